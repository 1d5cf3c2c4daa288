"""Wording: how figures and dates are put in words."""

from __future__ import annotations

from argmap.model.claims import Quantity
from argmap.model.dates import Date

__all__ = ["amount_in_words", "date_in_words"]

# Not calendar.month_name, which follows the locale.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def amount_in_words(quantity: Quantity) -> str:
    """Return a figure with its unit: ``1,412 agreements``.

    Parameters
    ----------
    quantity : Quantity
        Any quantity.

    Returns
    -------
    str
        Its value, else its bounds; bounds around a value are not told.

    Examples
    --------
    >>> amount_in_words(Quantity(lower=450, unit="agencies"))
    '450 agencies or more'
    >>> amount_in_words(Quantity(lower=4_800_000, upper=5_500_000, unit="USD"))
    '4,800,000 to 5,500,000 USD'
    """
    unit = "" if quantity.unit is None else f" {quantity.unit}"
    value, lower, upper = (
        "" if number is None else f"{number:,}".replace("-", "−")
        for number in (quantity.value, quantity.lower, quantity.upper)
    )
    if value:
        return f"{value}{unit}"
    if lower and upper:
        return f"{lower} to {upper}{unit}"
    return f"{lower}{unit} or more" if lower else f"{upper}{unit} or less"


def date_in_words(date: Date) -> str:
    """Return a date as a newspaper prints it.

    Parameters
    ----------
    date : Date
        A date or an interval.

    Returns
    -------
    str
        Without a time of day.

    Examples
    --------
    >>> date_in_words(Date("2025-04-14")), date_in_words(Date("2021/2023-06"))
    ('14 April 2025', '2021 to June 2023')
    >>> date_in_words(Date("2024/..")), date_in_words(Date("../2024"))
    ('2024 or later', '2024 or earlier')
    """
    begin, slash, end = date.text.partition("/")
    if not slash:
        return _point(begin)
    if begin == "..":
        return f"{_point(end)} or earlier"
    if end == "..":
        return f"{_point(begin)} or later"
    return f"{_point(begin)} to {_point(end)}"


def _point(text: str) -> str:
    year, *rest = (int(part) for part in text.partition("T")[0].split("-"))
    if not rest:
        return str(year)
    month = f"{MONTHS[rest[0] - 1]} {year}"
    return month if len(rest) == 1 else f"{rest[1]} {month}"
