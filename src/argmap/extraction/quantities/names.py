"""Names: numbers that name a year, a day, a law or a place, and count nothing."""

from __future__ import annotations

from argmap.extraction.quantities.numbers import (
    DASHES,
    FIRST_YEAR,
    LAST_YEAR,
    Number,
)
from argmap.extraction.quantities.tokens import Token, is_low
from argmap.extraction.quantities.units import RATIOS, Unit
from argmap.extraction.quantities.vocabulary import vocabulary

__all__ = ["is_name"]

LARGEST_SCORE = 1_000
LARGEST_AGE = 120
EMERGENCY = 911


def is_name(tokens: list[Token], number: Number, unit: Unit, *, bounded: bool) -> bool:
    """Return whether a number names something.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    number : Number
        From `numbers`.
    unit : (str or None, int)
        From `unit_after`.
    bounded : bool
        Whether "more than" or the like stands before it.

    Returns
    -------
    bool
        True for years, days, hours, numbers of laws, reference marks, ages, the two
        sides of a vote, and what follows a name, as in Bus 12.
    """
    if number.currency is not None or number.unit is not None:
        return False
    before = _before(tokens, number.first)
    return (
        _marks(tokens, number, before)
        or _dates(tokens, number, before)
        or _is_age(tokens, number)
        or _is_score(tokens, number, unit)
        or _is_year(tokens, number, unit, bounded=bounded)
        or (unit[0] is None and number.plain and _follows_name(tokens, number))
    )


def _before(tokens: list[Token], at: int) -> Token | None:
    """Return the token before a place, of an abbreviation the word and not its dot."""
    if at == 0:
        return None
    if tokens[at - 1].text == "." and at > 1 and tokens[at - 2].kind == "word":
        return tokens[at - 2] if tokens[at - 2].end == tokens[at - 1].start else None
    return tokens[at - 1]


def _marks(tokens: list[Token], number: Number, before: Token | None) -> bool:
    """Whether it is a number of a law, a line or a mark: Section 7, [3], (4), 1."""
    sets = vocabulary().sets
    after = tokens[number.end].text if number.end < len(tokens) else ""
    low = before.low if before is not None else ""
    if low in sets["names.words"] or low in ("#", "[", "§", "¶", ":", "'", "’", "‘"):
        return True
    if is_low(tokens, number.end, *sets["names.codes"]) or after in ("]", ":"):
        return True
    if number.plain and low == "(" and after == ")":
        return True
    # "Public Law 104-208", and a number that is dialled.
    if before is not None and before.text == "Law":
        return True
    if number.plain and number.value == EMERGENCY:
        return is_low(tokens, number.end, *sets["names.dialled"])
    return number.plain and number.first == 0 and after in (".", ")")


def _dates(tokens: list[Token], number: Number, before: Token | None) -> bool:
    """Whether it is a day of a month or an hour of the clock."""
    sets = vocabulary().sets
    after = tokens[number.end] if number.end < len(tokens) else None
    return (
        (before is not None and _is_month(before))
        or (after is not None and _is_month(after))
        or (after is not None and after.low in sets["names.clock"])
    )


def _is_month(token: Token) -> bool:
    # "May" and "March" are words, too.
    return token.text[0].isupper() and token.low in vocabulary().sets["months.names"]


def _is_age(tokens: list[Token], number: Number) -> bool:
    """Whether it is an age: an 18-year-old; Ann Lee, 41, left; the man, 43."""
    first, end = number.first, number.end
    if is_low(tokens, end, "years", "months", "days") and is_low(
        tokens, end + 1, "old"
    ):
        return True
    if is_low(tokens, end, "-", "‑") and is_low(
        tokens, end + 1, "year", "month", "day"
    ):
        return is_low(tokens, end + 2, "-", "‑") and is_low(
            tokens, end + 3, "old", "olds"
        )
    if first > 1 and is_low(tokens, first - 1, "is", "was", "turned"):
        # "She is 42."
        return is_low(tokens, first - 2, "he", "she") and _closes(tokens, end)
    return (
        number.plain
        and number.value < LARGEST_AGE
        and first > 1
        and is_low(tokens, first - 1, ",")
        and _closes(tokens, end)
        and tokens[first - 2].kind == "word"
        and tokens[first - 2].low not in vocabulary().sets["names.ageless"]
    )


