"""Views of a map: part of it, without some records, as of a date, two maps in one."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import DuplicateIdError, QueryError, UnknownIdError
from argmap.findings import Finding
from argmap.model.actors import Actor
from argmap.model.building import id_of
from argmap.model.choices import chosen
from argmap.model.claims import Issue
from argmap.model.dates import Date
from argmap.model.identifiers import nearest
from argmap.model.messages import label, shown
from argmap.model.references import cleared, mentions, references
from argmap.model.register import ONE_NAME_SPACE, SPACES, Record, place
from argmap.model.relations import Basis, Relation

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.claims import Claim

__all__ = [
    "Place",
    "accepted",
    "as_of",
    "left_out",
    "merge",
    "placed",
    "subset",
    "undated",
    "without",
]

Place = tuple[str, str]

# What a view can be without. An issue is a question: it has no bearing to lose.
REMOVABLE = ("sources", "actors", "claims", "relations", "assertions")


def subset(
    m: ArgumentMap,
    *,
    claims: Any = None,
    issues: Any = None,
    actors: Any = None,
    sources: Any = None,
    basis: Basis | str | None = None,
) -> ArgumentMap:
    """Return part of a map; see :meth:`ArgumentMap.subset`."""
    basis = chosen(Basis, "a basis", basis)
    wanted = _ids(claims, m.claims)
    filed = _ids(issues, m.issues)
    speakers = _ids(actors, m.actors)
    documents = _ids(sources, m.sources)

    def claim_kept(claim: Claim) -> bool:
        return (wanted is None or claim.id in wanted) and (
            filed is None or claim.issue in filed
        )

    def assertion_kept(one: Assertion) -> bool:
        place = one.passage.source if one.passage else None
        return (speakers is None or one.actor in speakers) and (
            documents is None or place in documents
        )

    assertions = [a for a in m.assertions.values() if assertion_kept(a)]
    spoken = None
    if speakers is not None or documents is not None:
        spoken = {a.claim for a in assertions}
    asked = (wanted, filed, speakers, documents, basis)
    return _part(
        m,
        claims={
            c.id for c in m if claim_kept(c) and (spoken is None or c.id in spoken)
        },
        assertions=assertions,
        keeps=lambda relation: basis is None or relation.basis is basis,
        tidy=any(one is not None for one in asked),
    )


def as_of(m: ArgumentMap, date: Date | str) -> ArgumentMap:
    """Return a map of what had been said by a date; see :meth:`ArgumentMap.as_of`."""
    when = Date.of(date)

    def said(record: Assertion | Relation) -> bool:
        made = m.date_of(record)
        return made is not None and made.ends_by(when)

    assertions = [a for a in m.assertions.values() if said(a)]
    return _part(
        m,
        claims={a.claim for a in assertions},
        assertions=assertions,
        keeps=lambda relation: _timeless(relation) or said(relation),
        tidy=True,
    )


def undated(m: ArgumentMap) -> tuple[Assertion | Relation, ...]:
    """Return what every dated view leaves out, because nobody knows its date.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    tuple of Assertion or Relation
        Those with neither a date nor a dated source, links drawn by the map-maker
        excepted; assertions first.
    """
    said = (a for a in m.assertions.values() if m.date_of(a) is None)
    drawn = (
        r for r in m.relations.values() if m.date_of(r) is None and not _timeless(r)
    )
    return (*said, *drawn)


def accepted(m: ArgumentMap) -> ArgumentMap:
    """Return the map without what is only proposed; the map itself where nothing is.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    ArgumentMap
        Without proposed claims, relations and assertions and all that needs them.
    """
    if not any(
        record.proposed
        for view in (m.claims, m.relations, m.assertions)
        for record in view.values()
    ):
        return m
    return _part(
        m,
        claims={claim.id for claim in m if not claim.proposed},
        assertions=[a for a in m.assertions.values() if not a.proposed],
        keeps=lambda relation: not relation.proposed,
        tidy=False,
    )


def without(m: ArgumentMap, records: Any) -> ArgumentMap:
    """Return a map without some records; see :meth:`ArgumentMap.without`."""
    return left_out(m, placed(m, records))


def placed(m: ArgumentMap, records: Any) -> tuple[Place, ...]:
    """Return the view and the id of records that a map can be without, each once.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    records : record, str or iterable of them
        Records of the map, ids, or ids with their view before them:
        ``sources/npr``.

    Returns
    -------
    tuple of (str, str)
        In the order given.

    Raises
    ------
    UnknownIdError
        There is no such record.
    QueryError
        An id is that of several records, or a record is an issue or none at all.
    """
    single = isinstance(records, str) or not isinstance(records, Iterable)
    several = (records,) if single else records
    return tuple(dict.fromkeys(_place(m, one) for one in several))


def _place(m: ArgumentMap, record: Any) -> Place:
    if not isinstance(record, str):
        space = SPACES.get(type(record), "")
        if space not in REMOVABLE:
            named = label(record) if space else shown(record)
            raise QueryError(
                f"{named} cannot be left out; name a source, an actor, a claim, a "
                "relation or an assertion"
            )
        return space, getattr(m, space)[record.id].id
    space, slash, key = record.partition("/")
    if slash:
        if space not in REMOVABLE:
            raise QueryError(
                f"{shown(record)}: expected {', '.join(REMOVABLE[:-1])} or "
                f"{REMOVABLE[-1]} before the slash"
            )
        return space, getattr(m, space)[id_of(key)].id
    key = id_of(record)
    found = [name for name in REMOVABLE if key in getattr(m, name)]
    if not found:
        known = {other for name in REMOVABLE for other in getattr(m, name)}
        near = nearest(key, sorted(known))
        finding = Finding(
            code="unknown-id",
            message=f"no {', '.join(n[:-1] for n in REMOVABLE[:-1])} or "
            f"{REMOVABLE[-1][:-1]} has id {shown(key)}",
            remedy=f"the nearest is {near!r}" if near else "",
        )
        raise UnknownIdError(findings=(finding,))
    if len(found) > 1:
        nouns = " and of ".join(
            f"{'an' if name[0] in 'aeiou' else 'a'} {name[:-1]}" for name in found
        )
        ways = " or ".join(repr(f"{name}/{key}") for name in found)
        raise QueryError(
            f"{shown(key)} is the id of {nouns}; pass the record, or write {ways}"
        )
    return found[0], key


def left_out(
    m: ArgumentMap, gone: Iterable[Place], *, kept: Iterable[str] = ()
) -> ArgumentMap:
    """Return a map without some records, and without what is known only by them.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    gone : iterable of (str, str)
        The view and the id of each record; one that the map lacks is passed over.
    kept : iterable of str
        Ids of claims that stay even if nobody is left who speaks on them.

    Returns
    -------
    ArgumentMap
        As :meth:`ArgumentMap.without` says.
    """
    away = frozenset(gone)
    dropped = {space: {k for s, k in away if s == space} for space in REMOVABLE}
    sources, actors = dropped["sources"], dropped["actors"]

    def printed(record: Assertion | Relation) -> bool:
        return record.passage is None or record.passage.source not in sources

    def heard(one: Assertion) -> bool:
        return one.actor not in actors and actors.isdisjoint(one.via)

    assertions = [
        a
        for a in m.assertions.values()
        if a.id not in dropped["assertions"] and printed(a) and heard(a)
    ]
    before = {a.claim for a in m.assertions.values()}
    after = {a.claim for a in assertions}
    lost = before - after - set(kept)
    return _part(
        m,
        claims={c.id for c in m if c.id not in lost} - dropped["claims"],
        assertions=assertions,
        keeps=lambda relation: (
            relation.id not in dropped["relations"]
            and printed(relation)
            and relation.author not in actors
        ),
        tidy=False,
        gone=away,
    )


def merge(m: ArgumentMap, other: ArgumentMap) -> ArgumentMap:
    """Return two maps in one; see :meth:`ArgumentMap.merge`."""
    clashes: list[Finding] = []
    new: list[Any] = []
    for record in other.records():
        key = record.id
        held = getattr(m, SPACES[type(record)]).get(key)
        if held is None and type(record) in ONE_NAME_SPACE and key in m:
            held = m[key]
        if held is None:
            new.append(record)
        elif held != record:
            clashes.append(_clash(record))
    if clashes:
        raise DuplicateIdError(findings=clashes)
    merged = type(m)(
        m.title or other.title,
        m.question or other.question,
        note=other.note if m.note is None else m.note,
    )
    merged.add(*m.records(), *new)
    for name in dict.fromkeys((*other.extra, *m.extra)):
        held_extra = {**other.extra.get(name, {}), **m.extra.get(name, {})}
        merged.extra[name] = copy.deepcopy(held_extra)
    return merged


def _clash(record: Record) -> Finding:
    return Finding(
        code="duplicate-id",
        where=label(record),
        message="differs from the one with this id in the other map",
        ids=(record.id,),
        remedy="give one of them another id",
    )


def _timeless(relation: Relation) -> bool:
    """Whether a link is the map-maker's own, as old as the claims that it joins."""
    return (
        relation.basis is Basis.ANALYST
        and relation.date is None
        and relation.passage is None
    )


