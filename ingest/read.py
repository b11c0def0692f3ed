"""The one way in: files or folders of plans → the catalogue of their 事業, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.assemble import assemble
from ingest.corrections import CORRECTIONS, apply_corrections, corrections_beside
from ingest.errors import NoEntriesError
from ingest.formats.registry import READERS
from ingest.guard import run_all
from ingest.guard_errors import UNREADABLE
from ingest.guard_limits import DEFAULT, Limits
from ingest.guard_notes import FileNote
from ingest.guard_task import read_file
from ingest.guard_watch import Step, current_watch
from ingest.interpret import Reading
from ingest.model import Catalogue


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file that could not be read, or not fully, and why, in a sentence for the person who gave it."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """All that was read, what was not, and remarks on what was."""

    catalogue: Catalogue
    problems: tuple[FileProblem, ...] = ()
    notes: tuple[FileNote, ...] = ()


def read_plans(paths: Sequence[Path], limits: Limits = DEFAULT) -> ReadResult:
    """Read plans from files and folders, and correct them by the ``corrections.toml`` beside them.

    A file that cannot be read, or costs more than ``limits``, becomes a problem; the others are still read.
    """
    files = list(plan_files(paths))
    watch = current_watch()
    readings: list[Reading] = []
    problems: list[FileProblem] = []
    notes: list[FileNote] = []

    def started(path: Path, done: int) -> None:
        watch.tell(Step(path.name, done, len(files)))

    for path, outcome in run_all(read_file, files, limits, started, watch.folder):
        if outcome.value is None:
            problems.append(FileProblem(path.name, outcome.problem or UNREADABLE.format(file=path.name)))
            continue
        reading = outcome.value.reading
        readings.append(reading)
        notes.extend(FileNote(path.name, message) for message in outcome.value.notes)
        if not (reading.drafts or reading.progress):
            problems.append(FileProblem(path.name, str(NoEntriesError(path.name))))
    catalogue, complaints = apply_corrections(assemble(readings), corrections_beside(paths))
    problems.extend(FileProblem(CORRECTIONS, complaint) for complaint in complaints)
    watch.result = ReadResult(catalogue, tuple(problems), tuple(notes))
    return watch.result


def plan_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the readable files of the folders named; README and hidden files are left out."""
    seen: set[Path] = set()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            wanted = _wanted(file.relative_to(path)) if file != path else path.name != CORRECTIONS
            if wanted and file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _wanted(file: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.parts)
    return not hidden and not file.name.upper().startswith("README") and file.suffix.lower() in READERS
