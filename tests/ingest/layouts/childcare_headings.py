"""子ども・子育て支援計画: a numbered heading is the name; 現状と課題, 今後の取組 and 担当課 below it in a small table."""

from __future__ import annotations

from tests.ingest.layouts.kit import E, H, Layout, P, T


def _block(lead: str, now: str, then: str) -> T:
    return T((("現状と課題", now), ("今後の取組", then), ("担当課", lead)), widths=(1, 4))


LAYOUT = Layout(
    name="childcare_headings",
    title="かざみ市子ども・子育て支援計画",
    municipality="かざみ市",
    blocks=(
        H("かざみ市子ども・子育て支援計画", 1),
        H("第4章 施策の展開", 2),
        P("子どもが健やかに育つ環境をつくるため、次の事業を行います。"),
        H("基本目標1 安心して子育てできるまち", 2),
        H("（1）一時預かり事業", 3),
        _block("こども未来課", "利用が増え、予約の取れない日があります。", "受け入れる園を2か所増やします。"),
        H("（2）放課後児童クラブの充実", 3),
        _block(
            "教育総務課、こども未来課",
            "夏休みに定員を超えるクラブがあります。",
            "学校の空き教室を使えるようにします。",
        ),
        H("基本目標2 親子の健康を守るまち", 2),
        H("（1）産後ケア事業", 3),
        _block(
            "健康推進課（こども家庭センター）",
            "利用できる施設が市内にありません。",
            "自宅に来てもらう形を始めます。",
        ),
    ),
    entries=(
        E("1-(1)", "一時預かり事業", ("こども未来課",)),
        E("1-(2)", "放課後児童クラブの充実", ("教育総務課", "こども未来課")),
        E("2-(1)", "産後ケア事業", ("健康推進課",)),
    ),
)
