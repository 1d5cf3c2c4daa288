"""Phrases: how claims, their speakers and dates are put in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model.assertions import Assertion, Stance
from argmap.model.relations import Basis, Relation
from argmap.model.wording import amount_in_words, date_in_words

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

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
