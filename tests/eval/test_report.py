"""The report is one file that shows everything and lets nothing in it run."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval.bounds import Rate
from eval.gate import Breach, Gate
from eval.report import plots
from eval.report.html import write_report
from eval.report.tradeoff import at, curve
from eval.results import Results
from eval.summary import summarise


@pytest.fixture(scope="module")
def page(results: Results, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("report") / "report.html"
    first, *rest = results.main.rows
    hostile = replace(first, answer='<script>alert("x")</script> [1]')
    now = replace(results, systems=(summarise("ours", [hostile, *rest]), results.systems[1]))
    write_report(now, file, results, Gate((Breach("合格が足りません。"),), applied=True))
    return file.read_text("utf-8")


class Balance(HTMLParser):
    """Every element that is opened is closed."""

    VOID = ("meta", "input", "line", "circle", "rect", "polyline")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_the_page_is_well_formed(page: str) -> None:
    parser = Balance()
    parser.feed(page)
    assert parser.open == []


def test_the_page_needs_nothing_beside_it(page: str) -> None:
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"|@import|url\(", page) == []
    assert "<style>:root" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_every_question_is_shown_with_its_filters(page: str, results: Results) -> None:
    assert page.count('<details class="card') == len(results.main.rows) == 60
    for row in results.main.rows:
        assert f"<code>{row.question.id}</code>" in page
    assert page.count("data-verdict=") == 60


def test_words_of_an_answer_never_become_markup(page: str) -> None:
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page


def test_marks_lead_to_the_citations(page: str) -> None:
    targets = set(re.findall(r'href="#(q\d+-\d+)"', page))
    assert targets
    assert targets <= set(re.findall(r'<li id="(q\d+-\d+)"', page))


def test_breaches_and_changes_are_shown(page: str) -> None:
    assert "✗ 合格が足りません。" in page
    assert "言い方が変わった：1" in page
    assert "<del>" in page
    assert "<ins>" in page


def test_a_run_held_against_nothing_does_not_claim_to_have_passed(results: Results, tmp_path: Path) -> None:
    for gate, words in ((Gate(), "当てはめていません"), (Gate((), applied=True), "✓ 基準を満たしています")):
        write_report(results, tmp_path / "report.html", gate=gate)
        assert words in (tmp_path / "report.html").read_text("utf-8")


def test_both_systems_stand_side_by_side(page: str) -> None:
    assert "<h2>ours</h2>" in page
    assert "<h2>naive</h2>" in page


def test_a_run_of_one_question_makes_a_report_too(results: Results, tmp_path: Path) -> None:
    one = replace(results, systems=(summarise("ours", [replace(results.main.rows[0], sureness=None)]),))
    write_report(one, tmp_path / "report.html")
    assert "しきい値" not in (tmp_path / "report.html").read_text("utf-8").replace("texts", "")


def test_the_trade_off_goes_from_answering_all_to_refusing_all(results: Results) -> None:
    points = curve(results.main.rows)
    assert (points[0].false_refusal, points[0].false_answer) == (0.0, 1.0)
    assert (points[-1].false_refusal, points[-1].false_answer) == (1.0, 0.0)
    refusals = [point.false_refusal for point in points]
    assert refusals == sorted(refusals)
    assert at([], 0.5) is None


def test_plots_name_their_values_and_escape_their_words() -> None:
    drawn = plots.rates({"<種類>": [Rate(0.5, 0.2, 0.8, 10), None]}, ["a", "b"])
    assert "&lt;種類&gt;" in drawn
    assert "50.0%（20.0–80.0、n=10）" in drawn
    assert plots.bars({"検索": 3}).count("<rect") == 1
    assert "ミリ秒" in plots.histogram([0.01, 0.02, 0.5])
    assert "<svg" in plots.histogram([])
