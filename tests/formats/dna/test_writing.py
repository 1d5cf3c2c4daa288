from __future__ import annotations

import base64
import hashlib
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FormatError, LossError
from argmap.findings import Severity
from argmap.formats.dna import schema
from argmap.formats.dna.notation import document_texts, dump, load
from argmap.formats.table import dumps, read, write
from argmap.model.argument_map import ArgumentMap
from argmap.texts.library import Library
from argmap.texts.verification import verify
from tests.formats.dna.files import (
    CONCEPT,
    ORGANIZATION,
    PERSON,
    DnaFile,
    bus_debate,
    seconds,
)
from tests.strategies import maps


def opened(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(data)
    return connection


def losses(m: ArgumentMap) -> list[str]:
    return [str(finding) for finding in dump(m)[1]]


@pytest.fixture
def debate() -> ArgumentMap:
    """A map that a .dna file holds whole, but for a text."""
    m = ArgumentMap()
    hall = m.actor("City hall", id="city-hall", kind="government")
    rook = m.actor(
        "A. Rook",
        id="a-rook",
        kind="person",
        affiliations=[{"organization": hall}],
    )
    news = m.source("Lanes planned", id="news", issued="2024-03-01")
    fast = m.claim("Lanes make buses faster.", id="fast")
    m.assertion(fast, actor=rook, source=news, at=(3, 9))
    m.deny(fast, actor=hall, source=news, at=(20, 29))
    return m


@given(maps(extra=True))
def test_what_no_finding_names_comes_back(m: ArgumentMap) -> None:
    data, findings = dump(m)
    again, log = load(data)
    assert bool(findings) == (again != m)
    # What a date would tell, for a map may lack dates as a file may.
    assert {f.code for f in log.losses} <= {
        *("undated", "undated-affiliation", "same-day"),
    }
    assert dump(m)[0] == data


@given(maps(extra=True))
def test_what_was_written_once_is_written_whole_again(m: ArgumentMap) -> None:
    again, _ = load(dump(m)[0])
    data, findings = dump(again)
    assert [str(f) for f in findings] == []
    assert load(data)[0] == again


LINES = st.sampled_from(["Rook", "Shops", "A; B", "Caf\u00e9", "x" * 190, "Rook"])


@st.composite
def files(draw: st.DrawFn) -> DnaFile:
    """A .dna file of the version that is written, with anything in its place."""
    file = DnaFile()
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from(["", "Lanes \U0001f68c are fast.", "a\r\n\tb"]))
        file.document(
            draw(LINES),
            text,
            draw(st.sampled_from([0, 86400, 90061, seconds("1815-06-18"), -1])),
            Author=draw(LINES),
            Source=draw(st.sampled_from(["", "The Herald"])),
            Section=draw(st.sampled_from(["", "Politics"])),
            Notes=draw(st.sampled_from(["", "Two\nlines."])),
            Type=draw(st.sampled_from(["", "report", "Speech", "leaflet"])),
        )
    kinds = st.sampled_from(["", "company", "Think tank", "causal", "MP", "person"])
    for variable, value in draw(
        st.lists(st.tuples(st.integers(1, 3), LINES), unique=True, max_size=5)
    ):
        entity = file.entity(
            variable, value, Red=draw(st.integers(0, 2)), Green=0, Blue=0
        )
        file.attribute(entity, "Type", draw(kinds))
        file.attribute(entity, "Notes", draw(st.sampled_from(["", "Seen."])))
        file.attribute(entity, "Party", draw(st.sampled_from(["", "Green"])))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, 10))
        file.statement(
            draw(st.integers(1, 4)),
            draw(st.sampled_from(["", "Rook", "Finch"])),
            draw(st.sampled_from(["", "Shops", "Rook", "State"])),
            draw(st.sampled_from(["Lanes are fast.", "Lanes cost parking."])),
            draw(st.sampled_from([0, 1, 1, 3, None])),
            span=(start, start + draw(st.integers(1, 9))),
        )
    return file


