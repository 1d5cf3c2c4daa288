from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import networkx as nx
import pytest
from hypothesis import given, settings
from matplotlib.patches import PathPatch, Rectangle

import argmap as am
from argmap.errors import QueryError, UnknownFormatError
from argmap.model.argument_map import ArgumentMap
from argmap.render.charts.canvas import Canvas, as_bytes
from argmap.render.charts.networks import draw_network, network_chart
from argmap.render.charts.ties import Tie, largest, widths
from argmap.render.style import THEMES
from tests.render.charts.polls import large, poll, polls
from tests.render.charts.sheets import extents, overlaps, words

ROOT = Path(__file__).parents[3]
PLAIN: dict[str, Any] = {"aggregation": "subtract", "normalization": "none"}


def lines(canvas: Canvas) -> list[str]:
    return words(as_bytes(canvas, "svg", title="t")).splitlines()


def told(canvas: Canvas) -> str:
    return " ".join(lines(canvas))


def actors(*rows: str, **asked: Any) -> nx.Graph[str]:
    return am.actor_network(poll(*rows), **(PLAIN | asked))


def sides(network: nx.Graph[str], canvas: Canvas) -> list[set[str]]:
    """Return whose names end left of the middle and whose begin right of it."""
    names = {data["name"] for _, data in network.nodes(data=True)}
    middle = canvas.width * canvas.figure.dpi / 2
    found: list[set[str]] = [set(), set()]
    for text, box in extents(canvas):
        if text.get_text() in names:
            found[int(box.x0 > middle)].add(text.get_text())
    return found


@pytest.mark.parametrize("by", ["issue", "claim"])
def test_no_words_of_the_networks_of_the_shipped_debate_overlap(by: str) -> None:
    m = am.read(ROOT / "seeds" / "287g.argdown")
    assert overlaps(network_chart(am.affiliation_network(m, by=by))) == []
    assert overlaps(network_chart(am.actor_network(m, by=by, **PLAIN))) == []
    assert overlaps(network_chart(am.claim_network(m, by=by))) == []


def test_no_words_of_a_large_network_overlap() -> None:
    m = large(60, 60)
    assert overlaps(network_chart(am.affiliation_network(m), most=400)) == []
    assert overlaps(network_chart(am.actor_network(m, **PLAIN), most=300)) == []


@settings(max_examples=20, deadline=None)
@given(polls())
def test_no_words_of_any_network_overlap(m: ArgumentMap) -> None:
    network = am.actor_network(m, **PLAIN)
    assert overlaps(network_chart(am.affiliation_network(m))) == []
    assert overlaps(network_chart(network, sides=am.coalitions(network))) == []
    assert overlaps(network_chart(am.claim_network(m))) == []


def test_a_tie_has_its_sign_in_words_in_colour_and_in_its_line() -> None:
    canvas = network_chart(am.affiliation_network(poll("+-±")))
    (axes,) = canvas.figure.axes
    light = THEMES["light"]
    found = {
        (mpl.colors.to_hex(p.get_edgecolor()).upper(), p.get_linestyle()[1] is None)
        if isinstance(p.get_linestyle(), tuple)
        else (
            mpl.colors.to_hex(p.get_edgecolor()).upper(),
            p.get_linestyle() == "solid",
        )
        for p in axes.patches
        if isinstance(p, PathPatch)
    }
    assert found == {
        (light.supports, True),
        (light.attacks, False),
        (light.other, False),
    }
    shown = lines(canvas)
    assert {"+1", "−1", "±"} <= set(shown)
    assert {"+ supports", "− opposes", "± both as often"} <= set(shown)


def test_a_key_explains_the_lines_that_are_drawn_and_no_others() -> None:
    def key(network: nx.Graph[str]) -> set[str]:
        signs = ("+ ", "− ", "± ")
        return {one for one in lines(network_chart(network)) if one.startswith(signs)}

    m = poll("++", "+-", "--")
    assert key(am.affiliation_network(poll("+"))) == {"+ supports"}
    assert key(am.actor_network(m, **PLAIN)) == {
        "− more often on opposite sides",
        "± as often the one as the other",
    }
    assert key(am.actor_network(m)) == {"+ on the same side"}
    assert key(am.actor_network(m, aggregation="conflict")) == {"− on opposite sides"}
    ignored = am.actor_network(m, aggregation="ignore")
    assert key(ignored) == set()
    assert "speak on the same" in lines(network_chart(ignored))
    both = am.affiliation_network(poll("±"), aggregation="ignore")
    assert "takes a side" in lines(network_chart(both))


def test_by_issue_a_tie_says_yes_or_no() -> None:
    m = am.ArgumentMap("I")
    m.issue("Should it?", id="i")
    m.claim("It should.", id="c", issue="i", thesis=True)
    m.assertion("c", actor=m.actor("A", id="a"))
    m.deny("c", actor=m.actor("B", id="b"))
    shown = lines(network_chart(am.affiliation_network(m, by="issue")))
    assert {"+ says yes", "− says no", "Should it?"} <= set(shown)


