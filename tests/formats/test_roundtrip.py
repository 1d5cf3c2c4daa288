"""Laws that hold for every notation."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given

from argmap.model.argument_map import ArgumentMap
from tests.strategies import maps

Check = Callable[[ArgumentMap], None]


@given(m=maps(extra=True))
def test_a_map_written_and_read_is_the_same_map(
    roundtrip: Check, m: ArgumentMap
) -> None:
    roundtrip(m)


def test_an_empty_map_is_a_map(roundtrip: Check) -> None:
    roundtrip(ArgumentMap())


def test_a_claim_of_a_megabyte_survives(roundtrip: Check) -> None:
    m = ArgumentMap("Long")
    m.claim("Rents rose. " * 90_000, id="long")
    roundtrip(m)


def test_a_claim_that_attacks_itself_survives(roundtrip: Check) -> None:
    m = ArgumentMap("Liar")
    liar = m.claim("This claim is wrong.", id="liar")
    m.attack(liar, by=liar)
    roundtrip(m)


def test_relations_in_a_circle_survive(roundtrip: Check) -> None:
    m = ArgumentMap("Circle")
    first = m.claim("Rents rise.", id="first")
    second = m.claim("Wages rise.", id="second")
    step = m.support(first, by=second)
    back = m.support(second, by=first)
    m.undercut(step, by=m.claim("Taxes rose, too."))
    m.undercut(back, by="first")
    roundtrip(m)


def test_one_id_may_name_an_actor_a_source_an_issue_and_a_claim(
    roundtrip: Check,
) -> None:
    m = ArgumentMap("Herald")
    m.actor("The Herald", id="herald")
    m.source("The Herald", id="herald", publisher="herald")
    m.issue("Is the Herald right?", id="herald")
    m.claim("The Herald is right.", id="herald", issue="herald", thesis=True)
    roundtrip(m)
