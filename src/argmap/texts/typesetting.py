"""Typesetting: the lines of a PDF's page, and which of them begin a paragraph.

A PDF knows no paragraphs, only where each piece of text stands. What is read of it is
parted as the eye parts it: by a gap wider than from line to line, or another size.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from pypdf import PageObject

__all__ = ["Line", "page_lines", "parted", "stand_apart", "wide_gap"]

# From these shares on, a gap and a size differ to the eye.
WIDER = 1.25
OTHER_SIZE = 0.1
# What stands less far below, in sizes of type, stands in the same line.
LEAST_GAP = 0.5


@attrs.frozen(kw_only=True)
class Line:
    """A line of a page.

    Parameters
    ----------
    text : str
        What it says, without its end.
    foot : float, optional
        How high it stands above the foot of the page, in points.
    size : float, optional
        The size of its type, in points; both are None for a line of white space.
    """

    text: str
    foot: float | None = None
    size: float | None = None


def page_lines(page: PageObject) -> list[Line]:
    """Return the lines of a page, as pypdf takes them out.

    Parameters
    ----------
    page : PageObject
        A page of a document.

    Returns
    -------
    list of Line
        Joined by line ends, their texts are the text of the page.
    """
    pieces: list[list[Line]] = [[]]

    def add(
        text: str,
        within: Sequence[float],
        place: Sequence[float],
        _: Any,
        size: float,
    ) -> None:
        for number, piece in enumerate(text.split("\n")):
            if number:
                pieces.append([])
            pieces[-1].append(_placed(piece, place, within, size))

    page.extract_text(visitor_text=add)
    return [_line(one) for one in pieces]


def _placed(
    text: str, place: Sequence[float], within: Sequence[float], size: float
) -> Line:
    """Return a piece of a line at the place that two transformations give it."""
    if not text.strip():
        return Line(text=text)
    foot = place[4] * within[1] + place[5] * within[3] + within[5]
    up = place[2] * within[1] + place[3] * within[3]
    return Line(text=text, foot=foot, size=abs(up * size))


def _line(pieces: Sequence[Line]) -> Line:
    """Return a line that stands where its longest piece does, not its raised figures."""
    longest = max(pieces, key=lambda one: len(one.text.strip()), default=Line(text=""))
    return attrs.evolve(longest, text="".join(one.text for one in pieces))


def parted(pages: Sequence[Sequence[Line]]) -> list[str]:
    r"""Return the texts of pages, with a blank line where a paragraph begins.

    Parameters
    ----------
    pages : sequence of sequences of Line
        The pages of one document: how far its lines stand apart is told by all.

    Returns
    -------
    list of str
        Without a blank line where all lines stand equally far apart.

    Examples
    --------
    >>> feet = (700, 688, 676, 658, 646)
    >>> parted([[Line(text=c, foot=f, size=10) for c, f in zip("abcde", feet)]])
    ['a\nb\nc\n\nd\ne']
    """
    wide = wide_gap(pages)
    return ["".join(_spelled(page, wide)) for page in pages]


def wide_gap(pages: Sequence[Sequence[Line]]) -> float:
    """Return how far apart lines stand that a gap parts, in sizes of their type.

    Parameters
    ----------
    pages : sequence of sequences of Line
        The pages of one document.

    Returns
    -------
    float
        A quarter more than is usual from line to line.
    """
    gaps = [gap for page in pages for gap in _gaps(page)]
    return WIDER * median_low(gaps) if gaps else 0.0


def stand_apart(before: Line, line: Line, *, wide: float) -> bool:
    """Tell whether a gap or another size of type parts a line from one above it.

    Parameters
    ----------
    before, line : Line
        The upper one first.
    wide : float
        As `wide_gap` gives it.

    Returns
    -------
    bool
        False where the second stands no lower.
    """
    return _differs(before, line) or (_gap(before, line) or 0.0) > wide


def _spelled(page: Sequence[Line], wide: float) -> Iterator[str]:
    yield page[0].text
    for before, line in itertools.pairwise(page):
        yield "\n\n" if stand_apart(before, line, wide=wide) else "\n"
        yield line.text


def _gaps(page: Sequence[Line]) -> Iterator[float]:
    for before, line in itertools.pairwise(page):
        gap = _gap(before, line)
        if gap is not None and not _differs(before, line):
            yield gap


def _gap(before: Line, line: Line) -> float | None:
    """Return how far below another a line stands, in sizes of its type; None if not."""
    if before.foot is None or line.foot is None or not line.size:
        return None
    gap = (before.foot - line.foot) / line.size
    return gap if gap > LEAST_GAP else None


def _differs(before: Line, line: Line) -> bool:
    """Tell whether two lines are set in type of another size."""
    if before.size is None or line.size is None:
        return False
    return abs(before.size - line.size) > OTHER_SIZE * before.size
