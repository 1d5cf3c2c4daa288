"""Colours, shapes, glyphs and words of argmap's diagrams: one place for all of them.

Colour never says anything alone: each link has a sign and a kind of line, each status
a glyph and a word, each actor letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from argmap.analysis.acceptability import Status
from argmap.analysis.stances.tables import State
from argmap.errors import QueryError
from argmap.model import identifiers
from argmap.model.assertions import Stance
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ACTOR_COLOURS",
    "EVIDENCE_GLYPH",
    "FONT",
    "LINES",
    "MARKS",
    "SIGNS",
    "STATE_GLYPHS",
    "STATE_ROLES",
    "STATUS_GLYPHS",
    "STATUS_WORDS",
    "THEMES",
    "UNDERCUT",
    "WIDTHS",
    "Line",
    "Theme",
    "contrast",
    "ink_on",
    "mixed",
    "theme_named",
]

FONT: Final = "DejaVu Sans,Verdana,sans-serif"

ACTOR_COLOURS: Final = (
    *("#0072B2", "#E69F00", "#CC79A7", "#56B4E9", "#999933"),
    *("#882255", "#DDCC77", "#44AA99"),
)
"""For the actors heard most, in that order; beyond these the letters decide."""

MARKS: Final[Mapping[Stance, str]] = {
    Stance.ASSERTS: "✓",
    Stance.DENIES: "✗",
    Stance.DOUBTS: "?",
    Stance.REPORTS: "»",
}
"""What an actor does with a claim, beside its letters."""

STATE_GLYPHS: Final[Mapping[State, str]] = {
    State.SUPPORTS: "✓",
    State.OPPOSES: "✗",
    State.YES: "✓",
    State.NO: "✗",
    State.MIXED: "±",
    State.NEUTRAL: "?",
    State.SILENT: "·",
}
"""What an actor does on a claim or an issue, in a table of stances."""

STATE_ROLES: Final[Mapping[State, str]] = {
    State.SUPPORTS: "supports",
    State.OPPOSES: "attacks",
    State.YES: "supports",
    State.NO: "attacks",
    State.MIXED: "undercuts",
    State.NEUTRAL: "other",
    State.SILENT: "muted",
}
"""The theme's colour for each; a glyph always says the same."""

STATUS_GLYPHS: Final[Mapping[Status, str]] = {
    Status.UNCHALLENGED: "○",
    Status.DEFENDED: "◐",
    Status.CONTESTED: "⚡",
    Status.REBUTTED: "●",
}
STATUS_WORDS: Final[Mapping[Status, tuple[str, str]]] = {
    Status.UNCHALLENGED: ("unrebutted", "no reply recorded in this map"),
    Status.DEFENDED: ("defended", "each objection on record is answered"),
    Status.CONTESTED: ("contested", "objections on record, none settled"),
    Status.REBUTTED: (
        "rebutted",
        "objection on record, no reply recorded or none that stands",
    ),
}
"""The word on a card, and what the key says that it means."""

EVIDENCE_GLYPH: Final = "▤"


@attrs.frozen(kw_only=True)
class Line:
    """How one kind of link is drawn.

    Parameters
    ----------
    role : str
        The theme's colour of that name.
    style : str
        Graphviz's style: solid, dashed or dotted.
    head, tail : str
        Graphviz's arrow shapes at the target and at the premise.
    sign : str
        What stands beside the line; "" for none.
    glyph : str
        A drawing of the line for the key, in characters.
    words : str
        What the key calls it.
    """

    role: str
    style: str
    head: str
    tail: str = "none"
    sign: str = ""
    glyph: str
    words: str


LINES: Final[Mapping[RelationKind, Line]] = {
    RelationKind.SUPPORTS: Line(
        role="supports",
        style="solid",
        head="normal",
        sign="+",
        glyph="──▶",
        words="supports",
    ),
    RelationKind.ATTACKS: Line(
        role="attacks",
        style="dashed",
        head="tee",
        sign="−",
        glyph="╌╌┤",
        words="attacks",
    ),
    RelationKind.CONTRADICTS: Line(
        role="attacks",
        style="dashed",
        head="tee",
        tail="tee",
        sign="≠",
        glyph="├╌┤",
        words="contradict each other",
    ),
    RelationKind.SUPERSEDES: Line(
        role="other",
        style="solid",
        head="vee",
        sign="new",
        glyph="──▷",
        words="supersedes",
    ),
    RelationKind.QUALIFIES: Line(
        role="other",
        style="solid",
        head="odot",
        sign="qualifies",
        glyph="──○",
        words="qualifies",
    ),
    RelationKind.REPHRASES: Line(
        role="other",
        style="solid",
        head="none",
        sign="=",
        glyph="───",
        words="rephrases",
    ),
}
UNDERCUT: Final = Line(
    role="undercuts",
    style="dotted",
    head="odot",
    glyph="┈┈○",
    words="undercuts a link",
)
"""An attack on a link, which ends at a point on it."""

SIGNS: Final = frozenset(line.sign for line in LINES.values() if len(line.sign) == 1)
WIDTHS: Final = {"explicit": 2.0, "analyst": 0.9}
"""Line widths in points, by basis."""