@given(file=files())
def test_a_file_that_was_read_is_written_with_its_texts(
    tmp_path_factory: pytest.TempPathFactory, file: DnaFile
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    path = folder / "x.dna"
    path.write_bytes(file.data)
    m = load(file.data)[0]
    texts = folder / "texts"
    texts.mkdir()
    for source, text in document_texts(path).items():
        (texts / f"{source}.txt").write_bytes(text.encode())
    written, findings = dump(m, texts=Library(texts))
    again, _ = load(written)
    unnamed = {a.id for a in m.assertions.values() if a.passage is None}
    assert set(m.assertions) - set(again.assertions) == unnamed
    if not unnamed:
        assert [str(f) for f in findings] == []
        assert again == m
    path.write_bytes(written)
    assert document_texts(path) == document_texts(_put(folder / "y.dna", file.data))


def _put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_whole_map_is_written_without_a_word(debate: ArgumentMap) -> None:
    data, findings = dump(debate)
    assert findings == ()
    assert load(data)[0] == debate


def test_the_same_map_gives_the_same_bytes(debate: ArgumentMap) -> None:
    assert dump(debate) == dump(debate)


def test_the_file_has_what_the_program_puts_in_a_new_one() -> None:
    connection = opened(dump(ArgumentMap())[0])
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    )
    assert [name for (name,) in tables] == sorted(
        (
            *("ATTRIBUTEVALUES", "ATTRIBUTEVARIABLES", "CODERRELATIONS", "CODERS"),
            *("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT", "DATASHORTTEXT"),
            *("DOCUMENTS", "ENTITIES", "REGEXES", "SETTINGS", "STATEMENTS"),
            *("STATEMENTTYPES", "VARIABLELINKS", "VARIABLES"),
        )
    )
    assert connection.execute("SELECT * FROM VARIABLES LIMIT 5").fetchall() == [
        (1, "person", "short text", 1),
        (2, "organization", "short text", 1),
        (3, "concept", "short text", 1),
        (4, "agreement", "boolean", 1),
        (5, "narrator", "short text", 2),
    ]
    assert connection.execute("SELECT * FROM STATEMENTTYPES").fetchall() == [
        (1, "DNA Statement", 239, 208, 51),
        (2, "NPF Story Element", 100, 200, 190),
        (3, "Annotation", 211, 211, 211),
    ]
    attributes = connection.execute("SELECT * FROM ATTRIBUTEVARIABLES").fetchall()
    assert len(attributes) == 9
    assert attributes[1] == (2, 2, "Type")
    coder = connection.execute("SELECT * FROM CODERS").fetchone()
    assert coder[:8] == (1, "Admin", 255, 255, 0, 0, 14, schema.DIGEST)
    assert coder[8:] == (300, 0, 0, 1, *([1] * 16))


COLUMNS = {
    "DOCUMENTS": "ID Title Text Coder Author Source Section Notes Type Date",
    "STATEMENTTYPES": "ID Label Red Green Blue",
    "VARIABLES": "ID Variable DataType StatementTypeId",
    "VARIABLELINKS": "ID SourceVariableId TargetVariableId",
    "REGEXES": "Label Red Green Blue",
    "SETTINGS": "Property Value",
    "STATEMENTS": "ID StatementTypeId DocumentId Start Stop Coder",
    "ENTITIES": "ID VariableId Value Red Green Blue ChildOf",
    "DATASHORTTEXT": "ID StatementId VariableId Entity",
    "DATALONGTEXT": "ID StatementId VariableId Value",
    "DATABOOLEAN": "ID StatementId VariableId Value",
    "DATAINTEGER": "ID StatementId VariableId Value",
    "ATTRIBUTEVARIABLES": "ID VariableId AttributeVariable",
    "ATTRIBUTEVALUES": "ID EntityId AttributeVariableId AttributeValue",
    "CODERRELATIONS": "ID Coder OtherCoder viewStatements editStatements "
    "viewDocuments editDocuments",
    "CODERS": "ID Name Red Green Blue Refresh FontSize Password PopupWidth "
    "ColorByCoder PopupDecoration PopupAutoComplete PermissionAddDocuments "
    "PermissionEditDocuments PermissionDeleteDocuments PermissionImportDocuments "
    "PermissionAddStatements PermissionEditStatements PermissionDeleteStatements "
    "PermissionEditAttributes PermissionEditRegex PermissionEditStatementTypes "
    "PermissionEditCoders PermissionEditCoderRelations PermissionViewOthersDocuments "
    "PermissionEditOthersDocuments PermissionViewOthersStatements "
    "PermissionEditOthersStatements",
}


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_the_columns_that_the_program_asks_for(table: str) -> None:
    connection = opened(dump(ArgumentMap())[0])
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    assert " ".join(name for (name,) in found) == COLUMNS[table]


