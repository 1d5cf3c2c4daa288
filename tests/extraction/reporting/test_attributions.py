from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path

import pytest

from argmap.extraction.evaluation import evaluate
from argmap.extraction.pipeline import extract
from argmap.extraction.records import Attribution, AttributionKind
from argmap.model.assertions import Stance
from argmap.model.sources import Source, SourceType
from tests.extraction.marked import DOCUMENTS, FLAGGED, marked

# What the rules reach on each style today, rounded down: contents and speakers.
REACHED = 0.85
# What they reach at least on pages that are as untidy as the web.
LEAST = 0.66
# How many attributions of a document are found where it is wrapped, at least.
WRAPPED = 0.99


def said(text: str) -> list[tuple[str, str, str]]:
    """Return speaker, cue and content of each attribution, as they stand."""
    return [
        (
            text[slice(*one.source)] if one.source else "",
            text[slice(*one.cue)] if one.cue else "",
            " / ".join(text[slice(*span)] for span in one.contents),
        )
        for one in attributions(text)
    ]


def attributions(text: str) -> list[Attribution]:
    return [one for one in extract(text).attributions if not one.own_voice]


def only(text: str) -> Attribution:
    (one,) = attributions(text)
    return one


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda p: p.stem)
def test_the_attributions_of_a_document_are_found(path: Path) -> None:
    document = marked(path.read_text(encoding="utf-8"))
    draft = extract(document.text)
    found = evaluate(draft.attributions, document.attributions)
    least = 0.75 if path.stem == "hearing" else REACHED
    assert found.contents.f1 >= least
    assert found.speakers.f1 >= least


@pytest.mark.parametrize("path", FLAGGED, ids=lambda p: p.stem)
def test_most_attributions_of_a_web_page_are_found(path: Path) -> None:
    document = marked(path.read_text(encoding="utf-8"))
    found = evaluate(extract(document.text).attributions, document.attributions)
    assert found.contents.f1 >= LEAST
    assert found.speakers.f1 >= LEAST


@pytest.mark.parametrize("columns", [30, 35, 40, 60, 72])
def test_a_wrapped_document_says_the_same(columns: int) -> None:
    held = kept = 0
    for path in sorted(DOCUMENTS.glob("*.txt")):
        document = marked(path.read_text(encoding="utf-8")).text
        parts = [part for part in document.split("\n") if part.strip()]
        wrapped = "\n\n".join(
            textwrap.fill(one, columns, break_on_hyphens=False) for one in parts
        )
        whole = contents("\n\n".join(parts))
        held += whole.total()
        kept += (whole & contents(wrapped)).total()
    assert kept >= WRAPPED * held


def contents(text: str) -> Counter[tuple[str, ...]]:
    """Return the speaker and contents of each attribution, white space folded."""
    return Counter(
        (one.speaker, *(" ".join(text[slice(*span)].split()) for span in one.contents))
        for one in attributions(text)
    )


def test_the_labels_of_a_fact_check_are_no_speakers() -> None:
    text = "THE CLAIM: Rents fell twice.\n\nOUR RATING: Mostly false, as seen here."
    assert attributions(text) == []
    hearing = "MR. LEE: Rents fell twice.\n\nMS. RUIZ: They did not fall at all."
    assert [one.speaker for one in attributions(hearing)] == ["LEE", "RUIZ"]


def test_we_outside_of_quotations_is_the_publisher() -> None:
    text = "We believe that rents fell. Our own analysis shows that they fell twice."
    source = Source(
        id="brief", title="Rents", type=SourceType.WEBPAGE, publisher="Rent Desk"
    )
    found = [one for one in extract(text, source=source).attributions if one.cue]
    assert [(one.speaker, one.own_voice) for one in found] == [("Rent Desk", True)] * 2
    quoted = extract("“We believe that rents fell,” Lee said.", source=source)
    assert [(one.speaker, one.own_voice) for one in quoted.attributions] == [
        ("Lee", False)
    ]
    (friend,) = extract("My friend Joan says that rents fell.").attributions
    assert not friend.own_voice


