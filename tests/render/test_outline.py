from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import ClaimKind
from argmap.render import outline
from argmap.render.outline import outline_of
from argmap.render.prose.positions import LONGEST_PARAGRAPH
from argmap.render.prose.scope import ROOMY, scope_of
from argmap.render.prose.sentences import (
    Citation,
    Outline,
    Paragraph,
    Section,
    Sentence,
)
from tests.render.debates import (
    VERDICTS,
    debates,
    rent_caps,
    splits,
    swap,
    swap_columns,
)


def texts(found: Outline) -> list[str]:
    return [sentence.text for sentence in found.sentences()]


def section(found: Outline, number: str) -> Section:
    return next(one for one in found.sections if one.number == number)


def words_of(block: Section) -> str:
    return " ".join(
        texts(Outline(title="", question="", sections=(block,), references=()))
    )


@settings(max_examples=60, deadline=None)
@given(debates())
def test_every_sentence_has_sources_or_is_about_the_map(m: ArgumentMap) -> None:
    for sentence in outline_of(m).sentences():
        assert bool(sentence.sources) != sentence.about_map
        assert {one.source for one in sentence.sources} <= set(m.sources)


def test_a_sentence_without_sources_that_is_not_about_the_map_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"'Rents fell.' has no source and is not about"
    ):
        Sentence("Rents fell.")
    assert Sentence("Rents fell.", (Citation("study"),)).sources


@settings(max_examples=100, deadline=None)
@given(debates())
def test_swapping_the_sides_swaps_the_columns(m: ArgumentMap) -> None:
    mirrored = swap_columns(outline_of(m))
    swapped = outline_of(swap(m))
    assert [one.text for one in swapped.sentences()] == texts(mirrored)
    assert swapped == mirrored


@settings(max_examples=60, deadline=None)
@given(debates())
def test_no_verdict_word_is_used(m: ArgumentMap) -> None:
    found = outline_of(m)
    for text in [*texts(found), *headings(found.sections)]:
        assert VERDICTS.search(text) is None


def headings(blocks: tuple[object, ...]) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, Section):
            found += [block.title, *headings(block.blocks)]
    return found


def test_no_verdict_word_stands_in_the_template() -> None:
    folder = Path(outline.__file__).parent / "templates"
    body = (folder / "summary.html").read_text(encoding="utf-8")
    assert VERDICTS.search(body) is None


@settings(max_examples=40, deadline=None)
@given(debates())
def test_every_column_says_something(m: ArgumentMap) -> None:
    for split in splits(outline_of(m).sections):
        assert split.left
        assert split.right


@settings(max_examples=40, deadline=None)
@given(debates())
def test_every_actor_is_named_in_the_positions(m: ArgumentMap) -> None:
    found = section(outline_of(m), "2")
    said = " ".join([*leads(found), words_of(found)])
    assert all(actor.name in said for actor in m.actors.values())


def leads(block: Section) -> list[str]:
    found: list[str] = []
    for one in block.blocks:
        if isinstance(one, Paragraph):
            found.append(one.lead)
        elif isinstance(one, Section):
            found += leads(one)
    return found


def test_the_sections_come_in_their_order() -> None:
    found = outline_of(rent_caps())
    assert [one.number for one in found.sections] == list("0123456789")


def test_silent_actors_are_listed_under_each_issue() -> None:
    block = section(outline_of(rent_caps()), "4").blocks[1]
    assert isinstance(block, Section)
    assert block.title == "2. Are rents lower under the cap?"
    assert "Silent in this map: J. Lee, Housing Office and M. Ortiz." in words_of(block)


def test_a_side_with_nothing_says_so() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    m.support(wet, by=m.claim("The tide rose.", issue=issue))
    words = words_of(section(outline_of(m), "4"))
    assert "No claim in this map gives this answer." in words
    assert "Nobody in this map is on this side." in words
    assert "Nothing more unrebutted on this side." in words


