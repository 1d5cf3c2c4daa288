from __future__ import annotations

import pytest

from argmap.model.dates import Date
from argmap.model.relations import Relation, RelationKind
from argmap.model.sources import Passage
from tests.formats.argdown.sourcing.texts import (
    links,
    read,
    refused,
    refused_at,
    reported,
)


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("+ [C]: c", "C supports P"),
        ("<+ [C]: c", "C supports P"),
        ("+> [C]: c", "P supports C"),
        ("- [C]: c", "C attacks P"),
        ("<- [C]: c", "C attacks P"),
        ("-> [C]: c", "P attacks C"),
        (">< [C]: c", "C contradicts P"),
        ("+ <C>: c", "C supports P"),
        ("-> <C>: c", "P attacks C"),
    ],
)
def test_each_sign_makes_its_relation(line: str, relation: str) -> None:
    assert list(links(f"[P]: p\n  {line}\n").values()) == [relation]


@pytest.mark.parametrize(
    ("key", "relation"),
    [
        ("supersedes", "C supersedes P"),
        ("qualifies", "C qualifies P"),
        ("rephrases", "C rephrases P"),
        ("contradicts", "C contradicts P"),
    ],
)
def test_each_key_makes_its_relation(key: str, relation: str) -> None:
    assert list(links(f"[P]: p\n\n[C]: c {{{key}: P}}\n").values()) == [relation]


def test_rel_is_the_relations_data() -> None:
    text = (
        "[P]: p\n  - [C]: c {by: moe,\n"
        "    rel: {id: r, basis: analyst, author: lee, analyst: rk, source: s, at: 1-9,\n"
        "     quote: q, locator: p. 3, date: 2024, scheme: example, note: n}}\n"
    )
    passage = Passage(source="s", spans=((1, 9),), exact="q", locator="p. 3")
    expected = Relation(
        id="r",
        kind=RelationKind.ATTACKS,
        premises=("C",),
        target="P",
        author="lee",
        analyst="rk",
        passage=passage,
        date=Date("2024"),
        scheme="example",
        note="n",
    )
    assert dict(read(text).relations) == {"r": expected}


@pytest.mark.parametrize("line", ["+ <C>", "-> [C]", ">< [C]", "_ [C]", "_> [C]"])
def test_rel_counts_whatever_the_child_and_the_sign(line: str) -> None:
    text = f"[P]: p\n  {line} {{rel: {{note: n}}}}\n"
    assert "n" in [r.note for r in read(text).relations.values()]


def test_rel_counts_on_an_argument_with_premises() -> None:
    text = "[T]: t\n  - <X> {rel: {note: n}}\n\n<X>\n\n(1) [P]: p\n----\n(2) [C]: c\n"
    attack = read(text).relations["C-attacks-T"]
    assert attack.note == "n"


@pytest.mark.parametrize(
    ("rel", "basis"),
    [
        ("note: n", "analyst"),
        ("source: s", "explicit"),
        ("source: s, basis: analyst", "analyst"),
        ("basis: explicit", "explicit"),
    ],
)
def test_basis_defaults_to_explicit_where_rel_has_a_source(
    rel: str, basis: str
) -> None:
    m = read(f"[P]: p\n  + [C]: c {{rel: {{{rel}}}}}\n")
    assert m.relations["C-supports-P"].basis == basis


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[A]: a {rel: {note: n}}\n", "1:9"),
        ("<A>: a {rel: {note: n}}\n", "1:9"),
        ("* [A]: a {rel: {note: n}}\n", "1:11"),
        ("(1) [A]: a {rel: {note: n}}\n----\n(2) [B]: b\n", "1:13"),
        (
            "<X>\n  + [A]: a {rel: {note: n}}\n\n<X>\n\n(1) [P]: p\n----\n(2) [C]: c\n",
            "2:13",
        ),
    ],
)
def test_rel_on_a_line_that_makes_no_relation_is_an_error(
    text: str, place: str
) -> None:
    assert refused(text) == (
        f"d.argdown:{place}: rel: this line makes no relation; "
        "put it on a line with + - _ or ><"
    )