def _closes(tokens: list[Token], at: int) -> bool:
    """Whether a comma or the end of the text stands at a place."""
    return is_low(tokens, at, ",") or (at == len(tokens) - 1 and tokens[at].text == ".")


def _is_score(tokens: list[Token], number: Number, unit: Unit) -> bool:
    """Whether it is a side of a vote: 7-2, 11 to 8, a 5-4 decision."""
    if number.lower is not None:
        votes = vocabulary().sets["names.votes"]
        return is_low(tokens, number.end, *votes) and number.value < LARGEST_SCORE
    first, end = number.first, number.end
    if not number.plain or number.value >= LARGEST_SCORE:
        return False
    if first > 1 and _joins_sides(tokens, first - 1):
        # "It cut 40 to 12 buses" is no vote.
        told = unit[0] is not None and tokens[first - 1].low == "to"
        return not told
    return _joins_sides(tokens, end)


def _joins_sides(tokens: list[Token], at: int) -> bool:
    """Whether "to", or a dash without blanks, stands between two small numbers."""
    if at + 1 >= len(tokens) or not is_low(tokens, at, *DASHES, "to"):
        return False
    one, joint, other = tokens[at - 1 : at + 2]
    small = all(
        side.text.isdigit() and side.value is not None and side.value < LARGEST_SCORE
        for side in (one, other)
    )
    return small and (joint.low == "to" or one.end == joint.start)


def _is_year(tokens: list[Token], number: Number, unit: Unit, *, bounded: bool) -> bool:
    """Whether it is a year: The 2019 reports, and 2024-25; not about 2000 buses."""
    sets = vocabulary().sets
    first, end = number.first, number.end
    if number.lower is not None:
        # A range of years, 2022-2023, reads as a range of counts.
        years = _in_years(number.lower) and _in_years(number.value)
        return years and _is_year_before(tokens, first, sets["years.before"])
    if is_low(tokens, first - 1, *DASHES, "/") and first > 1:
        other = tokens[first - 2]
        if (
            _in_years(other.value)
            and other.text.isdigit()
            and len(tokens[first].text) < 5
        ):
            return True
    if not number.plain or not _in_years(number.value) or len(tokens[first].text) != 4:
        return False
    if unit[0] in RATIOS:
        return False
    if bounded:
        # "12 percent over 2024" compares with a year.
        return is_low(tokens, first - 2, *vocabulary().ratios)
    if unit[0] is None or is_low(tokens, end, *DASHES, "/"):
        return True
    return _is_year_before(tokens, first, sets["years.before"])


def _is_year_before(tokens: list[Token], first: int, words: frozenset[str]) -> bool:
    if first == 0:
        return True
    before = tokens[first - 1]
    if before.low in words or before.kind == "sign":
        return True
    hedges = vocabulary().sets["bounds.hedges"]
    return before.text[0].isupper() and before.low not in hedges


def _in_years(value: float | None) -> bool:
    return value is not None and FIRST_YEAR <= value <= LAST_YEAR


def _follows_name(tokens: list[Token], number: Number) -> bool:
    """Whether a number without a unit follows a name: Bus 12, Boeing 737."""
    sets = vocabulary().sets
    if number.first == 0:
        return False
    before = tokens[number.first - 1]
    return (
        before.kind == "word"
        and before.text[0].isupper()
        and before.low not in sets["units.breaks"]
        and before.low not in sets["bounds.hedges"]
        and not before.low.endswith(("ly", "ed"))
    )
