from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.origins import origins, roots
from argmap.model.argument_map import ArgumentMap
from argmap.model.sources import Source


def library(**cites: str) -> ArgumentMap:
    """Return a map of sources, each with the blank-separated ids that it cites."""
    m = ArgumentMap("library")
    for key, cited in cites.items():
        m.source(key.title(), id=key, cites=cited.split())
    return m


def test_a_source_that_cites_one_other_goes_back_to_it() -> None:
    m = library(herald="agency", agency="ministry", ministry="")
    assert roots(m) == dict.fromkeys(("herald", "agency", "ministry"), "ministry")


def test_a_source_that_cites_several_is_a_root() -> None:
    m = library(herald="one two", one="", two="one")
    assert roots(m) == {"herald": "herald", "one": "one", "two": "one"}


def test_marks_that_name_no_source_and_the_source_itself_do_not_count() -> None:
    m = library(herald="herald 12 agency [3]", agency="12")
    assert roots(m) == {"herald": "agency", "agency": "agency"}


def test_sources_that_cite_each_other_in_a_circle_share_the_earliest() -> None:
    m = library(a="b", b="c", c="b")
    assert roots(m) == dict.fromkeys("abc", "b")
    m.replace(attrs.evolve(m.sources["c"], issued=m.source("d", issued="2020").issued))
    assert roots(m)["a"] == "c"


@given(st.lists(st.integers(0, 9), min_size=10, max_size=10))
def test_every_source_has_a_root_that_is_its_own_root(cited: list[int]) -> None:
    m = library(**{f"s{n}": f"s{other}" for n, other in enumerate(cited)})
    found = roots(m)
    assert list(found) == list(m.sources)
    assert all(found[found[key]] == found[key] for key in found)


def claimed(m: ArgumentMap) -> ArgumentMap:
    m.claim("Rents fell.", id="c")
    m.actor("Ann", id="ann")
    return m


def test_a_claim_goes_back_to_what_its_assertions_cite_else_to_where_they_stand() -> (
    None
):
    m = claimed(library(herald="", study="", agency="study"))
    assert origins(m) == {}
    m.assertion("c", actor="ann")
    assert origins(m) == {}
    m.assertion("c", actor="ann", source="herald")
    assert origins(m) == {"c": "herald"}
    n = claimed(library(herald="", study="", agency="study"))
    n.assertion("c", actor="ann", source="herald", cites=["agency", "12"])
    assert origins(n) == {"c": "study"}


def test_of_several_roots_the_earliest_counts_and_undated_ones_come_last() -> None:
    m = claimed(ArgumentMap("library"))
    issued = {"undated": None, "late": "2024-03", "early": "2021", "same": "2021"}
    for key, date in issued.items():
        m.source(key, id=key, issued=date)
        m.assertion("c", actor="ann", source=key)
    assert origins(m) == {"c": "early"}


@pytest.mark.parametrize("stance", ["denies", "doubts"])
def test_who_denies_or_doubts_a_claim_is_no_source_of_it(stance: str) -> None:
    m = claimed(library(herald=""))
    m.assertion("c", actor="ann", source="herald", stance=stance)
    assert origins(m) == {}


def test_reporting_is_a_source_like_asserting() -> None:
    m = claimed(ArgumentMap("library"))
    m.add(Source(id="herald", title="Herald"))
    m.assertion("c", actor="ann", source="herald", stance="reports")
    assert origins(m) == {"c": "herald"}
