"""What an SVG must be."""

from __future__ import annotations

import pytest

from argmap.errors import DrawingError
from argmap.render.diagram.svg import described, finished_svg

BEGIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" '
    'xmlns:xlink="http://www.w3.org/1999/xlink">'
)


def svg(inside: str, before: str = "") -> bytes:
    return f"{before}{BEGIN}{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        "<title>on javascript: and url(x)</title><desc>a</desc>",
        '<a xlink:href="#c1" xlink:title="url(x)"><text>a</text></a>',
        '<a xlink:href="HTTPS://example.org/"/><a xlink:href="mailto:a@b.c"/>',
        '<polygon fill="url(#l_0)" points="0,0"/>',
        '<a xlink:href="issue-stra%C3%9Fe.svg#claim-a"/><a xlink:href="issue-a.svg"/>',
    ],
)
def test_a_passive_svg_stays_as_it_is(inside: str) -> None:
    assert finished_svg(svg(inside)) == svg(inside)


def test_an_ampersand_that_an_older_graphviz_left_bare_is_escaped() -> None:
    bare = '<a xlink:href="https://example.org/?a&b=1&copy;&lt;&#38;"/>'
    whole = '<a xlink:href="https://example.org/?a&amp;b=1&amp;copy;&lt;&#38;"/>'
    assert finished_svg(svg(bare)) == svg(whole)


REMEDY = "a link begins with http://, https://, mailto: or #, or names an SVG in the same folder"


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>x</script>", "the SVG holds the element 'script'; none may act"),
        (
            '<g xmlns="http://www.w3.org/1999/xhtml"/>',
            "the SVG holds the element 'g'; none may act",
        ),
        ('<g onload="x"/>', "the SVG holds the event handler 'onload'; none may act"),
        (
            '<g fill="url( //a.b/)"/>',
            "the SVG loads 'url( //a.b/)'; it may only refer to parts of itself",
        ),
        (
            '<a href=" javascript:x"/>',
            f"the SVG links to ' javascript:x'; {REMEDY}",
        ),
        (
            '<a href="../issue.svg"/>',
            f"the SVG links to '../issue.svg'; {REMEDY}",
        ),
        (
            '<a href="issue.svgz"/>',
            f"the SVG links to 'issue.svgz'; {REMEDY}",
        ),
        (
            '<p:a xmlns:p="http://www.w3.org/2000/svg" p:href="//example.org"/>',
            f"the SVG links to '//example.org'; {REMEDY}",
        ),
        (
            "<g>",
            "the SVG is not well-formed XML: mismatched tag: line 1, column 88",
        ),
    ],
)
def test_an_svg_that_acts_or_is_not_whole_is_refused(inside: str, message: str) -> None:
    with pytest.raises(DrawingError) as caught:
        finished_svg(svg(inside))
    assert str(caught.value) == message


def test_an_entity_is_refused() -> None:
    with pytest.raises(DrawingError) as caught:
        finished_svg(svg("&a;", '<!DOCTYPE svg [<!ENTITY a "b">]>'))
    assert str(caught.value) == (
        "the SVG declares the entity 'a'; none may be declared"
    )


def test_a_title_and_a_description_come_first() -> None:
    told = described(
        svg("<g/>", '<?xml version="1.0"?>'), title="<A> & b", caption="c\x01d"
    )
    root = '<svg xmlns="http://www.w3.org/2000/svg" '
    assert told.decode() == (
        f'<?xml version="1.0"?>{root}xmlns:xlink="http://www.w3.org/1999/xlink" '
        'role="graphics-document">\n<title>&lt;A&gt; &amp; b</title>\n'
        "<desc>cd</desc><g/></svg>"
    )


def test_what_has_no_root_cannot_be_described() -> None:
    with pytest.raises(DrawingError, match="the SVG has no root element"):
        described(b"<html/>", title="a", caption="b")
