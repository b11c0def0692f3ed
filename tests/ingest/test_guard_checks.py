"""Containers made to harm, written on the spot: none of them is opened by a reader."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from ingest.guard_checks import check_content
from ingest.guard_errors import (
    EntityError,
    GuardError,
    OldFormatError,
    ProtectedError,
    TooLargeError,
    TruncatedError,
)
from ingest.guard_limits import Limits, megabytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = b'<?xml version="1.0"?><worksheet><row><c><v>1</v></c></row></worksheet>'
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><c>&b;</c></worksheet>'
)
OUTSIDE = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'


def container(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {"[Content_Types]_xml": b"<Types/>", **members}.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def check(folder: Path, content: bytes, suffix: str = ".xlsx", limits: Limits | None = None) -> list[str]:
    path = folder / f"台帳{suffix}"
    path.write_bytes(content)
    return check_content(path, limits or Limits())


def test_an_honest_container_passes_without_a_word(tmp_path: Path) -> None:
    assert check(tmp_path, container(xl__sheet_xml=SHEET)) == []


def test_macros_are_noted_and_not_refused(tmp_path: Path) -> None:
    notes = check(tmp_path, container(xl__sheet_xml=SHEET, xl__vbaProject_bin=b"Sub"), ".xlsm")
    assert len(notes) == 1
    assert "マクロ" in notes[0]


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), ProtectedError, "パスワード"),
        (OLE, OldFormatError, "古い形式"),
        (b"", TruncatedError, "壊れています"),
        (b"garbage" * 100, TruncatedError, "壊れています"),
        (container(xl__sheet_xml=SHEET)[:-30], TruncatedError, "途中で切れている"),
        (container(xl__sheet_xml=BOMB), EntityError, "実体宣言"),
        (container(word__document_xml=OUTSIDE), EntityError, "実体宣言"),
        (container(xl__sheet_xml=BOMB.decode().encode("utf-16")), EntityError, "実体宣言"),
        (container(xl__sheet_xml=b" " * (3 << 20) + BOMB), EntityError, "実体宣言"),
    ],
    ids=["encrypted", "old", "empty", "garbage", "truncated", "bomb", "outside", "utf-16", "padded"],
)
def test_what_no_reader_should_open_is_refused(
    content: bytes, error: type[GuardError], words: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=words):
        check(tmp_path, content)


def test_a_zip_bomb_is_told_by_its_size(tmp_path: Path) -> None:
    bomb = container(xl__sheet_xml=bytes(12 << 20))
    assert len(bomb) < 20_000
    with pytest.raises(TooLargeError, match="展開後の大きさ"):
        check(tmp_path, bomb, limits=Limits(inflated=10 << 20))


def test_a_zip_bomb_is_told_by_its_ratio(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="圧縮の比率"):
        check(tmp_path, container(xl__sheet_xml=bytes(12 << 20)))


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    many = container(**{f"a{n}_xml": b"<a/>" for n in range(20)})
    with pytest.raises(TooLargeError, match="中のファイル"):
        check(tmp_path, many, limits=Limits(entries=10))


def test_a_member_under_a_password_is_refused(tmp_path: Path) -> None:
    content = bytearray(container(xl__sheet_xml=SHEET))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(signature)
        content[at + offset : at + offset + 2] = struct.pack("<H", 1)
    with pytest.raises(ProtectedError):
        check(tmp_path, bytes(content))


def test_a_page_of_the_web_may_have_a_document_type_but_no_entities(tmp_path: Path) -> None:
    assert check(tmp_path, b"<!DOCTYPE html><p>1</p>", ".html") == []
    with pytest.raises(EntityError):
        check(tmp_path, BOMB, ".html")


def test_a_broken_pdf_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(TruncatedError):
        check(tmp_path, b"%PDF-1.7\n1 0 obj", ".pdf")


def test_the_pages_of_a_pdf_are_counted(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(3):
        document.new_page(100, 100)
    document.save(tmp_path / "計画.pdf")
    assert check_content(tmp_path / "計画.pdf", Limits()) == []
    with pytest.raises(TooLargeError, match="ページ数が3ページ"):
        check_content(tmp_path / "計画.pdf", Limits(pages=2))


@pytest.mark.parametrize(("size", "words"), [(0, "0バイト"), (2048, "2,048バイト"), (5 << 20, "5.0MB")])
def test_sizes_are_told_in_words(size: int, words: str) -> None:
    assert megabytes(size) == words
