from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.analysis.stances.agreement import common_ground, one_sided, voices
from argmap.analysis.stances.tables import State
from argmap.errors import QueryError
from argmap.model.argument_map import ArgumentMap
from tests.graph.debates import debates, renamed

KINDS = {"lee": "researcher", "ortiz": "government", "roe": "news", "poe": "news"}


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    supply = m.issue("Do caps cut supply?", id="supply")
    m.claim("Caps cut supply.", id="caps", issue=supply, thesis=True)
    m.claim("Stock held.", id="held", issue=supply)
    m.claim("Rents rose.", id="rose")
    m.claim("Wages rose.", id="wages")
    m.contradict("held", "caps")
    for key, kind in KINDS.items():
        m.actor(key.title(), id=key, kind=kind)
    return m


def found(m: ArgumentMap) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(one.claim.id, one.actors, one.across) for one in common_ground(m)]


def test_voices_are_told_apart_by_stance_in_the_order_of_the_map(
    m: ArgumentMap,
) -> None:
    m.actor("Moe", id="moe")
    m.assertion("rose", actor="ortiz")
    m.assertion("rose", actor="lee")
    m.deny("rose", actor="roe")
    m.deny("rose", actor="poe")
    m.assertion("rose", actor="poe")
    m.assertion("rose", actor="moe", stance="doubts")
    heard = voices(m, "rose")
    assert heard.supporters == ("lee", "ortiz")
    assert heard.opponents == ("roe",)
    assert heard.mixed == ("poe",)
    assert heard.doubters == ("moe",)
    assert heard.disputed
    assert heard.independent == 2


def test_reporting_and_proposals_are_no_voice(m: ArgumentMap) -> None:
    m.assertion("rose", actor="roe", stance="reports")
    m.assertion("rose", actor="lee", proposed=True)
    heard = voices(m, m.claims["rose"])
    assert (heard.supporters, heard.together, heard.independent) == ((), (), 0)
    assert not heard.disputed


def test_a_claim_that_is_asserted_and_denied_is_disputed(m: ArgumentMap) -> None:
    m.assertion("rose", actor="lee")
    assert not voices(m, "rose").disputed
    m.deny("rose", actor="ortiz")
    assert voices(m, "rose").disputed


def test_one_who_is_heard_only_through_another_is_the_same_voice(
    m: ArgumentMap,
) -> None:
    m.assertion("rose", actor="ortiz", via="roe")
    m.assertion("rose", actor="roe")
    assert voices(m, "rose").together == (("ortiz", "roe"),)
    m.assertion("rose", actor="ortiz")
    assert voices(m, "rose").together == (("ortiz",), ("roe",))


def test_two_who_are_heard_through_the_same_third_are_one_voice_with_it(
    m: ArgumentMap,
) -> None:
    for actor in ("lee", "ortiz"):
        m.assertion("rose", actor=actor, via="roe")
    assert voices(m, "rose").independent == 2
    m.assertion("rose", actor="roe")
    assert voices(m, "rose").together == (("lee", "ortiz", "roe"),)


def test_a_long_chain_of_passing_on_is_one_voice() -> None:
    m = ArgumentMap("chain")
    m.claim("Claim.", id="c")
    size = 300
    for number in range(size):
        m.actor(f"Actor {number}", id=f"a{number}")
    for number in range(size):
        m.assertion("c", actor=f"a{number}", via=f"a{(number + 1) % size}")
    assert voices(m, "c").independent == 1


def test_what_two_kinds_of_voice_share_is_common_ground(m: ArgumentMap) -> None:
    m.assertion("rose", actor="lee")
    assert found(m) == []
    m.assertion("rose", actor="ortiz")
    assert found(m) == [("rose", ("lee", "ortiz"), ())]


def test_two_voices_of_one_kind_are_no_common_ground(m: ArgumentMap) -> None:
    m.assertion("rose", actor="roe")
    m.assertion("rose", actor="poe")
    assert found(m) == []


def test_an_actor_of_unknown_kind_adds_no_kind(m: ArgumentMap) -> None:
    m.actor("Moe", id="moe")
    m.assertion("rose", actor="moe")
    m.assertion("rose", actor="lee")
    assert found(m) == []


def test_one_voice_of_two_kinds_and_one_of_unknown_kind_are_no_common_ground(
    m: ArgumentMap,
) -> None:
    m.actor("Moe", id="moe")
    m.assertion("rose", actor="ortiz", via="roe")
    m.assertion("rose", actor="roe")
    m.assertion("rose", actor="moe")
    assert voices(m, "rose").independent == 2
    assert found(m) == []


def test_one_voice_is_no_common_ground(m: ArgumentMap) -> None:
    m.assertion("rose", actor="ortiz", via="roe")
    m.assertion("rose", actor="roe")
    assert found(m) == []


