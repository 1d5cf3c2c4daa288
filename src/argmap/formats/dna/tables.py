"""Tables: the rows of a .dna file, cell by cell made what they should be."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Container
from typing import Any

import attrs

from argmap.formats.dna.contents import (
    Contents,
    Document,
    Entity,
    Slot,
    Statement,
    Value,
)
from argmap.formats.dna.database import Database, refused
from argmap.formats.dna.tally import Tally

__all__ = ["contents_of"]

Cell = Any

# A table, and what it needs: each a column, or several of which one is enough.
NEEDED = {
    "DOCUMENTS": ("ID", "Text"),
    "STATEMENTS": ("ID", "StatementTypeId", "DocumentId", "Start", "Stop"),
    "VARIABLES": ("ID", "Variable"),
    "DATASHORTTEXT": ("StatementId", "VariableId|RoleVariableLinkId", "Entity|Value"),
}
NUMBERS = ("DATABOOLEAN", "DATAINTEGER")
# What has no place in a map, where there is any.
PASSED_OVER = (
    "REGEXES",
    "CODERRELATIONS",
    "VARIABLELINKS",
    "STATEMENTLINKS",
    "DOCUMENTTAGS",
    "ENTITYTAGS",
)
ATTRIBUTES = ("Type", "Alias", "Notes")

_WHOLE = re.compile(r"\s*[+-]?\d{1,19}\s*", re.ASCII)


def contents_of(data: bytes, *, name: str, tally: Tally) -> Contents:
    """Return what the bytes of a .dna file hold.

    Parameters
    ----------
    data : bytes
        A whole file.
    name : str
        What messages call it.
    tally : Tally
        Counts the rows and cells that are not as they should be.

    Returns
    -------
    Contents
        Texts decoded, whole numbers where there are some.

    Raises
    ------
    FormatError
        It is no database, or none of this program.
    """
    database = Database(data, name=name)
    try:
        _refuse_others(database, name)
        if database.has_log:
            tally.count("write-ahead-log", name)
        return _Tables(database, tally).contents()
    finally:
        database.close()


def _refuse_others(database: Database, name: str) -> None:
    missing = [table for table in NEEDED if not database.has(table)]
    if missing:
        held = ", ".join(sorted(database.tables)[:5])
        raise refused(
            name,
            "missing-table",
            f"has no table {', '.join(missing)}, as files of the Discourse Network "
            f"Analyzer have; it has {held or 'no table at all'}",
        )
    for table, columns in NEEDED.items():
        for column in columns:
            if not any(database.has(table, one) for one in column.split("|")):
                raise refused(
                    name,
                    "missing-column",
                    f"the table {table} has no column {column.replace('|', ' or ')}",
                )


class _Tables:
    """Reads one table after the other."""

    def __init__(self, database: Database, tally: Tally) -> None:
        self._database = database
        self._tally = tally
        self._has_entities = database.has("DATASHORTTEXT", "Entity")

    def contents(self) -> Contents:
        types, variables = self._types(), self._variables()
        entities = self._entities(variables)
        places = self._places(types, variables)
        slots = [Slot(variable=v, type=t, values={}) for v, t in places.values()]
        by_place = dict(zip(places, slots, strict=True))
        shorts = self._fill_short(by_place, entities)
        self._fill_others(by_place, shorts)
        self._count_what_is_passed_over()
        settings = {
            self._text(key): self._text(value)
            for key, value in self._database.rows("SETTINGS", ("Property", "Value"))
        }
        return Contents(
            documents=self._documents(),
            entities=tuple(entities.values()),
            slots=tuple(
                attrs.evolve(slot, is_entity=place in shorts)
                for place, slot in by_place.items()
            ),
            statements=self._statements(types),
            settings=settings,
            counts_milliseconds=self._counts_milliseconds(settings),
        )

    def _count_what_is_passed_over(self) -> None:
        for table in PASSED_OVER:
            if number := self._database.count(table):
                self._tally.count("table", table, number=number)
        # One coder there always is; who coded what matters where there are several.
        if (number := self._database.count("CODERS")) > 1:
            self._tally.count("table", "CODERS", number=number)

    def _counts_milliseconds(self, settings: dict[str, str]) -> bool:
        version = settings.get("version", "")[:1]
        return version in "12" if version.isdigit() else not self._has_entities

    def _types(self) -> dict[int, str]:
        rows = self._database.rows("STATEMENTTYPES", ("ID", "Label"))
        return {
            key: self._text(label)
            for id_, label in rows
            if (key := self._number(id_)) is not None
        }

    def _variables(self) -> dict[int, tuple[str, int | None]]:
        """Return the name and the statement type of each variable."""
        rows = self._database.rows("VARIABLES", ("ID", "Variable", "StatementTypeId"))
        return {
            key: (self._text(variable), self._number(type_))
            for id_, variable, type_ in rows
            if (key := self._number(id_)) is not None
        }

    def _places(
        self, types: dict[int, str], variables: dict[int, tuple[str, int | None]]
    ) -> dict[int, tuple[str, str]]:
        """Return the variable and the statement type that values are filed under."""
        if not self._database.has("ROLEVARIABLELINKS"):
            return {
                key: (v, types.get(t or 0, "")) for key, (v, t) in variables.items()
            }
        roles = {
            self._number(id_): self._number(type_)
            for id_, type_ in self._database.rows("ROLES", ("ID", "StatementTypeId"))
        }
        places = {}
        columns = ("ID", "RoleId", "VariableId")
        for id_, role, variable in self._database.rows("ROLEVARIABLELINKS", columns):
            key, named = self._number(id_), self._number(variable)
            if key is not None and named in variables:
                type_ = roles.get(self._number(role)) or 0
                places[key] = (variables[named][0], types.get(type_, ""))
        return places

    def _documents(self) -> tuple[Document, ...]:
        columns = ("ID", "Title", "Text", "Author", "Source", "Section", "Notes")
        found: dict[int, Document] = {}
        for row in self._database.rows("DOCUMENTS", (*columns, "Type", "Date")):
            id_ = self._key(row[0], "document", found)
            if id_ is None:
                continue
            title, text, author, source, section, notes, type_ = (
                self._text(cell) for cell in row[1:-1]
            )
            found[id_] = Document(
                id=id_,
                title=title,
                text=text,
                author=author,
                source=source,
                section=section,
                notes=notes,
                type=type_,
                date=self._number(row[-1]),
            )
        return tuple(found[id_] for id_ in sorted(found))

    def _statements(self, types: dict[int, str]) -> tuple[Statement, ...]:
        found: dict[int, Statement] = {}
        number = self._number
        columns = ("ID", "StatementTypeId", "DocumentId", "Start", "Stop")
        for row in self._database.rows("STATEMENTS", columns):
            id_ = self._key(row[0], "statement", found)
            if id_ is not None:
                label = types.get(number(row[1]) or 0, "")
                found[id_] = Statement(id_, label, *map(number, row[2:]))
        return tuple(found[id_] for id_ in sorted(found))

    def _entities(self, variables: dict[int, tuple[str, Any]]) -> dict[int, Entity]:
        number, text = self._number, self._text
        if self._has_entities:
            table, attributes = "ENTITIES", self._attributes()
        else:
            table, attributes = "ATTRIBUTES", {}
        own: tuple[str, ...] = () if self._has_entities else ATTRIBUTES
        columns = ("ID", "VariableId", "Value", "Red", "Green", "Blue", "ChildOf")
        rows: dict[int, tuple[Cell, ...]] = {}
        for row in self._database.rows(table, (*columns, *own)):
            id_ = self._key(row[0], "entity", rows)
            if id_ is not None:
                rows[id_] = row
        ids = {}
        if not self._has_entities:  # Version 2 names the parent by its text.
            ids = {(number(row[1]), text(row[2])): id_ for id_, row in rows.items()}
        found = {}
        for id_ in sorted(rows):
            _, variable, value, red, green, blue, above, *said = rows[id_]
            parent = number(above)
            if parent not in rows:
                parent = ids.get((number(variable), text(above)))
            texts = {k: text(cell) for k, cell in zip(own, said, strict=True)}
            found[id_] = Entity(
                id=id_,
                variable=variables.get(number(variable) or 0, ("",))[0],
                value=text(value),
                color=_color([number(part) for part in (red, green, blue)]),
                parent=parent,
                attributes=attributes.get(id_, {k: t for k, t in texts.items() if t}),
            )
        return found

    def _attributes(self) -> dict[int, dict[str, str]]:
        columns = ("ID", "AttributeVariable")
        names = {
            self._number(id_): self._text(name)
            for id_, name in self._database.rows("ATTRIBUTEVARIABLES", columns)
        }
        found: dict[int, dict[str, str]] = defaultdict(dict)
        wanted = ("EntityId", "AttributeVariableId", "AttributeValue")
        for entity, variable, value in self._database.rows("ATTRIBUTEVALUES", wanted):
            text, key = self._text(value), self._number(entity)
            name = names.get(self._number(variable))
            if text and key is not None and name:
                found[key][name] = text
        return found

    def _fill_short(
        self, slots: dict[int, Slot], entities: dict[int, Entity]
    ) -> set[int]:
        """Read the values that are entities, and return where there are such."""
        filled = set()
        entity_of = self._entity_reader(entities)
        number = self._number
        for statement, place, cell in self._values("DATASHORTTEXT"):
            at, key = number(place), number(statement)
            slot = slots.get(at or 0)
            entity = entity_of(slot, cell) if slot else None
            if slot is None or at is None or key is None or entity is None:
                self._tally.count("stray-value", self._text(statement))
            else:
                filled.add(at)
                _put(slot.values, key, entity)
        return filled

    def _entity_reader(
        self, entities: dict[int, Entity]
    ) -> Callable[[Slot, Cell], int | None]:
        """Return what tells the entity of a cell.

        A text of version 2 becomes an entity where there is none, so that what comes
        after has one kind of value only.
        """
        declared = self._database.declared("DATASHORTTEXT", "Value")
        if self._has_entities or declared.startswith("INT"):
            return lambda _, cell: (
                number if (number := self._number(cell)) in entities else None
            )
        known = {(e.variable, e.value): e.id for e in entities.values()}
        free = itertools.count(max(entities, default=0) + 1)

        def entity_of(slot: Slot, cell: Cell) -> int:
            value = self._text(cell)
            found = known.get((slot.variable, value))
            if found is None:
                found = known[slot.variable, value] = next(free)
                entities[found] = Entity(id=found, variable=slot.variable, value=value)
            return found

        return entity_of

    def _fill_others(self, slots: dict[int, Slot], shorts: Container[int]) -> None:
        for table in (*NUMBERS, "DATALONGTEXT"):
            for statement, place, cell in self._values(table):
                at, key = self._number(place), self._number(statement)
                slot = slots.get(at or 0)
                value: Value | None = self._number(cell) if table in NUMBERS else None
                if value is None and cell is not None:
                    value = self._text(cell)
                if slot is None or key is None or value is None or at in shorts:
                    self._tally.count("stray-value", self._text(statement))
                else:
                    _put(slot.values, key, value)

    def _values(self, table: str) -> Any:
        has_links = self._database.has(table, "RoleVariableLinkId")
        place = "RoleVariableLinkId" if has_links else "VariableId"
        cell = "Entity" if self._database.has(table, "Entity") else "Value"
        return self._database.rows(table, ("StatementId", place, cell))

    def _key(self, cell: Cell, noun: str, found: Container[int]) -> int | None:
        """Return a row's number, None for one that cannot be told from others."""
        key = self._number(cell)
        if key is None or key in found:
            self._tally.count(f"{noun}-number", self._text(cell))
            return None
        return key

    def _text(self, cell: Cell) -> str:
        if isinstance(cell, bytes):
            try:
                return str(cell, "utf-8")
            except UnicodeDecodeError:
                found = str(cell, "utf-8", "replace")
                self._tally.count("not-utf-8", found[:40])
                return found
        return "" if cell is None else str(cell)

    def _number(self, cell: Cell) -> int | None:
        if type(cell) is int:
            return cell
        if isinstance(cell, float) and cell.is_integer():
            return int(cell)
        if isinstance(cell, bytes) and _WHOLE.fullmatch(text := str(cell, "latin-1")):
            return int(text)
        return None


def _put(values: dict[int, Any], key: int, value: Value) -> None:
    """Add a value; several of one statement become a tuple."""
    held = values.get(key)
    if held is None:
        values[key] = value
    else:
        values[key] = (*(held if isinstance(held, tuple) else (held,)), value)


def _color(parts: list[int | None]) -> str:
    """Return a colour as ``#rrggbb``; "" for black, which all entities begin with."""
    inside = [part for part in parts if part is not None and 0 <= part <= 255]
    if len(inside) < 3 or not any(inside):
        return ""
    return "#{:02x}{:02x}{:02x}".format(*inside)
