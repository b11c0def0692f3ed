"""The closed words of asking, read from ``bot/data/cues.toml``: matched over the folded question in hiragana."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from ingest.text import fold

_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def hiragana(text: str) -> str:
    """Folded text with katakana as hiragana: the spelling in which cues are compared."""
    return fold(text).translate(_KATAKANA)


@dataclass(frozen=True, slots=True)
class Attribute:
    """Words that ask for a rarely stated attribute, and patterns one of which its answer must hold."""

    ask: re.Pattern[str]
    need: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled patterns by name; ``units`` maps a unit to the pattern that asks for it."""

    facets: Mapping[str, re.Pattern[str]]
    intents: Mapping[str, re.Pattern[str]]
    talk: Mapping[str, re.Pattern[str]]
    followup: Mapping[str, re.Pattern[str]]
    section: re.Pattern[str]
    attributes: Mapping[str, Attribute]
    units: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """The shipped cues, compiled once."""
    raw: dict[str, Any] = tomllib.loads(resources.files("bot.data").joinpath("cues.toml").read_text("utf-8"))
    return Cues(
        facets=_compiled(raw["facets"]),
        intents=_compiled(raw["intents"]),
        talk=_compiled(raw["talk"]),
        followup=_compiled(raw["followup"]),
        section=_any(raw["section"]["cues"]),
        attributes={
            name: Attribute(_any(spec["ask"]), re.compile("|".join(spec["need"]), re.IGNORECASE))
            for name, spec in raw["attributes"].items()
        },
        units={unit: _any(f"(?:{p})(?!も)" for p in patterns) for unit, patterns in raw["units"].items()},
    )


def _compiled(table: Mapping[str, Iterable[str]]) -> dict[str, re.Pattern[str]]:
    return {name: _any(patterns) for name, patterns in table.items()}


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p.translate(_KATAKANA)})" for p in patterns))
