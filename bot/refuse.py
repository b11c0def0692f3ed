"""Saying plainly what the plans do not say: why, what was searched, what comes nearest, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import texts
from bot.answer import AnswerKind, Searched
from bot.compose.context import Context
from bot.compose.ranking import Ranked, has_quantity
from bot.cues import load_cues
from bot.draft import Draft, Statement
from bot.evidence import of_title
from bot.question import Facet, Question
from bot.vocabulary import Vocabulary
from index.protocols import EntryFilter, EntryStore, Hit
from ingest.model import Entry, FieldKind, Section
from ingest.text import fold
from ingest.years import show_fiscal_year

_AFTER = r"(?=は|の|で|が|だと|って|なら|に|と|では)"
_PLACE = re.compile(
    rf"(?P<name>[一-龥々ヶケ]{{2,4}})(?P<kind>市|町|村|県){_AFTER}|(?:^|[、。\s])(?P<kana>[ぁ-んァ-ヶー]{{2,6}})(?P<unit>市|町|村){_AFTER}"
)
_NOT_A_PLACE = re.compile(
    r"(都|本|当|他|各|同|全|隣|両|近隣|周辺|中核|政令|地方都|大都|お|ほか|どの|どこ|この|その|うち|わが|我が|自分|の|な|る|を|は|が|に|と|って|して|ては|から|まで)$"
)
_FEE = re.compile(r"手数料|料金|運賃|利用料|使用料|参加費|会費|入場料|負担金|月謝")
_LEADING_WORDS = re.compile(r"^(?:お?隣の?|近くの|となりの|近所の)")


def refusal(reason: str, searched: Searched, nearest: Sequence[Entry] = ()) -> Draft:
    """A refusal with what was searched and, labelled as such, the nearest 事業."""
    opening = texts.REFUSE_SEARCHED.format(plans=searched.plans, entries=searched.entries)
    said = tuple(int(number) for number in re.findall(r"\d+", opening + reason))
    lines = [Statement(opening + reason, computed=said)]
    if nearest:
        titles = "、".join(f"「{entry.title}」" for entry in nearest)
        lines.append(Statement(texts.NEAREST.format(titles=titles), tuple(of_title(entry) for entry in nearest)))
    lines.append(Statement(texts.ASK_OFFICE))
    offers = tuple(f"{entry.title}について教えて" for entry in nearest)
    return Draft(AnswerKind.REFUSAL, tuple(lines), offers)


def plain(text: str, suggestions: Sequence[str] = ()) -> Draft:
    """A refusal that needs no search: opinions, role play, personal matters."""
    return Draft(AnswerKind.REFUSAL, (Statement(text),), tuple(suggestions))


def foreign_city(question: Question, vocabulary: Vocabulary, store: EntryStore) -> str | None:
    """A municipality named in the question that has no plan here and that no plan in scope mentions."""
    for match in _PLACE.finditer(question.text):
        name = _LEADING_WORDS.sub("", match["name"] or match["kana"])
        full = f"{name}{match['kind'] or match['unit']}"
        if (
            len(name) < 2
            or _NOT_A_PLACE.search(name)
            or any(full.endswith(known) for known in vocabulary.municipalities)
        ):
            continue
        if store.count(EntryFilter(municipality=question.scope, text=full)) == 0 and not _in_sections(
            store, question, full
        ):
            return full
    return None


def _in_sections(store: EntryStore, question: Question, words: str) -> bool:
    return any(words in section.text for section in store.sections(question.scope))


def year_beyond(question: Question, vocabulary: Vocabulary, owner: Entry | Section) -> int | None:
    """A fiscal year asked for that lies after every plan in scope and that the 事業 found does not name."""
    last = [
        plan.fiscal_years[1]
        for plan in vocabulary.plans
        if plan.fiscal_years and question.scope in (None, plan.municipality)
    ]
    if not last or not question.years:
        return None
    asked = [year for mention in question.years for year in mention.years]
    text = _all_text(owner)
    beyond = [year for year in asked if year > max(last)]
    return next(
        (year for year in beyond if str(year) not in text and show_fiscal_year(year)[:4] not in text), None
    )


def missing_detail(context: Context, owner: Entry | Section, ranked: Sequence[Ranked]) -> str | None:
    """Why the 事業 found cannot answer what exactly was asked: no such quantity, attribute or result. None if it can."""
    question = context.question
    for name in question.attributes:
        need = load_cues().attributes[name].need
        if not any(need.search(fold(r.sentence.text)) for r in ranked[:6]):
            return texts.REFUSE_NOT_FOUND
    for unit in question.units:
        if not _quantity(unit, context, owner, ranked):
            past = context.asks(Facet.RESULT) and isinstance(owner, Entry) and not owner.progress
            return texts.REFUSE_NO_PROGRESS if past else texts.REFUSE_NOT_FOUND
    if isinstance(owner, Entry) and context.asks(Facet.RATING, Facet.OUTCOME) and not owner.progress:
        return texts.REFUSE_NO_PROGRESS
    if _result_year_without_report(context, owner):
        return texts.REFUSE_NO_PROGRESS
    return None


def _quantity(unit: str, context: Context, owner: Entry | Section, ranked: Sequence[Ranked]) -> bool:
    if isinstance(owner, Entry):
        if unit == "円" and (owner.budget or owner.relations):
            return _has_price(owner, context, ranked)
        if context.asks(Facet.TARGET) and owner.indicators:
            return True
        past = context.asks(Facet.RESULT) and not owner.progress
        if not past and any(has_quantity(item.target, unit) for item in owner.indicators):
            return True
        if past:
            ranked = [
                r for r in ranked if r.sentence.kind is not FieldKind.INDICATOR and not _planned(r.sentence.text)
            ]
    least = 0.0 if unit == "円" and isinstance(owner, Entry) else 0.04
    return any(has_quantity(r.sentence.text, unit) and r.coverage >= least for r in ranked)


def _has_price(owner: Entry, context: Context, ranked: Sequence[Ranked]) -> bool:
    """A fee (手数料, 運賃 …) asked for must be printed as such; what the city spends is no answer to it."""
    fee = _FEE.search(context.question.text)
    if not fee:
        return True
    prose = (r.sentence.text for r in ranked if r.sentence.kind is not FieldKind.BUDGET)
    return any(has_quantity(text, "円") for text in prose) or any(fee[0] in item.label for item in owner.budget)


def _planned(text: str) -> bool:
    """Whether a sentence speaks of the future: a plan says what is aimed at, not what came of it."""
    return bool(re.search(r"目指|目標|予定|見込|図ります|図る|努め|検討", text))


def _result_year_without_report(context: Context, owner: Entry | Section) -> bool:
    """A result is asked for a year for which no progress report of this 事業 is there."""
    if not isinstance(owner, Entry) or not context.asks(Facet.RESULT) or not owner.progress:
        return False
    reported = {row.fiscal_year for row in owner.progress}
    asked = set(context.years())
    return bool(asked) and min(asked) > max(reported) and not any(i.fiscal_year in asked for i in owner.schedule)


def nearest(hits: Sequence[Hit], most: int = 2) -> list[Entry]:
    """The 事業 to offer with a refusal."""
    return [hit.entry for hit in hits if hit.entry is not None and hit.relevance > 0.2][:most]


def _all_text(owner: Entry | Section) -> str:
    if isinstance(owner, Section):
        return owner.text
    return "\n".join(field.text for field in owner.fields)
