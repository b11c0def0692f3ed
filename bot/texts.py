"""Every sentence frame the bot says. Japanese, polite, short."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.years import era_name, show_fiscal_year

LEAD = "{city}「{title}」（{no}）によると、次のとおりです。"
LEAD_NEAR = "お尋ねに近い内容として、{city}の計画に「{title}」（{no}）があります。"
LEAD_WHO = "「{title}」（{city} {no}）の担当は、{names}です。"
LEAD_WHO_PART = "{mark}) の担当は、{names}です。"
WHO = "担当は{names}です。"
LEAD_RELATED = "「{title}」（{city} {no}）に関係する課は、{names}です。"
RELATED = "関係する課は{names}です。"
WHO_PROGRESS = "{year}の進捗報告での担当課は{names}です。"
WHO_UNKNOWN = "担当課は計画に書かれていません。"
RELATED_UNKNOWN = "関係する課の記載はありません。"
SCHEDULE_YEAR = "{year}の予定：{text}"
SCHEDULE_PHASE = "{phase}：{years}"
SCHEDULE_PHASES = "スケジュールは次のとおりです。"
ONLY_STUDY = "スケジュールに示されているのは「{phase}」だけで、導入の年度は示されていません。"
NO_SCHEDULE_YEAR = "{year}の欄には予定の記載がありません。"
BUDGET_ZERO = "予算額は0円と記載されています。"
BUDGET_LINE = "{label}：{amount}{note}"
BUDGET_AT = "この費用は「{title}」に計上されています。"
TARGET_LINE = "{name}の目標：{values}"
NO_TARGET = "数値で示された目標は、この事業には書かれていません。"
RATING = "{year}の評価は「{rating}」です。"
DOUBT = "（文字の読み取りに確認が必要な箇所です）"
PLAN_NOT_DONE = "（計画に書かれた予定です）"

LIST_HEAD = "{scope}、全{count}件です。"
LIST_ITEM = "・{no} {title}{extra}"
LIST_NONE = "条件に合う事業は見つかりませんでした（{scope}）。"
REPEATS = "（再掲{count}件は重ねて数えていません）"

CITY_LINE = "【{city}】「{title}」（{no}）"
CITY_NONE = "【{city}】該当する記載は見つかりませんでした。"

GREETING = "こんにちは。市の計画に書かれている事業について、担当課・内容・時期・予算などをお答えします。知りたいことを入力してください。"
THANKS = "どういたしまして。ほかにも知りたいことがあれば、お気軽にどうぞ。"
HELP = (
    "市の計画書に書かれている事業を探し、出典を示してお答えします。計画に書かれていないことにはお答えできません。"
)
WHICH_CITY = "どの市についてお調べしますか。"
WHICH_ENTRY = "どの事業についてお調べしますか。"

REFUSE_SEARCHED = "計画{plans}件・{entries}事業をお調べしましたが、"
REFUSE_NOT_FOUND = "お尋ねの内容は計画に書かれていませんでした。"
REFUSE_DETAIL = "お尋ねの点（{what}）は計画に書かれていませんでした。"
REFUSE_CITY = "{city}の計画は読み込まれていないため、お答えできません。お調べできるのは{known}です。"
REFUSE_YEAR = "{year}についての記載は見つかりませんでした。"
REFUSE_NO_PROGRESS = "実績や結果を示す資料が見つかりませんでした（計画に書かれているのは予定です）。"
REFUSE_NUMBER = "事業番号「{number}」は見つかりませんでした。"
REFUSE_OPINION = (
    "意見や評価の比較、個人に関するご質問にはお答えできません。計画に書かれている事業についてお尋ねください。"
)
REFUSE_MOMENT = (
    "今日の天気のような、その時々の情報は計画に書かれていません。計画に書かれている事業についてお尋ねください。"
)
REFUSE_ROLE = (
    "計画に書かれていないことを作ってお答えすることはできません。計画に書かれている事業についてお尋ねください。"
)
NEAREST = "近い内容の事業：{titles}"
ASK_OFFICE = "詳しくは市の担当窓口にお問い合わせください。"

SUGGEST_WHO = "担当課は？"
SUGGEST_WHEN = "いつから？"
SUGGEST_AMOUNT = "予算は？"
SUGGEST_RESULT = "進捗は？"
SUGGEST_OTHERS = "ほかの市は？"


def show_no(no: str) -> str:
    """A 事業 number as people write it: ``No.8`` for a bare number, the printed form otherwise."""
    return f"No.{no}" if no.isdigit() else no


def show_years(years: Iterable[int]) -> str:
    """Fiscal years in both calendars, runs joined: 令和3～5年度（2021～2023年度）、令和7年度（2025年度）."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(_run(run[0], run[-1]) for run in runs)


def show_yen(amount: int) -> str:
    """An amount in yen as plans print it, with the everyday form: 1,940千円（194万円）."""
    if amount and amount % 1000 == 0:
        return f"{amount // 1000:,}千円（{_everyday(amount)}）"
    return f"{amount:,}円"


def _run(first: int, last: int) -> str:
    if first == last:
        return show_fiscal_year(first)
    return f"{era_name(first)}年度～{era_name(last)}年度（{first}～{last}年度）"


def _everyday(amount: int) -> str:
    hundred_millions, rest = divmod(amount, 100_000_000)
    ten_thousands, ones = divmod(rest, 10_000)
    parts = [f"{hundred_millions}億" if hundred_millions else "", f"{ten_thousands:,}万" if ten_thousands else ""]
    return "".join(parts) + (f"{ones:,}" if ones else "") + "円"
