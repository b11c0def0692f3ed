"""What the routes work with: the open index and the assistant, or the reason why there is none."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from api import texts
from api.errors import NotReadyError
from api.settings import Settings
from bot.answer import Assistant
from bot.wording import Wording
from index.protocols import EntryStore
from ingest.model import Plan

_log = logging.getLogger("jigyo.api")


@dataclass(frozen=True, slots=True)
class Services:
    """An open index and its assistant. ``plans`` is read once: an open index does not change."""

    store: EntryStore
    assistant: Assistant
    plans: tuple[Plan, ...]
    close: Callable[[], None]

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The municipalities that have a plan, in the order of the plans."""
        return tuple(dict.fromkeys(plan.municipality for plan in self.plans))

    def plan(self, plan_id: str) -> Plan:
        """The plan with this id; every 事業 belongs to one."""
        return next(plan for plan in self.plans if plan.id == plan_id)


def wording_of(settings: Settings) -> Wording | None:
    """The chat model of the settings, or None where none is set."""
    if settings.llm_url is None:
        return None
    from bot.chat_model import open_wording

    key = settings.llm_key.get_secret_value()
    return open_wording(settings.llm_url, settings.llm_model, key=key, timeout=settings.llm_timeout)


Opener = Callable[[], Services]
"""Opens the index; raises NotReadyError where there is none."""


def opener(root: Path, open_wording: Callable[[], Wording | None] = lambda: None) -> Opener:
    """Opens the index that lies under ``root``, with the chat model of the settings if one is set.

    The heavy imports happen only then.
    """

    def open_services() -> Services:
        from bot.assistant import open_assistant
        from index.errors import IndexingError
        from index.opened import open_index

        try:
            index = open_index(root)
        except IndexingError as error:
            raise NotReadyError(str(error)) from error
        return Services(
            index.store, open_assistant(index, wording=open_wording()), tuple(index.store.plans()), index.close
        )

    return open_services


class Backend:
    """Holds the services of one application from start to shutdown; not ready is a state, not a crash."""

    def __init__(self, open_services: Opener) -> None:
        self._open_services = open_services
        self._lock = threading.Lock()
        self._services: Services | None = None
        self._reason = texts.NOT_READY

    @property
    def services(self) -> Services:
        """The services. Raises NotReadyError with the reason."""
        if self._services is None:
            raise NotReadyError(self._reason)
        return self._services

    def open(self) -> None:
        """Try to open the index, unless it is open; a failure is kept as the reason."""
        with self._lock:
            if self._services is not None:
                return
            try:
                self._services = self._open_services()
            except NotReadyError as error:
                self._reason = str(error)
                _log.warning("not ready: %s", error)
            except Exception:
                self._reason = texts.CANNOT_OPEN_INDEX
                _log.exception("the index cannot be opened")

    def close(self) -> None:
        """Close the index."""
        with self._lock:
            if self._services is not None:
                self._services.close()
            self._services = None
