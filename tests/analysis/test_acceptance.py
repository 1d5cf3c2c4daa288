from __future__ import annotations

import random
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap as am
from tests.graph.debates import BASES, DATES, debates, renamed
from tests.graph.positions import positions

INSTALL = (
    "preferred semantics needs a solver that is not installed: "
    'pip install "argmap[exact]"'
)
OFFERED = "write preferred, grounded"
HIDDEN = f"""
import sys
sys.modules["pysat"] = None
import argmap as am
m = am.ArgumentMap("m")
m.contradict(m.claim("A.", id="a"), m.claim("B.", id="b"))
assert am.acceptable(m, "a", semantics="grounded") is False
for ask in (
    lambda: am.acceptable(m, "a"),
    lambda: am.prospect(m, "a"),
    lambda: am.prospects(am.ArgumentMap("nothing")),
):
    try:
        ask()
    except am.MissingExtraError as error:
        assert isinstance(error, ImportError)
        assert str(error) == {INSTALL!r}, str(error)
    else:
        raise SystemExit("no error")
"""


def debate(*ids: str) -> am.ArgumentMap:
    m = am.ArgumentMap("debate")
    for key in ids:
        m.claim(f"Claim {key}.", id=key)
    return m


def clash() -> am.ArgumentMap:
    """Return a and b in contradiction, both against c, and c against d."""
    m = debate("a", "b", "c", "d")
    m.contradict("a", "b")
    m.attack("c", by="a")
    m.attack("c", by="b")
    m.attack("d", by="c")
    return m


def test_what_a_clash_rules_out_either_way_is_indefensible() -> None:
    assert am.prospects(clash()) == {
        "a": am.Prospect.DEFENSIBLE,
        "b": am.Prospect.DEFENSIBLE,
        "c": am.Prospect.INDEFENSIBLE,
        "d": am.Prospect.SETTLED_EITHER_WAY,
    }


def test_a_claim_against_itself_is_indefensible_and_so_is_what_it_attacks() -> None:
    m = debate("s", "c")
    m.attack("s", by="s")
    m.attack("c", by="s")
    assert set(am.prospects(m).values()) == {am.Prospect.INDEFENSIBLE}


def test_a_loop_of_three_is_indefensible() -> None:
    m = debate("a", "b", "c", "d")
    for one, other in ("ab", "bc", "ca", "cd"):
        m.attack(other, by=one)
    assert set(am.prospects(m).values()) == {am.Prospect.INDEFENSIBLE}
    assert list(am.prospects(m)) == ["a", "b", "c", "d"]


def test_a_bare_denial_leaves_a_claim_defensible() -> None:
    m = debate("c")
    m.deny("c", actor=m.actor("A", id="a"))
    assert am.prospect(m, "c") is am.Prospect.DEFENSIBLE


def test_support_in_a_circle_makes_nothing_defensible() -> None:
    m = am.ArgumentMap("circle")
    for key in ("a", "b"):
        m.claim(f"Claim {key}.", id=key, requires_support=True)
    m.claim("Claim c.", id="c")
    m.support("a", by="b")
    m.support("b", by="a")
    m.attack("c", by="a")
    assert am.prospects(m) == {
        "a": am.Prospect.INDEFENSIBLE,
        "b": am.Prospect.INDEFENSIBLE,
        "c": am.Prospect.SETTLED_EITHER_WAY,
    }


def test_a_claim_that_is_not_contested_has_no_prospect() -> None:
    m = clash()
    m.claim("Claim e.", id="e")
    m.attack("c", by="e")
    assert am.prospect(m, "e") is None
    assert am.prospect(m, m.claims["c"]) is None
    assert list(am.prospects(m)) == ["a", "b"]


def test_a_spent_budget_leaves_the_prospect_unknown() -> None:
    m = clash()
    assert am.acceptable(m, "d", mode="sceptical", budget=1) is None
    assert am.prospect(m, "d", budget=1) is am.Prospect.UNKNOWN
    assert am.prospects(m, budget=1)["d"] is am.Prospect.UNKNOWN


def test_a_claim_goes_by_its_record_its_id_and_in_a_graph_by_its_number() -> None:
    m = clash()
    graph = am.AttackGraph.from_map(m)
    for asked, argument in (
        (m, "d"),
        (m, m.claims["d"]),
        (graph, "d"),
        (graph, 3),
        (am.AttackGraph.from_arrays(4, [0, 1, 0, 1, 2], [1, 0, 2, 2, 3]), 3),
    ):
        assert am.acceptable(asked, argument, mode="sceptical") is True
        assert am.acceptable(asked, argument, semantics="grounded") is False


def test_only_links_of_the_basis_and_up_to_the_date_count() -> None:
    m = debate("a", "b")
    m.contradict("a", "b", basis="analyst", date="2024")
    assert am.acceptable(m, "a", mode="sceptical", basis="explicit") is True
    assert am.acceptable(m, "a", mode="sceptical") is False
    assert am.prospects(m, basis="explicit") == {}
    assert am.prospect(m, "a", basis="analyst") is am.Prospect.DEFENSIBLE
    with pytest.raises(am.UnknownIdError):
        am.prospect(m, "a", as_of="2020")


@settings(max_examples=150, deadline=None)
@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_prospects_are_those_of_the_largest_founded_extensions(
    m: am.ArgumentMap, basis: Any, as_of: str | None
) -> None:
    graph = am.AttackGraph.from_map(m, basis=basis, as_of=as_of)
    labels = am.grounded(graph)
    extensions = positions(graph)
    found = am.prospects(m, basis=basis, as_of=as_of)
    assert list(found) == [
        key for key, i in graph.index.items() if labels[i] == am.Label.UNDEC
    ]
    for key, outcome in found.items():
        held = [graph.index[key] in one for one in extensions]
        assert outcome is (
            am.Prospect.SETTLED_EITHER_WAY
            if all(held)
            else am.Prospect.DEFENSIBLE
            if any(held)
            else am.Prospect.INDEFENSIBLE
        )
        assert am.prospect(m, key, basis=basis, as_of=as_of) is outcome


