"""Closing: what stands below two columns: why they clash, who spoke last, the hinge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import ClaimStatus, Flag, Status
from argmap.graph.compilation import Strike, StrikeKind
from argmap.model.assertions import Stance
from argmap.model.claims import ClaimKind
from argmap.render.prose.reasoning import WORDS
from argmap.render.prose.sentences import Sentence, about, sourced
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import counted, joined
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.claims import Issue

__all__ = ["NOTHING_ALIKE", "Together", "closing"]

MOST_NAMED = 3


def closing(
    s: Survey,
    found: Sequence[ClaimStatus],
    strikes: Sequence[Strike],
    *,
    issue: Issue | None = None,
) -> tuple[Sentence, ...]:
    """Return what holds for both columns of a dispute.

    Parameters
    ----------
    s : Survey
        Of a map.
    found : sequence of ClaimStatus
        The claims in the columns.
    strikes : sequence of Strike
        What holds them apart.
    issue : Issue, optional
        Of which they are the answers, to tell what these turn on.

    Returns
    -------
    tuple of Sentence
        How they clash; the kind of dispute; the latest dated statement; the pivots.
    """
    keys = {one.claim.id for one in found}
    keys.update(premise for strike in strikes for premise in strike.premises)
    ordered = [key for key in s.m.claims if key in keys]
    kinds = {s.m.claims[key].kind for key in ordered}
    words = [kind.value for kind in ClaimKind if kind in kinds]
    sentences = [*_clash(s, found, strikes)]
    sentences += Together.of(s, found).sentences
    if words:
        sentences.append(about(f"Kind of dispute: {joined(words)}."))
    sentences.append(_latest(s, ordered))
    if issue is not None:
        sentences += _hinge(s, issue)
    return tuple(sentences)


@attrs.frozen
class Together:
    """What holds for all claims of two columns, and is told once below them.

    Parameters
    ----------
    explicit : Status or None
        The one status of all by explicit links alone, where it is another.
    flags : frozenset of Flag
        Cautions that all of them share.
    count : int
        How many claims there are.
    """

    explicit: Status | None = None
    flags: frozenset[Flag] = frozenset()
    count: int = 0

    @classmethod
    def of(cls, s: Survey, found: Sequence[ClaimStatus]) -> Together:
        """Return what holds for all of some claims; nothing for one alone.

        Parameters
        ----------
        s : Survey
            Of a map.
        found : sequence of ClaimStatus
            The claims of both columns.

        Returns
        -------
        Together
            The same whichever column comes first.
        """
        if len(found) < 2:
            return NOTHING_ALIKE
        explicit = [s.explicit.by_claim.get(one.claim.id) for one in found]
        by_rule = {None if one is None else one.status for one in explicit}
        (shared, *more) = by_rule
        if more or shared in {one.status for one in found}:
            shared = None
        bare = all(Flag.BARE_DENIAL in one.flags for one in found)
        flags = frozenset([Flag.BARE_DENIAL] if bare else [])
        return cls(shared, flags, len(found))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that tell it."""
        told = []
        if self.explicit is not None:
            each = "both" if self.count == 2 else "all"
            words = WORDS[self.explicit]
            text = f"By the links made in the documents alone, {each}: {words}."
            told.append(about(text))
        if Flag.BARE_DENIAL in self.flags:
            text = "What is against each of these reports no evidence in this map."
            told.append(about(text))
        return tuple(told)


NOTHING_ALIKE = Together()


def _clash(
    s: Survey, found: Sequence[ClaimStatus], strikes: Sequence[Strike]
) -> Iterable[Sentence]:
    """Say that claims which contradict each other are not settled, and who says so."""
    contested = {one.claim.id for one in found if one.status is Status.CONTESTED}
    relations = {
        strike.record: s.m.relations[strike.record]
        for strike in strikes
        if strike.kind is StrikeKind.CONTRADICTION
        and contested.issuperset(strike.premises)
    }
    if not relations or not contested:
        return
    links = dict.fromkeys(s.link(relation) for relation in relations.values())
    ends = [key for one in relations.values() for key in (*one.premises, *s.ends(one))]
    text = (
        f"These contradict each other ({'; '.join(links)}); this map settles neither."
    )
    sources = (*s.resting(dict.fromkeys(ends)), *cited(relations.values()))
    yield sourced(text, tuple(dict.fromkeys(sources)))


def _latest(s: Survey, claims: Iterable[str]) -> Sentence:
    said = [
        (date, a)
        for claim in claims
        for a in s.m.assertions_of(claim)
        if a.stance is not Stance.REPORTS and (date := s.m.date_of(a)) is not None
    ]
    if not said:
        return about("Latest dated statement: none in this map.")
    last = max((date for date, _ in said), key=lambda d: d.sort_key)
    final = [a for date, a in said if date == last]
    who = s.names(dict.fromkeys(a.actor for a in final), most=MOST_NAMED)
    text = f"Latest dated statement: {who}, {s.when(final[0])}."
    return sourced(text, cited(final))


def _hinge(s: Survey, issue: Issue) -> Iterable[Sentence]:
    """Name the single claim, or the first pair, on which an answer turns."""
    sets = [one for found in s.hinges.found.get(issue.id, ()) for one in found.sets]
    named = dict.fromkeys(tuple(c.id for c in one.claims) for one in sets)
    if not named:
        return
    index = s.assessment.graph.index
    plainest = min(named, key=lambda keys: (len(keys), index[keys[0]]))
    more = len(named) - 1
    rest = (
        f", and {counted(more, 'more claim or pair', 'more claims or pairs')}"
        if more
        else ""
    )
    text = f"Turns on {s.named(plainest)}{rest}: see On what it turns."
    yield sourced(text, s.resting(plainest))
