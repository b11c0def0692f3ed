import numpy as np
import pytest

from index.concepts import Concept
from index.opened import Index
from index.scoring import Scorer, kana_share


@pytest.fixture(scope="module")
def scorer(index: Index) -> Scorer:
    return index.retriever.scorer


def test_an_owner_that_says_the_word_itself_covers_it_whole(scorer: Scorer) -> None:
    assert scorer.presence(Concept("講習会", (("講習会", 1.0),)))[1] == 1.0


def test_a_synonym_covers_less_than_the_word(scorer: Scorer) -> None:
    presence = scorer.presence(Concept("教室", (("教室", 1.0), ("講習会", 0.6))))[1]
    assert 0.5 < presence < 1.0


def test_a_rare_word_weighs_more_in_the_coverage_than_a_common_one(scorer: Scorer) -> None:
    common, unknown = Concept("デジタル", (("デジタル", 1.0),)), Concept("恐竜", (("恐竜", 1.0),))
    assert scorer.coverage([common, unknown]).max() < 0.5


def test_nothing_asked_covers_nothing(scorer: Scorer) -> None:
    assert not scorer.coverage([]).any()


def test_most_of_a_words_letters_cover_it_in_part(scorer: Scorer) -> None:
    presence = scorer.presence(Concept("防災行政無線網", (("防災行政無線網", 1.0),)))
    assert 0 < presence[5] < 0.6


def test_an_owner_stands_for_a_concept_only_to_the_letter(scorer: Scorer) -> None:
    assert not scorer.stands(Concept("防災行政無線網", (("防災行政無線網", 1.0),))).any()
    assert np.flatnonzero(scorer.stands(Concept("仮想", (("仮想", 1.0),)))).tolist() == [3]


@pytest.mark.parametrize(("text", "share"), [("こうれいしゃ", 1.0), ("高齢者講習会", 0.0), ("", 0.0)])
def test_the_share_of_kana(text: str, share: float) -> None:
    assert kana_share(text) == share