@pytest.mark.parametrize(
    "row",
    [
        ("STATEMENTS", "ID, Start, Stop", "1, 5, 5"),
        ("STATEMENTS", "ID, Start, Stop", "1, -1, 5"),
        ("ENTITIES", "VariableId, Value", f"1, '{'x' * 191}'"),
        ("ENTITIES", "VariableId, Value, Red", "1, 'x', 256"),
        ("VARIABLES", "Variable, DataType", "'x', 'text'"),
    ],
)
def test_a_table_refuses_what_the_program_would(row: tuple[str, str, str]) -> None:
    connection = opened(dump(ArgumentMap())[0])
    table, columns, cells = row
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({cells})")  # noqa: S608


def test_the_password_of_the_coder_is_the_one_that_is_told() -> None:
    raw = base64.b64decode(schema.DIGEST)
    digest = raw[:16] + schema.PASSWORD.encode()
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    assert raw[16:] == digest


def test_every_reference_in_the_file_is_kept(debate: ArgumentMap) -> None:
    connection = opened(dump(debate)[0])
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    # What the program does when a document is taken out.
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM DOCUMENTS")
    assert connection.execute("SELECT count(*) FROM DATASHORTTEXT").fetchone() == (0,)


def test_a_statement_has_a_value_of_each_variable(debate: ArgumentMap) -> None:
    connection = opened(dump(debate)[0])
    rows = connection.execute(
        "SELECT StatementId, Variable, ENTITIES.Value FROM DATASHORTTEXT "
        "JOIN VARIABLES ON VARIABLES.ID = DATASHORTTEXT.VariableId "
        "JOIN ENTITIES ON ENTITIES.ID = Entity ORDER BY DATASHORTTEXT.ID"
    )
    assert rows.fetchall() == [
        (1, "person", "A. Rook"),
        (1, "organization", "City hall"),
        (1, "concept", "Lanes make buses faster."),
        (2, "person", ""),
        (2, "organization", "City hall"),
        (2, "concept", "Lanes make buses faster."),
    ]
    rows = connection.execute("SELECT StatementId, VariableId, Value FROM DATABOOLEAN")
    assert rows.fetchall() == [(1, 4, 1), (2, 4, 0)]
    rows = connection.execute("SELECT * FROM STATEMENTS")
    assert rows.fetchall() == [(1, 1, 1, 3, 9, 1), (2, 1, 1, 20, 29, 1)]


def test_a_person_is_not_said_to_be_one_twice(debate: ArgumentMap) -> None:
    rows = opened(dump(debate)[0]).execute("SELECT AttributeValue FROM ATTRIBUTEVALUES")
    assert rows.fetchall() == [("government",)]


