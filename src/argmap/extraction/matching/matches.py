"""Matches: what is proposed of claims from different documents, for a person to decide."""

from __future__ import annotations

import copy
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import attrs

from argmap.findings import Finding
from argmap.model.argument_map import ArgumentMap
from argmap.model.building import id_of
from argmap.model.claims import Claim, Quantity

__all__ = ["Match", "MatchGroup", "MatchKind", "Matches"]

ANALYST = "argmap match"


class MatchKind(StrEnum):
    """What two claims of different documents seem to be to each other."""

    SAME = "same"
    CONFLICTING = "conflicting"
    SUPERSEDED = "superseded"


@attrs.frozen(kw_only=True)
class Match:
    """That two claims of different documents seem to belong together.

    Parameters
    ----------
    kind : MatchKind
        The same claim, figures that conflict, or a figure that a newer one supersedes.
    claims : (str, str)
        Their ids in the map; of a superseded figure the newer one first.
    sources : (tuple of str, tuple of str)
        For each, the ids of the sources that it stands in.
    score : float
        How alike their words and aspects are, from 0 to 1.
    aspects : tuple of str
        The aspects that both are about.
    figures : (Quantity, Quantity) or None
        Of figures, what each claim gives.
    reason : str
        Why it is proposed, in a sentence.
    """

    kind: MatchKind
    claims: tuple[str, str]
    sources: tuple[tuple[str, ...], tuple[str, ...]]
    score: float
    aspects: tuple[str, ...]
    figures: tuple[Quantity, Quantity] | None
    reason: str


@attrs.frozen(kw_only=True)
class MatchGroup:
    """Claims that matches of one kind hold together.

    Parameters
    ----------
    kind : MatchKind
        The kind of all its matches.
    unit : str or None
        Of figures, what they count or measure, as the first of them says it.
    claims : tuple of str
        Ids, in the map's order.
    matches : tuple of Match
        The most alike first.
    """

    kind: MatchKind
    unit: str | None
    claims: tuple[str, ...]
    matches: tuple[Match, ...]


@attrs.frozen(kw_only=True, eq=False)
class Matches:
    """What is proposed of the claims of several documents.

    Parameters
    ----------
    map : ArgumentMap
        The map that the ids are of: all that was given in one, nothing proposed by
        matching in it yet.
    same : tuple of MatchGroup
        Claims that seem to say the same.
    conflicting : tuple of MatchGroup
        Figures of one unit that cannot both be right, as far as their times are told.
    superseded : tuple of MatchGroup
        Figures of one unit of which one is the newer.
    findings : tuple of Finding
        A note for each record that has another id than in its own map.
    """

    map: ArgumentMap
    same: tuple[MatchGroup, ...]
    conflicting: tuple[MatchGroup, ...]
    superseded: tuple[MatchGroup, ...]
    findings: tuple[Finding, ...] = ()
    _nearest: Callable[[str, int], tuple[tuple[str, float], ...]] = attrs.field(
        repr=False
    )

    @property
    def groups(self) -> tuple[MatchGroup, ...]:
        """All groups: the same claim, conflicting figures, superseded figures."""
        return (*self.same, *self.conflicting, *self.superseded)

    @property
    def matches(self) -> tuple[Match, ...]:
        """All matches, group by group."""
        return tuple(match for group in self.groups for match in group.matches)

    def nearest(
        self, claim: Claim | str, *, most: int = 10
    ) -> tuple[tuple[str, float], ...]:
        """Return the claims of other documents that are most like one.

        Where nothing is proposed the same claim may still be among them.

        Parameters
        ----------
        claim : Claim or str
            A claim of the map, or its id.
        most : int
            How many at most from each other document.

        Returns
        -------
        tuple of (str, float)
            Ids with how alike they are, from 0 to 1, the most alike first.

        Raises
        ------
        UnknownIdError
            The map has no such claim.
        """
        return self._nearest(self.map.claims[id_of(claim)].id, most)

    def to_map(self) -> ArgumentMap:
        """Return the map with a proposed link for each match, ready to be reviewed.

        The same claim REPHRASES, conflicting figures CONTRADICT each other, and a newer
        figure SUPERSEDES; each with the reason as its note, on the basis of an analyst.

        Returns
        -------
        ArgumentMap
            Another one; the map of the matches stays as it is.
        """
        made = copy.copy(self.map)
        for match in self.matches:
            one, other = match.claims
            link: dict[str, Any] = {
                "proposed": True,
                "analyst": ANALYST,
                "note": match.reason,
            }
            if match.kind is MatchKind.SAME:
                made.rephrase(one, other, **link)
            elif match.kind is MatchKind.CONFLICTING:
                made.contradict(one, other, **link)
            else:
                made.supersede(other, by=one, **link)
        return made
