"""Rivalry: which figures of different documents cannot both stand as they are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from argmap.extraction.matching.corpus import Corpus, Pair
from argmap.extraction.matching.disagreement import Verdict, comparable, disagreement
from argmap.extraction.matching.likeness import COMMON
from argmap.extraction.matching.matches import MatchKind
from argmap.extraction.matching.readings import Reading
from argmap.extraction.quantities.units import is_general

__all__ = ["Rivals", "rivals"]

Scored = tuple[int, int, float]
"""The numbers of two readings, and how alike their claims are."""

LEAST_ALIKE = 0.08
LEAST_ALIKE_IN_GENERAL = 0.2
"""How alike claims have to be for their figures to be of one thing.

What is counted one by one says itself what the claim is about; money does not.
"""


@attrs.frozen(kw_only=True)
class Rivals:
    """Two figures that disagree.

    Parameters
    ----------
    verdict : tuple
        From `disagreement`.
    score : float
        How alike their claims are.
    """

    verdict: Verdict
    score: float

    @property
    def claims(self) -> Pair:
        """The numbers of the claims; of a superseded figure the newer one first."""
        return self.verdict[1].claim, self.verdict[2].claim


def rivals(corpus: Corpus, readings: Iterable[Reading]) -> list[Rivals]:
    """Return the figures that disagree, of claims that speak of one thing.

    Two claims speak of one thing if they share a word beside the unit and are alike, or
    share an aspect and count the same; or if measure and scope are given for both and
    are the same. Of shares, sums and lengths, which many claims give, each has to be the
    most alike of the other's document. Of figures that supersede each other in a row only neighbours are paired.

    Parameters
    ----------
    corpus : Corpus
        The claims of several documents.
    readings : iterable of Reading
        Their figures.

    Returns
    -------
    list of Rivals
        One for each pair of claims, in the order of the claims.
    """
    given = list(readings)
    related = _related(corpus, given)
    # "74 million, while libraries get 5": who says 74 too is not at odds with the 5.
    agreed = {
        (given[low].claim, given[high].claim, given[low].unit)
        for low, high, _ in related
        if given[low].quantity.bounds == given[high].quantity.bounds
    }
    found: dict[Pair, Rivals] = {}
    for low, high, score, sides in _nearest(corpus, given, related):
        one, other = given[low], given[high]
        pair = (one.claim, other.claim)
        if (
            pair in found
            or pair in corpus.settled
            or (one.claim, other.claim, one.unit) in agreed
        ):
            continue
        verdict = disagreement(one, other)
        # A newer figure may stand beside one that repeats the older.
        enough = 1 if verdict and verdict[0] is MatchKind.SUPERSEDED else 2
        if verdict is not None and sides >= enough:
            found[pair] = Rivals(verdict=verdict, score=score)
    return _without_leaps(found[pair] for pair in sorted(found))


def _related(corpus: Corpus, given: Sequence[Reading]) -> list[Scored]:
    """Return the figures, by number, that count one thing in two documents."""
    found = []
    for low, high in _candidates(corpus, given):
        one, other = given[low], given[high]
        if not corpus.across(one.claim, other.claim) or not comparable(one, other):
            continue
        score = corpus.likeness.between(one.claim, other.claim)
        if _are_alike(corpus, one, other, score) or _in_one_series(one, other):
            found.append((low, high, score))
    return found


def _nearest(
    corpus: Corpus, given: Sequence[Reading], pairs: Sequence[Scored]
) -> Iterator[tuple[int, int, float, int]]:
    """Yield pairs with the number of sides to which the other is the nearest.

    Ten sums of money in one document are not all at odds with one in the other. What is
    counted one by one is not tied to the nearest.
    """
    best: dict[tuple[int, str], float] = {}
    for low, high, score in pairs:
        for mine, its in ((low, high), (high, low)):
            for document in corpus.documents[given[its].claim]:
                key = (mine, document)
                best[key] = max(best.get(key, 0.0), score)
    for low, high, score in pairs:
        nearest = [
            all(
                score >= best[mine, document]
                for document in corpus.documents[given[its].claim]
            )
            for mine, its in ((low, high), (high, low))
        ]
        yield low, high, score, sum(nearest) if is_general(given[low].unit) else 2


def _are_alike(corpus: Corpus, one: Reading, other: Reading, score: float) -> bool:
    """Whether two claims with figures of one unit seem to speak of one thing."""
    if is_general(one.unit):
        return score >= LEAST_ALIKE_IN_GENERAL
    return score >= LEAST_ALIKE or bool(corpus.shared_aspects(one.claim, other.claim))


def _candidates(corpus: Corpus, given: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Yield figures of one unit that share a telling word, an aspect or a series."""
    having: dict[tuple[str, str], list[int]] = {}
    for number, one in enumerate(given):
        for mark in _marks(corpus, one):
            having.setdefault((one.unit, mark), []).append(number)
    pairs = {
        (numbers[low], numbers[high])
        for numbers in having.values()
        if len(numbers) <= COMMON
        for low in range(len(numbers))
        for high in range(low + 1, len(numbers))
    }
    for low, high in sorted(pairs):
        if given[low].claim != given[high].claim:
            yield low, high


def _marks(corpus: Corpus, one: Reading) -> Iterator[str]:
    """Yield what tells what a figure is about: no numbers, and not its unit."""
    for term in corpus.terms[one.claim]:
        if " " not in term and term != one.unit and not term[0].isdigit():
            yield term
    yield from (f"\n{name}" for name in corpus.aspects[one.claim])
    if _has_series(one):
        yield f"\n\n{one.quantity.measure}\n{str(one.quantity.scope).casefold()}"


def _has_series(one: Reading) -> bool:
    return one.quantity.measure is not None and one.quantity.scope is not None


def _in_one_series(one: Reading, other: Reading) -> bool:
    """Whether measure and scope are given for both; they are comparable already."""
    return _has_series(one) and _has_series(other)


def _without_leaps(found: Iterable[Rivals]) -> list[Rivals]:
    """Leave out that a figure supersedes one that its own predecessor supersedes."""
    listed = list(found)
    older: dict[int, set[int]] = {}
    newer: dict[int, set[int]] = {}
    for one in listed:
        if one.verdict[0] is MatchKind.SUPERSEDED:
            new, old = one.claims
            older.setdefault(new, set()).add(old)
            newer.setdefault(old, set()).add(new)
    return [
        one
        for one in listed
        if one.verdict[0] is not MatchKind.SUPERSEDED
        or older[one.claims[0]].isdisjoint(newer[one.claims[1]])
    ]
