"""Lists of 事業 in the order asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from index.protocols import EntryFilter, EntryStore
from ingest.model import BudgetKind, Entry, Role
from ingest.text import squeeze


class Sort(StrEnum):
    """Orders of a list of 事業; a leading ``-`` turns the order round."""

    PLAN = "plan"
    TITLE = "title"
    DEPARTMENT = "department"
    BUDGET = "budget"
    PLAN_DOWN = "-plan"
    TITLE_DOWN = "-title"
    DEPARTMENT_DOWN = "-department"
    BUDGET_DOWN = "-budget"


_Key = Callable[[Entry], tuple[bool, str | int]]


def sorted_entries(
    store: EntryStore, where: EntryFilter, sort: Sort | None, *, limit: int | None = None, offset: int = 0
) -> Sequence[Entry]:
    """The 事業 that meet ``where``: in the order of the plan from the store, any other order worked out here."""
    if sort is None or sort is Sort.PLAN:
        return store.entries(where, limit=limit, offset=offset)
    entries = list(store.entries(where))
    end = None if limit is None else offset + limit
    return _order(entries, sort)[offset:end]


def _order(entries: list[Entry], sort: Sort) -> list[Entry]:
    name = sort.value.lstrip("-")
    down = sort.value.startswith("-")
    if name == Sort.PLAN.value:
        return entries[::-1]
    key = _KEYS[name]
    # 事業 without a value come last in either direction; equal ones keep the order of the plan.
    known = [entry for entry in entries if not key(entry)[0]]
    unknown = [entry for entry in entries if key(entry)[0]]
    return sorted(known, key=key, reverse=down) + unknown


def _by_title(entry: Entry) -> tuple[bool, str | int]:
    return False, squeeze(entry.title)


def _by_department(entry: Entry) -> tuple[bool, str | int]:
    lead = next((d.name for d in entry.departments if d.role is Role.LEAD), None)
    return lead is None, squeeze(lead or "")


def _by_budget(entry: Entry) -> tuple[bool, str | int]:
    totals = [b.amount_yen for b in entry.budget if b.kind is BudgetKind.TOTAL]
    annual = [b.amount_yen for b in entry.budget if b.kind is BudgetKind.ANNUAL]
    return not totals and not annual, sum(totals) if totals else sum(annual)


_KEYS: dict[str, _Key] = {"title": _by_title, "department": _by_department, "budget": _by_budget}
