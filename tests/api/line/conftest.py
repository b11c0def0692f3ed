"""The service with LINE switched on, a stand-in of LINE, and people with phones: real HTTP, a real SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
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


@pytest.fixture
def line() -> Iterator[RunningStandIn]:
    with RunningStandIn() as running:
        yield running


@pytest.fixture
def state(line: RunningStandIn) -> State:
    return line.state


@pytest.fixture
def assistant() -> RoteAssistant:
    return RoteAssistant()


@pytest.fixture
def app(tmp_path: Path, line: RunningStandIn, assistant: RoteAssistant) -> FastAPI:
    return create_app(line_settings(tmp_path, line), lambda: services(assistant))


@pytest.fixture
def webhook(app: FastAPI) -> Iterator[str]:
    with Running(app) as running:
        yield f"{running.url}/line/webhook"


NewPhone = Callable[..., Phone]


@pytest.fixture
def phone_of(state: State, webhook: str) -> NewPhone:
    def new(user_id: str = "U1", group_id: str | None = None) -> Phone:
        return Phone(state, webhook, user_id, group_id)

    return new


@pytest.fixture
def phone(phone_of: NewPhone) -> Phone:
    return phone_of()
