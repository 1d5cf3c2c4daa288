"""Numbers: what is written in figures or in words, with its magnitude and currency."""

from __future__ import annotations

import math

import attrs

from argmap.extraction.quantities.tokens import Token, is_low
from argmap.extraction.quantities.vocabulary import vocabulary

__all__ = [
    "DASHES",
    "FIRST_YEAR",
    "LAST_YEAR",
    "Number",
    "is_spread",
    "number_at",
    "range_at",
    "share_at",
    "verb_of_change",
]

DASHES = ("-", "–", "—", "‑")
# Of how many a share may be told: one in five, 9 in 10. Others are places and times.
WHOLES = frozenset((*range(2, 13), 15, 20, 25, 50, 100, 1_000, 10_000, 100_000))
ROUND = 100
CHANGE_REACH = 8
# What bounds end in: by more than a third.
BOUNDING = frozenset(("at", "least", "more", "most", "over", "less", "than", "under"))
FIRST_YEAR, LAST_YEAR = 1500, 2100


@attrs.frozen(kw_only=True)
class Number:
    """A number in a text.

    Parameters
    ----------
    first, end : int
        Its first token, and the one after its last.
    value : float
        With its magnitude.
    lower : float or None
        Of a range, the lower end; the value is the upper one.
    currency : str or None
        The unit, where a sign or code of a currency stands before it.
    unit : str or None
        The unit, where a sign is written behind it, as in 640MW or 3x.
    magnitude : int
        By what the figures count: a million in 1.5 million.
    plain : bool
        Whether it is no more than digits, as years are.
    """

    first: int
    end: int
    value: float
    lower: float | None = None
    currency: str | None = None
    unit: str | None = None
    magnitude: int = 1
    plain: bool = False


def number_at(tokens: list[Token], at: int) -> Number | None:
    """Return the number that begins at a place.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    at : int
        The place of its first token, the sign of a currency included.

    Returns
    -------
    Number or None
        None where none begins, and for "one" by itself, which seldom counts.
    """
    known = vocabulary()
    first = at
    currency = known.currencies.get(tokens[at].low)
    if currency is not None:
        at += 1
        if at >= len(tokens) or tokens[at].value is None:
            return None
    token = tokens[at]
    if token.kind == "number":
        return _written(tokens, at, first=first, currency=currency)
    if token.kind == "spelled" or _opens(tokens, at):
        return _spelled(tokens, at, first=first, currency=currency)
    return None


def _written(
    tokens: list[Token], at: int, *, first: int, currency: str | None
) -> Number:
    known = vocabulary()
    token = tokens[at]
    value = token.value or 0.0
    magnitude = known.suffixes.get(token.suffix, 1)
    end = at + 1
    scale = 1
    # "15 dozens" and "3 million", but not a magnitude in the name of a unit.
    while end < len(tokens) and tokens[end].low in known.magnitudes and scale < 10**12:
        scale *= known.magnitudes[tokens[end].low]
        end += 1
    return Number(
        first=first,
        end=end,
        value=round(value * scale, 6),
        currency=currency,
        unit=known.symbols.get(token.suffix) or known.ratios.get(token.suffix),
        magnitude=magnitude * scale,
        plain=token.text.isdigit() and end == at + 1 and currency is None,
    )


def _opens(tokens: list[Token], at: int) -> bool:
    """Whether a number begins with "a" or "half": a hundred, half a million."""
    magnitudes = vocabulary().magnitudes
    if is_low(tokens, at, "half"):
        at += 1
    return (
        is_low(tokens, at, "a")
        and at + 1 < len(tokens)
        and tokens[at + 1].low in magnitudes
    )


def _spelled(
    tokens: list[Token], at: int, *, first: int, currency: str | None
) -> Number | None:
    """Return a number in words: twenty-five, two hundred and six, half a million."""
    magnitudes = vocabulary().magnitudes
    total = part = 0.0
    last: float = math.inf
    largest = 1
    end = at
    if is_low(tokens, at, "a", "half"):
        part = 1.0 if tokens[at].low == "a" else 0.5
        end += 1 if tokens[at].low == "a" else 2
    alone = end == at
    while end < len(tokens):
        low = tokens[end].low
        joined = end > at and tokens[end].text in ("-", "and")
        if low in magnitudes:
            scale = magnitudes[low]
            if not 0 < part < (scale if scale <= ROUND else math.inf):
                break
            if scale <= ROUND:
                part *= scale
            elif scale < last:
                total, part, last = total + part * scale, 0.0, scale
            else:
                break
            largest = max(largest, scale)
        elif tokens[end].kind == "spelled" and _fits(part, tokens[end].value or 0.0):
            part += tokens[end].value or 0.0
        elif joined and _continues(tokens, end, part=part, total=total):
            pass
        else:
            break
        end += 1
    value = total + part
    if value == 1 and alone and largest == 1:
        return None
    return Number(
        first=first,
        end=end,
        value=round(value, 6),
        currency=currency,
        magnitude=largest,
    )


