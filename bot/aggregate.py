"""Lists, counts, sums and maxima: computed over the whole catalogue in scope, never guessed from a ranking."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.compose import listing
from bot.compose.context import Context
from bot.draft import Draft
from bot.question import Facet, Intent
from bot.selection import is_repeat, read_selection, select
from index.protocols import EntryFilter
from ingest.model import BudgetKind, Entry
from ingest.text import fold

_THINGS = re.compile(r"事業|取組|取り組み|施策|項目")
_PER_GROUP = re.compile(r"ごと|別に|別の|それぞれ|内訳")


def aggregate(context: Context, topic_terms: int) -> Draft | None:
    """The computed answer, or None where the question is not about a set of 事業.

    ``topic_terms`` is the number of telling terms left beside the conditions: with a subject of its own
    (「空き家バンクの登録は何件」) a question asks for a fact, not for a set.
    """
    question = context.question
    key = fold(question.text)
    scope = question.scope
    entries = context.store.entries(EntryFilter(municipality=scope))
    selection = read_selection(question, scope, entries)
    if question.wants(Intent.LARGEST, Intent.SMALLEST) and not selection.ratings:
        return _extreme(context, entries)
    about_things = bool(_THINGS.search(key))
    if selection.narrow and (
        (question.wants(Intent.LIST, Intent.COUNT) and about_things) or selection.unknown_cost
    ):
        rows, repeats = select(entries, selection)
        return listing.rows_draft(rows, repeats, selection) if rows else listing.empty_draft(selection, context)
    if question.wants(Intent.SUM) and context.asks(Facet.AMOUNT) and topic_terms == 0:
        pairs = [(e, i) for e in entries if not is_repeat(e) for i in e.budget if i.kind is BudgetKind.TOTAL]
        return listing.sum_draft(pairs, scope or "すべての市") if pairs else None
    if question.wants(Intent.COUNT, Intent.LIST) and about_things and topic_terms == 0 and scope:
        return _total(context, entries, scope)
    return None


def _extreme(context: Context, entries: Sequence[Entry]) -> Draft | None:
    question = context.question
    scope = question.scope or "すべての市"
    own = [entry for entry in entries if not is_repeat(entry)]
    if context.asks(Facet.AMOUNT):
        largest = question.wants(Intent.LARGEST)
        kind = (
            BudgetKind.ANNUAL
            if re.search(r"(?<!\d)年間|(?<!\d)1年(?!度)|年額|毎年", fold(question.text))
            else BudgetKind.TOTAL
        )
        return listing.extreme_draft(
            own, scope, kind, max if largest else min, "最も大きい" if largest else "最も小さい"
        )
    if _THINGS.search(fold(question.text)) and question.wants(Intent.LARGEST):
        groups = _groups(own, question.text)
        return listing.groups_draft(groups, scope, largest=True, repeats=0) if groups else None
    return None


def _total(context: Context, entries: Sequence[Entry], scope: str) -> Draft | None:
    own = [entry for entry in entries if not is_repeat(entry)]
    repeats = len(entries) - len(own)
    groups = _groups(own, context.question.text)
    if not groups:
        return None
    return listing.groups_draft(groups, scope, largest=False, repeats=repeats)


def _groups(entries: Sequence[Entry], text: str) -> dict[str, list[Entry]]:
    """Entries by the policy level that the question names (基本方針, 事業推進計画 …), the outermost otherwise; by 課 if asked."""
    if re.search(r"(課|部署)(が|は|の中で|別|ごと)", fold(text)) and not re.search(r"担当課(は|が)", fold(text)):
        by_department: dict[str, list[Entry]] = {}
        for entry in entries:
            for name in dict.fromkeys(d.name for d in entry.departments if d.role.value == "lead"):
                by_department.setdefault(name, []).append(entry)
        return by_department
    depth = max((len(entry.path) for entry in entries), default=0)
    level = next((i for i in reversed(range(depth)) if (label := _label(entries, i)) and label in fold(text)), 0)
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if len(entry.path) > level:
            groups.setdefault(" ".join(entry.path[level].split()), []).append(entry)
    return groups


def _label(entries: Sequence[Entry], level: int) -> str:
    """What the headings of a level have in common before their numbers: 基本方針, 事業推進計画, 施策方針."""
    names = {fold(entry.path[level]) for entry in entries if len(entry.path) > level}
    prefixes = {re.split(r"[\d<(「その]", name, maxsplit=1)[0].strip() for name in names}
    return prefixes.pop() if len(prefixes) == 1 else ""
