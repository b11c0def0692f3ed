"""Corrections by staff: ``corrections.toml`` beside the plan files, applied anew whenever they are read.

    [[correction]]
    entry = "7"
    municipality = "みなも市"
    field = "担当課"
    value = "図書館"
    reason = "機構改革で所管が変わったため"
    by = "企画課"
    date = 2026-11-20

``entry`` is a number as printed or an id; ``municipality`` and ``plan`` tell apart where it is not enough, as
``sub_item`` and ``fiscal_year`` do among the fields. The plan is never changed: what it prints stays as a field with
the doubt 訂正あり, and the value becomes a field of its own whose source is the table in this file, to the letter.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ingest.corrections_apply import CannotCorrectError, Change, corrected
from ingest.errors import EncodingError
from ingest.model import Catalogue, Entry, Plan, Source
from ingest.text import squeeze

CORRECTIONS = "corrections.toml"

_BROKEN = "訂正の書き方に誤りがあり、この訂正ファイル（{folder}）は使われていません（{error}）。"
_ONLY_TABLES = "[[correction]] で始まる表だけを書いてください"
_WHERE = "{line}行目からの訂正："
_UNKNOWN_KEY = "「{key}」という項目はありません。使える項目は {known} です。"
_MISSING_KEY = "「{key}」がありません。"
_WRONG_TYPE = "「{key}」の値が正しくありません。"
_NOT_VERBATIM = (
    "value は引用できるよう、ファイルに書かれた文字のままである必要があります。"
    "\\ による書き換えを使わず、'…' で囲んでください。"
)
_NO_ENTRY = "番号かIDが「{entry}」の事業は見つかりません。"
_SEVERAL = "「{entry}」に当てはまる事業が{count}件あります。municipality や plan で一つに絞ってください。"

_HEADER = re.compile(r"^\s*\[\[\s*correction\s*\]\]\s*(#.*)?$")
_TYPES: dict[str, tuple[type, ...]] = {
    "entry": (str,),
    "municipality": (str,),
    "plan": (str,),
    "field": (str,),
    "sub_item": (str,),
    "fiscal_year": (int,),
    "value": (str,),
    "reason": (str,),
    "by": (str,),
    "date": (datetime.date, str),
}
_REQUIRED = ("entry", "field", "value", "reason")


@dataclass(frozen=True, slots=True)
class Correction:
    """One table of the file: which entry of which plan, and the change to one of its fields."""

    entry: str
    change: Change
    municipality: str | None = None
    plan: str | None = None

    @property
    def line(self) -> int:
        """Where its table begins."""
        return self.change.source.line_start


class _WrongTableError(Exception):
    """A table that is no correction; the sentence says why."""


def corrections_beside(paths: Iterable[Path]) -> list[Path]:
    """The correction files that go with plan files: in the folders given, and beside the files given."""
    found: dict[Path, None] = {}
    for path in paths:
        beside = sorted(path.rglob(CORRECTIONS)) if path.is_dir() else [path.parent / CORRECTIONS]
        found.update((file.resolve(), None) for file in beside if file.is_file())
    return list(found)


def apply_corrections(catalogue: Catalogue, files: Sequence[Path]) -> tuple[Catalogue, list[str]]:
    """The catalogue with all corrections in ``files``, and a sentence for each that could not be made."""
    complaints: list[str] = []
    entries = {entry.id: entry for entry in catalogue.entries}
    for file in files:
        corrections, wrong = read_corrections(file)
        complaints.extend(wrong)
        for correction in corrections:
            try:
                entry = _entry_of(correction, entries.values(), catalogue.plans)
                entries[entry.id] = corrected(entry, correction.change, _years_of(entry, catalogue.plans))
            except CannotCorrectError as error:
                complaints.append(_WHERE.format(line=correction.line) + str(error))
    return replace(catalogue, entries=tuple(entries.values())), complaints


def read_corrections(file: Path) -> tuple[list[Correction], list[str]]:
    """The corrections in a file, and a sentence for each table that is none."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
        content = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return [], [_BROKEN.format(folder=file.parent.name, error=_reason(error, file))]
    lines = re.split(r"\r\n|\n", text)
    spans = list(_spans(lines))
    tables = content.get("correction", [])
    if content.keys() - {"correction"} or not isinstance(tables, list) or len(spans) != len(tables):
        return [], [_BROKEN.format(folder=file.parent.name, error=_ONLY_TABLES)]
    corrections: list[Correction] = []
    complaints: list[str] = []
    for table, (first, last) in zip(tables, spans, strict=True):
        try:
            corrections.append(_correction(table, Source(CORRECTIONS, first, last), lines[first - 1 : last]))
        except _WrongTableError as error:
            complaints.append(_WHERE.format(line=first) + str(error))
    return corrections, complaints


