"""What makes a run fail: a rate beyond its threshold, or a kind of question that fell by more than its bound."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval import texts
from eval.bounds import Rate
from eval.errors import ThresholdError
from eval.measures.base import Measure
from eval.measures.registry import BY_NAME
from eval.results import Results, SystemResult

Thresholds = Mapping[str, Mapping[str, float]]
"""Set → measure → the least value, or for a rate of errors the most."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Why a run fails, in Japanese."""

    message: str


@dataclass(frozen=True, slots=True)
class Gate:
    """What failed; ``applied`` is False where there was nothing to hold the run against."""

    breaches: tuple[Breach, ...] = ()
    applied: bool = False


def read_thresholds(start: Path) -> Thresholds:
    """``[tool.jigyo.eval]`` of the nearest ``pyproject.toml`` at or above a folder; nothing where there is none."""
    for folder in (start.resolve(), *start.resolve().parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            tables = tomllib.loads(file.read_text("utf-8")).get("tool", {}).get("jigyo", {}).get("eval", {})
            return {name: _checked(name, table) for name, table in tables.items()}
    return {}


def _checked(set_name: str, table: object) -> dict[str, float]:
    if not isinstance(table, dict):
        raise ThresholdError(set_name)
    for name, value in table.items():
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if name not in BY_NAME or not number or not 0 <= value <= 1:
            raise ThresholdError(f"{set_name}.{name}")
    return {name: float(value) for name, value in table.items()}


def below_thresholds(result: SystemResult, thresholds: Thresholds) -> Iterator[Breach]:
    """Each rate of a set that misses its threshold. A rate that could not be measured misses it too."""
    for set_name, found in result.sets.items():
        for name, wanted in thresholds.get(set_name, {}).items():
            measure = BY_NAME[name]
            reached = found.rates.get(name)
            if reached is None or _misses(measure, reached.value, wanted):
                value = texts.percent(reached.value) if reached else texts.NOT_MEASURED
                message = texts.MISSED_MOST if measure.error else texts.MISSED_LEAST
                yield Breach(
                    message.format(set=set_name, label=measure.label, value=value, wanted=texts.percent(wanted))
                )


def _misses(measure: Measure, value: float, wanted: float) -> bool:
    return value > wanted if measure.error else value < wanted


def fallen(result: SystemResult, previous: Results) -> Iterator[Breach]:
    """Each kind of question whose share of passes fell below the bound of the earlier run."""
    before = previous.main.kinds
    for kind, found in result.kinds.items():
        old, new = before[kind].rates.get("pass") if kind in before else None, found.rates["pass"]
        if old is not None and _fell(old, new):
            yield Breach(
                texts.FELL.format(
                    kind=texts.kind_name(kind),
                    old=texts.percent(old.value),
                    new=texts.percent(new.value),
                    low=texts.percent(old.low),
                )
            )


def _fell(old: Rate, new: Rate) -> bool:
    return new.value < old.low
