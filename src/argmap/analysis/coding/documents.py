"""Documents that two coders both coded, each of them in one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.analysis.speakers import keys_of
from argmap.errors import QueryError
from argmap.findings import Finding

if TYPE_CHECKING:
    from argmap.analysis.versions.matching import Matching
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sources import Source

__all__ = ["documents_of_both"]


def documents_of_both(
    first: ArgumentMap,
    second: ArgumentMap,
    *,
    matching: Matching,
    asked: Iterable[Source | str] | None = None,
) -> dict[str, str]:
    """Return the sources of two maps whose offsets can be compared.

    Parameters
    ----------
    first, second : ArgumentMap
        Any two maps.
    matching : Matching
        Of the two.
    asked : iterable of Source or str, optional
        Only these of the first map; by default all that both hold.

    Returns
    -------
    dict
        The id in the second map of each in the first, in the first map's order.

    Raises
    ------
    QueryError
        There is none, the second map lacks one that was asked for, or the two pin
        different texts of one.
    UnknownIdError
        The first map has no such source.
    """
    common = matching.names["sources"]
    if asked is None:
        wanted = set(common)
        if not wanted:
            raise QueryError(
                "the maps have no source in common; sources match by id, sha256, DOI, "
                "address, or title and date"
            )
    else:
        wanted = set(keys_of(asked, first.sources))
    pairs = {key: common.get(key) for key in first.sources if key in wanted}
    faults = [
        fault for pair in pairs.items() for fault in _faults(first, second, *pair)
    ]
    if faults:
        raise QueryError(findings=faults)
    return {key: other for key, other in pairs.items() if other is not None}


def _faults(
    first: ArgumentMap, second: ArgumentMap, key: str, other: str | None
) -> Iterator[Finding]:
    where = f"source {key!r}"
    if other is None:
        yield Finding(
            code="source-missing",
            where=where,
            message="the second map does not have it",
            ids=(key,),
        )
        return
    one, also = first.sources[key].sha256, second.sources[other].sha256
    if one and also and one != also:
        yield Finding(
            code="text-differs",
            where=where,
            message=f"the maps pin different texts of it, {one[:12]}... and "
            f"{also[:12]}..., so that offsets cannot be compared",
            ids=(key,),
            remedy="code one text, or compare the other sources alone",
        )
