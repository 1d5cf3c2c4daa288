"""Answered: what is left of a draft when some of it was answered in an earlier one."""

from __future__ import annotations

import copy
from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import attrs

from argmap.model import views
from argmap.model.claims import Claim
from argmap.model.proposing import Answer, Verdict, folded, proposals
from argmap.model.register import SPACES
from argmap.model.relations import Relation, RelationKind
from argmap.model.reviewing import without_strangers

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.sources import Source

__all__ = ["document", "unanswered"]


class _Answered(NamedTuple):
    """A record of a draft, and what was said of it."""

    record: Claim | Assertion | Relation
    answer: Answer


def unanswered(
    draft: ArgumentMap, m: ArgumentMap, given: Mapping[str, Answer]
) -> tuple[ArgumentMap, dict[str, str]]:
    """Return what is left of a draft, and what its claims have become.

    Parameters
    ----------
    draft : ArgumentMap
        What is proposed anew.
    m : ArgumentMap
        The map that was reviewed.
    given : mapping of str to Answer
        The answers, by their keys.

    Returns
    -------
    tuple of ArgumentMap and dict
        The draft without what has an answer, and without sources and actors that were
        known by that alone. A claim that was accepted or merged stays, for those who
        speak on it and have not been asked about: the ids of such claims, with those of
        the claims of the map that they have become.
    """
    answered = [
        _Answered(record, given[key])
        for one in proposals(_titled(draft, m), given.values())
        for key, record in (
            (one.key, one.record),
            *zip(one.keys, one.assertions, strict=True),
        )
        if key in given
    ]
    texts: dict[str, str] = {}
    for claim in m:
        texts.setdefault(folded(claim.text), claim.id)
    homes = dict(_accepted(answered, texts, m))
    homes.update(_ends(dict(_merged(answered, draft, texts.keys(), homes)), m))
    gone = {(SPACES[type(record)], record.id) for record, _ in answered}
    stays = {("claims", key) for key in homes}
    left = views.left_out(draft, gone - stays, kept=draft.claims)
    for space in ("sources", "actors"):
        left = without_strangers(draft, left, space)
    return left, homes


def document(source: Source) -> Hashable:
    """Return what the records of one document have in common.

    Parameters
    ----------
    source : Source
        Of any map.

    Returns
    -------
    hashable
        The digest of its text, else the DOI, the address, or title and date.
    """
    by_name = (folded(source.title), source.issued)
    return source.sha256 or source.doi or source.url or by_name


def _titled(draft: ArgumentMap, m: ArgumentMap) -> ArgumentMap:
    """Return a draft whose sources have the titles that the map gives them."""
    titles = {document(one): one.title for one in m.sources.values()}
    made = copy.copy(draft)
    for one in draft.sources.values():
        # Of several records of one document, the one that is called the same.
        held = m.sources.get(one.id)
        if held is not None and document(held) == document(one):
            title = held.title
        else:
            title = titles.get(document(one), one.title)
        made.replace(attrs.evolve(one, title=title))
    return made


def _accepted(
    answered: list[_Answered], texts: Mapping[str, str], m: ArgumentMap
) -> Iterator[tuple[str, str]]:
    """Yield each accepted claim that the map has, in its new words or in the old."""
    for record, answer in answered:
        decided = answer.verdict in (Verdict.ACCEPTED, Verdict.CHANGED)
        if isinstance(record, Claim) and decided:
            for words in (answer.text or record.text, record.text):
                if folded(words) in texts:
                    held = m.claims.get(record.id)
                    same = held is not None and folded(held.text) == folded(words)
                    # Of several in these words, the one that is called the same.
                    yield record.id, record.id if same else texts[folded(words)]
                    break


def _merged(
    answered: list[_Answered],
    draft: ArgumentMap,
    texts: Collection[str],
    homes: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """Yield each merged claim with the one that it was merged into."""
    for record, answer in answered:
        if answer.verdict is not Verdict.MERGED or answer.into is None:
            continue
        if isinstance(record, Claim):
            yield record.id, answer.into
        elif isinstance(record, Relation) and record.kind is RelationKind.REPHRASES:
            # Of the two claims, the map lacks the one that has gone; its words may be
            # those of the one that stays.
            ends = (*record.premises, record.target)
            words = [folded(draft.claims[end].text) for end in ends]
            for end, said in zip(ends, words, strict=True):
                has_gone = said not in texts or len(set(words)) == 1
                if has_gone and end != answer.into and end not in homes:
                    yield end, answer.into


def _ends(merged: Mapping[str, str], m: ArgumentMap) -> dict[str, str]:
    """Return the claim of the map at the end of several mergers, where there is one."""
    found = {}
    for key, into in merged.items():
        end, seen = into, {key}
        while end not in m.claims and end in merged and end not in seen:
            seen.add(end)
            end = merged[end]
        if end in m.claims:
            found[key] = end
    return found
