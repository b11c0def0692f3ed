"""The service with LINE switched on, a stand-in of LINE, and people with phones: real HTTP, a real SQLite file."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.app import create_app
from api.line.stand_in.phone import Phone
from api.line.stand_in.running import Running
from api.line.stand_in.server import RunningStandIn
from api.line.stand_in.state import State
from api.settings import Settings

from ..fakes import RoteAssistant, services


def line_settings(folder: Path, line: RunningStandIn, **changed: object) -> Settings:
    """Settings with LINE switched on and pointed to the stand-in."""
    given = {
        "data": folder,
        "line_secret": SecretStr(line.state.secret),
        "line_token": SecretStr(line.state.access_token),
        "line_host": line.url,
        "public_url": "https://plans.example",
    }
    return Settings(**given | changed)


@pytest.fixture(scope="module")
def line() -> Iterator[RunningStandIn]:
    with RunningStandIn() as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("line")


@pytest.fixture(scope="module")
def service(folder: Path, line: RunningStandIn) -> Iterator[tuple[str, RoteAssistant]]:
    assistant = RoteAssistant()
    with Running(create_app(line_settings(folder, line), lambda: services(assistant))) as running:
        yield f"{running.url}/line/webhook", assistant


@pytest.fixture
def webhook(service: tuple[str, RoteAssistant]) -> str:
    return service[0]


@pytest.fixture
def assistant(service: tuple[str, RoteAssistant]) -> RoteAssistant:
    """The bot of the service; it has not been asked anything."""
    service[1].asked.clear()
    return service[1]


@pytest.fixture
def state(line: RunningStandIn) -> State:
    """What the stand-in knows; it has not been asked anything."""
    line.state.forget()
    return line.state


NewPhone = Callable[..., Phone]
_people = itertools.count()


@pytest.fixture
def phone_of(state: State, webhook: str) -> NewPhone:
    """Phones of people who have not written before this test."""
    test = next(_people)

    def new(user_id: str = "U1", group_id: str | None = None) -> Phone:
        return Phone(state, webhook, f"{user_id}-{test}", group_id and f"{group_id}-{test}")

    return new


@pytest.fixture
def phone(phone_of: NewPhone) -> Phone:
    return phone_of()