def test_a_map_is_refused_by_the_kind_of_what_is_lost(debate: ArgumentMap) -> None:
    m = debate
    m.title = "Bus lanes"
    cost = m.claim("Lanes cost parking.", id="cost", valid="2024", title="Cost")
    m.attack("fast", by=cost)
    m.issue("Are lanes good?", id="good")
    m.assertion(cost, actor="city-hall")
    m.assertion(cost, actor="city-hall", source="news", stance="doubts")
    m.assertion(cost, actor="a-rook", source="news", proposed=True)
    m.claim("Trams.", id="trams", proposed=True)
    m.source("Budget", id="budget", issued="2024-05", url="https://example.org")
    m.actor("B. Finch", id="finch", affiliations=[{"organization": "city-hall"}])
    m.extra["json"] = {"claims/cost": {"colour": "red"}}
    assert losses(m) == [
        "a .dna file has no place for the map's title",
        "1 claim left out (awaiting a decision): 'trams'",
        "1 assertion left out (naming no source): 'cost-city-hall'",
        "1 assertion left out (neither asserting nor denying): 'cost-city-hall-2'",
        "1 assertion left out (awaiting a decision): 'cost-a-rook'",
        "issued of 1 source would be read as '2024-05-01', not '2024-05': 'budget'",
        "a .dna file has no place for url of 1 source: 'budget'",
        "kind of 1 actor would be read as 'person', not None: 'finch'",
        "a .dna file has no place for affiliations of 1 actor: 'finch'",
        "a .dna file has no place for 1 issue: 'good'",
        "a .dna file has no place for title of 1 claim: 'cost'",
        "a .dna file has no place for valid of 1 claim: 'cost'",
        "a .dna file has no place for 1 relation: 'cost-attacks-fast'",
        "a .dna file has no place for the map's extra['json'] of 'claims/cost'",
    ]


def test_what_is_said_on_a_proposal_is_left_out(debate: ArgumentMap) -> None:
    debate.claim("Trams.", id="trams", proposed=True)
    debate.assertion("trams", actor="city-hall", source="news", at=(3, 9))
    assert losses(debate) == [
        "1 claim left out (awaiting a decision): 'trams'",
        "1 assertion left out (awaiting a decision): 'trams-city-hall'",
    ]


def test_who_speaks_for_a_person_is_told(debate: ArgumentMap) -> None:
    aide = debate.actor(
        "Aide", kind="person", affiliations=[{"organization": "a-rook"}]
    )
    debate.assertion("fast", actor=aide, source="news", at=(3, 9))
    assert losses(debate) == [
        "a .dna file has no place for affiliations of 1 actor: 'aide'"
    ]


def test_texts_that_are_too_long_are_cut(debate: ArgumentMap) -> None:
    debate.claim("word " * 50 + "end", id="long")
    debate.claim("word " * 50 + "END", id="longer")
    data, findings = dump(debate)
    values = [c.text for c in load(data)[0]][1:]
    assert values == [("word " * 38).strip(), ("word " * 38).strip()[:186] + " (2)"]
    assert len(values[1]) == 190
    assert str(findings[0]).startswith("text of 2 claims would be read as 'word word")


def test_an_id_that_the_title_does_not_give_is_kept(debate: ArgumentMap) -> None:
    data, _ = dump(debate)
    connection = opened(data)
    kept = "SELECT Value FROM SETTINGS WHERE Property = 'argmap ids'"
    assert connection.execute(kept).fetchone() == (
        (
            '{"DOCUMENTS":{"1":["news","Lanes planned"]},'
            '"ENTITIES":{"1":["fast","Lanes make buses faster."]}}'
        ),
    )
    connection.execute("UPDATE DOCUMENTS SET Title = 'Lanes built'")
    connection.execute("UPDATE ENTITIES SET Value = 'Lanes are fast.' WHERE ID = 1")
    again, _ = load(connection.serialize())
    assert list(again.sources) == ["lanes-built"]
    assert list(again.claims) == ["lanes-are-fast"]


@pytest.mark.parametrize(
    "kept",
    [
        "nonsense",
        "[]",
        '{"DOCUMENTS": []}',
        '{"DOCUMENTS": {"1": "news"}}',
        '{"DOCUMENTS": {"1": ["no id!", "Lanes planned"]}}',
        '{"DOCUMENTS": {"1": ["x", 5]}}',
        '{"DOCUMENTS": {"1": [5, "Lanes planned"]}}',
    ],
)
def test_kept_ids_that_are_none_are_passed_over(debate: ArgumentMap, kept: str) -> None:
    connection = opened(dump(debate)[0])
    connection.execute(
        "UPDATE SETTINGS SET Value = ? WHERE Property = 'argmap ids'", (kept,)
    )
    assert list(load(connection.serialize())[0].sources) == ["lanes-planned"]