@attrs.frozen(kw_only=True)
class Theme:
    """The colours of a diagram, each as ``#RRGGBB``.

    Parameters
    ----------
    name : str
        What a user calls the theme.
    paper, group : str
        The ground of the picture, and of the box around an issue's claims.
    card, thesis, evidence, rebutted : str
        Fills of cards.
    chip : str
        Fill of the chips of actors without a colour of their own.
    ink, muted : str
        Text, and text of less weight; both readable on every fill.
    line, group_line : str
        Borders of cards and of boxes.
    supports, attacks, undercuts, other : str
        Links and their signs.
    is_plain : bool
        Whether nothing is told by colour: actors have none, and rebutted claims
        have lines across their corners.
    """

    name: str
    paper: str
    group: str
    card: str
    thesis: str
    evidence: str
    rebutted: str
    chip: str
    ink: str
    muted: str
    line: str
    group_line: str
    supports: str
    attacks: str
    undercuts: str
    other: str
    is_plain: bool = False

    @property
    def fills(self) -> tuple[str, ...]:
        """Every ground that text stands on."""
        return (
            *(self.paper, self.group, self.card),
            *(self.thesis, self.evidence, self.rebutted, self.chip),
        )

    def colour(self, line: Line | State) -> str:
        """Return the colour of a kind of link, or of what an actor does.

        Parameters
        ----------
        line : Line or State
            One of `LINES`, or `UNDERCUT`, or a state.

        Returns
        -------
        str
            As ``#RRGGBB``.
        """
        role = STATE_ROLES[line] if isinstance(line, State) else line.role
        return str(getattr(self, role))


THEMES: Final[Mapping[str, Theme]] = {
    "light": Theme(
        name="light",
        paper="#FFFFFF",
        group="#F9FAFD",
        card="#FFFFFF",
        thesis="#FFEFA8",
        evidence="#F5EEDC",
        rebutted="#E6E6E6",
        chip="#D3DAE3",
        ink="#1B1B1B",
        muted="#555555",
        line="#858B94",
        group_line="#CBD3E0",
        supports="#00795A",
        attacks="#C44E00",
        undercuts="#6A3D9A",
        other="#5F6773",
    ),
    "dark": Theme(
        name="dark",
        paper="#15181C",
        group="#1B2026",
        card="#232931",
        thesis="#453B12",
        evidence="#362F20",
        rebutted="#3B4048",
        chip="#434B57",
        ink="#ECEFF3",
        muted="#B9C0CA",
        line="#7A828D",
        group_line="#3A434F",
        supports="#3DD6A5",
        attacks="#FF9354",
        undercuts="#C9A6FF",
        other="#A3ABB6",
    ),
    "print": Theme(
        name="print",
        paper="#FFFFFF",
        group="#FFFFFF",
        card="#FFFFFF",
        thesis="#FFFFFF",
        evidence="#FFFFFF",
        rebutted="#FFFFFF",
        chip="#FFFFFF",
        ink="#000000",
        muted="#333333",
        line="#000000",
        group_line="#777777",
        supports="#000000",
        attacks="#000000",
        undercuts="#000000",
        other="#000000",
        is_plain=True,
    ),
}


def theme_named(name: str) -> Theme:
    """Return a theme by its name.

    Parameters
    ----------
    name : str
        ``light``, ``dark`` or ``print``.

    Returns
    -------
    Theme
        One of `THEMES`.

    Raises
    ------
    QueryError
        There is no such theme.

    Examples
    --------
    >>> theme_named("dark").paper
    '#15181C'
    """
    found = THEMES.get(name)
    if found is None:
        near = identifiers.nearest(str(name), THEMES)
        hint = f"did you mean {near!r}?" if near else f"there are {', '.join(THEMES)}"
        raise QueryError(f"no theme is called {name!r}; {hint}")
    return found


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    Text needs at least 4.5, lines and shapes at least 3.

    Parameters
    ----------
    one, other : str
        Colours as ``#RRGGBB``.

    Returns
    -------
    float
        The same in either order.

    References
    ----------
    .. [1] W3C, "Web Content Accessibility Guidelines (WCAG) 2.1", success criterion
       1.4.3, https://www.w3.org/TR/WCAG21/#contrast-minimum

    Examples
    --------
    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(fill: str) -> str:
    """Return black or white, whichever is read better on a colour.

    Parameters
    ----------
    fill : str
        A colour as ``#RRGGBB``.

    Returns
    -------
    str
        ``#000000`` or ``#FFFFFF``; the better of the two has a contrast of at least
        4.58 on any colour.

    Examples
    --------
    >>> ink_on("#E69F00")
    '#000000'
    """
    return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, fill))


def mixed(one: str, other: str, *, share: float) -> str:
    """Return a colour between two.

    Parameters
    ----------
    one, other : str
        Colours as ``#RRGGBB``.
    share : float
        How much there is of the first, from 0 to 1.

    Returns
    -------
    str
        As ``#RRGGBB``.

    Examples
    --------
    >>> mixed("#000000", "#FFFFFF", share=0.25)
    '#BFBFBF'
    """
    channels = (
        round(
            share * int(one[at : at + 2], 16)
            + (1 - share) * int(other[at : at + 2], 16)
        )
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
