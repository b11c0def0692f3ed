from index.passages import SECTION_FIELD, owners
from ingest.model import Catalogue


def test_entries_come_before_sections(catalogue: Catalogue) -> None:
    found = owners(catalogue)
    assert [owner.is_entry for owner in found] == [True] * len(catalogue.entries) + [False] * len(
        catalogue.sections
    )


def test_a_passage_knows_its_owner_and_its_field(catalogue: Catalogue) -> None:
    for row, owner in enumerate(owners(catalogue)):
        assert all(passage.owner == row for passage in owner.passages)
        if owner.is_entry:
            fields = catalogue.entries[row].fields
            assert all(fields[passage.field].text == passage.text for passage in owner.passages)
        else:
            assert [passage.field for passage in owner.passages] == [SECTION_FIELD]


def test_the_whole_has_title_departments_and_fields(catalogue: Catalogue) -> None:
    whole = owners(catalogue)[1].whole
    assert all(
        part in whole for part in ("高齢者向けタブレット講習会の開催", "高齢福祉課", "公民館", "暮らしやすいまち")
    )
