"""The words of the report that are not in its template."""

from __future__ import annotations

from ingest.model import FieldKind

KINDS: dict[FieldKind, str] = {
    FieldKind.NUMBER: "番号",
    FieldKind.TITLE: "事業名",
    FieldKind.POLICY: "方針・施策",
    FieldKind.STATUS: "新規・継続",
    FieldKind.DEPARTMENT: "担当課",
    FieldKind.RELATED_DEPARTMENT: "関係課",
    FieldKind.OVERVIEW: "概要",
    FieldKind.ISSUES: "現状・課題",
    FieldKind.AIM: "目的・目指す姿",
    FieldKind.ACTIONS: "取組内容",
    FieldKind.SCHEDULE: "年度別の予定",
    FieldKind.BUDGET: "予算・事業費",
    FieldKind.INDICATOR: "指標・目標値",
    FieldKind.INDICATOR_BASIS: "指標の考え方",
    FieldKind.EFFECT: "期待される効果",
    FieldKind.PROGRESS_PLANNED: "当年度の取組内容",
    FieldKind.PROGRESS_RESULT: "取組結果",
    FieldKind.PROGRESS_EVIDENCE: "根拠",
    FieldKind.RATING: "評価",
    FieldKind.OTHER: "その他の欄",
}

PROBLEMS = "読み取れなかったもの、誤りのあるものが{count}件あります。"
MISSING = "「{plan}」の{kind}が挙げる{total}件のうち、{missing}件の事業を読み取れませんでした。"
UNCOVERED = "「{plan}」の文字の{share:.1%}が、どの事業にも本文の箇所にも入りませんでした。"
NOTHING = "読み取れた計画がありません。"


def lines(start: int, end: int) -> str:
    """The place of lines: ``12行目``, ``12〜15行目``."""
    return f"{start}行目" if start == end else f"{start}〜{end}行目"
