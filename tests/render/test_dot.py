from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from argmap.errors import DrawingError, QueryError
from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.viewing import View
from argmap.render.dot import MOST_NODES, to_dot
from argmap.render.drawing import draw_dot
from tests.render.buses import buses
from tests.strategies import maps


class Dot(SingleFileSnapshotExtension):
    file_extension = "dot"
    _write_mode = WriteMode.TEXT


def _nodes(dot: str) -> list[str]:
    return re.findall(r"^ +(c\d+) \[", dot, re.MULTILINE)


def _key(dot: str) -> str:
    """The text of the graph's label."""
    label = re.search(r"^ label=<(.*)>;$", dot, re.MULTILINE)
    assert label is not None
    return re.sub(r"<[^>]*>", " ", label[1])


def test_the_whole_debate(snapshot: SnapshotAssertion) -> None:
    assert to_dot(buses()) == snapshot(extension_class=Dot)


def test_one_issue_in_the_dark(snapshot: SnapshotAssertion) -> None:
    dot = to_dot(buses(), view=View(issue="cost"), theme="dark")
    assert dot == snapshot(extension_class=Dot)


def test_the_same_map_gives_the_same_dot() -> None:
    assert to_dot(buses()) == to_dot(buses())


@settings(max_examples=15)
@given(maps(claims=8))
def test_any_map_is_drawn_with_one_card_a_claim(m: ArgumentMap) -> None:
    dot = to_dot(m)
    assert sorted(_nodes(dot)) == sorted(
        f"c{n}" for n, claim in enumerate(m, 1) if not claim.proposed
    )
    assert draw_dot(dot, "svg")


def test_every_value_is_quoted() -> None:
    dot = to_dot(buses())
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', re.sub(r"=<.*?>(?=[,;\]])", "=<>", dot))
    values = re.findall(r"(\w+)=(\S)", bare)
    assert values
    assert {sign for _, sign in values} == {'"', "<"}
    assert {name for name, sign in values if sign == "<"} == {"label"}


def test_every_link_has_a_tooltip_and_names_who_makes_it() -> None:
    dot = to_dot(buses())
    edges = re.findall(r"^ \w+ -> \w+ (\[.*\]);$", dot, re.MULTILINE)
    seen = [edge for edge in edges if "invis" not in edge]
    assert len(seen) > len(buses().relations)
    for edge in seen:
        assert re.search(r'tooltip="[^"]*Link (made in the document|inferred)', edge)


def test_links_inferred_are_thinner() -> None:
    dot = to_dot(buses())
    widths = dict(re.findall(r'class="supports (\w+)".*?penwidth="([\d.]+)"', dot))
    assert float(widths["analyst"]) < float(widths["explicit"])


def test_an_undercut_ends_at_a_point_within_the_box_of_its_link() -> None:
    dot = to_dot(buses())
    link = list(buses().relations).index("trial-supports-more") + 1
    box = re.search(
        r"subgraph cluster_\w+ \{\n +id=\"issue-riders\".*?\n \}", dot, re.DOTALL
    )
    assert box is not None
    assert re.search(rf'^ +r{link} \[.*shape="point"', box[0], re.MULTILINE)
    assert re.search(
        rf'^ r\d+ -> r{link} .*class="undercuts explicit"', dot, re.MULTILINE
    )


def test_claims_without_an_issue_stand_outside_the_boxes() -> None:
    dot = to_dot(buses())
    boxes = re.findall(r"^ subgraph cluster_.*?^ \}", dot, re.MULTILINE | re.DOTALL)
    assert len(boxes) == 4
    assert not any("claim-vote" in box for box in boxes)
    assert 'id="claim-vote"' in dot


def test_the_key_lists_only_what_is_shown() -> None:
    m = ArgumentMap("Plain")
    m.support(m.claim("Yes."), by=m.claim("Ground."), analyst="rk")
    key = _key(to_dot(m))
    assert "supports" in key
    assert "the map-maker infers it" in key
    for absent in (
        "attacks",
        "undercuts",
        "the document makes",
        "rebutted (grey)",
        "evidence",
    ):
        assert absent not in key
    full = _key(to_dot(buses()))
    for shown in ("attacks", "undercuts a link", "joined at a point", "struck through"):
        assert shown in full
    assert "objection on record, no reply recorded" in full


def test_the_head_names_the_rule_the_basis_and_the_date() -> None:
    m = buses()
    assert "statuses: grounded labelling, explicit and inferred links" in _key(
        to_dot(m)
    )
    view = View(basis="explicit", as_of="2025-04")
    key = _key(to_dot(m, view=view))
    assert "explicit links only · as of 2025-04" in key


def test_a_superseded_figure_is_struck_and_names_the_newer_one() -> None:
    dot = to_dot(buses())
    old, new = (list(buses().claims).index(key) + 1 for key in ("cost-48", "cost-52"))
    card = next(
        line for line in dot.splitlines() if line.lstrip().startswith(f"c{old} [")
    )
    assert "<S>" in card
    assert f"superseded by {new} (52,000,000 EUR)" in card


def test_a_rebutted_claim_names_the_objection() -> None:
    dot = to_dot(buses())
    number = list(buses().claims).index("often") + 1
    assert f"● rebutted, see {number}" in dot


def test_more_chips_than_fit_are_counted() -> None:
    m = ArgumentMap()
    claim = m.claim("Said.")
    for number in range(8):
        m.assertion(claim, actor=m.actor(f"Actor {number}"))
    assert ">+3<" in to_dot(m)


def test_sources_become_links_only_where_that_is_safe() -> None:
    dot = to_dot(buses())
    assert 'HREF="https://example.org/?a&amp;b"' in dot
    assert "javascript" not in dot


def test_an_empty_map_says_so() -> None:
    assert "This map holds no claims." in to_dot(ArgumentMap("Empty"))
    assert "This view holds no claims." in to_dot(buses(), view=View(as_of="1999"))


def test_too_many_nodes_are_refused_unless_forced() -> None:
    m = ArgumentMap()
    for number in range(MOST_NODES + 1):
        m.claim("Claim.", id=f"c{number}")
    with pytest.raises(DrawingError) as error:
        to_dot(m)
    assert str(error.value) == (
        "the picture would hold 1,501 nodes, more than 1,500; draw one issue, or fold "
        "the evidence, or insist with force"
    )
    assert len(_nodes(to_dot(m, force=True))) == MOST_NODES + 1


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(QueryError, match="no theme is called 'lite'"):
        to_dot(buses(), theme="lite")
