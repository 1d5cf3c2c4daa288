"""Superseded figures: each chain, what was said before beside what holds now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.analysis.chronology.supersession import Chain, supersessions
from argmap.render.prose.scope import Detail
from argmap.render.prose.sentences import (
    Grid,
    Paragraph,
    Section,
    Sentence,
    about,
    sourced,
)
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import (
    LONGEST_CLAIM,
    capital,
    closed,
    cut,
    date_in_words,
    quoted,
)

if TYPE_CHECKING:
    from argmap.model.claims import Claim

__all__ = ["succession"]

TITLE = "Superseded figures and statements"


def succession(s: Survey) -> Section:
    """Return the chains of claims that took each other's place.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 6: a row for each chain that holds a claim in scope, the older claims
        in order beside the current one, and who says that it is newer.
    """
    found = supersessions(s.m, basis=s.basis)
    rows = [
        _row(s, chain)
        for chain in found
        if any(claim.id in s.told for claim in chain.claims)
    ]
    if not rows:
        text = "No claim told here takes the place of an older one."
        return Section(TITLE, (Paragraph((about(text),)),), "6")
    grid = Grid(("Earlier", "Current", "Link"), tuple(rows))
    text = (
        "A newer figure does not contradict an older one: each is of its time. "
        "“Current” means that nothing in this map takes its place."
    )
    return Section(TITLE, (Paragraph((about(text),)), grid), "6")


def _row(s: Survey, chain: Chain) -> tuple[Sentence, ...]:
    current = chain.current
    older = [claim for claim in chain.claims if claim not in current]
    links = dict.fromkeys(
        f"{capital(s.link(one))}.{_note(one.note)}" for one in chain.links
    )
    now = (
        _claims(s, current)
        if current
        else about("None: these take each other's place in a circle.")
    )
    return (_claims(s, older), now, about(" ".join(links)))


def _note(note: str | None) -> str:
    return "" if note is None else f" {closed(cut(note))}"


def _claims(s: Survey, claims: tuple[Claim, ...] | list[Claim]) -> Sentence:
    text = "; ".join(_claim(s, claim) for claim in claims)
    return sourced(closed(text), s.resting([claim.id for claim in claims]))


def _claim(s: Survey, claim: Claim) -> str:
    notes = [s.speakers(claim.id)]
    if claim.valid is not None:
        notes.append(f"of {date_in_words(claim.valid)}")
    scoped = s.scope.detail is Detail.ALL
    if scoped and claim.quantity is not None and claim.quantity.scope is not None:
        notes.append(f"scope: {cut(claim.quantity.scope, 120)}")
    return f"{quoted(claim.label, LONGEST_CLAIM)} ({'; '.join(notes)})"
