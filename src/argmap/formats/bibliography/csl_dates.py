"""Dates of CSL-JSON: read where they say no more and no less than ours, and written.

A date of the Citation Style Language may be uncertain, a season or free text. What is
not a date of EDTF level 0 is refused with a reason, and never guessed.
"""

from __future__ import annotations

from typing import Any

from argmap.errors import ModelError
from argmap.model.dates import Date
from argmap.model.fields import FieldError
from argmap.model.messages import shown

__all__ = ["read_date", "write_date"]

LONGEST_NUMBER = 6
FALSE = (None, False, 0, "", "0", "false")


def read_date(value: Any) -> Date:
    """Return the date that a date variable of CSL-JSON stands for.

    Parameters
    ----------
    value : object
        An object with ``date-parts``, ``raw`` or ``literal``, or an EDTF string.

    Returns
    -------
    Date
        A day, a month, a year or an interval of them.

    Raises
    ------
    FieldError
        It is uncertain, a season, free text or no date at all.

    Examples
    --------
    >>> read_date({"date-parts": [[2023, 5], [2023, "7"]]})
    Date('2023-05/2023-07')
    """
    if isinstance(value, str):
        return _exact(value)
    if not isinstance(value, dict):
        raise FieldError(f"{shown(value)} is not a date of CSL-JSON")
    if value.get("circa") not in FALSE:
        raise FieldError("the date is uncertain (circa), which the map cannot say")
    if value.get("season") not in FALSE:
        raise FieldError("the date is a season, which the map cannot say")
    parts = value.get("date-parts")
    if parts is not None:
        return _from_parts(parts)
    for key in ("raw", "literal"):
        if key in value:
            return _exact(value[key])
    raise FieldError(f"{shown(value)} is not a date of CSL-JSON")


def write_date(date: Date) -> dict[str, Any]:
    """Return a date as a date variable of CSL-JSON.

    Parameters
    ----------
    date : Date
        Any; a time of day is left out.

    Returns
    -------
    dict
        With ``date-parts``; an interval that is open at one end, which those cannot
        say, as a ``literal``.
    """
    ends = date.text.split("/")
    if ".." in ends:
        return {"literal": date.text}
    days = (end.partition("T")[0] for end in ends)
    return {"date-parts": [[int(part) for part in day.split("-")] for day in days]}


def _from_parts(parts: Any) -> Date:
    if not isinstance(parts, list) or not 1 <= len(parts) <= 2:
        raise FieldError(f"{shown(parts)} is not one or two dates")
    return _exact("/".join(_point(part) for part in parts))


def _point(part: Any) -> str:
    if not isinstance(part, list) or not 1 <= len(part) <= 3:
        raise FieldError(f"{shown(part)} is not a year, a month and a day")
    numbers = [_number(one) for one in part]
    return "-".join(f"{n:0{2 if place else 4}}" for place, n in enumerate(numbers))


def _number(value: Any) -> int:
    text = value.strip() if isinstance(value, str) else str(value)
    if isinstance(value, bool) or len(text) > LONGEST_NUMBER or not text.isdecimal():
        raise FieldError(f"{shown(value)} is not the number of a year, month or day")
    return int(text)


def _exact(text: Any) -> Date:
    try:
        return Date.of(text if isinstance(text, str) else "")
    except ModelError:
        raise FieldError(f"{shown(text)} is not a date that the map can say") from None
