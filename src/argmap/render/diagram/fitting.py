"""Fitting: about how large a picture gets, and what goes onto a screen.

Graphviz alone knows how large a card is; these are estimates, good enough to choose
among ways to set out the same cards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model.claims import Claim
    from argmap.render.diagram.scenes import Scene

__all__ = [
    "BANNER_HEIGHT",
    "CARD_HEIGHT",
    "MOST_COLUMNS",
    "MOST_ON_A_SCREEN",
    "fit",
    "heights",
    "loose_columns",
    "may_fit",
    "stacked",
]

MOST_COLUMNS = 4
"""Of claims without links."""
MOST_ON_A_SCREEN = 80
"""Cards of one issue, beyond which it is set out without regard to a screen."""
SCREEN = 1.6
"""Width to height of what a reader looks at."""
COLUMN_WIDTH = 285
CARD_HEIGHT = 80
BANNER_HEIGHT = 60
HEAD_HEIGHT = 110
STUB_HEIGHT = 40
"""In points, about."""
TEXT_COLUMNS = 34
MOST_LINES = 9
ROOMY = 1.45
"""How much taller a column gets because its cards stand beside what they bear on."""


def fit(scene: Scene, ranks: dict[str, int]) -> tuple[float, float]:
    """Return about how wide a screen must be to show all, and how uneven it is.

    Parameters
    ----------
    scene : Scene
        What is shown.
    ranks : dict
        The rank of each card, by claim id.

    Returns
    -------
    tuple of float
        The smaller, the better. Unevenness counts only where the height decides:
        to push cards on makes lines longer.
    """
    columns = heights(scene, ranks)
    wide = (max(columns, default=0) // 2 + 1) * COLUMN_WIDTH
    high = ROOMY * max(columns.values(), default=0) + HEAD_HEIGHT
    if wide >= SCREEN * high:
        return wide, 0
    return SCREEN * high, sum(height**2 for height in columns.values())


def may_fit(scene: Scene) -> bool:
    """Return whether a picture is of one issue, and not too large in any case.

    What fits best is tried out card by card, which takes the time of their cube.

    Parameters
    ----------
    scene : Scene
        What is shown.

    Returns
    -------
    bool
        False for a picture of more than one issue.
    """
    shown = len(scene.claims) + len(scene.stubs)
    return not scene.view.is_boxed and shown <= MOST_ON_A_SCREEN


def loose_columns(scene: Scene) -> Iterable[int]:
    """Return in how many columns to try the claims without links.

    Parameters
    ----------
    scene : Scene
        What is shown.

    Returns
    -------
    iterable of int
        0 alone for as many as there are columns in the issue anyway.
    """
    if scene.view.is_boxed:
        return (0,)
    ends = {end for link in scene.links for end in (*link.premises, link.target)}
    loose = sum(claim.id not in ends for claim in scene.claims)
    return range(1, min(loose, MOST_COLUMNS) + 1) if loose > 1 else (0,)


def heights(scene: Scene, ranks: dict[str, int]) -> dict[int, int]:
    """Return about how many points of height the cards of each rank take.

    Parameters
    ----------
    scene : Scene
        What is shown.
    ranks : dict
        The rank of each card, by claim id.

    Returns
    -------
    dict
        By rank; empty where no card is shown.
    """
    found: dict[int, int] = {}
    for claim in scene.claims:
        rank = ranks[claim.id]
        found[rank] = found.get(rank, 0) + _height(claim)
    for claim in scene.stubs:
        rank = ranks[claim.id]
        found[rank] = found.get(rank, 0) + STUB_HEIGHT
    return found


def _height(claim: Claim) -> int:
    lines = -(-len(claim.text or "") // TEXT_COLUMNS) + bool(claim.title)
    return 45 + 13 * min(lines, MOST_LINES)


def stacked(sizes: list[tuple[int, int]], *, most: int) -> list[int]:
    """Return the ranks of each part from the left edge.

    The parts go into as many stacks as come closest to the shape of a screen.

    Parameters
    ----------
    sizes : list of tuple of int
        How many ranks and how many points of height each part takes.
    most : int
        The most stacks.

    Returns
    -------
    list of int
        One for each part.
    """
    best: tuple[float, list[int]] | None = None
    total = sum(height for _, height in sizes)
    for count in range(1, min(most, len(sizes)) + 1):
        stacks: list[int] = []
        filled = 0
        for _, height in sizes:
            stacks.append(min(int((filled + height / 2) * count / total), count - 1))
            filled += height
        wide, high = [0] * count, [0] * count
        for (ranks, height), at in zip(sizes, stacks, strict=True):
            wide[at] = max(wide[at], ranks)
            high[at] += height
        shape = sum(wide) / 2 * COLUMN_WIDTH / max(high)
        miss = max(shape / SCREEN, SCREEN / shape)
        if best is None or miss < best[0]:
            best = miss, [sum(wide[:at]) for at in stacks]
    return best[1] if best else []
