"""Working off the inbox: of each person one event at a time, in order, several people at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from weakref import WeakValueDictionary

from anyio import CapacityLimiter, to_thread

from api.line import texts
from api.line.arrivals import Arrivals
from api.line.client import LineClient
from api.line.delivery import Delivery
from api.line.dialog import Dialog, command
from api.line.errors import LineError, MalformedError
from api.line.events import EventKind
from api.line.inbox import Inbox, Item, State
from api.line.messages import Reply, text
from api.line.postback import Tap, read
from api.line.timings import Timings

_log = logging.getLogger("jigyo.line")


class Worker:
    """Takes events from the inbox and has them answered."""

    def __init__(
        self,
        inbox: Inbox,
        dialog: Dialog,
        delivery: Delivery,
        client: LineClient,
        arrivals: Arrivals,
        limiter: CapacityLimiter,
        clock: Callable[[], float],
        timings: Timings,
    ) -> None:
        self._inbox = inbox
        self._dialog = dialog
        self._delivery = delivery
        self._client = client
        self._arrivals = arrivals
        self._limiter = limiter
        self._clock = clock
        self._timings = timings
        self._wake = asyncio.Event()
        self._answers: dict[str, asyncio.Task[Reply | None]] = {}
        self._asides: set[asyncio.Task[None]] = set()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def busy(self) -> bool:
        """Whether answers are being worked out whose events have had their reply."""
        return bool(self._asides)

    def wake(self) -> None:
        """Something came in."""
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._wake.clear()
            try:
                worked = await self.work_one()
            except Exception:
                _log.exception("the inbox cannot be read")
                worked = False
            if not worked:
                await self._rest()

    async def work_one(self) -> bool:
        """Take up one event; False where none is due."""
        item = await to_thread.run_sync(self._inbox.claim, self._clock(), self._timings.lease)
        if item is None:
            return False
        if item.attempts > self._timings.attempts:
            await self._give_up(item, "not delivered" if item.reply else "not answered")
            return True
        try:
            await self._work(item)
        except Exception as error:
            await self._failed(item, error)
        self.wake()  # The next event of the same person may be due now.
        return True

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), self._timings.poll)
        except TimeoutError:
            return

    async def _work(self, item: Item) -> None:
        if item.reply is not None:
            await self._delivery.send(item, Reply.loads(item.reply))
            return
        question = await self._question_of(item)
        if isinstance(question, Item):
            await self._answer(item, question)
        else:
            await self._delivery.send(item, question or Reply(()))

    async def _question_of(self, item: Item) -> Item | Reply | None:
        """The question that ``item`` asks or wants shown; otherwise the reply to it."""
        if item.kind is EventKind.TEXT:
            return item
        action = read(item.text) if item.kind is EventKind.POSTBACK else None
        if action is None or action.tap is not Tap.SHOW:
            if item.kind is EventKind.LEFT:
                self._arrivals.forget(item.user_key)
            return await self._think(item)
        asked = await to_thread.run_sync(self._inbox.get, action.about)
        if asked is None or asked.user_key != item.user_key or not asked.text:
            return Reply((text(texts.ANSWER_GONE),))
        if asked.state is not State.WAITING:
            return Reply((text(texts.ALREADY_SENT),))
        return asked

    async def _answer(self, item: Item, question: Item) -> None:
        """Answer ``question`` with the token of ``item``: the question itself, or a tap on its button."""
        task = self._answers.get(question.event_id) or self._start(question)
        if command(question.text) is None:
            await self._animate(item)  # Before the answer is sent: LINE ends the animation when a message comes.
        due = self._timings.button_after - self._delivery.age(item)
        finished, _ = await asyncio.wait({task}, timeout=max(due, self._timings.grace))
        if not finished and self._delivery.age(item) < self._timings.button_until and item.reply_token:
            await self._delivery.send_button(item, question.event_id)
            self._aside(self._keep(question, task))
            return
        reply = await task or Reply(())
        if question is item:
            await self._delivery.send(item, reply)
            return
        async with self._turn(question.event_id):
            reply = replace(reply, covers=question.event_id)
            waits = await self._waits(question.event_id)
            await self._delivery.send(item, reply if waits else Reply((text(texts.ALREADY_SENT),)))

    def _turn(self, event_id: str) -> asyncio.Lock:
        """A tap and a push may both have the answer to a question: the second one sees that it was sent."""
        return self._turns.setdefault(event_id, asyncio.Lock())

    async def _waits(self, event_id: str) -> bool:
        asked = await to_thread.run_sync(self._inbox.get, event_id)
        return asked is not None and asked.state is State.WAITING

    def _start(self, question: Item) -> asyncio.Task[Reply | None]:
        if question.reply is not None:
            return asyncio.ensure_future(_known(Reply.loads(question.reply)))
        task = asyncio.ensure_future(self._think(question))
        self._answers[question.event_id] = task
        task.add_done_callback(lambda _: self._answers.pop(question.event_id, None))
        return task

    async def _think(self, item: Item) -> Reply | None:
        return await to_thread.run_sync(self._dialog.reply, item, limiter=self._limiter)

    async def _keep(self, question: Item, task: asyncio.Task[Reply | None]) -> None:
        """An answer that came after its button: kept for the tap, or pushed."""
        try:
            reply = await task
        except Exception:
            _log.exception("a question could not be answered; the tap on its button tries again")
            return
        if reply is not None and reply.messages:
            await to_thread.run_sync(self._inbox.keep_answer, question.event_id, reply.dumps())
            async with self._turn(question.event_id):
                if await self._waits(question.event_id):
                    await self._delivery.push(question.user_key, question.event_id, reply)

    async def _failed(self, item: Item, error: Exception) -> None:
        """Try again later; the last time say sorry and give up."""
        if isinstance(error, LineError):
            _log.warning("a reply was not taken (attempt %d): %s", item.attempts, error)
        else:
            _log.error("an event failed (attempt %d)", item.attempts, exc_info=error)
        most = self._timings.attempts if isinstance(error, LineError) else self._timings.answer_attempts
        if item.attempts < most and not isinstance(error, MalformedError):
            wait = self._timings.backoff * 2 ** (item.attempts - 1)
            await to_thread.run_sync(self._inbox.later, item, self._clock() + wait)
            return
        if not isinstance(error, LineError) and item.reply_token:
            try:
                await self._client.reply(item.reply_token, [text(texts.FAILED)])
            except LineError:
                _log.warning("not even an apology was taken")
        await self._give_up(item, type(error).__name__, lost=not isinstance(error, LineError))

    async def _give_up(self, item: Item, reason: str, *, lost: bool = False) -> None:
        """Not answered: for people to look at. Answered but not delivered: it waits for its asker."""
        kept = await to_thread.run_sync(self._inbox.get, item.event_id)
        if item.kind is EventKind.TEXT and kept is not None and kept.reply is not None and not lost:
            await to_thread.run_sync(partial(self._inbox.wait, item, offered=False))
        else:
            await to_thread.run_sync(self._inbox.dead, item, reason)

    async def _animate(self, item: Item) -> None:
        """Three dots while an answer is worked out; only a person's own chat can show them."""
        talk_id = self._arrivals.talk_id(item.user_key) if item.direct else None
        if talk_id is None or self._delivery.age(item) > self._timings.button_until:
            return
        try:
            await asyncio.wait_for(self._client.loading(talk_id, self._timings.animation), self._timings.grace)
        except (LineError, TimeoutError) as error:
            _log.info("no loading animation: %s", type(error).__name__)

    def _aside(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)


async def _known(reply: Reply) -> Reply:
    return reply
