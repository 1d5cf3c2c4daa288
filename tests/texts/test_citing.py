from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Stance
from argmap.texts.anchoring import anchored
from argmap.texts.citing import cite, places
from argmap.texts.verification import verify
from tests.texts.documents import pdf

TEXT = (
    "Starts fell by 12 % in two\nyears. “It is the caps,” the board said. In two years "
    "starts fell by 12 % – and rents rose."
)


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap()
    m.actor("The board", id="board")
    m.actor("The Courier", id="courier")
    m.source("Minutes", id="minutes")
    m.claim("Starts fell.", id="fell")
    return m


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_words_become_an_assertion_with_its_passage(m: ArgumentMap, text: Path) -> None:
    one = cite(
        m,
        "fell",
        text=text,
        find="12 %  in two years",
        actor="board",
        via="courier",
        date="2025-03",
        hedged=True,
    )
    assert one is m.assertions["fell-board"]
    assert one.passage == anchored(TEXT, [(15, 32)], source="minutes")
    assert (one.stance, one.via, one.hedged) == (Stance.ASSERTS, ("courier",), True)
    m.replace(
        attrs.evolve(
            m.sources["minutes"], sha256=hashlib.sha256(TEXT.encode()).hexdigest()
        )
    )
    assert verify(m, texts=text.parent).ok


def test_the_source_is_the_one_that_pins_the_text(m: ArgumentMap, text: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    m.source("The protocol", id="protocol", sha256=digest)
    one = cite(m, "fell", text=text, find="It is the caps", actor="board")
    assert one.passage is not None
    assert one.passage.source == "protocol"


def test_the_words_themselves_are_kept_where_that_is_asked_for(
    m: ArgumentMap, text: Path
) -> None:
    one = cite(m, "fell", text=text, find="in two\n years.", actor="board", quote=True)
    assert one.passage is not None
    assert one.passage.exact == "in two years."


def test_one_of_several_places_is_chosen_by_its_number(
    m: ArgumentMap, text: Path
) -> None:
    one = cite(m, "fell", text=text, find="by 12 %", actor="board", nth=2)
    assert one.passage is not None
    assert one.passage.start == TEXT.rindex("by 12 %")


def test_a_passage_of_a_pdf_gets_its_page(m: ArgumentMap, tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf("The board met.", "Starts fell by", "12 %."))
    for words, page in (("Starts fell", "p. 2"), ("fell by 12 %.", "pp. 2-3")):
        one = cite(m, "fell", text=path, find=words, actor="board")
        assert one.passage is not None
        assert one.passage.locator == page
    m.replace(attrs.evolve(m.sources["minutes"], sha256=_digest_of(m, tmp_path)))
    assert verify(m, texts=tmp_path).ok


def _digest_of(m: ArgumentMap, folder: Path) -> str | None:
    return verify(m, texts=folder).digests["minutes"]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "words that stand nowhere": (
        {"find": "houses"},
        "minutes.txt: 'houses' stands nowhere",
    ),
    "other words behind the first": (
        {"find": "Starts fell by 13 %"},
        (
            "minutes.txt: 'Starts fell by 13 %' stands nowhere; its first 3 words stand in "
            "line 1: Starts fell by 12 % in two years. “It is the caps,” th"
        ),
    ),
    "typed quotation marks": (
        {"find": '"it is the caps,"'},
        (
            "minutes.txt: '\"it is the caps,\"' stands nowhere; the nearest is '“It is the "
            "caps,”' in line 2"
        ),
    ),
    "no words": (
        {"find": " "},
        "minutes.txt: there are no words to find; give some",
    ),
    "an empty text": (
        {"text": "empty.txt", "find": "caps", "source": "minutes"},
        "empty.txt: holds no text",
    ),
    "several places": (
        {"find": "fell by 12 %"},
        (
            "minutes.txt: 'fell by 12 %' stands at 2 places; choose one by its number, or "
            "give more words\n"
            "minutes.txt:1: 1. Starts [fell by 12 %] in two years. “It is the caps,” the boa\n"
            "minutes.txt:2: 2. s,” the board said. In two years starts [fell by 12 %] – "
            "and rents rose."
        ),
    ),
    "a number beyond them": (
        {"find": "fell by 12 %", "nth": 3},
        "minutes.txt: 'fell by 12 %' has no place number 3; there are 2, counted from 1",
    ),
    "an unknown claim": (
        {"claim": "felt", "find": "caps"},
        "no claim has id 'felt'; the nearest is 'fell'",
    ),
    "an unknown actor": (
        {"actor": "bord", "find": "caps"},
        "no actor has id 'bord'; the nearest is 'board'",
    ),
    "an unknown source": (
        {"source": "minute", "find": "caps"},
        "no source has id 'minute'; the nearest is 'minutes'",
    ),
    "another text than the source pins": (
        {"source": "protocol", "find": "caps"},
        (
            "minutes.txt: is another text than source 'protocol' pins: its sha256 is "
            f"{hashlib.sha256(TEXT.encode()).hexdigest()}; cite from the text that is "
            "pinned, or see what verify says of this one"
        ),
    ),
    "a text of no source": (
        {"text": "other.txt", "find": "caps"},
        "other.txt: no source pins its text or is called 'other'; name the source",
    ),
    "no text": (
        {"text": "mintes.txt", "find": "caps"},
        "mintes.txt: no such file; the nearest is 'minutes.txt'",
    ),
}


@pytest.mark.parametrize(("asked", "message"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_and_the_map_stays(
    m: ArgumentMap,
    text: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: dict[str, Any],
    message: str,
) -> None:
    monkeypatch.chdir(text.parent)
    Path("other.txt").write_text("The caps.", encoding="utf-8")
    Path("empty.txt").write_text(" \n", encoding="utf-8")
    m.source("The protocol", id="protocol", sha256="0" * 64)
    given = {"claim": "fell", "text": "minutes.txt", "actor": "board", **asked}
    claim = given.pop("claim")
    with pytest.raises(ArgmapError) as caught:
        cite(m, claim, **given)
    assert str(caught.value) == message
    assert not m.assertions


@given(st.text("ab \n\f", max_size=40), st.text("ab ", min_size=1, max_size=4))
def test_every_place_holds_the_words_and_tells_its_line(text: str, words: str) -> None:
    for place in places(text, words):
        start, end = place.span
        assert " ".join(text[start:end].split()) == " ".join(words.split())
        assert place.line == 1 + sum(text.count(sign, 0, start) for sign in "\n\f")


def test_what_an_assertion_says_of_a_place_is_not_said_again(
    m: ArgumentMap, text: Path
) -> None:
    cite(m, "fell", text=text, find="by 12 %", nth=1, actor="board")
    with pytest.raises(ArgmapError) as caught:
        cite(m, "fell", text=text, find="by 12 %", nth=1, actor="board")
    assert str(caught.value) == (
        "claim 'fell': the assertion 'fell-board' says this of the same place; change "
        "that one"
    )
    cite(m, "fell", text=text, find="by 12 %", nth=2, actor="board")
    cite(m, "fell", text=text, find="by 12 %", nth=1, actor="courier")
    cite(m, "fell", text=text, find="by 12 %", nth=1, actor="board", stance="denies")
    assert len(m.assertions) == 4
