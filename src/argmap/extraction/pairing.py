"""Pairing: which document of a draft is which one of a gold standard.

Documents are never mixed: what is found in one counts only against what is wanted of
the same. Those that one side lacks are told, for the caller to report.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

import attrs

from argmap.errors import QueryError
from argmap.extraction.gold import MarkedDocument
from argmap.findings import Finding
from argmap.model.identifiers import nearest
from argmap.model.messages import named, shown
from argmap.texts.folding import fold

__all__ = ["Pairing", "chosen", "paired"]

Pair = tuple[MarkedDocument, MarkedDocument]


@attrs.frozen(kw_only=True)
class Pairing:
    """The documents of two files, side by side.

    Parameters
    ----------
    pairs : tuple of (MarkedDocument, MarkedDocument)
        Each document of the draft with that of the gold standard, in its order.
    only_draft, only_gold : tuple of MarkedDocument
        Those that the other side lacks, and in which something is marked.
    """

    pairs: tuple[Pair, ...]
    only_draft: tuple[MarkedDocument, ...]
    only_gold: tuple[MarkedDocument, ...]


def paired(draft: Sequence[MarkedDocument], gold: Sequence[MarkedDocument]) -> Pairing:
    """Return which document of a draft is which one of a gold standard.

    Two documents are the same if they have one digest; else one id; else if the id or
    the title of one is that of the other, capitals aside, or its last part after a
    slash: the name of a file. Where both sides have a
    single document, and one does not name it, they are the same.

    Parameters
    ----------
    draft, gold : sequence of MarkedDocument
        Both sides.

    Returns
    -------
    Pairing
        Each document is in at most one pair.

    Raises
    ------
    QueryError
        Two documents of one id or title have different digests: their offsets cannot
        be compared.
    """
    found = dict(_matches(draft, gold))
    pairs = [(draft[found[n]], theirs) for n, theirs in enumerate(gold) if n in found]
    for mine, theirs in pairs:
        if mine.sha256 and theirs.sha256 and mine.sha256 != theirs.sha256:
            raise _refused(
                "another-text",
                f"the two sides have different texts of {shown(mine.id)}",
                "draft it anew from the text of the gold standard",
            )
    taken = set(found.values())
    return Pairing(
        pairs=tuple(pairs),
        only_draft=_alone(draft, taken),
        only_gold=_alone(gold, found),
    )


def chosen(
    draft: Sequence[MarkedDocument], gold: Sequence[MarkedDocument], *, name: str
) -> tuple[Sequence[MarkedDocument], Sequence[MarkedDocument]]:
    """Return what both sides have of one document.

    Parameters
    ----------
    draft, gold : sequence of MarkedDocument
        Both sides; one that names no document has but that one.
    name : str
        The id or the title of the document, capitals aside.

    Returns
    -------
    draft, gold : sequence of MarkedDocument
        Each may be empty, but not both.

    Raises
    ------
    QueryError
        Neither side has such a document; the nearest is told, else which there are.
    """
    known = [
        name
        for side in (draft, gold)
        for held in side
        for name in (held.id, held.title)
        if name
    ]
    if not any(_folded(one) == _folded(name) for one in known):
        near = nearest(name, known)
        raise _refused(
            "unknown-document",
            f"no document is called {shown(name)}",
            f"the nearest is {near!r}" if near else _there_are(known),
        )
    kept = [
        [one for one in side if not one.names or _folded(name) in _names(one)]
        for side in (draft, gold)
    ]
    return kept[0], kept[1]


def _there_are(known: Iterable[str]) -> str:
    names = list(dict.fromkeys(known))
    if not names:
        return "neither side names any"
    return f"there {'is' if len(names) == 1 else 'are'} {named(names)}"


def _matches(
    draft: Sequence[MarkedDocument], gold: Sequence[MarkedDocument]
) -> Iterator[tuple[int, int]]:
    """Yield the numbers of documents that are the same, that of the gold one first."""
    if len(draft) == len(gold) == 1 and not (draft[0].names and gold[0].names):
        yield 0, 0
        return
    left, wanted = dict(enumerate(draft)), dict(enumerate(gold))
    for keys in KEYS:
        numbers = _numbers(left, keys)
        for n, theirs in list(wanted.items()):
            alike = {one for key in keys(theirs) for one in numbers.get(key, ())}
            alike &= left.keys()
            if len(alike) == 1:
                mine = alike.pop()
                yield n, mine
                del left[mine], wanted[n]


def _numbers(
    documents: dict[int, MarkedDocument], keys: Keys
) -> dict[Hashable, list[int]]:
    numbers: dict[Hashable, list[int]] = {}
    for number, one in documents.items():
        for key in keys(one):
            numbers.setdefault(key, []).append(number)
    return numbers


def _names(one: MarkedDocument) -> set[str]:
    return {_folded(name) for name in one.names}


def _folded(name: str) -> str:
    return fold(name).casefold()


Keys = Callable[[MarkedDocument], Iterable[Hashable]]
# By what documents are the same, the surest first.
KEYS: tuple[Keys, ...] = (
    lambda one: [one.sha256] if one.sha256 else [],
    lambda one: [one.id],
    _names,
    # "pages/herald.txt" is "herald.txt", where no other is.
    lambda one: {name.rpartition("/")[2] for name in _names(one)},
)


def _alone(
    documents: Sequence[MarkedDocument], taken: Iterable[int]
) -> tuple[MarkedDocument, ...]:
    kept = set(taken)
    return tuple(
        one
        for number, one in enumerate(documents)
        if number not in kept and one.attributions
    )


def _refused(code: str, message: str, remedy: str) -> QueryError:
    return QueryError(findings=(Finding(code=code, message=message, remedy=remedy),))
