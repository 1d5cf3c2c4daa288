from __future__ import annotations

import html
import re

from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion

from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.viewing import View
from argmap.render.dot import diagram, to_dot
from argmap.render.drawing import draw_dot
from argmap.render.style import theme_named
from tests.render.buses import buses
from tests.render.debates import HOSTILE
from tests.render.test_dot import Dot
from tests.strategies import maps

OVERVIEW = View(overview=True)


def _line(dot: str, key: str) -> str:
    (line,) = [one for one in dot.splitlines() if f'id="{key}"' in one]
    return line


def _words(line: str) -> str:
    label = re.search(r"label=<(.*)>(?:,|\]|;$)", line)
    assert label is not None
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", label[1])).split())


def _head(dot: str) -> str:
    return _words(next(one for one in dot.splitlines() if one.startswith(" label=")))


def test_the_overview_of_a_debate(snapshot: SnapshotAssertion) -> None:
    assert to_dot(buses(), view=OVERVIEW) == snapshot(extension_class=Dot)


def test_a_box_tells_the_question_the_answer_the_sides_and_the_counts() -> None:
    words = _words(_line(to_dot(buses(), view=OVERVIEW), "issue-cost"))
    assert words == (
        "Can the city pay for it? ● The city can pay for it from its budget. "
        "yes: RA IUS City Auditor no: TL both: CC ○ 6 ◐ 1 ⚡ 1 ● 2 "
        "10 claims · 4 evidence · 2 unanswered objections"
    )


def test_a_silent_side_is_named() -> None:
    m = ArgumentMap()
    m.issue("Which?", id="i")
    m.claim("Yes.", id="yes", issue="i", thesis=True)
    m.assertion("yes", actor=m.actor("One", id="one"))
    words = _words(_line(to_dot(m, view=OVERVIEW), "issue-i"))
    assert "yes: One no: nobody in this map" in words
    m.deny("yes", actor="one")
    words = _words(_line(to_dot(m, view=OVERVIEW), "issue-i"))
    assert "both: One" in words
    assert "nobody" not in words


def test_a_line_between_issues_bears_the_sums_and_looks_like_what_it_says() -> None:
    dot = to_dot(buses(), view=OVERVIEW)
    both = _line(dot, "links-cost-free")
    assert _words(both) == "+1 −1"
    assert 'class="links yes no"' in both
    theme = theme_named("light")
    assert f'color="{theme.other}"' in both
    no = _line(dot, "links-riders-fair")
    assert _words(no) == "−1"
    assert 'style="dashed"' in no
    assert f'color="{theme.attacks}"' in no
    yes = _line(dot, "links-fair-free")
    assert _words(yes) == "+1"
    assert 'style="solid"' in yes
    assert f'color="{theme.supports}"' in yes


def test_a_tooltip_names_the_links_that_are_added_up() -> None:
    line = _line(to_dot(buses(), view=OVERVIEW), "links-fair-free")
    assert (
        'tooltip="From “Do free fares help those with low incomes?” to “Should bus '
        "travel be free from 2027?”: 1 for a yes, 0 for a no, 0 other\\n“Helps the poor” "
        'supports “Free buses”"'
    ) in line


def test_the_head_puts_the_question_first_and_explains_the_signs() -> None:
    dot = to_dot(buses(), view=OVERVIEW)
    words = _head(dot)
    assert words.startswith(
        "Should the city make bus travel free? Fare-free buses · 27 claims · 4 issues · "
        "9 actors · 6 sources · statuses: grounded labelling, explicit and inferred "
        "links ○ 17 ◐ 3 ⚡ 1 ● 6 ○ unrebutted: no reply recorded in this map"
    )
    assert "──▶ +n links that speak for a yes there" in words
    assert "framed: takes the side by other claims than the answer" in words
    assert "below a question: the claim that says yes" in words


def test_dates_and_the_basis_are_named_in_the_head() -> None:
    view = View(overview=True, basis="explicit", as_of="2025-03-31")
    dot = to_dot(buses(), view=view)
    head = _head(dot)
    assert "statuses: grounded labelling, explicit links only" in head
    assert "as of 2025-03-31" in head


def test_boxes_lead_to_the_pictures_of_their_issues() -> None:
    made = diagram(buses(), view=OVERVIEW, addresses={"cost": "issue-cost.svg"})
    assert 'URL="issue-cost.svg"' in _line(made.dot, "issue-cost")
    assert 'URL="#issue-fair"' in _line(made.dot, "issue-fair")


