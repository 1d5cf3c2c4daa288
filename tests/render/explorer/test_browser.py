"""The page in a real browser: what a reader does, and what they see then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from argmap.analysis.acceptability import assess
from argmap.formats.table import read
from argmap.model.argument_map import ArgumentMap
from argmap.render.explorer.page import explore
from tests.render.debates import rent_caps
from tests.render.explorer.test_page import DEBATE, hostile_map

Opened = Callable[..., Page]

SAFER = "communities-made-safer"
SUFFERS = "public-safety-suffers"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return explore(read(DEBATE), tmp_path_factory.mktemp("explorer") / "debate.html")


@pytest.fixture
def opened(chromium: Browser, shipped: Path) -> Iterator[Opened]:
    """Open a page, and see at the end that it asked for nothing and had no fault."""
    faults: list[str] = []
    contexts = []

    def go(path: Path = shipped, hash_: str = "", *, dark: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": 1400, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: faults.append(told.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                faults.append(asked.url)
                if asked.url.partition("#")[0] != path.as_uri()
                else None
            ),
        )
        page.goto(f"{path.as_uri()}{hash_}")
        page.wait_for_selector("html[data-ready=true]")
        return page

    yield go
    for context in contexts:
        context.close()
    assert faults == []


def count(page: Page) -> int:
    return int((page.text_content("#count") or "").split(" of ")[0])


def lit(page: Page) -> set[str]:
    found = page.eval_on_selector_all(
        ".frame:not([hidden]) .node[data-claim]:not(.off):not(.later)",
        "nodes => nodes.map(node => node.dataset.claim)",
    )
    return set(found)


def panel(page: Page) -> str:
    return page.inner_text("#panel")


def test_words_are_searched_for_in_claims_and_names(opened: Opened) -> None:
    page, m = opened(), read(DEBATE)
    page.select_option("#picture", "map")
    assert count(page) == len(m)
    page.fill("#query", "Meissner")
    said = {
        a.claim for a in m.assertions.values() if "Meissner" in m.actors[a.actor].name
    }
    assert count(page) == len(said)
    assert lit(page) == said
    page.click("#tab-claims")
    listed = page.eval_on_selector_all(
        "#view-claims li:not([hidden])", "items => items.map(i => i.dataset.claim)"
    )
    assert set(listed) == said
    page.fill("#query", "nothing of the kind")
    assert count(page) == 0
    assert page.is_visible("text=No claim fits what is asked for.")
    page.click("button[type=reset]")
    expect(page.locator("#count")).to_have_text("272 of 272 claims")


def test_filters_hold_together(opened: Opened) -> None:
    page, m = opened(), read(DEBATE)
    page.select_option("#picture", "map")
    page.select_option("#issue", "safety")
    page.select_option("#status", "contested")
    assessment = assess(m)
    assert lit(page) == {
        claim.id
        for claim in m
        if claim.issue == "safety" and assessment[claim.id].status == "contested"
    }
    page.select_option("#status", "")
    page.select_option("#actor", "splc")
    said = {a.claim for a in m.assertions.values() if a.actor == "splc"}
    assert lit(page) == {c.id for c in m if c.issue == "safety" and c.id in said}
    page.select_option("#kind", "study")
    assert lit(page) == {
        c.id
        for c in m
        if c.issue == "safety" and c.id in said and c.evidence == "study"
    }


def test_a_basis_changes_statuses_and_links(opened: Opened) -> None:
    page = opened()
    card = f".node[data-claim='{SUFFERS}'] text:last-of-type"
    assert (page.text_content(card) or "").startswith("⚡ contested")
    page.select_option("#basis", "explicit")
    assert (page.text_content(card) or "").startswith("○ unrebutted · ")
    dimmed = page.eval_on_selector_all(
        ".edge.analyst", "links => links.every(link => link.classList.contains('off'))"
    )
    assert dimmed
    page.select_option("#status", "contested")
    assessment = assess(read(DEBATE), basis="explicit")
    assert count(page) == sum(one.status == "contested" for one in assessment.values())
    page.select_option("#basis", "all")
    page.select_option("#status", "")
    assert (page.text_content(card) or "").startswith("⚡ contested")


def test_the_slider_shows_what_had_been_said_and_how_it_stood(opened: Opened) -> None:
    page, m = opened(hash_=f"#claim-{SUFFERS}"), read(DEBATE)
    before = m.as_of("2025-04")
    page.fill("#date", "9")
    assert page.text_content("#day") == "April 2025"
    assert lit(page) == {claim.id for claim in before}
    assert "○ unrebutted by explicit and inferred links, as of April 2025" in panel(
        page
    )
    assert "Communities made safer" not in panel(page)
    page.evaluate(f"location.hash = '#claim-{SAFER}'")
    expect(page.locator("#panel h2")).to_have_text("Communities made safer")
    assert "Nobody in this map had said so by April 2025." in panel(page)


def test_a_click_tells_who_says_so_where_and_why_the_status(opened: Opened) -> None:
    page = opened()
    page.select_option("#picture", "issue-safety")
    page.click(f".node[data-claim='{SUFFERS}'] >> nth=0")
    told = panel(page)
    assert "Local participation in immigration enforcement harms public safety." in told
    assert (
        "Southern Poverty Law Center asserts ✓, April 2025 [3] characters 953" in told
    )
    assert "⚡ contested by explicit and inferred links" in told
    assert "Contrary claim: “The programme makes communities safer”" in told
    assert "SUPPORTED BY" in told.upper()
    assert page.evaluate("location.hash") == f"#claim-{SUFFERS}"
    page.click("#panel a >> text=Communities made safer")
    expect(page.locator("#panel h2")).to_have_text("Communities made safer")
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("Public safety suffers")


def test_a_box_of_the_overview_leads_to_its_issue(opened: Opened) -> None:
    page = opened()
    assert page.input_value("#picture") == "overview"
    page.click(".node[data-issue='safety']")
    assert page.input_value("#picture") == "issue-safety"
    assert page.is_visible(f".node[data-claim='{SAFER}']")
    page.select_option("#picture", "overview")
    page.focus("#stage")
    page.keyboard.press("Enter")
    first = page.evaluate("document.activeElement.dataset.issue")
    page.keyboard.press("Enter")
    assert page.input_value("#picture") == f"issue-{first}"


def test_a_cell_of_the_table_tells_what_it_rests_on(opened: Opened) -> None:
    page = opened()
    page.click("#tab-stances")
    page.click("[data-row='splc'][data-column='safety']")
    told = panel(page)
    assert told.startswith("Southern Poverty Law Center")
    assert "Does the programme make communities safer?" in told
    assert "Public safety suffers" in told
    assert "characters 953-1015" in told
    page.click("#panel a >> text=Public safety suffers")
    expect(page.locator("#panel h2")).to_have_text("Public safety suffers")


def test_a_deep_link_opens_the_claim_and_shows_it(opened: Opened) -> None:
    page = opened(hash_=f"#claim-{SAFER}")
    assert "Communities made safer" in panel(page)
    box = page.locator(f".node[data-claim='{SAFER}']").first.bounding_box()
    room = page.locator("#stage").bounding_box()
    assert box is not None
    assert room is not None
    assert room["x"] <= box["x"]
    assert box["x"] + box["width"] <= room["x"] + room["width"]
    assert box["width"] > 100


@pytest.mark.parametrize(
    "hash_", ["#claim-nobody", "#claim-%E0%A4%A", "#issue-no", "#x"]
)
def test_a_link_to_nothing_does_nothing(opened: Opened, hash_: str) -> None:
    assert "Choose a claim" in panel(opened(hash_=hash_))


def test_all_is_done_by_keyboard(opened: Opened) -> None:
    page = opened()
    page.focus("#query")
    page.keyboard.type("communities safer")
    page.keyboard.press("Enter")
    assert "Communities made safer" in panel(page)
    page.fill("#query", "")
    page.focus("#stage")
    before = page.get_attribute(".frame:not([hidden]) .plate", "viewBox")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    assert page.get_attribute(".frame:not([hidden]) .plate", "viewBox") != before
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.claim") == SAFER
    page.keyboard.press("ArrowRight")
    other = page.evaluate("document.activeElement.dataset.claim")
    assert other != SAFER
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == f"#claim-{other}"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "stage"
    page.focus("#tab-map")
    page.keyboard.press("ArrowRight")
    assert page.is_visible("#view-claims")
    assert page.evaluate("document.activeElement.id") == "tab-claims"


def test_the_wheel_and_a_drag_move_the_picture_and_choose_nothing(
    opened: Opened,
) -> None:
    page = opened()
    page.mouse.move(500, 500)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(50)
    first = page.get_attribute(".frame:not([hidden]) .plate", "viewBox")
    page.mouse.down()
    page.mouse.move(560, 540, steps=4)
    page.mouse.up()
    second = page.get_attribute(".frame:not([hidden]) .plate", "viewBox")
    assert first != second
    assert page.evaluate("location.hash") == ""
    page.click("#fit")
    assert page.get_attribute(".frame:not([hidden]) .plate", "viewBox") != second


def test_the_theme_follows_the_system_and_a_button(opened: Opened) -> None:
    page = opened(dark=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(21, 24, 28)"
    assert page.get_attribute("#theme", "aria-pressed") == "true"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_every_tab_shows_its_view_alone(opened: Opened) -> None:
    page = opened()
    for name in ("claims", "stances", "timeline", "sources", "map"):
        page.click(f"#tab-{name}")
        views = page.eval_on_selector_all(
            "[role=tabpanel]:not([hidden])", "views => views.map(view => view.id)"
        )
        assert views == [f"view-{name}"]


def test_in_print_the_claims_stand_without_the_controls(opened: Opened) -> None:
    page = opened(dark=True)
    page.click("#tab-claims")
    page.emulate_media(media="print")
    assert not page.is_visible("#filters")
    assert page.is_visible("#view-claims li >> nth=0")
    assert page.pdf(prefer_css_page_size=True)[:4] == b"%PDF"


def test_a_filter_answers_within_the_keystroke(opened: Opened) -> None:
    page = opened()
    changed = page.evaluate(
        """() => {
            const query = document.getElementById("query");
            query.value = "police";
            query.dispatchEvent(new Event("input", { bubbles: true }));
            return document.getElementById("count").textContent;
        }"""
    )
    assert changed.startswith("33 of")


def test_hostile_text_is_text(opened: Opened, tmp_path: Path) -> None:
    page = opened(explore(hostile_map(), tmp_path / "hostile.html"))
    for key in hostile_map().claims:
        page.evaluate(f"location.hash = '#claim-{key}'")
        text = hostile_map().claims[key].text
        expect(page.locator("#panel h2")).to_have_text(text)
    assert page.evaluate("document.scripts.length") == 2
    assert page.locator("img").count() == 0


def test_a_map_without_dates_or_sides_has_its_page(
    opened: Opened, tmp_path: Path
) -> None:
    m = ArgumentMap("Rent caps")
    m.claim("Caps cut supply.", id="caps")
    page = opened(explore(m, tmp_path / "small.html"), hash_="#claim-caps")
    assert "Nobody on record." in panel(page)
    assert not page.is_visible("#date")
    page = opened(explore(ArgumentMap(), tmp_path / "empty.html"))
    assert page.text_content("#count") == "0 of 0 claims"


def test_undercuts_are_told_on_both_ends(opened: Opened, tmp_path: Path) -> None:
    m = rent_caps()
    undercut = next(r for r in m.relations.values() if m.is_undercut(r))
    path = explore(m, tmp_path / "caps.html")
    page = opened(path, hash_=f"#claim-{undercut.premises[0]}")
    assert "UNDERCUTS" in panel(page).upper()
    aim = m.relations[undercut.target].target
    page = opened(path, hash_=f"#claim-{aim}")
    assert "A LINK TO IT IS UNDERCUT BY" in panel(page).upper()
