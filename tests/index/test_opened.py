import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.embed.blind import BlindEmbedder
from index.errors import CorruptIndexError, FingerprintMismatchError, NoIndexError
from index.opened import Index, open_index
from index.protocols import Query
from index.publish import served_folder

REPOSITORY = Path(__file__).parents[2]


def test_nothing_built_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match="まだありません"):
        open_index(tmp_path)


def test_serving_imports_neither_torch_nor_chroma(built: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from index.opened import open_index
from index.protocols import Query
index = open_index(Path({str(built)!r}))
assert index.retriever.search(Query("水道料金"))
heavy = {{"torch", "chromadb", "sentence_transformers", "transformers", "bm25s", "langchain_core"}}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, check=True)


def test_importing_any_module_of_the_package_imports_no_heavy_library() -> None:
    program = """
import importlib, pkgutil, sys
import index
for module in pkgutil.walk_packages(index.__path__, "index."):
    if module.name != "index.langchain":
        importlib.import_module(module.name)
assert not {"torch", "chromadb", "sentence_transformers", "bm25s", "fugashi"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, check=True)


def test_opening_takes_less_than_a_second(built: Path) -> None:
    started = time.perf_counter()
    open_index(built).close()
    assert time.perf_counter() - started < 1


def test_another_embedder_is_refused(built: Path) -> None:
    with pytest.raises(FingerprintMismatchError):
        open_index(built, embedder=BlindEmbedder("other", 4))


def test_chroma_and_exact_search_agree(built: Path, index: Index) -> None:
    chroma = open_index(built, vector_search="chroma")
    for text in ("水道代をカードで払う", "講習会", "ゴミの収集"):
        found = [
            [hit.entry.id for hit in each.retriever.search(Query(text)) if hit.entry] for each in (index, chroma)
        ]
        assert found[0][0] == found[1][0]
    vector = index.retriever.embedder.embed_query("高齢者の講習会")
    np.testing.assert_allclose(
        index.retriever.vectors.similarities(vector), chroma.retriever.vectors.similarities(vector), atol=1e-4
    )
    chroma.close()


@pytest.mark.parametrize("name", ["owners.json", "lexical/whole.npz", "readings.json", "vectors.npy"])
def test_a_missing_file_is_a_corrupt_index(built: Path, name: str) -> None:
    path = served_folder(built) / name
    aside = path.with_name("aside")
    path.rename(aside)
    try:
        with pytest.raises(CorruptIndexError):
            open_index(built)
    finally:
        aside.rename(path)


def test_several_threads_search_at_once(index: Index) -> None:
    texts = ["水道代をカードで払う", "こうれいしゃのこうしゅうかい", "防災無線", "ゴミの日"] * 8
    alone = [index.retriever.search(Query(text)) for text in texts]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda text: index.retriever.search(Query(text)), texts))
    assert together == alone
