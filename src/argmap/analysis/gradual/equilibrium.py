"""Equilibrium: strengths of which each follows from the others, on whole arrays.

What no loop bears on is settled in one sweep, from what nothing bears on downwards.
Loops, and what lies between them, are settled by damped iteration, each connected
part by itself; what merely follows from them is settled by a second sweep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from argmap.analysis.gradual.damping import TOLERANCE, settle
from argmap.analysis.gradual.sweeping import Sweep, loops_and_rest
from argmap.analysis.gradual.wiring import Wiring

if TYPE_CHECKING:
    import numpy.typing as npt

    from argmap.analysis.gradual.wiring import Rule
    from argmap.graph.bipolar import BipolarGraph

__all__ = ["Equilibrium", "equilibrium"]


@attrs.frozen(kw_only=True, eq=False)
class Equilibrium:
    """Where the strengths came to rest, or how far from it they are.

    Parameters
    ----------
    values : array of float
        The strength of each argument.
    residual : float
        The largest difference between a strength and what the rule makes of the
        others.
    iterations : int
        How many rounds the slowest loop took; 0 without loops.
    """

    values: npt.NDArray[np.float64]
    residual: float
    iterations: int

    @property
    def converged(self) -> bool:
        """Whether the residual is below the tolerance."""
        return self.residual < TOLERANCE


def equilibrium(graph: BipolarGraph, rule: Rule) -> Equilibrium:
    """Return the strengths of a graph's arguments under a rule.

    Parameters
    ----------
    graph : BipolarGraph
        Any graph, with cycles or without.
    rule : Rule
        The method.

    Returns
    -------
    Equilibrium
        In the order of the arguments.
    """
    wiring = Wiring(graph, rule)
    bearing = np.diff(wiring.incoming.starts)
    sweep = Sweep(wiring, bearing)
    sweep.run(sweep.freed_by(np.flatnonzero(bearing == 0)))
    loose = np.flatnonzero(sweep.waiting > 0)
    residual, rounds = 0.0, 0
    if len(loose):
        core, after = loops_and_rest(wiring, loose)
        residual, rounds = settle(wiring, core)
        sweep = Sweep(wiring, wiring.within(after))
        sweep.run(after[sweep.waiting[after] == 0])
    return Equilibrium(
        values=wiring.values[: graph.size].copy(),
        residual=residual,
        iterations=rounds,
    )
