from index.calibrate import calibration_of
from index.embed.blind import BlindEmbedder
from index.embed.lsa import LsaEmbedder
from index.manifest import Calibration
from index.passages import owners
from index.table import OwnerTable
from index.write import vector_texts
from ingest.model import Catalogue


def test_what_belongs_together_is_nearer_than_strangers(catalogue: Catalogue) -> None:
    found = owners(catalogue)
    texts = vector_texts(found)
    embedder = LsaEmbedder.fit(texts)
    calibration = calibration_of(found, OwnerTable.of(found), embedder.embed_passages(texts), embedder)
    assert 0 <= calibration.strangers < calibration.kin <= 1


def test_an_embedder_that_sees_nothing_is_not_measured(catalogue: Catalogue) -> None:
    found = owners(catalogue)
    blind = BlindEmbedder("blind", 4)
    vectors = blind.embed_passages(vector_texts(found))
    assert calibration_of(found, OwnerTable.of(found), vectors, blind) == Calibration()
