"""A small made-up catalogue, indexed for real, and the assistant over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Assistant
from bot.assistant import open_assistant
from bot.vocabulary import Vocabulary, read_vocabulary
from index.build import build_index
from index.opened import Index, open_index
from ingest.read import read_plans

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples"


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    root = tmp_path_factory.mktemp("samples")
    build_index(read_plans([SAMPLES]).catalogue, root)
    index = open_index(root)
    yield index
    index.close()


@pytest.fixture(scope="session")
def sample_vocabulary(sample_index: Index) -> Vocabulary:
    return read_vocabulary(sample_index.store)


@pytest.fixture
def assistant(sample_index: Index) -> Assistant:
    return open_assistant(sample_index)
