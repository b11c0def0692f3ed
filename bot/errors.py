"""What can go wrong when a question is asked.

BotError
├── EmptyMessageError         nothing was asked
├── MessageTooLongError       more than the bot reads at once
└── UnknownMunicipalityError  the asker's city has no plan here

``str(error)`` is the Japanese sentence to show.
"""

from __future__ import annotations

from collections.abc import Sequence


class BotError(Exception):
    """Any error of this package; its text may be shown to people."""


class EmptyMessageError(BotError):
    """The message holds no words."""

    def __init__(self) -> None:
        super().__init__("質問を入力してください。")


class MessageTooLongError(BotError):
    """The message is longer than ``limit`` characters."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"質問が長すぎます。{limit}文字以内でお願いします。")


class UnknownMunicipalityError(BotError):
    """The municipality given as the asker's own is not among those with a plan."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"「{name}」の計画は読み込まれていません。お調べできるのは{'、'.join(known)}です。")
