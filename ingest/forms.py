"""Label–value forms, one per 事業: where each begins and ends in a document, and the lines before it that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.departments import names_only_departments
from ingest.document import Block, Document, Row
from ingest.lexicon import Label, read_label, year_columns
from ingest.markup import plain
from ingest.model import FieldKind
from ingest.structure import is_number, read_context, read_heading
from ingest.sub_items import leading_mark

_TELLING = frozenset(
    {FieldKind.OVERVIEW, FieldKind.ACTIONS, FieldKind.AIM, FieldKind.ISSUES, FieldKind.BUDGET, FieldKind.EFFECT}
)
_LEADING = frozenset({FieldKind.NUMBER, FieldKind.POLICY})
_ARROW = re.compile(r"^\s*[→▶⇒➡►]")
_SENTENCE = re.compile(r"[。、]|^[・○●]|^[→\d]")
_LONGEST_UNKNOWN = 20
_NOTE_LINE = re.compile(r"^[（(]?\s*[※注]")


@dataclass(frozen=True, slots=True)
class FormSpan:
    """The blocks of one form: ``context`` before it (方針：…, 事業 No.1, or its name as a heading), ``body`` its rows."""

    context: tuple[int, ...]
    body: tuple[int, ...]


def find_forms(document: Document, skip: frozenset[int]) -> list[FormSpan]:
    """All forms of a document, in order; blocks in ``skip`` are no part of any."""
    forms: list[FormSpan] = []
    blocks = document.blocks
    index = free = 0
    while index < len(blocks):
        titled = index - 1 not in skip and index > free and starts_untitled(blocks, index)
        if index in skip or not (titled or starts_form(blocks[index])):
            index += 1
            continue
        end = _end(blocks, index + 1, skip)
        if not any(_is_labelled(block) for block in blocks[index + 1 : end]):
            index += 1
            continue
        context = (*_context(blocks, index - 1, free), index - 1) if titled else _context(blocks, index, free)
        forms.append(FormSpan(context, tuple(range(index, end))))
        index = free = end
    return forms


def starts_form(block: Block) -> bool:
    """Whether ``block`` is the row with the name of a 事業 that a form begins with."""
    if not isinstance(block, Row):
        return False
    label, value = first_pair(block)
    if label is not None and label.kind is FieldKind.NUMBER and is_number(value):
        label, value = _second_pair(block)
    if label is None or label.kind is not FieldKind.TITLE or not value:
        return False
    return not (_ARROW.match(value) or read_label(value) or year_columns(block.cells) or is_department_list(value))


def starts_untitled(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a heading stands directly above labels that only a form of a 事業 has: it is the name then."""
    above = blocks[index - 1] if index else None
    if above is None or isinstance(above, Row) or _label(above) or not _label(blocks[index]):
        return False
    name = read_heading(above)
    if name is None or name.policy:
        return False
    kinds = set()
    for block in blocks[index:]:
        label = _label(block)
        if label is not None:
            kinds.add(label.kind)
            kinds.update(_further_kinds(block))
        elif isinstance(block, Row) or block.after_gap or read_heading(block) is not None:
            break
    return FieldKind.DEPARTMENT in kinds and bool(kinds & _TELLING) and FieldKind.TITLE not in kinds


def is_department_list(value: str) -> bool:
    """Whether a value can only be a list of departments, whatever label stands beside it."""
    text = plain(value)
    listed = leading_mark(text)[0] is not None or "、" in text or "・" in text
    return listed and names_only_departments(text)


def is_header(block: Block) -> bool:
    """Whether the filled cells of a row are labels, or most of them with the name of a 事業 among them: the head of a list."""
    if not isinstance(block, Row):
        return False
    filled = [cell for cell in block.cells if cell.strip()]
    labels = [label for cell in filled if (label := read_label(cell)) is not None]
    if len(labels) < 2 or year_columns(tuple(filled[:1])):
        return False
    unknown = [plain(cell).strip() for cell in filled if read_label(cell) is None]
    named = any(label.kind is FieldKind.TITLE for label in labels)
    return not unknown or (named and len(labels) >= max(3, 2 * len(unknown)) and all(map(_may_be_label, unknown)))


def _may_be_label(text: str) -> bool:
    return len(text) <= _LONGEST_UNKNOWN and not is_number(text) and not _SENTENCE.search(text)


def first_pair(row: Row) -> tuple[Label | None, str]:
    """The label in the first cell, if it is one, and the first filled cell behind it."""
    label = read_label(row.cells[0])
    value = next((cell for cell in row.cells[1:] if cell.strip()), "")
    return label, value


def _second_pair(row: Row) -> tuple[Label | None, str]:
    """The second label of ``番号｜1｜事業名｜橋の点検`` and what stands behind it."""
    filled = [cell for cell in row.cells if cell.strip()]
    return (read_label(filled[2]), filled[3]) if len(filled) > 3 else (None, "")


def leads(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a row of number or policy belongs to the form whose name stands directly below."""
    kind: FieldKind | None = None
    for block in blocks[index:]:
        if kind is FieldKind.POLICY and block.after_gap:
            return False
        if starts_form(block):
            return kind is not None
        label = first_pair(block)[0] if isinstance(block, Row) else None
        if label is None or label.kind not in _LEADING:
            return False
        kind = label.kind
    return False


def sub_item_label(cell: str) -> tuple[str, Label] | None:
    """``イ) 事業項目`` as the mark printed and the label behind it."""
    mark, rest = leading_mark(plain(cell))
    label = read_label(rest) if mark else None
    return (mark, label) if mark and label else None


def _label(block: Block) -> Label | None:
    """The label that a row begins with, or that a line is."""
    return first_pair(block)[0] if isinstance(block, Row) else read_label(block.raw)


def _further_kinds(block: Block) -> set[FieldKind]:
    """What the labels behind the first one of a row mean."""
    cells = block.cells[2:] if isinstance(block, Row) else ()
    return {label.kind for cell in cells if cell.strip() and (label := read_label(cell))}


def _is_labelled(block: Block) -> bool:
    return isinstance(block, Row) and read_label(block.cells[0]) is not None and first_pair(block)[1] != ""


def _end(blocks: tuple[Block, ...], index: int, skip: frozenset[int]) -> int:
    while index < len(blocks) and index not in skip and _continues(blocks, index):
        index += 1
    return index


def _continues(blocks: tuple[Block, ...], index: int) -> bool:
    block = blocks[index]
    if isinstance(block, Row):
        return _row_continues(block) and not leads(blocks, index)
    if (label := read_label(block.raw)) and label.kind is not FieldKind.POLICY:
        return True
    if not block.after_gap:
        return read_heading(block) is None and read_context(block) is None
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    is_note = bool(_NOTE_LINE.match(plain(block.raw)))
    return is_note and isinstance(following, Row) and _row_continues(following)


def _row_continues(row: Row) -> bool:
    if starts_form(row):
        return False
    labelled = bool(read_label(row.cells[0]) or sub_item_label(row.cells[0]) or year_columns(row.cells))
    return not is_header(row) if labelled and not year_columns(row.cells) else labelled or not row.after_gap


def _context(blocks: tuple[Block, ...], start: int, free: int) -> tuple[int, ...]:
    index = start
    while index > free and (read_context(blocks[index - 1]) is not None or leads(blocks, index - 1)):
        index -= 1
    return tuple(range(index, start))
