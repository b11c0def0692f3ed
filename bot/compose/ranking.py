"""Choosing the sentences of an entry or section that answer the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.compose.context import Context
from bot.question import Facet
from bot.sentences import Sentence, entry_sentences, section_sentences
from bot.terms import Term, coverage
from ingest.model import Entry, FieldKind, Section
from ingest.text import fold, squeeze
from ingest.years import fiscal_years

_WHAT: Mapping[FieldKind, float] = {
    FieldKind.OVERVIEW: 0.22,
    FieldKind.ACTIONS: 0.2,
    FieldKind.AIM: 0.14,
    FieldKind.PROGRESS_RESULT: 0.06,
    FieldKind.PROGRESS_EVIDENCE: -0.35,
    FieldKind.BUDGET: -0.35,
    FieldKind.EFFECT: 0.02,
    FieldKind.POLICY: -0.3,
    FieldKind.DEPARTMENT: -0.3,
    FieldKind.RELATED_DEPARTMENT: -0.4,
}
_BY_FACET: Mapping[Facet, Mapping[FieldKind, float]] = {
    Facet.RESULT: {
        FieldKind.PROGRESS_RESULT: 0.45,
        FieldKind.PROGRESS_EVIDENCE: 0.65,
        FieldKind.PROGRESS_PLANNED: 0.05,
    },
    Facet.WHY: {FieldKind.ISSUES: 0.3, FieldKind.PROGRESS_RESULT: 0.25},
    Facet.EFFECT: {FieldKind.EFFECT: 0.45, FieldKind.AIM: 0.2},
    Facet.TARGET: {FieldKind.INDICATOR: 0.25, FieldKind.INDICATOR_BASIS: 0.2, FieldKind.AIM: 0.2},
    Facet.AMOUNT: {FieldKind.BUDGET: 0.5, FieldKind.PROGRESS_EVIDENCE: 0.3},
    Facet.HOW: {FieldKind.OVERVIEW: 0.1, FieldKind.ACTIONS: 0.1},
}
_CONNECTIVE = re.compile(
    r"(?:このため|そのため|これにより|それにより|これを受け|そこで|こうした|このことから|このような)"
)
_LINE = 0.35
"""What the rest of its line (a row of a table) adds to a sentence of a section."""
_HEADING = 0.3
"""What the headings of the section add."""
_HEADED, _UNDER_ITS_NAME, _OPENING = 0.6, 0.5, 0.3
"""A section whose heading names most of what is asked answers, first of all with its first sentences."""
_FIGURES = 0.6
"""Figures stand in the evidence (根拠) of a progress report."""
_NAMED_ALONE = 0.4
"""What the terms count where the question holds nothing but the title: then the kind of field decides."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence with its score and the share of the question's terms it holds."""

    sentence: Sentence
    score: float
    coverage: float


def rank_entry(entry: Entry, context: Context, terms: Sequence[Term], sub_item: str | None = None) -> list[Ranked]:
    """Sentences of an entry, best first."""
    ranked = []
    telling = _NAMED_ALONE + (1 - _NAMED_ALONE) * context.beyond_title(entry)
    for sentence in entry_sentences(entry):
        share = coverage(terms, context.ready(sentence.said))
        score = share * telling + _prior(sentence.kind, context) + _bonus(sentence.text, context)
        if sub_item and sentence.sub_item:
            score += 0.3 if sentence.sub_item == sub_item else -0.4
        ranked.append(Ranked(sentence, score, share))
    return sorted(ranked, key=lambda r: -r.score)


def rank_section(section: Section, context: Context) -> list[Ranked]:
    """Sentences of a section, best first."""
    ranked: list[Ranked] = []
    for sentence in section_sentences(section):
        if _is_heading(sentence.text, section):
            continue
        share = coverage(context.terms, context.ready(sentence.said))
        line = coverage(context.terms, context.ready(_line(section.text, sentence)))
        heading = coverage(context.terms, context.ready(" ".join((*section.path[-1:], section.title))))
        score = share + _LINE * line + _HEADING * heading + _bonus(sentence.text, context)
        if heading > _HEADED:
            score += _UNDER_ITS_NAME + _OPENING / (1 + len(ranked))
        ranked.append(Ranked(sentence, score, max(share, line * 0.5)))
    return sorted(ranked, key=lambda r: -r.score)


def _is_heading(text: str, section: Section) -> bool:
    """Whether a line only repeats the heading of its section: (委員の任期), 1 計画の目的."""
    plain = squeeze(text).strip("()（）「」")
    return len(plain) < 2 or plain in squeeze(section.title)


def _line(text: str, sentence: Sentence) -> str:
    start = text.rfind("\n", 0, sentence.start) + 1
    end = text.find("\n", sentence.end)
    return text[start : end if end >= 0 else len(text)]


def pick(ranked: Iterable[Ranked], *, most: int, floor: float = 0.55) -> list[Ranked]:
    """The best and those that come near it, at most ``most``, back in the order of the document."""
    ordered = list(ranked)
    if not ordered:
        return []
    best = ordered[0].score
    chosen = [r for r in ordered[:most] if r.score >= best * floor]
    return sorted(chosen, key=lambda r: (r.sentence.field or 0, r.sentence.start))


def with_context(chosen: Sequence[Ranked], ranked: Sequence[Ranked]) -> list[Ranked]:
    """The chosen sentences with those they hang on: what このため refers back to, and what it leads to."""
    ordered = sorted(ranked, key=lambda r: (r.sentence.field or 0, r.sentence.start))
    place = {id(r): index for index, r in enumerate(ordered)}
    kept = {place[id(r)] for r in chosen}
    for index in sorted(kept):
        before, after = index - 1, index + 1
        if before >= 0 and _hangs(ordered[before], ordered[index]):
            kept.add(before)
        if after < len(ordered) and _hangs(ordered[index], ordered[after]):
            kept.add(after)
    return [ordered[index] for index in sorted(kept)]


def _hangs(first: Ranked, second: Ranked) -> bool:
    same = first.sentence.field == second.sentence.field
    return same and bool(_CONNECTIVE.match(second.sentence.text))


def _prior(kind: FieldKind, context: Context) -> float:
    prior = _WHAT.get(kind, 0.0)
    if kind is FieldKind.PROGRESS_EVIDENCE and context.question.units:
        prior += _FIGURES
    for facet in context.facets:
        prior += _BY_FACET.get(facet, {}).get(kind, 0.0)
    return prior


def _bonus(text: str, context: Context) -> float:
    bonus = 0.0
    if any(has_quantity(text, unit) for unit in context.question.units):
        bonus += 0.3
    if context.asks(Facet.WHEN) and (fiscal_years(text) or re.search(r"\d+\s*月", text)):
        bonus += 0.25
    if context.asks(Facet.NAME) and re.search(r"「|[(（]仮称", text):
        bonus += 0.25
    if context.years() and set(context.years()) & set(fiscal_years(text)):
        bonus += 0.2
    return bonus


def has_quantity(text: str, unit: str) -> bool:
    """Whether a number with this unit stands in the text."""
    spelling = {
        "箇所": "(?:箇所|か所|ヶ所|カ所|基)",
        "人": "(?:人|名)",
        "%": "(?:%|割|パーセント)",
        "円": "円",
    }.get(unit, re.escape(unit))
    return bool(re.search(rf"\d[\d,.]*\s*[千万億]*\s*{spelling}", fold(text)))
