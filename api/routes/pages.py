"""The pages for people: the chat, a 事業, a section. They work without JavaScript."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from anyio import to_thread
from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from api.asking import ask
from api.deps import BackendDep, ServicesDep, SettingsDep, check_question
from api.errors import ApiError, EntryNotFoundError, SectionNotFoundError
from api.handlers import describe
from api.routes.chat import LimiterDep
from api.schemas.chat import ChatRequest, ChatResponse
from api.web.chat_view import ChatView, chat_page
from api.web.entry_view import entry_view
from api.web.rendering import pages
from bot.errors import BotError

router = APIRouter(include_in_schema=False)
_MAX_FIELDS = 20


@router.get("/")
async def chat(request: Request, backend: BackendDep) -> Response:
    """The chat, empty; it says so where no plan has been read."""
    return await to_thread.run_sync(chat_page, request, backend, ChatView())


@router.post("/")
async def chat_form(request: Request, backend: BackendDep, settings: SettingsDep, limiter: LimiterDep) -> Response:
    """The chat with one question and its answer, for browsers that run no scripts."""
    asked = await _read_form(request)
    view = ChatView(message=asked.message.strip(), municipality=asked.municipality)
    try:
        services = backend.services
        question = check_question(asked, services, settings)
        answer = ChatResponse.of(await ask(question, services, limiter))
        view = ChatView(view.message, question.municipality, question.session_id, answer)
    except (ApiError, BotError) as error:
        problem = describe(error)
        view = ChatView(view.message, view.municipality, error=problem.message, status=problem.status)
    return await to_thread.run_sync(chat_page, request, backend, view)


async def _read_form(request: Request) -> ChatRequest:
    """The fields of the form. A browser sends few; whatever is not a form holds no message."""
    body = (await request.body()).decode("utf-8", "replace")
    form = dict(parse_qsl(body)) if body.count("&") < _MAX_FIELDS else {}
    return ChatRequest(
        message=form.get("message", ""),
        session_id=form.get("session_id"),
        municipality=form.get("municipality"),
    )


@router.get("/entries/{entry_id:path}")
def entry(request: Request, entry_id: Annotated[str, Path(max_length=300)], services: ServicesDep) -> Response:
    """A 事業 with all its form says."""
    found = services.store.entry(entry_id)
    if found is None:
        raise EntryNotFoundError
    return pages.TemplateResponse(request, "entry.html", {"view": entry_view(found, services)})


@router.get("/sections/{section_id:path}")
def section(request: Request, section_id: Annotated[str, Path(max_length=300)], services: ServicesDep) -> Response:
    """A part of a plan that is no 事業."""
    found = services.store.section(section_id)
    if found is None:
        raise SectionNotFoundError
    context = {"section": found, "plan": services.plan(found.plan_id)}
    return pages.TemplateResponse(request, "section.html", context)
