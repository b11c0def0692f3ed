"""Libraries that only evaluation needs, imported when they are used, with a sentence where one is missing."""

from __future__ import annotations

import importlib
from typing import Any

from eval.errors import MissingToolError


def httpx_module() -> Any:
    """The library ``httpx``."""
    return _load("httpx")


def ir_measures_module() -> Any:
    """The library ``ir_measures``."""
    return _load("ir_measures")


def splitters_module() -> Any:
    """The library ``langchain_text_splitters``."""
    return _load("langchain_text_splitters")


def _load(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingToolError(name) from error
