"""Hitting sets: which arguments must fall, alone or in pairs, to change a label.

A label rests on proofs (`Relabelling.proof`). As long as no member of one of them falls,
the label stays; so arguments whose fall changes it hit every proof, and these few are
tried.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import attrs

from argmap.graph.attacks import AttackGraph
from argmap.graph.labelling import IN, Label
from argmap.graph.relabelling import Relabelling

__all__ = ["HittingSets", "hitting_sets"]

MOST = 4_000_000
"""Steps of the search, each an argument or an attack: about a second."""
MOST_BITS = 2**28
"""How many bits the members of all proofs may take: 32 megabytes."""
SWEEPS = 3
PER_STEP = 2048
"""Bits that are joined in the time of a step."""


@attrs.frozen(kw_only=True)
class HittingSets:
    """The sets of arguments whose joint fall changes the label of another.

    Parameters
    ----------
    sets : tuple of (tuple of int, Label)
        The arguments in rising order, and what the label becomes; single ones first.
    tried : int
        How many sets were tried. All others leave some proof of the label whole.
    complete : bool
        Whether the search came to its end.
    steps : int
        How many steps it took: arguments and attacks looked at.
    """

    sets: tuple[tuple[tuple[int, ...], Label], ...]
    tried: int
    complete: bool
    steps: int


def hitting_sets(
    graph: AttackGraph,
    goal: int,
    *,
    among: Container[int] | None = None,
    attackers: Sequence[Sequence[int]] | None = None,
    most: int = MOST,
) -> HittingSets:
    """Return the minimal sets of one or two arguments whose fall changes a label.

    Members are IN, and other than the goal. To fall is to be OUT whatever befalls;
    the change is that of the grounded label. The single ones are found first; a pair
    holds none of them, one member of a proof, and with it a member of every proof
    that is left when the first has fallen. This is the tree of hitting sets [1]_ to
    its second level, with what all proofs have in common in the place of conflicts.

    Parameters
    ----------
    graph : AttackGraph
        Any graph.
    goal : int
        The argument whose label is asked for.
    among : container of int, optional
        Which arguments may fall; all by default.
    attackers : sequence, optional
        What ``graph.attackers()`` returns, where it is at hand.
    most : int
        How many steps the search may take.

    Returns
    -------
    HittingSets
        The same for the same graph, however fast the machine.

    References
    ----------
    .. [1] R. Reiter, "A theory of diagnosis from first principles", Artificial
       Intelligence 32 (1987), 57-95.
    """
    search = _Search(Relabelling(graph, goal, attackers=attackers), among, most)
    search.run()
    arguments = search.r.arguments
    found = sorted(search.found.items(), key=lambda one: (len(one[0]), one[0]))
    return HittingSets(
        sets=tuple((tuple(arguments[i] for i in key), after) for key, after in found),
        tried=search.tried,
        complete=search.complete,
        steps=search.r.work,
    )


class _Search:
    """One search; `needs` has a bit for each argument that is in all proofs of one."""

    def __init__(self, r: Relabelling, among: Container[int] | None, most: int) -> None:
        self.r = r
        self.most = most
        self.tried = 0
        self.complete = True
        self.found: dict[tuple[int, ...], Label] = {}
        able = [
            i
            for i, argument in enumerate(r.arguments)
            if r.labels[i] == IN
            and i != r.goal
            and (among is None or argument in among)
        ]
        self.able = able[: MOST_BITS // len(r.arguments)]
        self.complete = len(self.able) == len(able)
        self.bits = {one: 1 << k for k, one in enumerate(self.able)}
        self.per_join = 1 + len(self.able) // PER_STEP
        self.needs: dict[int, int] = {}

    def run(self) -> None:
        if not self.able:
            return
        self.needs = self._needs({}, self.r.order)
        for one in self._members(self._shared({}, self.needs)):
            if not self._try((one,)):
                return
        single = sum(self.bits[one] for (one,) in self.found)
        seen: set[tuple[int, ...]] = set()
        for one in sorted(self.r.proof()):
            if one not in self.bits or (one,) in self.found:
                continue
            if self._spent():
                return
            labels, order = self.r.after((one,))
            needs = self._needs(labels, order)
            both = self._shared(labels, needs) & ~single & ~self.bits[one]
            for other in self._members(both):
                pair = (one, other) if one < other else (other, one)
                if pair not in seen and not self._try(pair):
                    return
                seen.add(pair)

    def _try(self, fallen: tuple[int, ...]) -> bool:
        """Note what becomes of the goal if some fall; False when all steps are spent."""
        if self._spent():
            return False
        self.tried += 1
        after = self.r.label_after(fallen)
        if after != self.r.labels[self.r.goal]:
            self.found[fallen] = after
        return True

    def _spent(self) -> bool:
        if self.r.work < self.most:
            return False
        self.complete = False
        return True

    def _members(self, bits: int) -> Iterator[int]:
        while bits:
            lowest = bits & -bits
            yield self.able[lowest.bit_length() - 1]
            bits ^= lowest

    def _needs(self, labels: dict[int, int], order: list[int]) -> dict[int, int]:
        """Return what all proofs of each settled argument have in common.

        Of one that is IN: itself, and what its attackers need to be OUT; of one that
        is OUT: what each of those that strike it down needs. The greatest solution is
        meant. A sweep in the order of settling comes to one that is at least as
        great, and the next ones near it: too great a solution costs time alone, for
        every set is tried.
        """
        known, attackers = self.r.labels, self.r.attackers
        needs = dict.fromkeys(labels, 0)
        needs.update(dict.fromkeys(order, -1))
        base = self.needs
        for _ in range(SWEEPS):
            changed = False
            for one in order:
                if labels.get(one, known[one]) == IN:
                    new = self.bits.get(one, 0)
                    for attacker in attackers[one]:
                        new |= needs[attacker] if attacker in needs else base[attacker]
                else:
                    new = -1
                    for attacker in attackers[one]:
                        if labels.get(attacker, known[attacker]) == IN:
                            new &= (
                                needs[attacker] if attacker in needs else base[attacker]
                            )
                changed = changed or new != needs[one]
                needs[one] = new
                self.r.work += self.per_join * (1 + len(attackers[one]))
            if not changed:
                break
        return needs

    def _shared(self, labels: dict[int, int], needs: dict[int, int]) -> int:
        """Return what all proofs of the goal's label have in common."""
        feet, open_ = self.r.feet(labels)
        shared = 0
        for one in feet:
            shared |= needs[one] if one in needs else self.needs[one]
        for one in open_:
            # Undecided since the first has fallen; it stood before, and may fall too.
            shared |= self.bits.get(one, 0)
        return shared
