"""The small sums that plans print beside a total: (①×4+②), ((①+②)×4+③×3)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.text import fold

_TOKEN = re.compile(r"[①-⑳]|\d+|[+*()]")


def evaluate(expression: str, values: Mapping[str, int]) -> int | None:
    """The value of a sum of marked amounts, or None if it names a mark without a value or cannot be read."""
    text = "".join(c if "①" <= c <= "⑳" else fold(c) for c in expression).replace("×", "*").replace("x", "*")
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s", "", text):
        return None
    try:
        value, rest = _sum(tokens, values)
    except (KeyError, IndexError, ValueError):
        return None
    return None if rest else value


def _sum(tokens: list[str], values: Mapping[str, int]) -> tuple[int, list[str]]:
    total, tokens = _product(tokens, values)
    while tokens and tokens[0] == "+":
        value, tokens = _product(tokens[1:], values)
        total += value
    return total, tokens


def _product(tokens: list[str], values: Mapping[str, int]) -> tuple[int, list[str]]:
    total, tokens = _atom(tokens, values)
    while tokens and tokens[0] == "*":
        value, tokens = _atom(tokens[1:], values)
        total *= value
    return total, tokens


def _atom(tokens: list[str], values: Mapping[str, int]) -> tuple[int, list[str]]:
    head, rest = tokens[0], tokens[1:]
    if head == "(":
        value, rest = _sum(rest, values)
        if rest[0] != ")":
            raise ValueError(head)
        return value, rest[1:]
    return (int(head) if head.isdigit() and head.isascii() else values[head]), rest