def test_an_id_that_is_kept_twice_is_given_once() -> None:
    file = DnaFile()
    kept = '{"DOCUMENTS": {"1": ["x", "A"], "2": ["x", "A"]}}'
    file.sql("INSERT INTO SETTINGS VALUES ('argmap ids', ?)", kept)
    for _ in range(2):
        file.document("A")
    assert list(load(file.data)[0].sources) == ["x", "a"]


def test_what_was_kept_of_a_file_is_written_back() -> None:
    file = bus_debate()
    for number, (name, kind) in enumerate(
        (("strength", "integer"), ("frame", "short text"), ("why", "long text")), 6
    ):
        file.sql("INSERT INTO VARIABLES VALUES (?, ?, ?, 1)", number, name, kind)
    file.other("DATAINTEGER", 1, 6, 3)
    file.value(1, 7, "safety")
    file.other("DATALONGTEXT", 1, 8, "Long. " * 50)
    file.sql("UPDATE ENTITIES SET Red = 255, ChildOf = 2 WHERE Value = 'Shops'")
    m = load(file.data)[0]
    data, findings = dump(m)
    assert [str(f).partition(" for ")[2].partition(":")[0] for f in findings] == [
        "sha256 of 3 sources",
        "passage.digest of 6 assertions",
        "passage.head of 6 assertions",
        "passage.tail of 6 assertions",
    ]
    connection = opened(data)
    assert connection.execute("SELECT * FROM VARIABLES WHERE ID > 11").fetchall() == [
        (12, "strength", "integer", 1),
        (13, "frame", "short text", 1),
        (14, "why", "long text", 1),
    ]
    assert load(data)[0].extra == m.extra


def test_a_statement_type_of_ones_own_is_not_written_and_that_is_told() -> None:
    file = DnaFile()
    file.document()
    file.sql("UPDATE STATEMENTTYPES SET Label = 'Claim' WHERE ID = 1")
    file.statement(organization="Shops")
    assert losses(load(file.data)[0]) == [
        (
            "a .dna file has no place for the map's extra['dna'] of "
            "'assertions/caps-cut-supply-shops'"
        )
    ]


@pytest.mark.parametrize(
    "extra",
    [
        {"actors/a-rook": 5},
        {"actors/a-rook": {"color": "red", "child_of": 7, "attributes": [], "x": {}}},
        {"actors/a-rook": {"color": "#10", "attributes": {"": "x", "A": 5}}},
        {"assertions/fast-a-rook": {"values": {"x": [1], "": 1, "agreement": -1}}},
        {"assertions/fast-a-rook": {"values": 5, "span": [5, 3]}},
        {"assertions/fast-a-rook": {"values": {"x": 2**70, "agreement": 2**70}}},
        {"sources/news": {"type": 5, "section": ["x"]}},
        {"": {"x": 1}},
    ],
)
def test_what_nobody_kept_is_told(debate: ArgumentMap, extra: Any) -> None:
    debate.extra["dna"] = extra
    (path,) = extra
    data, findings = dump(debate)
    assert [str(f) for f in findings] == [
        f"a .dna file has no place for the map's extra['dna'] of {path!r}"
    ]
    assert load(data)[0].extra == {}


