from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.acceptability import Flag, Status, assess
from argmap.graph.compilation import StrikeKind
from argmap.graph.labelling import Label
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Stance
from argmap.model.claims import EvidenceKind
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation, RelationKind
from tests.graph.debates import BASES, DATES, debates, renamed


def debate(*links: str, **claims: str) -> ArgumentMap:
    """Make a map of one-letter claims from links such as ``d -> c`` and ``c >< d``."""
    m = ArgumentMap("worked example")
    names = sorted({part for link in links for part in link.split() if part.isalpha()})
    for name in dict.fromkeys([*names, *claims]):
        m.claim(claims.get(name, f"Claim {name}."), id=name)
    for link in links:
        left, sign, right = link.split()
        if sign == "->":
            m.attack(right, by=left, id=f"{left}{right}")
        elif sign == "><":
            m.contradict(left, right, id=f"{left}{right}")
        else:
            m.support(right, by=left, id=f"{left}{right}")
    return m


def statuses(m: ArgumentMap, **choices: str) -> dict[str, str]:
    assessment = assess(m, **choices)  # type: ignore[arg-type]
    return {key: found.status.value for key, found in assessment.items()}


def struck_by(m: ArgumentMap, claim: str) -> list[tuple[str, ...]]:
    return [strike.premises for strike in assess(m)[claim].witnesses]


def test_a_claim_that_nothing_attacks_is_unchallenged() -> None:
    assert statuses(debate("s + c")) == {"c": "unchallenged", "s": "unchallenged"}


def test_a_claim_with_a_standing_attacker_is_rebutted_by_it() -> None:
    m = debate("d -> c")
    assert statuses(m) == {"c": "rebutted", "d": "unchallenged"}
    assert struck_by(m, "c") == [("d",)]


def test_a_claim_whose_attacker_is_answered_is_defended() -> None:
    assert statuses(debate("d -> c", "e -> d")) == {
        "c": "defended",
        "d": "rebutted",
        "e": "unchallenged",
    }


def test_one_answer_to_two_attacks_is_not_enough() -> None:
    m = debate("r -> c", "q -> c", "a -> r")
    assert statuses(m)["c"] == "rebutted"
    assert struck_by(m, "c") == [("q",)]


def test_two_claims_that_contradict_each_other_are_both_contested() -> None:
    m = debate("c >< d")
    assert statuses(m) == {"c": "contested", "d": "contested"}
    assert assess(m)["c"].loop == ("c", "d")
    assert assess(m)["c"].witnesses[0].kind is StrikeKind.CONTRADICTION


def test_two_claims_that_attack_each_other_are_both_contested() -> None:
    assert statuses(debate("r -> c", "c -> r")) == {"c": "contested", "r": "contested"}


def test_a_conflict_left_open_leaves_open_what_it_bears_on() -> None:
    m = debate("a -> b", "b -> a", "a -> c", "b -> c", "c -> d")
    assert set(statuses(m).values()) == {"contested"}
    assert assess(m)["d"].loop == ("a", "b")


def test_a_claim_that_attacks_itself_leaves_open_what_it_attacks() -> None:
    m = debate("s -> s", "s -> c")
    assert statuses(m) == {"c": "contested", "s": "contested"}
    assert assess(m)["s"].loop == assess(m)["c"].loop == ("s",)


def test_an_undercut_attack_defeats_neither_of_its_ends() -> None:
    m = debate("r -> c", u="Claim u.")
    m.undercut("rc", by="u")
    assert statuses(m) == {"c": "defended", "r": "unchallenged", "u": "unchallenged"}


def test_an_undercut_that_is_answered_restores_the_attack() -> None:
    m = debate("r -> c", "v -> u")
    m.undercut("rc", by="u")
    assert statuses(m)["c"] == "rebutted"


def test_an_undercut_of_an_undercut_restores_the_attack() -> None:
    m = debate("r -> c", u="Claim u.", v="Claim v.")
    first = m.undercut("rc", by="u")
    m.undercut(first, by="v")
    assert statuses(m) == {
        "c": "rebutted",
        "r": "unchallenged",
        "u": "unchallenged",
        "v": "unchallenged",
    }


def test_two_undercuts_of_each_other_leave_open_what_neither_hits() -> None:
    m = debate("r -> c", a="Claim a.", b="Claim b.")
    attack = RelationKind.ATTACKS
    m.add(
        Relation(id="one", kind=attack, premises=("a",), target="two"),
        Relation(id="two", kind=attack, premises=("b",), target="one"),
    )
    assert statuses(m)["c"] == "rebutted"
    assessment = assess(m)
    assert assessment.label_of("one") is assessment.label_of("two") is Label.UNDEC


