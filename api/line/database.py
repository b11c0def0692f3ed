"""The SQLite file of the LINE channel: what was committed is on the disk, what was deleted is overwritten."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event

from api.line.schema import metadata

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "busy_timeout=5000")


class Database:
    """One file, any number of threads. Writers take turns here rather than on SQLite's lock, which waits by polling."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        self.path = path
        self._turn = threading.Lock()
        self._engine = create_engine(f"sqlite:///{path}")
        event.listen(self._engine, "connect", _prepare)
        with self.writing() as connection:
            metadata.create_all(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed, wholly or not at all."""
        with self._turn, self._engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for single queries."""
        with self._engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # Transactions are begun above, not by the driver's guesses.
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


class OnlyOne:
    """A lock that goes with its process, however that ends: who holds it knows that nobody else is at work."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a")

    def taken(self) -> bool:
        """Try to take it."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Give it back."""
        self._file.close()
