"""Acceptance: what becomes of contested claims, whichever way the clashes go."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, SupportsIndex, cast

from argmap.analysis.dependence import number_in
from argmap.analysis.limits import check_limit
from argmap.errors import QueryError
from argmap.graph.attacks import AttackGraph
from argmap.graph.compilation import compiled
from argmap.graph.labelling import Label, labels_of
from argmap.graph.preferred import Extensions, solver
from argmap.graph.undecided import Undecided
from argmap.model.choices import chosen, one_of

if TYPE_CHECKING:
    from argmap.graph.compilation import CompiledMap
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date
    from argmap.model.relations import Basis

__all__ = [
    "BUDGET",
    "Mode",
    "Prospect",
    "Semantics",
    "acceptable",
    "prospect",
    "prospect_sentence",
    "prospects",
]

BUDGET = 100_000
"""Steps that a search may take: about four seconds on a laptop, at most."""

MOST_SPENT = 10
SPARE = 100

WITHHELD = {
    "stable": "a debate need not have a stable labelling",
    **dict.fromkeys(("semi-stable", "ideal", "cf2"), "argmap has no question for it"),
}


class Semantics(StrEnum):
    """A rule for which sets of arguments are accepted together."""

    PREFERRED = "preferred"
    GROUNDED = "grounded"


class Mode(StrEnum):
    """Whether some or every set that the semantics accepts must hold an argument."""

    CREDULOUS = "credulous"
    SCEPTICAL = "sceptical"


class Prospect(StrEnum):
    """What becomes of a contested claim, whichever way the open clashes go.

    It stands in some but not all, in none, or in all preferred extensions; or the
    search was given up before that was known.
    """

    DEFENSIBLE = "defensible"
    INDEFENSIBLE = "indefensible"
    SETTLED_EITHER_WAY = "settled either way"
    UNKNOWN = "unknown"


SENTENCES = {
    Prospect.DEFENSIBLE: (
        "Defensible: some ways of settling the open clashes accept it, others do not."
    ),
    Prospect.INDEFENSIBLE: (
        "Indefensible: no way of settling the open clashes accepts it."
    ),
    Prospect.SETTLED_EITHER_WAY: (
        "Settled either way: every way of settling the open clashes accepts it."
    ),
    Prospect.UNKNOWN: (
        "Unknown: the search for ways of settling the open clashes was given up."
    ),
}


def acceptable(
    graph_or_map: AttackGraph | ArgumentMap,
    argument: Claim | str | SupportsIndex,
    *,
    semantics: Semantics | str = Semantics.PREFERRED,
    mode: Mode | str = Mode.CREDULOUS,
    budget: int = BUDGET,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> bool | None:
    """Return whether some, or every, preferred extension holds an argument.

    A *preferred extension* is a set of arguments, as large as can be, of which none
    attacks another and which attacks whatever attacks it. Here it also does without
    support in a circle: where a needs b and b needs a, something else must support
    one of them. The grounded extension is part of every preferred one; only what it
    leaves undecided needs a search, and that is of the undecided ancestors of the
    argument alone. It can take time exponential in their number, hence the budget.

    Parameters
    ----------
    graph_or_map : AttackGraph or ArgumentMap
        Any graph or map; what a map only proposes does not count.
    argument : Claim, str or int
        A claim or its id; in a graph, a number.
    semantics : Semantics or str
        ``"preferred"`` or ``"grounded"``; the latter has one extension, and needs
        no solver.
    mode : Mode or str
        ``"credulous"`` asks for some extension, ``"sceptical"`` for every one.
    budget : int
        How many steps the search may take. A step is a clause learned, by a conflict
        in the solver, from a candidate ruled out or from a loop of support; or so
        many inferences as take as long.
    basis, as_of : optional
        In a map, count only links made on this basis, and what had been said by this
        date.

    Returns
    -------
    bool or None
        None where the budget was spent first.

    Raises
    ------
    MissingExtraError
        Preferred semantics is asked for, and python-sat is not installed.
    QueryError
        There is no such argument, semantics, mode or basis; the budget is not a
        positive integer; or a graph is given with a basis or date.
    UnknownIdError
        No claim has the id, or it has no status in this view.

    References
    ----------
    .. [1] P. M. Dung, "On the acceptability of arguments and its fundamental role in
       nonmonotonic reasoning, logic programming and n-person games", Artificial
       Intelligence 77 (1995), 321-357.

    Examples
    --------
    Two arguments attack each other and both attack a third, which attacks a fourth:

    >>> import argmap as am
    >>> graph = am.AttackGraph.from_arrays(4, [0, 1, 0, 1, 2], [1, 0, 2, 2, 3])
    >>> [am.acceptable(graph, i) for i in range(4)]
    [True, True, False, True]
    >>> [am.acceptable(graph, i, mode="sceptical") for i in range(4)]
    [False, False, False, True]
    """
    rule = _semantics(semantics)
    every = one_of(Mode, "a mode", mode) is Mode.SCEPTICAL
    check_limit("budget", budget)
    if isinstance(graph_or_map, AttackGraph):
        if basis is not None or as_of is not None:
            raise QueryError(
                "basis and as_of choose what of a map is compiled; this is a graph"
            )
        graph = graph_or_map
    else:
        graph = compiled(graph_or_map, basis=basis, as_of=as_of)
    number = _number(graph, graph_or_map, argument)
    if rule is Semantics.GROUNDED:
        return labels_of(graph)[number] == Label.IN
    with Extensions(Undecided(graph), [number]) as extensions:
        ask = extensions.all_hold if every else extensions.some_holds
        return ask(number, budget=budget)


def prospect(
    m: ArgumentMap,
    claim: Claim | str,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    budget: int = BUDGET,
) -> Prospect | None:
    """Return what becomes of a contested claim, whichever way the clashes go.

    The claim is *defensible* when some but not all preferred extensions hold it,
    *indefensible* when none does, *settled either way* when all do.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    claim : Claim or str
        A claim or its id.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.
    budget : int
        As in `acceptable`, for the claim's two questions each.

    Returns
    -------
    Prospect or None
        None for a claim that is not contested: its status says all there is.

    Raises
    ------
    MissingExtraError
        python-sat is not installed.
    UnknownIdError
        No claim has the id, or it has no status in this view.
    QueryError
        There is no such basis, or the budget is not a positive integer.
    """
    check_limit("budget", budget)
    graph = compiled(m, basis=basis, as_of=as_of)
    number = number_in(graph, m, claim)
    part = Undecided(graph)
    with Extensions(part, [number]) as extensions:
        if part.labels[number] != Label.UNDEC:
            return None
        return _prospect(extensions, number, budget)


def prospects(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    budget: int = BUDGET,
) -> dict[str, Prospect]:
    """Return what becomes of every contested claim, whichever way the clashes go.

    What is learned in the search for one claim serves those that hang together with
    it.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis, as_of, budget : optional
        As in `prospect`. Once ten claims have spent their budget, those that follow
        get a hundredth of it.

    Returns
    -------
    dict of str to Prospect
        By the id of each contested claim, in the map's order; empty where nothing is
        contested.

    Raises
    ------
    MissingExtraError
        python-sat is not installed.
    QueryError
        There is no such basis, or the budget is not a positive integer.
    """
    check_limit("budget", budget)
    graph = compiled(m, basis=basis, as_of=as_of)
    ids = list(graph.map.claims)
    solver()  # Where it is missing, that is told even if nothing is contested.
    part = Undecided(graph)
    found: dict[int, Prospect] = {}
    unknown = 0
    for together in part.parts():
        claims = sorted(number for number in together if number < len(ids))
        with Extensions(part, claims) as extensions:
            for number in claims:
                steps = budget if unknown < MOST_SPENT else -(-budget // SPARE)
                found[number] = _prospect(extensions, number, steps)
                unknown += found[number] is Prospect.UNKNOWN
    return {ids[number]: found[number] for number in sorted(found)}


def prospect_sentence(outcome: Prospect | str) -> str:
    """Return one sentence that says what a prospect means.

    Parameters
    ----------
    outcome : Prospect or str
        What `prospect` returned for a contested claim.

    Returns
    -------
    str
        It begins with the word and ends with a full stop.

    Raises
    ------
    QueryError
        There is no such prospect, or None is given, which stands for a claim that is
        not contested.
    """
    member = chosen(Prospect, "a prospect", outcome)
    if member is None:
        raise QueryError("a claim that is not contested has no prospect")
    return SENTENCES[member]


def _prospect(extensions: Extensions, number: int, budget: int) -> Prospect:
    some = extensions.some_holds(number, budget=budget)
    if some is None:
        return Prospect.UNKNOWN
    if not some:
        return Prospect.INDEFENSIBLE
    every = extensions.all_hold(number, budget=budget)
    if every is None:
        return Prospect.UNKNOWN
    return Prospect.SETTLED_EITHER_WAY if every else Prospect.DEFENSIBLE


def _number(
    graph: AttackGraph,
    asked: AttackGraph | ArgumentMap,
    argument: Claim | str | SupportsIndex,
) -> int:
    key: Any = getattr(argument, "id", argument)
    if isinstance(asked, AttackGraph) or not isinstance(key, str):
        return graph.number(key)
    return number_in(cast("CompiledMap", graph), asked, key)


def _semantics(value: Semantics | str) -> Semantics:
    reason = WITHHELD.get(str(value).lower())
    if reason is not None:
        offered = ", ".join(Semantics)
        raise QueryError(f"{value!r} is not offered: {reason}; write {offered}")
    return one_of(Semantics, "a semantics", value)
