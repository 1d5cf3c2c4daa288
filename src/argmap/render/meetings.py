"""Meetings: on what two actors agree, are opposed and clash, as rows and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.analysis.phrases import date_in_words, link_in_words, quoted
from argmap.analysis.stances.pairs import Meeting, Pair, Point
from argmap.model.assertions import Assertion, Stance
from argmap.model.relations import Relation
from argmap.render.prose import markdown
from argmap.render.prose.wording import capital
from argmap.render.references import place
from argmap.render.sheets import Table, Value
from argmap.render.tallies import heading

__all__ = ["meetings_markdown", "meetings_table", "meetings_text"]

COLUMNS = (
    "meeting",
    "on",
    "text",
    "basis",
    "actor",
    "state",
    "hollow",
    "assertion",
    "speaker",
    "stance",
    "claim",
    "said",
    "source",
    "place",
    "date",
)


def meetings_table(pair: Pair) -> Table:
    """Return what two actors say on all that they meet on, an assertion a row.

    Parameters
    ----------
    pair : Pair
        From `StanceTable.pair`.

    Returns
    -------
    Table
        In the order of `Pair.points`. ``on`` is the id of the issue or claim or, for a
        clash, of the relation; ``basis`` is that of a clash; ``speaker`` is who said
        it, where ``actor`` is whom it counts for.
    """
    rows = []
    for point in pair.points():
        for actor, said in ((pair.first, point.first), (pair.second, point.second)):
            rows += [_row(pair, point, actor, one) for one in said]
    return Table(columns=COLUMNS, rows=tuple(rows))


def meetings_text(pair: Pair) -> str:
    """Return how two actors compare and on what, as text with the passages.

    Parameters
    ----------
    pair : Pair
        From `StanceTable.pair`.

    Returns
    -------
    str
        Several lines, without a line end.
    """
    lines = [f"{_names(pair)}: {pair}.", *_remarks(pair)]
    for title, points in _sections(pair):
        lines += ["", title]
        lines += [f"{'  ' * depth}{line}" for depth, line in points]
    return "\n".join(lines)


def meetings_markdown(pair: Pair) -> str:
    """Return how two actors compare and on what, as Markdown with the passages.

    Parameters
    ----------
    pair : Pair
        From `StanceTable.pair`.

    Returns
    -------
    str
        Ends with a line end.
    """
    head = " ".join([capital(f"{pair}."), *_remarks(pair)])
    lines = [f"# {markdown.escaped(_names(pair))}", "", markdown.escaped(head)]
    for title, points in _sections(pair):
        lines += ["", f"## {markdown.escaped(title)}", ""]
        lines += [f"{'  ' * (d - 1)}- {markdown.escaped(line)}" for d, line in points]
    return "\n".join(lines) + "\n"


def _row(pair: Pair, point: Point, actor: str, one: Assertion) -> tuple[Value, ...]:
    m = pair.table.map
    clash = isinstance(point.subject, Relation)
    cell = None if clash else pair.table[actor, point.subject.id]
    date = m.date_of(one)
    return (
        point.meeting.value,
        point.subject.id,
        _heading(pair, point),
        point.subject.basis.value if isinstance(point.subject, Relation) else None,
        actor,
        None if cell is None else cell.state.value,
        cell is not None and cell.hollow,
        one.id,
        one.actor,
        one.stance.value,
        one.claim,
        m.claims[one.claim].label,
        one.passage.source if one.passage else None,
        (place(one.passage) or None) if one.passage else None,
        None if date is None else date.text,
    )


def _sections(pair: Pair) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield each way to meet with its lines, each with how far it is set in."""
    names = {
        Meeting.AGREED: "Agreed",
        Meeting.OPPOSED: "Opposed",
        Meeting.OTHER: "Both speak, and one of them on no side or on both",
        Meeting.CLASH: "Claims that clash",
        Meeting.FIRST_ALONE: f"Only {_name(pair, pair.first)}",
        Meeting.SECOND_ALONE: f"Only {_name(pair, pair.second)}",
    }
    for meeting, points in groupby(pair.points(), key=lambda point: point.meeting):
        yield names[meeting], [line for point in points for line in _lines(pair, point)]


def _lines(pair: Pair, point: Point) -> Iterator[tuple[int, str]]:
    """Yield what a point is about, and below it what each of the two says."""
    yield 1, _heading(pair, point)
    for actor, said in ((pair.first, point.first), (pair.second, point.second)):
        if not said:
            continue
        state = ""
        if not isinstance(point.subject, Relation):
            cell = pair.table[actor, point.subject.id]
            state = f": {cell.state}{', derived' if cell.hollow else ''}"
        yield 2, f"{_name(pair, actor)}{state}"
        by_claim: dict[tuple[str, Stance], list[Assertion]] = {}
        for one in said:
            by_claim.setdefault((one.claim, one.stance), []).append(one)
        for (claim, stance), several in by_claim.items():
            text = quoted(pair.table.map.claims[claim].label)
            where = "; ".join(_where(pair, one, actor) for one in several)
            yield 3, f"{stance} {text} ({where})"


def _where(pair: Pair, one: Assertion, actor: str) -> str:
    """Return who said something if not the actor itself, where and when."""
    date = pair.table.map.date_of(one)
    told: Sequence[str | None] = (
        None if one.actor == actor else _name(pair, one.actor),
        one.passage.source if one.passage else None,
        place(one.passage) if one.passage else None,
        None if date is None else date_in_words(date),
    )
    return ", ".join(filter(None, told)) or "no source"


def _heading(pair: Pair, point: Point) -> str:
    if isinstance(point.subject, Relation):
        m, relation = pair.table.map, point.subject
        premises = " and ".join(
            quoted(m.claims[key].label) for key in relation.premises
        )
        target = quoted(m.claims[relation.target].label)
        return f"{premises} {relation.kind} {target} ({link_in_words(m, relation)})"
    return heading(point.subject)


def _remarks(pair: Pair) -> list[str]:
    """Return in how many of the joint columns a side is derived."""
    if not pair.hollow:
        return []
    return [f"On {pair.hollow} of these {pair.table.by}s a side is derived."]


def _names(pair: Pair) -> str:
    return f"{_name(pair, pair.first)} and {_name(pair, pair.second)}"


def _name(pair: Pair, actor: str) -> str:
    return pair.table.whole.actors[actor].name
