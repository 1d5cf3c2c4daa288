from __future__ import annotations

import pytest

from argmap.model.claims import Claim, ClaimKind, EvidenceKind, Measure, Quantity
from argmap.model.dates import Date
from tests.formats.argdown.sourcing.texts import read, refused, refused_at, reported


def ids(text: str) -> list[tuple[str, str | None]]:
    return [(claim.id, claim.title) for claim in read(text)]


def test_a_key_that_is_an_id_is_the_id_and_no_title() -> None:
    assert ids("[fair-moved]: a\n\n[7]: b\n\n[Ä]: c\n") == [
        ("fair-moved", None),
        ("7", None),
        ("Ä", None),
    ]


def test_title_may_give_it_one() -> None:
    assert ids("[fair]: a {title: The fair}\n") == [("fair", "The fair")]


def test_any_other_key_is_the_title_and_its_slug_the_id() -> None:
    assert ids("[Fair moved!]: a\n") == [("fair-moved", "Fair moved!")]


def test_with_an_id_beside_it_the_key_is_the_title() -> None:
    assert ids("[Fair moved]: a {id: x}\n\n[fair]: b {id: y}\n") == [
        ("x", "Fair moved"),
        ("y", "fair"),
    ]


def test_a_claim_without_a_key_gets_its_id_from_its_words() -> None:
    assert ids("The summer fair had moved away that year.\n") == [
        ("the-summer-fair-had-moved-away", None)
    ]


def test_two_keys_with_one_slug_are_reported() -> None:
    text = "[Fair moved]: a\n\n[Fair moved!]: b\n"
    assert ids(text) == [("fair-moved", "Fair moved"), ("fair-moved-2", "Fair moved!")]
    assert reported(text) == [
        (
            "d.argdown:3:1: 'Fair moved!' gives the id 'fair-moved', which is taken; it "
            "gets 'fair-moved-2'; give it an id"
        )
    ]


def test_ids_that_the_text_gives_come_first() -> None:
    assert ids("[Fair moved]: a\n\n[Other]: b {id: fair-moved}\n") == [
        ("fair-moved-2", "Fair moved"),
        ("fair-moved", "Other"),
    ]


@pytest.mark.parametrize(
    "text", ["[A]: a {id: x}\n\n[B]: b {id: x}\n", "[A]: a {id: B}\n\n[B]: b {}\n"]
)
def test_one_id_for_two_claims_is_an_error(text: str) -> None:
    key = "x" if "id: x" in text else "B"
    excerpt = text.splitlines()[2]
    assert refused_at(text) == [
        f"d.argdown:3:1: another claim has the id {key!r} already; give one of them another id",
        excerpt,
        "^",
    ]


def test_a_statement_and_an_argument_may_share_a_key() -> None:
    text = "[X]: a\n\n<X>: b\n"
    assert ids(text) == [("X", None), ("X-2", "X")]
    assert reported(text) == [
        (
            "d.argdown:3:1: 'X' gives the id 'X', which is taken; it gets 'X-2'; "
            "give it an id"
        )
    ]


def test_an_argument_without_premises_is_a_claim_with_a_tag() -> None:
    m = read("<X>: first #t\n  - <Y>\n\n<X>: last\n")
    assert m.claims["X"] == Claim(id="X", text="last", tags=("t", "argument"))
    assert m.claims["Y"].tags == ("argument",)


def test_every_key_of_a_claim_fills_its_field() -> None:
    text = (
        "# Q {issue: q}\n\n"
        "[a]: A. #x {kind: causal, evidence: study, valid: 2021/2023, thesis: true,\n"
        "  requires-support: true, proposed: true, note: no, title: null,\n"
        "  quantity: {value: 0b1, lower: -1e3, unit: 2024, measure: flow, scope: no}}\n"
    )
    m = read(text)
    assert m.claims["a"] == Claim(
        id="a",
        text="A.",
        issue="q",
        kind=ClaimKind.CAUSAL,
        evidence=EvidenceKind.STUDY,
        valid=Date("2021/2023"),
        quantity=Quantity(
            value=1, lower=-1000.0, unit="2024", measure=Measure.FLOW, scope="no"
        ),
        requires_support=True,
        proposed=True,
        tags=("x",),
        note="no",
    )
    assert m.issues["q"].thesis == "a"


def test_an_underscore_in_a_key_equals_a_hyphen() -> None:
    m = read("[a]: A {requires_support: true, by: lee, by_act: true}\n")
    assert m.claims["a"].requires_support
    assert m.assertions["a-lee"].by_act


def test_tags_stand_behind_the_text_or_within_it() -> None:
    m = read("[a]: A #x #(two words)\n\n[b]: A #x in it\n\n[c] #x\n")
    assert [(claim.text, claim.tags) for claim in m] == [
        ("A", ("x", "two words")),
        ("A #x in it", ("x",)),
        ("", ("x",)),
    ]


def test_a_tag_that_no_record_may_hold_is_repaired_and_reported() -> None:
    text = "[a]: A #x[1]\n"
    assert read(text).claims["a"].tags == ("x 1",)
    assert reported(text) == [
        "d.argdown:1:1: the tag 'x[1]' is kept as 'x 1'; write it without # ( ) [ ]"
    ]


def test_a_claim_belongs_to_the_heading_over_its_definition() -> None:
    m = read("# Q {issue: q}\n\n[A]\n  + [B]: b\n\n# R {issue: r}\n\n[A]: a\n\n[B]\n")
    assert (m.claims["A"].issue, m.claims["B"].issue) == ("r", "q")


