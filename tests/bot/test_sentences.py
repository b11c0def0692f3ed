import pytest

from bot.sentences import entry_sentences, section_sentences
from ingest.model import Entry, Field, FieldKind, Section, Source

PLACE = Source("plan.txt", 1, 3)


def sentences(text: str) -> list[str]:
    return [s.text for s in section_sentences(Section("s", "p", "章", text, PLACE))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一つ目です。二つ目です。", ["一つ目です。", "二つ目です。"]),
        ("「はい。」と答えます。次です。", ["「はい。」と答えます。", "次です。"]),
        ("・受付の開始 ・案内の配布", ["・受付の開始", "・案内の配布"]),
        ("○まとめます。 ○配ります。", ["○まとめます。", "○配ります。"]),
        ("ア) 案内を出します。 イ) 受け付けます。", ["ア) 案内を出します。", "イ) 受け付けます。"]),
        ("案内を出します。 （広報課） 【重点】", ["案内を出します。 （広報課） 【重点】"]),
        ("一行目\n二行目", ["一行目", "二行目"]),
        ("", []),
    ],
)
def test_text_is_cut_where_a_reader_would_stop(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_bracketed_heading_belongs_to_what_follows_it() -> None:
    found = section_sentences(
        Section("s", "p", "章", "【見守り】 機器を貸します。 【配食】 弁当を届けます。", PLACE)
    )
    assert [(s.heading, s.text) for s in found] == [("見守り", "機器を貸します。"), ("配食", "弁当を届けます。")]


def test_a_sentence_knows_its_place_in_the_field_and_its_lettered_part() -> None:
    text = "全体の説明です。\nア) 受付を広げます。\nイ) 案内を配ります。"
    entry = Entry("e", "p", "1", "窓口", fields=(Field("事業内容", FieldKind.OVERVIEW, text, PLACE),))
    found = entry_sentences(entry)
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert [s.sub_item for s in found] == [None, "ア", "イ"]


def test_schedules_and_titles_are_no_prose() -> None:
    fields = (
        Field("事業名", FieldKind.TITLE, "窓口", PLACE),
        Field("スケジュール", FieldKind.SCHEDULE, "検討\t→", PLACE),
        Field("概要", FieldKind.OVERVIEW, "説明です。", PLACE),
    )
    assert [s.text for s in entry_sentences(Entry("e", "p", "1", "窓口", fields=fields))] == ["説明です。"]
