from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given, settings

import argmap as am
from argmap.analysis.stances.comparison import compare_stances
from argmap.errors import DrawingError, QueryError, UnknownFormatError
from argmap.model.argument_map import ArgumentMap
from argmap.render.charts.canvas import Canvas
from argmap.render.charts.matrices import draw_stances, matrix, matrix_bytes
from argmap.render.style import THEMES, Theme, contrast
from tests.render.charts.polls import large, poll, polls
from tests.render.charts.sheets import extents, overlaps, words
from tests.render.debates import rent_caps

ROOT = Path(__file__).parents[3]


def told(m: ArgumentMap, **asked: Any) -> str:
    table = compare_stances(m, **asked)
    return words(matrix_bytes(matrix(table), table, "svg"))


def beyond_their_cells(canvas: Canvas) -> Iterator[str]:
    """Yield the texts that stand level and that a line between columns runs through."""
    (axes,) = canvas.figure.axes
    walls = [
        (line.get_xdata()[0], *sorted(line.get_ydata()))
        for line in axes.get_lines()
        if len(set(line.get_xdata())) == 1 and len(line.get_xdata()) == 2
    ]
    dots = canvas.figure.dpi
    for text, box in extents(canvas):
        middle = canvas.height - (box.y0 + box.y1) / 2 / dots
        if text.get_rotation():
            continue
        for x, top, bottom in walls:
            if top < middle < bottom and box.x0 < x * dots < box.x1:
                yield text.get_text()


@pytest.mark.parametrize(
    "asked",
    [{}, {"roll_up": True}, {"by": "claim", "issues": ["safety", "trust"]}],
    ids=["issues", "organisations", "claims"],
)
def test_no_words_of_the_shipped_debate_overlap(asked: dict[str, Any]) -> None:
    canvas = matrix(compare_stances(am.read(ROOT / "seeds" / "287g.argdown"), **asked))
    assert overlaps(canvas) == []
    assert list(beyond_their_cells(canvas)) == []


def test_no_words_of_sixty_actors_on_sixty_claims_overlap() -> None:
    canvas = matrix(compare_stances(large(60, 60), by="claim"))
    assert overlaps(canvas) == []
    assert list(beyond_their_cells(canvas)) == []
    assert canvas.width < 17


@settings(max_examples=25, deadline=None)
@given(polls())
def test_no_words_of_any_matrix_overlap(m: ArgumentMap) -> None:
    canvas = matrix(compare_stances(m, by="claim", actors=list(m.actors)))
    assert overlaps(canvas) == []
    assert list(beyond_their_cells(canvas)) == []


def test_a_cell_has_the_numbers_of_its_sources_and_reports_stand_apart() -> None:
    m = poll("+r", sources=1)
    for number in range(2, 6):
        m.source(f"Sheet {number}", id=f"t{number}", issued="2024-05-03")
        if number < 4:
            m.deny("c1", actor="a1", source=f"t{number}")
        m.assertion("c2", actor="a1", source=f"t{number}")
    lines = told(m, by="claim").splitlines()
    assert "1,2,3" in lines
    assert "2,3,4… »1" in lines
    assert "»2: reported, in source 2" in lines
    assert "1,4: sources" in lines


def test_a_key_explains_what_is_used_and_nothing_else() -> None:
    def key(m: ArgumentMap, **asked: Any) -> list[str]:
        known = {
            *("yes", "no", "supports", "opposes", "both", "silent"),
            "speaks, takes neither side",
            "hollow: derived, from other claims of the issue",
            "»2: reported, in source 2",
        }
        return [line for line in told(m, **asked).splitlines() if line in known]

    assert key(poll("+"), by="claim") == ["supports"]
    assert key(poll("-.", "±r"), by="claim") == [
        *("opposes", "both", "silent", "»2: reported, in source 2")
    ]
    assert key(rent_caps()) == [
        *("yes", "no", "speaks, takes neither side"),
        *("hollow: derived, from other claims of the issue", "silent"),
    ]


