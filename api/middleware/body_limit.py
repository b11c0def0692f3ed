"""A limit on the size of request bodies that counts what really arrives."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import texts


class BodyTooLargeError(HTTPException):
    """More came than may come. An HTTPException, because FastAPI lets no other error out of reading a body."""

    def __init__(self, limit: int) -> None:
        super().__init__(status_code=413, detail=texts.body_too_large(limit))


class BodyLimit:
    """Refuses a body over ``limit`` bytes: at once where the length is announced, otherwise while it streams in."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a counting ``receive``."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > self._limit:
            raise BodyTooLargeError(self._limit)
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._limit:
                raise BodyTooLargeError(self._limit)
            return message

        await self._app(scope, counted, send)
