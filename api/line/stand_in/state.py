"""What the stand-in of LINE knows: tokens it gave out, messages it took, how much may still be pushed."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

TOKEN_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Sent:
    """Messages that reached somebody, by the event that they answer; None for a push."""

    how: str
    event_id: str | None
    talk_id: str
    messages: tuple[dict[str, Any], ...]


@dataclass(slots=True)
class Token:
    """A reply token: of which event, for whom, since when, used or not."""

    event_id: str
    talk_id: str
    given_at: float
    used: bool = False


@dataclass
class State:
    """Shared by the server and the phones; every change is made under ``lock``."""

    access_token: str = "stand-in-token"
    secret: str = "stand-in-secret"
    quota: int | None = 200
    clock: Callable[[], float] = time.monotonic
    tokens: dict[str, Token] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    animations: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    failures: list[int] = field(default_factory=list)
    """Statuses with which the next requests fail before anything is done."""
    losses: int = 0
    """So many of the next replies are carried out, but the answer to them is an error."""
    watcher: Callable[[str], None] = lambda moment: None
    """Called when a reply is "asked" for and when it is "taken": before and after it reaches the person."""
    retry_keys: set[str] = field(default_factory=set)
    pushes: int = 0
    menus: dict[str, dict[str, Any]] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    default_menu: str | None = None
    lock: threading.Condition = field(default_factory=threading.Condition)
    _ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def forget(self) -> None:
        """Begin anew; tokens that were given out stay good."""
        with self.lock:
            for kept in (self.sent, self.animations, self.refused, self.failures, self.menus, self.images):
                kept.clear()
            self.retry_keys.clear()
            self.losses = self.pushes = 0
            self.quota, self.default_menu, self.watcher = 200, None, lambda moment: None

    def new_id(self, prefix: str) -> str:
        """An id that was never given before."""
        with self.lock:
            return f"{prefix}{next(self._ids):012d}"

    def new_token(self, event_id: str, talk_id: str) -> str:
        """A fresh reply token."""
        token = self.new_id("reply-token-")
        with self.lock:
            self.tokens[token] = Token(event_id, talk_id, self.clock())
        return token

    def take(self, token: str) -> Token | None:
        """Use up a token; None where it is unknown, used or too old."""
        with self.lock:
            found = self.tokens.get(token)
            if found is None or found.used or self.clock() - found.given_at > TOKEN_SECONDS:
                return None
            found.used = True
            return found

    def record(self, sent: Sent) -> None:
        """Messages reached somebody."""
        with self.lock:
            self.sent.append(sent)
            self.lock.notify_all()

    def replies_to(self, event_id: str) -> list[Sent]:
        """What was answered to an event."""
        with self.lock:
            return [one for one in self.sent if one.event_id == event_id]

    def wait_for(self, count: int, seconds: float = 10.0) -> bool:
        """Wait until that many times messages were sent; False where it does not happen."""
        with self.lock:
            return self.lock.wait_for(lambda: len(self.sent) >= count, seconds)
