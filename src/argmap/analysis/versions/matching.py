"""Matching: which record of one map is which of another, by id and then by content."""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.records import kinds
from argmap.model.relations import Relation
from argmap.model.renaming import renamed_passage, renamed_values
from argmap.model.sources import Passage, Source

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Matching", "by_key", "matched"]

Record = Actor | Source | Issue | Claim | Assertion | Relation
Key = Callable[[Any], Hashable | None]
Names = dict[str, str]

# A claim's text without its last stop: what else may be left out can turn the sense.
LAST_STOP = "."


@attrs.frozen(kw_only=True, eq=False)
class Matching:
    """The records of two maps that are the same, under whatever ids.

    Parameters
    ----------
    names : dict
        By view of the map, the new id of each old one that has one.
    """

    names: dict[str, Names]
    renamed: bool

    def new_id(self, space: str, key: str) -> str:
        """Return the new id of an old record, or its old id where it has none.

        Parameters
        ----------
        space : str
            A view of the map, or ``targets``: claims and relations.
        key : str
            An id in the old map.

        Returns
        -------
        str
            An id in the new map, but for a record that is gone.
        """
        if space == "targets":
            found = self.names["claims"].get(key)
            return found or self.names["relations"].get(key, key)
        return self.names[space].get(key, key)

    def values(self, record: Record) -> dict[str, Any]:
        """Return an old record's fields, with the new ids in references.

        Parameters
        ----------
        record : record
            Of the old map.

        Returns
        -------
        dict
            By field name; its own id is the old one.
        """
        if self.renamed:
            return renamed_values(record, self.new_id)
        return {name: getattr(record, name) for name in kinds(type(record))}

    def passage(self, passage: Passage) -> Passage:
        """Return an old passage with the new id of its source.

        Parameters
        ----------
        passage : Passage
            Of the old map.

        Returns
        -------
        Passage
            Else unchanged.
        """
        return renamed_passage(passage, self.new_id)


def matched(before: ArgumentMap, after: ArgumentMap) -> Matching:
    """Return which records of two maps are the same.

    Records of one class match by id. Of those left over match, in this order of the
    keys and in the maps' order under each: sources by sha256, DOI, address, or title
    and date; issues by question; actors by name; claims by text, or by title where
    they have none; relations by kind, premises and target; assertions by actor, claim,
    stance and passage. White space, case and a last full stop do not count in texts.
    Claims whose texts are merely alike are not matched: a number or a "not" makes
    another claim. Undercuts that target each other in a circle match by id alone.

    Parameters
    ----------
    before, after : ArgumentMap
        Any two maps.

    Returns
    -------
    Matching
        The same pairs, turned round, for the maps in the other order.
    """
    names = {
        space: _pairs(getattr(before, space), getattr(after, space), keys)
        for space, keys in _KEYS.items()
    }
    names["relations"] = _relations(before, after, names)
    matching = Matching(names=names, renamed=_any_renamed(names))
    spoken = _assertion_key(lambda key: key, lambda key: key, lambda passage: passage)
    told = _assertion_key(
        lambda key: matching.new_id("actors", key),
        lambda key: matching.new_id("claims", key),
        matching.passage,
    )
    names["assertions"] = _pairs(
        before.assertions, after.assertions, [spoken], old_keys=[told]
    )
    return Matching(names=names, renamed=_any_renamed(names))


def _any_renamed(names: dict[str, Names]) -> bool:
    return any(old != new for pairs in names.values() for old, new in pairs.items())


def _pairs(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    keys: Iterable[Key],
    *,
    old_keys: Iterable[Key] | None = None,
) -> Names:
    """Pair records by id, then by each of the keys; None is the key of none."""
    pairs = {key: key for key in old if key in new}
    left = [record for key, record in old.items() if key not in pairs]
    free = [record for key, record in new.items() if key not in pairs]
    keys = list(keys)
    for old_key, new_key in zip(old_keys or keys, keys, strict=True):
        if not left or not free:
            break
        found = by_key(left, free, old_key, new_key)
        pairs.update(found)
        taken = set(found.values())
        left = [record for record in left if record.id not in found]
        free = [record for record in free if record.id not in taken]
    return pairs


