"""Amounts of money in every unit that plans print, as integers in yen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text import fold

_UNITS = {"億円": 100_000_000, "千万円": 10_000_000, "百万円": 1_000_000, "万円": 10_000, "千円": 1_000, "円": 1}
_AMOUNT = re.compile(
    r"(?<![\d,.])(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?\s*(?P<unit>億円|千万円|百万円|万円|千円|円)"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount found in a text; ``start`` and ``end`` are offsets in the text as given."""

    yen: int
    start: int
    end: int


def find_amounts(text: str) -> list[Amount]:
    """All amounts in ``text``, in order: 1,940 千円 is 1,940,000."""
    folded = "".join(fold(c) if len(fold(c)) == 1 else c for c in text)
    return [
        Amount(_yen(match["digits"], match["fraction"], match["unit"]), match.start(), match.end())
        for match in _AMOUNT.finditer(folded)
    ]


def _yen(digits: str, fraction: str | None, unit: str) -> int:
    factor = _UNITS[unit]
    whole = int(digits.replace(",", "")) * factor
    return whole + (round(float(fraction) * factor) if fraction else 0)