def test_the_labels_of_ties_show_their_weights() -> None:
    def label(weight: float, sign: int | None) -> str:
        return Tie(one="a", two="b", weight=weight, sign=sign).label

    assert [label(3, 1), label(-2, -1), label(0, 0)] == ["+3", "−2", "±"]
    assert [label(0.5, 1), label(-1 / 3, -1), label(10, None)] == [
        "+0.5",
        "−0.33",
        "10",
    ]


def test_thicker_ties_weigh_more_and_equal_ones_are_alike() -> None:
    ties = [Tie(one="a", two=str(w), weight=w, sign=1) for w in (0, 1, 2, -5)]
    found = list(widths(ties).values())
    assert found == sorted(found)
    assert found[1] < found[2] < found[3]
    assert widths(ties[:2])[ties[1]] == found[1]


def test_the_largest_weights_are_kept_in_the_order_of_the_network() -> None:
    network = actors("++++", "+++.", "+---", "-...")
    kept = [(tie.one, tie.two, tie.weight) for tie in largest(network, 2)]
    assert kept == [("a1", "a2", 3), ("a1", "a3", -2)]


def test_the_ties_kept_are_in_no_order_of_weight() -> None:
    network = actors("+++", "++.", "---")
    kept = [(tie.one, tie.two, tie.weight) for tie in largest(network, 2)]
    assert kept == [("a1", "a2", 2), ("a1", "a3", -3)]


def test_the_actor_comes_first_however_the_network_was_put_together() -> None:
    network = am.affiliation_network(poll("+-", "-."))
    turned: nx.Graph[str] = nx.Graph(**network.graph)
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from(network.edges(data=True))
    assert {(tie.one, tie.two) for tie in largest(turned, 9)} == {
        *(("a1", "c1"), ("a1", "c2"), ("a2", "c1"))
    }
    assert overlaps(network_chart(turned)) == []


def test_ties_of_one_node_leave_it_in_the_order_of_their_ends() -> None:
    canvas = network_chart(am.affiliation_network(large(7, 7)))
    (axes,) = canvas.figure.axes
    paths: list[Any] = [p.get_path() for p in axes.patches if isinstance(p, PathPatch)]
    ends = [(path.vertices[0][1], path.vertices[-1][1]) for path in paths]
    left = min(p.get_x() for p in axes.patches if isinstance(p, Rectangle))
    actors = [
        (p.get_y(), p.get_y() + p.get_height())
        for p in axes.patches
        if isinstance(p, Rectangle) and p.get_x() == left
    ]
    assert len(actors) == 7
    for top, bottom in actors:
        leaving = sorted(end for end in ends if top <= end[0] <= bottom)
        arriving = [end[1] for end in leaving]
        assert arriving == sorted(arriving)


def test_those_who_agree_stand_at_one_height_whoever_differs() -> None:
    network = actors("++++.", "....+", "...+.", "---.+")
    places = {
        text.get_text(): box.y0
        for text, box in extents(network_chart(network))
        if text.get_text().startswith("Actor")
    }
    assert places["Actor 1"] == places["Actor 3"] > places["Actor 2"]
    assert places["Actor 2"] == places["Actor 4"]


def test_of_equal_ties_those_between_much_tied_nodes_are_kept() -> None:
    network = am.affiliation_network(poll("+..", "-++", "-.."))
    # Of the five, only this one joins two nodes with three ties each.
    assert [(tie.one, tie.two) for tie in largest(network, 1)] == [("a2", "c1")]


def test_what_is_left_out_is_counted() -> None:
    network = am.affiliation_network(poll("++++", "+..."))
    shown = told(network_chart(network, most=2))
    assert (
        "Shown are the 2 ties of the largest weight; 3 ties are left out, and with "
        "them 3 nodes."
    ) in shown
    assert "Claim 1." in shown
    assert "Claim 4." not in shown
    assert "left out" not in told(network_chart(network, most=5))
    one = told(network_chart(network, most=4))
    assert "1 tie is left out, and with them 1 node." in one


def test_without_a_number_pictures_of_two_modes_show_twice_as_many_ties() -> None:
    rows = ["+" * 13] * 12
    assert "Shown are the 120 ties" in told(
        network_chart(am.affiliation_network(poll(*rows)))
    )
    assert "Shown are the 60 ties" in told(network_chart(actors(*rows)))


def test_two_sides_stand_left_and_right() -> None:
    network = actors("+++", "+++", "---", "--+")
    canvas = network_chart(network, sides=am.coalitions(network))
    assert sides(network, canvas) == [{"Actor 1", "Actor 2"}, {"Actor 3", "Actor 4"}]
    shown = told(canvas)
    assert "One side" in shown
    assert "The other side" in shown
    assert (
        "Left and right: the two sides that fit best, each part split by itself."
        in shown
    )
    assert "fit equally well" not in shown
    assert "Not fitting" not in shown


