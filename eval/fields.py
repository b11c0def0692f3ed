"""What was read from a cited field in a spelling of its own: years of table columns, amounts in yen, full names of 課."""

from __future__ import annotations

from bot.answer import Citation
from eval.grounds import Grounds
from ingest.model import Entry
from ingest.years import era_name, show_fiscal_year


def years(citation: Citation, grounds: Grounds) -> set[int]:
    """The fiscal years that the cited field stands for."""
    owner, field = grounds.owner(citation), grounds.field(citation)
    if not isinstance(owner, Entry) or field is None:
        return set()
    found = {item.fiscal_year for item in owner.schedule if item.field == field}
    found |= {item.fiscal_year for item in owner.indicators if item.field == field and item.fiscal_year}
    found |= {row.fiscal_year for row in owner.progress if field in row.fields}
    own = owner.fields[field].fiscal_year
    return found | ({own} if own else set())


def amounts(citation: Citation, grounds: Grounds) -> set[int]:
    """The amounts in yen that the cited field states."""
    owner, field = grounds.owner(citation), grounds.field(citation)
    if not isinstance(owner, Entry):
        return set()
    return {item.amount_yen for item in owner.budget if item.field == field}


def names(citation: Citation, grounds: Grounds) -> list[str]:
    """The policies above the 事業, and the departments that the cited field names, divisions included."""
    owner, field = grounds.owner(citation), grounds.field(citation)
    if owner is None:
        return []
    departments = owner.departments if isinstance(owner, Entry) else ()
    return [*owner.path, *(f"{d.division or ''}{d.name}" for d in departments if d.field == field)]


def spelled(citation: Citation, grounds: Grounds) -> str:
    """All of these, as answers may write them."""
    written = [f"{show_fiscal_year(year)} {era_name(year)}年度 {year}年度" for year in years(citation, grounds)]
    written += [_yen(amount) for amount in amounts(citation, grounds)]
    owner = grounds.owner(citation)
    return "\n".join([*written, *names(citation, grounds), owner.title if owner else ""])


def _yen(amount: int) -> str:
    return f"{amount}円 {amount // 1000}千円 {amount // 10_000}万円"
