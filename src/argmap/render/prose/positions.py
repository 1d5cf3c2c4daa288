"""Positions: a paragraph for each actor, and who says what on which issue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.analysis.stances import Cell, State
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Issue
from argmap.render.prose.sentences import Block, Grid, Paragraph, Section, Sentence
from argmap.render.prose.survey import Survey, about, sourced
from argmap.render.prose.wording import capital, closed, counted, cut, period, quoted
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.actors import Actor

__all__ = ["CELLS", "direct", "positions"]

LONGEST_PARAGRAPH = 1200
LONGEST_INTEREST = 200
MOST_QUOTED = 2

CELLS = {
    State.YES: "yes",
    State.NO: "no",
    State.MIXED: "both",
    State.NEUTRAL: "no side",
    State.SILENT: "silent",
}

PHRASES = {
    Stance.ASSERTS: "stated",
    Stance.DENIES: "stated the contrary of",
    Stance.DOUBTS: "stated doubt about",
    Stance.REPORTS: "reported",
}

DIRECT = {
    State.YES: "Said yes to",
    State.NO: "Said no to",
    State.MIXED: "Said both yes and no to",
}
DERIVED = {
    State.YES: "On the side of yes on",
    State.NO: "On the side of no on",
    State.MIXED: "On both sides of",
}


def positions(s: Survey) -> Section:
    """Return a paragraph for each actor that takes a stance, and the stance matrix.

    Every paragraph is cut at the same length and made of the same phrases.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 2.
    """
    blocks: list[Block] = [_position(s, actor) for actor in s.table.actors]
    if not blocks:
        blocks.append(Paragraph((about("No actor takes a stance in this map."),)))
    blocks += _others(s)
    if s.table.actors and s.m.issues:
        blocks.append(_matrix(s))
    return Section("Positions", tuple(blocks), "2")


def direct(s: Survey, cell: Cell) -> bool:
    """Return whether a cell's side is taken on an answer to the question itself.

    Parameters
    ----------
    s : Survey
        Of the map.
    cell : Cell
        A cell by issue.

    Returns
    -------
    bool
        False where the actor speaks only on claims that bear on the answers.
    """
    answers = s.answers[cell.column]
    return any(a.claim in answers for a in cell.assertions)


def _position(s: Survey, actor: Actor) -> Paragraph:
    said = s.by_actor.get(actor.id, [])
    sentences = [_who(s, actor, said), *_through(s, said)]
    length = sum(len(one.text) for one in sentences)
    silent, left = [], 0
    for issue in s.m.issues.values():
        cell = s.table.cells[actor.id, issue.id]
        if cell.state is State.SILENT and not cell.reports:
            silent.append(issue)
            continue
        sentence = _on_issue(s, issue, cell)
        length += len(sentence.text)
        if length > LONGEST_PARAGRAPH:
            left += 1  # no shorter sentence may slip in: all are cut at one place
        else:
            sentences.append(sentence)
    sentences += _unfiled(s, said)
    if left:
        sentences.append(
            about(f"On record on {counted(left, 'more issue')}; see the table.")
        )
    if silent:
        sentences.append(about(_silence(s, silent)))
    return Paragraph(tuple(sentences), s.name(actor.id))


def _who(s: Survey, actor: Actor, said: list[Assertion]) -> Sentence:
    kind = "kind not recorded" if actor.kind is None else actor.kind.replace("-", " ")
    parts = [capital(kind)]
    for affiliation in actor.affiliations:
        role = cut(affiliation.role or "", LONGEST_INTEREST)
        if role and role.casefold() != kind.casefold():
            parts.append(role)
        parts[-1] = f"{parts[-1]}, {s.name(affiliation.organization)}"
    parts.append(_span(s, said))
    if actor.interest is not None:
        parts.append(f"interest: {cut(actor.interest, LONGEST_INTEREST).rstrip('.')}")
    return about(f"{'; '.join(parts)}.")


def _span(s: Survey, said: list[Assertion]) -> str:
    first, last = period(d for a in said if (d := s.m.date_of(a)) is not None)
    if not first:
        return "on record without a date"
    if first == last:
        return f"on record, {first}"
    return f"first on record {first}, last {last}"


def _through(s: Survey, said: list[Assertion]) -> list[Sentence]:
    passed = [a for a in said if a.via]
    if not passed:
        return []
    through = s.names(dict.fromkeys(key for a in passed for key in a.via), most=4)
    share = "" if len(passed) == len(said) else "in part "
    return [sourced(f"Recorded {share}through {through}.", cited(passed))]


def _on_issue(s: Survey, issue: Issue, cell: Cell) -> Sentence:
    question = quoted(issue.question)
    if cell.state is State.SILENT:
        text = (
            f"On {question} {_stating(s, cell.reports)}, without a stance of its own."
        )
        return sourced(text, cited(cell.reports))
    if cell.state is State.NEUTRAL:
        return sourced(
            f"On {question} {_stating(s, cell.assertions)}.",
            cited(cell.assertions),
        )
    verb = (DIRECT if direct(s, cell) else DERIVED)[cell.state]
    taken = s.sides[issue.id]
    sided = [
        a
        for a in cell.assertions
        if a.claim in taken and a.stance in (Stance.ASSERTS, Stance.DENIES)
    ]
    sided.sort(key=lambda a: a.claim not in s.answers[issue.id])
    total = len({a.claim for a in cell.assertions})
    what = _stating(s, sided, total=total)
    return sourced(f"{verb} {question}: {what}.", cited(cell.assertions))


def _unfiled(s: Survey, said: list[Assertion]) -> list[Sentence]:
    loose = [
        a
        for a in said
        if a.stance is not Stance.REPORTS and s.m.claims[a.claim].issue is None
    ]
    if not loose:
        return []
    text = f"Outside the issues {_stating(s, loose)}."
    return [sourced(text, cited(loose))]


def _stating(s: Survey, said: Sequence[Assertion], *, total: int = 0) -> str:
    """Quote the first claims on record, and count them all where there are more."""
    firsts = {(a.stance, a.claim): a for a in reversed(said)}
    shown = [a for a in dict.fromkeys(said) if firsts[a.stance, a.claim] == a]
    phrases: list[str] = []
    verb = ""
    for one in shown[:MOST_QUOTED]:
        words = "" if PHRASES[one.stance] == verb else f"{PHRASES[one.stance]} "
        verb = PHRASES[one.stance]
        phrases.append(f"{words}{quoted(s.m.claims[one.claim].label)}")
    total = total or len({a.claim for a in said})
    more = f" ({total} claims in all)" if total > len(phrases) else ""
    return f"{' and '.join(phrases)}{more}"


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
    if named:
        sentences.append(
            about(f"Named in this map, and silent in it: {s.names(named)}.")
        )
    return [Paragraph(tuple(sentences), "Others")] if sentences else []


def _matrix(s: Survey) -> Section:
    issues = list(s.m.issues.values())
    rows = []
    for actor in s.table.actors:
        cells = [_cell(s, s.table.cells[actor.id, issue.id]) for issue in issues]
        rows.append((about(s.full_name(actor.id)), *cells))
    key = about(
        "In brackets: the actor stated claims on this side, but not the answer "
        "itself. “Both”: on both sides; “no side”: on record, and on neither; "
        "“silent”: nothing in this map, which is not counted as an opinion."
    )
    grid = Grid(("Actor", *(cut(i.question, 120) for i in issues)), tuple(rows))
    return Section("Who says what", (grid, Paragraph((key,))))


def _cell(s: Survey, cell: Cell) -> Sentence:
    text = CELLS[cell.state]
    if cell.state is State.SILENT:
        sources = cited(cell.reports)
        return Sentence("reported", sources) if sources else about(text)
    if cell.state is State.NEUTRAL and s.m.issues[cell.column].thesis is None:
        text = "on record"
    elif cell.state is not State.NEUTRAL and not direct(s, cell):
        text = f"({text})"
    sources = cited(cell.assertions)
    return Sentence(text, sources) if sources else about(f"{text}, no source")
