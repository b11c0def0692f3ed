"""The results in a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from eval import texts
from eval.bounds import Rate
from eval.gate import Breach
from eval.importers.external import ExternalSet
from eval.measures.registry import BY_NAME, SHOWN
from eval.results import Group, Results, SystemResult

_COLUMNS = ("pass", "facts", "cite_recall", "cite_precision", "supported")


def show(results: Results, breaches: Sequence[Breach], console: Console) -> None:
    """Print a table of the kinds, one of the cities, one of the measures, the stages of failure and what fails the run."""
    main = results.main
    console.print(_groups(texts.BY_KIND, {texts.kind_name(k): g for k, g in main.kinds.items()}, results))
    console.print(_groups(texts.BY_CITY, main.cities, results))
    console.print(_measures(results))
    if main.stages:
        console.print(_stages(main))
    for breach in breaches:
        console.print(f"✗ {breach.message}", style="bold red")


def _groups(title: str, groups: Mapping[str, Group], results: Results) -> Table:
    table = _table(title)
    table.add_column("")
    table.add_column(texts.QUESTIONS, justify="right")
    for name in _COLUMNS:
        table.add_column(texts.SHORT[name], justify="right", no_wrap=True)
    for name, group in groups.items():
        table.add_row(name, str(group.n), *_cells(group))
    if len(results.sets) > 1 and groups is not results.main.sets:
        table.add_section()
        for name, group in results.main.sets.items():
            table.add_row(texts.SET.format(name=name), str(group.n), *_cells(group))
    table.add_section()
    for system in results.systems:
        style = "bold" if system is results.main else "dim"
        table.add_row(system.name, str(system.all.n), *_cells(system.all), style=style)
    return table


def _cells(group: Group) -> list[str]:
    rates = [group.rates.get(name) for name in _COLUMNS]
    return [with_bounds(rates[0]), *(texts.percent(found.value) if found else "－" for found in rates[1:])]


def with_bounds(found: Rate | None) -> str:
    """A rate with its bounds: 93.3% (83.8–98.2)."""
    if found is None:
        return "－"
    return f"{texts.percent(found.value)} ({100 * found.low:.1f}–{100 * found.high:.1f})"


def _measures(results: Results) -> Table:
    table = _table(texts.MEASURES)
    table.add_column("")
    for system in results.systems:
        table.add_column(system.name, justify="right")
        table.add_column("n", justify="right", style="dim")
    for measure in SHOWN:
        rates = [system.all.rates.get(measure.name) for system in results.systems]
        if any(rates):
            label = texts.LESS_IS_BETTER.format(label=measure.label) if measure.error else measure.label
            cells = [cell for found in rates for cell in (with_bounds(found), str(found.n) if found else "")]
            table.add_row(label, *cells)
    seconds = [cell for s in results.systems for cell in (texts.milliseconds(s.latency), str(len(s.rows)))]
    table.add_row(texts.LATENCY, *seconds)
    return table


def _stages(system: SystemResult) -> Table:
    table = _table(texts.BY_STAGE)
    table.add_column(texts.STAGE)
    table.add_column(texts.FAULTS, justify="right")
    table.add_column(texts.EXAMPLES)
    for stage, count in system.stages.items():
        ids = [row.question.id for row in system.rows if row.fault and row.fault.stage == stage]
        table.add_row(texts.stage_name(stage), str(count), "、".join(ids[:3]) + ("…" if len(ids) > 3 else ""))
    return table


def show_retrieval(external: ExternalSet, found: Mapping[str, Rate]) -> None:
    """Print what retrieval alone reached over a set of another make."""
    title = texts.RETRIEVAL_TITLE.format(
        name=external.name, queries=len(external.relevant), documents=len(external.documents)
    )
    table = _table(title)
    table.add_column("")
    table.add_column(texts.OURS, justify="right")
    for name, value in found.items():
        table.add_row(BY_NAME[name].label, with_bounds(value))
    Console(highlight=False, markup=False).print(table)


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", header_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
