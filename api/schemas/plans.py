"""Plans and departments as the API lists them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas import samples
from index.protocols import DepartmentCount
from ingest.model import Plan, PlanKind, PlanStatus


class PlanOut(BaseModel):
    """One document: whose it is, what it is called and how many 事業 it holds."""

    id: str
    municipality: str
    code: str | None = Field(description="全国地方公共団体コード")
    title: str
    kind: PlanKind
    status: PlanStatus
    fiscal_years: tuple[int, int] | None = Field(description="最初と最後の年度（西暦）", examples=[[2017, 2021]])
    files: list[str]
    entries: int = Field(description="事業の数")

    @classmethod
    def of(cls, plan: Plan, entries: int) -> PlanOut:
        """The public shape of a plan."""
        return cls(
            id=plan.id,
            municipality=plan.municipality,
            code=plan.code,
            title=plan.title,
            kind=plan.kind,
            status=plan.status,
            fiscal_years=plan.fiscal_years,
            files=list(plan.files),
            entries=entries,
        )


class PlanList(BaseModel):
    """All plans."""

    model_config = ConfigDict(json_schema_extra=samples.examples({"total": 1, "items": [samples.PLAN]}))

    total: int
    items: list[PlanOut]


class DepartmentCountOut(BaseModel):
    """A department and the number of 事業 it leads and is involved in."""

    municipality: str
    name: str
    division: str | None
    lead: int = Field(description="主管・担当する事業の数")
    related: int = Field(description="関係する事業の数")

    @classmethod
    def of(cls, count: DepartmentCount) -> DepartmentCountOut:
        """The public shape of a department's numbers."""
        return cls(
            municipality=count.municipality,
            name=count.name,
            division=count.division,
            lead=count.lead,
            related=count.related,
        )


class DepartmentList(BaseModel):
    """All departments in scope."""

    model_config = ConfigDict(json_schema_extra=samples.examples({"total": 1, "items": [samples.DEPARTMENT]}))

    total: int
    items: list[DepartmentCountOut]
