from __future__ import annotations

from argmap.formats.argdown.notation import load
from argmap.formats.argdown.writing.writer import written
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Quantity


def body(m: ArgumentMap) -> str:
    """Give the text behind the front matter, once it has been read back."""
    text = written(m)
    again, _ = load(text.encode())
    assert again == m
    assert written(again) == text
    front, _, rest = text.partition("\n===\n\n")
    assert front.endswith("selection: {excludeDisconnected: false}")
    return rest


def test_an_empty_map_has_a_heading() -> None:
    assert written(ArgumentMap()) == (
        "===\nselection: {excludeDisconnected: false}\n===\n\n# Empty map\n"
    )
    assert body(ArgumentMap("Rent caps")) == "# Rent caps\n"


def test_the_front_matter_declares_sources_and_actors() -> None:
    m = ArgumentMap("Rent: caps", "Do they?", note="")
    m.actor("Unit", id="unit", rolls_up=False)
    m.actor(
        "J. Lee", id="lee", kind="researcher", affiliations={"organization": "unit"}
    )
    m.source("Rents", id="lee-2023", issued="2023-05-02", authors=["lee", "M. O."])
    assert written(m).split("selection")[0] == (
        "===\n"
        'title: "Rent: caps"\n'
        "question: Do they?\n"
        'note: ""\n'
        "sources:\n"
        "  lee-2023: {title: Rents, authors: [lee, M. O.], issued: 2023-05-02}\n"
        "actors:\n"
        "  unit: {name: Unit, rolls-up: false}\n"
        "  lee: {name: J. Lee, kind: researcher, affiliations: [{organization: unit}]}\n"
    )


def test_a_long_declaration_takes_a_line_for_each_field() -> None:
    m = ArgumentMap()
    m.source("A title", id="s", sha256="0f" * 32, note="A note: it is a long one.")
    assert written(m).splitlines()[1:6] == [
        "sources:",
        "  s:",
        "    title: A title",
        f"    sha256: {'0f' * 32}",
        '    note: "A note: it is a long one."',
    ]


def test_claims_stand_issue_by_issue_and_those_without_come_first() -> None:
    m = ArgumentMap()
    m.issue("Is it #1?", id="q")
    m.issue("So?", id="r")
    m.claim("One.", id="a", issue="r")
    m.claim("Two.", id="b", issue="q", thesis=True)
    m.claim("Three.", id="c")
    assert body(m) == (
        "[c]: Three.\n\n"
        "# Is it \\#1? {issue: q}\n\n[b]: Two. {thesis: true}\n\n"
        "# So? {issue: r}\n\n[a]: One.\n"
    )


def test_relations_stand_as_lines_keys_and_structures() -> None:
    m = ArgumentMap()
    for key in "abcdu":
        m.claim(f"Text {key}.", id=key)
    m.support("a", by="b", scheme="example")
    step = m.support("a", by=["b", "c"], note="Both.")
    m.undercut(step, by="u")
    m.contradict("c", "a")
    m.supersede("d", by="a")
    m.qualify("d", by="a", note="No.")
    m.qualify("c", by="a")
    assert body(m) == (
        "[a]: Text a. {supersedes: d, qualifies: [{to: d, note: No.}, c]}\n"
        "  + [b]: Text b. {rel: {scheme: example}}\n"
        "  >< [c]\n\n"
        "[c]: Text c.\n\n"
        "[d]: Text d.\n\n"
        "(1) [b]\n(2) [c]\n-- {note: Both.} --\n  _ [u]: Text u.\n(3) [a]\n"
    )


def test_linked_attacks_name_the_others_under_with() -> None:
    m = ArgumentMap()
    for key in "abc":
        m.claim(f"Text {key}.", id=key)
    m.attack("a", by=["b", "c"])
    assert (
        body(m) == "[a]: Text a.\n  - [b]: Text b. {rel: {with: c}}\n\n[c]: Text c.\n"
    )


def test_a_structure_has_a_title_where_that_gives_its_id() -> None:
    m = ArgumentMap()
    for key in "abc":
        m.claim(f"Text {key}.", id=key)
    m.support("c", by=["a", "b"], id="two-gains")
    m.support("c", by=["b", "a"], id="No_Slug")
    assert body(m).split("\n\n")[3:] == [
        "<two-gains>",
        "(1) [a]\n(2) [b]\n----\n(3) [c]",
        "(1) [b]\n(2) [a]\n-- {id: No_Slug} --\n(3) [c]\n",
    ]


def test_undercuts_in_a_circle_name_each_other() -> None:
    m = ArgumentMap()
    a, b = (m.claim(f"Text {key}.", id=key) for key in "ab")
    first = m.attack(a, by=b, id="r")
    second = m.undercut(first, by=a, id="s")
    from attrs import evolve

    m.replace(evolve(first, target=second.id))
    assert body(m) == (
        "[a]: Text a. {undercuts: {to: r, id: s}}\n\n"
        "[b]: Text b. {undercuts: {to: s, id: r}}\n"
    )


