"""The index over the plans that a set is about: built once, kept, and brought up to date when plans or code change."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.errors import PlansError
from index.errors import IndexingError
from index.opened import Index, open_index
from index.refresh import refresh

_KEPT = "eval"


@contextmanager
def indexed(plans: Path, tell: Callable[[str], None], root: Path | None = None) -> Iterator[Index]:
    """The open index over a folder of plans. ``root`` None keeps it below the data folder (``JIGYO_DATA``)."""
    try:
        folder = root or _folder_of(plans)
        folder.mkdir(parents=True, exist_ok=True)
        refresh([plans], folder, progress=tell)
        index = open_index(folder)
    except IndexingError as error:
        raise PlansError(plans, str(error)) from error
    try:
        yield index
    finally:
        index.close()


def _folder_of(plans: Path) -> Path:
    name = hashlib.sha256(str(plans.resolve()).encode()).hexdigest()[:12]
    return Path(os.environ.get("JIGYO_DATA") or ".jigyo") / _KEPT / name
