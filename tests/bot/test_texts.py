import pytest

from bot.texts import show_no, show_years, show_yen


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (1_940_000, "1,940千円（194万円）"),
        (410_920_000, "410,920千円（4億1,092万円）"),
        (25_000, "25千円（2万5,000円）"),
        (652_000, "652千円（65万2,000円）"),
        (1_234, "1,234円"),
        (0, "0円"),
    ],
)
def test_an_amount_is_shown_as_printed_and_as_spoken(amount: int, shown: str) -> None:
    assert show_yen(amount) == shown


def test_runs_of_years_are_joined() -> None:
    assert show_years([2021, 2022, 2023, 2025]) == "令和3年度～令和5年度（2021～2023年度）、令和7年度（2025年度）"


@pytest.mark.parametrize(("no", "shown"), [("8", "No.8"), ("その2-⑥", "その2-⑥"), ("1-1-(3)", "1-1-(3)")])
def test_a_bare_number_is_called_no(no: str, shown: str) -> None:
    assert show_no(no) == shown
