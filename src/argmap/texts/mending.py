"""Mending: a map with its passages at the places where they stand now."""

from __future__ import annotations

import copy

import attrs

from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.relations import Relation
from argmap.model.sources import Passage, Source
from argmap.texts.checking import Outcome
from argmap.texts.verification import Verification

__all__ = ["reanchor"]

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
    records: list[Assertion | Relation | Source] = [
        attrs.evolve(check.record, passage=_moved(check.passage, check.found))
        for check in found.checks
        if check.outcome is Outcome.MOVED
    ]
    mended = copy.copy(m)
    mended.replace(*records, *_pinned_anew(m, found))
    return mended


def _moved(passage: Passage, place: tuple[tuple[int, int], ...]) -> Passage:
    return attrs.evolve(passage, spans=place)


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
