"""Schema: the tables of version 3.0 of the program, and what it puts in a new file.

The program refuses no file for what else is in it, but relies on the names, on the
checks, and on the first coder: to open a file is to choose a coder and know the password.
"""

from __future__ import annotations

from argmap.formats.dna.assertions import DEFAULT_TYPE
from argmap.formats.dna.contents import Role

__all__ = [
    "ATTRIBUTE_VARIABLES",
    "CODER",
    "DIGEST",
    "LONGEST",
    "PASSWORD",
    "ROWS",
    "TABLES",
    "VARIABLES",
    "VERSION",
]

VERSION = "3.0.11"
CODER = 1
PASSWORD = "argmap"  # noqa: S105 - told in the documentation, for anybody to change
# As Jasypt's StrongPasswordEncryptor has it: 16 bytes of salt, then the SHA-256 of salt
# and password, taken 100,000 times over; in base 64.
DIGEST = "YXJnbWFwIGRuYSBjb2RlcsPNqvGapjqUgmTVMui4hn8UsEPEuluiXmeNBSgZSiGq"
LONGEST = 190

# The variables of the first statement type, by role; and their attributes.
VARIABLES = {role: number for number, role in enumerate(Role, start=1)}
ATTRIBUTE_VARIABLES = {
    (variable, name): number
    for number, (name, variable) in enumerate(
        ((name, v) for name in ("Type", "Alias", "Notes") for v in (1, 2, 3)), start=1
    )
}

_PERMISSIONS = (
    *(f"{verb}Documents" for verb in ("Add", "Edit", "Delete", "Import")),
    *(f"{verb}Statements" for verb in ("Add", "Edit", "Delete")),
    *(
        f"Edit{what}"
        for what in (
            "Attributes",
            "Regex",
            "StatementTypes",
            "Coders",
            "CoderRelations",
        )
    ),
    *(f"{verb}OthersDocuments" for verb in ("View", "Edit")),
    *(f"{verb}OthersStatements" for verb in ("View", "Edit")),
)
_KEY = "ID INTEGER NOT NULL PRIMARY KEY"


def _short(name: str, rest: str = " DEFAULT ''") -> str:
    return f"{name} TEXT NOT NULL{rest} CHECK (LENGTH({name}) <= {LONGEST})"


def _whole(name: str, low: int, high: int, default: int) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT {default} CHECK ({name} BETWEEN {low} AND {high})"


def _refers(column: str, table: str) -> str:
    return f"FOREIGN KEY ({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


_TYPES = "('boolean', 'integer', 'long text', 'short text')"
_COLORS = tuple(_whole(name, 0, 255, 0) for name in ("Red", "Green", "Blue"))


def _value_table(name: str, value: str, *refers: str) -> tuple[str, tuple[str, ...]]:
    return name, (
        _KEY,
        "StatementId INTEGER NOT NULL",
        "VariableId INTEGER NOT NULL",
        value,
        _refers("StatementId", "STATEMENTS"),
        _refers("VariableId", "VARIABLES"),
        *refers,
        "UNIQUE (StatementId, VariableId)",
    )


