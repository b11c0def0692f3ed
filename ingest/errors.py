"""Everything that can go wrong while plans are read; ``str(error)`` is a sentence for the person who gave the file.

IngestError
├── FileMissingError        no such file or folder
├── UnsupportedFormatError  a format that no reader understands
├── EmptyFileError          nothing in the file
├── EncodingError           neither UTF-8 nor Shift_JIS (cp932) nor UTF-16 with a mark
├── NoEntriesError          readable, but no 事業 was found in it
├── OverridesError          a plans.toml that says something else than it may
└── CatalogueError          a catalogue file that was not written by this version
"""

from __future__ import annotations


class IngestError(Exception):
    """Base of all errors of this package."""


class FileMissingError(IngestError):
    """The path that was given does not exist."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(f"「{file}」が見つかりません。場所と名前をご確認ください。")


class UnsupportedFormatError(IngestError):
    """No reader understands this kind of file."""

    def __init__(self, file: str, supported: tuple[str, ...]) -> None:
        self.file = file
        kinds = "、".join(supported)
        super().__init__(f"「{file}」は読み取れない形式です。読み取れる形式は {kinds} です。")


class EmptyFileError(IngestError):
    """The file holds no text."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(f"「{file}」には文字がありません。ファイルの中身をご確認ください。")


class EncodingError(IngestError):
    """The bytes are in none of the encodings that are tried; ``offset`` is the first byte that does not fit."""

    def __init__(self, file: str, offset: int) -> None:
        self.file = file
        self.offset = offset
        super().__init__(
            f"「{file}」の文字コードが分かりません（先頭から{offset}バイト目）。UTF-8で保存し直してからお試しください。"
        )


class NoEntriesError(IngestError):
    """The file was read, but nothing in it looks like a 事業."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"「{file}」から事業を見つけられませんでした。事業名や担当課の欄がある表かどうかをご確認ください。"
        )


class OverridesError(IngestError):
    """What ``plans.toml`` says of a file cannot be understood."""

    def __init__(self, file: str, plan: str, reason: str) -> None:
        self.file = file
        self.plan = plan
        super().__init__(
            f"{file} の「{plan}」についての指定を読み取れません（{reason}）。書き方をご確認ください。"
        )


class CatalogueError(IngestError):
    """A line of a catalogue file cannot be understood."""

    def __init__(self, file: str, line: int) -> None:
        self.file = file
        self.line = line
        super().__init__(f"カタログ「{file}」の{line}行目を読み取れません。計画を読み込み直してください。")
