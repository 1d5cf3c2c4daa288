"""Origins: the source that a claim goes back to, so that copies count as one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model.assertions import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.sources import Source

__all__ = ["STATING", "cited_or_read", "origins", "roots"]

STATING = (Stance.ASSERTS, Stance.REPORTS)


def origins(m: ArgumentMap) -> dict[str, str]:
    """Return the root source of each claim that has one, by the claim's id.

    A claim goes back to the sources that the assertions of it cite, else to those
    that they stand in, and from there to their roots (`roots`). Of several roots the
    earliest counts.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    dict
        Ids of sources, in the order of the claims; a claim without a source is not
        in it.
    """
    root_of = roots(m)
    earliest = _Earliest(m)
    reached: dict[str, set[str]] = {}
    for assertion in m.assertions.values():
        if assertion.stance in STATING:
            found = reached.setdefault(assertion.claim, set())
            found.update(root_of[key] for key in cited_or_read(m, assertion))
    return {
        claim.id: earliest.of(reached[claim.id]) for claim in m if reached.get(claim.id)
    }


def roots(m: ArgumentMap) -> dict[str, str]:
    """Return the root of each source: where following its only citation leads.

    A source that cites exactly one other source of the map is followed to that one;
    a source that cites none, or several, is a root. Where sources cite each other in
    a circle, the earliest of the circle is the root.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    dict
        The id of a source by the id of each source, in the map's order.
    """
    earliest = _Earliest(m)
    found: dict[str, str] = {}
    for start in m.sources:
        path: dict[str, int] = {}
        key: str | None = start
        while key is not None and key not in found and key not in path:
            path[key] = len(path)
            key = _only_citation(m, m.sources[key])
        walked = list(path)
        if key is None:
            root = walked[-1]
        elif key in found:
            root = found[key]
        else:
            root = earliest.of(walked[path[key] :])
        found.update(dict.fromkeys(walked, root))
    return {key: found[key] for key in m.sources}


def cited_or_read(m: ArgumentMap, assertion: Assertion) -> Iterator[str]:
    """Yield the sources that an assertion cites, else the one that it stands in.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the assertion.
    assertion : Assertion
        One of its assertions.

    Yields
    ------
    str
        Ids of sources of the map.
    """
    cited = [key for key in assertion.cites if key in m.sources]
    if cited:
        yield from cited
    elif assertion.passage is not None:
        yield assertion.passage.source


class _Earliest:
    """Finds the source that was issued first: undated last, then by the map's order."""

    def __init__(self, m: ArgumentMap) -> None:
        self.sources = m.sources
        self.place = {key: number for number, key in enumerate(m.sources)}

    def of(self, keys: Iterable[str]) -> str:
        return min(keys, key=self._rank)

    def _rank(self, key: str) -> tuple[bool, object, int]:
        issued = self.sources[key].issued
        # Texts of the same day may differ, so the day alone is compared.
        day = () if issued is None else issued.sort_key[:2]
        return issued is None, day, self.place[key]


def _only_citation(m: ArgumentMap, source: Source) -> str | None:
    cited = {key for key in source.cites if key in m.sources and key != source.id}
    return cited.pop() if len(cited) == 1 else None
