"""Who asks, without knowing who: keyed hashes of LINE's ids, and the city each has chosen."""

from __future__ import annotations

import hashlib
import hmac

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from api.line.database import Database
from api.line.schema import feedback, users


class UserKeys:
    """Turns LINE's ids into keys. Without the secret nobody can tell whose key it is, nor try ids out."""

    def __init__(self, secret: str) -> None:
        self._secret = hmac.digest(secret.encode(), b"jigyo-navi line users", hashlib.sha256)

    def key(self, talk_id: str) -> str:
        """The key under which everything of this person, group or room is kept."""
        return self._hash(f"talk:{talk_id}")

    def session_id(self, user_key: str) -> str:
        """The id of the conversation with the bot."""
        return f"line-{self._hash(f'session:{user_key}')[:32]}"

    def _hash(self, text: str) -> str:
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()


class Users:
    """What is remembered of people: their city and what they said of an answer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def city(self, user_key: str) -> str | None:
        """The city they chose, None where they chose none."""
        with self._database.reading() as connection:
            return connection.scalar(select(users.c.city).where(users.c.user_key == user_key))

    def choose_city(self, user_key: str, city: str | None, now: float) -> None:
        """Remember their city; None: all cities."""
        row = {"user_key": user_key, "city": city, "seen_at": now}
        with self._database.writing() as connection:
            statement = insert(users).values(row)
            connection.execute(statement.on_conflict_do_update(index_elements=["user_key"], set_=row))

    def judge(self, user_key: str, event_id: str, helpful: bool, now: float) -> None:
        """Remember what they said of the answer to this question; the last word counts."""
        row = {"event_id": event_id, "user_key": user_key, "helpful": helpful, "at": now}
        with self._database.writing() as connection:
            statement = insert(feedback).values(row)
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["event_id"], set_=row, where=feedback.c.user_key == user_key
                )
            )

    def seen(self, user_key: str, now: float) -> None:
        """They are still there: what is remembered of them is kept on."""
        with self._database.writing() as connection:
            connection.execute(users.update().where(users.c.user_key == user_key).values(seen_at=now))
