from index.ngrams import char_ngrams, kana_key, kana_ngrams


def test_runs_of_kanji_and_kana_give_pairs_and_threes() -> None:
    assert char_ngrams("防災無線") == ["防災", "災無", "無線", "防災無", "災無線"]


def test_grams_of_hiragana_alone_are_left_out() -> None:
    assert char_ngrams("について") == []
    assert "をす" not in char_ngrams("登録をする")


def test_width_makes_no_difference_to_grams() -> None:
    assert char_ngrams("ﾀﾌﾞﾚｯﾄ") == char_ngrams("タブレット")


def test_readings_compare_equal_whatever_the_script_and_the_long_vowels() -> None:
    assert kana_key("サーバー") == kana_key("さば")
    assert kana_key("つづき") == kana_key("ツズキ")


def test_reading_grams_do_not_cross_from_one_run_to_the_next() -> None:
    assert kana_ngrams("こども 図書") == ["こども"]
