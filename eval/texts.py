"""Every word that evaluation shows to people. Japanese, short."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eval.measures.latency import Latency

# Question sets.
BAD_LINE = "{file} の{line}行目：{reason}"
UNKNOWN_SET = "質問集「{name}」がありません。名前（{known}）かファイルを指定してください。"
BAD_PLANS = "計画「{plans}」を使えません：{reason}"
NO_SUCH_FOLDER = "見つかりません"
NOT_JSON = "JSONのオブジェクトとして読み取れません。"
NOT_UTF8 = "ファイルを読み取れません（UTF-8のJSON Linesにしてください）。"
UNKNOWN_FIELD = "知らない項目があります：{name}"
NOT_ACCEPTED = "まだ採用されていない下書きです（内容を確かめて accepted を true にしてください）。"
NEEDS_TEXT = "「{name}」には空でない文字列が要ります。"
NEEDS_FLAG = "「{name}」は true か false です。"
NEEDS_LIST = "「{name}」は配列です。"
NEEDS_TEXTS = "「{name}」には空でない文字列の配列が要ります。"
BAD_FACT = "「facts」のそれぞれは、どれか一つが答えにあればよい文字列の配列です。"
BAD_GOLD = "「cite」「any_of」の事業には no と title の文字列が要ります。"
BAD_CITE_MODE = "「cite_mode」は all か any です。"
BAD_CITY = "「municipality」は市町村の名称か null です。"
REFUSE_AND_ANSWER = "断るべき質問（refuse）に、答え（facts、cite、any_of、section）が書かれています。"
NOTHING_EXPECTED = "期待する答え（facts、cite、any_of、section）も refuse もありません。"
TWICE = "id「{id}」が二度使われています。"
NO_QUESTIONS = "質問がありません。"
BAD_RESULTS = "以前の結果「{file}」を読み取れません（この版の results.json を指定してください）。"
BAD_THRESHOLD = (
    "pyproject.toml の [tool.jigyo.eval] の「{name}」を使えません（指標の名前と、0から1までの数にしてください）。"
)
BAD_EXTERNAL = "「{path}」を読み取れません：{reason}"
MISSING_TOOL = "評価に使う {library} が入っていません。pip install 'jigyo-navi[eval]' で入れてください。"
BAD_JUDGE = "判定に使う言語モデルから判定を得られませんでした：{reason}"

# Systems.
OURS = "事業ナビ"
SERVER = "サーバー {host}"
NAIVE = "素朴なRAG"
NAIVE_NOTHING = "該当する箇所が見つかりませんでした。"
NO_ANSWER = "答えがありません"

# Measures.
PASS = "合格"
FACTS = "答えの事実"
ROW_PRECISION = "一覧の適合率"
ROW_RECALL = "一覧の再現率"
COUNT = "件数の正確さ"
CITE_PRECISION = "出典の適合率（事業）"
CITE_RECALL = "出典の再現率（事業）"
FIELD_PRECISION = "出典の適合率（欄）"
FIELD_RECALL = "出典の再現率（欄）"
QUOTES = "引用の忠実さ"
SUPPORTED = "裏付けのある文"
FALSE_REFUSAL = "誤った拒否"
FALSE_ANSWER = "誤った回答"
ASKED_BACK = "不要な聞き返し"
NDCG = "検索 nDCG@10"
RECALL3 = "検索 R@3"
RECALL10 = "検索 R@10"
MRR = "検索 MRR"
LLM = "言語モデルの判定"
LATENCY = "応答時間 p50 / p95"
LESS_IS_BETTER = "{label} ↓"
NOT_MEASURED = "測れず"

SHORT = {
    "pass": "合格 (95%区間)",
    "facts": "事実",
    "cite_recall": "出典再現",
    "cite_precision": "出典適合",
    "supported": "裏付け",
}

# Stages.
STAGES = {
    "served": "応答",
    "parsed": "読み取り",
    "retrieved": "検索",
    "understood": "理解",
    "computed": "集計",
    "composed": "作文",
    "verified": "検証",
}
SHOULD_REFUSE = "計画に書かれていないことに答えた"
SHOULD_ANSWER = "答えがあるのに断った"
SHOULD_NOT_ASK = "答えられるのに聞き返した"
SHOULD_LIST = "一覧や集計の質問と読まなかった"
ELSEWHERE = "別の事業について答えた"
ENTRY_UNREAD = "「{title}」が計画から読み取られていない"
SECTION_UNREAD = "見出し「{title}」が計画から読み取られていない"
FACT_UNREAD = "「{fact}」が読み取った欄のどこにもない"
NOT_AMONG_HITS = "正しい事業が検索結果にない"
FOUND_LATE = "正しい事業が検索結果の{rank}番目"
MADE_UP = "計画にない「{words}」を書こうとして、検証で止められた"
DROPPED = "検証が{count}文を落とした（{reason}）"
WRONG_ROWS = "一覧の行が合わない（不足{lacking}、余分{excess}）"
WRONG_COUNT = "件数が合わない（正しくは{count}）"
UNSUPPORTED = "「{words}」が出典の欄にない：{text}"
FALSE_QUOTE = "引用が出典の行にない：{quote}"
SAID_FORBIDDEN = "言ってはならない「{words}」がある"
LACKS_FACT = "「{fact}」が答えにない"
LACKS_CITATION = "示すべき事業の一部を出典にしていない"

# Kinds of question.
KINDS = {
    "citizen": "住民",
    "staff": "職員",
    "schedule": "時期",
    "budget": "予算",
    "indicator": "指標",
    "progress": "進捗",
    "aggregate": "一覧・集計",
    "compare": "比較",
    "followup": "会話の続き",
    "noisy": "くずれた文",
    "section": "本文",
    "survey": "調査",
    "ambiguous": "あいまい",
    "unanswerable": "答えなし",
    "adversarial": "妨害",
}
NO_CITY = "指定なし"

# Terminal.
BY_KIND = "質問の種類ごと"
BY_CITY = "市町村ごと"
BY_STAGE = "失敗した段階"
MEASURES = "指標（かっこ内は95%信頼区間、↓は少ないほどよい）"
QUESTIONS = "質問"
SET = "質問集 {name}"
STAGE = "段階"
FAULTS = "件数"
EXAMPLES = "例"
ASKING = "{system}：{set}"
WROTE = "結果：{results}　報告書：{report}"
MISSED_LEAST = "{set}：{label}が {value} で、下限 {wanted} に届きません。"
MISSED_MOST = "{set}：{label}が {value} で、上限 {wanted} を超えています。"
FELL = "{kind}：合格が {old} から {new} に下がり、前回の下限 {low} を割りました。"

# Report.
WHEN = "%Y年%m月%d日 %H:%M"
TITLE = "事業ナビ 評価報告書"
CREATED = "{when} 作成　質問集：{sets}　質問 {count}件"
OF_QUESTIONS = "{n}問、95%区間 {low}〜{high}"
BY_SET = "質問集ごと"
ERRORS = "応答の失敗"
SUMMARY = "まとめ"
PLOTS = "図"
QUESTION_LIST = "質問と答え"
PLOT_KINDS = "種類ごとの合格率と95%信頼区間"
PLOT_STAGES = "失敗した段階（最初に崩れたところ）"
PLOT_TRADEOFF = "確からしさのしきい値を変えたときの、誤った拒否と誤った回答"
PLOT_LATENCY = "応答時間の分布"
AXIS_REFUSAL = "横：誤った拒否　縦：誤った回答"
IN_USE = "今のしきい値 {value:.2f}"
TRADEOFF_NOTE = "一問だけの質問で、見つけた事業の確からしさだけで断ると決めたときの値です。ほかの決まりによる拒否は含みません。"
ALL = "すべて"
FILTER_KIND = "種類"
FILTER_CITY = "市町村"
FILTER_VERDICT = "判定"
FILTER_STAGE = "段階"
FILTER_CHANGE = "前回との違い"
FILTER_TEXT = "語句"
SHOWN = "件を表示"
OPEN_ALL = "すべて開く"
CLOSE_ALL = "すべて閉じる"
VERDICTS = {"pass": "合格", "fail": "不合格", "warn": "合格（注意あり）"}
CHANGES = {
    "broken": "悪くなった",
    "mended": "よくなった",
    "reworded": "言い方が変わった",
    "new": "新しい質問",
    "same": "同じ",
}
EXPECTED = "期待する答え"
EXPECTED_FACTS = "答えにあるべきこと（どれか一つ）"
EXPECTED_CITES = "出典にすべきもの"
EXPECTED_FORBID = "言ってはならないこと"
EXPECTED_REFUSAL = "計画に書かれていないので、断る"
EXPECTED_SOURCE = "根拠の場所"
SECTION_OF = "見出し「{title}」（同じ市町村の出典があれば合格）"
ANSWER = "答え"
REPLY_KINDS = {"answer": "回答", "list": "一覧", "clarify": "聞き返し", "refusal": "拒否"}
CITATIONS = "出典"
NO_CITATIONS = "出典はありません。"
DIFFERENCE = "前回の答えとの違い"
VALUES = "指標"
FAILED_AT = "{stage}で失敗"
NOTICE_AT = "{stage}に注意"
PASSED_GATE = "✓ 基準を満たしています。"
NO_GATE = "合否の基準は当てはめていません。"
READ_MORE = "数字の読み方は docs/evaluation.md にあります。"

# Command line.
EVAL = "質問集で答えを評価し、表と報告書を作ります。"
OPTION_SET = "質問集の名前かファイル（既定は手元にある sample と real）。繰り返せます"
OPTION_PLANS = "計画書のフォルダー（既定は質問集ごとの計画）"
OPTION_URL = "動いているサーバーのURL（省くとこのプロセスで答えます）"
OPTION_LIMIT = "質問集ごとの質問の数の上限（合否の基準は当てはめません）"
OPTION_OUT = "結果と報告書を置くフォルダー"
OPTION_BASELINE = "並べて評価するもの（naive）"
OPTION_AGAINST = "比べる以前の results.json"
OPTION_JSON = "結果をJSONで出力します"
OPTION_JUDGE = "判定させる言語モデルのサーバー（OpenAI互換、例 http://127.0.0.1:8080/v1）"
OPTION_MODEL = "判定させる言語モデルの名前"
BAD_BASELINE = "--baseline には naive だけを指定できます。"
INIT_WROTE = "{count}件の下書きを {file} に書きました。確かめて、採用するものの accepted を true にしてください。"
INIT_OUT = "下書きを書くファイル（JSON Lines）"
INIT_COUNT = "下書きの数"
INIT_EXISTS = "{file} はすでにあります。別の名前を指定してください。"
INIT_HELP = "計画から質問の下書きを作ります（人が確かめて採用します）。"
RETRIEVAL_HELP = "ほかの質問集（SQuAD形式、BEIR）で検索だけを測ります。"
RETRIEVAL_TITLE = "検索（{name}、質問 {queries}件、文書 {documents}件）"
RETRIEVAL_PLAN = "外部の文書"
BAD_SQUAD = "SQuAD形式（data → paragraphs → context, qas）ではありません。"
BAD_BEIR = "BEIRの形（corpus.jsonl, queries.jsonl, qrels.tsv）ではありません（{file} {line}行目）。"
NO_FILE = "{file} がありません。"
NO_QUERIES = "正解のある質問がありません。"
INDEX_ERROR = "索引を作れません：{reason}"
RETRIEVAL_PATH = "SQuAD形式のJSON、またはBEIRのフォルダー"


def percent(value: float) -> str:
    """A rate with one decimal."""
    return f"{100 * value:.1f}%"


def milliseconds(found: Latency) -> str:
    """The two percentiles."""
    return f"{1000 * found.p50:.0f} / {1000 * found.p95:.0f} ms"


def kind_name(kind: str) -> str:
    """A kind of question in Japanese, or as it is called."""
    return KINDS.get(kind, kind)


def stage_name(stage: str) -> str:
    """A stage in Japanese."""
    return STAGES.get(stage, stage)
