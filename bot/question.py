"""Understanding a message: where, which 事業, which department, which years, and what is asked of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.cues import Cues, hiragana, load_cues
from bot.vocabulary import Vocabulary
from ingest.text import circled, fold, squeeze
from ingest.years import YearMention, find_years

_NUMBER_LABELLED = re.compile(r"(?:事業|施策|取組)?\s*(?:no|№|ナンバー|番号|事業番号)\s*[.:．]?\s*(\d{1,3})(?!\d)")
_NUMBER_COUNTED = re.compile(
    r"(?:事業|施策)\s*(\d{1,3})(?!\d|\s*(?:件|つ|個|年|事業))|(?<!\d)(\d{1,3})\s*番の?(?:事業|施策)?(?!目)"
)
_NUMBER_PATH = re.compile(r"(?<!\d)(?:その)?\d{1,2}(?:-\(?(?:\d{1,2}|[ア-ンA-Za-z])\)?){1,3}(?!\d)")
_RATING = re.compile(
    r"◎|(?<![0-9])○|△|×|二重丸|三角|さんかく|サンカク|バツ|ばつ|ペケ|(?<![一-龥])丸(?=が付|がつ|だった|の(?:事業|評価|もの))"
)
_RATING_MARKS = {
    "二重丸": "◎",
    "三角": "△",
    "さんかく": "△",
    "サンカク": "△",
    "バツ": "×",
    "ばつ": "×",
    "ペケ": "×",
    "丸": "○",
}


class Facet(StrEnum):
    """What is asked of a 事業; the values are the keys of ``cues.toml``."""

    WHO = "who"
    RELATED = "related"
    WHEN = "when"
    AMOUNT = "amount"
    TARGET = "target"
    RESULT = "result"
    OUTCOME = "outcome"
    RATING = "rating"
    WHY = "why"
    EFFECT = "effect"
    NAME = "name"
    HOW = "how"


class Intent(StrEnum):
    """What is to be done with the 事業 found; several may hold; the values are the keys of ``cues.toml``."""

    LIST = "list"
    COUNT = "count"
    SUM = "sum"
    LARGEST = "largest"
    SMALLEST = "smallest"
    COMPARE = "compare"
    UNKNOWN_COST = "unknown_cost"


@dataclass(frozen=True, slots=True)
class Question:
    """A message with all that could be read from it.

    ``scope`` is the one municipality to look in (named, or the asker's own), None for all or several;
    ``named`` are those named in the message. ``number`` is a 事業 number as asked, squeezed (``58``, ``1-1-(3)``).
    """

    text: str
    key: str
    scope: str | None
    named: tuple[str, ...]
    facets: frozenset[Facet]
    intents: frozenset[Intent]
    talk: frozenset[str]
    followup: frozenset[str]
    years: tuple[YearMention, ...] = ()
    number: str | None = None
    departments: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    section_cue: bool = False

    def asks(self, *facets: Facet) -> bool:
        """Whether any of the facets is asked."""
        return any(facet in self.facets for facet in facets)

    def wants(self, *intents: Intent) -> bool:
        """Whether any of the intents holds."""
        return any(intent in self.intents for intent in intents)


def understand(message: str, vocabulary: Vocabulary, municipality: str | None) -> Question:
    """Read a message. ``municipality`` is the asker's own; one named in the message wins over it."""
    cues = load_cues()
    key = hiragana(message)
    folded = fold(message)
    named = vocabulary.find_municipalities(squeeze(message))
    scope = named[0] if len(named) == 1 else None if named else municipality
    return Question(
        text=message,
        key=key,
        scope=scope,
        named=named,
        facets=frozenset(Facet(name) for name, cue in cues.facets.items() if cue.search(key)),
        intents=frozenset(Intent(name) for name, cue in cues.intents.items() if cue.search(key)),
        talk=_names(cues.talk, key.strip()),
        followup=_names(cues.followup, key.strip()),
        years=tuple(find_years(message)),
        number=_number(folded),
        departments=vocabulary.find_departments(squeeze(message), scope),
        ratings=_ratings(message),
        units=tuple(unit for unit, cue in cues.units.items() if cue.search(key)),
        attributes=_attributes(cues, key),
        section_cue=bool(cues.section.search(key)),
    )


def _names(patterns: object, key: str) -> frozenset[str]:
    assert isinstance(patterns, dict)
    return frozenset(name for name, cue in patterns.items() if cue.search(key))


def _attributes(cues: Cues, key: str) -> tuple[str, ...]:
    return tuple(name for name, attribute in cues.attributes.items() if attribute.ask.search(key))


def _number(folded: str) -> str | None:
    if (path := _NUMBER_PATH.search("".join(circled(c) for c in folded))) and (
        not re.fullmatch(r"\d{1,2}-\d{1,2}", path[0]) or "事業" in folded[max(0, path.start() - 4) : path.start()]
    ):
        return path[0]
    if match := _NUMBER_LABELLED.search(folded) or _NUMBER_COUNTED.search(folded):
        return next(group for group in match.groups() if group)
    return None


def _ratings(message: str) -> tuple[str, ...]:
    plain = message.replace("✗", "×").replace("✕", "×").replace("〇", "○").replace("◯", "○")
    return tuple(dict.fromkeys(_RATING_MARKS.get(mark, mark) for mark in _RATING.findall(plain)))