def test_an_objection_names_claim_actor_date_and_basis() -> None:
    words = words_of(section(outline_of(rent_caps()), "4"))
    assert (
        "Objection on record, no reply recorded: “Fees rose by as much” "
        "(Owners' League, reported 8 February 2024); inferred link."
    ) in words


def test_an_answered_objection_is_told_with_its_answer() -> None:
    m = rent_caps()
    m.remove("caps-contradicts-steady")
    m.remove("caps-ortiz")
    words = words_of(section(outline_of(m), "4"))
    assert (
        "Objection answered: “New buildings are exempt from the cap” (Housing Office, "
        "reported 8 February 2024); reply: “The exemption lapsed in 2022” (J. Lee, 2 May 2023); "
        "link made in the document."
    ) in words


def test_of_two_contrary_claims_the_one_that_stands_is_no_reply_to_the_other() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    dry = m.claim("Quays are dry.", issue=issue)
    m.contradict(wet, dry)
    m.attack(dry, by=m.claim("The gauge shows water."))
    words = words_of(section(outline_of(m), "4"))
    assert (
        "Objection answered: “Quays are dry” (nobody named); reply: “The gauge shows "
        "water” (nobody named); inferred link."
    ) in words


def test_a_claim_that_needs_support_is_told_with_the_support_it_has() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True, requires_support=True)
    m.support(wet, by=m.claim("The gauge shows water.", issue=issue))
    words = words_of(section(outline_of(m), "4"))
    assert (
        "It needs support, and has it: “The gauge shows water” (nobody named)." in words
    )


def test_a_claim_that_is_only_reported_names_its_reporter() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    tide = m.claim("The tide rose.", issue=issue)
    m.support(wet, by=tide)
    log = m.source("The log", issued="2024")
    m.assertion(tide, actor=m.actor("Pilot"), stance="reports", source=log)
    words = words_of(section(outline_of(m), "4"))
    assert "“The tide rose” (reported by Pilot, 2024)" in words


def test_a_bare_denial_is_set_beside_the_claim() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    log = m.source("The log", issued="2024")
    m.assertion(wet, actor=m.actor("Pilot"), source=log)
    m.deny(wet, actor=m.actor("Harbour Office"), source=log)
    (answers,) = splits(section(outline_of(m), "4").blocks)
    assert (
        answers.right[0].lead.text == "The contrary, with no ground given in this map."
    )
    assert [line.text for line in answers.right[0].lines] == [
        "The contrary stated by Harbour Office (2024)."
    ]
    assert (
        answers.foot[-1].text
        == "Latest dated statement: Pilot and Harbour Office, 2024."
    )


def test_what_contradicts_an_answer_is_set_out_once() -> None:
    block = section(outline_of(rent_caps()), "4").blocks[0]
    assert isinstance(block, Section)
    answers = splits(block.blocks)[0]
    yes = answers.left[0].lead.text
    assert [one.left[0].lead.text for one in splits(block.blocks)].count(yes) == 1


def test_many_silent_actors_are_counted_for_all_others_are_named() -> None:
    m = ArgumentMap("Quays")
    log = m.source("The log")
    for number in range(15):
        issue = m.issue(f"Is quay {number} wet?")
        claim = m.claim(f"Quay {number} is wet.", issue=issue, thesis=True)
        m.assertion(claim, actor=m.actor(f"Pilot {number}"), source=log)
    words = words_of(section(outline_of(m), "4"))
    assert "Of 15 actors: 14 silent in this map." in words
    assert "Pilot 3" in words_of(section(outline_of(m), "2"))
    named = words_of(section(outline_of(m, scope=scope_of(m, detail="all")), "4"))
    assert "Silent in this map: Pilot 1, Pilot 2" in named


