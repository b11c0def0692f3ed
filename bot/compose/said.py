"""Saying a sentence of the plan: as a bullet, with its heading, its doubt and its years in both calendars."""

from __future__ import annotations

import re

from bot import texts
from bot.compose.context import Context
from bot.draft import Statement
from bot.evidence import of_sentence
from bot.question import Facet
from bot.sentences import Sentence
from ingest.model import Entry, Section
from ingest.years import era_name, find_years

_BULLETS = "・○●■◇◆▶•- 　"
_TAIL = re.compile(r"(?:\s*(?:【[^】]*】|[（(][^（）()]*(?:課|室|局|館|委員会)[^（）()]{0,3}[)）]))+$")
"""Marks of classification and departments after a sentence: the department is said in its own line."""
_ERA_FISCAL = re.compile(r"(令和|平成|昭和|[RHS])\s*(元|\d+)\s*年度")


def said(owner: Entry | Section, sentence: Sentence, context: Context) -> Statement:
    """The sentence as a line of an answer, with its evidence."""
    text = "：".join(cell.strip() for cell in sentence.text.lstrip(_BULLETS).split("\t") if cell.strip())
    text = _TAIL.sub("", text) or text
    heading = f"【{sentence.heading}】" if sentence.heading and sentence.heading not in text else ""
    line = f"・{heading}{text}{_western(text, context)}{_doubt(owner, sentence)}"
    return Statement(line, (of_sentence(owner, sentence),))


def _western(text: str, context: Context) -> str:
    """Era years of a dated answer as western years too: （平成26年度は2014年度）."""
    if not context.asks(Facet.WHEN) or not _ERA_FISCAL.search(text):
        return ""
    years = dict.fromkeys(year for m in find_years(text) if m.fiscal for year in (m.first, m.last))
    missing = [year for year in years if str(year) not in text]
    shown = "、".join(f"{era_name(year)}年度は{year}年度" for year in missing[:3])
    return f"（{shown}）" if shown else ""


def _doubt(owner: Entry | Section, sentence: Sentence) -> str:
    if isinstance(owner, Section) or sentence.field is None:
        return ""
    return texts.DOUBT if owner.fields[sentence.field].doubt else ""
