"""Questions to try, proposed from the catalogue: they name 事業 that are there, so they always have an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, zip_longest

from index.protocols import EntryFilter, EntryStore
from ingest.model import Entry, Plan, PlanKind, Role

_LONGEST_TITLE = 20


def example_questions(store: EntryStore, plans: Sequence[Plan], count: int = 3) -> list[str]:
    """At most ``count`` questions about 事業 of different plans where there are as many, each of another kind."""
    questions: list[str] = []
    kinds = cycle(_KINDS)
    for entry, plan in _alternating(store, plans):
        if len(questions) == count:
            break
        question = next(kinds)(entry, plan) or _department(entry, plan)
        if question is not None and question not in questions:
            questions.append(question)
    return questions


def _alternating(store: EntryStore, plans: Iterable[Plan]) -> Iterator[tuple[Entry, Plan]]:
    """事業 with short names: one of each plan, then a second of each, and so on."""
    rows = [
        [(entry, plan) for entry in store.entries(EntryFilter(plan_id=plan.id)) if _is_handy(entry)]
        for plan in plans
        if plan.kind is PlanKind.PLAN
    ]
    return (pair for rank in zip_longest(*rows) for pair in rank if pair is not None)


def _is_handy(entry: Entry) -> bool:
    return 4 <= len(entry.title) <= _LONGEST_TITLE and "\n" not in entry.title and bool(_lead(entry))


def _lead(entry: Entry) -> str | None:
    return next((d.name for d in entry.departments if d.role is Role.LEAD), None)


def _department(entry: Entry, plan: Plan) -> str | None:
    return f"{entry.title}の担当課は？"


def _schedule(entry: Entry, plan: Plan) -> str | None:
    return f"{entry.title}のスケジュールは？" if len(entry.schedule) > 1 else None


def _by_department(entry: Entry, plan: Plan) -> str | None:
    return f"{plan.municipality}の{_lead(entry)}の事業を全部教えて"


_KINDS: tuple[Callable[[Entry, Plan], str | None], ...] = (_department, _schedule, _by_department)
