"""The sample plans, indexed once, and the sample questions judged once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.case import Case
from eval.grounds import Grounds
from eval.judge import judge
from eval.question import Question
from eval.results import VERSION, Results, Row
from eval.run import run
from eval.sets import QuestionSet, load_set
from eval.summary import summarise
from eval.sureness import Probe
from eval.systems.base import Exchange
from eval.systems.local import LocalBot
from eval.systems.naive import NaiveRag
from index.opened import Index
from index.write import write_build
from ingest.read import read_plans

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples"


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("eval-index")
    catalogue = read_plans([SAMPLES]).catalogue
    manifest = write_build(
        catalogue,
        folder,
        created="2026-01-01T00:00:00+00:00",
        source="tests",
        embedder=None,
        progress=lambda _: None,
    )
    opened = Index.of_build(folder, manifest)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def grounds(index: Index) -> Grounds:
    return Grounds(index.store, SAMPLES)


@pytest.fixture(scope="session")
def sample() -> QuestionSet:
    return load_set("sample")


@pytest.fixture(scope="session")
def rows(index: Index, grounds: Grounds, sample: QuestionSet) -> list[Row]:
    """Every sample question, judged."""
    return run(LocalBot(index), sample.questions, grounds, index.retriever, set_name="sample", probe=Probe(index))


@pytest.fixture(scope="session")
def results(rows: list[Row], index: Index, grounds: Grounds, sample: QuestionSet) -> Results:
    """A run over the sample questions with the naive baseline beside it."""
    naive = run(NaiveRag(grounds), sample.questions, grounds, index.retriever, set_name="sample")
    systems = (summarise("ours", rows), summarise("naive", naive))
    return Results(VERSION, "2026-01-01T00:00:00+00:00", ("sample",), systems, threshold=0.5)


@pytest.fixture(scope="session")
def asked(index: Index, grounds: Grounds, sample: QuestionSet) -> dict[str, Case]:
    """The cases of a few sample questions, by id."""
    bot = LocalBot(index)
    wanted = {"citizen-04", "staff-01", "aggregate-01", "schedule-01", "unanswerable-03"}
    return {q.id: Case(q, bot.converse(q), grounds) for q in sample.questions if q.id in wanted}


def case(question: Question, exchange: Exchange, grounds: Grounds) -> Case:
    made = Case(question, exchange, grounds)
    if exchange.answer:
        assert made.verdict == judge(question, exchange.answer)
    return made
