from __future__ import annotations

import codecs
import logging
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import TextError
from argmap.texts import webpages as module
from argmap.texts.webpages import page_text
from tests.texts.documents import page_of, read_or_refused

PARAGRAPHS = (
    (
        "Starts fell by 12 % in the two years after the caps came, the city says, and the "
        "stock of rented homes held steady over the same time."
    ),
    "No.",
    (
        "Others, a tenants’ union among them, put the fall down to dear credit: interest "
        "rates rose by four points – more than in any two years since the war."
    ),
)
TEXT = "\n".join(("Rents and supply", *PARAGRAPHS))


def test_the_text_of_a_page_is_its_main_text() -> None:
    assert page_text(page_of(*PARAGRAPHS).encode()) == TEXT


def test_the_same_page_gives_the_same_text_each_time() -> None:
    page = page_of(*PARAGRAPHS, *PARAGRAPHS).encode()
    assert len({page_text(page) for _ in range(3)}) == 1
    assert page_text(page).count("No.") == 2


SMALL = {
    "in an article": (
        "<article><h1>Mayor says fees fell</h1><figure><img src=a.png><figcaption>The "
        "harbour. Photo: B. Roe</figcaption></figure><p>The mayor <b>said</b> on Monday "
        "that fees fell in the whole of the town.</p></article>"
    ),
    "without one": (
        "<h1>Mayor says\nfees fell</h1><div>The harbour. <i>Photo:</i> B. Roe</div><p>The "
        "mayor <b>said</b> on Monday that fees fell in the whole of the town."
    ),
    "beside a script": (
        "<ul><li>Mayor says fees fell<li>The harbour. Photo: B. Roe</ul><style>a{}</style>"
        "<script>run()</script><section>The mayor <b>said</b> on <a href=b>Monday</a> "
        "that fees fell in the whole of the town.</section>"
    ),
}


@pytest.mark.parametrize("body", SMALL.values(), ids=SMALL)
def test_the_blocks_of_a_very_small_page_have_a_line_each(body: str) -> None:
    page = f"<html><body>{body}</body></html>"
    assert page_text(page.encode()).splitlines() == [
        "Mayor says fees fell",
        "The harbour. Photo: B. Roe",
        "The mayor said on Monday that fees fell in the whole of the town.",
    ]


def test_what_a_page_says_in_its_data_alone_is_taken_as_it_is() -> None:
    page = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", '
        f'"articleBody": "{PARAGRAPHS[0]}"}}</script></head><body>Wait.</body></html>'
    )
    assert page_text(page.encode()) == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("Shift_JIS", "cp932"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-8"),
    ],
)
def test_a_page_says_its_encoding(charset: str, encoding: str) -> None:
    wide = charset in ("Shift_JIS", "gbk", "windows-1251")
    words = [p.replace("’", "'").replace("–", "-") if wide else p for p in PARAGRAPHS]
    page = page_of(*words, charset=charset).encode(encoding)
    assert page_text(page) == "\n".join(("Rents and supply", *words))


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_mark_counts_for_more_than_what_a_page_says(mark: bytes) -> None:
    encoding = "utf-8" if mark == codecs.BOM_UTF8 else "utf-16-le"
    page = page_of(*PARAGRAPHS, charset="koi8-r").encode(encoding)
    assert page_text(mark + page) == TEXT


def test_xhtml_says_its_encoding_in_its_first_line() -> None:
    page = page_of(*PARAGRAPHS).replace('<meta charset="utf-8">', "")
    page = '<?xml version="1.0" encoding="windows-1252"?>\n' + page
    assert page_text(page.encode("cp1252")) == TEXT


def test_an_encoding_in_a_comment_says_nothing() -> None:
    page = "<!-- <meta charset=koi8-r> -->" + page_of(*PARAGRAPHS)
    assert page_text(page.encode()) == TEXT


BROKEN = {
    "bytes that are not UTF-8": (
        b"<p>Rent \xe9</p>",
        "a.html:1: byte 8 is 0xe9, which is not UTF-8; save the file as UTF-8",
    ),
    "bytes that are not what it declares": (
        b"<meta charset=euc-jp><p>Rent \xff</p>",
        "a.html: byte 29 is 0xff, which is not euc-jp; save the file as UTF-8",
    ),
    "an unknown encoding": (
        b"<meta charset=klingon><p>Rent</p>",
        (
            "a.html: declares the encoding 'klingon', which is not known; save the file "
            "as UTF-8"
        ),
    ),
    "no encoding of text": (
        b"<meta charset=rot13><p>Rent</p>",
        (
            "a.html: declares the encoding 'rot13', which is not known; save the file as "
            "UTF-8"
        ),
    ),
    "nothing": (
        b" \n",
        "a.html: is HTML without a main text; save its text as a .txt file",
    ),
    "tags alone": (
        b"<html><body><div></div></body></html>",
        "a.html: is HTML without a main text; save its text as a .txt file",
    ),
    "20 MB": (
        b"<p>" + 20_000_000 * b"a",
        (
            "a.html: is a page of 20000003 bytes with 1 tags, too large to take its main "
            "text out (8388608 and 262144 are the most); save its text as a .txt file"
        ),
    ),
}


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>Ann Lee said rents fell.</p>",
        "<!-- Of May. --><p>Ann <b>Lee</b> said rents fell.</p>",
        "<body><p>Ann Lee said rents fell.</body>",
        "Ann Lee said rents fell.",
        "<meta charset=utf-8><p>Ann Lee said rents fell.",
    ],
)
def test_a_fragment_is_read_as_the_body_of_a_page(fragment: str) -> None:
    assert page_text(fragment.encode()) == "Ann Lee said rents fell."


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN)
def test_a_page_without_a_text_is_refused_in_one_line(
    data: bytes, message: str
) -> None:
    with pytest.raises(TextError) as caught:
        page_text(data, name="a.html")
    assert str(caught.value) == message


def test_a_page_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TAGS", 3)
    with pytest.raises(TextError) as caught:
        page_text(b"<p>a</p><p>b</p>", name="a.html")
    assert caught.value.findings[0].code == "page-too-large"


def test_without_trafilatura_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(TextError) as caught:
        page_text(b"<p>Rents fell.</p>", name="a.html")
    line = str(caught.value)
    assert line.startswith("a.html: is HTML, and trafilatura cannot be imported: ")
    assert line.endswith("; pip install trafilatura lxml_html_clean")


def test_a_page_is_not_run_and_nothing_in_it_is_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    addresses = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f'<base href="http://localhost:9/"><link rel=canonical href="http://localhost:9">'
        f'<iframe src="{secret.as_uri()}"></iframe><img src="http://localhost:9/a.png">'
        f'<object data="{secret.as_uri()}"></object><script src="a.js"></script>'
    )
    page = page_of(*PARAGRAPHS, "An entity: &x;").replace("<h1>", f"{addresses}<h1>")

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("an address was looked up")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = page_text((addresses + page).encode())
    assert "hidden words" not in text
    assert "run" not in text.replace("union", "")


def test_what_the_extractor_logs_is_not_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    logging.getLogger("trafilatura").handlers.clear()
    with pytest.raises(TextError):
        page_text(b"<html></html>")
    assert capfd.readouterr().err == ""


@given(st.binary(max_size=200) | st.text("<>/pbi&#x; a\n\"'!-", max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes | str) -> None:
    page = data.encode() if isinstance(data, str) else data
    text, fault = read_or_refused(page_text, page)
    assert bool(text.strip()) != bool(fault)
    assert "\n" not in fault
