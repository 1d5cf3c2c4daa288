"""Preferred semantics: what a largest set of arguments that holds together accepts.

A solver looks only at what the grounded labelling leaves undecided, and of that only
at what can reach the question. This module alone knows the solver, python-sat, which
comes with ``argmap[exact]`` and is loaded when a question needs it.

Every labelling found here is complete and *founded*: of its arguments that need
support (`AttackGraph.needs`) each has some that does not go back to itself. Founded
sets are closed under union, as admissible ones are, so the largest of them relate to
each other, and to the part of the graph that cannot be reached, as preferred
extensions do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any, Self

from argmap.errors import MissingExtraError
from argmap.graph.labelling import Label
from argmap.graph.traversal import components
from argmap.graph.undecided import Supports, Undecided

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["Extensions", "solver"]

DENSEST = 4
"""Literals learned from one candidate, at most, for each argument of the question."""
INFERENCES = 400
"""As much work as a conflict, in a graph of a thousand arguments."""
SPARSE = 12
"""Attackers of an argument, on average, up to which a step costs what it should."""

Ground = tuple[int, tuple[int, ...]]


class _SpentError(Exception):
    """The budget of a question is spent."""


class Extensions:
    """The founded preferred extensions, asked about by way of a solver.

    Parameters
    ----------
    part : Undecided
        What is open in a graph.
    arguments : iterable of int
        Whatever will be asked about.

    Raises
    ------
    MissingExtraError
        python-sat is not installed.

    References
    ----------
    .. [1] M. Caminada, "On the issue of reinstatement in argumentation", JELIA 2006,
       111-123.
    .. [2] W. Dvořák, M. Järvisalo, J. P. Wallner, S. Woltran, "Complexity-sensitive
       decision procedures for abstract argumentation", KR 2012.
    .. [3] F. Lin, Y. Zhao, "ASSAT: computing answer sets of a logic program by SAT
       solvers", AAAI 2002.
    """

    def __init__(self, part: Undecided, arguments: Iterable[int]) -> None:
        self.solver = solver()
        self.part = part
        self.arguments = [one for one in arguments if one in part.attackers]
        self.seen: set[int] = set()
        self.missed: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if "search" in vars(self):
            self.search.solver.delete()

    @cached_property
    def search(self) -> _Search:
        """The search, made when the first question needs it."""
        return _Search(self.part, self.arguments, self.solver)

    def some_holds(self, argument: int, *, budget: int) -> bool | None:
        """Return whether some extension holds an argument.

        Parameters
        ----------
        argument : int
            A number, from among those that the extensions were made for.
        budget : int
            How many steps the search may take. A step is a clause learned, by a
            conflict in the solver, from a candidate or from a loop of support; or
            so many inferences as take as long.

        Returns
        -------
        bool or None
            None where the budget is spent.
        """
        if argument not in self.part.attackers:
            return self.part.labels[argument] == Label.IN
        if argument in self.seen or self.part.stands_alone(argument):
            return True
        try:
            found = self.search.some_holds(argument, budget)
        except _SpentError:
            return None
        self.seen |= found
        return argument in found

    def all_hold(self, argument: int, *, budget: int) -> bool | None:
        """Return whether every extension holds an argument.

        Guided by counter-examples: a labelling without the argument either cannot
        be extended to one with it, and then some extension lacks the argument; or it
        can, and what the larger one shows to be missing is learned.

        Parameters
        ----------
        argument, budget : int
            As for `some_holds`.

        Returns
        -------
        bool or None
            None where the budget is spent.
        """
        part = self.part
        if argument not in part.attackers:
            return part.labels[argument] == Label.IN
        alone = map(part.stands_alone, part.attackers[argument])
        if argument in self.missed or any(alone):
            return False
        try:
            witness = self.search.one_without(argument, budget)
        except _SpentError:
            return None
        if witness is not None and len(self.arguments) > 1:
            self.missed |= self.search.missed_by(witness)
        return witness is None


class _Search:
    """A solver, and the complete labellings that it is asked for.

    An argument goes by its place among those that matter, from 0; variable place + 1
    says that it is IN, the literal outs[place] that it is OUT.
    """

    def __init__(self, part: Undecided, arguments: list[int], solver: Any) -> None:
        self.part = part
        self.names = part.ancestors(arguments)
        self.places = {number: place for place, number in enumerate(self.names)}
        self.attackers = [
            [self.places[a] for a in part.attackers[number]] for number in self.names
        ]
        self.needs = self._needs()
        free = count(len(self.names) + 1)
        self.outs = [
            -place - 1 if part.stands_alone(number) else next(free)
            for place, number in enumerate(self.names)
        ]
        self.last = next(free)
        self.left = 0
        # In a dense graph both clauses and the lists of clauses to look at are long.
        attacks = sum(map(len, self.attackers))
        density = attacks / max(len(self.names), 1) / SPARSE
        spread = max(1.0, (len(self.names) / 400) ** 0.5)
        self.price = max(1, round(density * spread)) if density > 1 else 1
        self.solver = solver(bootstrap_with=self._complete())
        # Large sets first: the fewer are left to be ruled out one by one.
        self.solver.set_phases(range(1, len(self.names) + 1))

    def some_holds(self, argument: int, budget: int) -> set[int]:
        """Return what is IN in a labelling with the argument; empty if there is none."""
        self.left = budget
        found = self._founded([self.places[argument] + 1])
        return self._named(found or ())

    def one_without(self, argument: int, budget: int) -> set[int] | None:
        """Return places that some extension without the argument holds, if one is."""
        self.left = budget
        variable = self.places[argument] + 1
        while (candidate := self._founded([-variable])) is not None:
            kept = [place + 1 for place in sorted(candidate)]
            larger = self._founded([variable, *kept])
            if larger is None:
                return candidate
            self._rule_out(candidate, larger)
        return None

    def missed_by(self, inside: set[int]) -> set[int]:
        """Return what some extension lacks that holds the given places."""
        every = range(len(self.names))
        larger: set[int] | None = inside
        try:
            while larger is not None:
                inside = larger
                self.last += 1
                more = [place + 1 for place in every if place not in inside]
                self.solver.add_clause([-self.last, *more])
                kept = [place + 1 for place in sorted(inside)]
                larger = self._founded([self.last, *kept])
                self.solver.add_clause([-self.last])
        except _SpentError:
            return set()
        return self._named(place for place in every if place not in inside)

    def _named(self, places: Iterable[int]) -> set[int]:
        return {self.names[place] for place in places}

    def _needs(self) -> dict[int, Supports]:
        """Return the supports by place; a premise that stands for good is left out."""
        places = self.places
        return {
            places[number]: tuple(
                (
                    places[head],
                    *(places[premise] for premise in premises if premise in places),
                )
                for head, *premises in supports
            )
            for number, supports in self.part.needs.items()
            if number in places
        }

    def _complete(self) -> Iterator[list[int]]:
        """Yield the clauses whose models are the complete labellings.

        But for those that leave undecided what stands alone. Without calls, and none
        twice: of a large graph this is most of the work.
        """
        outs = self.outs
        for place, attackers in enumerate(self.attackers):
            inside, outside = place + 1, outs[place]
            alone = outside < 0
            yield [-outside, *[attacker + 1 for attacker in attackers]]
            if not alone:
                yield [-inside, -outside]
                yield [inside, *[-outs[attacker] for attacker in attackers]]
            for attacker in attackers:
                # A mutual attack says the same from either end.
                if place > attacker and self._attack(place, attacker):
                    continue
                yield [outside, -attacker - 1]
                if not alone or outs[attacker] > 0:
                    yield [-inside, outs[attacker]]

    def _attack(self, place: int, other: int) -> bool:
        return self.part.attack(self.names[place], self.names[other])

    def _founded(self, assumptions: list[int]) -> set[int] | None:
        """Return what is IN in some founded complete labelling, None without one."""
        while self._satisfied(assumptions):
            model = self.solver.get_model()
            inside = {place for place in range(len(self.names)) if model[place] > 0}
            loops = self._loops(inside)
            if not loops:
                return inside
            for loop in loops:
                self._break(loop)
        return None

    def _satisfied(self, assumptions: list[int]) -> bool:
        """Return whether the clauses have a model; pay for it from the budget."""
        if self.left <= 0:
            raise _SpentError
        before = self.solver.accum_stats()
        steps = -(-self.left // self.price)
        self.solver.conf_budget(steps)
        self.solver.prop_budget(INFERENCES * steps)
        found: bool | None = self.solver.solve_limited(assumptions=assumptions)
        after = self.solver.accum_stats()
        self.left -= self.price * max(
            after["conflicts"] - before["conflicts"],
            (after["propagations"] - before["propagations"]) // INFERENCES,
        )
        if found is None:
            raise _SpentError
        return found

    def _loops(self, inside: set[int]) -> list[set[int]]:
        """Return loops of support that nothing from outside holds up."""
        needy = [place for place in self.needs if place in inside]
        if not needy:
            return []
        grounds = self._grounds(inside)
        adrift = {place for place in needy if place not in grounds}
        leaning = {
            place: [
                premise
                for support in self.needs[place]
                if support[0] in inside
                for premise in support[1:]
                if premise in adrift
            ]
            for place in sorted(adrift)
        }
        return [
            set(component)
            for component in components(leaning)
            if _closed(leaning, component)
        ]

    def _grounds(self, inside: set[int]) -> dict[int, tuple[int, ...]]:
        """Return, for each founded argument in need of support, one that founds it."""
        waiting: dict[int, list[Ground]] = {}
        missing: dict[Ground, int] = {}
        ready: list[Ground] = []
        for ground in self._standing(inside):
            needy = {one for one in ground[1] if one in self.needs}
            missing[ground] = len(needy)
            for one in sorted(needy):
                waiting.setdefault(one, []).append(ground)
            if not needy:
                ready.append(ground)
        grounds: dict[int, tuple[int, ...]] = {}
        while ready:
            place, support = ready.pop()
            if place in grounds:
                continue
            grounds[place] = support
            for ground in waiting.get(place, ()):
                missing[ground] -= 1
                if not missing[ground]:
                    ready.append(ground)
        return grounds

    def _standing(self, inside: set[int]) -> Iterator[Ground]:
        """Yield the supports that stand, each behind what it supports."""
        for place, supports in self.needs.items():
            if place in inside:
                for support in supports:
                    if support[0] in inside:
                        yield place, support

    def _break(self, loop: set[int]) -> None:
        """Require support from outside for whoever of a loop is IN."""
        outside = sorted(
            {
                support[0] + 1
                for place in loop
                for support in self.needs[place]
                if loop.isdisjoint(support[1:])
            }
        )
        for place in sorted(loop):
            self.solver.add_clause([-place - 1, *outside])
        self.left -= 1

    def _rule_out(self, smaller: set[int], larger: set[int]) -> None:
        """Learn from a labelling that lies within another one.

        Whatever set stands on its own is part of each extension that does not attack
        it. Such sets are read off the larger labelling: from an argument that the
        smaller one lacks, on to what defends and founds it. To rule out the smaller
        labelling alone would take as many rounds as there are ways to be incomplete.
        """
        leaning = self._defence(larger)
        fresh: set[int] = set()
        most = DENSEST * len(self.names)
        for component in components(leaning):
            new = not smaller.issuperset(component)
            below = any(one in fresh for place in component for one in leaning[place])
            if new or below:
                fresh.update(component)
            if not new or below or most < 0:
                continue
            together = _reached(leaning, component[0])
            most -= len(together)
            self._learn(together)
        self.left -= 1

    def _defence(self, inside: set[int]) -> dict[int, list[int]]:
        """Return, for each argument of a labelling, what defends and founds it."""
        grounds = self._grounds(inside)
        defenders: dict[int, int] = {}
        leaning: dict[int, list[int]] = {}
        for place in sorted(inside):
            found = leaning[place] = list(grounds.get(place, ()))
            for attacker in self.attackers[place]:
                if self._attack(place, attacker):
                    continue
                if attacker not in defenders:
                    defenders[attacker] = next(
                        one for one in self.attackers[attacker] if one in inside
                    )
                found.append(defenders[attacker])
        return leaning

    def _learn(self, together: list[int]) -> None:
        """Require a set to be IN as a whole, or some of it to be OUT."""
        if len(together) == 1:
            place = together[0]
            self.solver.add_clause([place + 1, self.outs[place]])
            return
        self.last += 1
        self.solver.add_clause([-self.last, *(self.outs[one] for one in together)])
        for place in together:
            self.solver.add_clause([self.last, place + 1])


def _closed(leaning: Mapping[int, list[int]], component: tuple[int, ...]) -> bool:
    """Whether what the members of a component lean on are members too."""
    inside = set(component)
    return all(inside.issuperset(leaning[place]) for place in component)


def _reached(leaning: Mapping[int, list[int]], start: int) -> list[int]:
    found, ahead = {start}, [start]
    while ahead:
        for one in leaning[ahead.pop()]:
            if one not in found:
                found.add(one)
                ahead.append(one)
    return sorted(found)


def solver() -> Any:
    """Return the class of the solver.

    Raises
    ------
    MissingExtraError
        python-sat is not installed.
    """
    try:
        from pysat.solvers import Minisat22
    except ImportError:
        raise MissingExtraError(
            "preferred semantics needs a solver that is not installed: "
            'pip install "argmap[exact]"'
        ) from None
    return Minisat22
