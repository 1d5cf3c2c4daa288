from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from matplotlib.patches import Rectangle

import argmap as am
from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.tables import StanceTable
from argmap.errors import DrawingError, QueryError, UnknownFormatError
from argmap.model.argument_map import ArgumentMap
from argmap.render.charts.bars import bars, draw_stance_bars
from argmap.render.charts.canvas import Canvas, as_bytes
from argmap.render.style import THEMES, contrast
from tests.render.charts.polls import large, poll, polls
from tests.render.charts.sheets import extents, overlaps, words
from tests.render.debates import rent_caps

ROOT = Path(__file__).parents[3]


def by_claim(*rows: str, **asked: Any) -> StanceTable:
    return compare_stances(poll(*rows, **asked), by="claim")


def lines(canvas: Canvas) -> list[str]:
    return words(as_bytes(canvas, "svg", title="t")).splitlines()


def boxes(canvas: Canvas) -> list[Rectangle]:
    (axes,) = canvas.figure.axes
    return [patch for patch in axes.patches if isinstance(patch, Rectangle)]


def axis(canvas: Canvas) -> float:
    (axes,) = canvas.figure.axes
    (line,) = [
        one
        for one in axes.get_lines()
        if len(set(one.get_xdata())) == 1 and one.get_zorder() == 3
    ]
    return float(line.get_xdata()[0])


def sides(canvas: Canvas) -> tuple[int, int]:
    """Count the boxes to the left and to the right of the axis."""
    middle = axis(canvas)
    left = sum(box.get_x() + box.get_width() <= middle for box in boxes(canvas))
    right = sum(box.get_x() >= middle for box in boxes(canvas))
    assert left + right == len(boxes(canvas))
    return left, right


def test_supporters_stand_to_the_right_and_opponents_to_the_left() -> None:
    canvas = bars(by_claim("+-", "+-", "+.", "-±"))
    assert sides(canvas) == (3, 4 - 1)
    assert lines(canvas).count("3") == 1


def test_every_actor_of_a_side_has_a_box_with_its_letters() -> None:
    m = ArgumentMap("Letters")
    m.claim("C.", id="c")
    names = ("Ministry of Roads (MOR)", "Ada Lovelace", "Charles Babbage")
    for number, (name, stance) in enumerate(
        zip(names, ("asserts", "denies", "doubts"), strict=True)
    ):
        actor = m.actor(name, id=f"a{number}", kind="person" if number else None)
        m.assertion("c", actor=actor, stance=stance)
    told = lines(bars(compare_stances(m, by="claim")))
    assert "MOR" in told
    assert "Lovelace" in told
    assert "Babbage" not in told
    assert "MOR: Ministry of Roads (MOR); Lovelace: Ada Lovelace" in told


