"""A map as DOT text, through pydot: pure text, no drawing engine needed.

Node names are generated, and every value is quoted here (see `markup`): no text of a
map can become DOT, markup or a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.errors import DrawingError
from argmap.render.diagram.captions import caption, title
from argmap.render.diagram.overview import overviewed
from argmap.render.diagram.plan import planned
from argmap.render.diagram.poster import laid_out
from argmap.render.diagram.scenes import staged
from argmap.render.style import theme_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.analysis.acceptability import Assessment
    from argmap.model.argument_map import ArgumentMap
    from argmap.render.diagram.viewing import View

__all__ = ["MOST_NODES", "Diagram", "diagram", "to_dot"]

MOST_NODES = 1_500
"""Above this a picture is a poster that takes Graphviz minutes."""


def to_dot(
    m: ArgumentMap,
    *,
    view: View | None = None,
    theme: str = "light",
    force: bool = False,
) -> str:
    """Return the map as a diagram in the DOT language.

    The theses stand on the left and reasons to the right of what they bear on; claims
    are grouped by issue. Every node has an id (``claim-`` and the claim's id), a class
    (kind, status) and a tooltip with the whole text and its sources; every link has a
    tooltip.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    view : View, optional
        The part to show, and the rule; the whole map by default.
    theme : str
        ``light``, ``dark`` or ``print``, which tells nothing by colour.
    force : bool
        Whether to accept more than `MOST_NODES` nodes.

    Returns
    -------
    str
        One digraph; the same for the same map, view and theme.

    Raises
    ------
    DrawingError
        The picture would hold too many nodes.
    QueryError
        There is no such theme.
    UnknownIdError
        The view names an issue, claim, actor or tag that the map does not have, or a
        claim that had not been made by its date.

    Examples
    --------
    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap("Rent caps")
    >>> caps = m.claim("Rent caps cut supply.", id="caps")
    >>> 'id="claim-caps"' in to_dot(m)
    True
    """
    return diagram(m, view=view, theme=theme, force=force).dot


@attrs.frozen(kw_only=True)
class Diagram:
    """A picture before it is drawn.

    Parameters
    ----------
    dot : str
        In the DOT language.
    title, caption : str
        What it is of and what it shows, for those who cannot see it.
    """

    dot: str
    title: str
    caption: str


def diagram(
    m: ArgumentMap,
    *,
    view: View | None = None,
    theme: str = "light",
    force: bool = False,
    addresses: Mapping[str, str] | None = None,
    assessment: Assessment | None = None,
) -> Diagram:
    """Return a view of a map as a diagram that can be drawn.

    Parameters
    ----------
    m, view, theme, force
        As in `to_dot`, which see for the errors.
    addresses : mapping, optional
        By issue id, where its own picture is: what stands for the issue, or for a
        claim of it, in this picture links there.
    assessment : Assessment, optional
        The statuses under the view's rule, where they are known.

    Returns
    -------
    Diagram
        The same for the same map, view and theme.
    """
    colours = theme_named(theme)
    if view is not None and view.overview:
        overview = overviewed(m, view, assessment=assessment)
        _check_size(len(overview.boxes), force=force)
        dot = planned(overview, colours, addresses=addresses)
        return Diagram(dot=dot, title=title(overview), caption=caption(overview))
    scene = staged(m, view, assessment=assessment)
    size = sum(map(len, (scene.claims, scene.stubs, scene.rests, scene.points)))
    _check_size(size, force=force)
    dot = laid_out(scene, colours, addresses=addresses)
    return Diagram(dot=dot, title=title(scene), caption=caption(scene))


def _check_size(nodes: int, *, force: bool) -> None:
    if nodes > MOST_NODES and not force:
        raise DrawingError(
            f"the picture would hold {nodes:,} nodes, more than {MOST_NODES:,}; draw "
            "an overview, one issue, or a focus with a small radius, or insist with "
            "force"
        )
