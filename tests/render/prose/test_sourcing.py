from __future__ import annotations

from argmap.model.argument_map import ArgumentMap
from argmap.render.prose.scope import scope_of
from argmap.render.prose.sentences import Bullets
from argmap.render.prose.sourcing import sourcing
from argmap.render.prose.survey import survey


def notes(m: ArgumentMap) -> list[str]:
    (block,) = sourcing(survey(m)).blocks
    assert isinstance(block, Bullets)
    return [" ".join(one.text for one in item) for item in block.items]


def quays() -> ArgumentMap:
    m = ArgumentMap("Quays")
    m.actor("Harbour Office", id="office", interest="Runs the quays")
    m.actor("Port Courier", id="courier")
    m.source("Log", id="log", publisher="office", issued="2024")
    m.source("Story", id="story", publisher="courier")
    return m


def test_a_claim_stated_in_the_speakers_own_document_has_a_primary_source() -> None:
    m = quays()
    m.assertion(m.claim("Quays are wet."), actor="courier", source="story")
    assert notes(m) == [
        "1 claim of 1 rest on a single source.",
        "1 statement without a date.",
    ]


def test_what_is_known_at_second_hand_is_counted_by_kind_of_evidence() -> None:
    m = quays()
    for number, kind in enumerate(("statistic", "statistic", "law")):
        claim = m.claim(f"Quay {number} is wet.", evidence=kind)
        m.assertion(claim, actor="office", source="story", via="courier", date="2023")
    told = notes(m)
    assert told[1].startswith("3 claims of 3 have no primary source in this map: ")
    assert (
        told[2] == "Evidence known at second hand, by kind: statistic (2) and law (1)."
    )
    assert told[3] == ("3 claims stated only by actors with a recorded interest.")


def test_marks_that_lead_nowhere_are_listed_in_order() -> None:
    m = quays()
    wet = m.claim("Quays are wet.")
    m.assertion(wet, actor="courier", source="log", cites=["10", "9", "story"])
    assert notes(m)[-1] == (
        "1 statement printed with reference marks that lead to no source of this map: "
        "9 and 10."
    )


def test_a_case_that_claims_share_is_to_be_counted_once() -> None:
    m = quays()
    for number, issue in enumerate(("Are quays wet?", "Are quays safe?")):
        claim = m.claim(
            f"Quay {number} flooded.", issue=m.issue(issue), tags=["case:flood"]
        )
        m.assertion(claim, actor="office", source="log")
    m.claim("Another quay flooded.", tags=["case:ebb"])
    assert notes(m)[-1] == (
        "2 claims under 2 questions on one case, to be counted once: “flood”."
    )


def test_sources_and_speakers_that_rest_on_each_other_are_told() -> None:
    m = quays()
    m.source("Digest", id="digest", issued="2024", cites=["annual"])
    m.source("Annual", id="annual", issued="2024", cites=["digest"])
    m.source("Leaflet", id="leaflet", issued="2024", cites=["leaflet"])
    wet = m.claim("Quays are wet.")
    m.assertion(wet, actor="courier", via="office", source="log")
    m.assertion(wet, actor="office", via="courier", source="log")
    assert [line for line in notes(m) if line.startswith("Circular")] == [
        "Circular sourcing: “Digest” and “Annual” cite each other in a circle.",
        "Circular sourcing: “Leaflet” cites itself.",
        (
            "Circular sourcing: for “Quays are wet”, Harbour Office and Port Courier "
            "quoted each other."
        ),
    ]


def test_who_speaks_for_the_interested_has_their_interest() -> None:
    m = quays()
    m.actor("Clerk", id="clerk", affiliations=[{"organization": "office"}])
    m.assertion(m.claim("Quays are wet."), actor="clerk", source="log")
    assert notes(m)[-1] == "1 claim stated only by actors with a recorded interest."


def test_notes_on_one_question_leave_the_others_out() -> None:
    m = quays()
    for number in range(2):
        issue = m.issue(f"Is quay {number} wet?", id=f"i{number}")
        claim = m.claim(f"Quay {number} is wet.", issue=issue, thesis=True)
        m.assertion(claim, actor="courier", source="story", cites=[f"{number + 1}"])
    (block,) = sourcing(survey(m, scope=scope_of(m, issues="i1"))).blocks
    assert isinstance(block, Bullets)
    assert [" ".join(one.text for one in item) for item in block.items] == [
        "1 claim of 1 rest on a single source, among them “Quay 1 is wet”.",
        "1 statement without a date.",
        (
            "1 statement printed with reference marks that lead to no source of this "
            "map: 2."
        ),
    ]


def test_of_the_claims_with_one_source_only_answers_are_named() -> None:
    m = quays()
    for number in range(2):
        m.assertion(m.claim(f"Quay {number} is wet."), actor="office", source="log")
    assert notes(m)[0] == "2 claims of 2 rest on a single source."
