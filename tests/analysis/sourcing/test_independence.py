from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.sourcing.independence import (
    IndependentEvidence,
    Provenance,
    SameEvidence,
    Tie,
    independent_evidence,
    roots_of,
)
from argmap.errors import UnknownIdError
from argmap.graph.origins import roots
from argmap.model.argument_map import ArgumentMap


def citing(cites: Mapping[str, Iterable[str]]) -> ArgumentMap:
    """Make a map of sources, each with what it cites."""
    m = ArgumentMap("sources")
    m.actor("A", id="a")
    m.claim("C.", id="c")
    for key, marks in cites.items():
        m.source(key.title(), id=key, cites=marks)
    return m


def found(m: ArgumentMap) -> tuple[str, ...]:
    return roots_of(m, m.assertions_of("c"), roots(m))


def test_the_sources_that_an_assertion_cites_are_its_roots() -> None:
    m = citing({"paper": ["other"], "study": ["data"], "data": [], "other": []})
    m.assertion("c", actor="a", source="paper", cites=["study", "3"])
    assert found(m) == ("data",)
    m.assertion("c", actor="a", source="paper", cites=["3"])
    assert found(m) == ("data", "other")
    m.assertion("c", actor="a", cites=["paper", "data"])
    assert found(m) == ("data", "other")


@pytest.mark.parametrize(
    ("stance", "held"),
    [("asserts", ("s",)), ("reports", ("s",)), ("denies", ()), ("doubts", ())],
)
def test_only_who_asserts_or_reports_gives_a_claim_a_root(
    stance: str, held: tuple[str, ...]
) -> None:
    m = citing({"s": []})
    m.assertion("c", actor="a", source="s", stance=stance)
    m.assertion("c", actor="a")
    assert found(m) == held


def supported(*sources: str, tags: Iterable[str] = ()) -> ArgumentMap:
    """Make a map in which one claim has a supporter from each of some sources."""
    m = ArgumentMap("supported")
    m.actor("A", id="a")
    m.claim("C.", id="c")
    for number, source in enumerate(sources):
        if source not in m.sources:
            m.source(source.title(), id=source)
        m.claim(f"E{number}.", id=f"e{number}", evidence="study", tags=tags)
        m.assertion(f"e{number}", actor="a", source=source)
        m.support("c", by=f"e{number}")
    return m


def counts(m: ArgumentMap) -> tuple[int, int]:
    found = independent_evidence(m, "c")
    return found.pieces, found.independent


def test_evidence_from_several_sources_on_several_cases_is_independent() -> None:
    assert counts(supported()) == (0, 0)
    assert counts(supported("one")) == (1, 1)
    assert independent_evidence(supported("one", "two", "three"), "c") == (
        IndependentEvidence(claim="c", pieces=3, independent=3, same=())
    )


def test_evidence_of_one_case_counts_once() -> None:
    m = supported("one", "two", tags=["case:mill", "gap"])
    m.claim("Elsewhere.", id="e9", evidence="study")
    m.assertion("e9", actor="a", source=m.source("Three", id="three"))
    m.support("c", by="e9")
    assert independent_evidence(m, "c") == IndependentEvidence(
        claim="c",
        pieces=3,
        independent=2,
        same=(SameEvidence(tie=Tie.CASE, names=("mill",), claims=("e0", "e1")),),
    )


def test_evidence_in_other_words_counts_once() -> None:
    m = supported("one", "two", "three")
    m.rephrase("e0", "e2")
    # What was joined shares its sources, too.
    assert independent_evidence(m, "c") == IndependentEvidence(
        claim="c",
        pieces=3,
        independent=2,
        same=(
            SameEvidence(tie=Tie.WORDING, names=(), claims=("e0", "e2")),
            SameEvidence(tie=Tie.ROOT, names=("one", "three"), claims=("e0", "e2")),
        ),
    )


def test_evidence_from_the_same_root_sources_counts_once() -> None:
    m = supported("one", "one", "two")
    assert independent_evidence(m, "c") == IndependentEvidence(
        claim="c",
        pieces=3,
        independent=2,
        same=(SameEvidence(tie=Tie.ROOT, names=("one",), claims=("e0", "e1")),),
    )
    m.assertion("e1", actor="a", source="two")
    assert counts(m) == (3, 3)


def test_what_a_case_and_a_source_join_is_counted_as_it_can_be_told_apart() -> None:
    m = supported("one", "two", tags=["case:mill"])
    for key, source in (("e7", "one"), ("e8", "two")):
        m.claim("Elsewhere.", id=key, evidence="study")
        m.assertion(key, actor="a", source=source)
        m.support("c", by=key)
    # Two sources can tell two cases apart, whichever tells of the mill.
    assert counts(m) == (4, 2)


def test_linked_premises_are_one_piece() -> None:
    m = supported("one")
    for key in ("p", "q", "bare"):
        m.claim(key, id=key, evidence=None if key == "bare" else "statistic")
        m.assertion(key, actor="a", source=m.source(key, id=f"s-{key}"))
    m.support("c", by=["p", "q", "bare"])
    assert counts(m) == (2, 2)


def test_supports_without_evidence_other_links_and_proposals_are_no_pieces() -> None:
    m = supported("one")
    m.claim("Bare.", id="bare")
    m.support("c", by="bare")
    m.claim("Against.", id="against", evidence="study")
    m.attack("c", by="against")
    m.claim("Perhaps.", id="perhaps", evidence="study", proposed=True)
    m.support("c", by="perhaps")
    assert counts(m) == (1, 1)


def test_of_evidence_without_a_source_nothing_is_known_to_be_shared() -> None:
    m = supported()
    for key in ("p", "q"):
        m.claim(key, id=key, evidence="study")
        m.support("c", by=key)
    assert counts(m) == (2, 2)


def test_an_unknown_claim_is_named() -> None:
    with pytest.raises(UnknownIdError, match="no claim has id 'cc'"):
        independent_evidence(supported(), "cc")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=5),
    st.integers(1, 50),
)
def test_copying_a_press_release_never_raises_the_independent_pieces(
    sources: list[str], copies: int
) -> None:
    m = supported(*sources)
    before = independent_evidence(m, "c").independent
    for number in range(copies):
        m.source("Copy", id=f"copy{number}", cites=[sources[0]])
        m.claim("Again.", id=f"again{number}", evidence="study")
        m.assertion(f"again{number}", actor="a", source=f"copy{number}")
        m.support("c", by=f"again{number}")
    after = independent_evidence(m, "c")
    assert after.independent == before
    assert after.pieces == len(sources) + copies


def test_what_is_said_for_one_wording_is_said_for_all() -> None:
    m = supported("one", "two")
    m.rephrase("e0", "e1")
    provenance = Provenance(m)
    assert provenance.said("e0") == provenance.said("e1")
    assert set(provenance.roots("e0")) == {"one", "two"}
    assert provenance.wording("e0") == provenance.wording("e1")
    assert provenance.wording("c") == "c"
