from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.render.diagram.columns import columned

WIDTH = 340


@st.composite
def boxes(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, int]]]:
    heights = draw(st.lists(st.integers(60, 220), max_size=30))
    ends = st.integers(0, max(len(heights) - 1, 0))
    links = draw(st.lists(st.tuples(ends, ends), max_size=40)) if heights else []
    return heights, links


@given(boxes())
def test_each_box_stands_in_one_column(
    given_: tuple[list[int], list[tuple[int, int]]],
) -> None:
    heights, links = given_
    columns = columned(heights, links, width=WIDTH)
    assert sorted(at for column in columns for at in column) == list(
        range(len(heights))
    )
    assert all(columns)
    assert columns == columned(heights, links, width=WIDTH)


@given(boxes())
def test_what_bears_on_a_box_stands_to_its_right_where_there_is_no_circle(
    given_: tuple[list[int], list[tuple[int, int]]],
) -> None:
    heights, links = given_
    links = [(max(ends), min(ends)) for ends in links if ends[0] != ends[1]]
    columns = columned(heights, links, width=WIDTH)
    place = {at: n for n, column in enumerate(columns) for at in column}
    for start, end in links:
        assert place[start] > place[end]
    joined = {at for ends in links for at in ends}
    for column in columns:
        loose = [at not in joined for at in column]
        assert loose == sorted(loose)


def test_a_circle_stands_together_and_holds_up_nothing() -> None:
    # 1 and 2 bear on each other, and both on 0; 3 bears on 2.
    columns = columned([100] * 4, [(1, 0), (2, 0), (1, 2), (2, 1), (3, 2)], width=WIDTH)
    assert columns == [[0], [2, 1], [3]]


def test_many_issues_without_links_fill_a_page_in_the_maps_order() -> None:
    columns = columned([100] * 40, [], width=WIDTH)
    assert [column[0] for column in columns] == sorted(column[0] for column in columns)
    high = max(map(len, columns)) * 100
    assert 1 < len(columns) * WIDTH / high < 2.5


def test_many_issues_that_bear_on_one_are_spread_over_columns() -> None:
    columns = columned([100] * 41, [(at, 0) for at in range(1, 41)], width=WIDTH)
    assert columns[0] == [0]
    assert max(map(len, columns)) <= 10


def test_those_with_the_longest_way_behind_them_come_first() -> None:
    links = [(1, 0), (2, 0), (3, 2), (4, 3)]
    columns = columned([100] * 5, links, width=WIDTH)
    assert columns[1][0] == 2


def test_no_boxes_take_no_columns() -> None:
    assert columned([], [], width=WIDTH) == []