def test_with_links_the_premises_of_an_attack_or_an_undercut() -> None:
    text = (
        "[A]: a\n  - [B]: b {rel: {with: [C, D d]}}\n    _ [E]: e {rel: {with: C}}\n"
        "\n[C]: c\n\n[D d]: d\n"
    )
    assert links(text) == {
        "B-and-C-and-d-d-attacks-A": "B + C + d-d attacks A",
        "E-and-C-undercuts-B-and-C-and-d-d-attacks-A": (
            "E + C attacks B-and-C-and-d-d-attacks-A"
        ),
    }


def test_a_relation_key_takes_a_key_an_id_a_mapping_or_a_list() -> None:
    text = (
        "[A]: a {supersedes: Bee bee, qualifies: bee-bee, contradicts: [C, D],\n"
        "  rephrases: [C, {to: D, note: n, source: s, at: 1-2}]}\n"
        "\n[Bee bee]: b\n\n[C]: c\n\n[D]: d\n"
    )
    m = read(text)
    assert [f"{r.kind} {r.target}" for r in m.relations.values()] == [
        "supersedes bee-bee",
        "qualifies bee-bee",
        "contradicts C",
        "contradicts D",
        "rephrases C",
        "rephrases D",
    ]
    last = m.relations["A-rephrases-D"]
    assert (last.note, last.basis) == ("n", "explicit")
    assert last.passage == Passage(source="s", spans=((1, 2),))


def test_undercuts_names_a_relation_by_its_id() -> None:
    text = (
        "[A]: a {contradicts: {to: B, id: clash}}\n\n[B]: b\n"
        "\n[U]: u {undercuts: clash}\n\n[V]: v {undercuts: U-undercuts-clash}\n"
    )
    assert links(text) == {
        "clash": "A contradicts B",
        "U-undercuts-clash": "U attacks clash",
        "V-undercuts-U-undercuts-clash": "V attacks U-undercuts-clash",
    }


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "[P]: p\n  + [C]: c {rel: {nte: x}}\n",
            "2:19: a relation has no key 'nte'; did you mean 'note'?",
        ),
        (
            "[P]: p\n  + [C]: c {rel: [x]}\n",
            "2:18: rel: is not a mapping; write rel: {...}",
        ),
        (
            "[P]: p\n  + [C]: c {rel: {at: 1-2}}\n",
            "2:19: 'at' stands without 'source'; say where with 'source'",
        ),
        (
            "[P]: p\n  + [C]: c {rel: {basis: x}}\n",
            "2:26: basis: 'x' is not a basis; write explicit, analyst",
        ),
        (
            "[P]: p\n  + [C]: c {rel: {with: [Pp]}}\n",
            "2:26: no claim has the key or id 'Pp'; the nearest is 'P'",
        ),
        (
            "[P]: p\n  + [C]: c {rel: {with: {a: 1}}}\n",
            "2:25: with: holds something else than keys; write with: [Key]",
        ),
        (
            "[P]: p\n  >< [C]: c {rel: {with: P}}\n",
            (
                "2:20: with: contradicts takes one premise; link the premises of a support, "
                "an attack or an undercut"
            ),
        ),
        (
            "[P]: p\n  + [C]: c {rel: {with: C}}\n",
            "2:3: relation 'C-and-C-supports-P': premises: 'C' stands twice",
        ),
        (
            "[P]: p\n  + [C]: c {rel: {id: P}}\n",
            "2:3: another claim or assertion has the id 'P' already; give one of them another id",
        ),
        (
            "[P]: p\n  + [C]: c {rel: {id: r}}\n  - [C] {rel: {id: r}}\n",
            "3:3: another relation has the id 'r' already; give one of them another id",
        ),
        (
            "[Alpha]: a {supersedes: Alhpa}\n",
            "1:25: no claim has the key or id 'Alhpa'; the nearest is 'Alpha'",
        ),
        (
            "[A]: a {supersedes: }\n",
            "1:20: supersedes: names nothing; write supersedes: Key, or {to: Key}",
        ),
        (
            "[A]: a {qualifies: {note: n}}\n",
            "1:20: qualifies: names nothing; write qualifies: Key, or {to: Key}",
        ),
        (
            "[A]: a {undercuts: B}\n\n[B]: b\n",
            (
                "1:20: undercuts: 'B' is a claim; an undercut hits a relation; name the "
                "relation by its id, or put '_' under its line"
            ),
        ),
        (
            "[A]: a {undercuts: sp}\n  + [B]: b {rel: {id: spp}}\n",
            "1:20: no relation has id 'sp'; the nearest is 'spp'",
        ),
        (
            "[A]: a {undercuts: {to: x, id: x}}\n",
            "1:25: relation 'x': target: a relation cannot target itself; name another",
        ),
        (
            "[A]: a {undercuts: s}\n\n[B]: b {supersedes: {to: A, id: s}}\n",
            (
                "1:20: relation 'A-undercuts-s': target: 's' supersedes a claim; an undercut "
                "hits only what supports, attacks or contradicts"
            ),
        ),
    ],
)
def test_a_bad_relation_is_refused_at_its_place(text: str, error: str) -> None:
    assert refused(text) == f"d.argdown:{error}"


