from __future__ import annotations

from argmap.model.argument_map import ArgumentMap
from argmap.render.prose.sentences import Paragraph
from tests.render.prose.piers import load, part, piers, told


def position(m: ArgumentMap) -> list[str]:
    block = part(m, "2").blocks[0]
    assert isinstance(block, Paragraph)
    return [one.text for one in block.sentences]


def test_the_sides_that_no_quotation_shows_are_told_by_number() -> None:
    m = piers()
    for number, stance in enumerate(("asserts", "denies", "asserts", "asserts")):
        issue = m.issue(f"Is pier {number} long?", id=f"i{number}")
        m.claim(f"Pier {number} is long.", id=f"c{number}", issue=issue, thesis=True)
        m.assertion(f"c{number}", actor="harbour", stance=stance, source="log")
    m.support("yes", by=m.claim("Boards are new.", id="new", issue="safe"))
    m.assertion("new", actor="harbour", source="log")
    m.claim("Pier 9 is long.", issue=m.issue("Is pier 9 long?"), thesis=True, id="c9")
    m.assertion("c9", actor="harbour", stance="doubts", source="log")
    m.claim("Pier 8 is long.", issue=m.issue("Is pier 8 long?"), thesis=True, id="c8")
    m.assertion("c8", actor="harbour", stance="reports", source="log")
    m.claim("Pier 7 is long.", issue=m.issue("Is pier 7 long?"), thesis=True, id="c7")
    load(m, 1)
    m.assertion("n0", actor="harbour", source="log")
    assert position(m) == [
        "Government body; on record 2024.",
        (
            "Stated “Pier 0 is long” (yes to question 2), stated the contrary of “Pier "
            "1 is long” (no to question 3) and stated “Pier 2 is long” (yes to question "
            "4); 5 more claims on record."
        ),
        (
            "Also answered yes to question 5; on the side of yes on question 1; on "
            "neither side of question 6; reported, without a stance of its own, on "
            "question 7."
        ),
        ("Spoke on 1 question without a yes or no; silent in this map on question 8."),
    ]


def test_what_most_is_linked_to_is_quoted_before_the_rest() -> None:
    m = piers()
    load(m, 5)
    for number in range(5):
        m.assertion(f"n{number}", actor="harbour", source="log")
    m.qualify("n0", by="n4")
    m.qualify("n1", by="n4")
    m.qualify("n1", by="n2")
    assert position(m)[1].startswith(
        "Stated “There are 1 piers”, “There are 4 piers” and “There are 0 piers”; "
        "2 more claims on record."
    )


def test_who_is_silent_on_everything_told_is_said_so() -> None:
    m = piers()
    m.assertion(m.claim("Rain fell."), actor="harbour", source="log")
    assert position(m)[-1] == "Silent on every question told here."


def test_many_silences_are_counted() -> None:
    m = piers()
    m.assertion("yes", actor="harbour", source="log")
    for number in range(7):
        m.issue(f"How long is pier {number}?")
    assert position(m)[-1] == "Silent in this map on 7 questions."
    assert told(m, "2", detail="all").count("on questions 2 to 8.") == 1


def test_claims_on_both_sides_without_an_answer_are_told_so() -> None:
    m = piers()
    for side in ("yes", "no"):
        claim = m.claim(f"Board {side}.", id=f"b-{side}", issue="safe")
        m.support(side, by=claim)
        m.assertion(claim, actor="harbour", source="log")
    assert position(m)[2] == "On both sides of question 1."


def test_of_several_questions_the_most_linked_claims_come_first() -> None:
    m = piers()
    for number in range(3):
        issue = m.issue(f"How long is pier {number}?", id=f"long{number}")
        m.claim(f"Pier {number} is long.", id=f"l{number}", issue=issue)
        m.assertion(f"l{number}", actor="harbour", source="log")
    m.qualify("l2", by="l1")
    m.qualify("l2", by="yes")
    assert position(m)[1] == (
        "Stated “Pier 2 is long”, “Pier 1 is long” and “Pier 0 is long”."
    )
