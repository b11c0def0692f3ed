"""The durable inbox: every event is kept, once, until it is answered, whatever happens to the process meanwhile.

new ──▶ done               answered, or nothing to answer
 ├────▶ waiting ──▶ done   the reply token is gone; the answer waits for a tap on 「回答を見る」, or was pushed
 └────▶ dead               failed too often
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, exists, func, or_, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert

from api.line.database import Database
from api.line.events import FORGETTING, Event, EventKind
from api.line.schema import inbox

_row = inbox.c


class State(StrEnum):
    """Where an event stands."""

    NEW = "new"
    WAITING = "waiting"
    DONE = "done"
    DEAD = "dead"


class Tried(StrEnum):
    """What was being sent with the reply token when we last heard of it."""

    ANSWER = "answer"
    BUTTON = "button"


@dataclass(frozen=True, slots=True)
class Item:
    """An event as it is kept."""

    seq: int
    event_id: str
    user_key: str
    kind: EventKind
    direct: bool
    text: str
    message_id: str | None
    reply_token: str | None
    token_at: float
    state: State
    attempts: int
    lease: str | None
    reply: str | None
    tried: Tried | None


_COLUMNS = tuple(_row[name] for name in Item.__slots__)


class Inbox:
    """All events. Every method is one transaction; what it returns is on the disk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def receive(self, events: Iterable[tuple[Event, str]], now: float) -> int:
        """Keep events with the keys of who sent them; how many were not here yet.

        A redelivered event brings a token that counts anew; it is taken over unless the old one is in use.
        """
        rows = [_new_row(event, user_key, now) for event, user_key in events]
        fresh = 0
        with self._database.writing() as connection:
            for row in rows:
                added = connection.execute(insert(inbox).values(row).on_conflict_do_nothing(["event_id"])).rowcount
                fresh += added
                if not added and row["reply_token"]:
                    unused = and_(_row.event_id == row["event_id"], _row.state == State.NEW, _row.tried.is_(None))
                    token = {"reply_token": row["reply_token"], "token_at": now}
                    connection.execute(update(inbox).where(unused, _row.user_key == row["user_key"]).values(token))
        return fresh

    def claim(self, now: float, lease_seconds: float) -> Item | None:
        """The next event that may be worked on: of each person one at a time, in order."""
        lease = secrets.token_hex(8)
        with self._database.writing() as connection:
            seq = connection.scalar(_next(now))
            if seq is None:
                return None
            taken = {"lease": lease, "leased_until": now + lease_seconds, "attempts": _row.attempts + 1}
            row = connection.execute(update(inbox).where(_row.seq == seq).values(taken).returning(*_COLUMNS)).one()
        return _item(row)

    def release_all(self) -> None:
        """Nobody works on anything: what a dead process had begun may be taken up."""
        with self._database.writing() as connection:
            connection.execute(update(inbox).where(_row.leased_until > 0).values(leased_until=0.0))

    def sending(self, item: Item, reply: str | None, what: Tried) -> None:
        """Note what is about to be sent, so that after a crash it is known what may have arrived."""
        values: dict[str, Any] = {"tried": what.value}
        self._update(item, values if reply is None else values | {"reply": reply})

    def not_sent(self, item: Item) -> None:
        """What was about to be sent has surely not arrived."""
        self._update(item, {"tried": item.tried})

    def done(self, item: Item, covers: str | None = None, offers: Sequence[str] = ()) -> None:
        """The event is answered, and with it the waiting question ``covers``; ``offers`` were shown as buttons."""
        gone = {"state": State.DONE.value, "reply": None, "reply_token": None, "leased_until": 0.0}
        with self._database.writing() as connection:
            connection.execute(update(inbox).where(_mine(item)).values(gone))
            if covers is not None:
                answered = and_(_row.event_id == covers, _row.user_key == item.user_key)
                connection.execute(update(inbox).where(answered, _row.state == State.WAITING).values(gone))
            if offers:
                connection.execute(update(inbox).where(_row.event_id.in_(offers)).values(offered=True))

    def wait(self, item: Item, *, offered: bool) -> None:
        """The token is gone; the answer waits. ``offered``: the person has a button for it."""
        values = {"state": State.WAITING.value, "reply_token": None, "leased_until": 0.0, "offered": offered}
        self._update(item, values)

    def later(self, item: Item, not_before: float) -> None:
        """Try again, not before that time."""
        self._update(item, {"leased_until": 0.0, "not_before": not_before})

    def dead(self, item: Item, error: str) -> None:
        """Give up; the event stays here for people to look at."""
        self._update(item, {"state": State.DEAD.value, "error": error, "leased_until": 0.0, "reply_token": None})

    def keep_answer(self, event_id: str, reply: str) -> None:
        """The answer to a waiting question has been found."""
        with self._database.writing() as connection:
            waiting = and_(_row.event_id == event_id, _row.state == State.WAITING)
            connection.execute(update(inbox).where(waiting).values(reply=reply))

    def pushed(self, event_id: str) -> None:
        """The answer to a waiting question was pushed."""
        gone = {"state": State.DONE.value, "reply": None}
        with self._database.writing() as connection:
            connection.execute(update(inbox).where(_row.event_id == event_id).values(gone))

    def get(self, event_id: str) -> Item | None:
        """The event with this id."""
        with self._database.reading() as connection:
            row = connection.execute(select(*_COLUMNS).where(_row.event_id == event_id)).one_or_none()
        return _item(row) if row else None

    def unoffered(self, user_key: str, most: int) -> list[Item]:
        """The latest waiting questions of a person who has no button for them yet."""
        theirs = and_(_row.user_key == user_key, _row.state == State.WAITING, _row.offered.is_(False))
        query = select(*_COLUMNS).where(theirs).order_by(_row.seq.desc()).limit(most)
        with self._database.reading() as connection:
            return [_item(row) for row in connection.execute(query)][::-1]

    def counts(self) -> dict[str, int]:
        """How many events are in each state."""
        query = select(_row.state, func.count()).group_by(_row.state)
        with self._database.reading() as connection:
            found = {row[0]: row[1] for row in connection.execute(query)}
        return {state.value: found.get(state.value, 0) for state in State}

    def _update(self, item: Item, values: dict[str, Any]) -> None:
        with self._database.writing() as connection:
            connection.execute(update(inbox).where(_mine(item)).values(values))


