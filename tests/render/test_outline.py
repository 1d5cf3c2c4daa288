from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import ClaimKind
from argmap.render import outline
from argmap.render.outline import outline_of
from argmap.render.prose.answers import MOST_LISTED
from argmap.render.prose.positions import LONGEST_PARAGRAPH
from argmap.render.prose.sentences import (
    Citation,
    Outline,
    Paragraph,
    Section,
    Sentence,
)
from tests.render.debates import debates, rent_caps, splits, swap, swap_columns

VERDICTS = re.compile(
    r"\b(true|false|wins?|won|loses?|refut\w*|debunk\w*|admit\w*|insist\w*|"
    r"so-called|of course|undisputed|prov(?:es?|ed|en)|disprov\w*|merely|correct\w*|"
    r"wrong\w*|myth|lies?|denie[sd]|deny|rebutted|conced\w*|claim(?:s|ed) that)\b",
    re.IGNORECASE,
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
    leads = " ".join(b.lead for b in found.blocks if isinstance(b, Paragraph))
    said = f"{leads} {words_of(found)}"
    assert all(actor.name in said for actor in m.actors.values())


def test_the_sections_come_in_their_order() -> None:
    found = outline_of(rent_caps())
    assert [one.number for one in found.sections] == list("01234569")


def test_silent_actors_are_listed_under_each_issue() -> None:
    block = section(outline_of(rent_caps()), "4").blocks[1]
    assert isinstance(block, Section)
    assert block.title == "Are rents lower under the cap?"
    assert "Silent in this map: J. Lee, Housing Office and M. Ortiz." in words_of(block)


def test_a_side_with_nothing_says_so() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    m.claim("Quays are wet.", issue=issue, thesis=True)
    words = words_of(section(outline_of(m), "4"))
    assert "No claim in this map gives this answer." in words
    assert "Nobody in this map is on this side." in words
    assert "Nothing unrebutted on this side in this map." in words


def test_an_objection_names_claim_actor_date_and_basis() -> None:
    words = words_of(section(outline_of(rent_caps()), "4"))
    assert (
        "Objection on record, no reply recorded: “Fees rose by as much” "
        "(Owners' League, 8 February 2024); inferred link."
    ) in words


def test_an_answered_objection_is_told_with_its_answer() -> None:
    m = rent_caps()
    m.remove("caps-contradicts-steady")
    m.remove("caps-ortiz")
    words = words_of(section(outline_of(m), "4"))
    assert (
        "Objection answered: “New buildings are exempt from the cap” (Housing Office, "
        "8 February 2024); reply: “The exemption lapsed in 2022” (J. Lee, 2 May 2023); "
        "link made in the document."
    ) in words


def test_a_bare_denial_is_set_beside_the_claim() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True)
    log = m.source("The log", issued="2024")
    m.assertion(wet, actor=m.actor("Pilot"), source=log)
    m.deny(wet, actor=m.actor("Harbour Office"), source=log)
    dispute = splits(section(outline_of(m), "4").blocks)[1]
    assert (
        dispute.right[0].lead.text == "The contrary, with no ground given in this map."
    )
    assert [line.text for line in dispute.right[0].lines] == [
        "The contrary stated by Harbour Office (2024)."
    ]
    assert dispute.foot[-1].text == "Last word: Pilot and Harbour Office, 2024."


def test_columns_are_cut_at_the_same_length() -> None:
    m = ArgumentMap("Quays")
    issue = m.issue("Are quays wet?")
    wet = m.claim("Quays are wet.", issue=issue, thesis=True, id="wet")
    dry = m.claim("Quays are dry.", issue=issue, id="dry")
    m.contradict(wet, dry)
    for number in range(20):
        m.support(wet, by=m.claim(f"Wet {number}.", issue=issue))
        m.support(dry, by=m.claim(f"Dry {number}.", issue=issue))
    listed = splits(section(outline_of(m), "4").blocks)[-1]
    assert listed.title == "Unrebutted claims"
    for side in (listed.left, listed.right):
        assert len(side) == MOST_LISTED + 2
        assert side[0].lead.text == "With no reply recorded in this map:"
        assert side[-1].lead.text == (
            "And 8 more claims; the listing of claims has them all."
        )


def test_positions_are_cut_at_the_same_length() -> None:
    m = ArgumentMap("Quays")
    log = m.source("The log")
    pilots = [m.actor(f"Pilot {i}") for i in range(2)]
    for number in range(40):
        issue = m.issue(f"Is quay {number} wet?")
        claim = m.claim(f"Quay {number} is wet.", issue=issue, thesis=True)
        for pilot in pilots:
            m.assertion(claim, actor=pilot, source=log)
    found = section(outline_of(m), "2").blocks[:2]
    lengths = [
        sum(len(one.text) for one in block.sentences)
        for block in found
        if isinstance(block, Paragraph)
    ]
    assert lengths[0] == lengths[1] < LONGEST_PARAGRAPH + 100
    assert isinstance(found[0], Paragraph)
    assert found[0].sentences[-1].text == "On record on 19 more issues; see the table."


def test_a_claim_of_a_million_characters_is_shortened() -> None:
    m = rent_caps()
    m.replace(attrs.evolve(m.claims["caps"], text="wide " * 200_000 + "end"))
    assert max(map(len, texts(outline_of(m)))) < 2_000


def test_agreement_across_the_sides_comes_first_and_its_absence_is_said() -> None:
    first = words_of(section(outline_of(rent_caps()), "3"))
    assert first.startswith("No claim in this map is stated by independent voices")
    m = rent_caps()
    m.remove("new-owners")
    m.assertion("rates", actor="lee", source="study")
    words = words_of(section(outline_of(m), "3"))
    assert words.startswith("Each of these is stated by independent voices of at least")
    assert (
        "“Interest rates rose in those years, too”: stated by J. Lee and Tenants' Union. "
        "Among them are voices on both sides of “Do rent caps reduce supply?”"
    ) in words


def test_superseded_figures_stand_beside_the_newer() -> None:
    words = words_of(section(outline_of(rent_caps()), "6"))
    assert words.startswith(
        "4,100 homes are capped. Period: 2022. Stated by J. Lee, 2 May 2023. "
        "5,300 homes are capped. Period: 2024."
    )


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
    assert "No actor takes a stance in this map." in texts(found)
