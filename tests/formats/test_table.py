from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from argmap.errors import (
    FileError,
    FormatError,
    LossError,
    LossWarning,
    UnknownFormatError,
)
from argmap.findings import Finding, Severity
from argmap.formats import table
from argmap.formats.log import ReadLog
from argmap.formats.notations import Format
from argmap.formats.table import (
    FORMATS,
    dumps,
    loads,
    loads_with_log,
    read,
    read_with_log,
    write,
)
from argmap.model.argument_map import ArgumentMap

STRANGE = '{"argmap": 1, "titel": "Caps", "vote": 5}'
FIRST = "'titel' is not a key of argmap JSON and is kept aside; did you mean 'title'?"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, an empty one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def debate() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    m.claim("Rent caps cut supply.", id="caps")
    return m


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch) -> str:
    """A format that one more row has added; it shares a suffix with another."""
    row = Format(
        name="listing",
        module="tests.formats.listing",
        suffixes=(".ids", ".json"),
        looks_like=lambda content: content.text is not None and content.object is None,
        lossless=False,
        description="ids of claims",
    )
    monkeypatch.setattr(table, "FORMATS", {**FORMATS, row.name: row})
    return row.name


def test_the_names_in_the_table_are_its_keys() -> None:
    assert {name: row.name for name, row in FORMATS.items()} == {n: n for n in FORMATS}


def test_suffixes_are_in_lower_case_and_begin_with_a_dot() -> None:
    for row in FORMATS.values():
        assert row.suffixes
        assert all(s.startswith(".") and s == s.lower() for s in row.suffixes)


def test_the_table_loads_no_notation() -> None:
    code = (
        "import sys; import argmap.formats.table as t;"
        "print([r.module for r in t.FORMATS.values() if r.module in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", ["map.json", "MAP.JSON", "map.v2.json"])
def test_the_suffix_names_the_format(
    here: Path, debate: ArgumentMap, name: str
) -> None:
    write(debate, here / name)
    assert (here / name).read_text("utf-8") == dumps(debate, format="json")
    assert read(here / name) == debate
    assert read(name) == debate


@pytest.mark.usefixtures("here")
def test_a_file_is_written_as_the_named_format(debate: ArgumentMap) -> None:
    write(debate, "debate.txt", format="json")
    assert read("debate.txt", format="json") == debate


def test_the_content_names_the_format_where_the_suffix_does_not(
    here: Path, debate: ArgumentMap
) -> None:
    write(debate, here / "debate", format="json")
    m, log = read_with_log("debate")
    assert (m, log) == (debate, ReadLog(format="json"))
    assert loads(dumps(debate)) == debate
    assert loads(dumps(debate).encode()) == debate


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_with_a_byte_order_mark_is_read(here: Path, encoding: str) -> None:
    text = '{"argmap": 1, "title": "Caf\u00e9"}'
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    (here / "map.json").write_bytes((mark + text).encode(encoding))
    assert read("map.json").title == "Caf\u00e9"


NEITHER = "is in none of the formats json, csl-json, bibtex, stances, argdown, matrix, dna by its suffix or content"


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"Rents rose.", b"\0\1\2", b"- [a](b.html)\n"]
)
def test_content_in_no_format_is_refused(here: Path, data: bytes) -> None:
    (here / "debate.txt").write_bytes(data)
    with pytest.raises(UnknownFormatError) as caught:
        read("debate.txt")
    assert (
        str(caught.value)
        == f"debate.txt: {NEITHER}; give it such a suffix, or name the format"
    )
    with pytest.raises(UnknownFormatError) as caught:
        loads(data)
    assert str(caught.value) == f"{NEITHER}; give it such a suffix, or name the format"


def test_a_text_with_half_a_surrogate_is_refused() -> None:
    with pytest.raises(FormatError) as caught:
        loads('{"argmap": 1, "title": "\ud83d"}', format="json")
    assert str(caught.value) == (
        "byte 24 is 0xed, which is not UTF-8; save the file as UTF-8"
    )


def test_an_unknown_format_is_named_before_any_file_is_touched(here: Path) -> None:
    m = ArgumentMap()
    for call in (
        lambda: read("nowhere.txt", format="jsn"),
        lambda: loads("", format="jsn"),
        lambda: write(m, "map.json", format="jsn"),
        lambda: dumps(m, format="jsn"),
    ):
        with pytest.raises(UnknownFormatError) as caught:
            call()
        assert str(caught.value) == "no format is called 'jsn'; did you mean 'json'?"
    assert list(here.iterdir()) == []


def test_the_formats_are_listed_where_none_is_near() -> None:
    with pytest.raises(UnknownFormatError) as caught:
        dumps(ArgumentMap(), format="rdf")
    assert (
        str(caught.value)
        == "no format is called 'rdf'; write json, csl-json, bibtex, stances, argdown, matrix, dna"
    )


def test_a_suffix_without_a_format_is_not_written(here: Path) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        write(ArgumentMap(), "map.rdf")
    assert str(caught.value) == (
        "map.rdf: no format has the suffix '.rdf'; use a suffix such as .json, or name the format: json, csl-json, bibtex, stances, argdown, matrix, dna"
    )
    with pytest.raises(UnknownFormatError) as caught:
        write(ArgumentMap(), "map")
    assert (
        str(caught.value)
        == "map: has no suffix; use a suffix such as .json, or name the format: json, csl-json, bibtex, stances, argdown, matrix, dna"
    )
    assert list(here.iterdir()) == []


