"""Sub-items of a 事業: ア) イ) ウ) …, with the marks that recognition misread put right by their order."""

from __future__ import annotations

import re

from ingest.model import SubItem

KANA = "アイウエオカキクケコサシスセソタチツテト"
_LOOKALIKE = {"工": "エ", "才": "オ", "力": "カ", "夕": "タ", "千": "チ", "卜": "ト"}
_ANY = "".join(_LOOKALIKE) + KANA
_MARK = re.compile(rf"(?:(?<=\s)|^)[（(]?(?P<mark>[{_ANY}])\s*[)）]\s*", re.MULTILINE)
_LEADING = re.compile(rf"^\s*[（(]?(?P<mark>[{_ANY}])\s*[)）]\s*")


def split_marks(text: str) -> list[tuple[str | None, str]]:
    """``ア) 秘書課 イ) 税務課`` → [("ア", "秘書課"), ("イ", "税務課")]; a text without marks whole, with None."""
    matches = list(_MARK.finditer(text))
    if not matches:
        return [(None, text)]
    parts: list[tuple[str | None, str]] = []
    before = text[: matches[0].start()]
    if before.strip():
        parts.append((None, before))
    seen: list[str] = []
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        mark = next_mark(match["mark"], seen)
        seen.append(mark)
        parts.append((mark, text[match.end() : following.start() if following else len(text)].strip()))
    return parts


def leading_mark(text: str) -> tuple[str | None, str]:
    """The mark at the head of ``text`` as printed, and what follows it."""
    match = _LEADING.match(text)
    return (match["mark"], text[match.end() :]) if match else (None, text)


def next_mark(printed: str, seen: list[str]) -> str:
    """The mark that ``printed`` must be after ``seen``: 工 is エ, a second カ after コ is サ."""
    kana = _LOOKALIKE.get(printed, printed)
    if kana not in seen:
        return kana
    position = KANA.index(seen[-1]) + 1
    return KANA[position] if position < len(KANA) else kana


def misread(text: str) -> list[tuple[str, str]]:
    """Marks of ``text`` that were put right: (as printed, as read)."""
    wrong, seen = [], list[str]()
    for match in _MARK.finditer(text):
        mark = next_mark(match["mark"], seen)
        seen.append(mark)
        if mark != match["mark"]:
            wrong.append((match["mark"], mark))
    return wrong


def repair_note(printed: str, mark: str) -> str:
    """The doubt to note where a mark was put right."""
    return f"「{printed}）」と読み取られた記号を、並び順から「{mark}）」と読みました"


def find_sub_items(text: str, field: int) -> list[SubItem]:
    """The sub-items that a description spells out: one to a line, or several on a line in the order of their marks."""
    heads: list[tuple[int, int, str]] = []
    for match in _MARK.finditer(text):
        seen = [mark for _, _, mark in heads]
        mark = next_mark(match["mark"], seen)
        if _starts_line(text, match.start()) or mark == _expected(seen):
            heads.append((match.start(), match.end(), mark))
    ends = [*(start for start, _, _ in heads[1:]), len(text)][: len(heads)]
    return [
        SubItem(mark, text[begin:end].strip(), field) for (_, begin, mark), end in zip(heads, ends, strict=True)
    ]


def _expected(seen: list[str]) -> str:
    """The mark that follows those seen."""
    return KANA[min(len(seen), len(KANA) - 1)]


def _starts_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()
