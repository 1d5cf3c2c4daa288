"""No text leaves its card, as a browser draws it."""

from __future__ import annotations

from pathlib import Path

from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.viewing import View
from argmap.render.pages import draw_pages
from argmap.render.picture import to_svg
from argmap.render.style import THEMES
from tests.render.browser import needs_browser, overflows
from tests.render.buses import buses
from tests.render.debates import HOSTILE

pytestmark = needs_browser

TEXTS = {
    "hebrew": "האם התחבורה הציבורית צריכה להיות חינם מ-2027, או שהעיר אינה יכולה לממן זאת?",
    "arabic": "هل ينبغي أن تكون الحافلات مجانية اعتبارًا من عام 2027 أم أن المدينة لا تستطيع؟",
    "chinese": "公共汽车从二〇二七年起应当免费吗?城市能否从预算中支付这笔费用并且不提高税收呢?",
    "japanese": "二〇二七年からバスを無料にすべきか、それとも市の予算では賄えないのか?",
    "thai": "รถโดยสารประจำทางควรให้บริการฟรีตั้งแต่ปี พ.ศ. 2570 หรือไม่",
    "german": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwürfe",
    "wide": "W" * 90,
    "emoji": "👩‍👩‍👧 🚍 🚏 buses 🚌 and more 🇪🇺 for all, for 👍🏽 or 👎",
    "accents": "Zã̃lg̃o a̐b̐c̐ Ťėx̌t̂ v́íẽt̄ ńà̀m",
}


def _texts(text: str) -> ArgumentMap:
    """A debate of one text in every place that shows text."""
    m = ArgumentMap(text, text)
    source = m.source(text, id="s", issued="2025")
    issue = m.issue(text, id="i")
    other = m.issue(text, id="j")
    claim = m.claim(text, id="c", title=text, issue=issue, thesis=True, tags=("t",))
    ground = m.claim(
        text,
        id="d",
        issue=other,
        thesis=True,
        evidence="statistic",
        quantity={"value": 1_234_567, "unit": text[:30]},
    )
    for number in range(12):
        actor = m.actor(f"{text} {number}", id=f"a{number}")
        m.assertion(claim, actor=actor, source=source, at=(0, 9))
        m.deny(ground, actor=actor, source=source)
    m.support(claim, by=ground)
    m.supersede(ground, by=m.claim(text, id="e", issue=other))
    return m


VIEWS = {
    "whole": View(colours={"t": "#123456"}),
    "issue": View(issue="i"),
    "focus": View(focus="c", radius=0),
    "overview": View(overview=True),
}


def test_text_in_any_script_stays_in_its_card(tmp_path: Path) -> None:
    svgs = {
        f"{script} {name}": to_svg(_texts(text), view=view)
        for script, text in TEXTS.items()
        for name, view in VIEWS.items()
    }
    measured, beyond = overflows(svgs, tmp_path)
    assert measured > 20 * len(svgs)
    assert beyond == []


def test_no_text_of_a_debate_leaves_its_card_in_any_theme(tmp_path: Path) -> None:
    views = {**VIEWS, "issue": View(issue="cost"), "focus": View(focus="more")}
    views["whole"] = View()
    svgs = {
        f"{theme} {name}": to_svg(buses(), view=view, theme=theme)
        for theme in THEMES
        for name, view in views.items()
    }
    measured, beyond = overflows(svgs, tmp_path)
    assert measured > 20 * len(svgs)
    assert beyond == []


def test_hostile_text_stays_in_its_card(tmp_path: Path) -> None:
    m = ArgumentMap()
    for number, text in enumerate(HOSTILE):
        m.claim(text, id=f"c{number}", title=text)
    measured, beyond = overflows({"hostile": to_svg(m)}, tmp_path)
    assert measured > len(HOSTILE)
    assert beyond == []


def test_a_text_that_does_leave_its_card_is_found(tmp_path: Path) -> None:
    svg = to_svg(buses(), view=View(issue="free")).replace(
        ">Free buses<", ">Free buses and whatever else does not fit here any more<"
    )
    _, beyond = overflows({"spoilt": svg}, tmp_path)
    assert len(beyond) == 1
    assert beyond[0].startswith("spoilt: claim-free-buses: 'Free buses and")


def test_the_index_of_pages_leaves_the_texts_of_its_picture_as_they_are(
    tmp_path: Path,
) -> None:
    index, *_ = draw_pages(buses(), tmp_path / "pages")
    page = index.read_text(encoding="utf-8")
    style = page[page.index("<style>") + 7 : page.index("</style>")]
    picture = page[page.index("<svg") : page.index("</svg>") + 6]
    measured, beyond = overflows({"index": picture}, tmp_path, style=style)
    assert measured > 40
    assert beyond == []
