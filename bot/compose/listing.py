"""Complete lists, counts and groups: every row said and cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from bot import texts
from bot.answer import AnswerKind
from bot.compose.context import Context
from bot.draft import Draft, Statement
from bot.evidence import of_field, of_title
from bot.selection import Row, Selection
from ingest.model import BudgetItem, BudgetKind, Entry, Role

_ROLES = {Role.LEAD: "担当", Role.RELATED: "関連部署"}


def describe(selection: Selection) -> str:
    """The conditions in words: 〇〇市・担当が防災課・評価が×."""
    parts = [selection.municipality or "すべての市"]
    if selection.departments:
        role = _ROLES[selection.role] if selection.role else "担当か関係課"
        parts.append(f"{role}が{'・'.join(selection.departments)}")
    if selection.ratings:
        parts.append(f"評価が{'・'.join(selection.ratings)}")
    if selection.statuses:
        parts.append("・".join(selection.statuses))
    if selection.year and selection.phase:
        parts.append(f"{texts.show_years([selection.year])}に{selection.phase}")
    if selection.policy:
        parts.append(f"「{' '.join(selection.policy.split())}」")
    if selection.words:
        parts.append(f"「{selection.words}」の記載がある")
    if selection.zero_cost:
        parts.append("予算額が0円")
    if selection.unknown_cost:
        parts.append("金額が不明")
    place, *conditions = parts
    return f"{place}で、{'、'.join(conditions)}" if conditions else place


def rows_draft(rows: Sequence[Row], repeats: int, selection: Selection) -> Draft:
    """全N件 and every row with its citation."""
    head = texts.LIST_HEAD.format(scope=describe(selection) + "の事業は", count=len(rows))
    if repeats:
        head += texts.REPEATS.format(count=repeats)
    cited = tuple(of_field(row.entry, row.fields[0]) for row in rows)
    lines = [_line(row) for row in rows]
    statements = [Statement(head, cited[:1], computed=(len(rows), repeats)), *lines]
    if len(selection.statuses) > 1:
        statements[1:1] = _by_status(rows)
    return Draft(AnswerKind.LIST, tuple(statements), subjects=tuple(row.entry for row in rows))


def _line(row: Row) -> Statement:
    extra = f"（{row.note}）" if row.note else ""
    text = texts.LIST_ITEM.format(no=texts.show_no(row.entry.no), title=row.entry.title, extra=extra)
    return Statement(text, tuple(of_field(row.entry, field) for field in row.fields))


def _by_status(rows: Sequence[Row]) -> list[Statement]:
    counts = Counter(row.note for row in rows)
    line = "、".join(f"{status} {count}件" for status, count in counts.items())
    first = {row.note: row for row in reversed(rows)}
    evidence = tuple(of_field(first[status].entry, first[status].fields[0]) for status in counts)
    return [Statement(f"内訳は、{line}です。", evidence, tuple(counts.values()))]


def groups_draft(groups: dict[str, list[Entry]], scope: str, *, largest: bool, repeats: int) -> Draft:
    """Counts by group (方針ごと), or the largest group with its rows."""
    total = sum(map(len, groups.values()))
    if largest:
        most = max(map(len, groups.values()))
        names = [name for name, entries in groups.items() if len(entries) == most]
        text = f"{scope}で最も多いのは「{'」「'.join(names)}」で、{most}件です。"
        entries = [entry for name in names for entry in groups[name]]
        head = Statement(text, tuple(of_title(e) for e in entries[:1]), computed=(most,))
        return Draft(AnswerKind.LIST, (head, *map(_plain, entries)), subjects=tuple(entries))
    head_text = texts.LIST_HEAD.format(scope=f"{scope}の事業は", count=total)
    head_text += texts.REPEATS.format(count=repeats) if repeats else ""
    first = next(iter(groups.values()))[0]
    statements = [Statement(head_text, (of_title(first),), computed=(total, repeats))]
    for name, entries in groups.items():
        statements.append(
            Statement(f"■{name}：{len(entries)}件", (of_title(entries[0]),), computed=(len(entries),))
        )
        statements += map(_plain, entries)
    everyone = tuple(entry for entries in groups.values() for entry in entries)
    return Draft(AnswerKind.LIST, tuple(statements), subjects=everyone)


def _plain(entry: Entry) -> Statement:
    return Statement(
        texts.LIST_ITEM.format(no=texts.show_no(entry.no), title=entry.title, extra=""), (of_title(entry),)
    )


def extreme_draft(
    entries: Sequence[Entry], scope: str, kind: BudgetKind, pick: Callable[..., BudgetItem], word: str
) -> Draft | None:
    """The 事業 with the largest or smallest amount of a kind, and the amounts that follow it."""
    pairs = [(item, entry) for entry in entries for item in entry.budget if item.kind is kind and item.amount_yen]
    if not pairs:
        return None
    best = pick((item for item, _ in pairs), key=lambda item: item.amount_yen)
    entry = next(e for item, e in pairs if item is best)
    label = "計画期間の予算額" if kind is BudgetKind.TOTAL else "年間の予算額"
    text = f"{scope}で{label}が{word}事業は「{entry.title}」（{texts.show_no(entry.no)}）で、{texts.show_yen(best.amount_yen)}です。"
    return Draft(AnswerKind.ANSWER, (Statement(text, (of_field(entry, best.field),)),), subjects=(entry,))


def sum_draft(rows: Sequence[tuple[Entry, BudgetItem]], scope: str) -> Draft:
    """The sum of the amounts of several 事業, each row cited."""
    total = sum(item.amount_yen for _, item in rows)
    head = Statement(
        f"{scope}の予算額の合計は{texts.show_yen(total)}です（{len(rows)}事業）。",
        tuple(of_field(entry, item.field) for entry, item in rows[:1]),
        computed=(total, len(rows)),
    )
    lines = [
        Statement(f"・{entry.title}：{texts.show_yen(item.amount_yen)}", (of_field(entry, item.field),))
        for entry, item in rows
    ]
    return Draft(AnswerKind.LIST, (head, *lines), subjects=tuple(entry for entry, _ in rows))


def empty_draft(selection: Selection, context: Context) -> Draft:
    """No row meets the conditions."""
    return Draft(AnswerKind.REFUSAL, (Statement(texts.LIST_NONE.format(scope=describe(selection))),))
