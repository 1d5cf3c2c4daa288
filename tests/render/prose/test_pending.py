from __future__ import annotations

from argmap.render.prose.sentences import Bullets
from tests.render.prose.piers import load, part, piers, told


def test_an_objection_to_several_steps_is_told_once() -> None:
    m = piers()
    steps = []
    for number in range(2):
        ground = m.claim(f"Board {number} is new.", id=f"b{number}", issue="safe")
        steps.append(m.support("yes", by=ground))
    steps.append(m.support("no", by=m.claim("A rail fell.", id="rail", issue="safe")))
    wet = m.claim("It was wet.", id="wet")
    m.assertion(wet, actor="harbour", source="log")
    for step in steps:
        m.undercut(step, by=wet)
    rows = part(m, "5").blocks[1]
    assert isinstance(rows, Bullets)
    assert [[one.text for one in row] for row in rows.items] == [
        [
            (
                "“It was wet” (Harbour, 2024), to the bearing of “Board 0 is new” and of "
                "“Board 1 is new” on “Piers are safe” and the bearing of “A rail fell” on "
                "“Piers are not safe”; inferred link."
            )
        ]
    ]
    assert rows.items[0][0].sources
    load(m, 61)
    assert (
        "“It was wet” (Harbour, 2024), to the bearing of “Board 0 is new” on “Piers "
        "are safe” and 2 more steps; inferred link."
    ) in told(m, "5")


def test_an_objection_to_a_claim_names_it_and_who_makes_the_link() -> None:
    m = piers()
    m.remove("clash")
    m.assertion("no", actor="harbour", source="log")
    passage = {"source": "log", "locator": "p. 2"}
    m.attack("yes", by="no", author="harbour", passage=passage)
    assert told(m, "5").startswith(
        "No reply to these is recorded in this map. “Piers are not safe” (Harbour, "
        "2024), to “Piers are safe” (nobody named); link made by Harbour."
    )


def test_a_question_that_one_side_alone_answers_is_listed_with_the_silence() -> None:
    m = piers()
    for number in range(8):
        actor = m.actor(f"P{number}")
        m.assertion("no", actor=actor, source="log")
    words = told(m, "5")
    assert "No objection told here awaits a reply." in words
    assert (
        "1. Are piers safe? On the side of no: P0, P1, P2, P3, P4, P5 and 2 more; "
        "nobody in this map on the side of yes."
    ) in words
    m.assertion("yes", actor="harbour", source="log")
    assert "On no question is one side alone heard." in told(m, "5")
