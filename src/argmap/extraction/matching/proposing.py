"""Proposing: pairs of claims of different documents that a person should look at."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from argmap.errors import QueryError
from argmap.extraction.matching.aspect_files import read_aspects
from argmap.extraction.matching.aspects import Aspect
from argmap.extraction.matching.corpus import Corpus, Pair, corpus_of
from argmap.extraction.matching.gathering import Given, gathered, maps_of
from argmap.extraction.matching.matches import Match, Matches, MatchGroup, MatchKind
from argmap.extraction.matching.readings import Reading, first_said, readings_of
from argmap.extraction.matching.rivalry import Rivals, rivals
from argmap.extraction.matching.sameness import same_claims
from argmap.extraction.matching.terms import negation_in, words_of
from argmap.extraction.words.stems import stem
from argmap.model.argument_map import ArgumentMap
from argmap.model.messages import shown
from argmap.model.wording import amount_in_words

__all__ = ["match_claims"]

MOST_SHARED = 4


def match_claims(
    maps: Given | Iterable[Given],
    aspects: Iterable[Aspect] | str | os.PathLike[str] | None = None,
    *,
    least: float = 0.2,
    most: int = 1,
) -> Matches:
    """Return which claims of different documents seem to belong together, for review.

    Claims are compared by their stems and bigrams, each weighed by how rare it is in
    all that is given, and by aspects. They are paired

    * as the **same** claim if each is among the other's nearest in its document;
    * as **conflicting figures** if both count or measure the same thing, and by what
      is known of their times cannot both be right;
    * as **superseded figures** if one is of a later time; but what happened in two
      periods, or what share, stands twice. Where a time is not told, a count is the
      newer that was first said two months later or more, unless it is of people or of
      what happened in a period; such counts, sums of money and lengths conflict.

    A claim's figure is its quantity, else what its text says; a claim's documents are
    the sources of its assertions, else the map that it is from; two claims in one
    document are never paired. Nothing is proposed of claims that a link joins already
    as saying the same, contradicting, superseding or qualifying. What is proposed only
    is compared, too: these are drafts.

    Parameters
    ----------
    maps : ArgumentMap, draft or iterable of them
        Several maps, drafts (whatever has a ``to_map()``), or one map of several
        sources.
    aspects : iterable of Aspect or path, optional
        What the debate turns on, or the TOML file that says it.
    least : float
        How alike two claims have to be to be the same, from 0 to 1.
    most : int
        How many claims of each other document count as the nearest; more find more of
        the pairs and propose more that are none.

    Returns
    -------
    Matches
        Pairs in groups; empty where no two documents meet. The time grows with the
        claims, not with their pairs: two claims that share no word, bigram or aspect
        which at most 64 claims have are not compared.

    Raises
    ------
    QueryError
        Something is no map, no aspect, or out of range.
    FormatError
        The file of aspects is not as it should be.

    Examples
    --------
    >>> import argmap as am
    >>> m = am.ArgumentMap("Fares")
    >>> for paper, text in (
    ...     ("Courier", "The fare cap covers 40 routes in 2024."),
    ...     ("Herald", "In 2024 the fare cap covered 38 routes."),
    ... ):
    ...     claim = m.claim(text, id=paper.lower())
    ...     said = m.assertion(claim, actor=m.actor(paper), source=m.source(paper))
    >>> print(match_claims(m).conflicting[0].matches[0].reason)
    40 routes against 38 routes: both are of 2024.
    """
    known = _aspects(aspects)
    if not 0 <= least <= 1:
        raise QueryError(f"least: is {shown(least)}; give a number from 0 to 1")
    if most < 1:
        raise QueryError(f"most: is {shown(most)}; give a whole number from 1")
    gathering = gathered(maps_of(maps))
    m = gathering.map
    corpus = corpus_of(gathering, known)
    readings = [
        one
        for number, claim in enumerate(corpus.claims)
        for one in readings_of(m, claim, number)
    ]
    figures = rivals(corpus, readings)
    at_odds = {tuple(sorted(one.claims)) for one in figures}
    same = [
        _same(m, corpus, pair, score)
        for pair, score in same_claims(corpus, least=least, most=most).items()
        if pair not in at_odds
    ]
    told = [(one.verdict[1].unit, _rival(corpus, one)) for one in figures]
    place = {claim.id: number for number, claim in enumerate(corpus.claims)}

    def nearest(claim: str, most: int) -> tuple[tuple[str, float], ...]:
        found = {
            corpus.claims[other].id: score
            for near in corpus.by_document(place[claim]).values()
            for other, score in near[:most]
        }
        return tuple(sorted(found.items(), key=lambda pair: -pair[1]))

    return Matches(
        map=m,
        same=_grouped([("", match) for match in same], place),
        conflicting=_grouped(
            [(u, one) for u, one in told if one.kind is MatchKind.CONFLICTING], place
        ),
        superseded=_grouped(
            [(u, one) for u, one in told if one.kind is MatchKind.SUPERSEDED], place
        ),
        findings=gathering.findings,
        nearest=nearest,
    )


def _aspects(
    given: Iterable[Aspect] | str | os.PathLike[str] | None,
) -> tuple[Aspect, ...]:
    if given is None:
        return ()
    if isinstance(given, str | os.PathLike):
        return read_aspects(given)
    found = tuple(given)
    for one in found:
        if not isinstance(one, Aspect):
            raise QueryError(
                f"{shown(one)} is no Aspect; read_aspects reads a file of them"
            )
    return found


def _same(m: ArgumentMap, corpus: Corpus, pair: Pair, score: float) -> Match:
    """Return the match of two claims, the one that was said later first."""
    one, other = pair
    dates = [first_said(m, corpus.claims[number]) for number in pair]
    if not (dates[0] and dates[1] and dates[1].before(dates[0])):
        one, other = other, one
    return _match(
        corpus,
        (one, other),
        kind=MatchKind.SAME,
        score=score,
        reason=_likeness_told(corpus, one, other),
    )


def _rival(corpus: Corpus, found: Rivals) -> Match:
    kind, one, other, times = found.verdict
    verb = "in place of" if kind is MatchKind.SUPERSEDED else "against"
    mine, its = amount_in_words(one.quantity), amount_in_words(other.quantity)
    return _match(
        corpus,
        found.claims,
        kind=kind,
        score=found.score,
        reason=f"{mine} {verb} {its}: {times}.",
        figures=(one, other),
    )


def _match(
    corpus: Corpus,
    pair: Pair,
    *,
    kind: MatchKind,
    score: float,
    reason: str,
    figures: tuple[Reading, Reading] | None = None,
) -> Match:
    one, other = pair
    return Match(
        kind=kind,
        claims=(corpus.claims[one].id, corpus.claims[other].id),
        sources=(corpus.sources[one], corpus.sources[other]),
        score=score,
        aspects=corpus.shared_aspects(one, other),
        figures=figures and (figures[0].quantity, figures[1].quantity),
        reason=reason,
    )


def _likeness_told(corpus: Corpus, one: int, other: int) -> str:
    """Return in a sentence why two claims seem to say the same."""
    texts = [corpus.claims[number].label for number in (one, other)]
    spelled: dict[str, str] = {}
    for word in words_of(texts[0]):
        spelled.setdefault(stem(word), word)
    terms = corpus.likeness.shared(one, other, most=MOST_SHARED)
    words = [f"“{spelled[term]}”" for term in terms]
    aspects = corpus.shared_aspects(one, other)
    parts = [f"both say {', '.join(words)}"] if words else []
    if aspects:
        parts.append(f"both are about {', '.join(aspects)}")
    negations = [told for text in texts if (told := negation_in(text))]
    if len(negations) == 1:
        parts.append(
            f"only one of them says “{negations[0]}”: they may say opposite things"
        )
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _grouped(
    found: Sequence[tuple[str, Match]], place: dict[str, int]
) -> tuple[MatchGroup, ...]:
    """Return matches in groups: those that share a claim and are of one unit."""
    first: dict[tuple[str, str], tuple[str, str]] = {}

    def root(key: tuple[str, str]) -> tuple[str, str]:
        while first.setdefault(key, key) != key:
            first[key] = first[first[key]]
            key = first[key]
        return key

    for unit, match in found:
        one, other = (root((unit, claim)) for claim in match.claims)
        first[other] = one
    members: dict[tuple[str, str], list[Match]] = {}
    for unit, match in found:
        members.setdefault(root((unit, match.claims[0])), []).append(match)
    # Pairs come in the order of the claims, and so do the groups.
    return tuple(_group(matches, place) for matches in members.values())


def _group(matches: list[Match], place: dict[str, int]) -> MatchGroup:
    claims = dict.fromkeys(claim for match in matches for claim in match.claims)
    figures = matches[0].figures
    return MatchGroup(
        kind=matches[0].kind,
        unit=None if figures is None else figures[0].unit,
        claims=tuple(sorted(claims, key=place.__getitem__)),
        matches=tuple(sorted(matches, key=lambda match: -match.score)),
    )
