from pathlib import Path

import numpy as np

from index.passages import owners
from index.table import OwnerTable
from ingest.model import Catalogue


def test_the_scope_is_a_municipality_and_a_plan(catalogue: Catalogue) -> None:
    table = OwnerTable.of(owners(catalogue))
    assert table.scope(None, None).all()
    assert table.scope("日向野市", None).sum() == 7
    assert table.scope("瑞穂台町", "mizuho-r").sum() == 1
    assert not table.scope("日向野市", "mizuho").any()


def test_the_best_two_passages_of_every_owner(catalogue: Catalogue) -> None:
    table = OwnerTable.of(owners(catalogue))
    scores = np.zeros(len(table.passage_owner), np.float32)
    scores[:3] = [1.0, 3.0, 2.0]
    best, second = table.best_two(scores)
    assert (best[0], second[0]) == (3.0, 2.0)
    assert not best[1:].any()
    assert not second[1:].any()


def test_what_is_saved_is_loaded(catalogue: Catalogue, tmp_path: Path) -> None:
    table = OwnerTable.of(owners(catalogue))
    table.save(tmp_path)
    loaded = OwnerTable.load(tmp_path)
    assert loaded.ids == table.ids
    np.testing.assert_array_equal(loaded.passage_field, table.passage_field)
    np.testing.assert_array_equal(loaded.plan, table.plan)


def test_an_empty_catalogue_has_an_empty_table(tmp_path: Path) -> None:
    table = OwnerTable.of([])
    table.save(tmp_path)
    best, second = OwnerTable.load(tmp_path).best_two(np.zeros(0, np.float32))
    assert (len(best), len(second)) == (0, 0)
