"""Where builds live under the root of an index, who may write there, and which one is served.

``root/current.json`` names the build that is served and the one before it; it is replaced in one step, last.
Builds are never changed. A process that dies anywhere leaves at worst a folder that nobody serves; the next
build removes it.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import BuildLockedError, CorruptIndexError, NoIndexError

_POINTER = "current.json"


@contextmanager
def writers_lock(root: Path) -> Iterator[None]:
    """Be the only writer under ``root``; the lock goes with the process, however it ends."""
    root.mkdir(parents=True, exist_ok=True)
    path = root / "writer.lock"
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildLockedError(path) from error
        yield


def builds_folder(root: Path) -> Path:
    """Where builds lie."""
    return root / "builds"


def served(root: Path) -> str | None:
    """The name of the build that is served, None where nothing was built."""
    return _pointer(root).get("build")


def last_served(root: Path) -> str | None:
    """``served`` for a writer, who may build over a pointer that cannot be read."""
    try:
        return served(root)
    except CorruptIndexError:
        return None


def served_folder(root: Path) -> Path:
    """The folder of the build that is served."""
    name = served(root)
    if name is None:
        raise NoIndexError(root)
    folder = builds_folder(root) / name
    if not folder.is_dir():
        raise CorruptIndexError(folder, "フォルダーがありません")
    return folder


def publish(root: Path, name: str) -> None:
    """Serve build ``name`` from now on, keep the one served before, remove all others."""
    previous = last_served(root)
    folder = builds_folder(root) / name
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)
    _sync(folder.parent)
    fresh = root / f"{_POINTER}.new"
    fresh.write_text(json.dumps({"build": name, "previous": previous}), encoding="utf-8")
    _sync(fresh)
    fresh.replace(root / _POINTER)
    _sync(root)
    _remove_builds_except(root, {name, previous})


def _remove_builds_except(root: Path, spared: set[str | None]) -> None:
    """Remove what is neither served nor kept: old builds and what dead processes left."""
    for folder in builds_folder(root).iterdir():
        if folder.name not in spared:
            shutil.rmtree(folder, ignore_errors=True)


def _pointer(root: Path) -> dict[str, str | None]:
    try:
        pointer: dict[str, str | None] = json.loads((root / _POINTER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise CorruptIndexError(root, f"{_POINTER} を読めません") from error
    return pointer


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
