"""Reading the training data; on small files made here."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from index.training.sources import Pairs, is_held_out, own_pairs, project_pairs, sudachi_pairs, thesaurus_pairs


@pytest.fixture
def data(tmp_path: Path) -> Path:
    project = {
        "projectName": "見守り事業", "purpose": "高齢者が安心して暮らせるまちにする。/地域で支え合う仕組みを広げる。",
        "overview": "1.訪問/2.電話", "currentIssues": None,
    }  # fmt: skip
    for year in (2024, 2025):
        with gzip.open(tmp_path / f"rs{year}-projects.json.gz", "wt", encoding="utf-8") as file:
            json.dump({"1": project}, file)
    rows = ["000001,1,0,1,0,0,0,(),曖昧,,", "000001,1,0,2,0,0,0,(),不明確,,", "000002,1,0,1,0,0,0,(),宛先,,"]
    with gzip.open(tmp_path / "sudachi-synonyms.txt.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(rows))
    return tmp_path


def test_a_project_of_two_years_is_learned_once(data: Path) -> None:
    kinds = {pairs.name: pairs for pairs in project_pairs(data)}
    assert {name: len(pairs) for name, pairs in kinds.items()} == {
        "rs name-purpose": 1, "rs name-overview": 1, "rs purpose-overview": 1, "rs cloze": 1,
    }  # fmt: skip
    assert kinds["rs name-overview"].passages == ["1.訪問\n2.電話"]


def test_a_sentence_is_looked_for_in_what_is_left_without_it(data: Path) -> None:
    cloze = project_pairs(data)[-1]
    assert cloze.queries[0] not in cloze.passages[0]


def test_synonyms_are_paired_within_their_group(data: Path) -> None:
    pairs = sudachi_pairs(data)
    assert list(zip(pairs.queries, pairs.passages, strict=True)) == [("不明確", "曖昧")]


def test_every_pair_is_either_trained_on_or_kept_for_validation() -> None:
    pairs = Pairs("x")
    for number in range(300):
        pairs.add(f"問い{number}", f"答え{number}", f"事業{number}")
    kept, trained = pairs.where(held_out=True), pairs.where(held_out=False)
    assert len(kept) + len(trained) == 300
    assert 10 <= len(kept) <= 60
    assert all(map(is_held_out, kept.groups))


def test_own_pairs_are_read_from_tables(tmp_path: Path) -> None:
    table = "question\ttitle\ttext\nごみはいつ出すの\tごみ収集\t収集日を知らせる。\n# 覚え書き\n"
    (tmp_path / "a.tsv").write_text(table, encoding="utf-8")
    titles, texts, between = own_pairs(tmp_path)
    assert (titles.queries, titles.passages) == (["ごみはいつ出すの"], ["ごみ収集"])
    assert texts.passages == ["ごみ収集\n収集日を知らせる。"]
    assert between.queries == ["ごみ収集"]


def test_the_thesaurus_of_this_project_is_read() -> None:
    assert len(thesaurus_pairs()) > 500
