from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from argmap.errors import DrawingError
from argmap.render.dot import to_dot
from argmap.render.drawing import draw_dot
from argmap.render.explorer.plates import Palette, Plate, plate
from tests.render.debates import rent_caps

SVG = "{http://www.w3.org/2000/svg}"


def drawn(theme: str) -> bytes:
    return draw_dot(to_dot(rent_caps(), theme=theme), "svg")


@pytest.fixture(scope="module")
def made() -> tuple[Plate, Palette]:
    palette = Palette()
    light, dark = drawn("light"), drawn("dark")
    return plate("map", "A <map>", light=light, dark=dark, palette=palette), palette


def root(one: Plate) -> Element:
    text = one.svg.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1)
    return fromstring(text)  # noqa: S314 - our own


def test_a_plate_shows_every_text_of_the_drawing_where_it_stood(
    made: tuple[Plate, Palette],
) -> None:
    before = fromstring(drawn("light"))  # noqa: S314 - our own
    texts = [
        (one.text, round(float(one.attrib["x"]), 1), round(float(one.attrib["y"]), 1))
        for one in before.iter(f"{SVG}text")
    ]
    assert [
        (one.text, float(one.attrib["x"]), float(one.attrib["y"]))
        for one in root(made[0]).iter(f"{SVG}text")
    ] == texts


def test_a_plate_tells_which_claim_and_which_link_is_where(
    made: tuple[Plate, Palette],
) -> None:
    m = rent_caps()
    nodes = list(root(made[0]).iter(f"{SVG}g"))
    assert {
        one.attrib["data-claim"] for one in nodes if "data-claim" in one.attrib
    } == {claim.id for claim in m}
    assert {
        one.attrib["data-link"] for one in nodes if "data-link" in one.attrib
    } == set(m.relations)
    assert not any("id" in one.attrib for one in nodes)


def test_a_box_with_round_corners_is_a_rectangle_of_the_same_size(
    made: tuple[Plate, Palette],
) -> None:
    for one in root(made[0]).iter(f"{SVG}g"):
        if one.get("data-claim") is None or "evidence" in one.attrib["class"]:
            continue
        box = one[0]
        assert box.tag == f"{SVG}rect"
        left, right = float(box.attrib["x"]), float(box.attrib["width"])
        for text in one.iter(f"{SVG}text"):
            assert left < float(text.attrib["x"]) < left + right


def test_colours_are_classes_with_a_rule_in_each_theme(
    made: tuple[Plate, Palette],
) -> None:
    plain, dark = made[1].rules()
    assert any("fill:#ffffff" in rule for rule in plain)
    assert any("fill:#15181c" in rule for rule in dark)
    used = {one.get("class") for one in root(made[0]).iter() if one.tag != f"{SVG}g"}
    assert {rule[1 : rule.index("{")] for rule in plain} == used - {"plate", None}


def test_a_dark_rule_holds_only_what_differs(made: tuple[Plate, Palette]) -> None:
    assert not any("font-" in rule for rule in made[1].rules()[1])


def test_a_look_is_named_once() -> None:
    palette = Palette()
    look = (("fill", "red"),)
    assert palette.name(look, look) == palette.name(look, look) == "p0"
    assert palette.name((), ()) == ""
    assert palette.rules() == ((".p0{fill:red}",), ())


def test_a_plate_is_much_shorter_than_the_drawing(made: tuple[Plate, Palette]) -> None:
    assert len(made[0].svg) < len(drawn("light")) / 2


def test_drawings_of_two_pictures_are_refused() -> None:
    other = draw_dot("digraph { a }", "svg")
    with pytest.raises(DrawingError) as caught:
        plate("map", "", light=drawn("light"), dark=other, palette=Palette())
    assert str(caught.value) == (
        "the picture differs between themes in more than colours"
    )


def test_a_title_cannot_leave_its_attribute() -> None:
    palette = Palette()
    svg = draw_dot("digraph { a }", "svg")
    made = plate('"><script>', "'\"<b>", light=svg, dark=svg, palette=palette)
    assert root(made).attrib["data-plate"] == '"><script>'
    assert root(made).attrib["aria-label"] == "'\"<b>"