def test_who_takes_both_sides_or_neither_and_who_is_silent_is_counted_apart() -> None:
    table = by_claim("+", "±", "±", "?", "?", "?", ".", "r")
    told = lines(
        bars(compare_stances(table.map, by="claim", actors=list(table.map.actors)))
    )
    at = told.index("silent")
    assert told[at - 2 : at + 1] == ["± both", "? neither", "silent"]
    assert told[at + 4 : at + 7] == ["2", "3", "2"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_derived_sides_are_hollow(theme: str) -> None:
    colours = THEMES[theme]
    canvas = bars(compare_stances(rent_caps()), theme=theme)
    hollow = [
        mpl.colors.to_hex(box.get_edgecolor()).upper()
        for box in boxes(canvas)
        if mpl.colors.to_hex(box.get_facecolor()).upper() == colours.paper
    ]
    assert hollow == [colours.attacks] * 2
    assert (
        "Who is for, who is against: 5 actors; hollow: derived, from other claims"
        in (lines(canvas))
    )


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_letters_have_the_contrast_of_text(theme: Any) -> None:
    canvas = bars(compare_stances(rent_caps()), theme=theme.name)
    grounds = {
        (box.get_x(), box.get_y()): mpl.colors.to_hex(box.get_facecolor())
        for box in boxes(canvas)
    }
    seen = 0
    for text, box in extents(canvas):
        x = (box.x0 + box.x1) / 2 / canvas.figure.dpi
        y = canvas.height - (box.y0 + box.y1) / 2 / canvas.figure.dpi
        for (left, top), ground in grounds.items():
            if left < x < left + boxes(canvas)[0].get_width() and top < y < top + 0.14:
                assert contrast(text.get_color(), ground.upper()) >= 4.5
                seen += 1
    assert seen == len(grounds)


@settings(max_examples=20, deadline=None)
@given(polls())
def test_no_words_of_any_bars_overlap_or_leave_their_box(m: ArgumentMap) -> None:
    table = compare_stances(m, by="claim", actors=list(m.actors))
    canvas = bars(table)
    assert overlaps(canvas) == []
    walls = [box.get_bbox().intervalx for box in boxes(canvas)]
    inner = {round(x, 4) for wall in walls for x in wall}
    dots = canvas.figure.dpi
    for text, box in extents(canvas):
        if text.get_size() == 6.2:
            assert not any(box.x0 < x * dots < box.x1 for x in inner), text


@pytest.mark.parametrize("asked", [{}, {"roll_up": True}, {"by": "claim"}])
def test_no_words_of_the_bars_of_the_shipped_debate_overlap(
    asked: dict[str, Any],
) -> None:
    m = am.read(ROOT / "seeds" / "287g.argdown")
    assert overlaps(bars(compare_stances(m, **asked))) == []


def test_many_actors_have_bars_of_one_scale_without_letters() -> None:
    canvas = bars(compare_stances(large(70, 3), by="claim"))
    assert overlaps(canvas) == []
    assert "There is no room for letters; the table of the bars has them." in (
        lines(canvas)
    )
    assert len({round(box.get_width(), 6) for box in boxes(canvas)}) == 1


def test_boxes_are_stacked_where_one_line_has_no_room() -> None:
    canvas = bars(by_claim(*["+"] * 20))
    heights = {round(box.get_y(), 4) for box in boxes(canvas)}
    places = {(round(b.get_x(), 4), round(b.get_y(), 4)) for b in boxes(canvas)}
    assert len(places) == 20
    assert 2 <= len(heights) <= 6


def test_rows_keep_the_order_of_the_map_or_the_most_divided_come_first() -> None:
    table = by_claim("++-+", ".-++", ".-++", ".+.+")
    order = [f"Claim {number}." for number in (1, 2, 3, 4)]

    def rows(order: str) -> list[str]:
        return [line for line in lines(bars(table, order=order)) if "Claim" in line]

    assert rows("map") == order
    # 2 of 4 each; 1 of 3; all alike, of which more speak on the first.
    assert rows("division") == ["Claim 2.", "Claim 3.", "Claim 4.", "Claim 1."]


def test_what_nobody_takes_a_side_on_is_named_below() -> None:
    told = lines(bars(by_claim("+?.", ".?±")))
    assert "Nobody takes a side on: Claim 2." in told
    assert "Claim 3." in told


def test_a_table_without_sides_says_so() -> None:
    assert "Nobody takes a side here." in lines(bars(by_claim("??")))
    assert "Nobody takes a side here." in lines(bars(compare_stances(ArgumentMap("E"))))


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_the_same_table_gives_the_same_bytes(tmp_path: Path, format: str) -> None:
    one = draw_stance_bars(compare_stances(rent_caps()), tmp_path / f"1.{format}")
    two = draw_stance_bars(compare_stances(rent_caps()), tmp_path / f"2.{format}")
    assert one.read_bytes() == two.read_bytes()


def test_the_svg_has_a_title_and_a_description(tmp_path: Path) -> None:
    path = draw_stance_bars(by_claim("+"), tmp_path / "b.svg")
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - our own picture
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "A poll"
    assert root.findtext(f"{space}desc") == (
        "Who is for and who is against. Silence is no opinion, reporting is no stance."
    )


def test_what_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError) as gif:
        draw_stance_bars(by_claim("+"), tmp_path / "b.gif")
    assert str(gif.value) == (
        f"{tmp_path / 'b.gif'}: bars of stances are drawn as svg, png or pdf, not 'gif'"
    )
    with pytest.raises(QueryError) as order:
        draw_stance_bars(by_claim("+"), tmp_path / "b.svg", order="size")
    assert str(order.value) == "there is no order 'size'; write 'map' or 'division'"
    with pytest.raises(QueryError, match="no theme is called 'drak'"):
        draw_stance_bars(by_claim("+"), tmp_path / "b.svg", theme="drak")
    with pytest.raises(DrawingError) as too_many:
        draw_stance_bars(by_claim("+" * 401), tmp_path / "b.svg")
    assert str(too_many.value) == (
        "401 rows are more than the 400 that a picture has room for; choose issues"
    )
    assert list(tmp_path.iterdir()) == []
