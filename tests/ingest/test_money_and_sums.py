from __future__ import annotations

import pytest

from ingest.money import find_amounts
from ingest.sums import evaluate


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("1,940 千円/年", [1_940_000]),
        ("予算額 0円", [0]),
        ("１，２００万円", [12_000_000]),
        ("2.5億円", [250_000_000]),
        ("3百万円と50円", [3_000_000, 50]),
        ("40世帯", []),
    ],
)
def test_amounts_are_read_in_yen(text: str, yen: list[int]) -> None:
    assert [amount.yen for amount in find_amounts(text)] == yen


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("①×4", 40),
        ("①×4+②", 45),
        ("(①+②) ×4+③×3", 69),
        ("①", 10),
        ("④×2", None),
        ("①×", None),
        ("(①", None),
        ("①から②", None),
    ],
)
def test_sums_beside_a_total_are_worked_out(expression: str, value: int | None) -> None:
    assert evaluate(expression, {"①": 10, "②": 5, "③": 3}) == value
