r"""Text made safe for DOT: cleaned, quoted, and put into HTML-like labels.

Every text of a map passes through `cleaned` and then through `quoted`, for attributes,
or `escaped`, for labels. pydot and Graphviz both rewrite strings: pydot leaves
backslashes as they are and takes ``<...>`` for markup, Graphviz expands ``\N`` and
decodes ``&amp;``.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "cell",
    "chip",
    "cleaned",
    "escaped",
    "filler",
    "gap",
    "html_label",
    "link",
    "quoted",
    "styled",
    "table",
]

LONGEST_VALUE = 12_000
"""Bytes of a quoted string: Graphviz's scanner stops at 16,384."""

_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_WHITE = re.compile(r"\s+")
_LINK = re.compile(r"https?://|mailto:|#", re.IGNORECASE)


def cleaned(text: str) -> str:
    """Return the text without what no picture can hold.

    Left out are control characters other than tab and line feed, lone surrogates, and
    the controls that turn the direction of the text around them.

    Parameters
    ----------
    text : str
        Any string.

    Returns
    -------
    str
        A string that may stand in XML once it is escaped.
    """
    return _UNFIT.sub("", text)


def quoted(text: str) -> str:
    r"""Return the text as a quoted DOT string that a tooltip shows as it is.

    Parameters
    ----------
    text : str
        Any string; a line feed stays one.

    Returns
    -------
    str
        In double quotes, at most `LONGEST_VALUE` bytes: what is longer is cut and
        ends with an ellipsis.

    Examples
    --------
    >>> print(quoted('say "so" \\N'))
    "say \"so\" \\\\N"
    """
    # Graphviz unescapes a tooltip twice: once for its lines, once for \N and the like.
    text = cleaned(text).replace("&", "&amp;").replace("\\", "\\\\\\\\")
    text = text.replace('"', '\\"').replace("\n", "\\n")
    if len(text) > LONGEST_VALUE // 4:
        text = _cut(text)
    return f'"{text}"'


def _cut(text: str) -> str:
    raw = text.encode()
    if len(raw) <= LONGEST_VALUE:
        return text
    kept = raw[:LONGEST_VALUE].decode(errors="ignore")
    # Half an escape would swallow what follows.
    kept = re.sub(r"(?:\\+|&[a-z]*)$", "", kept)
    return f"{kept}…"


def escaped(text: str) -> str:
    """Return the text for an HTML-like label, where it is text and nothing else.

    Parameters
    ----------
    text : str
        Any string.

    Returns
    -------
    str
        On one line.
    """
    # Graphviz expands \N and the like here too, though the manual does not say so.
    return html.escape(_WHITE.sub(" ", cleaned(text))).replace("\\", "\\\\")


def link(url: str | None) -> str | None:
    """Return the address where it is one that may become a link.

    Parameters
    ----------
    url : str or None
        What a map gives.

    Returns
    -------
    str or None
        With every character that is special in DOT, XML or a URL percent-encoded;
        None unless it begins with http://, https://, mailto: or #.

    Examples
    --------
    >>> link("javascript:alert(1)")
    >>> link('https://example.org/a"b')
    'https://example.org/a%22b'
    """
    if url is None or not _LINK.match(url):
        return None
    return quote(cleaned(url), safe="#/:?=%@[]!$'()*+,;~&-._")


def html_label(markup: str) -> str:
    """Return an HTML-like label as an attribute's value.

    Parameters
    ----------
    markup : str
        A table or styled text, made by the functions below.

    Returns
    -------
    str
        Between angle brackets.
    """
    return f"<{markup}>"


def styled(
    text: str,
    *,
    colour: str,
    size: float,
    bold: bool = False,
    struck: bool = False,
) -> str:
    """Return a text, escaped, in a colour and size.

    Parameters
    ----------
    text : str
        Any string; "" gives "", for Graphviz refuses empty marks.
    colour : str
        As ``#RRGGBB``.
    size : float
        In points.
    bold, struck : bool
        Whether it is bold, and whether it is struck through.

    Returns
    -------
    str
        Markup.
    """
    content = escaped(text)
    if not content:
        return ""
    if bold:
        content = f"<B>{content}</B>"
    if struck:
        content = f"<S>{content}</S>"
    return f'<FONT POINT-SIZE="{size:g}" COLOR="{colour}">{content}</FONT>'


def cell(content: str, attributes: str = "") -> str:
    """Return one cell of a table.

    Parameters
    ----------
    content : str
        Markup.
    attributes : str
        Graphviz's own, as markup: ``CELLPADDING="0"``.

    Returns
    -------
    str
        Markup.
    """
    placed = 'ALIGN="LEFT" BALIGN="LEFT"'
    return f"<TD {placed}{attributes and f' {attributes}'}>{content}</TD>"


def chip(
    letters: str,
    *,
    fill: str | None,
    ink: str,
    size: float,
    frame: str | None = None,
    border: int = 2,
) -> str:
    """Return a cell with an actor's letters on its colour.

    Parameters
    ----------
    letters : str
        A short text.
    fill : str or None
        As ``#RRGGBB``; None leaves the bare letters.
    ink : str
        The text's colour.
    size : float
        In points.
    frame : str or None
        The colour of a frame around the chip; None for no frame.
    border : int
        How thick the frame is, in points.

    Returns
    -------
    str
        Markup.
    """
    text = styled(f"\u2009{letters}\u2009", colour=ink, size=size)
    ground = f'BGCOLOR="{fill}" ' if fill else ""
    if frame is not None:
        shape = f'BORDER="{border}" COLOR="{frame}" CELLPADDING="{3 - border}"'
        return cell(text, f"{ground}{shape}")
    return cell(text, f'{ground}CELLPADDING="2"')


def filler() -> str:
    """Return an empty cell that takes up the room which a row has to spare.

    Graphviz shares spare room out evenly among a table's columns: without it, chips
    are stretched to the width of the card.

    Returns
    -------
    str
        Markup.
    """
    return '<TD COLSPAN="400"></TD>'


def gap(points: int) -> str:
    """Return an empty cell of a width.

    Parameters
    ----------
    points : int
        The width.

    Returns
    -------
    str
        Markup.
    """
    return f'<TD WIDTH="{points}"></TD>'


def table(rows: Iterable[str], *, padding: int = 0) -> str:
    """Return a table without borders, its content to the left.

    Parameters
    ----------
    rows : iterable of str
        The cells of each row, as markup.
    padding : int
        Points around the content of each cell.

    Returns
    -------
    str
        Markup.
    """
    body = "".join(f"<TR>{row}</TR>" for row in rows)
    return (
        '<TABLE ALIGN="LEFT" BORDER="0" CELLBORDER="0" CELLSPACING="0" '
        f'CELLPADDING="{padding}">{body}</TABLE>'
    )
