"""Character n-grams: what two spellings still share when their words are cut differently or mistyped."""

from __future__ import annotations

import re

from ingest.text import fold

_RUN = re.compile(r"[一-鿿々ァ-ヺー]+")
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_SMALL = str.maketrans("ぁぃぅぇぉゃゅょっゎぢづを", "あいうえおやゆよつわじずお", "ー")
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def char_ngrams(text: str) -> list[str]:
    """2- and 3-grams over runs of kanji and katakana; hiragana between them is mostly particles and endings."""
    return [gram for run in _RUN.findall(fold(text)) for size in (2, 3) for gram in _grams(run, size)]


def to_hiragana(text: str) -> str:
    """Katakana as hiragana, everything else unchanged."""
    return text.translate(_KATAKANA_TO_HIRAGANA)


def kana_key(text: str) -> str:
    """Hiragana under which readings compare equal: no long vowel marks, no small kana, づ as ず, を as お."""
    return to_hiragana(fold(text)).translate(_SMALL)


def kana_ngrams(reading: str) -> list[str]:
    """3- and 4-grams over the hiragana of a reading, each run by itself."""
    runs = _HIRAGANA.findall(kana_key(reading))
    return [gram for run in runs for size in (3, 4) for gram in _grams(run, size)]


def _grams(run: str, size: int) -> list[str]:
    return [run[i : i + size] for i in range(len(run) - size + 1)]
