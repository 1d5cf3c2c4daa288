"""AttackGraph: arguments and the attacks among them, by number.

The attacks stand in compressed rows, grouped by attacker: what argument ``i`` attacks
is ``attacked[starts[i]:starts[i + 1]]``, in rising order and each once. A graph is made
from a map (`argmap.graph.compilation` says how) or from plain arrays; only the latter,
and maps of more than `SMALL` arguments, need numpy.
"""

from __future__ import annotations

import operator
from array import array
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol, SupportsIndex

import attrs

from argmap.errors import QueryError
from argmap.model.messages import shown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike

    from argmap.graph.compilation import CompiledMap
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date
    from argmap.model.relations import Basis

__all__ = ["AttackGraph", "Integers", "rows"]

SMALL = 1000
"""Arguments from which on numpy is worth loading."""


class Integers(Protocol):
    """A row of integers: an array of 32 bits, of the standard library or numpy's."""

    def __len__(self) -> int: ...

    def tolist(self) -> list[int]:
        """Return the integers as a list."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AttackGraph:
    """Arguments, numbered from 0, and the attacks among them.

    Parameters
    ----------
    size : int
        How many arguments there are.
    starts : Integers
        Where the row of each argument begins in `attacked`; `size` + 1 integers.
    attacked : Integers
        What the arguments attack, row by row; one integer for each attack.
    needs : dict
        By the number of each argument that falls where nothing supports it, its
        supports: the argument that stands while the support does, then those that
        give it. Empty unless made from a map.

    Examples
    --------
    >>> import argmap as am
    >>> graph = am.AttackGraph.from_arrays(3, [0, 1], [1, 2])
    >>> [am.Label(label).name for label in am.grounded(graph)]
    ['IN', 'OUT', 'IN']

    References
    ----------
    .. [1] P. M. Dung, "On the acceptability of arguments and its fundamental role in
       nonmonotonic reasoning, logic programming and n-person games", Artificial
       Intelligence 77 (1995), 321-357.
    """

    size: int
    starts: Integers
    attacked: Integers
    needs: dict[int, tuple[tuple[int, ...], ...]] = attrs.field(factory=dict)

    @classmethod
    def from_arrays(
        cls, size: int, sources: ArrayLike, targets: ArrayLike
    ) -> AttackGraph:
        """Return the graph of the attacks from sources[i] on targets[i].

        Parameters
        ----------
        size : int
            How many arguments there are.
        sources, targets : array_like of int
            Of one dimension and the same length, each from 0 to `size` - 1; an attack
            listed twice counts once.

        Returns
        -------
        AttackGraph
            Without names: arguments go by their numbers.

        Raises
        ------
        QueryError
            The arrays are not of integers, differ in length, or name arguments that
            are not there.

        Examples
        --------
        >>> AttackGraph.from_arrays(2, [0, 0], [1, 2])
        Traceback (most recent call last):
        argmap.errors.QueryError: attacks: targets[1]: no argument has number 2; arguments are 0 to 1
        """
        from argmap.graph.arrays import edges, size_of

        count = size_of(size)
        starts, attacked = _sorted_rows(
            count, *edges("attacks", (sources, targets), count)
        )
        return cls(size=count, starts=starts, attacked=attacked)

    @classmethod
    def from_map(
        cls,
        m: ArgumentMap,
        *,
        basis: Basis | str | None = None,
        as_of: Date | str | None = None,
    ) -> CompiledMap:
        """Return the attacks that a map compiles to.

        Parameters
        ----------
        m : ArgumentMap
            Any map; what it only proposes does not count.
        basis : Basis or str, optional
            Count only relations made on this basis.
        as_of : Date or str, optional
            Count only what had been said by then.

        Returns
        -------
        CompiledMap
            With one argument for each claim, in the map's order, and after them the
            nodes that the compilation needs.

        Raises
        ------
        QueryError
            There is no such basis.
        ModelError
            `as_of` is no date.
        """
        from argmap.graph.compilation import compiled

        return compiled(m, basis=basis, as_of=as_of)

    def __repr__(self) -> str:
        return (
            f"<{type(self).__name__}: {self.size} arguments, "
            f"{len(self.attacked)} attacks>"
        )

    def number(self, argument: SupportsIndex | str) -> int:
        """Return the number of an argument.

        Parameters
        ----------
        argument : int or str
            A number; in a graph made from a map also the id of a claim.

        Returns
        -------
        int
            From 0 to `size` - 1.

        Raises
        ------
        QueryError
            There is no such argument.
        """
        if isinstance(argument, str):
            raise QueryError(
                f"{argument!r} names no argument: in a graph made from arrays they go "
                "by number"
            )
        try:
            number = -1 if isinstance(argument, bool) else operator.index(argument)
        except TypeError:
            number = -1
        if not 0 <= number < self.size:
            last = f"of {self.size} the last is {self.size - 1}"
            raise QueryError(
                f"there is no argument {shown(argument)}; "
                f"{last if self.size else 'the graph has none'}"
            )
        return number

    def targets(self) -> list[list[int]]:
        """Return what each argument attacks, in rising order."""
        starts, attacked = self.starts.tolist(), self.attacked.tolist()
        return [attacked[start:end] for start, end in pairwise(starts)]

    def attackers(self) -> list[list[int]]:
        """Return what attacks each argument, in rising order."""
        found: list[list[int]] = [[] for _ in range(self.size)]
        for attacker, hit in enumerate(self.targets()):
            for attacked in hit:
                found[attacked].append(attacker)
        return found


def rows(
    size: int, sources: Sequence[int], targets: Sequence[int]
) -> tuple[Integers, Integers]:
    """Return attacks as compressed rows: where each begins, and what is attacked.

    Parameters
    ----------
    size : int
        How many arguments there are.
    sources, targets : sequence of int
        The ends of each attack, known to be in range; twins count once.

    Returns
    -------
    tuple of (Integers, Integers)
        The fields `starts` and `attacked` of the graph.
    """
    if size >= SMALL:
        import numpy as np

        return _sorted_rows(
            size, np.array(sources, dtype=np.int64), np.array(targets, dtype=np.int64)
        )
    arcs = sorted(set(zip(sources, targets, strict=True)))
    counts = [0] * (size + 1)
    for source, _ in arcs:
        counts[source + 1] += 1
    starts = array("i", counts)
    for index in range(size):
        starts[index + 1] += starts[index]
    return starts, array("i", [target for _, target in arcs])


def _sorted_rows(
    size: int, sources: np.ndarray[Any, Any], targets: np.ndarray[Any, Any]
) -> tuple[Integers, Integers]:
    """Sort the attacks by one key that holds both ends: four times as fast as by two."""
    import numpy as np

    width = max(size - 1, 1).bit_length()
    keys = sources.astype(np.int64) << width
    keys |= targets.astype(np.int64, copy=False)
    keys.sort()
    if len(keys):
        fresh = np.empty(len(keys), dtype=bool)
        fresh[0] = True
        np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
        keys = keys[fresh]
    starts = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(keys >> width, minlength=size), out=starts[1:])
    attacked = (keys & ((1 << width) - 1)).astype(np.int32)
    for made in (starts, attacked):
        made.flags.writeable = False
    return starts, attacked