def _fits(part: float, value: float) -> bool:
    """Whether a number word goes on with a number: five after twenty, forty after 200."""
    if part == 0:
        return True
    if part % ROUND == 0:
        return value < ROUND
    return part % 10 == 0 and part % ROUND >= 20 and 0 < value < 10


def _continues(tokens: list[Token], at: int, *, part: float, total: float) -> bool:
    """Whether "-" or "and" stands inside a number."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "spelled":
        return False
    value = tokens[at + 1].value or 0.0
    if tokens[at].text == "-":
        return part % ROUND >= 20 and part % 10 == 0 and 0 < value < 10
    whole = part >= ROUND and part % ROUND == 0
    return (whole or (part == 0 and total > 0)) and value < ROUND


def range_at(tokens: list[Token], number: Number) -> Number:
    """Return a number with the upper one, if it is the lower end of a range.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    number : Number
        From `number_at`.

    Returns
    -------
    Number
        4 to 5; between 4 and 5; $4-5 million; ranged from 4 to 5. A change, as in "rose
        from 38 to 40", is its end alone. The number itself where no range begins.
    """
    before = tokens[number.first - 1].low if number.first else ""
    joints = ("to", *DASHES, *(("and",) if before == "between" else ()))
    at = number.end
    # "12% to 15%", "$4 to $5".
    if is_low(tokens, at, "%", "percent") and is_low(tokens, at + 1, *joints):
        at += 1
    if at + 1 >= len(tokens) or tokens[at].low not in joints:
        return number
    other = number_at(tokens, at + 1)
    if other is None or (at > number.end and not _is_share(tokens, other)):
        return number
    if _is_dated(number, other, before):
        return number
    low = _scaled(number, other)
    changed = before == "from" and tokens[at].low == "to"
    changed = changed and (
        low >= other.value or not is_spread(tokens, number.first - 1)
    )
    if not changed and low >= other.value:
        return number
    return attrs.evolve(
        other,
        first=number.first,
        currency=other.currency or number.currency,
        lower=None if changed else low,
        plain=changed and other.plain,
    )


def _is_dated(number: Number, other: Number, before: str) -> bool:
    """Whether "to" leads from a time to a figure: 88 in 2019 to 95 in 2022."""
    year = number.plain and FIRST_YEAR <= number.value <= LAST_YEAR
    return year and before in ("in", "of", "by") and other.value != number.value


def _is_share(tokens: list[Token], number: Number) -> bool:
    return is_low(tokens, number.end, "%", "percent")


def _scaled(number: Number, other: Number) -> float:
    """Return the lower number of a range, which may share the other's magnitude."""
    shares = number.magnitude == 1 and number.value < other.value / other.magnitude
    return round(number.value * (other.magnitude if shares else 1), 6)


def is_spread(tokens: list[Token], at: int) -> bool:
    """Return whether "from" gives the lower end of a range, and not of a change.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    at : int
        Where "from" stands.

    Returns
    -------
    bool
        True for "varies from 12 to 15" and "fines from 12 to 15 dollars", False for "rose
        from 12 to 15", and where another word that may tell a change stands before it.
    """
    known = vocabulary().sets
    if is_low(tokens, at - 1, *known["measures.spreads"]):
        return True
    before = tokens[max(at - CHANGE_REACH, 0) : at]
    # "Takes from 12 to 15 days", but "takes rents from 12 to 15".
    return not (
        any(
            token.low in known["measures.changes"] or token.low.endswith(("ed", "ing"))
            for token in before
        )
        or any(token.low in known["measures.moves"] for token in before[:-1])
    )