def _ids(records: Any, known: Any) -> set[str] | None:
    if records is None:
        return None
    several = (
        (records,) if isinstance(records, str) or hasattr(records, "id") else records
    )
    return {known[id_of(record)].id for record in several}


def _part(
    m: ArgumentMap,
    *,
    claims: set[str],
    assertions: list[Assertion],
    keeps: Callable[[Relation], bool],
    tidy: bool,
    gone: frozenset[Place] = frozenset(),
) -> ArgumentMap:
    """Build the map of some claims; `tidy` drops what nothing kept refers to.

    Of actors and sources, those in `gone` are left out, and nobody is affiliated
    with them.
    """
    relations = _whole(m, claims, keeps)
    body: list[Any] = [
        *(c for c in m if c.id in claims),
        *relations,
        *(a for a in assertions if a.claim in claims),
    ]
    kept: list[Any] = []
    named = _named(m, body) if tidy else None
    for space in ("issues", "sources", "actors"):
        for key, record in getattr(m, space).items():
            if named is not None and (space, key) not in named:
                continue
            if (space, key) in gone:
                continue
            kept.append(_without_thesis(_parted(record, gone), claims))
    part = type(m)(m.title, m.question, note=m.note)
    part.add(*kept, *body)
    _copy_extra(m, part)
    return part


