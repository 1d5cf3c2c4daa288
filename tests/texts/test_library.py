from __future__ import annotations

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

import pytest

from argmap.errors import FileError
from argmap.model.sources import Source
from argmap.texts import library as module
from argmap.texts.library import Document, Library
from tests.texts.documents import page_of, pdf

LONG = "Starts fell by 12 % in two years, and the stock of homes held steady. " * 5
LONG = LONG.strip()


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def source(key: str = "board", *, text: str | None = None) -> Source:
    return Source(id=key, title="Minutes", sha256=None if text is None else sha(text))


def said(library: Library) -> list[str]:
    return [f"{f.severity} {f.code}: {f}" for f in library.findings]


def test_a_text_is_found_by_its_digest_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "000_a4.txt").write_text("Starts fell.")
    library = Library(tmp_path)
    document = library.document(source(text="Starts fell."))
    assert document == Document(path="000_a4.txt", sha256=sha("Starts fell."))
    assert library.text(document) == "Starts fell."


def test_a_byte_order_mark_is_dropped_and_line_ends_stay(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfStarts\r\nfell.")
    assert Library(tmp_path).with_digest(sha("Starts\r\nfell."))


@pytest.mark.parametrize("name", ["board", "board.txt", "board.md", "deep/er/board.x"])
def test_a_text_is_found_by_the_id_of_its_source(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Starts fell.")
    for pinned in (None, "Another text."):
        document = Library(tmp_path).document(source(text=pinned))
        assert document is not None
        assert document.path == name


def test_an_id_with_a_dot_is_no_suffix(tmp_path: Path) -> None:
    (tmp_path / "paper.v2").write_text("Starts fell.")
    assert Library(tmp_path).named("paper.v2")


def test_a_decomposed_file_name_is_the_composed_id(tmp_path: Path) -> None:
    (tmp_path / "re\u0301sume\u0301.txt").write_text("Starts fell.")
    assert Library(tmp_path).named("r\u00e9sum\u00e9")


def test_the_digest_counts_for_more_than_the_name(tmp_path: Path) -> None:
    (tmp_path / "board.txt").write_text("Another text.")
    (tmp_path / "x.txt").write_text("Starts fell.")
    document = Library(tmp_path).document(source(text="Starts fell."))
    assert document is not None
    assert document.path == "x.txt"


def test_of_two_files_with_one_text_the_one_named_for_the_source_is_taken(
    tmp_path: Path,
) -> None:
    for name in ("a.txt", "board.txt", "c.txt"):
        (tmp_path / name).write_text("Starts fell.")
    library = Library(tmp_path)
    document = library.document(source(text="Starts fell."))
    assert document is not None
    assert document.path == "board.txt"
    assert said(library) == [
        f"note same-text: {tmp_path}/board.txt: holds the same text as 'a.txt'",
        f"note same-text: {tmp_path}/c.txt: holds the same text as 'a.txt'",
    ]


def test_a_source_whose_text_is_not_there_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Starts fell.")
    assert Library(tmp_path).document(source(text="Another text.")) is None
    assert Library(tmp_path).document(source()) is None


def test_what_holds_no_text_is_passed_over_and_reported(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "b.txt").write_bytes(b"Rent \xe9")
    (tmp_path / "c.txt").write_text(" \n")
    (tmp_path / "d.HTML").write_text("<p></p>")
    (tmp_path / "d.pdf").write_bytes(pdf(""))
    (tmp_path / "e.txt").write_text("Starts fell.")
    library = Library(tmp_path)
    assert [document.path for document in library.documents] == ["e.txt"]
    assert said(library) == [
        (
            f"note not-text: {tmp_path}/a.png: is binary, not text: byte 4 is NUL; "
            "save the file as UTF-8"
        ),
        (
            f"note not-text: {tmp_path}/b.txt:1: byte 5 is 0xe9, which is not UTF-8; "
            "save the file as UTF-8"
        ),
        f"note empty-text: {tmp_path}/c.txt: holds no text",
        (
            f"note no-main-text: {tmp_path}/d.HTML: is HTML without a main text; save "
            "its text as a .txt file"
        ),
        (
            f"note no-text-layer: {tmp_path}/d.pdf: is PDF of 1 page without a text "
            "layer; have its text recognised, and save that as a .txt file"
        ),
    ]


def test_the_text_of_a_page_or_a_pdf_is_taken_out_and_its_maker_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "page.html").write_text(page_of(LONG), encoding="utf-8")
    (tmp_path / "board.pdf").write_bytes(pdf("Rents fell.", "Starts fell."))
    library = Library(tmp_path)
    board, page = library.documents
    assert library.text(board) == "Rents fell.\fStarts fell."
    assert board.sha256 == sha("Rents fell.\fStarts fell.")
    assert board.maker == f"pypdf {version('pypdf')}"
    assert library.text(page) == f"Rents and supply\n{LONG}"
    assert page.maker == f"trafilatura {version('trafilatura')}"
    assert library.named("board") == (board,)


def test_a_plain_text_is_taken_before_what_must_be_taken_out(tmp_path: Path) -> None:
    (tmp_path / "board.pdf").write_bytes(pdf("Rents fell."))
    (tmp_path / "board.txt").write_text("Starts fell.")
    document = Library(tmp_path).document(source())
    assert document == Document(path="board.txt", sha256=sha("Starts fell."))


def test_a_file_that_is_too_large_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 5)
    (tmp_path / "a.txt").write_text("Starts fell.")
    library = Library(tmp_path)
    assert library.documents == ()
    assert said(library) == [
        f"note file-too-large: {tmp_path}/a.txt: is larger than 5 bytes"
    ]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="the superuser may read every folder",
)
def test_a_folder_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert said(Library(tmp_path)) == [
        f"note unreadable-folder: {closed}: cannot be read: Permission denied"
    ]


