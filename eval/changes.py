"""Question by question: what changed since an earlier run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from eval.results import Results, Row


class Change(StrEnum):
    """What became of a question."""

    NEW = "new"
    MENDED = "mended"
    BROKEN = "broken"
    REWORDED = "reworded"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Before:
    """A question in the earlier run, and how it differs now."""

    change: Change
    answer: str = ""


def changes(now: Results, previous: Results) -> Mapping[tuple[str, str], Before]:
    """For each question of the system judged, by set and id."""
    old = {(row.set, row.question.id): row for row in previous.main.rows}
    return {key: _change(row, old.get(key)) for row in now.main.rows for key in [(row.set, row.question.id)]}


def _change(row: Row, old: Row | None) -> Before:
    if old is None:
        return Before(Change.NEW)
    if row.ok != old.ok:
        return Before(Change.MENDED if row.ok else Change.BROKEN, old.answer)
    return Before(Change.SAME if row.answer == old.answer else Change.REWORDED, old.answer)
