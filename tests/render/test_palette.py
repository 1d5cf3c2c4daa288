"""Colours as those see them who lack one kind of cone, computed.

The matrices are those of G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
physiologically-based model for simulation of color vision deficiency", IEEE
Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298, at full
severity; they act on linear RGB.
"""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.style import (
    ACTOR_COLOURS,
    LINES,
    THEMES,
    UNDERCUT,
    Theme,
    contrast,
    ink_on,
)

Triple = tuple[float, float, float]

EYES: dict[str, tuple[Triple, Triple, Triple]] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE: Triple = (0.95047, 1.0, 1.08883)
COLOURED = [theme for theme in THEMES.values() if not theme.is_plain]


def _linear(colour: str) -> Triple:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (_unbent(red), _unbent(green), _unbent(blue))


def _unbent(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    one, two, three = (
        sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix
    )
    return (one, two, three)


def _seen(colour: str, eyes: str) -> Triple:
    """Return a colour in CIELAB as these eyes see it."""
    linear = _times(EYES[eyes], _linear(colour))
    red, green, blue = (min(max(channel, 0.0), 1.0) for channel in linear)
    xyz = _times(TO_XYZ, (red, green, blue))
    x, y, z = (_bent(part / white) for part, white in zip(xyz, WHITE, strict=True))
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _bent(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116


def apart(one: str, other: str, eyes: str) -> float:
    """Return how far apart two colours are: 2.3 is just seen."""
    a, b = _seen(one, eyes), _seen(other, eyes)
    return math.dist(a, b)


def test_the_simulation_takes_red_for_green_and_leaves_greys() -> None:
    assert apart("#FF0000", "#00FF00", "all cones") > 150
    assert apart("#B35A00", "#6E7A00", "deuteranopia") < 12
    for eyes in EYES:
        assert apart("#808080", "#818181", eyes) < 1


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_support_attack_and_undercut_are_told_apart(theme: Theme, eyes: str) -> None:
    colours = (theme.supports, theme.attacks, theme.undercuts)
    for one, other in combinations(colours, 2):
        assert apart(one, other, eyes) > 20, (one, other)


@pytest.mark.parametrize("eyes", EYES)
def test_the_colours_of_the_actors_heard_most_are_told_apart(eyes: str) -> None:
    for one, other in combinations(ACTOR_COLOURS[:5], 2):
        assert apart(one, other, eyes) > 9, (one, other)
    for one, other in combinations(ACTOR_COLOURS, 2):
        assert apart(one, other, eyes) > 4, (one, other)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_the_fills_of_cards_are_told_apart(theme: Theme, eyes: str) -> None:
    fills = (theme.card, theme.thesis, theme.evidence, theme.rebutted)
    for one, other in combinations(fills, 2):
        assert apart(one, other, eyes) > 4, (one, other)


def test_without_colours_every_kind_of_line_has_one_look_of_its_own() -> None:
    theme = THEMES["print"]
    assert {theme.colour(line) for line in (*LINES.values(), UNDERCUT)} == {"#000000"}
    looks = {
        (line.style, line.head, line.tail, line.sign)
        for line in (*LINES.values(), UNDERCUT)
    }
    assert len(looks) == len(LINES) + 1


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_the_segments_of_a_bar_are_readable(theme: Theme) -> None:
    for fill in (theme.card, theme.chip, theme.rebutted):
        assert contrast(theme.ink, fill) >= 4.5
    for dark in (theme.ink, theme.muted):
        assert contrast(ink_on(dark), dark) >= 4.5
    assert contrast(theme.line, theme.group) >= 3


@given(st.integers(0, 0xFFFFFF))
def test_letters_are_readable_on_any_colour_of_a_users_own(colour: int) -> None:
    fill = f"#{colour:06X}"
    assert contrast(ink_on(fill), fill) >= 4.5
