"""``jigyo entries``: list 事業 by conditions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import texts
from api.cli.options import CityOption, DataOption, JsonOption, opened

if TYPE_CHECKING:
    from api.services import Services
    from ingest.model import Entry


def entries(
    city: CityOption = None,
    department: Annotated[str | None, typer.Option("--department", help=texts.DEPARTMENT)] = None,
    year: Annotated[str | None, typer.Option("--year", help=texts.YEAR)] = None,
    rating: Annotated[str | None, typer.Option("--rating", help=texts.RATING)] = None,
    query: Annotated[str | None, typer.Option("--q", help=texts.QUERY)] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help=texts.LIMIT)] = 100,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """条件に合う事業を一覧にします。"""
    from api.scope import resolve_municipality
    from index.protocols import EntryFilter

    with opened(data) as services:
        where = EntryFilter(
            municipality=resolve_municipality(city, services.municipalities),
            department=department,
            fiscal_year=_fiscal_year(year),
            rating=rating,
            text=query,
        )
        total = services.store.count(where)
        found = services.store.entries(where, limit=limit)
        if as_json:
            _print_json(found, total, limit, services)
        else:
            _print_table(found, total, services)


def _fiscal_year(year: str | None) -> int | None:
    from api.settings import SettingsError
    from ingest.years import fiscal_year

    if year is None:
        return None
    found = fiscal_year(year)
    if found is None:
        raise SettingsError(texts.BAD_YEAR.format(year=year))
    return found


def _print_json(found: Sequence[Entry], total: int, limit: int, services: Services) -> None:
    from api.schemas.entries import EntryOut, EntryPage

    items = [EntryOut.of(entry, services.plan(entry.plan_id)) for entry in found]
    typer.echo(EntryPage(total=total, limit=limit, offset=0, items=items).model_dump_json(indent=2))


def _print_table(found: Sequence[Entry], total: int, services: Services) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("市町村", "番号", "事業名", "担当課", "評価")
    for column in table.columns:
        column.overflow = "fold"
    for entry in found:
        departments = "、".join(dict.fromkeys(d.name for d in entry.departments))
        ratings = "".join(p.rating or "" for p in entry.progress)
        table.add_row(services.plan(entry.plan_id).municipality, entry.no, entry.title, departments, ratings)
    console = Console(markup=False, highlight=False)
    if found:
        console.print(table)
    words = texts.TOTAL if len(found) == total else texts.TOTAL_SHOWN
    console.print(words.format(total=total, shown=len(found)))
