"""Question sets of another make, for retrieval alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.errors import ExternalSetError
from eval.external_run import read_external, search_all
from eval.importers.beir import read_beir
from eval.importers.squad import read_squad
from index.protocols import Hit, Query
from ingest.model import Section, Source

SQUAD = {"data": [{"title": "町", "paragraphs": [
    {"context": "町立図書館は月曜に休みます。", "qas": [
        {"id": "q1", "question": "図書館の休みは？", "answers": [{"text": "月曜", "answer_start": 6}]},
        {"id": "q2", "question": "館長は？", "is_impossible": True, "answers": []},
    ]},
    {"context": "水道の検針は二か月に一度です。", "qas": [{"id": 3, "question": "検針はいつ？", "answers": []}]},
]}]}  # fmt: skip


class Words:
    """Finds the sections that share a letter with the question, in order."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def search(self, query: Query) -> list[Hit]:
        shared = {id_: len(set(query.text) & set(text)) for id_, text in self._texts.items()}
        ordered = sorted((id_ for id_ in shared if shared[id_]), key=lambda id_: -shared[id_])
        sections = [Section(id_, "p", "", self._texts[id_], Source("f", 1, 1)) for id_ in ordered]
        return [Hit(None, section, 1.0, 1.0) for section in sections]

    def coverage(self, text: str, municipality: str | None) -> dict[str, bool]:
        return {}


def beir(folder: Path, **files: str) -> Path:
    lines = {
        "corpus.jsonl": '{"_id": "d1", "title": "図書館", "text": "月曜休館"}\n{"_id": "d2", "text": "水道の検針"}\n',
        "queries.jsonl": '{"_id": "q1", "text": "図書館の休み"}\n{"_id": "q2", "text": "検針"}\n',
        "qrels.tsv": "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td2\t1\nother\td2\t1\n",
    }
    for name, text in (lines | {name.replace("_", "."): text for name, text in files.items()}).items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_squad_paragraphs_are_documents_and_unanswerable_questions_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "squad.json"
    file.write_text(json.dumps(SQUAD), "utf-8")
    found = read_squad(file)
    assert [document.title for document in found.documents] == ["町", "町"]
    assert found.queries == {"q1": "図書館の休みは？", "3": "検針はいつ？"}
    assert found.relevant == {"q1": {"d0": 1}, "3": {"d1": 1}}


def test_beir_folders_keep_grades_and_drop_what_is_not_relevant(tmp_path: Path) -> None:
    found = read_beir(beir(tmp_path))
    assert found.relevant == {"q1": {"d1": 2}, "q2": {"d2": 1}}
    assert found.documents[1].title == ""


def test_beir_judgements_may_lie_in_a_folder_of_their_own(tmp_path: Path) -> None:
    folder = beir(tmp_path)
    (folder / "qrels").mkdir()
    (folder / "qrels.tsv").rename(folder / "qrels" / "test.tsv")
    assert read_external(folder).relevant["q1"] == {"d1": 2}


@pytest.mark.parametrize("text", ["", "[]", '{"data": [{"paragraphs": [{}]}]}'])
def test_what_is_not_squad_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, "utf-8")
    with pytest.raises(ExternalSetError, match="SQuAD"):
        read_external(tmp_path / "x.json")


def test_what_is_not_beir_is_told_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(ExternalSetError, match=r"corpus\.jsonl 1行目"):
        read_beir(beir(tmp_path, corpus_jsonl="{}\n"))
    with pytest.raises(ExternalSetError, match=r"qrels\.tsv 2行目"):
        read_beir(beir(tmp_path, qrels_tsv="a\tb\tc\nx\n"))
    (tmp_path / "corpus.jsonl").unlink()
    with pytest.raises(ExternalSetError, match=r"corpus\.jsonl がありません"):
        read_beir(tmp_path)


def test_a_set_without_judgements_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExternalSetError, match="正解のある質問"):
        read_external(beir(tmp_path, qrels_tsv="query-id\tcorpus-id\tscore\n"))


def test_a_question_for_which_nothing_is_found_counts_as_zero(tmp_path: Path) -> None:
    external = read_external(beir(tmp_path))
    found = search_all(external, Words({"d1": "月曜休館の図書館"}))
    assert found["recall10"].value == 0.5
    assert found["ndcg"].n == 2
    assert search_all(external, Words({"d1": "図書館"}), limit=1)["mrr"].value == 1.0
