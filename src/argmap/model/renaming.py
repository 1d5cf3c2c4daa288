"""Renaming: a record's fields when the records that it names have other ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.records import kinds
from argmap.model.relations import Relation
from argmap.model.sources import Passage, Source

__all__ = ["Names", "renamed_passage", "renamed_values"]

Names = Callable[[str, str], str]
"""Returns the new id for a view of the map, or ``targets``, and an old id."""


def renamed_values(record: Any, names: Names) -> dict[str, Any]:
    """Return a record's fields, with new ids in references and mentions.

    Values and not a record, for new ids beside free texts may make one that cannot be.

    Parameters
    ----------
    record : record
        Of any class that a map holds.
    names : callable
        Returns the new id; for one that names nothing, the id itself.

    Returns
    -------
    dict
        By field name; its own id is the old one.
    """
    values = {name: getattr(record, name) for name in kinds(type(record))}
    for name, told in _TOLD[type(record)].items():
        if values[name] is not None:
            values[name] = told(names, values[name])
    return values


def renamed_passage(passage: Passage, names: Names) -> Passage:
    """Return a passage with the new id of its source.

    Parameters
    ----------
    passage : Passage
        Of the old map.
    names : callable
        As in `renamed_values`.

    Returns
    -------
    Passage
        The same where its source keeps its id.
    """
    source = names("sources", passage.source)
    if source == passage.source:
        return passage
    return attrs.evolve(passage, source=source)


def _all(space: str) -> Callable[[Names, Any], Any]:
    return lambda names, keys: tuple(names(space, key) for key in keys)


def _one(space: str) -> Callable[[Names, Any], Any]:
    return lambda names, key: names(space, key)


def _affiliations(names: Names, held: Any) -> Any:
    return tuple(
        attrs.evolve(one, organization=names("actors", one.organization))
        for one in held
    )


def _passage(names: Names, passage: Any) -> Any:
    return renamed_passage(passage, names)


_TOLD: dict[type, dict[str, Callable[[Names, Any], Any]]] = {
    Issue: {"thesis": _one("claims")},
    Source: {
        "authors": _all("actors"),
        "publisher": _one("actors"),
        "cites": _all("sources"),
    },
    Actor: {"affiliations": _affiliations},
    Claim: {"issue": _one("issues")},
    Relation: {
        "premises": _all("claims"),
        "target": _one("targets"),
        "author": _one("actors"),
        "passage": _passage,
    },
    Assertion: {
        "actor": _one("actors"),
        "claim": _one("claims"),
        "passage": _passage,
        "via": _all("actors"),
        "cites": _all("sources"),
    },
}
