"""The results of a run as plain values, and as a file: what reports show and what later runs are held against."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.answer import Citation
from eval.bounds import Rate
from eval.case import Case
from eval.errors import ResultsError
from eval.measures.latency import Latency
from eval.measures.registry import MEASURES
from eval.question import Question
from eval.stages import Fault, fault_of

VERSION = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer, what each measure says of it and, where something broke, at which stage."""

    question: Question
    set: str
    kind: str | None
    answer: str
    citations: tuple[Citation, ...]
    good: tuple[bool, ...]
    facts: tuple[bool, ...]
    cited: tuple[bool, ...]
    ok: bool
    values: Mapping[str, float]
    fault: Fault | None
    seconds: float
    error: str | None = None
    sureness: float | None = None
    unsupported: tuple[tuple[str, str], ...] = ()

    @property
    def city(self) -> str:
        """The asker's municipality, empty where none is given."""
        return self.question.municipality or ""


@dataclass(frozen=True, slots=True)
class Group:
    """The rates of some questions: all, one kind, one city."""

    n: int
    rates: Mapping[str, Rate]


@dataclass(frozen=True, slots=True)
class SystemResult:
    """What one system did on all sets of the run."""

    name: str
    rows: tuple[Row, ...]
    all: Group
    kinds: Mapping[str, Group]
    cities: Mapping[str, Group]
    sets: Mapping[str, Group]
    stages: Mapping[str, int]
    latency: Latency


@dataclass(frozen=True, slots=True)
class Results:
    """A run: the system judged comes first, a baseline after it."""

    version: int
    created: str
    sets: tuple[str, ...]
    systems: tuple[SystemResult, ...]
    threshold: float | None = None

    @property
    def main(self) -> SystemResult:
        """The system that is judged."""
        return self.systems[0]


_ADAPTER = TypeAdapter(Results)


def row_of(case: Case, set_name: str) -> Row:
    """The row of a case."""
    values = {measure.name: value for measure in MEASURES if (value := measure.of(case)) is not None}
    answer = case.answer
    return Row(
        question=case.question,
        set=set_name,
        kind=answer.kind.value if answer else None,
        answer=answer.text if answer else "",
        citations=case.citations,
        good=case.verdict.good,
        facts=case.verdict.facts,
        cited=case.verdict.cited,
        ok=case.verdict.ok,
        values=values,
        fault=fault_of(case),
        seconds=round(case.exchange.seconds, 4),
        error=case.exchange.error,
        unsupported=case.unsupported,
    )


def write_results(results: Results, file: Path) -> None:
    """Write the results as JSON."""
    file.write_text(json.dumps(as_plain(results), ensure_ascii=False, indent=1) + "\n", "utf-8")


def as_plain(results: Results) -> dict[str, Any]:
    """The results as JSON values."""
    plain: dict[str, Any] = _ADAPTER.dump_python(results, mode="json")
    return plain


def read_results(file: Path) -> Results:
    """The results of an earlier run. Raises ResultsError."""
    try:
        results = _ADAPTER.validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise ResultsError(file) from error
    if results.version != VERSION or not results.systems:
        raise ResultsError(file)
    return results
