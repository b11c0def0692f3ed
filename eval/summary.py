"""From rows to rates: for all questions, for each kind, city and set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from eval import texts
from eval.bounds import rate
from eval.measures.latency import latency
from eval.measures.registry import BY_NAME
from eval.results import Group, Row, SystemResult
from eval.stages import Stage


def summarise(name: str, rows: Sequence[Row]) -> SystemResult:
    """All that reports say of one system."""
    stages = Counter(row.fault.stage for row in rows if row.fault)
    return SystemResult(
        name=name,
        rows=tuple(rows),
        all=group(rows),
        kinds=_by(rows, lambda row: row.question.kind),
        cities=_by(rows, lambda row: row.city or texts.NO_CITY),
        sets=_by(rows, lambda row: row.set),
        stages={stage.value: stages[stage] for stage in Stage if stages[stage]},
        latency=latency([row.seconds for row in rows]),
    )


def group(rows: Sequence[Row]) -> Group:
    """The rates of some rows."""
    names = [*BY_NAME, *sorted({name for row in rows for name in row.values} - set(BY_NAME))]
    found = {name: rate([row.values[name] for row in rows if name in row.values]) for name in names}
    return Group(len(rows), {name: value for name, value in found.items() if value is not None})


def _by(rows: Sequence[Row], key: Callable[[Row], str]) -> Mapping[str, Group]:
    names = dict.fromkeys(key(row) for row in rows)
    return {name: group([row for row in rows if key(row) == name]) for name in names}
