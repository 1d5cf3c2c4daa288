"""Mending: a map with its passages at the places where they stand now."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.relations import Relation
from argmap.model.sources import Source
from argmap.texts.checking import Check, Outcome, checked
from argmap.texts.folding import Folded
from argmap.texts.library import text_digest
from argmap.texts.verification import Citing, Verification

__all__ = ["Reread", "reanchor", "reread"]

# With these alone, a text may take the place of the one that a source pins.
SOUND = frozenset({Outcome.VERIFIED, Outcome.MOVED, Outcome.WHOLE_SOURCE})


def reanchor(m: ArgumentMap, found: Verification) -> ArgumentMap:
    """Return a map whose moved passages are where they were found.

    Only offsets change, and only those of passages whose outcome is ``moved``: what is
    lost, changed or ambiguous stays for a person to mend. A source whose text differs
    from the one that it pins gets the digest of the text at hand, if every passage of
    it stands in that text and no other text is named for it.

    Parameters
    ----------
    m : ArgumentMap
        A map; it stays as it is.
    found : Verification
        What `verify` said of this map.

    Returns
    -------
    ArgumentMap
        Equal to `m` where nothing has moved.

    Raises
    ------
    UnknownIdError
        The verification is of another map.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from argmap.texts.anchoring import anchored
    >>> from argmap.texts.verification import verify
    >>> m = ArgumentMap()
    >>> lee, study = m.actor("J. Lee", id="lee"), m.source("Rents", id="study")
    >>> passage = anchored("Caps cut supply.", [(0, 8)], source="study")
    >>> _ = m.assertion(m.claim("It fell.", id="fell"), actor=lee, passage=passage)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "study.txt").write_text("Rent Caps cut supply.")
    ...     now = reanchor(m, verify(m, texts=folder))
    >>> now.assertions["fell-lee"].passage.spans
    ((5, 13),)
    """
    mended = copy.copy(m)
    mended.replace(*map(_moved, _that_moved(found.checks)), *_pinned_anew(m, found))
    return mended


@attrs.frozen(kw_only=True)
class Reread:
    """What becomes of a source that has another text than before.

    Parameters
    ----------
    records : tuple of Assertion, Relation or Source
        The source, which pins the text, and what rests on passages that moved, each
        with its passage where that was found.
    counts : mapping
        How many passages of the source had each outcome.
    """

    records: tuple[Assertion | Relation | Source, ...]
    counts: Mapping[Outcome, int] = attrs.field(hash=False)

    @property
    def found(self) -> int:
        """How many passages stand in the text."""
        return sum(self.counts.get(one, 0) for one in SOUND)

    @property
    def missed(self) -> int:
        """How many do not, or not for sure."""
        return sum(self.counts.values()) - self.found


def reread(source: Source, citing: Iterable[Citing], text: str) -> Reread:
    """Return what becomes of a source that is read anew.

    Unlike `reanchor`, it pins the text where passages are lost, too: what is added
    from the text has its offsets. A passage that is lost keeps its digest, by which
    `verify` goes on to tell it.

    Parameters
    ----------
    source : Source
        As the map has it.
    citing : iterable of (Assertion or Relation, Passage)
        What gives passages of it, as `cited` does.
    text : str
        The whole text as it is now.

    Returns
    -------
    Reread
        The records that change.

    Examples
    --------
    >>> from argmap.texts.anchoring import anchored
    >>> from argmap.texts.verification import cited
    >>> m = ArgumentMap()
    >>> lee, study = m.actor("J. Lee", id="lee"), m.source("Rents", id="study")
    >>> passage = anchored("Caps cut supply.", [(0, 8)], source="study")
    >>> _ = m.assertion(m.claim("It fell.", id="fell"), actor=lee, passage=passage)
    >>> anew = reread(study, cited(m), "Rent Caps cut supply.")
    >>> [one.id for one in anew.records], anew.found, anew.missed
    (['study', 'fell-lee'], 1, 0)
    """
    whole = Folded(text)
    checks = [
        checked(record, passage, statement="", whole=whole)
        for record, passage in citing
    ]
    counts = Counter(check.outcome for check in checks)
    return Reread(
        records=(
            attrs.evolve(source, sha256=text_digest(text)),
            *map(_moved, _that_moved(checks)),
        ),
        counts=MappingProxyType(counts),
    )


def _that_moved(checks: Iterable[Check]) -> Iterator[Check]:
    return (check for check in checks if check.outcome is Outcome.MOVED)


def _moved(check: Check) -> Assertion | Relation:
    """Return the record of a check, with its passage where that was found."""
    return attrs.evolve(
        check.record, passage=attrs.evolve(check.passage, spans=check.found)
    )


def _pinned_anew(m: ArgumentMap, found: Verification) -> list[Source]:
    """Return the sources that may pin the text at hand, with its digest."""
    cited = {check.source for check in found.checks}
    unsound = {check.source for check in found.checks if check.outcome not in SOUND}
    doubtful = {f.ids[0] for f in found.findings if f.code == "several-texts"}
    return [
        attrs.evolve(source, sha256=found.digests[key])
        for key, source in m.sources.items()
        if key in cited - unsound - doubtful
        and source.sha256 is not None
        and found.digests.get(key) not in (None, source.sha256)
    ]