def test_an_undercut_contradiction_strikes_in_neither_direction() -> None:
    m = debate("c >< d", u="Claim u.")
    m.undercut("cd", by="u")
    assert statuses(m) == {"c": "defended", "d": "defended", "u": "unchallenged"}


def test_an_undercut_support_stops_counting_and_attacks_nothing() -> None:
    m = debate("s + c", "t + c", u="Claim u.")
    m.undercut("sc", by="u")
    assert set(statuses(m).values()) == {"unchallenged"}
    found = assess(m)["c"]
    assert (found.supports, found.standing_supports, found.undercut_supports) == (
        2,
        1,
        1,
    )
    assert Flag.UNSUPPORTED not in found.flags


def test_linked_premises_strike_only_while_all_stand() -> None:
    m = debate(a="Claim a.", b="Claim b.", c="Claim c.", d="Claim d.")
    m.attack("c", by=["a", "b"], id="ab")
    assert statuses(m)["c"] == "rebutted"
    m.attack("b", by="d")
    assert statuses(m)["c"] == "defended"


def test_linked_premises_can_be_undercut() -> None:
    m = debate(a="Claim a.", b="Claim b.", c="Claim c.", u="Claim u.")
    m.attack("c", by=["a", "b"], id="ab")
    m.undercut("ab", by="u")
    assert statuses(m)["c"] == "defended"


def test_a_denial_without_a_reason_makes_a_claim_contested() -> None:
    m = debate(c="Claim c.")
    m.deny("c", actor=m.actor("A"))
    m.deny("c", actor="a")
    found = assess(m)["c"]
    assert found.status is Status.CONTESTED
    assert Flag.BARE_DENIAL in found.flags
    assert [strike.actor for strike in found.witnesses] == ["a"]


def test_a_denier_with_a_claim_of_its_own_is_heard_through_it() -> None:
    m = debate("n >< c", "e -> n")
    m.deny("c", actor=m.actor("A"))
    m.assertion("n", actor="a")
    assert statuses(m) == {"c": "defended", "e": "unchallenged", "n": "rebutted"}


def test_a_denial_given_as_an_attack_rebuts_and_is_flagged() -> None:
    m = debate("n -> c")
    m.deny("c", actor=m.actor("A"))
    m.assertion("n", actor="a")
    found = assess(m)["c"]
    assert found.status is Status.REBUTTED
    assert Flag.BARE_DENIAL in found.flags


def test_a_denier_whose_claim_does_not_count_is_heard_as_denying() -> None:
    m = debate("n >< c")
    m.deny("c", actor=m.actor("A"))
    m.assertion("n", actor="a")
    assert statuses(m, basis="explicit")["c"] == "contested"
    assert statuses(m, basis="explicit")["n"] == "unchallenged"


def test_reporting_doubting_hedging_and_passing_on_deny_nothing() -> None:
    m = debate(c="Claim c.")
    actor, paper = m.actor("A"), m.actor("Paper")
    m.assertion("c", actor=actor, stance="doubts")
    m.assertion("c", actor=paper, stance="reports")
    m.assertion("c", actor=actor, via=paper, hedged=True)
    found = assess(m)["c"]
    assert found.status is Status.UNCHALLENGED
    assert Flag.DOUBTED in found.flags


def test_a_claim_that_requires_support_falls_without_it() -> None:
    m = debate("d -> s")
    m.claim("Claim c.", id="c", requires_support=True)
    assert statuses(m)["c"] == "rebutted"
    m.support("c", by="s")
    assert statuses(m)["c"] == "rebutted"
    assert assess(m)["c"].witnesses[0].kind is StrikeKind.MISSING_SUPPORT
    m.support("c", by="d")
    assert statuses(m)["c"] == "defended"


def test_a_newer_figure_marks_the_older_and_refutes_nothing() -> None:
    m = debate(old="It was 45.", new="It is 1,412.")
    m.supersede("old", by="new")
    assert set(statuses(m).values()) == {"unchallenged"}
    assert Flag.SUPERSEDED in assess(m)["old"].flags
    assert Flag.SUPERSEDED not in assess(m)["new"].flags


def test_a_qualification_is_a_flag() -> None:
    m = debate(c="Claim c.", q="Claim q.")
    m.qualify("c", by="q")
    assert statuses(m)["c"] == "unchallenged"
    assert Flag.QUALIFIED in assess(m)["c"].flags


def test_evidence_of_an_earlier_period_is_flagged() -> None:
    m = ArgumentMap("periods")
    m.claim("It works now.", id="c", valid="2025/..")
    m.claim("It failed then.", id="d", valid="2011", evidence="study")
    m.attack("c", by="d")
    assert Flag.EARLIER_EVIDENCE in assess(m)["c"].flags
    m.attack("c", by=m.claim("It fails now.", id="e", valid="2026"))
    assert Flag.EARLIER_EVIDENCE not in assess(m)["c"].flags


