"""The evidence of an answer as a Flex carousel: one card for each 事業, in the order of the marks [1][2]."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.line import texts
from api.line.client import Message
from api.line.utf16 import shortened
from api.links import citation_url, line_anchor
from bot.answer import Citation
from bot.texts import show_no, show_years
from ingest.model import Plan

MOST = 12
_BYTES = 50_000
_QUOTES = (10, 4, 2)
"""Quotes on a card; fewer where the carousel would be too large."""
_QUOTE = 120
_ALT = 400
_URI = 1000
_GREY, _ACCENT, _INK = "#5f6368", "#0b57a4", "#1f2328"


def cards(citations: Sequence[Citation], plans: Iterable[Plan], web: str | None) -> Message | None:
    """The carousel; None where nothing is cited. ``web`` is the address of our pages, without which no buttons are."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.entry_id or citation.section_id or "", []).append(citation)
    if not groups:
        return None
    known = {(plan.municipality, plan.title): plan for plan in plans}
    for quotes in _QUOTES:
        bubbles = [_card(group, known, web, quotes) for group in list(groups.values())[:MOST]]
        if _size(bubbles) <= _BYTES:
            break
    while len(bubbles) < len(groups) or _size(bubbles) > _BYTES:
        bubbles = bubbles[: MOST - 1] if len(bubbles) == MOST else bubbles[:-1]
        rest = _rest(len(groups) - len(bubbles), web)
        if _size([*bubbles, rest]) <= _BYTES:
            bubbles.append(rest)
            break
    return {"type": "flex", "altText": _alt(list(groups.values())), "contents": _carousel(bubbles)}


def answer_button(items: Sequence[tuple[str, dict[str, Any]]], alt: str) -> Message:
    """Sentences, each with a button below it."""
    contents: list[dict[str, Any]] = []
    for sentence, action in items:
        contents.append(_text(sentence, wrap=True, margin="md"))
        contents.append({"type": "button", "style": "primary", "height": "sm", "color": _ACCENT, "action": action})
    bubble = {"type": "bubble", "body": _box(contents)}
    return {"type": "flex", "altText": shortened(alt, _ALT), "contents": bubble}


def _card(
    group: Sequence[Citation], known: Mapping[tuple[str, str], Plan], web: str | None, most: int
) -> dict[str, Any]:
    first = group[0]
    plan = known.get((first.municipality, first.plan))
    head = [
        _text(f"{first.municipality}　{shortened(first.plan, 60)}", size="xs", color=_GREY, wrap=True),
        _text(_name(first), weight="bold", size="md", color=_INK, wrap=True),
    ]
    if first.department:
        head.append(_text(texts.DEPARTMENT.format(name=shortened(first.department, 80)), size="sm", wrap=True))
    if plan and plan.fiscal_years:
        years = show_years(range(plan.fiscal_years[0], plan.fiscal_years[1] + 1))
        head.append(_text(texts.YEARS.format(years=years), size="xs", color=_GREY, wrap=True))
    quotes = [_text(_quote(citation), size="sm", color=_INK, wrap=True) for citation in group[:most]]
    if len(group) > most:
        count = len(group) - most
        quotes.append(_text(texts.MORE_QUOTES.format(count=count), size="xs", color=_GREY))
    body = [*head, {"type": "separator", "margin": "md"}, *quotes]
    bubble: dict[str, Any] = {"type": "bubble", "size": "mega", "body": _box(body)}
    page = f"{web}{citation_url(first)}#{line_anchor(first.source.line_start)}"
    if web and len(page) <= _URI:
        bubble["footer"] = _box([_link(texts.SHOW_SOURCE, page)])
    return bubble


def _rest(count: int, web: str | None) -> dict[str, Any]:
    bubble: dict[str, Any] = {"type": "bubble", "size": "mega"}
    bubble["body"] = _box([_text(texts.MORE_CARDS.format(count=count), size="sm", wrap=True)])
    if web:
        bubble["footer"] = _box([_link(texts.SEE_WEB, f"{web}/")])
    return bubble


def _name(citation: Citation) -> str:
    title = shortened(citation.title, 100) or citation.field
    return f"{show_no(citation.no)} {title}" if citation.no else title


def _quote(citation: Citation) -> str:
    quote = shortened(citation.quote.strip(), _QUOTE)
    return texts.QUOTE.format(n=citation.n, field=shortened(citation.field, 40), quote=quote)


def _alt(groups: Sequence[Sequence[Citation]]) -> str:
    """What a notification and a screen reader say: which 事業 the answer rests on."""
    first = groups[0][0]
    more = texts.ALT_MORE.format(count=len(groups) - 1) if len(groups) > 1 else ""
    return shortened(texts.ALT_CARDS.format(first=f"{first.municipality} {_name(first)}"), _ALT - 20) + more


def _carousel(bubbles: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "carousel", "contents": list(bubbles)}


def _size(bubbles: Sequence[dict[str, Any]]) -> int:
    return len(json.dumps(_carousel(bubbles)))  # As the SDK sends it: every 漢字 six bytes.


def _box(contents: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "box", "layout": "vertical", "spacing": "sm", "contents": list(contents)}


def _text(text: str, **style: Any) -> dict[str, Any]:
    return {"type": "text", "text": text or "　", **style}


def _link(label: str, address: str) -> dict[str, Any]:
    action = {"type": "uri", "label": label, "uri": address}
    return {"type": "button", "style": "link", "height": "sm", "action": action}
