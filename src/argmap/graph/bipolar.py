"""BipolarGraph: arguments that support and attack each other, as arrays.

Arguments of a map are its claims, numbered in its order, and after them the denials
and the links that somebody undercuts. Nothing is summed up here: `argmap.strengths`
asks how strong each argument is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from argmap.graph.arrays import base_scores, edges, in_order, score, size_of
from argmap.graph.compilation import CompiledMap, Strike, StrikeKind, compiled
from argmap.graph.origins import origins
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import numpy.typing as npt

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date
    from argmap.model.relations import Basis

    Ints = npt.NDArray[np.intp]
    Floats = npt.NDArray[np.float64]
    Edges = tuple[Sequence[int] | npt.NDArray[Any], Sequence[int] | npt.NDArray[Any]]

__all__ = ["BipolarGraph"]

NEUTRAL = 0.5
"""The base score of what nobody has weighed."""


@attrs.frozen(kw_only=True, eq=False)
class BipolarGraph:
    """Arguments with base scores, and the supports and attacks among them.

    The edges are in rows: each argument has the voices that speak for or against it,
    and each voice the edges by which it speaks. An edge comes from an argument, or
    from a link: several premises at once, or a premise whose step somebody undercuts.
    All arrays are read-only.

    Parameters
    ----------
    size : int
        How many arguments there are.
    base : array of float, shape (size,)
        What each argument weighs before anything bears on it, from 0 to 1.
    rows : array of int, shape (size + 1,)
        Where the voices on each argument begin and end.
    signs : array of int
        Of each voice: 1 for support, -1 for attack. Supports come first in a row.
    voices : array of int
        Where the edges of each voice begin and end, one entry more than voices.
    sources : array of int
        Where each edge comes from: an argument, or `size` + a link.
    links : array of int
        Where the premises of each link begin and end, one entry more than links.
    premises : array of int
        The arguments that are premises of links.
    gates : array of int
        Of each link, the argument that stands for the step itself and that its
        undercuts attack; -1 where nothing undercuts it.
    map : ArgumentMap or None
        The map, or the view of it as of a date, whose claims the first arguments
        are; None for a graph made from arrays.
    """

    size: int
    base: Floats
    rows: Ints
    signs: npt.NDArray[np.int8]
    voices: Ints
    sources: Ints
    links: Ints
    premises: Ints
    gates: Ints
    map: ArgumentMap | None = None

    def __attrs_post_init__(self) -> None:
        for value in attrs.astuple(self, recurse=False):
            if isinstance(value, np.ndarray):
                value.setflags(write=False)

    @classmethod
    def from_arrays(
        cls,
        size: int,
        *,
        supports: Edges = ((), ()),
        attacks: Edges = ((), ()),
        base: Any = NEUTRAL,
    ) -> BipolarGraph:
        """Return the graph of arguments 0 to `size` - 1 with these edges.

        Parameters
        ----------
        size : int
            How many arguments there are.
        supports, attacks : pair of arrays or sequences of int
            The sources of the edges and, in the same order, their targets. An edge
            that is given twice counts twice, each time as a voice of its own.
        base : float or array or sequence of float
            One base score for all arguments or one for each, from 0 to 1.

        Returns
        -------
        BipolarGraph
            With arrays of its own: the ones given are copied.

        Raises
        ------
        QueryError
            A size, an edge or a base score cannot be.

        Examples
        --------
        >>> graph = BipolarGraph.from_arrays(3, supports=([1], [0]), attacks=([2], [0]))
        >>> graph.rows.tolist(), graph.signs.tolist(), graph.sources.tolist()
        ([0, 2, 2, 2], [1, -1], [1, 2])
        """
        count = size_of(size)
        helping, helped = edges("supports", supports, count)
        hitting, hit = edges("attacks", attacks, count)
        rows = _Rows(
            targets=np.concatenate([helped, hit]),
            signs=np.repeat(np.array([1, -1], np.int8), [len(helped), len(hit)]),
            sources=np.concatenate([helping, hitting]),
            voices=None,
        )
        return rows.graph(count, base_scores(base, count))

    @classmethod
    def from_map(
        cls,
        m: ArgumentMap,
        *,
        basis: Basis | str | None = None,
        as_of: Date | str | None = None,
        base: float | Mapping[str, float] = NEUTRAL,
        by_source: bool = True,
    ) -> BipolarGraph:
        """Return the supports and attacks that a map holds.

        What counts is what counts in `AttackGraph`; supports count too. A denial is
        an argument of base 0.5 that attacks its claim and is attacked back. The step
        of a relation that somebody undercuts is an argument of base 1, attacked by
        its undercuts, which may be undercut in turn. `requires_support` adds nothing:
        support is weighed in any case.

        Parameters
        ----------
        m : ArgumentMap
            Any map; what it only proposes does not count.
        basis : Basis or str, optional
            Count only relations made on this basis.
        as_of : Date or str, optional
            Count only what had been said by then.
        base : float or mapping
            One base score for every claim, or some claims' by their ids; the others
            have 0.5.
        by_source : bool
            Whether claims that go back to one source are one voice on what they bear
            on (`argmap.graph.origins`); else every edge is a voice.

        Returns
        -------
        BipolarGraph
            Claims first, in the map's order.

        Raises
        ------
        UnknownIdError
            A base score is given for what is no claim of the map.
        QueryError
            There is no such basis, or a base score cannot be.
        ModelError
            `as_of` is no date.
        """
        scores = _scores_of_claims(m, base)
        attacks = compiled(m, basis=basis, as_of=as_of)
        return _Builder(attacks, scores, by_source=by_source).graph()

    def apart(self) -> BipolarGraph:
        """Return the graph in which every edge is a voice of its own.

        Returns
        -------
        BipolarGraph
            The same edges in the same order.
        """
        return attrs.evolve(
            self,
            rows=self.voices[self.rows],
            signs=np.repeat(self.signs, np.diff(self.voices)),
            voices=np.arange(len(self.sources) + 1),
        )


@attrs.frozen(kw_only=True, eq=False)
class _Rows:
    """Edges in any order, to be put in rows; voices None for one to each edge."""

    targets: Ints
    signs: npt.NDArray[np.int8]
    sources: Ints
    voices: Ints | None

    def graph(self, size: int, base: Floats, **more: Any) -> BipolarGraph:
        against = self.signs < 0
        if self.voices is None:
            order = in_order(self.targets * 2 + against)
        else:
            # Stable sorts from the last key to the first.
            order = np.lexsort((self.voices, against, self.targets))
        targets, signs = self.targets[order], self.signs[order]
        first = np.ones(len(order), dtype=bool)
        if self.voices is not None:
            heard = self.voices[order]
            first[1:] = (
                (targets[1:] != targets[:-1])
                | (signs[1:] != signs[:-1])
                | (heard[1:] != heard[:-1])
            )
        begins = np.flatnonzero(first)
        counts = np.bincount(targets[begins], minlength=size)
        nothing = np.zeros(0, np.intp)
        links = {"links": np.zeros(1, np.intp), "premises": nothing, "gates": nothing}
        return BipolarGraph(
            size=size,
            base=base,
            rows=np.concatenate([[0], np.cumsum(counts)]).astype(np.intp),
            signs=signs[begins],
            voices=np.append(begins, len(order)),
            sources=self.sources[order],
            **{**links, **more},
        )


class _Builder:
    """Builds the graph of a map from the attacks that it compiles to."""

    def __init__(
        self, attacks: CompiledMap, scores: Mapping[str, float], *, by_source: bool
    ) -> None:
        self.attacks = attacks
        self.m = m = attacks.map
        self.index = {claim.id: number for number, claim in enumerate(m)}
        self.origin = origins(m) if by_source else {}
        self.by_source = by_source
        self.base = [scores.get(claim.id, NEUTRAL) for claim in m]
        self.denials = [
            (strike, self._argument(NEUTRAL))
            for strikes in attacks.strikes
            for strike in strikes
            if strike.kind is StrikeKind.DENIAL
        ]
        self.steps = {key: self._argument(1.0) for key in attacks.undercuts}
        self.edges: list[tuple[int, int, int, int]] = []
        self.numbers: dict[Hashable, int] = {}
        self.known: dict[tuple[tuple[str, ...], int], int] = {}
        self.links = [0]
        self.premises: list[int] = []
        self.gates: list[int] = []

    def graph(self) -> BipolarGraph:
        self._support()
        for strikes in self.attacks.strikes:
            for strike in strikes:
                self._strike(strike)
        for denial, number in self.denials:
            self._deny(denial, number)
        for target, ids in self.attacks.undercuts.items():
            for key in ids:
                self._join(
                    self.m.relations[key].premises, self.steps[target], -1, record=key
                )
        targets, signs, sources, voices = (
            np.array(column, np.intp)
            for column in (zip(*self.edges, strict=True) if self.edges else [()] * 4)
        )
        rows = _Rows(
            targets=targets,
            signs=signs.astype(np.int8),
            sources=sources,
            voices=voices if self.by_source else None,
        )
        return rows.graph(
            len(self.base),
            np.array(self.base, np.float64),
            links=np.array(self.links, np.intp),
            premises=np.array(self.premises, np.intp),
            gates=np.array(self.gates, np.intp),
            map=self.m,
        )

    def _argument(self, base: float) -> int:
        self.base.append(base)
        return len(self.base) - 1

    def _support(self) -> None:
        for key, relation in self.m.relations.items():
            if relation.kind is RelationKind.SUPPORTS and key in self.attacks.heads:
                target = self.index[relation.target]
                self._join(relation.premises, target, 1, record=key)

    def _strike(self, strike: Strike) -> None:
        if strike.kind in (StrikeKind.ATTACK, StrikeKind.CONTRADICTION):
            self._join(strike.premises, strike.target, -1, record=strike.record)

    def _deny(self, denial: Strike, number: int) -> None:
        """Let a denial and its claim attack each other; the actor is its voice."""
        spoken = self._number(("actor", denial.actor))
        answered = self._number(("claim", denial.target))
        self.edges.append((denial.target, -1, number, spoken))
        self.edges.append((number, -1, denial.target, answered))

    def _join(
        self, premises: tuple[str, ...], target: int, sign: int, *, record: str
    ) -> None:
        voice = self._number(self._voice(premises)) if self.by_source else 0
        source = self._source(premises, self.steps.get(record, -1))
        self.edges.append((target, sign, source, voice))

    def _source(self, premises: tuple[str, ...], gate: int) -> int:
        """Return the argument, or the link, that an edge comes from."""
        if len(premises) == 1 and gate < 0:
            return self.index[premises[0]]
        if (premises, gate) not in self.known:
            self.known[premises, gate] = len(self.base) + len(self.gates)
            self.premises += (self.index[premise] for premise in premises)
            self.links.append(len(self.premises))
            self.gates.append(gate)
        return self.known[premises, gate]

    def _voice(self, premises: tuple[str, ...]) -> Hashable:
        """Return who speaks: the sources that the premises go back to, each once."""
        return frozenset(
            ("source", self.origin[key]) if key in self.origin else ("claim", key)
            for key in premises
        )

    def _number(self, voice: Hashable) -> int:
        return self.numbers.setdefault(voice, len(self.numbers))


def _scores_of_claims(
    m: ArgumentMap, base: float | Mapping[str, float]
) -> dict[str, float]:
    """Return the base score of each claim that has one given."""
    if isinstance(base, Mapping):
        return {
            m.claims[key].id: score(f"base of {key!r}", value)
            for key, value in base.items()
        }
    return dict.fromkeys(m.claims, score("base", base))
