"""事業 named in running text: ``○ 太陽光発電設備の設置補助（環境政策課）`` with a sentence or two below."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ingest.departments import names_only_departments
from ingest.document import Block, Document, Line, Row
from ingest.draft import Draft
from ingest.form_groups import stack
from ingest.form_reader import HEADING
from ingest.lexicon import load, read_label
from ingest.markup import clean, plain
from ingest.model import Field, FieldKind, Source
from ingest.outline import Outline
from ingest.structure import read_heading, split_mark

_FEWEST = 2
"""One such line may be a remark; several are a list of 事業."""
_LONGEST = 60


def read_bullets(document: Document, outline: Outline, taken: Collection[int]) -> list[tuple[Draft, list[int]]]:
    """The 事業 of such lines outside ``taken``, each with the blocks that tell of it."""
    named = {i: match for i, block in enumerate(document.blocks) if i not in taken and (match := _match(block))}
    if len(named) < _FEWEST:
        return []
    return [_draft(document, outline, i, match, {*named, *taken}) for i, match in named.items()]


def _match(block: Block) -> re.Match[str] | None:
    """The bullet, name and departments that a line consists of."""
    if isinstance(block, Row) or "\n" in clean(block.raw)[0]:
        return None
    match = re.match(load("structure")["bullets"]["pattern"], plain(block.raw).strip())
    if match is None or len(match["title"]) > _LONGEST or not names_only_departments(match["departments"]):
        return None
    return match


def _draft(
    document: Document, outline: Outline, index: int, match: re.Match[str], others: Collection[int]
) -> tuple[Draft, list[int]]:
    block = document.blocks[index]
    draft = Draft()
    places = [place for place in outline.chains[index] if place.title.policy and place.source != block.source]
    for place in places:
        draft.add(Field(HEADING, FieldKind.POLICY, place.title.text, place.source))
    draft.path = tuple(place.title.text for place in places)
    draft.no, draft.title = split_mark(match["title"].strip())
    _keep(draft, FieldKind.TITLE, match["title"], "事業", block.source)
    _keep(draft, FieldKind.DEPARTMENT, match["departments"], match["label"] or "担当", block.source)
    draft.name_departments(len(draft.fields) - 1)
    below = list(_below(document, index, others))
    if below:
        text, breaks = stack([clean(document.blocks[i].raw) for i in below])
        first, last = document.blocks[below[0]].source, document.blocks[below[-1]].source
        source = Source(first.file, first.line_start, last.line_end, first.page)
        draft.add(Field("説明", FieldKind.OVERVIEW, text, source, breaks))
    return draft, [index, *below]


def _keep(draft: Draft, kind: FieldKind, text: str, label: str, source: Source) -> None:
    shown, breaks = clean(text.strip())
    draft.add(Field(label, kind, shown, source, breaks))


def _below(document: Document, index: int, others: Collection[int]) -> Iterator[int]:
    """The lines of text directly below a name."""
    for i in range(index + 1, len(document.blocks)):
        block = document.blocks[i]
        apart = block.after_gap and i > index + 1
        if i in others or apart or not isinstance(block, Line) or read_label(block.raw) or read_heading(block):
            return
        yield i
