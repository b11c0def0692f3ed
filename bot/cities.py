"""Several municipalities side by side: what each plan says on a subject, and which say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.answer import AnswerKind
from bot.compose import money, result, target, when, who
from bot.compose.context import Context, best_sub_item
from bot.compose.ranking import pick, rank_entry, with_context
from bot.compose.said import said
from bot.draft import Draft, Statement
from bot.evidence import of_title
from bot.question import Facet
from ingest.model import Entry

_MOST_ENTRIES = 2


def side_by_side(found: Sequence[tuple[str, Sequence[Entry]]], context: Context) -> Draft:
    """``found`` holds, for each municipality in order, the 事業 on the subject (none: said so)."""
    statements: list[Statement] = []
    for city, entries in found:
        if not entries:
            statements.append(Statement(texts.CITY_NONE.format(city=city)))
        for entry in entries[:_MOST_ENTRIES]:
            statements += _one(city, entry, context)
    subjects = tuple(entry for _, entries in found for entry in entries[:1])
    return Draft(AnswerKind.ANSWER, tuple(statements), subjects=subjects)


def _one(city: str, entry: Entry, context: Context) -> list[Statement]:
    part = best_sub_item(entry, context)
    no = texts.show_no(f"{entry.no}-{part}" if part else entry.no)
    head = Statement(texts.CITY_LINE.format(city=city, title=entry.title, no=no), (of_title(entry),))
    ranked = rank_entry(entry, context, context.own_terms(entry), part)
    details: list[Statement] = []
    if context.asks(Facet.WHO):
        details += who.lead(entry, part)
    if context.asks(Facet.WHEN):
        details += when.schedule(entry, context, part)
    if money.asks_money(context):
        details += money.budget(entry, context)
    if context.asks(Facet.TARGET):
        details += target.targets(entry, context)
    if context.asks(Facet.RESULT, Facet.RATING) and entry.progress:
        details += result.ratings(entry) + (
            result.results(entry, ranked, context, 1) if len(context.facets) > 1 else []
        )
    most = 1 if details else 2
    details += [said(entry, r.sentence, context) for r in with_context(pick(ranked, most=most), ranked)]
    return [head, *details]
