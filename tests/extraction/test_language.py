from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.language import foreign
from argmap.extraction.pipeline import extract
from tests.extraction.marked import DOCUMENTS, FLAGGED, marked

LANGUAGES = Path(__file__).parent / "languages"
OTHER = sorted((LANGUAGES / "other").glob("*.txt"))
ENGLISH = sorted((LANGUAGES / "english").glob("*.txt"))


def text_of(name: str) -> str:
    return (LANGUAGES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OTHER, ids=lambda path: path.stem)
def test_a_text_in_another_language_is_told(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (finding,) = foreign(text)
    assert finding.code == "not-english"
    draft = extract(text)
    assert draft.findings == (finding,)
    assert all(one.confidence <= 0.2 for one in draft.attributions)


@pytest.mark.parametrize("times", [1, 8])
@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_english_of_any_style_is_not_taken_for_another_language(
    path: Path, times: int
) -> None:
    text = "\n".join([path.read_text(encoding="utf-8")] * times)
    assert foreign(text) == ()
    assert foreign(text.upper()) == ()


@pytest.mark.parametrize(
    "path", [*DOCUMENTS.glob("*.txt"), *FLAGGED], ids=lambda path: path.stem
)
def test_no_document_of_the_tests_is_taken_for_another_language(path: Path) -> None:
    assert foreign(marked(path.read_text(encoding="utf-8")).text) == ()


def test_the_language_of_most_of_a_text_decides() -> None:
    english, french = text_of("english/news.txt"), text_of("other/french.txt")
    assert foreign(f"{english}\n\n{english}\n\n{french}") == ()
    assert foreign(f"{french}\n\n{french}\n\n{english}") != ()


def test_what_told_is_said() -> None:
    (finding,) = foreign(text_of("other/dutch.txt"))
    assert str(finding) == (
        "0% of 71 running words are function words of English; the text seems not to be "
        "English; the rules are for English: take no proposal without reading it"
    )
    (finding,) = foreign("Город хочет построить новую дорожку.")
    assert finding.message == (
        "31 of 31 letters are not of the Latin script; the text seems not to be English"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat sagte, dass die Mieten gefallen sind. Das ist nicht wahr und wird nie.",
        "El alcalde dijo que los alquileres cayeron. La junta lo negó y no lo dijo más.",
        "Le maire a dit que les loyers ont baissé. Les syndicats ne sont pas du même avis.",
        "De raad zei dat de huren zijn gedaald. Het is niet waar, zei een van de leden.",
        "Il sindaco ha detto che gli affitti sono scesi. È falso, ha detto il sindacato.",
        "Burmistrz powiedział, że czynsze spadły. To nie jest prawda, że to się stało.",
    ],
)
def test_a_short_text_is_told_by_words_of_other_languages(text: str) -> None:
    (finding,) = foreign(text)
    assert "function words of other languages" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Ana de la Cruz, Jan van der Berg, Rosa di Salvo, Lou du Pont, Max von der Au",
        "Rents: 3 percent. Wages: 4 percent. Fees: 5 percent. Taxes: 6 percent.",
        "The del Rio case, the van and el Niño, and the rest of it on the way to her",
    ],
)
def test_short_english_is_not_taken_for_another_language(text: str) -> None:
    assert foreign(text) == ()


def test_a_few_words_do_not_tell() -> None:
    assert foreign("Die Mieten sind wieder stark gestiegen, sagte er.") == ()
    assert foreign("北京 (Beijing)") == ()
    assert foreign("") == ()


@given(st.text(max_size=300))
def test_any_text_is_told_one_way_or_the_other(text: str) -> None:
    assert len(foreign(text)) <= 1


def test_a_word_without_end_takes_no_longer_than_its_letters() -> None:
    assert foreign("a" * 20_000) == ()
    assert foreign("a-" * 10_000) == ()
