"""事務事業評価シート: one form a 事業 with results, a rating A to D and what is to follow."""

from __future__ import annotations

from tests.ingest.layouts.kit import Break, C, E, H, Layout, T


def _sheet(no: str, name: str, lead: str, rating: str, texts: tuple[str, str, str]) -> T:
    return T(
        (
            (C("事務事業名", 1), C(name, 3), "整理番号", no),
            ("所管課", C(lead, 3), "新規・継続", "継続"),
            ("事業の概要", C(texts[0], 5)),
            (C("令和5年度実績", 1, 2), C(texts[1], 5)),
            ("参加者", "120人", "開催", "6回", ""),
            ("評価", rating, "今後の方向性", C(texts[2], 3)),
        ),
        widths=(2, 2, 2, 2, 1.6, 1.6),
    )


LAYOUT = Layout(
    name="evaluation_sheet",
    title="ほしの町事務事業評価シート",
    municipality="ほしの町",
    blocks=(
        H("ほしの町事務事業評価シート（令和5年度）", 1),
        _sheet(
            "101",
            "健康づくり教室",
            "健康増進課",
            "A",
            ("運動と食事の教室を開きます。", "教室を年に6回開きました。", "回数を増やします。"),
        ),
        Break(),
        _sheet(
            "102",
            "空き家バンクの運営",
            "住まい政策室",
            "C",
            ("空き家を探す人と持ち主をつなぎます。", "登録は3件にとどまりました。", "登録の手続きを見直します。"),
        ),
        Break(),
        _sheet(
            "203",
            "森林環境の保全（再掲）",
            "農林振興課",
            "B",
            ("手入れの足りない森を間伐します。", "5ヘクタールを間伐しました。", "続けます。"),
        ),
    ),
    entries=(
        E("101", "健康づくり教室", ("健康増進課",)),
        E("102", "空き家バンクの運営", ("住まい政策室",)),
        E("203", "森林環境の保全（再掲）", ("農林振興課",)),
    ),
)