def shapes(canvas: Canvas) -> dict[tuple[str, str, str], int]:
    """Count the glyphs by shape, ground and edge."""
    found = {}
    for axes in canvas.figure.axes:
        for line in axes.get_lines():
            if line.get_marker() in ("o", "s", "D"):
                look = (
                    line.get_marker(),
                    line.get_markerfacecolor(),
                    line.get_markeredgecolor(),
                )
                found[look] = len(line.get_xdata())
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_state_has_a_shape_and_a_derived_one_is_hollow(theme: str) -> None:
    colours = THEMES[theme]
    table = compare_stances(rent_caps())
    cells = [table[a, c] for a in table.actors for c in table.columns]
    drawn = shapes(matrix(table, theme=theme))

    def number(state: str, *, hollow: bool) -> int:
        # One more in the key.
        return 1 + sum(c.state == state and c.hollow is hollow for c in cells)

    yes, no = colours.supports, colours.attacks
    assert drawn[("o", yes, yes)] == number("yes", hollow=False)
    assert drawn[("s", colours.paper, no)] == number("no", hollow=True)
    assert drawn[("s", no, no)] == number("no", hollow=False)
    assert drawn[("o", colours.chip, colours.chip)] == number("neutral", hollow=False)
    assert drawn[("o", colours.muted, colours.muted)] == number("silent", hollow=False)


