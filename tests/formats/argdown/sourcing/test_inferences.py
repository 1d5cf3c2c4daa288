from __future__ import annotations

import pytest

from argmap.model.relations import Relation, RelationKind
from argmap.model.sources import Passage
from tests.formats.argdown.sourcing.texts import links, read, refused, reported


def test_a_structure_is_one_support_with_linked_premises() -> None:
    text = (
        "<Two gains>: Both at once. {by: lee}\n\n(1) [A]: a\n(2) [B]: b\n"
        "-- Modus ponens, Sum {source: s, at: 1-5} --\n(3) [C]: c\n"
    )
    expected = Relation(
        id="two-gains",
        kind=RelationKind.SUPPORTS,
        premises=("A", "B"),
        target="C",
        basis=read("[A]: a\n  + [B]: b {rel: {source: s}}\n")
        .relations["B-supports-A"]
        .basis,
        author="lee",
        passage=Passage(source="s", spans=((1, 5),)),
        scheme="Modus ponens, Sum",
        note="Both at once.",
    )
    m = read(text)
    assert dict(m.relations) == {"two-gains": expected}
    assert list(m.claims) == ["A", "B", "C"]


def test_the_inferences_own_data_come_first() -> None:
    text = (
        "<X>: note of the title {by: lee}\n\n(1) [A]: a\n"
        "-- Rule {id: r, note: own, scheme: s, author: moe} --\n(2) [C]: c\n"
    )
    relation = read(text).relations["r"]
    assert (relation.note, relation.scheme, relation.author) == ("own", "s", "moe")


def test_several_steps_are_several_relations_each_with_the_conclusion_before() -> None:
    text = "<X>\n\n(1) [A]: a\n(2) [B]: b\n----\n(3) [C]: c\n(4) [D]: d\n----\n(5) [E]: e\n"
    assert links(text) == {"x-1": "A + B supports C", "x-2": "C + D supports E"}


def test_without_a_title_the_id_comes_from_the_ends() -> None:
    text = (
        "(1) [A]: a\n(2) [B]: b\n----\n(3) [C]: c\n\n(1) [A]\n-- {id: r} --\n(2) [C]\n"
    )
    assert links(text) == {
        "A-and-B-supports-C": "A + B supports C",
        "r": "A supports C",
    }


def test_uses_and_from_name_premises_by_position() -> None:
    text = (
        "<X>\n\n(1) [A]: a\n(2) [B]: b\n-- {uses: [1]} --\n(3) [C]: c\n(4) [D]: d\n"
        "----\n(5) [E]: e {from: [2, 4]}\n"
    )
    assert links(text) == {"x-1": "A supports C", "x-2": "B + D supports E"}


def test_a_position_may_stand_in_quotes() -> None:
    text = "<X>\n\n(1) [A]: a\n(2) [B]: b\n-- {uses: ['2']} --\n(3) [C]: c\n"
    assert links(text) == {"x": "B supports C"}


def test_a_position_that_is_none_is_refused() -> None:
    text = "(1) [A]: a\n-- {uses: [2]} --\n(2) [C]: c\n"
    assert refused(text) == (
        "d.argdown:2:12: expected a number from 1 to 1, found '2'; "
        "name statements by their position in the structure"
    )


def test_a_premise_that_stands_twice_counts_once() -> None:
    assert list(links("(1) [A]: a\n(2) [A]\n----\n(3) [C]: c\n").values()) == [
        "A supports C"
    ]


def test_a_line_with_the_title_under_the_conclusion_names_the_same_relation() -> None:
    text = "[C]: c\n  + <X>\n    _ [U]: u\n\n<X>\n\n(1) [A]: a\n----\n(2) [C]\n\n<X>\n  +> [C]\n"
    assert links(text) == {"U-undercuts-x": "U attacks x", "x": "A supports C"}


def test_rel_on_that_line_is_refused() -> None:
    text = "[C]: c\n  + <X> {rel: {note: n}}\n\n<X>\n\n(1) [A]: a\n----\n(2) [C]\n"
    assert refused(text) == (
        "d.argdown:2:10: the link of <X> is drawn by its inference line; "
        "put the fields of rel there, in braces"
    )


def test_split_arguments_are_read_as_whole_ones() -> None:
    text = (
        "===\nmodel: {explodeArguments: true}\n===\n\n[E]: e\n  + <X>\n\n"
        "<X>: why {by: lee}\n\n(1) [A]: a {by: lee}\n----\n(2) [C]: c\n----\n(3) [E]\n"
    )
    assert links(text) == {"x-1": "A supports C", "x-2": "C supports E"}
    assert list(read(text).assertions) == ["A-lee"]


def test_what_else_an_argument_says_is_kept_with_its_relation() -> None:
    text = (
        "<X>: d #t {source: s, color: red}\n\n(1) [A]: a\n----\n(2) [C]: c\n\n<X>: e\n"
    )
    kept = {"source": "s", "color": "red", "tags": ["t"]}
    assert read(text).extra == {"argdown": {"relations/x": kept}}
    assert reported(text) == [
        "d.argdown:1:1: <X> is described otherwise elsewhere; that description counts",
        "d.argdown:1:12: the key 'source' has no meaning here and is only kept",
    ]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (
            "by: J Lee",
            (
                "1:10: by: 'J Lee' is not an id; an id holds letters, digits, "
                "'-', '_', '.' and ':', not beginning with '-'"
            ),
        ),
        (
            "by: [lee]",
            (
                "1:10: by: is empty; an id holds letters, digits, '-', '_', '.' "
                "and ':', not beginning with '-'"
            ),
        ),
    ],
)
def test_a_bad_speaker_of_an_argument_is_refused(data: str, error: str) -> None:
    text = f"<X> {{{data}}}\n\n(1) [A]: a\n----\n(2) [C]: c\n"
    assert refused(text) == f"d.argdown:{error}"
