"""Evaluation: how well proposals agree with a gold standard.

Contents are matched one to one, greedily, by how much of them is shared: the number of
characters in both over the number in either (intersection over union, IoU). Pairs are
taken from the largest share down while it is at least the threshold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol

import attrs

from argmap.errors import QueryError
from argmap.extraction.records import Span, Spans
from argmap.findings import Finding
from argmap.model.choices import one_of
from argmap.texts.folding import fold

__all__ = ["Evaluation", "Score", "SpeakerRule", "evaluate"]


class SpeakerRule(StrEnum):
    """By what two speakers are told to be the same."""

    PLACE = "place"
    NAME = "name"


class Attributed(Protocol):
    """What is compared: an attribution, or a record of a gold standard."""

    @property
    def contents(self) -> Spans:
        """Where the content stands."""

    @property
    def source(self) -> Span | None:
        """Where the speaker is named."""


@attrs.frozen(kw_only=True)
class Score:
    """Precision, recall and their harmonic mean, of counts.

    Parameters
    ----------
    right : int
        How many proposals agree with the gold standard.
    proposed, wanted : int
        How many were proposed, and how many the gold standard has.
    """

    right: int
    proposed: int
    wanted: int

    def __add__(self, other: Score) -> Score:
        """Return the score of both together."""
        return Score(
            right=self.right + other.right,
            proposed=self.proposed + other.proposed,
            wanted=self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """The share of proposals that are right; 1 where nothing is proposed."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that is found; 1 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.proposed + self.wanted
        return 2 * self.right / total if total else 1.0


@attrs.frozen(kw_only=True)
class Evaluation:
    """How well the proposals for one document agree with its gold standard.

    Parameters
    ----------
    contents : Score
        Contents found.
    speakers : Score
        Contents found with the right speaker.
    pairs : tuple of (int, int)
        The numbers of the proposal and of the gold record of each match; optional
        records and the publisher's own sentences count neither way.
    missed : tuple of int
        The numbers of the required gold records that no proposal matches.
    wrong : tuple of int
        The numbers of the proposals that match nothing.
    """

    contents: Score
    speakers: Score
    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    wrong: tuple[int, ...]


def evaluate(
    proposed: Sequence[Attributed],
    gold: Sequence[Attributed],
    *,
    threshold: float = 0.5,
    speakers: SpeakerRule | str = SpeakerRule.PLACE,
) -> Evaluation:
    """Return how well proposals agree with a gold standard of the same text.

    The speaker of a matched content is right if the two name it at places that
    overlap, or both name nobody. By name it is right if the two names are the same
    but for capitals, white space and a leading "the".

    Parameters
    ----------
    proposed : sequence of Attribution
        What extraction proposes; those whose ``own_voice`` is true are left out.
    gold : sequence
        Records with ``contents`` and ``source``; those whose ``optional`` or
        ``own_voice`` is true count neither for nor against.
    threshold : float
        The least share of two contents that match; above 0, up to 1.
    speakers : SpeakerRule or str
        ``place`` compares speakers by ``source``, ``name`` by ``speaker``, "" for
        nobody.

    Returns
    -------
    Evaluation
        Its scores can be added: of several documents the counts add up.

    Raises
    ------
    QueryError
        The threshold is not above 0 and up to 1, or there is no such rule.

    References
    ----------
    .. [1] E. Newell, D. Margolin, D. Ruths, "An Attribution Relations Corpus for
       Political News", LREC 2018.

    Examples
    --------
    >>> from argmap.extraction.pipeline import extract
    >>> draft = extract("The ministry said that rents fell. Rents rose, Lee said.")
    >>> found = evaluate(draft.attributions, draft.attributions[:1])
    >>> found.contents.precision, found.contents.recall
    (0.5, 1.0)
    """
    if not 0 < threshold <= 1:
        raise QueryError(
            findings=(
                Finding(
                    code="invalid-threshold",
                    message=f"threshold: is {threshold!r}",
                    remedy="give a share above 0 and up to 1",
                ),
            )
        )
    same = SAME[one_of(SpeakerRule, "a rule for speakers", speakers)]
    kept = [number for number, one in enumerate(proposed) if not _is_own(one)]
    optional = {
        number
        for number, one in enumerate(gold)
        if getattr(one, "optional", False) or _is_own(one)
    }
    pairs = _matched(proposed, gold, kept, optional, threshold)
    spared = {mine for mine, theirs in pairs if theirs in optional}
    counted = [pair for pair in pairs if pair[1] not in optional]
    right = sum(same(proposed[a], gold[b]) for a, b in counted)
    wanted, offered = len(gold) - len(optional), len(kept) - len(spared)
    found = {theirs for _, theirs in counted}
    taken = {mine for mine, _ in pairs}
    return Evaluation(
        contents=Score(right=len(counted), proposed=offered, wanted=wanted),
        speakers=Score(right=right, proposed=offered, wanted=wanted),
        pairs=tuple(counted),
        missed=tuple(
            n for n in range(len(gold)) if n not in found and n not in optional
        ),
        wrong=tuple(n for n in kept if n not in taken),
    )


