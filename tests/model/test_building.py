from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from argmap.errors import ArgmapError, ModelError
from argmap.model.actors import Actor, ActorKind, Affiliation
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, ClaimKind, EvidenceKind, Issue, Measure, Quantity
from argmap.model.dates import Date
from argmap.model.sources import Passage, Source, SourceType


def test_the_example_of_the_manual_builds_as_printed() -> None:
    m = ArgumentMap("Rent caps")
    study = m.source("Rents and supply", id="lee-2023", issued="2023-05-02")
    lee = m.actor("J. Lee", id="lee", kind="researcher")
    ortiz = m.actor("M. Ortiz", id="ortiz", kind="government")
    supply = m.issue("Do rent caps reduce supply?", id="supply")
    caps = m.claim("Rent caps cut supply.", id="caps", issue=supply, thesis=True)
    starts = m.claim(
        "Starts fell 12 % in two years.",
        evidence="statistic",
        valid="2021/2023",
        issue=supply,
    )
    held = m.claim("The housing stock held steady.", issue=supply)
    step = m.support(caps, by=starts)
    m.contradict(caps, held, basis="analyst", analyst="rk")
    m.undercut(step, by=m.claim("Interest rates rose then, too."))
    said = m.assertion(caps, actor=lee, source=study, at=(120, 171))
    denied = m.deny(caps, actor=ortiz, source=study)
    assert list(m.claims) == [
        "caps",
        "starts-fell-12-in-two-years",
        "the-housing-stock-held-steady",
        "interest-rates-rose-then-too",
    ]
    assert list(m.relations) == [
        "starts-fell-12-in-two-years-supports-caps",
        "caps-contradicts-the-housing-stock-held-steady",
        "interest-rates-rose-then-too-undercuts-starts-fell-12-in-two-years-supports-caps",
    ]
    assert list(m.assertions) == ["caps-lee", "caps-ortiz"]
    assert said.passage == Passage(source="lee-2023", spans=((120, 171),))
    assert denied.stance is Stance.DENIES
    assert m.issues["supply"].thesis == "caps"


def test_every_field_of_an_actor_can_be_given() -> None:
    m = ArgumentMap()
    m.actor("DHS", id="dhs")
    actor = m.actor(
        " J.\nLee ",
        kind="oversight-body",
        affiliations={"organization": "dhs", "since": 2021},
        rolls_up=False,
        interest="None known.",
        note="n",
    )
    assert actor == Actor(
        id="j-lee",
        name="J. Lee",
        kind=ActorKind.OVERSIGHT_BODY,
        affiliations=(Affiliation(organization="dhs", since=Date("2021")),),
        rolls_up=False,
        interest="None known.",
        note="n",
    )
    assert m.actors["j-lee"] is actor


def test_every_field_of_a_source_can_be_given() -> None:
    m = ArgumentMap()
    lee = m.actor("J. Lee", id="lee")
    other = m.source("Another report")
    source = m.source(
        "Rents and supply",
        type="report",
        authors=[lee, "R. Stranger"],
        publisher=lee,
        container="Journal",
        issued=2023,
        accessed="2024-01-02",
        url="https://example.org/lee",
        doi="10.1/x",
        language="en-US",
        sha256="AB" * 32,
        cites=[other, "[2]"],
        primary=True,
        interest="None.",
        note="n",
    )
    assert source == Source(
        id="rents-and-supply",
        type=SourceType.REPORT,
        title="Rents and supply",
        authors=("lee", "R. Stranger"),
        publisher="lee",
        container="Journal",
        issued=Date("2023"),
        accessed=Date("2024-01-02"),
        url="https://example.org/lee",
        doi="10.1/x",
        language="en-US",
        sha256="ab" * 32,
        cites=("another-report", "[2]"),
        primary=True,
        interest="None.",
        note="n",
    )


def test_every_field_of_a_claim_can_be_given() -> None:
    m = ArgumentMap()
    m.issue("How many agreements are there now, and where?", id="count")
    claim = m.claim(
        "There are more than 450 agreements.",
        title="450 agreements",
        issue="count",
        thesis=True,
        kind="factual",
        evidence="official-record",
        valid="2025-04",
        quantity={"lower": 450, "unit": "agreements", "measure": "stock"},
        requires_support=True,
        proposed=True,
        tags=["case:maricopa", "status:pending"],
        note="n",
    )
    assert claim == Claim(
        id="450-agreements",
        text="There are more than 450 agreements.",
        title="450 agreements",
        issue="count",
        kind=ClaimKind.FACTUAL,
        evidence=EvidenceKind.OFFICIAL_RECORD,
        valid=Date("2025-04"),
        quantity=Quantity(lower=450, unit="agreements", measure=Measure.STOCK),
        requires_support=True,
        proposed=True,
        tags=("case:maricopa", "status:pending"),
        note="n",
    )
    assert m.issues["count"].thesis == "450-agreements"


