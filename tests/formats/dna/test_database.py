from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FormatError, SyntaxFault
from argmap.formats.dna.database import Database
from argmap.formats.table import loads, loads_with_log, read, read_with_log
from tests.formats.dna.files import CONCEPT, DnaFile, bus_debate

HEADER = b"SQLite format 3\0"


def fault(data: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        loads(data, name="x.dna")
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty; a .dna file is a database of SQLite"),
        (
            b"\n<?xml version='1.0'?><discourse/>",
            (
                "is XML, as the first Discourse Network Analyzer wrote it; import it into "
                "version 2 of that program, and read what that writes"
            ),
        ),
        (
            b"\x8f\x11" * 600,
            (
                "is no database of SQLite: it begins with "
                r"b'\x8f\x11\x8f\x11\x8f\x11\x8f\x11\x8f\x11\x8f\x11\x8f\x1...; "
                "a .dna file is one; if this one is encrypted, write it without a password"
            ),
        ),
        (
            b"Caps.",
            (
                "is no database of SQLite: it begins with b'Caps.'; a .dna file is one; if "
                "this one is encrypted, write it without a password"
            ),
        ),
        (HEADER, "is cut off: 16 of 100 bytes are there; copy it again"),
    ],
)
def test_what_is_no_database_is_refused(data: bytes, says: str) -> None:
    assert fault(data) == f"x.dna: {says}"


def test_a_file_that_is_cut_off_is_refused() -> None:
    data = bus_debate().data
    assert fault(data[:-4096]) == (
        f"x.dna: is cut off: {len(data) - 4096:,} of {len(data):,} bytes are there; "
        "copy it again"
    )


def test_a_number_of_pages_that_is_out_of_date_does_not_count() -> None:
    data = bytearray(bus_debate().data)
    data[28:32] = (1000).to_bytes(4, "big")
    assert "is cut off" in fault(bytes(data))
    data[92:96] = b"\0\0\0\7"
    assert loads(bytes(data), name="x.dna") == loads(bus_debate().data, name="x.dna")


@pytest.mark.parametrize("page", range(1, 12))
def test_a_damaged_page_never_crashes(page: int) -> None:
    data = bytearray(bus_debate().data)
    data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    told = (
        "x.dna: the database cannot be read: database disk image is malformed; "
        "take an older copy, or recover it with the program sqlite3"
    )
    try:
        m, log = loads_with_log(bytes(data), name="x.dna")
        says = told if log.lossy or m == loads(bus_debate().data) else "lost silently"
    except FormatError as error:
        says = str(error)
    assert says == told


WHOLE = bus_debate().data


