from __future__ import annotations

import csv
import io

import httpx
import pytest


def ids(client: httpx.Client, query: str) -> list[str]:
    return [item["id"] for item in client.get(f"/api/entries?{query}").json()["items"]]


def test_an_entry_has_the_shape_of_the_public_contract(client: httpx.Client) -> None:
    entry = client.get("/api/entries/kita-plan:4").json()
    assert list(entry) == [
        *("id", "municipality", "plan", "no", "title", "path", "departments", "fields", "schedule", "budget"),
        *("indicators", "progress", "relations"),
    ]
    assert entry["departments"][1] == {"name": "総務課", "role": "related", "sub_item": "ア"}
    assert entry["fields"][3] == {
        "label": "スケジュール",
        "kind": "schedule",
        "text": "2017年度\t2018年度\n調査\t整備",
        "source": {"file": "kita.txt", "page": None, "line_start": 14, "line_end": 15},
        "doubt": "欄がずれています",
    }
    assert entry["schedule"][1] == {"fiscal_year": 2018, "text": "整備", "phase": "導入", "sub_item": None}
    assert entry["budget"] == [{"label": "委託料", "amount_yen": 1940000, "fiscal_years": [2017, 2018]}]
    assert entry["indicators"] == [{"name": "整備施設数", "fiscal_year": 2018, "target": "80%以上"}]
    assert entry["progress"] == [
        {"fiscal_year": 2019, "department": "防災課", "result": "3施設で整備した", "rating": "○"}
    ]
    assert entry["relations"][0] == {"kind": "repeat_of", "entry_id": "kita-plan:5"}


def test_an_entry_whose_number_has_marks_is_found(client: httpx.Client) -> None:
    assert client.get("/api/entries/minami-plan:2-(2)-④").json()["title"] == "電子決裁の導入"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["kita-plan:4", "kita-plan:5", "minami-plan:2-(2)-④"]),
        (
            "municipality=&q=&role=&rating=&fiscal_year=&sort=",
            ["kita-plan:4", "kita-plan:5", "minami-plan:2-(2)-④"],
        ),
        ("municipality=北野", ["kita-plan:4", "kita-plan:5"]),
        ("plan=minami-plan", ["minami-plan:2-(2)-④"]),
        ("plan=南原町デジタル計画", ["minami-plan:2-(2)-④"]),
        ("department=総務課", ["kita-plan:4", "minami-plan:2-(2)-④"]),
        ("department=総務課&role=lead", ["minami-plan:2-(2)-④"]),
        ("fiscal_year=2018", ["kita-plan:4"]),
        ("rating=○", ["kita-plan:4"]),
        ("q=ｗｉ-ｆｉ", ["kita-plan:4"]),
        ("sort=-plan", ["minami-plan:2-(2)-④", "kita-plan:5", "kita-plan:4"]),
        ("sort=department", ["kita-plan:5", "minami-plan:2-(2)-④", "kita-plan:4"]),
        ("sort=budget", ["kita-plan:5", "kita-plan:4", "minami-plan:2-(2)-④"]),
        ("sort=-budget", ["kita-plan:4", "kita-plan:5", "minami-plan:2-(2)-④"]),
        ("sort=-budget&limit=1&offset=1", ["kita-plan:5"]),
        ("offset=5", []),
    ],
)
def test_conditions_and_orders_can_be_combined(client: httpx.Client, query: str, found: list[str]) -> None:
    assert ids(client, query) == found


def test_the_total_counts_more_than_the_page(client: httpx.Client) -> None:
    page = client.get("/api/entries?limit=1").json()
    assert (page["total"], page["limit"], page["offset"], len(page["items"])) == (3, 1, 0, 1)


def rows(client: httpx.Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/api/entries.csv?{query}")
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_the_csv_opens_in_a_spreadsheet_with_the_same_conditions(client: httpx.Client) -> None:
    found = rows(client, "municipality=北野市&sort=-plan")
    assert [row["事業番号"] for row in found] == ["5", "4"]
    assert found[1]["担当課"] == "防災課"
    assert found[1]["関係課"] == "総務課"
    assert found[1]["出典"] == "kita.txt:10-15"
    assert "欄がずれています" in found[1]["読み取りの注意"]


def test_the_csv_never_carries_a_formula(client: httpx.Client) -> None:
    assert rows(client, "q=HYPERLINK")[0]["取組内容"] == "'=HYPERLINK(1)"


def test_the_csv_is_offered_as_a_file(client: httpx.Client) -> None:
    headers = client.get("/api/entries.csv").headers
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert "entries.csv" in headers["content-disposition"]


def test_plans_tell_how_many_entries_they_hold(client: httpx.Client) -> None:
    plans = client.get("/api/plans").json()
    assert plans["total"] == 2
    assert plans["items"][0] == {
        "id": "kita-plan",
        "municipality": "北野市",
        "code": None,
        "title": "北野市情報化計画（案）",
        "kind": "plan",
        "status": "draft",
        "fiscal_years": [2017, 2021],
        "files": ["kita.txt"],
        "entries": 2,
    }
    assert [plan["id"] for plan in client.get("/api/plans?municipality=南原町").json()["items"]] == ["minami-plan"]


def test_departments_are_listed_of_one_city_or_of_all(client: httpx.Client) -> None:
    assert client.get("/api/departments").json()["total"] == 2
    assert client.get("/api/departments?municipality=南原町").json()["items"] == [
        {"municipality": "南原町", "name": "総務課", "division": None, "lead": 1, "related": 0}
    ]
