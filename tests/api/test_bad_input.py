"""Whatever is sent, the answer is one JSON shape with a Japanese sentence, and never a trace of the inside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import httpx
import pytest

JAPANESE = re.compile(r"[ぁ-ん].*。$", re.DOTALL)
JSON = {"content-type": "application/json"}


def error_of(response: httpx.Response) -> dict[str, str]:
    error: dict[str, str] = response.json()["error"]
    assert set(response.json()) == {"error"}
    assert set(error) == {"code", "message", "request_id"}
    assert error["request_id"] == response.headers["x-request-id"]
    assert JAPANESE.search(error["message"]), error
    assert "Traceback" not in response.text
    return error


BAD_QUESTIONS: list[tuple[str, bytes, int, str]] = [
    ("no body", b"", 422, "invalid_request"),
    ("not JSON", b"{message: 1}", 400, "invalid_json"),
    ("cut off", b'{"message": "a', 400, "invalid_json"),
    ("not UTF-8", b'{"message": "\xff\xfe"}', 400, "bad_request"),
    ("too deep", b"[" * 20_000, 400, "bad_request"),
    ("a huge number", b'{"message": ' + b"1" * 6000 + b"}", 400, "bad_request"),
    ("a list", b"[1, 2]", 422, "invalid_request"),
    ("a string", b'"hello"', 422, "invalid_request"),
    ("null", b"null", 422, "invalid_request"),
    ("no message", b"{}", 422, "invalid_request"),
    ("message is null", b'{"message": null}', 422, "invalid_request"),
    ("message is a number", b'{"message": 5}', 422, "invalid_request"),
    ("message is a list", b'{"message": ["a"]}', 422, "invalid_request"),
    ("half a character", b'{"message": "\\ud83d"}', 422, "invalid_request"),
    ("session is an object", b'{"message": "a", "session_id": {}}', 422, "invalid_request"),
    ("city is a number", b'{"message": "a", "municipality": 1}', 422, "invalid_request"),
    ("empty message", b'{"message": ""}', 422, "empty_message"),
    ("blanks only", '{"message": " \\n\u3000"}'.encode(), 422, "empty_message"),
    ("nothing visible", '{"message": "\u200b"}'.encode(), 422, "empty_message"),
    ("too long", json.dumps({"message": "a" * 2001}).encode(), 422, "message_too_long"),
    ("unknown city", '{"message": "a", "municipality": "東野市"}'.encode(), 422, "unknown_municipality"),
    ("over the limit", json.dumps({"message": "a" * 100_000}).encode(), 413, "body_too_large"),
    ("an error inside", '{"message": "爆発"}'.encode(), 500, "internal_error"),
]


@pytest.mark.parametrize(
    ("body", "status", "code"), [row[1:] for row in BAD_QUESTIONS], ids=[row[0] for row in BAD_QUESTIONS]
)
def test_a_bad_question_is_answered_with_a_reason(
    client: httpx.Client, body: bytes, status: int, code: str
) -> None:
    response = client.post("/api/chat", content=body, headers=JSON)
    error = error_of(response)
    assert (response.status_code, error["code"]) == (status, code)
    assert "secret" not in response.text


def test_an_unknown_city_is_told_with_the_known_ones(client: httpx.Client) -> None:
    message = error_of(client.post("/api/chat", json={"message": "a", "municipality": "東野市"}))["message"]
    assert all(name in message for name in ("東野市", "北野市", "南原町"))


def test_the_limit_counts_bytes_that_come_without_an_announced_length(client: httpx.Client) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"message": "'
        for _ in range(100):
            yield b"a" * 1000
        yield b'"}'

    response = client.post("/api/chat", content=pieces(), headers=JSON)
    assert (response.status_code, error_of(response)["code"]) == (413, "body_too_large")


def test_a_question_that_is_not_announced_as_json_is_told_so(client: httpx.Client) -> None:
    response = client.post("/api/chat", content=b'{"message": "a"}', headers={"content-type": "text/plain"})
    assert response.status_code == 422
    assert "application/json" in error_of(response)["message"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/chat", 405, "method_not_allowed"),
        ("DELETE", "/api/entries", 405, "method_not_allowed"),
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/api/chat/", 404, "not_found"),
        ("GET", "/static/nothing.js", 404, "not_found"),
        ("GET", "/static/../app.py", 404, "not_found"),
        ("GET", "/static/%2e%2e/rendering.py", 404, "not_found"),
        ("GET", "/api/entries/nothing", 404, "entry_not_found"),
        ("GET", "/api/entries/" + "x" * 400, 422, "invalid_request"),
        ("GET", "/entries/nothing", 404, "entry_not_found"),
        ("GET", "/sections/nothing", 404, "section_not_found"),
        ("GET", "/api/entries?limit=0", 422, "invalid_request"),
        ("GET", "/api/entries?limit=101", 422, "invalid_request"),
        ("GET", "/api/entries?limit=many", 422, "invalid_request"),
        ("GET", "/api/entries?offset=-1", 422, "invalid_request"),
        ("GET", "/api/entries?role=boss", 422, "invalid_request"),
        ("GET", "/api/entries?sort=random", 422, "invalid_request"),
        ("GET", "/api/entries?fiscal_year=R2x", 422, "invalid_request"),
        ("GET", "/api/entries?q=" + "x" * 300, 422, "invalid_request"),
        ("GET", "/api/entries?plan=nothing", 404, "plan_not_found"),
        ("GET", "/api/entries?municipality=東野市", 422, "unknown_municipality"),
        ("GET", "/api/entries.csv?municipality=東野市", 422, "unknown_municipality"),
        ("GET", "/api/departments?municipality=東野市", 422, "unknown_municipality"),
    ],
)
def test_a_bad_request_is_answered_with_a_reason(
    client: httpx.Client, method: str, path: str, status: int, code: str
) -> None:
    response = client.request(method, path)
    assert (response.status_code, error_of(response)["code"]) == (status, code)


def test_a_browser_sees_a_page_where_a_page_is_missing(client: httpx.Client) -> None:
    response = client.get("/entries/nothing", headers={"accept": "text/html,*/*;q=0.8"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "その事業は見つかりませんでした。" in response.text
    assert response.headers["x-request-id"] in response.text


def test_a_browser_sees_json_where_the_api_is_asked(client: httpx.Client) -> None:
    error_of(client.get("/api/entries/nothing", headers={"accept": "text/html"}))
