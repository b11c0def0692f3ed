"""Somebody's phone: what they do becomes signed webhooks, redelivered where they were not taken."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from api.line.signature import signature
from api.line.stand_in.state import State

Json = dict[str, Any]


class Phone:
    """One person who writes to the bot at ``webhook``."""

    def __init__(self, state: State, webhook: str, user_id: str, group_id: str | None = None) -> None:
        self._state = state
        self._webhook = webhook
        self.user_id = user_id
        self._group_id = group_id

    def say(self, text: str, *, mention: bool = False) -> str:
        """Send a text; the id of its event."""
        return self.do(self.text_event(text, mention=mention))

    def tap(self, data: str) -> str:
        """Tap a button."""
        return self.do(self.event("postback", postback={"data": data}))

    def do(self, event: Json) -> str:
        """Let an event happen and be told to the bot; not taken, it is told once more. Its id."""
        if self.deliver([event]) != 200:
            again = event | {"deliveryContext": {"isRedelivery": True}}
            self.deliver([again])
        return str(event["webhookEventId"])

    def event(self, kind: str, **details: Any) -> Json:
        """An event as LINE tells it."""
        event_id = self._state.new_id("01EVENT")
        source = {"type": "user", "userId": self.user_id}
        if self._group_id:
            source = {"type": "group", "groupId": self._group_id, "userId": self.user_id}
        event: Json = {
            "type": kind,
            "mode": "active",
            "timestamp": time.time_ns() // 1_000_000,
            "source": source,
            "webhookEventId": event_id,
            "deliveryContext": {"isRedelivery": False},
        }
        if kind not in ("unfollow", "leave", "unsend"):
            talk_id = self._group_id or self.user_id
            event["replyToken"] = self._state.new_token(event_id, talk_id)
        return event | details

    def text_event(self, text: str, *, mention: bool = False) -> Json:
        """A text message, in a group with the bot mentioned at its start if wanted."""
        message: Json = {"type": "text", "id": self._state.new_id("5"), "quoteToken": "q", "text": text}
        if mention:
            message["text"] = f"@bot {text}"
            message["mention"] = {"mentionees": [{"index": 0, "length": 4, "type": "user", "isSelf": True}]}
        return self.event("message", message=message)

    def deliver(self, events: Sequence[Json], *, signed_with: str | None = None) -> int:
        """Tell the bot; the status it answers with, 0 where it does not answer."""
        body = json.dumps({"destination": "Ubot", "events": list(events)}, ensure_ascii=False).encode()
        return post(self._webhook, body, signature(signed_with or self._state.secret, body))


def post(address: str, body: bytes, signed: str | None) -> int:
    """POST a webhook; the status of the answer, 0 where none comes."""
    headers = {"Content-Type": "application/json"} | ({} if signed is None else {"X-Line-Signature": signed})
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request("POST", parts.path, body, headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
