"""Ways through graphs: strongly connected components, without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

__all__ = ["components"]


def components(successors: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, ...]]:
    """Yield the strongly connected components, each after those that it leads to.

    Parameters
    ----------
    successors : mapping
        Every node with the nodes that it leads to, all of them keys.

    Yields
    ------
    tuple of int
        The nodes of one component, in no particular order.

    References
    ----------
    .. [1] R. Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal
       on Computing 1 (1972), 146-160.
    """
    order: dict[int, int] = {}
    lowest: dict[int, int] = {}
    held: list[int] = []
    on_hold: set[int] = set()
    for root in successors:
        if root in order:
            continue
        path = [(root, iter(successors[root]))]
        order[root] = lowest[root] = len(order)
        held.append(root)
        on_hold.add(root)
        while path:
            node, ahead = path[-1]
            for following in ahead:
                if following not in order:
                    order[following] = lowest[following] = len(order)
                    held.append(following)
                    on_hold.add(following)
                    path.append((following, iter(successors[following])))
                    break
                if following in on_hold:
                    lowest[node] = min(lowest[node], order[following])
            else:
                path.pop()
                if path:
                    parent = path[-1][0]
                    lowest[parent] = min(lowest[parent], lowest[node])
                if lowest[node] == order[node]:
                    yield tuple(_released(held, on_hold, node))


def _released(held: list[int], on_hold: set[int], root: int) -> Iterator[int]:
    while True:
        node = held.pop()
        on_hold.discard(node)
        yield node
        if node == root:
            return
