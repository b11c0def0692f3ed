"""Readings of single documents put together: progress joined to plans, ids given, relations drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.draft import Draft
from ingest.form_reader import read_budgets
from ingest.ids import distinct, entry_id, plan_id, section_id
from ingest.interpret import Reading
from ingest.join import add_progress, alike, correct_policies, relate
from ingest.model import Catalogue, Entry, Plan, PlanKind, Section
from ingest.plan_info import progress_title
from ingest.policies import reported
from ingest.progress.row import ProgressRow

_SAME = 0.85
"""How alike names must be to be the same 事業 where a report has no numbers."""


@dataclass(slots=True)
class _Shelf:
    """A plan with its drafts, while documents are joined."""

    reading: Reading
    plan: Plan
    drafts: list[Draft] = field(default_factory=list)


def assemble(readings: Sequence[Reading]) -> Catalogue:
    """The catalogue of all that was read, plans before the reports on them."""
    ids: set[str] = set()
    plans = [_shelf(r, r.title, ids) for r in readings if r.kind is PlanKind.PLAN]
    reports = [_report(r, plans, ids) for r in readings if r.kind is PlanKind.PROGRESS]
    for shelf in [*plans, *reports]:
        target = shelf if shelf.reading.kind is PlanKind.PLAN else _plan_of(shelf.reading, plans) or shelf
        _join(shelf.reading, target)
    entries: list[Entry] = []
    sections: list[Section] = []
    for shelf in [*plans, *reports]:
        entries.extend(_entries(shelf, ids))
        sections.extend(_sections(shelf))
    return Catalogue(tuple(shelf.plan for shelf in [*plans, *reports]), tuple(entries), tuple(sections))


def _shelf(reading: Reading, title: str, ids: set[str]) -> _Shelf:
    wanted = plan_id(reading.municipality, title)
    identity = distinct(wanted if wanted not in ids else plan_id(reading.municipality, title, reading.file), ids)
    plan = Plan(
        id=identity,
        municipality=reading.municipality,
        title=title,
        kind=reading.kind,
        files=(reading.file,),
        status=reading.status,
        fiscal_years=reading.fiscal_years,
    )
    return _Shelf(reading, plan, list(reading.drafts))


def _report(reading: Reading, plans: Sequence[_Shelf], ids: set[str]) -> _Shelf:
    """A progress report; one that prints no title takes that of the plan it reports on."""
    plan = _plan_of(reading, plans)
    title = reading.title or " ".join(
        part for part in (plan.plan.title if plan else "", progress_title(reading.progress_year)) if part
    )
    return _shelf(reading, title, ids)


def _plan_of(reading: Reading, plans: Sequence[_Shelf]) -> _Shelf | None:
    """The plan of the same municipality that shares most numbers with a report."""
    same = [shelf for shelf in plans if shelf.plan.municipality == reading.municipality]
    scored = [(sum(_draft_of(r, s.drafts) is not None for r in reading.progress), -i) for i, s in enumerate(same)]
    best = max(scored, default=(0, 0))
    return same[-best[1]] if best[0] else None


def _join(reading: Reading, shelf: _Shelf) -> None:
    rows: dict[str, list[ProgressRow]] = defaultdict(list)
    for row in reading.progress:
        rows[row.no or row.name].append(row)
    policies = reported(reading.progress)
    for key, group in rows.items():
        draft = _draft_of(group[0], shelf.drafts)
        if draft is None:
            draft = Draft(no=group[0].no, title=next((row.title for row in group if row.title), ""))
            shelf.drafts.append(draft)
        correct_policies(draft, *policies[key])
        add_progress(draft, group, reading.progress_year or 0)


def _draft_of(row: ProgressRow, drafts: Sequence[Draft]) -> Draft | None:
    """The 事業 of a plan that a row reports on: by number, or by name where the report has no numbers."""
    if row.no:
        return next((draft for draft in drafts if draft.no == row.no), None)
    best = max(drafts, key=lambda draft: alike(draft.title, row.name), default=None)
    return best if best is not None and alike(best.title, row.name) > _SAME else None


def _entries(shelf: _Shelf, ids: set[str]) -> list[Entry]:
    years = shelf.plan.fiscal_years
    span = tuple(range(years[0], years[1] + 1)) if years else ()
    named: list[tuple[str, Draft]] = []
    for position, draft in enumerate(shelf.drafts, start=1):
        draft.no = draft.no or str(position)
        read_budgets(draft, span)
        named.append((distinct(entry_id(shelf.plan.id, draft.no), ids), draft))
    relate(named)
    return [draft.entry(identity, shelf.plan.id) for identity, draft in named]


def _sections(shelf: _Shelf) -> list[Section]:
    return [
        replace(section, id=section_id(shelf.plan.id, n), plan_id=shelf.plan.id)
        for n, section in enumerate(shelf.reading.sections, start=1)
    ]
