"""Series: the figures of a map that measure the same thing, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from argmap.model.claims import Claim, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Key", "Series", "key_of", "series_of"]

Key: TypeAlias = tuple[str | None, Measure | None, str | None]


@attrs.frozen(kw_only=True)
class Series:
    """Figures with one unit, measure and scope, which can be compared.

    Units and scopes are the same when they are written alike.

    Parameters
    ----------
    unit : str or None
        What is counted or measured in.
    measure : Measure or None
        A level at a time, a change over time, or a share.
    scope : str or None
        Whom or what the figures cover.
    claims : tuple of Claim
        The claims with a date, by the time that they are about, then in the map's
        order.
    undated : tuple of Claim
        Those without, in the map's order.
    """

    unit: str | None
    measure: Measure | None
    scope: str | None
    claims: tuple[Claim, ...]
    undated: tuple[Claim, ...] = ()

    @property
    def key(self) -> Key:
        """What the figures have in common: unit, measure and scope."""
        return (self.unit, self.measure, self.scope)

    @property
    def name(self) -> str:
        """The series in words: ``agreements (stock, United States)``."""
        rest = ", ".join(filter(None, (self.measure, self.scope)))
        unit = self.unit or "figures without a unit"
        return f"{unit} ({rest})" if rest else unit


def key_of(claim: Claim) -> Key | None:
    """Return the series that a claim's figure belongs to; None for one without."""
    figure = claim.quantity
    return None if figure is None else (figure.unit, figure.measure, figure.scope)


def series_of(claims: Iterable[Claim]) -> tuple[Series, ...]:
    """Return the figures of some claims, each with those that it can be compared with.

    Parameters
    ----------
    claims : iterable of Claim
        Those without a figure are passed over.

    Returns
    -------
    tuple of Series
        In the order of each series' first claim.
    """
    found: dict[Key, list[Claim]] = {}
    for claim in claims:
        key = key_of(claim)
        if key is not None:
            found.setdefault(key, []).append(claim)
    return tuple(_series(key, held) for key, held in found.items())


def _series(key: Key, claims: list[Claim]) -> Series:
    dated = [(claim.valid.sort_key, claim) for claim in claims if claim.valid]
    dated.sort(key=lambda pair: pair[0])
    unit, measure, scope = key
    return Series(
        unit=unit,
        measure=measure,
        scope=scope,
        claims=tuple(claim for _, claim in dated),
        undated=tuple(claim for claim in claims if claim.valid is None),
    )
