"""The answer about one 事業: what was asked first, then what supports it, then whom to ask."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.answer import AnswerKind
from bot.compose import money, result, target, when, who
from bot.compose.context import Context, best_sub_item
from bot.compose.ranking import Ranked, pick, rank_entry, with_context
from bot.compose.said import said
from bot.draft import Draft, Statement
from bot.evidence import of_title
from bot.question import Facet
from ingest.model import Entry, FieldKind

_PROSE_ENOUGH = 3
_SAID_ELSEWHERE = frozenset(
    {FieldKind.BUDGET, FieldKind.DEPARTMENT, FieldKind.RELATED_DEPARTMENT, FieldKind.POLICY, FieldKind.INDICATOR}
)


def about(entry: Entry, context: Context, sub_item: str | None = None) -> Draft:
    """Compose the answer about ``entry``; ``sub_item`` is the lettered part a follow-up is about."""
    context = context.of_report(entry)
    part = best_sub_item(entry, context) or sub_item
    ranked = rank_entry(entry, context, context.own_terms(entry), part)
    asked = _asked(entry, context, part, ranked)
    statements = _with_lead(entry, context, part, asked, ranked)
    if not context.asks(Facet.WHO):
        statements += who.lead(entry, part)
    return Draft(
        AnswerKind.ANSWER,
        tuple(_unique(statements)),
        _suggestions(entry, context),
        subjects=(entry,),
        sub_item=part,
    )


def _asked(entry: Entry, context: Context, part: str | None, ranked: list[Ranked]) -> list[Statement]:
    """The statements for the facets asked, in the order in which people expect them."""
    statements: list[Statement] = []
    if money.asks_money(context):
        statements += money.money(entry, ranked, context)
    if context.asks(Facet.TARGET) or "%" in context.question.units:
        statements += target.targets(entry, context)
    if context.asks(Facet.WHEN):
        statements += when.dated(entry, ranked, context) + when.schedule(entry, context, part)
    elif years := context.years():
        statements += when.in_years(entry, years, part, context)
    if context.asks(Facet.RESULT, Facet.RATING, Facet.OUTCOME) and _reported(entry, context):
        statements += result.results(entry, ranked, context)
        if not context.question.units or context.asks(Facet.RATING):
            statements += result.ratings(entry)
    return statements


def _reported(entry: Entry, context: Context) -> bool:
    """Whether a report speaks of the year asked, or of any where none is."""
    years = {row.fiscal_year for row in entry.progress}
    return bool(years & set(context.years()) if context.years() else years)


def _with_lead(
    entry: Entry, context: Context, part: str | None, asked: list[Statement], ranked: Sequence[Ranked]
) -> list[Statement]:
    people: list[Statement] = []
    if context.asks(Facet.WHO):
        people = who.lead_with_title(entry, part, context)
    if context.asks(Facet.RELATED):
        people += who.related(entry, context, named=bool(people))
    if people and not asked:
        return people + _prose(entry, ranked, 1, context)
    if people:
        return people + asked + _prose(entry, ranked, 1, context)
    most = 2 if asked else _PROSE_ENOUGH
    return [_lead(entry, context, part), *asked, *_prose(entry, ranked, most, context)]


def _lead(entry: Entry, context: Context, part: str | None) -> Statement:
    no = texts.show_no(f"{entry.no}-{part}" if part else entry.no)
    frame = texts.LEAD_NEAR if context.near else texts.LEAD
    return Statement(frame.format(city=context.city(entry), title=entry.title, no=no), (of_title(entry),))


def _prose(entry: Entry, ranked: Sequence[Ranked], most: int, context: Context) -> list[Statement]:
    own = [r for r in ranked if r.sentence.kind not in _SAID_ELSEWHERE]
    return [
        said(entry, r.sentence, context)
        for r in with_context([r for r in pick(own, most=most) if r.score > 0.12], own)
    ]


def _unique(statements: Sequence[Statement]) -> list[Statement]:
    """The same sentence is said once, whether as a bullet or not."""
    kept: list[Statement] = []
    seen: set[object] = set()
    for statement in statements:
        keys = {statement.text.lstrip("・○ ")}
        if statement.text.startswith("・"):
            keys |= {str(piece.key) for piece in statement.evidence if piece.end is not None}
        if not keys & seen:
            kept.append(statement)
            seen |= keys
    return kept


def _suggestions(entry: Entry, context: Context) -> tuple[str, ...]:
    offers = []
    if not context.asks(Facet.WHO):
        offers.append(texts.SUGGEST_WHO)
    if not context.asks(Facet.WHEN) and entry.schedule:
        offers.append(texts.SUGGEST_WHEN)
    if not context.asks(Facet.AMOUNT) and money.has_budget(entry):
        offers.append(texts.SUGGEST_AMOUNT)
    if not context.asks(Facet.RESULT) and entry.progress:
        offers.append(texts.SUGGEST_RESULT)
    return (*offers, texts.SUGGEST_OTHERS)
