from __future__ import annotations

from tests.formats.argdown.sourcing.texts import links, read, refused_at


def test_lines_without_rel_state_a_relation_again() -> None:
    text = "[A]: a\n  + [B]: b\n  + [B]\n\n[B]\n  +> [A]\n"
    assert links(text) == {"B-supports-A": "B supports A"}


def test_one_line_with_rel_gives_all_of_them_its_data() -> None:
    m = read("[A]: a\n  + [B]: b\n\n[A]\n  + [B] {rel: {note: n}}\n  + [B]\n")
    assert [r.note for r in m.relations.values()] == ["n"]


def test_each_different_rel_is_a_relation_of_its_own() -> None:
    m = read(
        "[A]: a\n  + [B]: b {rel: {note: one}}\n  + [B] {rel: {note: two}}\n"
        "  + [B] {rel: {note: one}}\n  + [B]\n  + [B] {rel: {note: two}}\n"
    )
    assert {r.id: r.note for r in m.relations.values()} == {
        "B-supports-A": "one",
        "B-supports-A-2": "two",
    }


def test_equal_data_under_different_ids_are_two_relations() -> None:
    m = read("[A]: a\n  + [B]: b {rel: {id: x}}\n  + [B] {rel: {id: y}}\n")
    assert list(m.relations) == ["x", "y"]


def test_an_id_and_the_data_may_stand_on_different_lines() -> None:
    text = "[A]: a\n  + [B]: b {rel: {id: x}}\n  + [B] {rel: {id: x, note: n}}\n"
    assert [(r.id, r.note) for r in read(text).relations.values()] == [("x", "n")]
    text = "[A]: a\n  + [B]: b {rel: {note: n}}\n  + [B] {rel: {id: x, note: n}}\n"
    assert [(r.id, r.note) for r in read(text).relations.values()] == [("x", "n")]


def test_one_id_with_two_sets_of_data_is_an_error() -> None:
    text = (
        "[A]: a\n  + [B]: b {rel: {id: x, note: m}}\n  + [B] {rel: {id: x, note: n}}\n"
    )
    assert refused_at(text) == [
        (
            "d.argdown:3:3: the relation 'x' has other data already; give them once, or "
            "another id"
        ),
        "  + [B] {rel: {id: x, note: n}}",
        "  ^",
    ]


def test_a_contradiction_is_stated_once_from_either_side() -> None:
    text = "[A]: a {contradicts: C}\n  >< [B]: b\n\n[B]\n  >< [A]\n\n[C]: c\n  >< [A]\n"
    assert links(text) == {
        "A-contradicts-C": "A contradicts C",
        "B-contradicts-A": "B contradicts A",
    }


def test_a_support_and_an_attack_of_the_same_ends_are_two() -> None:
    assert len(links("[A]: a\n  + [B]: b\n  - [B]\n")) == 2


def test_an_undercut_may_be_stated_again_too() -> None:
    text = "[A]: a {supersedes: B}\n  + [B]: b\n    _ [U]: u\n\n[A]\n  + [B]\n    _ [U] {rel: {note: n}}\n"
    m = read(text)
    assert [r.id for r in m.relations.values() if m.is_undercut(r)] == [
        "U-undercuts-B-supports-A"
    ]
    by_key = read("[A]: a\n  + [B]: b {rel: {id: r}}\n    _ [U]: u {undercuts: r}\n")
    assert list(by_key.relations) == ["r", "U-undercuts-r"]


def test_relations_stand_in_the_order_of_the_text() -> None:
    text = "[A]: a {qualifies: C}\n  + [B]: b\n    _ [U]: u\n  - [C]: c\n"
    assert list(links(text)) == [
        "A-qualifies-C",
        "B-supports-A",
        "U-undercuts-B-supports-A",
        "C-attacks-A",
    ]


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert list(links("[A]: a\n  + [B]: b\n\n[B-supports-A]: c\n")) == [
        "B-supports-A-2"
    ]
