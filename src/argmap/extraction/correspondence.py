"""Correspondence: what documents say alike, and figures that do not agree.

Statements are compared by their weighted stems and pairs of stems, and by the aspects
that they share. Only statements with a telling term or an aspect in common are
compared, so that many documents do not cost the square of their number; all that share
an aspect are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from argmap.extraction.aspects import Aspects, aspects_in
from argmap.extraction.drafts import Draft
from argmap.extraction.terms import cosine, weighted
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Quantity
from argmap.model.dates import Date

__all__ = ["Match", "MatchKind", "Statement", "match_claims"]

# What weighs how much, and from where two statements are proposed.
SHARED_ASPECT = 0.2
LEAST_ALIKE = 0.3
LEAST_RELATED = 0.12
# A term that more statements have tells too little to compare all of them.
MOST_POSTINGS = 60
BEST = 3


class MatchKind(StrEnum):
    """What two statements are to each other, as a proposal."""

    SAME_CLAIM = "same-claim"
    CONFLICTING_FIGURES = "conflicting-figures"
    SUPERSEDED_FIGURES = "superseded-figures"


@attrs.frozen(kw_only=True)
class Statement:
    """What is compared: a content of a draft, or a claim of a map.

    Parameters
    ----------
    document : str
        The id of the source, or the number of the draft or map, from 1.
    id : str
        The id of the attribution or of the claim.
    text : str
        Its words.
    quantity : Quantity, optional
        One figure in it.
    as_of : Date, optional
        The time that the figure is of.
    """

    document: str
    id: str
    text: str
    quantity: Quantity | None = None
    as_of: Date | None = None

    @property
    def whole(self) -> bool:
        """Whether it stands for its text, and not for one more figure in it."""
        return "/" not in self.id


@attrs.frozen(kw_only=True)
class Match:
    """Two statements of two documents, to be looked at by a person.

    Parameters
    ----------
    kind : MatchKind
        What they seem to be to each other.
    first, second : Statement
        The statements; of superseded figures, the newer one first.
    score : float
        How alike their words are, from 0 to 1.
    aspects : tuple of str
        The aspects that both have.
    unit : str, optional
        The unit that their figures share, by which matches are grouped.
    """

    kind: MatchKind
    first: Statement
    second: Statement
    score: float
    aspects: tuple[str, ...] = ()
    unit: str | None = None


def match_claims(
    documents: Iterable[Draft | ArgumentMap],
    *,
    aspects: Aspects | None = None,
    least: float = LEAST_ALIKE,
) -> tuple[Match, ...]:
    """Return what statements of different documents seem to be to each other.

    Parameters
    ----------
    documents : iterable of Draft or ArgumentMap
        Two at least.
    aspects : mapping of str to sequence of str, optional
        What statements may be about: names and patterns; two that share one are
        compared, and count as more alike.
    least : float
        How alike two statements have to be to be proposed as the same claim.

    Returns
    -------
    tuple of Match
        Grouped: figures first, by unit, then claims, the most alike first; each
        statement at most three times among the claims. Figures that differ are
        conflicting, or superseded where both have a time and one lies before the
        other; figures of different units are never compared.

    Examples
    --------
    >>> from argmap.extraction.pipeline import extract
    >>> one = extract("Lee said that 450 permits for cafes were active in 2024.")
    >>> two = extract("Hill said that 612 permits for cafes were active in 2025.")
    >>> [(match.kind.value, match.unit) for match in match_claims([one, two])][:1]
    [('superseded-figures', 'permits')]
    """
    statements = [
        one
        for number, document in enumerate(documents, 1)
        for one in _statements(document, number)
    ]
    weights = weighted([one.text for one in statements])
    named = [aspects_in(one.text, aspects or {}) for one in statements]
    claims: list[Match] = []
    figures: list[Match] = []
    for i, j in _candidates(statements, weights, named):
        one, other = statements[i], statements[j]
        shared = tuple(name for name in named[i] if name in named[j])
        alike = cosine(weights[i], weights[j])
        score = min(1.0, alike + SHARED_ASPECT * bool(shared))
        if one.text.casefold() == other.text.casefold():
            score = 1.0
        if score >= LEAST_RELATED:
            differing = _figures(one, other, round(score, 4), shared)
            if differing is not None:
                figures.append(differing)
                continue
        if score >= least and one.whole and other.whole:
            claims.append(
                Match(
                    kind=MatchKind.SAME_CLAIM,
                    first=one,
                    second=other,
                    score=round(score, 4),
                    aspects=shared,
                )
            )
    figures.sort(key=lambda one: (one.unit or "", -one.score))
    return (*figures, *_best(claims))


def _statements(document: Draft | ArgumentMap, number: int) -> Iterator[Statement]:
    """Yield what is compared; a content with several figures once for each."""
    if isinstance(document, ArgumentMap):
        for claim in document:
            yield Statement(
                document=str(number),
                id=claim.id,
                text=claim.label,
                quantity=claim.quantity,
                as_of=claim.valid,
            )
        return
    key = document.source.id if document.source is not None else str(number)
    for one in document.attributions:
        text = " ".join(document.words(one.contents).split())
        own = [
            figure
            for figure in document.quantities
            if any(s <= figure.span[0] and figure.span[1] <= e for s, e in one.contents)
        ]
        first = own[0] if own else None
        yield Statement(
            document=key,
            id=one.id,
            text=text,
            quantity=first.quantity if first else None,
            as_of=first.as_of if first else None,
        )
        for figure in own[1:]:
            yield Statement(
                document=key,
                id=f"{one.id}/{figure.id}",
                text=text,
                quantity=figure.quantity,
                as_of=figure.as_of,
            )


def _candidates(
    statements: Sequence[Statement],
    weights: Sequence[Mapping[str, float]],
    named: Sequence[tuple[str, ...]],
) -> list[tuple[int, int]]:
    """Return the pairs of two documents that share a telling term or an aspect."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(weights):
        for term in terms:
            postings[f"term {term}"].append(number)
        for name in named[number]:
            postings[f"aspect {name}"].append(number)
    pairs: set[tuple[int, int]] = set()
    for key, many in postings.items():
        if len(many) > MOST_POSTINGS and not key.startswith("aspect"):
            continue
        for at, i in enumerate(many):
            for j in many[at + 1 :]:
                if statements[i].document != statements[j].document:
                    pairs.add((i, j))
    return sorted(pairs)


