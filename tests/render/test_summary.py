from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from argmap.errors import QueryError
from argmap.model.argument_map import ArgumentMap
from argmap.render.outline import outline_of
from argmap.render.prose.markdown import escaped
from argmap.render.summary import summarize, summary_html
from tests.render.debates import HOSTILE, debates, rent_caps

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "nav"),
    *("section", "div", "span", "p", "h1", "h2", "h3", "h4", "h5", "h6", "b", "cite"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "br"),
    *("strong", "em"),
}


class Golden(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT


class Markdown(Golden):
    file_extension = "md"


class Page(Golden):
    file_extension = "html"


class Reader(HTMLParser):
    """Collects tags, addresses and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src"):
                self.addresses.append(value or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def hostile_map() -> ArgumentMap:
    """Hostile text wherever a map takes text."""
    bad = iter(HOSTILE * 4)
    m = ArgumentMap(HOSTILE[0], HOSTILE[3])
    actors = [
        m.actor(next(bad), id=f"a{i}", interest=next(bad), kind="news")
        for i in range(4)
    ]
    sources = [
        m.source(
            next(bad),
            id=f"s{i}",
            publisher=next(bad),
            container=next(bad),
            url=url,
        )
        for i, url in enumerate(
            (
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                'https://example.org/"onmouseover="alert(1)',
                "https://example.org/a_b*c(d)?e=f&g=<b>",
            )
        )
    ]
    issue = m.issue(next(bad), id="issue")
    claims = [
        m.claim(text, id=f"c{i}", issue=issue, thesis=not i)
        for i, text in enumerate(HOSTILE)
    ]
    for i, claim in enumerate(claims[1:]):
        m.contradict(claims[0], claim) if i % 2 else m.attack(claims[0], by=claim)
    m.supersede("c3", by="c4", note=HOSTILE[1])
    for i, claim in enumerate(claims):
        passage = {"source": sources[i % 4], "locator": HOSTILE[2]}
        m.assertion(claim, actor=actors[i % 4], passage=passage, via=actors[i % 3 - 1])
    return m


def rendered(markdown: str) -> str:
    return str(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    )


def test_the_summary_of_the_rent_debate(snapshot: SnapshotAssertion) -> None:
    assert summarize(rent_caps()) == snapshot(extension_class=Markdown)


def test_the_page_of_the_rent_debate(snapshot: SnapshotAssertion) -> None:
    assert summary_html(rent_caps()) == snapshot(extension_class=Page)


@pytest.mark.parametrize(
    "page",
    [summary_html(hostile_map()), rendered(summarize(hostile_map()))],
    ids=["html", "markdown"],
)
def test_hostile_text_is_inert(page: str) -> None:
    reader = Reader(page)
    assert reader.tags <= TAGS
    assert not any(name.startswith("on") for name in reader.attributes)
    assert {a for a in reader.addresses if not a.startswith("#ref-")} <= {
        *(f"#s{n}" for n in range(10)),
        "#references",
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_as_it_stands(text: str) -> None:
    m = ArgumentMap(text)
    m.claim(text)
    shown = " ".join(
        text.translate(
            dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
        ).split()
    )
    assert shown in Reader(summary_html(m)).text
    assert shown in Reader(rendered(summarize(m))).text


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]))
)
def test_escaped_text_reads_as_it_stands(text: str) -> None:
    word = f"x{text}x"
    assert (
        html.unescape(rendered(escaped(word)))
        == f"<p>{' '.join(word.split(' ')) if '  ' not in word else escaped_blanks(word)}</p>\n"
    )


def escaped_blanks(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


@pytest.mark.parametrize(
    "start", ["-", "+", "=", "1.", "1)", "#", ">", "*", "~~~", "|", ":"]
)
def test_text_that_begins_like_a_block_is_none(start: str) -> None:
    assert html.unescape(rendered(escaped(f"{start} x"))) == f"<p>{start} x</p>\n"


def test_the_page_loads_nothing_and_has_no_script() -> None:
    page = summary_html(rent_caps())
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert f'content="{policy}"' in page
    assert "<script" not in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    reader = Reader(page)
    assert "https://example.org/lee" in reader.addresses
    assert {"link", "img", "iframe"}.isdisjoint(reader.tags)


@settings(max_examples=25, deadline=None)
@given(debates())
def test_both_outputs_hold_every_sentence(m: ArgumentMap) -> None:
    markdown, page = summarize(m), Reader(summary_html(m)).text
    for sentence in outline_of(m).sentences():
        assert escaped(sentence.text) in markdown
        assert sentence.text in page


@settings(max_examples=25, deadline=None)
@given(debates())
def test_every_link_of_the_page_has_its_target(m: ArgumentMap) -> None:
    page = summary_html(m)
    for address in Reader(page).addresses:
        assert f'id="{address[1:]}"' in page


class Balance(HTMLParser):
    """Checks that what is opened is closed, and the order of headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("detail", ["short", "all"])
@pytest.mark.parametrize("make", [rent_caps, hostile_map])
def test_the_page_is_well_formed(make: Callable[[], ArgumentMap], detail: str) -> None:
    page = summary_html(make(), detail=detail)
    found = Balance(page)
    assert found.open == []
    assert len(found.ids) == len({*found.ids})
    assert found.headings[0] == 1
    steps = zip(found.headings, found.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    parsed = document_fromstring(page)
    for table in parsed.iter("table"):
        assert len({len(row) for row in table.iter("tr")}) == 1


@pytest.mark.parametrize("detail", ["short", "all"])
@pytest.mark.parametrize("make", [rent_caps, hostile_map])
def test_every_row_of_a_table_has_the_cells_of_its_heading(
    make: Callable[[], ArgumentMap], detail: str
) -> None:
    width = 0
    for line in [*summarize(make(), detail=detail).splitlines(), ""]:
        if not line.startswith("|"):
            width = 0
            continue
        bars = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))
        assert bars == (width or bars)
        width = bars


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import hashlib;"
        "from tests.render.debates import rent_caps;"
        "from argmap.render.summary import *;"
        "m = rent_caps();"
        "choice = dict(detail='all', kinds=['advocacy', 'person'], since='2023');"
        "text = ''.join(f(m) + f(m, **choice) for f in "
        "(summarize, summary_html, summary_json));"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_claim_of_a_megabyte_is_shortened() -> None:
    m = ArgumentMap("Quays")
    m.claim("x" * 1_000_000)
    assert len(summarize(m)) < 4_000
    assert len(summary_html(m)) < 14_000


def test_only_one_basis_may_count() -> None:
    m = rent_caps()
    assert summarize(m, basis="explicit") != summarize(m)
    with pytest.raises(QueryError, match="'explict' is not a basis"):
        summarize(m, basis="explict")
