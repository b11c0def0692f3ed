"""The rules of LINE that messages must keep; what breaks one is told as LINE tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def problems(messages: Any) -> list[str]:
    """Every rule that is broken."""
    if not isinstance(messages, list) or not 1 <= len(messages) <= 5:
        return ["messages: size must be between 1 and 5"]
    found = [f"messages[{n}]: {problem}" for n, message in enumerate(messages) for problem in _message(message)]
    early = [n for n, message in enumerate(messages[:-1]) if "quickReply" in message]
    return found + [f"messages[{n}]: quickReply shows on the last message only" for n in early]


def _message(message: Json) -> Iterator[str]:
    match message.get("type"):
        case "text":
            yield from _length("text", message.get("text"), 5000)
        case "flex":
            yield from _length("altText", message.get("altText"), 1500)
            yield from _container(message.get("contents", {}))
        case other:
            yield f"type: unknown {other}"
    yield from _quick_reply(message.get("quickReply"))


def _container(container: Json) -> Iterator[str]:
    bubbles = container["contents"] if container.get("type") == "carousel" else [container]
    if not 1 <= len(bubbles) <= 12:
        yield "contents: size must be between 1 and 12"
    if len(json.dumps(container)) > 50_000:
        yield "contents: a carousel is at most 50 KB"
    for bubble in bubbles:
        if len(json.dumps(bubble)) > 30_000:
            yield "contents: a bubble is at most 30 KB"
        yield from _component(bubble)


def _component(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _component(one)
    elif isinstance(part, dict):
        if part.get("type") == "text":
            yield from _length("text", part.get("text"), 2000)
        if "action" in part:
            yield from _action(part["action"])
        for name in ("header", "body", "footer", "contents"):
            yield from _component(part.get(name))


def _quick_reply(quick_reply: Json | None) -> Iterator[str]:
    if quick_reply is None:
        return
    items = quick_reply.get("items", [])
    if not 1 <= len(items) <= 13:
        yield "quickReply: size must be between 1 and 13"
    for item in items:
        yield from _action(item["action"])


def _action(action: Json) -> Iterator[str]:
    yield from _length("label", action.get("label"), 20)
    match action.get("type"):
        case "message":
            yield from _length("text", action.get("text"), 300)
        case "postback":
            yield from _length("data", action.get("data"), 300)
            yield from _length("displayText", action.get("displayText"), 300)
        case "uri":
            yield from _length("uri", action.get("uri"), 1000)
            if not str(action.get("uri")).startswith(("http://", "https://", "line://", "tel:")):
                yield "uri: invalid uri scheme"
        case other:
            yield f"action: unknown {other}"


def _length(name: str, text: Any, most: int) -> Iterator[str]:
    if not isinstance(text, str) or not text:
        yield f"{name}: may not be empty"
    elif len(text.encode("utf-16-le", "surrogatepass")) // 2 > most:
        yield f"{name}: Length must be between 0 and {most}"
