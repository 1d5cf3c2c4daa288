"""The writer: a map as Argdown with sourcing keys.

Issue by issue, each claim once with all that is said of it; relations as lines below
what they bear on, linked supports as premise-conclusion structures, the rest as keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeGuard

from argmap.formats.argdown.sourcing.head import (
    EMPTY_MAP,
    FRONT_KEYS,
    SELECTION,
    TITLES,
)
from argmap.formats.argdown.sourcing.keys import normal_name
from argmap.formats.argdown.writing.blocks import Blocks, fits_block, hyphened
from argmap.formats.argdown.writing.emission import (
    WIDTH,
    block,
    entries,
    entry,
    escaped,
    flow,
    mapping,
    tag,
)
from argmap.formats.argdown.writing.placement import Placement
from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.records import kinds, plain
from argmap.model.relations import RelationKind
from argmap.model.sources import Source

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim, Issue
    from argmap.model.relations import Relation

__all__ = ["written"]

SIGNS = {
    RelationKind.SUPPORTS: "+",
    RelationKind.ATTACKS: "-",
    RelationKind.CONTRADICTS: "><",
}
DEFINED: dict[str, Any] = {"sources": Source, "actors": Actor}


def written(m: ArgumentMap) -> str:
    """Return a map as Argdown text.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    str
        The same for equal maps of the same order; it reads back as an equal map.
    """
    return _Writer(m).text()


class _Writer:
    def __init__(self, m: ArgumentMap) -> None:
        self.m = m
        self.place = Placement(m)
        self.blocks = Blocks(m, self.place)
        self.keys = self.blocks.keys
        self.own = m.extra.get("argdown", {})
        # By issue, in the map's order: one pass, however many issues there are.
        self.claims: dict[str | None, list[Claim]] = {}
        for claim in m:
            if claim.id not in self.place.hosts:
                self.claims.setdefault(claim.issue, []).append(claim)
        self.structures: dict[str | None, list[Relation]] = {}
        for relation in m.relations.values():
            if self.place.is_structure(relation):
                issue = m.claims[relation.target].issue
                self.structures.setdefault(issue, []).append(relation)

    def text(self) -> str:
        parts = [self._front_matter(), *self._of_issue(None)]
        for issue in self.m.issues.values():
            parts.append(self._heading(issue))
            parts += self._of_issue(issue.id)
        if len(parts) == 1:
            # A document needs a block besides its front matter.
            parts.append(f"# {escaped(self.m.title or EMPTY_MAP)}")
        return "\n\n".join(parts) + "\n"

    def _front_matter(self) -> str:
        lines = ["==="]
        for name in TITLES:
            value = getattr(self.m, name)
            if value is not None and (value or name != "title"):
                lines.append(entry(name, flow(value), margin=""))
        for space in DEFINED:
            records = getattr(self.m, space)
            if records:
                lines.append(f"{space}:")
            for key, record in records.items():
                lines += self._declared(f"{space}/{key}", record)
        kept = self.own.get("")
        front = dict(kept) if _fits_front(kept) else {}
        front = {"selection": SELECTION, **front}
        lines += [entry(k, flow(v, typed=False), margin="") for k, v in front.items()]
        carried = self._carried()
        if carried:
            lines.append(f"extra: {mapping(carried, typed=False)}")
        return "\n".join((*lines, "==="))

    def _declared(self, where: str, record: Source | Actor) -> list[str]:
        """Return a record on one line or, where that is too long, a field a line."""
        fields = hyphened(plain(record))
        del fields["id"]
        pairs = [(name, flow(value)) for name, value in fields.items()]
        kept = self.own.get(where)
        if _fits_record(kept, type(record)):
            pairs += [(name, flow(value, typed=False)) for name, value in kept.items()]
        inside = ", ".join(entry(name, value) for name, value in pairs)
        line = entry(record.id, f"{{{inside}}}", margin="  ")
        if len(line) <= WIDTH or "\n" in line:
            return [line]
        below = [entry(name, value, margin="    ") for name, value in pairs]
        return [line[: line.index(": {") + 1], *below]

    def _heading(self, issue: Issue) -> str:
        kept = self.own.get(f"issues/{issue.id}")
        several = [entries({"issue": issue.id})]
        if _fits_heading(kept):
            several.append(entries(kept, typed=False))
        return f"# {escaped(issue.question)} {{{', '.join(several)}}}"

    def _of_issue(self, issue: str | None) -> Iterator[str]:
        """Yield the blocks of one issue: claims with their replies, then inferences."""
        for claim in self.claims.get(issue, ()):
            lines = [self._definition(claim, 0, "", None)]
            lines += self._below(claim.id)
            yield "\n".join(lines)
        for relation in self.structures.get(issue, ()):
            yield self._structure(relation)

    def _below(self, key: str) -> Iterator[str]:
        """Yield the lines below a claim or a relation."""
        for relation, level in self.place.levels(key):
            yield self._line(relation, level)

    def _line(self, relation: Relation, level: int) -> str:
        sign = "_" if self.m.is_undercut(relation) else SIGNS[relation.kind]
        start = f"{'  ' * level}{sign} "
        claim = self.m.claims[relation.premises[0]]
        if self.place.is_defined_by(claim.id, relation.id):
            return self._definition(claim, level, start, relation)
        rel = self.blocks.of_relation(relation)
        line = f"{start}[{self.keys[claim.id]}]"
        groups = [f"rel: {mapping(rel)}"] if rel else []
        return line + block(groups, indent=2 * level + 2, room=WIDTH - len(line))

    def _definition(
        self, claim: Claim, level: int, start: str, relation: Relation | None
    ) -> str:
        line = f"{start}[{self.keys[claim.id]}]"
        if claim.text:
            line = f"{line}: {escaped(claim.text)}"
        line = " ".join((line, *map(tag, claim.tags)))
        groups = self.blocks.of_claim(claim, relation)
        return line + block(groups, indent=2 * level + 2, room=WIDTH - len(line))

    def _structure(self, relation: Relation) -> str:
        """Return linked premises and their conclusion."""
        rel = self.blocks.of_relation(relation)
        title = ""
        if rel.get("id") == identifiers.slug(relation.id):
            title = f"<{rel.pop('id')}>\n\n"
        lines = [
            f"({number}) [{self.keys[premise]}]"
            for number, premise in enumerate(relation.premises, start=1)
        ]
        lines.append(f"-- {mapping(rel)} --" if rel else "----")
        lines += self._below(relation.id)
        lines.append(f"({len(relation.premises) + 1}) [{self.keys[relation.target]}]")
        return title + "\n".join(lines)

    def _carried(self) -> dict[str, Any]:
        """Return what is kept for other notations, or fits nowhere else."""
        carried = {
            name: kept for name, kept in self.m.extra.items() if name != "argdown"
        }
        own = {
            where: kept
            for where, kept in self.own.items()
            if not self._is_placed(where, kept)
        }
        if own or self.m.extra.get("argdown") == {}:
            carried["argdown"] = own
        return carried

    def _is_placed(self, where: str, kept: Any) -> bool:
        """Whether what is kept stands beside the record that it belongs to."""
        space, _, key = where.partition("/")
        if where == "":
            return _fits_front(kept)
        if space == "claims":
            return key in self.m.claims and fits_block(kept)
        if space == "issues":
            return key in self.m.issues and _fits_heading(kept)
        if space in DEFINED:
            held = key in getattr(self.m, space)
            return held and _fits_record(kept, DEFINED[space])
        return False


def _fits_front(kept: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether what is kept of the file can stand in the front matter as it is."""
    if not isinstance(kept, dict) or not kept or kept.get("selection") == SELECTION:
        return False
    return not (FRONT_KEYS - {"selection"}).intersection(kept)


def _fits_heading(kept: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether what is kept of an issue can stand behind its heading."""
    return isinstance(kept, dict) and bool(kept) and not {"issue", "tags"} & kept.keys()


def _fits_record(kept: Any, record_class: type) -> TypeGuard[Mapping[str, Any]]:
    """Whether what is kept of a source or actor can stand among its fields."""
    if not isinstance(kept, dict) or not kept:
        return False
    known = {normal_name(name) for name in kinds(record_class)}
    return not any(normal_name(name) in known for name in kept)
