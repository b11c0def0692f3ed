"""How much: the budget of a 事業, its items, its reason for being zero, and where the cost is booked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import texts
from bot.compose.context import Context
from bot.compose.ranking import Ranked, has_quantity
from bot.compose.said import said
from bot.draft import Statement
from bot.evidence import of_words
from bot.question import Facet
from bot.terms import coverage
from ingest.model import BudgetItem, BudgetKind, Entry, FieldKind, RelationKind

_HEADS = {BudgetKind.ANNUAL: "予算額（年額）", BudgetKind.TOTAL: "計画期間の予算額", BudgetKind.REFERENCE: "参考"}


def prices(entry: Entry, ranked: Sequence[Ranked], context: Context) -> list[Statement]:
    """What people pay or get: sentences about yen outside the budget, unless the budget itself is asked for."""
    if re.search(r"予算|事業費|費用|経費|コスト|かけ(て|た)|計上", context.question.text):
        return []
    own = [r for r in ranked if r.sentence.kind is not FieldKind.BUDGET and has_quantity(r.sentence.text, "円")]
    return [said(entry, r.sentence, context) for r in own[:2]]


def budget(entry: Entry, context: Context) -> list[Statement]:
    """The amounts printed, the matching items first where one is meant, then the notes and the 事業 that carries the cost."""
    statements = _amounts(entry, context)
    statements += _notes(entry)
    for relation in entry.relations:
        if relation.kind is not RelationKind.COST_AT or not (other := context.store.entry(relation.entry_id)):
            continue
        field = next(
            (i for i, f in enumerate(entry.fields) if f.kind is FieldKind.BUDGET and other.title in f.text), None
        )
        if field is not None:
            text = texts.BUDGET_AT.format(title=other.title)
            statements.append(Statement(text, (of_words(entry, field, other.title),)))
        statements += _amounts(other, context)
    return statements


def has_budget(entry: Entry) -> bool:
    """Whether the form prints anything about money."""
    return bool(entry.budget) or any(field.kind is FieldKind.BUDGET for field in entry.fields)


def _amounts(entry: Entry, context: Context) -> list[Statement]:
    items = [item for item in entry.budget if item.amount_yen]
    if not items:
        if any(item.amount_yen == 0 for item in entry.budget):
            zero = next(item for item in entry.budget if item.amount_yen == 0)
            return [Statement(texts.BUDGET_ZERO, (of_words(entry, zero.field, "予算額"),))]
        return []
    return [_line(entry, item) for item in _relevant(items, context)]


def _relevant(items: Sequence[BudgetItem], context: Context) -> list[BudgetItem]:
    heads = [item for item in items if item.kind in (BudgetKind.ANNUAL, BudgetKind.TOTAL)]
    details = [item for item in items if item.kind in (BudgetKind.ITEM, BudgetKind.REFERENCE)]
    if "内訳" in context.question.text:
        return heads + details
    matching = [item for item in details if coverage(context.terms, context.ready(item.label)) > 0.12]
    references = (
        [i for i in items if i.kind is BudgetKind.REFERENCE]
        if "参考" in context.question.text or not heads
        else []
    )
    return (heads + matching or details) + references


def _line(entry: Entry, item: BudgetItem) -> Statement:
    label = _HEADS.get(item.kind, item.label) if item.kind is not BudgetKind.ITEM else item.label
    note = f"（{item.note}）" if item.note and len(item.note) < 30 else ""
    text = texts.BUDGET_LINE.format(label=f"・{label}", amount=texts.show_yen(item.amount_yen), note=note)
    return Statement(text, (of_words(entry, item.field, _printed(entry.fields[item.field].text, item.label)),))


def _printed(text: str, label: str) -> str:
    """The label with the amount that follows it on its line, as printed; the label alone where none follows."""
    at = text.find(label)
    found = re.match(rf"{re.escape(label)}[^\n\t円]{{0,30}}円(?:/年|／年)?", text[at:]) if at >= 0 else None
    return found[0] if found else label


def _notes(entry: Entry) -> list[Statement]:
    notes = dict.fromkeys((item.note, item.field) for item in entry.budget if item.note and item.amount_yen == 0)
    return [Statement(note, (of_words(entry, field, note),)) for note, field in notes if note]


def money(entry: Entry, ranked: Sequence[Ranked], context: Context) -> list[Statement]:
    """The price people pay where the plan prints one and no budget is asked for; the budget otherwise."""
    return prices(entry, ranked, context) or budget(entry, context)


def asks_money(context: Context) -> bool:
    """Whether the question is about money."""
    return context.asks(Facet.AMOUNT) or "円" in context.question.units
