"""What LINE tells us, as our own values. What asks nothing of us is left out here, before anything is stored.

Webhooks are read by hand: the SDK takes a text without ``quoteToken`` for an unknown event and needs a second to
import; new kinds of events and fields must not stop the others of the same webhook.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from api.line.errors import UnreadableBodyError
from api.line.utf16 import cut_out

_log = logging.getLogger("jigyo.line")
_LONGEST_ID = 200


class EventKind(StrEnum):
    """What happened, as far as it matters to us."""

    TEXT = "text"
    MEDIA = "media"
    POSTBACK = "postback"
    FOLLOW = "follow"
    JOIN = "join"
    UNSEND = "unsend"
    LEFT = "left"


FORGETTING = frozenset({EventKind.UNSEND, EventKind.LEFT})
"""Events by which people take back what they said; they do not wait behind questions."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``talk_id`` is LINE's id of the person, group or room: it is never stored, only its keyed hash."""

    id: str
    kind: EventKind
    sent_at: int
    talk_id: str
    direct: bool
    reply_token: str | None = None
    text: str = ""
    message_id: str | None = None
    redelivered: bool = False


def read_events(body: bytes) -> tuple[Event, ...]:
    """The events of a signed webhook that want something done. Raises UnreadableBodyError."""
    try:
        events = json.loads(body)["events"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UnreadableBodyError from None
    if not isinstance(events, list):
        raise UnreadableBodyError
    return tuple(_readable(events))


def _readable(events: list[Any]) -> Iterator[Event]:
    for raw in events:
        try:
            event = _read(raw)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            _log.warning("an event cannot be read: %s", type(error).__name__)
            continue
        if event is not None:
            yield event


def _read(raw: dict[str, Any]) -> Event | None:
    kind, said, message_id = _said(raw)
    if kind is None or raw.get("mode") == "standby":
        return None
    source = raw["source"]
    talk_id = source.get("groupId") or source.get("roomId") or source["userId"]
    event_id, sent_at = raw["webhookEventId"], int(raw["timestamp"])
    for identifier in (talk_id, event_id, message_id or "-", raw.get("replyToken") or "-"):
        if not isinstance(identifier, str) or not 0 < len(identifier) <= _LONGEST_ID:
            raise ValueError(identifier)
    return Event(
        event_id,
        kind,
        sent_at,
        talk_id,
        direct=source.get("type") == "user",
        reply_token=raw.get("replyToken"),
        text=said.encode("utf-8", "replace").decode(),
        message_id=message_id,
        redelivered=bool(raw.get("deliveryContext", {}).get("isRedelivery")),
    )


def _said(raw: dict[str, Any]) -> tuple[EventKind | None, str, str | None]:
    """The kind, the words or data, the message it is about. In groups only what is said to us counts."""
    match raw["type"]:
        case "message":
            return _message(raw["message"], direct=raw["source"].get("type") == "user")
        case "postback":
            return EventKind.POSTBACK, str(raw["postback"]["data"]), None
        case "unsend":
            return EventKind.UNSEND, "", raw["unsend"]["messageId"]
        case "follow":
            return EventKind.FOLLOW, "", None
        case "join":
            return EventKind.JOIN, "", None
        case "unfollow" | "leave":
            return EventKind.LEFT, "", None
        case _:
            return None, "", None


def _message(message: dict[str, Any], *, direct: bool) -> tuple[EventKind | None, str, str | None]:
    message_id = message["id"]
    if message["type"] != "text":
        return (EventKind.MEDIA if direct else None), "", message_id
    text = str(message["text"])
    mentions = [one for one in message.get("mention", {}).get("mentionees", []) if one.get("isSelf")]
    if not direct and not mentions:
        return None, "", None
    for mention in sorted(mentions, key=lambda one: -int(one["index"])):
        text = cut_out(text, int(mention["index"]), int(mention["length"]))
    return EventKind.TEXT, text.strip(), message_id
