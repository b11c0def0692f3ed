"""Examples for the OpenAPI description: a made-up 事業 of a made-up town."""

from __future__ import annotations

from typing import Any

_SOURCE = {"file": "plan.txt", "page": None, "line_start": 410, "line_end": 410}

ANSWER: dict[str, Any] = {
    "session_id": "a1b2c3",
    "kind": "answer",
    "answer": "図書館システムの更新の担当課は図書課です。[1]",
    "citations": [
        {
            "n": 1,
            "entry_id": "example-plan:7",
            "municipality": "見本市",
            "plan": "見本市情報化計画",
            "no": "7",
            "title": "図書館システムの更新",
            "department": "図書課",
            "field": "担当課",
            "quote": "教育部図書課",
            "source": _SOURCE,
            "url": "/entries/example-plan:7",
        }
    ],
    "suggestions": ["図書館システムの更新のスケジュールは？"],
    "searched": {"entries": 41, "plans": 2},
}

ENTRY: dict[str, Any] = {
    "id": "example-plan:7",
    "municipality": "見本市",
    "plan": "見本市情報化計画",
    "no": "7",
    "title": "図書館システムの更新",
    "path": ["方針①：暮らしの質の向上", "市民サービスの向上"],
    "departments": [{"name": "図書課", "role": "lead", "sub_item": None}],
    "fields": [
        {"label": "担当課", "kind": "department", "text": "教育部図書課", "source": _SOURCE, "doubt": None},
    ],
    "schedule": [{"fiscal_year": 2020, "text": "システムの更新", "phase": "導入・実施", "sub_item": None}],
    "budget": [{"label": "委託料", "amount_yen": 1940000, "fiscal_years": [2020]}],
    "indicators": [{"name": "予約件数", "fiscal_year": 2020, "target": "1,000件以上"}],
    "progress": [{"fiscal_year": 2020, "department": "図書課", "result": "更新した", "rating": "○"}],
    "relations": [{"kind": "cost_at", "entry_id": "example-plan:8"}],
}

PLAN: dict[str, Any] = {
    "id": "example-plan",
    "municipality": "見本市",
    "code": None,
    "title": "見本市情報化計画",
    "kind": "plan",
    "status": "decided",
    "fiscal_years": [2017, 2021],
    "files": ["plan.txt"],
    "entries": 41,
}

DEPARTMENT: dict[str, Any] = {
    "municipality": "見本市",
    "name": "図書課",
    "division": "教育部",
    "lead": 3,
    "related": 1,
}


def examples(example: dict[str, Any]) -> dict[str, Any]:
    """``json_schema_extra`` of a model with one example."""
    return {"examples": [example]}
