"""The pairs the retrieval model learns from keep to their format and do not give their answers away."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from index import fields

FOLDER = Path(fields.__file__).parent / "training" / "pairs"
FILES = sorted(FOLDER.glob("*.tsv"))
HEADER = ["question", "title", "text"]
FIELDS_OF_WORK = 24
FEWEST_ROWS = 2_000
LONGEST_SHARED_RUN = 7


def rows_of(path: Path) -> list[list[str]]:
    """Return the lines of one file below its header, split at the tabs."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def all_rows() -> list[list[str]]:
    """Return the rows of every file."""
    return [row for path in FILES for row in rows_of(path)]


def shares_a_run(question: str, text: str, length: int) -> bool:
    """Say whether `length` characters of the question stand one after another in the text."""
    return any(question[i : i + length] in text for i in range(len(question) - length + 1))


def test_every_field_of_work_has_a_file() -> None:
    assert len(FILES) == FIELDS_OF_WORK


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_opens_with_the_header(path: Path) -> None:
    assert path.read_text(encoding="utf-8").splitlines()[0].split("\t") == HEADER


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_row_has_three_columns_and_none_is_empty(path: Path) -> None:
    wrong = [
        row for row in rows_of(path) if len(row) != 3 or any(cell != cell.strip() or not cell for cell in row)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_questions_titles_and_texts_are_as_long_as_they_are_in_life(path: Path) -> None:
    wrong = [
        row
        for row in rows_of(path)
        if not (6 <= len(row[0]) <= 200 and 4 <= len(row[1]) <= 40 and 40 <= len(row[2]) <= 160)
    ]
    assert wrong == []


def test_there_are_enough_rows_to_learn_from() -> None:
    assert len(all_rows()) >= FEWEST_ROWS


def test_no_question_stands_twice() -> None:
    counts = Counter(row[0] for row in all_rows())
    assert [question for question, count in counts.items() if count > 1] == []


def test_a_title_says_one_thing_within_a_field() -> None:
    for path in FILES:
        texts: dict[str, set[str]] = {}
        for _, title, text in rows_of(path):
            texts.setdefault(title, set()).add(text)
        assert [title for title, found in texts.items() if len(found) > 1] == []


def test_no_question_repeats_a_run_of_its_text() -> None:
    wrong = [
        (question, text)
        for question, _, text in all_rows()
        if shares_a_run(question, text, LONGEST_SHARED_RUN + 1)
    ]
    assert wrong == []


def test_a_run_of_eight_is_found_and_a_run_of_seven_is_not() -> None:
    assert shares_a_run("あいうえおかきくけ", "んあいうえおかきくん", 8)
    assert not shares_a_run("あいうえおかきこけ", "んあいうえおかきくん", 8)
