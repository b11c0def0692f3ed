"""A running server, asked over ``POST /api/chat``."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.answer import Answer, AnswerKind, Citation, Searched
from eval import texts
from eval.question import Question
from eval.systems.base import Exchange, converse
from ingest.model import Source

if TYPE_CHECKING:
    import httpx

_SECONDS = 120.0


class HttpBot:
    """The chat API of a server."""

    def __init__(self, url: str, client: httpx.Client | None = None) -> None:
        from eval.tools import httpx_module

        self.name = texts.SERVER.format(host=url.partition("://")[2].rstrip("/") or url)
        self._url = url.rstrip("/") + "/api/chat"
        self._client = client or httpx_module().Client(timeout=_SECONDS)

    def converse(self, question: Question) -> Exchange:
        """Ask every turn of a question in one session."""
        return converse(question, self._ask)

    def _ask(self, message: str, session: str | None, city: str | None) -> Answer:
        body = {"message": message, "session_id": session or uuid.uuid4().hex, "municipality": city}
        response = self._client.post(self._url, json=body)
        response.raise_for_status()
        return answer_of(response.json())


def answer_of(reply: Mapping[str, Any]) -> Answer:
    """The answer in a reply of the API; what a server leaves out is taken as empty."""
    searched = reply.get("searched") or {}
    return Answer(
        session_id=reply.get("session_id") or "",
        kind=_kind(reply),
        text=reply.get("answer") or "",
        citations=tuple(_citation(n, raw) for n, raw in enumerate(reply.get("citations") or [], start=1)),
        suggestions=tuple(reply.get("suggestions") or ()),
        searched=Searched(searched.get("entries", 0), searched.get("plans", 0)),
    )


def _kind(reply: Mapping[str, Any]) -> AnswerKind:
    kind = reply.get("kind")
    if kind == "refuse" or reply.get("refused"):
        return AnswerKind.REFUSAL
    return AnswerKind(kind) if kind in set(AnswerKind) else AnswerKind.ANSWER


def _citation(n: int, raw: Mapping[str, Any]) -> Citation:
    source = raw.get("source") or {}
    number = raw.get("no")
    return Citation(
        n=raw.get("n") or n,
        entry_id=raw.get("entry_id"),
        section_id=None,
        municipality=raw.get("municipality") or "",
        plan=raw.get("plan") or "",
        no=None if number is None else str(number),
        title=raw.get("title") or "",
        department=raw.get("department"),
        field=raw.get("field") or "",
        quote=raw.get("quote") or "",
        source=Source(
            file=source.get("file") or "",
            line_start=source.get("line_start") or 0,
            line_end=source.get("line_end") or 0,
            page=source.get("page"),
            cell=source.get("cell"),
        ),
    )
