"""What is looked at before a file is opened by its reader: its size, what its container would inflate to, its locks."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import IO

from ingest.guard_errors import EntityError, OldFormatError, ProtectedError, TooLargeError, TruncatedError
from ingest.guard_limits import Limits, megabytes
from ingest.guard_notes import MACROS

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_CONTAINERS = frozenset({".docx", ".docm", ".xlsx", ".xlsm"})
_MARKED_UP = frozenset({".html", ".htm", ".xhtml", ".xml"})
_XML = (".xml", ".rels", ".vml")
_HARMLESS = 10 << 20
"""Below this inflated size no ratio is suspicious: a blank sheet shrinks to nothing."""
_CHUNK = 1 << 20
_LOCKED = 0x1


def check_size(path: Path, limits: Limits) -> None:
    """Refuse a file that is larger than the limit; the file is not opened."""
    size = path.stat().st_size
    if size > limits.size:
        raise TooLargeError(path.name, "大きさ", megabytes(size), megabytes(limits.size))


def check_content(path: Path, limits: Limits) -> list[str]:
    """Refuse what its reader should not open; the notes on what it may open. Nothing is inflated as a whole."""
    suffix = path.suffix.lower()
    if suffix in _CONTAINERS:
        return _check_container(path, limits)
    if suffix == ".pdf":
        _check_pdf(path, limits)
    elif suffix in _MARKED_UP and _defines(io.BytesIO(path.read_bytes()), (b"<!entity",)):
        raise EntityError(path.name)
    return []


def _check_container(path: Path, limits: Limits) -> list[str]:
    data = path.read_bytes()
    if data.startswith(_OLE):
        raise ProtectedError(path.name) if _ENCRYPTED_PACKAGE in data else OldFormatError(path.name)
    if not data.startswith(_ZIP):
        raise TruncatedError(path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            _check_members(container, path.name, limits)
            _check_entities(container, path.name)
            macros = any(name.lower().endswith("vbaproject.bin") for name in container.namelist())
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise TruncatedError(path.name) from error
    return [MACROS] if macros else []


def _check_members(container: zipfile.ZipFile, file: str, limits: Limits) -> None:
    members = container.infolist()
    inflated = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > limits.entries:
        raise TooLargeError(file, "中のファイル", f"{len(members):,}個", f"{limits.entries:,}個")
    if inflated > limits.inflated:
        raise TooLargeError(file, "展開後の大きさ", megabytes(inflated), megabytes(limits.inflated))
    if inflated > _HARMLESS and inflated > packed * limits.ratio:
        raise TooLargeError(file, "圧縮の比率", f"{inflated // max(packed, 1):,}倍", f"{limits.ratio}倍")
    if any(member.flag_bits & _LOCKED for member in members):
        raise ProtectedError(file)


def _check_entities(container: zipfile.ZipFile, file: str) -> None:
    """Office writes no document type; whoever does wants entities expanded or files fetched."""
    for member in container.infolist():
        if member.filename.lower().endswith(_XML):
            with container.open(member) as stream:
                if _defines(stream, (b"<!doctype", b"<!entity")):
                    raise EntityError(file)


def _defines(stream: IO[bytes], words: tuple[bytes, ...]) -> bool:
    """Whether a stream holds one of ``words``, in UTF-8 or UTF-16, whatever its case."""
    tail = b""
    while chunk := stream.read(_CHUNK):
        text = tail + chunk.replace(b"\0", b"").lower()
        if any(word in text for word in words):
            return True
        tail = text[-16:]
    return False


def _check_pdf(path: Path, limits: Limits) -> None:
    """Count the pages without reading them."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise (ProtectedError if "password" in str(error).lower() else TruncatedError)(path.name) from error
    pages = len(document)
    document.close()
    if pages > limits.pages:
        raise TooLargeError(path.name, "ページ数", f"{pages:,}ページ", f"{limits.pages:,}ページ")
