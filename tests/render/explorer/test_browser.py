"""The page in a real browser: what a reader does, and what they see then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from argmap.analysis.acceptability import assess
from argmap.formats.table import read
from argmap.model.argument_map import ArgumentMap
from argmap.render.dot import MOST_NODES
from argmap.render.explorer.page import explore
from tests.render.debates import rent_caps
from tests.render.explorer.test_page import DEBATE, hostile_map

Opened = Callable[..., Page]

SAFER = "communities-made-safer"
SUFFERS = "public-safety-suffers"
PHONE = (390, 844)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return explore(read(DEBATE), tmp_path_factory.mktemp("explorer") / "debate.html")


@pytest.fixture
def opened(chromium: Browser, shipped: Path) -> Iterator[Opened]:
    """Open a page, and see at the end that it asked for nothing and had no fault."""
    faults: list[str] = []
    contexts = []

    def go(
        path: Path = shipped,
        hash_: str = "",
        *,
        dark: bool = False,
        size: tuple[int, int] = (1400, 900),
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
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
    assert page.locator("#panel h2").inner_text() == "Southern Poverty Law Center"
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
    "hash_",
    ["#claim-nobody", "#claim-%E0%A4%A", "#issue-no", "#x", "#claim-constructor"],
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


def view_box(page: Page) -> list[float]:
    words = page.get_attribute(".frame:not([hidden]) .plate", "viewBox") or ""
    return [float(word) for word in words.split()]


def test_ids_that_scripts_have_a_meaning_for_are_ids(
    opened: Opened, tmp_path: Path
) -> None:
    m = ArgumentMap("Odd ids")
    odd = ("constructor", "toString", "__proto__", "valueOf")
    for key in odd:
        m.actor(f"Actor {key}", id=key)
        m.source(f"Source {key}", id=key, issued="2024")
        m.issue(f"Is it {key}?", id=key)
        m.claim(f"Claim {key}.", id=key, issue=key, thesis=True)
        m.assertion(key, actor=key, source=key, id=f"said-{key}")
    link = m.attack("constructor", by="toString", id="hasOwnProperty")
    m.undercut(link, by=["__proto__", "valueOf"], id="isPrototypeOf")
    path = explore(m, tmp_path / "odd.html")
    for key in odd:
        page = opened(path, hash_=f"#claim-{key}")
        assert f"Actor {key} asserts" in panel(page)
    assert "Undercuts".upper() in panel(page).upper()
    assert "Claim toString." in panel(page)


def test_a_map_without_a_picture_is_read_as_a_list(
    opened: Opened, tmp_path: Path
) -> None:
    m = ArgumentMap("Large")
    issue = m.issue("Too many?", id="many")
    for number in range(MOST_NODES + 1):
        m.claim(f"Claim {number}.", id=f"c{number}", issue=issue)
    page = opened(explore(m, tmp_path / "filed.html"))
    page.focus("#stage")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.is_visible("#view-claims")
    assert page.is_visible("text=Claim 0.")

    bare = ArgumentMap("Large")
    for number in range(MOST_NODES + 1):
        bare.claim(f"Claim {number}.", id=f"c{number}")
    page = opened(explore(bare, tmp_path / "bare.html"), hash_="#claim-c7")
    assert "Claim 7." in panel(page)
    assert not page.is_visible("#stage")
    assert not page.is_visible("#fit")
    page.goto(page.url.split("#")[0] + "#")
    assert "Choose a claim" in panel(page)


def test_back_leads_from_an_issue_to_the_overview_and_from_a_claim_to_the_start(
    opened: Opened,
) -> None:
    page = opened()
    page.focus("#stage")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.input_value("#picture").startswith("issue-")
    assert page.evaluate("document.activeElement.id") == "stage"
    page.go_back()
    expect(page.locator("#picture")).to_have_value("overview")
    whole = view_box(page)
    page.click("#nearer")
    page.evaluate(f"location.hash = '#claim-{SAFER}'")
    expect(page.locator("#panel h2")).to_have_text("Communities made safer")
    assert page.locator(".node.chosen").count()
    page.click("text=Back to the start")
    expect(page.locator("#panel h2")).to_have_text("Who says yes, and who no")
    assert page.locator(".chosen, .beside").count() == 0
    assert page.input_value("#picture") == "overview"
    assert view_box(page) == whole


def test_tab_passes_every_control_and_is_caught_by_none(opened: Opened) -> None:
    page = opened()
    passed: list[str] = []
    while not passed or passed[-1] != "BODY":
        page.keyboard.press("Tab")
        passed.append(
            page.evaluate(
                """() => {
                    const node = document.activeElement;
                    if (node === document.body) return "BODY";
                    const seen = getComputedStyle(node).outlineStyle === "solid";
                    return seen ? node.id : `${node.id} without an outline`;
                }"""
            )
        )
        assert len(passed) < 100
    controls = page.eval_on_selector_all(
        "input, select, button:not([tabindex='-1']):not([hidden]), #stage, #panel",
        "nodes => nodes.filter(n => n.checkVisibility()).map(n => n.id)",
    )
    assert [key for key in controls if key not in passed] == []
    assert not [one for one in passed if "without" in one]


def test_who_reads_on_from_the_panel_stays_in_it(opened: Opened) -> None:
    page = opened(hash_=f"#claim-{SAFER}")
    page.focus("#panel ul a[href^='#claim-']")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).not_to_have_text("Communities made safer")
    assert page.evaluate("document.activeElement.id") == "panel"


def test_the_panel_opens_with_who_says_yes_and_who_no(opened: Opened) -> None:
    page = opened()
    told = panel(page)
    assert "Is the programme needed?" in told
    assert "no: Southern Poverty Law Center" in told
    assert "2 objections without a reply" in told
    page.click("#panel a >> text=Is the programme needed?")
    assert page.input_value("#picture").startswith("issue-")


@pytest.mark.parametrize("size", [(1400, 900), PHONE], ids=["desk", "phone"])
def test_no_view_is_wider_than_the_screen(
    opened: Opened, size: tuple[int, int]
) -> None:
    page = opened(size=size)
    for name in ("map", "claims", "stances", "timeline", "sources"):
        page.click(f"#tab-{name}")
        wide, high = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        assert wide == size[0]
        assert size == PHONE or high == size[1]


def test_on_a_phone_the_filters_fold_and_the_panel_comes_up(opened: Opened) -> None:
    page = opened(size=PHONE)
    assert not page.is_visible("#issue")
    page.click("summary")
    page.select_option("#issue", "safety")
    assert count(page) < 20
    page.click("summary")
    page.evaluate(f"location.hash = '#claim-{SAFER}'")
    expect(page.locator("#panel h2")).to_be_in_viewport()
    card = page.locator(f".frame:not([hidden]) .node[data-claim='{SAFER}']").first
    expect(card).to_be_in_viewport(ratio=1)
    box, room = card.bounding_box(), page.locator("#panel").bounding_box()
    assert box is not None
    assert room is not None
    assert box["y"] + box["height"] <= room["y"]
    page.click("#tab-claims")
    page.click("#view-claims li:not([hidden]) a >> nth=0")
    expect(page.locator("#panel h2")).to_be_in_viewport()
    page.set_viewport_size({"width": 1400, "height": 900})
    expect(page.locator("#issue")).to_be_visible()


def test_the_wheel_keeps_what_is_under_the_pointer(opened: Opened) -> None:
    page = opened()
    card = page.locator(".node[data-issue='safety']")
    before = card.bounding_box()
    assert before is not None
    page.mouse.move(before["x"], before["y"])
    page.mouse.wheel(0, -300)
    page.wait_for_function(
        "document.querySelector('.frame:not([hidden]) .plate').viewBox.baseVal.x > 0"
    )
    after = card.bounding_box()
    assert after is not None
    assert after["width"] > before["width"] * 1.1
    assert abs(after["x"] - before["x"]) < 2
    assert abs(after["y"] - before["y"]) < 2


def test_two_fingers_spread_the_picture_and_choose_nothing(opened: Opened) -> None:
    page = opened()
    page.evaluate(
        """() => {
            const stage = document.getElementById("stage");
            const room = stage.getBoundingClientRect();
            const y = room.top + room.height / 2;
            const send = (type, id, x) => stage.dispatchEvent(new PointerEvent(type, {
                pointerId: id, clientX: x, clientY: y, bubbles: true,
            }));
            const middle = room.left + room.width / 2;
            send("pointerdown", 1, middle - 50);
            send("pointerdown", 2, middle + 50);
            window.before = document.querySelector(".frame:not([hidden]) .plate").getAttribute("viewBox");
            send("pointermove", 1, middle - 100);
            send("pointermove", 2, middle + 100);
            send("pointerup", 1, middle - 100);
            send("pointerup", 2, middle + 100);
            const card = document.querySelector(".frame:not([hidden]) .node[data-issue]");
            card.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        }"""
    )
    whole = [float(one) for one in page.evaluate("window.before").split()]
    now = view_box(page)
    assert now[2] == pytest.approx(whole[2] / 2)
    assert now[3] == pytest.approx(whole[3] / 2)
    assert page.evaluate("location.hash") == ""


def test_in_print_the_table_of_stances_is_whole(opened: Opened) -> None:
    page = opened()
    page.click("#tab-stances")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    table, region = (
        page.locator(one).bounding_box() for one in ("#view-stances table", ".scroll")
    )
    assert table is not None
    assert region is not None
    assert table["x"] + table["width"] <= 720
    assert region["height"] >= table["height"] > 1000
    assert not page.is_visible("#theme")
