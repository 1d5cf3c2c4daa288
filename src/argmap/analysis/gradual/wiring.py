"""Wiring: what each argument and link of a graph is computed from, and how."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from argmap.graph.bipolar import BipolarGraph

    Ints = npt.NDArray[np.intp]
    Floats = npt.NDArray[np.float64]

__all__ = ["Block", "Heard", "Rule", "Table", "Wiring", "plain"]


@attrs.frozen(eq=False)
class Heard:
    """Which voices bear on some arguments: row by row, supports before attacks.

    Parameters
    ----------
    count : int
        How many arguments there are.
    row : array of int
        On which of them each voice bears, in ascending order.
    signs : array of float
        1 for a support, -1 for an attack.
    """

    count: int
    row: Ints
    signs: Floats

    @cached_property
    def sides(self) -> tuple[Ints, Ints, Ints]:
        """Where the sides of the rows begin; which of them support, and which attack."""
        first = np.ones(len(self.row), dtype=bool)
        first[1:] = (np.diff(self.row) != 0) | (np.diff(self.signs) != 0)
        begins = np.flatnonzero(first)
        helping = self.signs[begins] > 0
        return begins, np.flatnonzero(helping), np.flatnonzero(~helping)


@attrs.frozen(kw_only=True, eq=False)
class Rule:
    """How a method computes the strength of an argument from what bears on it.

    Parameters
    ----------
    energies : callable
        Takes what each voice contributes, and the `Heard`; returns the energy of
        each argument that they bear on.
    energy : callable
        Takes the values of the supports and of the attacks on one argument, as lists,
        and returns its energy: the same formula again, for levels too narrow for
        arrays.
    influence : callable
        Takes energy and base score, of one argument or of many, and returns the
        strength.
    """

    energies: Callable[[Floats, Heard], Floats]
    energy: Callable[[list[float], list[float]], float]
    influence: Callable[[Any, Any], Any]


@attrs.frozen(eq=False)
class Table:
    """Rows of numbers, one behind the other: row i is entries[starts[i]:starts[i+1]]."""

    starts: Ints
    entries: Ints

    def places(self, picked: Ints) -> tuple[Ints, Ints]:
        """Return the places of the entries of some rows, and how many each has."""
        return _places(self.starts, picked)

    def turned(self) -> Table:
        """Return for each number the rows in which it stands, in order."""
        size = len(self.starts) - 1
        row = np.repeat(np.arange(size), np.diff(self.starts))
        bits = size.bit_length()
        packed = (self.entries << bits) | row
        packed.sort()
        counts = np.bincount(self.entries, minlength=size)
        return Table(
            np.concatenate([[0], np.cumsum(counts)]), packed & ((1 << bits) - 1)
        )


class Wiring:
    """A graph as what its nodes, arguments and then links, wait for and feed.

    The value of a link is that of its weakest premise, times that of its gate. The
    last entry of `values` is 1: -1, the gate of a link without one, points at it.
    """

    def __init__(self, graph: BipolarGraph, rule: Rule) -> None:
        self.graph = graph
        self.rule = rule
        self.size = graph.size + len(graph.gates)
        self.values = np.ones(self.size + 1)
        self.values[: graph.size] = graph.base
        self.several = len(graph.sources) > len(graph.signs)
        self.incoming = self._incoming()
        self.outgoing = self.incoming.turned()

    def _incoming(self) -> Table:
        graph = self.graph
        starts = graph.voices[graph.rows]
        if not len(graph.gates):
            return Table(starts, graph.sources)
        gated = graph.gates >= 0
        counts = np.diff(graph.links) + gated
        ends = np.cumsum(counts)
        entries = np.empty(ends[-1], np.intp)
        last = np.zeros(len(entries), dtype=bool)
        last[ends[gated] - 1] = True
        entries[last] = graph.gates[gated]
        entries[~last] = graph.premises
        return Table(
            np.concatenate([starts, starts[-1] + ends]),
            np.concatenate([graph.sources, entries]),
        )

    def block(self, nodes: Ints) -> Block:
        """Return what the given nodes are computed from; none may be without it."""
        graph = self.graph
        arguments = nodes[nodes < graph.size]
        links = nodes[nodes >= graph.size] - graph.size
        heard, counts = _places(graph.rows, arguments)
        edges, per_voice = heard, None
        if self.several:
            edges, per_voice = _places(graph.voices, heard)
        premises, per_link = _places(graph.links, links)
        return Block(
            rule=self.rule,
            arguments=arguments,
            base=graph.base[arguments],
            heard=Heard(
                len(arguments),
                np.repeat(np.arange(len(arguments)), counts),
                graph.signs[heard].astype(np.float64),
            ),
            speaking=None if per_voice is None else _begins(per_voice),
            sources=graph.sources[edges],
            links=links + graph.size,
            begins=_begins(per_link),
            premises=graph.premises[premises],
            gates=graph.gates[links],
        )

    def strength(self, values: Any) -> Callable[[int], float]:
        """Return what computes one node from the values of the others."""
        graph, rule = self.graph, self.rule
        size = graph.size
        rows, voices, sources, signs, base, links, premises, gates = map(
            plain,
            (
                graph.rows,
                graph.voices,
                graph.sources,
                graph.signs,
                graph.base,
                graph.links,
                graph.premises,
                graph.gates,
            ),
        )

        def of_link(link: int) -> float:
            found = premises[links[link] : links[link + 1]]
            weakest: float = min(values[premise] for premise in found)
            return weakest * float(values[gates[link]])

        def of(node: int) -> float:
            if node >= size:
                return of_link(node - size)
            supports: list[float] = []
            attacks: list[float] = []
            for voice in range(rows[node], rows[node + 1]):
                first, end = voices[voice], voices[voice + 1]
                value = values[sources[first]]
                if end - first > 1:
                    value = max(values[source] for source in sources[first:end])
                (supports if signs[voice] > 0 else attacks).append(value)
            strength: float = rule.influence(rule.energy(supports, attacks), base[node])
            return strength

        return of

    def within(self, nodes: Ints) -> Ints:
        """Return how many of the nodes each of them waits for; 0 for all others."""
        inside = np.zeros(self.size, dtype=bool)
        inside[nodes] = True
        places, counts = self.incoming.places(nodes)
        row = np.repeat(nodes, counts)
        fed = row[inside[self.incoming.entries[places]]]
        return np.bincount(fed, minlength=self.size)


@attrs.define(eq=False)
class Block:
    """Some arguments and links with all that they are computed from."""

    rule: Rule
    arguments: Ints
    base: Floats
    heard: Heard
    speaking: Ints | None
    sources: Ints
    links: Ints
    begins: Ints
    premises: Ints
    gates: Ints

    def move(self, place: Ints) -> None:
        """Let every number mean another place in the values."""
        self.sources = place[self.sources]
        self.premises = place[self.premises]
        self.gates = np.where(self.gates < 0, -1, place[self.gates])
        self.links = place[self.links]

    def join(self, values: Floats) -> None:
        """Compute the links."""
        if len(self.links):
            weakest = np.minimum.reduceat(values[self.premises], self.begins)
            values[self.links] = weakest * values[self.gates]

    def strengths(self, values: Floats) -> Floats:
        """Return the strengths of the arguments."""
        spoken = values[self.sources]
        if self.speaking is not None and len(spoken):
            spoken = np.maximum.reduceat(spoken, self.speaking)
        energies = self.rule.energies(spoken, self.heard)
        strengths: Floats = self.rule.influence(energies, self.base)
        return strengths


def _places(starts: Ints, picked: Ints) -> tuple[Ints, Ints]:
    first = starts[picked]
    counts = starts[picked + 1] - first
    total = int(counts.sum())
    return np.arange(total) + np.repeat(first - _begins(counts), counts), counts


def _begins(counts: Ints) -> Ints:
    return np.cumsum(counts) - counts


def plain(array: Any) -> Any:
    """Return an array as what plain Python reads and writes four times as fast.

    Any, since NumPy declares its buffers to type checkers from Python 3.12 on.
    """
    return memoryview(array)
