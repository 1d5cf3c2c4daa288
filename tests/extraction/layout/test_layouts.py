from __future__ import annotations

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.layout.layouts import layout
from argmap.extraction.layout.paragraphs import Block, paragraphs
from argmap.extraction.layout.quotations import quotations, runs
from argmap.extraction.words.lexicon import lexicon


def sentences(text: str) -> list[str]:
    return [text[slice(*span)] for span in layout(text, lexicon=lexicon()).sentences]


def quoted(text: str) -> list[str]:
    found = quotations(text, paragraphs(text))
    return [text[one.start : one.end] for one in found]


def blocks(text: str) -> list[tuple[str, str]]:
    return [
        (one.block.value, text[one.start : one.end].splitlines()[0])
        for one in paragraphs(text)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rents fell. They did.", ["Rents fell.", "They did."]),
        ("Gov. Lee met Sen. Hill.", ["Gov. Lee met Sen. Hill."]),
        ("J. R. Lee left. He did.", ["J. R. Lee left.", "He did."]),
        ("It is in the U.S. Senate.", ["It is in the U.S. Senate."]),
        ("Under 8 U.S.C. 1357 it may.", ["Under 8 U.S.C. 1357 it may."]),
        (
            "He voted for H.R. 4567. It passed.",
            ["He voted for H.R. 4567.", "It passed."],
        ),
        ("He left the U.S. The end.", ["He left the U.S.", "The end."]),
        ("See No. 4 of it. Yes.", ["See No. 4 of it.", "Yes."]),
        ("Rents fell [1]. They did.", ["Rents fell [1].", "They did."]),
        ("Rents fell by 3.5 percent.", ["Rents fell by 3.5 percent."]),
        ('"Why now?" Lee asked. No.', ['"Why now?" Lee asked.', "No."]),
        ('"It fell." He left.', ['"It fell."', "He left."]),
        ("Rents fell\n\nThey did", ["Rents fell", "They did"]),
        ("He left Acme Corpn. in May.", ["He left Acme Corpn. in May."]),
        ("Why? Because!", ["Why?", "Because!"]),
        ("Is it J? Yes.", ["Is it J?", "Yes."]),
        ("Rents fell, cf. Lee on it. Yes.", ["Rents fell, cf. Lee on it.", "Yes."]),
        ("“It fell.” Lee said. No.", ["“It fell.” Lee said.", "No."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("He said “no, ‘never’ ever”.", ["“no, ‘never’ ever”"]),
        ("He said ``rents fell''.", ["``rents fell''"]),
        ("He said ''rents fell'' twice.", ["''rents fell''"]),
        ("He said «no» there.", ["«no»"]),
        ("The owners' plan isn't the tenants' plan.", []),
        ("He called it ‘the worst of all plans’ today.", ["‘the worst of all plans’"]),
        ('A 6 foot 2" man said so.', []),
        ('He said "no and left.', []),
        ('"No end\n\n"in sight," he said.', ['"No end', '"in sight,"']),
        ('"No end here.\n\nRents fell.', ['"No end here.']),
        ("It: ''no end\n\n''in sight.''", ["''no end", "''in sight.''"]),
        ('He said “no "late" fee” there.', ['“no "late" fee”']),
        ('Fees fell in all of the town."', ['Fees fell in all of the town."']),
    ],
)
def test_quotations_stand_between_signs_that_match(text: str, parts: list[str]) -> None:
    assert quoted(text) == parts


def test_a_quotation_that_goes_on_is_marked() -> None:
    text = '"No end.\n\n"In sight," he said.'
    found = quotations(text, paragraphs(text))
    assert [one.continues for one in found] == [False, True]


def test_the_parts_of_a_quotation_over_paragraphs_are_told_together() -> None:
    text = "“No.” “It fell.\n\n“It rose.\n\n“It fell.” “Why?\n\n“Because.”"
    found = runs(quotations(text, paragraphs(text)))
    assert [[text[one.start : one.end] for one in run] for run in found] == [
        ["“It fell.", "“It rose.", "“It fell.”"],
        ["“Why?", "“Because.”"],
    ]


def test_a_question_that_goes_on_in_the_next_paragraph_is_no_heading() -> None:
    assert blocks("“Why?\n\n“Because.”\n\nWhy?") == [
        ("text", "“Why?"),
        ("text", "“Because.”"),
        ("heading", "Why?"),
    ]


def test_a_question_behind_a_sentence_is_no_heading() -> None:
    for text in ("Rents fell. Did wages?", "Mr. LEE. Rents fell! Did wages?"):
        assert blocks(text) == [("text", text)]
    assert blocks("Did she know?") == [("heading", "Did she know?")]


def test_page_chrome_headings_and_repeated_lines_are_labelled() -> None:
    text = (
        "Menu\nRents fell\n\nRents fell in all of the cities of the north last year.\n"
        "Rents fell in all of the cities of the north last year.\n0:00\n"
        "A tower in the fog over the old harbour.\nAnn Hill/Getty Images\n"
        "© 2024 Herald\nWho pays?\n"
    )
    assert blocks(text) == [
        ("boilerplate", "Menu"),
        ("heading", "Rents fell"),
        ("text", "Rents fell in all of the cities of the north last year."),
        ("boilerplate", "Rents fell in all of the cities of the north last year."),
        ("boilerplate", "0:00"),
        ("boilerplate", "A tower in the fog over the old harbour."),
        ("boilerplate", "Ann Hill/Getty Images"),
        ("boilerplate", "© 2024 Herald"),
        ("heading", "Who pays?"),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    line = "rents in the old town have fallen again and again over the years\n"
    assert len(paragraphs(line * 4)) == 1
    assert len(paragraphs("Rents fell.\n" * 4)) == 4
    assert len(paragraphs(line * 4 + "\n" + line)) == 2


SENTENCES = (
    "The council raised the fees for all boats in the old harbour in the spring of last year.",
    "Mayor Ann Lee, who was born in the town, said on Monday that nobody had asked her.",
    "“It is a tax by another name,” the owner of a small boat told the Harbour Post in May.",
    "Fees fell by 12 percent – more than in any year since the war – and few had foreseen it.",
)


@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=4), min_size=1, max_size=4),
    # A text with a sentence to each line looks the same wrapped and not.
    st.integers(24, 80),
    st.sampled_from(["\n", "\r\n", "\u2028"]),
)
def test_wrapping_a_text_changes_none_of_its_paragraphs(
    parts: list[list[str]], columns: int, end: str
) -> None:
    whole = [" ".join(part) for part in parts]
    wrapped = (end * 2).join(end.join(textwrap.wrap(one, columns)) for one in whole)
    found = [wrapped[one.start : one.end] for one in paragraphs(wrapped)]
    assert [" ".join(one.split()) for one in found] == whole


