"""The thesaurus by field (``index/data/thesaurus/*.tsv``): well-formed, without repeats, and large enough."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

DATA = Path(str(files("index") / "data"))
FILES = sorted((DATA / "thesaurus").glob("*.tsv"))
FEWEST_GROUPS = 1_500
MOST_WORDS = 9
LONGEST_WORD = 16
ALLOWED = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々a-zA-Z0-9・\-.&+]+")
FIELDS = {
    "bousai",
    "bouhan_koutsuu",
    "kosodate",
    "kyouiku",
    "kourei_kaigo",
    "shougai_fukushi",
    "iryou_kenkou",
    "zei",
    "kokuho_nenkin",
    "gomi_kankyou",
    "douro_kouen",
    "suidou",
    "juutaku_akiya",
    "koutsuu",
    "nougyou_chouju",
    "shoukou_kankou",
    "madoguchi_todokede",
    "jouhouka",
    "gikai_kouhou",
    "gyousei_naibu",
    "bunka_shougai_gakushuu",
    "shimin_katsudou",
    "gaikokujin_jinken",
    "ijuu_machizukuri",
}


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def groups(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in lines(path)]


def every_group() -> list[tuple[str, ...]]:
    return [group for path in FILES for group in groups(path)]


def test_every_field_has_its_file() -> None:
    assert {path.stem for path in FILES} == FIELDS


def test_there_are_enough_groups() -> None:
    assert len(every_group()) >= FEWEST_GROUPS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_has_distinct_words_that_are_not_too_many(path: Path) -> None:
    wrong = [group for group in groups(path) if not 2 <= len(set(group)) == len(group) <= MOST_WORDS]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_cell_is_empty_or_padded(path: Path) -> None:
    assert [group for group in groups(path) if any(not word or word != word.strip() for word in group)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_hold_only_allowed_characters(path: Path) -> None:
    assert [word for group in groups(path) for word in group if not ALLOWED.fullmatch(word)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_word_is_too_long(path: Path) -> None:
    assert [word for group in groups(path) for word in group if len(word) > LONGEST_WORD] == []


def test_no_group_stands_twice_in_all_the_files() -> None:
    older = {
        frozenset(word.strip() for word in line.split("\t") if word.strip())
        for line in lines(DATA / "synonyms.tsv")
        if line.strip()
    }
    counted = Counter(frozenset(group) for group in every_group())
    assert [sorted(group) for group, count in counted.items() if count > 1 or group in older] == []


def test_no_group_only_repeats_part_of_another_in_its_file() -> None:
    wrong = []
    for path in FILES:
        sets = [frozenset(group) for group in groups(path)]
        wrong += [sorted(small) for small in sets if any(small < large for large in sets)]
    assert wrong == []
