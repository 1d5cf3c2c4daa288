from __future__ import annotations

from argmap.render.prose.sentences import Grid, Section
from tests.render.prose.piers import crowd, load, part, piers, told


def grid(section: Section) -> Grid:
    inner = section.blocks[-1]
    assert isinstance(inner, Section)
    assert inner.title == "Who says what"
    found = inner.blocks[0]
    assert isinstance(found, Grid)
    return found


def test_actors_stand_by_kind_and_the_unnamed_last() -> None:
    m = piers()
    for key, kind in (("crowd", "collective"), ("gull", None), ("judge", "court")):
        m.assertion("yes", actor=m.actor(key.title(), id=key, kind=kind), source="log")
    m.assertion("no", actor="harbour", source="log")
    rows = grid(part(m, "2")).rows
    assert [row[0].text for row in rows] == ["Harbour", "Judge", "Crowd", "Gull"]


def test_a_cell_has_the_side_and_the_source() -> None:
    m = piers()
    m.support("no", by=m.claim("Boards are rotten.", id="rot", issue="safe"))
    for key, claims in (("a", "yes"), ("b", "no"), ("c", "rot"), ("d", "yes no")):
        actor = m.actor(key, id=key)
        for claim in claims.split():
            m.assertion(claim, actor=actor, source="log")
    m.assertion("yes", actor=m.actor("e", id="e"), stance="doubts", source="log")
    m.assertion("no", actor=m.actor("f", id="f"))
    cells = {row[0].text: row[1] for row in grid(part(m, "2")).rows}
    assert {name: cell.text for name, cell in cells.items()} == {
        "a": "yes",
        "b": "no",
        "c": "(no)",
        "d": "both",
        "e": "no side",
        "f": "no, no source",
    }
    assert [one.source for one in cells["c"].sources] == ["log"]


def test_those_who_say_little_share_a_row_and_are_counted() -> None:
    m = piers()
    crowd(m)
    load(m)
    for number in range(7):
        m.assertion(f"n{number}", actor="harbour", source="log")
    m.assertion("no", actor="harbour", source="log")
    m.assertion("no", actor="g11", source="log")
    m.assertion("no", actor=m.actor("Judge", id="judge", kind="court"), source="log")
    rows = grid(part(m, "2")).rows
    assert [[cell.text for cell in row] for row in rows] == [
        ["Harbour", "no"],
        ["Judge", "no"],
        ["12 groups without names", "11 yes, 1 both"],
    ]
    assert len(grid(part(m, "2", detail="all")).rows) == 14
    assert "Where several share a row, each is counted." in told(m, "2")
    assert "share a row" not in told(m, "2", detail="all")


def test_an_actor_that_only_reports_has_its_cell() -> None:
    m = piers()
    m.assertion("yes", actor="harbour", stance="reports", source="log")
    m.assertion(m.claim("Rain fell."), actor="harbour", source="log")
    assert [[c.text for c in row] for row in grid(part(m, "2")).rows] == [
        ["Harbour", "reported"]
    ]


def test_where_nobody_takes_a_side_there_is_no_table() -> None:
    m = piers()
    m.assertion(m.claim("Rain fell."), actor="harbour", source="log")
    assert told(m, "2").endswith(
        "No actor told here is on a side of a question, or on neither."
    )


def test_many_questions_are_columns_by_number() -> None:
    m = piers()
    m.assertion("yes", actor="harbour", source="log")
    for number in range(5):
        issue = m.issue(f"Is pier {number} long?")
        m.claim(f"Pier {number} is long.", issue=issue, thesis=True)
    m.issue("How long is it?")
    found = grid(part(m, "2"))
    assert found.columns == ("Actor", "1", "2", "3", "4", "5", "6")
    assert [c.text for c in found.rows[0]] == ["Harbour", "yes", *"·····"]
    words = told(m, "2")
    assert "The columns bear the numbers of the questions above." in words
    assert "Left out: 1 question without a yes or no." in words
