from __future__ import annotations

import pytest

from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.pairs import Pair
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.sources import Passage
from argmap.render.meetings import meetings_markdown, meetings_table, meetings_text


@pytest.fixture
def pair() -> Pair:
    m = ArgumentMap("Rent caps")
    m.source("Study", id="study", issued="2023-05-02")
    m.source("Letter", id="letter", issued="2024-02")
    supply = m.issue("Do caps cut supply?", id="supply")
    cost = m.issue("Do caps cost *money*?", id="cost")
    m.claim("Caps cut supply.", id="caps", issue=supply, thesis=True)
    m.claim("Stock held.", id="held", issue=supply)
    m.claim("Caps cost money.", id="money", issue=cost, thesis=True)
    m.attack("caps", by="held", analyst="rk", id="hold")
    m.actor("J. Lee", id="lee")
    m.actor("Office", id="office")
    m.actor("M. Ortiz", id="ortiz", affiliations=[{"organization": "office"}])
    m.assertion("caps", actor="lee", source="study", at=(3, 9))
    page = Passage(source="letter", locator="p. 4")
    m.add(Assertion(id="again", actor="lee", claim="caps", passage=page))
    m.assertion("held", actor="ortiz", source="letter")
    m.assertion("money", actor="lee")
    return compare_stances(m, roll_up=True).pair("lee", "office")


TEXT = """\
J. Lee and Office: agree on 0 of 1 common issue, opposed on 1.
On 1 of these issues a side is derived.

Opposed
  Do caps cut supply?
    J. Lee: yes
      asserts “Caps cut supply” (study, characters 3-9, 2 May 2023; letter, p. 4, February 2024)
    Office: no, derived
      asserts “Stock held” (M. Ortiz, letter, February 2024)

Claims that clash
  “Stock held” attacks “Caps cut supply” (link inferred by rk)
    J. Lee
      asserts “Caps cut supply” (study, characters 3-9, 2 May 2023; letter, p. 4, February 2024)
    Office
      asserts “Stock held” (M. Ortiz, letter, February 2024)

Only J. Lee
  Do caps cost *money*?
    J. Lee: yes
      asserts “Caps cost money” (no source)"""


def test_two_actors_are_told_apart_point_by_point_with_the_passages(pair: Pair) -> None:
    assert meetings_text(pair) == TEXT


def test_the_same_is_a_list_of_lists_in_markdown(pair: Pair) -> None:
    lines = meetings_markdown(pair).splitlines()
    assert lines[:10] == [
        "# J. Lee and Office",
        "",
        (
            "Agree on 0 of 1 common issue, opposed on 1. On 1 of these issues a side is "
            "derived."
        ),
        "",
        "## Opposed",
        "",
        "- Do caps cut supply?",
        "  - J. Lee: yes",
        (
            "    - asserts “Caps cut supply” (study, characters 3-9, 2 May 2023; "
            "letter, p. 4, February 2024)"
        ),
        "  - Office: no, derived",
    ]
    assert "- Do caps cost \\*money\\*?" in lines
    assert meetings_markdown(pair).endswith("(no source)\n")


def test_each_assertion_is_a_row_with_its_passage(pair: Pair) -> None:
    found = meetings_table(pair)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert [(row["meeting"], row["on"], row["actor"]) for row in rows] == [
        ("opposed", "supply", "lee"),
        ("opposed", "supply", "lee"),
        ("opposed", "supply", "office"),
        ("clash", "hold", "lee"),
        ("clash", "hold", "lee"),
        ("clash", "hold", "office"),
        ("first-alone", "cost", "lee"),
    ]
    assert rows[2] == {
        "meeting": "opposed",
        "on": "supply",
        "text": "Do caps cut supply?",
        "basis": None,
        "actor": "office",
        "state": "no",
        "hollow": True,
        "assertion": "held-ortiz",
        "speaker": "ortiz",
        "stance": "asserts",
        "claim": "held",
        "said": "Stock held.",
        "source": "letter",
        "place": None,
        "date": "2024-02",
    }
    assert (rows[1]["place"], rows[1]["date"]) == ("p. 4", "2024-02")
    assert (rows[3]["basis"], rows[3]["state"], rows[3]["hollow"]) == (
        "analyst",
        None,
        False,
    )
    assert (rows[6]["source"], rows[6]["place"], rows[6]["date"]) == (None, None, None)


def test_two_with_nothing_in_common_and_nothing_said_are_one_line() -> None:
    m = ArgumentMap("silent")
    for key in "ab":
        m.actor(key.upper(), id=key)
    pair = compare_stances(m, actors=["a", "b"]).pair("a", "b")
    assert meetings_text(pair) == "A and B: no common issue."
    assert meetings_markdown(pair) == "# A and B\n\nNo common issue.\n"
    assert meetings_table(pair).rows == ()
