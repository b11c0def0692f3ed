"""A chat as lines of text: what somebody would see on their phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from api.line import texts

Json = dict[str, Any]
_INDENT = " " * 10


def shown(messages: Sequence[Json]) -> Iterator[str]:
    """The messages, one bubble after the other, with the chips below."""
    for message in messages:
        lines = message["text"].split("\n") if message["type"] == "text" else list(_flex(message))
        yield f"{texts.DEMO_BOT} ◀ {lines[0]}"
        yield from (f"{_INDENT}{line}" for line in lines[1:])
        items = message.get("quickReply", {}).get("items", [])
        if items:
            yield _INDENT + " ".join(f"[{item['action']['label']}]" for item in items)


def buttons(messages: Sequence[Json]) -> dict[str, str]:
    """What can be tapped: label and data."""
    return {action["label"]: action["data"] for action in _actions(list(messages)) if action["type"] == "postback"}


def _flex(message: Json) -> Iterator[str]:
    yield message["altText"]
    contents = message["contents"]
    for bubble in contents.get("contents", [contents]):
        yield "┌" + "─" * 40
        yield from (f"│ {line}" for part in ("body", "footer") for line in _lines(bubble.get(part, {})))
        yield "└" + "─" * 40


def _lines(part: Json) -> Iterator[str]:
    match part.get("type"):
        case "text":
            yield from part["text"].split("\n")
        case "separator":
            yield "─" * 20
        case "button":
            yield f"[{part['action']['label']}] {part['action'].get('uri', '')}".rstrip()
        case _:
            for one in part.get("contents", []):
                yield from _lines(one)


def _actions(part: Any) -> Iterator[Json]:
    if isinstance(part, list):
        for one in part:
            yield from _actions(one)
    elif isinstance(part, dict):
        if isinstance(part.get("action"), dict):
            yield part["action"]
        for value in part.values():
            yield from _actions(value)
