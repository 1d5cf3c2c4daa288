"""Laws of the notations that hold sources alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import LossError
from argmap.formats.table import dumps, loads_with_log
from argmap.model.argument_map import ArgumentMap
from tests.strategies import lines, plain_json, sources, texts

LISTS = ("csl-json", "bibtex")


@st.composite
def source_maps(draw: st.DrawFn) -> ArgumentMap:
    m = ArgumentMap()
    m.add(*draw(st.lists(sources(), max_size=3, unique_by=lambda one: one.id)))
    for source in m.sources:
        if draw(st.booleans()):
            held = m.extra.setdefault("other", {})
            held[f"sources/{source}"] = {"kept": draw(plain_json())}
    return m


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    """An item of CSL-JSON, of any text."""
    number = st.integers(0, 3000) | st.integers(0, 40).map(str)
    date = st.fixed_dictionaries(
        {},
        optional={
            "date-parts": st.lists(
                st.lists(number, min_size=1, max_size=3), min_size=1, max_size=2
            ),
            "circa": st.booleans(),
            "season": st.integers(1, 4),
            "literal": texts(),
            "raw": lines(),
        },
    )
    part = lines() | texts()
    name = st.fixed_dictionaries(
        {},
        optional={
            "family": part,
            "given": part,
            "literal": part,
            "suffix": part,
            "dropping-particle": part,
            "non-dropping-particle": part,
        },
    )
    text = texts() | lines() | st.sampled_from(["<i>a</i>", "{", "}", "a\0b", "$ & %"])
    optional = {
        "title": text,
        "author": st.lists(name, min_size=1, max_size=3),
        "editor": st.lists(name, min_size=1, max_size=2),
        "issued": date,
        "accessed": date,
        "custom": st.dictionaries(lines(), plain_json(), max_size=2),
        **dict.fromkeys(
            ("publisher", "container-title", "URL", "DOI", "language", "note"), text
        ),
        **dict.fromkeys(("page", "volume", "number", "issue"), text | st.integers()),
        "nonsense": plain_json().filter(lambda value: value is not None),
    }
    kind = st.sampled_from(["book", "bill", "article-newspaper", "blog", "document"])
    item: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {"id": lines() | st.integers(), "type": kind}, optional=optional
        )
    )
    return item


@pytest.mark.parametrize("format_", LISTS)
@given(m=source_maps())
def test_sources_written_and_read_are_the_same_sources(
    format_: str, m: ArgumentMap
) -> None:
    text = dumps(m, format=format_)
    again, _ = loads_with_log(text, format=format_)
    assert list(again.sources.values()) == list(m.sources.values())
    assert again.extra == m.extra
    assert dumps(again, format=format_) == text


@given(st.lists(items(), max_size=3))
def test_items_of_others_go_out_as_they_came_in(given_: list[dict[str, Any]]) -> None:
    text = json.dumps(given_)
    m, _ = loads_with_log(text, format="csl-json")
    assert len(m.sources) == len(given_)
    written = json.loads(dumps(m, format="csl-json"))
    assert [{k: v for k, v in item.items() if v != {}} for item in written] == [
        {k: v for k, v in item.items() if k != "custom" or v != {}} for item in given_
    ] or written == given_


@given(st.lists(items(), max_size=2))
def test_items_survive_bibtex(given_: list[dict[str, Any]]) -> None:
    m, _ = loads_with_log(json.dumps(given_), format="csl-json")
    again, _ = loads_with_log(dumps(m, format="bibtex"), format="bibtex")
    strip = {"id"}
    one = json.loads(dumps(m, format="csl-json"))
    two = json.loads(dumps(again, format="csl-json", lossy=True))
    for before, after in zip(one, two, strict=True):
        custom = after.get("custom", {})
        ours = custom.get("argmap", {})
        ours.get("extra", {}).pop("bibtex", None)
        if ours.get("extra") == {}:
            del ours["extra"]
        if ours == {} and "argmap" in custom:
            del custom["argmap"]
        if custom == {} and "custom" not in before:
            after.pop("custom", None)
        assert {k: v for k, v in after.items() if k not in strip} == {
            k: v for k, v in before.items() if k not in strip
        }


@pytest.mark.parametrize("format_", LISTS)
def test_a_debate_is_no_list_of_sources(format_: str) -> None:
    m = ArgumentMap("Rents")
    m.source("Rents and supply", id="lee", authors=["lee"])
    m.actor("J. Lee", id="lee")
    m.claim("Caps cut supply.", id="caps")
    m.claim("Supply held.", id="held")
    m.extra["json"] = {"": {"colour": "red"}}
    with pytest.raises(LossError) as caught:
        dumps(m, format=format_)
    assert str(caught.value) == (
        "the map's title has no place in a list of sources\n"
        "1 actor has no place in a list of sources\n"
        "2 claims have no place in a list of sources\n"
        "the map's extra of 'json' has no place in a list of sources"
    )
    again, _ = loads_with_log(dumps(m, format=format_, lossy=True), format=format_)
    assert again.sources["lee"].authors == ("J. Lee",)


def test_an_empty_note_is_a_note() -> None:
    with pytest.raises(LossError, match="the map's note has no place in a list of"):
        dumps(ArgumentMap(note=""), format="bibtex")


VALUES = st.sampled_from(
    (
        '{The {DNA} of K{\\"o}ln}',
        '"a # b"',
        "2020",
        "jan",
        "{in press}",
        "{2020-05/..}",
        "{Doe, J. and {A and B} and others}",
        "{van der Berg, Jr, A. and , and x, y, z, w}",
        "{article}",
        "{$x^2$ \\foo{y} 50% \\&}",
        "{}",
        '"a" # jan # {b}',
        "{1--5, 7}",
        "{newspaper}",
        "{10.1/a_b}",
        "{https://example.org/\\%7Ea}",
    )
)
NAMES_OF_FIELDS = st.sampled_from(
    [
        "title",
        "subtitle",
        "author",
        "editor",
        "journal",
        "booktitle",
        "publisher",
        "school",
        "year",
        "month",
        "day",
        "date",
        "urldate",
        "url",
        "doi",
        "number",
        "issue",
        "pages",
        "note",
        "file",
        "argmap",
        "entrysubtype",
        "language",
        "crossref",
    ]
)


@st.composite
def entries(draw: st.DrawFn) -> str:
    """An entry of BibTeX, seldom a sensible one."""
    kind = draw(st.sampled_from(["article", "Book", "thesis", "foo", "online", "misc"]))
    key = draw(st.sampled_from(["a", "b", "doe:2020+a", "{c}", "d e"]))
    fields = draw(st.dictionaries(NAMES_OF_FIELDS, VALUES, max_size=6))
    body = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{body}}}\n"


@given(st.lists(entries(), max_size=3))
def test_entries_of_others_survive(given_: list[str]) -> None:
    m, _ = loads_with_log("".join(given_), format="bibtex", strict=False)
    text = dumps(m, format="bibtex")
    again, _ = loads_with_log(text, format="bibtex")
    assert list(again.sources.values()) == list(m.sources.values())
    assert again.extra == m.extra
    assert dumps(again, format="bibtex") == text


@given(st.text('@{}"#=,\\%$ \nab1()'))
def test_any_text_is_a_list_or_has_findings(text: str) -> None:
    m, _ = loads_with_log("@misc{" + text, format="bibtex", strict=False)
    dumps(m, format="bibtex")
