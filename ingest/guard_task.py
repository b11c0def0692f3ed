"""What the guard has done to a file: read it, understand it, and turn whatever goes wrong into a sentence."""

from __future__ import annotations

import csv
import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from ingest.document import Document
from ingest.errors import IngestError
from ingest.formats.registry import read_document
from ingest.guard_checks import check_content, check_size
from ingest.guard_errors import OUT_OF_MEMORY, TOO_DEEP, UNFORESEEN, UNREADABLE
from ingest.guard_limits import Limits
from ingest.guard_notes import notes_on
from ingest.guard_text import without_unseen
from ingest.interpret import Reading, interpret
from ingest.overrides import overrides_beside

T = TypeVar("T")
Task = Callable[..., T]
"""A function of a module, called with a path, limits and further arguments that can be pickled."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a task gave back, or the sentence that says why it gave nothing."""

    value: T | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file understood, and remarks on it."""

    reading: Reading
    notes: tuple[str, ...] = ()


def read_file(path: Path, limits: Limits, keep: Path | None = None) -> FileRead:
    """Read and understand one file. In the folder ``keep`` its document is kept for who looks at it again."""
    document, notes = _load(path, limits)
    if keep is not None:
        with _kept(path, keep).open("wb") as file:
            pickle.dump(document, file, pickle.HIGHEST_PROTOCOL)
    return FileRead(interpret(without_unseen(document), overrides_beside(path)), (*notes, *notes_on(document)))


def load_document(path: Path, limits: Limits, keep: Path | None = None) -> Document:
    """The blocks of one file, from the folder ``keep`` if they were kept there."""
    if keep is not None and (kept := _kept(path, keep)).is_file():
        document: Document = pickle.loads(kept.read_bytes())
        return document
    return _load(path, limits)[0]


def _kept(path: Path, keep: Path) -> Path:
    return keep / hashlib.sha256(str(path.absolute()).encode()).hexdigest()


def attempt(task: Task[T], path: Path, limits: Limits, *arguments: Any) -> Outcome[T]:
    """Run a task; nothing but an interrupt gets out of it as an exception."""
    try:
        return Outcome(task(path, limits, *arguments))
    except IngestError as error:
        return Outcome(problem=str(error))
    except (OSError, csv.Error):
        return Outcome(problem=UNREADABLE.format(file=path.name))
    except MemoryError:
        return Outcome(problem=OUT_OF_MEMORY.format(file=path.name, megabytes=limits.memory >> 20))
    except RecursionError:
        return Outcome(problem=TOO_DEEP.format(file=path.name))
    except Exception as error:
        return Outcome(problem=UNFORESEEN.format(file=path.name, error=type(error).__name__))


def _load(path: Path, limits: Limits) -> tuple[Document, list[str]]:
    if not path.is_file():
        return read_document(path), []
    check_size(path, limits)
    notes = check_content(path, limits)
    return read_document(path), notes
