"""Plot: times as bars and figures as points, on an axis of time."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import attrs

from argmap.model.claims import Claim
from argmap.render.charts.canvas import FAMILY, Canvas
from argmap.render.charts.levels import (
    is_moment,
    joined,
    level,
    short_amount,
)
from argmap.render.charts.timescale import TimeScale

if TYPE_CHECKING:
    from argmap.analysis.chronology.series import Series

__all__ = ["HIGHEST_PLOT", "Bench", "draw_bar", "draw_plot"]

# In inches.
HIGHEST_PLOT: Final = 1.4
BAR: Final = 0.032
"""Half of how high a bar is."""
ARROW: Final = 0.09
NARROW: Final = 0.075
"""A bar that would be narrower is a point."""

# In points.
RADIUS: Final = 4
"""Around a point's place, kept free of words."""
MOST_WRITTEN: Final = 12
"""Figures of a plot; of more than that only some are written."""
PLACES: Final = (
    (0, 6, "center", "bottom"),
    (0, -6, "center", "top"),
    (7, 0, "left", "center"),
    (-7, 0, "right", "center"),
    (5, 5, "left", "bottom"),
    (-5, 5, "right", "bottom"),
    (5, -5, "left", "top"),
    (-5, -5, "right", "top"),
    (0, 17, "center", "bottom"),
    (0, -17, "center", "top"),
)
"""Where the words of a point may stand, from it."""
DOTTED: Final = (0, (1, 1.2))
LEADER: Final = (0, (1, 3))


@attrs.frozen(kw_only=True, eq=False)
class Bench:
    """What is drawn upon: a sheet, and on it an axis of time.

    Parameters
    ----------
    canvas : Canvas
        The sheet.
    axes : matplotlib.axes.Axes
        Across in years; down in inches from `top`.
    scale : TimeScale
        The axis.
    left, right, top : float
        Where the axes stand on the sheet, in inches.
    superseded : frozenset of str
        Ids of claims to be drawn hollow.
    """

    canvas: Canvas
    axes: Any
    scale: TimeScale
    left: float
    right: float
    top: float
    superseded: frozenset[str]

    def across(self, at: float) -> float:
        """Return where a time is on the sheet, in inches from the left."""
        part = (at - self.scale.begin) / (self.scale.end - self.scale.begin)
        return self.left + (self.right - self.left) * part

    def years(self, inches: float) -> float:
        """Return how much time is as wide as so many inches."""
        length = self.scale.end - self.scale.begin
        return inches * length / (self.right - self.left)

    def mark(self) -> None:
        """Mark the times of the axis by lines over its whole height."""
        for at, _ in self.scale.ticks:
            self.axes.axvline(
                at, color=self.canvas.theme.group_line, linewidth=0.6, zorder=0
            )

    def write(self, y: float, *, size: float) -> None:
        """Write the times of the axis on a line of the sheet, in inches from its top.

        What stands behind them is covered.
        """
        for at, words in self.scale.ticks:
            self.canvas.text(
                words,
                self.across(at),
                y,
                size=size,
                color=self.canvas.theme.muted,
                ha="center",
                bbox={
                    "facecolor": self.canvas.theme.paper,
                    "edgecolor": "none",
                    "pad": 1,
                },
            )


def draw_bar(bench: Bench, claim: Claim, y: float) -> None:
    """Draw a claim's time on a line of the sheet: a bar, a point, or a dotted line.

    Parameters
    ----------
    bench : Bench
        What is drawn upon.
    claim : Claim
        A claim with a time.
    y : float
        In inches from the top of the sheet.
    """
    from matplotlib.patches import Polygon

    assert claim.valid is not None  # noqa: S101 - what is drawn has a date
    theme, axes = bench.canvas.theme, bench.axes
    at = y - bench.top
    axes.plot(
        [bench.scale.begin, bench.scale.end],
        [at, at],
        color=theme.group_line,
        linewidth=0.5,
        linestyle=LEADER,
        zorder=0,
    )
    begin, end = bench.scale.clipped(claim.valid)
    hollow = claim.id in bench.superseded
    colour = theme.ink if claim.quantity is not None else theme.other
    fill = theme.paper if hollow else colour
    if bench.years(NARROW) >= end - begin:
        axes.plot(
            [(begin + end) / 2],
            [at],
            marker="o",
            markersize=4.6,
            markerfacecolor=fill,
            markeredgecolor=colour,
            clip_on=False,
        )
    elif is_moment(claim):
        axes.plot([begin, end], [at, at], color=colour, lw=2.4, linestyle=DOTTED)
    else:
        outline = [
            *_end(bench, begin, at, -1, is_open=claim.valid.first is None),
            *_end(bench, end, at, 1, is_open=claim.valid.last is None),
        ]
        axes.add_patch(
            Polygon(outline, facecolor=fill, edgecolor=colour, lw=0.8, clip_on=False)
        )


