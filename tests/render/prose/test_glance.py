from __future__ import annotations

from argmap.model.argument_map import ArgumentMap
from tests.render.prose.piers import part, texts, told


def heard(*voices: tuple[int, int]) -> ArgumentMap:
    """Questions, each with so many actors who say yes and who say no."""
    m = ArgumentMap("Piers")
    m.source("The log", id="log", issued="2024")
    for number, (yes, no) in enumerate(voices):
        issue = m.issue(f"Is pier {number} long?")
        claim = m.claim(f"Pier {number} is long.", issue=issue, thesis=True)
        for nth in range(yes):
            m.assertion(claim, actor=m.actor(f"Y{number}-{nth}"), source="log")
        for nth in range(no):
            m.deny(claim, actor=m.actor(f"N{number}-{nth}"), source="log")
    return m


def first_line(m: ArgumentMap) -> str:
    return texts(part(m, "0"))[0]


def test_what_most_voices_on_both_sides_speak_of_comes_first() -> None:
    assert first_line(heard((1, 1), (5, 1), (2, 0), (2, 3), (2, 2))) == (
        "Both yes and no are heard on 4 of 5 questions; most voices on both sides: “Is "
        "pier 3 long?” (yes 2, no 3), “Is pier 4 long?” (yes 2, no 2) and “Is pier 1 "
        "long?” (yes 5, no 1)."
    )


def test_where_all_or_none_have_both_sides_it_says_so() -> None:
    assert first_line(heard((2, 0), (0, 1))) == (
        "Both yes and no are heard on no question."
    )
    assert first_line(heard((1, 1))) == (
        "Both yes and no are heard on the one question: “Is pier 0 long?” (yes 1, no 1)."
    )
    assert first_line(heard((1, 1), (1, 1), (1, 1), (1, 0))).startswith(
        "Both yes and no are heard on 3 of 4 questions: “Is pier 0 long?”"
    )
    assert first_line(heard((1, 1), (2, 1))).startswith(
        "Both yes and no are heard on all 2 questions: “Is pier 1 long?”"
    )


def test_nothing_is_said_of_how_many_of_no_claims_are_defended() -> None:
    lines = texts(part(ArgumentMap("Piers"), "0"))
    assert lines[0] == (
        "No claim contested; no claim with a standing objection; no claim unrebutted in "
        "this map."
    )


def test_the_defended_are_counted_among_the_unrebutted() -> None:
    m = ArgumentMap("Piers")
    objection = m.claim("The boards are rotten.")
    m.attack(m.claim("The pier is safe."), by=objection)
    m.attack(objection, by=m.claim("The boards are new."))
    assert texts(part(m, "0"))[0] == (
        "No claim contested; 1 claim with a standing objection; 2 claims unrebutted in "
        "this map, 1 of them defended against an objection."
    )


def test_a_side_that_nobody_takes_has_no_count_in_the_table_of_questions() -> None:
    rows = told(heard((2, 0)), "1")
    assert "Pier 0 is long. (2 actors) No claim gives this answer. In" in rows
