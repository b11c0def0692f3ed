"""Asking every question of a set and judging every answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from eval.case import Case
from eval.grounds import Grounds
from eval.question import Question
from eval.results import Row, row_of
from eval.sureness import Probe
from eval.systems.base import System
from eval.systems.local import owner_ids
from index.protocols import Query, Retriever

DEPTH = 10
"""How many hits of a plain search are looked at."""


def run(
    system: System,
    questions: Sequence[Question],
    grounds: Grounds,
    retriever: Retriever,
    *,
    set_name: str,
    probe: Probe | None = None,
    tell: Callable[[], None] = lambda: None,
) -> list[Row]:
    """One row a question, in order. An answer that fails to come is a row too."""
    rows = []
    for question in questions:
        exchange = system.converse(question)
        found = exchange.ranking if exchange.ranking is not None else ranking(question, retriever)
        case = Case(question, exchange, grounds, found)
        row = row_of(case, set_name)
        rows.append(replace(row, sureness=probe.sureness(question)) if probe else row)
        tell()
    return rows


def ranking(question: Question, retriever: Retriever) -> tuple[str, ...]:
    """What a plain search for the words of a question finds: 事業 and sections, each best first."""
    query = Query(" ".join(question.turns), municipality=question.municipality, limit=DEPTH)
    return owner_ids(retriever.search(query))
