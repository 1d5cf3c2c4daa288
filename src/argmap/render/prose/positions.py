"""Positions: a paragraph for each actor, and who says what on which issue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.analysis.stances.tables import Cell, State
from argmap.model.actors import ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.render.prose.leaning import leaning
from argmap.render.prose.matrix import matrix
from argmap.render.prose.naming import is_report
from argmap.render.prose.roster import others, roster
from argmap.render.prose.sentences import (
    Block,
    Paragraph,
    Section,
    Sentence,
    about,
    sourced,
)
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import (
    capital,
    counted,
    cut,
    date_in_words,
    joined,
    period,
    quoted,
    ranged,
)
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.analysis.stances.turns import ChangedPosition
    from argmap.model.actors import Actor, Affiliation

__all__ = ["positions"]

LONGEST_PARAGRAPH = 1200
LONGEST_INTEREST = 200
MOST_ACTS = 1
FEW_ACTORS = 12
"""Where there are no more, each has a paragraph, however little it says."""

KINDS = {
    None: "kind not recorded",
    ActorKind.GOVERNMENT: "government body",
    ActorKind.OVERSIGHT_BODY: "oversight body",
    ActorKind.THINK_TANK: "think tank",
    ActorKind.ADVOCACY: "advocacy group",
    ActorKind.NEWS: "news organisation",
    ActorKind.LAW_ENFORCEMENT: "law-enforcement body",
    ActorKind.COLLECTIVE: "group without a name",
}

PHRASES = {
    Stance.ASSERTS: "stated",
    Stance.DENIES: "stated the contrary of",
    Stance.DOUBTS: "stated doubt about",
    Stance.REPORTS: "reported",
}

TURNED = {
    State.YES: "on the side of yes",
    State.NO: "on the side of no",
    State.MIXED: "on both sides",
    State.NEUTRAL: "on neither side",
}
SIDED = (Stance.ASSERTS, Stance.DENIES)


def positions(s: Survey) -> Section:
    """Return a paragraph for each actor that takes a stance, and the stance matrix.

    Every paragraph is cut at the same length and at the same number of quotations,
    and made of the same phrases. Unnamed groups come after the named. In short, those
    who say little and are known from one source have a line each, by that source.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 2.
    """
    minor = _minor(s)
    main = [actor for actor in s.actors if actor.id not in minor]
    named = [a for a in main if a.kind is not ActorKind.COLLECTIVE]
    unnamed = [a for a in main if a.kind is ActorKind.COLLECTIVE]
    blocks: list[Block] = [_position(s, actor) for actor in named]
    if not s.actors:
        blocks.append(Paragraph((about(f"No actor {s.where} takes a stance."),)))
    if unnamed:
        paragraphs = tuple(_position(s, actor) for actor in unnamed)
        blocks.append(Section("Groups without names", paragraphs))
    if minor:
        blocks.append(roster(s, minor))
    blocks += others(s)
    if s.actors and s.issues:
        blocks.append(matrix(s, minor))
    return Section("Positions", tuple(blocks), "2")


def _minor(s: Survey) -> dict[str, Actor]:
    """Return the actors that have a line instead of a paragraph, by id."""
    if len(s.actors) <= FEW_ACTORS:
        return {}
    found = {}
    for actor in s.actors:
        said = s.by_actor.get(actor.id, [])
        sources = {a.passage.source for a in said if a.passage is not None}
        if len({a.claim for a in said}) <= s.caps.minor and len(sources) <= 1:
            found[actor.id] = actor
    return found


def _position(s: Survey, actor: Actor) -> Paragraph:
    said = s.by_actor.get(actor.id, [])
    cells = [s.table[actor, issue] for issue in s.issues]
    sentences = [_who(s, actor, said), *_through(s, said)]
    shown = _shown(s, said)
    told = [
        *_quotes(s, said, shown),
        *_sides(s, cells, shown),
        *_changes(s, actor, said),
    ]
    length = sum(len(one.text) for one in sentences)
    for one in told:
        length += len(one.text)
        if length > LONGEST_PARAGRAPH:
            # No shorter sentence may slip in: all paragraphs are cut at one place.
            sentences.append(about("More of it stands under the issues."))
            break
        sentences.append(one)
    sentences += _elsewhere(s, cells)
    return Paragraph(tuple(sentences), s.name(actor.id))


def _who(s: Survey, actor: Actor, said: list[Assertion]) -> Sentence:
    plain = "" if actor.kind is None else actor.kind.replace("-", " ")
    kind = KINDS.get(actor.kind, plain)
    told = actor.kind is not ActorKind.PERSON or not actor.affiliations
    parts = [kind] if told else []
    for affiliation in actor.affiliations:
        role = cut(affiliation.role or "", LONGEST_INTEREST)
        words = "" if role.casefold() in (kind.casefold(), plain.casefold()) else role
        when = _then(s, affiliation, said)
        name = s.name(affiliation.organization)
        parts.append(", ".join(x for x in (f"{when}{words}".strip(), name) if x))
    parts.append(_span(s, said))
    if actor.interest is not None:
        parts.append(f"interest: {cut(actor.interest, LONGEST_INTEREST).rstrip('.')}")
    return about(capital(f"{'; '.join(parts)}."))


def _then(s: Survey, affiliation: Affiliation, said: list[Assertion]) -> str:
    """Say whether an affiliation was over when the actor spoke, or not yet there."""
    dates = {s.m.date_of(assertion) for assertion in said}
    if not dates or any(affiliation.holds_on(date) for date in dates):
        return ""
    until = affiliation.until
    over = until is not None and any(until.before(d) for d in dates if d is not None)
    return "formerly " if over else "later "


def _span(s: Survey, said: list[Assertion]) -> str:
    # Where others pass a statement on, its date is often that of their report.
    spans = []
    for verb, dated in (
        ("on record", [a for a in said if not is_report(a)]),
        ("reported", [a for a in said if is_report(a)]),
    ):
        begin, end = period(d for a in dated if (d := s.m.date_of(a)) is not None)
        if begin:
            spans.append(f"{verb} {begin if begin == end else f'{begin} to {end}'}")
    return ", ".join(spans) or "on record without a date"


def _through(s: Survey, said: list[Assertion]) -> list[Sentence]:
    passed = [a for a in said if s.through(a.actor, a.via)]
    if not passed:
        return []
    through = s.names(dict.fromkeys(key for a in passed for key in a.via), most=4)
    share = "" if len(passed) == len(said) else "in part "
    return [sourced(f"Known {share}through {through}.", cited(passed))]


def _shown(s: Survey, said: list[Assertion]) -> list[Assertion]:
    """Return what is quoted: of each issue the plainest first, then the rest.

    The plainest is an answer; else what most is linked to.
    """
    taken = [a for a in said if a.stance is not Stance.REPORTS] or said

    def weight(one: Assertion) -> tuple[bool, int]:
        links = (*s.m.relations_from(one.claim), *s.m.relations_to(one.claim))
        return (not s.answers_question(one), -len(links))

    place: dict[str | None, int] = {}
    order = []
    for one in sorted(taken, key=weight):
        issue = s.m.claims[one.claim].issue
        nth = place[issue] = place.get(issue, 0) + 1
        order.append((nth, one))
    order.sort(key=lambda pair: pair[0])
    firsts: dict[tuple[Stance, str], Assertion] = {}
    for *_, one in order:
        firsts.setdefault((one.stance, one.claim), one)
    words = [one for one in firsts.values() if not one.by_act]
    acts = [one for one in firsts.values() if one.by_act]
    return [*words[: s.caps.quoted], *acts[:MOST_ACTS]]


def _quotes(s: Survey, said: list[Assertion], shown: list[Assertion]) -> list[Sentence]:
    """Quote claims, and say how many more there are."""
    if not shown:
        return []
    phrases: list[str] = []
    verb = ""
    for one in shown:
        if one.by_act:
            continue
        words = "" if PHRASES[one.stance] == verb else f"{PHRASES[one.stance]} "
        verb = PHRASES[one.stance]
        phrases.append(f"{words}{quoted(s.m.claims[one.claim].label)}{_tag(s, one)}")
    acts = [
        f"{quoted(s.m.claims[one.claim].label)}{_tag(s, one)}"
        for one in shown
        if one.by_act
    ]
    parts = [joined(phrases)] if phrases else []
    parts += [f"by an official act, {joined(acts)}"] if acts else []
    more = len({a.claim for a in said} - {one.claim for one in shown})
    parts += [f"{counted(more, 'more claim')} on record"] if more else []
    return [sourced(capital(f"{'; '.join(parts)}."), cited(shown))]


def _tag(s: Survey, one: Assertion) -> str:
    """Return, in brackets, the answer that a statement is, and whether it is hedged."""
    said = [s.answer(one)] if s.answers_question(one) and s.answer(one) else []
    if all(a.hedged for a in s.by_actor[one.actor] if a.claim == one.claim):
        said.append("in hedged words")
    return f" ({', '.join(said)})" if said else ""


def _sides(s: Survey, cells: list[Cell], shown: list[Assertion]) -> list[Sentence]:
    """Tell, by number, the questions on which the quotations do not show the side."""
    covered = {s.m.claims[one.claim].issue for one in shown if s.answers_question(one)}
    words, said = leaning(s, cells, covered=covered)
    if not words:
        return []
    also = "also " if covered else ""
    return [sourced(capital(f"{also}{words}."), cited(said))]


def _changes(s: Survey, actor: Actor, said: list[Assertion]) -> list[Sentence]:
    """Tell where the actor said one thing of a claim and then the other, or turned.

    Who turned on a question by other claims is told so by its number.
    """
    held: dict[str, list[Assertion]] = {}
    for one in said:
        if one.stance in SIDED and s.m.date_of(one) is not None:
            held.setdefault(one.claim, []).append(one)
    sentences: list[Sentence] = []
    told: set[str | None] = set()
    for claim, dated in held.items():
        if len({one.stance for one in dated}) < 2:
            continue
        dated.sort(key=lambda a: _day(s, a))
        old, new = dated[0], dated[-1]
        if old.stance is new.stance or _day(s, old) == _day(s, new):
            continue
        begin, end = (date_in_words(d) for a in (old, new) if (d := s.m.date_of(a)))
        text = (
            f"Changed position on {quoted(s.m.claims[claim].label)}: "
            f"{PHRASES[old.stance]} it, {begin}; {PHRASES[new.stance]} it, {end}."
        )
        sentences.append(sourced(text, cited([old, new])))
        told.add(s.m.claims[claim].issue)
    turned = [one for one in s.turns if one.actor.id == actor.id]
    sentences += (_turn(s, one) for one in turned if one.column.id not in told)
    return sentences


def _turn(s: Survey, one: ChangedPosition) -> Sentence:
    text = (
        f"Changed position on question {s.numbers[one.column.id]}: "
        f"{TURNED[one.before]} before, {TURNED[one.after]} since "
        f"{date_in_words(one.date)}."
    )
    return sourced(text, cited([*one.earlier, *one.later]))


def _day(s: Survey, one: Assertion) -> tuple[Any, ...]:
    date = s.m.date_of(one)
    return () if date is None else date.sort_key


def _elsewhere(s: Survey, cells: list[Cell]) -> list[Sentence]:
    """Count the questions without a yes or no that the actor spoke on, and silence."""
    open_ended = [
        cell
        for cell in cells
        if s.m.issues[cell.column].thesis is None
        and (cell.state is State.NEUTRAL or cell.reports)
    ]
    silent = [c for c in cells if c.state is State.SILENT and not c.reports]
    parts = []
    if open_ended:
        number = counted(len(open_ended), "question")
        parts.append(f"spoke on {number} without a yes or no")
    if silent and len(silent) == len(cells):
        parts.append("silent on every question told here")
    elif silent:
        number = ranged(s.numbers[c.column] for c in silent)
        many = len(silent) > 1
        parts.append(
            f"silent {s.period} on {counted(len(silent), 'question')}"
            if len(silent) > (s.caps.names or len(silent))
            else f"silent {s.period} on question{'s' if many else ''} {number}"
        )
    return [about(capital(f"{'; '.join(parts)}."))] if parts else []
