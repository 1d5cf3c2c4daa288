"""Margins: what is printed at the head and the foot of each page, and is none of its text.

A line there is known by its fellow on a page nearby: it stands as high, and says the same
but for a number that counts the pages. A browser prints its own on a single page, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.texts.typesetting import Line, stand_apart, wide_gap

__all__ = ["within_margins"]

# How many lines of a head or a foot are looked at.
MOST_LINES = 3
# Left and right pages may have heads of their own.
NEAR = (-2, -1, 1, 2)
NUMBER = re.compile(r"\d{1,9}")
# "https://example.org/rents 1/2" below, "11/27/26, 7:18 AM Rents" above. The scheme may
# be "ﬁle", of joined letters.
ADDRESS = re.compile(r"\w{2,8}://\S+\s+\d+/\d+")
PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}\b.*")

Lines = Sequence[Line]


def within_margins(pages: Sequence[Lines]) -> list[Lines]:
    """Return the lines of pages without those of their heads and feet.

    Such a line stands apart from the text, by a gap or by the size of its type.

    Parameters
    ----------
    pages : sequence of sequences of Line
        The pages of one document.

    Returns
    -------
    list of sequences of Line
        As many pages. One that would have no line left keeps them all.

    Examples
    --------
    >>> def page(number, text):
    ...     return [
    ...         Line(text=text, foot=700, size=12),
    ...         Line(text=f"Rents, page {number}", foot=20, size=8),
    ...     ]
    >>> pages = [page(1, "Rents fell."), page(2, "So did starts.")]
    >>> [[line.text for line in one] for one in within_margins(pages)]
    [['Rents fell.'], ['So did starts.']]
    """
    feet = [_from_below(page) for page in pages]
    heads = [lines[::-1] for lines in feet]
    wide = wide_gap(pages)
    kept: list[Lines] = []
    for number, page in enumerate(pages):
        margin = [
            *_margin(heads, number, wide=wide),
            *_margin(feet, number, wide=wide),
            *_browsers(feet[number]),
        ]
        left = [line for line in page if not any(line is one for one in margin)]
        kept.append(left if any(line.text.strip() for line in left) else page)
    return kept


def _from_below(page: Lines) -> list[Line]:
    """Return the lines of a page that stand somewhere, the lowest first."""
    placed = [
        (line.foot, n, line) for n, line in enumerate(page) if line.foot is not None
    ]
    return [line for *_, line in sorted(placed, key=lambda one: one[:2])]


def _margin(sides: Sequence[Lines], number: int, *, wide: float) -> Lines:
    """Return the lines at the edge of a page that come back, if they stand apart."""
    lines = sides[number]
    near = [
        (by, other)
        for by in NEAR
        if 0 <= number + by < len(sides)
        for other in sides[number + by][:MOST_LINES]
    ]
    most = 0
    while most < min(MOST_LINES, len(lines) - 1) and any(
        _is_fellow(lines[most], other, by=by) for by, other in near
    ):
        most += 1
    # Of lines that come back, those up to the last one with a gap behind it.
    while most:
        upper, lower = sorted(
            lines[most - 1 : most + 1], key=lambda one: one.foot or 0.0, reverse=True
        )
        if stand_apart(upper, lower, wide=wide):
            break
        most -= 1
    return lines[:most]


def _is_fellow(line: Line, other: Line, *, by: int) -> bool:
    """Tell whether a line is another, some pages on, but for the number of the page."""
    if line.foot is None or other.foot is None or abs(line.foot - other.foot) > 1:
        return False
    if NUMBER.sub("#", line.text) != NUMBER.sub("#", other.text):
        return False
    pairs = zip(NUMBER.findall(line.text), NUMBER.findall(other.text), strict=True)
    return all(int(theirs) - int(mine) in (0, by) for mine, theirs in pairs)


def _browsers(lines: Lines) -> Iterator[Line]:
    """Yield what a browser prints around a page: its address, when and what it is."""
    if lines and ADDRESS.fullmatch(lines[0].text.strip()):
        yield lines[0]
        if PRINTED.fullmatch(lines[-1].text.strip()):
            yield lines[-1]
