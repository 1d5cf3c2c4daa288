"""Sweeping: what waits for no loop, computed once, in the order in which it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.analysis.gradual.wiring import plain

if TYPE_CHECKING:
    import numpy.typing as npt

    from argmap.analysis.gradual.wiring import Wiring

    Ints = npt.NDArray[np.intp]

__all__ = ["Sweep", "loops_and_rest"]

WIDE = 256
"""From how many arguments a level is worth a round of whole arrays."""


class Sweep:
    """Visits nodes once nothing that they wait for is left: one level after another.

    A level is visited as arrays while it is wide, node by node while it is narrow:
    a chain of a million arguments has a million levels.
    """

    def __init__(self, wiring: Wiring, waiting: Ints) -> None:
        self.wiring = wiring
        self.along = wiring.outgoing
        self.waiting = waiting.copy()

    def run(self, ready: Ints) -> None:
        """Visit what is ready, and all that gets ready by it."""
        while len(ready):
            ready = (
                self._walk(ready.tolist()) if len(ready) < WIDE else self._leap(ready)
            )

    def freed_by(self, nodes: Ints) -> Ints:
        """Return what gets ready by some nodes, each once, in order."""
        places, _ = self.along.places(nodes)
        hit = self.along.entries[places]
        np.subtract.at(self.waiting, hit, 1)
        return np.unique(hit[self.waiting[hit] == 0])

    def _leap(self, ready: Ints) -> Ints:
        values = self.wiring.values
        block = self.wiring.block(ready)
        values[block.arguments] = block.strengths(values)
        block.join(values)
        return self.freed_by(ready)

    def _walk(self, ready: list[int]) -> Ints:
        """Visit narrow levels, down to the first that is wide."""
        values = plain(self.wiring.values)
        strength = self.wiring.strength(values)
        waiting = plain(self.waiting)
        starts, entries = map(plain, (self.along.starts, self.along.entries))
        while ready and len(ready) < WIDE:
            freed = []
            for node in ready:
                values[node] = strength(node)
                for hit in entries[starts[node] : starts[node + 1]]:
                    waiting[hit] -= 1
                    if not waiting[hit]:
                        freed.append(hit)
            ready = freed
        return np.array(ready, np.intp)


def loops_and_rest(wiring: Wiring, loose: Ints) -> tuple[Ints, Ints]:
    """Return loops with what lies between them, and what merely follows from them."""
    inside = np.zeros(wiring.size, dtype=bool)
    inside[loose] = True
    places, _ = wiring.incoming.places(loose)
    feeding = wiring.incoming.entries[places]
    leads = np.bincount(feeding[inside[feeding]], minlength=wiring.size)
    retreat = _Retreat(wiring, leads)
    retreat.run(loose[leads[loose] == 0])
    gone = retreat.gone[loose]
    return loose[~gone], loose[gone]


class _Retreat(Sweep):
    """Takes away, from the ends backwards, what leads to nothing that is left."""

    def __init__(self, wiring: Wiring, waiting: Ints) -> None:
        super().__init__(wiring, waiting)
        self.along = wiring.incoming
        self.gone = np.zeros(wiring.size, dtype=bool)

    def _leap(self, ready: Ints) -> Ints:
        self.gone[ready] = True
        return self.freed_by(ready)

    def _walk(self, ready: list[int]) -> Ints:
        gone, waiting = plain(self.gone), plain(self.waiting)
        starts, entries = map(plain, (self.along.starts, self.along.entries))
        while ready and len(ready) < WIDE:
            freed = []
            for node in ready:
                gone[node] = True
                for hit in entries[starts[node] : starts[node + 1]]:
                    waiting[hit] -= 1
                    if not waiting[hit]:
                        freed.append(hit)
            ready = freed
        return np.array(ready, np.intp)
