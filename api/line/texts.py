"""Every sentence that the LINE channel says to people, and its errors. Polite, short."""

from __future__ import annotations

# To people in a chat.
ADDED = "友だち追加ありがとうございます。"
WHAT_IT_IS = "市の計画に書かれている事業について、出典を示してお答えします。"
WHAT_IT_IS_NOT = (
    "計画書に書かれていないこと、個人の手続きの状況、ご意見の受付にはお答えできません。"
    "急ぎのご用件は、市の窓口へお問い合わせください。"
)
PRIVACY = "いただいた質問は{days}日で消します。送信を取り消すと、すぐに消します。"
EXAMPLES = "たとえば、このようにお尋ねください。"
NO_EXAMPLES = "知りたいことを、文章でお送りください。"
CHOOSE_CITY = "お住まいの市町村をお選びください。あとから変えられます。"
CHOOSE_CITY_NOW = "今は「{city}」についてお調べしています。変えるときは、下からお選びください。"
CITY_CHOSEN = "「{city}」についてお調べします。知りたいことをお送りください。"
ALL_CITIES_CHOSEN = "すべての市町村についてお調べします。知りたいことをお送りください。"
CITY_UNKNOWN = "その市町村の計画は読み込まれていません。"
JOINED = (
    "お招きありがとうございます。私あてにメンション（@）して質問をお送りください。計画の出典を示してお答えします。"
)
EMPTY_MENTION = "ご質問を、メンションと同じメッセージでお送りください。"
TEXT_ONLY = "申し訳ありません。お読みできるのは文字だけです。知りたいことを文章でお送りください。"
STILL_SEARCHING = "お調べするのに時間がかかっています。少ししてから「回答を見る」を押してください。"
WAITING_ANSWER = "「{question}」の回答をご覧いただけます。"
ALREADY_SENT = "この質問の回答は、すでにお送りしました。"
ANSWER_GONE = "この質問の回答は残っていません。お手数ですが、もう一度お尋ねください。"
UNKNOWN_TAP = "そのボタンはお使いいただけません。知りたいことを文章でお送りください。"
THANKS = "ありがとうございます。今後の参考にいたします。"
SORRY = "申し訳ありません。言い方を変えてお尋ねいただくと、見つかることがあります。"
FAILED = "申し訳ありません。うまくお答えできませんでした。時間をおいて、もう一度お尋ねください。"
NOT_READY = "ただいま準備中です。しばらくしてから、もう一度お尋ねください。"
CONTINUED_ON_WEB = "（続きはウェブでご覧ください）{url}"
CUT_OFF = "（長いため、ここまでをお送りしました）"

# Labels of buttons: 20 letters at most.
SHOW_ANSWER = "回答を見る"
SHOW_SOURCE = "出典を見る"
WHO = "担当課は？"
WHEN = "いつから？"
PROGRESS = "進捗は？"
OTHER_CITIES = "ほかの市は？"
GOOD = "役に立った"
BAD = "違う"
CHANGE_CITY = "市を選ぶ"
ALL_CITIES = "すべて"
MORE_CITIES = "ほかの市町村"
HELP = "使い方"
SHOW_EXAMPLES = "質問の例"

# Cards.
DEPARTMENT = "担当：{name}"
YEARS = "計画期間：{years}"
QUOTE = "[{n}] {field}：「{quote}」"
MORE_QUOTES = "ほか{count}か所"
MORE_CARDS = "ほかに{count}件の根拠があります。"
SEE_WEB = "ウェブで見る"
ALT_CARDS = "根拠：{first}"
ALT_MORE = "、ほか{count}件"

# Errors of the webhook.
OFF = "LINEの設定がされていません。"
BAD_SIGNATURE = "署名が正しくありません。"
UNREADABLE = "Webhookの本文を読み取れませんでした。"
REFUSED = "LINEに受け付けられませんでした（{reason}）。"

# The command line.
NOT_CONFIGURED = "LINEの設定がされていません。JIGYO_LINE_SECRET と JIGYO_LINE_TOKEN を指定してください。"
MENU_MADE = "リッチメニューを作りました（{name}）。"
MENU_SET = "リッチメニューを表示するようにしました（{name}）。"
MENU_KEPT = "リッチメニューはすでに整っています（{name}）。"
PURGED = "{days}日を過ぎた{count}件を消しました。"
STATUS = "受信箱：未処理 {new}件、回答待ち {waiting}件、済み {done}件、失敗 {dead}件"
MENU_BAR = "メニュー"

COMMANDS = {
    "city": ("市を選ぶ", "市を変える", "市の変更", "市町村を選ぶ"),
    "help": ("使い方", "ヘルプ", "help"),
    "examples": ("質問の例", "例"),
}
"""Words that do the same as a button."""

# The demonstration.
DEMO_START = "事業ナビのLINEを、この機械の中だけで演じます（LINEの代わり：{url}）。"
DEMO_YOU = "あなた"
DEMO_BOT = "事業ナビ"
DEMO_ADDED = "（友だちに追加しました）"
DEMO_STICKER = "（スタンプを送りました）"
DEMO_TAPPED = "（「{label}」を押しました）"
DEMO_GROUP = "（グループで）"
DEMO_DOUBLE = "同じ通知を3回届けました：返信 {count}回"
DEMO_FORGED = "署名の違う通知を届けました：HTTP {status}、返信 {count}回"
DEMO_MENU = "リッチメニューを2回作りました：{first} → {second}"
DEMO_UNANSWERED = "返信がありませんでした。"
DEMO_OFF_TOPIC = "おすすめのラーメン屋は？"
