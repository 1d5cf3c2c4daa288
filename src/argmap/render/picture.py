"""A map as a picture: an SVG in memory, or a file whose suffix says what it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import UnknownFormatError
from argmap.formats.files import write_bytes
from argmap.model import identifiers
from argmap.render.diagram.svg import described
from argmap.render.dot import Diagram, diagram
from argmap.render.drawing import FORMATS as DRAWN
from argmap.render.drawing import draw_many

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from argmap.model.argument_map import ArgumentMap
    from argmap.render.diagram.viewing import View

__all__ = ["FORMATS", "draw", "drawn", "to_svg"]

FORMATS = (*DRAWN, "dot")
TIMEOUT = 60.0
LONG_TIMEOUT = 1_800.0
"""Seconds; the second for a picture that somebody insists on."""


def to_svg(
    m: ArgumentMap,
    *,
    view: View | None = None,
    theme: str = "light",
    force: bool = False,
) -> str:
    """Return the map as an SVG diagram: one document, without anything that acts.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    view : View, optional
        The part to show, and the rule; the whole map by default.
    theme : str
        ``light``, ``dark`` or ``print``, which tells nothing by colour.
    force : bool
        Whether to draw a picture of very many claims, however long it takes.

    Returns
    -------
    str
        The same for the same map, view and theme.

    Raises
    ------
    DrawingError
        There are too many claims, no drawing engine, or the engine fails.
    QueryError
        There is no such theme.
    UnknownIdError
        The view names an issue, claim, actor or tag that the map does not have, or a
        claim that had not been made by its date.

    Examples
    --------
    >>> from argmap import ArgumentMap
    >>> to_svg(ArgumentMap("Rent caps")).rstrip().endswith("</svg>")
    True
    """
    made = diagram(m, view=view, theme=theme, force=force)
    return drawn([(made, "svg")], force=force)[0].decode()


def draw(
    m: ArgumentMap,
    path: str | os.PathLike[str],
    *,
    view: View | None = None,
    theme: str = "light",
    format: str | None = None,
    force: bool = False,
) -> Path:
    """Write a diagram of the map to a file, whole or not at all.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    path : str or path
        In an existing folder; a file of that name is replaced.
    view : View, optional
        The part to show, and the rule; the whole map by default.
    theme : str
        ``light``, ``dark`` or ``print``, which tells nothing by colour.
    format : str, optional
        One of `FORMATS`; by default the path's suffix says which.
    force : bool
        Whether to draw a picture of very many claims, however long it takes.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    UnknownFormatError
        There is no such format, or the suffix does not tell.
    FileError
        The path is a folder, its folder does not exist, or cannot be written to.
    DrawingError
        There are too many claims, no drawing engine, or the engine fails.
    QueryError
        There is no such theme.
    UnknownIdError
        The view names an issue, claim, actor or tag that the map does not have, or a
        claim that had not been made by its date.
    """
    place = Path(path)
    name = _format(place, format)
    made = diagram(m, view=view, theme=theme, force=force)
    if name == "dot":
        write_bytes(place, made.dot.encode())
    else:
        write_bytes(place, drawn([(made, name)], force=force)[0])
    return place


def drawn(jobs: Sequence[tuple[Diagram, str]], *, force: bool = False) -> list[bytes]:
    """Return the pictures of several diagrams, each SVG with its title and caption.

    Parameters
    ----------
    jobs : sequence of (Diagram, str)
        Diagrams, and a format of Graphviz's for each.
    force : bool
        Whether to wait however long it takes.

    Returns
    -------
    list of bytes
        In the order of the jobs.

    Raises
    ------
    DrawingError
        There is no drawing engine, or it fails.
    """
    pictures = draw_many(
        [(made.dot, name) for made, name in jobs],
        timeout=LONG_TIMEOUT if force else TIMEOUT,
    )
    return [
        described(picture, title=made.title, caption=made.caption)
        if name == "svg"
        else picture
        for (made, name), picture in zip(jobs, pictures, strict=True)
    ]


def _format(path: Path, given: str | None) -> str:
    if given is not None:
        name = given.lower().removeprefix(".")
        if name in FORMATS:
            return name
        raise UnknownFormatError(
            f"no picture format is called {given!r}; {_advice(name)}"
        )
    name = path.suffix.lower().removeprefix(".")
    if name in FORMATS:
        return name
    if not name:
        raise UnknownFormatError(
            f"{path}: the name does not say what to draw; give it a suffix: "
            f"{_suffixes()}"
        )
    raise UnknownFormatError(f"{path}: cannot draw {path.suffix!r}; {_advice(name)}")


def _advice(name: str) -> str:
    near = identifiers.nearest(name, FORMATS)
    return f"did you mean {near!r}?" if near else f"there are {_suffixes()}"


def _suffixes() -> str:
    return f"{', '.join(f'.{name}' for name in FORMATS[:-1])} and .{FORMATS[-1]}"
