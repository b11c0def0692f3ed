"""The application over a small fake catalogue, reached in process; ``server`` is the same over real HTTP."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings

from .fakes import RoteAssistant, services


class RunningServer:
    """uvicorn on a free port in a thread."""

    def __init__(self, app: FastAPI) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})

    def __enter__(self) -> RunningServer:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()


@pytest.fixture(scope="session")
def assistant() -> RoteAssistant:
    return RoteAssistant()


@pytest.fixture(scope="session")
def app(assistant: RoteAssistant) -> FastAPI:
    return create_app(Settings(), lambda: services(assistant))


@pytest.fixture(scope="session")
def server(app: FastAPI) -> Iterator[str]:
    with RunningServer(app) as running:
        yield running.url


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=10) as client:
        yield client