def test_columns_are_cut_at_the_same_length() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True, id="wet")
    dry = m.claim("Quays are dry.", issue=issue, id="dry")
    m.contradict(wet, dry)
    for number in range(20):
        m.support(wet, by=m.claim(f"Wet {number}.", issue=issue))
        m.support(dry, by=m.claim(f"Dry {number}.", issue=issue))
    (answers,) = splits(section(outline_of(m), "4").blocks)
    for side in (answers.left, answers.right):
        assert side[-1].lead.text == "Also on record, unrebutted:"
        # One of the twenty is the ground that the answer's own entry names.
        told = [line.text for line in side[-1].lines if "passage" not in line.text]
        assert len(told) == (ROOMY.claims or 0) + 1
        assert told[-1] == "And 15 more claims."
    everything = outline_of(m, scope=scope_of(m, detail="all"))
    (answers,) = splits(section(everything, "4").blocks)
    assert [len(side[-1].lines) for side in (answers.left, answers.right)] == [38, 38]


def test_claims_with_an_answered_objection_stand_before_those_without_one() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    tide = m.claim("The tide rose.", issue=issue)
    m.support(wet, by=m.claim("It was dark.", issue=issue))
    m.support(wet, by=m.claim("It rained.", issue=issue))
    m.support(wet, by=tide)
    ebb = m.claim("The tide was ebbing.")
    m.attack(tide, by=ebb)
    m.attack(ebb, by=m.claim("It turned at noon."))
    answers, *_ = splits(section(outline_of(m), "4").blocks)
    told = [one.text for one in answers.left[-1].lines if "passage" not in one.text]
    assert told == [
        "“The tide rose” (nobody named). (no source recorded in this map)",
        (
            "Objection answered: “The tide was ebbing” (nobody named); reply: “It turned "
            "at noon” (nobody named); inferred link. (no source recorded in this map)"
        ),
        "“It rained” (nobody named). (no source recorded in this map)",
    ]


def test_the_questions_are_listed_with_who_is_on_which_side() -> None:
    words = words_of(section(outline_of(rent_caps()), "1"))
    assert (
        "1. Do rent caps reduce supply? Rent caps cut supply. (2 actors) "
        "The cap leaves supply as it was. (3 actors)"
    ) in words
    assert "No claim gives this answer. (1 actor)" in words
    assert "Questions without a yes or no: 3. How many homes are capped?" in words


def test_an_actor_silent_on_all_questions_with_sides_is_counted_below_the_table() -> (
    None
):
    m = rent_caps()
    page = m.actor("Weather Office", kind="government")
    m.assertion(
        m.claim("It rained.", issue=m.issue("How wet was it?")),
        actor=page,
        source="page",
    )
    words = words_of(section(outline_of(m), "2"))
    assert "Left out: 2 questions without a yes or no." in words
    assert "Silent on all of these, and not in the table: 1 actor." in words


def test_positions_are_cut_at_the_same_length() -> None:
    m = ArgumentMap("Quays")
    log = m.source("The log")
    pilots = [m.actor(f"Pilot {i}") for i in range(2)]
    for number in range(40):
        issue = m.issue(f"Is quay {number} wet?")
        claim = m.claim(f"Quay {number} is wet.", issue=issue, thesis=True)
        for pilot in pilots:
            m.assertion(claim, actor=pilot, source=log)
    first, second = section(outline_of(m), "2").blocks[:2]
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.sentences == second.sentences
    assert [one.text for one in first.sentences[1:]] == [
        (
            "Stated “Quay 0 is wet” (yes to question 1), “Quay 1 is wet” (yes to "
            "question 2) and “Quay 2 is wet” (yes to question 3); 37 more claims on "
            "record."
        ),
        "Also answered yes to questions 4 to 40.",
    ]


