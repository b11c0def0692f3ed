"""The command ``jigyo eval``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.cli import app
from eval.plans import indexed
from index.opened import Index
from tests.eval.conftest import SAMPLES

Run = Callable[..., Result]


@pytest.fixture
def run(index: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    @contextmanager
    def ready(plans: Path, tell: Callable[[str], None]) -> Iterator[Index]:
        tell("準備")
        yield index

    monkeypatch.setattr("eval.session.indexed", ready)
    monkeypatch.setattr("eval.plans.indexed", ready)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, list(words))


def test_a_run_prints_tables_and_writes_results_and_a_report(run: Run, tmp_path: Path) -> None:
    done = run("--set", "sample", "--limit", "6", "--out", "out", "--baseline", "naive")
    assert done.exit_code == 0, done.output
    for words in ("質問の種類ごと", "市町村ごと", "事業ナビ", "素朴なRAG", "検索 nDCG@10", "p50 / p95"):
        assert words in done.output
    results = json.loads((tmp_path / "out" / "results.json").read_text("utf-8"))
    assert [len(system["rows"]) for system in results["systems"]] == [6, 6]
    assert "</html>" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_the_results_can_be_had_as_json(run: Run) -> None:
    done = run("--set", "sample", "--limit", "2", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["breaches"] == []


def test_a_missed_threshold_fails_the_run_unless_it_is_cut_short(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.jigyo.eval.two]\nfacts = 1.0\n", "utf-8")
    wrong = {"id": "a", "type": "budget", "turns": ["トラクターを借りたらいくら"], "municipality": "みなも市"}
    (tmp_path / "two.jsonl").write_text(json.dumps(wrong | {"facts": [["9円"]]}), "utf-8")
    done = run("--set", "two.jsonl")
    assert done.exit_code == 1
    assert "✗ two：答えの事実が 0.0%" in done.output
    assert run("--set", "two.jsonl", "--limit", "1").exit_code == 0


def test_a_run_is_held_against_an_earlier_one(run: Run, tmp_path: Path) -> None:
    assert run("--set", "sample", "--limit", "3", "--out", "old").exit_code == 0
    old = tmp_path / "old" / "results.json"
    assert run("--set", "sample", "--limit", "3", "--against", str(old)).exit_code == 0
    better = json.loads(old.read_text("utf-8"))
    better["systems"][0]["kinds"]["citizen"]["rates"]["pass"] |= {"value": 1.0, "low": 0.999}
    old.write_text(json.dumps(better), "utf-8")
    done = run("--set", "sample", "--limit", "3", "--against", str(old))
    assert done.exit_code == 1
    assert "前回の下限" in done.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--set", "nothing"), "質問集「nothing」がありません"),
        (("--baseline", "clever"), "naive だけ"),
        (("--set", "sample", "--against", "none.json"), "以前の結果"),
        (("retrieval", "none.json"), "SQuAD"),
    ],
)
def test_wrong_use_ends_with_a_sentence_and_code_2(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert told in done.stderr


def test_init_writes_drafts_and_never_over_a_file(run: Run, tmp_path: Path) -> None:
    words = ("init", "--plans", str(SAMPLES), "--out", "drafts.jsonl", "--count", "5")
    assert run(*words).exit_code == 0
    lines = (tmp_path / "drafts.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["accepted"] for line in lines] == [False] * 5
    again = run(*words)
    assert (again.exit_code, "すでにあります" in again.stderr) == (2, True)


def test_plans_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    from eval.errors import PlansError

    with pytest.raises(PlansError, match="計画"), indexed(tmp_path, lambda _: None, tmp_path / "index"):
        pass


def test_the_command_is_found_by_name() -> None:
    from importlib.metadata import entry_points

    [found] = [point for point in entry_points(group="jigyo.commands") if point.name == "eval"]
    assert found.load() is app
