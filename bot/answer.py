"""What the bot gives back: an answer with its citations, ready to be shown by any channel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ingest.model import Source


class AnswerKind(StrEnum):
    """What sort of reply it is: an answer, a computed list, a question back, or a refusal."""

    ANSWER = "answer"
    LIST = "list"
    CLARIFY = "clarify"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Citation:
    """The 事業 entry (or section, then ``no`` and ``entry_id`` are None) and the field that says so.

    ``n`` is the number shown as ``[n]``; ``quote`` stands to the letter in ``source``; ``no`` may carry a
    sub-item (その2-⑥-エ).
    """

    n: int
    entry_id: str | None
    section_id: str | None
    municipality: str
    plan: str
    no: str | None
    title: str
    department: str | None
    field: str
    quote: str
    source: Source


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched for this reply: numbers of 事業 and of plans in scope."""

    entries: int
    plans: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply. ``text`` carries ``[n]`` marks; a refusal has no citations; a clarification offers ``suggestions``."""

    session_id: str
    kind: AnswerKind
    text: str
    citations: tuple[Citation, ...]
    suggestions: tuple[str, ...]
    searched: Searched


class Assistant(Protocol):
    """Answers questions; keeps the subject of a session so that follow-ups make sense. Safe to call from threads."""

    def ask(self, message: str, *, session_id: str | None = None, municipality: str | None = None) -> Answer:
        """Answer one message.

        Raises EmptyMessageError, MessageTooLongError or UnknownMunicipalityError (``bot.errors``).
        """
