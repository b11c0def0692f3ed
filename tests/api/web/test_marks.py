from __future__ import annotations

from api.web.marks import Piece, pieces


def test_marks_with_a_citation_are_found() -> None:
    assert list(pieces("甲 [1]と乙[12]。", {1, 12})) == [
        *(Piece("甲"), Piece("[1]", 1), Piece("と乙"), Piece("[12]", 12), Piece("。"))
    ]


def test_a_mark_without_a_citation_is_plain_text() -> None:
    assert list(pieces("甲[9]", {1})) == [Piece("甲[9]")]


def test_nothing_has_no_pieces() -> None:
    assert list(pieces("", {1})) == []