def test_every_field_of_an_assertion_can_be_given() -> None:
    m = ArgumentMap()
    for key in ("dhs", "npr", "kgou"):
        m.actor(key.upper(), id=key)
    source = m.source("A story", id="story")
    m.claim("There is no profiling.", id="none")
    said = m.assertion(
        "none",
        actor="dhs",
        stance="denies",
        source=source,
        at=["10-20", (30, 40)],
        wording="It is false.",
        date="2026-02",
        via=["npr", m.actors["kgou"]],
        hedged=True,
        by_act=True,
        cites=[source, "[1]"],
        proposed=True,
        note="n",
    )
    assert said == Assertion(
        id="none-dhs",
        actor="dhs",
        claim="none",
        stance=Stance.DENIES,
        wording="It is false.",
        passage=Passage(source="story", spans=((10, 20), (30, 40))),
        date=Date("2026-02"),
        via=("npr", "kgou"),
        hedged=True,
        by_act=True,
        cites=("story", "[1]"),
        proposed=True,
        note="n",
    )


def test_a_denial_takes_what_an_assertion_takes() -> None:
    m = ArgumentMap()
    m.actor("DHS", id="dhs")
    m.source("A story", id="story")
    m.claim("There is profiling.", id="profiling")
    given: dict[str, Any] = {
        "actor": "dhs",
        "passage": {"source": "story", "locator": "p. 3"},
        "wording": "w",
        "date": "2026",
        "via": "dhs",
        "hedged": True,
        "by_act": True,
        "cites": "[1]",
        "proposed": True,
        "note": "n",
    }
    denied = m.deny("profiling", id="d", **given)
    m.remove("d")
    assert denied == m.assertion("profiling", id="d", stance="denies", **given)


def test_an_issue_can_be_given_a_thesis_that_is_filed_under_it() -> None:
    m = ArgumentMap()
    issue = m.issue("Do rent caps reduce the supply of homes?")
    assert issue == Issue(
        id="do-rent-caps-reduce-the-supply",
        question="Do rent caps reduce the supply of homes?",
    )


def test_default_ids_are_numbered_within_their_name_space() -> None:
    m = ArgumentMap()
    assert [m.actor("X").id for _ in range(3)] == ["x", "x-2", "x-3"]
    assert [m.source("X").id for _ in range(2)] == ["x", "x-2"]
    assert [m.issue("X").id for _ in range(2)] == ["x", "x-2"]
    assert [m.claim("X").id for _ in range(3)] == ["x", "x-2", "x-3"]
    assert m.support("x", by="x-2").id == "x-2-supports-x"
    assert m.support("x", by="x-2").id == "x-2-supports-x-2"


def test_a_builder_that_fails_uses_no_number_up() -> None:
    m = ArgumentMap()
    m.claim("X")
    with pytest.raises(ModelError):
        m.claim("X", kind="zzz")
    assert m.claim("X").id == "x-2"


def test_the_number_of_a_removed_record_is_not_given_again() -> None:
    m = ArgumentMap()
    for _ in range(3):
        m.claim("X")
    m.remove("x-3")
    m.remove("x-2")
    assert m.claim("X").id == "x-3"


def test_texts_without_letters_get_an_id_from_their_kind() -> None:
    m = ArgumentMap()
    assert m.actor("?!").id == "actor"
    assert m.source("?!").id == "source"
    assert m.issue("?!").id == "issue"
    assert m.claim("?!").id == "claim"
    assert m.claim("").id == "claim-2"


