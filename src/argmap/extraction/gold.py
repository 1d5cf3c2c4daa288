"""Gold standards and drafts: who says what in documents, as a file marks it.

A listing is rows of JSON with offsets; a map has its assertions' passages. Both become
`MarkedDocument` records, which `evaluate` compares document by document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import FormatError
from argmap.extraction.drafting import NOBODY
from argmap.extraction.records import Span, Spans
from argmap.findings import Finding
from argmap.model.assertions import Stance
from argmap.model.messages import shown

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.sources import Source

__all__ = [
    "MarkedAttribution",
    "MarkedDocument",
    "documents_of_listing",
    "documents_of_map",
]

WRITTEN = re.compile(r"(\d{1,18})-(\d{1,18})", re.ASCII)


@attrs.frozen(kw_only=True)
class MarkedAttribution:
    """An attribution as a file marks it.

    Parameters
    ----------
    contents : tuple of (int, int)
        Where the content stands.
    source : (int, int), optional
        Where the speaker is named; None also where the file does not tell.
    speaker : str
        Who speaks; "" for nobody.
    optional : bool
        Whether it counts neither for nor against a proposal.
    own_voice : bool
        Whether it is the publisher's own sentence.
    """

    contents: Spans
    source: Span | None = None
    speaker: str = ""
    optional: bool = False
    own_voice: bool = False


@attrs.frozen(kw_only=True)
class MarkedDocument:
    """A document, and who says what in it.

    Parameters
    ----------
    id : str
        What its file calls it; "" where a listing does not name it.
    title : str
        Its title, or "".
    sha256 : str, optional
        The digest of its text.
    attributions : tuple of MarkedAttribution
        In the order of the file.
    """

    id: str
    title: str = ""
    sha256: str | None = None
    attributions: tuple[MarkedAttribution, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """What it goes by: its id and its title."""
        return frozenset(name for name in (self.id, self.title) if name)


def documents_of_listing(
    rows: Iterable[tuple[str, Any]], *, named: bool = False
) -> tuple[MarkedDocument, ...]:
    """Return what a listing marks, document by document.

    A row is an object with ``contents`` (or ``content``), a list of spans, each
    ``[12, 80]`` or ``"12-80"``. It may have ``document`` (or ``doc``), a name; ``source``,
    a span or null; ``speaker``, a name or ""; ``optional`` and ``own_voice``. What else
    it has is left alone.

    Parameters
    ----------
    rows : iterable of (str, object)
        The place of each row, for messages, and its value.
    named : bool
        Whether each row must have a ``speaker``.

    Returns
    -------
    tuple of MarkedDocument
        In the order in which they first occur.

    Raises
    ------
    FormatError
        A row is no such object.

    Examples
    --------
    >>> row = {"doc": "herald", "content": [[13, 28]], "source": [0, 7]}
    >>> (herald,) = documents_of_listing([("gold.jsonl:1", row)])
    >>> herald.id, herald.attributions[0].contents
    ('herald', ((13, 28),))
    """
    held: dict[str, list[MarkedAttribution]] = {}
    for where, row in rows:
        if not isinstance(row, dict):
            raise _fault(where, f"is {shown(row)}", "write an object")
        name = _text(row, ("document", "doc"), where)
        if named and "speaker" not in row:
            remedy = "give the name, by which the speakers of a map are compared"
            raise _fault(where, "speaker: is missing", remedy)
        held.setdefault(name, []).append(_attribution(row, where))
    return tuple(
        MarkedDocument(id=name, attributions=tuple(marked))
        for name, marked in held.items()
    )


def documents_of_map(
    m: ArgumentMap, *, settled: bool = False
) -> tuple[MarkedDocument, ...]:
    """Return what the assertions of a map mark, one document for each source.

    Only assertions whose passage has a place count. A speaker is the name of the
    actor; one that a document reports without naming a speaker has none. What the
    publisher of the document says itself is its own voice.

    Parameters
    ----------
    m : ArgumentMap
        A draft, reviewed or not, or a map that somebody made.
    settled : bool
        Whether what is still proposed is optional: nobody has decided on it.

    Returns
    -------
    tuple of MarkedDocument
        In the order of the sources, those without assertions too.
    """
    held: dict[str, list[MarkedAttribution]] = {key: [] for key in m.sources}
    for one in m.assertions.values():
        if one.passage is None or not one.passage.spans:
            continue
        held[one.passage.source].append(
            MarkedAttribution(
                contents=tuple(sorted(one.passage.spans)),
                speaker=_speaker(one, m),
                optional=settled and one.proposed,
                own_voice=_is_publishers(one, m, m.sources[one.passage.source]),
            )
        )
    return tuple(
        MarkedDocument(
            id=one.id,
            title=one.title,
            sha256=one.sha256,
            attributions=tuple(held[one.id]),
        )
        for one in m.sources.values()
    )


def _speaker(one: Assertion, m: ArgumentMap) -> str:
    return "" if one.stance is Stance.REPORTS else m.actors[one.actor].name


def _is_publishers(one: Assertion, m: ArgumentMap, source: Source) -> bool:
    if one.stance is Stance.REPORTS or one.via:
        return False
    publisher = source.publisher or NOBODY
    return publisher in (one.actor, m.actors[one.actor].name)


def _attribution(row: Mapping[str, Any], where: str) -> MarkedAttribution:
    spans = row.get("contents", row.get("content"))
    if not isinstance(spans, list) or not spans:
        raise _fault(where, f"content: is {shown(spans)}", "write [[12, 80]]")
    source = row.get("source")
    return MarkedAttribution(
        contents=tuple(sorted(_span(one, "content", where) for one in spans)),
        source=None if source is None else _span(source, "source", where),
        speaker=_text(row, ("speaker",), where),
        optional=_flag(row, "optional", where),
        own_voice=_flag(row, "own_voice", where),
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
        raise _fault(where, f"{field}: {shown(value)} is no span", "write [12, 80]")
    return pair[0], pair[1]


def _text(row: Mapping[str, Any], keys: tuple[str, ...], where: str) -> str:
    """Return the text under the first of the keys that a row has, "" for null."""
    key = next((key for key in keys if key in row), keys[0])
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise _fault(where, f"{key}: is {shown(value)}", "write a name in quotes")
    return value or ""


def _flag(row: Mapping[str, Any], key: str, where: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise _fault(where, f"{key}: is {shown(value)}", "write true or false")
    return value


def _fault(where: str, message: str, remedy: str) -> FormatError:
    finding = Finding(
        code="invalid-gold-standard", where=where, message=message, remedy=remedy
    )
    return FormatError(findings=(finding,))
