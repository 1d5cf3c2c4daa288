from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap as am
from argmap.analysis.coding.alpha import krippendorff_alpha
from argmap.analysis.coding.reliability import CoderComparison, compare_coders
from argmap.errors import QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.sources import Passage
from tests.analysis.coding.coders import coder, coders
from tests.analysis.coding.test_alpha import WORKED

STANCES = {1: "asserts", 0: "doubts", -1: "denies"}


def side(index: int) -> ArgumentMap:
    """Return one coder's map of the worked example."""
    return coder(
        *(
            {"at": (10 * number, 10 * number + 8), "stance": STANCES[values[index]]}
            for number, values in enumerate(WORKED)
        )
    )


def test_the_worked_example_by_two_maps() -> None:
    found = compare_coders(side(0), side(1))
    for level in ("nominal", "interval"):
        stance = found.of("stance", level=level)
        assert stance.alpha.value == krippendorff_alpha(WORKED, level=level).value
        assert [(d.first, d.second) for d in stance.disagreements] in (
            [("asserts", "doubts"), ("denies", "doubts")],
            [(1, 0), (-1, 0)],
        )
        assert [d.unit.first.id for d in stance.disagreements] == ["q3", "q6"]
        assert [d.unit.second.id for d in stance.disagreements] == ["q3", "q6"]
    assert found.share == 1
    assert {unit.source.id for unit in found.units} == {"s1"}
    assert found.of("actor").alpha.undefined == "every value is 'a-x'"


def test_each_thing_that_is_coded_has_its_alpha() -> None:
    at = [{"at": (10 * n, 10 * n + 8)} for n in range(3)]
    a = coder(*at)
    b = coder(
        {**at[0], "actor": "a-y"}, {**at[1], "claim": "c-y"}, {**at[2], "hedged": True}
    )
    found = compare_coders(a, b)
    assert [(v.name, v.level.value) for v in found.variables] == [
        ("stance", "nominal"),
        ("stance", "interval"),
        ("actor", "nominal"),
        ("claim", "nominal"),
        ("issue", "nominal"),
        ("kind", "nominal"),
        ("hedged", "nominal"),
    ]
    told = {
        v.name: [(d.unit.first.id, d.first, d.second) for d in v.disagreements]
        for v in found.variables
    }
    assert told == {
        "stance": [],
        "actor": [("q0", "a-x", "a-y")],
        "claim": [("q1", "c-x", "c-y")],
        "issue": [],
        "kind": [],
        "hedged": [("q2", "no", "yes")],
    }


def changed(m: ArgumentMap, key: str, **fields: Any) -> ArgumentMap:
    """Return the map with other fields in a claim."""
    other = m.subset()
    other.replace(attrs.evolve(m.claims[key], **fields))
    return other


def test_the_issue_and_the_kind_are_those_of_the_claim() -> None:
    a = coder({"at": (0, 5)}, {"at": (10, 15)})
    b = changed(a, "c-x", issue=None, kind=am.ClaimKind.CAUSAL)
    found = compare_coders(a, b)
    assert {(d.first, d.second) for d in found.of("kind").disagreements} == {
        ("factual", "causal")
    }
    # Filed under none is not coded, and no disagreement.
    assert found.of("issue").disagreements == ()
    assert found.of("issue").alpha.units == 0
    bare = changed(a, "c-x", kind=None)
    assert compare_coders(a, bare).of("kind").alpha.units == 0


def test_a_report_is_a_stance_and_no_number() -> None:
    at = {"at": (0, 5)}
    found = compare_coders(coder({**at, "stance": "reports"}), coder(at))
    (one,) = found.of("stance").disagreements
    assert (one.first, one.second) == ("reports", "asserts")
    assert found.of("stance", level="interval").alpha.units == 0
    assert found.of("stance", level="interval").disagreements == ()


def renamed(m: ArgumentMap) -> ArgumentMap:
    """Return the map with new ids for all but the assertions, and equal content."""
    text = am.dumps(m)
    for old in ("s1", "s2", "a-x", "a-y", "a-z", "c-x", "c-y", "c-z", "i"):
        text = text.replace(f'"{old}"', f'"n-{old}"')
    return am.loads(text, format="json")


def test_records_with_other_ids_are_matched_by_what_they_hold() -> None:
    a = coder({"at": (0, 5)}, {"at": (10, 15), "claim": "c-y", "actor": "a-z"})
    found = compare_coders(a, renamed(a))
    assert len(found.units) == 2
    assert not any(v.disagreements for v in found.variables)
    one = compare_coders(a, renamed(coder({"at": (0, 5), "claim": "c-z"})))
    (other,) = one.of("claim").disagreements
    assert (other.first, other.second) == ("n-c-x", "n-c-z")