def format_correction(correction: Correction) -> str:
    """A correction as a table of the file, ready to be added at its end."""
    change = correction.change
    values = {
        "entry": correction.entry,
        "municipality": correction.municipality,
        "plan": correction.plan,
        "field": change.field,
        "sub_item": change.sub_item,
        "fiscal_year": change.fiscal_year,
        "value": change.value,
        "reason": change.reason,
        "by": change.by,
        "date": change.date,
    }
    written = [f"{key} = {_toml(value)}" for key, value in values.items() if value is not None]
    return "\n".join(["[[correction]]", *written, ""])


def _toml(value: str | int | datetime.date) -> str:
    """A value as TOML without escapes, so that it stands in the file to the letter."""
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, datetime.date) else str(value)
    if "'" not in value and "\n" not in value:
        return f"'{value}'"
    if "'''" not in value and not value.endswith("'"):
        return f"'''\n{value}'''"
    raise ValueError(value)


def _spans(lines: list[str]) -> Iterator[tuple[int, int]]:
    """First and last line of every table, counted from 1; blank lines and remarks below it are not of it."""
    headers = [number for number, line in enumerate(lines, start=1) if _HEADER.match(line)]
    for first, following in zip(headers, [*headers[1:], len(lines) + 1], strict=False):
        last = following - 1
        while last > first and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
            last -= 1
        yield first, last


def _correction(table: Any, source: Source, lines: list[str]) -> Correction:
    if not isinstance(table, dict):
        raise _WrongTableError(_WRONG_TYPE.format(key="correction"))
    for key, value in table.items():
        if key not in _TYPES:
            raise _WrongTableError(_UNKNOWN_KEY.format(key=key, known="、".join(_TYPES)))
        if not isinstance(value, _TYPES[key]) or isinstance(value, bool):
            raise _WrongTableError(_WRONG_TYPE.format(key=key))
    for key in _REQUIRED:
        if not table.get(key, "").strip():
            raise _WrongTableError(_MISSING_KEY.format(key=key))
    value = table["value"].strip("\r\n")
    if not all(any(part in line for line in lines) for part in value.splitlines()):
        raise _WrongTableError(_NOT_VERBATIM)
    change = Change(
        field=table["field"].strip(),
        value="\n".join(value.splitlines()),
        reason=table["reason"].strip(),
        source=source,
        sub_item=table.get("sub_item"),
        fiscal_year=table.get("fiscal_year"),
        by=table.get("by"),
        date=table.get("date"),
    )
    return Correction(table["entry"].strip(), change, table.get("municipality"), table.get("plan"))


def _entry_of(correction: Correction, entries: Iterable[Entry], plans: Sequence[Plan]) -> Entry:
    wanted = {plan.id for plan in plans if _is_meant(correction, plan)}
    number = squeeze(correction.entry)
    found = [e for e in entries if e.plan_id in wanted and (e.id == correction.entry or squeeze(e.no) == number)]
    if not found:
        raise CannotCorrectError(_NO_ENTRY.format(entry=correction.entry))
    if len(found) > 1:
        raise CannotCorrectError(_SEVERAL.format(entry=correction.entry, count=len(found)))
    return found[0]


def _is_meant(correction: Correction, plan: Plan) -> bool:
    city = correction.municipality is None or squeeze(correction.municipality) == squeeze(plan.municipality)
    title = correction.plan in {None, plan.id} or squeeze(correction.plan or "") in squeeze(plan.title)
    return city and title


def _years_of(entry: Entry, plans: Sequence[Plan]) -> tuple[int, ...]:
    years = next((plan.fiscal_years for plan in plans if plan.id == entry.plan_id), None)
    return tuple(range(years[0], years[1] + 1)) if years else ()


def _reason(error: Exception, file: Path) -> str:
    if isinstance(error, UnicodeDecodeError):
        return str(EncodingError(file.name, error.start))
    at = re.search(r"line (\d+)", str(error))
    return f"{at[1]}行目" if at else type(error).__name__
