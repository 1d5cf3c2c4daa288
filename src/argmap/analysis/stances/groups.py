"""Groups: which actors belong together, where a question asks what groups share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.analysis.speakers import keys_of
from argmap.errors import QueryError
from argmap.model.actors import Actor
from argmap.model.messages import shown

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Groups", "grouped"]

Groups = str | Mapping[str, Iterable[Actor | str] | Actor | str]
"""``kind``, ``actor``, or actors by the name of their group."""


def grouped(
    m: ArgumentMap, groups: Groups, *, among: Iterable[Actor]
) -> dict[str, str]:
    """Return the group of each of some actors.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the actors.
    groups : str or mapping
        ``kind``: those of one kind are a group; ``actor``: each is a group of its
        own; or the actors of each group by its name.
    among : iterable of Actor
        Those that are asked about.

    Returns
    -------
    dict
        By actor id in the order of `among`, the name of its group. An actor whose
        kind is not known, or that is in none of the groups, is not in it.

    Raises
    ------
    UnknownIdError
        A group names an actor that the map does not hold.
    QueryError
        There is no such word, or an actor is in two groups.
    """
    if isinstance(groups, str):
        if groups == "actor":
            return {actor.id: actor.id for actor in among}
        if groups == "kind":
            return {actor.id: actor.kind.value for actor in among if actor.kind}
        raise QueryError(
            f"cannot group actors by {shown(groups)}; write 'kind' or 'actor', or name "
            "the actors of each group: {'left': ['lee', 'roe'], 'right': ['ortiz']}"
        )
    found: dict[str, str] = {}
    for name, actors in groups.items():
        for key in keys_of(actors, m.actors):
            if found.setdefault(key, name) != name:
                raise QueryError(
                    f"actor {key!r} is in the groups {found[key]!r} and {name!r}; "
                    "leave it in one"
                )
    return {actor.id: found[actor.id] for actor in among if actor.id in found}
