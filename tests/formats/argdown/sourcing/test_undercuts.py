from __future__ import annotations

import pytest

from tests.formats.argdown.sourcing.texts import links, reported


@pytest.mark.parametrize("sign", ["+", "-", "><", "+>", "->"])
def test_an_undercut_under_a_line_targets_its_relation(sign: str) -> None:
    found = links(f"[P]: p\n  {sign} [C]: c\n    _ [U]: u\n")
    relation, undercut = found
    assert found[undercut] == f"U attacks {relation}"


def test_an_undercut_of_an_undercut_nests_again() -> None:
    text = "[P]: p\n  + [C]: c\n    _ [U]: u\n      <_ [V]: v\n        _ [W]: w\n"
    first, second, third, fourth = links(text).items()
    assert first == ("C-supports-P", "C supports P")
    assert second[1] == f"U attacks {first[0]}"
    assert third[1] == f"V attacks {second[0]}"
    assert fourth[1] == f"W attacks {third[0]}"


def test_the_child_of_an_undercut_has_replies_of_its_own() -> None:
    text = "[P]: p\n  + [C]: c\n    _ [U]: u\n      - [D]: d\n    - [E]: e\n"
    assert list(links(text).values()) == [
        "C supports P",
        "U attacks C-supports-P",
        "D attacks U",
        "E attacks C",
    ]


def test_under_an_argument_with_premises_it_targets_its_last_inference() -> None:
    text = "<X>\n  _ [U]: u\n\n<X>\n\n(1) [P]: p\n----\n(2) [Q]: q\n----\n(3) [C]: c\n"
    assert links(text)["U-undercuts-x-2"] == "U attacks x-2"


def test_under_an_inference_line_that_inference() -> None:
    text = (
        "<X>\n\n(1) [P]: p\n----\n  _ [U]: u\n    _ [V]: v\n    + [W]: w\n(2) [Q]: q\n"
        "----\n  _ <T>: t\n(3) [C]: c\n"
    )
    assert links(text) == {
        "x-1": "P supports Q",
        "U-undercuts-x-1": "U attacks x-1",
        "V-undercuts-U-undercuts-x-1": "V attacks U-undercuts-x-1",
        "W-supports-U": "W supports U",
        "x-2": "Q supports C",
        "T-undercuts-x-2": "T attacks x-2",
    }


@pytest.mark.parametrize("line", ["[C]\n  _ [U]: u\n", "[U]: u\n  _> [C]\n"])
def test_elsewhere_it_targets_the_one_link_that_the_claim_makes(line: str) -> None:
    text = f"[P]: p\n  - [C]: c\n\n{line}"
    assert links(text)["U-undercuts-C-attacks-P"] == "U attacks C-attacks-P"
    assert reported(text) == []


@pytest.mark.parametrize(
    "made",
    [
        "[P]: p\n  >< [C]: c\n",
        "[C]: c\n  >< [P]: p\n",
        "[P]: p\n\n[C]: c {contradicts: P}\n",
        "(1) [C]: c\n(2) [D]: d\n----\n(3) [P]: p\n",
    ],
)
def test_a_contradiction_and_an_inference_are_such_links(made: str) -> None:
    found = links(f"{made}\n[C]\n  _ [U]: u\n")
    relation, undercut = found
    assert found[undercut] == f"U attacks {relation}"


def test_a_link_stated_twice_is_one() -> None:
    text = "[P]: p\n  + [C]: c\n\n[P]\n  + [C] {rel: {note: n}}\n\n[C]\n  _ [U]: u\n"
    assert "U-undercuts-C-supports-P" in links(text)


def test_an_undercut_may_be_the_one_link() -> None:
    text = "[P]: p\n  + [C]: c\n\n[C]\n  _ [U]: u\n\n[U]\n  _ [V]: v\n"
    assert list(links(text).values()) == [
        "C supports P",
        "U attacks C-supports-P",
        "V attacks U-undercuts-C-supports-P",
    ]


READ_AS_ATTACK = (
    "so this is read as an attack on it; "
    "put '_' under the line of the link that is meant"
)


@pytest.mark.parametrize("line", ["[C]: c\n  _ [U]: u\n", "[U]: u\n  _> [C]: c\n"])
def test_where_the_claim_makes_no_link_it_is_an_attack_and_reported(line: str) -> None:
    assert links(line) == {"U-attacks-C": "U attacks C"}
    assert reported(line) == [f"d.argdown:2:3: 'C' makes no link, {READ_AS_ATTACK}"]


def test_where_it_makes_several_links_too() -> None:
    text = "[P]: p\n  + [C]: c\n\n[Q]: q\n  + [C]\n\n[C]\n  _ [U]: u\n"
    assert links(text)["U-attacks-C"] == "U attacks C"
    assert reported(text) == [
        f"d.argdown:8:3: 'C' makes several links, {READ_AS_ATTACK}"
    ]


def test_a_supersession_is_no_link_that_an_undercut_could_hit() -> None:
    text = "[P]: p {supersedes: Q}\n  _ [U]: u\n\n[Q]: q\n"
    assert "U-attacks-P" in links(text)


def test_two_data_of_one_pair_are_several_links() -> None:
    text = "[P]: p\n  + [C]: c {rel: {note: m}}\n  + [C] {rel: {note: n}}\n\n[C]\n  _ [U]: u\n"
    assert "U-attacks-C" in links(text)


def test_undercuts_in_a_circle_are_attacks_and_reported() -> None:
    text = "[A]: a\n  _ [B]: b\n\n[B]\n  _ [A]\n"
    assert list(links(text).values()) == ["B attacks A", "A attacks B"]
    reason = "makes only links that undercut each other in a circle"
    assert reported(text) == [
        f"d.argdown:2:3: 'A' {reason}, {READ_AS_ATTACK}",
        f"d.argdown:5:3: 'B' {reason}, {READ_AS_ATTACK}",
    ]


def test_a_circle_may_run_through_nested_lines() -> None:
    text = "[A]: a\n  _ [B]: b\n    _ [A]\n"
    assert list(links(text).values()) == ["B attacks A", "A attacks B-attacks-A"]


def test_a_claim_may_undercut_its_own_link() -> None:
    text = "[P]: p\n  + [C]: c\n\n[C]\n  _ [C]\n"
    assert links(text)["C-undercuts-C-supports-P"] == "C attacks C-supports-P"


def test_undercuts_of_a_claim_with_thousands_of_links_take_linear_time() -> None:
    text = "".join(f"[A{n}]: a\n  + [B]\n\n" for n in range(10_000))
    text += "[B]: b\n" + "".join(f"  _ [C{n}]\n" for n in range(10_000))
    assert len(links(text)) == 20_000
