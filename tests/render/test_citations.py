from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.errors import ArgmapError, FileError, FormatError
from argmap.formats.table import loads
from argmap.model.argument_map import ArgumentMap
from argmap.render.citations import styled
from argmap.render.prose.sentences import Run
from argmap.render.summary import summarize, summary_html
from tests.render.debates import rent_caps

NAME = "harvard-cite-them-right"
LAYOUT = """
<text variable="citation-number" prefix="[" suffix="] "/>
<names variable="author" suffix=". "><name name-as-sort-order="all"/></names>
<text variable="title" font-style="italic" suffix=". "/>
<text variable="container-title" font-weight="bold" suffix=" "/>
<text variable="volume" vertical-align="sup"/>
<date variable="issued" prefix="(" suffix=")."><date-part name="year"/></date>
"""


def style(
    layout: str = LAYOUT, *, head: str = "", attributes: str = "", before: str = ""
) -> bytes:
    """Return a style with this layout of its bibliography."""
    return f"""<?xml version="1.0" encoding="utf-8"?>{before}
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"{attributes}>
<info><title>Plain</title><id>plain</id><updated>2024-01-01T00:00:00+00:00</updated></info>
{head}
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout>{layout}</layout></bibliography>
</style>""".encode()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.csl"
    path.write_bytes(style())
    return path


@pytest.fixture
def debate() -> ArgumentMap:
    return loads(
        '[{"id": "doe", "type": "article-journal", "title": "Rents <b> & *caps*", '
        '"author": [{"family": "Doe", "given": "Jane"}], "container-title": "Cities", '
        '"volume": 3, "issued": {"date-parts": [[2020]]}}]',
        format="csl-json",
    )


@pytest.mark.filterwarnings("ignore::argmap.errors.LossWarning")
def test_an_entry_is_set_by_the_style(debate: ArgumentMap, plain: Path) -> None:
    (reference,) = styled(debate, style=plain)
    assert reference.entry == (
        Run("Doe, Jane. "),
        Run("Rents & *caps*", "i"),
        Run(". "),
        Run("Cities", "b"),
        Run(" "),
        Run("3", "sup"),
        Run("(2020)."),
    )


def test_markdown_keeps_italics_and_escapes_the_rest(
    debate: ArgumentMap, plain: Path
) -> None:
    assert summarize(debate, style=plain).endswith(
        "## References\n\n"
        "[1] Doe, Jane. *Rents &amp; \\*caps\\**. **Cities** 3(2020).\n"
    )


def test_the_page_has_the_same_in_html(debate: ArgumentMap, plain: Path) -> None:
    assert (
        '<li id="ref-1" dir="auto">Doe, Jane. <i>Rents &amp; *caps*</i>. '
        "<b>Cities</b> <sup>3</sup>(2020).</li>"
    ) in summary_html(debate, style=plain)


def test_a_publisher_stands_for_missing_authors() -> None:
    text = summarize(rent_caps(), style=NAME)
    assert "[3] Tenants' Union (2024) “Why caps work”." in text


def test_numbers_and_order_are_those_of_the_summary() -> None:
    m = rent_caps()
    found = styled(m, style=NAME)
    assert [(one.number, one.source) for one in found] == [
        (1, "study"),
        (2, "story"),
        (3, "page"),
    ]
    text = summarize(m, style=NAME)
    assert (
        "[1] J. Lee (2023) *Rents and supply*. Fairhaven College. Available at: "
        "<https://example.org/lee>. Primary source."
    ) in text
    before = text.partition("## References")[0]
    assert before == summarize(m).partition("## References")[0]


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\ue000x\ue00f", "a&lt;b"]
)
def test_text_of_a_map_is_never_markup(text: str, plain: Path) -> None:
    m = ArgumentMap("Quays")
    m.source(text, id="a", type="book", authors=[text], container=text)
    page = summary_html(m, style=plain)
    assert "<script" not in page
    assert page.count("<i>") == 1
    (reference,) = styled(m, style=plain)
    shown = "".join(run.text for run in reference.entry)
    assert (
        shown.count(text.replace("\ue000", "\ufffd").replace("\ue00f", "\ufffd")) == 3
    )


