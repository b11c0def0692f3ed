"""Letting a chat model word verified facts. What it writes passes the same gate; where it fails, the rules' words go out."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from bot.answer import AnswerKind
from bot.draft import Draft, Evidence, Statement
from bot.verify import verify
from ingest.model import Plan

_log = logging.getLogger(__name__)
_MARK = re.compile(r"\[(\d{1,2})\]")
_MOST_FACTS = 12


class Wording(Protocol):
    """Words facts as natural Japanese."""

    def word(self, question: str, facts: Sequence[str]) -> str | None:
        """An answer whose every line carries the numbers ``[n]`` of the facts (counted from 1) it rests on.

        None where no answer could be had in time, for whatever reason.
        """


def worded(
    draft: Draft, question: str, wording: Wording | None, plans: Mapping[str, Plan], cities: Collection[str]
) -> Draft:
    """The draft in the model's words; the draft itself where there is no model or one sentence does not stand."""
    facts = draft.statements[:_MOST_FACTS]
    if wording is None or draft.kind is not AnswerKind.ANSWER or not all(fact.evidence for fact in facts):
        return draft
    text = wording.word(question, [fact.text for fact in facts])
    statements = _statements(text, facts) if text else None
    if not statements:
        return draft
    for statement in statements:
        verdict = verify(statement, plans, cities)
        if not verdict.ok:
            _log.warning("the model's words are not used: %s", verdict.reason)
            return draft
    return replace(draft, statements=tuple(statements))


def _statements(text: str, facts: Sequence[Statement]) -> list[Statement] | None:
    """The lines of the model with the evidence of the facts they name; None where a line names none that exists."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        numbers = [int(number) for number in _MARK.findall(line)]
        if not numbers or any(not 1 <= number <= len(facts) for number in numbers):
            return None
        evidence: dict[object, Evidence] = {}
        for number in numbers:
            evidence |= {piece.key: piece for piece in facts[number - 1].evidence}
        found.append(Statement(_MARK.sub("", line).strip(), tuple(evidence.values())))
    return found
