"""Bringing the index up to date with the plan files: reads, and rebuilds only if something changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from index.build import build_locked
from index.embed.choose import DEFAULT, embedder_named
from index.errors import CorruptIndexError, EmptySourceError
from index.manifest import FORMAT, Manifest, read_manifest
from index.publish import served, served_folder, writers_lock
from index.write import Progress

if TYPE_CHECKING:
    from ingest.read import FileProblem

_PACKAGES = ("ingest", "index")
_CODE = {".py", ".toml", ".tsv", ".txt"}


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh found and did; ``problems`` are what the reader could not read, empty if nothing was read."""

    rebuilt: bool
    entries: int
    sections: int
    plans: int
    seconds: float
    problems: tuple[FileProblem, ...] = field(default=())


def refresh(
    paths: Sequence[Path],
    root: Path,
    *,
    progress: Progress | None = None,
    force: bool = False,
    embedder: str = DEFAULT,
) -> RefreshReport:
    """Read the plan files in ``paths`` and index them under ``root``, unless that is what is served already.

    ``embedder`` is the name of the setting: ``static``, ``lsa``, or a sentence-transformers model. Raises ``EmptySourceError``
    where no file could be read; what is served then stays.
    """
    started = time.monotonic()
    tell = progress or _silent
    with writers_lock(root):
        source = fingerprint_of(paths, embedder)
        current = _served_manifest(root)
        if current is not None and current.source == source and not force:
            tell("計画書に変更はありません")
            return _report(current, started, rebuilt=False)
        return _rebuild(paths, root, source, embedder, tell, started)


def fingerprint_of(paths: Sequence[Path], embedder: str = DEFAULT) -> str:
    """A hash of the plan files, of the code that reads and indexes them, and of the choice of embedder."""
    digest = hashlib.sha256(f"{FORMAT}\0{embedder}\0".encode())
    code = Path(__file__).resolve().parent.parent
    programs = (path for package in _PACKAGES for path in _files([code / package]) if path.suffix in _CODE)
    for path in (*programs, *_files(paths)):
        digest.update(f"{path.name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _rebuild(
    paths: Sequence[Path], root: Path, source: str, embedder: str, tell: Progress, started: float
) -> RefreshReport:
    from ingest.read import read_plans

    if not list(_files(paths)):
        raise EmptySourceError("ファイルが見つかりません（" + "、".join(str(path) for path in paths) + "）")
    tell("計画書を読み込んでいます")
    result = read_plans(list(paths))
    if not result.catalogue.plans:
        raise EmptySourceError(
            " ".join(f"{problem.file}: {problem.message}" for problem in result.problems)
            or "計画が含まれていません"
        )
    model = embedder_named(embedder)
    built = build_locked(result.catalogue, root, embedder=model, progress=tell, source=source)
    return _report(built.manifest, started, rebuilt=True, problems=tuple(result.problems))


def _report(
    manifest: Manifest, started: float, *, rebuilt: bool, problems: tuple[FileProblem, ...] = ()
) -> RefreshReport:
    seconds = time.monotonic() - started
    return RefreshReport(rebuilt, manifest.entries, manifest.sections, manifest.plans, seconds, problems)


def _served_manifest(root: Path) -> Manifest | None:
    """The manifest of what is served; None where nothing is, or nothing that this code can open."""
    try:
        return read_manifest(served_folder(root)) if served(root) is not None else None
    except CorruptIndexError:
        return None


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found for found in path.rglob("*") if found.is_file() and not found.name.startswith(".")
            )
        elif path.is_file():
            yield path


def _silent(_: str) -> None:
    """Report progress to nobody."""
