"""``POST /api/chat`` and the same as server-sent events."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from typing import Annotated, Any

from anyio import CapacityLimiter
from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api import texts
from api.asking import ask
from api.deps import Question, QuestionDep, ServicesDep
from api.handlers import describe, request_id_of
from api.schemas.chat import ChatResponse, StatusEvent, TokenEvent
from api.schemas.errors import errors, errors_beside
from api.services import Services
from api.tokens import tokens

router = APIRouter(prefix="/api", tags=["chat"])
_log = logging.getLogger("jigyo.api")


def get_limiter(request: Request) -> CapacityLimiter:
    """The limiter of questions worked on at a time."""
    limiter: CapacityLimiter = request.app.state.limiter
    return limiter


LimiterDep = Annotated[CapacityLimiter, Depends(get_limiter)]


@router.post("/chat", summary="質問に答える", responses=errors(400, 413, 422, 503))
async def chat(question: QuestionDep, services: ServicesDep, limiter: LimiterDep) -> ChatResponse:
    """Answer one question, every statement with its citation."""
    return ChatResponse.of(await ask(question, services, limiter))


_STREAM_EXAMPLE = (
    'event: status\ndata: {"message":"計画を調べています。"}\n\n'
    'event: token\ndata: {"text":"担当課は…です。[1]"}\n\n'
    'event: answer\ndata: {"session_id":"…","kind":"answer","answer":"…"}\n\n'
    "event: done\ndata: {}\n\n"
)
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "status、token（0個以上）、answer（/api/chat と同じ形）、done の順。失敗なら error、done",
        "content": {"text/event-stream": {"example": _STREAM_EXAMPLE}},
    }
}


@router.post(
    "/chat/stream",
    summary="質問に答える（逐次）",
    response_class=EventSourceResponse,
    responses=_STREAM | errors_beside(400, 413, 422, 503),
)
async def chat_stream(
    request: Request, question: QuestionDep, services: ServicesDep, limiter: LimiterDep
) -> AsyncIterator[ServerSentEvent]:
    """The same answer as events. Tokens are pieces of the text that was verified, never of one that was not."""
    async for event in _events(question, services, limiter, request_id_of(request)):
        yield event


async def _events(
    question: Question, services: Services, limiter: CapacityLimiter, request_id: str
) -> AsyncIterator[ServerSentEvent]:
    yield ServerSentEvent(event="status", data=StatusEvent(message=texts.SEARCHING))
    try:
        answer = await ask(question, services, limiter)
    except Exception as error:
        described = describe(error)
        if described.status >= 500:
            _log.exception("request_id=%s the stream failed", request_id)
        yield ServerSentEvent(event="error", raw_data=json.dumps(described.body(request_id), ensure_ascii=False))
    else:
        for piece in tokens(answer.text):
            yield ServerSentEvent(event="token", data=TokenEvent(text=piece))
        yield ServerSentEvent(event="answer", data=ChatResponse.of(answer))
    yield ServerSentEvent(event="done", data={})
