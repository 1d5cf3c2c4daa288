"""Views: which part of a map a picture shows, by which rule, and with what weight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date as CalendarDate  # noqa: N812 - as in the builders
from typing import Any

import attrs

from argmap.errors import QueryError
from argmap.model.choices import chosen
from argmap.model.dates import Date
from argmap.model.messages import shown
from argmap.model.relations import Basis

__all__ = ["RADIUS", "View"]

RADIUS = 2
"""How many levels a picture shows below its focus, where nobody says."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _key(record: Any) -> str | None:
    return record if record is None or isinstance(record, str) else str(record.id)


def _keys(records: Iterable[Any] | Any) -> tuple[str, ...]:
    if isinstance(records, str) or hasattr(records, "id"):
        return (_key(records) or "",)
    return tuple(dict.fromkeys(_key(record) or "" for record in records))


def _basis(value: Basis | str | None) -> Basis | None:
    return chosen(Basis, "a basis", value)


def _date(value: Date | CalendarDate | str | int | None) -> Date | None:
    return None if value is None else Date.of(value)


def _radius(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise QueryError(
            f"a radius is a whole number of links, 0 or more, not {shown(value)}"
        )
    return value


def _colours(
    given: Mapping[Any, str] | Iterable[tuple[Any, str]],
) -> tuple[tuple[str, str], ...]:
    pairs = given.items() if isinstance(given, Mapping) else given
    found: dict[str, str] = {}
    for who, colour in pairs:
        if not (isinstance(colour, str) and COLOUR.fullmatch(colour)):
            raise QueryError(
                f"the colour of {_key(who)!r} is {shown(colour)}; write it as #RRGGBB, "
                "such as #0072B2"
            )
        found[_key(who) or ""] = colour.upper()
    return tuple(found.items())


@attrs.frozen(kw_only=True)
class View:
    """Which part of a map a picture shows, by which rule, and with what weight.

    Records or their ids may be given, and dates as strings.

    Parameters
    ----------
    issue : Issue or str, optional
        Show the claims of this issue and, small, those of others that are linked
        with them.
    focus : Claim or str, optional
        Show this claim, the way from it to the thesis, and what bears on it; what
        else bears on the claims shown is counted beside them.
    radius : int, optional
        How many levels to show below the focus, 0 or more; 2 by default.
    actors : iterable of Actor or str
        Dim the claims on which none of these takes a stance, and in an overview the
        issues on which none of them speaks; none dims nothing.
    fold_evidence : bool
        Draw evidence that only supports, and that nothing bears on, as a count on
        the claim that it supports.
    basis : Basis or str, optional
        Draw and count only links made on this basis; both by default.
    as_of : Date or str, optional
        Draw and count only what had been said by then.
    overview : bool
        Show one box for each issue instead of its claims, and the links between
        issues added up.
    colours : mapping
        Colours of your own as ``#RRGGBB``, by actor, or by tag: a claim with the tag
        then bears the tag on that colour.

    Raises
    ------
    QueryError
        There is no such basis, a colour is none, or two of the fields contradict each
        other.
    ModelError
        The date is none.

    Examples
    --------
    >>> View(issue="supply", basis="explicit", as_of="2025").as_of
    Date('2025')
    """

    issue: str | None = attrs.field(default=None, converter=_key)
    focus: str | None = attrs.field(default=None, converter=_key)
    radius: int | None = attrs.field(default=None, converter=_radius)
    actors: tuple[str, ...] = attrs.field(default=(), converter=_keys)
    fold_evidence: bool = False
    basis: Basis | None = attrs.field(default=None, converter=_basis)
    as_of: Date | None = attrs.field(default=None, converter=_date)
    overview: bool = False
    colours: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_colours)

    def __attrs_post_init__(self) -> None:
        parts = {
            "an issue": self.issue is not None,
            "a focus": self.focus is not None,
            "an overview": self.overview,
        }
        named = [name for name, asked in parts.items() if asked]
        if len(named) > 1:
            raise QueryError(
                f"a view shows {' or '.join(parts)}; choose one of "
                f"{' and '.join(named)}"
            )
        if self.overview and self.fold_evidence:
            raise QueryError(
                "an overview draws no evidence that could be folded; leave out "
                "fold_evidence"
            )
        if self.radius is not None and self.focus is None:
            raise QueryError(
                f"a radius of {shown(self.radius)} is around a claim; name it as focus"
            )

    @property
    def is_boxed(self) -> bool:
        """Whether the claims stand in boxes, one for each issue."""
        return self.issue is None and self.focus is None
