"""Question sets are checked when they are read, and what is wrong is told with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.errors import PlansError, QuestionSetError, UnknownSetError
from eval.sets import load_set, named_sets, read_questions

GOOD: dict[str, Any] = {
    "id": "a", "type": "citizen", "turns": ["いくら？"], "municipality": None, "facts": [["500円"]],
    "cite": [{"no": "1", "title": "題"}],
}  # fmt: skip


def write(folder: Path, *lines: object) -> Path:
    file = folder / "set.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    file.write_text(text, "utf-8")
    return file


def test_every_shipped_set_can_be_read() -> None:
    assert len(load_set("sample").questions) == 60
    assert {"sample"} <= set(named_sets())


def test_a_limit_keeps_the_first_questions() -> None:
    assert [q.id for q in load_set("sample", limit=2).questions] == ["citizen-01", "citizen-02"]


def test_blank_lines_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    assert [
        q.id for q in read_questions(write(tmp_path, "\ufeff" + json.dumps(GOOD), "", {**GOOD, "id": "b"}))
    ] == ["a", "b"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": ""}, "「id」"),
        ({"turns": []}, "「turns」"),
        ({"turns": "いくら"}, "「turns」"),
        ({"facts": ["500円"]}, "「facts」"),
        ({"cite": [{"no": 1, "title": "題"}]}, "no と title"),
        ({"cite_mode": "some"}, "all か any"),
        ({"refuse": "yes"}, "「refuse」"),
        ({"refuse": True}, "断るべき質問"),
        ({"facts": [], "cite": []}, "期待する答え"),
        ({"any_of": [[]]}, "「any_of」"),
        ({"fact": []}, "知らない項目があります：fact"),
        ({"municipality": 3}, "市町村"),
        ({"accepted": False}, "下書き"),
    ],
)
def test_a_wrong_line_is_named_with_its_number_and_its_fault(
    tmp_path: Path, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(QuestionSetError, match="2行目") as caught:
        read_questions(write(tmp_path, {**GOOD, "id": "first"}, GOOD | changes))
    assert words in str(caught.value)


def test_what_is_no_json_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="1行目：JSON"):
        read_questions(write(tmp_path, "{"))


def test_a_name_used_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="2行目：id「a」"):
        read_questions(write(tmp_path, GOOD, GOOD))


def test_a_file_without_questions_or_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="質問がありません"):
        read_questions(write(tmp_path, ""))
    (tmp_path / "sjis.jsonl").write_bytes("質問".encode("cp932"))
    with pytest.raises(QuestionSetError, match="UTF-8"):
        read_questions(tmp_path / "sjis.jsonl")


def test_unknown_sets_and_missing_plans_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownSetError, match="sample"):
        load_set("no-such-set")
    with pytest.raises(PlansError, match="見つかりません"):
        load_set("sample", tmp_path / "none")


def test_a_file_takes_the_plans_that_are_given(tmp_path: Path) -> None:
    found = load_set(str(write(tmp_path, GOOD)), tmp_path)
    assert (found.name, found.plans) == ("set", tmp_path)