def test_a_position_of_long_questions_is_cut_and_says_so() -> None:
    m = ArgumentMap("Quays")
    log = m.source("The log")
    pilot = m.actor("Pilot", interest="Quays. " * 30)
    for number in range(40):
        issue = m.issue(f"Is quay {number} wet?")
        claim = m.claim(
            f"Quay {number}{' is wet' * 25}.", issue=issue, thesis=not number % 3
        )
        m.assertion(claim, actor=pilot, source=log)
    everything = outline_of(m, scope=scope_of(m, detail="all"))
    first = section(everything, "2").blocks[0]
    assert isinstance(first, Paragraph)
    assert [one.text for one in first.sentences[-2:]] == [
        "More of it stands under the issues.",
        "Spoke on 26 questions without a yes or no.",
    ]
    assert sum(len(one.text) for one in first.sentences) < LONGEST_PARAGRAPH + 100


def test_an_affiliation_that_was_over_is_told_as_former() -> None:
    m = ArgumentMap("Quays")
    m.actor("Harbour Office", id="office")
    m.actor("Pilots' Guild", id="guild")
    pilot = m.actor(
        "P. Orm",
        kind="person",
        affiliations=[
            {"organization": "office", "role": "master", "until": "2020"},
            {"organization": "guild", "role": "warden", "since": "2021"},
        ],
    )
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    log = m.source("The log", issued="2024")
    m.assertion(wet, actor=pilot, source=log)
    found = outline_of(m)
    words = words_of(section(found, "2"))
    assert "Formerly master, Harbour Office; warden, Pilots' Guild" in words
    assert "Heard only through a person: Pilots' Guild, through P. Orm." in words
    assert "Named in this map, with no statement: Harbour Office." in words
    assert "Stated by P. Orm (Pilots' Guild) (2024)." in words_of(section(found, "4"))


def test_a_changed_position_is_told_with_its_dates() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    log = m.source("The log", issued="2024")
    office = m.actor("Harbour Office")
    m.deny(wet, actor=office, source=log, date="2024-03")
    m.assertion(wet, actor=office, source=log, date="2024-01")
    words = words_of(section(outline_of(m), "2"))
    assert "Also gave both answers to question 1. Changed" in words
    assert (
        "Changed position on “Quays are wet”: stated it, January 2024; "
        "stated the contrary of it, March 2024."
    ) in words


def test_a_turn_by_another_claim_is_told_by_the_number_of_the_question() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    dry = m.claim("Quays are dry.", issue=issue)
    m.contradict(wet, dry)
    log = m.source("The log", issued="2024")
    office = m.actor("Harbour Office")
    m.assertion(wet, actor=office, source=log, date="2024-01")
    m.assertion(dry, actor=office, source=log, date="2024-03")
    assert (
        "Changed position on question 1: on the side of yes before, on the side of no "
        "since March 2024."
    ) in words_of(section(outline_of(m), "2"))


def test_an_objection_to_a_step_is_listed_under_the_issue_of_the_step() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    step = m.support(wet, by=m.claim("The tide rose.", issue=issue))
    hit = m.undercut(step, by=m.claim("The tide was ebbing."))
    words = words_of(section(outline_of(m), "4"))
    assert (
        "1 objection to how claims here bear on others awaits a reply: see Open "
        "objections."
    ) in words
    assert (
        "“The tide was ebbing” (nobody named), to the bearing of “The tide rose” on "
        "“Quays are wet”; inferred link."
    ) in words_of(section(outline_of(m), "5"))
    m.undercut(hit, by=m.claim("It turned at noon."))
    words = words_of(section(outline_of(m), "4"))
    assert (
        "The bearing of “The tide rose” on “Quays are wet” is questioned by “The tide "
        "was ebbing” (nobody named); inferred link; answered in turn."
    ) in words
    assert (
        "“It turned at noon” (nobody named), to the bearing of “The tide was ebbing” on "
        "that of “The tide rose”; inferred link."
    ) in words_of(section(outline_of(m), "5"))


def test_a_claim_of_a_million_characters_is_shortened() -> None:
    m = rent_caps()
    m.replace(attrs.evolve(m.claims["caps"], text="wide " * 200_000 + "end"))
    assert max(map(len, texts(outline_of(m)))) < 2_000


