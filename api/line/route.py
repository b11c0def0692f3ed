"""``POST /line/webhook``: always there; without LINE's settings it says so."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse

from api.line.channel import Channel
from api.line.errors import LineOffError
from api.line.signature import HEADER
from api.schemas.errors import errors_beside

router = APIRouter(tags=["line"])
WEBHOOK = "/line/webhook"
MAX_BODY_BYTES = 1024 * 1024
"""LINE sends the events of many people at once and never fewer for us: a limit for questions would lose them."""
_ERRORS: dict[int | str, dict[str, Any]] = {
    **errors_beside(400, 404, 413),
    200: {"description": "受け取った", "content": {"application/json": {"example": {}}}},
}
_ERRORS[400] |= {"description": "署名がない、正しくない、または読めない"}
_ERRORS[404] |= {"description": "LINEの設定がされていない"}


def get_channel(request: Request) -> Channel:
    """The LINE channel; answers 404 where there is none."""
    channel: Channel | None = getattr(request.app.state, "line", None)
    if channel is None:
        raise LineOffError
    return channel


@router.post(WEBHOOK, summary="LINEからの通知を受け取る", responses=_ERRORS, response_class=JSONResponse)
async def webhook(request: Request, channel: Annotated[Channel, Depends(get_channel)]) -> JSONResponse:
    """Keep the events and answer at once; they are worked on afterwards. A repeated event is known as such."""
    await channel.receive(await request.body(), request.headers.get(HEADER))
    return JSONResponse({})
