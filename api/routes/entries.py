"""``GET /api/entries`` and ``GET /api/entries/{id}``."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from api.deps import ServicesDep
from api.errors import EntryNotFoundError
from api.filters import FilterDep, LimitQuery, OffsetQuery, SortQuery
from api.schemas.entries import EntryOut, EntryPage
from api.schemas.errors import errors
from api.sorting import sorted_entries

router = APIRouter(prefix="/api", tags=["catalogue"])


@router.get("/entries", summary="事業の一覧", responses=errors(404, 422, 503))
def list_entries(
    where: FilterDep,
    services: ServicesDep,
    sort: SortQuery = None,
    limit: LimitQuery = 50,
    offset: OffsetQuery = 0,
) -> EntryPage:
    """The 事業 that meet all conditions, one page of them; ``total`` counts all."""
    found = sorted_entries(services.store, where, sort, limit=limit, offset=offset)
    return EntryPage(
        total=services.store.count(where),
        limit=limit,
        offset=offset,
        items=[EntryOut.of(entry, services.plan(entry.plan_id)) for entry in found],
    )


@router.get("/entries/{entry_id:path}", summary="事業", responses=errors(404, 422, 503))
def get_entry(
    entry_id: Annotated[str, Path(description="事業の識別子", max_length=300)], services: ServicesDep
) -> EntryOut:
    """One 事業 with all its form says."""
    entry = services.store.entry(entry_id)
    if entry is None:
        raise EntryNotFoundError
    return EntryOut.of(entry, services.plan(entry.plan_id))
