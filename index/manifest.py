"""What a build says about itself: ``manifest.json``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter, ValidationError

from index.errors import CorruptIndexError
from index.table import Scores

FORMAT = 2
"""Version of the files of a build; raised when this code can no longer read what older code wrote."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Cosine similarities of this embedder on this corpus: what strangers reach, and what belongs together."""

    strangers: float = 0.2
    kin: float = 0.7

    def relevance(self, similarity: Scores) -> Scores:
        """Similarities from 0 (no nearer than strangers) to 1 (as near as what belongs together)."""
        width = max(self.kin - self.strangers, 0.05)
        relevance: Scores = np.clip((similarity - np.float32(self.strangers)) / np.float32(width), 0, 1)
        return relevance


@dataclass(frozen=True, slots=True)
class Manifest:
    """Counts, origin and embedder of a build. ``model`` is the name to load the embedder by, if it has one."""

    format: int
    build: str
    created: str
    plans: int
    entries: int
    sections: int
    vectors: int
    dimension: int
    embedder: str
    source: str
    calibration: Calibration
    model: str | None = None


_MANIFEST = TypeAdapter(Manifest)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write ``manifest.json`` into ``folder``."""
    (folder / "manifest.json").write_bytes(_MANIFEST.dump_json(manifest, indent=2))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a build of the format this code reads."""
    try:
        manifest = _MANIFEST.validate_json((folder / "manifest.json").read_bytes())
    except (OSError, ValidationError) as error:
        raise CorruptIndexError(folder, f"manifest.json を読めません（{type(error).__name__}）") from error
    if manifest.format != FORMAT:
        raise CorruptIndexError(folder, f"形式 {manifest.format} の索引です（必要な形式は {FORMAT}）")
    return manifest
