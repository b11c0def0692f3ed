"""The answer from plan text that is no 事業: surveys, glossary, rules, plan period."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import AnswerKind
from bot.compose.context import Context
from bot.compose.ranking import pick, rank_section
from bot.draft import Draft, Statement
from bot.evidence import of_sentence
from ingest.model import Section

LEAD = "{city}の計画の「{title}」に、次の記載があります。"


def about(sections: Sequence[Section], context: Context, most: int = 4) -> Draft:
    """The sentences of the best sections that answer, grouped under their headings."""
    statements: list[Statement] = []
    for section in sections:
        chosen = pick(rank_section(section, context), most=most, floor=0.5)
        if not chosen:
            continue
        city = context.plans[section.plan_id].municipality
        lead = LEAD.format(city=city, title=section.title)
        statements.append(Statement(lead, (of_sentence(section, chosen[0].sentence),)))
        statements += [
            Statement("・" + _oneline(r.sentence.text), (of_sentence(section, r.sentence),)) for r in chosen
        ]
    return Draft(AnswerKind.ANSWER, tuple(statements))


def _oneline(text: str) -> str:
    return "：".join(cell.strip() for cell in text.lstrip("・○- ").split("\t") if cell.strip())
