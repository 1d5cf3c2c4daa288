"""Contents: what the tables of a .dna file hold, alike for all versions.

Version 3.0 keeps the values of short texts as rows of ENTITIES, with attributes of one's
own. Version 2 keeps them as texts, and their attributes, by text, in ATTRIBUTES; the
first drafts of version 3 have a number there. Development versions after 3.0 put roles
between statement types and variables, so that a statement may have several persons.

Versions 1 and 2 count dates in milliseconds, later ones in seconds.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

__all__ = ["Contents", "Document", "Entity", "Role", "Slot", "Statement", "Value"]

Value = str | int


class Role(StrEnum):
    """The variables that a map has a place for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    CONCEPT = "concept"
    AGREEMENT = "agreement"

    @classmethod
    def of(cls, variable: str) -> Role | None:
        """Return the role that a variable's name tells, None for any other."""
        name = variable.strip().lower().replace("organisation", cls.ORGANIZATION)
        return next((role for role in cls if role == name), None)


@attrs.frozen(kw_only=True)
class Document:
    """A row of DOCUMENTS; `date` as it is counted, None where it is no number."""

    id: int
    title: str
    text: str
    author: str
    source: str
    section: str
    notes: str
    type: str
    date: int | None


@attrs.frozen(kw_only=True)
class Entity:
    """A value that a short text may have, with what is said of it."""

    id: int
    variable: str
    value: str
    color: str = ""
    parent: int | None = None
    attributes: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Slot:
    """A variable of a statement type, with its values by statement."""

    variable: str
    type: str
    values: dict[int, Value | tuple[Value, ...]]
    is_entity: bool = False

    def of(self, statement: int) -> tuple[Value, ...]:
        """Return the values that a statement has: none, one or several."""
        found = self.values.get(statement)
        if found is None:
            return ()
        return found if isinstance(found, tuple) else (found,)


@attrs.frozen
class Statement:
    """A row of STATEMENTS."""

    id: int
    type: str
    document: int | None
    start: int | None
    stop: int | None


@attrs.frozen(kw_only=True)
class Contents:
    """What a .dna file holds, documents and statements in the order of their numbers."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    slots: tuple[Slot, ...]
    statements: tuple[Statement, ...]
    settings: dict[str, str]
    counts_milliseconds: bool
