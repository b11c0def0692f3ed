"""事業 as ``GET /api/entries`` writes them: the public contract, to the letter."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas import samples
from api.schemas.sources import SourceOut
from ingest.model import Entry, FieldKind, Plan, RelationKind, Role


class DepartmentOut(BaseModel):
    """A department that takes part in the 事業."""

    name: str
    role: Role
    sub_item: str | None


class FieldOut(BaseModel):
    """One labelled statement of the form, as printed; ``doubt`` says why it may have been misread."""

    label: str
    kind: FieldKind
    text: str
    source: SourceOut
    doubt: str | None


class ScheduleOut(BaseModel):
    """What is planned for one fiscal year."""

    fiscal_year: int
    text: str
    phase: str | None
    sub_item: str | None


class BudgetOut(BaseModel):
    """An amount in yen."""

    label: str
    amount_yen: int
    fiscal_years: list[int]


class IndicatorOut(BaseModel):
    """A target of one indicator."""

    name: str
    fiscal_year: int | None
    target: str


class ProgressOut(BaseModel):
    """One row of a progress table."""

    fiscal_year: int
    department: str | None
    result: str | None
    rating: str | None


class RelationOut(BaseModel):
    """A pointer to another 事業."""

    kind: RelationKind
    entry_id: str


class EntryOut(BaseModel):
    """One 事業 with all its form says."""

    id: str
    municipality: str
    plan: str = Field(description="計画の名称")
    no: str = Field(examples=["2-(2)-④"])
    title: str
    path: list[str] = Field(description="基本方針から取組まで、外側から")
    departments: list[DepartmentOut]
    fields: list[FieldOut]
    schedule: list[ScheduleOut]
    budget: list[BudgetOut]
    indicators: list[IndicatorOut]
    progress: list[ProgressOut]
    relations: list[RelationOut]

    @classmethod
    def of(cls, entry: Entry, plan: Plan) -> EntryOut:
        """The public shape of a 事業 of ``plan``."""
        return cls(
            id=entry.id,
            municipality=plan.municipality,
            plan=plan.title,
            no=entry.no,
            title=entry.title,
            path=list(entry.path),
            departments=[DepartmentOut(name=d.name, role=d.role, sub_item=d.sub_item) for d in entry.departments],
            fields=[
                FieldOut(label=f.label, kind=f.kind, text=f.text, source=SourceOut.of(f.source), doubt=f.doubt)
                for f in entry.fields
            ],
            schedule=[
                ScheduleOut(fiscal_year=s.fiscal_year, text=s.text, phase=s.phase, sub_item=s.sub_item)
                for s in entry.schedule
            ],
            budget=[
                BudgetOut(label=b.label, amount_yen=b.amount_yen, fiscal_years=list(b.fiscal_years))
                for b in entry.budget
            ],
            indicators=[
                IndicatorOut(name=i.name, fiscal_year=i.fiscal_year, target=i.target) for i in entry.indicators
            ],
            progress=[
                ProgressOut(fiscal_year=p.fiscal_year, department=p.department, result=p.result, rating=p.rating)
                for p in entry.progress
            ],
            relations=[RelationOut(kind=r.kind, entry_id=r.entry_id) for r in entry.relations],
        )


class EntryPage(BaseModel):
    """One page of the 事業 that meet the conditions, and how many there are in all."""

    model_config = ConfigDict(
        json_schema_extra=samples.examples({"total": 1, "limit": 50, "offset": 0, "items": [samples.ENTRY]})
    )

    total: int
    limit: int
    offset: int
    items: list[EntryOut]
