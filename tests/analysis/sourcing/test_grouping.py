from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.sourcing.grouping import Groups, most_matched


def test_things_are_joined_through_others() -> None:
    groups: Groups[str] = Groups()
    groups.join("ab")
    groups.join("cd")
    groups.join("e")
    groups.join("bc")
    assert sorted(groups.group("a")) == list("abcd")
    assert groups.group("d") is groups.group("a")
    assert groups.group("e") == ["e"]
    assert groups.group("never") == ["never"]
    assert [sorted(group) for group in groups.all()] == [list("abcd"), ["e"]]


def test_joining_what_is_joined_and_nothing_changes_nothing() -> None:
    groups: Groups[str] = Groups()
    groups.join("aba")
    groups.join("ba")
    groups.join("")
    assert groups.all() == [["a", "b"]]


@given(st.lists(st.lists(st.integers(0, 8), max_size=4), max_size=8))
def test_the_order_of_joining_does_not_matter(pairs: list[list[int]]) -> None:
    one: Groups[int] = Groups()
    two: Groups[int] = Groups()
    for pair in pairs:
        one.join(pair)
    for pair in reversed(pairs):
        two.join(reversed(pair))
    assert {frozenset(g) for g in one.all()} == {frozenset(g) for g in two.all()}


def test_others_are_moved_to_make_room() -> None:
    assert most_matched([]) == 0
    assert most_matched([{"a"}, {"a"}]) == 1
    assert most_matched([["a", "b"], ["a"]]) == 2
    assert most_matched([["a", "b"], ["b", "c"], ["c", "d"], ["a"]]) == 4
    assert most_matched([[], ["a"]]) == 1


def best(places: list[list[int]], taken: frozenset[int] = frozenset()) -> int:
    """Try everything."""
    if not places:
        return 0
    first, *rest = places
    with_it = [1 + best(rest, taken | {one}) for one in first if one not in taken]
    return max([best(rest, taken), *with_it])


@given(st.lists(st.lists(st.integers(0, 4), max_size=3), max_size=6))
def test_a_matching_is_the_largest_that_trying_everything_finds(
    places: list[list[int]],
) -> None:
    assert most_matched(places) == best(places)
