from __future__ import annotations

import html
import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.errors import DrawingError, FileError, QueryError
from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.viewing import View
from argmap.render.dot import MOST_NODES
from argmap.render.pages import draw_pages, issue_files
from tests.render.buses import buses
from tests.render.debates import HOSTILE

XLINK = "{http://www.w3.org/1999/xlink}"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _links(svg: str) -> set[str]:
    root = ET.fromstring(svg)  # noqa: S314 - our own
    return {link for a in root.iter() if (link := a.get(f"{XLINK}href"))}


def test_pages_are_an_index_an_overview_and_one_picture_to_an_issue(
    tmp_path: Path,
) -> None:
    told: list[str] = []
    m = buses()
    m.issue("Nothing yet?", id="empty")
    written = draw_pages(m, tmp_path / "new", progress=told.append)
    assert [path.name for path in written] == told
    assert told == [
        "index.html",
        "overview.svg",
        "issue-free.svg",
        "issue-riders.svg",
        "issue-cost.svg",
        "issue-fair.svg",
    ]
    assert {*told, ".argmap-pages"} == set(contents(tmp_path / "new"))


def test_pages_are_the_same_each_time_and_replace_their_own(tmp_path: Path) -> None:
    draw_pages(buses(), tmp_path)
    first = contents(tmp_path)
    (tmp_path / "overview.svg").write_text("old", encoding="utf-8")
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    draw_pages(buses(), tmp_path)
    assert contents(tmp_path) == {**first, "mine.txt": b"mine"}


def test_boxes_and_claims_of_other_issues_lead_to_their_pages(tmp_path: Path) -> None:
    draw_pages(buses(), tmp_path)
    overview = (tmp_path / "overview.svg").read_text(encoding="utf-8")
    links = _links(overview)
    assert {link for link in links if link.endswith(".svg")} == {
        *("issue-free.svg", "issue-riders.svg", "issue-cost.svg", "issue-fair.svg")
    }
    page = (tmp_path / "issue-fair.svg").read_text(encoding="utf-8")
    assert "issue-riders.svg#claim-walking" in _links(page)
    for link in (*links, *_links(page)):
        if ".svg" in link:
            assert (tmp_path / link.partition("#")[0]).exists()


def test_evidence_is_folded_on_the_pages(tmp_path: Path) -> None:
    draw_pages(buses(), tmp_path)
    page = (tmp_path / "issue-riders.svg").read_text(encoding="utf-8")
    assert "▤ +1 folded" in page


def test_the_index_holds_the_overview_and_lists_the_issues(tmp_path: Path) -> None:
    draw_pages(buses(), tmp_path, theme="dark")
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert page.count("<svg ") == 1
    assert "<?xml" not in page
    assert '<a href="issue-cost.svg">Can the city pay for it?</a>' in page
    assert "<p>Yes: The city can pay for it from its budget.</p>" in page
    assert (
        "10 claims: ○ 6 unrebutted, ◐ 1 defended, ⚡ 1 contested, ● 2 rebutted" in page
    )
    assert "background: #15181C" in page
    # A claim that is on no page is not passed over in silence.
    assert "Claims filed under no issue" in re.sub(r"<svg.*</svg>", "", page, flags=16)


def test_the_rule_the_date_and_the_actors_reach_every_picture(tmp_path: Path) -> None:
    view = View(basis="explicit", as_of="2025-03-31", actors=["tl"])
    draw_pages(buses(), tmp_path, view=view)
    for path in tmp_path.glob("*.svg"):
        words = re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8"))
        assert "as of 2025-03-31" in " ".join(html.unescape(words).split())
    page = (tmp_path / "issue-riders.svg").read_text(encoding="utf-8")
    assert "dimmed" in page


def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "issue-cost.svg").write_text("mine", encoding="utf-8")
    with pytest.raises(FileError) as caught:
        draw_pages(buses(), tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / 'issue-cost.svg'}: is there already and no earlier set of pages "
        "wrote it; move it away, or choose another folder"
    )
    assert contents(tmp_path) == {"issue-cost.svg": b"mine"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(FileError) as caught:
        draw_pages(buses(), tmp_path / "file")
    assert str(caught.value) == (
        f"{tmp_path / 'file'}: is a file; a set of pages needs a folder"
    )


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (View(issue="fair"), "pages show every issue; leave out the issue"),
        (View(focus="more"), "pages show every issue; leave out the focus"),
    ],
)
def test_pages_of_a_part_are_refused(tmp_path: Path, view: View, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        draw_pages(buses(), tmp_path / "new", view=view)
    assert str(caught.value) == message
    assert not (tmp_path / "new").exists()


def test_an_issue_that_is_too_large_is_named_and_nothing_written(
    tmp_path: Path,
) -> None:
    m = ArgumentMap()
    m.issue("Which?", id="i")
    for number in range(MOST_NODES + 1):
        m.claim("Claim.", id=f"c{number}", issue="i")
    with pytest.raises(DrawingError) as caught:
        draw_pages(m, tmp_path / "new")
    assert str(caught.value) == (
        "issue-i.svg: the picture would hold 1,501 nodes, more than 1,500; draw an "
        "overview, one issue, or a focus with a small radius, or insist with force"
    )
    assert not (tmp_path / "new").exists()


def test_an_empty_map_has_an_overview_that_says_so(tmp_path: Path) -> None:
    written = draw_pages(ArgumentMap("Empty"), tmp_path)
    assert [path.name for path in written] == ["index.html", "overview.svg"]
    assert "This map holds no claims." in written[0].read_text(encoding="utf-8")


def test_hostile_text_is_only_text_on_the_index(tmp_path: Path) -> None:
    m = ArgumentMap(HOSTILE[0], HOSTILE[1])
    for number, text in enumerate(HOSTILE):
        issue = m.issue(text, id=f"i{number}")
        m.claim(text, issue=issue, thesis=True)
    draw_pages(m, tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    outside = re.sub(r"<svg.*</svg>", "", page, flags=re.DOTALL)
    assert "<script" not in page
    assert "<img" not in outside
    assert 'href="javascript' not in page


def test_no_two_issues_have_one_file() -> None:
    assert issue_files(["a:b", "a.b", "A-b", "..", "straße", "x" * 200]) == {
        "a:b": "issue-a-b.svg",
        "a.b": "issue-a-b-2.svg",
        "A-b": "issue-A-b-3.svg",
        "..": "issue---.svg",
        "straße": "issue-straße.svg",
        "x" * 200: f"issue-{'x' * 80}.svg",
    }


def test_file_names_beyond_ascii_are_linked_to(tmp_path: Path) -> None:
    m = ArgumentMap()
    m.issue("Welche Straße?", id="straße")
    m.claim("Diese.", issue="straße")
    draw_pages(m, tmp_path)
    overview = (tmp_path / "overview.svg").read_text(encoding="utf-8")
    assert "issue-stra%C3%9Fe.svg" in _links(overview)
    assert 'href="issue-stra%C3%9Fe.svg"' in (tmp_path / "index.html").read_text(
        encoding="utf-8"
    )


def test_without_an_engine_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DrawingError, match="no drawing engine"):
        draw_pages(buses(), tmp_path / "new")
    assert not (tmp_path / "new").exists()
