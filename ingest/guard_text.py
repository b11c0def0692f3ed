"""Characters that nobody sees taken out of what is shown and compared, while every quotation stays to the letter.

Zero-width and bidirectional control characters can make a text look like another one, or hide instructions in it.
They leave fields and sections the way markup does: ``breaks`` keep where each stood, and since no quotation crosses a
break, what is quoted is still a substring of the source.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from ingest.guard_notes import BIDIRECTIONAL, CONTROL, INVISIBLE
from ingest.model import Catalogue, Field, Section, Source

T = TypeVar("T")

_UNSEEN = re.compile("|".join(pattern.pattern for pattern in (INVISIBLE, BIDIRECTIONAL, CONTROL)))


def without_unseen(catalogue: Catalogue) -> Catalogue:
    """The catalogue without characters that nobody sees; what holds none is handed on as it is."""
    return _cleaned(catalogue)


def cut(text: str, breaks: tuple[int, ...] = ()) -> tuple[str, tuple[int, ...]]:
    """``text`` without unseen characters, and its breaks together with those where one was taken out."""
    stood = [match.start() for match in _UNSEEN.finditer(text)]
    moved = {at - sum(other < at for other in stood) for at in (*breaks, *stood)}
    clean = _UNSEEN.sub("", text)
    return clean, tuple(sorted(at for at in moved if 0 < at < len(clean)))


def _cleaned(value: T) -> T:
    """A value of the model, cleaned to its leaves; the same object where there was nothing to clean."""
    if isinstance(value, Source):
        return value
    if isinstance(value, str):
        return _UNSEEN.sub("", value) if _UNSEEN.search(value) else value  # type: ignore[return-value]
    if isinstance(value, tuple):
        items = tuple(_cleaned(item) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return _cleaned_record(value)  # type: ignore[no-any-return]
    return value


def _cleaned_record(record: Any) -> Any:
    old = {field.name: getattr(record, field.name) for field in fields(record)}
    new = {name: _cleaned(value) for name, value in old.items()}
    if isinstance(record, Field | Section) and new["text"] is not record.text:
        new["text"], new["breaks"] = cut(record.text, record.breaks)
    changed = {name: value for name, value in new.items() if value is not old[name]}
    return replace(record, **changed) if changed else record
