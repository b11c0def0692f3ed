import pytest

from bot.question import understand
from bot.topic import topic
from bot.vocabulary import Vocabulary

VOCABULARY = Vocabulary({"架空市": "架空市", "架空": "架空市"}, {"架空市": ()}, (), {"架空市": 1})


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("架空市の図書館について教えてください", "図書館"),
        ("担当課は？", ""),
        ("いつから？", "から"),
        ("令和5年度の水道料金は", "の水道料金は"),
        ("すみません、粗大ごみを捨てたいんですけど", "粗大ごみを捨てたい"),
        ("役所が持っている地図", "役所が持っている地図"),
    ],
)
def test_the_subject_is_what_is_left_beside_the_asking(text: str, subject: str) -> None:
    assert topic(understand(text, VOCABULARY, None), VOCABULARY) == subject