def test_every_sign_has_the_contrast_of_text() -> None:
    for theme in THEMES.values():
        canvas = matrix(compare_stances(poll("+-±?r."), by="claim"), theme=theme.name)
        signs = {t.get_text(): t.get_color() for t in canvas.figure.texts}
        grounds = {
            "✓": theme.supports,
            "✗": theme.attacks,
            "±": theme.undercuts,
            "?": theme.chip,
        }
        for sign, ground in grounds.items():
            assert contrast(signs[sign], ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_the_sign_of_a_derived_stance_is_read_on_the_paper(theme: Theme) -> None:
    table = compare_stances(rent_caps())
    hollow = sum(
        cell.hollow and cell.state == "no"
        for cell in (table[a, c] for a in table.actors for c in table.columns)
    )
    texts = matrix(table, theme=theme.name).figure.texts
    colours = [t.get_color() for t in texts if t.get_text() == "✗"]
    # One more in the key.
    assert colours.count(theme.attacks) == hollow + 1
    assert contrast(theme.attacks, theme.paper) >= 4.5


def test_the_numbers_of_sources_are_in_order() -> None:
    m = poll("+", sources=9)
    for source in ("s09", "s08"):
        m.assertion("c1", actor="a1", source=source)
    assert "1,8,9" in told(m, by="claim").splitlines()


def test_actors_stand_by_kind_in_the_order_of_the_map() -> None:
    m = ArgumentMap("Kinds")
    m.claim("C.", id="c")
    for key, kind in (("a", "news"), ("b", "think-tank"), ("c", None), ("d", "news")):
        m.assertion("c", actor=m.actor(key.upper(), id=key, kind=kind))
    lines = told(m, by="claim").splitlines()
    order = ("News", "A", "D", "Think tank", "B", "Of no kind named", "C")
    assert [line for line in lines if line in order] == list(order)


def test_a_heading_is_left_out_where_no_kind_is_known() -> None:
    assert "Of no kind named" not in told(poll("+", "-"), by="claim")


def test_who_is_silent_throughout_is_named_below_and_has_no_row() -> None:
    m = poll("+.", "..", "..", ".r")
    lines = told(m, by="claim", actors=list(m.actors)).splitlines()
    assert "Silent throughout: Actor 2 and Actor 3." in lines
    assert "Actor 2" not in lines
    assert "Actor 4" in lines


def test_a_wide_table_is_set_in_parts_that_tell_who_is_silent_there() -> None:
    m = poll("+" * 27 + "." * 27, "." * 27 + "-" * 27, "+" * 54)
    table = compare_stances(m, by="claim")
    lines = words(matrix_bytes(matrix(table), table, "svg")).splitlines()
    assert "Silent on 1 to 27: Actor 2." in lines
    assert "Silent on 28 to 54: Actor 1." in lines
    assert lines.count("Actor 3") == 2
    assert all(str(number) in lines for number in range(1, 55))


def test_a_part_on_which_nobody_speaks_is_named() -> None:
    lines = told(poll("+" * 27 + "." * 27), by="claim").splitlines()
    assert "Nobody takes a stance on 28 to 54." in lines


def test_a_question_that_is_cut_stands_whole_below() -> None:
    whole = " ".join(f"word{number}" for number in range(20))
    lines = told(poll("+", texts=[whole]), by="claim").splitlines()
    assert f"1 {whole}" in " ".join(lines)
    plain = told(poll("+"), by="claim").splitlines()
    assert not any(line.startswith("1 ") for line in plain)


def test_the_foot_tells_the_rule_the_basis_the_date_and_the_sources() -> None:
    m = rent_caps()
    lines = told(m, basis="explicit", as_of="2024-02", roll_up=True)
    joined = " ".join(lines.splitlines())
    assert (
        "Yes: states claims of the thesis's side, or states the contrary of claims of "
        "the other. Silence is no opinion, reporting is no stance. By explicit links. "
        "What had been said by February 2024. People are counted as their organisations."
    ) in joined
    assert "[1] " in joined
    assert "A cap, a year on" in joined
    assert "Why caps work" not in joined
    assert "By explicit and inferred links." in " ".join(told(m).splitlines())


def test_the_foot_tells_the_window_and_what_it_leaves_out() -> None:
    m = poll("++")
    m.assertion("c1", actor="a1", date="2025")
    m.assertion("c2", actor="a1")
    m.assertion("c2", actor="a1", date="2024/2025")
    joined = " ".join(told(m, by="claim", since="2024-06", latest=True).splitlines())
    assert (
        "What was said since June 2024. Of each actor the last position alone. "
        "Left out: 1 assertion without a date and 1 dated only partly within the window."
    ) in joined
    by_issue = " ".join(told(m).splitlines())
    assert "Left out: 5 assertions on claims under no issue (compared by claim)." in (
        by_issue
    )


def test_a_table_by_claim_says_nothing_of_links() -> None:
    assert "links" not in told(poll("+"), by="claim")


def test_a_table_without_actors_or_columns_says_so() -> None:
    assert "Nobody takes a stance here." in told(poll(".."), by="claim")
    assert "There is no issue to show." in told(ArgumentMap("Empty"))


def test_one_actor_and_one_claim_make_a_picture() -> None:
    assert overlaps(matrix(compare_stances(poll("+"), by="claim"))) == []


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_same_table_gives_the_same_bytes(
    tmp_path: Path, format: str, theme: str
) -> None:
    table = compare_stances(rent_caps())
    one, other = tmp_path / f"one.{format}", tmp_path / f"other.{format}"
    draw_stances(table, one, theme=theme)
    with mpl.rc_context({"font.family": "monospace", "lines.linewidth": 9}):
        draw_stances(compare_stances(rent_caps()), other, theme=theme)
    assert one.read_bytes() == other.read_bytes()


def test_the_svg_has_a_title_a_description_and_nothing_that_acts(
    tmp_path: Path,
) -> None:
    m = large(9, 9)
    m.title = "</title><script>alert(1)</script>"
    path = draw_stances(compare_stances(m, by="claim"), tmp_path / "s.svg")
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - our own picture
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "</title><script>alert(1)</script>"
    assert root.findtext(f"{space}desc") == (
        "Who takes which side: 9 actors in rows, 9 claims in columns. Silence is no "
        "opinion, reporting is no stance."
    )
    assert not [e for e in root.iter() if e.tag.endswith(("script", "image", "}a"))]


def test_what_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    table = compare_stances(poll("+"), by="claim")
    with pytest.raises(UnknownFormatError) as no_suffix:
        draw_stances(table, tmp_path / "t")
    assert str(no_suffix.value) == (
        f"{tmp_path / 't'}: a table of stances is drawn as svg, png or pdf, not "
        "'without a suffix'"
    )
    with pytest.raises(QueryError, match="no theme is called 'drak'"):
        draw_stances(table, tmp_path / "t.svg", theme="drak")
    many = compare_stances(poll(*["+"] * 401), by="claim")
    with pytest.raises(DrawingError) as too_many:
        draw_stances(many, tmp_path / "t.svg")
    assert str(too_many.value) == (
        "401 rows are more than the 400 that a picture has room for; choose actors, "
        "kinds or issues, or write a page of HTML"
    )
    assert list(tmp_path.iterdir()) == []
