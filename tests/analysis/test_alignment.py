from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.analysis.alignment import answers_by_issue, sides, sides_by_issue
from argmap.errors import UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Basis
from argmap.model.views import accepted
from tests.graph.debates import debates, renamed


def debate(*links: str, thesis: str = "t", issue: str = "i") -> ArgumentMap:
    """Make a map of one issue from links: + supports, - attacks, x contradicts, = says."""
    m = ArgumentMap("sides")
    m.issue("Which?", id=issue)
    names = {part for link in links for part in link.split() if part.isalpha()} - {"x"}
    for name in sorted({thesis, *names}):
        m.claim(f"Claim {name}.", id=name, issue=issue, thesis=name == thesis)
    for link in links:
        left, sign, right = link.split()
        if sign == "+":
            m.support(right, by=left, id=f"{left}{right}")
        elif sign == "-":
            m.attack(right, by=left, id=f"{left}-{right}")
        elif sign == "x":
            m.contradict(left, right, id=f"{left}{right}")
        else:
            m.rephrase(left, right, id=f"{left}{right}")
    return m


def test_the_thesis_is_on_its_own_side() -> None:
    assert sides(debate(), "i") == {"t": 1}


def test_supports_and_rephrasings_keep_the_side_attacks_and_contradictions_turn_it() -> (
    None
):
    m = debate("a + t", "b = t", "c - t", "d x t", "e + c", "f - c")
    assert sides(m, "i") == {"t": 1, "a": 1, "b": 1, "c": -1, "d": -1, "e": -1, "f": 1}


def test_the_direction_of_a_link_is_ignored() -> None:
    assert sides(debate("t + a", "t - b"), "i") == {"t": 1, "a": 1, "b": -1}


def test_the_shortest_path_decides() -> None:
    assert sides(debate("a - t", "a + b", "b + t"), "i")["a"] == -1


def test_shortest_paths_that_disagree_give_no_side() -> None:
    m = debate("a + t", "b - t", "c + a", "c + b", "d + c")
    assert sides(m, "i") == {"t": 1, "a": 1, "b": -1}


def test_two_links_between_the_same_claims_that_disagree_give_no_side() -> None:
    assert sides(debate("a + t", "a - t"), "i") == {"t": 1}


def test_undercuts_qualifications_and_supersessions_do_not_join() -> None:
    m = debate("a + t")
    for key in ("u", "q", "n"):
        m.claim(f"Claim {key}.", id=key, issue="i")
    m.undercut("at", by="u")
    m.qualify("t", by="q")
    m.supersede("t", by="n")
    assert sides(m, "i") == {"t": 1, "a": 1}


def test_only_claims_filed_under_the_issue_count() -> None:
    m = debate("a + t")
    m.issue("Other?", id="other")
    m.claim("Claim o.", id="o", issue="other")
    m.claim("Claim b.", id="b", issue="i")
    m.attack("t", by="o")
    m.support("o", by="b")
    assert sides(m, "i") == {"t": 1, "a": 1}


def test_each_linked_premise_takes_the_side() -> None:
    m = debate()
    m.claim("Claim a.", id="a", issue="i")
    m.claim("Claim b.", id="b", issue="i")
    m.attack("t", by=["a", "b"])
    assert sides(m, "i") == {"t": 1, "a": -1, "b": -1}


def test_an_issue_without_a_thesis_has_no_sides() -> None:
    m = ArgumentMap("counts")
    m.issue("How many?", id="i")
    m.claim("450.", id="a", issue="i")
    assert sides(m, "i") == {}


def test_a_basis_chooses_the_links_that_join() -> None:
    m = debate("a + t")
    source = m.source("S", id="s")
    m.claim("Claim b.", id="b", issue="i")
    m.attack("t", by="b", source=source)
    assert sides(m, "i", basis="explicit") == {"t": 1, "b": -1}
    assert sides(m, m.issues["i"], basis="analyst") == {"t": 1, "a": 1}


def test_what_is_only_proposed_joins_nothing() -> None:
    m = debate()
    m.claim("Claim a.", id="a", issue="i")
    m.support("t", by="a", proposed=True)
    assert sides(m, "i") == {"t": 1}


def test_an_unknown_issue_names_the_nearest() -> None:
    with pytest.raises(UnknownIdError) as caught:
        sides(debate(issue="supply"), "suply")
    assert str(caught.value) == "no issue has id 'suply'; the nearest is 'supply'"


@settings(deadline=None, max_examples=50)
@given(debates())
def test_the_sides_of_all_issues_are_the_sides_of_each(m: ArgumentMap) -> None:
    every = sides_by_issue(accepted(m), None)
    assert every == {key: sides(m, key) for key in m.issues}


@settings(deadline=None, max_examples=50)
@given(debates())
def test_renaming_claims_only_renames_the_sides(m: ArgumentMap) -> None:
    again = renamed(m, "z")
    names = dict(zip(m.claims, again.claims, strict=True))
    found = {names[claim]: side for claim, side in sides(m, "i").items()}
    assert sides(again, "zi") == found


def test_what_rephrases_or_contradicts_the_thesis_answers_the_question() -> None:
    m = debate("a + t", "b = t", "c - t", "d x t", "e x d")
    m.contradict("t", m.claim("Filed elsewhere.", issue=m.issue("What else?")))
    assert answers_by_issue(m, None) == {"i": {"t", "b", "d"}, "what-else": set()}
    assert answers_by_issue(m, Basis.EXPLICIT)["i"] == {"t"}