@pytest.mark.parametrize("stance", ["denies", "doubts"])
@pytest.mark.parametrize("actor", ["roe", "lee"])
def test_what_somebody_denies_or_doubts_is_no_common_ground(
    m: ArgumentMap, stance: str, actor: str
) -> None:
    m.assertion("rose", actor="lee")
    m.assertion("rose", actor="ortiz")
    m.assertion("rose", actor=actor, stance=stance)
    assert found(m) == []


def test_what_is_attacked_is_no_common_ground_though_it_is_defended(
    m: ArgumentMap,
) -> None:
    m.assertion("rose", actor="lee")
    m.assertion("rose", actor="ortiz")
    m.attack("rose", by="wages")
    m.attack("wages", by="held")
    assert found(m) == []
    assert [one.claim.id for one in common_ground(m, basis="explicit")] == ["rose"]


def test_where_each_actor_is_a_group_two_of_one_kind_or_of_none_share(
    m: ArgumentMap,
) -> None:
    m.actor("Moe", id="moe")
    m.assertion("rose", actor="moe")
    m.assertion("rose", actor="roe")
    m.assertion("wages", actor="roe")
    m.assertion("wages", actor="poe", via="roe")
    assert common_ground(m) == ()
    (one,) = common_ground(m, groups="actor")
    assert (one.claim.id, one.actors) == ("rose", ("roe", "moe"))
    m.assertion("wages", actor="poe")
    parties = {"council": ["roe", "moe"], "street": "poe"}
    assert [x.claim.id for x in common_ground(m, groups=parties)] == ["wages"]
    parties = {"council": ["roe"], "street": ["lee"]}
    assert common_ground(m, groups=parties) == ()


def test_groups_of_a_dated_map_may_name_who_had_not_spoken(m: ArgumentMap) -> None:
    for actor, date in (("roe", "2020"), ("poe", "2020"), ("lee", "2022")):
        m.assertion("rose", actor=actor, date=date)
    parties = {"council": ["roe"], "street": ["poe", "lee"]}
    assert len(common_ground(m, groups=parties, as_of="2021")) == 1


def test_common_ground_of_unknown_groups_is_refused(m: ArgumentMap) -> None:
    with pytest.raises(QueryError) as caught:
        common_ground(m, groups="party")
    assert str(caught.value).startswith("cannot group actors by 'party'; write 'kind'")


def test_common_ground_across_sides_comes_first(m: ArgumentMap) -> None:
    m.assertion("caps", actor="ortiz")
    m.assertion("held", actor="roe")
    for actor in ("lee", "ortiz"):
        m.assertion("rose", actor=actor)
    for actor in ("ortiz", "roe"):
        m.assertion("wages", actor=actor)
    assert found(m) == [
        ("wages", ("ortiz", "roe"), ("supply",)),
        ("rose", ("lee", "ortiz"), ()),
    ]


def test_common_ground_of_a_date_is_what_had_been_said(m: ArgumentMap) -> None:
    m.assertion("rose", actor="lee", date="2020")
    m.assertion("rose", actor="ortiz", date="2022")
    assert common_ground(m, as_of="2021") == ()
    assert len(common_ground(m, as_of="2022")) == 1


def test_an_issue_on_which_one_side_alone_is_heard_is_one_sided(
    m: ArgumentMap,
) -> None:
    assert one_sided(m) == ()
    m.assertion("held", actor="lee")
    m.assertion("caps", actor="roe", stance="doubts")
    (one,) = one_sided(m)
    assert (one.issue.id, one.side, one.actors) == ("supply", State.NO, ("lee",))
    m.deny("caps", actor="poe")
    assert one_sided(m)[0].actors == ("lee", "poe")


def test_an_issue_with_both_sides_or_a_mixed_actor_is_not_one_sided(
    m: ArgumentMap,
) -> None:
    m.assertion("held", actor="lee")
    m.assertion("caps", actor="ortiz")
    assert one_sided(m) == ()
    n = m.subset()
    n.remove("caps-ortiz")
    assert len(one_sided(n)) == 1
    n.assertion("caps", actor="lee")
    assert one_sided(n) == ()


def test_an_issue_without_a_thesis_is_not_one_sided() -> None:
    m = ArgumentMap("counts")
    m.claim("450.", id="c", issue=m.issue("How many?"))
    m.assertion("c", actor=m.actor("A"))
    assert one_sided(m) == ()


@settings(deadline=None, max_examples=50)
@given(debates())
def test_renaming_only_renames_what_is_shared(m: ArgumentMap) -> None:
    again = renamed(m, "z")
    names = dict(zip(m.claims, again.claims, strict=True))
    assert [(names[key], who) for key, who, _ in found(m)] == [
        (key, who) for key, who, _ in found(again)
    ]
    assert [(x.side, x.actors) for x in one_sided(m)] == [
        (x.side, x.actors) for x in one_sided(again)
    ]
