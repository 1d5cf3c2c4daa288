"""Amounts: figures as a text spells them, a number with its bound and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from argmap.extraction.matching.terms import stem
from argmap.model.claims import Measure, Quantity

__all__ = ["amounts_in", "is_general", "unit_key"]

# In this order: a name such as 287(g), an ordinal, a number, a word, a sign.
TOKEN = re.compile(
    r"(?P<name>\d+(?:\(\w\))+|\d+(?:st|nd|rd|th|s)\b|[^\W\d_]+\d[\w-]*)"
    r"|(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<suffix>(?:bn|[mk])\b)?"
    r"|(?P<word>[^\W\d_]+(?:['’.][^\W\d_]+)*)"
    r"|(?P<sign>\S)",
    re.IGNORECASE,
)
ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SPELLED = {word: float(number) for number, word in enumerate(ONES.split())} | {
    word: 10.0 * number for number, word in enumerate(TENS.split(), start=2)
}
MAGNITUDES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "k": 1_000,
    "m": 1_000_000,
    "bn": 1_000_000_000,
}
CURRENCIES = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
}
RATIOS = {"%": "percent", "percent": "percent", "pct": "percent", "times": "times"}
GENERAL = frozenset(
    (
        *(code.lower() for code in CURRENCIES.values()),
        *RATIOS.values(),
        *("minut", "hour", "day", "week", "month", "year", "peopl", "mile", "kilomet"),
    )
)
LOWER = ("more than", "at least", "over", "no fewer than", "no less than", "above")
UPPER = ("less than", "fewer than", "up to", "at most", "under", "no more than")
BOUNDS = {
    **{
        tuple(phrase.split()): "lower" for phrase in (*LOWER, "exceeding", "upwards of")
    },
    **{tuple(phrase.split()): "upper" for phrase in (*UPPER, "below", "as many as")},
}
LONGEST_BOUND = max(map(len, BOUNDS))
MONTHS = frozenset(
    """
    january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()  # noqa: SIM905 - as in `terms`
)
# A number after one of these names something and counts nothing.
NAMING = frozenset(
    """
    section sections title article chapter page pages order no nos number figure table
    rule bill act proposition amendment room route line highway flight version phase
    grade district ward docket part volume issue paragraph form level eo hb hr sb
    """.split()  # noqa: SIM905 - as in `terms`
)
CLOCK = frozenset(("am", "pm", "a.m", "p.m", "o'clock"))
DASHES = ("–", "—", "-")
YEARS = range(1500, 2101)
# What ends the search for a unit.
BREAKS = frozenset(
    """
    in on at by to for from with of and or but as that which who while when where since
    is are was were be been being has have had do does did will would can could may
    might than if because after before during until it he she they we i you this these
    those there its his her their our not no more less
    """.split()  # noqa: SIM905 - as in `terms`
)
AFTER_OF = frozenset(("the", "these", "those", "its", "their", "all", "our"))
IRREGULAR = frozenset(("people", "children", "men", "women"))
QUOTES = frozenset("\"“”'")
UNIT_REACH = 4
LONGEST_NUMBER = 24


@attrs.frozen(kw_only=True)
class _Token:
    kind: str
    text: str
    low: str
    value: float | None = None


@attrs.frozen(kw_only=True)
class _Number:
    """A number: its tokens from `first` to before `end`."""

    first: int
    end: int
    value: float
    currency: str | None
    magnitude: int


