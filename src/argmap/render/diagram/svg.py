"""What an SVG must be before argmap hands it on: whole, passive and readable.

The DOT is argmap's own and quotes every text in it; this is the second lock on the
same door. An SVG opened in a browser is a program as soon as it holds a script, an
event handler or a ``javascript:`` link, and Graphviz copies links as they are.
"""

from __future__ import annotations

import html
import re
from xml.parsers import expat

from argmap.errors import DrawingError
from argmap.render.diagram.markup import cleaned
from argmap.render.diagram.wrapping import shortened

__all__ = ["described", "finished_svg"]

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

ELEMENTS = frozenset(
    f"{SVG} {name}"
    for name in (
        *("svg", "g", "a", "title", "desc", "text", "tspan", "defs"),
        *("path", "polygon", "polyline", "ellipse", "circle", "rect", "line"),
        *("linearGradient", "radialGradient", "stop"),
    )
)
"""All that Graphviz writes for a graph without images, and nothing that acts."""

LINK = re.compile(r"https?://|mailto:|#|[\w%-]+\.svg(?:#|\Z)", re.IGNORECASE)
"""Where a picture may lead: to a page, a place in itself, or a picture beside it."""
ELSEWHERE = re.compile(r"url\(\s*(?!#)", re.IGNORECASE)
NAMED = re.compile(
    rb'<title>[^<]*</title>(\s*<g id="[^"]*"><a (?:xlink:href="[^"]*" )?xlink:title=")'
    rb"((?:[^\"&]|&(?!#10;|#xA;))*)"
)
"""Graphviz's name of a node or line, and the first line of its tooltip."""
LONGEST_NAME = 200
ROOT = re.compile(rb"<svg\b[^>]*>")
BARE_AMPERSAND = re.compile(rb"&(?!#[0-9]+;|#x[0-9a-fA-F]+;|(?:amp|lt|gt|quot|apos);)")
FONTS = re.compile(rb'font-family="([^"]*)"')
GENERIC_FONTS = frozenset({b"serif", b"sans-serif", b"monospace", b"cursive"})


def finished_svg(svg: bytes) -> bytes:
    """Return the SVG with a fallback font in every list of fonts.

    Titles, classes, ids and links are kept as Graphviz wrote them.

    Parameters
    ----------
    svg : bytes
        What Graphviz has drawn, in UTF-8.

    Returns
    -------
    bytes
        The same picture; a list of fonts that names no generic family ends with
        ``sans-serif``, and ampersands are escaped where an older Graphviz has not.

    Raises
    ------
    DrawingError
        If it is not well-formed XML, or holds anything that acts or loads: an
        element outside the drawing ones, an event handler, a style sheet, an
        entity, a link other than http, https, mailto, #fragment or a picture in the
        same folder.

    Examples
    --------
    >>> finished_svg(
    ...     b'<svg xmlns="http://www.w3.org/2000/svg">'
    ...     b'<text font-family="Verdana">a</text></svg>'
    ... )
    b'<svg xmlns="http://www.w3.org/2000/svg"><text font-family="Verdana,sans-serif">a</text></svg>'
    """
    # Graphviz 2.4x copies a link's ampersands as they are.
    whole = BARE_AMPERSAND.sub(b"&amp;", svg)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = _check_element
    parser.ProcessingInstructionHandler = _refuse_instruction
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(whole, True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        raise DrawingError(f"the SVG is not well-formed XML: {error}") from None
    return FONTS.sub(_with_fallback, whole)


def described(svg: bytes, *, title: str, caption: str) -> bytes:
    """Return the SVG with a title and a description, which screen readers tell.

    Cards, lines and boxes, which Graphviz names after its nodes, have the first line
    of their tooltip as a name.

    Parameters
    ----------
    svg : bytes
        A whole SVG.
    title, caption : str
        What it is of, and what it shows.

    Returns
    -------
    bytes
        The same picture.
    """
    root = ROOT.search(svg)
    if root is None:
        raise DrawingError("the SVG has no root element")
    told = "".join(
        f"\n<{name}>{html.escape(cleaned(text), quote=False)}</{name}>"
        for name, text in (("title", title), ("desc", caption))
    )
    begin, rest = svg[: root.end() - 1], svg[root.end() :]
    named = NAMED.sub(_named, rest)
    return b'%b role="graphics-document">%b%b' % (begin, told.encode(), named)


def _named(match: re.Match[bytes]) -> bytes:
    """Return a group's title, from its tooltip, and what follows it."""
    name = shortened(html.unescape(match[2].decode()), LONGEST_NAME)
    title = html.escape(name, quote=False).encode()
    return b"<title>%b</title>%b%b" % (title, match[1], match[2])


def _check_element(name: str, attributes: dict[str, str]) -> None:
    if name not in ELEMENTS:
        raise DrawingError(f"the SVG holds the element {_local(name)!r}; none may act")
    for key, value in attributes.items():
        attribute = _local(key)
        if attribute == "href" and not LINK.match(value):
            raise DrawingError(
                f"the SVG links to {value!r}; a link begins with http://, https://, "
                "mailto: or #, or names an SVG in the same folder"
            )
        if attribute.lower().startswith("on"):
            raise DrawingError(
                f"the SVG holds the event handler {attribute!r}; none may act"
            )
        if attribute != "title" and ELSEWHERE.search(value):
            raise DrawingError(
                f"the SVG loads {value!r}; it may only refer to parts of itself"
            )


def _refuse_instruction(target: str, data: str) -> None:
    raise DrawingError(
        f"the SVG holds the instruction {f'{target} {data}'!r}; none may act"
    )


def _refuse_entity(name: str, *_: object) -> None:
    raise DrawingError(f"the SVG declares the entity {name!r}; none may be declared")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _with_fallback(match: re.Match[bytes]) -> bytes:
    fonts = match[1].split(b",")
    if any(font.strip() in GENERIC_FONTS for font in fonts):
        return match[0]
    return b'font-family="%b,sans-serif"' % match[1]