def test_the_actors_lens_dims_boxes() -> None:
    dot = to_dot(buses(), view=View(overview=True, actors=["vega"]))
    assert 'class="issue dimmed"' in _line(dot, "issue-cost")
    assert 'class="issue"' in _line(dot, "issue-fair")
    assert "faded: nothing said by Vega" in _head(dot)
    assert "faded" not in _head(to_dot(buses(), view=OVERVIEW))


def test_a_view_without_claims_says_so() -> None:
    assert "This map holds no claims." in to_dot(ArgumentMap(), view=OVERVIEW)
    view = View(overview=True, as_of="1999")
    assert "This view holds no claims." in to_dot(buses(), view=view)


def test_without_colours_nothing_is_told_by_them() -> None:
    dot = to_dot(buses(), view=OVERVIEW, theme="print")
    colours = set(re.findall(r"#[0-9A-F]{6}", dot))
    assert colours <= {"#FFFFFF", "#000000", "#333333", "#777777"}
    assert "thick frame: takes the side" in _head(dot)


@settings(max_examples=15, deadline=None)
@given(maps(claims=8))
def test_any_map_has_an_overview(m: ArgumentMap) -> None:
    dot = to_dot(m, view=OVERVIEW)
    assert dot == to_dot(m, view=OVERVIEW)
    assert draw_dot(dot, "svg")


def test_hostile_text_is_only_text() -> None:
    m = ArgumentMap("x", HOSTILE[0])
    for number, text in enumerate((*HOSTILE, "x" * 300, "שלום עולם", "国土安全部")):
        issue = m.issue(text, id=f"i{number}")
        claim = m.claim(text, issue=issue, thesis=True)
        m.assertion(claim, actor=m.actor(text, id=f"a{number}"))
    svg = draw_dot(to_dot(m, view=OVERVIEW), "svg").decode()
    assert "<script" not in svg
    assert svg.count('class="node issue"') == len(m.issues)


def test_issues_without_links_stand_below_those_with() -> None:
    m = ArgumentMap()
    for key in "abcdef":
        m.issue(f"Question {key}?", id=key)
        m.claim("Yes.", id=f"yes-{key}", issue=key, thesis=True)
    m.support("yes-e", by="yes-f")
    svg = draw_dot(to_dot(m, view=OVERVIEW), "svg").decode()
    found = re.findall(r'x="(-?[\d.]+)" y="(-?[\d.]+)"[^>]*>Question (\w)', svg)
    columns: dict[int, list[tuple[float, str]]] = {}
    for x, y, key in found:
        columns.setdefault(round(float(x) / 60), []).append((float(y), key))
    for column in columns.values():
        keys = [key for _, key in sorted(column)]
        assert keys == sorted(keys, key=lambda key: (key not in "ef", key))


def _circle(issues: int) -> ArgumentMap:
    """Issues whose answers support each other round about, and back."""
    m = ArgumentMap()
    for number in range(issues):
        m.issue(f"Question {number}?", id=f"i{number}")
        m.claim("Yes.", id=f"c{number}", issue=f"i{number}", thesis=True)
    for number in range(issues):
        m.support(f"c{(number + 1) % issues}", by=f"c{number}")
        m.attack(f"c{(number + 5) % issues}", by=f"c{number}")
    return m


def test_arrows_point_at_the_issue_that_is_borne_on_whichever_way_a_line_runs() -> None:
    dot = to_dot(_circle(16), view=OVERVIEW)
    found = re.findall(
        r"^ q(\d+) -> q(\d+) \[id=\"links-i(\d+)-i(\d+)\".*?"
        r'arrowtail="(\w+)", arrowhead="(\w+)"',
        dot,
        re.MULTILINE,
    )
    assert len(found) == 32
    turned = 0
    for start, end, source, target, tail, head in found:
        assert {start, end} == {source, target}
        at_target, at_source = (head, tail) if end == target else (tail, head)
        assert at_source == "none"
        assert at_target in ("normal", "tee")
        turned += start != source
    assert 0 < turned < 32


def test_sums_within_a_column_stand_at_the_end_of_their_line() -> None:
    dot = to_dot(_circle(16), view=OVERVIEW)
    lines = [one for one in dot.splitlines() if 'id="links-' in one]
    within = [one for one in lines if 'constraint="false"' in one]
    assert 0 < len(within) < len(lines)
    assert all(" taillabel=<" in one and " label=" not in one for one in within)
    assert all(" label=<" in one for one in lines if one not in within)
    assert draw_dot(dot, "svg")
