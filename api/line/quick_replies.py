"""The chips below the last message: what to ask next, a judgement, a city."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from api.line import texts
from api.line.client import Message
from api.line.postback import LONGEST, Action, Tap, write
from api.line.utf16 import shortened, units
from bot.answer import Answer, AnswerKind

MOST = 13
_LABEL = 20
_TEXT = 300
_CITIES_A_PAGE = 11


def chips(messages: list[Message], items: Iterable[dict[str, Any]]) -> list[Message]:
    """``messages`` with chips on the last of them, where LINE shows them."""
    offered = [{"type": "action", "action": item} for item in items][:MOST]
    if offered and messages:
        messages[-1] = messages[-1] | {"quickReply": {"items": offered}}
    return messages


def after_answer(answer: Answer, event_id: str, *, cities: int) -> list[dict[str, Any]]:
    """What can be asked next, and whether the answer was of use. A question back offers its choices only."""
    offers = [say(text) for text in dict.fromkeys(answer.suggestions) if text.strip()]
    judge = [tap(texts.GOOD, Action(Tap.GOOD, event_id)), tap(texts.BAD, Action(Tap.BAD, event_id))]
    match answer.kind:
        case AnswerKind.CLARIFY:
            return offers
        case AnswerKind.REFUSAL:
            return [*offers[: MOST - 2], tap(texts.CHANGE_CITY, Action(Tap.CITIES)), judge[1]]
        case _:
            usual = [texts.WHO, texts.WHEN, texts.PROGRESS, *([texts.OTHER_CITIES] if cities > 1 else [])]
            asks = dict.fromkeys([*usual, *answer.suggestions])
            return [*[say(text) for text in asks if text.strip()][: MOST - 2], *judge]


def city_choice(cities: Sequence[str], page: int = 0) -> list[dict[str, Any]]:
    """One page of cities, a way to the others, and all of them."""
    pages = max(1, -(-len(cities) // _CITIES_A_PAGE))
    start = page % pages * _CITIES_A_PAGE
    fitting = [(city, Action(Tap.CITY, city)) for city in cities[start : start + _CITIES_A_PAGE]]
    shown = [tap(city, action) for city, action in fitting if len(write(action)) <= LONGEST]
    if pages > 1:
        shown.append(tap(texts.MORE_CITIES, Action(Tap.CITIES, str((page + 1) % pages))))
    return [*shown, tap(texts.ALL_CITIES, Action(Tap.CITY))]


def say(text: str) -> dict[str, Any]:
    """A chip that says ``text`` for the person."""
    return {"type": "message", "label": shortened(text, _LABEL), "text": shortened(text, _TEXT)}


def tap(label: str, action: Action) -> dict[str, Any]:
    """A chip or button that tells us what was tapped and shows its label in the chat."""
    data = write(action)
    if units(data) > LONGEST:
        raise ValueError(data)
    return {"type": "postback", "label": shortened(label, _LABEL), "data": data, "displayText": label}
