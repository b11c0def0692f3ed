"""The child process: ``python -m ingest.guard_child`` with an order on its standard input."""

from __future__ import annotations

import importlib
import math
import pickle
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.guard_limits import Limits

OUT_OF_MEMORY = 86
"""Exit code where not even the sentence about it found room."""


@dataclass(frozen=True, slots=True)
class Order:
    """A task by module and name, what it works on, and the file to leave its outcome in."""

    module: str
    task: str
    path: Path
    limits: Limits
    arguments: tuple[Any, ...]
    result: Path


def main() -> None:
    """Do what the order says within its limits."""
    order: Order = pickle.load(sys.stdin.buffer)
    _limit(order.limits)
    try:
        from ingest.guard_task import attempt

        task = getattr(importlib.import_module(order.module), order.task)
        outcome = attempt(task, order.path, order.limits, *order.arguments)
        with order.result.open("wb") as file:
            pickle.dump(outcome, file, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)


def _limit(limits: Limits) -> None:
    """Have the system hold this process to its limits; where it cannot, the parent's clock remains."""
    try:
        import resource
        import signal
    except ImportError:
        return
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    seconds = math.ceil(limits.seconds) + 1
    for kind, value in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, limits.result),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


if __name__ == "__main__":
    from ingest import guard_child

    guard_child.main()
