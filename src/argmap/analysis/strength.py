"""Strengths: how much each claim weighs when support and attack are weighed together.

A strength is another question than a status: support counts here, and an objection
without a reply lowers a strength without settling anything.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from argmap.analysis.gradual.equilibrium import equilibrium
from argmap.analysis.gradual.wiring import Heard, Rule
from argmap.errors import QueryError, UnknownIdError
from argmap.graph.arrays import base_scores
from argmap.graph.bipolar import BipolarGraph
from argmap.model.choices import one_of
from argmap.model.messages import shown

if TYPE_CHECKING:
    import numpy.typing as npt

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date
    from argmap.model.relations import Basis

    Ints = npt.NDArray[np.intp]
    Floats = npt.NDArray[np.float64]

__all__ = ["METHODS", "StrengthMethod", "Strengths", "strengths"]

LARGEST_EXPONENT = 700.0
"""e to the power of this is still a number, and outweighs every base score."""


class StrengthMethod(StrEnum):
    """How support and attack are weighed against each other."""

    QUADRATIC_ENERGY = "quadratic-energy"
    DF_QUAD = "df-quad"
    EULER_BASED = "euler-based"


@attrs.frozen(kw_only=True, eq=False)
class Strengths:
    """The strength of every argument of a graph, or of every claim of a map.

    ``strengths(m)["caps"]`` is the strength of one claim, ``strengths(graph)[7]`` that
    of one argument.

    Parameters
    ----------
    values : array of float
        From 0 to 1, read-only: of the arguments in their order, or of the map's
        claims in its order.
    converged : bool
        Whether the strengths follow from each other, up to a billionth. Without it
        they are no result: some loop has not come to rest.
    residual : float
        The largest difference between a strength and what the method makes of those
        that bear on it.
    method : StrengthMethod
        The method.
    iterations : int
        How many rounds the slowest loop took; 0 where there is no loop.
    graph : BipolarGraph
        What was weighed; `graph.map` is the view of the map.
    """

    values: Floats
    converged: bool
    residual: float
    method: StrengthMethod
    iterations: int
    graph: BipolarGraph
    _index: Mapping[str, int] = attrs.field(repr=False)

    def __getitem__(self, key: Claim | str | int) -> float:
        m = self.graph.map
        if m is not None:
            wanted: Any = key if isinstance(key, str) else getattr(key, "id", key)
            return float(self.values[self._index[m.claims[wanted].id]])
        if (
            isinstance(key, int)
            and not isinstance(key, bool)
            and 0 <= key < len(self.values)
        ):
            return float(self.values[key])
        known = f"arguments are 0 to {len(self.values) - 1}"
        raise UnknownIdError(
            f"no argument has number {shown(key)}; "
            f"{known if len(self.values) else 'there is none'}"
        )

    def __len__(self) -> int:
        return len(self.values)


def strengths(
    m: ArgumentMap | BipolarGraph,
    method: StrengthMethod | str = StrengthMethod.QUADRATIC_ENERGY,
    *,
    base: Any = None,
    by_source: bool = True,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Strengths:
    r"""Return how strong each claim is once support and attack are weighed.

    Each argument has a base score :math:`w`, and an energy :math:`E` that its
    supports raise and its attacks lower. With :math:`v_i` for what a voice
    contributes:

    * ``quadratic-energy`` [1]_: :math:`E = \sum_s v_s - \sum_a v_a`,
      :math:`h = E^2 / (1 + E^2)`; the strength is :math:`w + (1 - w) h` where
      :math:`E > 0`, else :math:`w - w h`.
    * ``df-quad`` [2]_: :math:`E = \prod_a (1 - v_a) - \prod_s (1 - v_s)`; the strength
      is :math:`w + (1 - w) E` where :math:`E > 0`, else :math:`w + w E`.
    * ``euler-based`` [3]_: :math:`E` as for ``quadratic-energy``; the strength is
      :math:`1 - (1 - w^2) / (1 + w e^E)`. It is defined for base scores below 1, and
      never moves 0 or 1; so it leaves every undercut without effect.

    An edge contributes the strength of its source; linked premises that of the
    weakest, which is our choice; and where the step is undercut, times the strength
    of the step, an argument of base 1. Of the edges of one voice the largest counts.

    Where arguments bear on each other in loops, strengths are those at which
    :math:`s_i \leftarrow s_i + \eta (f_i(s) - s_i)` comes to rest from the base
    scores, with :math:`\eta = 1/2`, halved whenever twenty rounds have not lowered the
    residual. It need not come to rest: look at `converged`.

    Parameters
    ----------
    m : ArgumentMap or BipolarGraph
        A map, of which what it only proposes is left out, or any graph.
    method : StrengthMethod or str
        How to weigh.
    base : float, mapping or array, optional
        Base scores from 0 to 1: one for all; of a map's claims by their ids, the
        others 0.5; of a graph's arguments in their order. By default 0.5 for a map,
        and for a graph those that it has.
    by_source : bool
        Whether claims that go back to one source are one voice on what they bear on;
        else every edge counts.
    basis : Basis or str, optional
        Count only links of the map made on this basis.
    as_of : Date or str, optional
        Count only what had been said in the map by then.

    Returns
    -------
    Strengths
        In the order of the arguments, or of the map's claims.

    Raises
    ------
    QueryError
        There is no such method or basis, a base score cannot be, or `basis` or
        `as_of` is given for a graph.
    UnknownIdError
        A base score is given for what is no claim of the map.

    References
    ----------
    .. [1] N. Potyka, "Continuous dynamical systems for weighted bipolar
       argumentation", KR 2018, 148-157.
    .. [2] A. Rago, F. Toni, M. Aurisicchio, P. Baroni, "Discontinuity-free decision
       support with quantitative argumentation debates", KR 2016, 63-73.
    .. [3] L. Amgoud, J. Ben-Naim, "Weighted bipolar argumentation graphs: axioms and
       semantics", IJCAI 2018, 5194-5198.

    Examples
    --------
    >>> graph = BipolarGraph.from_arrays(3, supports=([1], [0]), attacks=([2], [0]))
    >>> strengths(graph).values.tolist()
    [0.5, 0.5, 0.5]
    >>> strengths(graph, base=[0.5, 1, 0.5])[0]
    0.6
    """
    asked = one_of(StrengthMethod, "a method", method)
    graph = _graph(m, base=base, by_source=by_source, basis=basis, as_of=as_of)
    found = equilibrium(graph, METHODS[asked])
    count = graph.size if graph.map is None else len(graph.map)
    values = found.values[:count]
    values.setflags(write=False)
    return Strengths(
        values=values,
        converged=found.converged,
        residual=found.residual,
        method=asked,
        iterations=found.iterations,
        graph=graph,
        index={}
        if graph.map is None
        else {claim.id: number for number, claim in enumerate(graph.map)},
    )


def _graph(
    m: ArgumentMap | BipolarGraph,
    *,
    base: Any,
    by_source: bool,
    basis: Basis | str | None,
    as_of: Date | str | None,
) -> BipolarGraph:
    """Return what is to be weighed."""
    if not isinstance(m, BipolarGraph):
        return BipolarGraph.from_map(
            m,
            basis=basis,
            as_of=as_of,
            by_source=by_source,
            **({} if base is None else {"base": base}),
        )
    for name, value in (("basis", basis), ("as_of", as_of)):
        if value is not None:
            raise QueryError(
                f"{name}: a graph has no {name}; give it to BipolarGraph.from_map"
            )
    graph = m if by_source else m.apart()
    if base is None:
        return graph
    return attrs.evolve(graph, base=base_scores(base, graph.size))


def sums(values: Floats, heard: Heard) -> Floats:
    """Return the sum of the supports less that of the attacks, for each argument."""
    weights = values * heard.signs
    energies = np.bincount(heard.row, weights=weights, minlength=heard.count)
    return energies.astype(np.float64, copy=False)


def sum_of(supports: list[float], attacks: list[float]) -> float:
    """Return the sum of the supports less that of the attacks."""
    return sum(supports) - sum(attacks)


def products(values: Floats, heard: Heard) -> Floats:
    """Return what the supports leave standing less what the attacks do, turned round.

    It is F(supports) - F(attacks), where F(v) = 1 - prod(1 - v), for each argument.
    """
    begins, helping, hitting = heard.sides
    spared = 1 - values
    if len(begins):
        spared = np.multiply.reduceat(spared, begins)
    row = heard.row[begins]
    energies: Floats = np.zeros(heard.count)
    energies[row[helping]] += 1 - spared[helping]
    energies[row[hitting]] -= 1 - spared[hitting]
    return energies


def product_of(supports: list[float], attacks: list[float]) -> float:
    """Return F(supports) - F(attacks), where F(v) = 1 - prod(1 - v)."""
    return math.prod(1 - value for value in attacks) - math.prod(
        1 - value for value in supports
    )


def quadratic(energy: Any, base: Any) -> Any:
    """Return a strength by the quadratic energy model."""
    share = energy * energy
    share = share / (1 + share)
    return base + share * ((energy > 0) - base)


def linear(energy: Any, base: Any) -> Any:
    """Return a strength that moves as far towards 0 or 1 as the energy says."""
    return base + abs(energy) * ((energy > 0) - base)


def euler(energy: Any, base: Any) -> Any:
    """Return a strength by the Euler-based semantics."""
    return 1 - (1 - base * base) / (1 + base * _exp(energy))


def _exp(energy: Any) -> Any:
    if isinstance(energy, float | int):
        return math.exp(min(energy, LARGEST_EXPONENT))
    return np.exp(np.minimum(energy, LARGEST_EXPONENT))


METHODS: Mapping[StrengthMethod, Rule] = MappingProxyType(
    {
        StrengthMethod.QUADRATIC_ENERGY: Rule(
            energies=sums, energy=sum_of, influence=quadratic
        ),
        StrengthMethod.DF_QUAD: Rule(
            energies=products, energy=product_of, influence=linear
        ),
        StrengthMethod.EULER_BASED: Rule(energies=sums, energy=sum_of, influence=euler),
    }
)
