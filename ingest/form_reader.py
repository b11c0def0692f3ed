"""From the blocks of a form to a draft of the 事業: its fields and all that is derived from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from ingest.budget import read_budget, read_plain_amount
from ingest.document import Block, Document, Row
from ingest.draft import Draft
from ingest.form_groups import BLOCK_KINDS, Group, gather, stack, text_of, yearly_amounts
from ingest.forms import FormSpan, first_pair
from ingest.indicators import indicator_items
from ingest.lexicon import read_label
from ingest.markup import clean, joined, plain, without_marks
from ingest.model import Field, FieldKind, Source
from ingest.outline import Place, number_from, path_from
from ingest.schedule import schedule_items
from ingest.structure import read_context, split_mark, squeeze_number
from ingest.sub_items import find_sub_items, misread, next_mark, repair_note
from ingest.text import squeeze

RUN_TOGETHER = "新旧の名称が続けて印刷されている可能性があります"
HEADING = "見出し"
"""The label of what a document prints as a heading, without a label of its own."""
_LIKE = 0.55


def read_form(document: Document, span: FormSpan, above: tuple[Place, ...] = ()) -> Draft:
    """The 事業 that a form describes; number and path from the headings ``above`` where the form does not say."""
    draft = Draft()
    for index in span.context:
        _add_context(draft, document.blocks[index])
    if not draft.path:
        places = path_from(above)
        draft.path = tuple(place.title.text for place in places)
        draft.fields[:0] = [Field(HEADING, FieldKind.POLICY, place.title.text, place.source) for place in places]
    years: list[int] = []
    marks: list[str] = []
    for group in gather([document.blocks[i] for i in span.body]):
        years = sorted(group.columns.values()) or years
        if group.kind in BLOCK_KINDS:
            _add_block(draft, group, years, marks)
        else:
            _add_values(draft, group)
    draft.years = tuple(years)
    if not any(field.kind is FieldKind.NUMBER for field in draft.fields):
        draft.no = number_from(above, squeeze_number(draft.no))
    _derive(draft)
    return draft


def read_budgets(draft: Draft, plan_years: Sequence[int]) -> None:
    """The amounts of all budget fields; done last, when the years of the plan are known."""
    for index, field in enumerate(draft.fields):
        if field.kind is not FieldKind.BUDGET:
            continue
        budget = read_budget(field.text, index, plan_years)
        draft.budget.extend(budget.items)
        if budget.doubt:
            draft.doubt(index, budget.doubt)
        plain_amount = (
            None if budget.items else read_plain_amount(field.label, field.text, index, field.fiscal_year)
        )
        if plain_amount is not None:
            draft.budget.append(plain_amount)


def add_title(draft: Draft, label: str, raw: str, source: Source) -> None:
    """Keep the field with the name of a 事業 and take the name, and a mark before it (④), from it."""
    text, breaks = without_marks(*clean(raw.strip()))
    mark, title = split_mark(joined(text))
    draft.title = title
    draft.no = draft.no or mark
    words = title.split()
    doubt = RUN_TOGETHER if len(words) == 2 and _alike(*words) else None
    draft.add(Field(label, FieldKind.TITLE, text, source, breaks, doubt=doubt))


def _alike(one: str, other: str) -> bool:
    same_end = len(one) > 5 and len(other) > 5 and one[-3:] == other[-3:]
    return same_end and SequenceMatcher(None, one, other).ratio() > _LIKE


def _add_context(draft: Draft, block: Block) -> None:
    if isinstance(block, Row):
        _add_leading(draft, block)
        return
    context = read_context(block)
    if context is None:
        add_title(draft, HEADING, block.raw, block.source)
        return
    label, value = context
    if not label:
        draft.no = value
        printed = plain(block.raw).strip()
        draft.add(
            Field(printed.removesuffix(value).strip(), FieldKind.NUMBER, _ending(printed, value), block.source)
        )
        return
    draft.path = (*draft.path, value)
    draft.add(Field(label, FieldKind.POLICY, value, block.source))


def _add_leading(draft: Draft, row: Row) -> None:
    """A row above the name: the number of the 事業, or a policy it belongs to."""
    label, value = first_pair(row)
    if label is None or not value:
        return
    text, breaks = clean(value.strip())
    if label.kind is FieldKind.NUMBER:
        draft.no = squeeze_number(value)
    else:
        draft.path = (*draft.path, text.replace("\n", " "))
    draft.add(Field(label.text, label.kind, text, row.source, breaks))


def _ending(printed: str, value: str) -> str:
    return value if printed.endswith(value) else printed


def _add_block(draft: Draft, group: Group, years: list[int], marks: list[str]) -> None:
    if group.kind is FieldKind.BUDGET and (cells := yearly_amounts(group, years)):
        for year, cell, source in cells:
            text, breaks = clean(cell.strip())
            draft.add(Field(group.label, group.kind, text, source, breaks, fiscal_year=year))
        return
    text, breaks = text_of(group.blocks, without=group.label if group.kind is FieldKind.BUDGET else None)
    if not text:
        return
    printed = group.mark
    if group.doubt and marks and printed is None:
        printed = marks[-1]
    if printed is not None:
        group.mark = next_mark(printed, marks)
        marks.append(group.mark)
    index = draft.add(Field(group.label, group.kind, text, group.source, breaks, group.mark, doubt=group.doubt))
    if printed is not None and printed != group.mark and not group.doubt:
        draft.doubt(index, repair_note(printed, group.mark or ""))
    if group.kind is FieldKind.SCHEDULE and group.columns:
        items, doubt = schedule_items(group, index)
        draft.schedule.extend(items)
        if doubt:
            draft.doubt(index, doubt)
    elif group.kind is FieldKind.INDICATOR:
        draft.indicators.extend(indicator_items(group, years, index))


def _add_values(draft: Draft, group: Group) -> None:
    """The value of a label and what continues it; further labels in the same row are fields of their own."""
    first = group.blocks[0]
    if not isinstance(first, Row):
        texts = [clean(block.raw) for block in group.blocks[1:]]
        _add(draft, group, group.label, group.kind, texts, group.source)
        return
    pairs = _pairs(first, group)
    for position, (label, kind, values) in enumerate(pairs):
        last = position == len(pairs) - 1
        rest = [text_of([block]) for block in group.blocks[1:]] if last else []
        source = group.source if last else first.source
        if kind is FieldKind.TITLE:
            add_title(draft, label, "\n".join(values), source)
        else:
            _add(draft, group, label, kind, [*(clean(v.strip()) for v in values), *rest], source)


def _add(
    draft: Draft,
    group: Group,
    label: str,
    kind: FieldKind,
    texts: list[tuple[str, tuple[int, ...]]],
    source: Source,
) -> None:
    text, breaks = stack([t for t in texts if t[0]])
    if not text:
        return
    if kind is FieldKind.NUMBER:
        draft.no = text.replace("\n", "")
    draft.add(Field(label, kind, text, source, breaks, doubt=group.doubt if kind is group.kind else None))


def _pairs(row: Row, group: Group) -> list[tuple[str, FieldKind, list[str]]]:
    """``主管課等｜図書館｜関係課等｜人事課`` as labels with their values; a label counts only behind a value or a blank."""
    pairs: list[tuple[str, FieldKind, list[str]]] = [(plain(row.cells[0]).strip(), group.kind, [])]
    for column, cell in enumerate(row.cells[1:], start=1):
        label = read_label(cell) if cell.strip() and column > 1 else None
        if label is not None:
            pairs.append((label.text, label.kind, []))
        elif cell.strip():
            pairs[-1][2].append(cell)
    return pairs


def _derive(draft: Draft) -> None:
    readers: dict[FieldKind, Callable[[Draft, int], None]] = {
        FieldKind.DEPARTMENT: _derive_departments,
        FieldKind.RELATED_DEPARTMENT: _derive_departments,
        FieldKind.OVERVIEW: _derive_sub_items,
        FieldKind.ACTIONS: _derive_sub_items,
    }
    for index, field in enumerate(list(draft.fields)):
        if field.kind in readers:
            readers[field.kind](draft, index)


def _derive_departments(draft: Draft, index: int) -> None:
    draft.name_departments(index)
    for printed, mark in misread(draft.fields[index].text):
        draft.doubt(index, repair_note(printed, mark))


def _derive_sub_items(draft: Draft, index: int) -> None:
    items = find_sub_items(draft.fields[index].text, index)
    if len(items) > 1 or (items and items[0].mark == "ア"):
        known = {squeeze(item.mark) for item in draft.sub_items}
        draft.sub_items.extend(item for item in items if item.mark not in known)
