"""``GET /api/entries.csv``: the same list as a file for a spreadsheet."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from api.csv_export import csv_lines
from api.deps import ServicesDep
from api.filters import FilterDep, SortQuery
from api.schemas.errors import errors_beside
from api.sorting import sorted_entries

router = APIRouter(prefix="/api", tags=["catalogue"])

_CSV: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "UTF-8（BOM付き）のCSV。数式に見えるセルは先頭に ' を付ける",
        "content": {"text/csv": {"schema": {"type": "string"}, "example": "自治体,計画,事業番号,事業名\r\n"}},
    }
}


@router.get(
    "/entries.csv",
    summary="事業の一覧（CSV）",
    response_class=StreamingResponse,
    responses=_CSV | errors_beside(404, 422, 503),
)
def export_entries(where: FilterDep, services: ServicesDep, sort: SortQuery = None) -> StreamingResponse:
    """All 事業 that meet the conditions, one row each."""
    found = sorted_entries(services.store, where, sort)
    lines = csv_lines((entry, services.plan(entry.plan_id)) for entry in found)
    headers = {"Content-Disposition": 'attachment; filename="entries.csv"'}
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)
