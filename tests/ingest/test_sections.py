from __future__ import annotations

from collections.abc import Callable

from ingest.model import Section
from ingest.read import ReadResult

Read = Callable[..., ReadResult]


def sections(read: Read, text: str) -> list[Section]:
    return list(read(plan_txt=text).catalogue.sections)


def test_a_section_carries_the_headings_above_it(read: Read) -> None:
    (section,) = sections(read, "第1章 概要\n\n1 目的\n\n(2) 期間\n\n五年間です。\n")
    assert (section.title, section.path, section.text) == ("(2) 期間", ("第1章 概要", "1 目的"), "五年間です。")
    assert (section.source.line_start, section.source.line_end) == (1, 7)


def test_headings_with_nothing_below_are_not_lost(read: Read) -> None:
    found = sections(
        read,
        "問1 性別をお答えください。\n\n問2 年齢をお答えください。\n\n問3 【すべての方】\n\n何を使いますか。\n",
    )
    assert [(s.title, s.text) for s in found] == [
        ("問2 年齢をお答えください。", "問1 性別をお答えください。\n問2 年齢をお答えください。"),
        ("問3 【すべての方】", "何を使いますか。"),
    ]


def test_every_term_of_a_glossary_is_a_section(read: Read) -> None:
    found = sections(
        read, "用語解説\n\nNo\t用語\t解説\n1\tAI\t人工知能のこと。\n2\tRPA\t自動化のこと。\n\n\t\t続きの文です。\n"
    )
    assert [s.title for s in found] == ["用語解説", "AI", "RPA"]
    assert found[2].text.endswith("続きの文です。")
    assert found[1].path == ("用語解説",)


def test_every_article_of_a_rule_is_a_section_that_names_the_rule(read: Read) -> None:
    text = (
        "資料編\n\nみなも市情報化委員会規則\n\n(平成26年規則第1号)\n\n(趣旨)\n\n第 1 条 この規則は、委員会について定める。\n\n"
        "(委員)\n\n第 2 条 委員会は、8名により組織する。\n\n2 委員は、市長が委嘱する。\n\n附 則\n\nこの規則は、公布の日から施行する。\n"
    )
    found = sections(read, text)
    assert [s.title for s in found] == [
        "みなも市情報化委員会規則",
        "みなも市情報化委員会規則 第1条（趣旨）",
        "みなも市情報化委員会規則 第2条（委員）",
        "みなも市情報化委員会規則 附 則",
    ]
    assert "みなも市情報化委員会規則" in found[2].path
    assert found[2].text.endswith("市長が委嘱する。")


def test_a_footnote_is_a_section_under_its_term(read: Read) -> None:
    found = sections(read, "1 目的\n\n電子化^{※1}を進めます。\n\n※1 電子化：紙をやめること。\n")
    assert [s.title for s in found] == ["1 目的", "電子化"]
    assert found[0].breaks == (3,)


def test_a_short_line_before_a_paragraph_is_a_heading(read: Read) -> None:
    found = sections(read, "1 結果\n\n前置きです。\n\nオープンデータ\n\n公開への希望が多くありました。\n")
    assert [(s.title, s.path) for s in found] == [("1 結果", ()), ("オープンデータ", ("1 結果",))]


def test_a_long_section_is_cut_between_paragraphs(read: Read) -> None:
    paragraph = "とても長い文です。" * 100
    found = sections(read, f"1 目的\n\n{paragraph}\n\n{paragraph}\n\n{paragraph}\n")
    assert [s.title for s in found] == ["1 目的"] * 3
    assert all(s.text == paragraph for s in found)


def test_tables_of_contents_are_no_sections(read: Read) -> None:
    found = sections(read, "目次\n\n1 目的\t1\n2 期間\t2\n\n1 目的\n\n便利にします。\n")
    assert [s.title for s in found] == ["1 目的"]
