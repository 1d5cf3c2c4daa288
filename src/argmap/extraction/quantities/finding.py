"""Figures: numbers that count or measure, with their unit and the time they are of."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import attrs

from argmap.errors import ModelError
from argmap.extraction.quantities.times import time_of
from argmap.extraction.records import FigureFound, Span
from argmap.extraction.words.lexicon import Lexicon, Tag, table
from argmap.extraction.words.tokens import Word, tagged
from argmap.model.claims import Measure, Quantity
from argmap.model.dates import Date

__all__ = ["figures_in"]

MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
YEAR = range(1500, 2101)
SMALLEST_BARE = 10
UNIT_REACH = 4
LONGEST_NUMBER = 24
CLOCK = frozenset(("am", "pm", "a.m.", "p.m.", "o'clock"))
BEFORE_YEAR = frozenset(
    [
        "in",
        "since",
        "by",
        "of",
        "from",
        "until",
        "till",
        "during",
        "through",
        "between",
        "and",
        "to",
        "early",
        "late",
        "fiscal",
        "before",
        "after",
        "around",
        "circa",
        "mid",
        "spring",
        "summer",
        "fall",
        "autumn",
        "winter",
        "than",
        "year",
        "the",
    ]
)


def figures_in(
    text: str,
    sentences: Sequence[Span],
    *,
    lexicon: Lexicon,
    issued: Date | None = None,
) -> tuple[FigureFound, ...]:
    """Return the figures of some sentences.

    Names such as 287(g), years, days, hours, numbers of laws and reference marks are
    no figures.

    Parameters
    ----------
    text : str
        The whole text.
    sentences : sequence of (int, int)
        Where to look.
    lexicon : Lexicon
        What words are tagged by.
    issued : Date, optional
        The date of the document; it gives "as of 13 February" its year.

    Returns
    -------
    tuple of FigureFound
        In the order of the text, with ids ``q1``, ``q2``.

    Examples
    --------
    >>> from argmap.extraction.words.lexicon import lexicon
    >>> text = "As of May 2024, more than 450 agencies had joined."
    >>> (one,) = figures_in(text, [(0, 50)], lexicon=lexicon())
    >>> one.quantity.lower, one.quantity.unit, one.as_of.text
    (450, 'agencies', '2024-05')
    """
    made: list[FigureFound] = []
    for span in sentences:
        words = tagged(text, span, lexicon=lexicon)
        when = time_of(text, span, issued=issued)
        lowers = frozenset(word.lower for word in words)
        for start, end, quantity in _quantities(words, lowers):
            made.append(
                FigureFound(
                    id=f"q{len(made) + 1}",
                    span=(start, end),
                    quantity=quantity,
                    as_of=when,
                )
            )
    return tuple(made)


@attrs.frozen(kw_only=True)
class _Number:
    """A number in a text: its words, value and currency."""

    first: int
    last: int
    value: int | float
    currency: str | None
    plain: bool


def _quantities(
    words: Sequence[Word], lowers: frozenset[str]
) -> Iterator[tuple[int, int, Quantity]]:
    at = 0
    while at < len(words):
        number = _number(words, at)
        if number is None:
            at += 1
            continue
        other = _second(words, number)
        last = other.last if other else number.last
        unit, ratio, stop = _unit(words, last + 1, number, other)
        at = last + 1
        if _names_something(words, number, unit):
            continue
        if unit is None and number.plain and number.value < SMALLEST_BARE:
            continue
        bound, first = _bound(words, number.first)
        try:
            quantity = _quantity(number, other, bound, unit, _measure(ratio, lowers))
        except ModelError:
            continue
        yield words[first].start, words[max(stop, last)].end, quantity
        at = max(stop, last) + 1


def _quantity(
    number: _Number,
    other: _Number | None,
    bound: str | None,
    unit: str | None,
    measure: Measure | None,
) -> Quantity:
    low = number.value
    if other is not None:
        return Quantity(lower=low, upper=other.value, unit=unit, measure=measure)
    if bound == "lower":
        return Quantity(lower=low, unit=unit, measure=measure)
    if bound == "upper":
        return Quantity(upper=low, unit=unit, measure=measure)
    return Quantity(value=low, unit=unit, measure=measure)


def _number(words: Sequence[Word], at: int) -> _Number | None:
    """Return the number that begins at a place, with its currency and magnitude."""
    known = table("figures")
    first = at
    currency = known["currencies"].get(words[at].text)
    if currency is not None:
        at += 1
        if at >= len(words):
            return None
    word = words[at]
    plain = word.tag is Tag.NUMBER
    if plain:
        value = _value(word.lower)
    elif word.lower in known["numbers"] and currency is None:
        value = known["numbers"][word.lower]
    else:
        return None
    if value is None:
        return None
    last = at
    suffix = re.search(r"(?:m|bn|k)$", word.lower) if plain else None
    if suffix is not None:
        value *= known["magnitudes"][suffix.group()]
    elif at + 1 < len(words) and words[at + 1].lower in known["magnitudes"]:
        value *= known["magnitudes"][words[at + 1].lower]
        last += 1
    if isinstance(value, float) and value.is_integer() and value < 1e15:
        value = int(value)
    return _Number(
        first=first,
        last=last,
        value=value,
        currency=currency,
        plain=plain and last == at and currency is None and "," not in word.text,
    )


def _value(spelled: str) -> int | float | None:
    if len(spelled) > LONGEST_NUMBER:
        return None
    match = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:m|bn|k)?", spelled)
    if match is None:
        return None
    whole = match.group(1).replace(",", "")
    return float(whole + match.group(2)) if match.group(2) else int(whole)


def _second(words: Sequence[Word], number: _Number) -> _Number | None:
    """Return the upper number of a range: $4 million to $5 million; 4 to 5."""
    at = number.last + 1
    if at + 1 >= len(words) or words[at].text not in ("to", "–", "—", "-"):
        return None
    other = _number(words, at + 1)
    if (
        other is None
        or other.value <= number.value
        or words[at + 1].text[0] not in "$€£0123456789"
    ):
        return None
    return other


def _unit(
    words: Sequence[Word], at: int, number: _Number, other: _Number | None
) -> tuple[str | None, bool, int]:
    """Return the unit after a number, whether it is a ratio, and its last word."""
    known = table("figures")
    if number.currency or (other and other.currency):
        return number.currency or (other.currency if other else None), False, at - 1
    if at >= len(words):
        return None, False, at - 1
    pair = " ".join(word.lower for word in words[at : at + 2])
    if pair in known["ratios"]:
        return known["ratios"][pair], True, at + 1
    if words[at].lower in known["ratios"]:
        return known["ratios"][words[at].lower], True, at
    if words[at].lower in known["currencies"]:
        return known["currencies"][words[at].lower], False, at
    if words[at].lower == "times":
        return "times", True, at
    if (
        words[at].lower == "of"
        and at + 1 < len(words)
        and words[at + 1].tag is Tag.DETERMINER
    ):
        # "45 of these agreements".
        at += 2
    for later in range(at, min(len(words), at + UNIT_REACH)):
        word = words[later]
        if word.tag not in (Tag.OTHER, Tag.NAME, Tag.VERB, Tag.DETERMINER, Tag.ADVERB):
            if word.tag is Tag.QUOTE or (
                word.text == "." and words[later - 1].text[0].isupper()
            ):
                continue
            break
        if word.lower in ("people", "children", "men", "women", "police") or (
            word.lower.endswith("s")
            and word.lower[-2:] not in ("ss", "us", "'s")
            and word.tag in (Tag.OTHER, Tag.VERB)
            and len(word.lower) > 3
        ):
            return word.lower, False, later
    return None, False, at - 1


def _names_something(words: Sequence[Word], number: _Number, unit: str | None) -> bool:
    """Tell a number that names something: a year, a day, a law, a reference mark."""
    at = number.first
    word = words[at]
    before = words[at - 1] if at else None
    after = words[number.last + 1] if number.last + 1 < len(words) else None
    if number.currency:
        return False
    lower = before.lower.rstrip(".") if before else ""
    earlier = words[at - 2].lower if at > 1 else ""
    names = _words("names", "words")
    if lower in names or (
        before is not None and before.text == "." and earlier in names
    ):
        return True
    month = lower in MONTHS or (
        before is not None and before.text == "." and earlier in MONTHS
    )
    if month or (after is not None and after.lower in MONTHS):
        return True
    if after is not None and (
        after.lower in CLOCK
        or (after.text in "):]" and before and before.text in "([#")
    ):
        return True
    if before is not None and before.text in "[#":
        return True
    if at == 0 and after is not None and after.text in ".)":
        return True
    ordinal = not word.text[-1].isdigit() and word.tag is Tag.NUMBER
    if ordinal and not re.search(r"\d(?:m|bn|k)$", word.lower):
        return True
    if number.plain and number.value in YEAR and len(word.text) == 4:
        if before is None or unit is None:
            return True
        return lower in BEFORE_YEAR or before.text in ",(–—-" or before.tag is Tag.NAME
    return (
        before is not None
        and before.text == ","
        and after is not None
        and after.text == ","
        and at > 1
        and words[at - 2].tag is Tag.NAME
    )


@functools.cache
def _bounds() -> tuple[tuple[tuple[str, ...], str], ...]:
    known = table("figures")["bounds"]
    listed = [
        (tuple(phrase.split()), side) for side, many in known.items() for phrase in many
    ]
    return tuple(sorted(listed, key=lambda one: -len(one[0])))


def _bound(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    """Return the bound that stands before a number, and where it begins."""
    for phrase, side in _bounds():
        first = at - len(phrase)
        if first >= 0 and tuple(w.lower for w in words[first:at]) == phrase:
            return side, first
    return None, at


def _measure(ratio: bool, lowers: frozenset[str]) -> Measure | None:  # noqa: FBT001
    if ratio:
        return Measure.RATIO
    if lowers & _words("measures", "stock"):
        return Measure.STOCK
    if lowers & _words("measures", "flow"):
        return Measure.FLOW
    return None


@functools.cache
def _words(group: str, name: str) -> frozenset[str]:
    return frozenset(table("figures")[group][name].split())
