"""Wrong refusals against wrong answers, for every threshold of sureness that might be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.results import Row


@dataclass(frozen=True, slots=True)
class Point:
    """The two error rates if everything below ``threshold`` were refused."""

    threshold: float
    false_refusal: float
    false_answer: float


def curve(rows: Sequence[Row]) -> list[Point]:
    """The points, from answering everything to refusing everything; none where one side has no questions."""
    known = [(row.sureness, row.question.refuse) for row in rows if row.sureness is not None]
    thresholds = [0.0, *sorted({value for value, _ in known}), 1.01]
    return [point for threshold in thresholds if (point := at(rows, threshold)) is not None]


def at(rows: Sequence[Row], threshold: float) -> Point | None:
    """The point of one threshold."""
    answerable = [row.sureness for row in rows if row.sureness is not None and not row.question.refuse]
    others = [row.sureness for row in rows if row.sureness is not None and row.question.refuse]
    if not answerable or not others:
        return None
    refused = sum(value < threshold for value in answerable) / len(answerable)
    return Point(threshold, refused, sum(value >= threshold for value in others) / len(others))
