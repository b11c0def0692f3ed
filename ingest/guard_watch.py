"""Watching a reading from far above: what is being read, what remains, and what came of it.

Whoever starts ``index.refresh`` does not call the reader, and still wants a progress bar and the result.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.read import ReadResult


@dataclass(frozen=True, slots=True)
class Step:
    """The file that work has begun on, how many files are done, and how many there are."""

    file: str
    done: int
    total: int


@dataclass(slots=True)
class Watch:
    """``result`` is that of the last reading inside the watch, None if nothing was read.

    In ``folder`` documents are kept until the watch ends, so that looking at them again costs little.
    """

    tell: Callable[[Step], None]
    folder: Path | None = None
    result: ReadResult | None = None


_WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching(tell: Callable[[Step], None] = lambda step: None) -> Iterator[Watch]:
    """Be told of every reading in this context."""
    with tempfile.TemporaryDirectory(prefix="jigyo-") as folder:
        watch = Watch(tell, Path(folder))
        token = _WATCH.set(watch)
        try:
            yield watch
        finally:
            _WATCH.reset(token)


def current_watch() -> Watch:
    """The innermost watch; one that says nothing and keeps nothing if nobody watches."""
    return _WATCH.get() or Watch(lambda step: None)
