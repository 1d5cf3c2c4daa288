"""Gold standards: who says what in a document, as a person marked it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import attrs

from argmap.errors import FormatError
from argmap.extraction.records import Span, Spans
from argmap.findings import Finding

__all__ = ["GoldAttribution", "gold_attributions"]

WRITTEN = re.compile(r"(\d+)-(\d+)", re.ASCII)


@attrs.frozen(kw_only=True)
class GoldAttribution:
    """An attribution as a person marked it, or as a listing of a draft gives it.

    Parameters
    ----------
    contents : tuple of (int, int)
        Where the content stands.
    source : (int, int), optional
        Where the speaker is named.
    document : str, optional
        The document that it is of.
    optional : bool
        Whether it counts neither for nor against a proposal.
    own_voice : bool
        Whether it is the publisher's own sentence.
    """

    contents: Spans
    source: Span | None = None
    document: str | None = None
    optional: bool = False
    own_voice: bool = False


def gold_attributions(text: str, *, name: str = "") -> tuple[GoldAttribution, ...]:
    r"""Return the attributions of a file: a JSON array, or one JSON object a line.

    An object has ``content`` or ``contents``: a list of spans, each ``[12, 80]`` or
    ``"12-80"``; it may have ``source``, a span or null, ``doc``, ``optional`` and
    ``own_voice``. What else it has is left alone.

    Parameters
    ----------
    text : str
        The file's text.
    name : str
        What messages call it.

    Returns
    -------
    tuple of GoldAttribution
        In the order of the file.

    Raises
    ------
    FormatError
        The text is no such file.

    Examples
    --------
    >>> gold_attributions('{"content": [[4, 9]], "source": [0, 3]}')[0].source
    (0, 3)
    """
    rows = _rows(text, name)
    return tuple(
        _attribution(row, f"{name}:{number}" if name else f"{number}")
        for number, row in enumerate(rows, 1)
    )


def _rows(text: str, name: str) -> list[Any]:
    bare = text.lstrip()
    if bare.startswith("["):
        try:
            return list(json.loads(bare))
        except ValueError as error:
            raise _fault(name, f"is no JSON: {error}") from None
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                raise _fault(f"{name}:{number}", f"is no JSON: {error}") from None
    return rows


def _attribution(row: Any, where: str) -> GoldAttribution:
    if not isinstance(row, Mapping):
        raise _fault(where, f"is {row!r}", "write an object")
    spans = row.get("contents", row.get("content"))
    if not isinstance(spans, list) or not spans:
        raise _fault(where, f"content: is {spans!r}", "write [[12, 80]]")
    source = row.get("source")
    document = row.get("doc")
    return GoldAttribution(
        contents=tuple(sorted(_span(one, "content", where) for one in spans)),
        source=None if source is None else _span(source, "source", where),
        document=None if document is None else str(document),
        optional=bool(row.get("optional", False)),
        own_voice=bool(row.get("own_voice", False)),
    )


def _span(value: Any, field: str, where: str) -> Span:
    written = WRITTEN.fullmatch(value) if isinstance(value, str) else None
    pair = [int(part) for part in written.groups()] if written else value
    if (
        not isinstance(pair, list)
        or len(pair) != 2
        or any(type(part) is not int for part in pair)
        or not 0 <= pair[0] < pair[1]
    ):
        raise _fault(where, f"{field}: {value!r} is no span", "write [12, 80]")
    return pair[0], pair[1]


def _fault(where: str, message: str, remedy: str = "") -> FormatError:
    finding = Finding(
        code="invalid-gold-standard", where=where, message=message, remedy=remedy
    )
    return FormatError(findings=(finding,))
