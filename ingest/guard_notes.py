"""Remarks on a file that was read all the same: what was skipped or cleaned, and how."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ingest.document import Document

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
BIDIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")

MACROS = "マクロが入っています。マクロは実行せず、書かれている文字だけを読みました。"
_KINDS = (
    (INVISIBLE, "見えない文字（ゼロ幅の文字など）"),
    (BIDIRECTIONAL, "文字の並ぶ向きを変える制御文字"),
    (CONTROL, "制御文字"),
)
_FOUND = "{kind}が{count}か所（{first}行目ほか）ありました。照合や表示からは除き、引用は除いた所で区切ります。"


@dataclass(frozen=True, slots=True)
class FileNote:
    """A file that was read, with something its giver should know, in a sentence."""

    file: str
    message: str


def notes_on(document: Document) -> list[str]:
    """What a document holds that people cannot see, and what its reader noted itself."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for block in document.blocks:
        raw = block.raw
        if raw.isprintable():
            continue
        for pattern, kind in _KINDS:
            if found := len(pattern.findall(raw)):
                counts[kind] += found
                first.setdefault(kind, block.source.line_start)
    noted = [_FOUND.format(kind=kind, count=counts[kind], first=first[kind]) for kind in counts]
    return [*document.notes, *noted]
