"""Plan text that is no 事業, cut along its headings into sections short enough to be found and cited."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from ingest.document import Block, Document, Row, span
from ingest.form_groups import stack
from ingest.lexicon import glossary_columns, load
from ingest.markup import clean, plain
from ingest.model import Section, Source
from ingest.outline import Outline

_ARTICLE = re.compile(r"^第\s*(?P<n>\d+)\s*条(?=\s|$)")
_CAPTION = re.compile(r"^[（(](?P<caption>[^（）()]{1,20})[）)]$")
_FOOTNOTE = re.compile(r"^※\s*\d+\s*(?P<term>[^:：]{1,60}?)\s*[:：]|^(?P<word>[^※:：]{1,30})※\s*[:：]")
_JAPANESE = re.compile(r"[ぁ-んァ-ヴ一-龥]")
_SENTENCE = re.compile(r"。$|。[)）」]?$")


@dataclass(slots=True)
class _Piece:
    """A section in the making. ``head`` are headings that stand before its first line."""

    title: str
    path: tuple[str, ...]
    blocks: list[Block] = field(default_factory=list)
    head: list[Block] = field(default_factory=list)


def read_sections(
    document: Document, outline: Outline, taken: Collection[int], cited: Collection[int] = ()
) -> list[Section]:
    """All sections of a document in order, without ids.

    Blocks in ``taken`` belong to 事業 or to tables of contents; headings on the lines ``cited`` are fields of 事業.
    """
    pieces: list[_Piece] = []
    glossary: tuple[int, int] | None = None
    waiting: list[int] = []
    for index, block in enumerate(document.blocks):
        if index in taken:
            lost = [i for i in waiting if document.blocks[i].source.line_start not in cited]
            pieces.extend(_bare(document, outline, lost))
            glossary, waiting = None, []
        elif index in outline.headings:
            glossary = None
            waiting.append(index)
        else:
            heads = [i for i in waiting if _heads(outline, i, index)]
            pieces.extend(_bare(document, outline, [i for i in waiting if i not in heads]))
            if isinstance(block, Row):
                glossary = glossary_columns(block.cells) or glossary
            piece = _piece(document, outline, index, glossary, pieces[-1] if pieces else None, bool(waiting))
            if piece is not None:
                piece.head = [document.blocks[i] for i in heads]
                pieces.append(piece)
            waiting = []
            pieces[-1].blocks.append(block)
    pieces.extend(_bare(document, outline, waiting))
    return [section for piece in pieces for section in _cut(piece)]


def _heads(outline: Outline, heading: int, index: int) -> bool:
    """Whether a heading is still above the block at ``index``."""
    return any(place.title is outline.headings[heading] for place in outline.chains[index])


def _bare(document: Document, outline: Outline, headings: list[int]) -> list[_Piece]:
    """Headings with nothing below them are a section of their own."""
    if not headings:
        return []
    texts = [place.title.text for place in outline.chains[headings[-1]]]
    return [_Piece(texts[-1], tuple(texts[:-1]), [document.blocks[i] for i in headings])]


def _piece(
    document: Document,
    outline: Outline,
    index: int,
    glossary: tuple[int, int] | None,
    last: _Piece | None,
    fresh: bool,
) -> _Piece | None:
    """The section that the block at ``index`` begins, or None if it goes on with the last one."""
    block, chain = document.blocks[index], outline.chains[index]
    texts = tuple(place.title.text for place in chain)
    title, path = (texts[-1], texts[:-1]) if texts else (_opening(block), ())
    special = _term(block, glossary) or _footnote(block)
    if special:
        return _Piece(special, texts)
    rule = next((p.title.text for p in reversed(chain) if p.title.rule), None)
    if rule and (article := _article(document, index, rule)):
        return article if article.title != (last.title if last else "") else None
    if fresh or last is None:
        return _Piece(_ruled(rule, title), path)
    caption = _plain_heading(document, outline, index)
    if caption:
        return _Piece(caption, texts)
    return None


def _opening(block: Block) -> str:
    """What to call text before the first heading: its own first words."""
    return clean(block.raw)[0].split("\n")[0][: load("structure")["limits"]["plain_heading"]].strip()


def _ruled(rule: str | None, title: str) -> str:
    return f"{rule} {title}" if rule and rule != title else title


def _term(block: Block, glossary: tuple[int, int] | None) -> str:
    if glossary is None or not isinstance(block, Row) or len(block.cells) <= max(glossary):
        return ""
    if glossary_columns(block.cells):
        return ""
    return plain(block.cells[glossary[0]]).strip()


def _footnote(block: Block) -> str:
    match = None if isinstance(block, Row) else _FOOTNOTE.match(plain(block.raw))
    return (match["term"] or match["word"]).strip() if match else ""


def _article(document: Document, index: int, rule: str) -> _Piece | None:
    """An article of a rule begins with its caption (趣旨), or with 第1条 where it has none."""
    block = document.blocks[index]
    text = plain(block.raw).strip()
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    caption = _CAPTION.match(text)
    number = _ARTICLE.match(plain(following.raw).strip()) if caption and following else _ARTICLE.match(text)
    if number is None:
        return None
    before = document.blocks[index - 1] if index else None
    named = caption or (_CAPTION.match(plain(before.raw).strip()) if before else None)
    suffix = f"（{named['caption']}）" if named else ""
    return _Piece(f"{rule} 第{number['n']}条{suffix}", (rule,))


def _plain_heading(document: Document, outline: Outline, index: int) -> str:
    """A short line of its own before a longer paragraph: a heading without number."""
    block = document.blocks[index]
    text = plain(block.raw).strip()
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    limit = load("structure")["limits"]["plain_heading"]
    if isinstance(block, Row) or not block.after_gap or len(text) > limit or not following:
        return ""
    if index + 1 in outline.headings or not _JAPANESE.search(text):
        return ""
    if isinstance(following, Row) or not following.after_gap or re.search(r"[。、:：)）」]$|^[-※(（「〒]", text):
        return ""
    return text if _SENTENCE.search(plain(following.raw).strip()) else ""


def _cut(piece: _Piece) -> list[Section]:
    """A piece as one section, or as several at paragraph borders if it is long."""
    limit = load("structure")["limits"]["section"]
    parts: list[list[Block]] = [[]]
    size = 0
    for block in piece.blocks:
        length = len(clean(block.raw)[0])
        if parts[-1] and size + length > limit:
            parts.append([])
            size = 0
        parts[-1].append(block)
        size += length
    return [_section(piece, part, piece.head if i == 0 else []) for i, part in enumerate(parts) if part]


def _section(piece: _Piece, blocks: list[Block], head: list[Block]) -> Section:
    text, breaks = stack([clean(block.raw) for block in blocks])
    first: Source = (head or blocks)[0].source
    return Section("", "", piece.title, text, span(first, blocks[-1].source), piece.path, breaks)
