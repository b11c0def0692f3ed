"""The description of the API names every route of the public contract, with examples and errors."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

ROUTES = [
    ("/api/chat", "post"),
    ("/api/chat/stream", "post"),
    ("/api/entries", "get"),
    ("/api/entries/{entry_id}", "get"),
    ("/api/entries.csv", "get"),
    ("/api/departments", "get"),
    ("/api/plans", "get"),
    ("/healthz", "get"),
    ("/readyz", "get"),
]


@pytest.fixture
def described(client: httpx.Client) -> dict[str, Any]:
    description: dict[str, Any] = client.get("/openapi.json").json()
    return description


@pytest.mark.parametrize(("path", "method"), ROUTES)
def test_a_route_is_described_in_japanese(described: dict[str, Any], path: str, method: str) -> None:
    assert described["paths"][path][method]["summary"]


def test_no_error_is_described_in_another_shape(described: dict[str, Any]) -> None:
    assert "HTTPValidationError" not in described["components"]["schemas"]
    for path, method in ROUTES:
        for status, response in described["paths"][path][method]["responses"].items():
            if int(status) >= 400:
                schema = response["content"]["application/json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/ErrorResponse"}


@pytest.mark.parametrize(
    "name", ["ChatRequest", "ChatResponse", "EntryPage", "PlanList", "DepartmentList", "ErrorResponse"]
)
def test_a_body_has_an_example(described: dict[str, Any], name: str) -> None:
    assert described["components"]["schemas"][name]["examples"]


def test_the_stream_and_the_file_have_examples(described: dict[str, Any]) -> None:
    stream = described["paths"]["/api/chat/stream"]["post"]["responses"]["200"]["content"]
    assert "event: done" in stream["text/event-stream"]["example"]
    assert described["paths"]["/api/entries.csv"]["get"]["responses"]["200"]["content"]["text/csv"]["example"]
