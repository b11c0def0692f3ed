"""The last gate: every fact in an answer must stand in a field that it cites.

A statement is let through when each quoted string, number, fiscal year, amount, department and rating in it occurs in
its evidence (or is the declared result of a computation over cited rows), and when a statement that says a fact has
evidence at all. The check reads the finished words, whoever wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.draft import Evidence, Statement
from bot.quote import quotation
from ingest.model import Plan
from ingest.text import plain_numbers, squeeze
from ingest.years import find_years, fiscal_years

_QUOTED = re.compile(r"[「『]([^「」『』]+)[」』]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEN = re.compile(r"(?:(?P<oku>\d+)億)?(?:(?P<man>\d+(?:\.\d+)?)万)?(?:(?P<sen>\d+)千)?(?P<one>\d+)?円")
_DEPARTMENT = re.compile(
    r"(?!(?:担当|関係|関連|主管|所管|各|全)課)[一-龥々ァ-ヶー]{1,14}(?:課|室|事務局|専門部会|委員会)(?<!担当課)(?<!関係課)"
)
_RATING = re.compile(r"[◎△×]|○(?=」|$)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a statement may be said, and in English what did not stand (for logs and tests)."""

    ok: bool
    reason: str = ""


def verify(statement: Statement, plans: Mapping[str, Plan], cities: Collection[str] = ()) -> Verdict:
    """Judge one statement against its evidence. ``cities`` are the names that must not be said of another city."""
    if not statement.evidence:
        return _without_evidence(statement)
    if any(not quotation(piece) for piece in statement.evidence):
        return Verdict(False, "a citation quotes nothing")
    corpus = "\n".join(_printed(piece, plans) for piece in statement.evidence)
    checks = (
        _quoted(statement.text, corpus),
        _years(statement, corpus),
        _numbers(statement, corpus),
        _words(_DEPARTMENT, statement.text, corpus, "department"),
        _words(_RATING, statement.text, corpus, "rating"),
        _cities(statement, plans, cities),
    )
    return next((Verdict(False, reason) for reason in checks if reason), Verdict(True))


def _without_evidence(statement: Statement) -> Verdict:
    said = _QUOTED.sub("", statement.text)
    known = {str(number) for number in statement.computed}
    if not set(_NUMBER.findall(plain_numbers(said))) <= known or _DEPARTMENT.search(said):
        return Verdict(False, "a fact without evidence")
    return Verdict(True)


def _printed(piece: Evidence, plans: Mapping[str, Plan]) -> str:
    """All that a reader of the citation sees: the field, its label, and the heading of the card."""
    owner = piece.entry or piece.section
    if owner is None:
        return ""
    plan = plans[owner.plan_id]
    parts = [piece.text, owner.title, *owner.path, plan.municipality, plan.title]
    if piece.entry is not None:
        parts += [piece.entry.no, f"{piece.entry.no}-{piece.sub_item}" if piece.sub_item else ""]
        parts += [piece.cited_field.label if piece.cited_field else ""]
        parts += _repaired(piece)
    return "\n".join(parts)


def _repaired(piece: Evidence) -> list[str]:
    """Values read from the cited field whose spelling was repaired or normalised (marks, ratings, departments)."""
    entry = piece.entry
    if entry is None:
        return []
    values = [f"{d.division or ''}{d.name}" for d in entry.departments if d.field == piece.field]
    values += [f"{d.sub_item})" for d in entry.departments if d.field == piece.field and d.sub_item]
    values += [row.rating or "" for row in entry.progress if piece.field in row.fields]
    values += [i.phase or "" for i in entry.schedule if i.field == piece.field]
    return values


def _quoted(text: str, corpus: str) -> str:
    squeezed = squeeze(corpus)
    missing = [q for q in _QUOTED.findall(text) if squeeze(q) not in squeezed]
    return f"quoted words do not stand in the evidence: {missing[0]}" if missing else ""


def _years(statement: Statement, corpus: str) -> str:
    allowed = set(fiscal_years(corpus))
    for piece in statement.evidence:
        allowed |= _structured_years(piece)
    for mention in find_years(statement.text):
        if not set(mention.years) <= allowed:
            return f"year {mention.first} does not stand in the evidence"
    return ""


def _structured_years(piece: Evidence) -> set[int]:
    entry = piece.entry
    if entry is None:
        return set()
    years = {item.fiscal_year for item in entry.schedule if item.field == piece.field}
    years |= {i.fiscal_year for i in entry.indicators if i.field == piece.field and i.fiscal_year is not None}
    years |= {row.fiscal_year for row in entry.progress if piece.field in row.fields}
    field = piece.cited_field
    return years | ({field.fiscal_year} if field and field.fiscal_year is not None else set())


def _numbers(statement: Statement, corpus: str) -> str:
    said = _without_years(statement.text)
    printed = plain_numbers(re.sub(r"[\t\n]+", "|", corpus))
    amounts = set(_amounts(printed)) | {
        i.amount_yen for p in statement.evidence if p.entry for i in p.entry.budget if i.field == p.field
    }
    amounts |= set(statement.computed)
    for match in _YEN.finditer(said):
        value = _yen(match)
        if value is not None and value not in amounts and match[0] not in printed:
            return f"amount {match[0]} does not stand in the evidence"
    known = (
        set(_NUMBER.findall(printed))
        | set(_NUMBER.findall(_without_years(corpus)))
        | {str(number) for number in statement.computed}
    )
    for number in _NUMBER.findall(_YEN.sub("", said)):
        if number not in known:
            return f"number {number} does not stand in the evidence"
    return ""


def _without_years(text: str) -> str:
    from ingest.text import fold

    folded = fold(text)
    for mention in reversed(find_years(text)):
        folded = folded[: mention.start] + " " + folded[mention.end :]
    return plain_numbers(folded)


def _amounts(text: str) -> Iterable[int]:
    for match in _YEN.finditer(text):
        value = _yen(match)
        if value is not None:
            yield value


def _yen(match: re.Match[str]) -> int | None:
    if not any(match.groupdict().values()):
        return None
    value = int(match["oku"] or 0) * 100_000_000 + float(match["man"] or 0) * 10_000
    return int(value + int(match["sen"] or 0) * 1_000 + int(match["one"] or 0))


def _words(pattern: re.Pattern[str], text: str, corpus: str, name: str) -> str:
    squeezed = squeeze(corpus)
    missing = [found for found in pattern.findall(text) if squeeze(found) not in squeezed]
    return f"{name} {missing[0]} does not stand in the evidence" if missing else ""


def _cities(statement: Statement, plans: Mapping[str, Plan], cities: Collection[str]) -> str:
    owners = [piece.entry or piece.section for piece in statement.evidence]
    own = {plans[owner.plan_id].municipality for owner in owners if owner is not None}
    texts = squeeze("".join(piece.text for piece in statement.evidence))
    other = [c for c in cities if c in statement.text and c not in own and squeeze(c) not in texts]
    return f"{other[0]} is not the city of the evidence" if other else ""