@settings(max_examples=60, deadline=None)
@given(debates())
def test_other_ids_only_rename_the_prospects(m: am.ArgumentMap) -> None:
    found = am.prospects(m)
    other = am.prospects(renamed(m, "x"))
    assert {f"x{9 - int(key[1:])}{key[0]}": v for key, v in found.items()} == other


@settings(max_examples=60, deadline=None)
@given(debates())
def test_asking_changes_nothing_and_gives_the_same_twice(m: am.ArgumentMap) -> None:
    before = am.dumps(m, format="json")
    assert am.prospects(m) == am.prospects(m)
    assert am.dumps(m, format="json") == before


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"semantics": "prefered"},
            "'prefered' is not a semantics; did you mean 'preferred'?",
        ),
        (
            {"semantics": "stable"},
            "'stable' is not offered: a debate need not have a stable labelling; "
            + OFFERED,
        ),
        (
            {"semantics": "CF2"},
            "'CF2' is not offered: argmap has no question for it; " + OFFERED,
        ),
        (
            {"mode": "skeptical"},
            "'skeptical' is not a mode; did you mean 'sceptical'?",
        ),
        ({"mode": None}, "None is not a mode; write credulous, sceptical"),
        ({"semantics": None}, "None is not a semantics; write preferred, grounded"),
        ({"budget": 0}, "budget: expected at least 1, found 0"),
        ({"budget": True}, "budget: expected an integer, found True"),
        ({"basis": "facts"}, "'facts' is not a basis; write explicit, analyst"),
    ],
)
def test_what_cannot_be_asked_is_refused(wrong: Any, message: str) -> None:
    with pytest.raises(am.QueryError) as caught:
        am.acceptable(clash(), "a", **wrong)
    assert str(caught.value) == message


def test_a_graph_is_compiled_already() -> None:
    graph = am.AttackGraph.from_map(clash())
    with pytest.raises(am.QueryError) as caught:
        am.acceptable(graph, "a", as_of="2020")
    assert str(caught.value) == (
        "basis and as_of choose what of a map is compiled; this is a graph"
    )


def test_an_unknown_claim_or_number_is_refused() -> None:
    with pytest.raises(am.UnknownIdError, match="no claim has id 'e'"):
        am.acceptable(clash(), "e")
    with pytest.raises(am.QueryError, match="there is no argument 4"):
        am.acceptable(am.AttackGraph.from_arrays(4, [], []), 4)


def test_what_has_no_status_yet_has_no_prospect_and_says_why() -> None:
    m = clash()
    m.claim("P.", id="p", proposed=True)
    dated = "the claim 'a' had not been made by 2020, so it has no status"
    for ask in (am.acceptable, am.prospect):
        with pytest.raises(am.UnknownIdError) as caught:
            ask(m, "p")
        assert str(caught.value) == (
            "the claim 'p' is only proposed, and has no status until accepted"
        )
        with pytest.raises(am.UnknownIdError) as caught:
            ask(m, "a", as_of="2020")
        assert str(caught.value) == dated


def test_numbers_of_numpy_name_arguments_too() -> None:
    graph = am.AttackGraph.from_arrays(2, [0, 1], [1, 0])
    for number in np.flatnonzero(am.grounded(graph) == am.Label.UNDEC):
        assert am.acceptable(graph, number) is True


def test_each_prospect_has_a_sentence_that_begins_with_its_word() -> None:
    for outcome in am.Prospect:
        sentence = am.prospect_sentence(outcome)
        assert sentence == am.prospect_sentence(outcome.value)
        assert sentence.startswith(f"{outcome.value.capitalize()}: ")
        assert sentence.count(".") == 1
        assert "true" not in sentence
        assert "win" not in sentence
    with pytest.raises(am.QueryError) as caught:
        am.prospect_sentence("defensable")
    assert str(caught.value) == (
        "'defensable' is not a prospect; did you mean 'defensible'?"
    )


def test_the_words_are_those_of_the_semantics() -> None:
    assert [outcome.value for outcome in am.Prospect] == [
        "defensible",
        "indefensible",
        "settled either way",
        "unknown",
    ]


def test_without_the_solver_one_line_says_what_to_install() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HIDDEN], capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def tangle(
    m: am.ArgumentMap, name: str, *, seed: int, size: int, attackers: int
) -> None:
    """Add claims of which each is attacked by several others, drawn at random."""
    chance = random.Random(seed)  # noqa: S311 - any tangle will do
    keys = [f"{name}.{number}" for number in range(size)]
    for key in keys:
        m.claim(f"Claim {key}.", id=key)
    for key in keys:
        for other in chance.sample(keys, attackers):
            m.attack(key, by=other, id=f"{other}-{key}")


def test_claims_that_spend_the_budget_leave_little_for_those_that_follow() -> None:
    outcomes = []
    for place in (0, 6):
        m = am.ArgumentMap("tangles")
        for number in range(7):
            if number == place:
                tangle(m, "easy", seed=3, size=20, attackers=3)
            else:
                tangle(m, f"hard{number}", seed=1, size=60, attackers=4)
        found = am.prospects(m, budget=9)
        assert list(found.values()).count(am.Prospect.UNKNOWN) > 10
        outcomes.append({found[key] for key in found if key.startswith("easy")})
    first, last = outcomes
    assert am.Prospect.UNKNOWN not in first
    assert am.Prospect.UNKNOWN in last
