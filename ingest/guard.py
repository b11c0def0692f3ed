"""Reading files that may be hostile: each in a process of its own, with limits; what fails is told, the rest is read.

Small plain text is read in this process, because there is nothing to inflate, decrypt or execute in it and starting a
process would take longer than reading.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from ingest.guard_child import OUT_OF_MEMORY as CHILD_OUT_OF_MEMORY
from ingest.guard_child import Order
from ingest.guard_errors import CRASHED, OUT_OF_MEMORY, OUT_OF_TIME
from ingest.guard_limits import DEFAULT, Limits
from ingest.guard_task import Outcome, Task, attempt

T = TypeVar("T")

WORKERS = 2
PLAIN = frozenset({".txt", ".md", ".csv", ".tsv"})
SMALL = 256 << 10
"""Plain text of up to so many bytes is read in this process."""
_START = 5.0
"""Seconds a child may take to start. Its own clock ends it in time; this one is for a child that cannot."""


def run(task: Task[T], path: Path, limits: Limits = DEFAULT, *arguments: Any) -> Outcome[T]:
    """Run a task on a file: here if the file is small plain text or not there at all, else in a child process."""
    if is_harmless(path):
        return attempt(task, path, limits, *arguments)
    return run_in_child(task, path, limits, *arguments)


def run_all(
    task: Task[T],
    paths: Sequence[Path],
    limits: Limits = DEFAULT,
    started: Callable[[Path, int], None] = lambda path, done: None,
    *arguments: Any,
) -> Iterator[tuple[Path, Outcome[T]]]:
    """Run a task on many files, in children side by side; outcomes come in the order of ``paths``.

    ``started`` is told of every file as work on it begins, and how many are done by then, from whichever thread.
    """
    done: list[Path] = []

    def work(path: Path) -> Outcome[T]:
        started(path, len(done))
        outcome = run(task, path, limits, *arguments)
        done.append(path)
        return outcome

    with ThreadPoolExecutor(WORKERS, thread_name_prefix="guard") as pool:
        jobs: dict[Path, Future[Outcome[T]]] = {p: pool.submit(work, p) for p in paths if not is_harmless(p)}
        try:
            for path in paths:
                yield path, jobs.pop(path).result() if path in jobs else work(path)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def is_harmless(path: Path) -> bool:
    """Whether reading a file takes no process of its own."""
    try:
        return path.suffix.lower() in PLAIN and path.stat().st_size <= SMALL
    except OSError:
        return True


def run_in_child(task: Task[T], path: Path, limits: Limits = DEFAULT, *arguments: Any) -> Outcome[T]:
    """Run a task in a child process and take its outcome; what becomes of the child is told in a sentence."""
    with tempfile.TemporaryDirectory(prefix="jigyo-") as folder:
        result = Path(folder) / "outcome"
        order = Order(task.__module__, task.__qualname__, path.absolute(), limits, arguments, result)
        try:
            child = subprocess.run(
                [sys.executable, "-m", "ingest.guard_child"],
                input=pickle.dumps(order),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds + _START,
                env=os.environ | {"PYTHONPATH": _import_path()},
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Outcome(problem=OUT_OF_TIME.format(file=path.name, seconds=limits.seconds))
        if child.returncode:
            return Outcome(problem=_end(path.name, child.returncode, limits))
        outcome: Outcome[T] = pickle.loads(result.read_bytes())
        return outcome


def _end(file: str, code: int, limits: Limits) -> str:
    """Why a child ended without an outcome."""
    import signal

    if code == CHILD_OUT_OF_MEMORY:
        return OUT_OF_MEMORY.format(file=file, megabytes=limits.memory >> 20)
    if -code in {signal.SIGALRM, signal.SIGXCPU}:
        return OUT_OF_TIME.format(file=file, seconds=limits.seconds)
    return CRASHED.format(file=file, code=signal.Signals(-code).name if code < 0 else f"終了コード {code}")


def _import_path() -> str:
    """The child imports from where this process does."""
    return os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
