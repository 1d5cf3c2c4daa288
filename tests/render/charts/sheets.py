"""What a drawn chart holds: its words, and which of them run into each other."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

from matplotlib.backends.backend_agg import FigureCanvasAgg

from argmap.render.charts.canvas import Canvas

SVG = "{http://www.w3.org/2000/svg}"
SLACK = 0.5
"""Half a dot is no overlap: boxes hold the room of letters, too."""

Corners = list[tuple[float, float]]
Box = tuple[str, Corners]


def words(svg: bytes) -> str:
    """Return the lines of text of an SVG."""
    root = ET.fromstring(svg)  # noqa: S314 - our own picture
    return "\n".join("".join(t.itertext()) for t in root.iter(f"{SVG}text"))


def overlaps(canvas: Canvas) -> list[tuple[str, str]]:
    """Return the texts of a chart that run into each other, or off the sheet."""
    boxes = list(_boxes(canvas))
    sheet = canvas.figure.bbox
    found = [(one, other) for one, other in _near(boxes) if _meet(one[1], other[1])]
    pairs = [(one[0], other[0]) for one, other in found]
    return pairs + [
        (text, "the edge")
        for text, box in boxes
        if any(
            not (sheet.x0 <= x <= sheet.x1 and sheet.y0 <= y <= sheet.y1)
            for x, y in box
        )
    ]


def _near(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield the pairs whose boxes, set level, touch."""
    level = [
        (min(xs), max(xs), min(ys), max(ys), box)
        for box in boxes
        for xs, ys in [zip(*box[1], strict=True)]
    ]
    level.sort(key=lambda one: one[0])
    for at, (_, right, low, high, box) in enumerate(level):
        for left, _, bottom, top, other in level[at + 1 :]:
            if left > right:
                break
            if bottom <= high and low <= top:
                yield box, other


def extents(canvas: Canvas) -> Iterator[tuple[Any, Any]]:
    """Yield each text with the box around it, in dots from the bottom left corner."""
    agg: Any = FigureCanvasAgg(canvas.figure)
    renderer = agg.get_renderer()
    with warnings.catch_warnings():
        # Of letters that the font has not: a box for each stands in.
        warnings.filterwarnings("ignore", "Glyph", UserWarning)
        for axes in (canvas.figure, *canvas.figure.axes):
            for text in axes.texts:
                angle = text.get_rotation()
                text.set_rotation(0)
                box = text.get_window_extent(renderer)
                text.set_rotation(angle)
                yield text, box


def _boxes(canvas: Canvas) -> Iterator[Box]:
    """Yield each text with the corners of its box, turned as it is."""
    for text, whole in extents(canvas):
        angle = math.radians(text.get_rotation())
        box = whole.padded(-SLACK / 2)
        corners = [
            (box.x0, box.y0),
            (box.x1, box.y0),
            (box.x1, box.y1),
            (box.x0, box.y1),
        ]
        place = text.get_transform().transform(text.get_position())
        yield text.get_text(), [_turned(one, place, angle) for one in corners]


def _turned(
    point: tuple[float, float], about: tuple[float, float], angle: float
) -> tuple[float, float]:
    x, y = point[0] - about[0], point[1] - about[1]
    return (
        about[0] + x * math.cos(angle) - y * math.sin(angle),
        about[1] + x * math.sin(angle) + y * math.cos(angle),
    )


def _meet(one: Corners, other: Corners) -> bool:
    """Whether two boxes overlap: no side of either parts them."""
    for corners in (one, other):
        for (x, y), (next_x, next_y) in pairwise(corners[:3]):
            across = (next_y - y, x - next_x)
            shadows = [
                [px * across[0] + py * across[1] for px, py in box]
                for box in (one, other)
            ]
            if max(shadows[0]) <= min(shadows[1]) or max(shadows[1]) <= min(shadows[0]):
                return False
    return True
