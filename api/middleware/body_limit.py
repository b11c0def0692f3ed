"""A limit on the size of request bodies that counts what really arrives."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import texts


class BodyTooLargeError(HTTPException):
    """More came than may come. An HTTPException, because FastAPI lets no other error out of reading a body."""

    def __init__(self, limit: int) -> None:
        super().__init__(status_code=413, detail=texts.body_too_large(limit))


class BodyLimit:
    """Refuses a body over ``limit`` bytes: at once where the length is announced, otherwise while it streams in.

    ``other`` names paths with a limit of their own.
    """

    def __init__(self, app: ASGIApp, limit: int, other: Mapping[str, int] | None = None) -> None:
        self._app = app
        self._limit = limit
        self._other = other or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a counting ``receive``."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._other.get(scope.get("path", ""), self._limit)
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > limit:
            raise BodyTooLargeError(limit)
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise BodyTooLargeError(limit)
            return message

        await self._app(scope, counted, send)
