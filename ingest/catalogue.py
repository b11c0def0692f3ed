"""The catalogue as a file: JSON lines, one plan, 事業 or section a line, readable by people and by ``grep``."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from ingest.errors import CatalogueError
from ingest.model import Catalogue, Entry, Plan, Section

_TYPES: dict[str, type[Plan] | type[Entry] | type[Section]] = {"plan": Plan, "entry": Entry, "section": Section}


def write_catalogue(catalogue: Catalogue, path: Path) -> None:
    """Write ``catalogue`` to ``path``, over whatever stood there."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in _records(catalogue):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def read_catalogue(path: Path) -> Catalogue:
    """Read back what ``write_catalogue`` wrote; CatalogueError names the line that cannot be understood."""
    found: dict[str, list[Any]] = {name: [] for name in _TYPES}
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    record = json.loads(line)
                    name = record.pop("type")
                    found[name].append(_build(_TYPES[name], record))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise CatalogueError(path.name, number) from error
    return Catalogue(tuple(found["plan"]), tuple(found["entry"]), tuple(found["section"]))


def _records(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    for name, values in (("plan", catalogue.plans), ("entry", catalogue.entries), ("section", catalogue.sections)):
        for value in values:
            yield {"type": name, **_plain(value)}


def _plain(value: Any) -> Any:
    """Dataclasses as objects without the fields that hold their default, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(v) for f in fields(value) if (v := getattr(value, f.name)) != f.default}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


def _build(kind: Any, value: Any) -> Any:
    """``value`` as the type that the model declares for it."""
    origin = typing.get_origin(kind)
    if origin is types.UnionType:
        inner = next(a for a in typing.get_args(kind) if a is not type(None))
        return None if value is None else _build(inner, value)
    if origin is tuple:
        arguments = typing.get_args(kind)
        return tuple(_build(arguments[0], item) for item in value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _build(hints[name], item) for name, item in value.items()})
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
