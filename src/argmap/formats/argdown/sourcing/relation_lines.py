"""Relation lines, inferences and relation keys of an Argdown text, as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown.data import DataList, DataMap, Entry, Scalar
from argmap.formats.argdown.occurrences import ArgumentClass, StatementClass
from argmap.formats.argdown.settings import option
from argmap.formats.argdown.sourcing.inferences import inference_links
from argmap.formats.argdown.sourcing.keys import RELATION_KEYS, Fields
from argmap.formats.argdown.sourcing.links import Link
from argmap.formats.argdown.sourcing.relation_fields import RelationFields
from argmap.formats.argdown.sourcing.undercuts import settle
from argmap.formats.argdown.syntax import (
    Argument,
    Element,
    Heading,
    Inference,
    Listing,
    Numbered,
    PremiseConclusionStructure,
    Sign,
)
from argmap.model import identifiers
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from argmap.formats.argdown.data import DataNode
    from argmap.formats.argdown.faults import Report
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.formats.argdown.sourcing.claims import Claims
    from argmap.formats.argdown.sourcing.head import Head
    from argmap.formats.argdown.syntax import Block, RelationLine

__all__ = ["links_of"]

KINDS = {
    "support": RelationKind.SUPPORTS,
    "attack": RelationKind.ATTACKS,
    "contradictory": RelationKind.CONTRADICTS,
    "undercut": RelationKind.ATTACKS,
}
# What strict mode calls relations between statements.
SCHEMES = {
    "support": ("entails", RelationKind.SUPPORTS),
    "attack": ("contrary", RelationKind.CONTRADICTS),
    "contradictory": ("contradictory", RelationKind.CONTRADICTS),
}
UNDERCUTS = (Sign.UNDERCUTS, Sign.UNDERCUT)


def links_of(
    model: ArgdownModel, claims: Claims, head: Head, report: Report
) -> list[Link]:
    """Return the links that a text states, in its order, every target known.

    Parameters
    ----------
    model : ArgdownModel
        The model of the text.
    claims : Claims
        Its claims.
    head : Head
        Its actors and sources.
    report : Report
        Takes faults and warnings.

    Returns
    -------
    list of Link
        Statements that repeat a relation among them.
    """
    reader = _Reader(model, claims, head, report)
    for block in model.document.blocks:
        reader.block(block)
    settle(reader.pending, reader.links, report)
    return sorted(reader.links, key=lambda link: link.place)


class _Reader:
    def __init__(
        self, model: ArgdownModel, claims: Claims, head: Head, report: Report
    ) -> None:
        self.model = model
        self.claims = claims
        self.head = head
        self.report = report
        self.fields = RelationFields(claims, head, report)
        self.strict = option(model.settings, "model", "mode") == "strict"
        # Inferences first: lines anywhere may name their arguments.
        self.inferences, self.lasts = inference_links(model, self.fields)
        self.links = list(self.inferences.values())
        self.pending: list[tuple[Link, str]] = []
        self.relations = {
            line: relation for relation in model.relations for line in relation.lines
        }

    def block(self, block: Block) -> None:
        """Read a block with everything below it."""
        if isinstance(block, Heading):
            return
        if isinstance(block, Listing):
            for item in block.items:
                self._element(item.element)
        elif isinstance(block, PremiseConclusionStructure):
            for step in block.steps:
                if isinstance(step, Numbered):
                    self._element(step.statement)
                else:
                    self._inference(step)
        else:
            self._element(block)

    def _inference(self, step: Inference) -> None:
        above = self.inferences.get(step)
        for line in step.lines:
            self._below(line, self._undercut(None, above, line))

    def _element(self, element: Element) -> None:
        """Read a top-level element with everything below it."""
        self.fields.refuse(element)
        self._keys(element)
        for line in element.lines:
            self._below(line, self._line(element, None, line))

    def _below(self, first: RelationLine, made: Link | None) -> None:
        """Read the lines below a line, the link that it makes given."""
        waiting = [(first, made)]
        while waiting:
            line, link = waiting.pop()
            if link is None:
                self.fields.refuse(line.child)
            self._keys(line.child)
            waiting += [
                (below, self._line(line.child, link, below))
                for below in line.child.lines
            ]

    def _line(
        self, parent: Element, above: Link | None, line: RelationLine
    ) -> Link | None:
        """Return the link that a line makes below a parent; None where it makes none."""
        if line.sign in UNDERCUTS:
            return self._undercut(parent, above, line)
        child = line.child
        source, target = (child, parent) if line.sign.from_child else (parent, child)
        if line.sign is Sign.CONTRADICTS:
            source, target = child, parent
        structure = self.claims.structure_of(target)
        if structure is not None and line.sign is not Sign.CONTRADICTS:
            return self._at_argument(structure, source, line)
        own = self.claims.structure_of(source)
        if own is not None and line.sign.relation == "support":
            made = self.lasts.get(id(own))
            if made is not None and made.target == self.claims.of(target):
                return self._stated_again(made, own, line)
        scheme, kind = "", KINDS[line.sign.relation]
        both = not isinstance(source, Argument) and not isinstance(target, Argument)
        if self.strict and both:
            scheme, kind = SCHEMES[line.sign.relation]
        fields, linked = self.fields.of_line(child, kind)
        return self._add(
            Link(
                kind=kind,
                premises=(self.claims.of(source), *linked),
                target=self.claims.of(target),
                place=line.start,
                fields=fields,
                scheme=scheme,
            )
        )

    def _stated_again(self, made: Link, own: ArgumentClass, line: RelationLine) -> Link:
        """Return the link of an inference that a line below its conclusion names."""
        entry = self.fields.entries(line.child).get("rel")
        if entry is not None:
            self.fields.fault(
                "misplaced-rel",
                f"the link of <{own.title}> is drawn by its inference line",
                entry.key.place,
                "put the fields of rel there, in braces",
            )
        return made

    def _at_argument(
        self, structure: ArgumentClass, source: Element, line: RelationLine
    ) -> Link | None:
        """Return the undercut that an attack on an argument with premises is."""
        if line.sign.relation == "support":
            self.report.warn(
                "support-of-argument",
                f"a support of <{structure.title}> says nothing of a claim; "
                "it is only kept",
                place=line.start,
                remedy="support its conclusion or one of its premises",
            )
            last = self.lasts.get(id(structure))
            where = f"relations/{last.explicit_id if last else ''}"
            kept = self.head.extra.setdefault(where, {})
            kept.setdefault("supported-by", []).append(self.claims.of(source))
            return None
        fields, linked = self.fields.of_line(line.child, RelationKind.ATTACKS)
        premises = (self.claims.of(source), *linked)
        attacked = self._attacked_premise(premises[0], line)
        if attacked is not None:
            kind, target = attacked
            link = Link(
                kind=kind,
                premises=premises,
                target=target,
                place=line.start,
                fields=fields,
            )
        else:
            link = Link(
                kind=RelationKind.ATTACKS,
                premises=premises,
                target=self.lasts.get(id(structure)),
                place=line.start,
                fields=fields,
                undercuts=True,
            )
        return self._add(link)

    def _attacked_premise(
        self, attacker: str, line: RelationLine
    ) -> tuple[RelationKind, str] | None:
        """Return what an attack on an argument adds to: an attack on a premise of it.

        As in the reference, which drops the attack on the argument then.
        """
        relation = self.relations.get(line)
        if relation is None:
            return None
        ends = (relation.source, relation.target)
        first, second = (
            self.claims.of_class(end) if isinstance(end, StatementClass) else None
            for end in ends
        )
        if first is None or second is None:
            return None
        kind = KINDS.get(relation.type, RelationKind.CONTRADICTS)
        return kind, second if first == attacker else first

    def _undercut(
        self, parent: Element | None, above: Link | None, line: RelationLine
    ) -> Link:
        fields, linked = self.fields.of_line(line.child, RelationKind.ATTACKS)
        by, hit = line.child, parent
        if line.sign is Sign.UNDERCUT and parent is not None:
            by, hit, above = parent, line.child, None
        if above is None and hit is not None:
            structure = self.claims.structure_of(hit)
            if structure is not None:
                above = self.lasts.get(id(structure))
        link = self._add(
            Link(
                kind=RelationKind.ATTACKS,
                premises=(self.claims.of(by), *linked),
                target=above,
                place=line.start,
                fields=fields,
                undercuts=True,
            )
        )
        if above is None and hit is not None:
            self.pending.append((link, self.claims.of(hit)))
        return link

    def _keys(self, element: Element) -> None:
        """Read the relation keys of an element's own block."""
        for name, entry in self.claims.entries.get(element, {}).items():
            kind = RELATION_KEYS.get(name)
            if kind is None:
                continue
            value = entry.value
            for node in value.items if isinstance(value, DataList) else (value,):
                self._key(element, kind, entry, node)

    def _key(
        self, element: Element, kind: RelationKind, entry: Entry, node: DataNode
    ) -> None:
        fields: Fields | None = None
        linked: tuple[str, ...] = ()
        named: DataNode | None = node
        if isinstance(node, DataMap):
            named = node.get("to")
            others = tuple(one for one in node if one.name != "to")
            if others:
                rest = DataMap(others, node.place)
                fields, linked = self.fields.with_linked(rest, kind)
        if not isinstance(named, Scalar) or named.is_null:
            message = f"{entry.name}: names nothing"
            remedy = f"write {entry.name}: Key, or {{to: Key}}"
            self.fields.fault("invalid-field", message, node.place, remedy)
            return
        undercuts = entry.name == "undercuts"
        target = named.text if undercuts else self.fields.claim(named)
        if target is not None:
            self._add(
                Link(
                    kind=kind,
                    premises=(self.claims.of(element), *linked),
                    target=identifiers.normal(target),
                    place=named.place,
                    fields=fields,
                    undercuts=undercuts,
                )
            )

    def _add(self, link: Link) -> Link:
        self.links.append(link)
        return link