def test_who_is_the_nearest_whom_a_phrase_names() -> None:
    text = "The clerk cited a report by two brokers, who found that rents fell."
    assert ("two brokers, who", "found", "that rents fell") in said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry said that rents fell.",
            [("The ministry", "said", "that rents fell")],
        ),
        ("The ministry said rents fell.", [("The ministry", "said", "rents fell")]),
        ("Rents fell, the ministry said.", [("the ministry", "said", "Rents fell")]),
        ("Rents fell, said Ann Lee, a broker.", [("Ann Lee", "said", "Rents fell")]),
        (
            "According to the ministry, rents fell.",
            [("the ministry", "According to", "rents fell")],
        ),
        (
            "Rents fell, according to the ministry.",
            [("the ministry", "according to", "Rents fell")],
        ),
        (
            "The cap, critics say, has cut supply.",
            [("critics", "say", "The cap / has cut supply")],
        ),
        (
            "As the council has noted, rents fell sharply.",
            [("the council", "has noted", "rents fell sharply")],
        ),
        (
            '"Rents fell," Lee said. "They will fall again."',
            [("Lee", "said", '"Rents fell," / "They will fall again."')],
        ),
        (
            "Lee wrote: “Rents have fallen.”",
            [("Lee", "wrote", "“Rents have fallen.”")],
        ),
        (
            "The mayor called the plan a disaster.",
            [("The mayor", "called", "the plan a disaster")],
        ),
        (
            "Supporters tout the plan as a way to cut rents.",
            [("Supporters", "tout", "the plan as a way to cut rents")],
        ),
        (
            "The council promised to build homes, arguing that rents rose.",
            [
                ("The council", "promised", "to build homes"),
                ("The council", "arguing", "that rents rose"),
            ],
        ),
        (
            "The city faced lawsuits alleging unlawful evictions of tenants.",
            [("lawsuits", "alleging", "unlawful evictions of tenants")],
        ),
        (
            "The company denied that it owed money and said its books were in order.",
            [
                ("The company", "denied", "that it owed money"),
                ("The company", "said", "its books were in order"),
            ],
        ),
        (
            "Tenants say rents rose, while landlords insist that costs did.",
            [
                ("Tenants", "say", "rents rose"),
                ("landlords", "insist", "that costs did"),
            ],
        ),
        (
            "Ann Lee, who leads the union, warned of 400 lost jobs in March.",
            [("Ann Lee", "warned", "400 lost jobs in March")],
        ),
        (
            '"It fell," he said, adding: "It will fall again."',
            [("he", "said", '"It fell,"'), ("he", "adding", '"It will fall again."')],
        ),
        (
            "That is why, Lee said, the city needs caps.",
            [("Lee", "said", "That is why / the city needs caps")],
        ),
        (
            "Lee said that rents fell and accused the press of bias.",
            [
                ("Lee", "said", "that rents fell"),
                ("Lee", "accused", "the press of bias"),
            ],
        ),
        (
            '"It was the tariffs," Lee explained when I called him.',
            [("Lee", "explained", '"It was the tariffs,"')],
        ),
        (
            "Analysts say that is unlikely.",
            [("Analysts", "say", "that is unlikely")],
        ),
        (
            "The governor, meanwhile, has threatened to veto the plan.",
            [("The governor", "has threatened", "to veto the plan")],
        ),
        (
            'As Mr. Lee put it last week, "Caps are on the ballot."',
            [("Mr. Lee", "put", '"Caps are on the ballot."')],
        ),
        (
            "Tenants complained about the noise at night and others worried about rents.",
            [("Tenants", "complained", "the noise at night")],
        ),
        (
            "Fishermen say they were misled, and several told me that nets were cut.",
            [
                ("Fishermen", "say", "they were misled"),
                ("several", "told", "that nets were cut"),
            ],
        ),
        (
            "The owner's claim that rents fell is wrong.",
            [("The owner's", "claim", "that rents fell")],
        ),
        (
            "The minister is convinced that rents will fall.",
            [("The minister", "is convinced", "that rents will fall")],
        ),
    ],
)
def test_a_pattern_of_reporting_is_read(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tell your senator that the plan is wrong.",
        "If the minister says that rents fell, ask for the figures.",
        "Some might argue that rents will fall.",
        "The state reports are late.",
        "Her claims were many.",
        "I used to think rents would fall.",
        "Borrowers who believe they were misled can file a claim.",
        "They signed the bill in front of the press.",
        "He called for help.",
        "Experts link the two old plans.",
        "Participation in the program hampers public safety.",
    ],
)
def test_what_is_not_reported_is_not_proposed(text: str) -> None:
    assert said(text) == []


def test_a_quotation_may_run_over_paragraphs() -> None:
    text = '"Rents fell," Lee said. "They did.\n\n"And they will fall again."'
    one = only(text)
    assert one.contents == ((0, 13), (24, 34), (36, 63))
    assert one.type is AttributionKind.DIRECT


PARTS = (
    "The council has lied to us for ten years.",
    "Why would anybody believe it?",
    "We will go to court in the spring",
)
SIGNS = (('"', '"'), ("“", "”"), ("«", "»"), ("''", "''"), ("``", "''"))
# What stands before, between and behind the parts: the speaker first, last, or between.
ORDERS = {
    "Ann Lee said, {0}": ".{1}",
    "Ann Lee told the council: {0}": ".{1}",
    "Ann Lee told the council:{sep}{0}": ".{1}",
    "A baker, Ann Lee, had this to say of it:{sep}{0}": ".{1}",
    "{0}": ",{1} said Ann Lee, a baker.",
    "He left. {0}": ",{1} Ann Lee said.",
    "Bob Hill said, {0}It is fair.{1}{sep}{0}": ",{1} Ann Lee said.",
}


