"""What makes a run fail, and what has changed since an earlier one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.changes import Change, changes
from eval.errors import ResultsError, ThresholdError
from eval.gate import below_thresholds, fallen, read_thresholds
from eval.results import Results, Row, read_results, write_results
from eval.summary import summarise


def with_rows(results: Results, rows: list[Row]) -> Results:
    return replace(results, systems=(summarise("ours", rows),))


def failed(row: Row) -> Row:
    return replace(row, ok=False, values={**row.values, "pass": 0.0}, answer="違います。")


def test_the_thresholds_of_this_repository_hold_for_the_sample(results: Results) -> None:
    thresholds = read_thresholds(Path(__file__).parent)
    assert {"sample", "real"} <= set(thresholds)
    assert [breach.message for breach in below_thresholds(results.main, thresholds)] == []


def test_a_rate_below_its_threshold_and_an_error_above_it_fail(results: Results) -> None:
    wanted = {"sample": {"pass": 1.0, "false_refusal": 0.0, "quotes": 1.0}}
    worse = with_rows(results, [*results.main.rows[1:], failed(results.main.rows[0])])
    messages = [breach.message for breach in below_thresholds(worse.main, wanted)]
    assert any("合格" in message and "下限 100.0%" in message for message in messages)
    assert not any("引用" in message for message in messages)


def test_a_rate_that_was_not_measured_fails(results: Results) -> None:
    [none] = below_thresholds(with_rows(results, [failed(results.main.rows[0])]).main, {"sample": {"count": 0.5}})
    assert "測れず" in none.message


def test_sets_without_thresholds_never_fail(results: Results) -> None:
    assert list(below_thresholds(results.main, {"real": {"pass": 1.0}})) == []


@pytest.mark.parametrize("line", ["pass = 2", 'pass = "much"', "passes = 0.5", "pass = true"])
def test_a_threshold_that_means_nothing_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.jigyo.eval.sample]\n{line}\n", "utf-8")
    with pytest.raises(ThresholdError, match=r"sample\.pass"):
        read_thresholds(tmp_path)


def test_without_a_project_file_there_are_no_thresholds(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert read_thresholds(tmp_path) == {}


def test_a_kind_that_falls_below_its_earlier_bound_fails_and_a_small_fall_does_not(results: Results) -> None:
    kinds = {row.question.kind for row in results.main.rows}
    assert "citizen" in kinds
    all_down = with_rows(
        results, [failed(r) if r.question.kind == "unanswerable" else r for r in results.main.rows]
    )
    assert ["答えなし" in breach.message for breach in fallen(all_down.main, results)] == [True]
    first = next(row for row in results.main.rows if row.question.kind == "unanswerable" and row.ok)
    one_down = with_rows(results, [failed(r) if r is first else r for r in results.main.rows])
    assert list(fallen(one_down.main, results)) == []


def test_changes_name_what_broke_what_was_mended_and_what_is_worded_anew(results: Results) -> None:
    first, second, third, *rest = (row for row in results.main.rows if row.ok)
    now = with_rows(results, [failed(first), replace(second, answer="別の言い方"), third, *rest])
    found = changes(now, with_rows(results, [first, second, failed(third)]))
    kinds = {key[1]: value.change for key, value in found.items()}
    assert kinds[first.question.id] is Change.BROKEN
    assert kinds[second.question.id] is Change.REWORDED
    assert kinds[third.question.id] is Change.MENDED
    assert kinds[rest[0].question.id] is Change.NEW
    assert found["sample", first.question.id].answer == first.answer


def test_results_are_read_back_as_they_were_written(results: Results, tmp_path: Path) -> None:
    write_results(results, tmp_path / "results.json")
    assert read_results(tmp_path / "results.json") == results


@pytest.mark.parametrize("text", ["", "{}", '{"version": 99}'])
def test_results_of_another_make_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "old.json").write_text(text, "utf-8")
    with pytest.raises(ResultsError, match="以前の結果"):
        read_results(tmp_path / "old.json")
