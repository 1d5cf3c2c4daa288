"""Entities: the actors and claims of a map as the values that variables may have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from argmap.formats.dna import schema
from argmap.formats.dna.contents import Role
from argmap.formats.dna.names import Names
from argmap.formats.dna.reading import FORMAT, is_person
from argmap.formats.dna.rows import Rows, cut
from argmap.formats.dna.wording import member_of
from argmap.model import identifiers
from argmap.model.actors import Actor, ActorKind
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim, ClaimKind

__all__ = ["Entities", "aside_of", "told"]

INTO = "ENTITIES (ID, VariableId, Value, Red, Green, Blue, ChildOf)"
ATTRIBUTES = "ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue)"


class Entities:
    """Numbers the values of variables.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    claims : iterable of Claim
        Those to be written.
    rows : Rows
        Takes the rows.
    """

    def __init__(self, m: ArgumentMap, *, claims: Iterable[Claim], rows: Rows) -> None:
        self._map = m
        self._rows = rows
        self._numbers: dict[tuple[str, str], int] = {}
        self._taken: dict[tuple[int, str], int] = {}
        self._attributes = dict(schema.ATTRIBUTE_VARIABLES)
        self._variables = {
            actor.id: self._variable(actor) for actor in m.actors.values()
        }
        records = list(claims)
        self._put(
            "claims",
            {claim.id: claim.label for claim in records},
            lambda value: identifiers.claim_id(title=None, text=value),
        )
        self._put(
            "actors",
            {actor.id: actor.name for actor in m.actors.values()},
            lambda value: identifiers.slug(value, otherwise="actor"),
        )
        for claim in records:
            self._describe("claims", claim, ClaimKind, "")
        for actor in m.actors.values():
            default = ActorKind.PERSON if self.is_person(actor.id) else ""
            self._describe("actors", actor, ActorKind, default)

    def is_person(self, actor: str) -> bool:
        """Return whether an actor is a value of the variable person."""
        return self._variables[actor] == schema.VARIABLES[Role.PERSON]

    def number(self, space: str, id_: str) -> int:
        """Return the number of the entity that a record is.

        Parameters
        ----------
        space : str
            ``actors`` or ``claims``.
        id_ : str
            The id of a record.

        Returns
        -------
        int
            From 1.
        """
        return self._numbers[space, id_]

    def value(self, variable: int, text: str) -> int:
        """Return the number of a value, which is put there where it is missing.

        Parameters
        ----------
        variable : int
            The number of a variable.
        text : str
            "" for none.

        Returns
        -------
        int
            The number of the entity.
        """
        found = self._taken.get((variable, text))
        if found is None:
            found = self._take(variable, text)
            self._rows.put(INTO, found, variable, text, 0, 0, 0, None)
        return found

    def _variable(self, actor: Actor) -> int:
        said = told(aside_of(self._map, f"actors/{actor.id}"), "variable")
        role = Role.PERSON if is_person(actor) else Role.ORGANIZATION
        if said in (Role.PERSON, Role.ORGANIZATION):
            role = Role(said)
        return schema.VARIABLES[role]

    def _put(
        self, space: str, texts: Mapping[str, str], rule: Callable[[str], str]
    ) -> None:
        """Write the values that the records of a space are, each with a number."""
        names = Names({})
        values = {}
        for id_, text in texts.items():
            variable = self._variables.get(id_, 0) if space == "actors" else 0
            variable = variable or schema.VARIABLES[Role.CONCEPT]
            values[id_] = variable, self._free(variable, cut(text))
            number = self._take(*values[id_])
            self._numbers[space, id_] = number
            if not names.gives(id_, base=rule(values[id_][1])):
                self._rows.keep("ENTITIES", number, id_, values[id_][1])
        for id_, (variable, value) in values.items():
            aside = aside_of(self._map, f"{space}/{id_}")
            parent = self._numbers.get((space, told(aside, "child_of")))
            color = _color(told(aside, "color"))
            self._rows.put(
                INTO, self._numbers[space, id_], variable, value, *color, parent
            )

    def _take(self, variable: int, value: str) -> int:
        self._taken[variable, value] = len(self._taken) + 1
        return len(self._taken)

    def _free(self, variable: int, value: str) -> str:
        """Return a value that no other entity of the variable has."""
        found, count = value, 2
        while (variable, found) in self._taken:
            mark = f" ({count})"
            found = value[: schema.LONGEST - len(mark)] + mark
            count += 1
        return found

    def _describe(
        self, space: str, record: Actor | Claim, kinds: type[StrEnum], default: str
    ) -> None:
        """Write what is said of a record, as attributes of its entity."""
        aside = aside_of(self._map, f"{space}/{record.id}").get("attributes")
        said: dict[str, str] = {
            name: value
            for name, value in (aside.items() if isinstance(aside, dict) else ())
            if isinstance(value, str) and value and cut(name) == name
        }
        kind = record.kind.value if record.kind else ""
        kept = said.pop("Type", "")
        means = member_of(kinds, kept)
        if not kept or (default if means is None else means.value) != (kind or default):
            kept = "" if kind == default else kind
        said = {"Type": kept, **said, "Notes": record.note or said.get("Notes", "")}
        variable = schema.VARIABLES[Role.CONCEPT]
        if isinstance(record, Actor):
            variable = self._variables[record.id]
        for name, value in said.items():
            if value:
                self._rows.put(
                    ATTRIBUTES,
                    self._numbers[space, record.id],
                    self._attribute(variable, name),
                    cut(value),
                )

    def _attribute(self, variable: int, name: str) -> int:
        number = self._attributes.get((variable, name))
        if number is None:
            number = self._attributes[variable, name] = len(self._attributes) + 1
            into = "ATTRIBUTEVARIABLES (ID, VariableId, AttributeVariable)"
            self._rows.put(into, number, variable, name)
        return number


def aside_of(m: ArgumentMap, path: str) -> Mapping[str, Any]:
    """Return what was kept of a record, nothing where it is not as it was kept.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    path : str
        ``claims/caps``.

    Returns
    -------
    mapping
        Plain data by field.
    """
    held = m.extra.get(FORMAT)
    found = held.get(path) if isinstance(held, dict) else None
    return found if isinstance(found, dict) else {}


def told(aside: Mapping[str, Any], key: str) -> str:
    """Return a text that was kept, "" where there is none."""
    found = aside.get(key)
    return found if isinstance(found, str) else ""


def _color(text: str) -> tuple[int, int, int]:
    try:
        red, green, blue = bytes.fromhex(text.removeprefix("#"))
    except ValueError:
        return 0, 0, 0
    return red, green, blue
