from __future__ import annotations

from argmap.formats.argdown.writing.placement import Placement
from argmap.model.argument_map import ArgumentMap


def drawn(*claims: str, issues: str = "") -> ArgumentMap:
    m = ArgumentMap()
    for key in dict.fromkeys(issues):
        m.issue(f"{key}?", id=key)
    for key, issue in zip(claims, issues or [None] * len(claims), strict=True):
        m.claim(f"Text of {key}.", id=key, issue=issue)
    return m


def test_a_claim_stands_under_the_first_claim_that_it_supports_or_attacks() -> None:
    m = drawn("a", "b", "c")
    m.attack("b", by="c")
    m.support("a", by="c")
    assert Placement(m).hosts == {"c": "c-supports-a"}


def test_the_thesis_of_an_issue_stands_by_itself() -> None:
    m = drawn("a", "b", issues="pp")
    m.claim("Text of t.", id="t", issue="p", thesis=True)
    m.support("a", by="t")
    m.support("t", by="b")
    assert Placement(m).hosts == {"b": "b-supports-t"}


def test_a_contradiction_is_no_place_to_stand() -> None:
    m = drawn("a", "b")
    m.contradict("a", "b")
    assert Placement(m).hosts == {}


def test_a_claim_of_another_issue_is_a_reference() -> None:
    m = drawn("a", "b", issues="pq")
    m.support("a", by="b")
    assert Placement(m).hosts == {}


def test_claims_stand_at_most_two_levels_deep() -> None:
    m = drawn("a", "b", "c", "d", "e")
    for upper, lower in ("ab", "bc", "cd", "de"):
        m.support(upper, by=lower)
    assert Placement(m).hosts == {
        "b": "b-supports-a",
        "c": "c-supports-b",
        "e": "e-supports-d",
    }


def test_the_first_claim_of_a_circle_stands_by_itself() -> None:
    m = drawn("a", "b", "c")
    for upper, lower in ("ba", "cb", "ac"):
        m.attack(upper, by=lower)
    m.attack("a", by="a")
    assert Placement(m).hosts == {"c": "c-attacks-a", "b": "b-attacks-c"}


def test_a_claim_may_stand_on_the_line_of_an_undercut() -> None:
    m = drawn("a", "b", "u", "v")
    step = m.support("a", by="b")
    m.undercut(m.undercut(step, by="u"), by="v")
    assert Placement(m).hosts == {
        "b": "b-supports-a",
        "u": "u-undercuts-b-supports-a",
    }


def test_or_of_an_undercut_of_an_inference() -> None:
    m = drawn("a", "b", "c", "u")
    step = m.support("a", by=("b", "c"))
    m.undercut(step, by="u")
    assert Placement(m).hosts == {"u": "u-undercuts-b-and-c-supports-a"}


def test_a_claim_without_text_stands_by_itself() -> None:
    m = drawn("a")
    m.support("a", by=m.claim("", id="b"))
    assert Placement(m).hosts == {}


def test_undercuts_are_nested_to_the_fourth_level() -> None:
    m = drawn("a", "b")
    relation = m.support("a", by="b")
    chain = [relation]
    for _ in range(6):
        chain.append(m.undercut(chain[-1], by="a"))
    place = Placement(m)
    assert [place.is_line(one) for one in chain] == [True] * 5 + [False] * 2


def test_undercuts_come_before_the_replies_to_the_claim() -> None:
    m = drawn("a", "b", "c", "u")
    step = m.support("a", by="b")
    m.attack("b", by="c")
    m.undercut(step, by="u")
    assert [(one.premises[0], level) for one, level in Placement(m).levels("a")] == [
        ("b", 1),
        ("u", 2),
        ("c", 2),
    ]
