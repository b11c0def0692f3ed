"""Who is responsible (主管・担当) and who is involved (関係)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot import texts
from bot.compose.context import Context
from bot.draft import Evidence, Statement
from bot.evidence import of_field, of_words
from ingest.model import Department, Entry, FieldKind, Role
from ingest.text import squeeze
from ingest.years import show_fiscal_year


def shown(department: Department) -> str:
    """The department as printed, with its division."""
    return f"{department.division or ''}{department.name}"


def lead(entry: Entry, sub_item: str | None) -> list[Statement]:
    """The departments in charge, of the lettered part where one is meant, and what a progress report says otherwise."""
    statements = _departments(entry, Role.LEAD, sub_item, texts.WHO)
    return statements + renamed(entry)


def lead_with_title(entry: Entry, sub_item: str | None, context: Context) -> list[Statement]:
    """As ``lead``, naming the 事業 first: the form for a question about who."""
    chosen = _chosen(entry, Role.LEAD, sub_item)
    if not chosen:
        return [Statement(texts.WHO_UNKNOWN)]
    no = texts.show_no(f"{entry.no}-{sub_item}" if sub_item else entry.no)
    names = _by_part(chosen) if sub_item is None else "、".join(dict.fromkeys(map(shown, chosen)))
    text = texts.LEAD_WHO.format(title=entry.title, city=context.city(entry), no=no, names=names)
    return [Statement(text, tuple(_evidence(entry, chosen, sub_item))), *renamed(entry)]


def related(entry: Entry, context: Context, *, named: bool) -> list[Statement]:
    """The departments involved, or that none is printed; ``named`` where the 事業 has been named already."""
    no = texts.show_no(entry.no)
    frame = texts.RELATED if named else texts.LEAD_RELATED.replace("{title}", entry.title)
    frame = frame.replace("{city}", context.city(entry)).replace("{no}", no)
    return _departments(entry, Role.RELATED, None, frame) or [Statement(texts.RELATED_UNKNOWN)]


def renamed(entry: Entry) -> list[Statement]:
    """The department of the progress report where the plan names others: departments are renamed between the two."""
    printed = {squeeze(shown(d)) for d in entry.departments} | {squeeze(d.name) for d in entry.departments}
    statements = []
    for row in entry.progress:
        name = row.department
        field = next((i for i in row.fields if entry.fields[i].kind is FieldKind.DEPARTMENT), None)
        names = {squeeze(part) for part in re.split(r"[、,・\s]+", name or "") if part}
        if not name or field is None or squeeze(name) in printed or names <= printed:
            continue
        printed |= {squeeze(name), *names}
        text = texts.WHO_PROGRESS.format(year=show_fiscal_year(row.fiscal_year), names=name)
        statements.append(Statement(text, (of_field(entry, field),)))
    return statements


def _departments(entry: Entry, role: Role, sub_item: str | None, frame: str) -> list[Statement]:
    chosen = _chosen(entry, role, sub_item)
    if not chosen:
        return []
    return [Statement(frame.format(names=_by_part(chosen)), tuple(_evidence(entry, chosen, sub_item)))]


def _chosen(entry: Entry, role: Role, sub_item: str | None) -> Sequence[Department]:
    everyone = [d for d in entry.departments if d.role is role]
    return [d for d in everyone if sub_item and d.sub_item == sub_item] or everyone


def _by_part(departments: Sequence[Department]) -> str:
    parts = list(dict.fromkeys(d.sub_item for d in departments))
    if len(parts) == 1:
        return "、".join(dict.fromkeys(map(shown, departments)))
    groups = []
    for part in parts:
        names = "・".join(dict.fromkeys(shown(d) for d in departments if d.sub_item == part))
        groups.append(f"{part}) {names}" if part else names)
    return "、".join(groups)


def _evidence(entry: Entry, departments: Sequence[Department], sub_item: str | None) -> list[Evidence]:
    found: dict[tuple[object, ...], Evidence] = {}
    counts = Counter(department.field for department in departments)
    for department in departments:
        piece = of_words(entry, department.field, department.name, sub_item)
        if counts[department.field] > 1:
            piece = of_field(entry, department.field, sub_item)
        found.setdefault(piece.key, piece)
    return list(found.values())
