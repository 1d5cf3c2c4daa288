"""Links: the relations that an Argdown text states, before they are records.

A link may be stated several times: lines without `rel` repeat it, and each different
`rel` is a relation of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import ModelError
from argmap.formats.argdown.faults import Fault
from argmap.formats.argdown.sourcing.keys import RENAME, Fields
from argmap.model import identifiers
from argmap.model.relations import Basis, Relation, RelationKind
from argmap.model.sources import Passage

if TYPE_CHECKING:
    from argmap.formats.argdown.faults import Report
    from argmap.formats.argdown.syntax import Place

__all__ = ["Link", "free", "passage_from", "relations_from"]


@attrs.define(eq=False, kw_only=True)
class Link:
    """One statement of a relation.

    Parameters
    ----------
    kind : RelationKind
        Its kind; an undercut attacks.
    premises : tuple of str
        Ids of claims.
    target : str, Link or None
        The id of a claim or, as the text gives it, of a relation; for an undercut on
        a line the link that the line above makes; None where it is not known yet.
    place : Place
        Where it stands.
    fields : Fields or None
        What its `rel` gives; None without one.
    undercuts : bool
        Whether the target is a relation.
    scheme : str
        The scheme where `rel` gives none, or "".
    key : str
        The id of the relation, once it is known.
    """

    kind: RelationKind
    premises: tuple[str, ...]
    target: str | Link | None
    place: Place
    fields: Fields | None = None
    undercuts: bool = False
    scheme: str = ""
    key: str = ""

    @property
    def ends(self) -> tuple[Any, ...]:
        """What two statements of one relation have in common."""
        if self.kind is RelationKind.CONTRADICTS:
            return (self.kind, frozenset((*self.premises, self.target_id)))
        return (self.kind, self.premises, self.target_id)

    @property
    def target_id(self) -> str:
        """The id of the target; that of a link must be known."""
        return self.target.key if isinstance(self.target, Link) else self.target or ""

    @property
    def explicit_id(self) -> str:
        """The id that its `rel` gives, or ""."""
        return self.fields.values.get("id", "") if self.fields else ""

    @property
    def default_id(self) -> str:
        """The id that its ends give."""
        verb = "undercuts" if self.undercuts else self.kind.value
        return identifiers.relation_id(
            verb=verb, premises=self.premises, target=self.target_id
        )


def relations_from(
    links: Iterable[Link], taken: set[str], report: Report
) -> list[tuple[Relation, Place]]:
    """Return the relations that the links state, with the places of their first lines.

    Parameters
    ----------
    links : iterable of Link
        In the order of the text; every target is known, and no links of lines target
        each other in a circle.
    taken : set of str
        Ids in use; those of the relations are added.
    report : Report
        Takes what keeps a link from being a relation.

    Returns
    -------
    list of (Relation, Place)
        In the order of their first statement.
    """
    ordered = list(links)
    before = set(taken)
    taken.update(filter(None, (link.explicit_id for link in ordered)))
    position = {id(link): number for number, link in enumerate(ordered)}
    leaders: list[Link] = []
    numbers: dict[str, int] = {}
    for level in _levels(ordered, lambda link: position[id(link)]):
        groups: dict[tuple[Any, ...], list[Link]] = {}
        for link in level:
            groups.setdefault(link.ends, []).append(link)
        for group in groups.values():
            leaders += _told_apart(group, taken, numbers, report)
    leaders.sort(key=lambda link: position[id(link)])
    if _any_taken(leaders, before, report):
        return []
    made = ((_relation(leader, report), leader.place) for leader in leaders)
    return [(relation, place) for relation, place in made if relation is not None]


def free(base: str, taken: set[str], numbers: dict[str, int]) -> str:
    """Return an id that is free, with a number behind it if need be, and take it.

    Parameters
    ----------
    base : str
        The id to be had.
    taken : set of str
        Ids in use; the one returned is added.
    numbers : dict of str
        The number to go on with by base, kept from call to call: many claims of the
        same words must not be counted anew each time.

    Returns
    -------
    str
        ``base``, else ``base-2`` and so on.
    """
    key = base
    while key in taken:
        number = numbers.get(base, 2)
        key, numbers[base] = f"{base}-{number}", number + 1
    taken.add(key)
    return key


def passage_from(fields: Fields) -> Passage | None:
    """Return the passage that a mapping's keys give; None where they name no source.

    Parameters
    ----------
    fields : Fields
        Of an assertion or a relation.

    Returns
    -------
    Passage or None
        With canonical values.
    """
    return Passage(**fields.passage) if "source" in fields.passage else None


def _levels(links: list[Link], order: Callable[[Link], int]) -> Iterable[list[Link]]:
    """Yield the links so that each comes after what it undercuts has its id."""
    waiting: dict[object, list[Link]] = {}
    level = []
    for link in links:
        if not link.undercuts:
            level.append(link)
        elif isinstance(link.target, Link):
            waiting.setdefault(id(link.target), []).append(link)
        else:
            waiting.setdefault(link.target, []).append(link)
    while level:
        yield level
        above, level = level, []
        for link in above:
            level += waiting.pop(id(link), ())
            level += waiting.pop(link.key, ())
        level.sort(key=order)
    # Ids that nothing has, or that are given in a circle.
    rest = [link for group in waiting.values() for link in group]
    if rest:
        yield sorted(rest, key=order)


def _told_apart(
    group: list[Link], taken: set[str], numbers: dict[str, int], report: Report
) -> list[Link]:
    """Give every statement of one kind and ends its id; return the first of each."""
    leaders: list[Link] = []
    leading: list[Link] = []
    by_id: dict[str, Link] = {}
    by_content: dict[object, Link] = {}
    for link in group:
        same = _stated_before(link, leaders, by_id, by_content)
        if same is None:
            same = link
            leaders.append(link)
        elif same.fields is None:
            same.fields = link.fields
        elif link.fields is not None:
            _join(same, link, report)
        leading.append(same)
        if same.fields is not None:
            by_content.setdefault(same.fields.content, same)
            by_id.setdefault(same.explicit_id, same)
    for leader in leaders:
        leader.key = leader.explicit_id or free(leader.default_id, taken, numbers)
    for link, leader in zip(group, leading, strict=True):
        link.key = leader.key
    return leaders


def _join(leader: Link, link: Link, report: Report) -> None:
    """Add to a relation what a line that states it again says more."""
    mine, more = leader.fields, link.fields
    if mine is None or more is None:
        return
    if mine.content < more.content:
        leader.fields = more
    elif not more.content <= mine.content:
        message = f"the relation {link.explicit_id!r} has other data already"
        remedy = "give them once, or another id"
        report.error(Fault("two-values", message, place=link.place, remedy=remedy))
    elif link.explicit_id:
        mine.values["id"] = link.explicit_id


def _stated_before(
    link: Link,
    leaders: list[Link],
    by_id: dict[str, Link],
    by_content: dict[object, Link],
) -> Link | None:
    """Return the relation that a link states again; one without `rel` the first."""
    if not leaders:
        return None
    if link.fields is None or leaders[0].fields is None:
        return leaders[0]
    key = link.explicit_id
    if key and key in by_id:
        return by_id[key]
    same = by_content.get(link.fields.content)
    if same is not None and key and same.explicit_id:
        return None
    return same


def _any_taken(leaders: list[Link], taken: set[str], report: Report) -> bool:
    """Refuse ids that the text gives to a relation and to something else."""
    seen: set[str] = set()
    found = False
    for leader in leaders:
        key = leader.explicit_id
        if key and (key in taken or key in seen):
            noun = "relation" if key in seen else "claim or assertion"
            message = f"another {noun} has the id {key!r} already"
            report.error(
                Fault("duplicate-id", message, place=leader.place, remedy=RENAME)
            )
            found = True
        seen.add(key)
    return found


def _relation(link: Link, report: Report) -> Relation | None:
    values = dict(link.fields.values) if link.fields else {}
    passage = passage_from(link.fields) if link.fields else None
    if link.scheme:
        values.setdefault("scheme", link.scheme)
    values.setdefault("basis", Basis.ANALYST if passage is None else Basis.EXPLICIT)
    values.update(
        id=link.key, kind=link.kind, premises=link.premises, target=link.target_id
    )
    try:
        return Relation(passage=passage, **values)
    except ModelError as error:
        fault = error.findings[0]
        message = f"{fault.where}: {fault.message}"
        report.error(Fault(fault.code, message, place=link.place))
        return None
