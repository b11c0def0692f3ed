"""One line of a question set, checked: what is wrong is said in Japanese."""

from __future__ import annotations

import json
from typing import Any

from eval import texts
from eval.question import Gold, Question

_KNOWN = frozenset({
    "id", "type", "set", "src", "turns", "municipality", "cite", "cite_mode", "any_of", "section", "facts",
    "forbid", "refuse", "ask_back_ok", "accepted",
})  # fmt: skip


class LineError(ValueError):
    """Why a line cannot be used."""


def parse_line(line: str, default_set: str) -> Question:
    """The question that a line holds. Raises LineError."""
    try:
        raw = json.loads(line)
    except ValueError as error:
        raise LineError(texts.NOT_JSON) from error
    if not isinstance(raw, dict):
        raise LineError(texts.NOT_JSON)
    _check(not (unknown := sorted(set(raw) - _KNOWN)), texts.UNKNOWN_FIELD.format(name="、".join(unknown)))
    _check(raw.get("accepted", True) is True, texts.NOT_ACCEPTED)
    question = Question(
        id=_text(raw, "id"),
        kind=_text(raw, "type"),
        set=raw.get("set") or default_set,
        turns=_texts(raw, "turns"),
        municipality=raw.get("municipality"),
        source=raw.get("src") or "",
        cite=tuple(_gold(item) for item in _list(raw, "cite")),
        cite_mode=raw.get("cite_mode") or "all",
        any_of=tuple(tuple(_gold(item) for item in _group(group)) for group in _list(raw, "any_of")),
        section=raw.get("section") or "",
        facts=tuple(_alternatives(item) for item in _list(raw, "facts")),
        forbid=_texts(raw, "forbid", needed=False),
        refuse=_flag(raw, "refuse"),
        ask_back_ok=_flag(raw, "ask_back_ok"),
    )
    _check_whole(question)
    return question


def _check_whole(question: Question) -> None:
    _check(question.cite_mode in ("all", "any"), texts.BAD_CITE_MODE)
    _check(question.municipality is None or isinstance(question.municipality, str), texts.BAD_CITY)
    if question.refuse:
        _check(not (question.facts or question.golds or question.section), texts.REFUSE_AND_ANSWER)
        return
    _check(bool(question.facts or question.golds or question.section), texts.NOTHING_EXPECTED)


def _check(holds: bool, complaint: str) -> None:
    if not holds:
        raise LineError(complaint)


def _text(raw: dict[str, Any], name: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not value.strip():
        raise LineError(texts.NEEDS_TEXT.format(name=name))
    return value


def _flag(raw: dict[str, Any], name: str) -> bool:
    value = raw.get(name)
    _check(value is None or isinstance(value, bool), texts.NEEDS_FLAG.format(name=name))
    return bool(value)


def _list(raw: dict[str, Any], name: str) -> list[Any]:
    value = raw.get(name)
    _check(value is None or isinstance(value, list), texts.NEEDS_LIST.format(name=name))
    return value or []


def _texts(raw: dict[str, Any], name: str, *, needed: bool = True) -> tuple[str, ...]:
    values = _list(raw, name)
    whole = all(isinstance(value, str) and value.strip() for value in values)
    _check(whole and (bool(values) or not needed), texts.NEEDS_TEXTS.format(name=name))
    return tuple(values)


def _group(group: Any) -> list[Any]:
    _check(isinstance(group, list) and bool(group), texts.NEEDS_LIST.format(name="any_of"))
    return list(group)


def _alternatives(value: Any) -> tuple[str, ...]:
    whole = isinstance(value, list) and value and all(isinstance(one, str) and one.strip() for one in value)
    _check(bool(whole), texts.BAD_FACT)
    return tuple(value)


def _gold(value: Any) -> Gold:
    whole = isinstance(value, dict) and all(isinstance(value.get(key), str) for key in ("no", "title"))
    _check(whole, texts.BAD_GOLD)
    city = value.get("municipality")
    _check(city is None or isinstance(city, str), texts.BAD_GOLD)
    return Gold(value["no"], value["title"], city)
