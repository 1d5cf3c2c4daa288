"""Files as the Discourse Network Analyzer makes them, version by version, for tests.

The tables are those of the program, with the columns that it reads; what it checks is
left out, so that tests can put in what no version of it would.
"""

# ruff: noqa: S608 - what is put into the statements stands in this module
from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any

__all__ = ["DnaFile", "bus_debate", "seconds"]

COMMON = """
CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT);
CREATE TABLE CODERS (ID INTEGER PRIMARY KEY, Name TEXT, Red INTEGER, Green INTEGER,
    Blue INTEGER, Password TEXT);
CREATE TABLE DOCUMENTS (ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER,
    Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES (ID INTEGER PRIMARY KEY, Label TEXT, Red INTEGER,
    Green INTEGER, Blue INTEGER);
CREATE TABLE REGEXES (Label TEXT PRIMARY KEY, Red INTEGER, Green INTEGER, Blue INTEGER);
CREATE TABLE CODERRELATIONS (ID INTEGER PRIMARY KEY, Coder INTEGER, OtherCoder INTEGER);
CREATE TABLE STATEMENTS (ID INTEGER PRIMARY KEY, StatementTypeId INTEGER,
    DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
INSERT INTO CODERS VALUES (1, 'Admin', 255, 255, 0, '');
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 239, 208, 51);
INSERT INTO STATEMENTTYPES VALUES (2, 'Annotation', 211, 211, 211);
"""
BY_VARIABLE = """
CREATE TABLE VARIABLES (ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT,
    StatementTypeId INTEGER);
CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER,
    VariableId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER (ID INTEGER PRIMARY KEY, StatementId INTEGER,
    VariableId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER,
    VariableId INTEGER, Value TEXT);
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1);
INSERT INTO VARIABLES VALUES (2, 'organization', 'short text', 1);
INSERT INTO VARIABLES VALUES (3, 'concept', 'short text', 1);
INSERT INTO VARIABLES VALUES (4, 'agreement', 'boolean', 1);
INSERT INTO VARIABLES VALUES (5, 'note', 'long text', 2);
"""
ENTITIES = """
CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT,
    Red INTEGER, Green INTEGER, Blue INTEGER, ChildOf INTEGER);
CREATE TABLE ATTRIBUTEVARIABLES (ID INTEGER PRIMARY KEY, VariableId INTEGER,
    AttributeVariable TEXT);
CREATE TABLE ATTRIBUTEVALUES (ID INTEGER PRIMARY KEY, EntityId INTEGER,
    AttributeVariableId INTEGER, AttributeValue TEXT);
"""
VERSION_3 = f"""
{COMMON} {BY_VARIABLE} {ENTITIES}
CREATE TABLE VARIABLELINKS (ID INTEGER PRIMARY KEY, SourceVariableId INTEGER,
    TargetVariableId INTEGER);
CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER,
    VariableId INTEGER, Entity INTEGER);
INSERT INTO SETTINGS VALUES ('version', '3.0.11');
"""
VERSION_2 = f"""
{COMMON} {BY_VARIABLE}
CREATE TABLE STATEMENTLINKS (ID INTEGER PRIMARY KEY, SourceId INTEGER,
    TargetId INTEGER);
CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER,
    VariableId INTEGER, StatementTypeId INTEGER, Value TEXT);
CREATE TABLE ATTRIBUTES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT,
    Red INTEGER, Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT,
    ChildOf TEXT);
INSERT INTO SETTINGS VALUES ('version', '2.0 beta 25');
"""
# A draft of version 3: numbers of rows in ATTRIBUTES, dates in seconds.
DRAFT_3 = VERSION_2.replace(
    "StatementTypeId INTEGER, Value TEXT", "Value INTEGER"
).replace("2.0 beta 25", "3.0 alpha 1")
WITH_ROLES = f"""
{COMMON} {ENTITIES}
CREATE TABLE VARIABLES (ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT);
CREATE TABLE ROLES (ID INTEGER PRIMARY KEY, RoleName TEXT, StatementTypeId INTEGER);
CREATE TABLE ROLEVARIABLELINKS (ID INTEGER PRIMARY KEY, RoleId INTEGER,
    VariableId INTEGER);
CREATE TABLE DATASHORTTEXT (ID INTEGER PRIMARY KEY, StatementId INTEGER,
    RoleVariableLinkId INTEGER, Entity INTEGER);
CREATE TABLE DATABOOLEAN (ID INTEGER PRIMARY KEY, StatementId INTEGER,
    RoleVariableLinkId INTEGER, Value INTEGER);
INSERT INTO SETTINGS VALUES ('version', '3.1');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text');
INSERT INTO VARIABLES VALUES (2, 'organization', 'short text');
INSERT INTO VARIABLES VALUES (3, 'concept', 'short text');
INSERT INTO VARIABLES VALUES (4, 'agreement', 'boolean');
INSERT INTO ROLES VALUES (11, 'speaker', 1), (13, 'about', 1), (14, 'yes or no', 1);
INSERT INTO ROLEVARIABLELINKS VALUES (21, 11, 1), (22, 11, 2), (23, 13, 3), (24, 14, 4);
"""
SCHEMAS = {"3": VERSION_3, "2": VERSION_2, "draft": DRAFT_3, "roles": WITH_ROLES}
PERSON, ORGANIZATION, CONCEPT, AGREEMENT = 1, 2, 3, 4


