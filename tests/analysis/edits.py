"""Edits: what a person does to a map between two versions, as a strategy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import strategies as st

from argmap.errors import ModelError
from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, Issue
from argmap.model.relations import Basis, Relation, RelationKind
from argmap.model.sources import Passage, Source
from tests.graph.debates import debates
from tests.strategies import maps

__all__ = ["edited", "histories", "reordered", "versions"]

TEXTS = ("Rents fell.", "Rents fell by 2 %.", "Supply held.", "A third thing.")
TAGS = ("case:a", "case:b", "status:pending")

Step = tuple[int, int, int, int]
Edit = Callable[[ArgumentMap, int, int, int], None]


def edited(m: ArgumentMap, steps: list[Step]) -> ArgumentMap:
    """Return a copy of the map to which the steps were done, where they can be."""
    copy = m.subset()
    copy.extra = {name: dict(held) for name, held in copy.extra.items()}
    for which, i, j, k in steps:
        try:
            EDITS[which % len(EDITS)](copy, i, j, k)
        except ModelError:
            continue
    return copy


def steps() -> st.SearchStrategy[list[Step]]:
    number = st.integers(0, 11)
    return st.lists(st.tuples(st.integers(0, 40), number, number, number), max_size=5)


@st.composite
def versions(draw: st.DrawFn) -> tuple[ArgumentMap, ArgumentMap]:
    """Draw a map and what became of it, or two maps that have only ids in common."""
    base, _, other = draw(histories())
    return base, other


@st.composite
def histories(draw: st.DrawFn) -> tuple[ArgumentMap, ArgumentMap, ArgumentMap]:
    """Draw a map and what became of it in two places."""
    kind = draw(st.integers(0, 3))
    if kind == 0:
        drawn = maps(claims=3, nasty=False, extra=True)
        return draw(drawn), draw(drawn), draw(drawn)
    base = draw(debates() if kind == 1 else maps(nasty=False, extra=True))
    return base, edited(base, draw(steps())), edited(base, draw(steps()))


def reordered(m: ArgumentMap) -> ArgumentMap:
    """Return the map with its records in the opposite order."""
    turned = ArgumentMap(m.title, m.question, note=m.note)
    turned.add(*reversed(list(m.records())))
    turned.extra = dict(reversed(m.extra.items()))
    return turned


def _pick(held: Any, i: int) -> Any:
    records = list(held.values())
    if not records:
        raise ModelError("nothing there")
    return records[i % len(records)]


def _remove(m: ArgumentMap, i: int, j: int, k: int) -> None:
    records = list(m.records())
    if records:
        m.remove(records[(i * 5 + j) % len(records)], cascade=k % 3 > 0)


def _change(m: ArgumentMap, i: int, j: int, k: int) -> None:
    records = list(m.records())
    record: Any = records[(i * 5 + j) % len(records)] if records else None
    new: Any
    text = TEXTS[k % 4]
    tag = TAGS[k % 3]
    match record:
        case Claim():
            tags = tuple(t for t in record.tags if t != tag) or (*record.tags, tag)
            new = [
                attrs.evolve(record, text=text),
                attrs.evolve(record, title=text),
                attrs.evolve(record, tags=tags),
                attrs.evolve(record, requires_support=not record.requires_support),
            ][i % 4]
        case Relation():
            new = [
                attrs.evolve(record, note=text),
                attrs.evolve(record, kind=list(RelationKind)[k % 6]),
                attrs.evolve(record, premises=(_pick(m.claims, k).id,)),
                attrs.evolve(record, target=_pick(m.claims, k).id),
                attrs.evolve(record, target=_pick(m.relations, k).id),
                attrs.evolve(record, basis=list(Basis)[k % 2]),
            ][i % 6]
        case Assertion():
            new = [
                attrs.evolve(record, stance=list(Stance)[k % 4]),
                attrs.evolve(record, claim=_pick(m.claims, k).id),
                attrs.evolve(record, actor=_pick(m.actors, k).id),
                attrs.evolve(record, cites=(*record.cites[:1], tag)),
            ][i % 4]
        case Issue():
            thesis = _pick(m.claims, k).id
            new = [
                attrs.evolve(record, question=text),
                attrs.evolve(record, thesis=thesis),
                attrs.evolve(record, thesis=None),
            ][i % 3]
        case Actor():
            new = attrs.evolve(record, name=text)
        case Source():
            new = attrs.evolve(record, url=text)
        case _:
            return
    m.replace(new)


def _file(m: ArgumentMap, i: int, j: int, k: int) -> None:
    issue = _pick(m.issues, j).id if k % 3 else None
    m.replace(attrs.evolve(_pick(m.claims, i), issue=issue))


def _add(m: ArgumentMap, i: int, j: int, k: int) -> None:
    key, text = f"n{k % 3}", TEXTS[j % 4]
    makers: list[Callable[[], Any]] = [
        lambda: Claim(id=key, text=text),
        lambda: Actor(id=key, name=text),
        lambda: Source(id=key, title=text),
        lambda: Issue(id=key, question=text),
        lambda: Relation(
            id=key,
            kind=RelationKind.ATTACKS,
            premises=(_pick(m.claims, j).id,),
            target=_pick({**m.claims, **m.relations}, i * 3 + j).id,
        ),
        lambda: Assertion(
            id=key,
            claim=_pick(m.claims, j).id,
            actor=_pick(m.actors, i).id,
            passage=Passage(source=_pick(m.sources, i).id) if i % 2 else None,
        ),
    ]
    m.add(makers[i % 6]())


def _swap(m: ArgumentMap, i: int, j: int, k: int) -> None:
    """Give the id of something to a record of another class."""
    gone: list[Any] = [*m.relations.values(), *m.claims.values()]
    if gone:
        key = m.remove(gone[i % len(gone)], cascade=True)[0].id
        m.add(Claim(id=key, text=TEXTS[k % 4]) if j % 2 else _undercut(m, key, k))


def _undercut(m: ArgumentMap, key: str, k: int) -> Relation:
    return Relation(
        id=key,
        kind=RelationKind.ATTACKS,
        premises=(_pick(m.claims, k).id,),
        target=_pick({**m.relations, **m.claims}, k).id,
    )


def _head(m: ArgumentMap, i: int, j: int, k: int) -> None:
    m.title = TEXTS[i % 4]
    m.note = TEXTS[j % 4] if j % 3 else m.note
    if k % 2:
        m.extra.setdefault("json", {}).setdefault("", {})
        m.extra["json"][""] = {**m.extra["json"][""], f"k{i % 3}": j}


EDITS: tuple[Edit, ...] = (
    _remove,
    _change,
    _add,
    _change,
    _add,
    _change,
    _file,
    _swap,
    _head,
)
