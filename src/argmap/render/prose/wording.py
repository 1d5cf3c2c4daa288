"""Wording: how dates, names, counts and quoted claims are put in sentences.

The verbs are in the past tense, which is the same for one and for many: names may be
of persons, bodies or unnamed collectives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from argmap.analysis.phrases import date_in_words
from argmap.model.assertions import Stance
from argmap.model.dates import Date

__all__ = [
    "LONGEST_CLAIM",
    "LONGEST_NAME",
    "capital",
    "closed",
    "counted",
    "cut",
    "date_in_words",
    "joined",
    "period",
    "quoted",
    "ranged",
    "stated",
]

LONGEST_CLAIM = 300
LONGEST_QUOTE = 160
LONGEST_NAME = 80

ENDS = (".", "!", "?", "…", ".”", "!”", "?”", "…”")


STATED = {
    Stance.ASSERTS: "Stated by",
    Stance.DENIES: "The contrary stated by",
    Stance.DOUBTS: "Doubt stated by",
    Stance.REPORTS: "Reported, with no speaker named, by",
}

# Marks that turn the direction of what follows; they could turn our own words.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_ABBREVIATED = re.compile(r"\.[^\W\d_]\.\Z")
_WHITE = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")


def cut(text: str, limit: int = LONGEST_CLAIM) -> str:
    """Return the text on one line, cut between words where it exceeds the limit.

    Parameters
    ----------
    text : str
        Any text.
    limit : int
        In characters; the ellipsis comes on top.

    Returns
    -------
    str
        Without marks that turn the direction of writing.
    """
    head = text[: limit * 4].translate(_TURNING)
    line = _WHITE.sub(" ", head).strip(" ")
    if len(line) <= limit and len(text) <= limit * 4:
        return line
    kept = line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.")
    return f"{kept} …".lstrip()


def closed(text: str) -> str:
    """Return the text with a full stop, where it has no end of its own."""
    return text if text.endswith(ENDS) else f"{text}."


def capital(text: str) -> str:
    """Return the text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def quoted(text: str, limit: int = LONGEST_QUOTE) -> str:
    """Return the text cut and in quotation marks, without its full stop.

    The stop of an abbreviation, as in ``8 a.m.``, is a part of the word.
    """
    line = cut(text, limit)
    if line.endswith(".") and not line.endswith("..") and not _ABBREVIATED.search(line):
        line = line[:-1]
    return f"“{line}”"


def joined(names: Sequence[str], *, most: int | None = None) -> str:
    """Return names as a list in a sentence: ``A, B and C``.

    Parameters
    ----------
    names : sequence of str
        At least one.
    most : int, optional
        Name no more than these and count the rest; one alone is named.

    Returns
    -------
    str
        "" for no name.
    """
    shown = list(names if most is None or len(names) <= most + 1 else names[:most])
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a count and its noun: ``no claim``, ``1 claim``, ``3 claims``."""
    shown = f"{number:,}" if number else "no"
    return f"{shown} {noun if number < 2 else plural or f'{noun}s'}"


def ranged(numbers: Iterable[int]) -> str:
    """Return numbers in order as a list, neighbours as ranges: ``1 and 3 to 5``."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1].append(number)
        else:
            ranges.append([number])
    told: list[str] = []
    for one in ranges:
        told += [f"{one[0]} to {one[-1]}"] if len(one) > 2 else map(str, one)
    return joined(told)


def stated(stance: Stance) -> str:
    """Return how a stance is put before the speaker's name."""
    return STATED[stance]


def period(dates: Iterable[Date]) -> tuple[str, str]:
    """Return the first and the last of some dates, as a newspaper prints them.

    Parameters
    ----------
    dates : iterable of Date
        In any order.

    Returns
    -------
    tuple of (str, str)
        Twice the same for one date; twice "" for none.
    """
    known = sorted(set(dates), key=lambda date: date.sort_key)
    if not known:
        return "", ""
    if len(known) == 1:
        return (date_in_words(known[0]),) * 2
    begin = known[0].text.partition("/")[0]
    latest = max(known, key=lambda date: date.sort_key[1])
    end = latest.text.rpartition("/")[2]
    return (
        date_in_words(known[0]) if begin == ".." else date_in_words(Date(begin)),
        date_in_words(latest) if end == ".." else date_in_words(Date(end)),
    )
