"""Matrix: who is on which side of which question, in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from argmap.analysis.stances.tables import Cell, State
from argmap.model.actors import ActorKind
from argmap.render.prose.sentences import Grid, Paragraph, Section, Sentence, about
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import counted, cut
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.claims import Issue

__all__ = ["CELLS", "GROUPS", "matrix"]

MOST_HEADINGS = 5
BLANK = "·"

CELLS = {
    State.YES: "yes",
    State.NO: "no",
    State.MIXED: "both",
    State.NEUTRAL: "no side",
    State.SILENT: BLANK,
}

GROUPS = {
    None: "of no recorded kind",
    ActorKind.PERSON: "persons",
    ActorKind.GOVERNMENT: "government bodies",
    ActorKind.OVERSIGHT_BODY: "oversight bodies",
    ActorKind.COURT: "courts",
    ActorKind.LEGISLATURE: "legislatures",
    ActorKind.THINK_TANK: "think tanks",
    ActorKind.ADVOCACY: "advocacy groups",
    ActorKind.RESEARCHER: "researchers",
    ActorKind.NEWS: "news organisations",
    ActorKind.LAW_ENFORCEMENT: "law-enforcement bodies",
    ActorKind.COMPANY: "companies",
    ActorKind.COLLECTIVE: "groups without names",
}
ORDER = [*ActorKind, None]


def matrix(s: Survey, grouped: Collection[str] = ()) -> Section:
    """Return the stance matrix: actors by kind, and a column for each question.

    Parameters
    ----------
    s : Survey
        Of a map.
    grouped : collection of str
        Ids of actors that share a row with others of their kind, and are counted.

    Returns
    -------
    Section
        Questions with a yes and a no, where there are any. Actors that are silent on
        all of them are counted below the table.
    """
    issues = s.sided or s.issues
    rows: list[tuple[Sentence, ...]] = []
    silent = 0
    shared = False
    for kind in ORDER:
        single, together = [], []
        for actor in (a for a in s.actors if a.kind is kind):
            cells = [s.table[actor, issue] for issue in issues]
            if all(c.state is State.SILENT and not c.reports for c in cells):
                silent += 1
            elif actor.id in grouped:
                together.append(actor)
            else:
                single.append(actor)
        if len(together) == 1:
            single += together
            together = []
        rows += [_row(s, actor, issues) for actor in single]
        if together:
            shared = True
            rows.append(_shared(s, together, issues, others=bool(single)))
    if len(issues) > MOST_HEADINGS:
        names: Iterable[str] = (str(s.numbers[issue.id]) for issue in issues)
    else:
        names = (cut(issue.question, 120) for issue in issues)
    if not rows:
        text = "No actor told here is on a side of a question, or on neither."
        return Section(TITLE, (Paragraph((about(text),)),))
    grid = Grid(("Actor", *names), tuple(rows))
    notes = _notes(s, issues, silent=silent, shared=shared)
    return Section(TITLE, (grid, Paragraph(tuple(notes))))


TITLE = "Who says what"


def _notes(
    s: Survey, issues: Iterable[Issue], *, silent: int, shared: bool
) -> list[Sentence]:
    told = {*issues}
    lines = []
    if len(told) > MOST_HEADINGS:
        lines.append(about("The columns bear the numbers of the questions above."))
    lines.append(
        about(
            "In brackets: the actor stated claims on this side, but not the answer "
            f"itself. “{BLANK}”: silent {s.period}, which is not counted as an "
            "opinion."
        )
    )
    if shared:
        lines.append(about("Where several share a row, each is counted."))
    left = len(s.issues) - len(told)
    if left:
        text = f"Left out: {counted(left, 'question')} without a yes or no."
        lines.append(about(text))
    if silent:
        text = (
            f"Silent on all of these, and not in the table: {counted(silent, 'actor')}."
        )
        lines.append(about(text))
    return lines


def _row(s: Survey, actor: Actor, issues: Iterable[Issue]) -> tuple[Sentence, ...]:
    name = s.full_name(actor.id, s.by_actor.get(actor.id, ()))
    cells = (s.table[actor, issue] for issue in issues)
    return (about(name), *(_cell(s, cell) for cell in cells))


def _cell(s: Survey, cell: Cell) -> Sentence:
    sources = cited(cell.assertions or cell.reports)
    text = _word(s, cell)
    if sources:
        return Sentence(text, sources)
    return about(text if cell.state is State.SILENT else f"{text}, no source")


def _word(s: Survey, cell: Cell) -> str:
    if cell.state is State.SILENT:
        return "reported" if cell.reports else BLANK
    if cell.state is State.NEUTRAL and s.m.issues[cell.column].thesis is None:
        return "on record"
    text = CELLS[cell.state]
    return f"({text})" if cell.hollow else text


def _shared(
    s: Survey, actors: list[Actor], issues: Iterable[Issue], *, others: bool
) -> tuple[Sentence, ...]:
    """Return the row of several actors: how many are on which side of each question."""
    more = "more " if others else ""
    group = GROUPS[actors[0].kind]
    name = f"{len(actors)} {more}{group}"
    row = [about(name)]
    for issue in issues:
        cells = [s.table[actor, issue] for actor in actors]
        counts = Counter(_word(s, cell) for cell in cells)
        counts.pop(BLANK, None)
        said = [a for c in cells for a in (c.assertions or c.reports)]
        # By who speaks first, so that yes is not before no.
        text = ", ".join(f"{number} {word}" for word, number in counts.items())
        sources = cited(said)
        row.append(Sentence(text, sources) if sources else about(text or BLANK))
    return tuple(row)
