"""What the chat page shows when it comes from the server."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from api.errors import NotReadyError
from api.examples import example_questions
from api.schemas.chat import ChatResponse
from api.services import Backend
from api.web.rendering import pages


@dataclass(frozen=True, slots=True)
class ChatView:
    """The exchange to show: none yet, a question with its answer, or a question with what was wrong."""

    message: str = ""
    municipality: str | None = None
    session_id: str | None = None
    answer: ChatResponse | None = None
    error: str | None = None
    status: int = 200


def chat_page(request: Request, backend: Backend, view: ChatView) -> Response:
    """The page; without an index it explains itself instead of offering questions."""
    municipalities: tuple[str, ...] = ()
    examples: list[str] = []
    not_ready: str | None = None
    try:
        services = backend.services
        municipalities = services.municipalities
        examples = example_questions(services.store, services.plans, count=4)
    except NotReadyError as error:
        not_ready = str(error)
    context = {
        "view": view,
        "municipalities": municipalities,
        "examples": examples,
        "not_ready": not_ready,
        "max_chars": request.app.state.settings.max_message_chars,
    }
    return pages.TemplateResponse(request, "chat.html", context, status_code=view.status)
