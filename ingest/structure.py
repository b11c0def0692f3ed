"""Headings and numbers: the data of ``ingest/data/structure.toml`` behind a few questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.document import Block, Heading, Row
from ingest.lexicon import load, read_label
from ingest.markup import plain
from ingest.text import fold, squeeze

_SENTENCE_END = re.compile(r"[。、，,]$")
_LINE_HEADING_RANK = 34
"""The rank of a heading that only its format marks: 10 × its level, kept between parts and numbered headings."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading that was recognised: ``rank`` orders headings, ``mark`` counts for the numbers of the 事業 below."""

    text: str
    rank: int
    mark: str = ""
    anchor: str = ""
    policy: bool = False
    rule: bool = False


def read_heading(block: Block) -> Title | None:
    """The heading that ``block`` is by its number or its format, or None."""
    if isinstance(block, Row):
        return None
    text = plain(block.raw).strip()
    limits = load("structure")["limits"]
    if not text or len(text) > limits["heading"]:
        return None
    sentence = bool(_SENTENCE_END.search(text))
    numbered = _numbered(text, sentence)
    if sentence:
        return numbered
    if numbered is None and isinstance(block, Heading):
        return Title(text, min(5 + block.level * 10, _LINE_HEADING_RANK))
    return numbered


def read_context(block: Block) -> tuple[str, str] | None:
    """``方針:①安全・安心`` before a form as ("方針", "①安全・安心"); a number line as ("", its number)."""
    if isinstance(block, Row):
        return None
    text = plain(block.raw).strip()
    if number := _context_number().match(fold(text)):
        return "", number["no"]
    label, mark, value = text.partition("：") if "：" in text else text.partition(":")
    if not mark or not value.strip() or len(label) > 12 or len(value) > 60 or "。" in value:
        return None
    return (label.strip(), value.strip()) if read_label(label) else None


def is_number(text: str, *, wide: bool = False) -> bool:
    """Whether ``text`` is the number of a 事業 as lists print it; ``wide`` where it stands in a column of numbers."""
    key = squeeze_number(text).lower()
    return any(pattern.match(key) for pattern in _numbers()) or (wide and bool(_wide_number().match(key)))


def squeeze_number(text: str) -> str:
    """A number without white space, width folded but circled digits and capitals kept: ``２−(1)−④`` → ``2-(1)-④``."""
    number = "".join(map(_fold_digit, "".join(plain(text).split())))
    return number[3:] if number.lower().startswith("no.") else number


def split_mark(title: str) -> tuple[str, str]:
    """A title's own mark and the rest: ``④ 施設予約`` → ("④", "施設予約")."""
    match = re.match(load("structure")["numbers"]["title_mark"], title.strip(), re.DOTALL)
    return (match["mark"], match["title"]) if match else ("", title.strip())


def _numbered(text: str, sentence: bool) -> Title | None:
    key = _fold_keeping_circles(text)
    for pattern, heading in _headings():
        if sentence and not heading.get("sentence"):
            continue
        if match := pattern.match(key):
            groups = match.groupdict()
            anchor = squeeze(groups.get("anchor") or "")
            anchor = anchor[anchor.find("その") :] if anchor else ""
            policy = heading.get("policy", False) or bool(anchor)
            return Title(
                text, heading["rank"], groups.get("mark") or "", anchor, policy, heading.get("rule", False)
            )
    return None


def _fold_digit(char: str) -> str:
    folded = char if "①" <= char <= "⑳" else fold(char)
    return folded.upper() if char.isupper() else folded


def _fold_keeping_circles(text: str) -> str:
    return "".join(c if "①" <= c <= "⑳" else fold(c) if c != " " else c for c in text)


@cache
def _headings() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    return [(re.compile(heading["pattern"]), heading) for heading in load("structure")["headings"]]


@cache
def _numbers() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in load("structure")["numbers"]["patterns"]]


@cache
def _context_number() -> re.Pattern[str]:
    return re.compile(load("structure")["numbers"]["context"])


@cache
def _wide_number() -> re.Pattern[str]:
    return re.compile(load("structure")["numbers"]["wide"])
