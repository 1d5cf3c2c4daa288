from __future__ import annotations

import pytest

from argmap.model.claims import Issue
from argmap.model.dates import Date
from argmap.model.sources import Source, SourceType
from tests.formats.argdown.sourcing.texts import (
    read,
    refused,
    refused_at,
    reported,
)


def headed(front: str, rest: str = "[A]: a\n") -> str:
    return f"===\n{front}\n===\n\n{rest}"


def test_title_question_and_note_are_the_maps() -> None:
    m = read(headed('title: 2024\nquestion: "Is it: so?"\nnote: ""'))
    assert (m.title, m.question, m.note) == ("2024", "Is it: so?", "")


def test_a_null_title_is_none() -> None:
    assert read(headed("title: ~\nquestion: null")).title == ""


def test_sources_and_actors_are_mappings_from_id_to_fields() -> None:
    front = (
        "sources:\n"
        "  courier: {type: report, title: Count, issued: 2025-01-20, primary: true}\n"
        "actors: {2024: {name: yes, kind: news, rolls_up: false,"
        " affiliations: {organization: no, since: 2020}}, no: }"
    )
    m = read(headed(front))
    assert m.sources["courier"] == Source(
        id="courier",
        type=SourceType.REPORT,
        title="Count",
        issued=Date("2025-01-20"),
        primary=True,
    )
    year = m.actors["2024"]
    assert (year.name, year.rolls_up) == ("yes", False)
    assert year.affiliations[0].organization == "no"
    assert m.actors["no"].name == "no"


def test_a_record_may_be_its_name_alone() -> None:
    m = read(headed("sources: {s: The  count}\nactors: {lee: J. Lee}"))
    assert m.sources["s"].title == "The count"
    assert m.actors["lee"].name == "J. Lee"


def test_records_may_be_a_list_of_mappings_with_ids() -> None:
    m = read(headed("sources:\n  - {id: s, title: T}\n  - {id: t}"))
    assert [one.title for one in m.sources.values()] == ["T", "t"]


@pytest.mark.parametrize(
    ("front", "error"),
    [
        ("sources: [x]", "2:11: sources: an item has no id; write {id: ..., ...}"),
        ("sources: x", "2:10: sources: is not a mapping from id to fields"),
        ("sources: {s: [x]}", "2:14: s: is a list, not a mapping of fields"),
        (
            "actors: [{id: a}, {id: a}]",
            "2:24: another actor has the id 'a' already; give one of them another id",
        ),
        (
            "actors: {a: {id: b}}",
            "2:10: id: is 'b' here, but 'a' before the colon; give it once",
        ),
        ("title: [x]", "2:8: title: ['x'] is not a line of text"),
        ("extra: 5", "2:8: extra: is not a mapping from notation to records"),
        (
            "sources: {s: {type: reprt}}",
            "2:21: type: 'reprt' is not a CSL type of source; did you mean 'report'?",
        ),
        (
            "sources: {s: {issued: 2025-13}}",
            "2:23: issued: '2025-13' is not a date: no month is 13, months are 01 to 12",
        ),
        (
            "actors: {a: {affiliations: {organization: bb}}, b: {name: B}}",
            "2:10: actor 'a': affiliations: no actor has id 'bb'; the nearest is 'b'",
        ),
        (
            "issues: {q: {thesis: B}}",
            "2:10: issue 'q': thesis: no claim has id 'B'",
        ),
    ],
)
def test_bad_front_matter_is_refused_at_its_place(front: str, error: str) -> None:
    assert f"d.argdown:{error}" in refused(headed(front)).splitlines()


def test_bad_yaml_is_refused_with_its_line_and_a_caret() -> None:
    text = headed("title: T\nquestion: What: now?")
    assert refused_at(text) == [
        (
            "d.argdown:3:15: bad YAML: mapping values are not allowed here; put text with "
            "': ', ' #', a comma, bracket, brace or leading sign in double quotes"
        ),
        "question: What: now?",
        "              ^",
    ]


