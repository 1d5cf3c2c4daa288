"""Undecided: what the grounded labelling leaves open, and what hangs together in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.graph.labelling import Label, labels_of
from argmap.graph.traversal import components

if TYPE_CHECKING:
    from argmap.graph.attacks import AttackGraph

__all__ = ["Supports", "Undecided"]

OUT, IN, UNDEC = int(Label.OUT), int(Label.IN), int(Label.UNDEC)

Supports = tuple[tuple[int, ...], ...]


class Undecided:
    """The arguments that the grounded labelling leaves undecided.

    Parameters
    ----------
    graph : AttackGraph
        Any graph.

    Attributes
    ----------
    labels : bytes
        The grounded label of each argument of the graph.
    starts, attacked : list of int
        The rows of the graph.
    attackers : dict
        Each undecided argument with its undecided attackers: never none.
    needs : dict
        Each undecided argument whose support is undecided too, with the supports
        that have not fallen.
    """

    def __init__(self, graph: AttackGraph) -> None:
        self.labels = labels = labels_of(graph)
        self.starts = starts = graph.starts.tolist()
        self.attacked = attacked = graph.attacked.tolist()
        self.attackers: dict[int, list[int]] = {
            number: [] for number, label in enumerate(labels) if label == UNDEC
        }
        for number in self.attackers:
            for hit in attacked[starts[number] : starts[number + 1]]:
                if labels[hit] == UNDEC:
                    self.attackers[hit].append(number)
        self.needs: dict[int, Supports] = {
            number: tuple(one for one in supports if labels[one[0]] != OUT)
            for number, supports in graph.needs.items()
            if labels[number] == UNDEC
            and not any(labels[head] == IN for head, *_ in supports)
        }

    def attack(self, one: int, other: int) -> bool:
        """Whether one argument attacks another."""
        end = self.starts[one + 1]
        at = bisect_left(self.attacked, other, self.starts[one], end)
        return at < end and self.attacked[at] == other

    def stands_alone(self, number: int) -> bool:
        """Whether an argument attacks all that attacks it, and needs nothing else.

        An extension then either holds it or attacks it.
        """
        return (
            number not in self.needs
            and all(self.attack(number, one) for one in self.attackers[number])
            and not self.attack(number, number)
        )

    def ancestors(self, arguments: Iterable[int]) -> list[int]:
        """Return the arguments and all that reaches them by undecided attacks."""
        found = {number for number in arguments if number in self.attackers}
        ahead = list(found)
        while ahead:
            for attacker in self.attackers[ahead.pop()]:
                if attacker not in found:
                    found.add(attacker)
                    ahead.append(attacker)
        return sorted(found)

    def parts(self) -> Iterator[tuple[int, ...]]:
        """Yield the undecided arguments, apart where no attack joins them."""
        joined = {number: [*found] for number, found in self.attackers.items()}
        for number, found in self.attackers.items():
            for attacker in found:
                joined[attacker].append(number)
        return components(joined)
