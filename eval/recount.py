"""Counts and sums that an answer may state though no plan prints them: computed again from the catalogue."""

from __future__ import annotations

from collections import Counter

from bot.answer import Answer
from eval.grounds import Grounds
from ingest.model import BudgetKind, Entry, RelationKind, Role


def counted(answer: Answer, grounds: Grounds) -> set[int]:
    """The counts that hold: rows shown, 事業 cited, 事業 sharing a policy or a department with one that is cited."""
    rows = sum(line.lstrip().startswith("・") for line in answer.text.splitlines())
    cited = {citation.entry_id for citation in answer.citations if citation.entry_id}
    found = {rows, len(cited), len(answer.citations), answer.searched.entries, answer.searched.plans}
    for city in {citation.municipality for citation in answer.citations}:
        own = [entry for entry in grounds.entries if grounds.city(entry) == city]
        first = [entry for entry in own if not _is_repeat(entry)]
        found |= {len(own), len(first), len(own) - len(first)}
        found |= _shared(own) | _shared(first)
    return found


def summed(answer: Answer, grounds: Grounds) -> set[int]:
    """The sums of the budgets, by what kind of amount they are: of a city, of all, of the 事業 cited."""
    cited = {citation.entry_id for citation in answer.citations}
    cities = {citation.municipality for citation in answer.citations}
    found: set[int] = set()
    for kind in BudgetKind:
        by_city: Counter[str] = Counter()
        chosen = 0
        for entry in grounds.entries:
            amount = sum(item.amount_yen for item in entry.budget if item.kind is kind)
            by_city[grounds.city(entry)] += 0 if _is_repeat(entry) else amount
            chosen += amount if entry.id in cited else 0
        found |= {by_city[city] for city in cities} | {sum(by_city.values()), chosen}
    return found


def _shared(entries: list[Entry]) -> set[int]:
    policies = Counter(heading for entry in entries for heading in set(entry.path))
    leading = Counter(
        name for entry in entries for name in {d.name for d in entry.departments if d.role is Role.LEAD}
    )
    return {*policies.values(), *leading.values()}


def _is_repeat(entry: Entry) -> bool:
    return any(relation.kind is RelationKind.REPEAT_OF for relation in entry.relations)
