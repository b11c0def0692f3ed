"""Draft questions from the catalogue, by a template a field, for a person to check and to put into everyday words.

A draft carries ``"accepted": false``; a question set with such a line is refused, so that nobody measures with drafts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import Any

from eval import templates
from eval.grounds import Grounds
from ingest.model import Entry, Field, FieldKind, Role
from ingest.years import show_fiscal_year

_LONGEST_FACT = 40
Draft = dict[str, Any]


def propose(grounds: Grounds, count: int) -> list[Draft]:
    """At most ``count`` drafts: the kinds of field in turn, so that few drafts already touch every kind."""
    by_kind: dict[str, list[Draft]] = {}
    for draft in _drafts(grounds):
        by_kind.setdefault(draft["type"], []).append(draft)
    mixed = (draft for row in zip_longest(*map(_spread, by_kind.values())) for draft in row if draft is not None)
    return [{"id": f"draft-{n:03}", **draft} for n, draft in enumerate(islice(mixed, count), start=1)]


def as_lines(drafts: Sequence[Draft]) -> str:
    """The drafts as JSON lines."""
    return "".join(json.dumps(draft, ensure_ascii=False) + "\n" for draft in drafts)


def _spread(drafts: list[Draft]) -> list[Draft]:
    """The cities in turn."""
    by_city: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_city.setdefault(draft["municipality"], []).append(draft)
    return [draft for row in zip_longest(*by_city.values()) for draft in row if draft is not None]


def _drafts(grounds: Grounds) -> Iterator[Draft]:
    for entry in grounds.entries:
        for field in entry.fields:
            if field.kind.value in templates.TEMPLATES and field.doubt is None and (fact := _fact(field)):
                yield _of_field(entry, field, fact, grounds)
        if draft := _beyond(entry, grounds):
            yield draft
    yield from _lists(grounds)


def _of_field(entry: Entry, field: Field, fact: str, grounds: Grounds) -> Draft:
    kind, template = templates.TEMPLATES[field.kind.value]
    index = entry.fields.index(field)
    year = next((item.fiscal_year for item in entry.schedule if item.field == index), None)
    asked = template.format(title=entry.title, year=show_fiscal_year(year) if year else "")
    return _draft(kind, asked, grounds.city(entry), _place(entry, field), [entry], [[fact]])


def _fact(field: Field) -> str:
    """The shortest telling piece of a field; nothing where it says too little or too much."""
    pieces = [piece.strip() for line in field.text.splitlines() for piece in line.split("\t") if piece.strip()]
    if field.kind is FieldKind.BUDGET:
        pieces = [piece for piece in pieces if "円" in piece and any(c.isdigit() for c in piece)]
    return next((piece for piece in pieces if len(piece) <= _LONGEST_FACT), "")


def _beyond(entry: Entry, grounds: Grounds) -> Draft | None:
    """A question about a year after the plan: to be refused."""
    years = grounds.plans[entry.plan_id].fiscal_years
    if years is None:
        return None
    asked = templates.UNANSWERABLE_TEMPLATE.format(title=entry.title, year=show_fiscal_year(years[1] + 3))
    return _draft("unanswerable", asked, grounds.city(entry), f"{entry.no} ", [], []) | {"refuse": True}


def _lists(grounds: Grounds) -> Iterator[Draft]:
    by_department: dict[tuple[str, str], list[Entry]] = {}
    for entry in grounds.entries:
        for name in {d.name for d in entry.departments if d.role is Role.LEAD}:
            by_department.setdefault((grounds.city(entry), name), []).append(entry)
    for (city, name), entries in sorted(by_department.items()):
        if 1 < len(entries) <= 12:
            asked = templates.LIST_TEMPLATE.format(department=name)
            facts = [[f"{len(entries)}件", f"{len(entries)}事業"]]
            yield _draft("aggregate", asked, city, name, entries, facts) | {"cite_mode": "all"}


def _draft(
    kind: str, asked: str, city: str, place: str, cited: Sequence[Entry], facts: Sequence[Sequence[str]]
) -> Draft:
    draft: Draft = {"type": kind, "set": "draft", "src": place, "turns": [asked], "municipality": city}
    if cited:
        draft["cite"] = [{"no": entry.no, "title": entry.title} for entry in cited]
    return draft | ({"facts": facts} if facts else {}) | {"accepted": False}


def _place(entry: Entry, field: Field) -> str:
    return f"{field.source.file}:{field.source.line_start} {entry.no} {field.label}"
