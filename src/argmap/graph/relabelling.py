"""Relabelling: what an argument's label would be if some others fell.

Only what the fallen ones lead to is labelled again, within what leads to the goal;
everything else keeps its label, for a label depends on nothing but what leads to the
argument.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from argmap.graph.attacks import AttackGraph
from argmap.graph.labelling import IN, OUT, UNDEC, Label

__all__ = ["Relabelling", "leading_to"]


class Relabelling:
    """The grounded labels of what leads to a goal, and what they become.

    Arguments have numbers of their own here, in the order of those of the graph:
    argument ``i`` is ``arguments[i]`` there.

    Parameters
    ----------
    graph : AttackGraph
        Any graph.
    goal : int
        The argument whose label is asked for.
    attackers : sequence, optional
        What ``graph.attackers()`` returns, where it is at hand.

    Attributes
    ----------
    arguments : list of int
        Which arguments of the graph lead to the goal, itself among them; rising.
    goal : int
        The goal.
    attackers, targets : list of list of int
        The attacks among them.
    labels : bytearray
        Their grounded labels, those of the whole graph.
    order : list of int
        The settled ones in the order in which they are: what is IN after all its
        attackers, what is OUT after the first of them that is IN.
    work : int
        How many arguments and attacks were looked at so far.

    Examples
    --------
    >>> chain = AttackGraph.from_arrays(3, [0, 1], [1, 2])
    >>> relabelling = Relabelling(chain, 2)
    >>> relabelling.label_after([]).name, relabelling.label_after([0]).name
    ('IN', 'OUT')
    """

    def __init__(
        self,
        graph: AttackGraph,
        goal: int,
        *,
        attackers: Sequence[Sequence[int]] | None = None,
    ) -> None:
        known = graph.attackers() if attackers is None else attackers
        self.arguments = leading_to(goal, known)
        here = {argument: i for i, argument in enumerate(self.arguments)}
        self.goal = here[goal]
        self.attackers = [[here[a] for a in known[one]] for one in self.arguments]
        self.targets: list[list[int]] = [[] for _ in self.arguments]
        for attacked, found in enumerate(self.attackers):
            for attacker in found:
                self.targets[attacker].append(attacked)
        self.work = 0
        self.labels = bytearray([UNDEC]) * len(self.arguments)
        self.order = self._settle(range(len(self.arguments)), (), self.labels)

    def label_after(self, fallen: Collection[int]) -> Label:
        """Return the label of the goal if some arguments were OUT, whatever befalls.

        Parameters
        ----------
        fallen : collection of int
            Numbers of this object.

        Returns
        -------
        Label
            That of the labelling of the whole graph from scratch.
        """
        labels, _ = self.after(fallen)
        return Label(labels.get(self.goal, self.labels[self.goal]))

    def after(self, fallen: Collection[int]) -> tuple[dict[int, int], list[int]]:
        """Return the labels of what some arguments lead to if these were OUT.

        Parameters
        ----------
        fallen : collection of int
            Numbers of this object.

        Returns
        -------
        tuple of (dict, list)
            The labels by number, and the settled ones in their order, but for the
            fallen themselves. All others keep their label.
        """
        labels = dict.fromkeys(fallen, OUT)
        reached: list[int] = []
        waiting = [*fallen]
        targets = self.targets
        while waiting:
            for hit in targets[waiting.pop()]:
                if hit not in labels:
                    labels[hit] = UNDEC
                    reached.append(hit)
                    waiting.append(hit)
        return labels, self._settle(reached, fallen, labels)

    def feet(self, labels: Mapping[int, int]) -> tuple[list[int], set[int]]:
        """Return what the goal's label stands on: settled arguments, and open ones.

        Parameters
        ----------
        labels : mapping
            Labels that differ from those at first, as `after` returns them.

        Returns
        -------
        tuple of (list, set)
            The goal itself and nothing where it is settled; else what is OUT and
            attacks the goal or an undecided argument that leads to it, and these.
        """
        known, attackers = self.labels, self.attackers
        if labels.get(self.goal, known[self.goal]) != UNDEC:
            return [self.goal], set()
        open_ = {self.goal}
        waiting = [self.goal]
        found: dict[int, None] = {}
        while waiting:
            one = waiting.pop()
            self.work += 1 + len(attackers[one])
            for attacker in attackers[one]:
                if labels.get(attacker, known[attacker]) == OUT:
                    found[attacker] = None
                elif attacker not in open_:
                    open_.add(attacker)
                    waiting.append(attacker)
        return list(found), open_

    def proof(self) -> set[int]:
        """Return the members of a proof of the goal's label.

        A proof of an argument that is IN holds it and, for each of its attackers, one
        that is IN and attacks it, with a proof of its own; a proof of one that is OUT
        is that of an attacker that is IN. A proof of an undecided one holds the
        undecided arguments that lead to it and, for each other attacker of these, one
        that is IN and attacks it, with its proof. While no member of a proof falls
        and no new attack on a member arises, the label stays, for the rest only
        attacks the members, and is struck down by them.

        Returns
        -------
        set of int
            Numbers of this object: those of the proof that strikes down each attacker
            by what struck it down first.
        """
        place = {one: k for k, one in enumerate(self.order)}
        feet, open_ = self.feet({})
        waiting, seen = feet, set(feet)
        while waiting:
            one = waiting.pop()
            self.work += 1 + len(self.attackers[one])
            ahead = self.attackers[one]
            if self.labels[one] == OUT:
                standing = (a for a in ahead if self.labels[a] == IN)
                ahead = [min(standing, key=place.__getitem__)]
            for attacker in ahead:
                if attacker not in seen:
                    seen.add(attacker)
                    waiting.append(attacker)
        return open_ | {one for one in seen if self.labels[one] == IN}

    def _settle(
        self,
        reached: Sequence[int],
        fallen: Collection[int],
        labels: dict[int, int] | bytearray,
    ) -> list[int]:
        """Label the reached anew by the worklist, what is not reached as it is.

        Each of them waits for its attackers that are not OUT; one that is undecided
        and out of reach is waited for in vain.
        """
        inside = labels if isinstance(labels, dict) else None
        waiting: dict[int, int] = {}
        settled: list[int] = []
        for one in reached:
            self.work += 1 + len(self.attackers[one])
            count = self._awaited(one, fallen, inside)
            waiting[one] = count
            if count <= 0:
                labels[one] = IN if count == 0 else OUT
                settled.append(one)
        for one in settled:  # grows while it is read
            stands = labels[one] == IN
            for hit in self.targets[one]:
                if labels[hit] != UNDEC:
                    continue
                if stands:
                    labels[hit] = OUT
                    settled.append(hit)
                    continue
                waiting[hit] -= 1
                if not waiting[hit]:
                    labels[hit] = IN
                    settled.append(hit)
        return settled

    def _awaited(
        self, one: int, fallen: Collection[int], inside: dict[int, int] | None
    ) -> int:
        """Return how many attackers may stand; -1 where one out of reach does."""
        count = 0
        for attacker in self.attackers[one]:
            if inside is None or attacker in inside:
                count += attacker not in fallen
            elif self.labels[attacker] == IN:
                return -1
            else:
                count += self.labels[attacker] == UNDEC
        return count


def leading_to(
    goals: int | Iterable[int],
    attackers: Sequence[Sequence[int]] | Mapping[int, Sequence[int]],
) -> list[int]:
    """Return the arguments that lead to some, these among them, in rising order.

    Parameters
    ----------
    goals : int or iterable of int
        Where to begin.
    attackers : sequence or mapping
        What attacks each argument.

    Returns
    -------
    list of int
        Each once.
    """
    found = {goals} if isinstance(goals, int) else set(goals)
    waiting = list(found)
    while waiting:
        for attacker in attackers[waiting.pop()]:
            if attacker not in found:
                found.add(attacker)
                waiting.append(attacker)
    return sorted(found)
