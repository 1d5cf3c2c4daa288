"""Labelling: which arguments of an attack graph stand, fall, or are left open."""

from __future__ import annotations

from array import array
from collections.abc import MutableSequence, Sequence
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, Any

from argmap.errors import QueryError
from argmap.graph.attacks import SMALL, AttackGraph
from argmap.model.messages import shown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Label", "grounded", "labels_of", "stages", "worklist"]

WIDE = 1000
"""Arguments from which on a round of numpy beats as many steps of the worklist."""


class Label(IntEnum):
    """The label of an argument: it is defeated, it stands, or neither is settled."""

    OUT = 0
    IN = 1
    UNDEC = 2


# Plain integers: a comparison with a member of an enumeration costs twice as much.
OUT, IN, UNDEC = int(Label.OUT), int(Label.IN), int(Label.UNDEC)


def grounded(graph: AttackGraph) -> NDArray[np.int8]:
    """Return the grounded label of each argument: a read-only array of small integers.

    An argument is IN when all its attackers are OUT, and OUT when some attacker is IN;
    the grounded labelling is the least such one and leaves the rest UNDEC. It takes
    one pass over the attacks.

    Parameters
    ----------
    graph : AttackGraph
        Any graph, with cycles or without.

    Returns
    -------
    numpy.ndarray
        `Label` values of type int8, of shape (`graph.size`,).

    Raises
    ------
    QueryError
        It is no attack graph.

    References
    ----------
    .. [1] M. Caminada, "On the issue of reinstatement in argumentation", JELIA 2006,
       111-123.
    """
    import numpy as np

    if not isinstance(graph, AttackGraph):
        raise QueryError(
            f"expected an attack graph, found {shown(graph)}; make one by "
            "AttackGraph.from_map or AttackGraph.from_arrays"
        )
    return np.frombuffer(labels_of(graph), dtype=np.int8)


def labels_of(graph: AttackGraph) -> bytes:
    """Return the grounded labels as bytes, without numpy where the graph is small.

    Parameters
    ----------
    graph : AttackGraph
        Any graph.

    Returns
    -------
    bytes
        One `Label` value for each argument.
    """
    return worklist(graph) if graph.size < SMALL else _rounds(graph)


def worklist(graph: AttackGraph) -> bytes:
    """Return the grounded labels by the plain worklist: read off its `stages`.

    Parameters
    ----------
    graph : AttackGraph
        Any graph.

    Returns
    -------
    bytes
        One `Label` value for each argument.
    """
    return bytes(
        UNDEC if step < 0 else OUT if step % 2 else IN for step in stages(graph)
    )


def stages(graph: AttackGraph) -> list[int]:
    """Return how soon the grounded labelling settles each argument.

    What nothing attacks is settled at once. An argument falls one step after the
    first attacker that stands, and stands one step after the last attacker that
    falls; so whatever settles an argument is settled before it, and an explanation
    that follows the stages down comes to an end.

    Parameters
    ----------
    graph : AttackGraph
        Any graph.

    Returns
    -------
    list of int
        A step for each argument, even where it is IN and odd where it is OUT; -1
        where it is UNDEC.

    References
    ----------
    .. [1] S. Modgil, M. Caminada, "Proof theories and algorithms for abstract
       argumentation frameworks", in: Argumentation in Artificial Intelligence,
       Springer 2009.
    """
    targets = graph.targets()
    found = [-1] * graph.size
    waiting = [0] * graph.size
    for hit in chain.from_iterable(targets):
        waiting[hit] += 1
    standing = [index for index in range(graph.size) if not waiting[index]]
    step = 0
    while standing:
        for index in standing:
            found[index] = step
        fallen = [hit for index in standing for hit in targets[index]]
        standing = []
        for index in fallen:
            if found[index] >= 0:
                continue
            found[index] = step + 1
            for freed in targets[index]:
                waiting[freed] -= 1
                if not waiting[freed] and found[freed] < 0:
                    standing.append(freed)
        step += 2
    return found


def _advance(
    standing: list[int],
    rows: tuple[Sequence[int], Sequence[int]],
    labels: MutableSequence[int] | memoryview,
    waiting: MutableSequence[int] | memoryview,
    *,
    most: int,
) -> list[int]:
    """Label what follows from arguments that were just labelled IN.

    What they attack falls; what falls no longer counts among those that its targets
    wait for, and a target that waits for none stands. Goes on from step to step until
    nothing new stands, or at least `most` arguments do: these are returned.
    """
    starts, attacked = rows
    while 0 < len(standing) < most:
        risen = []
        for index in standing:
            for hit in attacked[starts[index] : starts[index + 1]]:
                if labels[hit] != UNDEC:
                    continue
                labels[hit] = OUT
                for freed in attacked[starts[hit] : starts[hit + 1]]:
                    left = waiting[freed] - 1
                    waiting[freed] = left
                    if not left and labels[freed] == UNDEC:
                        labels[freed] = IN
                        risen.append(freed)
        standing = risen
    return standing


def _rounds(graph: AttackGraph) -> bytes:
    """Return the grounded labels, by whole arrays while many arguments rise at once.

    Rounds of numpy alone would take one round for each step of a long chain, the
    worklist alone one step for each argument; the two work on the same memory.
    """
    import numpy as np

    starts = np.asarray(graph.starts, dtype=np.int32)
    attacked = np.asarray(graph.attacked, dtype=np.int32)
    labels = np.full(graph.size, UNDEC, dtype=np.int8)
    waiting = np.bincount(attacked, minlength=graph.size).astype(np.int32)
    standing = np.flatnonzero(waiting == 0)
    labels[standing] = IN
    # Step by step an array is read faster than a list, whose integers lie anywhere.
    flat = (array("i", starts.tobytes()), array("i", attacked.tobytes()))
    while len(standing):
        if len(standing) < WIDE:
            risen = _advance(
                standing.tolist(), flat, labels.data, waiting.data, most=WIDE
            )
            standing = np.array(risen, dtype=np.int64)
            continue
        hit = _neighbours(starts, attacked, standing)
        hit = np.unique(hit[labels[hit] == UNDEC])
        labels[hit] = OUT
        freed, times = np.unique(_neighbours(starts, attacked, hit), return_counts=True)
        waiting[freed] -= times.astype(np.int32)
        standing = freed[(waiting[freed] == 0) & (labels[freed] == UNDEC)]
        labels[standing] = IN
    return labels.tobytes()


def _neighbours(
    starts: NDArray[Any], attacked: NDArray[Any], arguments: NDArray[Any]
) -> NDArray[Any]:
    """Return what some arguments attack, row after row."""
    import numpy as np

    first = starts[arguments]
    lengths = starts[arguments + 1] - first
    before = np.cumsum(lengths) - lengths
    places = np.arange(int(lengths.sum())) + np.repeat(first - before, lengths)
    found: NDArray[Any] = attacked[places]
    return found
