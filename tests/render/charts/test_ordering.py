from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from argmap.render.charts.ordering import crossings, in_columns, in_rounds

LEFT, RIGHT = "abcdef", "uvwxyz"
TIES = st.lists(
    st.tuples(st.sampled_from(LEFT), st.sampled_from(RIGHT)), unique=True, max_size=14
)


def crossing(left: list[str], right: list[str], ties: list[tuple[str, str]]) -> int:
    """Count by the definition: one tie begins above and ends below the other."""
    found = 0
    for (a, x), (b, y) in combinations(ties, 2):
        above, below = left.index(a) < left.index(b), left.index(a) > left.index(b)
        ends_above = right.index(x) < right.index(y)
        ends_below = right.index(x) > right.index(y)
        found += (above and ends_below) or (below and ends_above)
    return found


@given(TIES, st.permutations(LEFT), st.permutations(RIGHT))
def test_columns_keep_their_nodes_and_have_no_more_crossings(
    ties: list[tuple[str, str]], left: list[str], right: list[str]
) -> None:
    one, two = in_columns(left, right, ties)
    assert sorted(one) == sorted(left)
    assert sorted(two) == sorted(right)
    assert crossings(left, right, ties) == crossing(left, right, ties)
    assert crossing(one, two, ties) <= crossing(left, right, ties)


def test_ties_that_can_be_drawn_apart_are() -> None:
    ties = [("a", "z"), ("b", "y"), ("c", "x"), ("a", "y"), ("b", "x")]
    left, right = in_columns("abc", "xyz", ties)
    assert crossings(left, right, ties) == 0


@given(
    st.permutations(LEFT),
    st.permutations(RIGHT),
    st.dictionaries(
        st.tuples(st.sampled_from(LEFT + RIGHT), st.sampled_from(LEFT + RIGHT)).filter(
            lambda pair: pair[0] < pair[1]
        ),
        st.integers(0, 5),
        max_size=14,
    ),
)
def test_rounds_keep_their_halves_and_bring_what_is_tied_no_farther(
    left: list[str], right: list[str], weights: dict[tuple[str, str], float]
) -> None:
    def cost(halves: list[list[str]]) -> float:
        height = {
            node: (at + 0.5) / len(half)
            for half in halves
            for at, node in enumerate(half)
        }
        return sum(w * abs(height[a] - height[b]) for (a, b), w in weights.items())

    found = in_rounds([left, right], weights)
    assert [sorted(half) for half in found] == [sorted(left), sorted(right)]
    assert cost(found) <= cost([left, right]) + 1e-6


def test_the_best_order_is_kept_and_not_the_last() -> None:
    # Sorting by means ends with nine crossings here, and begins with eight.
    ties = ["aw", "ct", "cx", "du", "eu", "ew", "ex", "fw", "fx"]
    pairs = [(tie[0], tie[1]) for tie in ties]
    assert crossings("abcdef", "tuvwxy", pairs) == 8
    left, right = in_columns("abcdef", "tuvwxy", pairs)
    assert crossings(left, right, pairs) <= 8


def test_what_is_tied_stands_at_one_height() -> None:
    weights = {("a", "z"): 1, ("b", "y"): 1, ("c", "x"): 1}
    left, right = in_rounds(["abc", "xyz"], weights)
    assert {tuple(pair) for pair in zip(left, right, strict=True)} == set(weights)
