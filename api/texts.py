"""Every sentence the HTTP API says. Words of the web page stand in its templates and ``texts.js``."""

from __future__ import annotations

APP_TITLE = "事業ナビ"
APP_DESCRIPTION = "市町村の計画に載っている事業について、出典を示してお答えします。"

# Errors, by code.
EMPTY_BODY = "リクエストの本文がありません。JSONで送ってください。"
NOT_JSON = "JSONとして読めませんでした。書式を確認してください。"
NOT_JSON_TYPE = "Content-Type: application/json のJSONで送ってください。"
BAD_REQUEST = "リクエストを読み取れませんでした。"
NOT_FOUND = "お探しのページは見つかりませんでした。"
METHOD_NOT_ALLOWED = "このURLでは使えないメソッドです。"
INTERNAL_ERROR = "申し訳ありません。内部でエラーが起きました。時間をおいてもう一度お試しください。"
ENTRY_NOT_FOUND = "その事業は見つかりませんでした。"
SECTION_NOT_FOUND = "その箇所は見つかりませんでした。"
PLAN_NOT_FOUND = "その計画は見つかりませんでした。"
NOT_READY = "計画のデータがまだ読み込まれていません。"
CANNOT_OPEN_INDEX = "計画のデータを開けませんでした。もう一度取り込んでください。"

# The stream.
SEARCHING = "計画を調べています。"

# Settings.
DATA_TOO_WIDE = "データ専用のフォルダーを指定してください"
DATA_NOT_A_FOLDER = "フォルダーではなくファイルがあります"
MESSAGE_LARGER_THAN_BODY = "JIGYO_MAX_MESSAGE_CHARS は JIGYO_MAX_BODY_BYTES の4分の1以下にしてください"
LINE_HALF_SET = "JIGYO_LINE_SECRET と JIGYO_LINE_TOKEN は、両方とも指定するか、どちらも指定しないでください"


def body_too_large(limit: int) -> str:
    """A body over the limit, told in the unit that reads best."""
    size = f"{limit // 1024}KB" if limit >= 1024 else f"{limit}バイト"
    return f"送られたデータが大きすぎます。{size}以内でお願いします。"


def bad_setting(names: str, reason: str | None) -> str:
    """A setting that cannot be used."""
    detail = f"{reason}。" if reason else "値を確認してください。"
    return f"設定{f' {names} ' if names else ''}が正しくありません。{detail}"


def bad_value(kind: str, field: str, context: dict[str, object]) -> str:
    """One invalid field of a request; ``kind`` is pydantic's name of what is wrong."""
    pattern = _BAD_VALUE.get(kind, "「{field}」の値が正しくありません。")
    values = {name: str(value).replace(" or ", ", ") for name, value in context.items()}
    return pattern.format_map(values | {"field": field})


_BAD_VALUE = {
    "missing": "「{field}」がありません。",
    "string_type": "「{field}」は文字列で指定してください。",
    "string_unicode": "「{field}」に読めない文字があります。",
    "string_too_long": "「{field}」は{max_length}文字以内で指定してください。",
    "int_parsing": "「{field}」は整数で指定してください。",
    "int_type": "「{field}」は整数で指定してください。",
    "less_than_equal": "「{field}」は{le}以下で指定してください。",
    "greater_than_equal": "「{field}」は{ge}以上で指定してください。",
    "enum": "「{field}」は {expected} のどれかで指定してください。",
    "literal_error": "「{field}」は {expected} のどれかで指定してください。",
    "model_attributes_type": "JSONのオブジェクトで送ってください。",
    "dict_type": "JSONのオブジェクトで送ってください。",
}