def test_hidden_files_folders_links_to_folders_and_pipes_are_passed_over(
    tmp_path: Path,
) -> None:
    (tmp_path / ".hidden.txt").write_text("Starts fell.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("Starts fell.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    library = Library(tmp_path)
    assert library.documents == ()
    assert library.findings == ()


def test_documents_stand_in_the_order_of_their_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/z", "b.txt", "a.txt", "b/a", "c"):
        (tmp_path / name).write_text(name)
    paths = [document.path for document in Library(tmp_path).documents]
    assert paths == ["a.txt", "b/a", "b/z", "b.txt", "c"]


def test_beyond_what_is_held_in_memory_a_text_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_HELD", 5)
    (tmp_path / "a.txt").write_text("Starts fell.")
    library = Library(tmp_path)
    (document,) = library.documents
    assert library.text(document) == "Starts fell."


def test_nothing_is_read_before_the_first_question(tmp_path: Path) -> None:
    library = Library(tmp_path)
    (tmp_path / "a.txt").write_text("Starts fell.")
    assert len(library.documents) == 1


def test_each_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "board.txt").write_text("Starts fell.")
    library = Library(tmp_path)
    (document,) = library.documents
    (tmp_path / "board.txt").unlink()
    assert library.text(document) == "Starts fell."


@pytest.mark.parametrize("name", ["missing", "a.txt", "a.txt/below", "nul\0"])
def test_a_folder_that_is_not_there_is_refused_in_one_line(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "a.txt").write_text("Starts fell.")
    with pytest.raises(FileError) as caught:
        Library(tmp_path / name)
    wrong = "is a file, not a folder" if name == "a.txt" else "there is no such folder"
    assert str(caught.value) == (
        f"{tmp_path}/{name}: {wrong}; name the folder that holds the texts"
    )


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the four documents are not at hand")
def test_the_documents_of_the_shipped_debate_are_found_by_their_digests() -> None:
    library = Library(SEEDS)
    assert library.findings == ()
    digests = {hashlib.sha256(p.read_bytes()).hexdigest() for p in SEEDS.glob("*.txt")}
    assert {document.sha256 for document in library.documents} == digests