def test_a_claim_is_called_by_its_title_where_that_is_safe() -> None:
    m = ArgumentMap()
    for title, key in (
        ("Sales fell", "sales-fell"),
        ("Rents", "r"),
        ("Twice", "t1"),
        ("Twice", "t2"),
        ("a] b", "bracket"),
        ("- a", "dash"),
        ("Untitled 3", "untitled"),
        ("r", "named-like-another"),
        ("same", "same"),
    ):
        m.claim("Text.", title=title, id=key)
    assert body(m).strip().split("\n\n") == [
        "[Sales fell]: Text.",
        "[Rents]: Text. {id: r}",
        "[t1]: Text. {title: Twice}",
        "[t2]: Text. {title: Twice}",
        '[bracket]: Text. {title: "a] b"}',
        '[dash]: Text. {title: "- a"}',
        "[untitled]: Text. {title: Untitled 3}",
        "[named-like-another]: Text. {title: r}",
        "[same]: Text. {id: same}",
    ]


def test_data_stand_behind_the_text_up_to_110_columns_else_below() -> None:
    m = ArgumentMap()
    a = m.claim(f"{'x' * 86}.", id="a", kind="factual")
    assert body(m) == f"{written(m).splitlines()[-1]}\n"
    assert len(written(m).splitlines()[-1]) == 108
    m.replace(type(a)(id="a", text=f"{'x' * 89}.", kind=a.kind))
    assert body(m) == f"[a]: {'x' * 89}.\n  {{kind: factual}}\n"


def test_one_voice_stands_among_the_claims_keys_several_under_stances() -> None:
    m = ArgumentMap()
    m.actor("Lee", id="lee")
    m.source("S", id="s")
    a = m.claim("A figure of some kind that the text states for a purpose.", id="a")
    m.assertion(a, actor="lee", source="s", at=(1, 5))
    assert body(m).endswith("purpose. {by: lee, source: s, at: 1-5}\n")
    m.deny(a, actor="lee", source="s", note="No.")
    from attrs import evolve

    m.replace(evolve(a, quantity=Quantity(value=1, unit="x"), tags=("case:x",)))
    assert body(m) == (
        "[a]: A figure of some kind that the text states for a purpose. #(case:x)\n"
        "  {stances: [\n"
        "     {by: lee, source: s, at: 1-5},\n"
        "     {id: a-lee-2, by: lee, stance: denies, source: s, note: No.}],\n"
        "   quantity: {value: 1, unit: x}}\n"
    )


def test_ids_that_differ_from_their_default_are_written() -> None:
    m = ArgumentMap()
    m.actor("Lee", id="lee")
    a = m.claim("Text.", title="A title", id="a-title")
    m.assertion(a, actor="lee", id="own")
    m.support(a, by=a, id="mine")
    m.support(a, by=a)
    assert body(m) == (
        "[A title]: Text.\n"
        "  {stances: [\n     {id: own, by: lee}]}\n"
        "  + [A title] {rel: {id: mine}}\n"
        "  + [A title] {rel: {id: a-title-supports-a-title}}\n"
    )


def test_what_was_kept_stands_where_it_came_from() -> None:
    text = (
        "===\n"
        "sources:\n  s: {title: S, colour: red}\n"
        "selection: {excludeDisconnected: true}\n"
        "author: me\n"
        'extra: {argdown: {"issues/q": {tags: [x]}, "headings/gone": {foo: 1}}}\n'
        "===\n\n"
        "# Q? {issue: q}\n\n"
        "[a]: A. {isInMap: false}\n\n"
        "# R? {issue: r, isClosed: true}\n"
    )
    assert written(load(text.encode())[0]) == text


def test_settings_that_would_change_the_meaning_are_carried_apart() -> None:
    strict = "===\nmodel: {mode: strict}\n===\n\n[a]: A.\n  - [b]: B.\n"
    m, _ = load(strict.encode())
    assert written(m).splitlines() == [
        "===",
        "selection: {excludeDisconnected: false}",
        'extra: {argdown: {"": {model: {mode: strict}}}}',
        "===",
        "",
        "[a]: A.",
        "  >< [b] {rel: {scheme: contrary}}",
        "",
        "[b]: B.",
    ]


def test_what_is_no_plain_json_is_refused() -> None:
    import pytest

    from argmap.errors import FormatError
    from argmap.formats.argdown.notation import dump

    m = ArgumentMap()
    m.extra["aif"] = {"": {"x": float("nan")}}
    with pytest.raises(FormatError, match="nan is not a number of JSON"):
        dump(m)
