"""Plain YAML scalars by the YAML 1.2 core schema, as the reference reads them.

The reference (js-yaml) adds timestamps to the core schema and holds every number
as a double; a value here is what its JSON output holds.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

__all__ = ["core_value", "key_name"]

LARGEST_EXACT = 2**53
FIRST_WITH_EXPONENT = 1e21
FIRST_WITHOUT_EXPONENT = 1e-6

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMERIC = frozenset("0123456789+-.")
_INTEGER = re.compile(r"([-+]?)(?:0b([01]+)|0x([0-9a-fA-F]+)|0o([0-7]+)|([0-9]+))")
_FLOAT = re.compile(
    r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?"
)
_NOT_FINITE = {
    **{
        f"{sign}.{word}": f"{sign.rstrip('+')}Infinity"
        for sign in ("", "+", "-")
        for word in ("inf", "Inf", "INF")
    },
    **dict.fromkeys((".nan", ".NaN", ".NAN"), "NaN"),
}
_TIMESTAMP = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
    r"(?:\.(?P<fraction>[0-9]*))?"
    r"(?:[ \t]*(?:Z|(?P<sign>[-+])(?P<zone>[0-9]{1,2})(?::(?P<rest>[0-9]{2}))?))?)?"
)
_PLAIN_DATE = re.compile(r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])")
_DATE_LENGTH = len("2024-01-05")


def core_value(text: str) -> str | int | float | bool | None:
    """Value of a plain scalar.

    Parameters
    ----------
    text : str
        Its characters.

    Returns
    -------
    str, int, float, bool or None
        A timestamp is a string such as ``2024-01-05T00:00:00.000Z``; what is not
        a finite number is None, as in JSON.

    Examples
    --------
    >>> [core_value(text) for text in ("no", "0123", "1_000", "1e3", "~", "2024-01-05")]
    ['no', 123, '1_000', 1000, None, '2024-01-05T00:00:00.000Z']
    """
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if text[0] not in _NUMERIC:
        return text
    return _number_or_date(text)


def key_name(text: str) -> str:
    """Name that a plain scalar gives to a key: keys are always strings.

    Parameters
    ----------
    text : str
        Its characters.

    Returns
    -------
    str
        The value as JavaScript writes it; a date as it is written.

    Examples
    --------
    >>> [key_name(text) for text in ("by", "1", "true", "~", "0x10")]
    ['by', '1', 'true', 'null', '16']
    """
    value = core_value(text)
    if isinstance(value, str):
        return text
    if value is None:
        return _NOT_FINITE.get(text, "null")
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number_name(value)


def _number_name(number: float) -> str:
    """Write a number as JavaScript does: an exponent is short, and begins at 1e-7."""
    text = repr(number)
    if "e-" not in text:
        return text
    if abs(number) >= FIRST_WITHOUT_EXPONENT:
        return f"{Decimal(text):f}"
    mantissa, _, exponent = text.partition("e-")
    return f"{mantissa}e-{exponent.lstrip('0')}"


def _number_or_date(text: str) -> str | int | float | None:
    """Value of a plain scalar that begins as a number or date does."""
    value: str | int | float | None = text
    if match := _INTEGER.fullmatch(text):
        value = _integer(match, text)
    elif _PLAIN_DATE.fullmatch(text):
        value = f"{text}T00:00:00.000Z"
    elif _FLOAT.fullmatch(text):
        number = float(text)
        value = text if number in (float("inf"), float("-inf")) else _json(number)
    elif text in _NOT_FINITE:
        value = None
    elif match := _TIMESTAMP.fullmatch(text):
        value = _timestamp(match, text)
    return value


def _integer(match: re.Match[str], text: str) -> int | float | str:
    """Integer, rounded as a double if it is too large to be exact."""
    sign, *groups = match.groups()
    for base, digits in zip((2, 16, 8), groups, strict=False):
        if digits:
            number = int(digits, base)
            break
    else:
        # Not int(): Python refuses more than 4,300 decimal digits.
        double = float(text)
        if double in (float("inf"), float("-inf")):
            return text
        if abs(double) >= LARGEST_EXACT:
            return _json(double)
        return int(text)
    number = -number if sign == "-" else number
    if abs(number) < LARGEST_EXACT:
        return number
    try:
        return _json(float(number))
    except OverflowError:
        return text


def _json(number: float) -> int | float:
    """Find the number that JavaScript's shortest decimal stands for."""
    if number.is_integer() and abs(number) < FIRST_WITH_EXPONENT:
        return int(Decimal(repr(number)))
    return number


def _timestamp(match: re.Match[str], text: str) -> str:
    """Timestamp in UTC; days and months past their end roll over."""
    parts = match.groupdict()
    if parts["hour"] is None and len(text) != _DATE_LENGTH:
        return text
    year, month, day = (int(parts[key]) for key in ("year", "month", "day"))
    if year < 100:
        year += 1900
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    clock = {
        "hours": int(parts["hour"] or 0),
        "minutes": int(parts["minute"] or 0),
        "seconds": int(parts["second"] or 0),
        "milliseconds": int((parts["fraction"] or "")[:3].ljust(3, "0")),
    }
    zone = dt.timedelta(hours=int(parts["zone"] or 0), minutes=int(parts["rest"] or 0))
    if parts["sign"] == "-":
        zone = -zone
    try:
        first = dt.datetime(year, month, 1, tzinfo=dt.UTC)
        moment = first + dt.timedelta(days=day - 1) + dt.timedelta(**clock) - zone
    except (OverflowError, ValueError):
        return text
    return moment.strftime(f"{moment.year:04}-%m-%dT%H:%M:%S.") + (
        f"{moment.microsecond // 1000:03}Z"
    )