def test_agreement_across_the_sides_comes_first_and_its_absence_is_said() -> None:
    first = words_of(section(outline_of(rent_caps()), "3"))
    assert first.startswith("No claim in this map is stated by voices of two kinds")
    m = rent_caps()
    m.remove("new-owners")
    m.assertion("rates", actor="lee", source="study")
    words = words_of(section(outline_of(m), "3"))
    assert words.startswith("Each of these is stated by voices of at least two kinds")
    assert (
        "Among those who state these are voices on both sides of “Do rent caps reduce "
        "supply?” “Interest rates rose in those years, too”: stated by J. Lee and "
        "Tenants' Union. Shared on one side, or on no side:"
    ) in words


def test_what_two_voices_share_through_one_report_is_told_so() -> None:
    m = ArgumentMap("Quays")
    log = m.source("The log", issued="2024")
    paper = m.actor("Port Courier", kind="news")
    wet = m.claim("Quays are wet.")
    for name, kind in (("Pilots", "advocacy"), ("Harbour Office", "government")):
        m.assertion(wet, actor=m.actor(name, kind=kind), source=log, via=paper)
    words = words_of(section(outline_of(m), "3"))
    assert (
        "“Quays are wet”: stated by Pilots and Harbour Office, all known through "
        "Port Courier."
    ) in words


def test_acts_are_told_apart_from_statements() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    closed = m.claim("The quays were closed.", issue=issue)
    log = m.source("The log", issued="2024")
    office = m.actor("Harbour Office")
    m.assertion(wet, actor=office, source=log)
    m.assertion(closed, actor=office, source=log, by_act=True)
    words = words_of(section(outline_of(m), "2"))
    assert (
        "Stated “Quays are wet” (yes to question 1); by an official act, “The quays "
        "were closed”."
    ) in words


def test_the_date_of_a_report_is_not_that_of_what_it_reports() -> None:
    m = ArgumentMap("Quays")
    log = m.source("The log", issued="2024")
    wet = m.claim("Quays are wet.")
    paper = m.actor("Port Courier")
    m.assertion(wet, actor=m.actor("Pilots"), source=log, via=paper)
    m.assertion(wet, actor=m.actor("Office"), source=log, via=paper, date="2023-05")
    first, second, _ = (
        one for one in section(outline_of(m), "2").blocks if isinstance(one, Paragraph)
    )
    assert first.sentences[0].text == "Kind not recorded; reported 2024."
    assert second.sentences[0].text == "Kind not recorded; on record May 2023."


def test_the_same_words_in_two_places_are_told_once() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    log = m.source("The log", issued="2024")
    office = m.actor("Harbour Office")
    m.assertion(wet, actor=office, source=log, at=(10, 20))
    m.assertion(wet, actor=office, source=log, at=(40, 60))
    (answers,) = splits(section(outline_of(m), "4").blocks)
    stated = [
        one for one in answers.left[0].lines if one.text.startswith("Stated by Harbour")
    ]
    assert [one.text for one in stated] == ["Stated by Harbour Office (2024)."]
    assert [one.place for one in stated[0].sources] == [
        "characters 10-20",
        "characters 40-60",
    ]


def test_contested_by_inferred_links_alone_is_said_at_once() -> None:
    m = ArgumentMap("Quays")
    wet, dry = m.claim("Quays are wet."), m.claim("Quays are dry.")
    m.contradict(wet, dry, analyst="rk")
    words = words_of(section(outline_of(m), "0"))
    assert "2 claims contested, 2 of them by inferred links alone" in words


def test_superseded_figures_stand_beside_the_newer() -> None:
    words = words_of(section(outline_of(rent_caps()), "6"))
    assert (
        "“4,100 homes are capped” (J. Lee, 2 May 2023; of 2022). “5,300 homes are "
        "capped” (Housing Office and Tenants' Union, reported 8 February 2024; of "
        "2024). Inferred link."
    ) in words


