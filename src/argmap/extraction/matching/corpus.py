"""A corpus: the claims of several documents by number, with what they are compared by."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from argmap.extraction.matching.aspects import Aspect, aspects_of
from argmap.extraction.matching.gathering import Gathering
from argmap.extraction.matching.likeness import Likeness
from argmap.extraction.matching.terms import terms_of
from argmap.model.claims import Claim
from argmap.model.relations import RelationKind

__all__ = ["Corpus", "Pair", "corpus_of"]

Pair = tuple[int, int]

# What two claims may be to each other already, so that nothing is proposed.
SETTLED = frozenset(
    (
        RelationKind.REPHRASES,
        RelationKind.CONTRADICTS,
        RelationKind.SUPERSEDES,
        RelationKind.QUALIFIES,
    )
)


@attrs.frozen(kw_only=True, eq=False)
class Corpus:
    """The claims of several documents, by number.

    Parameters
    ----------
    claims : tuple of Claim
        In the map's order.
    documents : tuple of tuple of str
        The documents that each claim stands in: its sources, else the map that it is
        from.
    sources : tuple of tuple of str
        The sources that each claim stands in, which may be none.
    terms, aspects : tuple of tuple of str
        What each claim is compared by.
    likeness : Likeness
        How alike they are.
    settled : frozenset of (int, int)
        Pairs that the map says something of already, the lower number first.
    """

    claims: tuple[Claim, ...]
    documents: tuple[tuple[str, ...], ...]
    sources: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[str, ...], ...]
    aspects: tuple[tuple[str, ...], ...]
    likeness: Likeness
    settled: frozenset[Pair]

    def across(self, one: int, other: int) -> bool:
        """Return whether no document holds both claims: there they were told apart."""
        return set(self.documents[one]).isdisjoint(self.documents[other])

    def shared_aspects(self, one: int, other: int) -> tuple[str, ...]:
        """Return the aspects that two claims are both about."""
        return tuple(name for name in self.aspects[one] if name in self.aspects[other])

    def by_document(self, number: int) -> dict[str, list[tuple[int, float]]]:
        """Return, for each other document, the claims like one, most alike first."""
        found: dict[str, list[tuple[int, float]]] = {}
        for other, score in self.likeness.near(number).items():
            if score > 0 and self.across(number, other):
                for document in self.documents[other]:
                    found.setdefault(document, []).append((other, score))
        for near in found.values():
            near.sort(key=lambda pair: -pair[1])
        return found


def corpus_of(gathering: Gathering, aspects: Iterable[Aspect]) -> Corpus:
    """Return the claims of a gathering as a corpus.

    Parameters
    ----------
    gathering : Gathering
        Several maps in one, or one.
    aspects : iterable of Aspect
        What claims are compared by beside their words.

    Returns
    -------
    Corpus
        Of all its claims, proposed ones too.
    """
    m = gathering.map
    claims = tuple(m)
    texts = [claim.label for claim in claims]
    terms = tuple(tuple(terms_of(text)) for text in texts)
    about = tuple(aspects_of(texts, aspects))
    sources = tuple(tuple(_sources(gathering, claim)) for claim in claims)
    number = {claim.id: place for place, claim in enumerate(claims)}
    settled = [
        sorted((number[relation.premises[0]], number[relation.target]))
        for relation in m.relations.values()
        if relation.kind in SETTLED
    ]
    return Corpus(
        claims=claims,
        documents=tuple(
            # No id of a source has a blank in it.
            found or (f"map {gathering.origin[claim.id]}",)
            for claim, found in zip(claims, sources, strict=True)
        ),
        sources=sources,
        terms=terms,
        aspects=about,
        likeness=Likeness(terms, about),
        settled=frozenset((low, high) for low, high in settled),
    )


def _sources(gathering: Gathering, claim: Claim) -> dict[str, None]:
    """Return the sources that a claim stands in, each once."""
    return {
        one.passage.source: None
        for one in gathering.map.assertions_of(claim)
        if one.passage is not None
    }
