"""The numbers that Word counts for numbered paragraphs and keeps out of their text: 第1章, 1-2, (3), ④, ア."""

from __future__ import annotations

import re
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KANJI = "〇一二三四五六七八九"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"


class Counters:
    """Counts numbered paragraphs in document order."""

    def __init__(self, package: Any) -> None:
        self._formats: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = {style.style_id: style.element for style in package.styles}
        self._abstract_of: dict[str, str] = {}
        numbering = next(
            (r.target_part for r in package.part.rels.values() if r.reltype.endswith("/numbering")), None
        )
        if numbering is not None:
            self._read(numbering.element)

    def number(self, paragraph: Any) -> str:
        """The number shown before ``paragraph``, with the blank behind it; nothing if it has none."""
        properties = paragraph.find(f"{_W}pPr")
        found = self._numbered(properties) if properties is not None else None
        if found is None:
            return ""
        list_id, level = found
        abstract = self._abstract_of.get(list_id, "")
        formats = self._formats.get(abstract, {})
        if level not in formats or formats[level][0] in {"bullet", "none"}:
            return "・" if level in formats and formats[level][0] == "bullet" else ""
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, formats[level][2] - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return f"{re.sub('%([1-9])', lambda m: self._part(formats, counts, int(m[1]) - 1), formats[level][1])} "

    def _part(self, formats: dict[int, tuple[str, str, int]], counts: dict[int, int], level: int) -> str:
        form, _, start = formats.get(level, ("decimal", "", 1))
        return written(counts.get(level, start), form)

    def _numbered(self, properties: Any) -> tuple[str, int] | None:
        """List and level of a paragraph, by itself or by its style."""
        own = properties.find(f"{_W}numPr")
        style = properties.find(f"{_W}pStyle")
        if own is None and style is not None and style.get(f"{_W}val") in self._styles:
            own = self._styles[style.get(f"{_W}val")].find(f"{_W}pPr/{_W}numPr")
        list_id = own.find(f"{_W}numId") if own is not None else None
        if own is None or list_id is None or list_id.get(f"{_W}val") == "0":
            return None
        level = own.find(f"{_W}ilvl")
        return list_id.get(f"{_W}val"), int(level.get(f"{_W}val")) if level is not None else 0

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iterchildren(f"{_W}abstractNum"):
            levels = {}
            for level in abstract.iterchildren(f"{_W}lvl"):
                form, text, start = (_get(level, name) for name in ("numFmt", "lvlText", "start"))
                levels[int(level.get(f"{_W}ilvl"))] = (form or "decimal", text, int(start or 1))
            self._formats[abstract.get(f"{_W}abstractNumId")] = levels
        for entry in numbering.iterchildren(f"{_W}num"):
            self._abstract_of[entry.get(f"{_W}numId")] = _get(entry, "abstractNumId")


def written(number: int, form: str) -> str:
    """``number`` in one of Word's formats; a format unknown here is written in figures."""
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form == "decimalFullWidth":
        return "".join(chr(ord("０") + int(digit)) for digit in str(number))
    if form in {"aiueo", "aiueoFullWidth"} and 1 <= number <= len(_AIUEO):
        return _AIUEO[number - 1]
    if form in {"japaneseCounting", "ideographDigital"} and 1 <= number < 100:
        tens, ones = divmod(number, 10)
        return f"{'' if tens < 2 else _KANJI[tens]}{'十' if tens else ''}{_KANJI[ones] if ones else ''}"
    if form in {"upperLetter", "lowerLetter"} and 1 <= number <= 26:
        return chr(ord("A" if form == "upperLetter" else "a") + number - 1)
    if form in {"upperRoman", "lowerRoman"} and 1 <= number <= 12:
        roman = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ", "Ⅺ", "Ⅻ"][number - 1]
        return roman if form == "upperRoman" else chr(ord(roman) + 16)
    return str(number)


def _get(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return (found.get(f"{_W}val") or "") if found is not None else ""
