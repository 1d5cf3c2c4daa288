"""Sourcing: what is first-hand, and which claims have a primary source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.affiliations import organizations
from argmap.model.assertions import Stance

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.claims import Claim

__all__ = ["has_primary_source", "is_first_hand", "is_primary", "unsourced"]


def is_first_hand(m: ArgumentMap, assertion: Assertion) -> bool:
    """Return whether an assertion is taken from the speaker's own document.

    It is where nobody passed it on and the source is primary, or the source's
    publisher or one of its authors is the speaker or an organisation of its.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the assertion.
    assertion : Assertion
        One of its assertions.

    Returns
    -------
    bool
        False for an assertion without a passage.
    """
    if assertion.via or assertion.passage is None:
        return False
    source = m.sources[assertion.passage.source]
    if source.primary:
        return True
    speaker = m.actors[assertion.actor]
    makers = {*source.authors, source.publisher}
    names = (speaker, *organizations(m, speaker, m.date_of(assertion)))
    return any(one.id in makers or one.name in makers for one in names)


def has_primary_source(m: ArgumentMap, claim: Claim | str) -> bool:
    """Return whether somebody says a claim first-hand, or a primary source reports it.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    claim : Claim or str
        A claim or its id.

    Returns
    -------
    bool
        False for a claim that is only denied or doubted.
    """
    return any(is_primary(m, a) for a in m.assertions_of(claim) if not a.proposed)


def is_primary(m: ArgumentMap, assertion: Assertion) -> bool:
    """Return whether an assertion gives its claim a primary source.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the assertion.
    assertion : Assertion
        One of its assertions.

    Returns
    -------
    bool
        True where it asserts first-hand, or reports from a source marked primary.
    """
    if assertion.stance is Stance.ASSERTS:
        return is_first_hand(m, assertion)
    if assertion.stance is not Stance.REPORTS or assertion.via:
        return False
    passage = assertion.passage
    return passage is not None and m.sources[passage.source].primary


def unsourced(m: ArgumentMap) -> Iterator[tuple[Claim, str]]:
    """Yield the claims of which no assertion has a passage, and how that is put.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Yields
    ------
    tuple of (Claim, str)
        In the map's order.
    """
    for claim in m:
        said = m.assertions_of(claim)
        if not any(a.passage is not None for a in said):
            yield (
                claim,
                "no assertion of it has a passage" if said else "nobody asserts it",
            )
