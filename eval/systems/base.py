"""What is judged: anything that can be asked a question of several turns."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.answer import Answer
from eval.question import Question

Ask = Callable[[str, str | None, str | None], Answer]
"""Message, session id, the asker's municipality → the answer."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What was seen of the way to an answer: the ids found by each search, best first, and what the verifier refused."""

    searches: tuple[tuple[str, ...], ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """The answer to the last turn and the seconds it took; or no answer, and why.

    ``ranking`` are the ids that a retriever of the system's own found for the question, best first.
    """

    answer: Answer | None
    seconds: float
    error: str | None = None
    trace: Trace | None = None
    ranking: tuple[str, ...] | None = None


class System(Protocol):
    """A question-answering system."""

    @property
    def name(self) -> str:
        """How reports call it."""

    def converse(self, question: Question) -> Exchange:
        """Ask every turn of a question in one session. An error becomes a failed exchange, never an exception."""


def converse(question: Question, ask: Ask) -> Exchange:
    """Ask turn by turn; only the last answer counts."""
    answer: Answer | None = None
    seconds = 0.0
    try:
        for turn in question.turns:
            started = time.perf_counter()
            answer = ask(turn, answer.session_id if answer else None, question.municipality)
            seconds = time.perf_counter() - started
    except Exception as error:
        return Exchange(None, seconds, f"{type(error).__name__}: {error}")
    return Exchange(answer, seconds)
