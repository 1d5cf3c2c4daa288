from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.errors import ArgmapError, DrawingError, FileError, UnknownFormatError
from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.viewing import View
from argmap.render.dot import MOST_NODES
from argmap.render.picture import draw, to_svg
from tests.render.buses import buses
from tests.render.debates import HOSTILE

ALL = ".svg, .png, .pdf and .dot"
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
MORE_HOSTILE = (
    *HOSTILE,
    '"]; x [label="y',
    "<B>x</B>",
    "<",
    "ends with \\",
    r"\N \G \E \T",
    "</svg><script>alert(1)</script>",
    "שלום עולם",
    "👩‍👩‍👧 and 国土安全部",
    "]]>",
    "x" * 300,
)


def _groups(svg: str) -> dict[str, ET.Element]:
    root = ET.fromstring(svg)  # noqa: S314 - our own
    return {group.get("id", ""): group for group in root.iter(f"{SVG}g")}


def _tooltip(group: ET.Element) -> str:
    return next(
        title for a in group.iter(f"{SVG}a") if (title := a.get(f"{XLINK}title"))
    )


def _text(group: ET.Element) -> str:
    return " ".join(part.text or "" for part in group.iter(f"{SVG}text"))


def test_every_claim_has_an_id_a_class_and_a_tooltip() -> None:
    m = buses()
    groups = _groups(to_svg(m))
    for claim in m:
        group = groups[f"claim-{claim.id}"]
        assert "claim" in (group.get("class") or "").split()
        assert claim.text in _tooltip(group)
    old = groups["claim-cost-48"]
    assert (old.get("class") or "").split() == [
        *("node", "claim", "unchallenged", "evidence"),
    ]
    assert "[2] Free fares: the plan, 2025-03-01" in _tooltip(old)
    assert "Superseded by" in _tooltip(old)


def test_every_link_has_an_id_a_class_and_a_tooltip() -> None:
    m = buses()
    groups = _groups(to_svg(m))
    for link in m.relations.values():
        group = groups[f"link-{link.id}"]
        assert str(link.basis) in (group.get("class") or "").split()
        assert "Link" in _tooltip(group)


def test_a_denial_passed_on_by_a_newspaper_is_not_the_newspapers() -> None:
    group = _groups(to_svg(buses()))["claim-affordable"]
    assert "TL ✗" in _text(group)
    assert "NP" not in _text(group)
    assert "✗ Taxpayers' League denies" in _tooltip(group)
    assert "via Northport Post" in _tooltip(group)


@pytest.mark.parametrize("text", MORE_HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    m = ArgumentMap(text, text)
    issue = m.issue(text, id="i")
    source = m.source(text, url=f"https://example.org/{text}")
    claim = m.claim(text, id="c", title=text, issue=issue, thesis=True)
    other = m.claim(text, id="d", issue=issue)
    m.assertion(claim, actor=m.actor(text, id="a"), source=source, at=(0, 9))
    m.undercut(m.support(claim, by=other, note=text), by=m.claim(text, id="e"))
    svg = to_svg(m)
    groups = _groups(svg)
    cards = [key for key in groups if key.startswith("claim-")]
    assert sorted(cards) == ["claim-c", "claim-d", "claim-e"]
    plain = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)
    for key in ("claim-d", "issue-i", "link-d-supports-c", "point-d-supports-c"):
        assert plain in _tooltip(groups[key])
    if len(text) < 200:
        assert "".join(plain.split()) in "".join(_text(groups["claim-d"]).split())
    names = {element.tag for element in ET.fromstring(svg).iter()}  # noqa: S314
    assert not names & {f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject"}


@pytest.mark.parametrize(
    "view", [View(), View(issue="i"), View(focus="d"), View(overview=True)]
)
def test_texts_of_a_megabyte_are_shortened(view: View) -> None:
    text = "word " * 200_000 + "end"
    m = ArgumentMap(text, text)
    for key in "ij":
        m.issue(text, id=key)
    m.claim(text, id="c", title=text, issue="i", thesis=True)
    m.claim(text, id="d", issue="j", thesis=True)
    m.assertion("c", actor=m.actor(text, id="a"), source=m.source(text), note=text)
    m.support("c", by="d", note=text)
    svg = to_svg(m, view=view)
    assert len(svg) < 120_000
    assert "…" in svg


def test_the_svg_is_the_same_each_time() -> None:
    assert to_svg(buses()) == to_svg(buses())


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(
    "view",
    [
        View(issue="fair"),
        View(focus="trial", radius=3, fold_evidence=True),
        View(overview=True, actors=["tl"]),
        View(actors=["tl"], fold_evidence=True),
        View(basis="explicit", as_of="2025-03-31"),
    ],
)
def test_views_are_drawn(theme: str, view: View) -> None:
    assert to_svg(buses(), view=view, theme=theme).startswith("<?xml")


@pytest.mark.parametrize(
    ("name", "start"),
    [("m.svg", b"<?xml"), ("m.png", b"\x89PNG"), ("m.PDF", b"%PDF"), ("m.dot", b"dig")],
)
def test_the_suffix_says_what_is_written(
    tmp_path: Path, name: str, start: bytes
) -> None:
    place = draw(buses(), tmp_path / name, view=View(issue="fair"))
    assert place == tmp_path / name
    assert place.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [place]


def test_a_format_overrules_the_suffix(tmp_path: Path) -> None:
    place = draw(ArgumentMap(), str(tmp_path / "m.txt"), format="dot")
    assert place.read_text().startswith("digraph")


def test_an_empty_map_is_drawn_and_says_so(tmp_path: Path) -> None:
    place = draw(ArgumentMap("Empty"), tmp_path / "m.svg")
    assert "This map holds no claims." in place.read_text()


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("m.pnh", {}, "{}/m.pnh: cannot draw '.pnh'; did you mean 'png'?"),
        (
            "m.xyz",
            {},
            "{}/m.xyz: cannot draw '.xyz'; there are " + ALL,
        ),
        (
            "map",
            {},
            f"{{}}/map: the name does not say what to draw; give it a suffix: {ALL}",
        ),
        (
            "m.svg",
            {"format": "swg"},
            "no picture format is called 'swg'; did you mean 'svg'?",
        ),
        ("none/m.dot", {}, "{}/none/m.dot: there is no folder '{}/none'"),
        ("folder.dot", {}, "{}/folder.dot: is a folder; name a file"),
    ],
)
def test_a_wrong_path_is_refused_in_one_line(
    tmp_path: Path, name: str, options: dict[str, str], message: str
) -> None:
    (tmp_path / "folder.dot").mkdir()
    expected = FileError if name.endswith(".dot") else UnknownFormatError
    with pytest.raises(expected) as error:
        draw(buses(), tmp_path / name, format=options.get("format"))
    assert isinstance(error.value, ArgmapError)
    assert str(error.value) == message.replace("{}", str(tmp_path))
    assert [place.name for place in tmp_path.iterdir()] == ["folder.dot"]


