"""A whole run: each set over its plans, by each system, to results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from eval import texts
from eval.display import Display
from eval.grounds import Grounds
from eval.llm_judge import LlmJudge
from eval.plans import indexed
from eval.results import VERSION, Results, Row
from eval.run import run
from eval.sets import QuestionSet
from eval.summary import summarise
from eval.sureness import Probe, threshold_in_use
from eval.systems.base import System
from eval.systems.http import HttpBot
from eval.systems.local import LocalBot
from eval.systems.naive import NaiveRag
from index.opened import Index


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to judge: the bot in this process or, with ``url``, a server; and whether a baseline beside it."""

    sets: Sequence[QuestionSet]
    url: str | None = None
    naive: bool = False
    second_opinion: LlmJudge | None = None


def evaluate(wanted: Wanted, display: Display) -> Results:
    """Ask every question of every set and judge the answers."""
    rows: dict[str, list[Row]] = {}
    for questions in wanted.sets:
        with indexed(questions.plans, display.say) as index:
            for name, found in _rows(wanted, questions, index, display):
                rows.setdefault(name, []).extend(found)
    return Results(
        version=VERSION,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        sets=tuple(questions.name for questions in wanted.sets),
        systems=tuple(summarise(name, found) for name, found in rows.items()),
        threshold=None if wanted.url else threshold_in_use(),
    )


def _rows(
    wanted: Wanted, questions: QuestionSet, index: Index, display: Display
) -> Iterator[tuple[str, list[Row]]]:
    """What each system makes of one set."""
    grounds = Grounds(index.store, questions.plans)
    for system, probe in _systems(wanted, index, grounds):
        title = texts.ASKING.format(system=system.name, set=questions.name)
        tell = display.counting(title, len(questions.questions))
        found = run(
            system, questions.questions, grounds, index.retriever, set_name=questions.name, probe=probe, tell=tell
        )
        yield system.name, wanted.second_opinion.judge(found) if wanted.second_opinion else found


def _systems(wanted: Wanted, index: Index, grounds: Grounds) -> Iterator[tuple[System, Probe | None]]:
    if wanted.url:
        yield HttpBot(wanted.url), None
    else:
        yield LocalBot(index), Probe(index)
    if wanted.naive:
        yield NaiveRag(grounds), None
