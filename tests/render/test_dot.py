from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from argmap.errors import DrawingError, QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.lines import FADED
from argmap.render.diagram.viewing import View
from argmap.render.dot import MOST_NODES, to_dot
from argmap.render.drawing import draw_dot
from argmap.render.style import mixed, theme_named
from tests.render.buses import buses
from tests.strategies import maps

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        rf'^ r\d+ -> r{link} .*class="undercuts explicit fallen"', dot, re.MULTILINE
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


def _card(dot: str, claim: str) -> str:
    """The label of a claim's card."""
    line = next(line for line in dot.splitlines() if f'id="claim-{claim}"' in line)
    return line.partition(" label=")[2]


def _lines(dot: str, link: str) -> list[str]:
    """The lines of one link: the last stretch, and those before a point."""
    key = re.compile(rf'id="(?:link|premise-\d+)-{re.escape(link)}"')
    return [line for line in dot.splitlines() if key.search(line)]


def test_an_undercut_of_an_undercut_ends_on_the_first_ones_line() -> None:
    m = ArgumentMap()
    for key in "abcd":
        m.claim(key, id=key)
    link = m.support("a", by="b")
    first = m.undercut(link, by="c")
    second = m.undercut(first, by="d")
    dot = to_dot(m)
    first_lines = " ".join(_lines(dot, first.id))
    point = re.search(r"c3\S* -> (r\d+)", first_lines)
    assert point is not None
    # The first undercut goes on from there to the link; the second one ends there.
    assert re.search(rf"{point[1]} -> r\d+", first_lines)
    (last,) = _lines(dot, second.id)
    assert re.search(rf"c4\S* -> {point[1]} ", last)


def test_a_fallen_link_is_faint_bracketed_and_explained() -> None:
    m = ArgumentMap()
    for key in "abcde":
        m.claim(key, id=key)
    link = m.support("a", by="b")
    standing = m.support("a", by="c")
    dot = to_dot(m)
    assert "(+)" not in dot
    assert "fallen" not in dot
    first = m.undercut(link, by="d")
    dot = to_dot(m)
    assert "has fallen" in _key(dot)
    theme = theme_named("light")
    faint = mixed(theme.supports, theme.paper, share=FADED)
    fallen = " ".join(_lines(dot, link.id))
    assert f'color="{faint}"' in fallen
    assert '"(+)"' in fallen
    assert 'class="supports analyst fallen"' in fallen
    assert '"onormal"' in fallen
    (whole,) = _lines(dot, standing.id)
    assert f'color="{theme.supports}"' in whole
    assert '"+"' in whole
    m.undercut(first, by="e")
    dot = to_dot(m)
    assert "fallen" not in " ".join(_lines(dot, link.id))
    assert '"(○)"' in " ".join(_lines(dot, first.id))


def test_a_link_whose_premise_is_rebutted_has_fallen() -> None:
    m = ArgumentMap()
    for key in "abcd":
        m.claim(key, id=key)
    link = m.support("a", by=["b", "c"])
    m.attack("c", by="d")
    assert all("fallen" in line for line in _lines(to_dot(m), link.id))


def test_a_contradiction_falls_only_where_neither_claim_strikes() -> None:
    m = ArgumentMap()
    for key in "abcdef":
        m.claim(key, id=key)
    one = m.contradict("a", "b")
    other = m.contradict("c", "d")
    m.attack("b", by="e")
    m.attack("c", by="f")
    m.attack("d", by="f")
    dot = to_dot(m)
    assert "fallen" not in " ".join(_lines(dot, one.id))
    assert "fallen" in " ".join(_lines(dot, other.id))
    m.undercut(one, by="f")
    assert "fallen" in " ".join(_lines(to_dot(m), one.id))


def test_two_wordings_stay_two_wordings() -> None:
    m = ArgumentMap()
    for key in "abc":
        m.claim(key, id=key)
    m.rephrase("a", "b")
    m.attack("b", by="c")
    assert "fallen" not in to_dot(m)


def test_chips_that_do_not_fit_are_counted_by_sign() -> None:
    m = ArgumentMap()
    claim = m.claim("Said.", id="said")
    for number in range(20):
        actor = m.actor(f"Speaker Number {number}", id=f"a{number}")
        m.assertion(claim, actor=actor, stance="asserts" if number < 15 else "denies")
    card = _card(to_dot(m), "said")
    shown = {mark: card.count(f" {mark} <") for mark in "✓✗"}
    left = {mark: n for n, mark in re.findall(r"\+(\d+) ([✓✗])", card)}
    assert shown["✓"] + int(left["✓"]) == 15
    assert shown["✗"] + int(left["✗"]) == 5
    assert 1 <= shown["✗"] < shown["✓"]


