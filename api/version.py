"""The version of the installed package."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata


def version() -> str:
    """As pyproject.toml states it; ``0`` when run from a checkout that was not installed."""
    try:
        return metadata("jigyo-navi")["Version"]
    except PackageNotFoundError:
        return "0"
