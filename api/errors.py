"""What can go wrong between a request and its answer.

ApiError                  carries the HTTP status and a code for programs; its text is the sentence to show
├── NotReadyError         503  no index is open
├── EntryNotFoundError    404
├── SectionNotFoundError  404
└── PlanNotFoundError     404

Errors of the bot (``bot.errors``) become 422; see ``api/handlers.py``, where every error becomes an answer.
"""

from __future__ import annotations

from typing import ClassVar

from api import texts


class ApiError(Exception):
    """Any error of this package that is answered to the client."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal_error"


class NotReadyError(ApiError):
    """The index is missing or cannot be opened; the reason is a Japanese sentence."""

    status = 503
    code = "not_ready"


class EntryNotFoundError(ApiError):
    """No 事業 has this id."""

    status = 404
    code = "entry_not_found"

    def __init__(self) -> None:
        super().__init__(texts.ENTRY_NOT_FOUND)


class SectionNotFoundError(ApiError):
    """No section has this id."""

    status = 404
    code = "section_not_found"

    def __init__(self) -> None:
        super().__init__(texts.SECTION_NOT_FOUND)


class PlanNotFoundError(ApiError):
    """No plan has this id or title."""

    status = 404
    code = "plan_not_found"

    def __init__(self) -> None:
        super().__init__(texts.PLAN_NOT_FOUND)
