from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from lxml import html

from argmap.errors import DrawingError, FileError, QueryError, UnknownIdError
from argmap.formats.table import read
from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.viewing import View
from argmap.render.dot import MOST_NODES
from argmap.render.explorer.page import MOST_CLAIMS, explore, explorer_html
from argmap.render.style import contrast
from tests.render.debates import HOSTILE, rent_caps

DEBATE = Path(__file__).parents[3] / "seeds" / "287g.argdown"


@pytest.fixture(scope="module")
def shipped() -> str:
    return explorer_html(read(DEBATE))


def hostile_map() -> ArgumentMap:
    m = ArgumentMap(
        "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>"
    )
    for number, text in enumerate(HOSTILE):
        actor = m.actor(text, id=f"a{number}")
        source = m.source(text, id=f"s{number}", url="javascript:alert(1)")
        issue = m.issue(text, id=f"i{number}")
        claim = m.claim(text, title=text, id=f"c{number}", issue=issue, note=text)
        m.assertion(claim, actor=actor, source=source, wording=text, note=text)
    m.attack("c0", by="c1", note="</script>")
    return m


def test_the_same_map_gives_the_same_bytes() -> None:
    assert explorer_html(rent_caps()) == explorer_html(rent_caps())


def test_the_shipped_debate_is_less_than_a_megabyte(shipped: str) -> None:
    assert len(shipped.encode()) < 1_000_000


def test_the_policy_lets_in_only_the_page_s_own_script_and_style(shipped: str) -> None:
    page = html.fromstring(shipped)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style/text()")
    (script,) = page.xpath("//script[not(@type)]/text()")

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; "
        f"script-src 'sha256-{digest(script)}'"
    )


def test_every_claim_is_listed_with_its_status_and_who_speaks_on_it(
    shipped: str,
) -> None:
    page = html.fromstring(shipped)
    items = page.xpath("//section[@id='view-claims']//li")
    m = read(DEBATE)
    assert sorted(one.get("data-claim") for one in items) == sorted(m.claims)
    assert all(one.xpath(".//span[@class='status']") for one in items)


def test_what_the_page_knows_is_json_that_ends_no_script() -> None:
    page = explorer_html(hostile_map())
    data = re.search(
        r'<script type="application/json" id="debate">(.*?)</script>', page
    )
    assert data is not None
    assert "<" not in data[1]
    facts = json.loads(data[1])
    assert [one["text"] for one in facts["claims"].values()] == list(HOSTILE)


def test_hostile_text_makes_no_element_and_no_link() -> None:
    page = html.fromstring(explorer_html(hostile_map()))
    assert len(page.xpath("//script")) == 2
    assert not page.xpath("//img | //iframe | //object | //embed")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert {
        one.split(":")[0] for one in page.xpath("//a/@href") if one[0] != "#"
    } == set()


def test_every_id_stands_once(shipped: str) -> None:
    ids = html.fromstring(shipped).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_an_empty_map_has_a_page() -> None:
    page = html.fromstring(explorer_html(ArgumentMap()))
    assert page.findtext(".//h1") == "A debate"
    assert not page.xpath("//section[@id='view-claims']//li")


def test_colours_of_the_page_are_readable_in_both_themes(shipped: str) -> None:
    for block in re.findall(r":root(?:\.dark)? \{(.*?)\}", shipped, re.DOTALL)[:2]:
        colours = dict(re.findall(r"--(\w+): (#\w{6})", block))
        for ground in ("paper", "band"):
            for ink in ("ink", "quiet", "link"):
                assert contrast(colours[ink], colours[ground]) >= 4.5
            for line in ("field", "mark"):
                assert contrast(colours[line], colours[ground]) >= 3


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "debate.html"
    assert explore(rent_caps(), target) == target
    assert target.read_text(encoding="utf-8") == explorer_html(rent_caps())
    with pytest.raises(FileError):
        explore(rent_caps(), tmp_path / "no" / "debate.html")
    assert [one.name for one in tmp_path.iterdir()] == ["debate.html"]