def test_what_only_one_marked_is_listed_apart() -> None:
    a = coder(
        {"at": (0, 5)},
        {"at": (20, 30)},
        {"passage": Passage(source="s1", locator="p. 2")},
    )
    b = coder({"at": (0, 5)}, {"at": (50, 60)}, {"at": (70, 80)})
    a.source("Only here", id="own")
    a.assertion("c-x", actor="a-x", source="own", at=(0, 5), id="own-q")
    found = compare_coders(a, b)
    assert [one.id for one in found.only_first] == ["q1"]
    assert [one.id for one in found.only_second] == ["q1", "q2"]
    assert [one.id for one in found.elsewhere_first] == ["q2", "own-q"]
    assert found.elsewhere_second == ()
    assert found.share == 1 / 4
    assert [source.id for source in found.sources] == ["s1", "s2"]
    assert all(v.alpha.units == 1 for v in found.variables)


def test_only_the_sources_that_were_asked_for_are_compared() -> None:
    a = coder({"at": (0, 5), "source": "s2"}, {"at": (0, 5)})
    found = compare_coders(a, a, sources=["s2"])
    assert [unit.first.id for unit in found.units] == ["q0"]
    assert [one.id for one in found.elsewhere_first] == ["q1"]
    assert [one.id for one in found.elsewhere_second] == ["q1"]
    assert found.sources == (a.sources["s2"],)
    more = [a.source(f"Text {n}", id=f"t{n}") for n in range(9)]
    several = compare_coders(a, a, sources=[*reversed(more), "s1"])
    assert several.sources == (a.sources["s1"], *more)
    assert compare_coders(a, a, sources=[a.sources["s2"]]).units == found.units


def test_units_come_in_the_order_of_the_first_map() -> None:
    a = coder({"at": (40, 50), "source": "s2"}, {"at": (20, 30)}, {"at": (0, 10)})
    b = coder({"at": (0, 10)}, {"at": (20, 30)}, {"at": (40, 50), "source": "s2"})
    assert [u.first.id for u in compare_coders(a, b).units] == ["q0", "q1", "q2"]


def test_nothing_coded_gives_no_number() -> None:
    found = compare_coders(coder(), coder())
    assert (found.units, found.share, found.ambiguous) == ((), None, 0)
    assert {v.alpha.undefined for v in found.variables} == {"no unit has two values"}


def test_overlap_is_the_least_that_pairs() -> None:
    a, b = coder({"at": (0, 10)}), coder({"at": (0, 20)})
    assert compare_coders(a, b).units[0].overlap == 0.5
    assert compare_coders(a, b, overlap=0.6).units == ()
    assert compare_coders(a, b, overlap=0.6).overlap == 0.6
    assert compare_coders(a, a, overlap=1).share == 1


def test_ambiguous_units_are_counted() -> None:
    a = coder({"at": (0, 10)}, {"at": (0, 10), "claim": "c-y"}, {"at": (20, 30)})
    found = compare_coders(a, a)
    assert found.ambiguous == 2
    assert [unit.ambiguous for unit in found.units] == [True, True, False]


def test_what_is_only_proposed_is_left_out() -> None:
    a = coder({"at": (0, 10)}, {"at": (20, 30), "proposed": True})
    found = compare_coders(a, a)
    assert len(found.units) == 1
    assert found.only_first == found.elsewhere_first == ()


def pinned(first: str | None, second: str | None) -> CoderComparison:
    maps = []
    for sha in (first, second):
        m = coder({"at": (0, 5)}, {"at": (0, 5), "source": "s2"})
        m.replace(attrs.evolve(m.sources["s1"], sha256=sha))
        maps.append(m)
    return compare_coders(*maps)


def test_two_texts_of_one_source_are_not_compared() -> None:
    with pytest.raises(QueryError) as caught:
        pinned("a" * 64, "b" * 64)
    assert str(caught.value) == (
        "source 's1': the maps pin different texts of it, aaaaaaaaaaaa... and "
        "bbbbbbbbbbbb..., so that offsets cannot be compared; code one text, or "
        "compare the other sources alone"
    )
    assert caught.value.findings[0].ids == ("s1",)
    assert len(pinned("a" * 64, "a" * 64).units) == 2
    assert len(pinned(None, "b" * 64).units) == 2
    assert len(pinned("a" * 64, None).units) == 2


