"""How far a run has come: a bar in the terminal, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Display(Protocol):
    """Shows how far a run has come."""

    def say(self, message: str) -> None:
        """Something is being prepared."""

    def counting(self, title: str, total: int) -> Callable[[], None]:
        """Questions are being asked; what is returned is called after each."""


class Silence:
    """Shows nothing."""

    def say(self, message: str) -> None:
        """Say nothing."""

    def counting(self, title: str, total: int) -> Callable[[], None]:
        """Count for nobody."""
        return lambda: None


@contextmanager
def progress_bar() -> Iterator[Display]:
    """A bar on the error stream, gone when done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        class Bar:
            def say(self, message: str) -> None:
                progress.console.print(message, style="dim", highlight=False)

            def counting(self, title: str, total: int) -> Callable[[], None]:
                task = progress.add_task(title, total=total)
                return lambda: progress.advance(task)

        yield Bar()
