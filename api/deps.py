"""Typed dependencies of the routes."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.schemas.chat import ChatRequest
from api.scope import resolve_municipality
from api.services import Backend, Services
from api.settings import Settings
from bot.errors import EmptyMessageError, MessageTooLongError

_SAFE_SESSION = re.compile(r"[0-9A-Za-z._-]{1,64}")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was checked: not empty, not too long, of a municipality that is known."""

    message: str
    session_id: str
    municipality: str | None


def get_backend(request: Request) -> Backend:
    """The holder of the services, ready or not."""
    backend: Backend = request.app.state.backend
    return backend


def get_settings(request: Request) -> Settings:
    """The settings of this application."""
    settings: Settings = request.app.state.settings
    return settings


async def get_services(request: Request) -> Services:
    """The open index and the assistant; answers 503 where there are none."""
    return get_backend(request).services


def check_question(asked: ChatRequest, services: Services, settings: Settings) -> Question:
    """The question, checked. Raises a BotError for what cannot be asked.

    A message over the limit is 422 ``message_too_long``: the request was read and its shape is right, only this
    value is not acceptable. 413 is kept for bodies that are not even read to their end.
    """
    if not asked.message.strip():
        raise EmptyMessageError
    if len(asked.message) > settings.max_message_chars:
        raise MessageTooLongError(settings.max_message_chars)
    return Question(
        message=asked.message,
        session_id=safe_session_id(asked.session_id),
        municipality=resolve_municipality(asked.municipality, services.municipalities),
    )


def safe_session_id(given: str | None) -> str:
    """The client's session id where it is short and harmless, otherwise a new one that nobody can guess."""
    if given is not None and _SAFE_SESSION.fullmatch(given):
        return given
    return secrets.token_urlsafe(18)


async def get_question(asked: ChatRequest, services: ServicesDep, settings: SettingsDep) -> Question:
    """The body of a chat request as a checked question."""
    return check_question(asked, services, settings)


BackendDep = Annotated[Backend, Depends(get_backend)]
SettingsDep = Annotated[Settings, Depends(get_settings)]
ServicesDep = Annotated[Services, Depends(get_services)]
QuestionDep = Annotated[Question, Depends(get_question)]
