from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Heading, Line, Row
from ingest.errors import EmptyFileError, EncodingError, FileMissingError, UnsupportedFormatError
from ingest.formats.delimited import read_csv
from ingest.formats.encoding import decode
from ingest.formats.registry import READERS, read_document
from ingest.formats.text import read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    assert decode("みなも市の計画①".encode(encoding), "a.txt") == "みなも市の計画①"


def test_bytes_of_no_encoding_are_refused_with_their_place() -> None:
    with pytest.raises(EncodingError) as caught:
        decode("計画".encode() + b"\xff\xff", "a.txt")
    assert caught.value.offset == 6
    assert "7" not in str(caught.value)
    assert "a.txt" in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"  \n\n", "\ufeff".encode()])
def test_a_file_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyFileError):
        decode(data, "a.txt")


def test_text_becomes_headings_rows_and_lines() -> None:
    document = read_text("# 題\n\n本文\n事業名\t道の手入れ\n| 甲 | 乙 |\n|---|---|\n".encode(), "a.md")
    heading, line, row, piped = document.blocks
    assert isinstance(heading, Heading)
    assert (heading.raw, heading.level) == ("題", 1)
    assert isinstance(line, Line)
    assert (line.after_gap, line.source.line_start) == (True, 3)
    assert isinstance(row, Row)
    assert (row.cells, row.after_gap) == (("事業名", "道の手入れ"), False)
    assert isinstance(piped, Row)
    assert piped.cells == ("甲", "乙")


def test_rows_of_a_spreadsheet_keep_the_lines_they_stand_on() -> None:
    document = read_csv('注記,,\n番号,事業名\n1,"二行の\n名前"\n'.encode(), "a.csv")
    note, header, row = document.blocks
    assert isinstance(note, Line)
    assert isinstance(header, Row)
    assert (row.source.line_start, row.source.line_end) == (3, 4)


def test_every_reader_is_found_by_its_suffix(tmp_path: Path) -> None:
    for suffix in (".txt", ".md", ".csv", ".tsv", ".html", ".htm"):
        path = tmp_path / f"a{suffix.upper()}"
        path.write_text("番号\t事業名\n", encoding="utf-8")
        assert read_document(path).blocks
    assert {".pdf", ".docx", ".xlsx"} < set(READERS)


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"\.txt"):
        read_document(tmp_path / "a.exe")
    with pytest.raises(FileMissingError):
        read_document(tmp_path / "a.txt")
