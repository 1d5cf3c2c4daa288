from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

from argmap.errors import FormatError, SyntaxFault
from argmap.findings import Severity
from argmap.formats.bibliography.csl_dates import read_date, write_date
from argmap.formats.bibliography.csl_items import plain_name, source_ids
from argmap.formats.table import dumps, loads_with_log
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date
from argmap.model.fields import FieldError
from argmap.model.sources import SourceType

KEY = "http://zotero.org/users/1/items/AB"
SLUG = "http-zotero-org-users-1-items-ab"
ITEM = {
    "id": KEY,
    "type": "article-newspaper",
    "title": "The <i>Nordwind</i> report",
    "author": [
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"literal": "World Bank"},
    ],
    "container-title": "Port Courier",
    "issued": {"date-parts": [["2020", 5, 4]]},
    "accessed": {"date-parts": [[2021, 1], [2021, 3]]},
    "page": "1-5",
    "URL": "https://example.org/a",
    "custom": {"short_id": "xyz"},
}


def read(*items: dict[str, Any]) -> tuple[ArgumentMap, list[str]]:
    m, log = loads_with_log(json.dumps(items), format="csl-json")
    return m, [str(finding) for finding in log.findings]


def test_an_item_becomes_a_source_and_the_rest_is_kept() -> None:
    m, said = read(ITEM)
    (source,) = m.sources.values()
    assert source.id == SLUG
    assert source.type is SourceType.ARTICLE_NEWSPAPER
    assert source.title == "The Nordwind report"
    assert source.authors == ("Ludwig van Beethoven", "World Bank")
    assert source.container == "Port Courier"
    assert source.issued == Date("2020-05-04")
    assert source.accessed == Date("2021-01/2021-03")
    assert said == [
        f"[0] {KEY!r}: the key {KEY!r} becomes the id {SLUG!r}; it is written back",
        "kept beside the sources, to be written back: custom (1), page (1)",
    ]
    assert json.loads(dumps(m, format="csl-json")) == [ITEM]


def test_keys_and_kept_fields_are_no_loss() -> None:
    _, log = loads_with_log(json.dumps([ITEM]), format="csl-json", strict=True)
    assert {finding.severity for finding in log.findings} == {Severity.NOTE}


def test_an_edit_of_the_source_wins_over_what_was_kept() -> None:
    m, _ = read(ITEM)
    (source,) = m.sources.values()
    m.replace(attrs.evolve(source, title="A report", authors=("J. Lee",)))
    (item,) = json.loads(dumps(m, format="csl-json"))
    assert item["title"] == "A report"
    assert item["author"] == [{"literal": "J. Lee"}]
    assert item["page"] == "1-5"


def test_an_edit_of_the_file_wins_over_what_stands_under_custom() -> None:
    m = ArgumentMap()
    m.source("Rents <i>fell</i>", id="lee", issued="2023-05-02T09:30:00Z", primary=True)
    (item,) = json.loads(dumps(m, format="csl-json"))
    assert item["custom"]["argmap"] == {
        "type": None,
        "title": "Rents <i>fell</i>",
        "issued": "2023-05-02T09:30:00Z",
        "primary": True,
    }
    again, _ = read({**item, "title": "Rents rose", "issued": {"date-parts": [[2024]]}})
    source = again.sources["lee"]
    assert (source.title, source.issued) == ("Rents rose", Date("2024"))
    assert source.primary


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [[0, 1]]}, "0000-01"),
        ({"date-parts": [["2020", "02", "29"]]}, "2020-02-29"),
        ({"date-parts": [[2020], [2021, 5]]}, "2020/2021-05"),
        ({"date-parts": [[2020]], "circa": False, "season": ""}, "2020"),
        ({"raw": "2020-05"}, "2020-05"),
        ({"literal": "2020/.."}, "2020/.."),
        ("2020-05-04", "2020-05-04"),
    ],
)
def test_a_date_that_the_map_can_say_is_read(given: Any, date: str) -> None:
    assert read_date(given) == Date(date)


UNCERTAIN = "the date is uncertain (circa), which the map cannot say"
SEASON = "the date is a season, which the map cannot say"


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"date-parts": [[2020]], "circa": True}, UNCERTAIN),
        ({"date-parts": [[2020]], "season": 2}, SEASON),
        ({"date-parts": [[2020, 21]]}, "'2020-21' is not a date that the map can say"),
        (
            {"date-parts": [[2021, 2, 29]]},
            "'2021-02-29' is not a date that the map can say",
        ),
        (
            {"date-parts": [[2020, 5], [2020, 4]]},
            "'2020-05/2020-04' is not a date that the map can say",
        ),
        ({"date-parts": [[-44]]}, "-44 is not the number of a year, month or day"),
        ({"date-parts": [[True]]}, "True is not the number of a year, month or day"),
        (
            {"date-parts": [[10**30]]},
            f"{10**30} is not the number of a year, month or day",
        ),
        ({"date-parts": [[]]}, "[] is not a year, a month and a day"),
        ({"date-parts": []}, "[] is not one or two dates"),
        (
            {"literal": "Spring 2020"},
            "'Spring 2020' is not a date that the map can say",
        ),
        ({"raw": 5}, "5 is not a date that the map can say"),
        ({}, "{} is not a date of CSL-JSON"),
        (5, "5 is not a date of CSL-JSON"),
    ],
)
def test_a_date_that_the_map_cannot_say_is_refused_and_kept(
    given: Any, fault: str
) -> None:
    with pytest.raises(FieldError) as caught:
        read_date(given)
    assert str(caught.value) == fault
    item = {"id": "a", "type": "book", "title": "T", "issued": given}
    m, said = read(item)
    assert said == [f"[0] 'a': issued: {fault}"]
    assert m.sources["a"].issued is None
    assert json.loads(dumps(m, format="csl-json")) == [item]