def test_maps_without_a_common_source_are_refused() -> None:
    with pytest.raises(QueryError) as caught:
        compare_coders(coder(), ArgumentMap("Other"))
    assert str(caught.value) == (
        "the maps have no source in common; sources match by id, sha256, DOI, address, "
        "or title and date"
    )


def test_a_source_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownIdError) as unknown:
        compare_coders(coder(), coder(), sources=["text"])
    assert str(unknown.value) == "no source has id 'text'"
    a, b = coder(), coder()
    a.source("Own", id="own")
    a.source("Other", id="other")
    with pytest.raises(QueryError) as lacking:
        compare_coders(a, b, sources=["own", "other"])
    assert str(lacking.value) == (
        "source 'own': the second map does not have it\n"
        "source 'other': the second map does not have it"
    )


@pytest.mark.parametrize(
    ("overlap", "shown"),
    [
        (0, "0"),
        (-0.5, "-0.5"),
        (1.01, "1.01"),
        ("half", "'half'"),
        (True, "True"),
        (float("nan"), "nan"),
    ],
)
def test_an_overlap_is_a_share(overlap: Any, shown: str) -> None:
    with pytest.raises(QueryError) as caught:
        compare_coders(coder(), coder(), overlap=overlap)
    assert str(caught.value) == (
        f"overlap: expected a share above 0 and up to 1, found {shown}"
    )


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_no_map_is_refused(turned: bool) -> None:  # noqa: FBT001
    maps: list[Any] = [coder(), "coder.json"]
    with pytest.raises(QueryError) as caught:
        compare_coders(*(maps[::-1] if turned else maps))
    assert str(caught.value) == "expected a map, found 'coder.json'"


def test_a_variable_that_is_not_coded_is_refused() -> None:
    found = compare_coders(coder(), coder())
    with pytest.raises(QueryError) as caught:
        found.of("actor", level="interval")
    assert (
        str(caught.value) == "'actor' is not coded at the interval level; write stance"
    )
    with pytest.raises(QueryError) as wrong:
        found.of("side")
    assert str(wrong.value) == (
        "'side' is not coded at the nominal level; write stance, actor, claim, issue, "
        "kind, hedged"
    )


@given(coders(), coders(), st.sampled_from([0.2, 0.5, 1]))
def test_the_coders_may_be_exchanged(
    a: ArgumentMap, b: ArgumentMap, overlap: float
) -> None:
    there, back = (
        compare_coders(a, b, overlap=overlap),
        compare_coders(b, a, overlap=overlap),
    )
    assert (there.share, there.ambiguous) == (back.share, back.ambiguous)
    assert there.only_first == back.only_second
    assert there.elsewhere_first == back.elsewhere_second
    for one, other in zip(there.variables, back.variables, strict=True):
        assert (one.alpha.value, one.alpha.units) == (
            other.alpha.value,
            other.alpha.units,
        )
        assert (one.alpha.observed, one.alpha.expected) == (
            other.alpha.observed,
            other.alpha.expected,
        )
        assert {(d.unit.first, d.first, d.second) for d in one.disagreements} == {
            (d.unit.second, d.second, d.first) for d in other.disagreements
        }


@given(coders())
def test_a_map_agrees_with_itself_in_all_that_varies(m: ArgumentMap) -> None:
    found = compare_coders(m, m)
    assert found.only_first == found.only_second == ()
    for variable in found.variables:
        assert variable.alpha.value in (None, 1)
        assert variable.disagreements == ()


@given(coders(), coders())
def test_every_assertion_is_counted_once(a: ArgumentMap, b: ArgumentMap) -> None:
    found = compare_coders(a, b)
    for m, paired, only, elsewhere in (
        (a, [u.first for u in found.units], found.only_first, found.elsewhere_first),
        (b, [u.second for u in found.units], found.only_second, found.elsewhere_second),
    ):
        every = [one.id for one in (*paired, *only, *elsewhere)]
        assert sorted(every) == sorted(m.assertions)


@given(coders(), coders())
def test_new_ids_change_no_number(a: ArgumentMap, b: ArgumentMap) -> None:
    found, again = compare_coders(a, b), compare_coders(a, renamed(b))
    assert again.share == found.share
    for one, other in zip(found.variables, again.variables, strict=True):
        assert one.alpha.value == other.alpha.value
        assert len(one.disagreements) == len(other.disagreements)
