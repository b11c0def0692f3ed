"""Search terms: content words with their dictionary form, and the compounds they make.

電子申請サービス gives 電子, 申請, サービス (units) and 電子申請, 申請サービス, 電子申請サービス (compounds).
A unit is what a question must find; a compound makes a text that says the very same thing come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from index.morphemes import Morpheme, katakana_norm, morphemes

_KATAKANA = re.compile(r"[ァ-ヺー]+")
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_SEARCHABLE = re.compile(r"[a-z0-9一-鿿々ぁ-ゖァ-ヺ]")
_ONE_KANJI = re.compile(r"[一-鿿]")
_MAX_COMPOUND = 7
_INDEXED_PARTS = 3
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """A content word: as written, as compared, where its morphemes stand, and its stem when it ends in a suffix.

    医療費 has the stem 医療. ``compounding`` is true for what may join its neighbours (nouns, not verbs).
    """

    surface: str
    norm: str
    first: int
    last: int
    stem: str | None = None
    compounding: bool = True

    @property
    def terms(self) -> tuple[str, ...]:
        """The unit and its stem, as indexed."""
        return (self.norm,) if self.stem is None else (self.norm, self.stem)


class FugashiTokenizer:
    """The shipped ``Tokenizer``: unidic-lite morphemes made into units and compounds."""

    def tokens(self, text: str) -> list[str]:
        """Units, their stems and the compounds of neighbouring units, normalised, repeats kept."""
        return [term for line in text.splitlines() for term in _line_tokens(line)]


@lru_cache(maxsize=16384)
def _line_tokens(line: str) -> tuple[str, ...]:
    return tuple(term for run in _runs(units(line)) for term in _run_terms(run))


def units(text: str) -> list[Unit]:
    """The content words of ``text`` in order, without compounds."""
    parts = morphemes(text)
    return [_spell_out(unit, parts) for unit in _units(parts)]


def compounds(found: list[Unit]) -> list[str]:
    """The compounds that neighbouring units make, pairs, threes and whole runs."""
    return [term for run in _runs(found) for term in _compounds(run)]


def _units(parts: list[Morpheme]) -> Iterator[Unit]:
    i = 0
    while i < len(parts):
        size = _katakana_run(parts, i)
        if size > 1:
            yield from _katakana_units(parts, i, size)
            i += size
            continue
        unit = _unit_at(parts, i)
        if unit is not None:
            yield unit
            i = unit.last
        i += 1


def _katakana_run(parts: list[Morpheme], start: int) -> int:
    end = start
    while end < len(parts) and _KATAKANA.fullmatch(parts[end].surface):
        end += 1
    return end - start


def _katakana_units(parts: list[Morpheme], start: int, size: int) -> Iterator[Unit]:
    """Parts of a katakana run; a short part in front belongs to the next one (オン+ライン, マイ+ナンバー)."""
    first = start
    for i in range(start, start + size):
        word = "".join(part.surface for part in parts[first : i + 1])
        if len(word) > _SHORT or i == start + size - 1:
            yield Unit(word, katakana_norm(word), first, i)
            first = i + 1


def _unit_at(parts: list[Morpheme], i: int) -> Unit | None:
    part = parts[i]
    if part.pos[0] == "接頭辞" and i + 1 < len(parts) and part.surface not in _words("loose"):
        following = _unit_at(parts, i + 1)
        if following is None or not following.compounding:
            return following
        return replace(
            following,
            surface=part.surface + following.surface,
            norm=part.surface + following.norm,
            first=i,
            stem=following.norm,
        )
    if _is_numbered(parts, i):
        return Unit(part.surface + "番", part.norm + "番", i, i + 1)
    if not _is_content(part):
        return None
    return _with_suffix(parts, i)


def _with_suffix(parts: list[Morpheme], i: int) -> Unit:
    part = parts[i]
    unit = Unit(part.surface, part.norm, i, i, compounding=part.pos[0] in ("名詞", "形状詞"))
    suffix = parts[i + 1] if i + 1 < len(parts) else None
    if unit.compounding and suffix is not None and _is_suffix(suffix):
        norm = part.norm + suffix.surface
        return replace(unit, surface=part.surface + suffix.surface, norm=norm, last=i + 1, stem=part.norm)
    return unit


def _is_suffix(part: Morpheme) -> bool:
    name = part.pos[0] == "接尾辞" and part.pos[1] == "名詞的"
    tail = part.pos[:2] == ("名詞", "普通名詞") and bool(_ONE_KANJI.fullmatch(part.surface))
    return (name or tail) and part.surface not in _words("loose")


def _is_numbered(parts: list[Morpheme], i: int) -> bool:
    return parts[i].pos[1] == "数詞" and i + 1 < len(parts) and parts[i + 1].surface == "番"


def _is_content(part: Morpheme) -> bool:
    if part.norm in _words("light") or part.surface in _words("light") or not _SEARCHABLE.search(part.surface):
        return False
    if part.pos[0] in ("動詞", "形容詞"):
        return part.pos[1] == "一般"
    if part.pos[0] == "形状詞":
        return part.pos[1] == "一般"
    return part.pos[0] == "名詞" and part.pos[1] not in ("数詞", "助動詞語幹") and not _is_splinter(part)


def _is_splinter(part: Morpheme) -> bool:
    """Whether this is a scrap of a word written in kana that the dictionary cut wrongly (こう|れい|しゃ)."""
    hiragana = bool(_HIRAGANA.fullmatch(part.surface))
    return hiragana and (len(part.surface) == 1 or (len(part.surface) <= _SHORT and part.origin != "和"))


def _spell_out(unit: Unit, parts: list[Morpheme]) -> Unit:
    return replace(unit, surface="".join(part.surface for part in parts[unit.first : unit.last + 1]))


def _runs(found: list[Unit]) -> Iterator[list[Unit]]:
    run: list[Unit] = []
    for unit in found:
        if run and not (unit.compounding and run[-1].compounding and unit.first == run[-1].last + 1):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _run_terms(run: list[Unit]) -> list[str]:
    return [term for unit in run for term in unit.terms] + _compounds(run)


def _compounds(run: list[Unit]) -> list[str]:
    norms = [unit.norm for unit in run]
    parts = ["".join(norms[i : i + size]) for size in (2, 3) for i in range(len(norms) - size + 1)]
    whole = ["".join(norms)] if _INDEXED_PARTS < len(run) <= _MAX_COMPOUND else []
    return parts + whole


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    text = (files("index") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def asking_words() -> frozenset[str]:
    """Words that say what is wanted of a 事業 (担当, 予算, いつ …) and not what it is about."""
    return _words("asking")
