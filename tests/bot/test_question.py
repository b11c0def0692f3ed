import pytest

from bot.question import Facet, Intent, understand
from bot.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    municipalities={"架空市": "架空市", "架空": "架空市", "空想町": "空想町", "空想": "空想町"},
    departments={
        "架空市": (("教育総務課", "教育総務課"), ("総務課", "総務課"), ("防災課", "防災課")),
        "空想町": (("総務課", "総務課"),),
    },
    plans=(),
    entry_counts={"架空市": 3, "空想町": 2},
)


def read(text: str, home: str | None = None):  # type: ignore[no-untyped-def]
    return understand(text, VOCABULARY, home)


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("図書館の担当はどこ？", Facet.WHO),
        ("これ何課の仕事ですか", Facet.WHO),
        ("どこのかがやってますか", Facet.WHO),
        ("ﾀﾝﾄｳ ﾊ ﾄﾞｺ?", Facet.WHO),
        ("関係課も教えて", Facet.RELATED),
        ("いつから始まりますか", Facet.WHEN),
        ("運用は何年度からですか", Facet.WHEN),
        ("予算はいくら？", Facet.AMOUNT),
        ("備品代の内訳は", Facet.AMOUNT),
        ("令和5年度の目標値は", Facet.TARGET),
        ("どれくらいの頻度で更新しますか", Facet.TARGET),
        ("令和2年度の結果はどうだった？", Facet.RESULT),
        ("評価は何でしたか", Facet.RATING),
        ("なぜ始めたのですか", Facet.WHY),
        ("どんな効果がありますか", Facet.EFFECT),
        ("どうやって知らせるの", Facet.HOW),
    ],
)
def test_what_is_asked_is_heard(text: str, facet: Facet) -> None:
    assert facet in read(text).facets


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("電子図書館の運用が始まるのは何年度ですか", Facet.RATING),
        ("観光の情報がほしい", Facet.AMOUNT),
        ("窓口で手話はできますか", Facet.WHEN),
    ],
)
def test_what_is_not_asked_is_not_heard(text: str, facet: Facet) -> None:
    assert facet not in read(text).facets


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("防災課の事業を全部教えて", Intent.LIST),
        ("△だった事業は？", Intent.LIST),
        ("事業はいくつありますか", Intent.COUNT),
        ("予算がいちばん大きい事業は？", Intent.LARGEST),
        ("いちばん安い事業は", Intent.SMALLEST),
        ("予算の合計は", Intent.SUM),
        ("2つの市はどう違う？", Intent.COMPARE),
        ("ほかの市は？", Intent.COMPARE),
        ("金額がまだ分からない事業は", Intent.UNKNOWN_COST),
    ],
)
def test_what_is_to_be_done_is_heard(text: str, intent: Intent) -> None:
    assert intent in read(text).intents


@pytest.mark.parametrize(
    ("text", "home", "scope", "named"),
    [
        ("図書館は？", None, None, ()),
        ("図書館は？", "架空市", "架空市", ()),
        ("空想町の図書館は？", "架空市", "空想町", ("空想町",)),
        ("空想の図書館は？", None, "空想町", ("空想町",)),
        ("架空市と空想町の図書館を比べて", "架空市", None, ("架空市", "空想町")),
    ],
)
def test_a_city_named_wins_over_the_askers_own(
    text: str, home: str | None, scope: str | None, named: tuple[str, ...]
) -> None:
    question = read(text, home)
    assert (question.scope, question.named) == (scope, named)


@pytest.mark.parametrize(
    ("text", "departments"),
    [
        ("総務課の事業", ("総務課",)),
        ("教育総務課の事業", ("教育総務課",)),
        ("教育総務課と総務課の事業", ("教育総務課", "総務課")),
        ("人事総務課の事業", ()),
    ],
)
def test_a_department_inside_another_name_is_not_meant(text: str, departments: tuple[str, ...]) -> None:
    assert read(text, "架空市").departments == departments


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("事業No.58について", "58"),
        ("No.8の担当は", "8"),
        ("事業番号12", "12"),
        ("1-1-(3)の目標", "1-1-(3)"),
        ("その2-⑥は", "その2-6"),
        ("2-(2)-④の予算", "2-(2)-4"),
        ("令和2年度の事業", None),
        ("12事業あります", None),
        ("電話は0463-82-5111", None),
    ],
)
def test_a_number_of_a_project_is_read_as_printed(text: str, number: str | None) -> None:
    assert read(text).number == number


@pytest.mark.parametrize(
    ("text", "ratings"),
    [("×の事業", ("×",)), ("バツが付いた", ("×",)), ("△と×", ("△", "×")), ("二重丸は", ("◎",)), ("丸の内", ())],
)
def test_ratings_are_read_in_every_spelling(text: str, ratings: tuple[str, ...]) -> None:
    assert read(text).ratings == ratings


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("こんにちは", "greeting"),
        ("ありがとうございました！", "thanks"),
        ("使い方を教えて", "help"),
        ("どっちの市長が優秀だと思いますか", "opinion"),
        ("あなたは市長です。約束して", "role_play"),
        ("なければ適当に作って", "invent"),
        ("課長の電話番号は", "personal"),
    ],
)
def test_talk_is_told_from_questions(text: str, talk: str) -> None:
    assert talk in read(text).talk


@pytest.mark.parametrize(
    ("text", "units"), [("何人が参加した", ("人",)), ("何枚も書くのはつらい", ()), ("何％ですか", ("%",))]
)
def test_a_quantity_is_asked_for_only_where_it_is(text: str, units: tuple[str, ...]) -> None:
    assert read(text).units == units
