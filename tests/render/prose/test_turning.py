from __future__ import annotations

import pytest

from argmap.model.argument_map import ArgumentMap
from argmap.render.prose import hinges
from argmap.render.prose.scope import ROOMY
from argmap.render.prose.sentences import Outline, Section
from argmap.render.prose.survey import survey
from argmap.render.prose.turning import turning
from tests.render.debates import rent_caps

OPENING = (
    "By explicit and inferred links, under the grounded labelling. A claim is said to "
    "fall when it counts as answered, whatever else stands for it or against it. Only "
    "a claim that stands is tried, alone and in pairs."
)


def words(m: ArgumentMap, *, basis: str | None = None) -> list[str]:
    found = turning(survey(m, basis=basis))
    assert (found.title, found.number) == ("On what it turns", "8")
    outline = Outline(title="", question="", sections=(found,), references=())
    return [sentence.text for sentence in outline.sentences()]


def quays(count: int) -> ArgumentMap:
    m = ArgumentMap("Quays")
    for number in range(count):
        issue = m.issue(f"Is quay {number} wet?", id=f"i{number}")
        m.claim(f"Quay {number} is wet.", id=f"c{number}", issue=issue, thesis=True)
    return m


def test_each_answer_is_told_with_the_claims_that_it_turns_on() -> None:
    found = turning(survey(rent_caps()))
    block = found.blocks[1]
    assert isinstance(block, Section)
    assert block.title == "1. Do rent caps reduce supply?"
    assert words(rent_caps()) == [
        OPENING,
        "“Rent caps cut supply” (J. Lee and Owners' League, 2 May 2023): contested.",
        (
            "If “The exemption lapsed in 2022” (J. Lee, 2 May 2023) fell: an objection "
            "would stand against it."
        ),
        (
            "“The cap leaves supply as it was” (M. Ortiz and Tenants' Union, reported "
            "8 February 2024): contested."
        ),
        "If “The exemption lapsed in 2022” (J. Lee, 2 May 2023) fell: defended.",
        (
            "No claim of this map, alone or in pairs, would change the status of an answer "
            "to question 2."
        ),
    ]


def test_a_pair_is_told_together() -> None:
    m = quays(1)
    m.attack("c0", by=m.claim("It is dry.", id="dry"))
    for key in ("tide", "rain"):
        m.attack("dry", by=m.claim(f"The {key} came.", id=key))
    assert words(m)[2] == (
        "If “The tide came” (nobody named) and “The rain came” (nobody named) both "
        "fell: an objection would stand against it. (no source recorded in this map)"
    )


def test_questions_on_which_nothing_turns_share_one_sentence() -> None:
    m = quays(7)
    m.issue("How many quays are there?", id="count")
    assert words(m) == [
        (
            "By explicit and inferred links, under the grounded labelling, no claim of this "
            "map, alone or in pairs, would change the status of an answer to questions "
            "1 to 7."
        )
    ]
    m.attack("c2", by=m.claim("It is dry.", id="dry"))
    assert words(m)[-1].endswith("an answer to questions 1, 2 and 4 to 7.")
    assert words(m, basis="explicit")[0].startswith("By explicit links, under")


def test_a_map_without_a_question_of_two_sides_says_so() -> None:
    m = ArgumentMap("Quays")
    m.claim("Quays are wet.", issue=m.issue("How wet are quays?"))
    assert words(m) == ["No question told here has a yes and a no."]


def test_a_long_list_is_cut_and_counted() -> None:
    m = quays(1)
    for number in range(10):
        m.attack("c0", by=m.claim(f"Dry {number}.", id=f"d{number}"))
        m.attack(f"d{number}", by=m.claim(f"Wet {number}.", id=f"w{number}"))
    told = words(m)
    assert told[-1] == "And 2 more claims and pairs."
    assert ROOMY.pivots is not None
    assert len(told) == 2 + ROOMY.pivots + 1


def test_a_search_cut_short_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    m = quays(3)
    for number in range(3):
        m.attack(f"c{number}", by=m.claim(f"Dry {number}.", id=f"d{number}"))
    monkeypatch.setattr(hinges, "MOST_STEPS", 12)
    assert words(m)[-1] == (
        "The search was cut short, and may have missed some, for questions 2 and 3."
    )
