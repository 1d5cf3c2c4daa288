from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.layout.layouts import layout
from argmap.extraction.pipeline import extract
from argmap.extraction.reporting.transcripts import turns
from argmap.extraction.words.lexicon import lexicon


def told(text: str) -> list[tuple[str, list[str]]]:
    plan = layout(text, lexicon=lexicon())
    return [
        (text[slice(*one.source or (0, 0))], [text[slice(*at)] for at in one.contents])
        for one in turns(text, plan.blocks, plan.quoted, lexicon=lexicon())
    ]


LABELS = (
    "Ms. HALE.",
    "Ms. HALE:",
    "Mr. VAN DYKE.",
    "Mr. de la CRUZ.",
    "Mr. McDONALD.",
    "Dr. O'NEIL.",
    "Chairman LOPEZ.",
    "Chairwoman ANN LEE.",
    "The CHAIRMAN.",
    "The WITNESS.",
    "THE COURT:",
    "MR. LEE:",
    "J. R. LEE:",
    "Senator COLE:",
    "Senator Cole:",
    "Mr. Smith:",
)


@pytest.mark.parametrize("label", LABELS)
def test_what_stands_behind_a_label_is_said_by_whom_it_names(label: str) -> None:
    text = f"HOST: Wages fell in May.\n\n{label} Rents fell in May. They rose."
    assert told(text)[1:] == [(label[:-1], ["Rents fell in May. They rose."])]


def test_where_a_senator_is_from_is_no_part_of_the_name() -> None:
    text = "HOST: Wages fell.\n\nMr. COLE of New York. Rents fell in May."
    assert told(text)[1] == ("Mr. COLE", ["Rents fell in May."])
    draft = extract(text)
    one = draft.attributions[1]
    assert (one.speaker, draft.words(one.cue or (0, 0))) == ("COLE", ".")


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Lee. He left early.",
        "The FBI. It knew of that.",
        "Mr. HALE said so.",
        "Mr. He left.",
        "Dear JOHN. It is over.",
        "NATO. It fell in May.",
        "Rents: They fell in May.",
        "Climate Policy: It fell in May.",
        "NOTE: Rents fell in May.",
        "ACTION: The clerk to write.",
        "Resolved: That rents fall.",
        "A. Rents fell in May.",
        "Contact: MR. LEE, 555-0101.",
    ],
)
def test_not_every_beginning_is_a_label(line: str) -> None:
    assert told(f"HOST: Wages fell.\n\n{line}\n\nMS. LEE: No.")[-1][0] == "MS. LEE"
    assert told(f"HOST: Wages fell.\n\n{line}") == []


def test_answers_are_turns_where_there_are_questions() -> None:
    text = "Q. Did rents fall?\n\nA. They fell in May.\n\nQ. You knew that.\n\nA. No."
    assert told(text) == [
        ("A", ["They fell in May."]),
        ("Q", ["You knew that."]),
        ("A", ["No."]),
    ]


def test_names_without_a_title_are_labels_where_they_come_back() -> None:
    text = "Ann Hale: Rents fell in May.\n\nBo Lee: They rose in June.\n\n"
    assert told(text) == []
    assert [name for name, _ in told(text * 2)] == ["Ann Hale", "Bo Lee"] * 2


def test_questions_and_thanks_in_a_turn_are_left_out() -> None:
    text = (
        "Ms. HALE. Thank you, sir. Did rents fall? I do not know. Wages did.\n\n"
        "Mr. LEE. Did they?\n\nMs. HALE. He said, “Did they?”"
    )
    assert told(text) == [
        ("Ms. HALE", ["I do not know. Wages did."]),
    ]


def test_a_turn_goes_on_to_the_next_label() -> None:
    text = (
        "Ms. HALE. Rents fell.\n\nWages rose in May.\n\n[Laughter in the hall.]\n\n"
        "Mr. LEE. Wages fell.\n\nThe committee adjourned at noon on Monday."
    )
    assert told(text) == [
        ("Ms. HALE", ["Rents fell.", "Wages rose in May."]),
        ("Mr. LEE", ["Wages fell."]),
    ]


@given(
    st.lists(
        st.sampled_from(
            [*LABELS, "Q.", "A.", "Ann Hale:", "Why?", "“No.”", "It.", "[", "\n\n"]
        ),
        max_size=20,
    ).map(" ".join)
)
def test_turns_follow_one_another_and_hold_no_label(text: str) -> None:
    plan = layout(text, lexicon=lexicon())
    found = turns(text, plan.blocks, plan.quoted, lexicon=lexicon())
    places = [
        at for one in found for span in (one.source or (), *one.contents) for at in span
    ]
    assert places == sorted(places)
