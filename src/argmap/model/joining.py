"""Joining: what drafts propose, added to a map that people have begun to review."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from itertools import chain
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import attrs

from argmap.model import views
from argmap.model.answered import document, unanswered
from argmap.model.proposing import Answer, folded
from argmap.model.register import SPACES
from argmap.model.renaming import renamed_values

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.claims import Claim
    from argmap.model.relations import Relation

__all__ = ["join", "join_each"]


def join(
    m: ArgumentMap, *drafts: ArgumentMap, answers: Iterable[Answer] = ()
) -> ArgumentMap:
    """Return a map with what drafts propose and the map does not hold yet.

    Records are the same by what they say, not by their ids: sources by the digest of
    their text, else by DOI, address or title and date; actors by name; claims by their
    text, and by their issue where the draft has one, but two claims of one draft stay
    two; assertions by who says what where.
    What is the same stays as the map has it. What has an answer is left out: a draft
    that is made anew brings back nothing that was accepted, reworded, merged or
    rejected. Who speaks on such a claim without having been asked about is proposed to
    speak on what it became; of a rejected claim nothing is.

    Parameters
    ----------
    m : ArgumentMap
        A map; it stays as it is.
    *drafts : ArgumentMap
        Other maps, such as drafts of documents; each is joined to what those before it
        have made. Time grows with the records of all.
    answers : iterable of Answer
        What has been said of proposals.

    Returns
    -------
    ArgumentMap
        Equal to `m` where the draft holds nothing new. New records get free ids.

    Examples
    --------
    >>> from argmap.model.argument_map import ArgumentMap
    >>> m, draft = ArgumentMap("Rent caps"), ArgumentMap()
    >>> _ = m.claim("Rents fell.", id="fell"), draft.claim("Rents fell.", id="c1")
    >>> _ = draft.claim("Stock held.", proposed=True)
    >>> list(join(m, draft).claims)
    ['fell', 'stock-held']
    """
    return join_each(m, drafts, answers=answers)


def join_each(
    m: ArgumentMap, drafts: Iterable[ArgumentMap], *, answers: Iterable[Answer] = ()
) -> ArgumentMap:
    """Return a map with what drafts propose, each joined as soon as it is there.

    Parameters
    ----------
    m : ArgumentMap
        A map; it stays as it is.
    drafts : iterable of ArgumentMap
        Asked for one by one; none is kept.
    answers : iterable of Answer
        As for `join`.

    Returns
    -------
    ArgumentMap
        What `join` returns.
    """
    given = {one.key: one for one in answers}
    made = copy.copy(m)
    known: dict[str, dict[Hashable, list[str]]] = {}
    for draft in drafts:
        left, homes = unanswered(draft, made, given) if given else (draft, {})
        made.add(*_Joining(made, left, known, homes).new_records())
    return made


class _Joining:
    """Gathers the records of a draft that a map lacks, under the ids that they get.

    `known` holds by space what the map says, with the ids of all that say it, and is
    carried from draft to draft; `homes` the claims of the map that claims of the draft
    have become.
    """

    def __init__(
        self,
        m: ArgumentMap,
        draft: ArgumentMap,
        known: dict[str, dict[Hashable, list[str]]],
        homes: Mapping[str, str],
    ) -> None:
        self.m = m
        self.draft = draft
        self.known = known
        self.homes = homes
        self.new: list[Any] = []
        self.taken: set[str] = set()
        # By space and id in the draft, the id in the map.
        self.ids: dict[tuple[str, str], str] = {}

    def new_records(self) -> list[Any]:
        m, draft = self.m, self.draft
        self._match("sources", m.sources, draft.sources, by=document)
        self._match("actors", m.actors, draft.actors, by=lambda one: folded(one.name))
        self._match("issues", m.issues, draft.issues, by=lambda i: folded(i.question))
        self._match("claims", m.claims, draft.claims, by=_claim, also=_unfiled)
        self._match("assertions", m.assertions, draft.assertions, by=_said)
        self._drop_circles()
        self._name_relations()
        return [attrs.evolve(one, **self._remapped(one)) for one in self.new]

    def _match(
        self,
        space: str,
        held: Mapping[str, Any],
        offered: Mapping[str, Any],
        *,
        by: Callable[[Any], Hashable],
        also: Callable[[Any], Hashable] | None = None,
    ) -> None:
        """Find each record of a space in the map, or name it anew.

        What is held goes by the one key or, behind all of these, by the other. Claims
        that the draft tells apart stay apart, even in the same words.
        """
        keys = (by, also) if also else (by,)
        if space not in self.known:
            self.known[space] = _listed(held.values(), keys)
        known = self.known[space]
        apart = space == "claims"
        waiting: list[tuple[Any, Any]] = []
        used: set[str] = set()
        for one in offered.values():
            seen = self._seen(one)
            if space == "claims" and one.id in self.homes:
                self.ids[space, one.id] = self.homes[one.id]
            elif one.id in held and by(held[one.id]) == by(seen):
                # Of several that say the same, the one that is called the same.
                self.ids[space, one.id] = one.id
                used.update([one.id] if apart else ())
            else:
                waiting.append((one, seen))
        free: dict[Hashable, Iterator[str]] = {}
        for one, seen in waiting:
            said = by(seen)
            ranks = range(len(keys))
            alike: Iterator[str] = chain.from_iterable(
                known.get((n, said), ()) for n in ranks
            )
            if apart:
                alike = free.setdefault(said, alike)
            found = next((key for key in alike if key not in used), None)
            if found is None:
                found = self._fresh(one.id, held)
                for rank, key in enumerate(keys):
                    known.setdefault((rank, key(seen)), []).append(found)
                self.new.append(one)
            used.update([found] if apart else ())
            self.ids[space, one.id] = found

    def _drop_circles(self) -> None:
        """Drop links between claims of the draft that are one claim of the map."""
        circles = {
            ("relations", one.id)
            for one in self.draft.relations.values()
            if one.target not in one.premises
            and self._end(one.target) in map(self._end, one.premises)
        }
        if circles:
            self.draft = views.left_out(self.draft, circles, kept=self.draft.claims)

    def _name_relations(self) -> None:
        """Find the links of the draft in the map; what they bear on comes first."""
        held = self.m.relations
        if "relations" not in self.known:
            self.known["relations"] = {_link(one): [one.id] for one in held.values()}
        known = self.known["relations"]
        waiting = list(self.draft.relations.values())
        progress = True
        while waiting and progress:
            later = []
            for one in waiting:
                if self._end(one.target) is None:
                    later.append(one)
                    continue
                said = _link(self._seen(one))
                if said not in known:
                    known[said] = [self._new_link(one)]
                self.ids["relations", one.id] = known[said][0]
            progress, waiting = len(later) < len(waiting), later
        # What is left undercuts each other in a circle, in which no target is known.
        loose: dict[Hashable, list[str]] = {}
        for one in held.values() if waiting else ():
            if one.target in held:
                loose.setdefault(_loose(one), []).append(one.id)
        for one in waiting:
            alike = loose.get(_loose(self._seen(one)))
            found = alike.pop(0) if alike else self._new_link(one)
            self.ids["relations", one.id] = found

    def _new_link(self, one: Relation) -> str:
        self.new.append(one)
        return self._fresh(one.id, self.m.relations)

    def _fresh(self, base: str, held: Mapping[str, Any]) -> str:
        key, number = base, 2
        while key in held or key in self.m or key in self.taken:
            key, number = f"{base}-{number}", number + 1
        self.taken.add(key)
        return key

    def _seen(self, one: Any) -> Any:
        """Return the fields of a record with the ids of the map, as no record yet."""
        return SimpleNamespace(**self._remapped(one))

    def _remapped(self, one: Any) -> dict[str, Any]:
        values = renamed_values(one, self._name)
        values["id"] = self._name(SPACES[type(one)], one.id)
        # Two records of a draft may be one of the map, and none is named twice.
        for name, value in values.items():
            if isinstance(value, tuple):
                values[name] = tuple(dict.fromkeys(value))
        return values

    def _name(self, space: str, key: str) -> str:
        if space == "targets":
            return self._end(key) or key
        return self.ids.get((space, key), key)

    def _end(self, key: str) -> str | None:
        return self.ids.get(("claims", key)) or self.ids.get(("relations", key))


def _listed(
    records: Collection[Any], keys: Iterable[Callable[[Any], Hashable]]
) -> dict[Hashable, list[str]]:
    """Return the ids of records by the rank of a key and what they say by it."""
    found: dict[Hashable, list[str]] = {}
    for rank, key in enumerate(keys):
        for one in records:
            found.setdefault((rank, key(one)), []).append(one.id)
    return found


def _claim(one: Claim) -> Hashable:
    return folded(one.text), one.issue


def _unfiled(one: Claim) -> Hashable:
    """Return how a draft names a claim: it files none under an issue."""
    return folded(one.text), None


def _said(one: Assertion) -> Hashable:
    return one.actor, one.claim, one.stance, one.passage


def _link(one: Relation) -> Hashable:
    return one.kind, one.premises, one.target, one.basis


def _loose(one: Relation) -> Hashable:
    return one.kind, one.premises, one.basis
