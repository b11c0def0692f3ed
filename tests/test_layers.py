"""The layers stay apart: import-linter's contracts (in pyproject.toml) hold, and heavy libraries come in late."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("torch", "sentence_transformers", "chromadb", "langchain_openai", "transformers")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_the_contracts_of_the_layers_hold() -> None:
    checked = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert checked.returncode == 0, checked.stdout + checked.stderr


LOADED_BY_EVERY_MODULE = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(*sys.modules)
"""


@pytest.mark.parametrize("package", ["ingest", "index", "bot", "api"])
def test_importing_a_package_whole_loads_no_heavy_library(package: str) -> None:
    loaded = run(sys.executable, "-c", LOADED_BY_EVERY_MODULE, package)
    assert loaded.returncode == 0, loaded.stderr
    assert not set(HEAVY) & set(loaded.stdout.split())


def test_the_command_line_starts_without_heavy_libraries() -> None:
    loaded = run(sys.executable, "-c", "import sys, api.cli.app; print(*sys.modules)")
    assert loaded.returncode == 0, loaded.stderr
    assert not set(HEAVY) & set(loaded.stdout.split())
