"""Dependence: the claims on which the status of another depends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from argmap.analysis.acceptability import Status, no_status, status_of
from argmap.analysis.grounds import LINKS
from argmap.analysis.limits import check_limit
from argmap.analysis.phrases import date_in_words, quoted, speakers
from argmap.graph.compilation import CompiledMap, compiled
from argmap.graph.hitting_sets import MOST, HittingSets, hitting_sets
from argmap.graph.labelling import labels_of
from argmap.model.messages import counted
from argmap.model.relations import Basis

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date

__all__ = [
    "PivotSet",
    "Pivots",
    "cut_short",
    "find_pivots",
    "number_in",
    "pivots",
    "rule",
]

NO_PIVOT = "No claim of this map, alone or in pairs, would change it."
FALL = (
    "To fall is to count as answered, whatever else stands for the claim or against it. Only "
    "claims that stand are tried: unchallenged or defended."
)


@attrs.frozen(kw_only=True)
class PivotSet:
    """One or two claims whose joint fall changes the status of another.

    Parameters
    ----------
    claims : tuple of Claim
        In the map's order; without any of them the others change nothing.
    speakers : tuple of str
        For each, who states it and when, in words.
    after : Status
        What the status becomes.
    """

    claims: tuple[Claim, ...]
    speakers: tuple[str, ...]
    after: Status

    def __str__(self) -> str:
        told = [
            f"{quoted(claim.label)} ({speaker})"
            for claim, speaker in zip(self.claims, self.speakers, strict=True)
        ]
        both = "both " if len(told) > 1 else ""
        return f"If {' and '.join(told)} {both}fell: {self.after.value}."


@attrs.frozen(kw_only=True)
class Pivots:
    """The claims on which the status of another depends.

    Parameters
    ----------
    claim : Claim
        The claim asked for.
    status : Status
        Its status.
    basis : Basis or None
        The only basis whose links count; None for both.
    as_of : Date or None
        The date by which what counts had been said; None for no such limit.
    sets : tuple of PivotSet
        Single claims first, then pairs, each in the map's order.
    tried : int
        How many claims and pairs were tried, each by labelling again what it leads
        to. All others leave some proof of the status whole.
    complete : bool
        Whether the search came to its end; else there may be other sets.
    steps : int
        How many steps it took: arguments and attacks looked at.
    """

    claim: Claim
    status: Status
    basis: Basis | None
    as_of: Date | None
    sets: tuple[PivotSet, ...]
    tried: int
    complete: bool
    steps: int

    def __str__(self) -> str:
        head = (
            "Claims on which the outcome depends in this map",
            quoted(self.claim.label),
            f"{self.status.value.capitalize()}, {rule(self.basis, self.as_of)}.",
        )
        return "\n".join((*head, *self._told()))

    def _told(self) -> list[str]:
        if self.status is Status.UNCHALLENGED:
            return ["Nothing in this map bears against it."]
        if not self.sets:
            return [NO_PIVOT, FALL] if self.complete else [cut_short(self.tried)]
        more = [] if self.complete else [cut_short(self.tried)]
        return [*(f"- {one}" for one in self.sets), FALL, *more]


def pivots(
    m: ArgumentMap,
    thesis: Claim | str,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    most: int = MOST,
) -> Pivots:
    """Return the claims whose fall, alone or in pairs, changes the status of another.

    A *pivot set* is an inclusion-minimal set of claims that stand and whose joint
    fall changes the grounded label of the thesis. To fall is to count as answered,
    whatever else stands for or against the claim. Sets of one and of two are looked for,
    among the claims that lead to the thesis by attacks, undercuts and required
    supports.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    thesis : Claim or str
        Any claim, or its id.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.
    most : int
        How many steps the search may take: arguments and attacks looked at. The
        default is about a second's work.

    Returns
    -------
    Pivots
        Without any set for a claim that nothing attacks.

    Raises
    ------
    UnknownIdError
        No claim has the id, or it has no status in this view.
    QueryError
        There is no such basis, or `most` is not a positive integer.

    Examples
    --------
    >>> from argmap.model.argument_map import ArgumentMap
    >>> m = ArgumentMap("Rent caps")
    >>> caps = m.claim("Rent caps cut supply.")
    >>> held = m.claim("The housing stock held steady.")
    >>> _ = m.attack(caps, by=held)
    >>> print(pivots(m, caps).sets[0])
    If “The housing stock held steady” (nobody named) fell: defended.
    """
    check_limit("most", most)
    graph = compiled(m, basis=basis, as_of=as_of)
    number = number_in(graph, m, thesis)
    return find_pivots(graph, number, labels=labels_of(graph), most=most)


def find_pivots(
    graph: CompiledMap,
    number: int,
    *,
    labels: Sequence[int],
    attackers: Sequence[Sequence[int]] | None = None,
    most: int = MOST,
) -> Pivots:
    """Return the pivots of a claim in a graph that is compiled and labelled.

    Parameters
    ----------
    graph : CompiledMap
        Of a map.
    number : int
        The claim's.
    labels : sequence of int
        The grounded labels.
    attackers : sequence, optional
        What ``graph.attackers()`` returns, where it is at hand.
    most : int
        How many steps the search may take.

    Returns
    -------
    Pivots
        As `pivots` does.
    """
    claims = list(graph.map)
    status = status_of(labels[number], attacked=bool(graph.strikes[number]))
    if status is Status.UNCHALLENGED:
        found = HittingSets(sets=(), tried=0, complete=True, steps=0)
    else:
        found = hitting_sets(
            graph, number, among=range(len(claims)), attackers=attackers, most=most
        )
    return Pivots(
        claim=claims[number],
        status=status,
        basis=graph.basis,
        as_of=graph.as_of,
        sets=tuple(
            PivotSet(
                claims=tuple(claims[i] for i in fallen),
                speakers=tuple(speakers(graph.map, claims[i].id) for i in fallen),
                # Its attackers stay when they fall.
                after=status_of(after, attacked=True),
            )
            for fallen, after in found.sets
        ),
        tried=found.tried,
        complete=found.complete,
        steps=found.steps,
    )


# Of a claim that is attacked: its attackers stay when they fall.
def number_in(graph: CompiledMap, m: ArgumentMap, claim: Claim | str) -> int:
    """Return the number of a claim in what a map compiles to.

    Parameters
    ----------
    graph : CompiledMap
        What the map compiles to.
    m : ArgumentMap
        The whole map.
    claim : Claim or str
        A claim or its id.

    Returns
    -------
    int
        From 0 on.

    Raises
    ------
    UnknownIdError
        No claim has the id, or it has no status in this view.
    """
    wanted: Any = getattr(claim, "id", claim)
    key = m.claims[wanted].id
    number = graph.index.get(key)
    if number is None:
        raise no_status(m.claims[key], graph.as_of)
    return number


def cut_short(tried: int) -> str:
    """Return that a search was not brought to its end, and how far it came."""
    trials = counted(tried, "trial")
    return f"The search was cut short after {trials}: there may be more to find."


def rule(basis: Basis | None, as_of: Date | None) -> str:
    """Return the rule in words: ``by explicit links, under the grounded labelling``."""
    date = "" if as_of is None else f", as of {date_in_words(as_of)}"
    return f"by {LINKS[basis]}, under the grounded labelling{date}"