def _end(
    bench: Bench, at: float, y: float, way: int, *, is_open: bool
) -> list[tuple[float, float]]:
    """Return one end of a bar: straight, or the head of an arrow."""
    if not is_open:
        return [(at, y + BAR * way), (at, y - BAR * way)]
    neck = at - way * bench.years(ARROW)
    return [
        (neck, y + BAR * way),
        (neck, y + 2 * BAR * way),
        (at, y),
        (neck, y - 2 * BAR * way),
        (neck, y - BAR * way),
    ]


def draw_plot(
    bench: Bench,
    series: Series,
    y: float,
    height: float,
    *,
    marks: dict[str, str],
    size: float,
) -> int:
    """Draw a series: a line through its figures, each with its time and its words.

    Parameters
    ----------
    bench : Bench
        What is drawn upon.
    series : Series
        With two figures or more.
    y, height : float
        Where on the sheet, in inches from its top.
    marks : dict
        What stands behind a figure, by claim id: its sources.
    size : float
        Of the words, in points.

    Returns
    -------
    int
        How many figures have no words beside them, for want of room.
    """
    return _Plot(bench, series, (y + 0.08, height - 0.16), marks, size).draw()


class _Plot:
    """One plot: lines, points, and the words beside the points."""

    def __init__(
        self,
        bench: Bench,
        series: Series,
        box: tuple[float, float],
        marks: dict[str, str],
        size: float,
    ) -> None:
        self.bench = bench
        self.theme = bench.canvas.theme
        self.series = series
        self.top, self.height = box
        self.marks = marks
        self.size = size
        self.points = [
            (sum(bench.scale.clipped(claim.valid)) / 2, height, claim)
            for claim in series.claims
            if claim.valid is not None and (height := level(claim)) is not None
        ]
        self.low, self.high = self._ends()
        width = bench.right - bench.left
        self.axes = bench.canvas.plot(bench.left, self.top, width, self.height)
        self.axes.set_xlim(bench.scale.begin, bench.scale.end)
        self.axes.set_ylim(self.low, self.high)
        self.axes.set_xticks([])
        self.axes.set_yticks([])

    def draw(self) -> int:
        self._mark_levels()
        for (x, y, claim), (on, up, following) in pairwise(self.points):
            if joined(claim, following):
                line = {"color": self.theme.ink, "linewidth": 1.2, "zorder": 2}
                self.axes.plot([x, on], [y, up], **line)
        for x, y, claim in self.points:
            self._draw_point(claim, x, y)
        return self._write_points()

    def _ends(self) -> tuple[float, float]:
        """Return the levels between which all figures, nought and words have room."""
        values = [0.0]
        for _, y, claim in self.points:
            figure = claim.quantity
            bounds = () if figure is None else (figure.lower, figure.upper)
            values += [y, *(float(n) for n in bounds if n is not None)]
        low, high = min(values), max(values)
        length = (high - low) or 1.0
        return low - (0.3 * length if low < 0 else 0.15 * length), high + 0.3 * length

    def _mark_levels(self) -> None:
        step = _round_step((self.high - self.low) / 3)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        for number in range(first, last + 1):
            value = number * step
            self.axes.axhline(
                value,
                color=self.theme.line if number == 0 else self.theme.group_line,
                linewidth=0.6,
                zorder=0,
            )
            part = (self.high - value) / (self.high - self.low)
            self.bench.canvas.text(
                f"{value:,.10g}".replace("-", "−"),
                self.bench.left - 0.06,
                self.top + self.height * part,
                size=self.size,
                color=self.theme.muted,
                ha="right",
                va="center",
            )

    def _draw_point(self, claim: Claim, x: float, y: float) -> None:
        figure = claim.quantity
        assert figure is not None  # noqa: S101 - a point has a figure
        assert claim.valid is not None  # noqa: S101 - and a date
        dotted = is_moment(claim)
        self.axes.plot(
            self.bench.scale.clipped(claim.valid),
            [y, y],
            color=self.theme.other,
            linewidth=2.2,
            linestyle=DOTTED if dotted else "-",
            solid_capstyle="butt",
            zorder=2,
        )
        if figure.lower is not None and figure.upper is not None:
            bounds = [figure.lower, figure.upper]
            self.axes.plot([x, x], bounds, color=self.theme.ink, linewidth=1)
        hollow = claim.id in self.bench.superseded
        self.axes.plot(
            [x],
            [y],
            marker="o",
            markersize=5.5,
            markerfacecolor=self.theme.paper if hollow else self.theme.ink,
            markeredgecolor=self.theme.ink,
            markeredgewidth=1.1,
            zorder=3,
            clip_on=False,
        )

    def _write_points(self) -> int:
        """Write the figures beside their points, the newest first; see `_told`."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.transforms import Bbox

        canvas: Any = FigureCanvasAgg(self.bench.canvas.figure)
        self.renderer = canvas.get_renderer()
        half = RADIUS * self.bench.canvas.figure.dpi / 72
        self.taken: list[Any] = []
        for x, y, _ in self.points:
            across, up = self.axes.transData.transform((x, y))
            corner = (across - half, up - half)
            self.taken.append(Bbox.from_bounds(*corner, 2 * half, 2 * half))
        told = sorted(self._told(), key=lambda point: -point[0])
        # A line through a figure is better than none written, and worse than clear.
        left = [point for point in told if not self._write(point, clear=True)]
        left = [point for point in left if not self._write(point, clear=False)]
        return len(self.points) - len(told) + len(left)

    def _told(self) -> list[tuple[float, float, Claim]]:
        """Return the points to be written: of many the ends, highest and lowest."""
        if len(self.points) <= MOST_WRITTEN:
            return self.points
        chosen = (
            self.points[0],
            max(self.points, key=lambda point: point[1]),
            min(self.points, key=lambda point: point[1]),
            self.points[-1],
        )
        return [point for point in self.points if point in chosen]

    def _write(self, point: tuple[float, float, Claim], *, clear: bool) -> bool:
        """Write a figure where it meets no other words, nor a line; whether it is."""
        x, y, claim = point
        assert claim.quantity is not None  # noqa: S101 - a point has a figure
        words = f"{short_amount(claim.quantity)} {self.marks.get(claim.id, '')}"
        room = self.axes.get_window_extent(self.renderer)
        for place in PLACES:
            text = self._beside(words.strip(), x, y, place)
            box = text.get_window_extent(self.renderer)
            inside = (
                room.x0 <= box.x0
                and box.x1 <= room.x1
                and room.y0 <= box.y0
                and box.y1 <= room.y1
            )
            if (
                inside
                and not any(map(box.overlaps, self.taken))
                and not (clear and self._crossed(box))
            ):
                self.taken.append(box)
                return True
            text.remove()
        return False

    def _crossed(self, box: Any) -> bool:
        """Whether a line of the plot runs through a box."""
        from matplotlib.path import Path

        at = self.axes.transData.transform([(x, y) for x, y, _ in self.points])
        pairs = zip(pairwise(self.points), pairwise(at), strict=True)
        return any(
            Path([begin, end]).intersects_bbox(box, filled=False)
            for ((_, _, one), (_, _, other)), (begin, end) in pairs
            if joined(one, other)
        )

    def _beside(
        self, words: str, x: float, y: float, place: tuple[int, int, str, str]
    ) -> Any:
        return self.axes.annotate(
            words,
            (x, y),
            xytext=place[:2],
            textcoords="offset points",
            ha=place[2],
            va=place[3],
            size=self.size + 0.4,
            color=self.theme.ink,
            fontfamily=FAMILY,
            parse_math=False,
            zorder=4,
        )


def _round_step(least: float) -> float:
    """Return 1, 2 or 5 times a power of ten, not less than asked for."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= least)
