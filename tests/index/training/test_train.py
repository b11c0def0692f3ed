"""A model trained on a handful of pairs learns what they say."""

from __future__ import annotations

import numpy as np
import pytest

from index.embed.static import StaticEmbedder, slots
from index.training.chive import WordVectors
from index.training.evaluate import Task
from index.training.net import Bag, Net
from index.training.sources import Pairs
from index.training.train import Bags, Recipe, train
from index.training.vocabulary import Vocabulary, choose

WORDS = (
    "ごみ",
    "廃棄物",
    "水道",
    "料金",
    "お金",
    "年寄り",
    "高齢者",
    "収集",
    "出す",
    "教える",
    "サーバー",
    "支援",
)
PAIRS = [("ごみを出す", "廃棄物の収集"), ("水道のお金を教えて", "水道料金"), ("年寄りを教えて", "高齢者の支援")]


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> WordVectors:
    path = tmp_path_factory.mktemp("chive") / "vectors.npz"
    table = np.random.default_rng(4).standard_normal((len(WORDS), 24)).astype(np.float16)
    np.savez(path, keys=np.array(WORDS), rows=np.arange(len(WORDS), dtype=np.int32), table=table)
    return WordVectors.load(path)


@pytest.fixture(scope="module")
def vocabulary(vectors: WordVectors) -> Vocabulary:
    return choose([slots(text) for pair in PAIRS * 2 for text in pair], vectors, 20, 4)


def test_katakana_is_found_under_the_spelling_of_this_project(vectors: WordVectors) -> None:
    assert vectors.of("サーバー") is not None
    assert vectors.of("サーバ") is not None
    assert vectors.of("図書館") is None


def test_a_common_word_has_a_larger_share(vocabulary: Vocabulary) -> None:
    rows = vocabulary.rows
    assert vocabulary.share[rows["教える"]] > vocabulary.share[rows["支援"]]


def test_training_brings_partners_together_and_keeps_unseen_words(vocabulary: Vocabulary) -> None:
    pairs = Pairs("pairs")
    for number, pair in enumerate(PAIRS):
        pairs.add(*pair, f"{number}")
    known = {text: Bag.of(slots(text), vocabulary.rows) for pair in PAIRS for text in pair}
    net = Net(vocabulary, 16)
    before = similarity(net.embedder())
    train(net, [Bags.of(pairs, known)], Recipe({"pairs": 1.0}, steps=60, batch=3))
    assert similarity(net.embedder()) > before + 0.1
    unseen = vocabulary.rows["サーバー"]
    assert not net.change.weight[unseen].any()


def similarity(embedder: StaticEmbedder) -> float:
    found = embedder.embed_passages([passage for _, passage in PAIRS])
    return float(np.mean([embedder.embed_query(PAIRS[i][0]) @ found[i] for i in range(len(PAIRS))]))


def test_a_look_up_is_measured(vocabulary: Vocabulary) -> None:
    embedder = Net(vocabulary, 16).embedder()
    task = Task("same", ["水道料金"], ["廃棄物の収集", "水道料金"], [frozenset([1])])
    found = task.run(embedder)
    assert (found.n, found.hit, found.mrr) == (1, 1.0, 1.0)
    assert "n = 1" in str(found)
