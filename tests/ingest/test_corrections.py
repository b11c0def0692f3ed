"""Corrections by staff: the plan stays as printed, the correction stands beside it and can be quoted."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.catalogue import read_catalogue, write_catalogue
from ingest.corrections import Correction, format_correction, read_corrections
from ingest.corrections_apply import Change
from ingest.model import Entry, Field, FieldKind, Role, Source
from ingest.read import ReadResult, read_plans

PLAN = """# みなも市計画

令和6年度〜令和7年度

番号\t1
事業名\t橋の点検
担当課\tア) 道路課 イ) 建築課
事業概要\t橋を調べます。
スケジュール\t令和6年度\t令和7年度
\t調査\t工事
予算額\t100千円

番号\t2
事業名\t図書の貸出
担当課\t図書館
事業概要\t本を貸します。
"""


@pytest.fixture
def correct(tmp_path: Path) -> Callable[..., ReadResult]:
    """The plan read with a correction file beside it, made of tables that need only say what they change."""

    def _correct(*tables: str) -> ReadResult:
        (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
        text = "# 訂正\n\n" + "\n\n".join(f"[[correction]]\n{table}" for table in tables) + "\n"
        (tmp_path / "corrections.toml").write_text(text, encoding="utf-8")
        return read_plans([tmp_path])

    return _correct


def entry(result: ReadResult, no: str = "1") -> Entry:
    assert result.problems == ()
    return next(e for e in result.catalogue.entries if e.no == no)


def newest(found: Entry) -> Field:
    return found.fields[-1]


LIBRARY = """entry = "2"
field = "担当課"
value = "生涯学習課"
reason = "機構改革"
by = "企画課"
date = 2026-11-20"""


def test_a_department_follows_and_the_printed_one_stays_marked(correct: Callable[..., ReadResult]) -> None:
    found = entry(correct(LIBRARY), "2")
    assert [(d.name, d.role) for d in found.departments] == [("生涯学習課", Role.LEAD)]
    assert found.departments[0].field == len(found.fields) - 1
    printed = next(f for f in found.fields if f.text == "図書館")
    assert printed.doubt == "訂正あり: 機構改革"
    assert (newest(found).label, newest(found).kind, newest(found).text) == (
        "担当課", FieldKind.DEPARTMENT, "生涯学習課",
    )  # fmt: skip


def test_a_correction_is_quoted_from_its_own_table(correct: Callable[..., ReadResult], tmp_path: Path) -> None:
    source = newest(entry(correct(LIBRARY), "2")).source
    assert source == Source("corrections.toml", 3, 9)
    lines = (tmp_path / "corrections.toml").read_text("utf-8").split("\n")
    assert "生涯学習課" in "\n".join(lines[source.line_start - 1 : source.line_end])
    assert lines[source.line_start - 1] == "[[correction]]"


def test_corrections_survive_a_new_reading_and_the_file_of_the_catalogue(
    correct: Callable[..., ReadResult], tmp_path: Path
) -> None:
    first = correct(LIBRARY)
    assert read_plans([tmp_path]) == first
    write_catalogue(first.catalogue, tmp_path / "catalogue.jsonl")
    assert read_catalogue(tmp_path / "catalogue.jsonl") == first.catalogue


def test_the_plan_file_is_not_changed(correct: Callable[..., ReadResult], tmp_path: Path) -> None:
    correct(LIBRARY)
    assert (tmp_path / "plan.txt").read_text("utf-8") == PLAN


def test_a_correction_beside_a_file_that_is_named_counts(
    correct: Callable[..., ReadResult], tmp_path: Path
) -> None:
    correct(LIBRARY)
    alone = read_plans([tmp_path / "plan.txt"])
    both = read_plans([tmp_path / "plan.txt", tmp_path / "corrections.toml"])
    assert entry(alone, "2").departments[0].name == "生涯学習課"
    assert alone == both


def test_one_sub_item_is_corrected_and_the_others_stay(correct: Callable[..., ReadResult]) -> None:
    table = 'entry = "1"\nfield = "担当課"\nsub_item = "イ"\nvalue = "住宅課"\nreason = "誤植"'
    found = entry(correct(table))
    assert [(d.name, d.sub_item) for d in found.departments] == [("道路課", "ア"), ("住宅課", "イ")]
    assert found.fields[found.departments[0].field].doubt == "訂正あり（イ）: 誤植"


def test_a_name_a_number_and_an_amount_follow(correct: Callable[..., ReadResult]) -> None:
    result = correct(
        'entry = "1"\nfield = "事業名"\nvalue = "橋の点検と補修"\nreason = "名称変更"',
        'entry = "1"\nfield = "予算額"\nvalue = "2億円"\nreason = "補正予算"',
        'entry = "1"\nfield = "番号"\nvalue = "10"\nreason = "番号の付け直し"',
    )
    found = entry(result, "10")
    assert found.title == "橋の点検と補修"
    assert [item.amount_yen for item in found.budget] == [200_000_000]
    assert found.id.endswith("-1")


def test_the_plan_of_one_year_follows_and_the_other_years_stay(correct: Callable[..., ReadResult]) -> None:
    result = correct(
        'entry = "1"\nfield = "スケジュール"\nfiscal_year = 2025\nvalue = "設計"\nreason = "延期"',
        'entry = "1"\nfield = "スケジュール"\nfiscal_year = 2024\nvalue = "中止"\nreason = "延期"',
    )
    assert [(i.fiscal_year, i.text) for i in entry(result).schedule] == [(2024, "中止"), (2025, "設計")]


def test_a_schedule_corrected_as_a_whole_is_never_counted_in_silence(
    correct: Callable[..., ReadResult],
) -> None:
    found = entry(correct('entry = "1"\nfield = "スケジュール"\nvalue = "未定"\nreason = "見直し"'))
    assert found.schedule
    assert {item.doubt for item in found.schedule} == {"訂正あり: 見直し"}


def test_a_second_correction_replaces_the_first(correct: Callable[..., ReadResult]) -> None:
    found = entry(correct(LIBRARY, LIBRARY.replace("生涯学習課", "文化課")), "2")
    assert [d.name for d in found.departments] == ["文化課"]
    assert [f.doubt for f in found.fields if f.kind is FieldKind.DEPARTMENT] == [
        "訂正あり: 機構改革", "訂正あり: 機構改革", None,
    ]  # fmt: skip


def test_what_the_plan_leaves_out_can_be_added(correct: Callable[..., ReadResult]) -> None:
    found = entry(correct('entry = "2"\nfield = "予算額"\nvalue = "30万円"\nreason = "記載漏れ"'), "2")
    assert [item.amount_yen for item in found.budget] == [300_000]
    assert all(field.doubt is None for field in found.fields)


def test_an_entry_is_also_found_by_its_id(correct: Callable[..., ReadResult]) -> None:
    plain = entry(correct(), "2")
    assert entry(correct(LIBRARY.replace('"2"', f'"{plain.id}"')), "2").departments[0].name == "生涯学習課"


def test_city_and_plan_tell_entries_apart(correct: Callable[..., ReadResult], tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(PLAN.replace("みなも市", "あおね町"), encoding="utf-8")
    unclear = correct(LIBRARY).problems
    assert len(unclear) == 1
    assert "2件あります" in unclear[0].message
    clear = correct(LIBRARY + '\nmunicipality = "あおね町"\nplan = "計画"')
    assert clear.problems == ()
    changed = [e for e in clear.catalogue.entries if any(d.name == "生涯学習課" for d in e.departments)]
    assert [e.plan_id for e in changed] == [p.id for p in clear.catalogue.plans if p.municipality == "あおね町"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (LIBRARY.replace('"2"', '"99"'), "番号かIDが「99」の事業は見つかりません"),
        (LIBRARY.replace('"担当課"', '"お天気"'), "「お天気」という欄はありません"),
        (LIBRARY.replace("reason", "riyuu"), "「riyuu」という項目はありません"),
        (LIBRARY.replace('reason = "機構改革"\n', ""), "「reason」がありません"),
        (LIBRARY.replace('"生涯学習課"', "7"), "「value」の値が正しくありません"),
        (LIBRARY.replace('"生涯学習課"', '"生涯\\u5b66習課"'), "引用できるよう"),
        (LIBRARY.replace('"生涯学習課"', '"生涯学習課'), "行目"),
    ],
)
def test_what_cannot_be_corrected_is_told_and_the_rest_is_read(
    table: str, words: str, correct: Callable[..., ReadResult]
) -> None:
    result = correct(table)
    assert [p.file for p in result.problems] == ["corrections.toml"]
    assert words in result.problems[0].message
    assert result.problems[0].message.endswith("。")
    assert [e.departments[-1].name for e in result.catalogue.entries] == ["建築課", "図書館"]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\xff", b"correction = 7\n", b"[" * 5000, b"[[correction]]\n", b"[[corrections]]\n"]
)
def test_a_file_that_is_no_correction_file_is_told(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    file.write_bytes(content)
    corrections, complaints = read_corrections(file)
    assert corrections == []
    assert len(complaints) == 1


@pytest.mark.parametrize("value", ["図書館", "一行目\n二行目", "O'Hara課", '「"課"」\\n', "課 # 注"])
def test_what_is_written_reads_back_the_same(value: str, tmp_path: Path) -> None:
    change = Change("担当課", value, "理由", Source("corrections.toml", 1, 1), "イ", 2025, "企画課")
    written = Correction("2-(1)-①", change, "みなも市", "計画")
    file = tmp_path / "corrections.toml"
    file.write_text(format_correction(written), encoding="utf-8")
    (read,), complaints = read_corrections(file)
    assert complaints == []
    assert read.change.value == value
    assert (read.entry, read.municipality, read.plan) == ("2-(1)-①", "みなも市", "計画")
    assert (read.change.sub_item, read.change.fiscal_year, read.change.by) == ("イ", 2025, "企画課")


def test_a_date_is_written_as_a_date(tmp_path: Path) -> None:
    change = Change("担当課", "課", "理由", Source("corrections.toml", 1, 1), date=datetime.date(2026, 11, 20))
    assert "date = 2026-11-20\n" in format_correction(Correction("1", change))
