"""Conditions on 事業 as query parameters; an empty parameter is one that was not given."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query
from pydantic import BeforeValidator, Field, StringConstraints

from api.deps import ServicesDep
from api.scope import resolve_municipality, resolve_plan
from api.sorting import Sort
from index.protocols import EntryFilter
from ingest.model import Role


def _blank_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


_Blank = BeforeValidator(_blank_is_none)
_Text = Annotated[str, StringConstraints(max_length=200)] | None
_Year = Annotated[int, Field(ge=1900, le=2200)] | None

MunicipalityQuery = Annotated[_Text, _Blank, Query(description="市町村の名称。読み込まれていない名称は422")]
SortQuery = Annotated[
    Sort | None,
    _Blank,
    Query(description="並べ方：plan（計画の順、既定）、title、department、budget。先頭に - で逆順"),
]
LimitQuery = Annotated[int, Query(ge=1, le=100, description="1回に返す件数")]
OffsetQuery = Annotated[int, Query(ge=0, le=1_000_000, description="先頭から飛ばす件数")]


def get_filter(
    services: ServicesDep,
    municipality: MunicipalityQuery = None,
    plan: Annotated[_Text, _Blank, Query(description="計画の id か名称")] = None,
    department: Annotated[_Text, _Blank, Query(description="課の名称（部の名称は有っても無くてもよい）")] = None,
    role: Annotated[Role | None, _Blank, Query(description="lead：主管・担当、related：関係")] = None,
    fiscal_year: Annotated[_Year, _Blank, Query(description="年度（西暦）")] = None,
    rating: Annotated[_Text, _Blank, Query(description="進捗の評価", examples=["△"])] = None,
    q: Annotated[_Text, _Blank, Query(description="事業名か項目に含まれる文字列")] = None,
) -> EntryFilter:
    """The conditions of the request. Raises where the municipality or the plan is unknown."""
    return EntryFilter(
        municipality=resolve_municipality(municipality, services.municipalities),
        plan_id=resolve_plan(plan, services.plans),
        department=department,
        role=role,
        fiscal_year=fiscal_year,
        rating=rating,
        text=q,
    )


FilterDep = Annotated[EntryFilter, Depends(get_filter)]
