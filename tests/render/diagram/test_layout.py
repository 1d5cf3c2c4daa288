from __future__ import annotations

from hypothesis import given, settings

from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Relation, RelationKind
from argmap.render.diagram.fitting import MOST_ON_A_SCREEN, heights
from argmap.render.diagram.layout import CROWD, arranged
from argmap.render.diagram.scenes import staged
from argmap.render.diagram.viewing import View
from argmap.render.dot import to_dot
from argmap.render.drawing import draw_dot
from tests.render.buses import buses
from tests.strategies import maps


def _ranks(m: ArgumentMap) -> dict[str, int]:
    return arranged(staged(m)).ranks


def test_reasons_stand_to_the_right_of_what_they_bear_on() -> None:
    m = buses()
    ranks = _ranks(m)
    for link in m.relations.values():
        directed = link.kind in (RelationKind.SUPPORTS, RelationKind.SUPERSEDES)
        if directed and not m.is_undercut(link):
            assert all(ranks[key] >= ranks[link.target] + 2 for key in link.premises)
    assert ranks["free-buses"] == 0


@settings(max_examples=40)
@given(maps(claims=8))
def test_cards_stand_on_even_ranks(m: ArgumentMap) -> None:
    scene = staged(m)
    layout = arranged(scene)
    assert set(layout.ranks) == {claim.id for claim in scene.claims}
    assert all(rank >= 0 and rank % 2 == 0 for rank in layout.ranks.values())
    assert all(rank >= 0 for rank in layout.points.values())
    assert arranged(scene) is not layout
    assert arranged(scene).ranks == layout.ranks


def test_a_circle_of_attacks_is_laid_out() -> None:
    m = ArgumentMap()
    for key in "abc":
        m.claim(key, id=key)
    for one, other in ("ab", "bc", "ca", "aa"):
        m.attack(one, by=other)
    assert sorted(_ranks(m).values()) == [0, 2, 4]


def test_undercuts_of_each_other_are_laid_out() -> None:
    m = ArgumentMap()
    for key in "abcd":
        m.claim(key, id=key)
    link = m.support("a", by="b")
    first = m.undercut(link, by="c")
    second = m.undercut(first, by="d")
    layout = arranged(staged(m))
    assert layout.ranks == {"a": 0, "b": 2, "c": 4, "d": 4}
    assert layout.points == {link.id: 1, first.id: 3}
    assert second.id not in layout.points


def test_a_point_stands_just_before_the_claims_that_start_its_link() -> None:
    m = ArgumentMap()
    for key in "abcdefg":
        m.claim(key, id=key)
    link = m.support("a", by=["b", "c"])
    first = m.undercut(link, by=["d", "e"])
    m.undercut(first, by="f")
    m.support("f", by="g")
    layout = arranged(staged(m))
    assert layout.points == {link.id: 1, first.id: 3}
    for relation in (link, first):
        assert {layout.ranks[key] for key in relation.premises} == {
            layout.points[relation.id] + 1
        }
    assert layout.ranks["f"] == layout.points[first.id] + 1


def test_linked_premises_join_between_two_columns() -> None:
    m = ArgumentMap()
    for key in "abc":
        m.claim(key, id=key)
    link = m.attack("a", by=["b", "c"])
    layout = arranged(staged(m))
    assert layout.ranks == {"a": 0, "b": 2, "c": 2}
    assert layout.points == {link.id: 1}


def test_of_two_that_contradict_the_one_nearer_to_the_thesis_is_left() -> None:
    m = ArgumentMap()
    issue = m.issue("Is it?")
    thesis = m.claim("It is.", id="yes", issue=issue, thesis=True)
    m.contradict(thesis, m.claim("It is not.", id="no", issue=issue))
    assert _ranks(m) == {"yes": 0, "no": 2}


def _two_issues() -> ArgumentMap:
    m = ArgumentMap()
    for number in (1, 2):
        issue = m.issue(f"Question {number}?", id=f"i{number}")
        thesis = m.claim("Yes.", id=f"t{number}", issue=issue, thesis=True)
        m.support(thesis, by=m.claim("Ground.", id=f"g{number}", issue=issue))
    return m


def test_a_link_between_issues_moves_neither() -> None:
    m = _two_issues()
    before = _ranks(m)
    m.attack("g1", by="g2")
    m.attack("t2", by="g1")
    assert _ranks(m) == before


def test_a_thesis_that_bears_on_another_issue_takes_its_own_along() -> None:
    m = _two_issues()
    m.support("g1", by="t2")
    assert _ranks(m) == {"t1": 0, "g1": 2, "t2": 4, "g2": 6}


def test_a_reason_for_another_issue_alone_stands_behind_its_thesis() -> None:
    m = _two_issues()
    stray = m.claim("Stray.", id="stray", issue="i2")
    m.support(stray, by=m.claim("Ground.", id="ground", issue="i2"))
    m.attack("t1", by=stray)
    ranks = _ranks(m)
    assert ranks["stray"] - ranks["t2"] == 2
    assert ranks["ground"] - ranks["t2"] == 4