def test_an_actor_missing_from_the_section_is_an_error() -> None:
    text = headed("actors: {lee: {name: Lee}}", "[A]: a {by: leo}\n")
    assert refused_at(text) == [
        "d.argdown:5:13: no actor has id 'leo'; the nearest is 'lee'",
        "[A]: a {by: leo}",
        "            ^",
    ]


def test_a_source_missing_from_the_section_is_an_error() -> None:
    text = headed("sources: {count: {}}", "[A]: a {by: lee, source: cuont}\n")
    assert refused(text) == (
        "d.argdown:5:26: no source has id 'cuont'; the nearest is 'count'"
    )


def test_an_empty_section_declares_nobody() -> None:
    text = headed("actors:", "[A]: a {by: lee}\n")
    assert refused(text) == "d.argdown:5:13: no actor has id 'lee'"


def test_without_the_section_an_actor_and_a_source_are_added_and_reported() -> None:
    from argmap.formats.argdown.notation import load

    m, log = load(b"[A]: a {by: lee, source: s}\n\n[B]: b {by: lee}\n", name="d")
    assert m.actors["lee"].name == "lee"
    assert m.sources["s"].title == "s"
    assert list(map(str, log.findings)) == [
        (
            "d:1:13: the actor 'lee' is not declared; "
            "declare it under 'actors' in the front matter"
        ),
        (
            "d:1:26: the source 's' is not declared; "
            "declare it under 'sources' in the front matter"
        ),
    ]


def test_settings_of_argdown_tools_are_kept_without_a_word() -> None:
    text = headed("color: {colorScheme: dark2}\nauthor: me\nmodel: {mode: strict}")
    assert reported(text) == []
    assert read(text).extra == {
        "argdown": {
            "": {
                "color": {"colorScheme": "dark2"},
                "author": "me",
                "model": {"mode": "strict"},
            }
        }
    }


def test_the_writers_own_selection_is_not_kept() -> None:
    assert read(headed("selection: {excludeDisconnected: false}")).extra == {}
    other = read(headed("selection: {excludeDisconnected: true}"))
    kept = {"selection": {"excludeDisconnected": True}}
    assert other.extra == {"argdown": {"": kept}}


def test_an_unknown_key_is_kept_and_reported_with_a_hint() -> None:
    text = headed("souces: 1\nsources: {s: {ttle: x}}")
    assert reported(text) == [
        (
            "d.argdown:2:1: the key 'souces' has no meaning here and is only kept; "
            "did you mean 'sources'?"
        ),
        (
            "d.argdown:3:15: the key 'ttle' has no meaning here and is only kept; "
            "did you mean 'title'?"
        ),
    ]
    kept = {"": {"souces": 1}, "sources/s": {"ttle": "x"}}
    assert read(text).extra == {"argdown": kept}


def test_numbers_and_words_of_unknown_keys_are_kept_exactly() -> None:
    text = headed(
        'x: [1e3, 0x10, 123456789012345678901, 1.10, yes, ~, 2024-01-05, "1"]'
    )
    kept = read(text).extra["argdown"][""]["x"]
    expected = [1000.0, 16, 123456789012345678901, 1.1, "yes", None, "2024-01-05", "1"]
    assert kept == expected
    assert list(map(type, kept)) == list(map(type, expected))


def test_an_issue_is_the_nearest_heading_with_the_key() -> None:
    m = read(
        "# Top? {issue: top}\n\n## Below\n\n[A]: a\n\n### In {issue: in}\n\n[B]: b\n"
    )
    assert m.claims["A"].issue == "top"
    assert m.claims["B"].issue == "in"
    assert list(m.issues.values()) == [
        Issue(id="top", question="Top?"),
        Issue(id="in", question="In"),
    ]


