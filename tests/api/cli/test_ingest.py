from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.refresh import RefreshReport
from ingest.read import FileProblem

from .conftest import Jigyo

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.fixture
def refreshed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What ``refresh`` was called with, and the problems it shall find."""
    calls: list[Any] = [()]

    def refresh(paths: list[Path], root: Path, **options: Any) -> RefreshReport:
        calls.append((paths, root))
        if options["progress"] is not None:
            options["progress"]("読んでいます")
        return RefreshReport(rebuilt=True, entries=3, sections=1, plans=2, seconds=0.5, problems=calls[0])

    monkeypatch.setattr("index.refresh.refresh", refresh)
    return calls


def test_a_summary_is_printed(jigyo: Jigyo, refreshed: list[Any]) -> None:
    code, out, _ = jigyo("ingest", "plans")
    assert code == 0
    assert "北野市情報化計画（案）" in out
    assert "計画 2件、事業 3件、その他の箇所 1件" in out
    assert refreshed[1][0] == [Path("plans")]


def test_a_file_that_could_not_be_read_is_told_and_shows_in_the_exit_code(
    jigyo: Jigyo, refreshed: list[Any]
) -> None:
    refreshed[0] = (FileProblem("a.bin", "「a.bin」は読み取れない形式です。"),)
    code, _, err = jigyo("ingest", "plans")
    assert code == 1
    assert "「a.bin」は読み取れない形式です。" in err


def test_as_json_nothing_else_is_printed(jigyo: Jigyo, refreshed: list[Any]) -> None:
    summary = json.loads(jigyo("ingest", "--json")[1])
    assert (summary["entries"], len(summary["plans"]), summary["problems"]) == (3, 2, [])


def test_without_a_path_the_samples_are_read(jigyo: Jigyo, refreshed: list[Any]) -> None:
    jigyo("ingest", "--json")
    assert [path.name for path in refreshed[1][0]] == ["samples"]
    assert refreshed[1][0][0].is_dir()


def test_nothing_to_read_fails(jigyo: Jigyo, tmp_path: Path) -> None:
    code, _, err = jigyo("ingest", str(tmp_path / "nothing"))
    assert code == 2
    assert "読み込める計画書がありません" in err
