from __future__ import annotations

import codecs
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FileError, TextError
from argmap.texts.reading import decode, read_bytes

BROKEN = {
    "a byte that is not UTF-8": (
        b"Rent\r\ncaps\rcost \xe9.",
        "rent.txt:3: byte 16 is 0xe9, which is not UTF-8; save the file as UTF-8",
    ),
    "a character cut off at the end": (
        "caf\u00e9".encode()[:-1],
        "rent.txt:1: byte 3 is 0xc3, which is not UTF-8; save the file as UTF-8",
    ),
    "an encoded surrogate": (
        b"caps \xed\xa0\x80",
        "rent.txt:1: byte 5 is 0xed, which is not UTF-8; save the file as UTF-8",
    ),
    "a bad byte after a mark": (
        codecs.BOM_UTF8 + b"caps \xff",
        "rent.txt:1: byte 8 is 0xff, which is not UTF-8; save the file as UTF-8",
    ),
    "half a character of UTF-16": (
        codecs.BOM_UTF16_LE + "caps".encode("utf-16-le") + b"!",
        "rent.txt:1: byte 10 is 0x21, which is not UTF-16; save the file as UTF-8",
    ),
    "UTF-16 without a mark": (
        "Rent caps cut supply.".encode("utf-16-be"),
        "rent.txt: is UTF-16 without a byte order mark; save the file as UTF-8",
    ),
    "a binary file": (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01",
        "rent.txt: is binary, not text: byte 8 is NUL; save the file as UTF-8",
    ),
}


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN)
def test_bytes_that_are_no_text_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(TextError) as caught:
        decode(data, name="rent.txt")
    assert str(caught.value) == message


def test_a_refusal_without_a_name_names_no_place() -> None:
    with pytest.raises(TextError) as caught:
        decode(b"\xe9")
    assert (
        str(caught.value)
        == "byte 0 is 0xe9, which is not UTF-8; save the file as UTF-8"
    )


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_text_in_utf8_comes_back_whatever_its_line_ends(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding_and_is_dropped(encoding: str) -> None:
    assert decode("Caf\u00e9\r\nend\r".encode(encoding)) == "Caf\u00e9\r\nend\r"


@pytest.mark.parametrize("order", ["be", "le"])
@pytest.mark.parametrize("width", ["16", "32"])
def test_a_byte_order_mark_says_the_order(width: str, order: str) -> None:
    data = "\ufeffcaps".encode(f"utf-{width}-{order}")
    assert decode(data) == "caps"


def test_only_the_first_mark_is_dropped() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"caps") == "\ufeffcaps"


def test_empty_bytes_are_an_empty_text() -> None:
    assert decode(b"") == ""
    assert decode(codecs.BOM_UTF16_LE) == ""


def test_the_digest_of_a_file_without_a_mark_is_that_of_its_text() -> None:
    data = b"Rents rose.\r\nStarts fell.\n"
    text = decode(data)
    assert hashlib.sha256(text.encode()).digest() == hashlib.sha256(data).digest()


def test_a_file_is_read_byte_by_byte(tmp_path: Path) -> None:
    path = tmp_path / "rent.bin"
    path.write_bytes(b"\r\n\0\xff")
    assert read_bytes(path) == b"\r\n\0\xff"
    assert read_bytes(str(path)) == b"\r\n\0\xff"


def refusal(path: Path | str, **limits: int) -> str:
    with pytest.raises(FileError) as caught:
        read_bytes(path, **limits)
    assert isinstance(caught.value, OSError)
    return str(caught.value)


def test_a_missing_file_is_named_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "rent.txt").touch()
    path = tmp_path / "rents.txt"
    assert refusal(path) == f"{path}: no such file; the nearest is 'rent.txt'"


def test_a_missing_file_that_nothing_looks_like_is_only_missing(tmp_path: Path) -> None:
    path = tmp_path / "rents.txt"
    assert refusal(path) == f"{path}: no such file"


def test_a_link_that_leads_nowhere_is_named_with_what_it_leads_to(
    tmp_path: Path,
) -> None:
    path = tmp_path / "rents.txt"
    path.symlink_to("gone.txt")
    assert refusal(path) == f"{path}: is a link to 'gone.txt', which is not there"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "texts" / "old" / "rent.txt"
    assert refusal(path) == f"{path}: there is no folder {str(tmp_path / 'texts')!r}"


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "texts").touch()
    path = tmp_path / "texts" / "rent.txt"
    parent = str(tmp_path / "texts")
    assert refusal(path) == f"{path}: {parent!r} is a file, not a folder"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path}: is a folder; name a file"


def test_a_path_with_a_nul_is_refused() -> None:
    assert refusal("a\0b") == "a\0b: cannot be read: embedded null byte"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rent.txt"
    path.touch(mode=0)
    assert refusal(path) == f"{path}: cannot be read: Permission denied"


def test_a_file_is_read_up_to_the_largest_size(tmp_path: Path) -> None:
    path = tmp_path / "rent.txt"
    path.write_bytes(b"caps")
    assert read_bytes(path, most=4) == b"caps"
    assert refusal(path, most=3) == f"{path}: is larger than 3 bytes"
