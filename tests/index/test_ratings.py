import pytest

from index.ratings import rating_key


@pytest.mark.parametrize("printed", ["○", "〇", "◯"])
def test_every_circle_is_one_circle(printed: str) -> None:
    assert rating_key(printed) == "○"


def test_other_marks_stay_apart() -> None:
    assert len({rating_key(mark) for mark in "◎○△×"}) == 4


def test_letters_are_folded() -> None:
    assert rating_key("Ａ") == rating_key("a")
