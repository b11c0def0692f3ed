from __future__ import annotations

import re

import httpx
import pytest

PAGES = ["/", "/entries/kita-plan:4", "/entries/kita-plan:5", "/sections/kita-plan:s1"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_scripts_or_styles_and_loads_nothing_from_elsewhere(
    client: httpx.Client, path: str
) -> None:
    page = client.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", page)


@pytest.mark.parametrize("path", PAGES)
def test_everything_a_page_links_to_is_there(client: httpx.Client, path: str) -> None:
    for link in re.findall(r'(?:href|src)="(/[^"#]*)', client.get(path).text):
        assert client.get(link).status_code == 200, link


def test_the_form_answers_without_scripts(client: httpx.Client) -> None:
    page = client.post("/", data={"message": "<b>担当課</b>は？", "municipality": "北野市"}).text
    assert "&lt;b&gt;担当課&lt;/b&gt;は？" in page
    assert "担当課は防災課です。" in page
    assert 'href="#cite-1"' in page
    assert 'href="/entries/kita-plan:4#L11"' in page
    assert '<option value="北野市" selected>' in page
    assert re.search(r'name="session_id" value="[\w-]{20,}"', page)


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        (b"message=a&municipality=%E6%9D%B1%E9%87%8E%E5%B8%82", 422, "東野市"),
        (b"message=" + b"a" * 3000, 422, "質問が長すぎます。"),
        (b"message=%ff%fe", 200, "担当課は防災課です。"),
    ],
)
def test_the_form_says_what_is_wrong(client: httpx.Client, body: bytes, status: int, sentence: str) -> None:
    response = client.post("/", content=body)
    assert response.status_code == status
    assert sentence in response.text


@pytest.mark.parametrize("body", [b"", b"&" * 5000, b"message=", b"\xff\xfe\x00"])
def test_a_form_without_a_question_is_no_question(client: httpx.Client, body: bytes) -> None:
    assert client.post("/", content=body).status_code == 422


def test_the_entry_page_shows_all_that_the_form_says(client: httpx.Client) -> None:
    page = client.get("/entries/kita-plan:4").text
    for words in (
        "北野市情報化計画（案）",
        "災害に強いまちづくり",
        "公民館に&lt;b&gt;Wi-Fi&lt;/b&gt;を整備する。",
        "<td>2018年度</td>",
        "読み取りに注意：欄がずれています",
        "平成30年度（2018年度）",
        "1,940,000円",
        "80%以上",
        "評価 ○",
        "No.5 図書館システムの更新",
        "kita.txt 14〜15行目",
        'id="L14"',
    ):
        assert words in page


def test_the_section_page_shows_its_text_and_its_tables(client: httpx.Client) -> None:
    page = client.get("/sections/kita-plan:s1").text
    assert "平成29年度から平成33年度まで" in page
    assert "<td>8</td>" in page
    assert "kita.txt 3〜5行目" in page
