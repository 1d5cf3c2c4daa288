"""Choices: fields and questions that take one word of an enumeration."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

import attrs

from argmap.errors import QueryError
from argmap.model import identifiers
from argmap.model.fields import FieldError, Kind
from argmap.model.messages import shown

__all__ = ["Choice", "chosen", "one_of", "words_taken"]

Member = TypeVar("Member", bound=StrEnum)


class Choice(Kind):
    """One of the members of an enumeration of strings.

    A record whose class has ``field_transformer=words_taken`` takes a member's word, too.
    """

    def __init__(self, members: type[StrEnum], noun: str) -> None:
        self.members = members
        self.noun = noun
        self.by_value = {member.value: member for member in members}

    def fault(self, value: Any) -> str:
        return "" if isinstance(value, self.members) else self._refusal(value)

    def member(self, value: Any) -> Any:
        """Return the member that a word names; what names none as it is."""
        return self.by_value.get(value, value) if isinstance(value, str) else value

    def convert(self, value: Any) -> Any:
        found = self.member(value)
        if fault := self.fault(found):
            raise FieldError(fault)
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


def words_taken(
    _: type, fields: list[attrs.Attribute[Any]]
) -> list[attrs.Attribute[Any]]:
    """Return the fields of a record, its choices taking words: ``type="report"``.

    A word that is none is left for the validator to refuse, which knows the record.

    Parameters
    ----------
    _ : type
        The record's class.
    fields : list of Attribute
        As declared.

    Returns
    -------
    list of Attribute
        For the `field_transformer` of ``attrs.frozen``.
    """
    return [
        one.evolve(converter=one.validator.member)
        if isinstance(one.validator, Choice)
        else one
        for one in fields
    ]


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
