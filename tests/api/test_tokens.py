from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.tokens import tokens


@given(st.text(alphabet="あ。、\n[1] x"))
def test_the_pieces_joined_are_the_text(text: str) -> None:
    pieces = list(tokens(text))
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= 25 for piece in pieces)
