"""What the shipped debate says of figures at a date, worked out from the documents."""

from __future__ import annotations

import pytest

import argmap as am
from argmap.analysis.phrases import amount_in_words

# Agreements, and the agencies, states and territories that have them, are counted
# apart; signings of a year are no agreements in force.
AGENCIES = ("agencies-in-april-2025", "450 agencies or more", "2025-04-14", "splc")
STATES = ("states-in-april-2025", "38 states", "2025-04-14", "splc")
SIGNED = ("signed-during-2025", "1,130 agreements or more", "2025", "npr")
CAPITAL = ("none-in-d-c", "0 agreements", "2025/2026-02", "npr")
ACTIVE = ("agreements-in-february-2026", "1,412 agreements", "2026-02-13", "npr")
SPREAD = ("states-in-february-2026", "40 states and territories", "2026-02-13", "npr")
IN_2019 = ("agreements-in-2019", "45 agreements", "2019", "npr")


def answered(found: am.Figures) -> list[tuple[str, ...]]:
    return [
        (
            one.claim.id,
            amount_in_words(one.quantity),
            str(one.claim.valid),
            *one.sources,
        )
        for one in found
    ]


def said(found: am.Figures, code: str) -> list[str]:
    return [str(one) for one in found.findings if one.code == code]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2019", [IN_2019]),
        ("2025-04-14", [SIGNED, AGENCIES, STATES, CAPITAL]),
        ("2025-12-31", [SIGNED, AGENCIES, STATES, CAPITAL]),
        ("2026-03", [ACTIVE, SPREAD, AGENCIES, STATES]),
    ],
)
def test_how_far_the_programme_had_spread(
    debate: am.ArgumentMap, at: str, expected: list[tuple[str, ...]]
) -> None:
    assert answered(am.figures(debate, at=at, issue="counts")) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [("2019", []), ("2025-04-14", []), ("2025-12-31", []), ("2026-03", [ACTIVE])],
)
def test_how_many_agreements_were_in_force(
    debate: am.ArgumentMap, at: str, expected: list[tuple[str, ...]]
) -> None:
    asked = {"unit": "agreements", "measure": "stock", "scope": "United States"}
    found = am.figures(debate, at=at, **asked)
    assert answered(found) == expected


def test_agencies_are_offered_as_another_unit_where_agreements_are_not_known(
    debate: am.ArgumentMap,
) -> None:
    found = am.figures(debate, at="2025-04-14", unit="agreements", measure="stock")
    assert said(found, "no-figure")[1] == (
        "agreements (stock, United States): none holds at 2025-04-14; its figures are "
        "of 2026-02-13 ('agreements-in-february-2026'); in another unit there is "
        "'agencies-in-april-2025' (450 agencies or more of 2025-04-14) and "
        "'states-in-april-2025' (38 states of 2025-04-14)"
    )


@pytest.mark.parametrize("at", ["2025-04-14", "2025-12-31", "2026-03", None])
def test_agencies_and_agreements_are_not_mixed_without_a_warning(
    debate: am.ArgumentMap, at: str | None
) -> None:
    found = am.figures(debate, at=at, issue="counts")
    (mixture,) = (one for one in found.findings if one.code == "figures-differ")
    assert mixture.severity is am.Severity.WARNING
    keys = {one.claim.id for one in found}
    assert {"agencies-in-april-2025"} <= keys
    assert len({one.quantity.unit for one in found}) > 1
    assert set(mixture.ids) <= keys


def test_the_signings_of_a_whole_year_are_noted_for_a_day_of_it(
    debate: am.ArgumentMap,
) -> None:
    found = am.figures(debate, at="2025-04-14", unit="agreements")
    assert said(found, "wider-period") == [
        "claim 'signed-during-2025': is of 2025, which is more than 2025-04-14"
    ]


def test_the_department_says_450_and_the_advocates_doubt_it(
    debate: am.ArgumentMap,
) -> None:
    (figure,) = am.figures(debate, at="2025-04-14", unit="agencies")
    assert [(one.actor, one.stance.value) for one in figure.assertions] == [
        ("dhs", "asserts"),
        ("splc", "doubts"),
    ]
    assert figure.doubted_in == ("splc",)


def test_what_the_figure_of_2026_took_the_place_of(debate: am.ArgumentMap) -> None:
    (figure,) = am.figures(
        debate, at="2026-03", unit="agreements", scope="united states"
    )
    assert figure.current
    assert [claim.id for claim in figure.supersedes] == ["counts-differ-by-source"]


def test_every_figure_is_answered_for_or_named_as_undated(
    debate: am.ArgumentMap,
) -> None:
    every = {claim.id for claim in debate if claim.quantity is not None}
    found = am.figures(debate)
    assert len(every) == 29
    # Of one series, none was signed under Clinton and 45 in 2019.
    assert every - {one.claim.id for one in found} == {"no-agreement-under-clinton"}
    undated = {c.id for c in debate if c.quantity is not None and c.valid is None}
    assert {claim.id for claim in found.undated} == undated
    assert len(undated) == 8


def test_the_two_times_are_kept_apart(debate: am.ArgumentMap) -> None:
    # What had been said by the end of 2025 of 2019, and of 2025, is nothing.
    assert answered(am.figures(debate, at="2019", unit="agreements")) == [IN_2019]
    then = am.figures(debate, at="2019", unit="agreements", as_of="2025-12-31")
    assert answered(then) == []


def test_chains_of_the_debate_end_in_what_nothing_supersedes(
    debate: am.ArgumentMap,
) -> None:
    chains = am.supersessions(debate)
    assert [[claim.id for claim in chain.current] for chain in chains] == [
        ["hundreds-since-2025"],
        ["agreements-in-february-2026"],
        ["task-force-model-restarted"],
        ["patrols-and-investigations"],
        ["task-force-majority"],
        ["any-contact-counts"],
        ["salaries-repaid-by-ice"],
        ["overtime-repaid-in-part"],
    ]
    assert [finding for chain in chains for finding in chain.findings] == []


def test_statuses_that_changed_with_what_was_said(debate: am.ArgumentMap) -> None:
    found = am.histories(debate)
    assert found["agreements-lead-to-profiling"].sentence == (
        "Contested since February 2026; before that unchallenged since April 2025."
    )
    assert found["public-safety-suffers"].sentence == (
        "Contested since 7 November 2025; before that unchallenged since April 2025."
    )
