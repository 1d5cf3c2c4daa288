from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from lxml.html import fragment_fromstring

import argmap as am
from argmap.render import dot
from argmap.render.notebook import MOST_COLUMNS, MOST_ROWS, bundle
from tests.render.debates import HOSTILE, rent_caps


def test_a_map_is_a_picture_and_its_plain_text() -> None:
    m = rent_caps()
    shown = m._repr_mimebundle_()
    assert list(shown) == ["text/plain", "image/svg+xml"]
    assert shown["text/plain"] == repr(m)
    assert fromstring(shown["image/svg+xml"]).tag.endswith("svg")  # noqa: S314


def test_a_map_too_large_for_a_picture_says_so_and_raises_nothing() -> None:
    m = am.ArgumentMap("Large")
    for number in range(dot.MOST_NODES + 1):
        m.claim(f"Claim {number}.", id=f"c{number}")
    assert m._repr_mimebundle_() == {
        "text/plain": f"<ArgumentMap 'Large': {len(m)} claims>\n(not drawn: the picture "
        f"would hold {len(m):,} nodes, more than {dot.MOST_NODES:,}; draw an overview, "
        "one issue, or a focus with a small radius, or insist with force)"
    }


def test_an_explanation_is_markdown_with_its_text_beneath() -> None:
    m = rent_caps()
    told = am.explain(m, am.contested(m)[0])
    shown = told._repr_mimebundle_()
    assert shown["text/plain"] == str(told)
    assert shown["text/markdown"].startswith(f"**{told.claim.label}**")


def test_a_timeline_is_a_table_with_what_is_superseded_struck_through() -> None:
    m = rent_caps()
    found = am.timeline(m)
    shown = found._repr_mimebundle_()
    assert shown["text/html"].count("<tr>") == len(found.valid)
    assert shown["text/html"].count("<s>") == len(
        [e for e in found.valid if e.claims[0].id in found.superseded]
    )
    assert shown["text/plain"].count("(superseded)") == shown["text/html"].count("<s>")


def test_of_a_long_timeline_the_rest_is_counted() -> None:
    m = am.ArgumentMap("Long")
    for number in range(MOST_ROWS + 7):
        m.claim(f"Claim {number}.", valid=str(1900 + number))
    shown = am.timeline(m)._repr_mimebundle_()
    assert shown["text/html"].count("<tr>") == MOST_ROWS
    assert shown["text/html"].endswith("<p>and 7 more</p>")
    assert shown["text/plain"].endswith("and 7 more")


def test_a_table_of_stances_tells_each_side_in_a_sign_and_a_word() -> None:
    m = am.ArgumentMap("Rent caps")
    supply = m.issue("Do rent caps cut supply?", id="supply")
    caps = m.claim("Rent caps cut supply.", issue=supply, thesis=True)
    report = m.source("Rents", id="rents")
    m.assertion(caps, actor=m.actor("J. Lee", kind="researcher"), source=report)
    m.deny(caps, actor=m.actor("M. Ortiz", kind="government"))
    m.actor("Nobody asked", id="nobody")
    shown = am.compare_stances(m, actors=[*m.actors])._repr_mimebundle_()
    assert shown["text/plain"] == "<StanceTable: 3 actors by 1 issue>"
    page = fragment_fromstring(shown["text/html"], create_parent=True)
    assert page.findtext(".//caption") == ("Who takes which side: 3 actors by 1 issue")
    assert [one.text_content() for one in page.iter("th", "td")] == [
        *("Actor", "Do rent caps cut supply?"),
        *("Researcher", "J. Lee", "✓ yes [1]"),
        *("Government", "M. Ortiz", "✗ no"),
    ]
    assert [one.text for one in page.findall(".//p")][1:] == [
        "Silent on these: 1 actor."
    ]


def test_of_a_large_table_of_stances_the_rest_is_counted() -> None:
    m = am.ArgumentMap("Long")
    issues = [m.issue(f"Question {n}?", id=f"i{n}") for n in range(MOST_COLUMNS + 2)]
    claims = [
        m.claim(f"Answer {n}.", issue=issue, thesis=True)
        for n, issue in enumerate(issues)
    ]
    for number in range(MOST_ROWS + 7):
        kind = ("court", "news")[number % 2] if number < MOST_ROWS + 4 else "company"
        actor = m.actor(f"Actor {number}", id=f"a{number}", kind=kind)
        m.assertion(claims[0], actor=actor)
    table = am.compare_stances(m)
    page = fragment_fromstring(
        table._repr_mimebundle_()["text/html"], create_parent=True
    )
    assert len(page.findall(".//td")) == MOST_ROWS * MOST_COLUMNS
    assert [one.text for one in page.findall(".//tbody/tr/th[@colspan]")] == [
        "Court",
        "News",
    ]
    assert [one.text for one in page.findall(".//p")][1:] == [
        "and 2 issues more",
        "and 7 actors more",
    ]


def test_a_table_in_which_nobody_speaks_has_its_plain_text() -> None:
    table = am.compare_stances(am.ArgumentMap("Empty"))
    assert table._repr_mimebundle_() == {
        "text/plain": "<StanceTable: no actor by no issue>"
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    m = am.ArgumentMap("Hostile")
    issue = m.issue(text, id="i")
    claim = m.claim(text, valid="2024", issue=issue, thesis=True)
    m.assertion(claim, actor=m.actor(text, id="a"))
    for record in (am.timeline(m), am.compare_stances(m)):
        html = record._repr_mimebundle_()["text/html"]
        assert "<script" not in html
        assert "<img" not in html


def test_nothing_dated_and_anything_else_have_their_plain_text() -> None:
    assert am.timeline(am.ArgumentMap())._repr_mimebundle_()["text/plain"] == (
        "no claim has a time"
    )
    assert bundle(3) == {"text/plain": "3"}