def _is_own(one: Attributed) -> bool:
    return bool(getattr(one, "own_voice", False))


def _matched(
    proposed: Sequence[Attributed],
    gold: Sequence[Attributed],
    kept: Iterable[int],
    optional: Collection[int],
    threshold: float,
) -> list[tuple[int, int]]:
    """Return the pairs, the largest share first, then what is required, then by order."""
    shares = [
        (-share, theirs in optional, abs(mine - theirs), mine, theirs)
        for mine, theirs in _overlapping(proposed, gold, kept)
        if (share := _iou(proposed[mine].contents, gold[theirs].contents)) >= threshold
    ]
    taken: set[int] = set()
    given: set[int] = set()
    pairs = []
    for *_, mine, theirs in sorted(shares):
        if mine not in taken and theirs not in given:
            taken.add(mine)
            given.add(theirs)
            pairs.append((mine, theirs))
    return sorted(pairs, key=lambda pair: pair[1])


def _overlapping(
    proposed: Sequence[Attributed], gold: Sequence[Attributed], kept: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose contents may share something, by a sweep over the text."""
    marks = [(_extent(gold[n].contents), 1, n) for n in range(len(gold))]
    marks += [(_extent(proposed[n].contents), 0, n) for n in kept]
    live: list[tuple[int, int, int]] = []
    for (start, end), side, number in sorted(marks):
        live = [one for one in live if one[0] > start]
        for _, other, rival in live:
            if other != side:
                yield (rival, number) if side else (number, rival)
        live.append((end, side, number))


def _extent(spans: Spans) -> Span:
    return spans[0][0], max(end for _, end in spans)


def _iou(mine: Spans, theirs: Spans) -> float:
    mine, theirs = _apart(mine), _apart(theirs)
    shared = sum(
        max(0, min(end, stop) - max(start, begin))
        for start, end in mine
        for begin, stop in theirs
    )
    total = sum(end - start for start, end in (*mine, *theirs)) - shared
    return shared / total if total else 0.0


def _apart(spans: Spans) -> Spans:
    """Return spans of which none overlaps another, so that no sign counts twice."""
    if len(spans) == 1:
        return spans
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _named_there(mine: Attributed, theirs: Attributed) -> bool:
    one, other = mine.source, theirs.source
    if one is None or other is None:
        return one is other
    return one[0] < other[1] and other[0] < one[1]


def _called_so(mine: Attributed, theirs: Attributed) -> bool:
    return _name(mine) == _name(theirs)


def _name(one: Attributed) -> str:
    return fold(getattr(one, "speaker", "")).casefold().removeprefix("the ")


SAME = {SpeakerRule.PLACE: _named_there, SpeakerRule.NAME: _called_so}
