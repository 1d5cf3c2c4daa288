"""Writing: what about the letters of a text keeps the rules from reading it.

The rules go by words and by capitals: a tag of HTML hides the word it is glued to, and in
a text that is all capitals no name can be told from another word.
"""

from __future__ import annotations

import re

from argmap.findings import Finding, Severity

__all__ = ["ill_written"]

TAGS = (
    "a abbr article b blockquote body br cite code dd div dl dt em figcaption figure "
    "font footer h1 h2 h3 h4 h5 h6 head header hr html i img li main nav ol p pre q "
    "script section small span strong style sub sup table tbody td th thead tr u ul"
)
TAG = re.compile(
    rf"</?(?:{TAGS.replace(' ', '|')})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE
)
# One may be a sign of something else: a <b> c.
FEWEST_TAGS = 2
FEWEST_LETTERS = 20
MOST_SMALL = 0.1
"""The largest share of small letters in a text that is said to be all capitals."""


def ill_written(text: str) -> tuple[Finding, ...]:
    """Return findings that a text holds tags of HTML, or is all capitals.

    Parameters
    ----------
    text : str
        A document.

    Returns
    -------
    tuple of Finding
        With what to do; empty for plain text.

    Examples
    --------
    >>> [one.message for one in ill_written("<p>Rents fell.</p>")]
    ['the text holds 2 tags of HTML, such as <p>']
    >>> ill_written("Rents fell.")
    ()
    """
    return _tagged(text) + _capital(text)


def _tagged(text: str) -> tuple[Finding, ...]:
    tags = TAG.findall(text)
    if len(tags) < FEWEST_TAGS:
        return ()
    return (
        Finding(
            code="holds-markup",
            severity=Severity.WARNING,
            message=f"the text holds {len(tags)} tags of HTML, such as {tags[0]}",
            remedy="they hide words: save it as a .html file, of which `argmap extract` "
            "and argmap.texts.library.read_text take the text out",
        ),
    )


def _capital(text: str) -> tuple[Finding, ...]:
    small = sum(map(str.islower, text))
    large = sum(map(str.isupper, text))
    if large < FEWEST_LETTERS or small > MOST_SMALL * (small + large):
        return ()
    return (
        Finding(
            code="all-capitals",
            severity=Severity.WARNING,
            message=f"{large} of {small + large} letters are capitals",
            remedy="the rules tell names by capitals: write it in capital and small "
            "letters",
        ),
    )
