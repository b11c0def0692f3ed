"""A worker with everything around it in memory, but for the inbox, and a clock that is set by hand."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

from anyio import CapacityLimiter

from api.line.arrivals import Arrivals
from api.line.database import Database
from api.line.delivery import Delivery
from api.line.dialog import Dialog
from api.line.errors import LineError
from api.line.events import Event, EventKind
from api.line.forgetting import Forgetting
from api.line.inbox import Inbox
from api.line.memory_client import MemoryClient
from api.line.postback import Action, Tap, write
from api.line.timings import Timings
from api.line.users import UserKeys, Users
from api.line.worker import Worker
from bot.answer import Answer

from ..fakes import RoteAssistant, services

KEY = "key"


class SlowAssistant(RoteAssistant):
    """Answers when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.go.set()

    def ask(self, message: str, *, session_id: str | None = None, municipality: str | None = None) -> Answer:
        assert self.go.wait(10)
        return super().ask(message, session_id=session_id, municipality=municipality)


def _nothing() -> None:
    """Nothing happens."""


class Desk:
    """A worker with everything around it in memory, but for the inbox."""

    def __init__(self, database: Database, *, push: bool = False) -> None:
        self.now = 1000.0
        self.client = MemoryClient(left=5)
        self.assistant = SlowAssistant()
        self.inbox = Inbox(database)
        self.arrivals = Arrivals()
        self._database = database
        self._push = push

    def arrives(self, name: str, text: str = "担当課は？", kind: EventKind = EventKind.TEXT) -> None:
        event = Event(name, kind, int(self.now * 1000), "U1", True, f"token-{name}", text, f"m-{name}")
        self.inbox.receive([(event, KEY)], self.now)
        self.arrivals.remember(KEY, "U1")

    def taps(self, name: str, about: str) -> None:
        self.arrives(name, write(Action(Tap.SHOW, about)), EventKind.POSTBACK)

    def work(self, *, between: Callable[[], None] = _nothing, meanwhile: Callable[[], None] = _nothing) -> None:
        """Work off what is due, then what ``between`` brought; ``meanwhile`` happens while that is worked on."""
        asyncio.run(self._work(between, meanwhile))

    async def _work(self, between: Callable[[], None], meanwhile: Callable[[], None]) -> None:
        timings, clock, keys = Timings(grace=0.05), lambda: self.now, UserKeys("secret")
        users, forgetting = Users(self._database), Forgetting(self._database)
        dialog = Dialog(
            lambda: services(self.assistant), users, keys, forgetting, web=None, longest=2000, days=30, clock=clock
        )
        delivery = Delivery(self.inbox, self.client, self.arrivals, clock, timings=timings, push=self._push)
        limiter = CapacityLimiter(2)
        worker = Worker(self.inbox, dialog, delivery, self.client, self.arrivals, limiter, clock, timings)
        while await worker.work_one():
            pass
        between()
        if meanwhile is not _nothing:
            working = asyncio.ensure_future(worker.work_one())
            await asyncio.sleep(0.1)
            meanwhile()
            await working
        while worker.busy or await worker.work_one():
            await asyncio.sleep(0.005)

    @property
    def said(self) -> list[tuple[str, str]]:
        """Which token was used for what: the first words of each reply."""
        return [(token, words_of(messages[0])) for token, messages in self.client.replies]

    def fails(self, *errors: LineError) -> None:
        self.client.failures.extend(errors)


def words_of(message: dict[str, Any]) -> str:
    return str(message.get("text") or message["altText"])
