from __future__ import annotations

from argmap.model.argument_map import ArgumentMap
from argmap.render.prose.sentences import Entry, Paragraph, Section, Split
from tests.render.debates import splits
from tests.render.prose.piers import load, part, piers, texts, told


def answers(m: ArgumentMap) -> Split:
    return splits(part(m, "4").blocks)[0]


def lines(entry: Entry) -> list[str]:
    return [line.text for line in entry.lines]


def foot(split: Split) -> list[str]:
    return [one.text for one in split.foot]


def test_answers_that_contradict_say_so_once_below() -> None:
    m = piers()
    m.assertion("yes", actor="harbour", source="log")
    found = answers(m)
    assert lines(found.left[0]) == [
        "Stated by Harbour (2024).",
        "No ground for it recorded in this map.",
    ]
    assert foot(found) == [
        "These contradict each other (inferred link); this map settles neither.",
        "By the links made in the documents alone, both: unchallenged.",
        "What is against each of these reports no evidence in this map.",
        "Latest dated statement: Harbour, 2024.",
    ]


def test_who_makes_a_contradiction_in_a_document_is_named_with_its_source() -> None:
    m = piers()
    m.remove("clash")
    passage = {"source": "log", "locator": "p. 2"}
    m.contradict("yes", "no", author="harbour", passage=passage)
    found = answers(m)
    assert found.foot[0].text == (
        "These contradict each other (link made by Harbour); this map settles neither."
    )
    assert [one.source for one in found.foot[0].sources] == ["log"]
    assert "By the links made" not in " ".join(foot(found))


def test_what_holds_for_one_side_alone_stays_in_its_column() -> None:
    m = piers()
    m.support("yes", by=m.claim("Boards are new.", issue="safe", evidence="study"))
    found = answers(m)
    bare = "What is against it reports no evidence in this map."
    assert bare in lines(found.left[0])
    assert bare not in lines(found.right[0])
    assert "What is against each" not in " ".join(foot(found))


def test_a_ground_on_record_is_named_before_testimony_and_claims() -> None:
    m = piers()
    for number, kind in enumerate((None, "testimony", "investigation", "statistic")):
        ground = m.claim(f"Ground {number}.", issue="safe", evidence=kind)
        m.support("yes", by=ground)
    (told_as,) = (one for one in lines(answers(m).left[0]) if "Ground given" in one)
    assert told_as == (
        "Ground given: “Ground 2” (nobody named), investigation, and 3 more grounds. "
        "(no source recorded in this map)"
    )


def test_what_one_actor_says_at_several_places_is_told_once() -> None:
    m = piers()
    for start, hedged in ((10, True), (60, False)):
        at = (start, start + 5)
        m.assertion("yes", actor="harbour", source="log", at=at, hedged=hedged)
    m.assertion("yes", actor="harbour", source="log", date="2025", at=(90, 95))
    stated = answers(m).left[0].lines[0]
    assert stated.text == (
        "Stated by Harbour (2024, in part in hedged words); Harbour (2025)."
    )
    assert len(stated.sources) == 3


def test_statements_beyond_the_first_are_counted_and_still_sourced() -> None:
    m = piers()
    load(m)
    for number in range(5):
        m.source(f"Log {number}", id=f"log{number}", issued="2024")
        m.assertion(
            "yes", actor=m.actor(f"P{number}"), source=f"log{number}", at=(1, 5)
        )
    stated = answers(m).left[0].lines[0]
    assert stated.text == "Stated by P0 (2024); P1 (2024); and 3 more."
    assert [bool(one.place) for one in stated.sources] == [True, True, *[False] * 3]


def test_a_dispute_is_set_out_under_one_question_alone() -> None:
    m = piers()
    other = m.issue("Are piers sound?", id="sound")
    m.claim("Piers are sound.", issue=other, thesis=True)
    rot = m.claim("Boards are rotten.", id="rot", issue="safe")
    new = m.claim("Boards are new.", id="new", issue=other)
    m.contradict(rot, new)
    first, second = (one for one in part(m, "4").blocks if isinstance(one, Section))
    assert len(splits(first.blocks)) == 2
    assert len(splits(second.blocks)) == 1
    assert "“Boards are new” is in dispute under question 1." in " ".join(texts(second))


def test_a_claim_set_out_under_another_question_is_told_so() -> None:
    m = piers()
    other = m.issue("Are piers sound?", id="sound")
    m.claim("Piers are sound.", id="sound-yes", issue=other, thesis=True)
    m.attack("sound-yes", by="yes")
    second = part(m, "4").blocks[1]
    assert isinstance(second, Section)
    assert "Set out under question 1." in texts(second)


def test_calm_is_said_where_nothing_is_contested() -> None:
    m = piers()
    m.remove("clash")
    calm = "No claim here is contested or has a standing objection to it."
    assert calm in told(m, "4")
    assert calm not in told(piers(), "4")


def test_objections_come_in_the_order_in_which_they_were_made() -> None:
    m = piers()
    m.remove("clash")
    for key, date in (("late", "2023"), ("undated", None), ("early", "2021")):
        m.claim(f"Board {key} is rotten.", id=key, issue="safe")
        m.assertion(key, actor="harbour", date=date)
        m.attack("yes", by=key)
    words = lines(answers(m).left[0])
    objections = [
        one.split("“")[1].split("”")[0] for one in words if "Objection" in one
    ]
    assert objections == [
        *("Board early is rotten", "Board late is rotten", "Board undated is rotten")
    ]


