"""Looks: what the key calls the looks that differ where there are no colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from argmap.render.style import Theme

__all__ = ["Looks", "looks_of"]


@attrs.frozen(kw_only=True)
class Looks:
    """What the key calls the looks that differ where there are no colours.

    Parameters
    ----------
    thesis, rebutted, dimmed : str
        How such a card looks.
    derived : str
        How the chip looks of an actor whose side is derived.
    """

    thesis: str
    rebutted: str
    dimmed: str
    derived: str


def looks_of(theme: Theme) -> Looks:
    """Return what the key calls looks in a theme.

    Parameters
    ----------
    theme : Theme
        With colours or without.

    Returns
    -------
    Looks
        In words.
    """
    if theme.is_plain:
        return Looks(
            thesis="thick border",
            rebutted="cut corners",
            dimmed="dotted border",
            derived="thick frame",
        )
    return Looks(thesis="yellow", rebutted="grey", dimmed="faded", derived="framed")
