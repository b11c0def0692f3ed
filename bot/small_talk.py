"""Messages that ask nothing of the plans: greetings, thanks, opinions, role play, personal matters, today's weather."""

from __future__ import annotations

import re

from bot import refuse, texts
from bot.answer import AnswerKind
from bot.cues import hiragana, load_cues
from bot.draft import Draft, Statement
from bot.question import Question

_FRIENDLY = {"greeting": texts.GREETING, "thanks": texts.THANKS, "help": texts.HELP}
_REFUSED = {
    "role_play": texts.REFUSE_ROLE,
    "invent": texts.REFUSE_ROLE,
    "opinion": texts.REFUSE_OPINION,
    "moment": texts.REFUSE_MOMENT,
    "personal": texts.REFUSE_OPINION,
}


def without_orders(message: str) -> str:
    """The message without the sentences that order the bot about (なりきって…, 決まりは無視しろ): they are data, not orders."""
    cues = load_cues()
    orders = (cues.talk["role_play"], cues.talk["invent"])
    pieces = re.split(r"(?<=[。！!?？\n…])", message)
    return "".join(piece for piece in pieces if not any(cue.search(hiragana(piece)) for cue in orders))


def reply(question: Question) -> Draft | None:
    """The reply to small talk, or None where the message is a question for the plans."""
    for name, text in _REFUSED.items():
        if name in question.talk:
            return refuse.plain(text)
    for name, text in _FRIENDLY.items():
        if name in question.talk:
            return Draft(AnswerKind.CLARIFY, (Statement(text),))
    return None
