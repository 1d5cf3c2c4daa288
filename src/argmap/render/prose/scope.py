"""Scope: how much of a map a summary sets out, and at what length.

What counts is always the whole map: a scope chooses what is told, never how it is
judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import attrs

from argmap.analysis.speakers import keys_of
from argmap.model.actors import ActorKind
from argmap.model.choices import one_of
from argmap.model.dates import Date

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Issue

__all__ = ["Caps", "Detail", "Scope", "first", "scope_of"]

T = TypeVar("T")


class Detail(StrEnum):
    """How long a summary is."""

    SHORT = "short"
    ALL = "all"


@attrs.frozen(kw_only=True)
class Caps:
    """How many of each thing are set out, the same for everybody; None for all.

    Parameters
    ----------
    claims : int or None
        Of a column, beside those in dispute.
    aside : int or None
        Of those on neither side.
    noted : int or None
        Of an issue without sides.
    statements : int or None
        Of one claim, each with its passage.
    names : int or None
        In a list in a sentence.
    silent : int or None
        Where there are more actors, those on no side are counted under an issue.
    quoted : int or None
        Claims in the paragraph of an actor.
    minor : int
        An actor that one source makes known with no more claims has a line, not a
        paragraph; 0 for none.
    bearing : int or None
        Claims that supersede or qualify another, or that it is raised against.
    steps : int or None
        Objections to a step, under an issue; the steps of one objection.
    shared : int or None
        Claims in agreement, of those across the same questions.
    pivots : int or None
        Claims and pairs on which an answer turns.
    examples : int or None
        Claims named under a note on sources.
    differing : int or None
        Claims whose status depends on inferred links.
    """

    claims: int | None = None
    aside: int | None = None
    noted: int | None = None
    statements: int | None = None
    names: int | None = None
    silent: int | None = None
    quoted: int | None = None
    minor: int = 0
    bearing: int | None = None
    steps: int | None = None
    shared: int | None = None
    pivots: int | None = None
    examples: int | None = None
    differing: int | None = None


FEW = 60
"""Claims: a summary in short of no more of them has room for more of each."""

ROOMY = Caps(
    claims=4,
    aside=3,
    noted=6,
    statements=4,
    names=6,
    silent=12,
    quoted=3,
    bearing=1,
    steps=3,
    shared=12,
    pivots=8,
    examples=3,
    differing=12,
)
TIGHT = Caps(
    claims=0,
    aside=0,
    noted=2,
    statements=2,
    names=3,
    silent=8,
    quoted=2,
    minor=6,
    bearing=1,
    steps=1,
    shared=4,
    pivots=4,
    examples=2,
    differing=0,
)
LONG = Caps(quoted=6)


@attrs.frozen(kw_only=True)
class Scope:
    """What of a map is told.

    Parameters
    ----------
    since : Date or None
        Only claims of which something was said on this date or later.
    kinds : tuple of ActorKind
        Only positions of actors of these kinds; empty for every kind.
    issues : tuple of str
        Only these issues, by id; empty for all claims.
    detail : Detail
        At what length.
    """

    since: Date | None = None
    kinds: tuple[ActorKind, ...] = ()
    issues: tuple[str, ...] = ()
    detail: Detail = Detail.SHORT

    def caps(self, claims: int) -> Caps:
        """Return how many of each thing are set out.

        Parameters
        ----------
        claims : int
            How many claims are told.

        Returns
        -------
        Caps
            None in the long form but for quotations in a paragraph.
        """
        if self.detail is Detail.ALL:
            return LONG
        return ROOMY if claims <= FEW else TIGHT

    @property
    def is_narrow(self) -> bool:
        """Whether claims or actors are left out, not only cut short."""
        return bool(self.since or self.kinds or self.issues)


def scope_of(
    m: ArgumentMap,
    *,
    since: Date | str | None = None,
    kinds: Iterable[ActorKind | str] | ActorKind | str = (),
    issues: Iterable[Issue | str] | Issue | str = (),
    detail: Detail | str = Detail.SHORT,
) -> Scope:
    """Return the scope that a caller asked for.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the issues.
    since, kinds, issues, detail : optional
        As in `Scope`; a single kind or issue may stand for itself.

    Returns
    -------
    Scope
        Each kind and issue once.

    Raises
    ------
    ModelError
        The date is none.
    QueryError
        There is no such kind of actor, or no such length.
    UnknownIdError
        No issue has the id.
    """
    several = (kinds,) if isinstance(kinds, str) else kinds
    wanted = {one_of(ActorKind, "a kind of actor", kind) for kind in several}
    filed = set(keys_of(issues, m.issues))
    return Scope(
        since=None if since is None else Date.of(since),
        kinds=tuple(kind for kind in ActorKind if kind in wanted),
        issues=tuple(key for key in m.issues if key in filed),
        detail=one_of(Detail, "a length of summary", detail),
    )


def first(items: Sequence[T], most: int | None) -> Sequence[T]:
    """Return the first of some items; all of them where one alone would be left out.

    Parameters
    ----------
    items : sequence
        Any.
    most : int or None
        How many; None for all.

    Returns
    -------
    sequence
        What is set out; the rest is to be counted.
    """
    return items if most is None or len(items) <= most + 1 else items[:most]
