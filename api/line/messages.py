"""From an answer to LINE's messages: its text, cut where sentences end, and its evidence as cards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.line import quick_replies, texts
from api.line.cards import answer_button, cards
from api.line.client import Message
from api.line.postback import Action, Tap
from api.line.utf16 import shortened, split
from bot.answer import Answer
from ingest.model import Plan

MOST = 5
"""Messages of one reply."""
LONGEST_TEXT = 5000
"""UTF-16 units of one text."""
_COMFORTABLE = 2000
"""Longer texts are cut at this length while there are messages left: a screenful or two reads better."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is to be sent. ``covers``: the waiting question it answers; ``offers``: those it has buttons for."""

    messages: tuple[Message, ...]
    covers: str | None = None
    offers: tuple[str, ...] = ()

    def dumps(self) -> str:
        """As kept in the inbox."""
        return json.dumps([self.messages, self.covers, self.offers], ensure_ascii=False)

    @classmethod
    def loads(cls, kept: str) -> Reply:
        """As kept in the inbox."""
        messages, covers, offers = json.loads(kept)
        return cls(tuple(messages), covers, tuple(offers))


def text(words: str) -> Message:
    """A text; what does not fit is cut off."""
    return {"type": "text", "text": shortened(words, LONGEST_TEXT)}


def answer_messages(
    answer: Answer, event_id: str, plans: Sequence[Plan], web: str | None, *, cities: int
) -> tuple[Message, ...]:
    """The answer whole: text with its marks, cards, chips."""
    evidence = cards(answer.citations, plans, web)
    room = MOST - (evidence is not None)
    said = _texts(answer.text, room, web)
    chips = quick_replies.after_answer(answer, event_id, cities=cities)
    return tuple(quick_replies.chips([*said, *([evidence] if evidence else [])], chips))


def plain(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The texts alone: what is sent where LINE does not take the rest."""
    return tuple({"type": "text", "text": one["text"]} for one in messages if one["type"] == "text")


def still_searching(event_id: str) -> Message:
    """The button that brings a fresh token when the old one is about to end."""
    action = quick_replies.tap(texts.SHOW_ANSWER, Action(Tap.SHOW, event_id))
    return answer_button([(texts.STILL_SEARCHING, action)], texts.STILL_SEARCHING)


def waiting_answers(questions: Iterable[tuple[str, str]]) -> Message:
    """Buttons for answers that found no token: event ids with their questions."""
    items = [
        (
            texts.WAITING_ANSWER.format(question=shortened(question, 40)),
            quick_replies.tap(texts.SHOW_ANSWER, Action(Tap.SHOW, event_id)),
        )
        for event_id, question in questions
    ]
    return answer_button(items, items[0][0])


def _texts(words: str, room: int, web: str | None) -> list[Message]:
    pieces = split(words, _COMFORTABLE)
    if len(pieces) > room:
        pieces = split(words, LONGEST_TEXT)
    if len(pieces) > room:
        more = texts.CONTINUED_ON_WEB.format(url=f"{web}/") if web else texts.CUT_OFF
        last = split(pieces[room - 1], LONGEST_TEXT - len(more) - 1)[0]
        pieces = [*pieces[: room - 1], f"{last}\n{more}"]
    return [text(piece) for piece in pieces]
