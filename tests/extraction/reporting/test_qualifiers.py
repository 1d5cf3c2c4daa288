from __future__ import annotations

from pathlib import Path

import pytest

from argmap.extraction.evaluation import evaluate
from argmap.extraction.pipeline import extract
from argmap.model.assertions import Stance
from tests.extraction.marked import FLAGGED, marked

SENTENCES = (
    Path(__file__)
    .with_name("qualified.txt")
    .read_text(encoding="utf-8")
    .splitlines()[3:]
)
# What is reached on the documents today, rounded down.
NEGATED, HEDGED = 0.85, 0.8


def f1(found: list[bool], expected: list[bool]) -> float:
    """Return the F1 of flags: twice what is right, by all that are set."""
    right = sum(one and other for one, other in zip(found, expected, strict=True))
    return 2 * right / (sum(found) + sum(expected))


def test_most_negations_and_hedges_of_web_pages_are_told() -> None:
    negated: tuple[list[bool], list[bool]] = ([], [])
    hedged: tuple[list[bool], list[bool]] = ([], [])
    for path in FLAGGED:
        document = marked(path.read_text(encoding="utf-8"))
        made = extract(document.text).attributions
        for mine, theirs in evaluate(made, document.attributions).pairs:
            one, gold = made[mine], document.attributions[theirs]
            if gold.optional:
                continue
            negated[0].append(one.negated or one.stance is Stance.DENIES)
            negated[1].append(gold.negated)
            hedged[0].append(one.hedged)
            hedged[1].append(gold.hedged)
    assert f1(*negated) >= NEGATED
    assert f1(*hedged) >= HEDGED


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Lee said that rents did not fall.", True),
        ("Lee said that nobody paid.", True),
        ("Lee said that rents fell, which did not help.", False),
        ("Lee said that those who do not pay leave.", False),
        ("Lee said that those who are hired by a town do not pay.", True),
        ("Lee said that owners who raised rents needed no help.", True),
        ("Lee said that rents fell and never rose.", False),
        ("Lee asked whether or not rents fell.", False),
        ("Lee said that it was foolish to not ask.", False),
        ("Lee called on Ortiz to explain for not paying.", False),
        ("Lee said that if rents fall, they do not rise.", True),
        ("Lee said that if rents do not fall, tenants leave.", False),
        ("“It was a lie. Nobody paid,” Lee said.", False),
        ("“A trusted voice, which serves many. It did not pay,” Lee said.", False),
        ("Lee said that those who met Gov. Ortiz do not pay.", True),
        ("Lee said that firms that do not pay are risky.", False),
        ("Lee said that firms that pay are not risky.", True),
        ("Lee said that the fears that rents would not fall are real.", False),
        ("Lee said that people who are not ill pay more.", False),
        ("Lee said that people who are ill do not pay.", True),
        ("Lee said that people who are not citizens cannot vote.", True),
        ("Lee said that owners forced staff not to report injuries.", False),
        ("Lee said that staff are not to report injuries.", True),
        ("Lee said that staff had nothing to report.", True),
        ("Lee said that no fewer than 40 owners were hurt.", False),
        ("Lee said that fewer than 40 owners were not hurt.", True),
        ("Lee said that no other owners were hurt.", True),
        ("Lee said that rents no longer fall.", True),
        ("Lee said that there is no question of a sale.", False),
        ("Lee said that as rents fell, nobody paid.", True),
        ("“No, rents fell,” Lee said.", False),
        ("“We're paying,” Lee said. “We're not leaving.”", False),
        ("“We're not paying,” Lee said. “We're leaving.”", True),
    ],
)
def test_a_negation_counts_in_the_main_clause(text: str, *, negated: bool) -> None:
    (one,) = extract(text).attributions
    assert one.negated is negated


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Lee said that rents might fall.", True),
        ("Lee said that rents could fall.", True),
        ("Lee said that rents could not fall.", False),
        ("Lee said that rents could only fall.", False),
        ("Lee said that May rents fell.", False),
        ("Lee said that it looks like rents fell.", True),
        ("Lee said that he thinks rents fell.", True),
        ("Lee said that about 300 rents fell.", True),
        ("Lee said that nearly 300 rents fell.", False),
        ("Lee said that likely voters left.", False),
        ("Lee said that rents will likely fall.", True),
        ("Lee said that tenants were less likely to pay.", False),
        ("Lee said that as far as rents go, caps help.", False),
        ("Lee said that rents fell, as far as I know.", False),
        ("Lee suggested that rents fell.", True),
        ("Lee reckoned that rents fell.", False),
        ("Lee said that it was possible that rents fell.", True),
        ("Lee said that it was possible to pay online.", False),
        ("Lee said that rents appeared to fall.", True),
        ("Lee said that Ortiz appeared calm.", True),
        ("Lee said that it appeared in May that rents fell.", True),
        ("Lee said that Ortiz appeared before a judge.", False),
        ("Lee said that tenants appeared for their hearings.", False),
        ("Lee said that tenants could afford the rent.", False),
        ("Lee said that tenants could hardly breathe.", False),
        ("Lee said that workers may leave early on Fridays.", False),
        ("Lee said that voters may register at the library.", False),
        ("Lee said that voters may stay at home.", True),
        ("Lee said that the owners may appeal.", True),
        ("“Maybe rents fell,” Lee said.", True),
    ],
)
def test_a_hedge_counts_in_the_main_clause(text: str, *, hedged: bool) -> None:
    one = extract(text).attributions[0]
    assert one.hedged is hedged


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Perhaps critics say that rents fell.", True),
        ("Maybe the critics say that rents fell.", True),
        ("Perhaps, critics say that rents fell.", True),
        ("Ortiz left, perhaps. Critics say that rents fell.", False),
        ("Lee reportedly said that rents fell.", True),
        ("Lee has apparently told staff that rents fell.", True),
        ("The apparently poor man said that rents fell.", False),
        ("Lee openly said that rents fell.", False),
    ],
)
def test_a_hedge_counts_with_who_says_it(text: str, *, hedged: bool) -> None:
    (one,) = extract(text).attributions
    assert one.hedged is hedged


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_said_in_a_sentence_is_qualified_as_it_is_marked(sentence: str) -> None:
    document = marked(sentence)
    (gold,) = document.attributions
    (start, end), *_ = gold.contents
    holding = [
        one
        for one in extract(document.text).attributions
        if any(first <= start and end <= last for first, last in one.contents)
    ]
    one = max(holding, key=lambda one: one.end - one.start)
    assert (one.negated, one.hedged) == (gold.negated, gold.hedged)
