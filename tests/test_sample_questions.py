"""The sample questions agree with the sample plans, read here without ``ingest``: neither can hide the other."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "ingest" / "samples"
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (ROOT / "eval/questions/sample.jsonl").read_text("utf-8").splitlines()
]
CITY, TOWN = "みなも市", "あおね町"
KINDS = {
    "citizen", "staff", "schedule", "budget", "indicator", "progress", "aggregate", "compare", "followup", "noisy",
    "section", "unanswerable", "adversarial",
}  # fmt: skip
FIELDS = {
    "id", "type", "set", "src", "turns", "municipality", "cite", "cite_mode", "any_of", "section", "facts",
    "forbid", "refuse", "ask_back_ok",
}  # fmt: skip

Row = dict[str, str]
Key = tuple[str, str]


def squeeze(text: str) -> str:
    folded = unicodedata.normalize("NFKC", re.sub(r"</?p>", "", text))
    return re.sub(r"(?<=\d),(?=\d)", "", re.sub(r"\s", "", folded)).lower()


@cache
def city_plan() -> str:
    return (SAMPLES / "みなも市_暮らしの安心プラン_実施計画.txt").read_text("utf-8")


@cache
def forms() -> dict[str, str]:
    """The text of each form of the city's plan, by number."""
    pieces = re.split(r"(?m)^事業 No\.(\d+)$", city_plan().partition("## 第4章 進め方と見直し\n\n### 1")[0])
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


@cache
def progress() -> list[Row]:
    """The rows of the city's progress report."""
    lines = (SAMPLES / "みなも市_暮らしの安心プラン_令和6年度進捗状況報告書.txt").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if "\t" in line]
    return [dict(zip(cells[0], row, strict=True)) for row in cells if row != cells[0]]


@cache
def town_rows() -> dict[str, Row]:
    """The rows of the town's table, by number."""
    path = next(SAMPLES.glob("あおね町_*.csv"))
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.reader(stream) if row[1]]
    return {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}


def entry_text(key: Key) -> str:
    """All that the plans say about a 事業."""
    municipality, number = key
    if municipality == TOWN:
        row = town_rows()[number]
        return "\n".join([*(f"{label} {cell}" for label, cell in row.items()), f"{row['予算額(千円)']}千円"])
    return "\n".join([forms()[number], *("\n".join(r.values()) for r in progress() if r["事業No."] == number)])


def year_cell(key: Key, year: int) -> str:
    """What is planned for one fiscal year (of 令和)."""
    municipality, number = key
    if municipality == TOWN:
        return town_rows()[number][f"令和{year}年度"]
    lines = forms()[number].splitlines()
    header = next(i for i, line in enumerate(lines) if line.startswith("2023(令和5)年度"))
    column = next(i for i, cell in enumerate(lines[header].split("\t")) if f"(令和{year})" in cell)
    return lines[header + 1].split("\t")[column]


def cited(question: dict[str, Any]) -> list[Key]:
    return [(c.get("municipality") or question["municipality"], c["no"]) for c in question.get("cite", [])]


def yearly(text: str) -> int:
    """The amount per year in thousands of yen, 0 where the form states none."""
    found = re.search(r"予算額 ([\d,]+) 千円/年", text)
    return int(found[1].replace(",", "")) if found else 0


def forms_with(department: str) -> list[str]:
    return [no for no, text in forms().items() if re.search(rf"(?m)^担当課\t.*{department}", text)]


def rated(rating: str) -> list[str]:
    return list(dict.fromkeys(row["事業No."] for row in progress() if row["評価"] == rating))


def town_where(label: str, value: str) -> list[str]:
    return [no for no, row in town_rows().items() if row[label] == value]


COMPUTED: dict[str, Callable[[], list[str]]] = {
    "aggregate-01": lambda: forms_with("学校教育課"),
    "aggregate-02": lambda: rated("△"),
    "aggregate-03": lambda: rated("×"),
    "aggregate-04": lambda: [max(forms(), key=lambda no: yearly(forms()[no]))],
    "aggregate-05": lambda: town_where("主管課", "農林課"),
    "aggregate-06": lambda: town_where("新規/継続", "新規"),
}
ANSWERED = [q for q in QUESTIONS if not q.get("refuse")]


def ids(question: dict[str, Any]) -> str:
    return str(question["id"])


def test_there_are_sixty_questions_of_every_kind_with_names_of_their_own() -> None:
    assert len(QUESTIONS) == 60
    assert {q["type"] for q in QUESTIONS} == KINDS
    assert len({q["id"] for q in QUESTIONS}) == len(QUESTIONS)
    assert len({tuple(q["turns"]) for q in QUESTIONS}) == len(QUESTIONS)