def test_a_definition_in_dispute_stands_in_the_first_section() -> None:
    m = rent_caps()
    m.replace(attrs.evolve(m.claims["fell"], kind=ClaimKind.DEFINITIONAL))
    assert "“Rents fell 3 % in the first year”" in words_of(section(outline_of(m), "1"))


def test_a_dated_view_says_what_it_leaves_out() -> None:
    found = outline_of(rent_caps(), as_of="2023-12", basis="explicit")
    assert "Read as of December 2023, by explicit links" in words_of(found.sections[0])
    words = words_of(section(found, "9"))
    assert "Left out as of December 2023: 8 claims not said by then or undated" in words
    assert [one.source for one in found.references] == ["study"]


def test_an_empty_map_is_summed_up() -> None:
    found = outline_of(ArgumentMap())
    assert found.title == "A debate"
    assert "This map holds no claim, no actor and no source." in texts(found)
    assert "No actor in this map takes a stance." in texts(found)


def quays() -> ArgumentMap:
    """One issue, a thesis and its contrary, three actors and a log."""
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?", id="wet")
    m.claim("Quays are wet.", id="wet", title="Wet quays", issue=issue, thesis=True)
    m.claim("The tide rose.", id="tide", title="A tide", issue=issue)
    m.source("The log", id="log", issued="2024")
    for name in ("Pilot", "Office", "Paper"):
        m.actor(name, id=name.lower())
    return m


def test_a_hedge_is_told_wherever_a_claim_is_printed() -> None:
    m = quays()
    m.assertion("wet", actor="pilot", source="log", hedged=True)
    m.support("wet", by="tide")
    m.assertion("tide", actor="pilot", source="log", hedged=True)
    found = outline_of(m)
    assert "Stated by Pilot (2024, in hedged words)." in words_of(section(found, "4"))
    assert "“The tide rose” (Pilot, 2024, in hedged words)" in words_of(
        section(found, "4")
    )
    assert "Stated “Quays are wet” (yes to question 1, in hedged words)" in words_of(
        section(found, "2")
    )
    m.assertion("tide", actor="office", source="log")
    assert "“The tide rose” (Pilot and Office, 2024)" in words_of(
        section(outline_of(m), "4")
    )


def test_a_denial_stands_for_the_answer_that_no_claim_gives() -> None:
    m = quays()
    m.assertion("wet", actor="pilot", source="log")
    m.deny("wet", actor="office", source="log")
    words = words_of(section(outline_of(m), "1"))
    assert ("The contrary, with no ground given in this map. (1 actor)") in words


def test_who_only_reports_is_not_listed_as_silent_and_says_nothing_last() -> None:
    m = quays()
    m.assertion("wet", actor="pilot", source="log", date="2020")
    m.deny("wet", actor="office", source="log", date="2021")
    m.assertion("wet", actor="paper", stance="reports", source="log")
    m.assertion(m.claim("Elsewhere."), actor="paper", source="log")
    words = words_of(section(outline_of(m), "4"))
    assert "Reported without a stance: Paper." in words
    assert "Silent in this map: Paper" not in words
    assert "Latest dated statement: Office, 2021." in words


def test_a_neutral_actor_does_not_people_a_side() -> None:
    m = quays()
    m.assertion("wet", actor="pilot", source="log")
    m.assertion("wet", actor="office", stance="doubts", source="log")
    (answers,) = splits(section(outline_of(m), "4").blocks)
    assert [one.text for one in answers.right[0].lines] == [
        "Nobody in this map is on this side."
    ]


def test_a_dispute_is_headed_by_the_titles_of_both_claims() -> None:
    m = quays()
    ebb = m.claim("The tide was ebbing.", title="An ebb", issue="wet")
    m.contradict("tide", ebb)
    titles = [one.title for one in splits(section(outline_of(m), "4").blocks)]
    assert "Dispute 1: A tide / An ebb" in titles
