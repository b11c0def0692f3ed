"""A LineClient without LINE: it remembers what it was asked, and fails when told to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from api.line.client import Message
from api.line.errors import AlreadyAcceptedError, LineError, TokenRefusedError


@dataclass
class MemoryClient:
    """Tokens are good for once, retry keys too, as with the real one."""

    left: int | None = None
    replies: list[tuple[str, tuple[Message, ...]]] = field(default_factory=list)
    pushes: list[tuple[str, tuple[Message, ...]]] = field(default_factory=list)
    animated: list[str] = field(default_factory=list)
    failures: list[LineError] = field(default_factory=list)
    _keys: set[str] = field(default_factory=set)

    async def reply(self, token: str, messages: Sequence[Message]) -> None:
        """See LineClient."""
        self._fail()
        if any(token == used for used, _ in self.replies):
            raise TokenRefusedError
        self.replies.append((token, tuple(messages)))

    async def push(self, user_id: str, messages: Sequence[Message], retry_key: str) -> None:
        """See LineClient."""
        self._fail()
        if retry_key in self._keys:
            raise AlreadyAcceptedError
        self._keys.add(retry_key)
        self.pushes.append((user_id, tuple(messages)))

    async def quota_left(self) -> int | None:
        """See LineClient."""
        return self.left

    async def loading(self, user_id: str, seconds: int) -> None:
        """See LineClient."""
        self.animated.append(user_id)

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)
