from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from argmap.render.charts.canvas import Canvas, as_bytes, text_width, wrapped
from argmap.render.style import THEMES


def test_a_text_without_spaces_is_wrapped_where_its_writing_allows_it() -> None:
    text = "漢字仮名交じり文の団体。その次。"
    lines = wrapped(text, 0.7, 8, most=9)
    assert "".join(lines) == text
    assert len(lines) > 1
    assert not any(line.startswith("。") for line in lines)
    assert all(text_width(line, 8) <= 0.7 for line in lines)


def test_words_between_such_letters_stay_whole() -> None:
    lines = wrapped("漢字 argmap 漢字argmap", 0.55, 8, most=9)
    assert "".join(lines).replace(" ", "") == "漢字argmap漢字argmap"
    assert sum("argmap" in line for line in lines) == 2


def test_a_cut_line_ends_between_words() -> None:
    assert wrapped("one two three four", 0.7, 8, most=1) == ["one two …"]
    assert wrapped("W" * 40, 0.7, 8, most=1)[0].rstrip(" …") == "W" * 4


@pytest.mark.parametrize("words", ["漢", "あ", "한", "🙂"])
def test_a_letter_that_the_font_has_not_takes_a_square(words: str) -> None:
    assert text_width(words, 72) > 1.1
    assert text_width(words * 3, 72) == pytest.approx(3 * text_width(words, 72))


def test_lines_stand_below_each_other() -> None:
    canvas = Canvas(2, 2, THEMES["light"])
    assert canvas.lines(["a", "b"], 0.1, 0.5, step=0.25) == 1
    places = [(t.get_text(), t.get_position()) for t in canvas.figure.texts]
    assert places == [("a", (0.05, 0.75)), ("b", (0.05, 0.625))]


def test_a_description_is_text_and_only_svg_has_it() -> None:
    canvas = Canvas(1, 1, THEMES["light"])
    svg = as_bytes(canvas, "svg", title="A & B", description="<b>\x00 & more")
    root = ET.fromstring(svg)  # noqa: S314 - our own picture
    assert root.findtext("{http://www.w3.org/2000/svg}desc") == "<b> & more"
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "A & B"
    assert b"<desc>" not in as_bytes(canvas, "svg", title="A")
