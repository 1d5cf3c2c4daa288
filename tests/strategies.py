"""Hypothesis strategies over every record and field of the model.

``maps()`` gives small valid maps that use all of it, for laws that hold of any map::

    from tests.strategies import maps


    @given(maps())
    def test_what_is_written_is_read(m):
        assert loads(dumps(m)) == m

* ``maps(nasty=False)`` has tame texts and ids (``c1``, ``r2``): for analyses, where
  only the shape matters. It is faster, and failures are easier to read.
* ``maps(extra=True)`` has unknown fields in ``extra`` also.
* ``maps(claims=3)`` has at most so many claims; other numbers follow from it.

The smaller strategies (``lines``, ``texts``, ``ids``, ``dates``, ``quantities``,
``passages``, ``claims``, ...) give canonical values, as records hold them. What a
record names is given to its strategy: ``assertions(claims=["c1"], actors=["a1"])``.
Everything shrinks towards the empty map, ``None`` and the defaults.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, TypeVar

from hypothesis import strategies as st

from argmap.model.actors import Actor, ActorKind, Affiliation
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import (
    Claim,
    ClaimKind,
    EvidenceKind,
    Issue,
    Measure,
    Quantity,
)
from argmap.model.relations import Basis, Relation, RelationKind
from argmap.model.sources import Passage, Source, SourceType
from tests.wording import (
    dates,
    digests,
    ids,
    lines,
    numbers,
    plain_json,
    tags,
    texts,
)

__all__ = [
    "actors",
    "affiliations",
    "assertions",
    "claims",
    "dates",
    "digests",
    "ids",
    "issues",
    "lines",
    "maps",
    "numbers",
    "passages",
    "plain_json",
    "quantities",
    "relations",
    "sources",
    "tags",
    "texts",
]

T = TypeVar("T")
Strategy = st.SearchStrategy

OPEN_TO_UNDERCUT = (
    RelationKind.SUPPORTS,
    RelationKind.ATTACKS,
    RelationKind.CONTRADICTS,
)
LINKED = (RelationKind.SUPPORTS, RelationKind.ATTACKS)
# Attacks twice, for some of them are to be undercuts.
KINDS = (*RelationKind, RelationKind.ATTACKS)


@functools.cache
def quantities(*, nasty: bool = True) -> Strategy[Quantity]:
    """A figure: a value, a lower and an upper bound, or some of these."""
    bounds = ("value",), ("lower",), ("upper",)
    several = ("lower", "value"), ("value", "upper"), ("lower", "value", "upper")
    return st.builds(
        _quantity,
        st.sampled_from((*bounds, *several, ("lower", "upper"))),
        st.lists(numbers(), min_size=3, max_size=3),
        _some(
            unit=lines(nasty=nasty), measure=_member(Measure), scope=lines(nasty=nasty)
        ),
    )


def _quantity(
    names: tuple[str, ...], figures: list[int | float], rest: dict[str, Any]
) -> Quantity:
    given: dict[str, Any] = dict(zip(names, sorted(figures), strict=False))
    return Quantity(**given, **rest)


def passages(*, sources: Sequence[str], nasty: bool = True) -> Strategy[Passage]:
    """A passage of one of the sources, often of several spans."""
    return st.builds(
        lambda source, fields: Passage(source=source, **fields),
        _one_of(sources),
        _passage_fields(nasty=nasty),
    )


@functools.cache
def _passage_fields(*, nasty: bool) -> Strategy[dict[str, Any]]:
    offsets = st.sets(st.integers(0, 2000), max_size=6).map(sorted)
    return _some(
        spans=offsets.map(lambda n: tuple(zip(n[::2], n[1::2], strict=False))),
        digest=digests(),
        head=lines(nasty=nasty),
        tail=lines(nasty=nasty),
        exact=texts(nasty=nasty),
        prefix=texts(nasty=nasty),
        suffix=texts(nasty=nasty),
        locator=lines(nasty=nasty),
    )


def affiliations(
    *, organizations: Sequence[str], nasty: bool = True
) -> Strategy[Affiliation]:
    """An affiliation to one of the organisations."""
    return st.builds(
        lambda organization, fields: Affiliation(organization=organization, **fields),
        _one_of(organizations),
        _affiliation_fields(nasty=nasty),
    )


@functools.cache
def _affiliation_fields(*, nasty: bool) -> Strategy[dict[str, Any]]:
    date = dates(intervals=False)
    return _some(role=lines(nasty=nasty), since=date, until=date).map(_in_order)


def _in_order(fields: dict[str, Any]) -> dict[str, Any]:
    since, until = fields.get("since"), fields.get("until")
    if since and until and until.before(since):
        return {**fields, "since": until, "until": since}
    return fields


@st.composite
def actors(
    draw: st.DrawFn,
    *,
    id: str | None = None,
    organizations: Sequence[str] = (),
    nasty: bool = True,
) -> Actor:
    """An actor; affiliated where organisations are given."""
    key = draw(ids(nasty=nasty)) if id is None else id
    fields = draw(_actor_fields(nasty=nasty))
    if organizations and _coin(draw):
        one = affiliations(organizations=organizations, nasty=nasty)
        fields["affiliations"] = tuple(draw(st.lists(one, max_size=2)))
    return Actor(id=key, **fields)


@functools.cache
def _actor_fields(*, nasty: bool) -> Strategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"name": lines(nasty=nasty)},
        optional={
            "kind": _member(ActorKind),
            "rolls_up": st.booleans(),
            "interest": lines(nasty=nasty),
            "note": texts(nasty=nasty),
        },
    )


@st.composite
def sources(
    draw: st.DrawFn,
    *,
    id: str | None = None,
    actors: Sequence[str] = (),
    cited: Sequence[str] = (),
    nasty: bool = True,
) -> Source:
    """A source; authors and publisher are actors or names, cites sources or marks."""
    key = draw(ids(nasty=nasty)) if id is None else id
    fields = draw(_source_fields(nasty=nasty))
    _add_ids(draw, fields, "authors", actors)
    _add_ids(draw, fields, "cites", cited)
    if actors and _coin(draw):
        fields["publisher"] = draw(_one_of(actors))
    return Source(id=key, **fields)


@functools.cache
def _source_fields(*, nasty: bool) -> Strategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"title": lines(nasty=nasty)},
        optional={
            "type": _member(SourceType),
            "authors": _tuple(lines(nasty=nasty)),
            "publisher": lines(nasty=nasty),
            "container": lines(nasty=nasty),
            "issued": dates(),
            "accessed": dates(),
            "url": lines(nasty=nasty),
            "doi": lines(nasty=nasty),
            "language": st.sampled_from(["en-US", "no"]),
            "sha256": digests(),
            "cites": _tuple(lines(nasty=nasty)),
            "primary": st.booleans(),
            "interest": lines(nasty=nasty),
            "note": texts(nasty=nasty),
        },
    )


@st.composite
def issues(
    draw: st.DrawFn,
    *,
    id: str | None = None,
    filed: Sequence[str] = (),
    nasty: bool = True,
) -> Issue:
    """An issue, whose thesis is one of the claims filed under it or None."""
    return Issue(
        id=draw(ids(nasty=nasty)) if id is None else id,
        question=draw(lines(nasty=nasty)),
        thesis=draw(_maybe(_one_of(filed))) if filed else None,
    )


@st.composite
def claims(
    draw: st.DrawFn,
    *,
    id: str | None = None,
    issues: Sequence[str] = (),
    nasty: bool = True,
) -> Claim:
    """A claim, filed under one of the issues or under none."""
    return Claim(
        id=draw(ids(nasty=nasty)) if id is None else id,
        issue=draw(_maybe(_one_of(issues))) if issues else None,
        **draw(_claim_fields(nasty=nasty)),
    )


@functools.cache
def _claim_fields(*, nasty: bool) -> Strategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"text": lines(nasty=nasty) | st.just("")},
        optional={
            "title": lines(nasty=nasty),
            "kind": _member(ClaimKind),
            "evidence": _member(EvidenceKind),
            "valid": dates(),
            "quantity": quantities(nasty=nasty),
            "requires_support": st.booleans(),
            "proposed": st.booleans(),
            "tags": _tuple(tags(nasty=nasty)),
            "note": texts(nasty=nasty),
        },
    )


@st.composite
def assertions(
    draw: st.DrawFn,
    *,
    claims: Sequence[str],
    actors: Sequence[str],
    sources: Sequence[str] = (),
    id: str | None = None,
    nasty: bool = True,
) -> Assertion:
    """What one of the actors says on one of the claims, through any chain of them."""
    key = draw(ids(nasty=nasty)) if id is None else id
    fields = draw(_assertion_fields(nasty=nasty))
    _add_ids(draw, fields, "via", actors)
    _add_ids(draw, fields, "cites", sources)
    return Assertion(
        id=key,
        actor=draw(_one_of(actors)),
        claim=draw(_one_of(claims)),
        passage=_passage(draw, sources, nasty=nasty),
        **fields,
    )


@functools.cache
def _assertion_fields(*, nasty: bool) -> Strategy[dict[str, Any]]:
    return _some(
        stance=_member(Stance),
        wording=lines(nasty=nasty),
        date=dates(),
        hedged=st.booleans(),
        by_act=st.booleans(),
        cites=_tuple(lines(nasty=nasty)),
        proposed=st.booleans(),
        note=texts(nasty=nasty),
    )


@st.composite
def relations(
    draw: st.DrawFn,
    *,
    claims: Sequence[str],
    undercut: Sequence[str] = (),
    actors: Sequence[str] = (),
    sources: Sequence[str] = (),
    kind: RelationKind | None = None,
    id: str | None = None,
    nasty: bool = True,
) -> Relation:
    """A relation from claims to a claim or, for an attack, to one of `undercut`."""
    targets = [claim for claim in claims if claim != id]
    others = [other for other in undercut if other != id]
    free = ids(nasty=nasty).filter(lambda k: k not in (*targets, *others))
    key = draw(free) if id is None else id
    chosen = kind or draw(st.sampled_from(KINDS))
    if chosen is RelationKind.ATTACKS and others and _coin(draw):
        targets = others
    most = 3 if chosen in LINKED else 1
    premises = st.lists(_one_of(claims), min_size=1, max_size=most, unique=True)
    return Relation(
        id=key,
        kind=chosen,
        premises=tuple(draw(premises)),
        target=draw(_one_of(targets)),
        author=draw(_maybe(_one_of(actors))) if actors else None,
        passage=_passage(draw, sources, nasty=nasty),
        **draw(_relation_fields(nasty=nasty)),
    )


@functools.cache
def _relation_fields(*, nasty: bool) -> Strategy[dict[str, Any]]:
    return _some(
        basis=_member(Basis),
        analyst=lines(nasty=nasty),
        date=dates(),
        scheme=lines(nasty=nasty),
        proposed=st.booleans(),
        note=texts(nasty=nasty),
    )


@st.composite
def maps(
    draw: st.DrawFn, *, claims: int = 4, nasty: bool = True, extra: bool = False
) -> ArgumentMap:
    """A small valid map; see the top of this module."""
    head = _some(question=lines(nasty=nasty), note=texts(nasty=nasty))
    m = ArgumentMap(draw(st.just("") | lines(nasty=nasty)), **draw(head))
    m.add(*_records(draw, claims, nasty=nasty))
    if extra:
        m.extra.update(draw(_extras(m)))
    return m


def _extras(m: ArgumentMap) -> Strategy[dict[str, Any]]:
    spaces = ("issues", "sources", "actors", "claims", "relations", "assertions")
    places = [f"{space}/{key}" for space in spaces for key in getattr(m, space)]
    unknown = st.dictionaries(lines(), plain_json(), min_size=1, max_size=2)
    held = st.dictionaries(
        st.sampled_from(["", *places]), unknown, min_size=1, max_size=2
    )
    return st.dictionaries(st.sampled_from(["json", "argdown"]), held, max_size=2)


def _records(draw: st.DrawFn, most: int, *, nasty: bool) -> list[Any]:
    """Records that name each other."""
    claim_ids, relation_ids, assertion_ids = _keys(
        draw, ("c", "r", "q"), most, nasty=nasty
    )
    (issue_ids,) = _keys(draw, ("i",), 2, nasty=nasty)
    (actor_ids,) = _keys(draw, ("a",), 3, nasty=nasty)
    (source_ids,) = _keys(draw, ("s",), 2, nasty=nasty)
    filed = [draw(claims(id=k, issues=issue_ids, nasty=nasty)) for k in claim_ids]
    every: list[Any] = list(filed)
    for key in issue_ids:
        inside = [claim.id for claim in filed if claim.issue == key]
        every.append(draw(issues(id=key, filed=inside, nasty=nasty)))
    every += [
        draw(actors(id=k, organizations=actor_ids, nasty=nasty)) for k in actor_ids
    ]
    every += [
        draw(sources(id=k, actors=actor_ids, cited=source_ids, nasty=nasty))
        for k in source_ids
    ]
    if not claim_ids:
        return every
    known = {"claims": claim_ids, "actors": actor_ids, "sources": source_ids}
    kinds = {key: draw(st.sampled_from(KINDS)) for key in relation_ids}
    undercut = [key for key, kind in kinds.items() if kind in OPEN_TO_UNDERCUT]
    for key, kind in kinds.items():
        one = relations(id=key, kind=kind, undercut=undercut, nasty=nasty, **known)
        every.append(draw(one))
    if actor_ids:
        every += [draw(assertions(id=k, nasty=nasty, **known)) for k in assertion_ids]
    return every


def _keys(
    draw: st.DrawFn, letters: tuple[str, ...], most: int, *, nasty: bool
) -> list[list[str]]:
    """Ids of the records of one name space, by kind."""
    counts = [draw(st.integers(0, most)) for _ in letters]
    if not nasty:
        return [
            [f"{letter}{n + 1}" for n in range(count)]
            for letter, count in zip(letters, counts, strict=True)
        ]
    total = sum(counts)
    every = draw(st.lists(ids(), min_size=total, max_size=total, unique=True))
    return [[every.pop() for _ in range(count)] for count in counts]


def _add_ids(
    draw: st.DrawFn, fields: dict[str, Any], name: str, known: Sequence[str]
) -> None:
    """Put ids of records before the free texts of a field."""
    if known and _coin(draw):
        found = draw(st.lists(_one_of(known), max_size=3, unique=True))
        fields[name] = tuple(dict.fromkeys((*found, *fields.get(name, ()))))


def _passage(draw: st.DrawFn, sources: Sequence[str], *, nasty: bool) -> Passage | None:
    if not sources or not _coin(draw):
        return None
    return draw(passages(sources=sources, nasty=nasty))


def _coin(draw: st.DrawFn) -> bool:
    return draw(st.booleans())


def _some(**optional: Strategy[Any]) -> Strategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=optional)


def _maybe(strategy: Strategy[T]) -> Strategy[T | None]:
    return st.none() | strategy


def _one_of(values: Sequence[str]) -> Strategy[str]:
    return _sampled(tuple(values))


@functools.lru_cache(maxsize=500)
def _sampled(values: tuple[str, ...]) -> Strategy[str]:
    return st.sampled_from(values)


@functools.cache
def _member(members: type[StrEnum]) -> Strategy[Any]:
    return st.sampled_from(list(members))


def _tuple(strategy: Strategy[T]) -> Strategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=3, unique=True).map(tuple)