@pytest.mark.parametrize(
    ("view", "title", "caption"),
    [
        (
            View(),
            "Should the city make bus travel free? · Fare-free buses",
            (
                "27 claims and 25 links. 17 unrebutted, 3 defended, 1 contested, 6 rebutted. "
                "Links lead from right to left, from a reason to what it bears on."
            ),
        ),
        (
            View(issue="free"),
            "Should bus travel be free from 2027? · Fare-free buses",
            (
                "1 claim and 4 links. 1 rebutted. Links lead from right to left, from a "
                "reason to what it bears on."
            ),
        ),
        (
            View(focus="more", radius=0),
            "Free fares bring 30 % more bus trips in two years. · Fare-free buses",
            (
                "1 claim and 0 links. 1 rebutted. Links lead from right to left, from a "
                "reason to what it bears on."
            ),
        ),
        (
            View(overview=True),
            "Should the city make bus travel free? · Fare-free buses",
            (
                "5 boxes of 27 claims, with 5 lines between them. 17 unrebutted, 3 defended, "
                "1 contested, 6 rebutted. Each line adds up the links from claims of one "
                "issue to another's."
            ),
        ),
    ],
)
def test_an_svg_tells_what_it_is_and_what_it_shows(
    view: View, title: str, caption: str
) -> None:
    root = ET.fromstring(to_svg(buses(), view=view))  # noqa: S314 - our own
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == title
    assert root[1].tag == f"{SVG}desc"
    assert root[1].text == caption


def test_cards_lines_and_boxes_are_named_by_what_they_say() -> None:
    names = {
        key: group[0].text
        for key, group in _groups(to_svg(buses())).items()
        if group.get("class")
    }
    assert names["claim-more"] == "1: More riders"
    assert names["link-often-attacks-more"] == (
        "5 “Frequency matters” attacks 1 “More riders”"
    )
    assert names["issue-riders"] == "Do free fares bring more riders?"
    assert not [
        name for name in names.values() if re.fullmatch(r"[a-z]\d+.*", name or "")
    ]


def test_what_is_only_counted_stands_to_the_right_of_its_claim() -> None:
    groups = _groups(to_svg(buses(), view=View(focus="more", radius=0)))
    left, right = (
        float(next(groups[key].iter(f"{SVG}text")).get("x", ""))
        for key in ("claim-more", "rest-more")
    )
    assert left + 100 < right
    rest = groups["rest-more"]
    assert _text(rest) == "… 4 more  ( +2   −2 )"
    assert "supports: 2 “Northport trial”" in _tooltip(rest)


def test_a_picture_of_too_many_claims_leaves_no_file(tmp_path: Path) -> None:
    m = ArgumentMap()
    for number in range(MOST_NODES + 1):
        m.claim("Claim.", id=f"c{number}")
    with pytest.raises(DrawingError):
        draw(m, tmp_path / "m.svg")
    assert list(tmp_path.iterdir()) == []
