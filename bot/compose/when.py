"""When: the schedule by fiscal year, and the sentences that name a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import texts
from bot.compose.context import Context
from bot.compose.ranking import Ranked
from bot.compose.said import said
from bot.draft import Evidence, Statement
from bot.evidence import of_field, of_words
from bot.terms import coverage
from ingest.model import Entry, ScheduleItem
from ingest.text import fold
from ingest.years import find_years, show_fiscal_year

_MONTH = re.compile(r"\d{1,2}\s*月")
_MOST_YEARS = 5
_STUDY = ("検討", "調査", "研究", "検証")


def dated(entry: Entry, ranked: Sequence[Ranked], context: Context, most: int = 2) -> list[Statement]:
    """The best sentences that name a year or a month."""
    found = [
        r
        for r in ranked
        if r.coverage > 0.1 and (find_years(r.sentence.text) or _MONTH.search(fold(r.sentence.text)))
    ]
    return [said(entry, r.sentence, context) for r in found[:most]]


def schedule(entry: Entry, context: Context, sub_item: str | None) -> list[Statement]:
    """The schedule of the 事業 or of its lettered part: phases with their years, or what is planned for each year."""
    items = _items(entry, sub_item)
    if not items:
        return []
    if all(item.phase for item in items):
        return _phases(entry, items)
    return _texts(entry, items, context)


def in_years(entry: Entry, years: Sequence[int], sub_item: str | None, context: Context) -> list[Statement]:
    """What is planned for the years asked."""
    statements = []
    for year in years:
        items = [item for item in _items(entry, sub_item) if item.fiscal_year == year]
        if len(items) > 2:
            items = sorted(items, key=lambda item: -coverage(context.own_terms(entry), context.ready(item.text)))[
                :3
            ]
        for item in items:
            text = texts.SCHEDULE_YEAR.format(year=show_fiscal_year(year), text=_oneline(item.text))
            statements.append(Statement(text, (_evidence(entry, item),)))
    return statements


def _items(entry: Entry, sub_item: str | None) -> list[ScheduleItem]:
    own = [item for item in entry.schedule if sub_item and item.sub_item == sub_item]
    return (
        own
        or [item for item in entry.schedule if sub_item is None or item.sub_item is None]
        or list(entry.schedule)
    )


def _phases(entry: Entry, items: Sequence[ScheduleItem]) -> list[Statement]:
    statements = []
    parts = list(dict.fromkeys(item.sub_item for item in items))
    for part in parts:
        rows = [item for item in items if item.sub_item == part]
        phases = dict.fromkeys(item.phase or item.text for item in rows)
        shown = "、".join(
            texts.SCHEDULE_PHASE.format(
                phase=phase, years=texts.show_years(i.fiscal_year for i in rows if (i.phase or i.text) == phase)
            )
            for phase in phases
        )
        head = f"{part}) " if part and len(parts) > 1 else "予定は、"
        evidence = of_field(entry, rows[0].field, part)
        doubt = texts.DOUBT if any(item.doubt for item in rows) else ""
        statements.append(Statement(f"{head}{shown}です。{doubt}", (evidence,)))
        if all(any(word in phase for word in _STUDY) for phase in phases) and len(parts) == 1:
            statements.append(Statement(texts.ONLY_STUDY.format(phase="」「".join(phases)), (evidence,)))
    return statements


def _texts(entry: Entry, items: Sequence[ScheduleItem], context: Context) -> list[Statement]:
    terms = context.own_terms(entry)
    scored = sorted(
        ((coverage(terms, context.ready(item.text)), item) for item in items), key=lambda pair: -pair[0]
    )
    best = scored[0][0]
    chosen = [item for score, item in scored if score > 0 and score >= best * 0.75] or list(items)
    chosen = sorted(chosen[:_MOST_YEARS], key=lambda item: item.fiscal_year)
    return [
        Statement(
            texts.SCHEDULE_YEAR.format(year=show_fiscal_year(item.fiscal_year), text=_oneline(item.text))
            + (texts.DOUBT if item.doubt else ""),
            (_evidence(entry, item),),
        )
        for item in chosen
    ]


def _evidence(entry: Entry, item: ScheduleItem) -> Evidence:
    return of_words(entry, item.field, item.text.splitlines()[0] if item.text else "", item.sub_item)


def _oneline(text: str) -> str:
    """The words of a cell on one line, its bullets as a list: 設計／工事."""
    plain = re.sub(r"[→▶\s]+$", "", re.sub(r"\s*[\n\t]\s*", " ", text)).strip()
    parts = [part.strip() for part in re.split(r"(?:^|\s)[・•○]\s*", plain) if part.strip()]
    return re.sub(r"\s{2,}", " ", "／".join(parts))
