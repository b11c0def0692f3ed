"""Bytes to text: marked Unicode, strict UTF-8, strict cp932, or an error that names the byte. Nothing is guessed."""

from __future__ import annotations

import codecs
import re

from ingest.errors import EmptyFileError, EncodingError

_NUL = re.compile("\x00")
_STRAY = re.compile("[\x00\x80\xa0\uf8f0-\uf8f3]")
"""What cp932 makes of bytes that stand for nothing."""
_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes, file: str) -> str:
    """The text of a file; EmptyFileError if there is none, EncodingError if the bytes fit no encoding."""
    text = _decode(data, file)
    if not text.strip():
        raise EmptyFileError(file)
    return text


def _decode(data: bytes, file: str) -> str:
    encodings = [name for mark, name in _MARKED if data.startswith(mark)][:1] or ["utf-8", "cp932"]
    offset = 0
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            offset = max(offset, error.start)
        else:
            stray = (_STRAY if encoding == "cp932" else _NUL).search(text)
            if stray is None:
                return text
            offset = max(offset, len(text[: stray.start()].encode(encoding)))
    raise EncodingError(file, offset)
