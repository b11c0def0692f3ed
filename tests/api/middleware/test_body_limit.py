from __future__ import annotations

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from api.middleware.body_limit import BodyLimit, BodyTooLargeError


async def read_all(scope: Scope, receive: Receive, send: Send) -> None:
    while (await receive()).get("more_body"):
        pass


def run(pieces: list[bytes], announced: bytes | None = None) -> None:
    messages: list[Message] = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
    messages.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Message) -> None:
        raise AssertionError(message)

    headers = [(b"content-length", announced)] if announced is not None else []
    anyio.run(BodyLimit(read_all, limit=10), {"type": "http", "headers": headers}, receive, send)


@pytest.mark.parametrize("announced", [None, b"10", b"-1", b"nonsense", b""])
def test_a_body_of_just_the_limit_passes(announced: bytes | None) -> None:
    run([b"12345", b"67890"], announced)


@pytest.mark.parametrize("announced", [None, b"5", b"11", b"99999999999999999999"])
def test_one_byte_more_does_not(announced: bytes | None) -> None:
    with pytest.raises(BodyTooLargeError):
        run([b"12345", b"678901"], announced)