def test_a_claim_without_a_passage_is_flagged_unsourced() -> None:
    m = debate(c="Claim c.")
    actor, source = m.actor("A"), m.source("S", id="s")
    m.assertion("c", actor=actor)
    assert Flag.UNSOURCED in assess(m)["c"].flags
    m.assertion("c", actor=actor, source=source)
    assert Flag.UNSOURCED not in assess(m)["c"].flags


def test_a_basis_chooses_the_links_that_count() -> None:
    m = debate("d -> c")
    assert statuses(m, basis="explicit")["c"] == "unchallenged"
    assert statuses(m, basis="analyst")["c"] == "rebutted"


def test_an_undercut_drops_out_with_its_target_and_is_named() -> None:
    m = debate("r -> c", u="Claim u.")
    source = m.source("S", id="s")
    undercut = m.undercut("rc", by="u", source=source)
    assert assess(m, basis="explicit").graph.dropped == (undercut.id,)


def test_a_claim_rebutted_once_and_answered_since_is_reinstated() -> None:
    m = debate("d -> c", "e -> d")
    actor = m.actor("A")
    for claim, date in (("c", "2020"), ("d", "2021"), ("e", "2022")):
        m.assertion(claim, actor=actor, date=date)
    assert Flag.REINSTATED in assess(m, history=True)["c"].flags
    assert Flag.REINSTATED not in assess(m)["c"].flags
    assert assess(m, as_of="2021")["c"].status is Status.REBUTTED
    assert "e" not in assess(m, as_of="2021")


def test_what_is_only_proposed_does_not_count() -> None:
    m = debate(c="Claim c.")
    m.attack("c", by=m.claim("Claim d.", id="d", proposed=True))
    assert statuses(m) == {"c": "unchallenged"}


def test_an_empty_map_has_no_statuses() -> None:
    assert dict(assess(ArgumentMap("empty"))) == {}


def test_an_unknown_claim_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(KeyError) as caught:
        assess(debate(caps="Claim."))["cap"]
    assert str(caught.value) == "no claim has id 'cap'; the nearest is 'caps'"


def test_a_long_loop_is_reported_without_recursion() -> None:
    m = ArgumentMap("ring")
    size = 3_001
    for i in range(size):
        m.claim(f"Claim {i}.", id=f"c{i}")
    for i in range(size):
        m.attack(f"c{(i + 1) % size}", by=f"c{i}")
    assert len(assess(m)["c0"].loop) == size


@settings(deadline=None, max_examples=60)
@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_renaming_ids_only_renames_the_statuses(
    m: ArgumentMap, basis: Basis | None, as_of: str | None
) -> None:
    again = renamed(m, "z")
    names = dict(zip(m.claims, again.claims, strict=True))
    one = assess(m, basis=basis, as_of=as_of)
    two = assess(again, basis=basis, as_of=as_of)
    for key, found in one.items():
        other = two[names[key]]
        assert (found.status, found.flags) == (other.status, other.flags)
        assert [names[x] for x in found.loop] == list(other.loop)
        assert [s.kind for s in found.witnesses] == [s.kind for s in other.witnesses]


@settings(deadline=None, max_examples=60)
@given(debates(), debates())
def test_an_unrelated_debate_changes_no_status(
    m: ArgumentMap, other: ArgumentMap
) -> None:
    both = m.merge(renamed(other, "z"))
    alone, together = assess(m), assess(both)
    for key, found in alone.items():
        assert together[key].status is found.status
        assert together[key].flags == found.flags


@settings(deadline=None, max_examples=60)
@given(debates(requiring=False, proposals=False), st.data())
def test_adding_support_never_changes_a_status(
    m: ArgumentMap, data: st.DataObject
) -> None:
    ends = st.sampled_from(list(m.claims))
    before = statuses(m)
    m.support(data.draw(ends), by=data.draw(ends))
    assert statuses(m) == before


@settings(deadline=None, max_examples=60)
@given(debates(requiring=False))
def test_without_attacks_everything_is_unchallenged(m: ArgumentMap) -> None:
    clashing = (RelationKind.ATTACKS, RelationKind.CONTRADICTS)
    for relation in list(m.relations.values()):
        if relation.kind in clashing and relation.id in m:
            m.remove(relation, cascade=True)
    for assertion in list(m.assertions.values()):
        if assertion.stance is Stance.DENIES:
            m.remove(assertion)
    assert set(statuses(m).values()) <= {"unchallenged"}