def by_key(old: Iterable[Any], new: Iterable[Any], old_key: Key, new_key: Key) -> Names:
    """Return which records have one key: the first of each, then the second, ...

    Parameters
    ----------
    old, new : iterable of record
        Records of one class.
    old_key, new_key : callable
        Give the key of an old and of a new one; None is the key of none.

    Returns
    -------
    dict
        The new id of each old one that has a partner.
    """
    waiting: dict[Hashable, deque[str]] = {}
    for record in new:
        key = new_key(record)
        if key is not None:
            waiting.setdefault(key, deque()).append(record.id)
    pairs = {}
    for record in old:
        key = old_key(record)
        row = None if key is None else waiting.get(key)
        if row:
            pairs[record.id] = row.popleft()
    return pairs


def _relations(
    before: ArgumentMap, after: ArgumentMap, names: dict[str, Names]
) -> Names:
    """Pair relations; undercuts after what they target, which may be undercuts."""
    pairs = {key: key for key in before.relations if key in after.relations}
    free = {k: r for k, r in after.relations.items() if k not in pairs}
    matching = Matching(names={**names, "relations": pairs}, renamed=True)
    ready: list[Relation] = []
    waiting: dict[str, list[Relation]] = {}
    for key, relation in before.relations.items():
        if key in pairs:
            continue
        if before.is_undercut(relation) and relation.target not in pairs:
            waiting.setdefault(relation.target, []).append(relation)
        else:
            ready.append(relation)
    by_target: dict[str, list[Relation]] = {}
    for relation in free.values():
        by_target.setdefault(relation.target, []).append(relation)
    while ready:
        targets = dict.fromkeys(matching.new_id("targets", r.target) for r in ready)
        open_ = [r for t in targets for r in by_target.get(t, ()) if r.id in free]
        left = ready
        for exact in (True, False):
            found = by_key(
                left,
                open_,
                _relation_key(matching, exact=exact),
                _relation_key(None, exact=exact),
            )
            pairs.update(found)
            for key in found.values():
                del free[key]
            left = [r for r in left if r.id not in found]
            open_ = [r for r in open_ if r.id in free]
        ready = [u for r in ready if r.id in pairs for u in waiting.pop(r.id, ())]
    return pairs


def _relation_key(matching: Matching | None, *, exact: bool) -> Key:
    """Return the key of a relation; of an old one if there is a matching."""

    def key(relation: Relation) -> Hashable:
        premises, target, passage = (
            relation.premises,
            relation.target,
            relation.passage,
        )
        if matching is not None:
            premises = tuple(matching.new_id("claims", one) for one in premises)
            target = matching.new_id("targets", target)
            passage = None if passage is None else matching.passage(passage)
        place = (relation.basis, passage) if exact else None
        return relation.kind, frozenset(premises), target, place

    return key


def _assertion_key(
    actor: Callable[[str], str],
    claim: Callable[[str], str],
    place: Callable[[Passage], Passage],
) -> Key:
    def key(one: Assertion) -> Hashable:
        passage = None if one.passage is None else place(one.passage)
        return actor(one.actor), claim(one.claim), one.stance, passage

    return key


def _folded(text: str | None) -> str | None:
    """Return a text for comparison, None for a text that says nothing."""
    if not text:
        return None
    line = unicodedata.normalize("NFC", " ".join(text.casefold().split()))
    return line.removesuffix(LAST_STOP).rstrip() or None


def _titled(source: Source) -> Hashable | None:
    title = _folded(source.title)
    return None if title is None else (title, source.issued)


# Sources first by what can name no other document.
_KEYS: dict[str, list[Key]] = {
    "issues": [lambda issue: _folded(issue.question)],
    "sources": [
        lambda source: source.sha256,
        lambda source: _folded(source.doi),
        lambda source: source.url,
        _titled,
    ],
    "actors": [lambda actor: _folded(actor.name)],
    "claims": [lambda claim: _folded(claim.text or claim.title)],
}
