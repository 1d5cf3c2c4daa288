"""Building: the networks of a debate, as graphs of networkx."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.networks.counting import Duplicates, counts_of
from argmap.analysis.networks.graphs import How, empty, one_mode, two_mode
from argmap.analysis.networks.measures import Aggregation, Normalization
from argmap.analysis.networks.selection import Selection
from argmap.analysis.windows import Window
from argmap.errors import QueryError
from argmap.model.actors import Actor, ActorKind
from argmap.model.choices import chosen
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date
from argmap.model.relations import Basis

if TYPE_CHECKING:
    import networkx as nx

    from argmap.model.argument_map import ArgumentMap

__all__ = ["actor_network", "affiliation_network", "claim_network"]

ONE_MODE = (Normalization.NONE, Normalization.AVERAGE, Normalization.JACCARD)
TWO_MODE = (Normalization.NONE, Normalization.ACTIVITY, Normalization.PROMINENCE)


def actor_network(
    m: ArgumentMap,
    *,
    aggregation: Aggregation | str = Aggregation.CONGRUENCE,
    duplicates: Duplicates | str = Duplicates.DOCUMENT,
    normalization: Normalization | str = Normalization.AVERAGE,
    by: str = "claim",
    actors: Iterable[Actor | str] | None = None,
    kinds: Iterable[ActorKind | str] | None = None,
    issues: Iterable[Issue | str] | None = None,
    claims: Iterable[Claim | str] | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    since: Date | str | None = None,
    until: Date | str | None = None,
    roll_up: bool = False,
) -> nx.Graph[str]:
    """Return who says what whom else says, as a graph of actors with weighted edges.

    With *x+* and *x-*, how often an actor asserts and denies a claim, two actors have
    the *congruence* C, the sum over the claims of x+ x'+ + x- x'-, and the *conflict* F,
    that of x+ x'- + x- x'+ [1]_. Doubts and reports have no polarity and count nowhere.
    An edge stands where the sum that is asked for is not 0; under `subtract`, wherever
    the two speak on one claim, so that a weight of 0 is no silence.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    aggregation : Aggregation or str
        ``congruence``: C; ``conflict``: F; ``subtract``: C - F; ``ignore``: C + F.
    duplicates : Duplicates or str
        Of the same actor, claim and polarity ``include`` counts every assertion,
        ``document`` one for each source, ``range`` one.
    normalization : Normalization or str
        ``none``; ``average``: divided by the mean of their numbers of statements;
        ``jaccard``: instead of counts, the share of the claims with their sign that the
        two have in common. For F, the signs of one of them are turned round.
    by : str
        ``claim``, or ``issue``: then an assertion counts as yes or no to the issue of
        its claim, by the side that the claim is on; see `sides`.
    actors : iterable of Actor or str, optional
        The nodes; by default every actor with a statement that counts.
    kinds : iterable of ActorKind or str, optional
        Only actors of these kinds.
    issues : iterable of Issue or str, optional
        Only claims filed under these.
    claims : iterable of Claim or str, optional
        Only these claims.
    basis : Basis or str, optional
        By issue: put claims on sides by links made on this basis only.
    as_of : Date or str, optional
        Only what had been said by then.
    since, until : Date or str, optional
        Only what was said in this window, both ends included. A date that lies only
        partly within, as 2024 in a window of one month, is outside.
    roll_up : bool
        Whether to count what an actor says as its organisation's, where it belongs to
        one at that date and rolls up.

    Returns
    -------
    networkx.Graph
        Nodes are ids, with ``name``, ``kind`` and ``statements``; edges have
        ``weight``, its ``sign`` (1, 0 or -1), and ``congruence`` and ``conflict`` as
        counted before normalisation. The graph's own attributes tell how it was made,
        and how many assertions count (``statements``), repeat others (``repeated``),
        have no date (``undated``) or lie partly outside the window (``straddling``).
        No node and no edge where nothing counts.

    Raises
    ------
    UnknownIdError
        An id names no record.
    QueryError
        There is no such word, kind or basis, the window ends before it begins, or a
        basis is given by claim.

    References
    ----------
    .. [1] P. Leifeld, "Discourse Network Analysis: Policy Debates as Dynamic Networks",
       in The Oxford Handbook of Political Networks, 2017, 301-326,
       doi:10.1093/oxfordhb/9780190228217.013.25. The sums are those of his program,
       Discourse Network Analyzer; its Jaccard coefficient multiplies counts, this one
       is of sets.

    Examples
    --------
    >>> from argmap.model.argument_map import ArgumentMap
    >>> m = ArgumentMap("Rent caps")
    >>> caps = m.claim("Rent caps cut supply.")
    >>> said = [m.assertion(caps, actor=m.actor(name)) for name in ("Lee", "Ortiz")]
    >>> actor_network(m)["lee"]["ortiz"]["weight"]
    1.0
    """
    how = _how(aggregation, normalization, ONE_MODE, "actors", duplicates)
    asked = Selection(
        by=by,
        window=Window.of(since, until, as_of),
        actors=actors,
        kinds=kinds,
        issues=issues,
        claims=claims,
        basis=basis,
        roll_up=roll_up,
    )
    counts = counts_of(m, asked, how[2])
    return one_mode(
        empty(counts, how, asked, of="actors"),
        how,
        counts.actors,
        counts.cells,
    )


def claim_network(
    m: ArgumentMap,
    *,
    aggregation: Aggregation | str = Aggregation.CONGRUENCE,
    duplicates: Duplicates | str = Duplicates.DOCUMENT,
    normalization: Normalization | str = Normalization.AVERAGE,
    by: str = "claim",
    actors: Iterable[Actor | str] | None = None,
    kinds: Iterable[ActorKind | str] | None = None,
    issues: Iterable[Issue | str] | None = None,
    claims: Iterable[Claim | str] | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    since: Date | str | None = None,
    until: Date | str | None = None,
    roll_up: bool = False,
) -> nx.Graph[str]:
    """Return which claims the same actors make, as a graph with weighted edges.

    As `actor_network`, with claims and actors in each other's place: congruence counts
    the actors who take one side on both claims, conflict those who assert the one and
    deny the other. Nothing is said about how claims bear on each other. Edges grow with
    the square of the claims of one actor.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    aggregation, duplicates, normalization : optional
        As in `actor_network`; ``average`` is of the statements on each claim.
    by, actors, kinds, issues, claims, basis, as_of, since, until, roll_up : optional
        As in `actor_network`; `by` issue, issues are the nodes.

    Returns
    -------
    networkx.Graph
        Nodes are the claims on which somebody takes a side, in the map's order, with
        ``name`` and ``statements``; edges as in `actor_network`.

    Raises
    ------
    UnknownIdError
        An id names no record.
    QueryError
        There is no such word, kind or basis, the window ends before it begins, or a
        basis is given by claim.
    """
    how = _how(aggregation, normalization, ONE_MODE, "claims", duplicates)
    asked = Selection(
        by=by,
        window=Window.of(since, until, as_of),
        actors=actors,
        kinds=kinds,
        issues=issues,
        claims=claims,
        basis=basis,
        roll_up=roll_up,
    )
    counts = counts_of(m, asked, how[2])
    return one_mode(
        empty(counts, how, asked, of="claims"),
        how,
        counts.columns,
        {(column, actor): cell for (actor, column), cell in counts.cells.items()},
    )


def affiliation_network(
    m: ArgumentMap,
    *,
    aggregation: Aggregation | str = Aggregation.SUBTRACT,
    duplicates: Duplicates | str = Duplicates.DOCUMENT,
    normalization: Normalization | str = Normalization.NONE,
    by: str = "claim",
    actors: Iterable[Actor | str] | None = None,
    kinds: Iterable[ActorKind | str] | None = None,
    issues: Iterable[Issue | str] | None = None,
    claims: Iterable[Claim | str] | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    since: Date | str | None = None,
    until: Date | str | None = None,
    roll_up: bool = False,
) -> nx.Graph[str]:
    """Return who takes which side on what: a graph of actors and claims, in two modes.

    An actor on both sides of a claim has an edge too; its weight under `subtract` is 0
    where they balance. Where there is no edge, the actor is silent.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    aggregation : Aggregation or str
        ``subtract``, how often it asserts the claim less how often it denies it, or
        ``ignore``, how often it does either.
    duplicates : Duplicates or str
        As in `actor_network`.
    normalization : Normalization or str
        ``none``; ``activity``: divided by the actor's number of statements;
        ``prominence``: divided by the claim's.
    by, actors, kinds, issues, claims, basis, as_of, since, until, roll_up : optional
        As in `actor_network`.

    Returns
    -------
    networkx.Graph
        Nodes have ``id``, ``name``, ``statements``, and ``bipartite``: 0 for actors,
        which have ``kind`` too, and 1 for claims. They stand under their ids; a claim
        whose id an actor has, under ``claims/`` and its id. Edges have ``weight``,
        ``sign``, and ``plus`` and ``minus`` as counted.

    Raises
    ------
    UnknownIdError
        An id names no record.
    QueryError
        There is no such word, kind or basis, the window ends before it begins, or a
        basis is given by claim.
    """
    how = _how(aggregation, normalization, TWO_MODE, "affiliations", duplicates)
    if how[0] not in (Aggregation.SUBTRACT, Aggregation.IGNORE):
        raise QueryError(
            f"{how[0].value!r} compares two actors or two claims; for affiliations "
            "write subtract or ignore"
        )
    asked = Selection(
        by=by,
        window=Window.of(since, until, as_of),
        actors=actors,
        kinds=kinds,
        issues=issues,
        claims=claims,
        basis=basis,
        roll_up=roll_up,
    )
    counts = counts_of(m, asked, how[2])
    return two_mode(
        empty(counts, how, asked, of="affiliations"),
        how,
        counts,
        f"{by}s",
    )


def _how(
    aggregation: Aggregation | str,
    normalization: Normalization | str,
    fitting: Sequence[Normalization],
    of: str,
    duplicates: Duplicates | str,
) -> How:
    """Return the words read, or refuse them before anything is counted."""
    sums = chosen(Aggregation, "an aggregation", aggregation)
    divided = chosen(Normalization, "a normalization", normalization)
    policy = chosen(Duplicates, "a policy on duplicates", duplicates)
    if sums is None or divided is None or policy is None:
        raise QueryError(
            "aggregation, normalization and duplicates cannot be None; leave them out "
            "for what they are by default"
        )
    if divided not in fitting:
        words = f"{', '.join(fitting[:-1])} or {fitting[-1]}"
        raise QueryError(f"{divided.value!r} is not for {of}; write {words}")
    return sums, divided, policy
