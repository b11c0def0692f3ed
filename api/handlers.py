"""Where every error becomes an answer: one shape for programs, a page for browsers, never a stack trace."""

from __future__ import annotations

import http
import logging
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from api import texts
from api.errors import ApiError
from api.web.error_page import error_page, wants_page
from bot.errors import BotError, EmptyMessageError, MessageTooLongError, UnknownMunicipalityError

_log = logging.getLogger("jigyo.api")

_BOT_CODES: dict[type[BotError], str] = {
    EmptyMessageError: "empty_message",
    MessageTooLongError: "message_too_long",
    UnknownMunicipalityError: "unknown_municipality",
}
_HTTP = {
    400: ("bad_request", texts.BAD_REQUEST),
    404: ("not_found", texts.NOT_FOUND),
    405: ("method_not_allowed", texts.METHOD_NOT_ALLOWED),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is told to the client."""

    status: int
    code: str
    message: str

    def body(self, request_id: str) -> dict[str, Any]:
        """The JSON body, the same for every error."""
        return {"error": {"code": self.code, "message": self.message, "request_id": request_id}}


def describe(error: Exception) -> Problem:
    """What to tell about ``error``; anything unforeseen is an internal error and says no more."""
    match error:
        case ApiError():
            return Problem(error.status, error.code, str(error))
        case BotError():
            return Problem(422, _BOT_CODES.get(type(error), "invalid_request"), str(error))
        case RequestValidationError():
            return _describe_validation(error)
        case HTTPException():
            return _describe_http(error)
        case _:
            return Problem(500, "internal_error", texts.INTERNAL_ERROR)


def _describe_http(error: HTTPException) -> Problem:
    if error.status_code in _HTTP:
        return Problem(error.status_code, *_HTTP[error.status_code])
    if error.status_code == http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return Problem(error.status_code, "body_too_large", str(error.detail))
    name = http.HTTPStatus(error.status_code).name.lower()
    return Problem(error.status_code, name, str(error.detail))


def _describe_validation(error: RequestValidationError) -> Problem:
    first = error.errors()[0]
    kind, place = str(first["type"]), [str(part) for part in first["loc"]]
    if kind == "json_invalid":
        return Problem(400, "invalid_json", texts.NOT_JSON)
    if place == ["body"] and kind == "missing":
        return Problem(422, "invalid_request", texts.EMPTY_BODY)
    if place == ["body"] and isinstance(first.get("input"), bytes):
        return Problem(422, "invalid_request", texts.NOT_JSON_TYPE)
    field = ".".join(place[1:]) or "body"
    return Problem(422, "invalid_request", texts.bad_value(kind, field, dict(first.get("ctx", {}))))


def request_id_of(request: Request) -> str:
    """The id that the request context gave to this request."""
    return str(request.scope.get("state", {}).get("request_id", ""))


def respond(request: Request, error: Exception) -> Response:
    """The answer to a request that failed with ``error``."""
    problem = describe(error)
    request_id = request_id_of(request)
    if problem.status >= 500 and not isinstance(error, ApiError):
        _log.error("request_id=%s unhandled", request_id, exc_info=error)
    headers = dict(getattr(error, "headers", None) or {})
    if wants_page(request):
        return error_page(request, problem.status, problem.message, request_id, headers)
    return JSONResponse(problem.body(request_id), status_code=problem.status, headers=headers)


async def _handle(request: Request, error: Exception) -> Response:
    return respond(request, error)


def install(app: FastAPI) -> None:
    """Let ``app`` answer its errors this way; what is not foreseen here is caught by the request context."""
    for kind in (ApiError, BotError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _handle)
