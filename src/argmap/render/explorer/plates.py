"""Plates: a picture drawn in a light and a dark theme, as one SVG for a page.

Graphviz repeats fonts and colours at every stroke. Here each combination becomes a
class of the page's style sheet, with its colours in both themes, which makes the
picture a third as long and lets it follow the reader's system.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

import attrs

from argmap.errors import DrawingError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Palette", "Plate", "plate"]

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = ("path", "polygon", "polyline", "ellipse", "text")
GEOMETRY = {"path": ("d",), "ellipse": ("cx", "cy", "rx", "ry"), "text": ("x", "y")}
PRESENTATION = (
    *("fill", "stroke", "stroke-width", "stroke-dasharray"),
    *("font-family", "font-size", "font-weight", "font-style", "text-decoration"),
)
# Thirteen points: four sides and four corners, from the top on the right.
ROUNDED = re.compile(r"M[-\d.]+,[-\d.]+C(?:[-\d.]+,[-\d.]+ ?){24}")
CORNER = 6
APART = str.maketrans("MC,", "   ")
NUMBER = re.compile(r"-?\d+\.\d+")
PARTS = re.compile(r"(claim|link|issue|point|premise-\d+)-(.+)", re.DOTALL)
OWN = re.compile(r"[\w-]+( [\w-]+)*")

Look = tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Plate:
    """One picture of the page.

    Parameters
    ----------
    key, title : str
        What links and the reader call it.
    svg : str
        One element, for a page in HTML.
    width, height : float
        Of its view box, in points.
    """

    key: str
    title: str
    svg: str
    width: float
    height: float


class Palette:
    """The looks that the plates of one page share, each a class."""

    def __init__(self) -> None:
        self.classes: dict[tuple[Look, Look], str] = {}

    def name(self, light: Look, dark: Look) -> str:
        """Return the class of a look in both themes; "" for none at all.

        Parameters
        ----------
        light, dark : tuple
            Properties and values, in the order of `PRESENTATION`.

        Returns
        -------
        str
            The same for the same look.
        """
        if not light and not dark:
            return ""
        return self.classes.setdefault((light, dark), f"p{len(self.classes)}")

    def rules(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the rules of style of every look: as in light, and what dark changes.

        Returns
        -------
        tuple of two tuples of str
            One rule each; the second has only the properties that differ.
        """
        plain, dark = [], []
        for (one, other), name in self.classes.items():
            plain.append(f".{name}{{{_declared(one)}}}")
            changed = tuple(sorted(set(other) - set(one)))
            if changed:
                dark.append(f".{name}{{{_declared(changed)}}}")
        return tuple(plain), tuple(dark)


def plate(
    key: str, title: str, *, light: bytes, dark: bytes, palette: Palette
) -> Plate:
    """Return two drawings of one picture as one SVG.

    Ids become data, for the page holds several pictures of one claim; tooltips go, for
    the page tells what they tell; and what a reader can choose takes the keyboard.

    Parameters
    ----------
    key, title : str
        Of the plate.
    light, dark : bytes
        The picture in both themes, as the drawing engine wrote it and as it was found
        to be passive.
    palette : Palette
        Takes up the looks.

    Returns
    -------
    Plate
        The same for the same drawings.

    Raises
    ------
    DrawingError
        The two are not of one picture.
    """
    from xml.etree.ElementTree import fromstring

    one, other = (fromstring(svg) for svg in (light, dark))  # noqa: S314 - ours
    box = [float(number) for number in one.attrib["viewBox"].split()]
    writer = _Writer(palette)
    inner = "".join(writer.pairs(one, other))
    head = (
        f'<svg class="plate" data-plate="{escape(key)}" xml:space="preserve" '
        f'viewBox="{one.attrib["viewBox"]}" role="group" aria-label="{escape(title)}">'
    )
    return Plate(
        key=key, title=title, svg=f"{head}{inner}</svg>", width=box[2], height=box[3]
    )


@attrs.frozen
class _Writer:
    """Writes the elements of two drawings as one."""

    palette: Palette

    def pairs(self, one: Element, other: Element) -> Iterable[str]:
        if len(one) != len(other):
            raise DrawingError(
                "the picture differs between themes in more than colours"
            )
        for light, dark in zip(one, other, strict=True):
            name = light.tag.removeprefix(SVG)
            if name == "g":
                yield from self._group(light, dark)
            elif name == "a":
                yield from self.pairs(light, dark)
            elif name in SHAPES:
                yield self._shape(name, light, dark)

    def _group(self, light: Element, dark: Element) -> Iterable[str]:
        words = light.get("class", "")
        found = PARTS.fullmatch(light.get("id", ""))
        transform = light.get("transform")
        marks = f' transform="{escape(transform)}"' if transform else ""
        inner = "".join(self.pairs(light, dark))
        if words and OWN.fullmatch(words):
            marks += f' class="{words}"'
            if found:
                marks += f' data-{_kind(found[1])}="{escape(found[2])}"'
        if marks:
            yield f"<g{marks}>{inner}</g>"
        else:
            yield inner

    def _shape(self, name: str, light: Element, dark: Element) -> str:
        looks = (_look(one) for one in (light, dark))
        shown = self.palette.name(*looks)
        marks = f' class="{shown}"' if shown else ""
        box = ROUNDED.fullmatch(light.get("d", ""))
        if box:
            return f"<rect{marks}{_rounded(box)}/>"
        short = _tenths if name == "text" else _whole
        for key in GEOMETRY.get(name, ("points",)):
            marks += f' {key}="{NUMBER.sub(short, light.get(key, ""))}"'
        if name == "text":
            return f"<text{marks}>{escape(light.text or '', quote=False)}</text>"
        return f"<{name}{marks}/>"


def _look(element: Element) -> Look:
    return tuple(
        (key, value)
        for key in PRESENTATION
        if (value := element.get(key)) is not None
        and (key, value) != ("stroke", "none")
    )


def _declared(look: Look) -> str:
    return ";".join(f"{key}:{_value(key, value)}" for key, value in look)


def _value(key: str, value: str) -> str:
    """Return a value as style sheets have it: a size has a unit there."""
    return f"{value}px" if key == "font-size" else value


def _kind(prefix: str) -> str:
    return {"point": "link"}.get(prefix, "link" if "premise" in prefix else prefix)


def _rounded(box: re.Match[str]) -> str:
    """Return the geometry of a box with round corners, which Graphviz writes as a path."""
    numbers = [float(number) for number in box[0].translate(APART).split()]
    across, down = numbers[::2], numbers[1::2]
    left, top = min(across), min(down)
    wide, high = max(across) - left, max(down) - top
    return (
        f' x="{left:.0f}" y="{top:.0f}" width="{wide:.0f}" height="{high:.0f}" '
        f'rx="{CORNER}"'
    )


def _tenths(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")


def _whole(number: re.Match[str]) -> str:
    return f"{float(number[0]):.0f}"