def test_its_own_issue_key_comes_first() -> None:
    m = read("# Q {issue: q}\n\n[A]: a {issue: second-one}\n\n# Second one\n\n[B]: b\n")
    assert m.claims["A"].issue == m.claims["B"].issue == "second-one"


def test_an_unknown_issue_is_an_error_with_a_hint() -> None:
    assert refused_at("# Q {issue: quay}\n\n[A]: a {issue: quai}\n") == [
        "d.argdown:3:16: no issue has id 'quai'; the nearest is 'quay'",
        "[A]: a {issue: quai}",
        "               ^",
    ]


def test_claims_stand_in_the_order_of_their_definitions() -> None:
    assert list(read("[A]: a\n  + [B]\n  + [C]: c\n\n[B]: b\n").claims) == [
        "A",
        "C",
        "B",
    ]


def test_of_several_wordings_the_last_is_the_text() -> None:
    text = "[A]: one {by: lee}\n\n[A]: two {by: moe}\n\n[A] {by: kai}\n"
    m = read(text)
    assert m.claims["A"].text == "two"
    assert {a.actor: a.wording for a in m.assertions.values()} == {
        "lee": "one",
        "moe": None,
        "kai": None,
    }
    assert reported(text) == [
        "d.argdown:1:1: the claim 'A' is put otherwise elsewhere; that wording counts"
    ]


def test_or_the_one_marked_as_canonical() -> None:
    m = read("[A]: one {isCanonical: true}\n\n[A]: two {by: moe}\n")
    assert m.claims["A"].text == "one"
    assert m.assertions["A-moe"].wording == "two"
    assert m.extra == {}


def test_two_values_for_one_key_of_a_claim_are_an_error() -> None:
    assert refused_at("[A]: a {kind: causal}\n\n[A] {kind: factual}\n") == [
        "d.argdown:3:6: kind: the claim has another value for it already; give it once",
        "[A] {kind: factual}",
        "     ^",
    ]
    assert reported("[A]: a {kind: causal}\n\n[A] {kind: causal}\n") == []


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "[a]: A {thesis: true}\n",
            ("1:9: thesis: the claim belongs to no issue; put it below a heading"),
        ),
        ("# Q\n\n[a]: A {thesis: yes}\n", "3:17: thesis: is neither true nor false"),
        (
            "# Q\n\n[a]: A {thesis: true}\n\n[b]: B {thesis: true}\n",
            "5:9: thesis: the issue 'q' has the thesis 'a'; mark one claim only",
        ),
        (
            "[a]: A {kind: casual}\n",
            ("1:15: kind: 'casual' is not a kind of claim; did you mean 'causal'?"),
        ),
        (
            "[a]: A {valid: 2025-13}\n",
            "1:16: valid: '2025-13' is not a date: no month is 13, months are 01 to 12",
        ),
        (
            "[a]: A {valid: 2025/2024}\n",
            (
                "1:16: valid: '2025/2024' ends before it "
                "starts; write the earlier date first"
            ),
        ),
        ("[a]: A {note: [x]}\n", "1:15: note: ['x'] is not a text"),
        (
            "[a]: A {quantity: {valu: 1}}\n",
            ("1:19: quantity: has no field 'valu'; did you mean 'value'?"),
        ),
        ("[a]: A {proposed: 1}\n", "1:19: proposed: 1 is neither true nor false"),
        (
            '[a]: A {note: "\\x01"}\n',
            "1:15: note: holds the character U+0001 at 0; remove it",
        ),
    ],
)
def test_a_bad_value_is_refused_at_its_place(text: str, error: str) -> None:
    assert refused(text) == f"d.argdown:{error}"


def test_an_unknown_key_is_kept_and_reported_with_a_hint() -> None:
    text = "[a]: A {knd: causal, isInMap: false, color: red, foo_bar: 1, foo-bar: 2}\n"
    kept = {"knd": "causal", "isInMap": False, "color": "red"}
    kept |= {"foo_bar": 1, "foo-bar": 2}
    assert read(text).extra == {"argdown": {"claims/a": kept}}
    message = "has no meaning here and is only kept"
    assert reported(text) == [
        f"d.argdown:1:9: the key 'knd' {message}; did you mean 'kind'?",
        f"d.argdown:1:50: the key 'foo_bar' {message}",
        f"d.argdown:1:62: the key 'foo-bar' {message}",
    ]


def test_a_claim_without_text_is_reported() -> None:
    assert reported("[A]\n  + [B]: b\n") == [
        "d.argdown:1:1: the claim 'A' has no text; write it once as '[Key]: text'"
    ]


def test_addresses_of_links_are_kept_apart_from_the_text() -> None:
    text = "[a]: See [the page](https://x.org/a_b) of @[B].\n\n[B]: b\n"
    m = read(text)
    assert m.claims["a"].text == "See the page of @[B]."
    kept = {"links": {"the page": "https://x.org/a_b"}}
    assert m.extra == {"argdown": {"claims/a": kept}}
    assert reported(text) == [
        "d.argdown:1:1: the address 'https://x.org/a_b' is kept apart from the text"
    ]


def test_bold_type_and_italics_are_noted_as_lost() -> None:
    text = "[a]: So **very** *true*.\n"
    assert read(text).claims["a"].text == "So very true."
    assert reported(text) == [
        "d.argdown:1:1: 'very' loses its bold type",
        "d.argdown:1:1: 'true' loses its italics",
    ]
