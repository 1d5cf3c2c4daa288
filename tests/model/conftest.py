from __future__ import annotations

import pytest

from argmap.model.argument_map import ArgumentMap


@pytest.fixture
def m() -> ArgumentMap:
    """Rent caps: two linked grounds, an undercut, a contradiction, two speakers."""
    m = ArgumentMap("Rent caps", "Should rents be capped?")
    m.actor("J. Lee", id="lee")
    m.actor("M. Ortiz", id="ortiz")
    m.source("Rents and supply", id="lee-2023", issued="2023-05-02")
    m.issue("Do rent caps cut supply?", id="supply")
    m.claim("Rent caps cut supply.", id="caps", issue="supply", thesis=True)
    m.claim("Starts fell.", id="starts", issue="supply")
    m.claim("The stock held steady.", id="held", issue="supply")
    m.claim("Interest rates rose then, too.", id="rates")
    m.support("caps", by="starts", id="step")
    m.undercut("step", by="rates", id="cut")
    m.contradict("caps", "held", id="clash")
    m.assertion("caps", actor="lee", source="lee-2023", at=(120, 171), id="lee-says")
    m.deny("caps", actor="ortiz", date="2024", id="ortiz-denies")
    return m
