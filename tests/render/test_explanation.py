from __future__ import annotations

import attrs
from hypothesis import given, settings
from markdown_it import MarkdownIt

from argmap.analysis.acceptability import assess
from argmap.analysis.explanations import explain
from argmap.model.argument_map import ArgumentMap
from argmap.render.explanation import explanation_markdown, explanation_table
from tests.graph.debates import debates


def hostile() -> ArgumentMap:
    m = ArgumentMap("hostile")
    m.claim("*Caps* <b>cut</b> [supply](x).", id="caps")
    m.claim("- 1. `No` | _they_ # do not", id="no")
    m.claim("Built\\in 2020", id="built")
    m.attack("caps", by="no", analyst="a*b*")
    m.attack("no", by="built")
    return m


def test_replies_are_lists_in_a_list_and_texts_stand_as_they_are() -> None:
    m = hostile()
    text = explanation_markdown([explain(m, "caps"), explain(m, "built")])
    html = MarkdownIt().render(text)
    assert html.count("<ul>") == 3
    assert "<b>cut" not in html
    assert "<em>" not in html
    assert "“- 1. `No` | _they_ # do not”" in html
    assert "link inferred by a*b*" in html


@settings(deadline=None, max_examples=60)
@given(debates())
def test_every_move_is_a_row_and_every_line_a_bullet(m: ArgumentMap) -> None:
    told = [explain(m, key) for key in assess(m)]
    table = explanation_table(told)
    assert len(table.rows) == sum(
        max(len(one.moves), 1) + len(one.beside) + len(one.cautions) for one in told
    )
    bullets = [
        line
        for line in explanation_markdown(told).split("\n")
        if line.lstrip().startswith("- ")
    ]
    assert len(bullets) == sum(len(one.lines) for one in told)


def test_what_lies_too_deep_to_print_is_in_the_rows() -> None:
    m = ArgumentMap("long")
    for number in range(40):
        m.claim(f"Claim {number}.", id=f"c{number}")
        if number:
            m.attack(f"c{number - 1}", by=f"c{number}")
    told = explain(m, "c0")
    moves = [row for row in explanation_table([told]).rows if row[3] == "attack"]
    assert len(moves) == 39
    assert attrs.evolve(told, moves=(), sentences=()).lines[0].text == told.reasons[0]


def test_what_else_stands_and_what_to_mind_are_rows_too() -> None:
    m = ArgumentMap("besides")
    for key in ("caps", "one", "two"):
        m.claim(f"Claim {key}.", id=key)
    m.attack("caps", by="one")
    m.attack("caps", by="two")
    rows = explanation_table([explain(m, "caps")]).rows
    assert [row[3] for row in rows] == ["attack", "also", "caution"]
    assert rows[1][-1] == (
        "Objection on record, no reply recorded: “Claim two” (nobody named), link "
        "inferred by the map-maker."
    )