def amounts_in(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a text: numbers that count or measure something.

    A number without a unit is no figure, and neither are years, days, hours of the
    clock, ordinals, and numbers that name something, such as Section 7 or 287(g).

    Parameters
    ----------
    text : str
        English.

    Returns
    -------
    tuple of Quantity
        In the order of the text; a share and a multiple have the measure ratio, others
        none.

    Examples
    --------
    >>> for one in amounts_in("In 2024 more than 1,412 agreements cost $6.4 million."):
    ...     print(one.value, one.lower, one.unit)
    None 1412 agreements
    6400000 None USD
    """
    tokens = list(_tokens(text))
    return tuple(_quantities(tokens))


def unit_key(unit: str) -> str:
    """Return what units that count the same thing have in common: their noun's stem.

    Parameters
    ----------
    unit : str
        "deportation agents", "percent of arrests", "states and territories".

    Returns
    -------
    str
        "agent", "percent", "state".

    Examples
    --------
    >>> unit_key("bus routes"), unit_key("routes in service"), unit_key("USD")
    ('rout', 'rout', 'usd')
    """
    words = [token.low for token in _tokens(unit) if token.kind in ("word", "sign")]
    head: list[str] = []
    for word in words:
        if word in BREAKS and head:
            break
        head.append(word)
    for word in head:
        if word in RATIOS:
            return RATIOS[word]
        if stem(word) in CURRENCIES:
            return CURRENCIES[stem(word)].lower()
    plural = next((word for word in head if _is_plural(word)), "")
    return stem(plural or (head[-1] if head else ""))


def is_general(key: str) -> bool:
    """Return whether a unit measures many things, as money, shares and time do.

    Parameters
    ----------
    key : str
        From `unit_key`.

    Returns
    -------
    bool
        False for what is counted one by one, such as routes.

    Examples
    --------
    >>> is_general("gbp"), is_general("rout")
    (True, False)
    """
    return key in GENERAL


def _tokens(text: str) -> Iterator[_Token]:
    for match in TOKEN.finditer(text):
        kind = match.lastgroup or ""
        spelled = match.group()
        low = spelled.casefold().replace("’", "'")
        if match["number"] and len(spelled) > LONGEST_NUMBER:
            yield _Token(kind="name", text=spelled, low=low)
        elif match["number"]:
            value = float(match["number"].replace(",", ""))
            value *= (
                MAGNITUDES[(match["suffix"] or "").casefold()] if match["suffix"] else 1
            )
            yield _Token(kind="number", text=spelled, low=low, value=value)
        elif low in SPELLED:
            yield _Token(kind="spelled", text=spelled, low=low, value=SPELLED[low])
        else:
            yield _Token(kind=kind, text=spelled, low=low.rstrip("."))


def _quantities(tokens: Sequence[_Token]) -> Iterator[Quantity]:
    at = 0
    before: str | None = None
    while at < len(tokens):
        number = _number(tokens, at)
        if number is None:
            at += 1
            continue
        other = _upper(tokens, number)
        last = number if other is None else other
        unit, ratio = _unit(tokens, last)
        if unit is None and before and _is_of_them(tokens, last.end):
            unit = before
        at = last.end
        if unit is None or _is_name(tokens, number, unit):
            continue
        before = unit
        changed = number.first > 0 and tokens[number.first - 1].low == "from"
        if other is None or changed:
            yield _single(tokens, number, last.value, unit, ratio)
        else:
            low = _scaled(number, other)
            yield _quantity(unit, ratio, lower=low, upper=other.value)


def _single(
    tokens: Sequence[_Token],
    number: _Number,
    value: float,
    unit: str,
    ratio: bool,  # noqa: FBT001
) -> Quantity:
    bound = _bound(tokens, number.first)
    if bound == "lower":
        return _quantity(unit, ratio, lower=value)
    if bound == "upper":
        return _quantity(unit, ratio, upper=value)
    return _quantity(unit, ratio, value=value)


def _quantity(
    unit: str,
    ratio: bool,  # noqa: FBT001
    *,
    lower: float | None = None,
    value: float | None = None,
    upper: float | None = None,
) -> Quantity:
    return Quantity(
        lower=_whole(lower),
        value=_whole(value),
        upper=_whole(upper),
        unit=unit,
        measure=Measure.RATIO if ratio else None,
    )


def _whole(number: float | None) -> int | float | None:
    return int(number) if number is not None and number.is_integer() else number


def _number(tokens: Sequence[_Token], at: int) -> _Number | None:
    """Return the number that begins at a place, with its currency and magnitude."""
    first = at
    currency = CURRENCIES.get(tokens[at].text)
    at += currency is not None
    # "One" seldom counts: each one, one of them.
    if at >= len(tokens) or tokens[at].value is None or tokens[at].low == "one":
        return None
    value = tokens[at].value or 0.0
    spelled = tokens[at].kind == "spelled"
    at += 1
    if spelled and value >= 20 and _is(tokens, at, "-") and at + 1 < len(tokens):
        ones = SPELLED.get(tokens[at + 1].low, 10)
        if 0 < ones < 10:
            value, at = value + ones, at + 2
    magnitude = 1
    if at < len(tokens) and tokens[at].low in MAGNITUDES:
        magnitude = MAGNITUDES[tokens[at].low]
        at += 1
    return _Number(
        first=first,
        end=at,
        # 6.4 times a million is not 6,400,000 in binary.
        value=round(value * magnitude, 6),
        currency=currency,
        magnitude=magnitude,
    )


def _upper(tokens: Sequence[_Token], number: _Number) -> _Number | None:
    """Return the upper number of a range: 4 to 5; between 4 and 5; $4-5 million."""
    before = tokens[number.first - 1].low if number.first else ""
    joints = ("to", *DASHES, *(("and",) if before == "between" else ()))
    if number.end + 1 >= len(tokens) or tokens[number.end].low not in joints:
        return None
    other = _number(tokens, number.end + 1)
    if other is None or _scaled(number, other) >= other.value:
        return None
    return attrs.evolve(other, currency=other.currency or number.currency)


def _scaled(number: _Number, other: _Number) -> float:
    """Return the lower number of a range, which may share the other's magnitude."""
    shares = number.magnitude == 1 and number.value < other.value / other.magnitude
    return round(number.value * (other.magnitude if shares else 1), 6)


def _unit(tokens: Sequence[_Token], number: _Number) -> tuple[str | None, bool]:
    """Return the unit of a number, and whether it is a ratio."""
    if number.currency is not None:
        return number.currency, False
    hyphen = _is(tokens, number.end, "-")
    start = number.end + hyphen
    rest = tokens[start : start + UNIT_REACH + 2]
    if not rest:
        return None, False
    low = rest[0].low
    if low in RATIOS or (low == "per" and _is(rest, 1, "cent")):
        return RATIOS.get(low, "percent"), True
    if stem(low) in CURRENCIES:
        return CURRENCIES[stem(low)], False
    return _joined_noun(rest) if hyphen else _counted_noun(rest), False


def _joined_noun(rest: Sequence[_Token]) -> str | None:
    """Return the unit in "40-hour course"; none in "40-year-old" and "two-thirds"."""
    aged = _is(rest, 1, "-") and _is(rest, 2, "old")
    named = rest[0].kind == "word" and not aged and not _is_plural(rest[0].low)
    return f"{rest[0].low}s" if named else None


def _counted_noun(rest: Sequence[_Token]) -> str | None:
    """Return the first plural among the words after a number."""
    of = rest[0].low == "of" and len(rest) > 1 and rest[1].low in AFTER_OF
    first = 2 if of else 0
    for token in rest[first : first + UNIT_REACH]:
        if token.text in QUOTES:
            continue
        if token.kind != "word" or token.low in BREAKS:
            break
        if _is_plural(token.low):
            return token.low
    return None


def _is_plural(word: str) -> bool:
    return word in IRREGULAR or (
        len(word) > 3
        and word.endswith("s")
        and word[-2:] not in ("ss", "us", "is", "'s")
    )


def _is_name(tokens: Sequence[_Token], number: _Number, unit: str) -> bool:
    """Whether a number names a year, a day, an hour, a law or a mark."""
    before = tokens[number.first - 1].low if number.first else ""
    after = tokens[number.end].low if number.end < len(tokens) else ""
    if number.currency is not None:
        return False
    if before in NAMING or before in ("#", "[", "§", ":") or after in (":", "]"):
        return True
    if before in MONTHS or after in MONTHS or after in CLOCK:
        return True
    if before in DASHES and tokens[number.first - 2].value in YEARS:
        return True
    year = number.end == number.first + 1 and "," not in tokens[number.first].text
    if not (year and number.value in YEARS) or unit in RATIOS.values():
        return False
    return (
        before in BREAKS
        or before in ("the", "a", "(", "/", "", *DASHES)
        or after in DASHES
    )


def _is_of_them(tokens: Sequence[_Token], at: int) -> bool:
    return _is(tokens, at, "of") and (
        _is(tokens, at + 1, "them") or _is(tokens, at + 1, "these")
    )


def _bound(tokens: Sequence[_Token], at: int) -> str | None:
    for size in range(LONGEST_BOUND, 0, -1):
        words = tuple(token.low for token in tokens[max(0, at - size) : at])
        if words in BOUNDS:
            return BOUNDS[words]
    return None


def _is(tokens: Sequence[_Token], at: int, low: str) -> bool:
    return at < len(tokens) and tokens[at].low == low
