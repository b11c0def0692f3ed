"""The subject of a question: what is left when the talk around it, the asking words, cities and years are taken out."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from bot.cues import hiragana, load_cues
from bot.question import Question
from bot.vocabulary import Vocabulary
from ingest.text import fold

_ASKING = ("who", "related", "when", "name")


@lru_cache(maxsize=1)
def _noise() -> tuple[re.Pattern[str], frozenset[str]]:
    raw = tomllib.loads(resources.files("bot.data").joinpath("noise.toml").read_text("utf-8"))
    talk = re.compile("|".join(f"(?:{hiragana_pattern(p)})" for p in raw["talk"]))
    return talk, frozenset(fold(word) for word in raw["meta"])


def hiragana_pattern(pattern: str) -> str:
    """A pattern with its katakana folded like the text it is matched against."""
    return re.sub(r"[ァ-ヶ]", lambda m: chr(ord(m[0]) - 0x60), pattern)


def meta_words() -> frozenset[str]:
    """Words that name plans and their parts, folded."""
    return _noise()[1]


def topic(question: Question, vocabulary: Vocabulary) -> str:
    """The folded subject. Empty where the message only asks (担当は？) and the subject must come from the session."""
    text = fold(question.text)
    key = hiragana(question.text)
    cut = bytearray(len(text))
    cues = load_cues()
    talk, _ = _noise()
    patterns = [cues.facets[name] for name in _ASKING] + [cues.intents["compare"], cues.intents["list"], talk]
    for pattern in patterns:
        for match in pattern.finditer(key):
            cut[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for mention in question.years:
        cut[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    for spelling in sorted(vocabulary.municipalities, key=len, reverse=True):
        for match in re.finditer(re.escape(spelling), text):
            cut[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    kept = "".join(" " if flag else character for character, flag in zip(text, cut, strict=True))
    return re.sub(r"\s+", " ", re.sub(r"[?？!！。、,]", " ", kept)).strip()
