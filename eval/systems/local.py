"""The bot in this process, watched on its way: what its searches find and what its verifier refuses."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, cast

from bot.answer import Answer
from bot.assistant import open_assistant
from eval import texts
from eval.question import Question
from eval.systems.base import Exchange, Trace, converse
from index.opened import Index
from index.protocols import Hit, Query
from index.search import HybridRetriever

_VERIFIER = "bot.render"
"""The logger that tells of statements the verifier did not let through."""


class LocalBot:
    """The assistant over an open index."""

    name = texts.OURS

    def __init__(self, index: Index) -> None:
        self._watched = _WatchedRetriever(index.retriever)
        retriever = cast(HybridRetriever, self._watched)
        self._assistant = open_assistant(replace(index, retriever=retriever))

    def converse(self, question: Question) -> Exchange:
        """Ask every turn of a question in one session."""
        self._watched.searches.clear()
        with _refused_statements() as dropped:
            exchange = converse(question, self._ask)
        trace = Trace(tuple(self._watched.searches), tuple(dropped))
        return replace(exchange, trace=trace)

    def _ask(self, message: str, session: str | None, city: str | None) -> Answer:
        return self._assistant.ask(message, session_id=session, municipality=city)


class _WatchedRetriever:
    """Passes everything on to the real retriever and notes what its searches found."""

    def __init__(self, retriever: HybridRetriever) -> None:
        self._retriever = retriever
        self.searches: list[tuple[str, ...]] = []

    def search(self, query: Query) -> list[Hit]:
        """Search, and note the ids."""
        hits = self._retriever.search(query)
        self.searches.append(owner_ids(hits))
        return hits

    def __getattr__(self, name: str) -> Any:
        return getattr(self._retriever, name)


def owner_ids(hits: list[Hit]) -> tuple[str, ...]:
    """The ids of the 事業 and sections found, in order."""
    return tuple(owner.id for hit in hits if (owner := hit.entry or hit.section) is not None)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.reasons: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and record.args:
            self.reasons.append(str(record.args[0]))


@contextmanager
def _refused_statements() -> Iterator[list[str]]:
    listener, logger = _Listener(), logging.getLogger(_VERIFIER)
    logger.addHandler(listener)
    try:
        yield listener.reasons
    finally:
        logger.removeHandler(listener)
