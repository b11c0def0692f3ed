"""Citations at the level of the field.

Recall: of the expected facts that plans print, how many stand in a cited field (of a gold 事業 where one is named).
Precision: of the citations, how many quote a field that the sentence in front of them speaks of.
"""

from __future__ import annotations

import re

from bot.answer import Citation
from eval import texts
from eval.case import Case
from eval.claims import Sentence, sentences
from eval.fields import spelled
from eval.measures.base import Measure
from eval.normalise import text_key

_TELLING = re.compile(r"\d+|[一-龥々]{2,}|[ァ-ヶー]{2,}|[a-z]{2,}")
_SHARED = 0.5


def _recall(case: Case) -> float | None:
    facts = case.question.printed_facts
    if not facts:
        return None
    pairs = zip(case.citations, case.verdict.good, strict=False)
    own = [c for c, good in pairs if good or not case.question.golds]
    cited = "\n".join(text_key(_read(c, case)) for c in own)
    return sum(any(text_key(one) in cited for one in fact) for fact in facts) / len(facts)


def _precision(case: Case) -> float | None:
    if case.question.refuse:
        return None
    if not case.citations or case.answer is None:
        return None if case.question.ask_back_ok else 0.0
    bearing: dict[int, list[Sentence]] = {}
    for sentence in sentences(case.answer):
        for citation in sentence.citations:
            bearing.setdefault(citation.n, []).append(sentence)
    fitting = [any(_fits(c, s, case) for s in bearing.get(c.n, [])) for c in case.citations]
    return sum(fitting) / len(fitting)


def _fits(citation: Citation, sentence: Sentence, case: Case) -> bool:
    """Whether half of the telling words of a sentence, or the whole quotation, are shared by field and sentence."""
    said = text_key(sentence.text)
    if citation.quote and text_key(citation.quote) in said:
        return True
    read = text_key("\n".join([_read(citation, case), citation.title, citation.no or ""]))
    words = _TELLING.findall(said)
    return bool(words) and sum(word in read for word in words) >= _SHARED * len(words)


def _read(citation: Citation, case: Case) -> str:
    return "\n".join([case.grounds.cited_text(citation), spelled(citation, case.grounds), citation.municipality])


MEASURES = (
    Measure("field_precision", texts.FIELD_PRECISION, _precision),
    Measure("field_recall", texts.FIELD_RECALL, _recall),
)
