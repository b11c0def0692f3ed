"""Files that are refused before, or given up while, they are read; ``str(error)`` is a sentence for their giver.

GuardError (an IngestError)
├── TooLargeError       more bytes, pages or inflated content than the limits allow
├── ProtectedError      opens with a password only
├── OldFormatError      a format of before 2007 behind a modern suffix
├── TruncatedError      cut off or damaged
└── EntityError         XML that defines entities of its own
"""

from __future__ import annotations

from ingest.errors import IngestError

UNREADABLE = (
    "「{file}」を開けませんでした。ファイルが壊れていないか、ほかのソフトで開いたままでないかをご確認ください。"
)
UNFORESEEN = "「{file}」の読み取り中に予期しない誤りが起きました（{error}）。このファイルは飛ばしました。"
OUT_OF_TIME = "「{file}」の読み取りが{seconds:g}秒以内に終わらなかったため、打ち切りました。"
OUT_OF_MEMORY = "「{file}」の読み取りに必要なメモリが上限（{megabytes}MB）を超えたため、打ち切りました。"
TOO_DEEP = "「{file}」は入れ子が深すぎるため、読み取れません。"
CRASHED = "「{file}」の読み取り中にプログラムが異常終了しました（{code}）。このファイルは飛ばしました。"


class GuardError(IngestError):
    """Base of what the guard refuses."""


class TooLargeError(GuardError):
    """``what`` (大きさ, ページ数 …) of the file is over its limit."""

    def __init__(self, file: str, what: str, found: str, limit: str) -> None:
        self.file = file
        super().__init__(f"「{file}」は{what}が{found}あり、上限の{limit}を超えるため、読み取りませんでした。")


class ProtectedError(GuardError):
    """The file opens with a password only."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"「{file}」はパスワードで保護されています。パスワードを外して保存し直してからお試しください。"
        )


class OldFormatError(GuardError):
    """A file of Office 97–2003 behind a modern suffix."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(
            f"「{file}」は古い形式（Office 97-2003）です。今の形式（.docx、.xlsx）で保存し直してください。"
        )


class TruncatedError(GuardError):
    """The container ends too early or contradicts itself."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(f"「{file}」は途中で切れているか、壊れています。元のファイルをもう一度お取りください。")


class EntityError(GuardError):
    """XML with a document type or entities, as no plan needs and bombs do."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(f"「{file}」は危険な定義（XMLの実体宣言）を含むため、読み取りませんでした。")
