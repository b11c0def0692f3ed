"""The headings above every block of a document, and what they count for the number and the path of a 事業."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from ingest.document import Document
from ingest.model import Source
from ingest.structure import Title, read_heading
from ingest.text import squeeze


@dataclass(frozen=True, slots=True)
class Place:
    """A heading where it stands; a heading printed again on the next page moves its ``source``, not its meaning."""

    title: Title
    source: Source


@dataclass(slots=True)
class Outline:
    """For every block, the chain of headings above it, outermost first. ``headings`` are the blocks that are one."""

    chains: list[tuple[Place, ...]] = field(default_factory=list)
    headings: dict[int, Title] = field(default_factory=dict)


def read_outline(document: Document, skip: Collection[int]) -> Outline:
    """The outline of a document; blocks in ``skip`` (tables of contents, forms) are no headings."""
    outline = Outline()
    chain: list[Place] = []
    for index, block in enumerate(document.blocks):
        title = None if index in skip else read_heading(block)
        if title is not None:
            outline.headings[index] = title
            chain = _below(chain, Place(title, block.source))
        outline.chains.append(tuple(chain))
    return outline


def number_from(chain: tuple[Place, ...], mark: str) -> str:
    """The number of a 事業 whose own mark is ``mark``: その1-①, 2-(2)-④; a mark like 1-2 is the whole number."""
    if re.match(r"\d+-", mark):
        return mark
    anchored = [i for i, place in enumerate(chain) if place.title.anchor]
    if anchored:
        start = anchored[-1]
        marks = [chain[start].title.anchor, *(p.title.mark for p in chain[start + 1 :])]
    else:
        marks = [place.title.mark for place in chain]
        whole = max((i for i, printed in enumerate(marks) if "-" in printed), default=0)
        marks = marks[whole:]
    return "-".join(part for part in [*marks, mark] if part)


def path_from(chain: tuple[Place, ...]) -> tuple[Place, ...]:
    """The headings that say to which policy a 事業 belongs: named policies if there are any, else numbered headings."""
    policies = tuple(place for place in chain if place.title.policy)
    return policies or tuple(place for place in chain if place.title.mark)


def _below(chain: list[Place], new: Place) -> list[Place]:
    """The chain with ``new``; a running head that repeats a heading of the chain changes nothing below it."""
    key = squeeze(new.title.text)
    for position, place in enumerate(chain):
        if squeeze(place.title.text) == key and place.title.rank == new.title.rank:
            return [*chain[:position], new, *chain[position + 1 :]]
    return [*(place for place in chain if place.title.rank < new.title.rank), new]
