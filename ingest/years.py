"""Fiscal years (年度) in every spelling that plans and people use.

2020年度 = 令和2年度 = R2 = 平成32年度 (as plans wrote it before the era changed) = 2020(平成32)年度.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text import fold

_ERA_START = {"令和": 2019, "平成": 1989, "昭和": 1926, "r": 2019, "h": 1989, "s": 1926}
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_NUMBER = r"(?:元|\d{1,2}|[一二三四五六七八九十]{1,3})"
_ERA = rf"(?P<era>令和|平成|昭和|(?<![a-z0-9])[rhs])\s*(?P<n>{_NUMBER})"
_WEST = r"(?<!\d)(?P<west>(?:19|20)\d{2})(?!\d)"
_PAREN = r"(?:\s*\([^()]{1,12}\))?"
_UNIT = r"\s*(?P<unit>年度|年)?"
_YEAR = re.compile(rf"(?:{_WEST}|{_ERA}){_PAREN}{_UNIT}")
_SPAN = re.compile(r"\s*(?:年度|年)?\s*(?:から|より|~|-|及び|・)\s*")
_SHORT = re.compile(rf"(?P<n>{_NUMBER}){_PAREN}\s*(?P<unit>年度)")
_OPEN_SPAN = ("から", "より", "~", "-")


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year found in a text. ``first`` and ``last`` differ for a range; ``fiscal`` is False for a calendar 年.

    ``start`` and ``end`` are offsets in the folded text (``ingest.text.fold``).
    """

    first: int
    last: int
    start: int
    end: int
    fiscal: bool

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of the range."""
        return tuple(range(self.first, self.last + 1))


def find_years(text: str) -> list[YearMention]:
    """All years in ``text``, in order, ranges joined: 令和3～5年度, 2019年度から2023年度まで, H24からH27."""
    folded = fold(text)
    singles = list(_singles(folded))
    joined: list[YearMention] = []
    for mention in singles:
        previous = joined[-1] if joined else None
        if previous and _is_range(folded[previous.end : mention.start]) and previous.last <= mention.first:
            joined[-1] = YearMention(
                previous.first, mention.last, previous.start, mention.end, previous.fiscal or mention.fiscal
            )
        else:
            joined.append(mention)
    return joined


def fiscal_years(text: str) -> tuple[int, ...]:
    """Every fiscal year named in ``text``, ranges written out, without repeats, in order of mention."""
    return tuple(dict.fromkeys(year for mention in find_years(text) for year in mention.years))


def fiscal_year(text: str) -> int | None:
    """The only fiscal year that ``text`` (a column heading, say) names, or None."""
    years = fiscal_years(text)
    return years[0] if len(years) == 1 else None


def era_name(year: int) -> str:
    """The year as the era calendar counts it from its first day: 2019 → 令和元, 2018 → 平成30."""
    for era, start in (("令和", 2019), ("平成", 1989), ("昭和", 1926)):
        if year >= start:
            count = year - start + 1
            return f"{era}{'元' if count == 1 else count}"
    return str(year)


def show_fiscal_year(year: int) -> str:
    """A fiscal year in both calendars: 令和2年度（2020年度）."""
    return f"{era_name(year)}年度（{year}年度）"


def _singles(folded: str) -> Iterator[YearMention]:
    position = 0
    previous: YearMention | None = None
    while match := _YEAR.search(folded, position):
        if previous and (short := _short_end(folded, previous, match.start())):
            yield short
        year = int(match["west"]) if match["west"] else _era_year(match["era"], match["n"])
        if match["era"] in {"r", "h", "s"} and not _plausible_short_era(folded, match):
            position = match.end()
            continue
        previous = YearMention(year, year, match.start(), match.end(), match["unit"] != "年")
        yield previous
        position = match.end()
    if previous and (short := _short_end(folded, previous, len(folded))):
        yield short


def _short_end(folded: str, previous: YearMention, limit: int) -> YearMention | None:
    """The second half of a range that leaves out the era: 令和3年度～5年度 → 5."""
    gap = _SPAN.match(folded, previous.end)
    if not gap or gap.end() >= limit or not any(mark in gap[0] for mark in _OPEN_SPAN):
        return None
    short = _SHORT.match(folded, gap.end())
    if not short or short.end() > limit:
        return None
    era = next((e for e in ("令和", "平成", "昭和") if e in folded[previous.start : previous.end]), None)
    if era is None:
        return None
    year = _era_year(era, short["n"])
    return YearMention(year, year, short.start(), short.end(), fiscal=True)


def _is_range(gap: str) -> bool:
    stripped = gap.strip().removeprefix("年度").removeprefix("年").strip()
    return stripped in _OPEN_SPAN


def _plausible_short_era(folded: str, match: re.Match[str]) -> bool:
    """``r2`` is a year; ``h264`` and ``s3`` inside a word are not."""
    after = folded[match.end() : match.end() + 1]
    return bool(match["unit"]) or not re.match(r"[a-z0-9]", after)


def _era_year(era: str, count: str) -> int:
    return _ERA_START[era] + _number(count) - 1


def _number(text: str) -> int:
    if text == "元":
        return 1
    if text.isdigit():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return int("".join(str(_KANJI[c]) for c in text))
    return (_KANJI[tens] if tens else 1) * 10 + (_KANJI[ones] if ones else 0)
