"""事業 as rows of a spreadsheet: UTF-8 with a byte order mark, and no cell that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from api.places import places
from ingest.model import Entry, FieldKind, Plan, Role
from ingest.years import show_fiscal_year

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−")

_Cell = Callable[[Entry, Plan], str]


def csv_lines(rows: Iterable[tuple[Entry, Plan]]) -> Iterator[str]:
    """The file, line by line, heading first."""
    yield _BOM + _line([name for name, _ in _COLUMNS])
    for entry, plan in rows:
        yield _line([defuse(cell(entry, plan)) for _, cell in _COLUMNS])


def defuse(cell: str) -> str:
    """``cell``, with an apostrophe before anything that a spreadsheet might take for a formula."""
    return f"'{cell}" if cell.lstrip(" \u3000").startswith(_FORMULA) else cell


def _line(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


def _fields(*kinds: FieldKind) -> _Cell:
    return lambda entry, plan: "\n".join(field.text for field in entry.fields if field.kind in kinds)


def _departments(role: Role) -> _Cell:
    def cell(entry: Entry, plan: Plan) -> str:
        return "、".join(dict.fromkeys(d.name for d in entry.departments if d.role is role))

    return cell


def _schedule(entry: Entry, plan: Plan) -> str:
    return "\n".join(
        f"{show_fiscal_year(item.fiscal_year)} {item.sub_item or ''} {item.text}".replace("  ", " ")
        for item in entry.schedule
    )


def _budget(entry: Entry, plan: Plan) -> str:
    return "\n".join(f"{item.label} {item.amount_yen}円".strip() for item in entry.budget)


def _indicators(entry: Entry, plan: Plan) -> str:
    return "\n".join(
        f"{item.name} {show_fiscal_year(item.fiscal_year) if item.fiscal_year else ''} {item.target}".replace(
            "  ", " "
        )
        for item in entry.indicators
    )


def _progress(entry: Entry, plan: Plan) -> str:
    return "\n".join(
        " ".join(part for part in (show_fiscal_year(p.fiscal_year), p.department, p.rating, p.result) if part)
        for p in entry.progress
    )


def _place(entry: Entry, plan: Plan) -> str:
    return "\n".join(f"{place.file}:{place.line_start}-{place.line_end}" for place in places(entry))


def _doubts(entry: Entry, plan: Plan) -> str:
    return "\n".join(f"{field.label}：{field.doubt}" for field in entry.fields if field.doubt)


_COLUMNS: tuple[tuple[str, _Cell], ...] = (
    ("自治体", lambda entry, plan: plan.municipality),
    ("計画", lambda entry, plan: plan.title),
    ("事業番号", lambda entry, plan: entry.no),
    ("事業名", lambda entry, plan: entry.title),
    ("体系", lambda entry, plan: " ▸ ".join(entry.path)),
    ("担当課", _departments(Role.LEAD)),
    ("関係課", _departments(Role.RELATED)),
    ("概要・現状と課題", _fields(FieldKind.OVERVIEW, FieldKind.ISSUES, FieldKind.AIM, FieldKind.STATUS)),
    ("取組内容", _fields(FieldKind.ACTIONS)),
    ("効果", _fields(FieldKind.EFFECT)),
    ("スケジュール", _schedule),
    ("予算", _budget),
    ("指標", _indicators),
    ("進捗", _progress),
    ("読み取りの注意", _doubts),
    ("出典", _place),
    ("識別子", lambda entry, plan: entry.id),
)
