from __future__ import annotations

import pytest

from api.csv_export import defuse


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\u3000=1", "＝1", "\r\n=1"])
def test_a_cell_that_might_be_calculated_is_made_text(cell: str) -> None:
    assert defuse(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "12", "・調査", "平成29年度", "1-2"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert defuse(cell) == cell
