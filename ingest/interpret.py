"""One document understood: its title, its 事業, its progress rows and its other text."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.bullets import read_bullets
from ingest.document import Document
from ingest.draft import Draft
from ingest.form_reader import read_form
from ingest.forms import FormSpan, find_forms
from ingest.join import add_announced, alike
from ingest.lexicon import extra_labels
from ingest.listed import read_list
from ingest.model import FieldKind, PlanKind, PlanStatus, Section
from ingest.normalise import normalise
from ingest.outline import Outline, Place, read_outline
from ingest.overrides import NOTHING, Overrides
from ingest.plan_info import find_municipality, find_status, find_title, find_years_of_plan
from ingest.progress.reader import read_progress
from ingest.progress.row import ProgressRow
from ingest.rated import add_told_progress
from ingest.sections import read_sections
from ingest.tables import ListTable, find_tables
from ingest.toc import find_toc

_LIKE = 0.6


@dataclass(slots=True)
class Reading:
    """What a document says, before it is joined with others."""

    file: str
    municipality: str
    title: str
    kind: PlanKind
    status: PlanStatus
    fiscal_years: tuple[int, int] | None
    drafts: list[Draft] = field(default_factory=list)
    progress: list[ProgressRow] = field(default_factory=list)
    progress_year: int | None = None
    sections: list[Section] = field(default_factory=list)


def interpret(document: Document, overrides: Overrides = NOTHING) -> Reading:
    """Read a document, with what a person says of it. Nothing in here knows which municipality wrote it."""
    with extra_labels(overrides.labels):
        reading = _interpret(document)
    reading.municipality = overrides.municipality or reading.municipality
    reading.title = overrides.title or reading.title
    reading.fiscal_years = overrides.fiscal_years or reading.fiscal_years
    return reading


def _interpret(document: Document) -> Reading:
    document = normalise(document)
    toc = find_toc(document)
    forms = find_forms(document, toc)
    in_forms = {i for form in forms for i in (*form.context, *form.body)}
    tables = find_tables(document, toc | frozenset(in_forms))
    outline = read_outline(document, toc | in_forms)
    drafts = [read_form(document, form, _above(outline, form)) for form in forms]
    for draft in drafts:
        add_told_progress(draft, None)
    taken = set(toc) | in_forms
    rows: list[ProgressRow] = []
    year: int | None = None
    for table in tables:
        if table.is_progress:
            year = year or _year(table)
            read = read_progress(document, table, rows[-1] if rows else None)
            rows.extend(row for row in read if row.no or row.name)
            taken.update(table.headers, (i for i, row in zip(table.rows, read, strict=True) if row.no or row.name))
        else:
            taken |= _add_listed(document, table, outline, drafts)
    for draft, used in read_bullets(document, outline, taken):
        drafts.append(draft)
        taken.update(used)
    return _reading(document, drafts, rows, year, outline, taken, toc)


def _reading(
    document: Document,
    drafts: list[Draft],
    rows: list[ProgressRow],
    year: int | None,
    outline: Outline,
    taken: set[int],
    toc: frozenset[int],
) -> Reading:
    first = min((i for i in taken if i not in toc), default=len(document.blocks))
    title = find_title(document, toc, first) or find_title(document, toc, len(document.blocks))
    schedules = [draft.years for draft in drafts]
    kind = PlanKind.PROGRESS if rows and not drafts else PlanKind.PLAN
    years = (year, year) if kind is PlanKind.PROGRESS and year else find_years_of_plan(document, schedules)
    return Reading(
        file=document.file,
        municipality=find_municipality(document, title),
        title=title,
        kind=kind,
        status=find_status(document, title),
        fiscal_years=years,
        drafts=drafts,
        progress=rows,
        progress_year=year,
        sections=read_sections(document, outline, taken, _cited(drafts)),
    )


def _cited(drafts: list[Draft]) -> set[int]:
    """The lines of the headings that stand in a path and are fields of their 事業."""
    return {f.source.line_start for draft in drafts for f in draft.fields if f.kind is FieldKind.POLICY}


def _above(outline: Outline, form: FormSpan) -> tuple[Place, ...]:
    """The headings above a form."""
    start = (form.context or form.body)[0]
    return outline.chains[start - 1] if start else ()


def _add_listed(document: Document, table: ListTable, outline: Outline, drafts: list[Draft]) -> set[int]:
    """Take from a list what has no form of its own; the blocks that were used up."""
    used: set[int] = set()
    known = len(drafts)
    for draft, records in read_list(document, table, outline):
        form = _form_of(draft, drafts[:known])
        if form is not None:
            add_announced(form, draft)
        elif draft.title:
            drafts.append(draft)
            used.update(record.index for record in records)
    if used:
        used.update(table.headers)
    return used


def _form_of(draft: Draft, drafts: list[Draft]) -> Draft | None:
    same = [d for d in drafts if d.no and d.no == draft.no]
    if same:
        return same[0]
    return next((d for d in drafts if not draft.no and alike(d.title, draft.title) > _LIKE), None)


def _year(table: ListTable) -> int | None:
    return next((label.fiscal_year for label in table.columns.values() if label.fiscal_year), None)
