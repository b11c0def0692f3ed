"""``jigyo ingest``: read plan documents and build the index."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import texts
from api.cli.completeness import Completeness, examine, recall, remember
from api.cli.exits import PARTLY
from api.cli.options import DataOption, JsonOption, opened, sample_plans
from api.cli.progress import telling

if TYPE_CHECKING:
    from api.schemas.plans import PlanOut
    from api.settings import Settings
    from index.refresh import RefreshReport
    from ingest.guard_watch import Watch
    from ingest.model import Catalogue


def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help=texts.PATHS, show_default=False)] = None,
    catalogue: Annotated[
        Path | None, typer.Option("--catalogue", help=texts.CATALOGUE, show_default=False)
    ] = None,
    report: Annotated[Path | None, typer.Option("--report", help=texts.REPORT, show_default=False)] = None,
    force: Annotated[bool, typer.Option("--force", help=texts.FORCE)] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """計画書を読み込み、索引を作ります。"""
    from api.settings import load_settings
    from ingest.guard_watch import watching
    from ingest.read import read_plans

    settings = load_settings(data=data)
    sources = _with_corrections(paths or sample_plans())
    with telling(quiet=as_json) as teller, watching(teller.step) as watch:
        refreshed = _refresh(sources, settings, watch, report, tell=teller.words, force=force)
        if watch.result is None and (report or catalogue):
            read_plans(sources)
        found = examine(watch.result, sources, report) if watch.result else recall(settings.data)
    if watch.result:
        remember(found, settings.data)
    written = _write_catalogue(watch.result.catalogue, catalogue) if watch.result and catalogue else None
    found = replace(found, problems=found.problems or tuple(p.message for p in refreshed.problems))
    plans = _plans(settings.data)
    if as_json:
        typer.echo(_as_json(refreshed, found, plans))
    else:
        _show(refreshed, plans)
        if written is not None:
            typer.echo(texts.CATALOGUE_WRITTEN.format(path=catalogue, entries=written))
        if report is not None:
            typer.echo(texts.REPORT_WRITTEN.format(path=report))
        _complain(found)
    if not found.complete:
        raise typer.Exit(PARTLY)


def _refresh(
    sources: list[Path],
    settings: Settings,
    watch: Watch,
    report: Path | None,
    *,
    tell: Callable[[str], None],
    force: bool,
) -> RefreshReport:
    """Bring the index up to date. Where nothing could be read there is no index, but a report that says why."""
    from index.errors import IndexingError
    from index.refresh import refresh

    try:
        return refresh(sources, settings.data, progress=tell, force=force, embedder=settings.embedder)
    except IndexingError:
        if report is not None and watch.result is not None:
            examine(watch.result, sources, report)
        raise


def _with_corrections(paths: list[Path]) -> list[Path]:
    """The paths with the corrections beside the files among them, so that a new correction is noticed as a change."""
    from ingest.corrections import corrections_beside

    beside = corrections_beside(path for path in paths if not path.is_dir())
    return [*paths, *(file for file in beside if file not in {path.resolve() for path in paths})]


def _write_catalogue(found: Catalogue, target: Path) -> int:
    """Write all that was read; the number of 事業 written."""
    from ingest.catalogue import write_catalogue

    write_catalogue(found, target)
    return len(found.entries)


def _plans(root: Path) -> list[PlanOut]:
    from api.schemas.plans import PlanOut
    from index.protocols import EntryFilter

    with opened(root) as services:
        return [PlanOut.of(p, services.store.count(EntryFilter(plan_id=p.id))) for p in services.plans]


def _as_json(report: RefreshReport, found: Completeness, plans: list[PlanOut]) -> str:
    summary = {
        "rebuilt": report.rebuilt,
        "plans": [plan.model_dump(mode="json") for plan in plans],
        "entries": report.entries,
        "sections": report.sections,
        "complete": found.complete,
        "problems": list(found.problems),
        "gaps": list(found.gaps),
        "notes": list(found.notes),
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


def _complain(found: Completeness) -> None:
    """Problems, gaps and remarks, on stderr."""
    from rich.console import Console

    console = Console(stderr=True, markup=False, highlight=False)
    for heading, sentences in (
        (texts.PROBLEMS, found.problems),
        (texts.GAPS, found.gaps),
        (texts.NOTES, found.notes),
    ):
        if sentences:
            console.print(heading.format(count=len(sentences)))
        for sentence in sentences:
            console.print(f"  ・{sentence}")
