"""Timelines as pictures: series of figures on plots, other dated claims as bars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from argmap.analysis.chronology.events import Timeline, timeline
from argmap.analysis.phrases import amount_in_words, date_in_words
from argmap.errors import DrawingError
from argmap.formats.files import write_bytes
from argmap.model.assertions import Stance
from argmap.model.claims import Claim
from argmap.render.charts.canvas import (
    FORMATS,
    Canvas,
    as_bytes,
    picture_format,
    text_width,
    wrapped,
)
from argmap.render.charts.foot import reference_lines
from argmap.render.charts.levels import is_moment, plotted
from argmap.render.charts.plot import HIGHEST_PLOT, Bench, draw_bar, draw_plot
from argmap.render.charts.timescale import scale_of
from argmap.render.prose.wording import capital, counted, joined
from argmap.render.references import numbers, references
from argmap.render.style import theme_named

if TYPE_CHECKING:
    import os

    from argmap.analysis.chronology.series import Series
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Issue
    from argmap.model.dates import Date
    from argmap.model.relations import Basis
    from argmap.render.style import Theme

__all__ = ["FORMATS", "MOST_EVENTS", "chart", "draw_timeline"]

MOST_EVENTS: Final = 400

# In inches.
WIDTH: Final = 7.5
MARGIN: Final = 0.3
COLUMN: Final = 3.1
"""How wide the left column is, with the words."""
PLOT: Final = 3.85
"""Where the axis of time begins, from the left."""
LINE: Final = 0.15
GAP: Final = 0.1

# In points.
TITLE: Final = 12.0
HEADING: Final = 8.5
TEXT: Final = 7.8
SMALL: Final = 7.0

MOST_LINES: Final = 3
MOST_MARKS: Final = 4


def draw_timeline(
    m: ArgumentMap,
    path: str | os.PathLike[str],
    *,
    issue: Issue | str | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    theme: str = "light",
    format: str | None = None,
) -> Path:
    """Write a timeline of the map as a picture to a file, whole or not at all.

    Figures that measure the same at several dates are joined by a line, each series
    on a plot of its own; every other claim that tells what time it is about has a
    row, figures first. What is superseded is hollow.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    path : str or path
        In an existing folder; a file of that name is replaced.
    issue : Issue or str, optional
        Only claims filed under this issue.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.
    theme : str
        ``light`` or ``dark``.
    format : str, optional
        ``svg``, ``png`` or ``pdf``; by default the path's suffix says which.

    Returns
    -------
    pathlib.Path
        The file; the same bytes for the same map.

    Raises
    ------
    UnknownFormatError
        There is no such format, or the suffix does not tell.
    FileError
        The path is a folder, its folder does not exist, or cannot be written to.
    DrawingError
        There are more than 400 claims to show.
    QueryError
        There is no such theme or basis.
    UnknownIdError
        No issue has the id given.
    """
    place = Path(path)
    name = picture_format(place, format, what="a timeline is")
    found = timeline(m, issue=issue, basis=basis, as_of=as_of)
    canvas = chart(found, m, theme=theme)
    write_bytes(place, as_bytes(canvas, name, title=_title(found, m)))
    return place


def chart(found: Timeline, m: ArgumentMap, *, theme: str = "light") -> Canvas:
    """Return a timeline, drawn.

    Parameters
    ----------
    found : Timeline
        From `timeline`.
    m : ArgumentMap
        The map that it is of.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    Canvas
        To be written with `as_bytes`.

    Raises
    ------
    DrawingError
        There are more than 400 claims to show.
    QueryError
        There is no such theme.
    """
    if len(found.valid) > MOST_EVENTS:
        raise DrawingError(
            f"{len(found.valid):,} dated claims are more than the {MOST_EVENTS} that a "
            "picture has room for; draw the timeline of an issue"
        )
    return _Chart(found, m, theme_named(theme)).drawn()


def _title(found: Timeline, m: ArgumentMap) -> str:
    if found.issue is not None:
        return m.issues[found.issue].question
    return m.title or "Timeline"


@attrs.frozen(kw_only=True)
class _Row:
    """Words in the left column; beside them a claim's time, or a plot of a series."""

    bold: list[str]
    words: list[str]
    claim: Claim | None = None
    series: Series | None = None

    @property
    def height(self) -> float:
        lines = LINE * (len(self.bold) + len(self.words)) + GAP
        return lines if self.series is None else max(lines, HIGHEST_PLOT)


@attrs.frozen(kw_only=True)
class _Group:
    """Rows below a heading over the whole width."""

    heading: list[str]
    rows: list[_Row]

    @property
    def height(self) -> float:
        head = 0.18 * len(self.heading) + GAP if self.heading else 0
        return head + sum(row.height for row in self.rows)


