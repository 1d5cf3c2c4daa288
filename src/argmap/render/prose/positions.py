"""Positions: a paragraph for each actor, and who says what on which issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from argmap.analysis.stances import Cell, State
from argmap.model.actors import ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Issue
from argmap.render.prose.sentences import Block, Grid, Paragraph, Section, Sentence
from argmap.render.prose.survey import Survey, about, is_report, sourced
from argmap.render.prose.wording import (
    capital,
    closed,
    counted,
    cut,
    date_in_words,
    joined,
    period,
    quoted,
)
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.actors import Actor, Affiliation

__all__ = ["CELLS", "positions"]

LONGEST_PARAGRAPH = 1200
LONGEST_INTEREST = 200
MOST_QUOTED = 3
MOST_QUESTIONS = 6
MOST_HEADINGS = 5

CELLS = {
    State.YES: "yes",
    State.NO: "no",
    State.MIXED: "both",
    State.NEUTRAL: "no side",
    State.SILENT: "–",
}

PHRASES = {
    Stance.ASSERTS: "stated",
    Stance.DENIES: "stated the contrary of",
    Stance.DOUBTS: "stated doubt about",
    Stance.REPORTS: "reported",
}

# What an actor does on the questions that a sentence names. The plain answers come
# first; among them the order is that of the questions, so that yes is not before no.
DIRECT = {
    State.YES: "Answered yes to",
    State.NO: "Answered no to",
    State.MIXED: "Answered both yes and no to",
}
DERIVED = {
    State.YES: "On the side of yes on",
    State.NO: "On the side of no on",
    State.MIXED: "On both sides of",
}
NEITHER = "On neither side of"
REPORTED = "Reported, without a stance of its own, on"


def positions(s: Survey) -> Section:
    """Return a paragraph for each actor that takes a stance, and the stance matrix.

    Every paragraph is cut at the same length and at the same numbers of questions and
    quotations, and made of the same phrases. Unnamed collectives come last.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 2.
    """
    named = [a for a in s.table.actors if a.kind is not ActorKind.COLLECTIVE]
    unnamed = [a for a in s.table.actors if a.kind is ActorKind.COLLECTIVE]
    blocks: list[Block] = [_position(s, actor) for actor in named]
    if not s.table.actors:
        blocks.append(Paragraph((about("No actor takes a stance in this map."),)))
    if unnamed:
        paragraphs = tuple(_position(s, actor) for actor in unnamed)
        blocks.append(Section("Groups without names", paragraphs))
    blocks += _others(s)
    if s.table.actors and s.m.issues:
        blocks.append(_matrix(s))
    return Section("Positions", tuple(blocks), "2")


SIDED = (Stance.ASSERTS, Stance.DENIES)


def _position(s: Survey, actor: Actor) -> Paragraph:
    said = s.by_actor.get(actor.id, [])
    cells = [s.table[actor, key] for key in s.m.issues]
    sentences = [_who(s, actor, said), *_through(s, said)]
    length = sum(len(one.text) for one in sentences)
    told = [*_on_issues(s, cells), *_changes(s, said), *_quotes(s, said, cells)]
    for one in told:
        length += len(one.text)
        if length > LONGEST_PARAGRAPH:
            # No shorter sentence may slip in: all paragraphs are cut at one place.
            sentences.append(about("More of it stands under the issues."))
            break
        sentences.append(one)
    open_ended = sum(
        cell.state is State.NEUTRAL and s.m.issues[cell.column].thesis is None
        for cell in cells
    )
    if open_ended and open_ended < len(cells):
        number = counted(open_ended, "question")
        sentences.append(about(f"Also spoke on {number} without a yes or no."))
    silent = [
        s.m.issues[cell.column]
        for cell in cells
        if cell.state is State.SILENT and not cell.reports
    ]
    if silent:
        sentences.append(about(_silence(s, silent)))
    return Paragraph(tuple(sentences), s.name(actor.id))


def _who(s: Survey, actor: Actor, said: list[Assertion]) -> Sentence:
    kind = "kind not recorded" if actor.kind is None else actor.kind.replace("-", " ")
    told = actor.kind is not ActorKind.PERSON or not actor.affiliations
    parts = [kind] if told else []
    for affiliation in actor.affiliations:
        role = cut(affiliation.role or "", LONGEST_INTEREST)
        words = role if role.casefold() != kind.casefold() else ""
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
        first, last = period(d for a in dated if (d := s.m.date_of(a)) is not None)
        if first:
            spans.append(f"{verb} {first if first == last else f'{first} to {last}'}")
    return ", ".join(spans) or "on record without a date"


def _through(s: Survey, said: list[Assertion]) -> list[Sentence]:
    passed = [a for a in said if s.through(a.actor, a.via)]
    if not passed:
        return []
    through = s.names(dict.fromkeys(key for a in passed for key in a.via), most=4)
    share = "" if len(passed) == len(said) else "in part "
    return [sourced(f"Known {share}through {through}.", cited(passed))]


def _on_issues(s: Survey, cells: list[Cell]) -> list[Sentence]:
    """Name the questions on which the actor does the same in one sentence."""
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        verb = _verb(s, cell)
        if verb:
            groups.setdefault(verb, []).append(cell)
    sentences = []
    for verb, found in sorted(groups.items(), key=lambda item: _rank(item[0])):
        questions = [quoted(s.m.issues[cell.column].question) for cell in found]
        said = [a for cell in found for a in (cell.assertions or cell.reports)]
        text = closed(f"{verb} {joined(questions, most=MOST_QUESTIONS)}")
        sentences.append(sourced(text, cited(said)))
    return sentences


def _rank(verb: str) -> int:
    return 0 if verb in DIRECT.values() else 1 if verb in DERIVED.values() else 2


def _verb(s: Survey, cell: Cell) -> str:
    """Return what the actor does on a question; "" where there is no yes or no."""
    if cell.state is State.SILENT:
        return REPORTED if cell.reports else ""
    if cell.state is State.NEUTRAL:
        return "" if s.m.issues[cell.column].thesis is None else NEITHER
    return (DERIVED if cell.hollow else DIRECT)[cell.state]


def _quotes(s: Survey, said: list[Assertion], cells: list[Cell]) -> list[Sentence]:
    """Quote what the actor says: of each issue the plainest first, then the rest."""
    taken = [a for a in said if a.stance is not Stance.REPORTS]
    shown = taken or said
    if not shown:
        return []
    rank = {cell.column: cell.state in (State.NEUTRAL, State.SILENT) for cell in cells}
    place: dict[str, int] = {}
    order = []
    for one in sorted(shown, key=lambda a: not _answers(s, a)):
        issue = s.m.claims[one.claim].issue
        nth = place[issue or ""] = place.get(issue or "", 0) + 1
        order.append((rank.get(issue or "", True), nth, one))
    order.sort(key=lambda triple: triple[:2])
    words = [one for *_, one in order if not one.by_act]
    acts = [one for *_, one in order if one.by_act]
    sentences = [_stating(s, words)] if words else []
    if acts:
        labels = dict.fromkeys(s.m.claims[a.claim].label for a in acts)
        told = joined([quoted(x) for x in [*labels][:MOST_QUOTED]])
        count = f" ({len(labels)} in all)" if len(labels) > MOST_QUOTED else ""
        sentences.append(sourced(f"Acts on record: {told}{count}.", cited(acts)))
    return sentences


def _answers(s: Survey, one: Assertion) -> bool:
    issue = s.m.claims[one.claim].issue
    return issue is not None and one.claim in s.answers[issue]


def _stating(s: Survey, said: Sequence[Assertion]) -> Sentence:
    """Quote the first claims on record, and count them all where there are more."""
    firsts = {(a.stance, a.claim): a for a in reversed(said)}
    shown = [a for a in said if firsts[a.stance, a.claim] is a][:MOST_QUOTED]
    phrases: list[str] = []
    verb = ""
    for one in shown:
        words = "" if PHRASES[one.stance] == verb else f"{PHRASES[one.stance]} "
        verb = PHRASES[one.stance]
        hedged = all(a.hedged for a in said if a.claim == one.claim)
        mark = " (in hedged words)" if hedged else ""
        phrases.append(f"{words}{quoted(s.m.claims[one.claim].label)}{mark}")
    count = len({a.claim for a in said})
    more = f" ({count} claims in all)" if count > len(phrases) else ""
    return sourced(capital(f"{joined(phrases)}{more}."), cited(shown))


def _changes(s: Survey, said: list[Assertion]) -> list[Sentence]:
    """Tell of the claims that the actor stated and whose contrary it stated later."""
    held: dict[str, list[Assertion]] = {}
    for one in said:
        if one.stance in SIDED and s.m.date_of(one) is not None:
            held.setdefault(one.claim, []).append(one)
    sentences = []
    for claim, dated in held.items():
        if len({one.stance for one in dated}) < 2:
            continue
        dated.sort(key=lambda a: _day(s, a))
        first, last = dated[0], dated[-1]
        if first.stance is last.stance or _day(s, first) == _day(s, last):
            continue
        begin, end = (date_in_words(d) for a in (first, last) if (d := s.m.date_of(a)))
        text = (
            f"Changed position on {quoted(s.m.claims[claim].label)}: "
            f"{PHRASES[first.stance]} it, {begin}; {PHRASES[last.stance]} it, {end}."
        )
        sentences.append(sourced(text, cited([first, last])))
    return sentences


def _day(s: Survey, one: Assertion) -> tuple[Any, ...]:
    date = s.m.date_of(one)
    return () if date is None else date.sort_key


def _silence(s: Survey, silent: list[Issue]) -> str:
    if len(silent) == len(s.m.issues):
        return "Silent on every issue of this map."
    if len(silent) > 1 or len(s.m.issues) == 2:
        others = "issue" if len(silent) == 1 else f"{len(silent)} issues"
        return f"Silent in this map on the other {others}."
    return closed(f"Silent in this map on {quoted(silent[0].question)}")


def _others(s: Survey) -> list[Block]:
    """Tell of the actors that take no stance: they report, pass on, or are only named."""
    shown = {actor.id for actor in s.table.actors}
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
        for actor in s.table.actors
        if any(
            one.organization == organization and one.holds_on(s.m.date_of(a))
            for one in actor.affiliations
            for a in s.by_actor.get(actor.id, ())
        )
    ]


def _matrix(s: Survey) -> Section:
    sided = [issue for issue in s.m.issues.values() if issue.thesis is not None]
    issues = sided or list(s.m.issues.values())
    rows, elsewhere = [], []
    for actor in s.table.actors:
        cells = [s.table[actor, issue] for issue in issues]
        name = s.full_name(actor.id, s.by_actor.get(actor.id, ()))
        if any(c.state is not State.SILENT or c.reports for c in cells):
            rows.append((about(name), *(_cell(s, cell) for cell in cells)))
        else:
            elsewhere.append(name)
    lines = [
        about(
            "In brackets: the actor stated claims on this side, but not the answer "
            "itself. “Both”: on both sides; “no side”: on record, and on neither; "
            "“–”: silent in this map, which is not counted as an opinion."
        )
    ]
    if len(issues) > MOST_HEADINGS:
        names: Iterable[str] = (str(s.numbers[issue.id]) for issue in issues)
        lines.append(about("The columns bear the numbers of the questions above."))
    else:
        names = (cut(issue.question, 120) for issue in issues)
    if len(issues) < len(s.m.issues):
        left = counted(len(s.m.issues) - len(issues), "question")
        lines.append(about(f"Left out: {left} without a yes or no."))
    if elsewhere:
        lines.append(about(f"Silent on all of these: {joined(elsewhere)}."))
    grid = Grid(("Actor", *names), tuple(rows))
    return Section("Who says what", (grid, Paragraph(tuple(lines))))


def _cell(s: Survey, cell: Cell) -> Sentence:
    text = CELLS[cell.state]
    if cell.state is State.SILENT:
        sources = cited(cell.reports)
        return Sentence("reported", sources) if sources else about(text)
    if cell.state is State.NEUTRAL and s.m.issues[cell.column].thesis is None:
        text = "on record"
    elif cell.hollow:
        text = f"({text})"
    sources = cited(cell.assertions)
    return Sentence(text, sources) if sources else about(f"{text}, no source")
