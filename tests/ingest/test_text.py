import pytest

from ingest.text import circled, fold, plain_numbers, squeeze


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＩＣＴ", "ict"),
        ("ﾏｲﾅﾎﾟｰﾀﾙ", "マイナポータル"),
        ("①", "1"),
        ("㈱", "(株)"),
        ("⽥", "田"),
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("令和7〜9", "令和7~9"),
        ("令和7～9", "令和7~9"),
        ("2−(3)", "2-(3)"),
        ("2‐(3)", "2-(3)"),
        ("サーバー", "サーバー"),
        ("a\u200bb\u202ec", "abc"),
    ],
)
def test_spellings_that_mean_the_same_fold_together(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_squeezing_takes_out_every_space() -> None:
    assert squeeze("企画専門部会　総合 政策課\n") == "企画専門部会総合政策課"


def test_commas_inside_numbers_are_taken_out_and_others_kept() -> None:
    assert plain_numbers("19,573 千円, 5,500円") == "19573千円,5500円"


@pytest.mark.parametrize(("mark", "digits"), [("①", "1"), ("⑳", "20"), ("❸", "3"), ("ア", "ア")])
def test_circled_numbers_become_digits(mark: str, digits: str) -> None:
    assert circled(mark) == digits
