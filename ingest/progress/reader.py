"""Progress tables: a row belongs to the last number seen, its rating is the one printed in it."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.departments import department_key, split_departments
from ingest.document import Document, Row
from ingest.lexicon import load
from ingest.model import FieldKind
from ingest.progress.row import ProgressRow
from ingest.progress.slid import read_slid
from ingest.progress.straight import fits_exactly, read_straight
from ingest.tables import ListTable

FOREIGN = "この事業の担当課ではない課の名前が書かれています（別の事業の行の可能性があります）"
_BRACKETED = re.compile(r"【([^【】]{1,40})】")


def read_progress(document: Document, table: ListTable, above: ProgressRow | None = None) -> list[ProgressRow]:
    """The rows of one table; rows before its first number go on with the 事業 of the row ``above``."""
    found: list[ProgressRow] = []
    department = above.department if above else None
    no, name = (above.no, above.name) if above else ("", "")
    rows = [row for index in table.rows if isinstance(row := document.blocks[index], Row)]
    exact = fits_exactly(rows, table)
    for row in rows:
        new = read_straight(row, table, exact=exact) or read_slid(row, table)
        new.table = above.table + 1 if above else 0
        if (new.no and (new.no != no or new.department)) or (new.name and new.name != name):
            department = new.department
        no = new.no = new.no or no
        name = new.name = new.name or name
        new.department = new.department or department
        found.append(new)
    return found


def mark_foreign(row: ProgressRow, own: set[str]) -> None:
    """Doubt every result that names in 【…】 only departments that are not of this 事業."""
    for position, item in enumerate(row.fields):
        if item.kind not in {FieldKind.PROGRESS_RESULT, FieldKind.PROGRESS_EVIDENCE}:
            continue
        named = {department_key(d.name) for text in _BRACKETED.findall(item.text) for d in split_departments(text)}
        if named and not any(_related(name, other) for name in named for other in own):
            row.fields[position] = replace(item, doubt=FOREIGN)


def _related(name: str, other: str) -> bool:
    everyone = {department_key(word) for word in load("departments")["everyone"]}
    return name in other or other in name or other in everyone
