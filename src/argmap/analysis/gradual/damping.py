"""Damping: loops brought to rest by steps towards what each argument should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from argmap.analysis.gradual.wiring import Wiring

    Ints = npt.NDArray[np.intp]
    Floats = npt.NDArray[np.float64]

__all__ = ["TOLERANCE", "settle"]

TOLERANCE = 1e-9
"""How far a strength may be from what it should be."""
MOST_ROUNDS = 1_000
FIRST_STEP = 0.5
PATIENCE = 20
"""How many rounds may pass without a new least residual before the step is halved.

To halve at once would stop many loops for good: on their way to rest the largest
difference may rise for some rounds.
"""


def settle(wiring: Wiring, core: Ints) -> tuple[float, int]:
    """Iterate the loops until they rest, and return the residual and the rounds.

    Each connected part has a step of its own, so that no part changes what another
    comes to. Parts that rest are left out from time to time, and never moved again.
    """
    part = _parts(wiring, core)
    course = _Course(int(part.max()) + 1)
    while course.goes_on():
        kept = course.moving()[part]
        _Loops(wiring, core[kept], part[kept]).run(course)
    return float(course.residual.max()), course.rounds


class _Course:
    """How the iteration of each connected part has gone so far."""

    def __init__(self, parts: int) -> None:
        self.rounds = 0
        self.residual = np.full(parts, np.inf)
        self.least = np.full(parts, np.inf)
        self.waited = np.zeros(parts, np.intp)
        self.step = np.full(parts, FIRST_STEP)

    def moving(self) -> npt.NDArray[np.bool_]:
        return self.residual >= TOLERANCE

    def goes_on(self) -> bool:
        return self.rounds < MOST_ROUNDS and bool(self.moving().any())

    def steps(self, parts: Ints) -> Floats:
        """Return the next step of some parts; none for those that rest."""
        residual = self.residual[parts]
        lower = residual < self.least[parts]
        self.least[parts] = np.where(lower, residual, self.least[parts])
        waited = np.where(lower, 0, self.waited[parts] + 1)
        self.step[parts[waited == PATIENCE]] /= 2
        self.waited[parts] = waited % PATIENCE
        self.rounds += 1
        return np.where(residual >= TOLERANCE, self.step[parts], 0.0)


class _Loops:
    """Connected parts of the core, copied to the front of an array of their own."""

    def __init__(self, wiring: Wiring, core: Ints, part: Ints) -> None:
        are_links = core >= wiring.graph.size
        order = np.argsort(part[~are_links], kind="stable")
        arguments, self.links = core[~are_links][order], core[are_links]
        self.wiring = wiring
        self.parts, self.begins, self.part = np.unique(
            part[~are_links][order], return_index=True, return_inverse=True
        )
        self.arguments = arguments
        front = np.zeros(wiring.size + 1, dtype=bool)
        front[arguments] = True
        # The last entry stays the last: -1 is the gate of links that have none.
        order = np.concatenate([arguments, np.flatnonzero(~front)])
        self.values = wiring.values[order]
        place = np.empty(len(order), np.intp)
        place[order] = np.arange(len(order))
        self.block = wiring.block(np.concatenate([arguments, self.links]))
        self.block.move(place)

    def run(self, course: _Course) -> None:
        """Iterate until half of the parts rest, or too many rounds have passed."""
        found = self.values[: len(self.arguments)]
        most = len(self.parts) // 2
        while True:
            self.block.join(self.values)
            change = self.block.strengths(self.values)
            change -= found
            residual = np.maximum.reduceat(np.abs(change), self.begins)
            course.residual[self.parts] = residual
            if (
                np.count_nonzero(course.moving()) <= most
                or course.rounds >= MOST_ROUNDS
            ):
                break
            step = course.steps(self.parts)
            change *= step[self.part] if len(step) > 1 else step[0]
            found += change
        self.wiring.values[self.arguments] = found
        self.wiring.values[self.links] = self.values[self.block.links]


def _parts(wiring: Wiring, core: Ints) -> Ints:
    """Return the number of the connected part of each node of the core.

    Every node takes the least number among its own and its neighbours', again and
    again; following the numbers to their ends halves the way each time.
    """
    place = np.full(wiring.size, -1, np.intp)
    place[core] = np.arange(len(core))
    entries, counts = wiring.incoming.places(core)
    one = place[wiring.incoming.entries[entries]]
    other = np.repeat(np.arange(len(core)), counts)
    one, other = one[one >= 0], other[one >= 0]
    label = np.arange(len(core))
    while len(one):
        low, high = (
            np.minimum(label[one], label[other]),
            np.maximum(label[one], label[other]),
        )
        np.minimum.at(label, high, low)
        while True:
            further = label[label]
            if np.array_equal(further, label):
                break
            label = further
        apart = label[one] != label[other]
        one, other = one[apart], other[apart]
    numbers: Ints = np.unique(label, return_inverse=True)[1]
    return numbers