class _Chart:
    """Lays a timeline out from top to bottom, then draws it."""

    def __init__(self, found: Timeline, m: ArgumentMap, theme: Theme) -> None:
        self.found = found
        self.m = m
        self.theme = theme
        self.listed = references(m)
        self.number = numbers(self.listed)
        self.cited: dict[str, None] = {}
        self.groups = [*self._figures(), *self._others()]
        words = _title(found, m)
        self.title = wrapped(words, WIDTH - 2 * MARGIN, TITLE, most=2, bold=True)
        self.key = self._key()
        self.foot = self._foot()

    def drawn(self) -> Canvas:
        """Return the sheet with everything on it."""
        top = MARGIN + 0.22 * len(self.title) + LINE * len(self.key) + GAP
        body = sum(group.height for group in self.groups)
        axis = 0.25 if self.groups else 0
        # A line of the foot is known only once the plots are drawn.
        foot = LINE * 0.9 * (len(self.foot) + 1)
        height = top + axis + body + axis + foot + MARGIN
        self.canvas = Canvas(WIDTH, height, self.theme)
        self._write(self.title, MARGIN + 0.12, 0.22, size=TITLE, weight="bold")
        y = MARGIN + 0.12 + 0.22 * len(self.title)
        self._write(self.key, y, LINE, size=TEXT, color=self.theme.muted)
        unwritten = self._draw_body(top + axis, body) if self.groups else 0
        lines = list(self.foot)
        if unwritten:
            some = counted(unwritten, "figure")
            lines.append(f"Drawn, and not written for want of room: {some}.")
        y = top + axis + body + axis + LINE
        self._write(lines, y, LINE * 0.9, size=SMALL, color=self.theme.muted)
        return self.canvas

    def _write(self, lines: list[str], y: float, step: float, **style: Any) -> float:
        for line in lines:
            self.canvas.text(line, MARGIN, y, **style)
            y += step
        return y

    def _figures(self) -> list[_Group]:
        """Return the figures: those on a plot, then those that have a row alone."""
        drawn = plotted(self.found.series)
        rows = [self._series_row(series) for series in drawn]
        done = {claim.id for series in drawn for claim in series.claims}
        rows += [
            self._row(claim)
            for claim in (event.claims[0] for event in self.found.valid)
            if claim.quantity is not None and claim.id not in done
        ]
        heading = self._heading("Figures")
        return [_Group(heading=heading, rows=rows)] if rows else []

    def _others(self) -> list[_Group]:
        """Return the claims without a figure, by issue where several are asked for."""
        by_issue: dict[str | None, list[_Row]] = {}
        claims = [event.claims[0] for event in self.found.valid]
        others = [claim for claim in claims if claim.quantity is None]
        if self.found.issue is not None or not self.m.issues:
            rows = [self._row(claim) for claim in others]
            heading = self._heading("Other claims")
            return [_Group(heading=heading, rows=rows)] if rows else []
        for claim in others:
            by_issue.setdefault(claim.issue, []).append(self._row(claim))
        return [
            _Group(
                heading=self._heading(
                    "Under no issue" if key is None else self.m.issues[key].question
                ),
                rows=by_issue[key],
            )
            for key in (*self.m.issues, None)
            if key in by_issue
        ]

    def _heading(self, words: str) -> list[str]:
        return wrapped(words, COLUMN, HEADING, most=3, bold=True)

    def _series_row(self, series: Series) -> _Row:
        marks = {self._marks(claim) for claim in series.claims}
        unit = capital(series.unit or "figures without a unit")
        rest = ", ".join(filter(None, (series.measure, series.scope)))
        if len(marks) == 1:
            rest = f"{rest} {marks.pop()}".strip()
        return _Row(
            bold=wrapped(unit, COLUMN, TEXT, most=2, bold=True),
            words=wrapped(capital(rest), COLUMN, TEXT, most=MOST_LINES) if rest else [],
            series=series,
        )

    def _row(self, claim: Claim) -> _Row:
        assert claim.valid is not None  # noqa: S101 - events have a date
        bold = date_in_words(claim.valid)
        if claim.quantity is not None:
            bold = f"{bold}: {amount_in_words(claim.quantity)}"
        if claim.id in self.found.superseded:
            bold = f"{bold} (superseded)"
        marks = self._marks(claim)
        room = COLUMN - (text_width(f" {marks}", TEXT) if marks else 0)
        words = wrapped(claim.label, room, TEXT, most=MOST_LINES)
        if marks:
            words[-1] = f"{words[-1]} {marks}"
        doubting = dict.fromkeys(
            self.m.actors[one.actor].name
            for one in self.m.assertions_of(claim)
            if one.stance in (Stance.DOUBTS, Stance.DENIES)
        )
        if doubting:
            text = f"Doubted by {joined(list(doubting), most=2)}."
            words += wrapped(text, COLUMN, TEXT, most=2)
        return _Row(
            bold=wrapped(bold, COLUMN, TEXT, most=2, bold=True),
            words=words,
            claim=claim,
        )

    def _marks(self, claim: Claim) -> str:
        """Return the numbers of the sources that state a claim: ``[1][4]``."""
        stating = dict.fromkeys(
            one.passage.source
            for one in self.m.assertions_of(claim)
            if one.stance in (Stance.ASSERTS, Stance.REPORTS) and one.passage
        )
        self.cited.update(stating)
        found = sorted(self.number[key] for key in stating)
        shown = "".join(f"[{number}]" for number in found[:MOST_MARKS])
        return f"{shown} …" if len(found) > MOST_MARKS else shown

    def _key(self) -> list[str]:
        """Return what the signs mean, those that are used."""
        shown = [event.claims[0] for event in self.found.valid]
        parts = []
        if any(claim.id in self.found.superseded for claim in shown):
            parts.append("Hollow: superseded.")
        if any(not is_moment(claim) for claim in shown):
            parts.append("Bar: over this time.")
        if any(map(is_moment, shown)):
            parts.append("Dotted: on some day of this time.")
        if any(c.valid and None in (c.valid.first, c.valid.last) for c in shown):
            parts.append("Arrow: open end.")
        if any(claim.quantity is not None for claim in shown):
            parts.append(
                "Only figures of one plot measure the same."
                if plotted(self.found.series)
                else "No two of the figures measure the same."
            )
        if self.found.as_of is not None:
            when = date_in_words(self.found.as_of)
            parts.insert(0, f"What had been said by {when}.")
        words = " ".join(parts)
        return wrapped(words, WIDTH - 2 * MARGIN, TEXT, most=3) if words else []

    def _foot(self) -> list[str]:
        width = WIDTH - 2 * MARGIN
        lines: list[str] = []
        if not self.found.valid:
            lines.append("No claim here tells what time it is about.")
        lines += reference_lines(self.listed, self.cited, width=width, size=SMALL)
        missing = sum(isinstance(record, Claim) for record in self.found.undated)
        if missing:
            words = counted(missing, "claim", "claims")
            verb = (
                "does not tell what time it is"
                if missing == 1
                else ("do not tell what time they are")
            )
            lines.append(f"Not shown: {words} that {verb} about.")
        return lines

    def _draw_body(self, y: float, height: float) -> int:
        """Draw the groups; return how many figures of the plots have no words."""
        scale = scale_of(event.date for event in self.found.valid)
        axes = self.canvas.plot(PLOT, y, WIDTH - MARGIN - PLOT, height)
        axes.set_xlim(scale.begin, scale.end)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        bench = Bench(
            canvas=self.canvas,
            axes=axes,
            scale=scale,
            left=PLOT,
            right=WIDTH - MARGIN,
            top=y,
            superseded=self.found.superseded,
        )
        bench.mark()
        bench.write(y - 0.07, size=SMALL)
        bench.write(y + height + 0.14, size=SMALL)
        unwritten = 0
        at = y
        for number, group in enumerate(self.groups):
            if group.heading:
                at += GAP * 0.8
                if number:
                    bench.write(at + 0.18, size=SMALL)
                for line in group.heading:
                    at += 0.18
                    self.canvas.text(line, MARGIN, at, size=HEADING, weight="bold")
                at += GAP * 0.2
            for row in group.rows:
                unwritten += self._draw_row(row, at, bench)
                at += row.height
        return unwritten

    def _draw_row(self, row: _Row, y: float, bench: Bench) -> int:
        claim = row.claim
        faded = claim is not None and claim.id in self.found.superseded
        ink = self.theme.muted if faded else self.theme.ink
        style = {"size": TEXT, "color": ink}
        after = self._write(row.bold, y + LINE, LINE, weight="bold", **style)
        self._write(row.words, after, LINE, **style)
        if row.series is not None:
            words = {c.id: self._marks(c) for c in row.series.claims}
            if len(set(words.values())) == 1:
                words = {}
            return draw_plot(bench, row.series, y, row.height, marks=words, size=SMALL)
        if claim is not None:
            draw_bar(bench, claim, y + LINE * 0.7)
        return 0
