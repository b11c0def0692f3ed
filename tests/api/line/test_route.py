"""The webhook's answers: what is from LINE is taken, what is not is refused, and neither breaks anything."""

from __future__ import annotations

import json
import time

import httpx
import pytest

from api.app import create_app
from api.line.signature import signature
from api.line.stand_in.phone import Phone
from api.line.stand_in.running import Running
from api.line.stand_in.state import State
from api.settings import Settings

from ..fakes import RoteAssistant, services


def send(webhook: str, body: bytes, signed: str | None) -> httpx.Response:
    headers = [] if signed is None else [(b"x-line-signature", signed.encode())]
    return httpx.post(webhook, content=body, headers=headers, timeout=10)


def test_the_console_s_check_without_events_is_answered_with_200(webhook: str, state: State) -> None:
    body = b'{"destination":"U","events":[]}'
    assert send(webhook, body, signature(state.secret, body)).status_code == 200


@pytest.mark.parametrize("signed", [None, "", "wrong", "署名", "="])
def test_without_the_right_signature_it_is_400(webhook: str, assistant: RoteAssistant, signed: str | None) -> None:
    response = send(webhook, b'{"events":[]}', signed)
    assert (response.status_code, response.json()["error"]["code"]) == (400, "bad_signature")


def test_the_signature_is_that_of_the_raw_body(webhook: str, phone: Phone, state: State) -> None:
    body = json.dumps({"events": [phone.text_event("市")]}, ensure_ascii=True, indent=3).encode()
    assert send(webhook, body, signature(state.secret, body)).status_code == 200
    assert send(webhook, json.dumps(json.loads(body)).encode(), signature(state.secret, body)).status_code == 400
    assert state.wait_for(1)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b'{"events":7}'])
def test_what_is_signed_but_unreadable_is_400(webhook: str, state: State, body: bytes) -> None:
    assert send(webhook, body, signature(state.secret, body)).status_code == 400


def test_many_people_s_events_in_one_webhook_are_not_too_large(webhook: str, phone: Phone, state: State) -> None:
    assert phone.deliver([phone.text_event("あ" * 1900) for _ in range(20)]) == 200
    assert state.wait_for(20)


def test_where_line_is_not_configured_it_says_so() -> None:
    with Running(create_app(Settings(), services)) as running:
        response = send(f"{running.url}/line/webhook", b"{}", "x")
    assert (response.status_code, response.json()["error"]["code"]) == (404, "line_off")
    assert "LINEの設定がされていません" in response.json()["error"]["message"]


def test_the_answer_does_not_wait_for_the_bot(webhook: str, phone: Phone, state: State) -> None:
    state.failures.extend([500] * 4)  # LINE itself is down.
    started = time.perf_counter()
    assert phone.deliver([phone.text_event("担当課は？")]) == 200
    assert time.perf_counter() - started < 0.5