def test_a_missing_file_and_a_folder_are_refused(here: Path) -> None:
    with pytest.raises(FileError) as caught:
        read("map.json")
    assert str(caught.value) == "map.json: no such file"
    with pytest.raises(FileError) as caught:
        read(here)
    assert str(caught.value) == f"{here}: is a folder; name a file"


def test_reading_warns_once_at_the_line_that_reads(here: Path) -> None:
    (here / "map.json").write_text(STRANGE)
    with pytest.warns(LossWarning) as caught:
        read("map.json")
    (warning,) = caught
    assert str(warning.message) == (
        f"map.json: {FIRST} (and 1 more; read_with_log lists them)"
    )
    assert warning.filename == __file__
    with pytest.warns(LossWarning) as caught:
        loads(STRANGE)
    (warning,) = caught
    assert str(warning.message) == f"{FIRST} (and 1 more; read_with_log lists them)"
    assert warning.filename == __file__


def test_one_loss_is_the_whole_warning() -> None:
    with pytest.warns(LossWarning) as caught:
        loads('{"argmap": 1, "titel": "Caps"}')
    assert str(caught[0].message) == FIRST


def test_with_a_log_nothing_is_warned_of(here: Path) -> None:
    (here / "map.json").write_text(STRANGE)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        m, log = read_with_log("map.json")
        assert loads_with_log(STRANGE)[0] == m
    assert log.lossy
    assert [f.code for f in log.losses] == ["unknown-key", "unknown-key"]


def test_strict_reading_refuses_what_would_be_a_warning(here: Path) -> None:
    (here / "map.json").write_text(STRANGE)
    faults = f"map.json: {FIRST}\nmap.json: 'vote' is not a key of argmap JSON and is kept aside; did you mean 'note'?"
    for call in (read, read_with_log):
        with pytest.raises(FormatError) as caught:
            call("map.json", strict=True)
        assert str(caught.value) == faults
    with pytest.raises(FormatError):
        loads(STRANGE, strict=True)


def test_a_note_is_no_loss() -> None:
    note = Finding(code="x", message="m", severity=Severity.NOTE)
    loss = Finding(code="x", message="m", severity=Severity.WARNING)
    assert not ReadLog(format="json", findings=(note,)).lossy
    assert ReadLog(format="json", findings=(note, loss)).losses == (loss,)


def test_a_map_that_cannot_be_written_leaves_the_old_file(here: Path) -> None:
    write(ArgumentMap("Old"), "map.json")
    m = ArgumentMap("New")
    m.extra["aif"] = {"": {1, 2}}
    with pytest.raises(FormatError):
        write(m, "map.json")
    assert read("map.json").title == "Old"
    assert list(here.iterdir()) == [here / "map.json"]


def test_a_loss_is_refused_and_nothing_written(
    here: Path, listing: str, debate: ArgumentMap
) -> None:
    fault = "claim 'caps': no place for its text"
    for call in (
        lambda: write(debate, "map.txt", format=listing),
        lambda: write(debate, "map.ids"),
        lambda: dumps(debate, format=listing),
    ):
        with pytest.raises(LossError) as caught:
            call()
        assert str(caught.value) == fault
    assert list(here.iterdir()) == []
    assert dumps(debate, format=listing, lossy=True) == "caps\n"
    write(debate, "map.ids", lossy=True)
    assert (here / "map.ids").read_text() == "caps\n"


def test_a_note_of_the_writer_is_no_loss(listing: str) -> None:
    m = ArgumentMap()
    m.claim("caps", id="caps")
    assert dumps(m, format=listing) == "caps\n"


@pytest.mark.usefixtures("listing")
def test_the_content_chooses_between_formats_of_one_suffix(
    here: Path, debate: ArgumentMap
) -> None:
    (here / "map.json").write_text("caps\nstarts\n")
    m, log = read_with_log("map.json")
    assert (list(m.claims), log.format) == (["caps", "starts"], "listing")
    write(debate, "map.json")
    assert read("map.json") == debate


@pytest.mark.usefixtures("listing")
def test_the_first_format_of_a_suffix_says_what_is_wrong(here: Path) -> None:
    (here / "map.json").write_text("{}")
    with pytest.raises(FormatError) as caught:
        read("map.json")
    assert str(caught.value) == (
        "map.json: has no key 'argmap'; argmap JSON begins {\"argmap\": 1"
    )


@pytest.mark.parametrize(
    "text",
    [
        "[Caps]: Rents rose.\n",
        "Rents.\n\n<Starts>\n  -> [Caps]\n",
        "===\ntitle: Rents\n===\n\n# Rents\n",
        "Rents rose.\n  - <Starts>: Starts fell.\n",
    ],
)
def test_a_line_that_begins_with_a_title_is_argdown(text: str) -> None:
    assert loads_with_log(text)[1].format == "argdown"


@pytest.mark.parametrize("name", ["map.argdown", "map.ad", "MAP.AD"])
def test_argdown_has_two_suffixes(here: Path, debate: ArgumentMap, name: str) -> None:
    write(debate, name)
    assert (here / name).read_text("utf-8") == dumps(debate, format="argdown")
    assert read_with_log(name) == (debate, ReadLog(format="argdown"))


def test_deep_content_is_in_no_format() -> None:
    with pytest.raises(UnknownFormatError):
        loads('{"argmap": ' * 3000)
