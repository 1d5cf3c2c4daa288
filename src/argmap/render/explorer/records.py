"""Records: what the page of the explorer knows of a map, as plain values for JSON."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

import attrs

from argmap.analysis.acceptability import Assessment, assess, status_of
from argmap.analysis.explanations import explained
from argmap.analysis.grounds import LINKS
from argmap.analysis.labellings import labellings
from argmap.analysis.phrases import amount_in_words, date_in_words
from argmap.model import views
from argmap.model.relations import Basis
from argmap.render.diagram.chips import chips_of
from argmap.render.diagram.markup import link as passive
from argmap.render.references import numbers, place, references
from argmap.render.style import MARKS, STATUS_GLYPHS, STATUS_WORDS

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.claims import Claim
    from argmap.model.dates import Date
    from argmap.model.relations import Relation
    from argmap.model.sources import Passage
    from argmap.render.prose.sentences import Reference

__all__ = ["BASES", "known"]

BASES: dict[str, Basis | None] = {
    "all": None,
    **{basis.value: basis for basis in Basis},
}
"""The rules that a reader can choose, by the word in the page."""
MOST_DATES = 60
"""At so many dates the statuses are kept, for the slider."""

Plain = dict[str, Any]
Day = tuple[int, int, int]


def known(m: ArgumentMap) -> Plain:
    """Return what the page knows: records, their words, and statuses over time.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.

    Returns
    -------
    dict
        Of strings, numbers, lists and dicts. ``dates`` are those of the slider; a
        record's ``at`` is the number of the first of them at which it had been said,
        None where that is unknown. A claim's statuses are by basis: ``now``, and
        ``then``, a list of [number of the date, status] for each change; a basis that
        is not there is as ``all``.
    """
    view = views.accepted(m)
    return _Gathering(view).told()


@attrs.frozen(eq=False)
class _Times:
    """The dates of the slider, and the statuses of each claim under each basis."""

    dates: tuple[Date, ...]
    ends: tuple[Day, ...]
    then: dict[str, dict[str, list[tuple[int, str]]]]

    @classmethod
    def of(cls, m: ArgumentMap) -> _Times:
        dates: dict[Date, None] = {}
        then: dict[str, dict[str, list[tuple[int, str]]]] = {}
        for word, basis in BASES.items():
            found: dict[str, list[tuple[int, str]]] = {}
            for number, (date, graph, labels) in enumerate(
                labellings(m, basis=basis, most=MOST_DATES)
            ):
                dates[date] = None
                for row, claim in enumerate(graph.map):
                    status = status_of(labels[row], attacked=bool(graph.strikes[row]))
                    changes = found.setdefault(claim.id, [])
                    if not changes or changes[-1][1] != status.value:
                        changes.append((number, status.value))
            then[word] = found
        # A date that is open at its end is none of the labellings'.
        ends = tuple(date.last for date in dates if date.last is not None)
        return cls(tuple(dates), ends, then)

    def at(self, date: Date | None) -> int | None:
        """Return the number of the first date by whose end something had been said."""
        if date is None or date.last is None:
            return None
        number = bisect_left(self.ends, date.last)
        return number if number < len(self.ends) else None


class _Gathering:
    """Gathers the records of one map."""

    def __init__(self, m: ArgumentMap) -> None:
        self.m = m
        self.times = _Times.of(m)
        self.assessed = {word: assess(m, basis=b) for word, b in BASES.items()}
        self.listed = references(m)
        self.number = numbers(self.listed)

    def told(self) -> Plain:
        m = self.m
        chips = chips_of(m)
        heard = {a.actor for a in m.assertions.values()}
        return {
            "title": m.title,
            "question": m.question,
            "dates": [date_in_words(date) for date in self.times.dates],
            "bases": {word: LINKS[basis] for word, basis in BASES.items()},
            "statuses": {
                status.value: [STATUS_GLYPHS[status], *STATUS_WORDS[status]]
                for status in STATUS_GLYPHS
            },
            "marks": {stance.value: mark for stance, mark in MARKS.items()},
            "actors": {
                key: _filled(
                    name=actor.name, letters=chips[key].letters, kind=actor.kind
                )
                for key, actor in m.actors.items()
                if key in heard
            },
            "issues": {
                key: _filled(question=issue.question, thesis=issue.thesis)
                for key, issue in m.issues.items()
            },
            "sources": {one.source: self._source(one) for one in self.listed},
            "claims": {
                claim.id: self._claim(claim, number)
                for number, claim in enumerate(m, start=1)
            },
            "links": {key: self._link(one) for key, one in m.relations.items()},
        }

    def _source(self, one: Reference) -> Plain:
        told = " ".join(
            part if part.endswith(".") else f"{part}."
            for part in (one.makers, one.title, one.container, one.date)
            if part
        )
        return _filled(number=one.number, text=told, url=passive(one.url))

    def _claim(self, claim: Claim, number: int) -> Plain:
        key = claim.id
        said = self.m.assertions_of(claim)
        # Which claims had been made by a date depends on no basis.
        made = self.times.then["all"].get(key)
        return _filled(
            n=number,
            title=claim.title,
            text=claim.text,
            issue=claim.issue,
            kind=claim.kind,
            evidence=claim.evidence,
            about=None if claim.valid is None else date_in_words(claim.valid),
            figure=None if claim.quantity is None else amount_in_words(claim.quantity),
            note=claim.note,
            tags=list(claim.tags),
            at=made[0][0] if made else None,
            now=_sparing(
                {word: a[key].status.value for word, a in self.assessed.items()}
            ),
            then=_sparing(
                {word: t.get(key, []) for word, t in self.times.then.items()}
            ),
            why={
                word: lines
                for word, assessment in self.assessed.items()
                if (lines := _why(assessment, key))
            },
            said=[self._assertion(one) for one in said],
        )

    def _assertion(self, one: Assertion) -> Plain:
        date = self.m.date_of(one)
        return _filled(
            actor=one.actor,
            stance=one.stance,
            wording=one.wording,
            **self._place(one.passage),
            date=None if date is None else date_in_words(date),
            at=self.times.at(date),
            via=[self.m.actors[key].name for key in one.via],
            hedged=one.hedged,
            act=one.by_act,
            note=one.note,
        )

    def _link(self, one: Relation) -> Plain:
        date = self.m.date_of(one)
        timeless = date is None and one.basis is Basis.ANALYST
        author = None if one.author is None else self.m.actors[one.author].name
        return _filled(
            kind=one.kind,
            premises=list(one.premises),
            target=one.target,
            basis=one.basis,
            by=author if one.basis is Basis.EXPLICIT else one.analyst,
            **self._place(one.passage),
            at=0 if timeless else self.times.at(date),
            note=one.note,
        )

    def _place(self, passage: Passage | None) -> Plain:
        if passage is None:
            return {}
        return {
            "source": passage.source,
            "place": place(passage),
            "exact": passage.exact,
        }


def _why(assessment: Assessment, key: str) -> list[tuple[int, str]]:
    """Return the lines of the explanation, each with how far it is set in.

    There is none where nothing bears on the claim: its status says as much.
    """
    told = explained(assessment, assessment[key])
    if not (told.moves or told.cautions):
        return []
    return [(line.depth, line.text) for line in told.lines]


def _sparing(by_basis: Plain) -> Plain:
    """Return what holds under each basis; under those not named, what holds for all."""
    rest = by_basis["all"]
    return {
        word: value
        for word, value in by_basis.items()
        if word == "all" or value != rest
    }


def _filled(**values: Any) -> Plain:
    """Return the values that say anything: a page is read faster without the rest."""
    return {
        key: value
        for key, value in values.items()
        if value is not None and value is not False and value not in ([], {}, "")
    }
