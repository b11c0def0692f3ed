from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.errors import EmptySourceError
from index.refresh import RefreshReport
from ingest.read import FileProblem, read_plans

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


CONTENTS = "# みなも市計画\n\n## 目次\n\n① 橋の点検\t3\n② 道の舗装\t4\n③ 川の清掃\t5\n\n本文です。\n\n続きます。\n\n終わります。\n\n"
FORMS = "".join(
    f"事業名\t{name}\n担当課\t道路課\n事業概要\t行います。\n\n" for name in ("橋の点検", "道の舗装", "川の清掃")
)


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """``refresh`` that reads and builds nothing."""

    def refresh(paths: list[Path], root: Path, **options: Any) -> RefreshReport:
        found = read_plans(paths)
        root.mkdir(parents=True, exist_ok=True)
        if not found.catalogue.plans:
            raise EmptySourceError("何もありません")
        return RefreshReport(
            True, len(found.catalogue.entries), 0, len(found.catalogue.plans), 0.5, found.problems
        )

    monkeypatch.setattr("index.refresh.refresh", refresh)


@pytest.mark.usefixtures("read_only")
def test_a_report_is_written_and_a_complete_reading_succeeds(jigyo: Jigyo, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(CONTENTS + FORMS, encoding="utf-8")
    code, out, err = jigyo("ingest", str(tmp_path / "plan.txt"), "--report", str(tmp_path / "out.html"))
    assert (code, err) == (0, "")
    assert "読み取りの報告書を書き出しました" in out
    assert "すべて読み取れました" in (tmp_path / "out.html").read_text("utf-8")


@pytest.mark.usefixtures("read_only")
def test_an_announced_project_that_is_missing_shows_in_the_exit_code(jigyo: Jigyo, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(CONTENTS.replace("川の清掃", "空き家の活用") + FORMS, encoding="utf-8")
    code, _, err = jigyo("ingest", str(tmp_path / "plan.txt"))
    assert code == 1
    assert "目次が挙げる3件のうち、1件の事業を読み取れませんでした" in err


@pytest.mark.usefixtures("read_only")
def test_what_was_cleaned_is_told_and_is_no_failure(jigyo: Jigyo, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(CONTENTS + FORMS.replace("行います", "行\u200bいます"), encoding="utf-8")
    code, out, _ = jigyo("ingest", str(tmp_path / "plan.txt"), "--json")
    summary = json.loads(out)
    assert (code, summary["complete"], summary["gaps"], len(summary["notes"])) == (0, True, [], 1)
    assert "見えない文字" in summary["notes"][0]


@pytest.mark.usefixtures("read_only")
def test_a_report_also_tells_why_nothing_could_be_read(jigyo: Jigyo, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(b"")
    code, _, _ = jigyo("ingest", str(tmp_path / "plan.txt"), "--report", str(tmp_path / "out.html"))
    assert code == 2
    assert "文字がありません" in (tmp_path / "out.html").read_text("utf-8")


@pytest.mark.usefixtures("read_only")
def test_a_correction_beside_a_named_file_is_part_of_what_is_read(jigyo: Jigyo, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(CONTENTS + FORMS, encoding="utf-8")
    (tmp_path / "corrections.toml").write_text("[[correction]]\n", encoding="utf-8")
    code, _, err = jigyo("ingest", str(tmp_path / "plan.txt"))
    assert code == 1
    assert "1行目からの訂正：「entry」がありません。" in err
