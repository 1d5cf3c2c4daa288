from __future__ import annotations

import random
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given, settings

import argmap as am
from argmap.analysis.chronology.events import timeline
from argmap.errors import DrawingError, QueryError, UnknownFormatError
from argmap.model.argument_map import ArgumentMap
from argmap.render.charts.canvas import as_bytes, text_width, wrapped
from argmap.render.charts.timelines import chart, draw_timeline
from argmap.render.style import THEMES
from tests.analysis.chronicles import chronicles
from tests.render.charts.sheets import overlaps, words

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def gates() -> ArgumentMap:
    """Many figures of one series, few of another, and texts that are hard to set."""
    m = ArgumentMap("Gates: $1 to $2 & <b>more</b>")
    source = m.source("A report " * 30, id="s", issued="2024")
    actor = m.actor("A", id="a")
    chance = random.Random(1)  # noqa: S311 - any numbers will do
    for year in range(1990, 2026):
        m.claim(
            f"In {year} there were gates.",
            id=f"g{year}",
            valid=str(year) if year % 3 else f"{year}-06-30",
            quantity={
                "value": chance.randint(0, 900),
                "unit": "gates",
                "measure": "stock",
                "scope": "town",
            },
        )
        m.assertion(f"g{year}", actor=actor, source=source)
    for year in range(2018, 2026):
        bounds = {"lower": year - 2019, "upper": year - 2018}
        m.claim(
            f"Share of {year}.",
            id=f"p{year}",
            valid=str(year),
            quantity={"unit": "percent " * 20, "measure": "ratio", **bounds},
        )
    m.supersede("g1999", by="g2000")
    m.claim("W" * 200, valid="2020/..", id="wide")
    m.claim("A bell\u202e rings.", valid="../2001", id="bell")
    m.claim("Undated.", id="undated")
    return m


@pytest.mark.parametrize(
    ("name", "issue"),
    [
        ("seeds/287g.argdown", None),
        ("seeds/287g.argdown", "counts"),
        ("seeds/287g.argdown", "history"),
        ("examples/night_flights.argdown", None),
        ("examples/night_flights.argdown", "counts"),
    ],
)
def test_no_words_of_a_shipped_debate_overlap(name: str, issue: str | None) -> None:
    m = am.read(ROOT / name)
    assert overlaps(chart(timeline(m, issue=issue), m)) == []


def test_no_words_of_a_dense_chart_overlap(gates: ArgumentMap) -> None:
    assert overlaps(chart(timeline(gates), gates)) == []


@settings(max_examples=15, deadline=None)
@given(chronicles())
def test_no_words_of_any_chart_overlap(m: ArgumentMap) -> None:
    assert overlaps(chart(timeline(m), m)) == []


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_same_map_gives_the_same_bytes(
    gates: ArgumentMap, tmp_path: Path, format: str, theme: str
) -> None:
    one, other = tmp_path / f"one.{format}", tmp_path / f"other.{format}"
    draw_timeline(gates, one, theme=theme)
    with mpl.rc_context({"font.family": "monospace", "svg.fonttype": "path"}):
        draw_timeline(gates, other, theme=theme)
    assert one.read_bytes() == other.read_bytes()


def test_the_bytes_hold_no_date_and_no_version(
    gates: ArgumentMap, tmp_path: Path
) -> None:
    for format in ("svg", "png", "pdf"):
        data = draw_timeline(gates, tmp_path / f"t.{format}").read_bytes()
        assert b"CreationDate" not in data
        assert b"dc:date" not in data
        assert mpl.__version__.encode() not in data


