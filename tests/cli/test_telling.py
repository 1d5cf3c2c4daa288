from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap as am
from argmap.cli.telling import Teller, in_context
from argmap.texts.anchoring import anchored
from argmap.texts.folding import fold
from argmap.texts.library import Library

TEXT = """\
It rained. Sen. Ortiz spoke on rents.

"Rents rose," she said, "by a third." Nobody answered her. It snowed.
"""


def told(
    *,
    passage: am.Passage | None = None,
    folder: Path | None = None,
    span: tuple[int, int] = (40, 51),
) -> str:
    """Return what is told of a claim with one speaker."""
    m = am.ArgumentMap()
    m.source("Herald", id="herald")
    m.actor("Ortiz", id="ortiz")
    m.claim("Rents rose.", id="rose", proposed=True)
    passage = passage or anchored(TEXT, [span], source="herald")
    m.assertion("rose", actor="ortiz", passage=passage, proposed=True)
    (one,) = am.proposals(m)
    return (
        Teller(m, None if folder is None else Library(folder))
        .told(one, {})
        .split("\n  ")[-1]
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "herald.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_the_sentence_of_a_passage_is_told_with_one_on_either_side(
    folder: Path,
) -> None:
    assert told(folder=folder) == (
        'Sen. Ortiz spoke on rents. "[Rents rose,]" she said, "by a third." '
        "Nobody answered her."
    )


def test_each_part_of_a_passage_is_marked(folder: Path) -> None:
    passage = anchored(TEXT, [(40, 51), (64, 74)], source="herald")
    assert '"[Rents rose,]" she said, "[by a third]." Nobody' in told(
        passage=passage, folder=folder
    )


def test_a_passage_is_found_where_it_has_moved_to(folder: Path) -> None:
    (folder / "herald.txt").write_text(f"Late news. {TEXT}", encoding="utf-8")
    assert '"[Rents rose,]" she said' in told(folder=folder)
    (folder / "herald.txt").write_text("Another text.", encoding="utf-8")
    assert told(folder=folder) == "[Rents rose,]"


def test_each_passage_is_told_by_its_own_text(folder: Path) -> None:
    other = "Trams are late. Fares rose. Nobody knows why."
    (folder / "courier.txt").write_text(other, encoding="utf-8")
    m = am.ArgumentMap()
    m.actor("Ortiz", id="ortiz")
    m.claim("It rose.", id="rose", proposed=True)
    for key, text, span in (("herald", TEXT, (40, 51)), ("courier", other, (16, 26))):
        m.source(key, id=key)
        passage = anchored(text, [span], source=key)
        m.assertion("rose", actor="ortiz", passage=passage, proposed=True)
    (one,) = am.proposals(m)
    teller = Teller(m, Library(folder))
    assert "Trams are late. [Fares rose]. Nobody knows why." in teller.told(one, {})
    # Who was rejected is not told.
    rejected = am.Answer(key=one.keys[1], verdict=am.Verdict.REJECTED)
    assert "Fares" not in teller.told(one, {rejected.key: rejected})


def test_without_its_text_a_passage_is_told_by_its_own_words(tmp_path: Path) -> None:
    assert told() == "[Rents rose,]"
    assert told(folder=tmp_path) == "[Rents rose,]"
    assert told(span=(11, 74)) == (
        '[Sen. Ortiz spoke on rents. … she said, "by a third]'
    )
    # Head and tail of a short passage are one text.
    assert told(span=(11, 37)) == "[Sen. Ortiz spoke on rents.]"
    text = "the rents fell in the north"
    assert told(passage=anchored(text, [(0, 27)], source="herald")) == f"[{text}]"
    quoted = am.Passage(source="herald", exact="Rents\nrose", locator="p. 4")
    assert told(passage=quoted) == "[Rents rose]"
    assert told(passage=am.Passage(source="herald", locator="p. 4")) == "Herald, p. 4"


def test_long_sentences_are_cut() -> None:
    text = f"{'a' * 500} rents rose {'b' * 500}"
    assert in_context(text, [(501, 511)], [(0, len(text))]) == (
        f"…{'a' * 399} [rents rose] {'b' * 399}…"
    )


def test_sentences_up_to_the_limit_are_whole() -> None:
    text = f"{'a' * 400}{'b' * 10}{'c' * 400}"
    found = in_context(text, [(400, 410)], [(0, len(text))])
    assert found == f"{'a' * 400}[{'b' * 10}]{'c' * 400}"


def test_a_text_without_sentences_shows_the_passage() -> None:
    assert in_context("Rents rose.", [(0, 5)], []) == "[Rents]"


@given(st.data())
def test_the_passage_and_its_sentences_are_always_within(data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.text("ab", min_size=1, max_size=5), min_size=1))
    text = " ".join(parts)
    sentences, at = [], 0
    for part in parts:
        sentences.append((at, at + len(part)))
        at += len(part) + 1
    start, end = sorted(
        data.draw(st.tuples(*[st.integers(0, len(text))] * 2), label="passage")
    )
    found = in_context(text, [(start, end)], sentences)
    plain = fold(found.replace("[", "").replace("]", ""))
    assert plain in fold(text)
    touched = [
        text[first:last] for first, last in sentences if first < end and start < last
    ]
    assert " ".join(touched) in plain
