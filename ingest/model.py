"""The domain model: what a municipal plan says, as plain typed values.

Nothing here reads a file, knows a layout or needs a library. Every statement keeps the place in the source that
makes it, so that an answer built from these values can cite the very field that says so.

Fiscal years (年度) are integers in the western calendar: ``2020`` is 令和2年度, April 2020 to March 2021.
Amounts are integers in yen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlanKind(StrEnum):
    """What a document is: a plan (計画) or the record of its progress (進捗状況・評価)."""

    PLAN = "plan"
    PROGRESS = "progress"


class PlanStatus(StrEnum):
    """How far the document has come: a draft (案) or decided (決定)."""

    DRAFT = "draft"
    DECIDED = "decided"


class FieldKind(StrEnum):
    """Canonical meaning of a form label; which printed labels mean what is data (``ingest/data/labels.toml``)."""

    TITLE = "title"
    NUMBER = "number"
    DEPARTMENT = "department"
    RELATED_DEPARTMENT = "related_department"
    OVERVIEW = "overview"
    ISSUES = "issues"
    AIM = "aim"
    ACTIONS = "actions"
    SCHEDULE = "schedule"
    BUDGET = "budget"
    INDICATOR = "indicator"
    INDICATOR_BASIS = "indicator_basis"
    EFFECT = "effect"
    POLICY = "policy"
    STATUS = "status"
    PROGRESS_PLANNED = "progress_planned"
    PROGRESS_RESULT = "progress_result"
    PROGRESS_EVIDENCE = "progress_evidence"
    RATING = "rating"
    OTHER = "other"


class Role(StrEnum):
    """How a department takes part: in charge (主管・担当) or involved (関係・関連)."""

    LEAD = "lead"
    RELATED = "related"


class BudgetKind(StrEnum):
    """What an amount is: per year (年額), for the whole plan (期間計), an item of it (内訳) or for reference (参考)."""

    ANNUAL = "annual"
    TOTAL = "total"
    ITEM = "item"
    REFERENCE = "reference"


class RelationKind(StrEnum):
    """How one 事業 points to another: printed again under another policy (再掲), or its cost booked at the other."""

    REPEAT_OF = "repeat_of"
    COST_AT = "cost_at"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text stands: file name, lines counted from 1 and inclusive, page counted from 1 if the format has pages."""

    file: str
    line_start: int
    line_end: int
    page: int | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled statement of a form, as printed.

    ``text`` is the source with its markup taken out: each line of ``text`` is made of pieces that stand in the
    source to the letter. ``breaks`` are the offsets in ``text`` where markup was taken out inside a line; a
    quotation crosses neither a line end nor a break, and is therefore always a substring of the source.
    ``doubt`` says in Japanese why the value may have been misread; a doubtful value is never counted in silence.
    """

    label: str
    kind: FieldKind
    text: str
    source: Source
    breaks: tuple[int, ...] = ()
    sub_item: str | None = None
    fiscal_year: int | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Department:
    """A department (課) that takes part in a 事業.

    ``name`` keeps the spelling of the source without its division; ``division`` is the 部 or 専門部会 printed before
    it. ``field`` is the index in ``Entry.fields`` of the field that names it.
    """

    name: str
    role: Role
    field: int
    division: str | None = None
    sub_item: str | None = None


@dataclass(frozen=True, slots=True)
class SubItem:
    """A lettered part (ア, イ, …) of a 事業, with the sentence that says what it does."""

    mark: str
    text: str
    field: int


@dataclass(frozen=True, slots=True)
class ScheduleItem:
    """What is planned for one fiscal year: the printed words, or a phase (検討, 導入・実施, 運用 …) with an arrow."""

    fiscal_year: int
    text: str
    field: int
    phase: str | None = None
    sub_item: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """An amount in yen with the words printed before it, its fiscal years (empty: not said) and its ``note``."""

    label: str
    amount_yen: int
    kind: BudgetKind
    field: int
    fiscal_years: tuple[int, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A target (目標値) of one indicator (評価指標) for one fiscal year, as printed: ``80%以上``, ``検討を踏まえ設定``."""

    name: str
    target: str
    field: int
    fiscal_year: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """One row of a progress table: what was planned, what came of it, the evidence and the rating.

    ``rating`` is one of ◎ ○ △ × or the letter printed; None where the table gives none. ``fields`` are the indices in
    ``Entry.fields`` of the cells of this row.
    """

    fiscal_year: int
    fields: tuple[int, ...]
    department: str | None = None
    planned: str | None = None
    result: str | None = None
    evidence: str | None = None
    rating: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer from one 事業 to another."""

    kind: RelationKind
    entry_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One 事業: its number as printed in its place (``7``, ``2-(2)-④``, ``その2-⑥``, ``1-1-(3)``) and all its form says.

    ``path`` is the chain of policies above it (基本方針 ▸ 取組), outermost first.
    """

    id: str
    plan_id: str
    no: str
    title: str
    path: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    departments: tuple[Department, ...] = ()
    sub_items: tuple[SubItem, ...] = ()
    schedule: tuple[ScheduleItem, ...] = ()
    budget: tuple[BudgetItem, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    progress: tuple[Progress, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Plan text that is no 事業: surveys, glossary, organisation, plan period. ``path`` are the headings above ``title``."""

    id: str
    plan_id: str
    title: str
    text: str
    source: Source
    path: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One document; ``fiscal_years`` are the first and last covered, ``code`` the 全国地方公共団体コード where known."""

    id: str
    municipality: str
    title: str
    kind: PlanKind
    files: tuple[str, ...]
    status: PlanStatus = PlanStatus.DECIDED
    fiscal_years: tuple[int, int] | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that was read: plans, their 事業 and their other text."""

    plans: tuple[Plan, ...] = ()
    entries: tuple[Entry, ...] = ()
    sections: tuple[Section, ...] = ()
