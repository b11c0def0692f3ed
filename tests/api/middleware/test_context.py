from __future__ import annotations

import logging

import httpx
import pytest


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/api/plans", "/static/js/chat.js", "/nothing", "/openapi.json"]
)
def test_every_answer_carries_the_safety_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-request-id"]


def test_a_refused_body_carries_them_too(client: httpx.Client) -> None:
    assert "content-security-policy" in client.post("/api/chat", content=b"x" * 70_000).headers


def test_a_request_id_of_the_client_is_kept_where_it_is_safe(client: httpx.Client) -> None:
    assert client.get("/healthz", headers={"x-request-id": "abc-1"}).headers["x-request-id"] == "abc-1"
    assert client.get("/healthz", headers={"x-request-id": "a b"}).headers["x-request-id"] != "a b"


def test_the_log_has_the_request_id_but_not_the_question(
    client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="jigyo"):
        client.post("/api/chat", json={"message": "ひみつの質問"}, headers={"x-request-id": "log-1"})
        client.post("/api/chat", json={"message": "爆発"}, headers={"x-request-id": "log-2"})
    assert "request_id=log-1 POST /api/chat status=200" in caplog.text
    assert "request_id=log-2 unhandled" in caplog.text
    assert "ひみつ" not in caplog.text


@pytest.mark.parametrize(
    ("path", "kept"), [("/", "no-store"), ("/api/plans", "no-store"), ("/static/js/chat.js", "no-cache")]
)
def test_answers_are_kept_nowhere_and_scripts_are_asked_for_again(
    client: httpx.Client, path: str, kept: str
) -> None:
    assert client.get(path).headers["cache-control"] == kept