def test_a_refusal_shows_the_line_and_a_caret() -> None:
    assert refused_at("[P]: p\n  + [C]: c {rel: {nte: x}}\n")[1:] == [
        "  + [C]: c {rel: {nte: x}}",
        "                  ^",
    ]


def test_an_attack_on_an_argument_with_premises_undercuts_its_last_inference() -> None:
    text = (
        "<X>\n  - [N]: n\n\n[M]: m\n  -> <X>\n\n"
        "<X>\n\n(1) [P]: p\n----\n(2) [Q]: q\n----\n(3) [C]: c\n"
    )
    assert links(text) == {
        "N-undercuts-x-2": "N attacks x-2",
        "M-undercuts-x-2": "M attacks x-2",
        "x-1": "P supports Q",
        "x-2": "Q supports C",
    }


def test_unless_it_attacks_one_of_the_premises_as_well() -> None:
    text = "<X>\n  - [N]: n\n\n<X>\n\n(1) [P]: p\n  {sign} [N]\n----\n(2) [C]: c\n"
    attack = links(text.replace("{sign}", "-"))
    assert attack == {"N-attacks-P": "N attacks P", "x": "P supports C"}
    clash = links(text.replace("{sign}", "><"))
    assert clash == {"N-contradicts-P": "N contradicts P", "x": "P supports C"}


def test_a_support_of_an_argument_with_premises_is_kept_and_reported() -> None:
    text = "<X>\n  + [S]: s\n\n<X>\n\n(1) [P]: p\n----\n(2) [C]: c\n"
    assert links(text) == {"x": "P supports C"}
    assert read(text).extra == {"argdown": {"relations/x": {"supported-by": ["S"]}}}
    assert reported(text) == [
        (
            "d.argdown:2:3: a support of <X> says nothing of a claim; it is only kept; "
            "support its conclusion or one of its premises"
        )
    ]


def test_what_an_argument_with_premises_bears_on_its_conclusion_does() -> None:
    text = "<X>\n  +> [D]: d\n  -> [E]: e\n\n<X>\n\n(1) [P]: p\n----\n(2) [C]: c\n"
    assert list(links(text).values()) == ["C supports D", "C attacks E", "P supports C"]


def test_strict_mode_names_schemes() -> None:
    text = (
        "===\nmodel: {mode: strict}\n===\n\n[A]: a\n"
        "  + [B]: b\n  - [C]: c\n  >< [D]: d\n  - <E>: e\n  + [F]: f {rel: {scheme: own}}\n"
        "\n[A]\n  - [C] {rel: {source: s}}\n\n[C]\n  - [A]\n"
    )
    assert [(r.id, r.scheme) for r in read(text).relations.values()] == [
        ("B-supports-A", "entails"),
        ("C-contradicts-A", "contrary"),
        ("D-contradicts-A", "contradictory"),
        ("E-attacks-A", None),
        ("F-supports-A", "own"),
    ]


def test_nested_lines_hang_below_their_own_lines() -> None:
    text = (
        "[A]: a\n  + [B]: b\n    - [C]: c\n      + [D]: d\n    - [E]: e\n  - [F]: f\n"
    )
    assert list(links(text).values()) == [
        "B supports A",
        "C attacks B",
        "D supports C",
        "E attacks B",
        "F attacks A",
    ]


def test_a_claim_may_attack_itself() -> None:
    assert links("[A]: a\n  - [A]\n") == {"A-attacks-A": "A attacks A"}


def test_ten_thousand_levels_are_read() -> None:
    lines = [f"{' ' * level}- [c{level}]: c" for level in range(1, 2000)]
    assert len(links("\n".join(["[c0]: c", *lines]))) == 1999
