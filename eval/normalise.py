"""Folding for comparison, to the letter as the project's scorer does it, so that both always agree."""

from __future__ import annotations

import re
import unicodedata

_CIRCLED = {c: str(i + 1) for i, c in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")}
_NOISE = re.compile(r"[\s　・･,，、。()（）「」『』【】\[\]*※~〜\-ー‐–—/]")


def name_key(text: str) -> str:
    """A title or a city without width, case, white space and punctuation."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", _uncircled(text)).lower())


def text_key(text: str) -> str:
    """Running text without width, case, white space and the commas inside numbers."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s", "", re.sub(r"(?<=\d),(?=\d)", "", folded)).lower()


def digits(number: str) -> list[int]:
    """The numbers inside a 事業 number: ``2-(2)-④`` → [2, 2, 4]."""
    return [int(found) for found in re.findall(r"\d+", unicodedata.normalize("NFKC", _uncircled(number)))]


def _uncircled(text: str) -> str:
    return "".join(_CIRCLED.get(c, c) for c in text)
