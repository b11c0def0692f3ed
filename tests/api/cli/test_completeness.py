from __future__ import annotations

from pathlib import Path

import pytest

from api.cli.completeness import Completeness, recall, remember

FOUND = Completeness(("読めません。",), ("足りません。",), ("消しました。",))


def test_what_was_found_is_told_again_while_the_same_build_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(FOUND, tmp_path)
    assert recall(tmp_path) == FOUND
    monkeypatch.setattr("index.publish.last_served", lambda root: "another")
    assert recall(tmp_path) == Completeness()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"build": null, "problems": 7, "gaps": [], "notes": []}'])
def test_what_cannot_be_read_back_is_as_nothing(content: str, tmp_path: Path) -> None:
    assert recall(tmp_path) == Completeness()
    (tmp_path / "last-read.json").write_text(content, encoding="utf-8")
    assert recall(tmp_path) == Completeness()


def test_remarks_are_no_loss() -> None:
    assert Completeness(notes=("消しました。",)).complete
    assert not FOUND.complete
