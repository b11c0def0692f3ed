from dataclasses import replace
from pathlib import Path

import pytest

from index import check
from index.check import check_build, main
from index.errors import CorruptIndexError
from index.publish import served_folder


def test_a_sound_build_passes(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check.sys, "argv", ["check", str(served_folder(built))])
    assert main() == 0


def test_a_folder_without_a_build_fails_with_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check.sys, "argv", ["check", str(tmp_path)])
    assert main() == 1
    assert "manifest.json" in capsys.readouterr().err


@pytest.mark.parametrize("part", ["entries", "vectors", "dimension"])
def test_a_count_that_does_not_fit_fails(built: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    folder = served_folder(built)
    manifest = check.read_manifest(folder)
    wrong = replace(manifest, **{part: getattr(manifest, part) + 1})
    monkeypatch.setattr(check, "read_manifest", lambda _: wrong)
    with pytest.raises(CorruptIndexError, match="合いません"):
        check_build(folder)
