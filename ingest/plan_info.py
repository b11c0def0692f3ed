"""What a document is: whose, what it is called, plan or progress report, draft or decided, which fiscal years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import PurePath

from ingest.document import Document, Row
from ingest.lexicon import load
from ingest.markup import plain
from ingest.model import PlanStatus
from ingest.text import fold, squeeze
from ingest.years import era_name, find_years

_MUNICIPALITY = r"[一-龥々ヶケぁ-んァ-ヴー]{1,6}?[市町村]"
_ALONE = re.compile(rf"^{_MUNICIPALITY}$")
_AT_START = re.compile(rf"^(?:第?\d+次|第?\d+期|\(仮称\))?(?P<name>{_MUNICIPALITY})")
_ANYWHERE = re.compile(r"[一-龥々ヶ]{1,5}?[市町村](?![民内外役道街場町村])")
_PERIOD = re.compile(r"計画期間|計画の期間|期間")
_PREFECTURE = re.compile(r"^(?:東京都|北海道|(?:京都|大阪)府|[一-龥]{2,3}県)(?=.+[市町村区]$)")
_NUMBERED = re.compile(r"^(\d+[\s.]|[(（]\d+[)）]|第\s*\d+\s*[編章節部]|[◆■◇●「※・])")
_HEAD = 200
_SHORT = 60
"""Room for markup around a line of a few words."""


def find_title(document: Document, skip: Collection[int], before: int) -> str:
    """The last title of a plan printed before its first 事業, in its best spelling; nothing if none is printed."""
    words = load("structure")["titles"]
    pattern = re.compile(f"{words['pattern']}|{words['progress']}")
    found = ""
    pair = ""
    for index, block in enumerate(document.blocks[:before]):
        text = plain(block.raw).strip()
        joined = pair + text
        pair = "" if isinstance(block, Row) or index in skip else text
        if isinstance(block, Row) or index in skip or _NUMBERED.match(text):
            continue
        if not block.after_gap and pattern.search(joined) and _is_title(joined):
            found = joined
        elif pattern.search(text) and _is_title(text):
            found = text
    return _best_spelling(document, re.sub(words["prefix"], "", found or _title_of_file(document, pattern)))


def find_municipality(document: Document, title: str) -> str:
    """The municipality by its title, by lines that name nothing else, by the file name, and by count."""
    votes: Counter[str] = Counter()
    words = load("structure")["municipality"]
    for weight, name in _candidates(document, title):
        if name not in words["stop"] and not re.search(words["stop_endings"], name):
            votes[name] += weight
    return votes.most_common(1)[0][0] if votes else ""


def find_status(document: Document, title: str) -> PlanStatus:
    """A draft if the title says 案, or a line near the beginning says nothing else."""
    words = load("structure")["titles"]
    short = (block for block in document.blocks if len(block.raw) < _SHORT)
    alone = any(re.match(words["draft"], squeeze(plain(block.raw))) for block in short)
    return PlanStatus.DRAFT if alone or re.search(words["draft_in_title"], title) else PlanStatus.DECIDED


def find_years_of_plan(document: Document, schedules: Iterable[tuple[int, ...]]) -> tuple[int, int] | None:
    """The first and last fiscal year: of most schedules, else of the sentence that names the period."""
    spans = Counter((min(years), max(years)) for years in schedules if len(years) > 1)
    if spans:
        return spans.most_common(1)[0][0]
    for block in document.blocks:
        text = plain(block.raw)
        if _PERIOD.search(text) or not isinstance(block, Row):
            ranges = [m for m in find_years(text) if 1 < m.last - m.first < 15]
            if ranges and (_PERIOD.search(text) or len(text) < 40):
                return ranges[0].first, ranges[0].last
    return None


def progress_title(year: int | None) -> str:
    """What to call a progress report that prints no title."""
    return f"{era_name(year)}年度 進捗状況" if year else "進捗状況"


def _title_of_file(document: Document, pattern: re.Pattern[str]) -> str:
    """The part of a file name that reads like the title of a plan."""
    parts = re.split(r"[_\s　]+", PurePath(document.file).stem)
    return next((part for part in parts if pattern.search(part)), "")


def _is_title(text: str) -> bool:
    return len(text) <= 50 and not re.search(r"[「」。、:：]|(?<!基)本計画|前計画|同計画", text)


def _best_spelling(document: Document, title: str) -> str:
    """The same title may be printed with fewer blanks elsewhere (第 3 次 → 第3次)."""
    key = squeeze(title)
    short = [plain(b.raw).strip() for b in document.blocks if len(b.raw) < len(title) + _SHORT]
    spellings = [title, *(text for text in short if squeeze(text) == key)]
    return min(spellings, key=len)


def _candidates(document: Document, title: str) -> Iterable[tuple[int, str]]:
    if match := _AT_START.match(squeeze(title)):
        yield 40, match["name"]
    if match := _AT_START.match(fold(PurePath(document.file).stem)):
        yield 30, match["name"]
    for index, block in enumerate(document.blocks):
        text = _PREFECTURE.sub("", squeeze(plain(block.raw)))
        if index < _HEAD and not isinstance(block, Row) and _ALONE.match(text):
            yield 60, text
        for match in _ANYWHERE.finditer(text):
            yield 1, match[0]
