from __future__ import annotations

import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ingest.guard_watch import Step, watching
from ingest.model import FieldKind
from ingest.read import read_plans
from ingest.report.build import build_report
from ingest.report.facts import Fill, Report
from ingest.report.render import render_report, write_report
from ingest.report.texts import KINDS, lines

MADE = datetime(2026, 11, 20, 9, 5)
PLAN = """# みなも市計画

## 目次

① 橋の点検\t3
② 道の舗装\t4
③ 川の清掃\t5

# 事業

この計画の事業です。

次に挙げます。

順に述べます。

番号\t1
事業名\t橋の点検
担当課\tア) 道路課 工) 建築課
事業概要\t橋を調べます。

番号\t2
事業名\t道の舗装
担当課\t道路課
予算額\t<script>年額100千円① 計300千円(①×4)
"""
CORRECTION = """[[correction]]
entry = "2"
field = "担当課"
value = "まちづくり課"
reason = "機構改革"
"""


def report_on(*paths: Path) -> Report:
    return build_report(read_plans(paths), paths)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "corrections.toml").write_text(CORRECTION, encoding="utf-8")
    (tmp_path / "broken.txt").write_bytes(b"\xff\xfe\x81")
    return tmp_path


class Page(HTMLParser):
    """Tags opened and closed in order, and everything that would be fetched from elsewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.fetched += [v for k, v in attrs if k in {"src", "href"} and v and not v.startswith(("#", "data:"))]
        if tag not in {"meta", "br", "img", "col", "rect"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_counts_fills_doubts_corrections_and_problems_are_told(folder: Path) -> None:
    report = report_on(folder)
    (plan,) = report.plans
    assert (plan.entries, report.files, [p.file for p in report.problems]) == (2, 2, ["broken.txt"])
    assert Fill(FieldKind.TITLE, 2, 2) in plan.fills
    assert Fill(FieldKind.OVERVIEW, 1, 2) in plan.fills
    assert [d.readings[0].excerpt.split("\t")[0] for d in plan.doubts] == ["担当課", "予算額"]
    (correction,) = plan.corrections
    assert (correction.value, correction.excerpt, correction.reason) == ("まちづくり課", "道路課", "機構改革")
    assert plan.uncovered == ()


def test_a_report_with_gaps_says_which(folder: Path) -> None:
    report = report_on(folder)
    assert not report.complete
    assert report.gaps == (
        "読み取れなかったもの、誤りのあるものが1件あります。",
        "「みなも市計画」の目次が挙げる3件のうち、1件の事業を読み取れませんでした。",
    )


def test_a_correction_is_no_doubt(folder: Path) -> None:
    (plan,) = report_on(folder).plans
    assert all("訂正" not in doubt.reason for doubt in plan.doubts)


def test_text_that_fell_into_nothing_makes_a_plan_incomplete(folder: Path) -> None:
    result = read_plans([folder / "plan.txt"])
    (folder / "plan.txt").write_text(PLAN + "\n\nどこにも入らない文です。\n", encoding="utf-8")
    (plan,) = build_report(result, [folder / "plan.txt"]).plans
    assert [excerpt.text for excerpt in plan.uncovered] == ["どこにも入らない文です。"]
    assert "どの事業にも本文の箇所にも入りませんでした" in plan.gaps[-1]


def test_nothing_read_is_incomplete(tmp_path: Path) -> None:
    report = report_on(tmp_path)
    assert report.gaps == ("読み取れた計画がありません。",)
    assert "読み取れた計画がありません。" in render_report(report, MADE)


def test_the_page_stands_alone_and_is_well_formed(folder: Path) -> None:
    page = Page(render_report(report_on(folder), MADE))
    assert page.open == []
    assert page.fetched == []
    assert "script" not in page.tags
    assert page.tags.count("h1") == 1


def test_what_documents_say_is_shown_and_never_markup(folder: Path) -> None:
    html = render_report(report_on(folder), MADE)
    assert "<script>" not in html
    assert "2026年11月20日 09:05" in html
    assert "目次が挙げる 3件中 <b>2件</b>" in html
    assert re.search(r"<ins>まちづくり課</ins>", html)


def test_every_kind_has_a_name() -> None:
    assert set(KINDS) == set(FieldKind)


def test_lines_are_told_in_words() -> None:
    assert (lines(3, 3), lines(3, 5)) == ("3行目", "3〜5行目")


def test_a_report_is_written_where_no_folder_is_yet(folder: Path) -> None:
    target = folder / "a" / "b" / "report.html"
    write_report(report_on(folder), target)
    assert target.read_text("utf-8").startswith("<!doctype html>")


def test_a_watch_is_told_of_every_file_and_keeps_the_result(folder: Path) -> None:
    steps: list[Step] = []
    with watching(steps.append) as watch:
        result = read_plans([folder])
        build_report(result, [folder])
        assert watch.folder is not None
        assert watch.folder.is_dir()
    assert watch.result == result
    assert not watch.folder.exists()
    assert [(step.file, step.total) for step in steps] == [("broken.txt", 2), ("plan.txt", 2)] * 2


def test_documents_are_kept_while_a_watch_lasts(folder: Path) -> None:
    with watching():
        result = read_plans([folder / "plan.txt"])
        (folder / "plan.txt").write_text("", encoding="utf-8")
        assert build_report(result, [folder / "plan.txt"]).plans[0].announcements[0].total == 3
