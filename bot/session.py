"""What a conversation is about, so that 「その担当課は？」 finds its subject. Kept in memory, forgotten after a while."""

from __future__ import annotations

import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Session:
    """The state after the last answer: its question, the facets asked, the entries and lettered part it was about."""

    id: str
    question: str = ""
    facets: tuple[str, ...] = ()
    municipality: str | None = None
    entry_ids: tuple[str, ...] = ()
    sub_item: str | None = None


class SessionStore:
    """The latest sessions: at most ``size`` of them, each for ``lifetime`` seconds after its last use."""

    def __init__(
        self, *, size: int = 10_000, lifetime: float = 3600.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._size = size
        self._lifetime = lifetime
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Session]] = OrderedDict()

    def get(self, session_id: str | None) -> Session:
        """The session with this id; a fresh one where it is unknown, too old, or no id is given."""
        with self._lock:
            kept = self._kept.get(session_id) if session_id else None
            if kept and self._clock() - kept[0] <= self._lifetime:
                return kept[1]
        return Session(session_id or uuid.uuid4().hex)

    def put(self, session: Session) -> None:
        """Keep the state, dropping the longest unused session where there are too many."""
        with self._lock:
            self._kept[session.id] = (self._clock(), session)
            self._kept.move_to_end(session.id)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