def _mine(item: Item) -> Any:
    """A worker whose lease another one has taken over changes nothing any more."""
    return and_(_row.seq == item.seq, _row.lease == item.lease)


def _next(now: float) -> Any:
    other = inbox.alias()
    before = tuple_(other.c.rank, other.c.sent_at, other.c.seq) < tuple_(_row.rank, _row.sent_at, _row.seq)
    held_up = exists().where(
        other.c.state == State.NEW,
        other.c.user_key == _row.user_key,
        other.c.seq != _row.seq,
        or_(other.c.leased_until > now, before),
    )
    due = and_(_row.state == State.NEW, _row.leased_until <= now, _row.not_before <= now)
    return select(_row.seq).where(due, ~held_up).order_by(_row.seq).limit(1)


def _new_row(event: Event, user_key: str, now: float) -> dict[str, Any]:
    return {
        "event_id": event.id,
        "user_key": user_key,
        "kind": event.kind.value,
        "direct": event.direct,
        "text": event.text,
        "message_id": event.message_id,
        "reply_token": event.reply_token,
        "token_at": now,
        "rank": 0 if event.kind in FORGETTING else 1,
        "sent_at": event.sent_at,
        "state": State.NEW.value,
        "attempts": 0,
        "leased_until": 0.0,
        "not_before": 0.0,
        "offered": False,
        "received_at": now,
    }


def _item(row: Any) -> Item:
    values = dict(row._mapping)
    tried = values["tried"]
    kinds = {"kind": EventKind(values["kind"]), "state": State(values["state"])}
    return Item(**values | kinds | {"tried": Tried(tried) if tried else None})
