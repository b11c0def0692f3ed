"""Taking markup out of recognised text without altering a single other character.

What is left can be quoted: every run of the result between line ends and breaks stands in the source to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BLOCK = r"p|br|ul|ol|li|hr|tr|table|thead|tbody|tfoot|div|dl|dt|dd|h[1-6]|blockquote|caption|pre"
_INLINE = r"b|strong|sup|sub|u|i|em|span|td|th|font|small|a|img|s|del|ins|mark|input|label|center|code"
_ATTRIBUTES = r"(?:\s[^<>]*)?/?"
_MARKUP = re.compile(
    rf"(?P<block></?(?:{_BLOCK}){_ATTRIBUTES}>)"
    r"|<sup>\s*\\?[*＊※†‡]\s*\d{0,3}\s*</sup>"
    rf"|</?(?:{_INLINE}){_ATTRIBUTES}>"
    r"|\^\{[^{}\n]{0,8}\}"
    r"|\*\*",
    re.IGNORECASE,
)
_EDGE = " \u3000\u00a0\r"
_MARK = re.compile(r"(?<=\w)[*＊※†](?!\d)")


def clean(raw: str) -> tuple[str, tuple[int, ...]]:
    """The text to show for ``raw``, and the offsets in it where markup was taken out inside a line.

    Block tags become line ends; inline tags and footnote marks leave a break; blank lines and blanks at the ends of
    lines go. Everything else, half-width, full-width or odd, stays as it is.
    """
    pieces: list[list[str]] = [[]]
    position = 0
    for match in _MARKUP.finditer(raw):
        _add(pieces, raw[position : match.start()])
        position = match.end()
        if match["block"]:
            pieces.append([])
        else:
            pieces[-1].append("")
    _add(pieces, raw[position:])
    return join_pieces(_trimmed(line) for line in pieces)


def without_marks(text: str, breaks: tuple[int, ...] = ()) -> tuple[str, tuple[int, ...]]:
    """``text`` without bare footnote marks (``GIS※の活用``, ``BCP*の作成``), each leaving a break: for names of 事業."""
    cuts = sorted({*breaks, *(m.start() for m in _MARK.finditer(text))})
    pieces: list[str] = []
    position = 0
    for cut in cuts:
        pieces.append(text[position:cut])
        position = cut + 1 if _MARK.match(text, cut) else cut
    pieces.append(text[position:])
    return join_pieces([pieces])


def join_pieces(lines: Iterable[list[str]]) -> tuple[str, tuple[int, ...]]:
    """Lines made of pieces, joined into one text and the offsets of the joints inside lines."""
    text = ""
    breaks: list[int] = []
    for line in lines:
        if not any(line):
            continue
        text += "\n" if text else ""
        start = len(text)
        for piece in line:
            if piece:
                if len(text) > start:
                    breaks.append(len(text))
                text += piece
    return text, tuple(breaks)


def runs(text: str, breaks: tuple[int, ...]) -> list[str]:
    """The longest pieces of ``text`` that may be quoted whole."""
    ends = sorted({*breaks, len(text)})
    start = 0
    found: list[str] = []
    for end in ends:
        found.extend(run for run in text[start:end].split("\n") if run)
        start = end
    return found


def plain(raw: str) -> str:
    """``clean`` on one line: for comparing and recognising, not for quoting."""
    return clean(raw)[0].replace("\n", " ")


def joined(raw: str) -> str:
    """``clean`` on one line with nothing between Japanese letters that a narrow cell parted: for labels and names."""
    lines = clean(raw)[0].split("\n")
    text = lines[0]
    for line in lines[1:]:
        text += f"{' ' if text[-1:].isascii() and line[:1].isascii() else ''}{line}"
    return text


def _add(pieces: list[list[str]], chunk: str) -> None:
    first, *rest = chunk.split("\n")
    pieces[-1].append(first)
    pieces.extend([part] for part in rest)


def _trimmed(line: list[str]) -> list[str]:
    """A line without blanks at its ends; a line of nothing but blanks is empty."""
    parts = list(line)
    if not "".join(parts).strip():
        return []
    while not parts[0].lstrip(_EDGE):
        del parts[0]
    parts[0] = parts[0].lstrip(_EDGE)
    while not parts[-1].rstrip():
        del parts[-1]
    parts[-1] = parts[-1].rstrip()
    return parts
