"""Values of spreadsheet cells as the spreadsheet shows them: dates by their pattern, numbers with commas, percents."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from ingest.years import era_name

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].')
_DATE_PART = re.compile(r"ggge|gge|ge|e+|yyyy|yy|mmmmm|mmmm|mmm|mm|m|dd|d|aaaa|aaa|hh|h|ss|s|AM/PM", re.IGNORECASE)
_NUMBER_PART = re.compile(r"[#0?,]+(?:\.[0#?]+)?")
_DAYS = "月火水木金土日"
_ERAS = {"令和": "R", "平成": "H", "昭和": "S"}


def shown(value: object, pattern: str = "General") -> str:
    """``value`` as text under a number format; an empty cell is an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, pattern or "General")
    if isinstance(value, datetime | date):
        return _date(value, pattern or "General")
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)


def _number(value: int | float, pattern: str) -> str:
    sections = pattern.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    negative = value < 0 and len(sections) < 2
    literals: list[str] = []
    masked = _LITERAL.sub(lambda m: _keep(literals, m), section)
    part = _NUMBER_PART.search(masked)
    if part is None or masked.strip().lower() in {"general", "@", "g/標準"}:
        return _plain(value)
    percent = "%" in masked
    scaled = abs(Decimal(repr(value))) * (100 if percent else 1)
    mask = part[0]
    scaled /= 1000 ** (len(mask) - len(mask.rstrip(",")))
    digits = mask.rstrip(",").partition(".")[2]
    rounded = scaled.quantize(Decimal(1).scaleb(-len(digits)), ROUND_HALF_UP)
    figure = f"{rounded:,f}" if "," in mask.rstrip(",") else f"{rounded:f}"
    if "#" in digits:
        figure = figure.rstrip("0").rstrip(".")
    text = f"{'-' if negative and rounded else ''}{masked[: part.start()]}{figure}{masked[part.end() :]}"
    return _restore(text, literals).strip()


def _plain(value: int | float) -> str:
    """A number without a format: no ``.0``, no exponent for what people write out, no noise of binary fractions."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _date(value: date, pattern: str) -> str:
    literals: list[str] = []
    masked = _LITERAL.sub(lambda m: _keep(literals, m), pattern.split(";")[0])
    if not _DATE_PART.search(masked) or masked.lower() == "general":
        masked = "yyyy/m/d"
    minutes = re.sub(r"(?i)(?<=h:)mm?|(?<=h.\x01)mm?|mm?(?=:s)", "\x02", masked)
    return _restore(_DATE_PART.sub(lambda m: _date_part(m[0].lower(), value), _minutes(minutes, value)), literals)


def _minutes(masked: str, value: date) -> str:
    return masked.replace("\x02", f"{value.minute:02}" if isinstance(value, datetime) else "00")


def _date_part(part: str, value: date) -> str:
    clock = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    era, count = _era(value)
    parts = {
        "ggge": f"{era}{count}",
        "gge": f"{era[0]}{count}",
        "ge": f"{_ERAS.get(era, '')}{count}",
        "yyyy": str(value.year),
        "yy": f"{value.year % 100:02}",
        "mm": f"{value.month:02}",
        "m": str(value.month),
        "mmm": value.strftime("%b"),
        "mmmm": value.strftime("%B"),
        "dd": f"{value.day:02}",
        "d": str(value.day),
        "aaa": _DAYS[value.weekday()],
        "aaaa": f"{_DAYS[value.weekday()]}曜日",
        "hh": f"{clock.hour:02}",
        "h": str(clock.hour),
        "ss": f"{clock.second:02}",
        "s": str(clock.second),
        "am/pm": "AM" if clock.hour < 12 else "PM",
    }
    return count if set(part) == {"e"} else parts.get(part, "")


def _era(value: date) -> tuple[str, str]:
    """The era of a day and the year in it; the first months of 2019 still are 平成31."""
    year = value.year - 1 if (value.year, value.month) < (2019, 5) and value.year == 2019 else value.year
    name = era_name(year)
    era = name.rstrip("元0123456789")
    return era, "31" if year != value.year else name.removeprefix(era)


def _keep(literals: list[str], match: re.Match[str]) -> str:
    literals.append(match[1] if match[1] is not None else match[2] or "")
    return "\x01"


def _restore(text: str, literals: list[str]) -> str:
    for literal in literals:
        text = text.replace("\x01", literal, 1)
    return text
