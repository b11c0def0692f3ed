"""How much one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one file: seconds and bytes of memory to read it, and how much of what it may hold.

    ``entries``, ``inflated`` and ``ratio`` are for files that are zip containers; ``result`` bounds what the child
    process may hand back.
    """

    seconds: float = 120
    memory: int = 2048 * _MEGABYTE
    size: int = 200 * _MEGABYTE
    pages: int = 3000
    entries: int = 10_000
    inflated: int = 500 * _MEGABYTE
    ratio: int = 200
    result: int = 500 * _MEGABYTE


DEFAULT = Limits()


def megabytes(size: int) -> str:
    """``size`` for people: ``12.3MB``, or bytes where that is nothing."""
    return f"{size / _MEGABYTE:.1f}MB" if size >= _MEGABYTE / 10 else f"{size:,}バイト"