def test_without_such_a_key_it_is_the_nearest_heading() -> None:
    m = read("# The first question?\n\n[A]: a\n\n## The second one\n\n[B]: b\n")
    assert m.claims["A"].issue == "the-first-question"
    assert m.claims["B"].issue == "the-second-one"
    assert m.issues["the-second-one"].question == "The second one"


def test_headings_with_one_text_are_one_issue() -> None:
    m = read(
        "# Is it so?\n\n[A]: a\n\n# Other {issue: o}\n\n[B]: b\n\n# Is it so?\n\n[C]: c\n"
    )
    assert [claim.issue for claim in m] == ["is-it-so", "o", "is-it-so"]


def test_two_headings_with_one_slug_are_reported() -> None:
    text = "# Is it so?\n\n[A]: a\n\n# Is it so!\n\n[B]: b\n"
    assert [claim.issue for claim in read(text)] == ["is-it-so", "is-it-so-2"]
    assert reported(text) == [
        (
            "d.argdown:5:1: 'Is it so!' gives the id 'is-it-so', which is taken; it gets "
            "'is-it-so-2'; give it {issue: id}"
        )
    ]


def test_claims_before_the_first_heading_have_no_issue() -> None:
    assert read("[A]: a\n\n# Q {issue: q}\n\n[A]\n").claims["A"].issue is None


def test_the_front_matter_may_put_the_question_longer() -> None:
    front = "issues: {q: {question: The long one?, thesis: A}, r: And this?, s: {}}"
    rest = "# Short {issue: q}\n\n[A]: a\n\n# R {issue: r}\n\n# S {issue: s}\n"
    m = read(headed(front, rest))
    assert list(m.issues.values()) == [
        Issue(id="q", question="The long one?", thesis="A"),
        Issue(id="r", question="And this?"),
        Issue(id="s", question="S"),
    ]


def test_of_two_headings_of_one_issue_the_first_is_the_question() -> None:
    text = "# One? {issue: q}\n\n[A]: a\n\n# Two? {issue: q}\n\n[B]: b\n"
    assert read(text).issues["q"].question == "One?"
    assert reported(text) == [
        (
            "d.argdown:5:1: the issue 'q' is put otherwise in an earlier heading; "
            "that wording counts"
        )
    ]


def test_a_bad_issue_id_is_refused() -> None:
    assert refused("# Q {issue: -q}\n\n[A]: a\n") == (
        "d.argdown:1:13: issue: '-q' is not an id; an id holds letters, digits, '-', "
        "'_', '.' and ':', not beginning with '-'"
    )


def test_tags_and_data_of_a_heading_are_kept_with_its_issue() -> None:
    text = "# So? #x #(two words) {isClosed: true, foo: 1}\n\n[A]: a\n"
    m = read(text)
    assert m.issues["so"].question == "So?"
    kept = {"isClosed": True, "foo": 1, "tags": ["x", "two words"]}
    assert m.extra == {"argdown": {"issues/so": kept}}
    assert reported(text) == [
        "d.argdown:1:40: the key 'foo' has no meaning here and is only kept"
    ]


def test_a_heading_that_is_no_issue_is_reported() -> None:
    text = "# My debate\n\n## Q {issue: q}\n\n### Part\n\n[A]: a\n"
    assert reported(text) == [
        (
            "d.argdown:1:1: the heading 'My debate' is no issue and is not kept; "
            "give it {issue: id} if it is one"
        ),
        (
            "d.argdown:5:1: the heading 'Part' is no issue and is not kept; "
            "give it {issue: id} if it is one"
        ),
    ]
    assert (
        reported(headed("title: My debate", "# My debate\n\n## Q {issue: q}\n")) == []
    )


def test_groups_in_the_settings_do_not_move_claims_to_other_issues() -> None:
    front = "group: {regroup: [{title: Else, statements: [A]}]}"
    m = read(headed(front, "# Q {issue: q}\n\n[A]: a {isInGroup: false}\n"))
    assert m.claims["A"].issue == "q"