def _figures(
    one: Statement, other: Statement, score: float, shared: tuple[str, ...]
) -> Match | None:
    mine, theirs = one.quantity, other.quantity
    if mine is None or theirs is None or mine.unit is None or mine.unit != theirs.unit:
        return None
    if _compatible(mine, theirs):
        return None
    kind = MatchKind.CONFLICTING_FIGURES
    if _earlier(one, other):
        kind, one, other = MatchKind.SUPERSEDED_FIGURES, other, one
    elif _earlier(other, one):
        kind = MatchKind.SUPERSEDED_FIGURES
    return Match(
        kind=kind, first=one, second=other, score=score, aspects=shared, unit=mine.unit
    )


def _earlier(one: Statement, other: Statement) -> bool:
    """Tell whether the time of one figure lies before that of another."""
    return (
        one.as_of is not None
        and other.as_of is not None
        and one.as_of.before(other.as_of)
    )


def _compatible(mine: Quantity, theirs: Quantity) -> bool:
    """Tell whether one figure may be the other: within its bounds, or equal."""
    low = max(_low(mine), _low(theirs))
    high = min(_high(mine), _high(theirs))
    return low <= high


def _low(quantity: Quantity) -> float:
    given = quantity.value if quantity.lower is None else quantity.lower
    return float("-inf") if given is None else given


def _high(quantity: Quantity) -> float:
    given = quantity.value if quantity.upper is None else quantity.upper
    return float("inf") if given is None else given


def _best(claims: Iterable[Match]) -> list[Match]:
    """Return the matches of claims, each statement in its best three only."""
    taken: dict[tuple[str, str], int] = defaultdict(int)
    kept = []
    for match in sorted(
        claims, key=lambda one: (-one.score, one.first.id, one.second.id)
    ):
        keys = [(one.document, one.id) for one in (match.first, match.second)]
        if all(taken[key] < BEST for key in keys):
            kept.append(match)
            for key in keys:
                taken[key] += 1
    return kept
