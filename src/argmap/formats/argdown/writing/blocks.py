"""Data blocks: what a map says of its claims and relations, by sourcing key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeGuard

from argmap.formats.argdown.sourcing.keys import (
    BLOCK_KEYS,
    CLAIM_KEYS,
    PASSAGE_KEYS,
    RELATION_FIELDS,
    STANCE_KEYS,
    Key,
    normal_name,
)
from argmap.formats.argdown.writing.emission import entries, flow, mapping
from argmap.model import identifiers
from argmap.model.records import plain
from argmap.model.relations import Basis, Relation, RelationKind
from argmap.model.sources import Passage

if TYPE_CHECKING:
    from argmap.formats.argdown.writing.placement import Placement
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.claims import Claim

__all__ = ["Blocks", "fits_block", "hyphened", "single"]

KEYED = {
    RelationKind.SUPERSEDES: "supersedes",
    RelationKind.QUALIFIES: "qualifies",
    RelationKind.REPHRASES: "rephrases",
}
# What an assertion says in words that are the claim's where it stands in its block.
APART = frozenset(("id", "note", "proposed"))
_UNTITLED = re.compile(r"Untitled \d+")


class Blocks:
    """The data blocks of a map.

    Parameters
    ----------
    m : ArgumentMap
        The map.
    place : Placement
        Where its relations are written.
    """

    def __init__(self, m: ArgumentMap, place: Placement) -> None:
        self.m = m
        self.place = place
        self.keys = _keys(m)
        self._stated_twice = _stated_twice(m)
        self._theses = {issue.thesis for issue in m.issues.values()} - {None}
        self._extra = m.extra.get("argdown", {})

    def of_claim(self, claim: Claim, relation: Relation | None) -> Iterator[str]:
        """Yield the entries of a claim's data block, a group for each line.

        Parameters
        ----------
        claim : Claim
            The claim.
        relation : Relation or None
            The relation on whose line it is defined.

        Yields
        ------
        str
            Entries, perhaps none; those of `stances` take several lines.
        """
        said = [self._voice(one) for one in self.m.assertions_of(claim)]
        own = self._of_claim(claim)
        alone = len(said) == 1 and not APART & said[0].keys()
        if alone:
            own.update(said[0])
        quantity = own.pop("quantity", None)
        yield entries(own)
        if said and not alone:
            yield "stances: [\n  " + ",\n  ".join(map(mapping, said)) + "]"
        if quantity is not None:
            yield f"quantity: {mapping(quantity)}"
        for name, targets in self._relation_keys(claim).items():
            yield f"{name}: {flow(targets[0] if len(targets) == 1 else targets)}"
        if relation is not None and (rel := self.of_relation(relation)):
            yield f"rel: {mapping(rel)}"
        kept = self._extra.get(f"claims/{claim.id}")
        if fits_block(kept):
            yield entries(kept, typed=False)

    def of_relation(self, relation: Relation) -> dict[str, Any]:
        """Return what a relation says besides its kind and ends.

        Parameters
        ----------
        relation : Relation
            The relation.

        Returns
        -------
        dict
            Plain values by key, in the order of the keys; empty where there is
            nothing but the defaults.
        """
        fields = plain(relation)
        found = _by_key(fields, RELATION_FIELDS)
        found |= _by_key(fields.get("passage", {}), PASSAGE_KEYS, Passage)
        expected = Basis.ANALYST if relation.passage is None else Basis.EXPLICIT
        found["basis"] = relation.basis.value
        if relation.basis is expected:
            del found["basis"]
        undercut = self.m.is_undercut(relation)
        default = identifiers.relation_id(
            verb="undercuts" if undercut else relation.kind.value,
            premises=relation.premises,
            target=relation.target,
        )
        if relation.id == default and relation.id not in self._stated_twice:
            del found["id"]
        linked = relation.premises[1:]
        if linked and not self.place.is_structure(relation):
            found["with"] = single([self.keys[premise] for premise in linked])
        order = (*RELATION_FIELDS, "with")
        return {name: found[name] for name in order if name in found}

    def _of_claim(self, claim: Claim) -> dict[str, Any]:
        """Return a claim's own fields, those left out that its line says."""
        found = _by_key(plain(claim), CLAIM_KEYS)
        key = self.keys[claim.id]
        is_id = not identifiers.fault(identifiers.normal(key))
        if key == claim.title:
            del found["title"]
            if not is_id and claim.id == identifiers.claim_id(title=key, text=""):
                del found["id"]
        else:
            del found["id"]
        if claim.text:
            found.pop("issue", None)
        if claim.id in self._theses:
            found["thesis"] = True
        return found

    def _voice(self, one: Assertion) -> dict[str, Any]:
        fields = plain(one)
        found = _by_key(fields, STANCE_KEYS)
        found.pop("proponent")
        found |= _by_key(fields.get("passage", {}), PASSAGE_KEYS, Passage)
        if one.id == identifiers.assertion_id(claim=one.claim, actor=one.actor):
            del found["id"]
        return {name: found[name] for name in STANCE_KEYS if name in found}

    def _relation_keys(self, claim: Claim) -> dict[str, list[Any]]:
        """Return the relations of a claim that have no line, by their key."""
        found: dict[str, list[Any]] = {}
        for relation in self.m.relations_from(claim):
            if relation.premises[0] != claim.id:
                continue
            if self.place.is_line(relation) or self.place.is_structure(relation):
                continue
            rel = self.of_relation(relation)
            undercut = self.m.is_undercut(relation)
            target = relation.target if undercut else self.keys[relation.target]
            name = "undercuts" if undercut else KEYED[relation.kind]
            found.setdefault(name, []).append({"to": target, **rel} if rel else target)
        return found