WRAPPED = (
    "Mayor says fees fell\n"
    "The mayor said on Monday that fees\n"
    "for boats fell by a tenth since Ann\n"
    "Lee took office – a record – and\n"
    "would fall again.\n"
    "Nobody in the hall believed that it\n"
    "was so, and the two who had come to\n"
    "speak of it went home before it was\n"
    "their turn. Two asked for figures\n"
    "– in vain. They want three things:\n"
    "- a list of the fees that are paid\n"
    "- Figures by year\n"
    "1. The minutes of all the meetings\n"
)


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["no blank", "blank"])
def test_headlines_paragraphs_and_items_of_a_wrapped_text_stay_apart(
    between: str,
) -> None:
    text = WRAPPED.replace("fell\nThe", f"fell{between}The")
    text = text.replace("again.\nNobody", f"again.{between}Nobody")
    assert blocks(text) == [
        ("heading", "Mayor says fees fell"),
        ("text", "The mayor said on Monday that fees"),
        ("text", "Nobody in the hall believed that it"),
        ("heading", "- a list of the fees that are paid"),
        ("heading", "- Figures by year"),
        ("heading", "1. The minutes of all the meetings"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rent caps\nHousing supply\nNight flights\nFerry fees in the old harbour\n",
        "rent caps\nhousing supply\nnight flights\nferry fees\n",
        "fees for boats\nfees for the ferries of the old harbour in May\nfees\nno caps\n",
        "Fees fell.\nby Ann Lee of the Post\nThey fell twice.\nThey rose.\nThey fell.\n",
    ],
)
def test_each_line_of_a_text_that_is_not_wrapped_is_a_paragraph(text: str) -> None:
    assert len(paragraphs(text)) == text.count("\n")


def test_page_chrome_is_told_over_a_line_end() -> None:
    line = "rents in the old town have fallen again and again over the years\n"
    text = f"{line * 4}\nAll rights\nreserved"
    assert blocks(text)[-1][0] == "boilerplate"


@given(st.text(max_size=200))
def test_every_visible_sign_is_in_one_paragraph_and_one_sentence(text: str) -> None:
    plan = layout(text, lexicon=lexicon())
    for spans in (
        [(one.start, one.end) for one in plan.blocks],
        list(plan.sentences),
    ):
        covered = [0] * len(text)
        for start, end in spans:
            for at in range(start, end):
                covered[at] += 1
        assert max(covered, default=0) <= 1
        assert all(covered[at] for at, sign in enumerate(text) if not sign.isspace())


@given(st.text(alphabet="ab \"'“”‘’.\n", max_size=80))
def test_quotations_do_not_overlap(text: str) -> None:
    found = quotations(text, paragraphs(text))
    for before, after in itertools.pairwise(found):
        assert before.end <= after.start


def test_only_running_text_is_looked_at() -> None:
    text = "Rents\n\nRents fell. They did.\n\nSubscribe"
    plan = layout(text, lexicon=lexicon())
    assert [text[slice(*span)] for span in plan.running()] == [
        "Rents fell.",
        "They did.",
    ]
    assert plan.blocks[0].block is Block.HEADING


def test_sentences_that_a_quotation_crosses_are_told() -> None:
    text = "“It fell. It fell twice. It rose,” Lee said. A “cap” helps. “No.” It ended."
    plan = layout(text, lexicon=lexicon())
    assert [text[slice(*span)] for span in plan.crossed()] == [
        "“It fell.",
        "It fell twice.",
        "It rose,” Lee said.",
    ]


def test_a_quotation_over_paragraphs_crosses_its_every_sentence() -> None:
    text = "“It fell.\n\n“It rose.\n\n“It fell.”\n\n“It stood.”"
    plan = layout(text, lexicon=lexicon())
    assert [text[slice(*span)] for span in plan.crossed()] == [
        "“It fell.",
        "“It rose.",
        "“It fell.”",
    ]
