"""``jigyo ingest``: read plan documents and build the index."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import texts
from api.cli.exits import PARTLY
from api.cli.options import DataOption, JsonOption, opened, sample_plans

if TYPE_CHECKING:
    from api.schemas.plans import PlanOut
    from index.refresh import RefreshReport


def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help=texts.PATHS, show_default=False)] = None,
    catalogue: Annotated[
        Path | None, typer.Option("--catalogue", help=texts.CATALOGUE, show_default=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=texts.FORCE)] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """計画書を読み込み、索引を作ります。"""
    from api.settings import load_settings
    from index.refresh import refresh

    settings = load_settings(data=data)
    sources = paths or sample_plans()
    with _progress(quiet=as_json) as tell:
        report = refresh(sources, settings.data, progress=tell, force=force, embedder=settings.embedder)
    written = _write_catalogue(sources, catalogue) if catalogue else None
    plans = _plans(settings.data)
    if as_json:
        typer.echo(_as_json(report, plans))
    else:
        _show(report, plans)
        if written is not None:
            typer.echo(texts.CATALOGUE_WRITTEN.format(path=catalogue, entries=written))
    if report.problems:
        raise typer.Exit(PARTLY)


def _write_catalogue(sources: Sequence[Path], target: Path) -> int:
    """Write all that is read from ``sources``; the number of 事業 written."""
    from ingest.catalogue import write_catalogue
    from ingest.read import read_plans

    found = read_plans(list(sources)).catalogue
    write_catalogue(found, target)
    return len(found.entries)


def _plans(root: Path) -> list[PlanOut]:
    from api.schemas.plans import PlanOut
    from index.protocols import EntryFilter

    with opened(root) as services:
        return [PlanOut.of(p, services.store.count(EntryFilter(plan_id=p.id))) for p in services.plans]


def _as_json(report: RefreshReport, plans: list[PlanOut]) -> str:
    summary = {
        "rebuilt": report.rebuilt,
        "plans": [plan.model_dump(mode="json") for plan in plans],
        "entries": report.entries,
        "sections": report.sections,
        "problems": [problem.message for problem in report.problems],
        "seconds": round(report.seconds, 3),
    }
    return json.dumps(summary, ensure_ascii=False, indent=2)


def _show(report: RefreshReport, plans: list[PlanOut]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("市町村", "計画", "年度", "事業", "ファイル")
    for column in table.columns:
        column.overflow = "fold"
    table.columns[3].justify = "right"
    for plan in plans:
        years = "〜".join(str(year) for year in dict.fromkeys(plan.fiscal_years)) if plan.fiscal_years else ""
        count = texts.PROGRESS_REPORT if plan.kind == "progress" else str(plan.entries)
        table.add_row(plan.municipality, plan.title, years, count, "\n".join(plan.files))
    console = Console(markup=False, highlight=False)
    console.print(table)
    console.print(texts.SUMMARY.format(plans=report.plans, entries=report.entries, sections=report.sections))
    console.print(texts.REBUILT.format(seconds=report.seconds) if report.rebuilt else texts.UNCHANGED)
    if report.problems:
        complaints = Console(stderr=True, markup=False, highlight=False)
        complaints.print(texts.PROBLEMS.format(count=len(report.problems)))
        for problem in report.problems:
            complaints.print(f"  ・{problem.message}")


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str], None] | None]:
    """A line on stderr that moves while work is done, and says what; nothing where the output is for programs."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (BarColumn(bar_width=20), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(texts.READING, total=None)
        yield lambda words: progress.update(task, description=words)
