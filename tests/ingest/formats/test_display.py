from __future__ import annotations

from datetime import date, datetime, time

import pytest

from ingest.formats.display import shown


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (None, "General", ""),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "#,##0", "1,234,567"),
        (1234567, "#,##0,", "1,235"),
        (-1200, "#,##0;△#,##0", "△1,200"),
        (-1200, "#,##0", "-1,200"),
        (0.856, "0.0%", "85.6%"),
        (1200, '#,##0"千円"', "1,200千円"),
        (7, '"第"0"号"', "第7号"),
        (2.5, "0.#", "2.5"),
        (True, "General", "TRUE"),
        (date(2024, 4, 1), "General", "2024/4/1"),
        (datetime(2024, 4, 1), "yyyy/mm/dd", "2024/04/01"),
        (datetime(2024, 4, 1), 'yyyy"年"m"月"d"日"', "2024年4月1日"),
        (datetime(2024, 4, 1), '[$-411]ggge"年"m"月"d"日"', "令和6年4月1日"),
        (datetime(2019, 4, 30), '[$-411]gge"."m', "平31.4"),
        (datetime(2024, 4, 1), "[$-411]ge.m.d", "R6.4.1"),
        (datetime(2024, 4, 1, 9, 5), "h:mm", "9:05"),
        (time(9, 5), "h:mm", "9:05"),
        ("橋の点検", "@", "橋の点検"),
    ],
)
def test_values_are_shown_as_the_spreadsheet_shows_them(value: object, pattern: str, text: str) -> None:
    assert shown(value, pattern) == text
