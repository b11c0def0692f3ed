from __future__ import annotations

import json
import re

import httpx
import pytest

from ..fakes import RoteAssistant


def test_an_answer_has_the_shape_of_the_public_contract(client: httpx.Client) -> None:
    answer = client.post("/api/chat", json={"message": "Wi-Fiの担当課は？", "session_id": "abc-1"}).json()
    assert answer == {
        "session_id": "abc-1",
        "kind": "answer",
        "answer": "担当課は防災課です。[1]\n計画の期間は5年です。[2]",
        "citations": [
            {
                "n": 1,
                "entry_id": "kita-plan:4",
                "municipality": "北野市",
                "plan": "北野市情報化計画（案）",
                "no": "4",
                "title": "公共施設のWi-Fi整備",
                "department": "防災課",
                "field": "担当課",
                "quote": "協働部防災課",
                "source": {"file": "kita.txt", "page": None, "line_start": 11, "line_end": 11},
                "url": "/entries/kita-plan:4",
            },
            {
                "n": 2,
                "entry_id": None,
                "municipality": "北野市",
                "plan": "北野市情報化計画（案）",
                "no": None,
                "title": "計画の期間",
                "department": None,
                "field": "本文",
                "quote": "平成29年度から",
                "source": {"file": "kita.txt", "page": None, "line_start": 3, "line_end": 5},
                "url": "/sections/kita-plan:s1",
            },
        ],
        "suggestions": ["スケジュールは？", "予算は？"],
        "searched": {"entries": 3, "plans": 2},
    }


def test_every_cited_page_can_be_opened(client: httpx.Client) -> None:
    answer = client.post("/api/chat", json={"message": "Wi-Fiの担当課は？"}).json()
    for citation in answer["citations"]:
        page = client.get(citation["url"])
        assert page.status_code == 200
        assert citation["quote"] in page.text


def test_a_refusal_has_no_citations(client: httpx.Client) -> None:
    answer = client.post("/api/chat", json={"message": "明日の天気は？"}).json()
    assert (answer["kind"], answer["citations"]) == ("refusal", [])


@pytest.mark.parametrize(("given", "meant"), [("北野市", "北野市"), ("北野", "北野市"), ("", None), (None, None)])
def test_the_askers_city_is_passed_on_as_the_plans_spell_it(
    client: httpx.Client, assistant: RoteAssistant, given: str | None, meant: str | None
) -> None:
    client.post("/api/chat", json={"message": "担当課は？", "municipality": given, "style": "short", "other": 1})
    assert assistant.asked[-1][2] == meant


@pytest.mark.parametrize("session_id", [None, "", "a b", "a" * 65, "あ", "a\nb"])
def test_an_unsafe_session_id_is_replaced_by_a_new_one(client: httpx.Client, session_id: str | None) -> None:
    made = client.post("/api/chat", json={"message": "担当課は？", "session_id": session_id}).json()["session_id"]
    assert made != session_id
    assert re.fullmatch(r"[0-9A-Za-z_-]{20,64}", made)


def events(text: str) -> list[tuple[str, dict[str, object]]]:
    blocks = [block for block in text.split("\n\n") if block.startswith("event:")]
    return [(b.split("\n")[0][7:], json.loads(b.split("\n")[1][6:])) for b in blocks]


def test_the_stream_tells_status_tokens_the_answer_and_the_end_in_this_order(client: httpx.Client) -> None:
    body = {"message": "Wi-Fiの担当課は？", "session_id": "s"}
    response = client.post("/api/chat/stream", json=body)
    assert response.headers["content-type"].startswith("text/event-stream")
    told = events(response.text)
    assert told[0][0] == "status"
    assert [name for name, _ in told][-2:] == ["answer", "done"]
    pieces = [str(data["text"]) for name, data in told[1:-2]]
    answer = client.post("/api/chat", json=body).json()
    assert "".join(pieces) == answer["answer"]
    assert told[-2][1] == answer


def test_the_stream_refuses_a_bad_question_before_it_starts(client: httpx.Client) -> None:
    response = client.post("/api/chat/stream", json={"message": ""})
    assert (response.status_code, response.json()["error"]["code"]) == (422, "empty_message")


def test_the_stream_tells_an_error_as_an_event_and_hides_its_cause(client: httpx.Client) -> None:
    response = client.post("/api/chat/stream", json={"message": "爆発"})
    told = events(response.text)
    assert [name for name, _ in told] == ["status", "error", "done"]
    assert told[1][1]["error"]["code"] == "internal_error"  # type: ignore[index]
    assert "secret" not in response.text


def test_the_stream_tells_what_the_bot_refuses_as_an_event(client: httpx.Client) -> None:
    told = events(client.post("/api/chat/stream", json={"message": "\u200b"}).text)
    assert told[1][1]["error"]["code"] == "empty_message"  # type: ignore[index]
