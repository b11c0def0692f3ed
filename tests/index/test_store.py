from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from index.errors import CorruptIndexError
from index.protocols import DepartmentCount, EntryFilter, EntryStore
from index.store import SqlEntryStore
from index.store_write import write_store
from ingest.model import Catalogue, Role


@pytest.fixture(scope="module")
def store(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> SqlEntryStore:
    path = tmp_path_factory.mktemp("store") / "catalogue.sqlite"
    write_store(catalogue, path)
    return SqlEntryStore(path)


def ids(store: EntryStore, where: EntryFilter) -> list[str]:
    found = [entry.id for entry in store.entries(where)]
    assert store.count(where) == len(found)
    return found


def test_what_was_written_is_read_unchanged(store: EntryStore, catalogue: Catalogue) -> None:
    assert tuple(store.plans()) == catalogue.plans
    assert tuple(store.entries(EntryFilter())) == catalogue.entries
    assert tuple(store.sections()) == catalogue.sections


def test_an_entry_and_a_section_are_found_by_id(store: EntryStore, catalogue: Catalogue) -> None:
    assert store.entry("hinata/2") == catalogue.entries[1]
    assert store.section("hinata/s1") == catalogue.sections[0]


def test_an_unknown_id_is_none(store: EntryStore) -> None:
    assert store.entry("hinata/99") is None
    assert store.section("' OR 1=1 --") is None


def test_a_municipality_and_a_plan_narrow_the_list(store: EntryStore) -> None:
    assert len(ids(store, EntryFilter(municipality="瑞穂台町"))) == 3
    assert ids(store, EntryFilter(plan_id="mizuho-r")) == ["mizuho-r/1-(1)"]


def test_a_department_matches_by_its_whole_name(store: EntryStore) -> None:
    assert ids(store, EntryFilter(department="総務課")) == ["hinata/4", "mizuho/1-(1)", "mizuho-r/1-(1)"]
    assert ids(store, EntryFilter(department="教育総務課")) == ["hinata/5"]
    assert ids(store, EntryFilter(department="総務")) == []


@pytest.mark.parametrize("name", ["水道業務課", "上下水道部水道業務課", "上下水道部　水道業務課"])
def test_a_department_matches_with_or_without_its_division(store: EntryStore, name: str) -> None:
    assert ids(store, EntryFilter(department=name)) == ["hinata/1"]


def test_role_and_department_must_hold_of_the_same_department(store: EntryStore) -> None:
    assert ids(store, EntryFilter(department="高齢福祉課", role=Role.RELATED)) == ["hinata/2"]
    assert ids(store, EntryFilter(department="高齢福祉課", role=Role.LEAD)) == []
    assert ids(store, EntryFilter(role=Role.RELATED)) == ["hinata/2", "mizuho/1-(1)"]


def test_a_fiscal_year_is_a_scheduled_one(store: EntryStore) -> None:
    assert ids(store, EntryFilter(fiscal_year=2020)) == ["hinata/2"]
    assert ids(store, EntryFilter(fiscal_year=2023)) == ["hinata/4"]


@pytest.mark.parametrize("rating", ["○", "〇", "◯"])
def test_a_rating_is_found_whatever_its_circle(store: EntryStore, rating: str) -> None:
    assert ids(store, EntryFilter(rating=rating)) == ["mizuho-r/1-(1)"]


def test_text_is_found_whatever_its_width(store: EntryStore) -> None:
    assert ids(store, EntryFilter(text="ｗｉ-ｆｉ")) == ["mizuho/1-(2)"]
    assert ids(store, EntryFilter(text="公衆無線ＬＡＮ")) == ["mizuho/1-(2)"]


@pytest.mark.parametrize("text", ["%", "_", "'"])
def test_text_has_no_wildcards(store: EntryStore, text: str) -> None:
    assert ids(store, EntryFilter(text=text)) == []


def test_all_conditions_must_hold(store: EntryStore) -> None:
    where = EntryFilter(municipality="瑞穂台町", department="総務課", fiscal_year=2021, text="デジタル")
    assert ids(store, where) == ["mizuho/1-(1)"]


def test_pages_come_in_the_order_of_the_plan(store: EntryStore) -> None:
    everything = [entry.id for entry in store.entries(EntryFilter())]
    assert [entry.id for entry in store.entries(EntryFilter(), limit=3, offset=2)] == everything[2:5]
    assert [entry.id for entry in store.entries(EntryFilter(), offset=6)] == everything[6:]
    assert list(store.entries(EntryFilter(), limit=3, offset=100)) == []


def test_departments_count_the_entries_that_a_filter_finds(store: EntryStore) -> None:
    counts = store.departments()
    assert DepartmentCount("瑞穂台町", "総務課", None, 2, 0) in counts
    assert DepartmentCount("日向野市", "水道業務課", "上下水道部", 1, 0) in counts
    for count in counts:
        where = EntryFilter(municipality=count.municipality, department=count.name, role=Role.LEAD)
        assert store.count(where) == count.lead


def test_departments_of_one_municipality(store: EntryStore) -> None:
    assert {count.name for count in store.departments("瑞穂台町")} == {
        "総務課",
        "消防防災室",
        "建設課",
        "商工観光課",
    }


def test_sections_of_one_municipality(store: EntryStore) -> None:
    assert [section.id for section in store.sections("瑞穂台町")] == ["mizuho/s1"]


def test_reading_again_gives_the_very_same_value(store: EntryStore) -> None:
    assert store.entry("hinata/1") is store.entry("hinata/1")


def test_the_file_cannot_be_written(store: SqlEntryStore) -> None:
    with pytest.raises(OperationalError, match="readonly"), store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM entries")


def test_several_threads_read_at_once(store: EntryStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        counts = set(pool.map(lambda _: len(store.entries(EntryFilter(department="総務課"))), range(64)))
    assert counts == {3}


def test_a_missing_file_is_a_corrupt_index(tmp_path: Path) -> None:
    with pytest.raises(CorruptIndexError):
        SqlEntryStore(tmp_path / "catalogue.sqlite")
