"""What a printed label means: the data of ``ingest/data/labels.toml`` behind a few questions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.markup import joined, plain
from ingest.model import FieldKind
from ingest.text import fold, squeeze
from ingest.years import find_years

_NOTE = re.compile(r"[(\[（【].*$")
_TRIM = "[]【】()■◆●・:*※<>〈〉＜＞. "
_LONGEST = 40
_EXTRA: ContextVar[tuple[tuple[str, FieldKind], ...]] = ContextVar("_EXTRA", default=())


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: what it means and the fiscal year that stands in it."""

    text: str
    kind: FieldKind
    fiscal_year: int | None = None

    @property
    def is_value(self) -> bool:
        """Whether a column under this label holds targets and not the names of indicators."""
        return _stem(squeeze(self.text)) in load("labels")["indicator_values"]["labels"]


@cache
def load(name: str) -> dict[str, Any]:
    """A data file of this package, ``labels`` for ``ingest/data/labels.toml``."""
    return tomllib.loads(files("ingest").joinpath("data", f"{name}.toml").read_text("utf-8"))


def read_label(printed: str) -> Label | None:
    """The label that ``printed`` is, or None if it is no label."""
    return _read_label(printed, _EXTRA.get())


@contextmanager
def extra_labels(labels: Iterable[tuple[str, FieldKind]]) -> Iterator[None]:
    """Labels that hold inside the block only: those that a person names for one file."""
    token = _EXTRA.set(tuple((_stem(squeeze(printed)), kind) for printed, kind in labels))
    try:
        yield
    finally:
        _EXTRA.reset(token)


@cache
def _read_label(printed: str, extra: tuple[tuple[str, FieldKind], ...]) -> Label | None:
    text = joined(printed).strip()
    if not text or len(text) > _LONGEST or "。" in text:
        return None
    if named := dict(extra).get(_stem(squeeze(text))):
        return Label(text, named)
    if dated := _yearly(text):
        return dated
    kind = _kind(squeeze(text))
    return Label(text, kind) if kind else None


def is_schedule_row_label(printed: str) -> bool:
    """Whether ``printed`` names the rows below a row of years (取組内容) rather than a field of its own."""
    return _stem(squeeze(plain(printed))) in load("labels")["schedule_rows"]["labels"]


def is_status(text: str) -> bool:
    """Whether ``text`` says that a 事業 is new or goes on, and nothing else."""
    return len(text) <= _LONGEST and squeeze(plain(text)) in load("labels")["status_words"]["words"]


def is_path_column(printed: str) -> bool:
    """Whether a column under this heading holds policies that group 事業."""
    return _stem(squeeze(plain(printed))) in load("labels")["path_columns"]["labels"]


def glossary_columns(cells: tuple[str, ...]) -> tuple[int, int] | None:
    """The columns of term and explanation, if ``cells`` head a glossary."""
    words = load("labels")["glossary"]
    keys = [squeeze(plain(cell)) for cell in cells]
    term = next((i for i, key in enumerate(keys) if key in words["term"]), None)
    told = next((i for i, key in enumerate(keys) if key in words["explanation"]), None)
    return (term, told) if term is not None and told is not None and term != told else None


def year_columns(cells: tuple[str, ...]) -> dict[int, int]:
    """The cells that are fiscal years and nothing else, by column: a row of these heads a schedule."""
    found = {}
    for column, cell in enumerate(cells):
        label = _yearly(joined(cell)) if cell.strip() else None
        if label and label.kind is FieldKind.SCHEDULE and label.fiscal_year:
            found[column] = label.fiscal_year
    return found


def _kind(key: str) -> FieldKind | None:
    exact = _exact()
    for candidate in (key, _stem(key)):
        if candidate in exact:
            return exact[candidate]
    stem = _stem(key)
    return next((kind for pattern, kind in _patterns() if pattern.search(stem)), None)


def _stem(key: str) -> str:
    bare = _NOTE.sub("", key.strip(_TRIM)).strip(_TRIM)
    return bare.removesuffix("等").removesuffix("など")


def _yearly(text: str) -> Label | None:
    mentions = find_years(text)
    if len(mentions) != 1 or mentions[0].first != mentions[0].last:
        return None
    folded, mention = fold(text), mentions[0]
    rest = squeeze(folded[: mention.start] + folded[mention.end :])
    rest = (
        rest.replace("()", "")
        .strip(_TRIM)
        .removeprefix("年度")
        .removeprefix("の")
        .removesuffix("以降")
        .strip(_TRIM)
    )
    kind = _year_words().get(rest)
    return Label(text, kind, mention.first) if kind else None


@cache
def _exact() -> dict[str, FieldKind]:
    return {squeeze(word): FieldKind(kind) for kind, words in load("labels")["labels"].items() for word in words}


@cache
def _patterns() -> list[tuple[re.Pattern[str], FieldKind]]:
    table = load("labels")["patterns"]
    return [(re.compile(pattern), FieldKind(kind)) for kind, patterns in table.items() for pattern in patterns]


@cache
def _year_words() -> dict[str, FieldKind]:
    return {squeeze(word): FieldKind(kind) for kind, words in load("labels")["yearly"].items() for word in words}
