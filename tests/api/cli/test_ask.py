from __future__ import annotations

import json

import pytest

from .conftest import Jigyo

pytestmark = pytest.mark.usefixtures("catalogue")


def test_the_answer_is_printed_with_its_citations(jigyo: Jigyo) -> None:
    code, out, err = jigyo("ask", "Wi-Fiの担当課は？", "--city", "北野")
    assert (code, err) == (0, "")
    assert out.startswith("担当課は防災課です。[1]\n")
    assert "[1] 北野市 No.4 公共施設のWi-Fi整備（防災課） 「協働部防災課」 kita.txt:11\n" in out
    assert "[2] 北野市 計画の期間 「平成29年度から」 kita.txt:3\n" in out


def test_as_json_it_is_what_the_api_answers(jigyo: Jigyo) -> None:
    answer = json.loads(jigyo("ask", "Wi-Fiの担当課は？", "--json")[1])
    assert list(answer) == ["session_id", "kind", "answer", "citations", "suggestions", "searched"]
    assert answer["citations"][0]["url"] == "/entries/kita-plan:4"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["a", "--city", "東野市"], "「東野市」の計画は読み込まれていません。"),
        (["\u200b"], "質問を入力してください。"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(jigyo: Jigyo, arguments: list[str], sentence: str) -> None:
    code, out, err = jigyo("ask", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(sentence)
