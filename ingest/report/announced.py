"""The 事業 that a document announces itself, in its table of contents (目次), a 体系表 or a list, against those read.

What is announced is not defined by one layout: lines of the table of contents, rows of lists, and marked cells (①, (1))
are gathered into groups of one kind, and a group counts as an announcement if enough of it are names of 事業.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Document, Row
from ingest.forms import find_forms
from ingest.join import alike
from ingest.markup import plain
from ingest.model import Entry, FieldKind
from ingest.rows import read_records
from ingest.structure import split_mark
from ingest.tables import find_tables
from ingest.text import circled, squeeze
from ingest.toc import find_toc

CONTENTS, LIST, SYSTEM = "目次", "一覧表", "体系表"

_PAGE = re.compile(r"[\s.．…・‥]*[-－–]?\s*[pｐ]?\.?\s*\d{1,3}\s*[-－–]?\s*$", re.IGNORECASE)
_LIKE = 0.6
_ENOUGH = 0.3
"""The share of a group that must be 事業; low, so that a reading that missed most of them is noticed."""
_FEW = 2
_COMPARED = 400
"""So many names are compared letter by letter at most; beyond that, only equal ones are found."""


@dataclass(frozen=True, slots=True)
class Item:
    """An announced 事業: its number where the announcement prints one, its name, and the line."""

    no: str
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announcement: where it stands (目次, 体系表, 一覧表), how many it announces, and those that were not read.

    ``alone`` of them stand in the announcement only: no form tells more of them.
    """

    kind: str
    total: int
    missing: tuple[Item, ...]
    alone: int = 0

    @property
    def found(self) -> int:
        """How many of those announced were read."""
        return self.total - len(self.missing)


def find_announcements(document: Document, entries: Sequence[Entry]) -> list[Announcement]:
    """What ``document`` announces, against ``entries`` of its plan."""
    own = _lines_of_names(document.file, entries)
    announced: dict[str, dict[tuple[str, str], Item]] = {}
    for kind, items in _groups(document):
        matched = len(items) - len(_missing(items, entries))
        enough = matched >= _FEW and (kind == LIST or matched >= len(items) * _ENOUGH)
        if enough:
            known = announced.setdefault(kind, {})
            known.update({(item.no, squeeze(item.title)): item for item in items})
    return [_announcement(kind, list(items.values()), entries, own) for kind, items in announced.items()]


def _announcement(kind: str, items: list[Item], entries: Sequence[Entry], own: set[int]) -> Announcement:
    alone = sum(item.line in own for item in items)
    return Announcement(kind, len(items), tuple(_missing(items, entries)), alone)


def _groups(document: Document) -> Iterator[tuple[str, list[Item]]]:
    """What may be announcements: lines of one style in the table of contents, the lists, marked cells of one table.

    Where no 事業 has a form, a list is no announcement of what follows: it is all there is.
    """
    toc = find_toc(document)
    in_forms = {i for form in find_forms(document, toc) for i in (*form.context, *form.body)}
    tables = [t for t in find_tables(document, toc | frozenset(in_forms)) if not t.is_progress]
    contents: dict[str, list[Item]] = defaultdict(list)
    for index in sorted(toc):
        block = document.blocks[index]
        mark, title = split_mark(_PAGE.sub("", plain(block.raw).strip()))
        contents[_style(mark)].append(Item("", title, block.source.line_start))
    listed = [
        Item(record.no, split_mark(record.title)[1], record.source.line_start)
        for table in tables
        for record in read_records(document, table)
        if record.no or (record.title and table.column(FieldKind.NUMBER) is None)
    ]
    taken = toc | in_forms | {i for table in tables for i in (*table.headers, *table.rows)}
    yield from ((CONTENTS, items) for items in contents.values())
    if in_forms:
        yield LIST, listed
    yield from ((SYSTEM, items) for items in _marked(document, taken))


def _marked(document: Document, taken: Collection[int]) -> Iterator[list[Item]]:
    """The marked cells of every table outside forms, lists and contents, by table and by style of the mark."""
    found: dict[tuple[int, str], list[Item]] = defaultdict(list)
    table = 0
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Row) or index in taken:
            table = index
            continue
        for mark, title in (split_mark(plain(cell)) for cell in block.cells):
            if mark:
                found[table, _style(mark)].append(Item("", title.strip(), block.source.line_start))
    yield from found.values()


def _lines_of_names(file: str, entries: Sequence[Entry]) -> set[int]:
    """The lines that the names of 事業 were read from: a row of a list may be all there is of a 事業."""
    return {
        field.source.line_start
        for entry in entries
        for field in entry.fields
        if field.kind is FieldKind.TITLE and field.source.file == file
    }


def _style(mark: str) -> str:
    """``④`` and ``⑫`` are of one style, ``(3)`` and ``3-1`` of others."""
    return "①" if circled(mark) != mark else re.sub(r"\d+", "1", mark)


def _missing(items: list[Item], entries: Sequence[Entry]) -> list[Item]:
    """The items without an entry of their own: by number, by equal names, then by names alike."""
    free = {entry.id: entry for entry in entries}
    rest = _without_equal(items, free, lambda e: squeeze(e.no), lambda i: squeeze(i.no))
    rest = _without_equal(rest, free, lambda e: squeeze(e.title), lambda i: squeeze(i.title))
    if len(rest) > _COMPARED or len(free) > _COMPARED:
        return rest
    missing = []
    for item in rest:
        best = max(free.values(), key=lambda e: alike(e.title, item.title), default=None)
        if best is not None and alike(best.title, item.title) > _LIKE:
            del free[best.id]
        else:
            missing.append(item)
    return missing


def _without_equal(
    items: list[Item], free: dict[str, Entry], key: Callable[[Entry], str], wanted: Callable[[Item], str]
) -> list[Item]:
    """The items that no free entry equals under a key; entries that one equals are free no longer."""
    known: dict[str, list[str]] = defaultdict(list)
    for identity, entry in free.items():
        known[key(entry)].append(identity)
    rest = []
    for item in items:
        if wanted(item) and known.get(wanted(item)):
            del free[known[wanted(item)].pop(0)]
        else:
            rest.append(item)
    return rest
