from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from api.line.signature import is_signed, signature


def test_it_is_the_signature_that_the_sdk_expects() -> None:
    from linebot.v3.webhook import SignatureValidator

    body = '{"events":[],"text":"市"}'
    assert SignatureValidator("secret").validate(body, signature("secret", body.encode()))


@settings(deadline=None)
@given(st.binary(max_size=40), st.text(max_size=40))
def test_whatever_else_is_given_is_refused(body: bytes, given_signature: str) -> None:
    right = signature("secret", body)
    assert is_signed("secret", body, right)
    assert is_signed("secret", body, given_signature) is (given_signature == right)
    assert not is_signed("secret", body + b" ", right)
    assert not is_signed("other", body, right)


def test_a_missing_or_empty_signature_is_refused() -> None:
    assert not is_signed("secret", b"", None)
    assert not is_signed("secret", b"", "")
