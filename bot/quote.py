"""From evidence to a citation: the quotation that stands to the letter in the source."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from bot.answer import Citation
from bot.draft import Evidence
from ingest.model import FieldKind, Plan, Role

MAX_QUOTE = 160
"""Characters: longer quotations are cut at the end, which keeps them verbatim."""


def quotation(evidence: Evidence) -> str:
    """The longest piece of the evidence between line ends, tabs and markup: a substring of the source."""
    text = evidence.text
    end = len(text) if evidence.end is None else evidence.end
    edges = [evidence.start, *(b for b in evidence.breaks if evidence.start < b < end), end]
    pieces = [
        piece.strip()
        for left, right in itertools.pairwise(edges)
        for line in text[left:right].splitlines()
        for piece in line.split("\t")
    ]
    return max(pieces, key=len, default="")[:MAX_QUOTE].strip()


def citation(n: int, evidence: Evidence, plans: Mapping[str, Plan]) -> Citation:
    """The n-th citation; the plan is the document in which the field stands (plan or progress report)."""
    owner = evidence.entry or evidence.section
    if owner is None:
        raise ValueError("evidence without an entry or a section")
    source = evidence.source
    home = plans[owner.plan_id]
    plan = next(
        (p for p in plans.values() if source.file in p.files and p.municipality == home.municipality), home
    )
    entry, cited = evidence.entry, evidence.cited_field
    number = None
    if entry is not None:
        number = f"{entry.no}-{evidence.sub_item}" if evidence.sub_item else entry.no
    return Citation(
        n=n,
        entry_id=entry.id if entry else None,
        section_id=None if entry else owner.id,
        municipality=plan.municipality,
        plan=plan.title,
        no=number,
        title=owner.title,
        department=_department(evidence),
        field=cited.label if cited else owner.title,
        quote=quotation(evidence),
        source=source,
    )


def title_evidence(evidence: Evidence) -> Evidence:
    """The title field of the same entry, or the evidence itself where the entry prints none."""
    if evidence.entry is None:
        return evidence
    for index, candidate in enumerate(evidence.entry.fields):
        if candidate.kind is FieldKind.TITLE:
            return Evidence(entry=evidence.entry, field=index)
    return evidence


def _department(evidence: Evidence) -> str | None:
    if evidence.entry is None:
        return None
    lead = [d for d in evidence.entry.departments if d.role is Role.LEAD]
    own = [d for d in lead if evidence.sub_item and d.sub_item == evidence.sub_item] or lead
    return "、".join(dict.fromkeys(d.name for d in own)) or None
