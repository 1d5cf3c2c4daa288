from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.extraction import pipeline
from argmap.extraction.drafts import Draft
from argmap.extraction.pipeline import extract
from argmap.extraction.records import Attribution
from argmap.model.sources import Source, SourceType

WORDS = [
    "Lee",
    "said",
    "that",
    "rents",
    "fell",
    ".",
    "The",
    "“",
    "”",
    '"',
    "'",
    ",",
    ";",
    "—",
    "(",
    ")",
    ":",
    "critics",
    "warn",
    "of",
    "according",
    "to",
    "ministry",
    "denied",
    "450",
    "homes",
    "2019",
    "$4",
    "percent",
    "he",
    "He",
    "Herald",
    "reported",
    "believes",
    "they",
    "who",
    "287(g)",
    "As",
    "far",
    "recalls",
    "!",
    "?",
    "and",
    "but",
    "while",
    "citing",
    "🏠",
    "é",
    "\x00",
    "�",
    "\r\n",
    "\n\n",
    "\t",
    "U.S.",
    "Mr.",
    "[1]",
    "MR.",
    "LEE:",
    "<b>",
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
)


def places(draft: Draft) -> list[tuple[int, int]]:
    found = [
        span
        for one in draft.attributions
        for span in (*one.contents, one.cue, one.source)
        if span is not None
    ]
    found += [one.span for one in draft.quantities]
    found += [span for one in draft.evidence for span in (one.span, one.mark)]
    found += [one.span for one in draft.signals]
    return found + list(draft.boilerplate)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_every_place_is_one_of_the_unmodified_text(text: str) -> None:
    draft = extract(text)
    assert draft.text == text
    assert all(0 <= start < end <= len(text) for start, end in places(draft))


@given(texts)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_draft(text: str) -> None:
    assert extract(text) == extract(text)


@given(texts)
@example("who argued that 40 flats the has Share Share.\n\n")
@settings(max_examples=100, deadline=None)
def test_the_rules_propose_nothing_that_does_not_stand_in_the_text(text: str) -> None:
    assert extract(text).rejected == ()


@given(texts, st.sampled_from(["The Herald", "lee", "He", "The Owners", "Nobody"]))
@settings(max_examples=100, deadline=None)
def test_any_draft_makes_a_map_of_proposed_records(text: str, publisher: str) -> None:
    source = Source(id="page", title="Page", publisher=publisher)
    m = extract(text, source=source).to_map()
    assert all(one.actor not in one.via for one in m.assertions.values())
    assert all(one.proposed for one in m.claims.values())
    assert all(one.proposed for one in m.assertions.values())
    assert all(one.proposed for one in m.relations.values())
    assert all(one.passage is not None for one in m.assertions.values())


@given(texts)
@settings(max_examples=100, deadline=None)
def test_the_parts_of_a_content_are_in_order_and_do_not_overlap(text: str) -> None:
    for one in extract(text).attributions:
        for before, after in itertools.pairwise(one.contents):
            assert before[1] <= after[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rents",
        "\n\n\n",
        "\x00",
        "“",
        '"' * 2000,
        '"no" ' * 400,
        "(" * 5000,
        "." * 5000,
        "Aa." * 3000,
        "said " * 3000,
        "word " * 30_000,
        "Lee said that rents \ud800 fell.",
    ],
)
def test_hostile_texts_do_no_harm(text: str) -> None:
    draft = extract(text)
    assert all(0 <= start < end <= len(text) for start, end in places(draft))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_of_any_kind_part_paragraphs(end: str) -> None:
    text = f"Lee said that rents fell.{end}{end}Ortiz said that they rose."
    assert [one.speaker for one in extract(text).attributions] == ["Lee", "Ortiz"]


def test_a_long_text_is_read_in_parts_with_offsets_of_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "\n\n".join(
        f"Ann Lee said that rents fell by {number} percent. Critics reject that claim: "
        f'"Rents rose in {number} cities."\n\nPhoto by A. Roe {number}'
        for number in range(10, 40)
    )
    whole = extract(text)
    monkeypatch.setattr(pipeline, "LARGEST_PART", 400)
    parts = extract(text)
    assert [one.contents for one in parts.attributions] == [
        one.contents for one in whole.attributions
    ]
    assert parts.quantities == whole.quantities
    assert parts.evidence == whole.evidence
    assert parts.boilerplate == whole.boilerplate
    assert len(parts.boilerplate) == 30
    keys = [one.id for one in parts.attributions]
    assert len(keys) == len(set(keys))
    answered = {key for one in parts.signals for key in one.answers}
    assert answered <= set(keys)


def test_the_publisher_passes_on_what_its_document_reports() -> None:
    source = Source(id="news", title="News", publisher="The Herald")
    (one,) = extract("The mayor said that rents fell.", source=source).attributions
    assert one.via == ("The Herald",)
    assert draft_own_voice(source) == "The Herald"


def draft_own_voice(source: Source) -> str:
    (one,) = extract(
        "Rents fell in all the cities last year.", source=source
    ).attributions
    assert one.own_voice
    assert one.via == ()
    return one.speaker


def test_a_newspaper_speaks_itself_where_it_gives_evidence() -> None:
    text = "Rents fell in all the cities. The county paid 900,000 dollars last year."
    paper = Source(id="news", title="News", type=SourceType.ARTICLE_NEWSPAPER)
    page = Source(id="page", title="Rents", type=SourceType.WEBPAGE)
    assert [text[slice(*one.contents[0])] for one in own(text, paper)] == [
        "The county paid 900,000 dollars last year"
    ]
    assert len(own(text, page)) == 2


def test_a_quotation_is_not_the_publishers_voice() -> None:
    text = (
        "Rents fell in all cities. “The audit proved it. Crime is down 33 percent.” "
        "Nobody in the town can pay them."
    )
    page = Source(id="page", title="Rents", type=SourceType.WEBPAGE)
    assert [text[slice(*one.contents[0])] for one in own(text, page)] == [
        "Rents fell in all cities",
        "Nobody in the town can pay them",
    ]


def own(text: str, source: Source) -> list[Attribution]:
    return [one for one in extract(text, source=source).attributions if one.own_voice]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        # Accents apart from their letters, hyphens that nobody sees, NUL as a blank.
        (
            "Jose\u0301 Garci\u0301a said that rents fell.",
            "José García",
            "that rents fell",
        ),
        (
            "The may\u00ador ar\u00adgued that rents fell.",
            "may\u00ador",
            "that rents fell",
        ),
        ("Ann\0 Lee said\0 that rents fell.\0 She left.", "Ann Lee", "that rents fell"),
        ("the mayor said that rents fell. she left.", "mayor", "that rents fell"),
    ],
)
def test_signs_that_nobody_sees_hide_nothing(
    text: str, speaker: str, content: str
) -> None:
    (one,) = (one for one in extract(text).attributions if one.cue)
    named = unicodedata.normalize("NFC", one.speaker)
    assert (named, text[slice(*one.contents[0])]) == (speaker, content)
