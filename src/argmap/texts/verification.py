"""Verification: whether every passage of a map stands in its source's text."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import attrs

from argmap.findings import Finding, Severity
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.messages import label
from argmap.model.relations import Relation
from argmap.model.sources import Passage, Source
from argmap.texts.anchoring import digest_of_words, shown
from argmap.texts.checking import Check, Outcome, checked, misfits
from argmap.texts.folding import Folded
from argmap.texts.library import Document, Library
from argmap.texts.pdf import locator, pages_at, pages_named

__all__ = ["Citing", "Verification", "cited", "verify"]

Citing = tuple[Assertion | Relation, Passage]
"""What gives a passage, and the passage."""

MOST_PLACES = 5

SEVERITIES = {
    Outcome.UNPINNED: Severity.WARNING,
    Outcome.WHOLE_SOURCE: Severity.NOTE,
    Outcome.MISDESCRIBED: Severity.ERROR,
    Outcome.MOVED: Severity.WARNING,
    Outcome.AMBIGUOUS: Severity.WARNING,
    Outcome.CHANGED: Severity.ERROR,
    Outcome.LOST: Severity.ERROR,
    Outcome.BEYOND_THE_TEXT: Severity.ERROR,
}


@attrs.frozen(kw_only=True)
class Verification:
    """What came of checking a map's passages against the texts.

    Parameters
    ----------
    checks : tuple of Check
        One for every passage: of the assertions, then of the relations, each in the
        order of the map.
    documents : mapping
        The path of the text that was taken for each source, by the source's id;
        None where none was found. All sources, in the order of the map.
    digests : mapping
        The sha256 of those texts, by the source's id; None where none was found.
    findings : tuple of Finding
        On the files of the folder, on the sources, on the passages, in this order.
    """

    checks: tuple[Check, ...]
    documents: Mapping[str, str | None] = attrs.field(hash=False)
    digests: Mapping[str, str | None] = attrs.field(hash=False)
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing worse than a note was found."""
        return all(f.severity is Severity.NOTE for f in self.findings)

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many passages had each outcome, in the order of the outcomes."""
        counted = Counter(check.outcome for check in self.checks)
        return {one: counted[one] for one in Outcome if counted[one]}


def verify(m: ArgumentMap, *, texts: str | os.PathLike[str] | Library) -> Verification:
    """Return what came of checking every passage of a map against the texts.

    Each source's text is found by its digest, else by name: a file called as the
    source's id. Every passage of an assertion or relation, proposed ones too, must
    stand inside it and have the digest, head, tail and quotation that the map gives;
    one that does not is looked for in the rest of the text.

    Parameters
    ----------
    m : ArgumentMap
        A map.
    texts : str, path or Library
        The folder of the texts. Nothing in it is run or changed.

    Returns
    -------
    Verification
        Without checks where the map has no passage.

    Raises
    ------
    FileError
        The folder is not there, or a text can no longer be read.

    References
    ----------
    .. [1] R. Sanderson, P. Ciccarese, B. Young (eds.), "Web Annotation Data Model",
       W3C Recommendation, 2017, https://www.w3.org/TR/annotation-model/#selectors

    Examples
    --------
    >>> import tempfile, pathlib
    >>> m = ArgumentMap()
    >>> lee = m.actor("J. Lee", id="lee")
    >>> study = m.source("Rents and supply", id="study")
    >>> _ = m.assertion(m.claim("Caps cut supply."), actor=lee, source=study, at=(0, 9))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "study.txt").write_text("Rent caps cut supply.")
    ...     found = verify(m, texts=folder)
    >>> found.checks[0].words, found.checks[0].outcome.value
    ('Rent caps', 'unpinned')
    """
    library = texts if isinstance(texts, Library) else Library(texts)
    given = list(cited(m))
    by_source: dict[str, list[int]] = {key: [] for key in m.sources}
    for index, (_, passage) in enumerate(given):
        by_source[passage.source].append(index)
    checks: dict[int, Check] = {}
    documents: dict[str, str | None] = {}
    digests: dict[str, str | None] = {}
    on_sources: list[Finding] = []
    on_passages: dict[int, list[Finding]] = {}
    # Source by source, so that only one text at a time is folded.
    for key, indices in by_source.items():
        source = m.sources[key]
        document = library.document(source)
        documents[key] = None if document is None else document.path
        digests[key] = None if document is None else document.sha256
        whole = Folded(library.text(document)) if document and indices else None
        for index in indices:
            record, passage = given[index]
            check = checks[index] = checked(
                record, passage, statement=_statement(m, record), whole=whole
            )
            found = _passage_finding(check, whole, pinned=_is(source, document))
            page = _page_finding(check, whole, document)
            on_passages[index] = [one for one in (found, page) if one is not None]
        passages = [given[index][1] for index in indices]
        on_sources += _source_findings(source, document, passages, library)
    return Verification(
        checks=tuple(checks[index] for index in range(len(given))),
        documents=MappingProxyType(documents),
        digests=MappingProxyType(digests),
        findings=(
            *library.findings,
            *on_sources,
            *_shared(documents, m.sources),
            *(one for index in sorted(on_passages) for one in on_passages[index]),
        ),
    )


def cited(m: ArgumentMap) -> Iterator[Citing]:
    """Yield each record that gives a passage, with it.

    Parameters
    ----------
    m : ArgumentMap
        A map.

    Yields
    ------
    (Assertion or Relation, Passage)
        The assertions, then the relations, each in the order of the map.
    """
    for assertion in m.assertions.values():
        if assertion.passage is not None:
            yield assertion, assertion.passage
    for relation in m.relations.values():
        if relation.passage is not None:
            yield relation, relation.passage


def _statement(m: ArgumentMap, record: Assertion | Relation) -> str:
    if isinstance(record, Assertion):
        return m.claims[record.claim].label
    premises = " and ".join(f'"{m.claims[one].label}"' for one in record.premises)
    target = (
        f"the link {record.target!r}"
        if m.is_undercut(record)
        else f'"{m.claims[record.target].label}"'
    )
    return f"{premises} {record.kind} {target}"


def _is(source: Source, document: Document | None) -> bool:
    """Whether the document is the very text that the source pins."""
    return document is not None and document.sha256 == source.sha256


def _source_findings(
    source: Source,
    document: Document | None,
    passages: list[Passage],
    library: Library,
) -> Iterator[Finding]:
    def finding(code: str, message: str, remedy: str, severity: Severity) -> Finding:
        return Finding(
            code=code,
            message=message,
            severity=severity if passages else Severity.NOTE,
            where=label(source),
            ids=(source.id,),
            remedy=remedy,
        )

    if document is None:
        what = f"no text named {source.id!r}"
        what += " or with its sha256" if source.sha256 else ", and it has no sha256"
        placed = any(one.spans or one.exact or one.digest for one in passages)
        yield finding(
            "text-not-found",
            f"{what}; passages not checked: {len(passages)}",
            f"put its text into {os.fspath(library.folder)!r}",
            Severity.ERROR if placed else Severity.WARNING,
        )
        return
    if source.sha256 is None:
        yield finding(
            "unpinned-source",
            f"has no sha256; {document.path!r} was taken for it by name",
            f"write sha256: {document.sha256}",
            Severity.WARNING,
        )
    elif not _is(source, document):
        yield finding(
            "text-differs",
            f"{document.path!r}, named for it, {_difference(source, document, library)}",
            "put the text that it pins beside it, or pin this one",
            Severity.WARNING,
        )
    named = library.named(source.id)
    if not _is(source, document) and len({one.sha256 for one in named}) > 1:
        several = ", ".join(repr(one.path) for one in named)
        yield finding(
            "several-texts",
            f"different texts are named for it: {several}; the first was taken",
            "keep one of them",
            Severity.WARNING,
        )


def _difference(source: Source, document: Document, library: Library) -> str:
    unix = library.text(document).replace("\r\n", "\n")
    if hashlib.sha256(unix.encode()).hexdigest() == source.sha256:
        return "differs from the text that it pins in its line ends"
    made = f", as {document.maker} makes it" if document.maker else ""
    return f"is another text than it pins: its sha256 is {document.sha256}{made}"


def _shared(
    documents: Mapping[str, str | None], sources: Mapping[str, Source]
) -> Iterator[Finding]:
    """Yield a finding for each text that is taken for a second source."""
    first: dict[str, str] = {}
    for key, path in documents.items():
        other = first.setdefault(path, key) if path else key
        if other != key:
            yield Finding(
                code="same-text",
                message=f"{path!r} is the text of source {other!r} too",
                severity=Severity.NOTE,
                where=label(sources[key]),
                ids=(key, other),
            )


def _passage_finding(
    check: Check, whole: Folded | None, *, pinned: bool
) -> Finding | None:
    severity = SEVERITIES.get(check.outcome)
    if severity is None or whole is None:
        return None
    if check.outcome is Outcome.UNPINNED and pinned:
        severity = Severity.NOTE  # the pinned text fixes the words
    message, remedy = _said(check, whole)
    return Finding(
        code=f"passage-{check.outcome}",
        message=message,
        severity=severity,
        where=label(check.record),
        ids=(check.id, check.source),
        remedy=remedy,
    )


def _page_finding(
    check: Check, whole: Folded | None, document: Document | None
) -> Finding | None:
    """Return the note on a locator that names other pages than the passage is on."""
    named = pages_named(check.passage.locator or "")
    if named is None or not check.found or whole is None or document is None:
        return None
    if not document.path.lower().endswith(".pdf"):
        return None
    pages = pages_at(whole.text, check.found[0][0], check.found[-1][1])
    if named == pages:
        return None
    return Finding(
        code="other-page",
        message=f"its locator is {check.passage.locator!r}, but its words stand on "
        f"{locator(pages)} of {check.source!r}, counted from its first",
        severity=Severity.NOTE,
        where=label(check.record),
        ids=(check.id, check.source),
        remedy=f"write locator: {locator(pages)}, or say which count is meant",
    )


def _said(check: Check, whole: Folded) -> tuple[str, str]:  # noqa: PLR0911 - one table
    """Return the message and the remedy for a passage."""
    source, outcome = repr(check.source), check.outcome
    at = f"at {shown(check.spans)} of {source}" if check.spans else f"in {source}"
    stands = "other words stand" if check.words else "nothing but white space stands"
    if outcome is Outcome.UNPINNED:
        digest = digest_of_words(check.words)
        return f"its words {at} are not fixed", f"write digest: {digest}"
    if outcome is Outcome.WHOLE_SOURCE:
        return f"its passage names no place {at}", "write at: start-end"
    if outcome is Outcome.MISDESCRIBED:
        wrong = misfits(check.passage, check.words)
        verb = "does" if len(wrong) == 1 else "do"
        message = f"its {' and '.join(wrong)} {verb} not fit its words {at}"
        return message, "write what stands there"
    if outcome is Outcome.MOVED:
        place = shown(check.found)
        return f"its passage is not {at} but at {place}", f"write at: {place}"
    if outcome is Outcome.AMBIGUOUS:
        return _places(check, at), "give its prefix or suffix"
    if outcome is Outcome.CHANGED:
        pin = "digest fixes" if check.passage.digest else "quotation says"
        return f"other words stand {at} than its {pin}", "read it and mend the map"
    if outcome is Outcome.BEYOND_THE_TEXT:
        end = f"which ends at {len(whole.text)}"
        return (
            f"{shown(check.spans)} reaches beyond the text of {source}, {end}",
            "read it and mend the map",
        )
    if not check.spans:
        return f"its words stand nowhere {at}", "read it and mend the map"
    return f"{stands} {at}, and its own nowhere", "read it and mend the map"


def _places(check: Check, at: str) -> str:
    if len(check.places) < 2:
        return f"its passage is no longer {at}, and its ends occur too often to try all"
    several = ", ".join(shown(place) for place in check.places[:MOST_PLACES])
    rest = len(check.places) - MOST_PLACES
    more = f" and {rest} more" if rest > 0 else ""
    if not check.spans:
        return f"its words stand at several places {at}: {several}{more}"
    return f"its passage is not {at} but may be at {several}{more}"
