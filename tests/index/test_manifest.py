from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.errors import CorruptIndexError
from index.manifest import FORMAT, Calibration, Manifest, read_manifest, write_manifest

MANIFEST = Manifest(
    FORMAT, "b1", "2026-01-01T00:00:00+00:00", 1, 2, 3, 9, 4, "lsa/1", "hash", Calibration(0.1, 0.5)
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_manifest(tmp_path, MANIFEST)
    assert read_manifest(tmp_path) == MANIFEST


def test_another_format_is_refused(tmp_path: Path) -> None:
    write_manifest(tmp_path, replace(MANIFEST, format=FORMAT + 1))
    with pytest.raises(CorruptIndexError, match="形式"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("content", ["", "{}", "[1]"])
def test_a_broken_manifest_is_a_corrupt_index(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(CorruptIndexError):
        read_manifest(tmp_path)


def test_relevance_runs_from_strangers_to_kin() -> None:
    similarity = np.array([0.0, 0.1, 0.3, 0.5, 0.9], np.float32)
    np.testing.assert_allclose(Calibration(0.1, 0.5).relevance(similarity), [0, 0, 0.5, 1, 1], atol=1e-6)