@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1)
)
def test_a_file_with_other_bytes_is_read_or_refused_in_one_line(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    with suppress(FormatError):
        loads_with_log(bytes(data), name="x.dna")


def test_a_damaged_name_is_told_in_one_line() -> None:
    data = WHOLE.replace(b"CREATE TABLE STATEMENTS (", b"CREATE TABL\xff STATEMENTS (")
    assert fault(data) == (
        "x.dna: the database cannot be read: malformed database schema (STATEMENTS) - "
        'near "TABL\ufffd": syntax error; take an older copy, or recover it with the '
        "program sqlite3"
    )


def test_a_damaged_schema_is_told_in_one_line() -> None:
    data = bus_debate().data.replace(
        b"CREATE TABLE STATEMENTS (", b"CREATE TABLE STATEMENTS )"
    )
    assert fault(data) == (
        "x.dna: the database cannot be read: malformed database schema (STATEMENTS) - "
        'near ")": syntax error; take an older copy, or recover it with the program '
        "sqlite3"
    )


def test_a_database_of_another_program_is_refused() -> None:
    other = sqlite3.connect(":memory:")
    other.executescript(
        "CREATE TABLE moz_places (x); CREATE TABLE documents (id, text)"
    )
    assert fault(other.serialize()) == (
        "x.dna: has no table STATEMENTS, VARIABLES, DATASHORTTEXT, as files of the "
        "Discourse Network Analyzer have; it has documents, moz_places"
    )
    empty = sqlite3.connect(":memory:")
    empty.execute("PRAGMA user_version = 1")
    assert fault(empty.serialize()).endswith("it has no table at all")


def test_a_table_without_a_column_is_named() -> None:
    file = DnaFile()
    file.sql("ALTER TABLE STATEMENTS RENAME COLUMN Start TO Begin")
    assert fault(file.data) == "x.dna: the table STATEMENTS has no column Start"
    file = DnaFile()
    file.sql("ALTER TABLE DATASHORTTEXT RENAME COLUMN Entity TO Thing")
    assert fault(file.data) == (
        "x.dna: the table DATASHORTTEXT has no column Entity or Value"
    )


def test_the_case_of_names_does_not_count() -> None:
    file = bus_debate()
    file.sql("ALTER TABLE DOCUMENTS RENAME TO temporary")
    file.sql("ALTER TABLE temporary RENAME TO Documents")
    file.sql("ALTER TABLE STATEMENTS RENAME COLUMN Start TO START")
    assert loads(file.data, name="x.dna") == loads(bus_debate().data, name="x.dna")


def test_a_view_in_the_place_of_a_table_is_not_asked() -> None:
    file = DnaFile()
    file.sql("DROP TABLE STATEMENTS")
    file.sql(
        "CREATE VIEW STATEMENTS AS WITH RECURSIVE n(ID) AS "
        "(SELECT 1 UNION ALL SELECT ID + 1 FROM n) SELECT ID FROM n"
    )
    assert fault(file.data).startswith("x.dna: has no table STATEMENTS, as files")


def test_a_virtual_table_and_a_generated_column_are_not_asked() -> None:
    file = DnaFile()
    file.sql("DROP TABLE VARIABLES")
    file.sql(
        "CREATE TABLE VARIABLES (ID, Variable TEXT AS (CAST(zeroblob(1 << 29) AS TEXT)))"
    )
    assert fault(file.data) == "x.dna: the table VARIABLES has no column Variable"
    file = DnaFile()
    file.sql("DROP TABLE VARIABLES")
    file.sql("CREATE VIRTUAL TABLE VARIABLES USING fts5(ID, Variable)")
    assert fault(file.data).startswith("x.dna: has no table VARIABLES, as files")


def test_triggers_do_not_run() -> None:
    file = bus_debate()
    file.sql(
        "CREATE TRIGGER t AFTER INSERT ON DOCUMENTS BEGIN DELETE FROM STATEMENTS; END"
    )
    assert loads(file.data, name="x.dna") == loads(bus_debate().data, name="x.dna")


def test_a_huge_cell_is_read() -> None:
    file = DnaFile()
    file.document(text="Lanes. " * 1_000_000)
    file.statement(organization="Shops", words="Lanes.")
    (assertion,) = loads(file.data, name="x.dna").assertions.values()
    assert assertion.passage is not None
    assert assertion.passage.head == "Lanes."


def test_a_database_in_utf_16_is_read() -> None:
    file = bus_debate()
    other = sqlite3.connect(":memory:")
    other.execute("PRAGMA encoding = 'UTF-16le'")
    other.executescript("\n".join(file.connection.iterdump()))
    assert loads(other.serialize(), name="x.dna") == loads(file.data, name="x.dna")


def test_a_name_with_quotes_is_no_sql() -> None:
    file = DnaFile()
    file.sql('CREATE TABLE "a""; DROP TABLE DOCUMENTS" (x)')
    database = Database(file.data, name="x.dna")
    assert database.count('a"; DROP TABLE DOCUMENTS') == 0
    assert database.has("DOCUMENTS")
    assert database.count("nowhere") == 0
    assert list(database.rows("nowhere", ("ID",))) == []


def test_documents_on_git_are_no_conflict() -> None:
    file = DnaFile()
    file.entity(CONCEPT, "Caps")
    file.document(text="\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n")
    assert list(loads(file.data, name="x.dna").claims) == ["caps"]
    text = "<<<<<<< HEAD\n[a]\n=======\n[b]\n>>>>>>> topic\n"
    with pytest.raises(SyntaxFault):
        loads(text, format="argdown")


def test_the_content_tells_the_format(tmp_path: Path) -> None:
    path = tmp_path / "debate.sqlite"
    path.write_bytes(bus_debate().data)
    assert read_with_log(path)[1].format == "dna"


def with_log(path: Path) -> sqlite3.Connection:
    """Put the debate in a file with a write-ahead log, and leave it open."""
    path.write_bytes(bus_debate().data)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    return connection


def test_changes_in_a_log_beside_the_file_are_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "x.dna"
    connection = with_log(path)
    connection.execute("DELETE FROM STATEMENTS")
    connection.commit()
    with pytest.raises(FormatError) as caught:
        read(path)
    assert str(caught.value) == (
        f"{path}: is being written: changes to it lie in 'x.dna-wal'; close the program "
        "that has it open, and read it again"
    )
    connection.close()
    m, log = read_with_log(path)
    assert not m.assertions
    assert [f.code for f in log.findings if "wal" in f.message] == ["write-ahead-log"]
    assert not log.lossy


def test_a_file_in_the_middle_of_a_change_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.dna"
    path.write_bytes(bus_debate().data)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("DELETE FROM STATEMENTS")
    # What is not yet written to the file does not count.
    assert len(read(path).assertions) == 6
    connection.execute("UPDATE DOCUMENTS SET Text = hex(randomblob(100000))")
    link = tmp_path / "link.dna"
    link.symlink_to(path)
    for one in (path, link):
        with pytest.raises(FormatError) as caught:
            read(one)
        assert str(caught.value) == (
            f"{one}: is being written: changes to it lie in 'x.dna-journal'; close the "
            "program that has it open, and read it again"
        )
    connection.execute("ROLLBACK")
    assert len(read(path).assertions) == 6


def test_a_file_that_others_read_or_have_locked_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.dna"
    path.write_bytes(bus_debate().data)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = PERSIST")
    connection.execute("UPDATE DOCUMENTS SET Notes = 'seen' WHERE ID = 1")
    connection.execute("BEGIN EXCLUSIVE")
    before = path.read_bytes()
    assert (tmp_path / "x.dna-journal").stat().st_size
    assert len(read(path).assertions) == 6
    assert path.read_bytes() == before
