"""Which embedder a setting or a manifest means."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from index.embed.lsa import LSA, LsaEmbedder
from index.embed.static import STATIC, StaticEmbedder
from index.errors import FingerprintMismatchError
from index.protocols import Embedder

DEFAULT = "static"
"""The small trained embedder that ships with the package."""
FITTED = "lsa"
"""An embedder fitted on the corpus while it is indexed."""


def embedder_named(name: str) -> Embedder | None:
    """The embedder a setting names: the shipped one, None for the one fitted at build time, or any sentence-transformers model."""
    if name == FITTED:
        return None
    if name == DEFAULT:
        return _shipped()
    from index.embed.sentence import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(name)


def loads_alone(fingerprint: str) -> bool:
    """Whether a build with this fingerprint needs nothing but the package and its own files."""
    return fingerprint == LSA or fingerprint.startswith(f"{STATIC}:")


def embedder_of_build(folder: Path, fingerprint: str, model: str | None, given: Embedder | None) -> Embedder:
    """The embedder that built an index, which must be the one given, if one is given."""
    embedder = given
    if embedder is None and fingerprint == LSA:
        embedder = LsaEmbedder.load(folder / "embedder")
    elif embedder is None and loads_alone(fingerprint):
        embedder = _shipped()
    elif embedder is None and model is not None:
        embedder = embedder_named(model)
    if embedder is None or embedder.fingerprint != fingerprint:
        raise FingerprintMismatchError(fingerprint, embedder.fingerprint if embedder else DEFAULT)
    return embedder


@lru_cache(maxsize=1)
def _shipped() -> StaticEmbedder:
    return StaticEmbedder.load()
