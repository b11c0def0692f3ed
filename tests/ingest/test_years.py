import pytest

from ingest.years import era_name, find_years, fiscal_year, fiscal_years, show_fiscal_year


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2020年度", (2020,)),
        ("令和2年度", (2020,)),
        ("令和２年度", (2020,)),
        ("R2", (2020,)),
        ("Ｒ２年度", (2020,)),
        ("R1年度：48件", (2019,)),
        ("平成32年度", (2020,)),
        ("平成33年度", (2021,)),
        ("令和元年度", (2019,)),
        ("令和五年度", (2023,)),
        ("平成二十四年度", (2012,)),
        ("H24 年度", (2012,)),
        ("昭和54年度", (1979,)),
        ("2017(平成 29)年度", (2017,)),
        ("2019（平成31）年度", (2019,)),
        ("令和3年(2021年)", (2021,)),
        ("令和7〜9年度", (2025, 2026, 2027)),
        ("令和7～9年度", (2025, 2026, 2027)),
        ("令和3年度～5年度", (2021, 2022, 2023)),
        ("令和3年度から令和7年度まで", (2021, 2022, 2023, 2024, 2025)),
        ("2019年度～2023年度", (2019, 2020, 2021, 2022, 2023)),
        ("H24からH27", (2012, 2013, 2014, 2015)),
        ("令和3年度及び令和5年度", (2021, 2023)),
        ("2018(平成30)年 1月請求分から", (2018,)),
        ("H264 コーデック", ()),
        ("A4判の用紙", ()),
        ("電話 0463-82-5111", ()),
        ("人口は15000人", ()),
        ("", ()),
    ],
)
def test_every_spelling_of_a_year_is_read(text: str, years: tuple[int, ...]) -> None:
    assert fiscal_years(text) == years


@pytest.mark.parametrize(("text", "fiscal"), [("令和2年度", True), ("2018年", False), ("R2", True)])
def test_a_calendar_year_is_told_from_a_fiscal_year(text: str, fiscal: bool) -> None:
    assert [mention.fiscal for mention in find_years(text)] == [fiscal]


def test_a_heading_with_two_years_names_no_single_year() -> None:
    assert fiscal_year("令和2年度・令和3年度") is None
    assert fiscal_year("令和2年度取組内容") == 2020


@pytest.mark.parametrize(
    ("year", "name"), [(2019, "令和元"), (2018, "平成30"), (2020, "令和2"), (1989, "平成元"), (1988, "昭和63")]
)
def test_a_fiscal_year_has_the_name_of_its_era(year: int, name: str) -> None:
    assert era_name(year) == name


def test_a_year_is_shown_in_both_calendars() -> None:
    assert show_fiscal_year(2020) == "令和2年度（2020年度）"
