"""Premise-conclusion structures of an Argdown text, as links: one for each inference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown.data import DataList, Entry, Scalar
from argmap.formats.argdown.occurrences import ArgumentClass, canonical
from argmap.formats.argdown.scalars import core_value
from argmap.formats.argdown.sourcing.claims import untagged
from argmap.formats.argdown.sourcing.keys import ARGDOWN_KEYS, Fields
from argmap.formats.argdown.sourcing.links import Link
from argmap.formats.argdown.syntax import (
    Inference,
    Numbered,
    PremiseConclusionStructure,
)
from argmap.model import identifiers
from argmap.model.fields import Identifier, Line
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.formats.argdown.sourcing.relation_fields import RelationFields

__all__ = ["inference_links"]

USED = ("uses", "from")


def inference_links(
    model: ArgdownModel, reader: RelationFields
) -> tuple[dict[Inference, Link], dict[int, Link]]:
    """Return the link that each inference makes, and the last one of each argument.

    Parameters
    ----------
    model : ArgdownModel
        The model of the text.
    reader : RelationFields
        Reads the inferences' data.

    Returns
    -------
    tuple of two dict
        By syntax node, in the order of the text; by the identity of the argument.
    """
    links: dict[Inference, Link] = {}
    lasts: dict[int, Link] = {}
    for block in model.document.blocks:
        if isinstance(block, PremiseConclusionStructure):
            argument = model.structures.get(block)
            if argument is not None:
                made = _Structure(model, reader, argument).links(block)
                links.update(made)
                lasts[id(argument)] = list(made.values())[-1]
    return links, lasts


class _Structure:
    def __init__(
        self, model: ArgdownModel, reader: RelationFields, argument: ArgumentClass
    ) -> None:
        self.model = model
        self.reader = reader
        self.argument = argument
        self.key = ""
        if any(member.node.title is not None for member in argument.members):
            self.key = identifiers.slug(argument.title, otherwise="argument")

    def links(self, block: PremiseConclusionStructure) -> dict[Inference, Link]:
        """Return the link of each inference."""
        several = sum(isinstance(step, Inference) for step in block.steps) > 1
        note, author = self._description()
        made: dict[Inference, Link] = {}
        steps: list[Numbered] = []
        since = 0
        for index, step in enumerate(block.steps):
            if isinstance(step, Numbered):
                steps.append(step)
                continue
            conclusion = block.steps[index + 1]
            if not isinstance(conclusion, Numbered):
                continue
            fields = self._fields(step)
            if self.key:
                key = f"{self.key}-{len(made) + 1}" if several else self.key
                fields.values.setdefault("id", key)
            for name, value in (("note", note), ("author", author)):
                if value:
                    fields.values.setdefault(name, value)
            used = self._used(step, conclusion, steps) or steps[since:]
            claims = (self.reader.claims.of(one.statement) for one in used)
            made[step] = Link(
                kind=RelationKind.SUPPORTS,
                premises=tuple(dict.fromkeys(claims)),
                target=self.reader.claims.of(conclusion.statement),
                place=step.start,
                fields=fields,
            )
            since = len(steps)
        return made

    def _description(self) -> tuple[str, str]:
        """Return the note and the author that the argument's descriptions give."""
        main = canonical(self.argument.members)
        where = f"relations/{self.key}"
        author = ""
        for member in self.argument.members:
            own = Line(empty=True).convert(untagged(member))
            if own and member is not main:
                self.reader.report.warn(
                    "another-wording",
                    f"<{self.argument.title}> is described otherwise elsewhere; "
                    "that description counts",
                    place=member.place,
                )
            for entry in member.data or ():
                if entry.name in ("by", "proponent"):
                    author = self._author(entry)
                elif entry.name in ARGDOWN_KEYS:
                    if entry.name != "isCanonical":
                        self.reader.head.keep(where, entry)
                elif entry.name != "rel":
                    self.reader.head.unknown(where, entry, ("by", "rel"))
        if self.argument.tags:
            kept = self.reader.head.extra.setdefault(where, {})
            kept.setdefault("tags", list(self.argument.tags))
        return Line(empty=True).convert(untagged(main)) if main else "", author

    def _author(self, entry: Entry) -> str:
        """Return the actor who makes the argument; "" where none is named."""
        value = entry.value
        name = identifiers.normal(value.text) if isinstance(value, Scalar) else ""
        fault = Identifier().fault(name)
        if fault:
            message = f"{entry.name}: {fault}"
            self.reader.fault("invalid-field", message, value.place)
            return ""
        self.reader.head.reference("actors", name, value.place)
        return name

    def _fields(self, step: Inference) -> Fields:
        inference = self.model.inferences[step]
        fields = Fields()
        if inference.data is not None:
            fields = self.reader.of_mapping(inference.data, allowed=USED)
        rules = Line(empty=True).convert(", ".join(inference.rules))
        if rules:
            fields.values.setdefault("scheme", rules)
        return fields

    def _used(
        self, step: Inference, conclusion: Numbered, steps: list[Numbered]
    ) -> list[Numbered]:
        """Return the statements that the inference or its conclusion names.

        They are named by their position, as in the reference; the numbers in
        parentheses mean nothing.
        """
        data = (
            self.model.inferences[step].data,
            self.model.occurrences[conclusion.statement].data,
        )
        nodes = (one.get(name) for name in USED for one in data if one is not None)
        node = next((one for one in nodes if isinstance(one, DataList)), None)
        if node is None:
            return []
        used = []
        for item in node.items:
            # In quotes or not, as in the reference.
            number = core_value(item.text) if isinstance(item, Scalar) else None
            if type(number) is int and 1 <= number <= len(steps):
                used.append(steps[number - 1])
                continue
            shown = repr(item.text) if isinstance(item, Scalar) else "something else"
            message = f"expected a number from 1 to {len(steps)}, found {shown}"
            remedy = "name statements by their position in the structure"
            self.reader.fault("unknown-step", message, item.place, remedy)
        return used