@pytest.fixture
def small() -> ArgumentMap:
    m = ArgumentMap()
    m.actor("J. Lee", id="lee")
    m.source("A study", id="study")
    m.issue("Q?", id="supply")
    m.claim("t", id="caps", issue="supply", thesis=True)
    m.claim("t", id="held")
    m.support("caps", by="held", id="step")
    return m


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda m: m.actor(None), "actor 'actor': name: is missing"),
        (lambda m: m.actor(7), "actor 'actor': name: 7 is not a line of text"),
        (lambda m: m.source(""), "source 'source': title: is empty"),
        (lambda m: m.claim(None), "claim 'claim': text: is missing"),
        (lambda m: m.claim(b"t"), "claim 'claim': text: b't' is not a line of text"),
        (lambda m: m.claim("t", id=7), "claim 7: id: 7 is not an id"),
        (
            lambda m: m.claim("t", id=""),
            (
                "claim '': id: is empty; an id holds letters, digits, '-', '_', '.' and "
                "':', not beginning with '-'"
            ),
        ),
        (
            lambda m: m.claim("t", id="a b"),
            (
                "claim 'a b': id: 'a b' is not an id; an id holds letters, digits, '-', "
                "'_', '.' and ':', not beginning with '-'"
            ),
        ),
        (
            lambda m: m.claim("a\x00b"),
            "claim 'a-b': text: holds the character U+0000 at 1; remove it",
        ),
        (
            lambda m: m.claim("t", title=7),
            "claim 'claim': title: 7 is not a line of text",
        ),
        (
            lambda m: m.claim("t", tags={"a"}),
            "claim 't': tags: {'a'} has no order; write a list",
        ),
        (
            lambda m: m.claim("t", valid="2025-13"),
            "claim 't': valid: '2025-13' is not a date: no month is 13, months are 01 to 12",
        ),
        (
            lambda m: m.claim("t", quantity={"value": True}),
            "claim 't': quantity: value: True is not a number",
        ),
        (
            lambda m: m.claim("t", quantity={"valeu": 1}),
            "claim 't': quantity: has no field 'valeu'; did you mean 'value'?",
        ),
        (
            lambda m: m.claim("t", thesis=True),
            "claim 't': thesis: needs an issue to answer",
        ),
        (
            lambda m: m.claim("t", issue="supply", thesis=True),
            "claim 't': thesis: the issue 'supply' has 'caps' already",
        ),
        (
            lambda m: m.claim("t", issue="suply", thesis=True),
            "claim 't': issue: no issue has id 'suply'; the nearest is 'supply'",
        ),
        (
            lambda m: m.issue("Other?", thesis="caps"),
            (
                "issue 'other': thesis: the claim 'caps' is filed under the issue "
                "'supply'; file it under 'other'"
            ),
        ),
        (
            lambda m: m.assertion("caps", actor=None),
            "assertion 'caps-None': actor: is missing",
        ),
        (
            lambda m: m.assertion("caps", actor="lee", at=(1, 2)),
            "assertion 'caps-lee': at: needs the source that the offsets are of",
        ),
        (
            lambda m: m.assertion(
                "caps", actor="lee", source="study", passage={"source": "study"}
            ),
            "assertion 'caps-lee': passage: give either a passage or source and at",
        ),
        (
            lambda m: m.assertion("caps", actor="lee", source="study", at=(9, 3)),
            (
                "assertion 'caps-lee': passage: spans: 9-3 ends before it starts; "
                "write start, then end"
            ),
        ),
        (
            lambda m: m.assertion("caps", actor="lee", source="study", at="9"),
            (
                "assertion 'caps-lee': passage: spans: '9' is not a span; "
                "write start-end, as in 12-80"
            ),
        ),
        (
            lambda m: m.assertion("caps", actor="lee", source="lee"),
            "assertion 'caps-lee': passage: no source has id 'lee'",
        ),
        (
            lambda m: m.deny("caps", actor="lee", via=["lee", "lee"]),
            "assertion 'caps-lee': via: 'lee' stands twice",
        ),
        (
            lambda m: m.assertion("step", actor="lee"),
            "assertion 'step-lee': claim: 'step' is a relation, not a claim",
        ),
    ],
)
def test_what_cannot_be_built_is_refused_and_nothing_added(
    small: ArgumentMap, build: Callable[[Any], object], message: str
) -> None:
    before = copy.deepcopy(small)
    with pytest.raises(ArgmapError) as caught:
        build(small)
    assert str(caught.value) == message
    assert small == before


def test_the_same_calls_give_the_same_map() -> None:
    def build() -> ArgumentMap:
        m = ArgumentMap()
        for text in ("X", "Y", "X"):
            m.claim(text)
        m.attack("x", by=["y", "x-2"])
        return m

    assert [r.id for r in build().records()] == [r.id for r in build().records()]