def test_the_svg_has_words_as_words_and_nothing_that_acts(
    gates: ArgumentMap,
) -> None:
    svg = as_bytes(chart(timeline(gates), gates), "svg", title="Gates")
    told = words(svg)
    assert "Gates: $1 to $2 & <b>more</b>" in told
    assert "A bell rings." in told
    assert "2001 or earlier" in told
    assert "Not shown: 1 claim that does not tell what time it is about." in told
    assert "Drawn, and not written for want of room: 32 figures." in told
    assert "'DejaVu Sans', Verdana, sans-serif" in svg.decode()
    tree = ET.fromstring(svg)  # noqa: S314 - our own picture
    assert not [e for e in tree.iter() if e.tag.endswith(("script", "image", "}a"))]


def test_what_the_chart_of_the_counts_tells() -> None:
    m = am.read(ROOT / "seeds" / "287g.argdown")
    told = words(as_bytes(chart(timeline(m, issue="counts"), m), "svg", title="t"))
    for line in (
        "How far has the programme spread?",
        "2019: 45 agreements",
        "14 April 2025: 450 agencies or more",
        "Doubted by Southern Poverty Law Center.",
        "13 February 2026: 1,412 agreements",
        "January 2025 or earlier (superseded)",
        "[3] Southern Poverty Law Center, Untitled page on 287(g) agreements, April 2025",
    ):
        assert line in told
    assert "No two of the figures measure the same." in told


def test_superseded_points_are_hollow() -> None:
    m = am.read(ROOT / "examples" / "night_flights.argdown")
    canvas = chart(timeline(m, issue="counts"), m)
    points = [
        (line.get_markerfacecolor(), float(line.get_ydata()[0]))
        for axes in canvas.figure.axes
        for line in axes.get_lines()
        if line.get_marker() == "o" and line.get_markersize() == 5.5
    ]
    light = THEMES["light"]
    assert points == [(light.paper, 11.0), (light.ink, 14.0)]


def test_the_chart_says_as_of_when() -> None:
    m = am.read(ROOT / "seeds" / "287g.argdown")
    found = timeline(m, issue="counts", as_of="2025-04-14")
    told = words(as_bytes(chart(found, m), "svg", title="t"))
    assert "What had been said by 14 April 2025." in told
    assert "1,412" not in told


def test_a_map_without_dates_says_so() -> None:
    m = ArgumentMap("Nothing")
    told = words(as_bytes(chart(timeline(m), m), "svg", title="t"))
    assert told == "Nothing\nNo claim here tells what time it is about."


def test_letters_that_the_font_has_not_are_warned_of_in_bitmaps_only(
    tmp_path: Path,
) -> None:
    m = ArgumentMap("漢字")
    draw_timeline(m, tmp_path / "t.svg")
    with pytest.warns(UserWarning, match="missing from font"):
        draw_timeline(m, tmp_path / "t.png")


def test_what_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    m = ArgumentMap("Refused")
    with pytest.raises(UnknownFormatError) as no_suffix:
        draw_timeline(m, tmp_path / "t")
    assert str(no_suffix.value).endswith(
        "t: a timeline is drawn as svg, png or pdf, not 'without a suffix'"
    )
    with pytest.raises(UnknownFormatError, match="not 'gif'"):
        draw_timeline(m, tmp_path / "t.gif")
    with pytest.raises(QueryError, match="no theme is called 'drak'"):
        draw_timeline(m, tmp_path / "t.svg", theme="drak")
    for number in range(401):
        m.claim("C.", id=f"c{number}", valid="2024")
    with pytest.raises(DrawingError) as too_many:
        draw_timeline(m, tmp_path / "t.svg")
    assert str(too_many.value) == (
        "401 dated claims are more than the 400 that a picture has room for; draw the "
        "timeline of an issue"
    )
    assert list(tmp_path.iterdir()) == []


def test_text_is_wrapped_by_its_width() -> None:
    lines = wrapped("one two three four five six", 0.7, 8, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith(" …")
    assert all(text_width(line, 8) <= 0.7 for line in lines)
    assert wrapped("W" * 99, 0.7, 8, most=2)[0].endswith("…")
    assert wrapped("", 1, 8, most=2) == [""]
