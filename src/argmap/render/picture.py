"""A map as a picture: an SVG in memory, or a file whose suffix says what it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import UnknownFormatError
from argmap.formats.files import write_bytes
from argmap.model import identifiers
from argmap.render.dot import to_dot
from argmap.render.drawing import FORMATS as DRAWN
from argmap.render.drawing import draw_dot

if TYPE_CHECKING:
    import os

    from argmap.model.argument_map import ArgumentMap
    from argmap.render.diagram.viewing import View

__all__ = ["FORMATS", "draw", "to_svg"]

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
        ``light`` or ``dark``.
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
        There is no such theme, or the view asks for what is not drawn yet.
    UnknownIdError
        The view names an issue or actor that the map does not have.

    Examples
    --------
    >>> from argmap import ArgumentMap
    >>> to_svg(ArgumentMap("Rent caps")).rstrip().endswith("</svg>")
    True
    """
    dot = to_dot(m, view=view, theme=theme, force=force)
    return draw_dot(dot, "svg", timeout=_timeout(force=force)).decode()


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
        ``light`` or ``dark``.
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
        There is no such theme, or the view asks for what is not drawn yet.
    UnknownIdError
        The view names an issue or actor that the map does not have.
    """
    place = Path(path)
    name = _format(place, format)
    dot = to_dot(m, view=view, theme=theme, force=force)
    if name == "dot":
        data = dot.encode()
    else:
        data = draw_dot(dot, name, timeout=_timeout(force=force))
    write_bytes(place, data)
    return place


def _timeout(*, force: bool) -> float:
    return LONG_TIMEOUT if force else TIMEOUT


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
