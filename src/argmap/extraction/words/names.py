"""Names: when two spellings name the same speaker."""

from __future__ import annotations

from argmap.texts.folding import fold
from argmap.texts.reading import printable

__all__ = ["name_key"]


def name_key(name: str) -> str:
    """Return what the spellings of one name have in common.

    Parameters
    ----------
    name : str
        As a text or a record gives it.

    Returns
    -------
    str
        Folded, in small letters, without a leading "the"; "" for no name.

    Examples
    --------
    >>> name_key("The  Herald") == name_key("Herald")
    True
    """
    return fold(printable(name)).casefold().removeprefix("the ")