class DnaFile:
    """A .dna file in the making."""

    def __init__(self, version: str = "3") -> None:
        self.version = version
        self.connection = sqlite3.connect(":memory:")
        self.connection.executescript(SCHEMAS[version])
        self._shift = 20 if version == "roles" else 0
        self._texts: dict[int, str] = {}

    def sql(self, statement: str, *cells: Any) -> int:
        """Run a statement, and return the number of the row that it added."""
        return int(self.connection.execute(statement, cells).lastrowid or 0)

    def document(
        self, title: str = "A report", text: Any = "", date: Any = 86400, **more: str
    ) -> int:
        """Add a document."""
        cells = {"Author": "", "Source": "", "Section": "", "Notes": "", "Type": ""}
        cells |= more
        number = self.sql(
            "INSERT INTO DOCUMENTS VALUES (NULL, ?, ?, 1, ?, ?, ?, ?, ?, ?)",
            *(title, text, *cells.values(), date),
        )
        self._texts[number] = text if isinstance(text, str) else ""
        return number

    def entity(self, variable: int, value: Any, **more: Any) -> int:
        """Add a value that a variable may have, or find it."""
        table = "ENTITIES" if self.version in ("3", "roles") else "ATTRIBUTES"
        found = self.connection.execute(
            f"SELECT ID FROM {table} WHERE VariableId = ? AND Value = ?",
            (variable, value),
        ).fetchone()
        if found and not more:
            return int(found[0])
        columns = ", ".join(("VariableId", "Value", *more))
        marks = ", ".join("?" * (2 + len(more)))
        into = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        return self.sql(into, variable, value, *more.values())

    def attribute(self, entity: int, name: str, value: str) -> None:
        """Say something of an entity."""
        number = self.sql("INSERT INTO ATTRIBUTEVARIABLES VALUES (NULL, 1, ?)", name)
        self.sql(
            "INSERT INTO ATTRIBUTEVALUES VALUES (NULL, ?, ?, ?)", entity, number, value
        )

    def statement(
        self,
        document: int = 1,
        person: str | None = None,
        organization: str | None = None,
        concept: str | None = "Caps cut supply.",
        agreement: Any = 1,
        *,
        words: str = "",
        span: tuple[Any, Any] = (0, 1),
        type: int = 1,
    ) -> int:
        """Add a statement on words of a document, or on a span in UTF-16."""
        if words:
            text = self._texts[document]
            before = text[: text.index(words)]
            span = _units(before), _units(before) + _units(words)
        number = self.sql(
            "INSERT INTO STATEMENTS VALUES (NULL, ?, ?, ?, ?, 1)", type, document, *span
        )
        values = {PERSON: person, ORGANIZATION: organization, CONCEPT: concept}
        for variable, value in values.items():
            if value is not None:
                self.value(number, variable, value)
        if agreement is not None:
            self.other("DATABOOLEAN", number, AGREEMENT, agreement)
        return number

    def value(self, statement: int, variable: int, value: str) -> None:
        """Give a statement a short text."""
        cells: tuple[Any, ...] = (self.entity(variable, value),)
        if self.version == "2":
            cells = (1, value)
        marks = ", ".join("?" * (2 + len(cells)))
        into = f"INSERT INTO DATASHORTTEXT VALUES (NULL, {marks})"
        self.sql(into, statement, variable + self._shift, *cells)

    def other(self, table: str, statement: int, variable: int, value: Any) -> None:
        """Give a statement another value."""
        into = f"INSERT INTO {table} VALUES (NULL, ?, ?, ?)"
        self.sql(into, statement, variable + self._shift, value)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        self.connection.commit()
        return self.connection.serialize()


def seconds(date: str) -> int:
    """Return the seconds from 1970 to a day or moment."""
    return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())


def bus_debate(version: str = "3") -> DnaFile:
    """Return three documents on bus lanes, with who says what."""
    unit = 1000 if version == "2" else 1
    file = DnaFile(version)
    news = file.document(
        "Lanes planned",
        "\U0001f68c City hall wants bus lanes. Shops fear for parking.",
        seconds("2024-03-01") * unit,
    )
    hearing = file.document(
        "Hearing on lanes",
        "A. Rook: lanes speed up buses.\nB. Finch: they do not.",
        seconds("2024-04-02") * unit,
    )
    letter = file.document(
        "Letter", "Lanes cost parking, says Rook.", seconds("2024-06-05") * unit
    )
    faster, parking = "Lanes make buses faster.", "Lanes cost parking."
    add = file.statement
    add(news, "", "City hall", faster, 1, words="wants bus lanes")
    add(news, "", "Shops", parking, 1, words="Shops fear for parking.")
    add(hearing, "A. Rook", "City hall", faster, 1, words="lanes speed up buses.")
    add(hearing, "B. Finch", "Shops", faster, 0, words="they do not.")
    add(letter, "A. Rook", "Shops", parking, 1, words="Lanes cost parking")
    add(letter, "", "City hall", parking, 0, words="says Rook")
    return file


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
