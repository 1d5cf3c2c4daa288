from __future__ import annotations

import pytest

from argmap.model.assertions import Assertion, Stance
from argmap.model.dates import Date
from argmap.model.sources import Passage
from tests.formats.argdown.sourcing.texts import read, refused, refused_at

DIGEST = "0f" * 32


def test_the_keys_of_a_block_make_one_assertion() -> None:
    text = (
        "[a]: A {by: lee, stance: doubts, source: s, at: 12-80, head: h, tail: t,\n"
        f"  digest: {DIGEST}, quote: q, prefix: p, suffix: x, locator: 5, date: 2024-01,\n"
        "  via: [paper, agency], hedged: true, by-act: true, cites: [1, s],\n"
        "  wording: In short}\n"
    )
    passage = Passage(
        source="s",
        spans=((12, 80),),
        digest=DIGEST,
        head="h",
        tail="t",
        exact="q",
        prefix="p",
        suffix="x",
        locator="5",
    )
    expected = Assertion(
        id="a-lee",
        actor="lee",
        claim="a",
        stance=Stance.DOUBTS,
        wording="In short",
        passage=passage,
        date=Date("2024-01"),
        via=("paper", "agency"),
        hedged=True,
        by_act=True,
        cites=("1", "s"),
    )
    assert dict(read(text).assertions) == {"a-lee": expected}


def test_stance_defaults_to_asserts_and_no_passage_is_needed() -> None:
    m = read("[a]: A {by: lee}\n")
    assert list(m.assertions.values()) == [
        Assertion(id="a-lee", actor="lee", claim="a")
    ]


def test_proponent_is_read_as_by() -> None:
    assert read("[a]: A {proponent: lee}\n").assertions["a-lee"].actor == "lee"


def test_without_by_there_is_none() -> None:
    assert not read("[a]: A {kind: causal}\n").assertions


def test_several_spans_make_one_passage() -> None:
    m = read("[a]: A {by: lee, source: s, at: [12-80, 95-120]}\n")
    passage = m.assertions["a-lee"].passage
    assert passage is not None
    assert passage.spans == ((12, 80), (95, 120))


def test_a_list_of_one_may_lack_its_brackets() -> None:
    m = read("[a]: A {by: lee, via: paper, cites: 1}\n")
    assert m.assertions["a-lee"].via == ("paper",)
    assert m.assertions["a-lee"].cites == ("1",)


def test_several_voices_stand_under_stances_or_one() -> None:
    m = read(
        "[a]: A {stances: [{by: lee}, {by: moe, stance: denies}]}\n\n"
        "[b]: B {by: lee, stances: {by: kai}}\n"
    )
    assert [(a.id, a.stance) for a in m.assertions.values()] == [
        ("a-lee", "asserts"),
        ("a-moe", "denies"),
        ("b-lee", "asserts"),
        ("b-kai", "asserts"),
    ]


def test_or_at_further_occurrences() -> None:
    m = read(
        "[a]: A {by: lee}\n\n[a] {by: lee, stance: denies}\n\n[b]: B\n  + [a] {by: moe}\n"
    )
    assert list(m.assertions) == ["a-lee", "a-lee-2", "a-moe"]


def test_id_and_note_are_the_claims_in_the_block_and_the_assertions_in_stances() -> (
    None
):
    m = read(
        "[a]: A {id: c, note: of the claim, proposed: true,\n"
        "  stances: {by: lee, id: s, note: of the assertion}}\n"
    )
    assert (m.claims["c"].note, m.claims["c"].proposed) == ("of the claim", True)
    assert m.assertions["s"].note == "of the assertion"
    assert not m.assertions["s"].proposed


def test_premises_and_list_items_have_voices_too() -> None:
    m = read("(1) [a]: A {by: lee}\n----\n(2) [b]: B {by: lee}\n\n* [c]: C {by: lee}\n")
    assert list(m.assertions) == ["a-lee", "b-lee", "c-lee"]


def test_a_source_without_a_speaker_is_an_error() -> None:
    assert refused_at("[a]: A {source: s, at: 1-2}\n") == [
        "d.argdown:1:9: 'source' stands without 'by'; say who speaks with 'by'",
        "[a]: A {source: s, at: 1-2}",
        "        ^",
    ]


KEYS = (
    "id, by, proponent, stance, source, at, head, tail, digest, quote, prefix, "
    "suffix, locator, via, date, hedged, by-act, cites, wording, proposed, note"
)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (
            "by: lee, at: 1-2",
            ("1:18: 'at' stands without 'source'; say where with 'source'"),
        ),
        (
            "by: lee, source: s, at: 80-12",
            ("1:33: at: 80-12 ends before it starts; write start, then end"),
        ),
        (
            "by: lee, source: s, at: 8-8",
            ("1:33: at: 8-8 is empty; the end is the offset after the last character"),
        ),
        (
            "by: lee, source: s, at: 12..80",
            ("1:33: at: '12..80' is not a span; write start-end, as in 12-80"),
        ),
        (
            "by: lee, source: s, digest: 0f",
            ("1:37: digest: '0f' is not a sha256; write 64 hexadecimal digits"),
        ),
        (
            "by: lee, stance: denys",
            ("1:26: stance: 'denys' is not a stance; did you mean 'denies'?"),
        ),
        (
            "by: J Lee, source: s",
            (
                "1:13: by: 'J Lee' is not an id; an id holds letters, "
                "digits, '-', '_', '.' and ':', not beginning with '-'"
            ),
        ),
        (
            "by: lee, proponent: moe",
            ("1:18: proponent: stands beside another value for the same"),
        ),
        ("by: lee, via: [x, x]", "1:23: via: 'x' stands twice"),
        (
            "stances: [x]",
            ("1:19: stances: holds something else than mappings {by: ..., ...}"),
        ),
        (
            "stances: {stance: denies}",
            "1:18: stances: nobody speaks; say who with 'by'",
        ),
        (
            "stances: {by: lee, sorce: s}",
            ("1:28: stances: has no key 'sorce'; did you mean 'source'?"),
        ),
        (
            "stances: {by: lee, colour: 1}",
            (f"1:28: stances: has no key 'colour'; write {KEYS}"),
        ),
        (
            "stances: {by: lee, id: a}",
            (
                "1:18: assertion 'a': a claim has the id 'a' already; give one of them another id"
            ),
        ),
        (
            "stances: [{by: lee, id: s}, {by: moe, id: s}]",
            (
                "1:37: assertion 's': an assertion has the id 's' already; give one of them another id"
            ),
        ),
    ],
)
def test_a_bad_assertion_is_refused_at_its_place(data: str, error: str) -> None:
    assert refused(f"[a]: A {{{data}}}\n") == f"d.argdown:{error}"
