"""Offices: who presides, judges, examines and testifies, as a transcript says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from argmap.extraction.records import Span

__all__ = ["holder", "offices_in"]

NAME = r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|del|der|la|van|von)){0,4}"
BEHIND = r"\s*(?:[,(][^()]{0,100}[,)])?,?\s+presid(?:ing|ed)\b"
# A name is taken from its first word; what it is followed by is of bounded length.
HELD = (
    (("CHAIR", "COURT"), re.compile(rf"\b(?P<name>{NAME}){BEHIND}")),
    (
        ("COURT",),
        re.compile(
            r"\b(?:Before|BEFORE):?\s+(?:(?:the|THE)\s+)?(?:Hon|HON|Judge|JUDGE|Justice|JUSTICE)"
            rf"\S*\s+(?P<name>{NAME})"
        ),
    ),
    (
        ("A", "WITNESS"),
        re.compile(
            rf"\b(?P<name>{NAME}),\s+(?:a\s+witness|(?:re)?called|having|being|sworn|was)"
            r"[^.;:]{0,120}\b(?:sworn|affirmed|witness)\b"
        ),
    ),
    (("Q",), re.compile(rf"\bBY\s+(?P<name>{NAME}):")),
)
LABEL = re.compile(
    r"(?:(?:The|THE|Mr\.|Madam) )?"
    r"(?P<label>(?P<office>CHAIR)(?:MAN|WOMAN|PERSON)?|COURT|WITNESS|Q|A)"
)


def offices_in(text: str) -> Mapping[str, tuple[Span, ...]]:
    """Return where a text says who holds an office.

    Parameters
    ----------
    text : str
        The whole text.

    Returns
    -------
    mapping of str to tuple of (int, int)
        The places of the names, in the order of the text, for the chair, the court,
        the witness, and the Q and A of an examination.

    Examples
    --------
    >>> text = "Hon. Ann Lee (chairwoman) presiding."
    >>> [text[slice(*at)] for at in offices_in(text)["CHAIR"]]
    ['Hon. Ann Lee']
    """
    held: dict[str, list[Span]] = {}
    for offices, pattern in HELD:
        for match in pattern.finditer(text):
            for office in offices:
                held.setdefault(office, []).append(match.span("name"))
    return {office: tuple(sorted(places)) for office, places in held.items()}


def holder(
    label: str, at: int, held: Mapping[str, tuple[Span, ...]]
) -> Span | str | None:
    """Return who is labelled by an office.

    Parameters
    ----------
    label : str
        The label of a speaker: "The CHAIRMAN", "THE COURT", "Q".
    at : int
        Where it stands.
    held : mapping of str to tuple of (int, int)
        As `offices_in` gives it.

    Returns
    -------
    (int, int), str or None
        The last place before at which the holder is named, else the office by itself;
        None where the label is none.

    Examples
    --------
    >>> (
    ...     holder("The CHAIRMAN", 40, {"CHAIR": ((0, 12),)}),
    ...     holder("The CHAIRMAN", 40, {}),
    ... )
    ((0, 12), 'CHAIRMAN')
    """
    match = LABEL.fullmatch(label)
    if match is None:
        return None
    places = held.get(match["office"] or match["label"], ())
    before = bisect_left(places, (at, at))
    return places[before - 1] if before else match["label"]