@settings(deadline=None, max_examples=60)
@given(debates(proposals=False), st.sampled_from(["explicit", "analyst"]))
def test_a_basis_is_the_map_with_the_links_of_that_basis(
    m: ArgumentMap, basis: str
) -> None:
    assert statuses(m, basis=basis) == statuses(m.subset(basis=basis))


@settings(deadline=None, max_examples=60)
@given(debates(proposals=False), st.sampled_from(["2020", "2021", "2022"]))
def test_a_date_is_the_map_as_of_that_date(m: ArgumentMap, as_of: str) -> None:
    view = assess(m, as_of=as_of)
    again = assess(m.as_of(as_of))
    assert {key: (x.status, x.flags) for key, x in view.items()} == {
        key: (x.status, x.flags) for key, x in again.items()
    }


@settings(deadline=None, max_examples=60)
@given(debates())
def test_statuses_rest_on_their_witnesses(m: ArgumentMap) -> None:
    assessment = assess(m)
    for found in assessment.values():
        labels = {Label(assessment.labels[s.node]) for s in found.witnesses}
        unrebutted = found.status.is_unrebutted
        assert bool(found.witnesses) != unrebutted
        assert bool(found.strikes) == (found.status is not Status.UNCHALLENGED)
        if found.status is Status.REBUTTED:
            assert labels == {Label.IN}
        if found.status is Status.CONTESTED:
            assert labels == {Label.UNDEC}
        else:
            assert found.loop == ()
        assert found.standing_supports <= found.supports
        assert found.undercut_supports <= found.supports


def test_evidence_counts_only_by_links_of_the_basis() -> None:
    m = debate("n -> c", "e + n")
    m.replace(attrs.evolve(m.claims["e"], evidence=EvidenceKind.STUDY))
    source = m.source("S", id="s")
    m.attack("c", by="n", source=source)
    assert Flag.BARE_DENIAL not in assess(m)["c"].flags
    assert Flag.BARE_DENIAL in assess(m, basis="explicit")["c"].flags
    m.support("n", by="e", source=source)
    assert Flag.BARE_DENIAL not in assess(m, basis="explicit")["c"].flags


def test_supersession_and_qualification_keep_to_the_basis() -> None:
    m = debate(old="Claim old.", new="Claim new.")
    m.supersede("old", by="new")
    m.qualify("old", by="new")
    flags = (Flag.SUPERSEDED, Flag.QUALIFIED)
    assert set(flags) <= set(assess(m)["old"].flags)
    assert not set(flags) & set(assess(m, basis="explicit")["old"].flags)


def test_a_missing_support_is_no_bare_denial() -> None:
    m = ArgumentMap("needs")
    m.claim("Claim c.", id="c", requires_support=True)
    assert Flag.BARE_DENIAL not in assess(m)["c"].flags


def test_support_that_only_supports_itself_is_contested() -> None:
    m = ArgumentMap("circle")
    for key in "ab":
        m.claim(f"Claim {key}.", id=key, requires_support=True)
    m.support("a", by="b")
    m.support("b", by="a")
    assert statuses(m) == {"a": "contested", "b": "contested"}


def test_earlier_evidence_needs_every_dated_witness_to_be_earlier() -> None:
    m = ArgumentMap("periods")
    m.claim("It works now.", id="c", valid="2025/..")
    m.claim("It failed then.", id="d", valid="2011")
    m.claim("It fails.", id="e")
    m.contradict("c", "d")
    assert Flag.EARLIER_EVIDENCE in assess(m)["c"].flags
    assert Flag.EARLIER_EVIDENCE not in assess(m)["d"].flags
    m.attack("c", by="e")
    assert Flag.EARLIER_EVIDENCE in assess(m)["c"].flags
    m.attack("c", by=m.claim("It failed since.", id="f", valid="2025"))
    assert Flag.EARLIER_EVIDENCE not in assess(m)["c"].flags


def test_evidence_without_a_period_is_not_earlier() -> None:
    m = debate("d -> c")
    m.replace(attrs.evolve(m.claims["c"], valid=Date("2025")))
    assert Flag.EARLIER_EVIDENCE not in assess(m)["c"].flags


def test_an_assessment_holds_what_it_labelled() -> None:
    m = debate("d -> c")
    m.claim("Maybe.", id="maybe", proposed=True)
    assessment = assess(m)
    assert ("c" in assessment, "maybe" in assessment, "dc" in assessment) == (
        True,
        False,
        False,
    )
    assert (assessment.counts("dc"), assessment.counts(m.relations["dc"])) == (
        True,
        True,
    )
    assert assess(m, basis="explicit").label_of("dc") is None
