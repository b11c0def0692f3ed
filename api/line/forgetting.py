"""Deleting what people said: on their word, and by age."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, delete, select, update

from api.line.database import Database
from api.line.inbox import State
from api.line.schema import feedback, inbox, users

_ERASED = {"text": "", "reply": None, "reply_token": None, "message_id": None, "error": None}
"""The row itself stays until its time is over: a repeated event must still be known as one."""


class Forgetting:
    """Deletes for good: the file is set to overwrite what is deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def message(self, user_key: str, message_id: str) -> None:
        """A message was taken back: it is not answered any more and its words go."""
        self._erase(and_(inbox.c.user_key == user_key, inbox.c.message_id == message_id))

    def person(self, user_key: str, before_seq: int) -> None:
        """Somebody left: all they said up to then goes, with their city and their judgements."""
        self._erase(and_(inbox.c.user_key == user_key, inbox.c.seq < before_seq))
        with self._database.writing() as connection:
            for table in (users, feedback):
                connection.execute(delete(table).where(table.c.user_key == user_key))

    def older_than(self, before: float) -> int:
        """Everything that came before; how many rows went."""
        conditions = (
            (inbox, inbox.c.received_at < before),
            (users, users.c.seen_at < before),
            (feedback, feedback.c.at < before),
        )
        with self._database.writing() as connection:
            gone = sum(connection.execute(delete(table).where(old)).rowcount for table, old in conditions)
        with self._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def _erase(self, which: ColumnElement[bool]) -> None:
        with self._database.writing() as connection:
            theirs = select(inbox.c.event_id).where(which)
            connection.execute(delete(feedback).where(feedback.c.event_id.in_(theirs)))
            connection.execute(update(inbox).where(which, inbox.c.state != State.DEAD).values(state=State.DONE))
            connection.execute(update(inbox).where(which).values(_ERASED))
