"""Which 事業 a list, count or maximum is about: the conditions read from the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.question import Facet, Intent, Question
from ingest.model import BudgetKind, Entry, Field, FieldKind, RelationKind, Role
from ingest.text import fold, squeeze

_STATUSES = ("新規", "継続", "拡充", "見直し", "廃止", "完了")
_QUOTED = re.compile(r"[「『]([^「」『』]{2,30})[」』]")
_PHASES = ("検討", "導入", "実施", "運用", "見直し", "開始", "整備", "構築", "試行", "調査")


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions that must all hold. ``role`` limits ``departments``; ``year`` with ``phase`` limits the schedule.

    ``policy`` is a heading above the 事業 (方針), ``words`` a quoted string that must stand in a field.
    """

    municipality: str | None = None
    departments: tuple[str, ...] = ()
    role: Role | None = None
    ratings: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    year: int | None = None
    phase: str | None = None
    unknown_cost: bool = False
    zero_cost: bool = False
    policy: str | None = None
    words: str | None = None

    @property
    def narrow(self) -> bool:
        """Whether any condition beside the municipality is set."""
        return bool(
            self.departments
            or self.ratings
            or self.statuses
            or self.unknown_cost
            or self.zero_cost
            or self.policy
            or self.words
            or (self.year and self.phase)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A 事業 that meets the conditions, the fields that show it, and the words to print beside its title."""

    entry: Entry
    fields: tuple[int, ...]
    note: str = ""


def read_selection(question: Question, scope: str | None, entries: Sequence[Entry]) -> Selection:
    """The conditions named in the question."""
    key = fold(question.text)
    years = [y for mention in question.years for y in mention.years]
    phase = next((p for p in _PHASES if p in key), None)
    quoted = _QUOTED.search(question.text)
    return Selection(
        municipality=scope,
        departments=question.departments,
        role=_role(question, key) if question.departments else None,
        ratings=question.ratings,
        statuses=tuple(s for s in _STATUSES[:2] if s in key),
        year=years[0] if len(years) == 1 and not question.ratings else None,
        phase=phase,
        unknown_cost=Intent.UNKNOWN_COST in question.intents,
        zero_cost=bool(re.search(r"(?<!\d)0円|ゼロ円", key)),
        policy=policy_named(key, entries),
        words=quoted[1] if quoted and re.search(r"書かれ|書いて|記載|含む|入って|付いて|載って", key) else None,
    )


def _role(question: Question, key: str) -> Role | None:
    if Facet.RELATED not in question.facets:
        return Role.LEAD
    return None if re.search(r"あわせて|合わせて|両方|どちらも|主管|担当(と|も|や)", key) else Role.RELATED


def policy_named(key: str, entries: Iterable[Entry]) -> str | None:
    """The heading above 事業 that a folded text names: by its words, or by its mark (施策方針その3, 基本方針1)."""
    squeezed = squeeze(key)
    titles = {squeeze(entry.title) for entry in entries}
    headings = dict.fromkeys(heading for entry in entries for heading in entry.path)
    found = [
        heading
        for heading in headings
        if any(len(name) > 3 and name in squeezed and name not in titles for name in _names_of(heading))
    ]
    return max(found, key=len, default=None)


def _names_of(heading: str) -> list[str]:
    plain = re.sub(r"^[(（]?[\d①-⑳]+[)）]?[.．、]?\s*", "", heading.strip())
    _, *rest = re.split(r"[\s「:：]+", plain.strip("」"), maxsplit=1)
    marked = re.match(r"^\D{2,8}\s*(?:その)?\d+", plain)
    return [squeeze(name) for name in (plain, *rest, marked[0] if marked else "") if name]


def select(entries: Iterable[Entry], selection: Selection) -> tuple[list[Row], int]:
    """The rows that meet every condition, in the order of the plan, and how many repeats (再掲) were left out."""
    rows: list[Row] = []
    repeats = 0
    for entry in entries:
        row = _row(entry, selection)
        if row is None:
            continue
        if is_repeat(entry):
            repeats += 1
        else:
            rows.append(row)
    return rows, repeats


def is_repeat(entry: Entry) -> bool:
    """Whether the entry is printed again (再掲) and stands for another one."""
    return any(relation.kind is RelationKind.REPEAT_OF for relation in entry.relations)


def _row(entry: Entry, selection: Selection) -> Row | None:
    fields: list[int] = []
    notes: list[str] = []
    tests = (_departments, _ratings, _statuses, _schedule, _cost, _policy, _words)
    for test in tests:
        found = test(entry, selection)
        if found is None:
            return None
        fields += found[0]
        notes += found[1]
    if not fields:
        fields = [i for i, f in enumerate(entry.fields) if f.kind is FieldKind.TITLE][:1] or [0]
    return Row(entry, tuple(dict.fromkeys(fields)), "、".join(dict.fromkeys(notes)))


_Found = tuple[list[int], list[str]] | None


def _departments(entry: Entry, selection: Selection) -> _Found:
    if not selection.departments:
        return [], []
    fields, notes = [], []
    for wanted in map(squeeze, selection.departments):
        own = [
            d
            for d in entry.departments
            if (selection.role is None or d.role is selection.role)
            and (
                squeeze(d.name) == wanted
                or squeeze(d.division or "") == wanted
                or squeeze(f"{d.division or ''}{d.name}") == wanted
            )
        ]
        reported = _reported(entry, wanted) if selection.role is Role.LEAD else []
        if not own and not reported:
            return None
        fields += [d.field for d in own] or reported
        by_division = any(squeeze(d.division or "") == wanted for d in own)
        notes += [d.name for d in own] if by_division else [f"{d.sub_item})" for d in own if d.sub_item]
    return fields, notes


def _reported(entry: Entry, wanted: str) -> list[int]:
    """Fields of the progress report that name the department as the one in charge."""
    return [
        index
        for row in entry.progress
        for index in row.fields
        if (field := entry.fields[index]).kind is FieldKind.DEPARTMENT and _names(field, wanted)
    ]


def _names(field: Field, wanted: str) -> bool:
    text = squeeze(field.text)
    at = text.find(wanted)
    return at >= 0 and (at == 0 or text[at - 1] in "、,・(（:：")


def _ratings(entry: Entry, selection: Selection) -> _Found:
    if not selection.ratings:
        return [], []
    rows = [row for row in entry.progress if row.rating in selection.ratings]
    if not rows:
        return None
    fields = [i for row in rows for i in row.fields if entry.fields[i].kind is FieldKind.RATING]
    every = "".join(dict.fromkeys(row.rating for row in entry.progress if row.rating))
    return fields, [f"評価：{every}"] if len(every) > 1 else []


def _statuses(entry: Entry, selection: Selection) -> _Found:
    if not selection.statuses:
        return [], []
    for index, field in enumerate(entry.fields):
        if field.kind is FieldKind.STATUS and field.text.strip() in selection.statuses:
            return [index], [field.text.strip()]
    return None


def _schedule(entry: Entry, selection: Selection) -> _Found:
    if not (selection.year and selection.phase):
        return [], []
    items = [
        i
        for i in entry.schedule
        if i.fiscal_year == selection.year and selection.phase in (i.phase or i.text) and not i.doubt
    ]
    if not items:
        return None
    return [i.field for i in items], [f"{i.sub_item})" for i in items if i.sub_item]


def _policy(entry: Entry, selection: Selection) -> _Found:
    return ([], []) if selection.policy is None or selection.policy in entry.path else None


def _words(entry: Entry, selection: Selection) -> _Found:
    if selection.words is None:
        return [], []
    wanted = squeeze(selection.words)
    fields = [i for i, field in enumerate(entry.fields) if wanted in squeeze(field.text)]
    return (fields, []) if fields else None


def _cost(entry: Entry, selection: Selection) -> _Found:
    if selection.zero_cost:
        items = [item for item in entry.budget if item.kind is not BudgetKind.REFERENCE]
        return ([items[0].field], []) if items and not any(item.amount_yen for item in items) else None
    if not selection.unknown_cost:
        return [], []
    fields = [
        i
        for i, f in enumerate(entry.fields)
        if f.kind is FieldKind.BUDGET and ("不明" in f.text or "未定" in f.text)
    ]
    return (fields, []) if fields else None
