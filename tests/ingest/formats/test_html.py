from __future__ import annotations

import pytest

from ingest.document import Heading, Row
from ingest.errors import EmptyFileError
from ingest.formats.html import read_html

PAGE = """<html><head><title>市</title><script>x()</script></head><body><nav>メニュー</nav>
<h2>計画<span>の名前</span></h2><p>一行目<br>二行目</p>
<table><caption>表1</caption><tr><th rowspan="2">課</th><td colspan="2">広い</td></tr>
<tr><td>一<ul><li>二</li></ul></td><td><table><tr><td>中</td><td>の表</td></tr></table></td></tr></table>
<dl><dt>担当課</dt><dd>道路課</dd></dl><div hidden>秘密</div><ruby>橋<rt>はし</rt></ruby></body></html>"""


def test_headings_paragraphs_lists_and_tables_are_read_and_the_rest_is_dropped() -> None:
    blocks = read_html(PAGE.encode(), "a.html").blocks
    heading, first, second, caption, row, below, inner, pair, ruby = blocks
    assert isinstance(heading, Heading)
    assert (heading.raw, heading.level) == ("計画の名前", 2)
    assert [block.raw for block in (first, second, caption, ruby)] == ["一行目", "二行目", "表1", "橋"]
    assert isinstance(row, Row)
    assert (row.cells, row.covered) == (("課", "広い", ""), {2})
    assert isinstance(below, Row)
    assert below.cells == ("", "一\n二", "")
    assert isinstance(inner, Row)
    assert inner.cells == ("中", "の表")
    assert isinstance(pair, Row)
    assert pair.cells == ("担当課", "道路課")


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "utf-8"])
def test_the_encoding_that_a_page_declares_is_used(charset: str) -> None:
    page = f"<html><head><meta charset='{charset}'></head><body><p>みなも市の計画</p></body></html>"
    assert read_html(page.encode(charset), "a.html").blocks[0].raw == "みなも市の計画"


def test_a_span_beyond_all_measure_does_no_harm() -> None:
    page = "<table><tr><td colspan='999999' rowspan='999999'>橋</td><td>点検</td></tr><tr><td>道</td></tr></table>"
    assert "橋" in read_html(page.encode(), "a.html").blocks[0].raw


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><head><script>var x = 1</script></head><body></body></html>"]
)
def test_a_page_without_text_is_empty(page: str) -> None:
    with pytest.raises(EmptyFileError):
        read_html(page.encode(), "a.html")
