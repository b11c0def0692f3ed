"""Targets: the indicators of a 事業 for the year asked, or for all years."""

from __future__ import annotations

from bot import texts
from bot.compose.context import Context
from bot.draft import Statement
from bot.evidence import of_field, of_words
from bot.question import Facet
from bot.terms import coverage
from ingest.model import Entry, FieldKind, Indicator
from ingest.years import show_fiscal_year


def targets(entry: Entry, context: Context) -> list[Statement]:
    """One line an indicator, those that match the question first; then how the target was set."""
    if not entry.indicators:
        return [Statement(texts.NO_TARGET)] if context.asks(Facet.TARGET) else []
    names = list(dict.fromkeys(item.name for item in entry.indicators))
    terms = context.own_terms(entry)
    names.sort(key=lambda name: -coverage(terms, context.ready(name)))
    best = coverage(terms, context.ready(names[0])) if names else 0.0
    if best > 0.2:
        names = [name for name in names if coverage(terms, context.ready(name)) >= best * 0.6]
    statements = [_line(entry, name, context) for name in names[:4]]
    basis = [i for i, field in enumerate(entry.fields) if field.kind is FieldKind.INDICATOR_BASIS]
    if statements and basis:
        statements.append(
            Statement(
                f"・{entry.fields[basis[0]].text.splitlines()[0]}",
                (of_words(entry, basis[0], entry.fields[basis[0]].text.splitlines()[0]),),
            )
        )
    return statements


def _line(entry: Entry, name: str, context: Context) -> Statement:
    rows = [item for item in entry.indicators if item.name == name]
    asked = [item for item in rows if item.fiscal_year in context.years()]
    rows = asked or rows
    text = texts.TARGET_LINE.format(name=f"・{_oneline(name)}", values="、".join(dict.fromkeys(map(_value, rows))))
    return Statement(text, tuple({e.key: e for e in (of_field(entry, item.field) for item in rows)}.values()))


def _value(item: Indicator) -> str:
    if item.fiscal_year is None:
        return _oneline(item.target)
    return f"{show_fiscal_year(item.fiscal_year)} {_oneline(item.target)}"


def _oneline(text: str) -> str:
    return "".join(text.split())