def filed(claims: int, *, issue: str | None = "i") -> ArgumentMap:
    m = ArgumentMap("Large")
    if issue is not None:
        m.issue("One of many?", id=issue)
    for number in range(claims):
        m.claim(f"Claim {number}.", id=f"c{number}", issue=issue)
    return m


def plates(m: ArgumentMap) -> list[str]:
    page = html.fromstring(explorer_html(m))
    drawn = page.xpath("//*[@data-frame]/@data-frame")
    assert page.xpath("//select[@id='picture']/option/@value") == drawn
    return list(map(str, drawn))


def test_a_map_too_large_for_one_picture_has_one_of_each_issue() -> None:
    m = filed(MOST_NODES)
    small = m.issue("A small one?", id="small")
    m.support(m.claim("Yes.", id="yes", issue=small), by=m.claim("So.", issue=small))
    assert plates(m) == ["overview", "issue-i", "issue-small"]


def test_links_that_are_undercut_count_as_nodes_of_a_picture() -> None:
    m = filed(MOST_NODES - 1)
    small = m.issue("A small one?", id="small")
    step = m.support(m.claim("Yes.", id="yes", issue=small), by="c0")
    m.undercut(step, by="c1")
    assert plates(m) == ["overview", "issue-small"]


def test_an_issue_too_large_for_a_picture_is_listed() -> None:
    m = filed(MOST_NODES + 1)
    assert plates(m) == ["overview"]
    page = html.fromstring(explorer_html(m))
    assert len(page.xpath("//section[@id='view-claims']//li")) == len(m)


def test_a_large_map_without_issues_says_why_it_has_no_picture() -> None:
    page = html.fromstring(explorer_html(filed(MOST_NODES + 1, issue=None)))
    assert not page.xpath("//*[@data-frame]")
    assert page.findtext(".//section[@id='view-map']/p") == (
        "No picture holds more than 1,500 claims; an issue of fewer has one. All are "
        "listed under “Claims”."
    )


def test_a_map_no_browser_would_open_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DrawingError) as caught:
        explore(filed(MOST_CLAIMS + 1), tmp_path / "debate.html")
    assert str(caught.value) == (
        "the explorer would hold 10,001 claims, more than 10,000; explore a subset, "
        "or draw pages"
    )
    assert list(tmp_path.iterdir()) == []


def test_colours_of_a_users_own_are_those_of_the_pictures() -> None:
    m = rent_caps()
    actor = next(iter(m.actors))
    assert "#7a1f5c" not in explorer_html(m).lower()
    page = explorer_html(m, view=View(colours={actor: "#7A1F5C"}))
    assert "fill:#7a1f5c" in page.lower()


def test_a_view_of_the_explorer_names_colours_alone() -> None:
    with pytest.raises(QueryError) as caught:
        explorer_html(rent_caps(), view=View(overview=True, basis="explicit"))
    assert str(caught.value) == (
        "the explorer shows all of a map and lets its reader choose; leave out basis "
        "and overview"
    )
    with pytest.raises(UnknownIdError) as unknown:
        explorer_html(rent_caps(), view=View(colours={"nobody": "#7A1F5C"}))
    assert str(unknown.value) == "no actor or tag is called 'nobody'"


def test_a_list_of_tabs_holds_tabs_alone(shipped: str) -> None:
    page = html.fromstring(shipped)
    roles = page.xpath("//*[@role='tablist']/*/@role")
    assert roles == ["tab"] * len(page.xpath("//*[@role='tablist']/*"))


def test_questions_with_two_sides_stand_first_in_the_table(shipped: str) -> None:
    page = html.fromstring(shipped)
    shown = page.xpath("//section[@id='view-stances']//thead/tr/th/text()")[1:]
    issues = {issue.question: issue for issue in read(DEBATE).issues.values()}
    sided = [issues[question].thesis is not None for question in shown]
    assert sided == sorted(sided, reverse=True)
    assert set(sided) == {True, False}
