"""The one way in: files or folders of plans → the catalogue of their 事業, and what could not be read."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.assemble import assemble
from ingest.errors import IngestError, NoEntriesError
from ingest.formats.registry import READERS, read_document
from ingest.interpret import Reading, interpret
from ingest.model import Catalogue

UNREADABLE = (
    "「{file}」を開けませんでした。ファイルが壊れていないか、ほかのソフトで開いたままでないかをご確認ください。"
)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file that could not be read, or not fully, and why, in a sentence for the person who gave it."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """All that was read, and what was not."""

    catalogue: Catalogue
    problems: tuple[FileProblem, ...] = ()


def read_plans(paths: Sequence[Path]) -> ReadResult:
    """Read plans from files and folders. A file that cannot be read becomes a problem; the others are still read."""
    readings: list[Reading] = []
    problems: list[FileProblem] = []
    for path in _files(paths):
        try:
            reading = interpret(read_document(path))
        except IngestError as error:
            problems.append(FileProblem(path.name, str(error)))
        except (OSError, csv.Error):
            problems.append(FileProblem(path.name, UNREADABLE.format(file=path.name)))
        else:
            readings.append(reading)
            if not (reading.drafts or reading.progress):
                problems.append(FileProblem(path.name, str(NoEntriesError(path.name))))
    return ReadResult(assemble(readings), tuple(problems))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the readable files of the folders named; README and hidden files are left out."""
    seen: set[Path] = set()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            wanted = file == path or _wanted(file.relative_to(path))
            if wanted and file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _wanted(file: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.parts)
    return not hidden and not file.name.upper().startswith("README") and file.suffix.lower() in READERS
