"""From a verified draft to an answer: citations numbered in order, the same evidence cited once."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping

from bot import texts
from bot.answer import Answer, AnswerKind, Citation, Searched
from bot.draft import Draft, Statement
from bot.quote import citation
from bot.verify import verify
from ingest.model import Plan

_log = logging.getLogger(__name__)


def verified(draft: Draft, plans: Mapping[str, Plan], cities: Collection[str]) -> tuple[Statement, ...]:
    """The statements that stand; what does not is dropped and logged."""
    kept = []
    for statement in draft.statements:
        verdict = verify(statement, plans, cities)
        if verdict.ok:
            kept.append(statement)
        else:
            _log.warning("statement dropped: %s", verdict.reason)
    return tuple(kept)


def render(
    draft: Draft, session_id: str, searched: Searched, plans: Mapping[str, Plan], cities: Collection[str]
) -> Answer:
    """Number the citations and join the lines. Where nothing cited stands, the answer becomes a refusal."""
    statements = verified(draft, plans, cities)
    if draft.kind in (AnswerKind.ANSWER, AnswerKind.LIST) and not any(s.evidence for s in statements):
        text = (
            texts.REFUSE_SEARCHED.format(plans=searched.plans, entries=searched.entries) + texts.REFUSE_NOT_FOUND
        )
        return Answer(session_id, AnswerKind.REFUSAL, text, (), draft.suggestions, searched)
    if draft.kind is AnswerKind.REFUSAL:
        text = "\n".join(statement.text for statement in statements)
        return Answer(session_id, draft.kind, text, (), draft.suggestions, searched)
    numbers: dict[object, int] = {}
    citations: list[Citation] = []
    lines = []
    for statement in statements:
        marks = []
        for piece in statement.evidence:
            if piece.key not in numbers:
                numbers[piece.key] = len(numbers) + 1
                citations.append(citation(numbers[piece.key], piece, plans))
            marks.append(f"[{numbers[piece.key]}]")
        lines.append(f"{statement.text} {''.join(marks)}" if marks else statement.text)
    return Answer(session_id, draft.kind, "\n".join(lines), tuple(citations), draft.suggestions, searched)
