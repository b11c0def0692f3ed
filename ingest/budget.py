"""Budgets: the amounts of a budget block, what each is, which fiscal years it is for, and whether the sums agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.lexicon import load
from ingest.model import BudgetItem, BudgetKind
from ingest.money import Amount, find_amounts
from ingest.sums import evaluate
from ingest.text import fold, squeeze
from ingest.years import find_years

SUM_DIFFERS = "印刷されている合計額が、年額からの計算と一致しません"
_AFTER = re.compile(
    r"\s*(?P<yearly>[/／]\s*年(?!度))?\s*(?:[(（](?P<sum>[①-⑳()（）×x*+＋\s\d]+)[)）])?"
    r"\s*(?:[(（](?P<note>[^()（）]*)[)）])?\s*(?P<mark>[①-⑳])?"
)
_UNIT = re.compile(r"(億円|百万円|万円|千円|円)")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_FROM = re.compile(r"以降|から|より")
_ONLY = re.compile(r"のみ|限り|だけ")


@dataclass(frozen=True, slots=True)
class Budget:
    """The amounts of a block and the doubt to note on its field."""

    items: tuple[BudgetItem, ...]
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """An amount with the words before it and what directly follows it."""

    amount: Amount
    label: str
    yearly: bool
    note: str | None
    mark: str | None
    sum: str | None
    rest: str


def read_budget(text: str, field: int, plan_years: Sequence[int]) -> Budget:
    """The amounts in the text of a budget field; ``plan_years`` are all years of the plan, if known."""
    parts = _parts(text)
    items: list[BudgetItem] = []
    reference = False
    for part in parts:
        reference = reference or _is_reference(part.label)
        item = _item(part, field, plan_years, reference, in_items=any(i.kind is BudgetKind.ANNUAL for i in items))
        if not any(_same(item, known) for known in items):
            items.append(item)
    return Budget(tuple(_with_years(items, parts, plan_years)), SUM_DIFFERS if _sums_differ(parts) else None)


def read_plain_amount(label: str, text: str, field: int, year: int | None = None) -> BudgetItem | None:
    """``840`` under ``予算額(千円)``: an amount whose unit stands in the label."""
    unit = _UNIT.search(fold(label))
    number = _NUMBER.fullmatch(squeeze(text))
    if unit is None or number is None:
        return None
    amounts = find_amounts(f"{number[0]}{unit[1]}")
    years = (year,) if year else ()
    kind = BudgetKind.ANNUAL if year else BudgetKind.TOTAL
    return BudgetItem(label, amounts[0].yen, kind, field, years) if amounts else None


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    position = 0
    amounts = find_amounts(text)
    for amount, following in zip(amounts, [*amounts[1:], None], strict=False):
        after = _AFTER.match(text, amount.end)
        end = after.end() if after else amount.end
        rest = text[end : following.start if following else len(text)]
        groups = after.groupdict() if after else {}
        parts.append(
            _Part(
                amount,
                _label(text[position : amount.start]),
                bool(groups.get("yearly")),
                groups.get("note"),
                groups.get("mark"),
                groups.get("sum"),
                rest.strip(),
            )
        )
        position = end
    return parts


def _label(before: str) -> str:
    """The words before an amount: what names it, without headings of the list and rules."""
    text = before.strip().strip("-―─ \n")
    for heading in load("structure")["budget"]["headings"]:
        text = re.sub(rf"(?:^|(?<=\s)){heading}(?=\s|$)", " ", text)
    return " ".join(text.split())


def _item(part: _Part, field: int, plan_years: Sequence[int], reference: bool, *, in_items: bool) -> BudgetItem:
    kind = _kind(part, in_items)
    years = _years(part.note, plan_years)
    if kind is BudgetKind.TOTAL and not years and part.amount.yen:
        years = tuple(plan_years)
    note = part.note or (_sentence(part.rest) if not part.amount.yen else None)
    return BudgetItem(part.label, part.amount.yen, BudgetKind.REFERENCE if reference else kind, field, years, note)


def _kind(part: _Part, in_items: bool) -> BudgetKind:
    label = squeeze(part.label)
    words = load("structure")["budget"]
    if part.yearly:
        return BudgetKind.ANNUAL
    if any(word in label for word in words["totals"]) or part.sum:
        return BudgetKind.TOTAL
    if label in words["plain"] or not label:
        return BudgetKind.TOTAL
    return BudgetKind.ITEM if in_items or label not in words["plain"] else BudgetKind.TOTAL


def _years(note: str | None, plan_years: Sequence[int]) -> tuple[int, ...]:
    """H24年度のみ → that year; H25年度以降 → from that year to the end of the plan."""
    mentions = find_years(note) if note else []
    if not mentions or note is None:
        return ()
    if _FROM.search(note) and len(mentions) == 1 and plan_years:
        return tuple(year for year in plan_years if year >= mentions[0].first)
    return tuple(dict.fromkeys(year for mention in mentions for year in mention.years))


def _with_years(items: list[BudgetItem], parts: list[_Part], plan_years: Sequence[int]) -> list[BudgetItem]:
    """An amount per year is for the years of its items, or for all years if the total counts it for each of them."""
    everywhere = (
        any(p.sum and re.search(rf"[×x*]\s*{len(plan_years)}(?!\d)", p.sum) for p in parts)
        if plan_years
        else False
    )
    result = list(items)
    for index, item in enumerate(items):
        if item.kind is not BudgetKind.ANNUAL or item.fiscal_years:
            continue
        below = []
        for other in items[index + 1 :]:
            if other.kind is not BudgetKind.ITEM:
                break
            below.append(other.fiscal_years)
        if below and below[0] and all(years == below[0] for years in below):
            result[index] = replace(item, fiscal_years=below[0])
        elif everywhere and not any(below) and len([i for i in items if i.kind is BudgetKind.ANNUAL]) == 1:
            result[index] = replace(item, fiscal_years=tuple(plan_years))
    return result


def _sums_differ(parts: list[_Part]) -> bool:
    values: dict[str, int] = {}
    for part in parts:
        if part.mark:
            values[part.mark] = part.amount.yen
        if part.sum and (expected := evaluate(part.sum, values)) is not None and expected != part.amount.yen:
            return True
    return False


def _same(one: BudgetItem, other: BudgetItem) -> bool:
    return (
        one.amount_yen == other.amount_yen
        and squeeze(one.label) == squeeze(other.label)
        and one.kind is other.kind
    )


def _is_reference(label: str) -> bool:
    return bool(re.search(load("structure")["budget"]["reference"], squeeze(label)))


def _sentence(rest: str) -> str | None:
    return " ".join(rest.split()) or None
