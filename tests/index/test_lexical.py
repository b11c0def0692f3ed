from pathlib import Path

import numpy as np
import pytest

from index.lexical import Postings

POSTINGS = Postings.build([["水道", "料金"], ["水道", "水道", "管"], [], ["図書"]])


def test_a_document_with_the_term_scores_and_others_do_not() -> None:
    scores = POSTINGS.sum_of(["図書"])
    assert scores[3] > 0
    assert not scores[:3].any()


def test_an_unknown_term_scores_nothing() -> None:
    assert not POSTINGS.sum_of(["無い"]).any()
    assert POSTINGS.frequency("無い") == 0


def test_of_alternatives_only_the_best_counts() -> None:
    single = POSTINGS.best_of([("水道", 1.0)])
    both = POSTINGS.best_of([("水道", 1.0), ("料金", 0.01)])
    np.testing.assert_array_equal(single, both)


def test_an_alternative_counts_by_its_weight() -> None:
    np.testing.assert_allclose(POSTINGS.best_of([("図書", 0.5)]), POSTINGS.sum_of(["図書"]) / 2)


def test_scores_are_those_of_bm25s() -> None:
    import bm25s

    model = bm25s.BM25(method="lucene", k1=1.2, b=0.6)
    documents = [["水道", "料金"], ["水道", "水道", "管"], ["図書"]]
    model.index(documents, show_progress=False)
    ours = Postings.build(documents).sum_of(["水道", "管"])
    np.testing.assert_allclose(ours, model.get_scores(["水道", "管"]), rtol=1e-5)


@pytest.mark.parametrize("documents", [[], [[], []]])
def test_nothing_to_index_is_no_error(documents: list[list[str]], tmp_path: Path) -> None:
    postings = Postings.build(documents)
    postings.save(tmp_path / "empty")
    assert not Postings.load(tmp_path / "empty").sum_of(["水道"]).any()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    POSTINGS.save(tmp_path / "field")
    loaded = Postings.load(tmp_path / "field")
    assert loaded.vocabulary == POSTINGS.vocabulary
    np.testing.assert_array_equal(loaded.sum_of(["水道"]), POSTINGS.sum_of(["水道"]))
