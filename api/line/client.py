"""What is asked of LINE's service, and the one place that knows its SDK."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from api.line.errors import (
    AlreadyAcceptedError,
    LineError,
    MalformedError,
    NotTakenError,
    TokenRefusedError,
    UnreachableError,
)

Message = dict[str, Any]
"""A message as LINE's JSON has it."""

T = TypeVar("T")
_log = logging.getLogger("jigyo.line")
_SECONDS = 10.0


class LineClient(Protocol):
    """Sending to people. Every method raises a LineError where LINE does not do it."""

    async def reply(self, token: str, messages: Sequence[Message]) -> None:
        """Answer an event; the token is good for once."""

    async def push(self, user_id: str, messages: Sequence[Message], retry_key: str) -> None:
        """Send without being asked, which counts against the quota; with the same key at most once."""

    async def quota_left(self) -> int | None:
        """How many pushes are left this month; None where there is no limit."""

    async def loading(self, user_id: str, seconds: int) -> None:
        """Show that an answer is being worked out."""


class RichMenus(Protocol):
    """The menu below the chat. Every method raises a LineError where LINE does not do it."""

    async def menus(self) -> dict[str, str]:
        """The menus there are: name by id."""

    async def create_menu(self, menu: Message, image: bytes) -> str:
        """Make a menu with its PNG; its id."""

    async def default_menu(self) -> str | None:
        """The id of the menu that everybody sees."""

    async def set_default_menu(self, menu_id: str) -> None:
        """Let everybody see this menu."""

    async def delete_menu(self, menu_id: str) -> None:
        """Delete a menu."""


class SdkClient:
    """LINE's official SDK, asynchronous. To be made and closed inside a running loop."""

    def __init__(self, token: str, host: str | None = None) -> None:
        from linebot.v3 import messaging

        self._sdk = messaging
        self._client = messaging.AsyncApiClient(messaging.Configuration(access_token=token, host=host))
        self._api = messaging.AsyncMessagingApi(self._client)
        self._blob = messaging.AsyncMessagingApiBlob(self._client)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()

    async def reply(self, token: str, messages: Sequence[Message]) -> None:
        """See LineClient."""
        with _well_formed():
            request = self._sdk.ReplyMessageRequest.from_dict({"replyToken": token, "messages": list(messages)})
        with _carried_out():
            await self._call(self._api.reply_message(request, _request_timeout=_SECONDS))

    async def push(self, user_id: str, messages: Sequence[Message], retry_key: str) -> None:
        """See LineClient."""
        with _well_formed():
            request = self._sdk.PushMessageRequest.from_dict({"to": user_id, "messages": list(messages)})
        with _carried_out():
            await self._call(
                self._api.push_message(request, x_line_retry_key=retry_key, _request_timeout=_SECONDS)
            )

    async def quota_left(self) -> int | None:
        """See LineClient."""
        quota = await self._call(self._api.get_message_quota(_request_timeout=_SECONDS))
        if quota.value is None:
            return None
        used = await self._call(self._api.get_message_quota_consumption(_request_timeout=_SECONDS))
        return max(0, int(quota.value) - int(used.total_usage))

    async def loading(self, user_id: str, seconds: int) -> None:
        """See LineClient."""
        request = self._sdk.ShowLoadingAnimationRequest(chatId=user_id, loadingSeconds=seconds)
        await self._call(self._api.show_loading_animation(request, _request_timeout=_SECONDS))

    async def menus(self) -> dict[str, str]:
        """See RichMenus."""
        found = await self._call(self._api.get_rich_menu_list(_request_timeout=_SECONDS))
        return {menu.rich_menu_id: menu.name for menu in found.richmenus}

    async def create_menu(self, menu: Message, image: bytes) -> str:
        """See RichMenus."""
        request = self._sdk.RichMenuRequest.from_dict(menu)
        made = await self._call(self._api.create_rich_menu(request, _request_timeout=_SECONDS))
        menu_id = str(made.rich_menu_id)
        png = {"Content-Type": "image/png"}
        try:
            await self._call(self._blob.set_rich_menu_image(menu_id, body=image, _headers=png))
        except LineError:
            await self.delete_menu(menu_id)  # A menu without its image could never be shown.
            raise
        return menu_id

    async def default_menu(self) -> str | None:
        """See RichMenus."""
        try:
            found = await self._api.get_default_rich_menu_id(_request_timeout=_SECONDS)
        except self._sdk.ApiException as error:
            if error.status == 404:
                return None
            raise _told(error) from None
        return str(found.rich_menu_id)

    async def set_default_menu(self, menu_id: str) -> None:
        """See RichMenus."""
        await self._call(self._api.set_default_rich_menu(menu_id, _request_timeout=_SECONDS))

    async def delete_menu(self, menu_id: str) -> None:
        """See RichMenus."""
        await self._call(self._api.delete_rich_menu(menu_id, _request_timeout=_SECONDS))

    async def _call(self, request: Awaitable[T]) -> T:
        """What LINE answers; a ValueError where it did what it was asked but its answer cannot be read."""
        import aiohttp

        try:
            return await request
        except self._sdk.ApiException as error:
            raise _told(error) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise UnreachableError(type(error).__name__) from error


@contextmanager
def _well_formed() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise MalformedError(type(error).__name__) from error


@contextmanager
def _carried_out() -> Iterator[None]:
    """The messages are with LINE, whatever it says about them in a shape the SDK does not know."""
    try:
        yield
    except ValueError as error:
        _log.warning("LINE's answer cannot be read: %s", type(error).__name__)


def _told(error: Any) -> LineError:
    """What LINE's answer means for us. The answer is logged nowhere: it may repeat what people wrote."""
    status, said = int(error.status or 0), _message(error.body)
    if status == 400 and "reply token" in said.lower():
        return TokenRefusedError(said)
    if status == 409:
        return AlreadyAcceptedError()
    if status in (401, 403, 404, 429):
        return NotTakenError(f"{status} {said}")
    if 400 <= status < 500:
        return MalformedError(f"{status} {said}")
    return UnreachableError(f"{status} {said}")


def _message(body: Any) -> str:
    try:
        answer = json.loads(body or "{}")
        details = "; ".join(f"{one.get('property')}: {one.get('message')}" for one in answer.get("details", []))
        return f"{answer.get('message', '')} {details}".strip()[:300]
    except (ValueError, AttributeError, TypeError):
        return ""
