"""Which embedder a setting or a manifest means."""

from __future__ import annotations

from pathlib import Path

from index.embed.lsa import LSA, LsaEmbedder
from index.errors import FingerprintMismatchError
from index.protocols import Embedder

DEFAULT = "lsa"


def embedder_named(name: str) -> Embedder | None:
    """The embedder a setting names: None for the default, fitted at build time, or a sentence-transformers model."""
    if name == DEFAULT:
        return None
    from index.embed.sentence import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(name)


def embedder_of_build(folder: Path, fingerprint: str, model: str | None, given: Embedder | None) -> Embedder:
    """The embedder that built an index, which must be the one given, if one is given."""
    embedder = given
    if embedder is None and fingerprint == LSA:
        embedder = LsaEmbedder.load(folder / "embedder")
    if embedder is None and model is not None:
        embedder = embedder_named(model)
    if embedder is None or embedder.fingerprint != fingerprint:
        raise FingerprintMismatchError(fingerprint, embedder.fingerprint if embedder else DEFAULT)
    return embedder