def test_chips_that_fit_are_all_shown() -> None:
    m = ArgumentMap()
    claim = m.claim("Said.", id="said")
    for number in range(8):
        m.assertion(claim, actor=m.actor(f"Actor {number}"))
    card = _card(to_dot(m), "said")
    assert card.count("✓") == 8
    assert "+" not in card


def _sided() -> ArgumentMap:
    """Nine actors without a colour, and one each of every way to take a side."""
    m = ArgumentMap("Sides")
    issue = m.issue("Is it?", id="is-it")
    thesis = m.claim("It is.", id="yes", issue=issue, thesis=True)
    ground = m.claim("Ground.", id="ground", issue=issue)
    m.support(thesis, by=ground)
    for number in range(8):
        actor = m.actor(f"Heard{number}", id=f"h{number}")
        for _ in range(2):
            m.assertion(thesis, actor=actor)
    for name, claim, stance in (
        ("Direct", thesis, "denies"),
        ("Derived", m.claim("Objection.", id="no", issue=issue), "asserts"),
        ("Silent", ground, "doubts"),
        ("Reporter", ground, "reports"),
    ):
        m.assertion(claim, actor=m.actor(name, id=name.lower()), stance=stance)
    m.attack(thesis, by="no")
    return m


def test_a_frame_says_nothing_but_that_a_side_is_derived() -> None:
    dot = to_dot(_sided(), view=View(issue="is-it"))
    neutral = theme_named("light").chip
    for picture in (dot, to_dot(_sided())):
        framed = re.findall(r'<TD [^>]*BORDER="2"[^>]*><FONT[^>]*>\W*(\w+)', picture)
        assert framed == ["Derived"]
    for name in ("Direct", "Derived", "Silent"):
        assert re.search(rf'BGCOLOR="{neutral}"[^>]*><FONT[^>]*>\W*{name}', dot)
    assert "framed: takes the side by other claims than the answer" in _key(dot)


def test_the_head_of_an_issue_names_all_who_speak_on_it_by_side() -> None:
    whole = to_dot(_sided())
    box = re.search(r"^ +q1 \[.*label=<(.*)>\];$", whole, re.MULTILINE)
    assert box is not None
    alone = to_dot(_sided(), view=View(issue="is-it"))
    for head in (re.sub(r"<[^>]*>", " ", box[1]), _key(alone)):
        words = re.findall(
            r"yes:|no:|no side:|Heard0|Direct|Derived|Silent|Reporter", head
        )
        assert words == [
            *("yes:", "Heard0", "no:", "Direct", "Derived"),
            *("no side:", "Silent", "Reporter"),
        ]


def test_an_actor_not_in_the_light_has_a_bare_chip() -> None:
    dot = to_dot(_sided(), view=View(actors=["h1"]))
    card = _card(dot, "yes")
    assert "BGCOLOR" in re.findall(r"<TD[^>]*><FONT[^>]*>\W*Heard1", card)[0]
    other = re.findall(r"<TD[^>]*><FONT[^>]*>\W*Heard2", card)[0]
    assert "BGCOLOR" not in other
    assert "BORDER" not in other


def test_the_picture_of_an_issue_is_headed_by_its_question_without_a_box() -> None:
    m = buses()
    dot = to_dot(m, view=View(issue="cost"))
    assert "cluster" not in dot
    key = _key(dot)
    assert key.count("Can the city pay for it?") == 1
    assert key.index("Can the city pay for it?") < key.index("Fare-free buses")


def test_no_line_crosses_the_heading_of_an_issue() -> None:
    svg = draw_dot(to_dot(buses()), "svg").decode()
    heads = re.findall(r'<g id="\w+" class="node question">.*?</g>\n', svg, re.DOTALL)
    assert len(heads) == 4
    number = r"(-?[\d.]+)"
    for head in heads:
        corners = re.search(r'<polygon [^>]*points="([^"]+)"', head)
        assert corners is not None
        xs, ys = zip(*re.findall(rf"{number},{number}", corners[1]), strict=True)
        left, right = min(map(float, xs)), max(map(float, xs))
        top, bottom = min(map(float, ys)), max(map(float, ys))
        for path in re.findall(
            r'<g id="(?:link|premise)-.*? d="([^"]+)"', svg, re.DOTALL
        ):
            points = [
                (float(x), float(y)) for x, y in re.findall(rf"{number},{number}", path)
            ]
            assert not any(
                left + 1 < x < right - 1 and top + 1 < y < bottom - 1
                for x, y in _along(points)
            )


