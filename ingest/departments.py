"""Names of departments: a list as printed, taken apart into 課 with the 部 before them and the sub-item they serve."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.lexicon import load
from ingest.sub_items import split_marks
from ingest.text import squeeze

_SEPARATOR = re.compile(
    r"[、，,／/]|(?<=[課室局館部所会園署])(?:及び|並びに|又は|ほか)|\s+|・|(?<=課)(?=【)|[【】;；]"
)
_NOTE = re.compile(r"[（(]([^（）()]*)[）)]")
_NOTE_LIST = re.compile(r"[：:]\s*(.+)$")
_WITHIN = re.compile(r"[課室局班係](?=$|[\s、,，／/])")
"""What behind a bracket makes it a part of the name: 政策監（財政担当）室."""
_OTHERS = re.compile(r"^(?:その)?(?:他|ほか)(?=\S)|(?<=\S)(?:他|ほか)$")
_LONGEST = 30
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class ParsedDepartment:
    """A department without its division; ``division`` is the 部 or 専門部会 printed before it."""

    name: str
    division: str | None = None
    sub_item: str | None = None


def split_departments(text: str) -> list[ParsedDepartment]:
    """The departments that ``text`` lists, in order and without repeats; nothing for a text that lists none."""
    found: list[ParsedDepartment] = []
    for mark, part in split_marks(text):
        found.extend(_departments(part, mark))
    return list(dict.fromkeys(found))


def split_labelled(text: str) -> list[ParsedDepartment]:
    """The departments of a field whose label says that it names some: also names without a known ending (企画調整)."""
    unknown = (ParsedDepartment(name, None, mark) for mark, part in split_marks(text) for name in _names(part))
    return split_departments(text) or list(dict.fromkeys(unknown))


def _names(text: str) -> list[str]:
    """The names in a text that is a list of names and no sentence."""
    data = load("departments")
    names = [name.strip() for name in re.split(data["between_names"], text.strip())]
    names = [name for name in names if name and name not in data["skipped"]]
    plain = all(len(name) <= _LONGEST and not re.search(data["not_names"], name) for name in names)
    return names if plain and len(names) <= _MOST_NAMES else []


def names_only_departments(text: str) -> bool:
    """Whether ``text`` is a list of departments and nothing else."""
    words = [w for _, part in split_marks(text) for w in _words(_NOTE.sub("", part)) if w not in _skipped()]
    return any(map(_is_department, words)) and all(_is_department(word) or _is_division(word) for word in words)


def department_key(name: str) -> str:
    """The name for comparison: folded, without white space."""
    return squeeze(name)


def _departments(part: str, mark: str | None) -> list[ParsedDepartment]:
    found: list[ParsedDepartment] = []
    notes = [m[1] for m in _NOTE.finditer(part) if not _WITHIN.match(part, m.end())]
    division: str | None = None
    for word in _words(_NOTE.sub(lambda m: m[0] if _WITHIN.match(part, m.end()) else " ", part)):
        if _is_division(word):
            division = word
        elif _is_department(word):
            own, name = _split_division(word)
            division = own or division
            found.append(ParsedDepartment(name, own or division, mark))
    for note in notes:
        if listed := _NOTE_LIST.search(note):
            found.extend(_departments(listed[1], mark))
    return found


def _words(text: str) -> list[str]:
    """The words between separators, those broken by a separator of their own (まち・農整備部) put together again."""
    words: list[str] = []
    rest = ""
    for piece, mark in _pieces(text):
        rest += piece
        if not rest:
            continue
        if mark != "・" or _is_department(rest) or _is_division(rest):
            words.append(_OTHERS.sub("", rest))
            rest = ""
        else:
            rest += mark
    words = [*words, rest.rstrip("・")] if rest else words
    return _joined([word for word in words if word])


def _pieces(text: str) -> list[tuple[str, str]]:
    """Pieces of ``text``, each with the separator behind it."""
    pieces, position = [], 0
    for match in _SEPARATOR.finditer(text):
        pieces.append((text[position : match.start()], match[0]))
        position = match.end()
    return [*pieces, (text[position:], "")]


def _joined(words: list[str]) -> list[str]:
    """A word that is no department by itself but becomes one with the next (a line break inside a name)."""
    joined: list[str] = []
    for word in words:
        previous = joined[-1] if joined else ""
        broken = previous and not (_is_department(previous) or _is_division(previous))
        if broken and previous not in _skipped() and _is_department(previous + word):
            joined[-1] = previous + word
        else:
            joined.append(word)
    return joined


def _split_division(word: str) -> tuple[str | None, str]:
    match = _division_pattern().match(word)
    if match and match["division"] not in load("departments")["not_divisions"]:
        return match["division"], match["name"]
    return None, word


def _is_department(word: str) -> bool:
    if len(word) > _LONGEST or _is_division(word) or re.search(load("departments")["not_departments"], word):
        return False
    return bool(_department_pattern().search(word))


def _is_division(word: str) -> bool:
    return len(word) <= _LONGEST and bool(re.search(load("departments")["division_alone"], word))


def _skipped() -> list[str]:
    words: list[str] = load("departments")["skipped"]
    return words


@cache
def _department_pattern() -> re.Pattern[str]:
    data = load("departments")
    return re.compile(
        rf"^[^。\d「」●◆■※:：][^。「」●◆■※]*(?:{'|'.join(data['suffixes'])})等?$|^(?:{'|'.join(data['whole'])})$"
    )


@cache
def _division_pattern() -> re.Pattern[str]:
    data = load("departments")
    return re.compile(
        rf"^(?P<division>(?:\S+?(?:{'|'.join(data['divisions'])})|{'|'.join(data['whole_divisions'])}))(?P<name>(?!会(?!計)|局)\S+?(?:{'|'.join(data['suffixes'])})等?)$"
    )
