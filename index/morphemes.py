"""Cutting Japanese text into morphemes with fugashi and unidic-lite, with widths and variants folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from ingest.text import fold

_SPACED_LATIN = re.compile(r"(?<![a-z])[a-z](?: [a-z])+(?![a-z])")
_CHUNK = re.compile(r"[a-z0-9]+(?:[-.&+/'][a-z0-9]+)*\+*|\s+|[^a-z0-9\s]+")
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_JOINERS = re.compile(r"[-.&/']")
_VOWELS = str.maketrans("ァィゥェォヮ", "アイウエオワ")
_VU = (
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("ヴ", "ブ"),
    ("フォ", "ホ"),
    ("ディジタル", "デジタル"),
)


@dataclass(frozen=True, slots=True)
class Morpheme:
    """One morpheme: as written (folded), its dictionary form for comparison, its reading and part of speech."""

    surface: str
    norm: str
    reading: str
    pos: tuple[str, str, str]
    origin: str = ""


def katakana_norm(word: str) -> str:
    """One spelling for katakana variants: サーバー = サーバ, ウェブ = ウエブ, ヴァ = バ."""
    for old, new in _VU:
        word = word.replace(old, new)
    word = word.translate(_VOWELS)
    return word[:-1] if len(word) > 3 and word.endswith("ー") else word


def morphemes(text: str) -> list[Morpheme]:
    """The morphemes of ``text`` after folding; latin and digit runs (``wi-fi``, ``119``) stay whole."""
    return list(_morphemes(fold(text)) if len(text) > _CACHED_LENGTH else _cached(fold(text)))


_CACHED_LENGTH = 200


@lru_cache(maxsize=4096)
def _cached(folded: str) -> tuple[Morpheme, ...]:
    return tuple(_morphemes(folded))


def _morphemes(folded: str) -> Iterator[Morpheme]:
    joined = _SPACED_LATIN.sub(lambda match: match[0].replace(" ", ""), folded)
    for chunk in _CHUNK.findall(joined):
        if chunk.isascii() and chunk[0].isalnum():
            yield _latin(chunk)
        elif chunk.isspace():
            yield Morpheme(" ", " ", " ", ("空白", "", ""))
        else:
            yield from _parse(chunk)


def _latin(chunk: str) -> Morpheme:
    norm = _JOINERS.sub("", chunk)
    kind = "数詞" if chunk.isdigit() else "普通名詞"
    return Morpheme(chunk, norm, norm, ("名詞", kind, "英数"))


def _parse(chunk: str) -> list[Morpheme]:
    with _LOCK:
        return [_morpheme(node) for node in _tagger()(chunk)]


_LOCK = Lock()


@lru_cache(maxsize=1)
def _tagger() -> Any:
    import fugashi

    return fugashi.Tagger()


def _morpheme(node: Any) -> Morpheme:
    feature = node.feature
    surface: str = node.surface
    pos = (feature.pos1 or "", feature.pos2 or "", feature.pos3 or "")
    return Morpheme(surface, _norm(surface, feature), feature.kana or surface, pos, feature.goshu or "")


def _norm(surface: str, feature: Any) -> str:
    if _KATAKANA.fullmatch(surface) and len(surface) > 1 and feature.goshu in ("外", None):
        return katakana_norm(surface)
    if feature.lemma is None or feature.pos2 == "固有名詞":
        return surface
    lemma = fold(feature.lemma.split("-")[0])
    return katakana_norm(lemma) if _KATAKANA.fullmatch(lemma) else lemma
