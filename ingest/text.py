"""Folding Japanese text for comparison. The original is always kept for quotation.

NFKC maps full and half width, ① → 1, ㈱ → (株), Kangxi radicals → ideographs. It leaves the many hyphens and wave
dashes apart; ``fold`` joins them, so that 令和7〜9年度, 令和7～9年度 and 令和7-9年度 read the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WAVES: dict[int, int | str | None] = dict.fromkeys(map(ord, "〜～∼∾〰"), "~")
_HYPHENS: dict[int, int | str | None] = dict.fromkeys(map(ord, "−‐‑–—―ｰ"), "-")
_VARIANTS = str.maketrans("髙﨑邊邉齋齊澤國廣槗產曻", "高崎辺辺斎斎沢国広橋産昇")
_RADICALS = str.maketrans(
    "⺟⺠⺩⺫⺭⺮⺼⻁⻄⻌⻑⻓⻘⻝⻞⻤⻨⻩⻫⻭⻯⻲⻳", "母民王目示竹月虎西辶長長青食食鬼麦黄斉歯竜亀亀"
)
"""Radicals that PDF files hold in place of letters and that NFKC leaves alone."""
_ALIKE: dict[int, int | str | None] = {**_WAVES, **_HYPHENS, **_VARIANTS, **_RADICALS}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CIRCLED = {chr(ord("①") + i): str(i + 1) for i in range(20)} | {chr(ord("❶") + i): str(i + 1) for i in range(10)}

_SHORT = 400
_KEPT = 16384
"""Letters of a text whose folding is kept, and how many are: the same fields are compared for question after question."""


def fold(text: str) -> str:
    """The key under which two spellings of the same words compare equal: width, case, dashes and variants folded."""
    return _kept_fold(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return _INVISIBLE.sub("", folded if folded.isascii() else folded.translate(_ALIKE)).lower()


def squeeze(text: str) -> str:
    """``fold`` without any white space: for comparing names and titles that were broken over lines."""
    return _kept_squeeze(text) if len(text) <= _SHORT else "".join(fold(text).split())


@lru_cache(maxsize=_KEPT)
def _kept_fold(text: str) -> str:
    return _fold(text)


@lru_cache(maxsize=_KEPT)
def _kept_squeeze(text: str) -> str:
    return "".join(fold(text).split())


def plain_numbers(text: str) -> str:
    """``squeeze`` without the commas inside numbers: ``1,940 千円`` → ``1940千円``."""
    return re.sub(r"(?<=\d),(?=\d)", "", squeeze(text))


def circled(mark: str) -> str:
    """A circled number as digits: ``④`` → ``4``; anything else unchanged."""
    return _CIRCLED.get(mark, mark)
