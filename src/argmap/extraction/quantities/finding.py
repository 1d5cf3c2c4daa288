"""Finding: the figures of a text, numbers that count or measure, with unit and time."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import attrs

from argmap.extraction.quantities.bounds import bound_of
from argmap.extraction.quantities.measures import measure_of, tells_period
from argmap.extraction.quantities.names import is_name
from argmap.extraction.quantities.numbers import (
    Number,
    is_spread,
    number_at,
    range_at,
    share_at,
    verb_of_change,
)
from argmap.extraction.quantities.times import Time, time_at, times_in
from argmap.extraction.quantities.tokens import Token, is_low, tokens_of
from argmap.extraction.quantities.units import RATIOS, Unit, is_plural, unit_after
from argmap.extraction.quantities.vocabulary import vocabulary
from argmap.extraction.records import FigureFound, Span
from argmap.model.claims import Measure, Quantity
from argmap.model.dates import Date

__all__ = ["figures_in"]

SMALLEST_BARE = 10
# How far before a figure "of which" may stand, and "the number of" before its verb.
OF_WHICH, MOST_SUBJECT = 4, 8
EXTREMES = ("high", "low", "maximum", "minimum", "peak", "record", "total")
COMPARING = ("from", "than", "with", "to", "against", "versus", "vs", "double", "times")


def figures_in(
    text: str,
    sentences: Sequence[Span],
    *,
    issued: Date | None = None,
    bare: bool = True,
) -> tuple[FigureFound, ...]:
    """Return the figures of some sentences.

    Numbers that name something count nothing: 287(g), a year, a day of a month, an hour of
    the clock, an age, a vote, a law, a reference mark. A length of time is a figure:
    40 hours. Shares in words are told in percent: one in five, two-thirds.

    Parameters
    ----------
    text : str
        The whole text.
    sentences : sequence of (int, int)
        Where to look.
    issued : Date, optional
        The date of the document; it gives "as of 13 February" its year.
    bare : bool
        Whether a number without a unit counts, from ten on, as in "arrested 674".

    Returns
    -------
    tuple of FigureFound
        In the order of the text, with ids ``q1``, ``q2``. The time grows with the text.

    Examples
    --------
    >>> text = "As of May 2024, more than 450 agencies had joined."
    >>> (one,) = figures_in(text, [(0, 50)])
    >>> one.quantity.lower, one.quantity.unit, one.as_of.text
    (450, 'agencies', '2024-05')
    """
    made: list[FigureFound] = []
    hint = _hint()
    for span in sentences:
        if hint.search(text, *span) is None:
            continue
        found = _with_elided_units(list(_figures(tokens_of(text, span))))
        kept = [
            one
            for one in _where_changes_lead(found)
            if one.unit[0] is not None or (bare and one.bare)
        ]
        if kept:
            made += _told(text, span, kept, issued=issued, before=len(made))
    return tuple(made)


@attrs.define(kw_only=True)
class _Figure:
    """A number of a sentence with its unit and bound, `like` that of another one."""

    tokens: list[Token]
    number: Number
    unit: Unit
    bound: str | None
    first: int
    like: _Figure | None = None

    @property
    def end(self) -> int:
        return max(self.unit[1], self.number.end)

    @property
    def led(self) -> int:
        """The token before it and its hedges: to about 40, and an estimated 40."""
        hedges = vocabulary().sets["bounds.hedges"]
        at = self.first - 1
        while is_low(self.tokens, at, *hedges):
            at -= 1
        return at - is_low(self.tokens, at, "a", "an")

    @property
    def rough(self) -> bool:
        """Whether the text rounds it: some 300, two-thirds."""
        number = self.number
        hedged = number.first > 0 and (
            self.tokens[number.first - 1].low in vocabulary().sets["bounds.rounding"]
        )
        return hedged or number.magnitude == 0

    @property
    def counts(self) -> bool:
        """Whether it is no multiple or share in words: three times the 40, a third."""
        return self.unit[0] != "times" and self.number.magnitude != 0

    @property
    def reached(self) -> bool:
        """Whether it is what a change led to: from 412 to 287, fell to 287."""
        first, number = self.number.first, self.number
        joined = {token.low for token in self.tokens[first : number.end]}
        if number.lower is None and is_low(self.tokens, self.led, "from"):
            return "to" in joined
        if is_low(self.tokens, self.led, *vocabulary().sets["measures.reached"]):
            return True
        return is_low(self.tokens, self.led, "to") and self.changed is not None

    @property
    def changed(self) -> int | None:
        """Where the verb of change stands before it in its clause, None without one."""
        if is_low(self.tokens, self.led, *vocabulary().sets["measures.reached"]):
            return self.led
        return verb_of_change(self.tokens, self.first)

    @property
    def bare(self) -> bool:
        number, first = self.number, self.number.first
        written = number.magnitude > 1 or self.tokens[first].kind == "number"
        # "People over 65" says no more than who they are.
        aged = (
            self.bound is not None
            and self.first > 0
            and is_plural(self.tokens[self.first - 1].low)
        )
        large = number.value >= SMALLEST_BARE or number.value % 1 > 0
        return written and large and not aged

    @property
    def span(self) -> Span:
        return self.tokens[self.first].start, self.tokens[self.end - 1].end


def _told(
    text: str, span: Span, found: list[_Figure], *, issued: Date | None, before: int
) -> Iterator[FigureFound]:
    """Yield the figures of a sentence as records."""
    times = times_in(text, span, issued=issued)
    within = tells_period(text, span)
    for at, one in enumerate(found, before + 1):
        time = time_at(text, span, figure=one.span, times=times)
        if time is not None and one.reached:
            time = _at_its_end(time)
        yield FigureFound(
            id=f"q{at}",
            span=one.span,
            quantity=_quantity(one, _measure(one, time, within=within)),
            as_of=time and time.date,
            rough=one.rough,
        )


def _at_its_end(time: Time) -> Time:
    """Return the end of a period, when what fell to 287 in it was 287."""
    last = time.date.text.partition("/")[2] if time.date is not None else ""
    ended = time.kind == "first" and last
    return time._replace(date=Date(last)) if ended else time


def _measure(one: _Figure, time: Time | None, *, within: bool) -> Measure | None:
    for had in (one, one.like):
        if had is not None:
            measure = measure_of(
                had.tokens, had.number, had.unit, time=time, within=within
            )
            if measure is not None:
                return measure
    return None


def _quantity(one: _Figure, measure: Measure | None) -> Quantity:
    value, lower = _whole(one.number.value), one.number.lower
    unit = one.unit[0]
    if lower is not None:
        return Quantity(lower=_whole(lower), upper=value, unit=unit, measure=measure)
    if one.bound == "lower":
        return Quantity(lower=value, unit=unit, measure=measure)
    if one.bound == "upper":
        return Quantity(upper=value, unit=unit, measure=measure)
    return Quantity(value=value, unit=unit, measure=measure)


def _whole(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def _figures(tokens: list[Token]) -> Iterator[_Figure]:
    at = told = 0
    openings = _openings()
    while at < len(tokens):
        if tokens[at].value is None and tokens[at].low not in openings:
            at += 1
            continue
        number = share_at(tokens, at)
        if number is None:
            number = number_at(tokens, at)
            if number is None:
                at += 1
                continue
            number = range_at(tokens, number)
        unit = unit_after(tokens, number)
        bound, first = bound_of(tokens, number, unit)
        at = number.end
        if not is_name(tokens, number, unit, bounded=bound is not None):
            # "0-more than 10": a word belongs to one figure.
            first = max(first, told)
            yield _Figure(
                tokens=tokens, number=number, unit=unit, bound=bound, first=first
            )
            at = told = max(unit[1], at)


def _with_elided_units(found: list[_Figure]) -> list[_Figure]:
    """Give figures the unit that the sentence leaves out: 40 stops, 12 of them new."""
    for at, one in enumerate(found):
        if one.unit[0] is not None:
            continue
        if one.reached or is_low(one.tokens, one.led, "from", "by"):
            one.unit = (_counted_before(one), one.number.end)
        earlier = next((had for had in reversed(found[:at]) if had.counts), None)
        later = found[at + 1] if at + 1 < len(found) else None
        if one.unit[0] is not None:
            continue
        if (
            earlier is not None
            and earlier.unit[0] is not None
            and (_elides(one) or _is_of(one, earlier) or _counts_on(one, earlier))
            and not _led_from_share(one, earlier)
        ):
            one.unit, one.like = (earlier.unit[0], one.number.end), earlier
        elif (
            later is not None
            and later.unit[0] is not None
            and (_leads_to(one, later) or _is_part(one, later))
        ):
            one.unit, one.like = (later.unit[0], one.number.end), later
    return found


def _where_changes_lead(found: list[_Figure]) -> Iterator[_Figure]:
    """Leave out where a change began, as of "from 38 to 40": from five days to two."""
    for at, one in enumerate(found):
        later = found[at + 1] if at + 1 < len(found) else None
        leads = (
            later is not None
            and later.unit[0] == one.unit[0]
            and later.led == one.end
            and _leads_to(one, later)
            and not is_spread(one.tokens, one.led)
        )
        if not leads:
            yield one


def _elides(one: _Figure) -> bool:
    tokens, first, end = one.tokens, one.first, one.number.end
    if is_low(tokens, end, "of") and is_low(
        tokens, end + 1, "them", "these", "those", "which", "whom"
    ):
        return True
    if any(
        is_low(tokens, at, "which", "whom") and is_low(tokens, at - 1, "of")
        for at in range(first - OF_WHICH, first)
    ):
        return True
    # "Three times the 14,000 of 2021", "down from a peak of 402".
    before = one.led - is_low(tokens, one.led, "the")
    if is_low(tokens, before, "of") and is_low(tokens, before - 1, *EXTREMES):
        before -= 2 + is_low(tokens, before - 2, "a", "the")
    if is_low(tokens, before, *COMPARING):
        return True
    # "Short of the 17 million logged in 2019".
    told = end < len(tokens) and tokens[end].low.endswith("ed")
    if told and is_low(tokens, first - 1, "the"):
        return True
    return _goes_on(tokens, one.led, end)


def _goes_on(tokens: list[Token], before: int, end: int) -> bool:
    """Whether a list of one thing goes on: and 41 in 2024."""
    if not is_low(tokens, before, "and", "but", ","):
        return False
    if is_low(tokens, end, "in", "by", "since", "during", "last", "this"):
        return True
    return is_low(tokens, end, "as") and is_low(tokens, end + 1, "of")


def _counts_on(one: _Figure, earlier: _Figure) -> bool:
    """Whether what was counted is told on: and 43 injured, 43 more than in May."""
    money = vocabulary().currencies.values()
    if earlier.unit[0] in RATIOS or str(earlier.unit[0]).partition(" ")[0] in money:
        return False
    tokens, end = one.tokens, one.number.end
    if is_low(tokens, end, "more", "fewer", "less") and is_low(tokens, end + 1, "than"):
        return True
    done = end < len(tokens) and tokens[end].low.endswith("ed")
    return done and is_low(tokens, one.led, "and", "but")


def _led_from_share(one: _Figure, earlier: _Figure) -> bool:
    """Whether a figure is what a change by a share led to: fell 18 percent, to 41."""
    return (
        earlier.unit[0] in RATIOS
        and is_low(one.tokens, one.led, "to")
        and not is_low(earlier.tokens, earlier.led, "from")
    )


def _is_of(one: _Figure, earlier: _Figure) -> bool:
    """Whether a figure is of the one that opens the sentence: of the 12 stops, 3 fell."""
    tokens, opens = one.tokens, earlier.first - 1
    opens -= is_low(tokens, opens, "the", "those", "these")
    return opens == 0 and is_low(tokens, 0, "of") and is_low(tokens, one.first - 1, ",")


def _is_part(one: _Figure, later: _Figure) -> bool:
    """Whether a figure is told of the next one: 38 of 50 cities, 7 of the 61 schools."""
    tokens, of = one.tokens, later.led
    of -= is_low(tokens, of, *vocabulary().sets["units.after_of"])
    told = of - is_low(tokens, of - 1, "out")
    return is_low(tokens, of, "of") and told == one.number.end and later.bare


def _counted_before(one: _Figure) -> str | None:
    """Return what the subject of a change counts: homicides fell from 412 to 287."""
    verb = one.changed
    if verb is None:
        return None
    tokens, sets = one.tokens, vocabulary().sets
    for at in range(verb - 1, max(verb - MOST_SUBJECT, 1), -1):
        if is_low(tokens, at, "of") and is_low(tokens, at - 1, "number"):
            nouns = [token.low for token in tokens[at + 1 : verb]]
            return next((noun for noun in nouns if is_plural(noun)), None)
    noun = tokens[verb - 1].low if verb else ""
    counts = is_plural(noun) and noun not in sets["units.levels"]
    return noun if counts and tokens[verb - 1].kind == "word" else None


def _leads_to(one: _Figure, later: _Figure) -> bool:
    """Whether a change leads from one figure to the next: from 38 in May to 41 routes."""
    return is_low(one.tokens, one.led, "from") and is_low(one.tokens, later.led, "to")


@functools.cache
def _openings() -> frozenset[str]:
    """Return the words and signs that a number may begin with."""
    return frozenset(("a", "half", *vocabulary().currencies))


@functools.cache
def _hint() -> re.Pattern[str]:
    """Return what has to stand in a text that has a figure."""
    known = vocabulary()
    # "One" counts only before another of these.
    words = "|".join(
        sorted({*known.numbers, *known.fractions, *known.magnitudes} - {"one"})
    )
    return re.compile(rf"\d|\b(?:{words})\b", re.IGNORECASE)