def share_at(tokens: list[Token], at: int) -> Number | None:
    """Return the share that begins at a place, in percent.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    at : int
        The place of its first token.

    Returns
    -------
    Number or None
        One in five, 9 out of 10; two-thirds, a third of, half of; fell by a third, a
        third fewer; with the unit percent, to a tenth of a percent. None for a third
        man and a quarter of 2020.
    """
    return _one_in(tokens, at) or _fraction(tokens, at)


def verb_of_change(tokens: list[Token], at: int) -> int | None:
    """Return where the verb of change stands that leads to a figure, if one does.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    at : int
        The first token of the figure.

    Returns
    -------
    int or None
        In the clause of the figure, at most eight tokens before it.
    """
    changes = vocabulary().sets["measures.changes"]
    for place in range(at - 1, max(at - 1 - CHANGE_REACH, -1), -1):
        if tokens[place].low in changes:
            return place
        if tokens[place].text in (",", ";", ":", "(", ")"):
            break
    return None


def _one_in(tokens: list[Token], at: int) -> Number | None:
    one = tokens[at]
    if one.value is None or one.suffix or one.value <= 0:
        return None
    end = at + 1
    # "One application in six".
    named = one.low == "one" and is_low(tokens, at + 2, "in", "out")
    end += named and tokens[end].kind == "word"
    if is_low(tokens, end, "out") and is_low(tokens, end + 1, "of"):
        end += 2
    elif is_low(tokens, end, "in"):
        end += 1
    else:
        return None
    end += is_low(tokens, end, "every")
    whole = _whole(tokens, end)
    periods = vocabulary().sets["units.periods"]
    if whole is None or one.value >= whole.value or whole.value not in WHOLES:
        return None
    if whole.end < len(tokens) and tokens[whole.end].low.rstrip("s") in periods:
        return None
    return _share(at, whole.end, one.value / whole.value)


def _whole(tokens: list[Token], at: int) -> Number | None:
    return number_at(tokens, at) if at < len(tokens) else None


def _fraction(tokens: list[Token], at: int) -> Number | None:
    """Return a fraction in words."""
    known = vocabulary()
    if is_low(tokens, at, "half"):
        return _half(tokens, at)
    many = 1.0 if is_low(tokens, at, "a") else tokens[at].value
    end = at + 1
    joined = end < len(tokens) and tokens[end].text in ("-", "‑")
    end += joined
    if many is None or end >= len(tokens) or tokens[end].low not in known.fractions:
        return None
    parts = known.fractions[tokens[end].low]
    if tokens[at].kind == "number" or not 0 < many < parts:
        return None
    end += 1
    certain = joined or many > 1 or _is_compared(tokens, at, end)
    if not certain and not is_low(tokens, end, "of"):
        return None
    if is_low(tokens, end, "of") and is_low(tokens, end + 1, "a", "an"):
        return None
    if end < len(tokens) and tokens[end].low in known.sets["names.votes"]:
        return None
    return _share(at, end, many / parts)


def _is_compared(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a fraction tells a change or a difference: by a third, a third fewer."""
    known = vocabulary().sets
    if is_low(tokens, end, *known["measures.degrees"]):
        return True
    before = at - 1
    while before > 0 and tokens[before].low in known["bounds.hedges"] | BOUNDING:
        before -= 1
    if not is_low(tokens, before, "by") or verb_of_change(tokens, before) is None:
        return False
    # "By a third party" tells of somebody.
    return end >= len(tokens) or (
        tokens[end].kind not in ("word", "name")
        or tokens[end].low in known["units.breaks"]
    )


def _half(tokens: list[Token], at: int) -> Number | None:
    """Return "half of the shelters"; nothing in the first half, or half an hour."""
    before = tokens[at - 1] if at else None
    end = at + 1
    if _is_compared(tokens, at, end) and not is_low(tokens, end, "a", "an"):
        return _share(at, end, 0.5)
    if before is not None and before.low in (
        "than",
        "over",
        "nearly",
        "almost",
        "about",
    ):
        counts = not is_low(tokens, end, "a", "an", "-")
    else:
        plain = before is None or before.low not in HALVES
        counts = plain and is_low(
            tokens, end, "of", "the", "its", "their", "all", "our", "these", "those"
        )
    return _share(at, end, 0.5) if counts else None


HALVES = frozenset(
    ("first", "second", "last", "latter", "former", "other", "this", "that", "the")
)


def _share(first: int, end: int, part: float) -> Number:
    return Number(
        first=first, end=end, value=round(100 * part, 1), unit="percent", magnitude=0
    )