def _along(points: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Walk along a path of Bézier curves."""
    for at in range(0, len(points) - 3, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[at : at + 4]
        for step in range(21):
            t = step / 20
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
            yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def test_reasons_stand_in_the_maps_order_where_no_link_forbids_it() -> None:
    m = ArgumentMap()
    issue = m.issue("Which?", id="i")
    m.claim("Thesis.", id="t", issue=issue, thesis=True)
    for key in "abcde":
        m.support("t", by=m.claim("Ground.", id=key, issue=issue))
    for view in (None, View(issue="i")):
        svg = draw_dot(to_dot(m, view=view), "svg").decode()
        found = re.findall(r'id="claim&#45;([a-e])".*?y="(-?[\d.]+)"', svg, re.DOTALL)
        assert [key for key, _ in sorted(found, key=lambda one: float(one[1]))] == [
            *"abcde"
        ]


def test_a_heading_stands_above_the_leftmost_claims_of_its_issue() -> None:
    m = ArgumentMap()
    issue = m.issue("Which?", id="i")
    for key in "abcdef":
        m.claim("Claim.", id=key, issue=issue)
    for key in "bdf":
        m.support("ace"["bdf".index(key)], by=key)
    svg = draw_dot(to_dot(m), "svg").decode()
    number = r'y="(-?[\d.]+)"[^>]*>'
    heading = re.search(rf"{number}Which", svg)
    assert heading is not None
    claims = re.findall(rf'id="claim&#45;[ace]".*?{number}', svg, re.DOTALL)
    assert len(claims) == 3
    assert float(heading[1]) < min(map(float, claims))


def test_issues_that_do_not_hang_together_stand_in_the_maps_order() -> None:
    m = ArgumentMap()
    for number in range(3):
        issue = m.issue(f"Question {number}?", id=f"i{number}")
        thesis = m.claim("Yes.", issue=issue, thesis=True)
        for _ in range(14):
            m.support(thesis, by=m.claim("Ground.", issue=issue))
    svg = draw_dot(to_dot(m), "svg").decode()
    found = re.findall(r'x="(-?[\d.]+)" y="(-?[\d.]+)"[^>]*>Question (\d)', svg)
    places = {(round(float(x) / 50), float(y)): n for x, y, n in found}
    assert [places[place] for place in sorted(places)] == ["0", "1", "2"]


def test_signs_stand_at_the_ends_of_lines() -> None:
    dot = to_dot(buses())
    lines = [line for line in dot.splitlines() if 'id="link-' in line]
    assert lines
    assert not any(" label=" in line or "xlabel=" in line for line in lines)
    (line,) = _lines(dot, next(iter(buses().relations)))[-1:]
    assert re.search(r'(?:head|tail)label="', line)


def test_claims_without_links_stand_one_below_another_in_the_maps_order() -> None:
    for view in (None, View(issue="i")):
        m = ArgumentMap()
        issue = m.issue("Which?", id="i")
        for key in "abcdefgh":
            m.claim("Loose.", id=key, issue=issue)
        svg = draw_dot(to_dot(m, view=view), "svg").decode()
        found = re.findall(
            r'<g id="claim&#45;(\w)".*?<text [^>]*?x="([-\d.]+)" y="([-\d.]+)"',
            svg,
            re.DOTALL,
        )
        assert len(found) == 8
        columns: dict[int, list[tuple[float, str]]] = {}
        for key, x, y in found:
            columns.setdefault(round(float(x) / 50), []).append((float(y), key))
        for column in columns.values():
            keys = [key for _, key in sorted(column)]
            assert keys == sorted(keys)


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
        "the picture would hold 1,501 nodes, more than 1,500; draw an overview, one "
        "issue, or a focus with a small radius, or insist with force"
    )
    assert len(_nodes(to_dot(m, force=True))) == MOST_NODES + 1


def test_points_and_counts_are_nodes_too() -> None:
    m = ArgumentMap()
    for number in range(MOST_NODES):
        m.claim("Claim.", id=f"c{number}")
    m.support("c0", by=["c1", "c2"])
    with pytest.raises(DrawingError, match="would hold 1,501 nodes"):
        to_dot(m)
    for number in range(1, MOST_NODES):
        m.support("c0", by=f"c{number}")
    m.support("c1", by="c0")
    around = View(focus="c0", radius=1)
    m.support("c2", by=m.claim("Below.", id="below"))
    with pytest.raises(DrawingError, match="would hold 1,502 nodes"):
        to_dot(m, view=around)


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(QueryError, match="no theme is called 'lite'"):
        to_dot(buses(), theme="lite")


def _claim(dot: str, key: str) -> str:
    (line,) = [one for one in dot.splitlines() if f'id="claim-{key}"' in one]
    return line


def test_the_claim_in_focus_has_a_class_and_a_thick_border() -> None:
    dot = to_dot(buses(), view=View(focus="trial", radius=1))
    assert 'class="claim unchallenged evidence focus"' in _claim(dot, "trial")
    assert 'penwidth="2.4"' in _claim(dot, "trial")
    assert 'penwidth="1.6"' in _claim(dot, "more")
    assert "subgraph cluster" not in dot


def test_around_a_focus_reasons_stand_to_the_right_across_issues() -> None:
    m = ArgumentMap()
    for key in "ab":
        m.issue(f"{key}?", id=key)
    m.claim("Yes.", id="yes", issue="a", thesis=True)
    m.claim("Ground.", id="ground", issue="b")
    m.support("yes", by="ground")
    svg = draw_dot(to_dot(m, view=View(focus="ground")), "svg").decode()
    places = dict(
        re.findall(r'id="claim&#45;(\w+)".*?<text [^>]*?x="([-\d.]+)"', svg, re.DOTALL)
    )
    assert float(places["yes"]) < float(places["ground"]) - 100


def test_around_a_focus_claims_of_other_issues_say_so() -> None:
    dot = to_dot(buses(), view=View(focus="walking", radius=0))
    assert "from: Do free fares help" in _claim(dot, "help")
    assert "from:" not in _claim(dot, "walking")


def test_a_focus_tells_what_it_bears_on_beside_the_way_shown() -> None:
    m = ArgumentMap()
    for key in "abcd":
        m.claim(key, id=key)
    for key in "abc":
        m.support(key, by="d")
    dot = to_dot(m, view=View(focus="d"))
    assert "bears on 2 more claims" in _claim(dot, "d")
    assert dot.count("bears on 2 more claims") == 1


def test_without_colours_cards_tell_by_their_lines() -> None:
    dot = to_dot(buses(), view=View(actors=["cc"]), theme="print")
    assert 'style="filled,diagonals"' in _claim(dot, "more")
    assert 'style="filled,rounded,dotted"' in _claim(dot, "line-12") or (
        'style="filled,dotted"' in _claim(dot, "line-12")
    )
    assert 'style="filled,rounded"' in _claim(dot, "levy")
    assert 'penwidth="2.4"' in _claim(dot, "free-buses")
    colours = set(re.findall(r"#[0-9A-F]{6}", dot))
    assert colours <= {"#FFFFFF", "#000000", "#333333", "#777777", "#454545"}
    for words in (
        "cut corners",
        "thick border: the thesis",
        "dotted border: no stance",
    ):
        assert words in _key(dot)


def test_users_colours_are_those_of_chips_and_of_tags() -> None:
    m = buses()
    m.claim("Tagged.", id="tagged", tags=("case:one",))
    m.assertion("tagged", actor="cc")
    dot = to_dot(m, view=View(colours={"cc": "#123456", "case:one": "#FEDCBA"}))
    card = _claim(dot, "tagged")
    assert re.search(r'BGCOLOR="#123456"[^>]*><FONT[^>]*COLOR="#FFFFFF">\W*CC ✓', card)
    assert re.search(
        r'BGCOLOR="#FEDCBA"[^>]*><FONT[^>]*COLOR="#000000">\W*case:one', card
    )
    assert "#FEDCBA" not in _claim(dot, "more")


@pytest.mark.parametrize("view", [View(), View(overview=True)])
def test_a_colour_of_nothing_is_refused(view: View) -> None:
    with pytest.raises(UnknownIdError) as error:
        to_dot(buses(), view=attrs.evolve(view, colours={"audt": "#123456"}))
    assert (
        str(error.value) == "no actor or tag is called 'audt'; the nearest is 'audit'"
    )


@settings(max_examples=15)
@given(maps(claims=8), st.data())
def test_the_surroundings_of_any_claim_are_drawn(
    m: ArgumentMap, data: st.DataObject
) -> None:
    claims = [claim.id for claim in m if not claim.proposed]
    if not claims:
        return
    view = View(
        focus=data.draw(st.sampled_from(claims)),
        radius=data.draw(st.integers(0, 2)),
        fold_evidence=data.draw(st.booleans()),
    )
    dot = to_dot(m, view=view)
    assert dot == to_dot(m, view=view)
    assert draw_dot(dot, "svg")