def test_claims_without_links_stand_in_rows_below_the_thesis() -> None:
    m = _two_issues()
    for number in range(5):
        m.claim("Loose.", id=f"l{number}", issue="i1")
    layout = arranged(staged(m))
    assert layout.rows == (("t1", "l0", "l1"), ("t1", "l2", "l3"), ("t1", "l4"))
    assert [layout.ranks[f"l{n}"] for n in range(5)] == [0, 2, 0, 2, 0]


def test_issues_that_do_not_hang_together_stand_side_by_side() -> None:
    m = ArgumentMap()
    for number in range(12):
        issue = m.issue(f"Question {number}?")
        thesis = m.claim("Yes.", issue=issue, thesis=True)
        for _ in range(3):
            m.support(thesis, by=m.claim("Ground.", issue=issue))
    scene = staged(m)
    layout = arranged(scene)
    assert len(set(layout.stacks.values())) > 1
    assert layout.columns(layout.ranks) == 2 * len(set(layout.stacks.values()))


def test_many_reasons_are_set_out_in_two_columns() -> None:
    m = ArgumentMap()
    thesis = m.claim("Yes.", id="yes")
    for number in range(CROWD + 1):
        m.support(thesis, by=m.claim("Ground.", id=f"g{number}"))
    assert [rank for key, rank in _ranks(m).items() if key != "yes"] == [2, 4] * 4


def test_stubs_are_laid_out_too() -> None:
    scene = staged(buses(), View(issue="fair"))
    layout = arranged(scene)
    assert layout.ranks["free-buses"] == 0
    assert layout.ranks["help"] == 2


def test_a_thesis_without_links_leads_the_rows() -> None:
    m = ArgumentMap()
    issue = m.issue("Is it?", id="i")
    for key in "abcd":
        m.claim("Loose.", id=key, issue=issue, thesis=key == "b")
    layout = arranged(staged(m))
    assert layout.rows == (("", "b", "a"), ("b", "c", "d"))
    assert layout.ranks == {"b": 0, "a": 2, "c": 0, "d": 2}


def _shape(m: ArgumentMap, issue: str) -> float:
    """About the width to height of the picture of an issue."""
    scene = staged(m, View(issue=issue))
    ranks = arranged(scene).ranks
    columns = heights(scene, ranks)
    return (max(columns) // 2 + 1) * 285 / (110 + 1.45 * max(columns.values()))


def test_reasons_are_pushed_on_until_the_picture_of_an_issue_fits_a_screen() -> None:
    m = ArgumentMap()
    issue = m.issue("Is it?", id="i")
    thesis = m.claim("It is.", issue=issue, thesis=True)
    for number in range(9):
        reason = m.claim("Ground. " * 20, issue=issue, id=f"g{number}")
        m.support(thesis, by=reason)
        m.support(reason, by=m.claim("Backing.", issue=issue, id=f"b{number}"))
    scene = staged(m, View(issue="i"))
    ranks = arranged(scene).ranks
    assert len({ranks[f"g{n}"] for n in range(9)}) > 1
    assert all(ranks[f"b{n}"] > ranks[f"g{n}"] for n in range(9))
    assert 1 < _shape(m, "i") < 2.5


def test_an_issue_too_large_for_any_screen_is_set_out_as_ever() -> None:
    m = ArgumentMap()
    issue = m.issue("Is it?", id="i")
    thesis = m.claim("It is.", id="yes", issue=issue, thesis=True)
    for number in range(MOST_ON_A_SCREEN):
        m.support(thesis, by=m.claim("Ground.", issue=issue, id=f"g{number}"))
    ranks = arranged(staged(m, View(issue="i"))).ranks
    assert ranks == arranged(staged(m)).ranks
    assert set(ranks.values()) == {0, 2, 4}


def test_a_small_issue_is_not_pushed_apart() -> None:
    m = _two_issues()
    assert arranged(staged(m, View(issue="i1"))).ranks == {"t1": 0, "g1": 2}


def test_undercuts_in_a_circle_end_between_the_columns() -> None:
    m = ArgumentMap()
    a, b = m.claim("It is.", id="a"), m.claim("It is not.", id="b")
    m.add(
        Relation(id="r", kind=RelationKind.ATTACKS, premises=(a.id,), target="s"),
        Relation(id="s", kind=RelationKind.ATTACKS, premises=(b.id,), target="r"),
    )
    points = arranged(staged(m)).points
    assert set(points) == {"r", "s"}
    assert all(rank % 2 for rank in points.values())
    assert draw_dot(to_dot(m), "svg").startswith(b"<?xml")


@settings(max_examples=40)
@given(maps(claims=8))
def test_the_picture_of_an_issue_keeps_reasons_to_the_right(m: ArgumentMap) -> None:
    for issue in m.issues:
        scene = staged(m, View(issue=issue))
        layout = arranged(scene)
        shown = {claim.id for claim in (*scene.claims, *scene.stubs)}
        assert set(layout.ranks) == shown
        assert all(rank >= 0 and rank % 2 == 0 for rank in layout.ranks.values())
        assert all(rank % 2 for rank in layout.points.values())
