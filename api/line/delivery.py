"""Getting a reply to the person, once: which token, what when it is refused, what when nobody knows."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from anyio import to_thread

from api.line.arrivals import Arrivals
from api.line.client import LineClient
from api.line.errors import (
    AlreadyAcceptedError,
    LineError,
    MalformedError,
    NotTakenError,
    TokenRefusedError,
)
from api.line.events import EventKind
from api.line.inbox import Inbox, Item, Tried
from api.line.messages import Reply, plain, still_searching, waiting_answers
from api.line.timings import Timings

T = TypeVar("T")
_log = logging.getLogger("jigyo.line")
_OFFERS = 3
_RETRY_KEYS = uuid.UUID("6f2d3c3e-7d55-5b8e-9d0a-3a4f6a0c6b11")


class Delivery:
    """Sends with the reply token while it lives; afterwards an answer is pushed, if that is allowed, or waits."""

    def __init__(
        self,
        inbox: Inbox,
        client: LineClient,
        arrivals: Arrivals,
        clock: Callable[[], float],
        *,
        timings: Timings,
        push: bool,
    ) -> None:
        self._inbox = inbox
        self._client = client
        self._arrivals = arrivals
        self._clock = clock
        self._timings = timings
        self._push_allowed = push

    def age(self, item: Item) -> float:
        """Seconds since the reply token came."""
        return self._clock() - item.token_at

    async def send(self, item: Item, reply: Reply) -> None:
        """Send a reply with the token of ``item``. Raises LineError where it should be tried again."""
        if item.reply is None:
            reply = await self._with_offers(item, reply)
        if not reply.messages or item.reply_token is None:
            await self._keep(item, reply)
            return
        await _thread(self._inbox.sending, item, reply.dumps(), Tried.ANSWER)
        try:
            await self._reply(item.reply_token, reply)
        except TokenRefusedError:
            await self._refused(item, reply)
        except NotTakenError:
            await _thread(self._inbox.not_sent, item)
            raise
        else:
            await _thread(self._inbox.done, item, reply.covers, reply.offers)

    async def send_button(self, item: Item, question_id: str) -> None:
        """Spend the token on the button 「回答を見る」 for a question; what was asked then waits for the tap."""
        await _thread(self._inbox.sending, item, None, Tried.BUTTON)
        try:
            await self._client.reply(item.reply_token or "", [still_searching(question_id)])
        except TokenRefusedError:
            if self._arrived(item):
                await _thread(self._inbox.done, item)
            else:
                await _thread(partial(self._wait, offered=item.tried is Tried.BUTTON), item)
        except NotTakenError:
            await _thread(self._inbox.not_sent, item)
            raise
        else:
            await _thread(partial(self._wait, offered=True), item)

    async def push(self, user_key: str, event_id: str, reply: Reply) -> bool:
        """Send the answer of a waiting question without a token, where that is allowed and paid for."""
        talk_id = self._arrivals.talk_id(user_key)
        if not self._push_allowed or talk_id is None:
            return False
        try:
            left = await self._client.quota_left()
            if left is not None and left < 1:
                _log.warning("no push: this month's quota is used up")
                return False
            await self._client.push(talk_id, reply.messages, str(uuid.uuid5(_RETRY_KEYS, event_id)))
        except AlreadyAcceptedError:
            pass
        except LineError as error:
            _log.warning("no push: %s", error)
            return False
        await _thread(self._inbox.pushed, event_id)
        return True

    async def _reply(self, token: str, reply: Reply) -> None:
        try:
            await self._client.reply(token, reply.messages)
        except MalformedError as error:
            texts_only = plain(reply.messages)
            _log.error("LINE refuses the messages, the texts alone are sent: %s", error)
            if not texts_only or texts_only == reply.messages:
                raise
            await self._client.reply(token, texts_only)

    async def _refused(self, item: Item, reply: Reply) -> None:
        if self._arrived(item):
            await _thread(self._inbox.done, item, reply.covers, reply.offers)
        else:
            await self._keep(item, reply)

    def _arrived(self, item: Item) -> bool:
        """A valid token is refused: it was used, so what we were sending before a crash has arrived."""
        return item.tried is Tried.ANSWER and self.age(item) < self._timings.surely_valid

    async def _keep(self, item: Item, reply: Reply) -> None:
        """No token: an answer is pushed or waits; other replies have lost their sense."""
        if item.kind is not EventKind.TEXT or not reply.messages:
            await _thread(self._inbox.done, item)
            return
        await _thread(self._inbox.sending, item, reply.dumps(), Tried.ANSWER)
        await _thread(partial(self._wait, offered=item.tried is Tried.BUTTON), item)
        await self.push(item.user_key, item.event_id, reply)

    def _wait(self, item: Item, *, offered: bool) -> None:
        if item.kind is EventKind.TEXT:
            self._inbox.wait(item, offered=offered)
        else:
            self._inbox.done(item)

    async def _with_offers(self, item: Item, reply: Reply) -> Reply:
        """Before the reply, buttons for earlier answers that found no token."""
        waiting = await _thread(self._inbox.unoffered, item.user_key, _OFFERS)
        waiting = [one for one in waiting if one.event_id not in (reply.covers, item.event_id)]
        if not waiting or not reply.messages or len(reply.messages) > 4:
            return reply
        buttons = waiting_answers((one.event_id, one.text) for one in waiting)
        return Reply((buttons, *reply.messages), reply.covers, tuple(one.event_id for one in waiting))


async def _thread(work: Callable[..., T], *arguments: object) -> T:
    return await to_thread.run_sync(partial(work, *arguments))
