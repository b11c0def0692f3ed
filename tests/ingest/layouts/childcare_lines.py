"""同じく本文で書かれた計画: a heading, labels in 【】 on lines of their own with text below, 担当課：… at the end."""

from __future__ import annotations

from tests.ingest.layouts.kit import E, H, Layout, P


def _text(now: str, then: str, lead: str) -> P:
    return P(f"【現状と課題】\n{now}\n【今後の取組】\n{then}\n【担当課】{lead}")


LAYOUT = Layout(
    name="childcare_lines",
    title="つきの市子ども読書活動推進計画",
    municipality="つきの市",
    formats=("txt", "md", "docx", "html", "pdf"),
    blocks=(
        H("つきの市子ども読書活動推進計画", 1),
        H("基本方針1 本に出会う", 2),
        H("1-1 赤ちゃんへの絵本の贈り物", 3),
        _text("健診のときに絵本を渡しています。", "図書館の利用案内も一緒に渡します。", "図書館、健康推進課"),
        H("1-2 学校図書館の充実", 3),
        _text("古い本が多くあります。", "毎年、蔵書を見直します。", "学校教育課"),
        H("基本方針2 本を楽しむ", 2),
        H("2-1 読み聞かせの会", 3),
        _text("月に一度開いています。", "公民館でも開きます。", "中央公民館、図書館"),
    ),
    entries=(
        E("1-1", "赤ちゃんへの絵本の贈り物", ("図書館", "健康推進課")),
        E("1-2", "学校図書館の充実", ("学校教育課",)),
        E("2-1", "読み聞かせの会", ("中央公民館", "図書館")),
    ),
)
