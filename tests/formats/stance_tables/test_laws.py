"""What holds of any map that a table of stances carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given

from argmap.formats.table import dumps, loads_with_log
from argmap.model.argument_map import ArgumentMap
from tests.formats.stance_tables.tabular import for_list, for_matrix
from tests.strategies import maps

LAYOUTS = pytest.mark.parametrize(
    ("layout", "cut"), [("stances", for_list), ("matrix", for_matrix)]
)
Cut = Callable[[ArgumentMap], ArgumentMap]


@LAYOUTS
@given(m=maps())
def test_a_map_that_a_table_carries_is_read_as_it_was_written(
    layout: str, cut: Cut, m: ArgumentMap
) -> None:
    assume(m.actors or layout == "stances")
    carried = cut(m)
    text = dumps(carried, format=layout)
    again, log = loads_with_log(text, format=layout)
    assert again == carried
    assert {one.code for one in log.findings} <= {"no-rows"}
    assert dumps(again, format=layout) == text


@LAYOUTS
@given(m=maps(extra=True))
def test_what_is_left_out_is_all_that_is_lost(
    layout: str, cut: Cut, m: ArgumentMap
) -> None:
    text = dumps(m, format=layout, lossy=True)
    assert loads_with_log(text, format=layout)[0] == cut(m)


@given(m=maps())
def test_the_content_tells_the_layout(m: ArgumentMap) -> None:
    if m.actors and len(m):
        for layout in ("stances", "matrix"):
            text = dumps(m, format=layout, lossy=True)
            assert loads_with_log(text, name="x.csv")[1].format == layout