_COLUMNS = (
    ("SETTINGS", ("Property TEXT PRIMARY KEY", "Value TEXT NOT NULL")),
    (
        "CODERS",
        (
            _KEY,
            _short("Name", ""),
            *_COLORS,
            _whole("Refresh", 0, 9999, 0),
            _whole("FontSize", 1, 99, 14),
            _short("Password", ""),
            _whole("PopupWidth", 100, 9999, 300),
            _whole("ColorByCoder", 0, 1, 0),
            _whole("PopupDecoration", 0, 1, 0),
            _whole("PopupAutoComplete", 0, 1, 1),
            *(_whole(f"Permission{what}", 0, 1, 1) for what in _PERMISSIONS),
        ),
    ),
    (
        "DOCUMENTS",
        (
            _KEY,
            _short("Title", ""),
            "Text TEXT NOT NULL",
            "Coder INTEGER",
            *(_short(name) for name in ("Author", "Source", "Section")),
            "Notes TEXT NOT NULL DEFAULT ''",
            _short("Type"),
            "Date INTEGER NOT NULL",
            _refers("Coder", "CODERS"),
        ),
    ),
    ("STATEMENTTYPES", (_KEY, _short("Label", ""), *_COLORS)),
    (
        "VARIABLES",
        (
            _KEY,
            _short("Variable", ""),
            f"DataType TEXT NOT NULL DEFAULT 'short text' CHECK (DataType IN {_TYPES})",
            "StatementTypeId INTEGER",
            _refers("StatementTypeId", "STATEMENTTYPES"),
            "UNIQUE (Variable, StatementTypeId)",
        ),
    ),
    (
        "VARIABLELINKS",
        (
            _KEY,
            "SourceVariableId INTEGER",
            "TargetVariableId INTEGER",
            "CHECK (TargetVariableId != SourceVariableId)",
            _refers("SourceVariableId", "VARIABLES"),
            _refers("TargetVariableId", "VARIABLES"),
        ),
    ),
    (
        "REGEXES",
        (
            f"Label TEXT PRIMARY KEY CHECK (LENGTH(Label) <= {LONGEST})",
            *_COLORS,
        ),
    ),
    (
        "CODERRELATIONS",
        (
            _KEY,
            "Coder INTEGER CHECK (Coder > 0)",
            "OtherCoder INTEGER CHECK (OtherCoder > 0)",
            *(
                _whole(f"{verb}{what}", 0, 1, 1)
                for what in ("Statements", "Documents")
                for verb in ("view", "edit")
            ),
            "CHECK (Coder != OtherCoder)",
            _refers("Coder", "CODERS"),
            _refers("OtherCoder", "CODERS"),
        ),
    ),
    (
        "STATEMENTS",
        (
            _KEY,
            "StatementTypeId INTEGER",
            "DocumentId INTEGER",
            "Start INTEGER NOT NULL CHECK (Start >= 0)",
            "Stop INTEGER NOT NULL CHECK (Stop >= 0)",
            "Coder INTEGER",
            "CHECK (Start < Stop)",
            _refers("StatementTypeId", "STATEMENTTYPES"),
            _refers("Coder", "CODERS"),
            _refers("DocumentId", "DOCUMENTS"),
        ),
    ),
    _value_table("DATABOOLEAN", "Value INTEGER NOT NULL DEFAULT 1"),
    _value_table("DATAINTEGER", "Value INTEGER NOT NULL DEFAULT 0"),
    (
        "ENTITIES",
        (
            _KEY,
            "VariableId INTEGER NOT NULL",
            _short("Value"),
            *_COLORS,
            "ChildOf INTEGER CHECK (ChildOf > 0)",
            "UNIQUE (VariableId, Value)",
            _refers("ChildOf", "ENTITIES"),
            _refers("VariableId", "VARIABLES"),
        ),
    ),
    _value_table(
        "DATASHORTTEXT", "Entity INTEGER NOT NULL", _refers("Entity", "ENTITIES")
    ),
    _value_table("DATALONGTEXT", "Value TEXT DEFAULT ''"),
    (
        "ATTRIBUTEVARIABLES",
        (
            _KEY,
            "VariableId INTEGER NOT NULL",
            _short("AttributeVariable", ""),
            "UNIQUE (VariableId, AttributeVariable)",
            _refers("VariableId", "VARIABLES"),
        ),
    ),
    (
        "ATTRIBUTEVALUES",
        (
            _KEY,
            "EntityId INTEGER NOT NULL",
            "AttributeVariableId INTEGER NOT NULL",
            _short("AttributeValue"),
            "UNIQUE (EntityId, AttributeVariableId)",
            _refers("EntityId", "ENTITIES"),
            _refers("AttributeVariableId", "ATTRIBUTEVARIABLES"),
        ),
    ),
)
TABLES = tuple(
    f"CREATE TABLE {name} ({', '.join(columns)})" for name, columns in _COLUMNS
)

_STORY = ("narrator", "victim", "villain", "plot", "hero", "policy solution")
# What the program puts in a new file.
ROWS: tuple[tuple[str, tuple[tuple[str | int, ...], ...]], ...] = (
    (
        "CODERS (ID, Name, Red, Green, Blue, Password)",
        ((CODER, "Admin", 255, 255, 0, DIGEST),),
    ),
    ("SETTINGS (Property, Value)", (("version", VERSION), ("date", ""))),
    (
        "STATEMENTTYPES (ID, Label, Red, Green, Blue)",
        (
            (1, DEFAULT_TYPE, 239, 208, 51),
            (2, "NPF Story Element", 100, 200, 190),
            (3, "Annotation", 211, 211, 211),
        ),
    ),
    (
        "VARIABLES (ID, Variable, DataType, StatementTypeId)",
        (
            *(
                (n, role, "boolean" if role is Role.AGREEMENT else "short text", 1)
                for role, n in VARIABLES.items()
            ),
            *((n, name, "short text", 2) for n, name in enumerate(_STORY, start=5)),
            (11, "note", "long text", 3),
        ),
    ),
    (
        "ATTRIBUTEVARIABLES (ID, VariableId, AttributeVariable)",
        tuple((n, v, name) for (v, name), n in ATTRIBUTE_VARIABLES.items()),
    ),
)