def test_an_open_interval_is_written_as_it_is_said() -> None:
    assert write_date(Date("2024/..")) == {"literal": "2024/.."}
    assert write_date(Date("2024-05-01T10:00:00")) == {"date-parts": [[2024, 5, 1]]}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ({"family": "Doe", "given": "Jane"}, "Jane Doe"),
        (
            {
                "family": "Fontaine",
                "given": "J.",
                "dropping-particle": "de",
                "non-dropping-particle": "La",
            },
            "J. de La Fontaine",
        ),
        (
            {"family": "King", "given": "M. L.", "suffix": "Jr.", "comma-suffix": True},
            "M. L. King, Jr.",
        ),
        ({"literal": "World Bank", "family": "x"}, "World Bank"),
        ("J. Lee", "J. Lee"),
        ({"family": "  "}, ""),
        ({"literal": 5}, ""),
        (None, ""),
    ],
)
def test_a_name_is_said_in_its_usual_order(name: Any, said: str) -> None:
    assert plain_name(name) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"type": "blog"}, "type: 'blog' is not a type of CSL 1.0.2"),
        ({"title": ["a"]}, "title: ['a'] is not a text"),
        ({"author": "Doe"}, "author: 'Doe' is not a list of names"),
        ({"author": [{}]}, "author: {} is not a name"),
        ({"note": "a\0b"}, "note: holds the character U+0000, now a blank"),
        ({"foo": 1}, "'foo' is no variable of CSL and is kept aside"),
        ({"custom": {"argmap": {"sha256": "x"}}}, "custom: sha256: 'x' is not one"),
    ],
)
def test_what_cannot_be_read_is_reported_and_kept(
    fields: dict[str, Any], said: str
) -> None:
    item = {"id": "a", "type": "book", "title": "T", **fields}
    m, found = read(item)
    assert found[0] == f"[0] 'a': {said}"
    assert json.loads(dumps(m, format="csl-json")) == [item]


def test_a_title_that_is_missing_stays_missing() -> None:
    item = {"id": "a", "type": "book"}
    m, said = read(item)
    assert said == ["[0] 'a': title: is missing; the id stands for it"]
    assert m.sources["a"].title == "a"
    assert json.loads(dumps(m, format="csl-json")) == [item]


def test_keys_that_stand_twice_are_told_and_both_sources_kept() -> None:
    items = [{"id": "a", "type": "book", "title": t} for t in ("One", "Two")]
    m, said = read(*items)
    assert [(s.id, s.title) for s in m.sources.values()] == [
        ("a", "One"),
        ("a-2", "Two"),
    ]
    assert said == ["[1] 'a': the key 'a' stands twice; this source gets the id 'a-2'"]
    assert json.loads(dumps(m, format="csl-json")) == items


def test_ten_thousand_keys_alike_get_ids_at_once() -> None:
    assert source_ids(["a b"] * 10_000)[-1] == "a-b-10000"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[5]", "refs.json: [0]: 5 is not an item; CSL-JSON is a list of objects"),
        (
            '[{"type": "book"}]',
            "refs.json: [0]: the id is None; give the item a text or a number",
        ),
        (
            '[{"id": [1]}]',
            "refs.json: [0] [1]: the id is [1]; give the item a text or a number",
        ),
        ('"a"', "refs.json: [0]: 'a' is not an item; CSL-JSON is a list of objects"),
    ],
)
def test_what_is_no_list_of_items_is_refused(text: str, fault: str) -> None:
    with pytest.raises(FormatError) as caught:
        loads_with_log(text, format="csl-json", name="refs.json")
    assert str(caught.value) == fault


def test_broken_json_is_refused_with_its_place() -> None:
    with pytest.raises(SyntaxFault) as caught:
        loads_with_log('[{"id": "a",}]', format="csl-json")
    assert str(caught.value).startswith("1:13: ")


def test_a_list_of_items_is_known_by_its_content() -> None:
    text = json.dumps([ITEM])
    for name in ("", "refs.json", "refs.csl.json"):
        assert loads_with_log(text, name=name)[1].format == "csl-json"
    single = '{"id": "a", "type": "book", "title": "T"}'
    assert loads_with_log(single)[1].format == "csl-json"


def test_an_empty_list_is_a_map_where_the_format_is_named() -> None:
    m, _ = loads_with_log("[]", format="csl-json")
    assert m == ArgumentMap()
    assert dumps(m, format="csl-json") == "[]\n"
