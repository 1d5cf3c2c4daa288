from __future__ import annotations

import pytest

from argmap.model.argument_map import ArgumentMap
from argmap.render.explorer.opening import Answer, answers
from argmap.render.explorer.page import explorer_html
from tests.render.debates import HOSTILE


def rents() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    supply = m.issue("Do rent caps cut supply?", id="supply")
    m.issue("What is a rent cap?", id="what")
    caps = m.claim("Rent caps cut supply.", id="caps", issue=supply, thesis=True)
    held = m.claim("The housing stock held steady.", id="held", issue=supply)
    m.claim("A cap is a limit.", id="limit", issue="what")
    m.attack(caps, by=held)
    for number in range(5):
        m.assertion(caps, actor=m.actor(f"Owner {number}", id=f"o{number}"))
    return m


def test_an_answer_tells_who_is_for_and_against_and_what_met_no_reply() -> None:
    assert answers(rents()) == (
        Answer(
            issue="supply",
            question="Do rent caps cut supply?",
            status="● rebutted",
            sides=(
                ("yes", "Owner 0, Owner 1, Owner 2, 2 more"),
                ("no", "nobody in this map"),
            ),
            waiting="1 objection without a reply",
        ),
    )


def test_who_is_on_both_sides_leaves_none_of_them_silent() -> None:
    m = rents()
    for number in range(5):
        m.assertion("held", actor=f"o{number}")
    (found,) = answers(m)
    assert found.sides == (("both", "Owner 0, Owner 1, Owner 2, 2 more"),)


def test_without_an_objection_none_is_counted() -> None:
    m = rents().subset(claims=["caps"])
    assert [one.waiting for one in answers(m)] == [""]


def test_questions_without_sides_have_no_answer() -> None:
    assert answers(ArgumentMap("Empty")) == ()
    m = ArgumentMap("Counts")
    m.claim("There are three.", issue=m.issue("How many?"))
    assert answers(m) == ()
    assert "Who says yes" not in explorer_html(m)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    m = ArgumentMap("Hostile")
    issue = m.issue(text, id="i")
    claim = m.claim(text, issue=issue, thesis=True)
    m.assertion(claim, actor=m.actor(text, id="a"))
    (found,) = answers(m)
    page = explorer_html(m)
    assert len(found.question) < 1_000
    assert page.count("<script") == 2
    assert "<img" not in page
