"""A chat model over real HTTP: a scripted stand-in for an OpenAI-compatible server answers well, badly and not at all."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.answer import Answer
from bot.assistant import open_assistant
from bot.chat_model import open_wording
from index.opened import Index

QUESTION = "粗大ごみのインターネット申込みの担当課は？"


class StandIn(ThreadingHTTPServer):
    """Says ``script`` to everyone: a text, a status code, or a number of seconds of silence."""

    script: str | int | float = ""
    asked: list[str]


class _Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(body.decode())
        script = self.server.script
        if isinstance(script, float):
            time.sleep(script)
            script = "遅い答えです。[1]"
        if isinstance(script, int):
            self.send_error(script)
            return
        message = {"role": "assistant", "content": script}
        reply = {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": "stand-in",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }
        payload = json.dumps(reply).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    server = StandIn(("127.0.0.1", 0), _Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def ask(index: Index, server: StandIn, *, timeout: float = 5.0) -> Answer:
    url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    assistant = open_assistant(index, wording=open_wording(url, "stand-in", timeout=timeout))
    return assistant.ask(QUESTION, municipality="みなも市")


def by_rules(index: Index) -> str:
    return open_assistant(index).ask(QUESTION, municipality="みなも市").text


def test_words_that_stand_in_the_facts_are_used(sample_index: Index, stand_in: StandIn) -> None:
    stand_in.script = "粗大ごみのインターネット申込みは、環境課が受け持っています。[1]"
    answer = ask(sample_index, stand_in)
    assert answer.text.startswith("粗大ごみのインターネット申込みは、環境課が受け持っています。")
    assert answer.citations
    assert QUESTION in json.loads(stand_in.asked[0])["messages"][1]["content"]


@pytest.mark.parametrize(
    "script",
    [
        "担当は水道課です。[1]",
        "担当は環境課で、費用は99万円です。[1]",
        "担当は環境課です。",
        "担当は環境課です。[9]",
        "担当は環境課です。[1]\n令和15年度に終わります。[1]",
        "",
        500,
        404,
    ],
)
def test_words_that_do_not_stand_or_do_not_come_give_way_to_the_rules(
    sample_index: Index, stand_in: StandIn, script: str | int
) -> None:
    stand_in.script = script
    assert ask(sample_index, stand_in).text == by_rules(sample_index)


def test_a_model_that_is_late_is_not_waited_for(sample_index: Index, stand_in: StandIn) -> None:
    stand_in.script = 1.0
    assert ask(sample_index, stand_in, timeout=0.2).text == by_rules(sample_index)


def test_a_server_that_is_not_there_does_no_harm(sample_index: Index) -> None:
    assistant = open_assistant(sample_index, wording=open_wording("http://127.0.0.1:9/v1", "none", timeout=0.5))
    assert assistant.ask(QUESTION, municipality="みなも市").text == by_rules(sample_index)


def test_a_refusal_and_a_list_are_never_reworded(sample_index: Index, stand_in: StandIn) -> None:
    url = f"http://127.0.0.1:{stand_in.server_address[1]}/v1"
    assistant = open_assistant(sample_index, wording=open_wording(url, "stand-in"))
    assistant.ask("富士山の高さは何メートル？", municipality="みなも市")
    assistant.ask("環境課の事業を全部教えて", municipality="みなも市")
    assert stand_in.asked == []
