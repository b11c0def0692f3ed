"""The outermost layer of every request: its id, its line in the log, safety headers, the last net for errors."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("jigyo.access")
_SAFE_ID = re.compile(r"[0-9A-Za-z._-]{1,64}")

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RequestContext:
    """Gives each request an id and answers what no other layer has caught. Questions are never logged."""

    def __init__(self, app: ASGIApp, respond: Callable[[Request, Exception], Response]) -> None:
        self._app = app
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        started, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(message, request_id, scope["path"])
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            if status:  # The answer is on its way: nothing can be said to the client any more.
                _log.exception("request_id=%s broke off", request_id)
            else:
                await self._respond(Request(scope, receive), error)(scope, receive, sending)
        finally:
            milliseconds = (time.perf_counter() - started) * 1000
            path = scope["path"].encode("unicode_escape").decode("ascii")
            _log.info(
                "request_id=%s %s %s status=%d ms=%.1f", request_id, scope["method"], path, status, milliseconds
            )


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get("x-request-id", "")
    return given if _SAFE_ID.fullmatch(given) else secrets.token_hex(8)


def _add_headers(message: Message, request_id: str, path: str) -> None:
    headers = MutableHeaders(raw=message.setdefault("headers", []))
    headers["X-Request-ID"] = request_id
    for name, value in SECURITY_HEADERS.items():
        headers.setdefault(name, value)
    # Scripts and styles are asked for again by their tag; answers are kept nowhere.
    headers.setdefault("Cache-Control", "no-cache" if path.startswith("/static/") else "no-store")
