"""Phrases: how claims, their speakers and dates are put in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model.assertions import Assertion, Stance
from argmap.model.relations import Basis, Relation

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Quantity
    from argmap.model.dates import Date

__all__ = [
    "amount_in_words",
    "closed",
    "date_in_words",
    "denial_in_words",
    "link_in_words",
    "quoted",
    "shortened",
    "speakers",
]

LONGEST = 110
LONGEST_TITLE = 60
MOST_SPEAKERS = 2

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

# "U.S." and "p.m." keep the stop that "It fell." loses in quotation marks.
_ABBREVIATED = re.compile(r"(?:^|\W)(?:\w\.)+$")


def quoted(text: str, limit: int = LONGEST) -> str:
    """Return a text in quotation marks, shortened, without its full stop.

    Parameters
    ----------
    text : str
        Any text on one line.
    limit : int
        In characters; the ellipsis and the marks come on top.

    Returns
    -------
    str
        An abbreviation at the end keeps its stop.
    """
    return f"“{shortened(text, limit)}”"


def shortened(text: str, limit: int = LONGEST) -> str:
    """Return a text without its full stop, cut between words where it is too long.

    Parameters
    ----------
    text : str
        Any text on one line.
    limit : int
        In characters; the ellipsis comes on top.

    Returns
    -------
    str
        An abbreviation at the end keeps its stop.

    Examples
    --------
    >>> shortened("Rents fell."), shortened("Rents fell in the U.S.")
    ('Rents fell', 'Rents fell in the U.S.')
    >>> shortened("Rent caps cut supply.", 12)
    'Rent caps …'
    """
    if len(text) > limit + 1 or (len(text) > limit and not text.endswith(".")):
        cut = text[:limit].rsplit(" ", 1)[0]
        return f"{cut.rstrip(' ,;:.')} …"
    if text.endswith("..") or _ABBREVIATED.search(text):
        return text
    return text.removesuffix(".")


def closed(text: str) -> str:
    """Return a sentence with its full stop, which an abbreviation may give.

    Parameters
    ----------
    text : str
        A sentence, its full stop left out.

    Returns
    -------
    str
        With one full stop.
    """
    return text if text.endswith(".") else f"{text}."


def speakers(m: ArgumentMap, claim: str, *, sources: bool = False) -> str:
    """Return who asserts a claim, and since when: ``J. Lee, 2 May 2023``.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    claim : str
        The id of a claim.
    sources : bool
        Whether to name the document too, or to count them.

    Returns
    -------
    str
        At most two names, then how many more; who reports it where nobody is named
        as asserting it; "nobody named" where there is none either.
    """
    said = m.assertions_of(claim)
    asserting = [a for a in said if a.stance is Stance.ASSERTS]
    if asserting:
        return _who_and_when(m, asserting, sources=sources)
    reporting = [a for a in said if a.stance is Stance.REPORTS]
    if reporting:
        return f"reported by {_who_and_when(m, reporting, sources=sources)}"
    return "nobody named"


def _who_and_when(m: ArgumentMap, said: list[Assertion], *, sources: bool) -> str:
    names = list(dict.fromkeys(m.actors[a.actor].name for a in said))
    shown = " and ".join(names[:MOST_SPEAKERS])
    if len(names) > MOST_SPEAKERS:
        more = len(names) - MOST_SPEAKERS
        shown = f"{', '.join(names[:MOST_SPEAKERS])} and {more} more"
    if sources:
        shown += _where(m, said)
    dates = [date for a in said if (date := m.date_of(a)) is not None]
    if not dates:
        return shown
    first = date_in_words(min(dates, key=lambda date: date.sort_key))
    return f"{shown}, from {first} on" if len(set(dates)) > 1 else f"{shown}, {first}"


def _where(m: ArgumentMap, said: list[Assertion]) -> str:
    documents = {a.passage.source: None for a in said if a.passage is not None}
    if not documents:
        return ""
    if len(documents) > 1:
        return f" in {len(documents)} documents"
    (key,) = documents
    return f" in {quoted(m.sources[key].title, LONGEST_TITLE)}"


def link_in_words(m: ArgumentMap, relation: Relation) -> str:
    """Return who makes a link: somebody in a document, or the map-maker.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    relation : Relation
        One of its relations.

    Returns
    -------
    str
        Such as ``link inferred by rk``.
    """
    if relation.basis is Basis.ANALYST:
        return f"link inferred by {relation.analyst or 'the map-maker'}"
    if relation.author is not None:
        return f"link made by {m.actors[relation.author].name}"
    if relation.passage is None:
        return "link made in a document"
    title = m.sources[relation.passage.source].title
    return f"link made in {quoted(title, LONGEST_TITLE)}"


def denial_in_words(m: ArgumentMap, assertion: Assertion) -> str:
    """Return who denies, when, and who reports it; without a full stop.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    assertion : Assertion
        A denial.

    Returns
    -------
    str
        Such as ``Denial on record: J. Lee, March 2024``.
    """
    words = [f"Denial on record: {m.actors[assertion.actor].name}"]
    date = m.date_of(assertion)
    if date is not None:
        words.append(date_in_words(date))
    if assertion.via:
        names = [m.actors[actor].name for actor in assertion.via]
        words.append(f"reported by {' and '.join(names)}")
    return ", ".join(words)


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
    >>> from argmap.model.claims import Quantity
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
    >>> from argmap.model.dates import Date
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
