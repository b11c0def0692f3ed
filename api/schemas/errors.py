"""The one shape of every error, and its place in the OpenAPI description."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class ErrorDetail(BaseModel):
    """What went wrong: a code for programs and a sentence for people."""

    code: str = Field(description="機械のための符号", examples=["empty_message"])
    message: str = Field(description="そのまま表示できる日本語の文", examples=["質問を入力してください。"])
    request_id: str = Field(description="問い合わせのための番号（応答ヘッダー X-Request-ID と同じ）")


class ErrorResponse(BaseModel):
    """The body of every answer with a status of 400 or more."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "error": {
                        "code": "empty_message",
                        "message": "質問を入力してください。",
                        "request_id": "4f1c0d3a9b7e4c55",
                    }
                }
            ]
        }
    )

    error: ErrorDetail


_WORDS = {
    400: "JSONとして読めない",
    404: "見つからない",
    413: "送られたデータが大きすぎる",
    422: "値が正しくない",
    503: "計画のデータが読み込まれていない",
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route that may answer with these error statuses."""
    return {status: {"model": ErrorResponse, "description": _WORDS[status]} for status in statuses}


def errors_beside(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """``errors`` for a route that answers with something else than JSON: its errors are JSON all the same."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorResponse"}}}
    return {status: {"description": _WORDS[status], "content": content} for status in statuses}
