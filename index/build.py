"""Building an index beside the one that is served, and serving it once it has proved sound."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from index.embed.choose import DEFAULT, embedder_named
from index.errors import BuildCheckError
from index.manifest import Manifest
from index.protocols import Embedder
from index.publish import builds_folder, last_served, publish, writers_lock
from index.write import Progress, write_build
from ingest.model import Catalogue

_CHECK_SECONDS = 300
_CATALOGUE = TypeAdapter(Catalogue)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built, where, and how long it took."""

    manifest: Manifest
    folder: Path
    seconds: float


def build_index(
    catalogue: Catalogue,
    root: Path,
    *,
    embedder: Embedder | str = DEFAULT,
    progress: Progress | None = None,
    source: str | None = None,
) -> BuildReport:
    """Index ``catalogue`` under ``root`` and serve it; what was served stays untouched if anything fails.

    ``embedder`` is one or the name of one (``static``, ``lsa``, or a sentence-transformers model).
    ``source`` identifies what the catalogue was
    read from; by default it is a hash of the catalogue itself.
    """
    chosen = embedder_named(embedder) if isinstance(embedder, str) else embedder
    with writers_lock(root):
        return build_locked(catalogue, root, embedder=chosen, progress=progress or _silent, source=source)


def build_locked(
    catalogue: Catalogue, root: Path, *, embedder: Embedder | None, progress: Progress, source: str | None
) -> BuildReport:
    """``build_index`` for who holds the writer's lock already."""
    started = time.monotonic()
    origin = source or _hash_of(catalogue)
    now = datetime.now(UTC)
    folder = builds_folder(root) / f"{now:%Y%m%dT%H%M%S%f}-{origin[:12]}"
    folder.mkdir(parents=True)
    try:
        manifest = write_build(
            catalogue,
            folder,
            created=now.isoformat(timespec="seconds"),
            source=origin,
            embedder=embedder,
            progress=progress,
        )
        progress("作成した索引を検査しています")
        check_in_child(folder)
        publish(root, folder.name)
    except BaseException:
        if last_served(root) != folder.name:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    progress("索引を公開しました")
    return BuildReport(manifest, folder, time.monotonic() - started)


def check_in_child(folder: Path) -> None:
    """Open and ask the build in a process of its own, which a broken file may kill."""
    command = [sys.executable, "-m", "index.check", str(folder.resolve())]
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, timeout=_CHECK_SECONDS, cwd=_import_root(), check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BuildCheckError(f"{_CHECK_SECONDS} 秒以内に終わりませんでした") from error
    if result.returncode:
        lines = (result.stderr or result.stdout).strip().splitlines()
        raise BuildCheckError(lines[-1] if lines else f"終了コード {result.returncode}")


def _import_root() -> Path:
    return Path(__file__).resolve().parent.parent


def _hash_of(catalogue: Catalogue) -> str:
    return hashlib.sha256(_CATALOGUE.dump_json(catalogue)).hexdigest()


def _silent(_: str) -> None:
    """Report progress to nobody."""
