"""The LINE channel put together: the inbox behind the webhook and the workers behind the inbox."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio import CapacityLimiter, to_thread

from api.line.arrivals import Arrivals
from api.line.client import LineClient, SdkClient
from api.line.database import Database, OnlyOne
from api.line.delivery import Delivery
from api.line.dialog import Dialog
from api.line.errors import BadSignatureError
from api.line.events import EventKind, read_events
from api.line.forgetting import Forgetting
from api.line.inbox import Inbox
from api.line.signature import is_signed
from api.line.timings import Timings
from api.line.users import UserKeys, Users
from api.line.worker import Worker
from api.services import Backend
from api.settings import Settings

_log = logging.getLogger("jigyo.line")
_WORKERS = 4
_HOUR = 3600.0
_DAY = 86400.0


class Channel:
    """What the webhook needs."""

    def __init__(
        self,
        secret: str,
        keys: UserKeys,
        inbox: Inbox,
        arrivals: Arrivals,
        worker: Worker,
        clock: Callable[[], float],
    ) -> None:
        self._secret = secret
        self._keys = keys
        self._inbox = inbox
        self._arrivals = arrivals
        self._worker = worker
        self._clock = clock

    async def receive(self, body: bytes, signature: str | None) -> None:
        """Keep what came; when this returns it is on the disk. Raises an ApiError for what is not from LINE."""
        if not is_signed(self._secret, body, signature):
            raise BadSignatureError
        arrived = [(event, self._keys.key(event.talk_id)) for event in read_events(body)]
        if not arrived:
            return
        for event, user_key in arrived:
            if event.direct and event.kind is not EventKind.LEFT:
                self._arrivals.remember(user_key, event.talk_id)
        await to_thread.run_sync(self._inbox.receive, arrived, self._clock())
        self._worker.wake()


def user_keys(settings: Settings) -> UserKeys:
    """The keys of people: from a secret of their own, else from the channel's."""
    secret = settings.line_user_key or settings.line_secret
    return UserKeys(secret.get_secret_value() if secret else "")


@asynccontextmanager
async def open_channel(
    settings: Settings,
    backend: Backend,
    limiter: CapacityLimiter,
    *,
    clock: Callable[[], float] = time.time,
    timings: Timings | None = None,
) -> AsyncIterator[Channel | None]:
    """The channel, at work; None where LINE is not configured."""
    if settings.line_secret is None or settings.line_token is None:
        yield None
        return
    token, secret = settings.line_token.get_secret_value(), settings.line_secret.get_secret_value()
    client = SdkClient(token, settings.line_host)
    database = await to_thread.run_sync(Database, settings.line_database)
    try:
        async with _at_work(settings, secret, backend, limiter, client, database, clock, timings) as channel:
            yield channel
    finally:
        database.close()
        await client.close()


@asynccontextmanager
async def _at_work(
    settings: Settings,
    secret: str,
    backend: Backend,
    limiter: CapacityLimiter,
    client: LineClient,
    database: Database,
    clock: Callable[[], float],
    timings: Timings | None,
) -> AsyncIterator[Channel]:
    timings = timings or Timings()
    inbox, arrivals, forgetting = Inbox(database), Arrivals(), Forgetting(database)
    keys = user_keys(settings)
    dialog = Dialog(
        lambda: backend.services,
        Users(database),
        keys,
        forgetting,
        web=settings.public_url,
        longest=settings.max_message_chars,
        days=settings.line_retention_days,
        clock=clock,
    )
    delivery = Delivery(inbox, client, arrivals, clock, timings=timings, push=settings.line_push)
    worker = Worker(inbox, dialog, delivery, client, arrivals, limiter, clock, timings)
    tasks = [
        asyncio.create_task(_work(worker, inbox, OnlyOne(database.path.with_suffix(".lock")), timings)),
        asyncio.create_task(_purge(forgetting, settings.line_retention_days, clock)),
    ]
    try:
        yield Channel(secret, keys, inbox, arrivals, worker, clock)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _work(worker: Worker, inbox: Inbox, only_one: OnlyOne, timings: Timings) -> None:
    """Work while this is the only process that does; what a dead one had begun is taken up at once."""
    try:
        while not only_one.taken():
            await asyncio.sleep(timings.poll)
        await to_thread.run_sync(inbox.release_all)
        async with asyncio.TaskGroup() as group:
            for _ in range(_WORKERS):
                group.create_task(worker.run())
    finally:
        only_one.close()


async def _purge(forgetting: Forgetting, days: int, clock: Callable[[], float]) -> None:
    while True:
        try:
            await to_thread.run_sync(forgetting.older_than, clock() - days * _DAY)
        except Exception:
            _log.exception("what is too old could not be deleted")
        await asyncio.sleep(_HOUR)
