r"""Aspects: what the statements of a debate are about, named by the one who keeps it.

An aspect is a name and patterns. They stand in a TOML file::

    [aspects]
    cost = ["cost", "tax", "budget", "\\$"]
    trust = ["trust", "fear", "reluctan"]

A statement has an aspect if a pattern is found in it, whatever the case of letters.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence

from argmap.errors import FormatError
from argmap.extraction.drafts import Draft
from argmap.extraction.terms import most_spread
from argmap.findings import Finding

__all__ = ["MOST_SUGGESTED", "Aspects", "aspects_in", "read_aspects", "suggest_aspects"]

Aspects = Mapping[str, Sequence[str]]
MOST_SUGGESTED = 20


def read_aspects(text: str, *, name: str = "") -> dict[str, tuple[str, ...]]:
    r"""Return the aspects of a TOML text.

    Parameters
    ----------
    text : str
        With one table, ``aspects``: a list of patterns for each name.
    name : str
        What messages call it.

    Returns
    -------
    dict of str to tuple of str
        In the order of the text.

    Raises
    ------
    FormatError
        The text is no such TOML, or a pattern is no regular expression.

    Examples
    --------
    >>> read_aspects('[aspects]\ncost = ["cost", "tax"]')
    {'cost': ('cost', 'tax')}
    """
    try:
        table = tomllib.loads(text).get("aspects")
    except tomllib.TOMLDecodeError as error:
        raise _fault(name, f"is no TOML: {error}") from None
    if not isinstance(table, dict) or not table:
        raise _fault(
            name, "has no table 'aspects'", 'write [aspects] and cost = ["cost"]'
        )
    found = {}
    for key, patterns in table.items():
        where = f"{name}: {key}" if name else key
        if not isinstance(patterns, list) or not all(
            isinstance(one, str) and one for one in patterns
        ):
            raise _fault(where, f"is {patterns!r}", 'write a list: ["cost", "tax"]')
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise _fault(where, f"{pattern!r} is no pattern: {error}") from None
        found[key] = tuple(patterns)
    return found


def aspects_in(text: str, aspects: Aspects) -> tuple[str, ...]:
    """Return the names of the aspects that a text has.

    Parameters
    ----------
    text : str
        A statement.
    aspects : mapping of str to sequence of str
        Names and patterns.

    Returns
    -------
    tuple of str
        In the order of the aspects.
    """
    return tuple(
        name
        for name, patterns in aspects.items()
        if any(re.search(one, text, re.IGNORECASE) for one in patterns)
    )


def suggest_aspects(
    drafts: Iterable[Draft], *, most: int = MOST_SUGGESTED
) -> dict[str, tuple[str, ...]]:
    """Return aspects to begin with: the terms that most documents have in common.

    Parameters
    ----------
    drafts : iterable of Draft
        The documents of a debate.
    most : int
        How many aspects at most.

    Returns
    -------
    dict of str to tuple of str
        A name and one pattern each, the most widely spread term first; a term that
        only one of several documents has is left out. To be edited: joined, renamed,
        thrown away.
    """
    texts = [
        [draft.words(one.contents) for one in draft.attributions] for draft in drafts
    ]
    least = 2 if len(texts) > 1 else 1
    found: dict[str, tuple[str, ...]] = {}
    for term, documents, statements in most_spread(texts):
        if documents >= least and statements > 1 and len(found) < most:
            pattern = r"\b" + r"\w*\s+".join(map(re.escape, term.split()))
            found[term.replace(" ", "-")] = (pattern,)
    return found


def _fault(where: str, message: str, remedy: str = "") -> FormatError:
    finding = Finding(
        code="invalid-aspects", where=where, message=message, remedy=remedy
    )
    return FormatError(findings=(finding,))
