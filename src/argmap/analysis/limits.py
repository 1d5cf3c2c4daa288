"""Limits: how much work a search may do before it is given up."""

from __future__ import annotations

from argmap.errors import QueryError
from argmap.model.messages import shown

__all__ = ["check_limit"]


def check_limit(name: str, value: int) -> None:
    """Refuse a limit that is none.

    Parameters
    ----------
    name : str
        The parameter's, as the message is to begin.
    value : int
        How many steps the work may take.

    Raises
    ------
    QueryError
        It is not a positive integer.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise QueryError(f"{name}: expected an integer, found {shown(value)}")
    if value < 1:
        raise QueryError(f"{name}: expected at least 1, found {shown(value)}")
