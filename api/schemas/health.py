"""Is the process alive, and can it answer."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel


class Health(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """The index is open: how much it holds."""

    status: Literal["ready"] = "ready"
    plans: int
    entries: int
