from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from lxml import html

from argmap.errors import FileError
from argmap.formats.table import read
from argmap.model.argument_map import ArgumentMap
from argmap.render.explorer.page import explore, explorer_html
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
