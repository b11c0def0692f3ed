"""Every sentence the command line says."""

from __future__ import annotations

HELP = "市町村の計画に載っている事業について、出典を示して答えます。"
PLUGIN_ERROR = "コマンドを読み込めませんでした。"

# Options.
PATHS = "計画書のファイルかフォルダー（省くと見本の計画）"
SERVE_PATHS = "先に取り込む計画書（省くと今の索引、なければ見本の計画）"
DATA = "索引を置くフォルダー（既定は .jigyo、環境変数 JIGYO_DATA）"
JSON = "結果をJSONで出力します"
CATALOGUE = "読み取った事業を書き出すファイル（JSON Lines）"
REPORT = "読み取りの報告書を書き出すファイル（HTML）"
FORCE = "計画書が変わっていなくても作り直します"
QUESTION = "質問（日本語）"
CITY = "市町村の名称"
HOST = "待ち受けるアドレス（既定は 127.0.0.1）"
PORT = "待ち受けるポート（既定は 8000、0なら空いているポート）"
DEPARTMENT = "課の名称"
YEAR = "年度（2020 のほか、令和2年度 などの書き方も使えます）"
RATING = "進捗の評価（◎○△×など）"
QUERY = "事業名か項目に含まれる文字列"
LIMIT = "表示する件数"

# Wrong use.
NO_SUCH_OPTION = "「{name}」というオプションはありません。"
MISSING_PARAMETER = "「{name}」を指定してください。"
BAD_PARAMETER = "「{name}」の値が正しくありません。"
BAD_USAGE = "コマンドの書き方が正しくありません。"
SEE_HELP = "使い方は {command} --help でご覧になれます。"
BAD_YEAR = "「{year}」を年度として読み取れません。2020 や 令和2年度 のように指定してください。"
INTERRUPTED = "中断しました。"

# ingest
READING = "計画書を読み込んでいます"
READING_FILE = "{file} を読み込んでいます（残り{rest}件）"
NO_PLAN_READ = "読み込めた計画がありません。"
SUMMARY = "計画 {plans}件、事業 {entries}件、その他の箇所 {sections}件"
PROGRESS_REPORT = "進捗"
UNCHANGED = "計画書に変わりがないので、今の索引をそのまま使います。"
REBUILT = "索引を作りました（{seconds:.1f}秒）。"
PROBLEMS = "読み取れなかったもの、注意が要るもの：{count}件"
GAPS = "計画に挙げられているのに読み取れていないもの：{count}件"
NOTES = "お知らせ：{count}件"
REPORT_WRITTEN = "{path} に読み取りの報告書を書き出しました。"
CATALOGUE_WRITTEN = "{path} に {entries}件の事業を書き出しました。"

# ask
SOURCES = "出典"

# entries
TOTAL = "全{total}件"
TOTAL_SHOWN = "全{total}件のうち{shown}件を表示しています。"

# line
LINE = "LINEの窓口（メニュー、受信箱、実演）を扱います。"

# serve
SERVING = "サービスを始めました：{url}　（止めるときは Ctrl+C）"
TRY = "たとえば、こう尋ねてみてください。"
NOT_READY = "まだ質問に答えられません。{reason}"
PORT_TAKEN = (
    "{host}:{port} で待ち受けられません。ほかのプログラムが使っていないかご確認ください（--port で変えられます）。"
)
NOT_LOOPBACK = "注意：{host} で待ち受けます。ほかの機器からも利用できるようになります。"

# doctor
ALL_WELL = "すべて整っています。"
NOT_WELL = "✗ の項目をご確認ください。"
ANY_QUESTION = "どんな事業がありますか？"
HINT_PYTHON = "Python 3.11 以上をお使いください。"
HINT_FOLDER = "書き込めるフォルダーを --data で指定してください。"
HINT_INSTALL = "make install で必要なものを入れ直してください。"
HINT_INGEST = "jigyo ingest で計画書を取り込んでください。"


def os_error(error: OSError) -> str:
    """A file or folder that cannot be used."""
    name = f"「{error.filename}」を" if error.filename else "ファイルを"
    return f"{name}読み書きできませんでした（{error.strerror or error}）。"


def unexpected(error: Exception) -> str:
    """Something nobody foresaw; the name helps whoever is asked."""
    return f"予期しないエラーが起きました（{type(error).__name__}: {error}）。"