@pytest.mark.parametrize("sep", ["\n\n", "\n"], ids=["blank", "line"])
@pytest.mark.parametrize("signs", SIGNS, ids=lambda signs: signs[0])
@pytest.mark.parametrize("lead", ORDERS)
def test_a_quotation_over_paragraphs_is_one_wherever_its_speaker_stands(
    lead: str, signs: tuple[str, str], sep: str
) -> None:
    opening = signs[0]
    text = (
        f"Fees rose in May.{sep}"
        + lead.format(*signs, sep=sep)
        + f"{sep}{opening}".join(PARTS)
        + ORDERS[lead].format(*signs)
        + f"{sep}The fees were first raised in 2014."
    )
    (one,) = (one for one in attributions(text) if one.speaker != "Bob Hill")
    assert one.speaker == "Ann Lee"
    assert one.type is AttributionKind.DIRECT
    assert [text[slice(*span)].strip("\"“”«»'`,.?") for span in one.contents] == [
        part.strip(".?") for part in PARTS
    ]
    own = [one.contents[0] for one in extract(text).attributions if one.own_voice]
    assert not any(opening in text[slice(*span)] for span in own)


def test_a_quotation_of_nobody_is_not_in_the_voice_of_the_publisher() -> None:
    text = (
        "The town is small.\n\n“Rents fell in the town.\n\n“They fell twice in May.”\n\n"
        "Rents in the town fell again."
    )
    _, quoted, own = extract(text).attributions
    assert (quoted.speaker, quoted.own_voice, quoted.confidence) == ("", False, 0.5)
    assert [text[slice(*span)] for span in quoted.contents] == [
        "“Rents fell in the town.",
        "“They fell twice in May.”",
    ]
    assert own.own_voice


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee was angry. “Rents have fallen.”", "Ann Lee"),
        ("Ann Lee shook her head. “Rents have fallen.”", "Ann Lee"),
        (
            "“Wages rose,” Hill said.\n\nAnn Lee was angry. “Rents have fallen.”",
            "Ann Lee",
        ),
        ("“Wages rose,” Ann Lee said.\n\n“Rents have fallen.”", "Ann Lee"),
        ("Ann Lee was angry.\n\n“Rents have fallen.”", ""),
        ("It was a wet day. “Rents have fallen.”", ""),
    ],
)
def test_a_quotation_without_a_cue_may_be_by_whom_the_sentence_before_is_about(
    text: str, speaker: str
) -> None:
    *_, last = (one for one in extract(text).attributions if not one.own_voice)
    assert text[slice(*last.contents[0])] == "“Rents have fallen.”"
    assert (last.speaker, last.confidence) == (speaker, 0.5)


@pytest.mark.parametrize("words", ["“rent cap”", "“A Study in Rents”", "“Yes.”"])
def test_a_name_in_quotation_signs_is_said_by_nobody(words: str) -> None:
    assert not [
        one
        for one in extract(f"Ann Lee left. {words}").attributions
        if not one.own_voice
    ]


def test_the_speaker_of_each_of_two_quotations_over_paragraphs_is_kept() -> None:
    text = (
        "“Rents fell in the town.\n\n“They fell twice,” Ann Lee said.\n\n"
        "“Rents rose in the town.\n\n“They rose twice,” Bob Hill said."
    )
    assert said(text) == [
        ("Ann Lee", "said", "“Rents fell in the town. / “They fell twice,”"),
        ("Bob Hill", "said", "“Rents rose in the town. / “They rose twice,”"),
    ]


def test_a_colon_leads_in_a_paragraph_that_is_all_quotation() -> None:
    text = "Ann Lee met Bob Hill. Lee told him:\n\n“Rents have fallen.”\n\n“No,” Hill said."
    assert said(text)[0] == ("Lee", "told", "“Rents have fallen.”")
    text = "Ann Lee showed us the hall:\n\n“Rents fell again,” Bob Hill said of it."
    assert said(text) == [("Bob Hill", "said", "“Rents fell again,”")]


def test_quoted_words_in_a_clause_make_it_mixed() -> None:
    assert only('Lee said rents are "far too high."').type is AttributionKind.MIXED
    assert only("Lee said rents are high.").type is AttributionKind.INDIRECT


def test_a_denial_denies_and_its_reporter_passes_it_on() -> None:
    outer, inner = attributions("The ministry denied that rents rose, Lee said.")
    assert (outer.speaker, outer.stance, outer.via) == ("Lee", Stance.ASSERTS, ())
    assert inner.stance is Stance.DENIES
    assert (inner.speaker, inner.via, inner.within) == ("ministry", ("Lee",), outer.id)


