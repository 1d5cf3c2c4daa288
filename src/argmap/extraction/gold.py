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
from argmap.extraction.drafting import UNNAMED
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
    ``[12, 80]`` or ``"12-80"``. It may have ``document`` (or ``doc``), a name, and
    ``title``, another, such as that of its file; ``source``, a span or null; ``speaker``,
    a name or ""; ``optional`` and ``own_voice``. What else it has is left alone.

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
        Rows are no such objects; each fault is told.

    Examples
    --------
    >>> row = {"doc": "herald", "content": [[13, 28]], "source": [0, 7]}
    >>> (herald,) = documents_of_listing([("gold.jsonl:1", row)])
    >>> herald.id, herald.attributions[0].contents
    ('herald', ((13, 28),))
    """
    held: dict[str, list[MarkedAttribution]] = {}
    titles: dict[str, str] = {}
    findings: list[Finding] = []
    for where, value in rows:
        row = _Row(where=where, value=value)
        marked = row.attribution(named=named)
        title = row.text("title")
        name = row.text("document", "doc") or title
        titles[name] = titles.get(name) or title
        held.setdefault(name, []).append(marked)
        findings += row.findings
    if findings:
        raise FormatError(findings=findings)
    return tuple(
        MarkedDocument(id=name, title=titles[name], attributions=tuple(marked))
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
    if source.publisher is None:
        return m.actors[one.actor].name.startswith(UNNAMED)
    return source.publisher in (one.actor, m.actors[one.actor].name)


class _Row:
    """A row of a listing as it is read, and what is wrong with it.

    What is wrong reads as if it were not there, so that all faults are found.
    """

    def __init__(self, *, where: str, value: Any) -> None:
        self.where = where
        self.findings: list[Finding] = []
        self.row: Mapping[str, Any] = value if isinstance(value, dict) else {}
        self.is_object = isinstance(value, dict)
        if not self.is_object:
            self._fault(f"is {shown(value)}", "write an object")

    def attribution(self, *, named: bool) -> MarkedAttribution:
        if named and self.is_object and "speaker" not in self.row:
            remedy = "give the name, by which the speakers of a map are compared"
            self._fault("speaker: is missing", remedy)
        source = self.row.get("source")
        place = None if source is None else self._span("source", source)
        return MarkedAttribution(
            contents=self._contents(),
            source=place,
            speaker=self.text("speaker"),
            optional=self._flag("optional"),
            own_voice=self._flag("own_voice"),
        )

    def text(self, *keys: str) -> str:
        """Return the text under the first of the keys that a row has, "" for null."""
        key = self._key(*keys)
        value = self.row.get(key)
        if value is not None and not isinstance(value, str):
            self._fault(f"{key}: is {shown(value)}", "write a name in quotes")
            return ""
        return value or ""

    def _contents(self) -> Spans:
        key = self._key("contents", "content")
        spans = self.row.get(key)
        if isinstance(spans, list) and spans:
            placed = [self._span(key, one) for one in spans]
            return tuple(sorted(span for span in placed if span is not None))
        if self.is_object:
            told = f"is {shown(spans)}" if key in self.row else "is missing"
            self._fault(f"{key}: {told}", "write [[12, 80]]")
        return ()

    def _span(self, key: str, value: Any) -> Span | None:
        written = WRITTEN.fullmatch(value) if isinstance(value, str) else None
        pair = [int(part) for part in written.groups()] if written else value
        if (
            not isinstance(pair, list)
            or len(pair) != 2
            or any(type(part) is not int for part in pair)
            or not 0 <= pair[0] < pair[1]
        ):
            self._fault(f"{key}: {shown(value)} is no span", "write [12, 80]")
            return None
        return pair[0], pair[1]

    def _flag(self, key: str) -> bool:
        value = self.row.get(key, False)
        if not isinstance(value, bool):
            self._fault(f"{key}: is {shown(value)}", "write true or false")
            return False
        return value

    def _key(self, *keys: str) -> str:
        return next((key for key in keys if key in self.row), keys[0])

    def _fault(self, message: str, remedy: str) -> None:
        finding = Finding(
            code="invalid-gold-standard",
            where=self.where,
            message=message,
            remedy=remedy,
        )
        self.findings.append(finding)