def test_the_samples_are_as_large_as_their_description_says() -> None:
    assert len(forms()) == 24
    assert len(town_rows()) == 16
    assert (len(progress()), len({row["事業No."] for row in progress()})) == (26, 22)


def test_the_overview_at_the_front_agrees_with_the_forms() -> None:
    listed = re.findall(
        r"(?m)^[^\t\n]*\t[^\t\n]*\t(\d+)\t([^\t\n]+)\t([^\t\n]+)$", city_plan().partition("### 5")[0]
    )
    titles = [(no, re.search(r"(?m)^事業名称\t(.+)$", text)) for no, text in forms().items()]
    assert [(no, title) for no, title, _ in listed] == [(no, found[1]) for no, found in titles if found]
    for no, _, departments in listed:
        for department in departments.split("、"):
            assert department in forms()[no]


def test_amounts_per_year_times_five_are_the_amounts_of_the_period() -> None:
    for no, text in forms().items():
        items = re.findall(r"<p>(?!予算額|計画期間)[^<]*? ([\d,]+) 千円</p>", text)
        total = re.search(r"計画期間（5年間）予算額 ([\d,]+) 千円", text)
        if yearly(text):
            assert sum(int(item.replace(",", "")) for item in items) == yearly(text), no
            assert total is not None
            assert int(total[1].replace(",", "")) == 5 * yearly(text), no


def test_the_progress_report_repeats_the_titles_of_the_plan() -> None:
    for row in progress():
        assert f"事業名称\t{row['事業名称']}\n" in forms()[row["事業No."]]


@pytest.mark.parametrize("question", QUESTIONS, ids=ids)
def test_a_question_keeps_to_the_schema(question: dict[str, Any]) -> None:
    assert set(question) <= FIELDS
    assert question["turns"]
    assert all(turn.strip() for turn in question["turns"])
    if question.get("refuse"):
        assert not question.get("cite")
        assert not question.get("facts")
    else:
        assert question["facts"]
        assert all(alternatives and all(alternatives) for alternatives in question["facts"])
        assert question.get("cite") or question.get("section")


@pytest.mark.parametrize("question", [q for q in ANSWERED if q.get("cite")], ids=ids)
def test_a_cited_entry_bears_the_title_named(question: dict[str, Any]) -> None:
    for key, cite in zip(cited(question), question["cite"], strict=True):
        assert cite["title"] in entry_text(key)


@pytest.mark.parametrize("question", [q for q in ANSWERED if q["id"] not in COMPUTED], ids=ids)
def test_every_fact_stands_in_what_is_cited(question: dict[str, Any]) -> None:
    keys = cited(question)
    text = squeeze("\n".join(map(entry_text, keys)) if keys else city_plan())
    for alternatives in question["facts"]:
        if year := re.fullmatch(r"令和(\d+)年度", alternatives[0]):
            assert alternatives[1:] == [f"{2018 + int(year[1])}年度"]
            assert f"{alternatives[0]}「" in question["src"], "the year is the one of the evidence"
        else:
            assert any(squeeze(alternative) in text for alternative in alternatives), alternatives


@pytest.mark.parametrize("question", [q for q in ANSWERED if "「" in q["src"]], ids=ids)
def test_the_evidence_named_stands_in_the_plan_under_its_year(question: dict[str, Any]) -> None:
    evidence = question["src"].partition("「")[2].removesuffix("」")
    first = cited(question)[0] if question.get("cite") else None
    year = re.search(r" 令和(\d+)年度「", question["src"])
    place = year_cell(first, int(year[1])) if first and year else entry_text(first) if first else city_plan()
    assert squeeze(evidence) in squeeze(place)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.get("section")], ids=ids)
def test_a_section_named_is_a_heading_of_the_plan(question: dict[str, Any]) -> None:
    assert re.search(rf"(?m)^#+ {re.escape(question['section'])}$", city_plan())


@pytest.mark.parametrize("name", COMPUTED)
def test_a_computed_answer_is_computed_again(name: str) -> None:
    question = next(q for q in QUESTIONS if q["id"] == name)
    numbers = COMPUTED[name]()
    assert [number for _, number in cited(question)] == numbers
    counts = [fact for fact in question["facts"] if re.fullmatch(r"\d+件", fact[0])]
    if counts:
        assert counts == [[f"{len(numbers)}件", f"{len(numbers)}事業"]]
    else:
        text = squeeze(entry_text(cited(question)[0]))
        assert all(any(squeeze(fact) in text for fact in facts) for facts in question["facts"])


def test_every_list_or_count_is_verified_here() -> None:
    assert {q["id"] for q in QUESTIONS if q["type"] == "aggregate"} == set(COMPUTED)
