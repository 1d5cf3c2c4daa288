"""Frustration: how near a signed network comes to two sides, each of one mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import QueryError

if TYPE_CHECKING:
    import networkx as nx
    from numpy.typing import NDArray

__all__ = ["Coalitions", "Part", "Split", "coalitions"]

LARGEST = 20
MOST_SHOWN = 5
TOLERANCE = 1e-9

Tie = tuple[str, str, float]


@attrs.frozen(kw_only=True)
class Split:
    """Actors on two sides.

    Parameters
    ----------
    sides : tuple of tuple of str
        Ids, in the network's order; the first side holds the first actor. The second
        is empty where nothing speaks for two.
    frustrated : tuple of (str, str)
        The pairs that it does not fit: of negative weight on one side, or of positive
        weight across.
    """

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    frustrated: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Part:
    """Actors who are joined, and how they split best.

    Parameters
    ----------
    actors : tuple of str
        Ids, in the network's order.
    frustration : float or None
        The least that a split leaves; None where it is not computed.
    splits : tuple of Split
        All the splits that leave no more; empty where they are not computed.
    """

    actors: tuple[str, ...]
    frustration: float | None
    splits: tuple[Split, ...]

    @property
    def computed(self) -> bool:
        """Whether the part is small enough to try every split."""
        return self.frustration is not None


@attrs.frozen(kw_only=True)
class Coalitions:
    """The two sides that each part of a network splits into.

    Parameters
    ----------
    parts : tuple of Part
        The largest first, then in the network's order.
    apart : tuple of str
        The ids of actors without any tie of a weight other than 0.
    about : str
        How the network was made, in words.
    """

    parts: tuple[Part, ...]
    apart: tuple[str, ...]
    about: str

    @property
    def frustration(self) -> float | None:
        """The sum over the parts; None where one is not computed."""
        found = [part.frustration for part in self.parts]
        known = [one for one in found if one is not None]
        return sum(known) if len(known) == len(found) else None

    def __str__(self) -> str:
        lines = [f"Coalitions: {self.about}." if self.about else "Coalitions."]
        if not self.parts:
            lines.append("No two actors are joined, so there is nothing to split.")
        for number, part in enumerate(self.parts, 1):
            lines += _lines(number, part)
        if self.apart:
            lines.append(f"Joined to nobody: {', '.join(self.apart)}.")
        return "\n".join(lines)


def coalitions(network: nx.Graph[str]) -> Coalitions:
    """Return the splits of a signed network into two sides that fit it best.

    The *frustration* of a split is the weight of the negative ties within a side, taken
    positively, and of the positive ties across. The least is found by trying every
    split. Parts of a network that no tie joins are split each by itself, for nothing
    tells which side of the one goes with which of the other. A coalition says that
    actors take the same sides, not that they act together.

    Parameters
    ----------
    network : networkx.Graph
        With a signed ``weight`` on every edge: `actor_network` with aggregation
        ``subtract``.

    Returns
    -------
    Coalitions
        Every split that leaves least. A part of more than 20 actors is not computed:
        the number of splits doubles with each.

    Raises
    ------
    QueryError
        The network is of another aggregation or of two modes, so that no tie is
        negative or none joins two actors.

    Examples
    --------
    >>> import networkx as nx
    >>> network = nx.Graph()
    >>> network.add_weighted_edges_from([("a", "b", 2), ("b", "c", -1)])
    >>> coalitions(network).parts[0].splits[0].sides
    (('a', 'b'), ('c',))
    """
    import networkx as nx

    how = network.graph
    if how.get("aggregation", "subtract") != "subtract" or how.get("of") == (
        "affiliations"
    ):
        raise QueryError(
            f"coalitions need ties of both signs, not {how['aggregation']!r} of "
            f"{how['of']}; make the network with aggregation='subtract'"
        )
    place = {node: number for number, node in enumerate(network)}
    joined: nx.Graph[str] = nx.Graph()
    for one, two, data in network.edges(data=True):
        if data["weight"] and one != two:
            joined.add_edge(one, two, weight=data["weight"])
    groups = [sorted(g, key=place.__getitem__) for g in nx.connected_components(joined)]
    groups.sort(key=lambda group: (-len(group), place[group[0]]))
    return Coalitions(
        parts=tuple(_part(tuple(group), joined) for group in groups),
        apart=tuple(node for node in network if node not in joined),
        about=_about(how),
    )


def _part(actors: tuple[str, ...], joined: nx.Graph[str]) -> Part:
    if len(actors) > LARGEST:
        return Part(actors=actors, frustration=None, splits=())
    place = {actor: number for number, actor in enumerate(actors)}
    found: list[Tie] = []
    for one, two, data in joined.subgraph(actors).edges(data=True):
        first, second = sorted((one, two), key=place.__getitem__)
        found.append((first, second, data["weight"]))
    found.sort(key=lambda tie: (place[tie[0]], place[tie[1]]))
    cost = _costs(found, place)
    least = cost.min()
    slack = TOLERANCE * sum(abs(weight) for _, _, weight in found)
    splits = tuple(
        _split(actors, found, place, split << 1)
        for split in (cost <= least + slack).nonzero()[0].tolist()
    )
    return Part(actors=actors, frustration=least.item(), splits=splits)


def _costs(found: list[Tie], place: dict[str, int]) -> NDArray[Any]:
    """Return the frustration of every split, by its number.

    Bit i - 1 of the number is the side of actor i; actor 0 is always on the first.
    """
    import numpy as np

    numbers = np.arange(1 << (len(place) - 1), dtype=np.int32) << 1
    whole = all(isinstance(weight, int) for _, _, weight in found)
    cost: NDArray[Any] = np.zeros(len(numbers), np.int64 if whole else np.float64)
    for one, two, weight in found:
        across = ((numbers >> place[one]) ^ (numbers >> place[two])) & 1
        cost += weight * across if weight > 0 else -weight * (1 - across)
    return cost


def _split(
    actors: tuple[str, ...], found: list[Tie], place: dict[str, int], number: int
) -> Split:
    side = [number >> index & 1 for index in range(len(actors))]
    first, second = (
        tuple(actor for actor, one in zip(actors, side, strict=True) if one == wanted)
        for wanted in (0, 1)
    )
    return Split(
        sides=(first, second),
        frustrated=tuple(
            (one, two)
            for one, two, weight in found
            if (side[place[one]] != side[place[two]]) == (weight > 0)
        ),
    )


def _about(how: dict[str, object]) -> str:
    if "duplicates" not in how:
        return ""
    return (
        f"{how['aggregation']}, normalization {how['normalization']}, duplicates "
        f"{how['duplicates']}, by {how['by']}"
    )


def _lines(number: int, part: Part) -> list[str]:
    actors = f"Part {number}: {len(part.actors)} actors"
    if part.frustration is None:
        names = ", ".join(part.actors)
        return [f"{actors}; not computed, for it has more than {LARGEST}: {names}."]
    ways = "one way" if len(part.splits) == 1 else f"{len(part.splits)} ways"
    lines = [f"{actors}, least frustration {part.frustration:g}, reached in {ways}."]
    for split in part.splits[:MOST_SHOWN]:
        first, second = (", ".join(side) or "nobody" for side in split.sides)
        pairs = "; ".join(" and ".join(pair) for pair in split.frustrated)
        lines.append(
            f"  {first} | {second}{f' (not fitting: {pairs})' if pairs else ''}"
        )
    if len(part.splits) > MOST_SHOWN:
        lines.append(f"  and {len(part.splits) - MOST_SHOWN} more")
    return lines