def test_texts_go_in_and_come_out(tmp_path: Path) -> None:
    text = "\U0001f68c lanes are planned; shops fear it."
    (tmp_path / "news.txt").write_text(text, encoding="utf-8")
    m = ArgumentMap()
    news = m.source("Lanes planned", id="news", issued="2024-03-01")
    fast = m.claim("Lanes are planned.", id="fast")
    m.assertion(fast, actor=m.actor("Shops", id="shops"), source=news, at=(2, 7))
    path = tmp_path / "x.dna"
    write(m, path, texts=tmp_path)
    _, findings = dump(m, texts=Library(tmp_path))
    assert [(f.severity, str(f)) for f in findings] == [
        (Severity.NOTE, f"{field} would be read from the text: {ids}")
        for field, ids in (
            ("sha256 of 1 source", "'news'"),
            ("passage.digest of 1 assertion", "'fast-shops'"),
            ("passage.head of 1 assertion", "'fast-shops'"),
            ("passage.tail of 1 assertion", "'fast-shops'"),
        )
    ]
    again = read(path)
    assert document_texts(path) == {"news": text}
    (assertion,) = again.assertions.values()
    assert assertion.passage is not None
    assert (assertion.passage.spans, assertion.passage.head) == (((2, 7),), "lanes")
    assert verify(again, texts=tmp_path).ok
    write(again, path, texts=Library(tmp_path))
    assert read(path) == again
    (tmp_path / "news.txt").write_text("Other.", encoding="utf-8")
    with pytest.raises(LossError):
        write(again, path, texts=tmp_path)
    write(again, path, texts=tmp_path, lossy=True)
    assert document_texts(path) == {}


def test_other_notations_take_no_texts(debate: ArgumentMap, tmp_path: Path) -> None:
    with pytest.raises(FormatError) as caught:
        write(debate, tmp_path / "x.json", texts=tmp_path)
    assert str(caught.value) == "json holds no texts of sources: leave out texts"
    assert not (tmp_path / "x.json").exists()


def test_a_database_is_no_text(debate: ArgumentMap) -> None:
    with pytest.raises(FormatError) as caught:
        dumps(debate, format="dna")
    assert str(caught.value) == "dna is no text: write the map to a file"


@pytest.mark.parametrize(
    ("issued", "number"),
    [
        (None, 0),
        ("1970-01-02", 86400),
        ("1969-12-31", -86400),
        ("2024-03-01T12:30:00", seconds("2024-03-01T12:30:00")),
        ("2024-03-01T12:30:00+02:00", seconds("2024-03-01T10:30:00")),
        ("2024", seconds("2024-01-01")),
        ("2024-03/2024-05", seconds("2024-03-01")),
        ("../2024-05", seconds("2024-05-31")),
        ("0000", 0),
        ("0001", seconds("0001-01-01")),
    ],
)
def test_a_date_is_seconds_from_1970(issued: str | None, number: int) -> None:
    m = ArgumentMap()
    m.source("Budget", issued=issued)
    rows = opened(dump(m)[0]).execute("SELECT Date FROM DOCUMENTS").fetchall()
    assert rows == [(number,)]


def test_several_spans_become_one_and_that_is_told() -> None:
    m = ArgumentMap()
    news = m.source("News", issued="2024-03-01")
    m.assertion(m.claim("A."), actor=m.actor("B"), source=news, at=[(2, 5), (9, 12)])
    assert losses(m) == [
        (
            "passage.spans of 1 assertion would be read as ((2, 12),), not "
            "((2, 5), (9, 12)): 'a-b'"
        )
    ]


def test_the_organization_of_a_statement_is_that_of_its_day() -> None:
    m = load(bus_debate().data)[0]
    rows = opened(dump(m)[0]).execute(
        "SELECT StatementId, ENTITIES.Value FROM DATASHORTTEXT "
        "JOIN ENTITIES ON ENTITIES.ID = Entity "
        "WHERE DATASHORTTEXT.VariableId = 2 AND StatementId IN "
        "(SELECT StatementId FROM DATASHORTTEXT JOIN ENTITIES ON ENTITIES.ID = Entity "
        "WHERE ENTITIES.Value = 'A. Rook') ORDER BY StatementId"
    )
    assert rows.fetchall() == [(3, "City hall"), (5, "Shops")]


def test_the_variable_of_an_actor_is_kept_where_its_kind_does_not_tell() -> None:
    file = DnaFile()
    for variable in (PERSON, ORGANIZATION, CONCEPT):
        file.attribute(file.entity(variable, "Dove"), "Type", "company")
    m = load(file.data)[0]
    data, findings = dump(m)
    assert findings == ()
    rows = opened(data).execute("SELECT VariableId, Value FROM ENTITIES ORDER BY 1")
    assert rows.fetchall() == [(1, "Dove"), (2, "Dove"), (3, "Dove")]
