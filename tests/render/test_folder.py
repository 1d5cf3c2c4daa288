from __future__ import annotations

from pathlib import Path

import pytest

from argmap.errors import FileError
from argmap.formats.table import read
from argmap.model.argument_map import ArgumentMap
from argmap.render.folder import write_report


def debate() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    supply = m.issue("Do rent caps reduce supply?", id="supply")
    caps = m.claim("Rent caps cut supply.", id="caps", issue=supply, thesis=True)
    m.attack(caps, by=m.claim("The stock held steady.", issue=supply))
    return m


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_report_is_the_same_each_time(tmp_path: Path) -> None:
    write_report(debate(), tmp_path / "one")
    write_report(debate(), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_report_holds_the_map_itself(tmp_path: Path) -> None:
    write_report(debate(), tmp_path)
    assert read(tmp_path / "map.json") == debate()


def test_progress_names_each_file_once_it_is_written(tmp_path: Path) -> None:
    told: list[str] = []
    written = write_report(debate(), tmp_path, progress=told.append)
    assert [path.name for path in written] == told
    assert all(path.exists() for path in written)


def test_files_of_an_earlier_report_are_replaced_and_others_left_alone(
    tmp_path: Path,
) -> None:
    write_report(debate(), tmp_path)
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "summary.md").write_text("old", encoding="utf-8")
    write_report(debate(), tmp_path)
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("# Rent")


def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "summary.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileError) as caught:
        write_report(debate(), tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / 'summary.md'}: is there already and no earlier report wrote it; "
        "move it away, or choose another folder"
    )
    assert contents(tmp_path) == {"summary.md": b"mine"}


def test_issues_whose_ids_make_no_file_names_get_pictures_of_their_own(
    tmp_path: Path,
) -> None:
    m = ArgumentMap("Names")
    for key in ("a:b", "a.b", "A-b", "..", "straße"):
        m.issue("Which?", id=key)
    names = {path.name for path in write_report(m, tmp_path)}
    assert {name for name in names if name.startswith("issue-")} == {
        "issue-a-b.svg",
        "issue-a-b-2.svg",
        "issue-A-b-3.svg",
        "issue---.svg",
        "issue-straße.svg",
    }


def test_a_report_of_an_empty_map_says_that_it_is_empty(tmp_path: Path) -> None:
    write_report(ArgumentMap("Empty"), tmp_path)
    assert read(tmp_path / "map.json") == ArgumentMap("Empty")
    assert (tmp_path / "unrebutted.csv").read_bytes().count(b"\n") == 1


def test_the_summary_of_a_report_links_to_the_stances(tmp_path: Path) -> None:
    write_report(debate(), tmp_path)
    summary = (tmp_path / "summary.html").read_text(encoding="utf-8")
    assert '<a href="stances.html">Who takes which side</a>' in summary
    page = (tmp_path / "stances.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert (tmp_path / "stances.svg").read_bytes().startswith(b"<?xml")


def test_a_report_leaves_out_a_picture_that_has_no_room(tmp_path: Path) -> None:
    m = debate()
    for number in range(401):
        m.assertion("caps", actor=m.actor(f"A {number}", id=f"a{number}"))
    names = {path.name for path in write_report(m, tmp_path)}
    assert "stances.svg" not in names
    assert "stances.html" in names
