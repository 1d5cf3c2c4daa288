"""Text to `ArgdownModel`: the notation, before any map is made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.errors import SyntaxFault
from argmap.formats.argdown.conflicts import note_conflicts
from argmap.formats.argdown.faults import Places, Report
from argmap.formats.argdown.interpretation import interpret
from argmap.formats.argdown.parser import parse_document
from argmap.formats.argdown.transformations import transform

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.formats.argdown.data import Json
    from argmap.formats.argdown.model import ArgdownModel

__all__ = ["parse"]

_OPENING = re.compile(r"\s*(===+)[ \t]*\n")


def parse(
    text: str,
    *,
    name: str = "",
    strict: bool = True,
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
    document = parse_document(text, report=report)
    if document.front_matter is None:
        _note_open_front_matter(text, report)
    model = interpret(document, report=report, settings=settings)
    transform(model, report=report)
    note_conflicts(model, report=report)
    errors = report.errors()
    if strict and errors:
        raise SyntaxFault(findings=errors, excerpt=report.excerpt())
    model.findings = report.findings()
    return model


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