def _parted(record: Any, gone: frozenset[Place]) -> Any:
    """Return an actor without its affiliations with actors that are gone."""
    if isinstance(record, Actor):
        for one in record.affiliations:
            if ("actors", one.organization) in gone:
                record = cleared(record, one.organization)
    return record


def _without_thesis(record: Any, claims: set[str]) -> Any:
    """Return an issue whose thesis is not among the claims without it."""
    if isinstance(record, Issue) and record.thesis not in claims:
        return attrs.evolve(record, thesis=None)
    return record


def _named(m: ArgumentMap, records: Iterable[Any]) -> set[tuple[str, str]]:
    """Return what the records name and mention, and what that names, by space and id.

    An organisation is kept with its members and a cited source with the citing one:
    without them roll-up and first-hand reports would come out otherwise.
    """
    named: set[tuple[str, str]] = set()
    waiting = list(records)
    while waiting:
        record = waiting.pop()
        for _, space, key in (*references(record), *mentions(record)):
            if space not in ("issues", "sources", "actors") or (space, key) in named:
                continue
            held = getattr(m, space).get(key)
            if held is not None:
                named.add((space, key))
                waiting.append(held)
    return named


def _whole(
    m: ArgumentMap, claims: set[str], keeps: Callable[[Relation], bool]
) -> list[Relation]:
    """Return the relations with all their ends kept, undercuts of undercuts too."""
    kept = {
        key: relation
        for key, relation in m.relations.items()
        if keeps(relation)
        and claims.issuperset(relation.premises)
        and (relation.target in claims or m.is_undercut(relation))
    }
    loose = [r for r in kept.values() if m.is_undercut(r) and r.target not in kept]
    while loose:
        relation = loose.pop()
        if kept.pop(relation.id, None) is not None:
            loose.extend(r for r in m.relations_to(relation) if r.id in kept)
    return list(kept.values())


def _copy_extra(m: ArgumentMap, part: ArgumentMap) -> None:
    there = {"", *("/".join(place(record)) for record in part.records())}
    for name, by_record in m.extra.items():
        kept = {at: value for at, value in by_record.items() if at in there}
        if kept:
            part.extra[name] = copy.deepcopy(kept)
