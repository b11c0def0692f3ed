from pathlib import Path

import pytest

from index.build import build_index
from index.embed.choose import embedder_named
from index.errors import FingerprintMismatchError
from index.opened import open_index
from index.protocols import Query
from ingest.model import Catalogue


def test_an_index_built_with_a_model_opens_with_it_by_name(
    tmp_path: Path, static_model: Path, catalogue: Catalogue
) -> None:
    build_index(catalogue, tmp_path, embedder=embedder_named(str(static_model)))
    index = open_index(tmp_path)
    assert index.manifest.model == str(static_model)
    assert index.manifest.dimension == 16
    assert index.retriever.search(Query("高齢者のタブレット講習会"))[0].entry == catalogue.entries[1]
    index.close()


def test_a_model_whose_folder_changed_is_refused(tmp_path: Path, static_model: Path, catalogue: Catalogue) -> None:
    build_index(catalogue, tmp_path, embedder=embedder_named(str(static_model)))
    extra = static_model / "notes.json"
    extra.write_text("{}")
    try:
        with pytest.raises(FingerprintMismatchError):
            open_index(tmp_path)
    finally:
        extra.unlink()
