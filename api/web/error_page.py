"""The page a browser sees when something went wrong."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from api.web.rendering import pages

_FOR_PROGRAMS = ("/api/", "/healthz", "/readyz", "/static/", "/openapi.json")


def wants_page(request: Request) -> bool:
    """Does a browser ask, and for a page."""
    if request.url.path.startswith(_FOR_PROGRAMS):
        return False
    return "text/html" in request.headers.get("accept", "")


def error_page(
    request: Request, status: int, message: str, request_id: str, headers: Mapping[str, str]
) -> Response:
    """The error as a page with the way back."""
    context = {"status": status, "message": message, "request_id": request_id}
    return pages.TemplateResponse(request, "error.html", context, status_code=status, headers=headers)
