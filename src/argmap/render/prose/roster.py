"""Roster: the actors that have a line, and those that only pass on or are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.model.actors import ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.render.prose.leaning import leaning
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Citation,
    Paragraph,
    Reference,
    Section,
    Sentence,
    about,
    sourced,
)
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import counted, joined, quoted
from argmap.render.references import cited, references

if TYPE_CHECKING:
    from argmap.model.actors import Actor

__all__ = ["others", "roster"]

Speaker = tuple["Actor", list[Assertion]]

TITLE = "Heard in one source"


def roster(s: Survey, actors: Mapping[str, Actor]) -> Section:
    """Return a line for each of some actors, by the source that they are heard in.

    Parameters
    ----------
    s : Survey
        Of a map.
    actors : mapping of str to Actor
        By id; each known from one source at most.

    Returns
    -------
    Section
        The sources in the map's order, in each the named before the unnamed.
    """
    heard: dict[str, list[Speaker]] = {key: [] for key in [*s.m.sources, ""]}
    unnamed_last = sorted(
        actors.values(), key=lambda actor: actor.kind is ActorKind.COLLECTIVE
    )
    for actor in unnamed_last:
        said = s.by_actor.get(actor.id, [])
        places = [a.passage.source for a in said if a.passage is not None]
        heard[places[0] if places else ""].append((actor, said))
    listed = {one.source: one for one in references(s.m)}
    blocks: list[Block] = []
    for key, speakers in heard.items():
        if speakers:
            blocks.append(Paragraph((_heading(listed.get(key)),)))
            blocks.append(Bullets(tuple((line,) for line in _lines(s, speakers))))
    return Section(TITLE, tuple(blocks))


def _heading(one: Reference | None) -> Sentence:
    """Return by whom and of when a source is; who has none is told last."""
    if one is None:
        return about("Without a passage:")
    words = [one.makers or quoted(one.title), *([one.date] if one.date else [])]
    return Sentence(f"In {', '.join(words)}:", (Citation(one.source),))


def _lines(s: Survey, speakers: Iterable[Speaker]) -> Iterator[Sentence]:
    """Yield who says what, those of whom the same is told together."""
    alike: dict[str, list[Speaker]] = {}
    for actor, said in speakers:
        cells = (s.table[actor, issue] for issue in s.issues)
        words, _ = leaning(s, cells)
        if not words or actor.kind is not ActorKind.COLLECTIVE:
            words = "; ".join(x for x in (_plainest(s, said), words) if x)
        alike.setdefault(words, []).append((actor, said))
    for words, together in alike.items():
        who = joined([s.full_name(actor.id, said) for actor, said in together])
        every = [a for _, said in together for a in said]
        yield sourced(f"{who}: {words}.", cited(every))


def _plainest(s: Survey, said: Sequence[Assertion]) -> str:
    """Return one statement of somebody, an answer if there is any; count the others."""
    taken = [a for a in said if a.stance is not Stance.REPORTS] or said
    plain = min(taken, key=lambda one: (not s.answers_question(one), one.by_act))
    notes = ["in hedged words"] if plain.hedged else []
    notes += ["by an official act"] if plain.by_act else []
    marks = f" ({', '.join(notes)})" if notes else ""
    verb = VERBS.get(plain.stance, "")
    more = len({a.claim for a in said}) - 1
    end = f", and {counted(more, 'more claim')}" if more else ""
    return f"{verb}{quoted(s.m.claims[plain.claim].label)}{marks}{end}"


VERBS = {
    Stance.DENIES: "the contrary of ",
    Stance.DOUBTS: "doubt about ",
    Stance.REPORTS: "reported ",
}


def others(s: Survey) -> list[Block]:
    """Return who takes no stance: who reports, passes on, or is only named.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    list of Block
        A paragraph; empty where all take a stance, and where only some kinds of
        actors or some claims are told.
    """
    if s.scope.is_narrow:
        return []
    shown = {actor.id for actor in s.actors}
    reports = [
        a
        for a in s.m.assertions.values()
        if a.stance is Stance.REPORTS and a.actor not in shown
    ]
    passed = [a for a in s.m.assertions.values() if not shown.issuperset(a.via)]
    heard = {a.actor for a in reports} | {key for a in passed for key in a.via}
    carriers = [key for key in s.m.actors if key in heard - shown]
    named = [key for key in s.m.actors if key not in heard | shown]
    sentences = []
    if carriers:
        text = f"Reported what others said, without a stance of their own: {s.names(carriers)}."
        sentences.append(sourced(text, cited([*reports, *passed])))
    spoken = {key: who for key in named if (who := _members(s, key))}
    if spoken:
        told = (f"{s.name(key)}, through {s.names(who)}" for key, who in spoken.items())
        text = f"Heard only through a person: {'; '.join(told)}."
        said = [a for who in spoken.values() for key in who for a in s.by_actor[key]]
        sentences.append(sourced(text, cited(said)))
    quiet = [key for key in named if key not in spoken]
    if quiet:
        sentences.append(
            about(f"Named in this map, with no statement: {s.names(quiet)}.")
        )
    return [Paragraph(tuple(sentences), "Others")] if sentences else []


def _members(s: Survey, organization: str) -> list[str]:
    """Return the actors that spoke while they belonged to an organisation."""
    return [
        actor.id
        for actor in s.actors
        if any(
            one.organization == organization and one.holds_on(s.m.date_of(a))
            for one in actor.affiliations
            for a in s.by_actor.get(actor.id, ())
        )
    ]
