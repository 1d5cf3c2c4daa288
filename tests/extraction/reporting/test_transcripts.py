from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.layout.layouts import layout
from argmap.extraction.pipeline import extract
from argmap.extraction.reporting.transcripts import turns
from argmap.extraction.words.lexicon import lexicon
from tests.extraction.transcribed import TRANSCRIPTS, transcribed

# What is read as a statement, and is none.
STATED = (
    "Joining us now, Energy Secretary Paul Boone.",
    "Gentlemen, one at a time.",
    "I doubt it.",
    "Senator Ito, your amendment.",
)


def told(text: str) -> list[tuple[str, list[str]]]:
    plan = layout(text, lexicon=lexicon())
    found = turns(text, plan.blocks, plan.quoted, lexicon=lexicon())
    return [
        (
            text[slice(*place)],
            [" ".join(text[slice(*at)].split()) for one in said for at in one.contents],
        )
        for place, said in groupby(found, key=lambda one: one.source or (0, 0))
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
    "The PRESIDING OFFICER.",
    "The SPEAKER.",
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
    assert told(text)[1:] == [(label[:-1], ["Rents fell in May.", "They rose."])]


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
    assert told(f"HOST: Wages fell.\n\n{line}\n\nMS. LEE: It rose.")[-1][0] == "MS. LEE"
    assert told(f"HOST: Wages fell.\n\n{line}") == []


def test_answers_are_turns_where_there_are_questions() -> None:
    text = "Q. Did rents fall?\n\nA. They fell in May.\n\nQ. You knew that.\n\nA. It was not."
    assert told(text) == [
        ("A", ["They fell in May."]),
        ("Q", ["You knew that."]),
        ("A", ["It was not."]),
    ]


def test_names_without_a_title_are_labels_where_they_come_back() -> None:
    text = "Ann Hale: Rents fell in May.\n\nBo Lee: They rose in June.\n\n"
    assert told(text) == []
    assert [name for name, _ in told(text * 2)] == ["Ann Hale", "Bo Lee"] * 2


def test_what_asks_orders_greets_and_rules_is_left_out() -> None:
    text = (
        "Ms. HALE. Thank you, sir. Did rents fall? I do not know that. Wages did.\n\n"
        "Mr. LEE. Mr. Chairman, did they?\n\nMs. HALE. No, sir. He said, “Did they?”"
        "\n\nThe CHAIRMAN. Mr. Lee, please proceed. The hearing is adjourned.\n\n"
        "Mr. LEE. Please wait here."
    )
    assert told(text) == [("Ms. HALE", ["I do not know that.", "Wages did."])]


@pytest.mark.parametrize(
    "opening",
    [
        "Mr. Chairman, ",
        "Mr. Chairman and members of the board, ",
        "Ms. Hale, Mr. Cole, and Dr. Nunez know: ",
        "Dr. Nunez. ",
        "Your Honor, ",
        "Senator, ",
    ],
)
@pytest.mark.parametrize("label", LABELS)
def test_whom_a_turn_begins_by_speaking_to_is_no_speaker(
    label: str, opening: str
) -> None:
    text = f"HOST: Wages fell.\n{label} {opening}Rents fell in May.\nHOST: They rose."
    assert [name for name, _ in told(text)] == ["HOST", label[:-1], "HOST"]
    assert told(text)[1][1][-1].endswith("Rents fell in May.")


def test_a_label_is_one_in_the_midst_of_wrapped_lines() -> None:
    text = (
        "    Ms. HALE. Rents fell in May in all of the towns along the river\n"
        "and in the city, as they had in April and in March of that year.\n"
        "    Mr. COLE. They rose again in the summer in each one of those\n"
        "towns and in the city.\n    [Whereupon, at noon, it was adjourned.]"
    )
    assert [(name, len(said)) for name, said in told(text)] == [
        ("Ms. HALE", 1),
        ("Mr. COLE", 1),
    ]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ANN HALE, HOST:", "ANN HALE"),
        ("HALE (on camera):", "HALE"),
        ("SEN. ANN HALE (R-ME):", "SEN. ANN HALE"),
        ("Mrs. HALE of Ohio.", "Mrs. HALE"),
        ("The SPEAKER pro tempore.", "The SPEAKER"),
    ],
)
def test_what_stands_beside_a_name_in_a_label_is_no_part_of_it(
    label: str, name: str
) -> None:
    assert told(f"{label} Rents fell.\n\nMR. LEE: They rose.")[0][0] == name


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Senator Cole, the clerk told us that rents fell.", "clerk"),
        ("Ms. Hale, the mayor of the town said that rents fell.", "mayor of the town"),
        ("Ms. Hale, Mr. Cole says that rents fell.", "Cole"),
        ("Senator Cole, the clerk, told us that rents fell.", "Cole"),
    ],
)
def test_whom_a_turn_speaks_to_first_says_nothing_in_it(
    said: str, speaker: str
) -> None:
    text = f"Mr. LEE. {said}\n\nThe WITNESS. Wages rose in May."
    (one,) = (one for one in extract(text).attributions if one.within)
    assert (one.speaker, one.via) == (speaker, ("LEE",))


def test_a_turn_goes_on_to_the_next_label() -> None:
    text = (
        "Ms. HALE. Rents fell.\n\nWages rose in May.\n\n[Laughter in the hall.]\n\n"
        "Mr. LEE. Wages fell.\n\nThe committee adjourned at noon on Monday."
    )
    assert told(text) == [
        ("Ms. HALE", ["Rents fell.", "Wages rose in May."]),
        ("Mr. LEE", ["Wages fell."]),
    ]


def test_what_is_not_stated_in_a_turn_is_not_the_publishers_either() -> None:
    text = (
        "Ms. HALE. Rents fell.\n\nThe CHAIRMAN. The witness will answer the question "
        "of the gentleman from Ohio.\n\nMs. HALE. They fell by 40 percent."
    )
    assert [one.speaker for one in extract(text).attributions] == ["HALE", "HALE"]


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_each_statement_of_a_transcript_is_its_speakers_and_nothing_else_is(
    path: Path,
) -> None:
    document = transcribed(path.read_text(encoding="utf-8"))
    said = [one for one in extract(document.text).attributions if one.asserted]
    for sentence in document.sentences:
        start, end = sentence.span
        holders = {
            one.speaker
            for one in said
            if one.within is None and one.start < end and start < one.end
        }
        words = document.text[start:end]
        if sentence.states:
            (holder,) = holders
            assert sentence.speaker.lower() in holder.lower(), words
        elif words not in STATED:
            assert not holders, words


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
    places = [at for one in found for span in one.contents for at in span]
    assert places == sorted(places)
    assert all(one.source and one.source[1] < one.contents[0][0] for one in found)
