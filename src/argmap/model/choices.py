"""Choices: fields and questions that take one word of an enumeration."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from argmap.errors import QueryError
from argmap.model import identifiers
from argmap.model.fields import FieldError, Kind
from argmap.model.messages import shown

__all__ = ["Choice", "chosen", "one_of"]

Member = TypeVar("Member", bound=StrEnum)


class Choice(Kind):
    """One of the members of an enumeration of strings."""

    def __init__(self, members: type[StrEnum], noun: str) -> None:
        self.members = members
        self.noun = noun
        self.by_value = {member.value: member for member in members}

    def fault(self, value: Any) -> str:
        return "" if isinstance(value, self.members) else self._refusal(value)

    def convert(self, value: Any) -> Any:
        if isinstance(value, self.members):
            return value
        found = self.by_value.get(value) if isinstance(value, str) else None
        if found is None:
            raise FieldError(self._refusal(value))
        return found

    def plain(self, value: Any) -> Any:
        return value.value

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.by_value)}

    def _refusal(self, value: object) -> str:
        if isinstance(value, str) and (
            near := identifiers.nearest(value, self.by_value)
        ):
            return f"{shown(value)} is not {self.noun}; did you mean {near!r}?"
        return f"{shown(value)} is not {self.noun}; write {', '.join(self.by_value)}"


def chosen(
    members: type[Member], noun: str, value: Member | str | None
) -> Member | None:
    """Return the member that a caller named, None where none was.

    Parameters
    ----------
    members : type
        An enumeration of strings.
    noun : str
        What a member is, with its article: "a basis".
    value : member, str or None
        What the caller gave.

    Returns
    -------
    member or None
        None for None.

    Raises
    ------
    QueryError
        The enumeration has no such member.
    """
    return None if value is None else one_of(members, noun, value)


def one_of(members: type[Member], noun: str, value: Member | str) -> Member:
    """Return the member that a caller named, where one must be.

    Parameters
    ----------
    members, noun, value
        As for `chosen`; None is refused.

    Returns
    -------
    member
        Of the enumeration.

    Raises
    ------
    QueryError
        The enumeration has no such member.
    """
    try:
        return Choice(members, noun).convert(value)  # type: ignore[no-any-return]
    except FieldError as fault:
        raise QueryError(str(fault)) from None
