"""A line on stderr that moves while plans are read and indexed: what is being done, to which file, what remains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.cli import texts

if TYPE_CHECKING:
    from ingest.guard_watch import Step


@dataclass(frozen=True, slots=True)
class Teller:
    """``words`` says what is done now; ``step`` which file is read now, of how many."""

    words: Callable[[str], None]
    step: Callable[[Step], None]


def _nothing(_: object) -> None:
    """Say nothing."""


SILENT = Teller(_nothing, _nothing)


@contextmanager
def telling(*, quiet: bool) -> Iterator[Teller]:
    """A teller for the time of the work; a silent one where nobody looks or the output is for programs."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield SILENT
        return
    columns = (BarColumn(bar_width=20), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(texts.READING, total=None)

        def step(now: Step) -> None:
            words = texts.READING_FILE.format(file=now.file, rest=now.total - now.done)
            progress.update(task, description=words, completed=now.done, total=now.total)

        def words(text: str) -> None:
            progress.update(task, description=text, completed=0, total=None)

        yield Teller(words, step)
