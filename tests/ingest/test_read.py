from __future__ import annotations

from pathlib import Path

from ingest.read import read_plans

FORM = "事業名\t橋の点検\n担当課\t道路課\n"


def test_a_bad_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FORM, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(b"\x81\xff\xfe\x00plan")
    (tmp_path / "d.txt").write_text("ただの手紙です。\n", encoding="utf-8")
    result = read_plans([tmp_path])
    assert [e.title for e in result.catalogue.entries] == ["橋の点検"]
    assert [p.file for p in result.problems] == ["b.txt", "c.txt", "d.txt"]
    assert all(p.message.endswith("。") for p in result.problems)


def test_files_named_by_hand_are_read_or_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FORM, encoding="utf-8")
    (tmp_path / "a.xyz").write_text(FORM, encoding="utf-8")
    result = read_plans([tmp_path / "a.txt", tmp_path / "a.xyz", tmp_path / "missing.txt", tmp_path / "a.txt"])
    assert len(result.catalogue.entries) == 1
    assert [p.file for p in result.problems] == ["a.xyz", "missing.txt"]


def test_readme_and_hidden_files_of_a_folder_are_left_out(tmp_path: Path) -> None:
    for name in ("README.md", ".hidden.txt", "photo.jpg", "README.ja.txt"):
        (tmp_path / name).write_text(FORM, encoding="utf-8")
    assert read_plans([tmp_path]).catalogue.plans == ()


def test_nothing_to_read_is_an_empty_catalogue() -> None:
    assert read_plans([]).catalogue.entries == ()


def test_two_files_with_the_same_plan_keep_their_ids_apart(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"# みなも市計画\n\n{FORM}", encoding="utf-8")
    catalogue = read_plans([tmp_path]).catalogue
    assert len({p.id for p in catalogue.plans}) == 2
    assert len({e.id for e in catalogue.entries}) == 2
