"""Whatever LINE sends, known or not, is read without an error; what asks nothing of us is not even kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.line.errors import UnreadableBodyError
from api.line.events import Event, EventKind, read_events

BASE = {
    "type": "message",
    "mode": "active",
    "timestamp": 5,
    "webhookEventId": "E1",
    "source": {"type": "user", "userId": "U1"},
    "replyToken": "t",
    "deliveryContext": {"isRedelivery": False},
}
TEXT = BASE | {"message": {"type": "text", "id": "m1", "text": "担当課は？"}}
GROUP = {"source": {"type": "group", "groupId": "C1", "userId": "U1"}}
MENTION = {"mentionees": [{"index": 0, "length": 4, "isSelf": True}]}


def read(*events: Any) -> tuple[Event, ...]:
    return read_events(json.dumps({"events": list(events)}).encode())


def test_a_text_without_a_quote_token_is_a_text() -> None:
    assert read(TEXT) == (Event("E1", EventKind.TEXT, 5, "U1", True, "t", "担当課は？", "m1"),)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"message": {"type": "sticker", "id": "m"}}, EventKind.MEDIA),
        ({"message": {"type": "image", "id": "m"}}, EventKind.MEDIA),
        ({"message": {"type": "location", "id": "m"}}, EventKind.MEDIA),
        ({"message": {"type": "hologram", "id": "m"}}, EventKind.MEDIA),
        ({"type": "follow"}, EventKind.FOLLOW),
        ({"type": "unfollow"}, EventKind.LEFT),
        ({"type": "join"} | GROUP, EventKind.JOIN),
        ({"type": "leave"} | GROUP, EventKind.LEFT),
        ({"type": "unsend", "unsend": {"messageId": "m1"}}, EventKind.UNSEND),
        ({"type": "postback", "postback": {"data": "do=help"}}, EventKind.POSTBACK),
    ],
)
def test_every_kind_is_told_apart(changed: dict[str, Any], kind: EventKind) -> None:
    assert [event.kind for event in read(TEXT | changed)] == [kind]


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "beacon"},
        {"type": "somethingNew"},
        {"mode": "standby"},
        GROUP,
        GROUP | {"message": {"type": "sticker", "id": "m"}},
        {"source": {}},
        {"source": None},
        {"webhookEventId": 7},
        {"webhookEventId": "x" * 1000},
        {"timestamp": "soon"},
        {"message": None},
        {"message": {"type": "text", "id": "m"}},
    ],
)
def test_what_asks_nothing_or_makes_no_sense_is_left_out_and_the_others_stay(changed: dict[str, Any]) -> None:
    assert [event.id for event in read(TEXT | changed, TEXT | {"webhookEventId": "E2"})] == ["E2"]


def test_in_a_group_what_is_said_to_us_counts_without_the_mention() -> None:
    message = {"type": "text", "id": "m", "text": "@bot 担当課は？", "mention": MENTION}
    (event,) = read(TEXT | GROUP | {"message": message})
    assert (event.text, event.talk_id, event.direct) == ("担当課は？", "C1", False)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"events":{}}', b"\xff", b"null", b"[" * 100_000])
def test_a_body_without_a_list_of_events_is_told(body: bytes) -> None:
    with pytest.raises(UnreadableBodyError):
        read_events(body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda part: st.lists(part, max_size=2) | st.dictionaries(st.text(max_size=5), part, max_size=2),
    max_leaves=4,
)


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.sampled_from([*TEXT, "postback", "unsend"]), JSON),
    st.sampled_from(["message", "postback", "unsend", "join"]),
)
def test_no_event_whatever_its_shape_stops_the_others(changed: dict[str, Any], kind: str) -> None:
    assert read(TEXT | changed | {"type": kind}, TEXT | {"webhookEventId": "last"})[-1].id == "last"
