"""The data of relations: `rel` on a line, an inference's data, a relation key's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown.data import DataList, DataMap, Scalar
from argmap.formats.argdown.faults import Fault, Report
from argmap.formats.argdown.sourcing.keys import (
    RELATION_FIELDS,
    Fields,
    fields_of,
    suggestion,
)
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.formats.argdown.data import Entry
    from argmap.formats.argdown.sourcing.claims import Claims
    from argmap.formats.argdown.sourcing.head import Head
    from argmap.formats.argdown.syntax import Element, Place

__all__ = ["RelationFields"]

LINKED = (RelationKind.SUPPORTS, RelationKind.ATTACKS)


class RelationFields:
    """Reads the data of relations.

    Parameters
    ----------
    claims : Claims
        The claims that they may name.
    head : Head
        The actors and sources that they may name.
    report : Report
        Takes faults.
    """

    def __init__(self, claims: Claims, head: Head, report: Report) -> None:
        self.claims = claims
        self.head = head
        self.report = report

    def entries(self, element: Element) -> Mapping[str, Entry]:
        """Return the entries of an element's block that are no fields of a claim."""
        found = self.claims.entries.get(element)
        if found is not None:
            return found
        data = self.claims.model.occurrences[element].data
        return {entry.name: entry for entry in data or ()}

    def of_line(
        self, element: Element, kind: RelationKind
    ) -> tuple[Fields | None, tuple[str, ...]]:
        """Return what `rel` on a line says, and the claims linked with its child."""
        entry = self.entries(element).get("rel")
        if entry is None:
            return None, ()
        if not isinstance(entry.value, DataMap):
            message, place = "rel: is not a mapping", entry.value.place
            self.fault("invalid-field", message, place, "write rel: {...}")
            return None, ()
        return self.with_linked(entry.value, kind)

    def with_linked(
        self, node: DataMap, kind: RelationKind
    ) -> tuple[Fields, tuple[str, ...]]:
        """Return what a mapping says of a relation, and the claims under `with`."""
        linked: list[str] = []
        for entry in node:
            if entry.name != "with":
                continue
            if kind not in LINKED:
                message = f"with: {kind} takes one premise"
                remedy = "link the premises of a support, an attack or an undercut"
                self.fault("invalid-field", message, entry.key.place, remedy)
            value = entry.value
            for one in value.items if isinstance(value, DataList) else (value,):
                if isinstance(one, Scalar) and not one.is_null:
                    claim = self.claim(one)
                    linked += [claim] if claim is not None else []
                elif not isinstance(one, Scalar):
                    message, place = "with: holds something else than keys", one.place
                    self.fault("invalid-field", message, place, "write with: [Key]")
        return self.of_mapping(node, allowed=("with",)), tuple(linked)

    def of_mapping(self, node: DataMap, *, allowed: tuple[str, ...] = ()) -> Fields:
        """Return what a mapping says of a relation."""
        fields = fields_of(node, RELATION_FIELDS, self.report)
        known = (*RELATION_FIELDS, *allowed)
        for other in fields.others:
            if other.name not in allowed:
                message = f"a relation has no key {other.name!r}"
                remedy = suggestion(other.name, known) or f"write {', '.join(known)}"
                self.fault("unknown-key", message, other.key.place, remedy)
        self.head.refer(fields)
        return fields

    def claim(self, node: Scalar) -> str | None:
        """Return the id of the claim that a scalar names."""
        found = self.claims.named(node.text)
        if found is None:
            message = f"no claim has the key or id {node.text!r}"
            remedy = self.head.nearest(node.text, self.claims.known())
            self.fault("unknown-id", message, node.place, remedy)
        return found

    def refuse(self, element: Element) -> None:
        """Refuse `rel` where no relation is made."""
        entry = self.entries(element).get("rel")
        if entry is not None:
            message = "rel: this line makes no relation"
            remedy = "put it on a line with + - _ or ><"
            self.fault("misplaced-rel", message, entry.key.place, remedy)

    def fault(self, code: str, message: str, place: Place, remedy: str = "") -> None:
        """Keep a fault."""
        self.report.error(Fault(code, message, place=place, remedy=remedy))
