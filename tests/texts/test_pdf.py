from __future__ import annotations

import io
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from argmap.errors import TextError
from argmap.texts import pdf as module
from argmap.texts.anchoring import find
from argmap.texts.pdf import document_text, locator, pages_at, pages_named
from tests.texts.documents import encrypted, pdf, read_or_refused


def test_the_text_of_a_pdf_is_that_of_its_pages_with_form_feeds_between() -> None:
    data = pdf("Rents fell.", "", "Starts fell.\nSo they say.")
    assert document_text(data) == "Rents fell.\f\fStarts fell.\nSo they say."


def test_a_passage_may_run_over_the_end_of_a_page() -> None:
    text = document_text(pdf("Starts fell by", "12 % in two years."))
    assert find(text, "Starts fell by 12 % in two years.") == ((0, len(text)),)


def test_letters_that_are_printed_as_one_sign_are_letters_of_their_own() -> None:
    data = pdf("The o#ce con$rmed it.").replace(b"#", b"f\xae").replace(b"$", b"\xae")
    assert document_text(data) == "The office confirmed it."


def test_a_pdf_encrypted_without_a_password_is_read() -> None:
    data = encrypted(pdf("Rents fell."), password="")
    assert document_text(data) == "Rents fell."


WORD = "open sesame"
BROKEN = {
    "encrypted": (
        encrypted(pdf("Rents fell."), password=WORD),
        "a.pdf: is PDF encrypted with a password; save its text as a .txt file",
    ),
    "no text layer": (
        pdf("", ""),
        (
            "a.pdf: is PDF of 2 pages without a text layer; have its text recognised, and "
            "save that as a .txt file"
        ),
    ),
}


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN)
def test_a_pdf_without_a_text_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(TextError) as caught:
        document_text(data, name="a.pdf")
    assert str(caught.value) == message


@pytest.mark.parametrize("data", [b"<p>Rents fell.</p>", b"", pdf("Rents fell.")[:99]])
def test_what_is_no_pdf_is_refused_in_one_line(data: bytes) -> None:
    _, fault = read_or_refused(document_text, data)
    # Why, is said in pypdf's words.
    assert re.fullmatch(
        "is no PDF, or a broken one: .+; save its text as a .txt file", fault
    )


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 1)
    with pytest.raises(TextError) as caught:
        document_text(pdf("a", "b"), name="a.pdf")
    assert str(caught.value) == (
        "a.pdf: is PDF of 2 pages; 1 are the most; save its text as a .txt file"
    )


def test_without_pypdf_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(TextError) as caught:
        document_text(pdf("Rents fell."), name="a.pdf")
    assert str(caught.value).startswith("a.pdf: is PDF, and pypdf cannot be imported: ")
    assert str(caught.value).endswith("; pip install pypdf")


def test_a_script_and_an_attached_file_are_no_part_of_the_text() -> None:
    action = (
        b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://localhost:9/'\\))>>"
    )
    data = pdf("Rents fell.", action=action)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_attachment("a.txt", b"attached")
    made = io.BytesIO()
    writer.write(made)
    assert document_text(made.getvalue()) == "Rents fell."


@given(cut=st.integers(0, 700), at=st.integers(0, 700), byte=st.integers(0, 255))
def test_a_damaged_pdf_is_read_or_refused(cut: int, at: int, byte: int) -> None:
    data = bytearray(pdf("Rents fell.", "Starts fell."))
    data[at] = byte
    text, fault = read_or_refused(document_text, bytes(data[: len(data) - cut]))
    assert bool(text.strip()) != bool(fault)
    assert "\n" not in fault


@given(st.lists(st.text("ab \n", max_size=9), min_size=1, max_size=6), st.data())
def test_pages_are_counted_from_the_first(
    pages: list[str], data: st.DataObject
) -> None:
    text = "\f".join(pages)
    number = data.draw(st.integers(0, len(pages) - 1))
    start = sum(len(page) + 1 for page in pages[:number])
    assert pages_at(text, start, start + len(pages[number])) == (number + 1, number + 1)


@given(st.integers(1, 9999), st.integers(0, 9))
def test_a_locator_names_the_pages_that_it_was_made_of(first: int, more: int) -> None:
    assert pages_named(locator((first, first + more))) == (first, first + more)


@pytest.mark.parametrize("words", ["sec. 3", "p. iv", "pp. 3, 5", "3", "p. 3, note"])
def test_other_locators_name_no_pages(words: str) -> None:
    assert pages_named(words) is None
