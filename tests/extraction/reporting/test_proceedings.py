from __future__ import annotations

import pytest

from argmap.extraction.reporting.proceedings import states
from argmap.extraction.words.lexicon import lexicon


def stated(text: str) -> bool:
    return states(text, (0, len(text)), lexicon=lexicon())


@pytest.mark.parametrize(
    "text",
    [
        "Did rents fall?",
        "“Did they?”",
        "Thank you, Mr. Chairman.",
        "I thank the witnesses.",
        "Good morning, everyone.",
        "Dr. Nunez, thank you.",
        "No, Senator.",
        "Yes, sir, I did.",
        "Mr. Cole, please proceed.",
        "Please keep to two minutes.",
        "Ms. Finch, state your name for the record.",
        "You may proceed, Counsel.",
        "The jury will disregard the last remark.",
        "Dr. Nunez, you are recognized for 5 minutes.",
        "The committee will come to order.",
        "The hearing is adjourned.",
        "Without objection, so ordered.",
        "I yield back.",
        "Objection, hearsay.",
        "Overruled.",
        "Exhibit 4 is admitted.",
        "I move to strike.",
        "The motion carries.",
        "[Whereupon, at 10:58 a.m., the committee was adjourned.]",
        "(Applause.)",
        "Your Honor.",
    ],
)
def test_what_asks_orders_greets_and_rules_states_nothing(text: str) -> None:
    assert not stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rents fell.",
        "None has.",
        "They did not.",
        "Mr. Chairman, vans are safe.",
        "Thanks to the caps, rents fell.",
        "Thank you, but rents fell.",
        "Let me be clear: rents fell.",
        "Let me say that rents fell.",
        "Please note that rents fell.",
        "State law bans vans.",
        "Call volume rose in May.",
        "Look at the figures: rents fell.",
        "No study has found that.",
        "Right turns are banned there.",
        "They please nobody with that.",
        "Welcome changes came in May.",
        "I recognize that rents fell.",
        "The Senate passes the bill every year.",
        "The House fails to act.",
        "The court will now have to pay.",
        "The witness may think that rents fell.",
        "Counsel will say that rents fell.",
        "Members will lose their pensions.",
        "You are wrong on rents.",
        "Objections to the plan came from all towns.",
        "(Rents fell) and wages rose.",
        "I would not call it conclusive.",
    ],
)
def test_a_statement_is_one_whatever_it_begins_with(text: str) -> None:
    assert stated(text)
