"""The stand-in is as strict as LINE, and the client tells its refusals apart."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from api.line.client import SdkClient
from api.line.errors import (
    AlreadyAcceptedError,
    MalformedError,
    NotTakenError,
    TokenRefusedError,
    UnreachableError,
)
from api.line.rich_menu import Ensured, ensure_menu, menu
from api.line.stand_in.server import RunningStandIn
from api.line.stand_in.state import State

TEXT = {"type": "text", "text": "はい"}


def ask(url: str, what: Callable[[SdkClient], Awaitable[Any]], token: str = "stand-in-token") -> Any:
    async def run() -> Any:
        client = SdkClient(token, url)
        try:
            return await what(client)
        finally:
            await client.close()

    return asyncio.run(run())


def test_a_token_is_good_for_once(line: RunningStandIn, state: State) -> None:
    token = state.new_token("E1", "U1")
    ask(line.url, lambda client: client.reply(token, [TEXT]))
    with pytest.raises(TokenRefusedError):
        ask(line.url, lambda client: client.reply(token, [TEXT]))
    assert [(sent.event_id, sent.talk_id) for sent in state.sent] == [("E1", "U1")]


def test_a_token_is_good_for_a_minute() -> None:
    now = [0.0]
    with RunningStandIn(State(clock=lambda: now[0])) as line:
        old, older = line.state.new_token("E1", "U1"), line.state.new_token("E2", "U1")
        now[0] = 60.0
        ask(line.url, lambda client: client.reply(old, [TEXT]))
        now[0] = 60.1
        with pytest.raises(TokenRefusedError):
            ask(line.url, lambda client: client.reply(older, [TEXT]))


@pytest.mark.parametrize(
    "messages",
    [
        [TEXT] * 6,
        [{"type": "text", "text": "あ" * 5001}],
        [{"type": "text", "text": "😀" * 2501}],
        [TEXT | {"quickReply": {"items": []}}],
        [
            TEXT
            | {
                "quickReply": {
                    "items": [{"type": "action", "action": {"type": "message", "label": "あ" * 21, "text": "a"}}]
                }
            }
        ],
    ],
)
def test_messages_against_the_rules_are_refused_without_using_up_the_token(
    line: RunningStandIn, state: State, messages: list[dict[str, Any]]
) -> None:
    token = state.new_token("E1", "U1")
    with pytest.raises(MalformedError):
        ask(line.url, lambda client: client.reply(token, messages))
    ask(line.url, lambda client: client.reply(token, [TEXT]))


def test_a_push_with_the_same_key_is_accepted_once_and_counts_once(line: RunningStandIn, state: State) -> None:
    state.quota = 2
    key = "123e4567-e89b-12d3-a456-426614174000"
    ask(line.url, lambda client: client.push("U1", [TEXT], key))
    with pytest.raises(AlreadyAcceptedError):
        ask(line.url, lambda client: client.push("U1", [TEXT], key))
    assert ask(line.url, lambda client: client.quota_left()) == 1
    ask(line.url, lambda client: client.push("U1", [TEXT], key[::-1]))
    with pytest.raises(NotTakenError):
        ask(line.url, lambda client: client.push("U1", [TEXT], "third"))
    state.quota = None
    assert ask(line.url, lambda client: client.quota_left()) is None


@pytest.mark.parametrize(
    ("status", "error"), [(429, NotTakenError), (500, UnreachableError), (401, NotTakenError)]
)
def test_failures_are_told_apart(line: RunningStandIn, state: State, status: int, error: type[Exception]) -> None:
    state.failures.append(status)
    with pytest.raises(error):
        ask(line.url, lambda client: client.loading("U1", 20))


def test_a_wrong_access_token_and_a_dead_server_are_told(line: RunningStandIn) -> None:
    with pytest.raises(NotTakenError):
        ask(line.url, lambda client: client.loading("U1", 20), token="wrong")
    with pytest.raises(UnreachableError):
        ask("http://127.0.0.1:9", lambda client: client.loading("U1", 20))


def test_the_menu_is_made_once_and_older_ones_go(line: RunningStandIn, state: State) -> None:
    shape, _ = menu()
    state.menus |= {"old": shape | {"name": "jigyo-navi 000000000000"}, "theirs": shape | {"name": "別のメニュー"}}
    assert ask(line.url, ensure_menu)[1] is Ensured.MADE
    assert ask(line.url, ensure_menu)[1] is Ensured.KEPT
    state.default_menu = None
    assert ask(line.url, ensure_menu)[1] is Ensured.SET
    assert sorted(one["name"] for one in state.menus.values()) == sorted([str(shape["name"]), "別のメニュー"])
    assert state.default_menu in state.images


def test_a_menu_whose_image_is_refused_is_not_left_behind(line: RunningStandIn, state: State) -> None:
    shape, _ = menu()
    with pytest.raises(MalformedError):
        ask(line.url, lambda client: client.create_menu(shape, b"GIF89a"))
    assert state.menus == {}


def test_the_image_of_the_menu_has_the_size_that_its_areas_cover() -> None:
    shape, image = menu()
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(image[16:20]), int.from_bytes(image[20:24])) == (2500, 843)
    assert len(image) < 1024 * 1024
    right = [area["bounds"]["x"] + area["bounds"]["width"] for area in shape["areas"]]
    assert max(right) <= 2500