def test_claims_that_stand_are_cut_alike_on_both_sides_and_ranked() -> None:
    m = piers()
    load(m, 40)
    for side in ("yes", "no"):
        m.claim(f"{side} first.", id=f"{side}0", issue="safe", evidence="law")
        m.support(side, by=f"{side}0")
        for number in range(1, 7):
            claim = m.claim(f"{side} {number}.", id=f"{side}{number}", issue="safe")
            m.support(side, by=claim)
        m.supersede(f"{side}2", by=f"{side}3")
        m.claim(f"{side} study.", id=f"{side}7", issue="safe", evidence="study")
        m.support(side, by=f"{side}7")
        for who in ("a", "b"):
            actor = f"{side}-{who}"
            m.assertion(f"{side}5", actor=m.actor(actor, id=actor), source="log")
    found = answers(m)
    for side, column in (("yes", found.left), ("no", found.right)):
        claims = [one for one in lines(column[-1]) if one.startswith("“")]
        assert column[-1].lead.text == "Also on record, unrebutted:"
        assert [one.split("”")[0][1:] for one in claims] == [
            *(f"{side} study", f"{side} 5", f"{side} 1", f"{side} 3")
        ]
        assert lines(column[-1])[-1] == "And 3 more claims."
    load_more = m.issue("How old are they?", id="old")
    for number in range(20):
        m.claim(f"Pier {number} is old.", issue=load_more)
    found = answers(m)
    assert [column[-1].lead.text for column in (found.left, found.right)] == [
        "Also on record, unrebutted: 7 more claims.",
        "Also on record, unrebutted: 7 more claims.",
    ]
    assert found.left[-1].quiet


def test_a_definition_a_forecast_and_a_call_are_marked() -> None:
    m = piers()
    kinds = ("definitional", "predictive", "normative", "factual")
    for number, kind in enumerate(kinds):
        m.claim(f"Note {number}.", issue="safe", kind=kind)
    notes = told(m, "4")
    assert "“Note 0” (definition, nobody named)." in notes
    assert "“Note 1” (forecast, nobody named)." in notes
    assert "“Note 2” (call to action, nobody named)." in notes
    assert "“Note 3” (nobody named)." in notes


def test_what_is_on_neither_side_is_listed_or_in_short_counted() -> None:
    m = piers()
    for number in range(3):
        m.claim(f"Note {number}.", issue="safe")
    section = part(m, "4").blocks[0]
    assert isinstance(section, Section)
    assert "On neither side" in [
        one.lead for one in section.blocks if isinstance(one, Paragraph)
    ]
    load(m)
    assert "On neither side: 3 claims." in told(m, "4")


def test_a_question_without_sides_is_a_short_note() -> None:
    m = piers()
    load(m, 61)
    m.assertion("n0", actor="harbour", source="log")
    section = part(m, "4").blocks[1]
    assert isinstance(section, Section)
    words = texts(section)
    assert words[0] == "On record, without sides:"
    assert words[-2:] == ["And 59 more claims.", "On record: Harbour."]
    everything = part(m, "4", detail="all").blocks[1]
    assert isinstance(everything, Section)
    assert len([one for one in texts(everything) if one.startswith("“")]) == 61


def test_the_hinge_of_an_answer_is_told_beside_it() -> None:
    m = piers()
    m.attack("no", by=m.claim("Boards are new.", id="new", issue="safe"))
    m.assertion("new", actor="harbour", source="log")
    assert "see On what it turns." in told(m, "4")
    assert "Turns on “Boards are new” (Harbour, 2024): see" in told(m, "4")
    for number in range(2):
        m.attack("new", by=m.claim(f"Board {number} is old.", id=f"old{number}"))
        m.attack(
            f"old{number}", by=m.claim(f"Board {number} was cut.", id=f"c{number}")
        )
    assert ", and 2 more claims or pairs: see On what it turns." in told(m, "4")


def test_an_act_is_told_beside_the_words_of_the_same_actor() -> None:
    m = piers()
    m.assertion("yes", actor="harbour", source="log")
    m.assertion("yes", actor="harbour", source="log", by_act=True)
    assert lines(answers(m).left[0])[0] == (
        "Stated by Harbour (2024); Harbour (2024, by an official act)."
    )


def test_one_answer_alone_keeps_its_status_by_the_documents_in_its_column() -> None:
    m = piers()
    m.remove("no", cascade=True)
    m.attack("yes", by=m.claim("Boards are rotten."), analyst="rk")
    found = answers(m)
    status = "By the links made in the documents alone: unchallenged."
    assert status in lines(found.left[0])
    assert found.foot == ()


def test_the_plainest_hinge_is_a_single_claim() -> None:
    m = piers()
    m.attack("no", by=m.claim("Boards are new.", id="new", issue="safe"))
    for number in range(2):
        m.attack("new", by=m.claim(f"Board {number} is old.", id=f"old{number}"))
        m.attack(
            f"old{number}", by=m.claim(f"Board {number} was cut.", id=f"c{number}")
        )
    assert "Turns on “Boards are new” (nobody named), and" in told(m, "4")