def test_who_rejects_what_somebody_says_does_not_pass_it_on() -> None:
    text = "The judge dismissed a suit claiming that rents fell."
    chains = [(one.speaker, one.via) for one in attributions(text)]
    assert chains == [("judge", ()), ("suit", ())]


def test_nested_reporting_is_a_chain_from_the_speaker_outward() -> None:
    text = "Lee said the union believes that the mayor promised that rents will fall."
    chains = [(one.speaker, one.via) for one in attributions(text)]
    assert chains == [("Lee", ()), ("union", ("Lee",)), ("mayor", ("union", "Lee"))]


@pytest.mark.parametrize(
    "text",
    [
        "Lee denied claims that rents fell.",
        "Lee rejected reports that rents fell.",
        "Lee refuted claims by owners that rents fell.",
        "Lee brushed aside warnings that rents fell.",
        "Lee pushed back on claims that rents fell.",
        "Lee disputed the claim that rents fell.",
    ],
)
def test_who_rejects_a_claim_denies_what_it_claims(text: str) -> None:
    found = [one for one in attributions(text) if one.speaker == "Lee"]
    assert [(one.stance, one.withheld) for one in found] == [(Stance.DENIES, False)]
    assert text[slice(*found[0].contents[0])] == "that rents fell"


@pytest.mark.parametrize(
    "text",
    [
        "Lee refused to say that rents fell.",
        "Lee failed to say that rents fell.",
        "Lee denied saying that rents fell.",
        "Lee denied having said that rents fell.",
        "Lee won't say that rents fell.",
    ],
)
def test_what_somebody_refused_to_say_is_withheld(text: str) -> None:
    one = only(text)
    assert (one.speaker, one.stance, one.withheld) == ("Lee", Stance.ASSERTS, True)


@pytest.mark.parametrize(
    "text",
    [
        "Lee went on to say that rents fell.",
        "Lee was quick to say that rents fell.",
        "Lee did not stay but said that rents fell.",
        "Lee, who did not stay, said that rents fell.",
        "Lee used the hearing to say that rents fell.",
    ],
)
def test_what_somebody_did_say_is_not_withheld(text: str) -> None:
    one = only(text)
    assert (one.speaker, one.stance, one.withheld) == ("Lee", Stance.ASSERTS, False)


def test_not_believing_denies_and_not_admitting_is_withheld() -> None:
    believing = only("Lee does not believe that rents fell.")
    assert (believing.stance, believing.withheld) == (Stance.DENIES, False)
    admitting = only("Lee did not admit that rents fell.")
    assert (admitting.stance, admitting.withheld) == (Stance.ASSERTS, True)
    assert admitting.negated


def test_what_a_rejection_goes_on_to_say_is_asserted() -> None:
    one = only('The mayor rejected these criticisms: "The plan works well."')
    assert one.stance is Stance.ASSERTS


@pytest.mark.parametrize(
    ("text", "negated", "hedged"),
    [
        ("Lee said rents did not fall.", True, False),
        ("Lee said rents fell because owners did not build.", False, False),
        ("Lee said rents may fall.", False, True),
        ("Lee said there are about 6,000 officers.", False, True),
        ("Lee said the report about rents is good.", False, False),
        ("Lee said that likely voters know it.", False, False),
        ("Lee suggested that rents fell.", False, True),
        ("As far as Lee recalls, no caps were ever signed.", True, True),
        ("Lee said that not only tenants were hurt.", False, False),
    ],
)
def test_qualifiers_go_by_scope(text: str, negated: bool, hedged: bool) -> None:  # noqa: FBT001
    one = only(text)
    assert (one.negated, one.hedged) == (negated, hedged)


def test_the_turns_of_a_transcript_go_to_their_labels() -> None:
    text = "SENATOR LEE: Rents fell last year.\n\nMR. ORTIZ: They rose again."
    assert [(one.speaker, one.contents) for one in attributions(text)] == [
        ("LEE", ((13, 34),)),
        ("ORTIZ", ((47, 63),)),
    ]


def test_the_own_voice_of_an_advocacy_page_is_flagged() -> None:
    text = (
        "Rent caps hurt the families that they were meant to help. "
        "Landlords stop building when they cannot earn. "
        "Would you build for nothing? Tell your mayor to stop. "
        "If rents were free, nobody would build anything at all."
    )
    own = [one for one in extract(text).attributions if one.own_voice]
    assert [text[slice(*one.contents[0])] for one in own] == [
        "Rent caps hurt the families that they were meant to help",
        "Landlords stop building when they cannot earn",
    ]
