"""Joining what several places say of one 事業: progress rows to the plan, lists to forms, 再掲 and costs to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ingest.departments import department_key
from ingest.draft import Draft
from ingest.lexicon import load
from ingest.markup import clean
from ingest.model import Field, FieldKind, Progress, Relation, RelationKind, Role
from ingest.policies import Policy, is_marked, same_mark, same_policy
from ingest.progress.reader import mark_foreign
from ingest.progress.row import ProgressRow
from ingest.text import fold, squeeze

OTHER_TITLE = "番号は同じですが、計画の事業名と進捗表の事業名が異なります"
DIFFERS = "計画の一覧表では「{here}」、進捗表では「{there}」と読み取れるため、進捗表によりました"
_QUOTED = re.compile(r"「([^「」]+)」")
_LIKE = 0.6
_SAME = 0.9


def alike(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1, width and white space aside."""
    return SequenceMatcher(None, squeeze(one), squeeze(other)).ratio()


def add_progress(draft: Draft, rows: Iterable[ProgressRow], year: int) -> None:
    """Add the rows of a progress table that belong to one 事業."""
    lacking = not draft.departments
    own = {department_key(d.name) for d in draft.departments}
    for row in rows:
        if row.department:
            own |= {department_key(part) for part in re.split(r"[、,\s]+|及び", row.department) if part}
        mark_foreign(row, own)
        _add_row(draft, row, year, lacking=lacking)


def correct_policies(draft: Draft, outer: Policy | None, inner: Policy | None) -> None:
    """Where a list left it unsure to which policy a 事業 belongs, let the progress report decide, and say so."""
    if not draft.listed:
        return
    for index, item in enumerate(draft.fields):
        if item.kind is not FieldKind.POLICY or item.fiscal_year is not None:
            continue
        better = outer if is_marked(item.text) else inner
        beside = any(f.kind is FieldKind.TITLE and f.source == item.source for f in draft.fields)
        if better is None or (beside and not is_marked(item.text)):
            continue
        agreed = same_mark(item.text, better.raw) if is_marked(item.text) else same_policy(item.text, better.raw)
        if agreed:
            draft.fields[index] = replace(item, doubt=None)
            continue
        text, breaks = clean(better.raw.strip())
        doubt = DIFFERS.format(here=item.text, there=text)
        draft.fields[index] = Field(item.label, item.kind, text, better.source, breaks, doubt=doubt)
    policies = [f for f in draft.fields if f.kind is FieldKind.POLICY and f.fiscal_year is None]
    draft.path = tuple(f.text.replace("\n", " ") for f in policies)


def _add_row(draft: Draft, row: ProgressRow, year: int, *, lacking: bool) -> None:
    indices = []
    for item in row.fields:
        index = draft.add(replace(item, fiscal_year=year))
        indices.append(index)
        if item.kind is FieldKind.DEPARTMENT and lacking:
            _name_new_departments(draft, index)
    if row.title and draft.title and alike(row.title, draft.title) < _LIKE:
        title = next((i for i in indices if draft.fields[i].kind is FieldKind.TITLE), None)
        if title is not None:
            draft.doubt(title, OTHER_TITLE)
    doubts = [draft.fields[i].doubt for i in indices if draft.fields[i].doubt]
    draft.progress.append(
        Progress(
            fiscal_year=year,
            fields=tuple(indices),
            department=row.department,
            planned=row.text(FieldKind.PROGRESS_PLANNED),
            result=row.text(FieldKind.PROGRESS_RESULT),
            evidence=row.text(FieldKind.PROGRESS_EVIDENCE),
            rating=row.rating,
            doubt="。".join(dict.fromkeys(d for d in doubts if d)) or None,
        )
    )


def _name_new_departments(draft: Draft, index: int) -> None:
    known = {(department_key(d.name), d.sub_item) for d in draft.departments}
    before = len(draft.departments)
    draft.name_departments(index)
    new = [d for d in draft.departments[before:] if (department_key(d.name), d.sub_item) not in known]
    draft.departments[before:] = [replace(d, role=Role.LEAD) for d in new]


def add_announced(draft: Draft, announced: Draft) -> None:
    """Add to a 事業 with a form what only a list says: whether it is new, and departments the form leaves out."""
    for item in announced.fields:
        if item.kind is FieldKind.STATUS and not any(f.kind is FieldKind.STATUS for f in draft.fields):
            draft.add(item)
    if not draft.departments:
        _copy_departments(draft, announced)


def _copy_departments(draft: Draft, announced: Draft) -> None:
    moved: dict[int, int] = {}
    for department in announced.departments:
        if department.field not in moved:
            moved[department.field] = draft.add(announced.fields[department.field])
        draft.departments.append(replace(department, field=moved[department.field]))


def relate(drafts: Sequence[tuple[str, Draft]]) -> None:
    """Point 再掲 to the 事業 with the same name, and a cost that stands elsewhere to where it stands."""
    for entry_id, draft in drafts:
        if not _points(draft):
            continue
        others = [(other_id, other) for other_id, other in drafts if other_id != entry_id]
        if target := _repeated(draft, others):
            draft.relations.append(Relation(RelationKind.REPEAT_OF, target))
        for target in dict.fromkeys(_cost_elsewhere(draft, others)):
            draft.relations.append(Relation(RelationKind.COST_AT, target))


def _points(draft: Draft) -> bool:
    """Whether a 事業 may point to another one at all."""
    repeated = re.search(load("structure")["repeat"]["pattern"], draft.title)
    return bool(repeated) or any(item.kind is FieldKind.BUDGET for item in draft.fields)


def _repeated(draft: Draft, others: Sequence[tuple[str, Draft]]) -> str | None:
    pattern = load("structure")["repeat"]["pattern"]
    if not re.search(pattern, draft.title):
        return None
    bare = re.sub(pattern, "", draft.title)
    originals = [(i, d) for i, d in others if not re.search(pattern, d.title)]
    return _best(bare, originals)


def _cost_elsewhere(draft: Draft, others: Sequence[tuple[str, Draft]]) -> Iterable[str]:
    words = load("structure")["budget"]
    for item in draft.fields:
        if item.kind is not FieldKind.BUDGET or not re.search(words["elsewhere"], item.text):
            continue
        for name in _QUOTED.findall(item.text):
            if target := _best(name, others):
                yield target
        for match in re.finditer(words["number"], fold(item.text)):
            yield from (i for i, other in others if squeeze(other.no) == (match["no"] or match["code"]))


def _best(name: str, drafts: Sequence[tuple[str, Draft]]) -> str | None:
    scored = [(alike(name, draft.title), entry_id) for entry_id, draft in drafts]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _SAME else None
