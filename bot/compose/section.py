"""The answer from plan text that is no 事業: surveys, glossary, rules, plan period."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import AnswerKind
from bot.compose.context import Context
from bot.compose.ranking import Ranked, has_quantity, rank_section
from bot.compose.said import said
from bot.draft import Draft, Statement
from bot.evidence import of_sentence
from ingest.model import Section

LEAD = "{city}の計画の「{title}」に、次の記載があります。"
_MOST = 5
_NEAR = 0.45


def ranked_sentences(sections: Sequence[Section], context: Context) -> list[tuple[Section, Ranked]]:
    """The sentences of several sections, best first."""
    pairs = [(section, ranked) for section in sections for ranked in rank_section(section, context)]
    return sorted(pairs, key=lambda pair: -pair[1].score)


def _quantities(sections: Sequence[Section], context: Context) -> list[tuple[Section, Ranked]]:
    """For each quantity asked (何人, 何件) the best sentence that holds one."""
    pairs = ranked_sentences(sections, context)
    found = []
    for unit in context.question.units:
        holding = (pair for pair in pairs if has_quantity(pair[1].sentence.text, unit))
        found += [pair for pair in [next(holding, None)] if pair is not None]
    return found


def about(sections: Sequence[Section], context: Context, most: int = _MOST) -> Draft:
    """The sentences that answer, grouped under the headings of their sections, in the order of the sections."""
    pairs = ranked_sentences(sections, context)[:most]
    best = pairs[0][1].score if pairs else 0.0
    chosen = [(section, ranked) for section, ranked in pairs if ranked.score >= best * _NEAR]
    chosen += [pair for pair in _quantities(sections, context) if pair not in chosen]
    statements: list[Statement] = []
    for section in sections:
        own = sorted((r for s, r in chosen if s.id == section.id), key=lambda r: r.sentence.start)
        if own:
            city = context.plans[section.plan_id].municipality
            lead = LEAD.format(city=city, title=section.title)
            statements.append(Statement(lead, (of_sentence(section, own[0].sentence),)))
            statements += [said(section, r.sentence, context) for r in own]
    return Draft(AnswerKind.ANSWER, tuple(statements))
