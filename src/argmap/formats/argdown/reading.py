"""Text to `ArgdownModel`: the notation, before any map is made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from argmap.errors import SyntaxFault
from argmap.findings import Severity
from argmap.formats.argdown.conflicts import note_conflicts
from argmap.formats.argdown.faults import Places, Report
from argmap.formats.argdown.interpretation import interpret
from argmap.formats.argdown.lexer import tokenize
from argmap.formats.argdown.parser import parse_document
from argmap.formats.argdown.sourcing.head import EMPTY_MAP
from argmap.formats.argdown.tokens import TRIVIA, Kind
from argmap.formats.argdown.transformations import transform

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from argmap.formats.argdown.data import Json
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.formats.argdown.syntax import Block, Document

__all__ = ["parse", "parse_file"]

# What a text without a block may hold.
_BLOCKLESS = TRIVIA | {Kind.FRONT_MATTER, Kind.NEWLINE, Kind.EMPTY_LINE}
_OPENING = re.compile(r"\s*(===+)[ \t]*(?:[\r\n]|\Z)")


def parse(
    text: str,
    *,
    name: str = "",
    strict: bool = True,
    without: Collection[int] = (),
    settings: Mapping[str, Json] | None = None,
) -> ArgdownModel:
    r"""Model of an Argdown text, as the reference parser makes it.

    Parameters
    ----------
    text : str
        The text.
    name : str
        The file's name, put before each place, or "".
    strict : bool
        Whether errors raise. If not, a block with an error is left out, and the
        model's findings name it.
    without : Collection of int
        The offsets of blocks, or of the front matter, that are left out as well.
    settings : Mapping or None
        Settings besides those of the front matter, e.g. ``{"model": {"mode":
        "strict"}}``.

    Returns
    -------
    ArgdownModel
        With the syntax tree and the findings.

    Raises
    ------
    SyntaxFault
        If `strict` and the text breaks the rules; it holds every error.

    References
    ----------
    Argdown, https://argdown.org; the reference is @argdown/core 2.0.1.

    Examples
    --------
    >>> model = parse("[Dam]: The dam is safe.\n  - [Crack]: There is a crack.\n")
    >>> [(r.type, r.source.title, r.target.title) for r in model.relations]
    [('attack', 'Crack', 'Dam')]
    """
    report = Report(name, Places(text))
    document = parse_document(text, report=report, settings=settings)
    if without:
        document = _lessened(document, without)
    elif document.front_matter is None:
        _note_open_front_matter(text, report)
    model = interpret(document, report=report, settings=settings)
    transform(model, report=report)
    note_conflicts(model, report=report)
    errors = report.errors()
    if strict and errors:
        raise SyntaxFault(findings=errors, excerpt=report.excerpt())
    model.findings = report.findings()
    return model


def parse_file(text: str, *, name: str = "") -> tuple[ArgdownModel, str]:
    """Model of a file's text, and the text that it was read from.

    A document needs a block besides its front matter, and a person begins with
    none: such a text is read with the heading of an empty map.

    Parameters
    ----------
    text : str
        The text.
    name : str
        The file's name, put before each place, or "".

    Returns
    -------
    tuple of ArgdownModel and str
        The text is the one given wherever it has a block.

    Raises
    ------
    SyntaxFault
        If the text breaks the rules; it holds every error.
    """
    try:
        return parse(text, name=name), text
    except SyntaxFault:
        if not all(token.kind in _BLOCKLESS for token in tokenize(text)):
            raise
        text = f"{text}\n\n# {EMPTY_MAP}\n"
        model = parse(text, name=name, strict=False)
        if any(f.severity is Severity.ERROR for f in model.findings):
            raise
        return model, text


def _lessened(document: Document, without: Collection[int]) -> Document:
    """Document without some blocks, and the structures of arguments among them."""
    front_matter = document.front_matter
    if front_matter and front_matter.start.offset in without:
        front_matter = None
    kept: dict[Block, None] = {}
    for block in document.blocks:
        argument = getattr(block, "argument", None)
        if block.start.offset in without or (argument and argument not in kept):
            continue
        kept[block] = None
    return attrs.evolve(document, front_matter=front_matter, blocks=tuple(kept))


def _note_open_front_matter(text: str, report: Report) -> None:
    """Warn where front matter seems to begin: the reference takes it for text."""
    opening = _OPENING.match(text)
    if opening is not None:
        report.warn(
            "front-matter-unclosed",
            "'===' opens front matter that is never closed, so all of it is text",
            place=report.places.at(opening.start(1)),
            remedy="close it with a line of '==='",
        )