def test_what_does_not_fit_is_named_and_equal_splits_are_counted() -> None:
    network = actors("+-.", "-.+", ".+-")
    found = am.coalitions(network)
    shown = told(network_chart(network, sides=found))
    (part,) = found.parts
    assert len(part.splits) == 3
    assert "3 splits fit equally well; the first is shown." in shown
    one, two = part.splits[0].frustrated[0]
    name = {key: data["name"] for key, data in network.nodes(data=True)}
    assert f"Not fitting: {name[one]} and {name[two]}." in shown


def test_where_there_are_no_two_sides_none_are_shown() -> None:
    alike = actors("++", "++", "++")
    canvas = network_chart(alike, sides=am.coalitions(alike))
    assert "Nothing here speaks for two sides." in told(canvas)
    assert "One side" not in lines(canvas)
    many = actors(*["+"] * 15, *["-"] * 15)
    canvas = network_chart(many, sides=am.coalitions(many))
    assert "Two sides are not computed: 30 actors are joined." in told(canvas)
    assert "One side" not in lines(canvas)


def test_who_is_joined_to_nobody_is_named() -> None:
    assert "Joined to nobody: Actor 3." in lines(
        network_chart(actors("+.", "+.", ".+"))
    )


def test_the_foot_tells_how_the_network_was_made() -> None:
    shown = told(network_chart(actors("+", "+", since="2024")))
    assert (
        "Network of actors by claim: subtract, normalization none, duplicates document "
        "(what one actor repeats in a document counts once), since 2024."
    ) in shown


def test_a_network_without_ties_says_so() -> None:
    for network in (actors("+"), am.affiliation_network(ArgumentMap("E"))):
        canvas = network_chart(network)
        assert "No two are joined in this network." in lines(canvas)
        assert overlaps(canvas) == []


def test_a_claim_with_the_id_of_an_actor_has_a_box_of_its_own() -> None:
    m = ArgumentMap("Same")
    m.claim("A claim.", id="x")
    m.assertion("x", actor=m.actor("An actor", id="x"))
    canvas = network_chart(am.affiliation_network(m))
    (axes,) = canvas.figure.axes
    assert sum(isinstance(patch, Rectangle) for patch in axes.patches) == 2


def test_labels_without_room_are_counted_and_lie_on_no_other() -> None:
    network = actors(*["+-+-+-"] * 30)
    canvas = network_chart(network, most=435)
    bare = 435 - sum(line == "+6" for line in lines(canvas))
    assert bare > 0
    assert f"Drawn, and not numbered for want of room: {bare} ties." in told(canvas)


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_same_network_gives_the_same_bytes(
    tmp_path: Path, format: str, theme: str
) -> None:
    found = []
    for number in range(2):
        network = actors("++-", "+-+", "--+")
        path = tmp_path / f"{number}.{format}"
        draw_network(network, path, sides=am.coalitions(network), theme=theme)
        found.append(path.read_bytes())
    assert found[0] == found[1]


def test_the_svg_has_a_title_a_description_and_nothing_that_acts(
    tmp_path: Path,
) -> None:
    network = am.affiliation_network(large(9, 9))
    path = draw_network(network, tmp_path / "n.svg", title="</title><script>")
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - our own picture
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "</title><script>"
    assert (root.findtext(f"{space}desc") or "").startswith("Network of affiliations")
    assert not [e for e in root.iter() if e.tag.endswith(("script", "image", "}a"))]
    untitled = ET.fromstring(  # noqa: S314 - our own picture
        draw_network(network, tmp_path / "u.svg").read_bytes()
    )
    assert untitled.findtext(f"{space}title") == "Who takes which side"


def test_what_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    network = actors("+", "-")
    with pytest.raises(UnknownFormatError) as gif:
        draw_network(network, tmp_path / "n.gif")
    assert str(gif.value) == (
        f"{tmp_path / 'n.gif'}: a network is drawn as svg, png or pdf, not 'gif'"
    )
    for most in (0, 1001, 2.0, True):
        with pytest.raises(QueryError) as refused:
            draw_network(network, tmp_path / "n.svg", most=most)  # type: ignore[arg-type]
        assert (
            str(refused.value) == f"most: {most!r} is not a whole number from 1 to 1000"
        )
    with pytest.raises(QueryError) as sided:
        draw_network(
            am.affiliation_network(poll("+")),
            tmp_path / "n.svg",
            sides=am.coalitions(network),
        )
    assert str(sided.value) == (
        "a network of affiliations has no sides; they are of actors"
    )
    with pytest.raises(QueryError, match="no theme is called 'drak'"):
        draw_network(network, tmp_path / "n.svg", theme="drak")
    assert list(tmp_path.iterdir()) == []
