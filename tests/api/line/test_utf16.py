from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.line.utf16 import cut_out, head, shortened, split, units

JAPANESE = st.text("市課はです。、！\n 𠮷😀a[1]", max_size=200)


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


@settings(deadline=None)
@given(JAPANESE)
def test_lengths_are_counted_as_line_counts_them(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


@settings(deadline=None)
@given(JAPANESE, st.integers(8, 60))
def test_pieces_fit_and_nothing_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(units(piece) <= limit for piece in pieces)
    assert without_blanks("".join(pieces)) == without_blanks(text)


@settings(deadline=None)
@given(JAPANESE, st.integers(2, 60))
def test_what_is_shortened_fits_and_says_so(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert units(short) <= limit
    assert short == text or short.endswith("…")
    assert text.startswith(head(text, limit))


def test_cuts_fall_on_the_ends_of_sentences_with_their_marks() -> None:
    text = "担当は防災課です。 [1][2]\n費用は百万円です。 [3]\n期間は五年です。 [4]"
    assert split(text, 20) == ["担当は防災課です。 [1][2]", "費用は百万円です。 [3]", "期間は五年です。 [4]"]
    assert split(text, 40)[0] == "担当は防災課です。 [1][2]\n費用は百万円です。 [3]"


def test_a_sentence_that_is_too_long_is_cut_at_a_pause() -> None:
    assert split("防災課と、総務課と、図書課とが担当します", 12) == [
        "防災課と、総務課と、",
        "図書課とが担当します",
    ]


@pytest.mark.parametrize(
    ("text", "index", "length", "rest"),
    [("@bot 市は？", 0, 4, " 市は？"), ("😀@bot は", 2, 4, "😀 は"), ("市", 5, 2, "市"), ("市は", -1, 0, "市は")],
)
def test_a_mention_is_cut_out_by_units(text: str, index: int, length: int, rest: str) -> None:
    assert cut_out(text, index, length) == rest