def fits_block(kept: Any) -> TypeGuard[Mapping[str, Any]]:
    """Return whether what is kept of a claim can stand in its data block.

    Parameters
    ----------
    kept : object
        Plain JSON data.

    Returns
    -------
    bool
        False for nothing, and for what would be read as something else.
    """
    return (
        isinstance(kept, Mapping)
        and bool(kept)
        and "isCanonical" not in kept
        and not any(normal_name(name) in BLOCK_KEYS for name in kept)
    )


def single(value: Any) -> Any:
    """Return a list of one without its brackets.

    Parameters
    ----------
    value : object
        Plain JSON data.

    Returns
    -------
    object
        The value itself where it is no list of one text.
    """
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return value[0]
    return value


def hyphened(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain fields by their keys: ``rolls_up`` is ``rolls-up``.

    Parameters
    ----------
    values : mapping
        Plain fields of a record.

    Returns
    -------
    dict
        Lists of one without their brackets.
    """
    return {normal_name(name): single(value) for name, value in values.items()}


def _keys(m: ArgumentMap) -> dict[str, str]:
    """Return what each claim is called in brackets: its title where that is safe."""
    used: dict[str, int] = {}
    for claim in m:
        if claim.title is not None:
            used[claim.title] = used.get(claim.title, 0) + 1
    keys = {}
    for claim in m:
        title = claim.title
        safe = (
            title is not None
            and used[title] == 1
            and "]" not in title
            and title[0] != "-"
            and not _UNTITLED.fullmatch(title)
            and (title == claim.id or title not in m.claims)
        )
        keys[claim.id] = title if safe and title is not None else claim.id
    return keys


def _stated_twice(m: ArgumentMap) -> set[str]:
    """Return the relations that another has the kind and the ends of."""
    groups: dict[Any, list[str]] = {}
    for relation in m.relations.values():
        ends: Any = (relation.premises, relation.target)
        if relation.kind is RelationKind.CONTRADICTS:
            ends = frozenset((*relation.premises, relation.target))
        groups.setdefault((relation.kind, ends), []).append(relation.id)
    return {key for group in groups.values() if len(group) > 1 for key in group}


def _by_key(
    fields: Mapping[str, Any], table: Mapping[str, Key], record: type | None = None
) -> dict[str, Any]:
    """Return a record's plain fields by the keys of a table."""
    found = {}
    for name, (owner, field) in table.items():
        if (owner is Passage) is (record is Passage) and field in fields:
            value = fields[field]
            if field == "spans":
                value = [f"{start}-{end}" for start, end in value]
            found[name] = hyphened(value) if isinstance(value, dict) else single(value)
    return found
