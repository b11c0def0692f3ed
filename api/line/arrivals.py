"""LINE's ids of those who wrote lately, in memory only: loading animations and pushes need them, the disk never sees them."""

from __future__ import annotations

from collections import OrderedDict

_MOST = 20_000


class Arrivals:
    """The latest ids by key. After a restart they are unknown until their owners write again."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._ids: OrderedDict[str, str] = OrderedDict()

    def remember(self, user_key: str, talk_id: str) -> None:
        """Somebody wrote."""
        self._ids[user_key] = talk_id
        self._ids.move_to_end(user_key)
        while len(self._ids) > self._most:
            self._ids.popitem(last=False)

    def talk_id(self, user_key: str) -> str | None:
        """LINE's id, where it is known."""
        return self._ids.get(user_key)

    def forget(self, user_key: str) -> None:
        """They left."""
        self._ids.pop(user_key, None)
