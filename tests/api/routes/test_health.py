from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.errors import NotReadyError
from api.services import Services
from api.settings import Settings

from ..fakes import services


class Opening:
    """An index that is missing until it has come; ``broken`` is one that cannot be opened."""

    def __init__(self) -> None:
        self.has_come = False
        self.broken = False
        self.closed = 0

    def __call__(self) -> Services:
        if self.broken:
            raise RuntimeError("secret")
        if not self.has_come:
            raise NotReadyError("索引がまだありません。")
        opened = services()
        return Services(opened.store, opened.assistant, opened.plans, self._close)

    def _close(self) -> None:
        self.closed += 1


@pytest.fixture
def opening() -> Opening:
    return Opening()


@pytest.fixture
def unready(opening: Opening) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), opening)) as client:
        yield client


def test_a_ready_service_tells_how_much_it_holds(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "plans": 2, "entries": 3}


def test_without_an_index_the_process_lives_but_is_not_ready(unready: TestClient) -> None:
    assert unready.get("/healthz").status_code == 200
    for response in (unready.get("/readyz"), unready.post("/api/chat", json={"message": "a"})):
        assert response.status_code == 503
        assert response.json()["error"]["message"] == "索引がまだありません。"


def test_without_an_index_the_page_says_so(unready: TestClient) -> None:
    page = unready.get("/")
    assert page.status_code == 200
    assert "索引がまだありません。" in page.text
    assert unready.post("/", content="message=a").status_code == 503


def test_an_index_that_comes_later_is_opened_when_readiness_is_asked(
    unready: TestClient, opening: Opening
) -> None:
    opening.has_come = True
    assert unready.get("/readyz").status_code == 200
    assert unready.post("/api/chat", json={"message": "担当課は？"}).status_code == 200


def test_an_index_that_cannot_be_opened_keeps_its_reason_to_the_log(opening: Opening) -> None:
    opening.broken = True
    with TestClient(create_app(Settings(), opening)) as client:
        response = client.get("/readyz")
    assert response.status_code == 503
    assert "secret" not in response.text


def test_the_index_is_closed_at_the_end(opening: Opening) -> None:
    opening.has_come = True
    with TestClient(create_app(Settings(), opening)):
        pass
    assert opening.closed == 1
