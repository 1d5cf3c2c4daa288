from __future__ import annotations

import pytest

from argmap.extraction.pipeline import extract
from argmap.model.assertions import Stance
from argmap.model.sources import Source, SourceType

CENTRE = Source(id="centre", title="Rent Centre", publisher="Rent Centre")


def own(text: str) -> list[tuple[str, Stance]]:
    draft = extract(text, source=CENTRE)
    return [
        (draft.words(one.contents), one.stance)
        for one in draft.attributions
        if one.own_voice
    ]


@pytest.mark.parametrize(
    "text",
    [
        "MYTH: Rents fell in every city last year.",
        "Myth 3: Rents fell in every city last year.",
        "Misconception #2 — Rents fell in every city last year.",
        "MYTH\n\nRents fell in every city last year.",
        "• The myth:\nRents fell in every city last year.",
    ],
)
def test_what_is_labelled_as_a_myth_is_denied(text: str) -> None:
    said = "Rents fell in every city last year"
    assert own(text) == [(said, Stance.DENIES)]


@pytest.mark.parametrize(
    "label", ["Claim", "The claim", "RUMOR", "Allegations", "ACTION", "Resolved"]
)
def test_what_is_labelled_as_a_claim_of_others_or_a_task_is_not_proposed(
    label: str,
) -> None:
    assert own(f"{label}: Rents fell in every city last year.") == []


@pytest.mark.parametrize("label", ["FACT", "Fact 3", "The truth", "Reality"])
def test_a_label_is_no_part_of_what_is_said(label: str) -> None:
    said = "Rents fell in every city last year"
    assert own(f"{label}: {said}.") == [(said, Stance.ASSERTS)]


@pytest.mark.parametrize("lead", ["Rents: they", "Rents - the largest cost -"])
def test_words_before_a_sign_that_are_no_label_stay(lead: str) -> None:
    said = f"{lead} rose in every city last year"
    assert own(f"{said}.") == [(said, Stance.ASSERTS)]


@pytest.mark.parametrize(
    "text",
    [
        "Some might argue that rents fell last year.",
        "Lee will say that rents fell last year.",
        "Critics may well have claimed that rents fell.",
        "Had rents fallen last year, the owners would have left.",
        "Should rents fall next year, the owners will leave.",
        "Imagine that rents had fallen in the last year.",
    ],
)
def test_what_is_only_supposed_is_not_proposed(text: str) -> None:
    assert own(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "No study has found that rents fell last year.",
        "The figures could show that rents fell last year.",
        "Rents may fall in each of the cities next year.",
    ],
)
def test_what_the_publisher_itself_says_of_others_or_of_the_future_is_proposed(
    text: str,
) -> None:
    assert own(text) == [(text[:-1], Stance.ASSERTS)]


ATTRIBUTED = "Lee said that rents fell. Ortiz said that rents rose. "
OWN = "The cap hurts all tenants of the city."


@pytest.mark.parametrize(
    ("type_", "said", "proposed"),
    [
        (SourceType.ARTICLE_NEWSPAPER, 0, False),
        (SourceType.BROADCAST, 0, False),
        (SourceType.REPORT, 4, True),
        (SourceType.SPEECH, 4, True),
        (SourceType.WEBPAGE, 0, True),
        (SourceType.WEBPAGE, 1, False),
        (None, 1, False),
    ],
)
def test_a_document_that_reports_does_not_speak_itself(
    type_: SourceType | None, said: int, *, proposed: bool
) -> None:
    source = Source(id="page", title="Page", publisher="Page", type=type_)
    found = extract(ATTRIBUTED * said + OWN, source=source).attributions
    assert any(one.own_voice for one in found) is proposed


@pytest.mark.parametrize(
    ("sentence", "argues"),
    [
        ("We can no longer pay for this.", True),
        ("You can call the clerk about it.", True),
        ("The board must end the cap now.", True),
        ("The board should end the cap now.", True),
        ("The board has ended the cap now.", False),
        ("The board hung up a “we must pay” sign.", False),
    ],
)
def test_a_document_that_speaks_of_itself_or_to_its_reader_argues(
    sentence: str, *, argues: bool
) -> None:
    text = f"{OWN} {sentence} {sentence} " + ATTRIBUTED * 5
    assert any(one.own_voice for one in extract(text).attributions) is argues


@pytest.mark.parametrize(
    ("sentence", "proposed"),
    [
        ("We oppose the cap.", True),
        ("Tenants are afraid.", False),
        ("The program tears many families apart every year.", True),
        ("The Program Tears Many Families Apart Every Year.", False),
        ("The long road to a fair rent cap", False),
    ],
)
def test_a_sentence_is_told_by_its_verb_or_its_length(
    sentence: str, *, proposed: bool
) -> None:
    assert bool(own(sentence)) is proposed


def test_a_document_that_argues_may_quote_in_every_second_sentence() -> None:
    text = "Lee said that rents fell. The cap hurts all tenants of the city. "
    found = extract(text * 3).attributions
    assert sum(one.own_voice for one in found) == 3
