"""One corrected field: the printed one marked, the new one added, and what is derived from it following."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.budget import read_budget, read_plain_amount
from ingest.departments import split_departments
from ingest.lexicon import read_label
from ingest.model import Department, Entry, Field, FieldKind, Indicator, Progress, Role, ScheduleItem, Source
from ingest.structure import split_mark
from ingest.sub_items import find_sub_items
from ingest.text import squeeze

CORRECTED = "訂正あり"

_NO_FIELD = "事業「{title}」に「{field}」という欄はありません。印刷されている欄の名前で指定してください。"
_SEVERAL = (
    "事業「{title}」には「{field}」に当たる欄が{count}個あります（{labels}）。"
    "印刷されている欄の名前、sub_item、fiscal_year で一つに絞ってください。"
)
_ROLES = {FieldKind.DEPARTMENT: Role.LEAD, FieldKind.RELATED_DEPARTMENT: Role.RELATED}
_CELLS = {
    FieldKind.DEPARTMENT: "department",
    FieldKind.PROGRESS_PLANNED: "planned",
    FieldKind.PROGRESS_RESULT: "result",
    FieldKind.PROGRESS_EVIDENCE: "evidence",
    FieldKind.RATING: "rating",
}


class CannotCorrectError(Exception):
    """A correction that fits nothing, or more than one thing; the sentence says which."""


@dataclass(frozen=True, slots=True)
class Change:
    """The new value of a field, why, by whom and when, and where it is written."""

    field: str
    value: str
    reason: str
    source: Source
    sub_item: str | None = None
    fiscal_year: int | None = None
    by: str | None = None
    date: datetime.date | str | None = None


@dataclass(frozen=True, slots=True)
class _Swap:
    """The index of the field as printed (None where the plan leaves it out), that of the new one, and the change."""

    old: int | None
    new: int
    change: Change
    years: Sequence[int]


def corrected(entry: Entry, change: Change, years: Sequence[int] = ()) -> Entry:
    """The entry with one field corrected; ``years`` are those of its plan."""
    old = _find(entry, change)
    printed = entry.fields[old] if old is not None else None
    label = read_label(change.field)
    if printed is None and label is None:
        raise CannotCorrectError(_NO_FIELD.format(title=entry.title, field=change.field))
    kind = printed.kind if printed else label.kind if label else FieldKind.OTHER
    new = Field(
        label=printed.label if printed else change.field,
        kind=kind,
        text=change.value,
        source=change.source,
        sub_item=change.sub_item or (printed.sub_item if printed else None),
        fiscal_year=change.fiscal_year or (printed.fiscal_year if printed else None),
    )
    fields = list(entry.fields)
    if old is not None and printed is not None:
        fields[old] = replace(printed, doubt=_doubt(printed, change))
    swap = _Swap(old, len(fields), change, years)
    entry = replace(entry, fields=(*fields, new), progress=_progress(entry, swap, kind))
    follow = _FOLLOWERS.get(kind)
    return follow(entry, swap) if follow else entry


def _doubt(printed: Field, change: Change) -> str:
    note = f"{CORRECTED}{_part(printed, change)}: {change.reason}"
    return f"{printed.doubt}。{note}" if printed.doubt else note


def _part(printed: Field, change: Change) -> str:
    """The part of a field that is corrected: ``（イ）``, ``（2020年度）``; nothing if it is the whole field."""
    part = change.sub_item if change.sub_item != printed.sub_item else None
    year = f"{change.fiscal_year}年度" if change.fiscal_year not in {None, printed.fiscal_year} else None
    named = "、".join(name for name in (part, year) if name)
    return f"（{named}）" if named else ""


def _find(entry: Entry, change: Change) -> int | None:
    """The index of the field that is meant, None if the entry has none of its kind."""
    open_ = [i for i, field in enumerate(entry.fields) if not _is_settled(field, change)]
    same = [i for i in open_ if squeeze(entry.fields[i].label) == squeeze(change.field)]
    if not same and (label := read_label(change.field)):
        same = [i for i in open_ if entry.fields[i].kind is label.kind]
    if change.fiscal_year is not None:
        same = [i for i in same if entry.fields[i].fiscal_year in {None, change.fiscal_year}]
    if change.sub_item is not None:
        same = [i for i in same if change.sub_item in _parts(entry, i)] or [
            i for i in same if not _parts(entry, i)
        ]
    if len(same) > 1:
        labels = "、".join(dict.fromkeys(entry.fields[i].label for i in same))
        raise CannotCorrectError(
            _SEVERAL.format(title=entry.title, field=change.field, count=len(same), labels=labels)
        )
    return same[0] if same else None


def _is_settled(field: Field, change: Change) -> bool:
    """Whether a field was corrected before: as a whole, or in the very part that is meant now."""
    doubt = field.doubt or ""
    return f"{CORRECTED}: " in doubt or f"{CORRECTED}{_part(field, change)}: " in doubt


def _parts(entry: Entry, index: int) -> set[str]:
    """The sub-items that a field speaks of."""
    own = entry.fields[index].sub_item
    named = {d.sub_item for d in entry.departments if d.field == index and d.sub_item}
    return named | ({own} if own else set())


def _progress(entry: Entry, swap: _Swap, kind: FieldKind) -> tuple[Progress, ...]:
    """The rows of progress that a printed cell belongs to, with the new value in its place."""
    cell = _CELLS.get(kind)
    if cell is None or swap.old is None:
        return entry.progress
    rows = []
    for row in entry.progress:
        if swap.old in row.fields:
            indices = tuple(swap.new if i == swap.old else i for i in row.fields)
            row = replace(row, fields=indices, **{cell: swap.change.value})  # type: ignore[arg-type]
        rows.append(row)
    return tuple(rows)


def _title(entry: Entry, swap: _Swap) -> Entry:
    return replace(entry, title=split_mark(" ".join(swap.change.value.split("\n")))[1])


def _number(entry: Entry, swap: _Swap) -> Entry:
    return replace(entry, no=swap.change.value.replace("\n", ""))


def _policy(entry: Entry, swap: _Swap) -> Entry:
    printed = squeeze(entry.fields[swap.old].text) if swap.old is not None else None
    value = swap.change.value.replace("\n", " ")
    return replace(entry, path=tuple(value if squeeze(step) == printed else step for step in entry.path))


def _departments(entry: Entry, swap: _Swap) -> Entry:
    part = swap.change.sub_item
    role = _ROLES[entry.fields[swap.new].kind]
    replaced = [
        d for d in entry.departments if d.field == swap.old and (part is None or d.sub_item in {None, part})
    ]
    named = [
        Department(parsed.name, role, swap.new, parsed.division, parsed.sub_item or part)
        for parsed in split_departments(swap.change.value)
    ]
    place = entry.departments.index(replaced[0]) if replaced else len(entry.departments)
    before = entry.departments[:place]
    after = [d for d in entry.departments[place:] if d not in replaced]
    return replace(entry, departments=(*before, *named, *after))


def _sub_items(entry: Entry, swap: _Swap) -> Entry:
    kept = tuple(item for item in entry.sub_items if item.field != swap.old)
    return replace(entry, sub_items=(*kept, *find_sub_items(swap.change.value, swap.new)))


def _budget(entry: Entry, swap: _Swap) -> Entry:
    field = entry.fields[swap.new]
    items = read_budget(field.text, swap.new, swap.years).items
    single = None if items else read_plain_amount(field.label, field.text, swap.new, field.fiscal_year)
    kept = tuple(item for item in entry.budget if item.field != swap.old)
    return replace(entry, budget=(*kept, *items, *([single] if single else [])))


def _schedule(entry: Entry, swap: _Swap) -> Entry:
    """With a year, that year's plan follows; without one, what was read from the printed table is doubtful."""
    year = entry.fields[swap.new].fiscal_year
    if year is None:
        note = f"{CORRECTED}: {swap.change.reason}"
        doubtful = tuple(replace(i, doubt=note) if i.field == swap.old else i for i in entry.schedule)
        return replace(entry, schedule=doubtful)
    kept = [i for i in entry.schedule if not (i.field == swap.old and i.fiscal_year == year)]
    item = ScheduleItem(year, swap.change.value, swap.new, sub_item=entry.fields[swap.new].sub_item)
    return replace(entry, schedule=tuple(sorted([*kept, item], key=lambda i: i.fiscal_year)))


def _indicator(entry: Entry, swap: _Swap) -> Entry:
    year = entry.fields[swap.new].fiscal_year
    printed = [i for i in entry.indicators if i.field == swap.old and year in {None, i.fiscal_year}]
    kept = tuple(i for i in entry.indicators if i not in printed)
    if year is None:
        return replace(entry, indicators=kept)
    name = printed[0].name if printed else ""
    return replace(entry, indicators=(*kept, Indicator(name, swap.change.value, swap.new, year)))


_FOLLOWERS: dict[FieldKind, Callable[[Entry, _Swap], Entry]] = {
    FieldKind.TITLE: _title,
    FieldKind.NUMBER: _number,
    FieldKind.POLICY: _policy,
    FieldKind.DEPARTMENT: _departments,
    FieldKind.RELATED_DEPARTMENT: _departments,
    FieldKind.OVERVIEW: _sub_items,
    FieldKind.ACTIONS: _sub_items,
    FieldKind.BUDGET: _budget,
    FieldKind.SCHEDULE: _schedule,
    FieldKind.INDICATOR: _indicator,
}
