from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from argmap.analysis.stances.comparison import compare_stances
from argmap.model.argument_map import ArgumentMap
from argmap.render import stances
from argmap.render.stances import stances_html
from argmap.render.style import contrast
from tests.render.charts.polls import large, poll, polls
from tests.render.debates import HOSTILE, rent_caps

VOID = {"meta", "br", "hr", "img", "link"}
STYLES = Path(stances.__file__).with_name("templates") / "stances.css"


class PageExtension(SingleFileSnapshotExtension):
    """Keeps a page as a file that a browser opens."""

    file_extension = "html"
    _write_mode = WriteMode.TEXT


class Page(HTMLParser):
    """Checks that elements are closed, and gathers them with attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[int, str] = {}
        self._open: list[int] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts[len(self.elements) - 1] = ""
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for at in self._open:
            self.texts[at] += data

    def all(self, tag: str, **wanted: str) -> list[str]:
        """Return the texts of the elements of a kind, white space collapsed."""
        return [
            " ".join(self.texts[at].split())
            for at, (name, attributes) in enumerate(self.elements)
            if name == tag
            and all(attributes.get(key.strip("_")) == v for key, v in wanted.items())
        ]


def page_of(m: ArgumentMap, **asked: Any) -> Page:
    return Page(stances_html(compare_stances(m, **asked)))


def test_the_page_of_the_rent_debate(snapshot: SnapshotAssertion) -> None:
    page = stances_html(compare_stances(rent_caps()))
    without = re.sub(r"<style>.*</style>", "<style></style>", page, flags=re.DOTALL)
    assert without == snapshot(extension_class=PageExtension)


def test_the_table_has_a_caption_and_a_scope_for_every_heading() -> None:
    page = page_of(rent_caps())
    scopes = [a["scope"] for tag, a in page.elements if tag == "th"]
    assert set(scopes) == {"col", "row", "rowgroup"}
    assert page.all("caption") == [
        "Who takes which side: 5 actors, 3 issues. A cell opens to what it rests on."
    ]
    assert page.all("th", scope="col") == [
        "Actor",
        "1 Do rent caps reduce supply?",
        "2 Are rents lower under the cap?",
        "3 How many homes are capped?",
    ]
    assert page.all("th", scope="rowgroup") == [
        *("Researcher", "Government", "Person", "Advocacy")
    ]


def test_a_cell_opens_to_its_assertions_without_a_script() -> None:
    page = page_of(rent_caps())
    first = page.all("details", name="cell")[0]
    assert first == (
        "✓yes 1J. Lee: Do rent caps reduce supply?"
        "“Rent caps cut supply.” Stated by J. Lee, 2 May 2023. "
        "[1, characters 120-171]"
        "“Starts fell 12 % in two years.” Stated by J. Lee, hedged, 2 May 2023. "
        "[1, characters 200-260]"
        "“The exemption lapsed in 2022.” Stated by J. Lee, 2 May 2023. "
        "[1, characters 700-741]"
    )
    assert not [tag for tag, _ in page.elements if tag == "script"]
    assert not [a for _, a in page.elements for key in a if key.startswith("on")]


def test_who_passed_a_statement_on_is_named() -> None:
    told = " ".join(page_of(rent_caps()).all("li"))
    assert "Stated by Owners' League, via Port Courier, 8 February 2024." in told
    assert "The contrary stated by M. Ortiz, via Port Courier" in told


def test_the_page_can_be_used_by_keyboard() -> None:
    page = page_of(rent_caps())
    (region,) = [a for _, a in page.elements if a.get("role") == "region"]
    assert region["tabindex"] == "0"
    assert region["aria-labelledby"] == "caption"
    cells = page.all("td")
    opened = [one for one in cells if one.startswith("·")]
    silent = sum(one == "·silent" for one in cells)
    assert len(opened) == silent == 4
    assert len(page.all("summary")) == 5 * 3 - silent


def test_links_in_the_page_lead_to_its_own_sources() -> None:
    page = page_of(rent_caps())
    ids = {f"#{a['id']}" for _, a in page.elements if a.get("id")}
    links = {a["href"] for tag, a in page.elements if tag == "a"}
    inner = {link for link in links if link and link.startswith("#")}
    assert inner
    assert inner <= ids
    assert all(link in inner or link == "https://example.org/lee" for link in links)


def test_the_feet_of_the_columns_count_the_actors() -> None:
    page = stances_html(compare_stances(rent_caps()))
    foot = Page(page[page.index("<tfoot>") : page.index("</tfoot>") + 8])
    assert foot.all("tr") == [
        *("✓ yes210", "✗ no310", "± mixed000", "? neutral004", "· silent031")
    ]


def test_by_claim_the_words_are_those_of_claims() -> None:
    told = page_of(poll("+-±?r"), by="claim").all("summary")
    assert told == [
        *("✓supports 1", "✗opposes 1", "±mixed 1", "?neutral 1"),
        "·silent »1, reported",
    ]


def test_a_derived_side_is_said_in_words_too() -> None:
    page = page_of(rent_caps())
    assert "✗no, derived 2" in page.all("summary")
    assert "✗ no, derived" in page.all("li")


def test_who_is_silent_throughout_is_named_and_has_no_row() -> None:
    m = poll("+", ".", "r")
    page = page_of(m, by="claim", actors=list(m.actors))
    assert page.all("p", class_="foot")[0] == "Silent throughout: Actor 2."
    assert page.all("th", scope="row")[:2] == ["Actor 1", "Actor 3"]


def test_the_page_tells_the_rule_and_its_own_title() -> None:
    table = compare_stances(rent_caps(), basis="explicit", as_of="2024-02")
    page = Page(stances_html(table, title="Rents, and who says what"))
    assert page.all("h1") == page.all("title") == ["Rents, and who says what"]
    assert page.all("p", class_="foot")[-1] == (
        "Yes: states claims of the thesis's side, or states the contrary of claims of "
        "the other. Silence is no opinion, reporting is no stance. By explicit links. "
        "What had been said by February 2024."
    )
    assert page_of(rent_caps()).all("h1") == ["Rent caps in Fairhaven"]


def test_a_table_without_actors_or_columns_says_so() -> None:
    assert "Nobody takes a stance here." in page_of(poll("."), by="claim").all("p")
    assert "There is no issue to show." in page_of(ArgumentMap("Empty")).all("p")
    assert page_of(ArgumentMap("")).all("h1") == ["Stances"]


def test_the_page_loads_nothing_and_forbids_scripts() -> None:
    page = stances_html(compare_stances(large(5, 5), by="claim"))
    assert (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    ) in page
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_map_becomes_markup(text: str) -> None:
    def elements(text: str) -> list[str]:
        m = ArgumentMap(text)
        source = m.source(text, id="s", publisher=text, url="javascript:alert(1)")
        m.issue(text, id="i")
        m.claim(text.replace("\n", " "), id="c", issue="i", thesis=True)
        m.assertion("c", actor=m.actor(text, id="a"), source=source, at=(1, 2))
        page = Page(stances_html(compare_stances(m)))
        assert not [a for t, a in page.elements if t == "a" and "javascript" in str(a)]
        return [tag for tag, _ in page.elements]

    assert elements(text) == elements("plain")


@settings(max_examples=30, deadline=None)
@given(polls())
def test_any_table_makes_a_page_with_as_many_cells_as_it_has(m: ArgumentMap) -> None:
    page = page_of(m, by="claim", actors=list(m.actors))
    speaking = {a.actor for a in m.assertions.values()}
    counted = 5 if speaking and len(m) else 0
    assert len(page.all("td")) == (len(speaking) + counted) * len(m)


def test_a_wide_table_is_printed_on_the_width_of_a_landscape_sheet() -> None:
    style = STYLES.read_text(encoding="utf-8")
    assert "@page { size: landscape;" in style
    printed = style[style.index("@media print") :]
    assert re.search(r"table \{[^}]*width: 100%; table-layout: fixed;", printed)
    assert ".wide { overflow: visible; max-height: none;" in printed


def test_the_same_table_gives_the_same_page() -> None:
    one, two = (stances_html(compare_stances(rent_caps())) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_the_colours_of_the_page_have_the_contrast_of_text(scheme: str) -> None:
    blocks = re.findall(r":root \{([^}]*)\}", STYLES.read_text(encoding="utf-8"))
    text = dict(zip(("light", "dark", "print"), blocks, strict=True))[scheme]
    colour = {k: v.upper() for k, v in re.findall(r"--([\w-]+): (#\w{6})", text)}
    for ink in ("ink", "quiet", "link"):
        for ground in ("paper", "band"):
            assert contrast(colour[ink], colour[ground]) >= 4.5, (ink, ground)
    for state in ("yes", "no", "mixed"):
        assert contrast(colour["on"], colour[state]) >= 4.5, state
        assert contrast(colour[state], colour["paper"]) >= 4.5, state
    assert contrast(colour["on-neutral"], colour["neutral"]) >= 4.5
