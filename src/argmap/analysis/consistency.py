"""Consistency: what in a map should be looked at again, and what would be right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import reports_evidence
from argmap.analysis.chronology.supersession import chained
from argmap.analysis.sourcing.first_hand import unsourced
from argmap.findings import Finding, Severity
from argmap.graph.traversal import components
from argmap.model.assertions import Assertion, Stance
from argmap.model.messages import label, named
from argmap.model.relations import Basis, Relation, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date
    from argmap.model.sources import Source

__all__ = ["CODES", "check"]


def check(m: ArgumentMap) -> tuple[Finding, ...]:
    """Return what in a map should be looked at again.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is looked at too.

    Returns
    -------
    tuple of Finding
        Warnings, by rule and then in the map's order; empty for a map in order. Faults
        that make a map impossible are refused when it is built, not found here.
    """
    return tuple(finding for rule in RULES for finding in rule(m))


def _bare_attacks(m: ArgumentMap) -> Iterator[Finding]:
    for relation in _attacks(m):
        if not any(reports_evidence(m, premise) for premise in relation.premises):
            one = len(relation.premises) == 1
            yield _warning(
                "attack-without-ground",
                relation,
                f"{named(relation.premises)} {'gives' if one else 'give'} no evidence "
                f"against {relation.target!r}, nor {'has' if one else 'have'} a "
                "supporter that does",
                "if the two only say opposite things, use contradicts; "
                "if both can stand, use qualifies",
            )


def _different_periods(m: ArgumentMap) -> Iterator[Finding]:
    for relation in _attacks(m):
        target = m.claims[relation.target]
        for premise in relation.premises:
            valid = m.claims[premise].valid
            if valid is None or target.valid is None or valid.overlaps(target.valid):
                continue
            yield _warning(
                "different-periods",
                relation,
                f"{premise!r} speaks of {valid}, {target.id!r} of {target.valid}",
                "if both can stand, use qualifies or supersedes",
            )


def _mutual_attacks(m: ArgumentMap) -> Iterator[Finding]:
    first: dict[tuple[str, str], Relation] = {}
    for relation in _attacks(m):
        if len(relation.premises) > 1:
            continue
        ends = (relation.premises[0], relation.target)
        back = first.get((ends[1], ends[0]))
        if ends not in first and back is not None:
            yield _warning(
                "mutual-attack",
                back,
                f"{ends[1]!r} and {ends[0]!r} attack each other",
                "say it once, with contradicts",
                also=(relation.id,),
            )
        first.setdefault(ends, relation)


def _supersessions(m: ArgumentMap) -> Iterator[Finding]:
    for relation in m.relations.values():
        if relation.kind is not RelationKind.SUPERSEDES:
            continue
        newer, older = m.claims[relation.premises[0]], m.claims[relation.target]
        if message := _backwards_in_time(m, newer, older):
            yield _warning(
                "dates-backwards",
                relation,
                message,
                "let the newer claim supersede the older",
            )
        elif None in (newer.valid, older.valid) and relation.note is None:
            yield _warning(
                "undated-supersession",
                relation,
                "its claims are not both dated, and it has no note",
                "give both claims `valid`, or say why in a note",
            )


def _backwards_in_time(m: ArgumentMap, newer: Claim, older: Claim) -> str:
    """Return in what the newer claim comes first; "" where it does not.

    What they are about decides. When they were said decides only where that is one
    time or unknown: an old figure may well be told after a newer one.
    """
    if newer.valid is not None and older.valid is not None:
        if newer.valid.before(older.valid):
            return (
                f"{newer.id!r} speaks of {newer.valid}, before {older.id!r} of "
                f"{older.valid}"
            )
        if newer.valid != older.valid:
            return ""
    last = max(_said(m, newer), key=lambda date: date.sort_key[1], default=None)
    first = min(_said(m, older), key=lambda date: date.sort_key, default=None)
    if last is None or first is None or not last.before(first):
        return ""
    return f"{newer.id!r} was last said on {last}, before {older.id!r} on {first}"


def _said(m: ArgumentMap, claim: Claim) -> list[Date]:
    """Return when a claim was asserted or reported; nothing where one has no date."""
    dates = [
        m.date_of(a)
        for a in m.assertions_of(claim)
        if a.stance in (Stance.ASSERTS, Stance.REPORTS)
    ]
    known = [date for date in dates if date is not None]
    return known if len(known) == len(dates) else []


def _circular_supersessions(m: ArgumentMap) -> Iterator[Finding]:
    links = [
        relation
        for relation in m.relations.values()
        if relation.kind is RelationKind.SUPERSEDES
        and relation.premises[0] != relation.target
    ]
    for chain in chained(m, links):
        yield from chain.findings


def _incomparable_figures(m: ArgumentMap) -> Iterator[Finding]:
    for relation in m.relations.values():
        if relation.kind not in COMPARING:
            continue
        one = m.claims[relation.premises[0]].quantity
        two = m.claims[relation.target].quantity
        if one is None or two is None:
            continue
        for field in ("unit", "measure", "scope"):
            pair = [getattr(figure, field) for figure in (one, two)]
            if pair[0] != pair[1]:
                told = " and ".join("none" if x is None else repr(str(x)) for x in pair)
                yield _warning(
                    "incomparable-figures",
                    relation,
                    f"the figures differ in {field}: {told}",
                    "compare like with like, or use qualifies",
                )


COMPARING = (RelationKind.SUPERSEDES, RelationKind.CONTRADICTS)


def _explicit_without_place(m: ArgumentMap) -> Iterator[Finding]:
    for relation in m.relations.values():
        if relation.basis is Basis.EXPLICIT and relation.passage is None:
            yield _warning(
                "explicit-without-passage",
                relation,
                "is said to be made in a document, and names none",
                "give its source and place, or set the basis to analyst",
            )


def _self_supports(m: ArgumentMap) -> Iterator[Finding]:
    for relation in m.relations.values():
        if relation.target in relation.premises and relation.kind not in (
            RelationKind.ATTACKS,
            RelationKind.CONTRADICTS,
        ):
            yield _warning(
                "circular-relation",
                relation,
                f"{relation.target!r} {relation.kind} itself",
                "remove it",
            )


def _unsourced(m: ArgumentMap) -> Iterator[Finding]:
    for claim, message in unsourced(m):
        yield _warning("unsourced", claim, message, "say who says so, and where")


def _unused_actors(m: ArgumentMap) -> Iterator[Finding]:
    used = {name for a in m.assertions.values() for name in (a.actor, *a.via)}
    used |= {r.author for r in m.relations.values() if r.author is not None}
    used |= {x.organization for actor in m.actors.values() for x in actor.affiliations}
    for source in m.sources.values():
        used |= {*source.authors, source.publisher or ""}
    for actor in m.actors.values():
        if actor.id not in used and actor.name not in used:
            yield _warning(
                "unused-actor", actor, "says nothing in this map", "remove it"
            )


def _dates(m: ArgumentMap) -> Iterator[Finding]:
    records: tuple[Assertion | Relation, ...] = (
        *m.assertions.values(),
        *m.relations.values(),
    )
    for record in records:
        if record.date is None or record.passage is None:
            continue
        source = m.sources[record.passage.source]
        if source.issued is not None and source.issued.before(record.date):
            verb = "said" if isinstance(record, Assertion) else "made"
            yield _backwards(
                record,
                f"was {verb} on {record.date}, but its source {source.id!r} is of "
                f"{source.issued}",
            )
    for source in m.sources.values():
        if (
            source.accessed is not None
            and source.issued is not None
            and source.accessed.before(source.issued)
        ):
            yield _backwards(
                source,
                f"was read on {source.accessed}, but issued on {source.issued}",
            )


def _backwards(record: Assertion | Relation | Source, message: str) -> Finding:
    return _warning("dates-backwards", record, message, "mend one of the dates")


def _circular_affiliations(m: ArgumentMap) -> Iterator[Finding]:
    number = {key: place for place, key in enumerate(m.actors)}
    ids = list(number)
    above = {
        number[key]: [number[one.organization] for one in actor.affiliations]
        for key, actor in m.actors.items()
    }
    circles = sorted(
        sorted(component)
        for component in components(above)
        if len(component) > 1 or component[0] in above[component[0]]
    )
    for circle in circles:
        names = tuple(ids[place] for place in circle)
        message = (
            "belongs to itself"
            if len(names) == 1
            else f"{named(names)} belong to each other in a circle"
        )
        yield _warning(
            "circular-affiliation",
            m.actors[names[0]],
            message,
            "remove one of the affiliations",
            also=names[1:],
        )


def _sides_without_thesis(m: ArgumentMap) -> Iterator[Finding]:
    disputed: dict[str | None, list[str]] = {}
    taken = _taking_sides(m)
    for claim in m:
        if claim.id in taken:
            disputed.setdefault(claim.issue, []).append(claim.id)
    for issue in m.issues.values():
        claims = tuple(disputed.get(issue.id, ()))
        if issue.thesis is None and claims:
            yield _warning(
                "sides-without-thesis",
                issue,
                f"has no thesis, yet {named(claims)} "
                f"{'is' if len(claims) == 1 else 'are'} disputed",
                "make the claim that says yes its thesis",
            )


def _taking_sides(m: ArgumentMap) -> set[str]:
    """Return the claims that somebody denies, or that others of their issue hit."""
    taken = {a.claim for a in m.assertions.values() if a.stance is Stance.DENIES}
    for relation in m.relations.values():
        if relation.kind not in CLASHING or m.is_undercut(relation):
            continue
        issue = m.claims[relation.target].issue
        if any(m.claims[premise].issue != issue for premise in relation.premises):
            continue
        taken.add(relation.target)
        if relation.kind is RelationKind.CONTRADICTS:
            taken.update(relation.premises)
    return taken


CLASHING = (RelationKind.ATTACKS, RelationKind.CONTRADICTS)

RULES: tuple[Callable[[ArgumentMap], Iterator[Finding]], ...] = (
    _bare_attacks,
    _different_periods,
    _mutual_attacks,
    _supersessions,
    _circular_supersessions,
    _incomparable_figures,
    _explicit_without_place,
    _self_supports,
    _unsourced,
    _unused_actors,
    _dates,
    _circular_affiliations,
    _sides_without_thesis,
)


CODES = frozenset(
    (
        "attack-without-ground",
        "circular-affiliation",
        "circular-relation",
        "circular-supersession",
        "dates-backwards",
        "different-periods",
        "explicit-without-passage",
        "incomparable-figures",
        "mutual-attack",
        "sides-without-thesis",
        "undated-supersession",
        "unsourced",
        "unused-actor",
    )
)
"""Every code that a finding of `check` may have."""


def _attacks(m: ArgumentMap) -> Iterator[Relation]:
    for relation in m.relations.values():
        if relation.kind is RelationKind.ATTACKS and not m.is_undercut(relation):
            yield relation


def _warning(
    code: str, record: object, message: str, remedy: str, *, also: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        where=label(record),
        message=message,
        ids=(getattr(record, "id", ""), *also),
        remedy=remedy,
    )