@pytest.mark.parametrize(
    "issued",
    [
        "2020",
        "2020-05",
        "2020-05-04T10:00:00",
        "2020/2021",
        "2020/..",
        "../2020",
        "2020-05/2020-06-03",
    ],
)
def test_every_date_stands_in_the_entry(issued: str) -> None:
    m = ArgumentMap("Quays")
    for kind in ("book", "webpage", "article-newspaper", "report", None):
        m.source(f"T {kind}", type=kind, issued=issued, authors=["J. Lee"])
    for one in styled(m, style=NAME):
        assert "2020" in "".join(run.text for run in one.entry)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
MACROS = '<macro name="m0"><text variable="title"/></macro>' + "".join(
    f'<macro name="m{n}"><text macro="m{n - 1}"/><text macro="m{n - 1}"/></macro>'
    for n in range(1, 40)
)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"@misc{a}", ":1: is not XML: Start tag expected, '<' not found"),
        (b"", ":1: is not XML: "),
        (b"<html/>", ": is not a style: its root is not <style> of CSL"),
        (style(before=BOMB), ": has a document type, which no style needs"),
        (
            style(before='<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'),
            ": has a document type, which no style needs",
        ),
        (style('<text macro="m39"/>', head=MACROS), ": its macros grow without end"),
        (
            style(head='<macro name="a"><text macro="a"/></macro>'),
            ": its macros call each other in a circle",
        ),
        (style('<text macro="a"/>'), ": has no macro 'a', which it calls"),
        (
            style(attributes=' default-locale="xx-YY"'),
            ": citeproc-py has no words for its locale 'xx-YY'",
        ),
        (
            style().replace(b"bibliography>", b"notes>"),
            ": has no bibliography, so it cannot write references",
        ),
        (
            style()
            .replace(b"bibliography>", b"notes>")
            .replace(
                b"<id>", b'<link rel="independent-parent" href="http://x.org/apa"/><id>'
            ),
            ": only points to another style; use http://x.org/apa",
        ),
    ],
)
def test_a_style_that_cannot_be_used_is_one_line(
    tmp_path: Path, data: bytes, fault: str, debate: ArgumentMap
) -> None:
    path = tmp_path / "bad.csl"
    path.write_bytes(data)
    with pytest.raises(FormatError) as caught:
        summarize(debate, style=path)
    assert str(caught.value).startswith(f"{path}{fault}")
    assert "\n" not in str(caught.value)


def test_a_style_that_is_nowhere_is_named(tmp_path: Path, debate: ArgumentMap) -> None:
    with pytest.raises(FileError, match="no such file"):
        summarize(debate, style=tmp_path / "apa.csl")
    with pytest.raises(FileError) as caught:
        summarize(debate, style="harvard-cite-them-rigth")
    assert str(caught.value) == (
        "no style is called 'harvard-cite-them-rigth'; the nearest is "
        "'harvard-cite-them-right'; or name a .csl file"
    )


def test_without_the_library_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, debate: ArgumentMap
) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(ArgmapError) as caught:
        summarize(debate, style=NAME)
    assert str(caught.value) == (
        "references in a style need citeproc-py; run: pip install 'argmap[citations]'"
    )
    assert "## References" in summarize(debate)


def test_an_entry_of_which_a_style_says_nothing_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "pages.csl"
    path.write_bytes(style('<text variable="page"/>'))
    m = rent_caps()
    assert summarize(m, style=path) == summarize(m)


def test_the_bytes_are_the_same_on_each_run() -> None:
    code = (
        "import hashlib;"
        "from tests.render.debates import rent_caps;"
        "from argmap.render.summary import summarize;"
        f"text = summarize(rent_caps(), style={NAME!r});"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src:."},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
