from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FormatError
from argmap.findings import Severity
from argmap.formats.native import RECORDS, dump, load
from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.records import kinds, plain

DEBATE = """\
{
  "argmap": 1,
  "title": "Rent caps",
  "question": "Should rents be capped?",
  "note": "Two studies,\\none city.",
  "sources": [
    {"id": "lee-2023", "type": "report", "title": "Rents and supply", "authors": ["lee"], "issued": "2023-05-02"}
  ],
  "actors": [
    {"id": "city", "name": "Stadt Köln", "kind": "government"},
    {"id": "lee", "name": "J. Lee", "kind": "researcher", "affiliations": [{"organization": "city", "role": "adviser", "since": "2020"}], "rolls_up": false}
  ],
  "issues": [
    {"id": "supply", "question": "Do rent caps reduce supply?", "thesis": "caps"}
  ],
  "claims": [
    {"id": "caps", "text": "Rent caps cut supply.", "issue": "supply"},
    {"id": "starts", "text": "Starts fell 12 %.", "issue": "supply", "evidence": "statistic", "valid": "2021/2023", "quantity": {"value": -12, "unit": "percent", "measure": "flow"}}
  ],
  "relations": [
    {"id": "starts-supports-caps", "kind": "supports", "premises": ["starts"], "target": "caps", "basis": "explicit", "author": "lee", "passage": {"source": "lee-2023", "spans": [[120, 171], [180, 200]]}}
  ],
  "assertions": [
    {"id": "caps-lee", "actor": "lee", "claim": "caps", "passage": {"source": "lee-2023"}, "via": ["city"], "hedged": true}
  ]
}
"""


def debate() -> ArgumentMap:
    m = ArgumentMap(
        "Rent caps", "Should rents be capped?", note="Two studies,\none city."
    )
    city = m.actor("Stadt K\u00f6ln", id="city", kind="government")
    lee = m.actor(
        "J. Lee",
        id="lee",
        kind="researcher",
        affiliations=[
            {"organization": city, "role": "adviser", "since": "2020"},
        ],
        rolls_up=False,
    )
    study = m.source(
        "Rents and supply",
        id="lee-2023",
        type="report",
        authors=lee,
        issued="2023-05-02",
    )
    supply = m.issue("Do rent caps reduce supply?", id="supply")
    caps = m.claim("Rent caps cut supply.", id="caps", issue=supply, thesis=True)
    starts = m.claim(
        "Starts fell 12 %.",
        id="starts",
        issue=supply,
        evidence="statistic",
        valid="2021/2023",
        quantity={"value": -12, "unit": "percent", "measure": "flow"},
    )
    m.support(
        caps,
        by=starts,
        basis="explicit",
        author=lee,
        passage={"source": study, "spans": ((120, 171), (180, 200))},
    )
    m.assertion(caps, actor=lee, source=study, via=city, hedged=True)
    return m


def loaded(text: str) -> ArgumentMap:
    m, log = load(text.encode(), name="map.json")
    assert log.findings == ()
    return m


def refusal(text: str) -> str:
    with pytest.raises(FormatError) as caught:
        load(text.encode(), name="map.json")
    return str(caught.value)


def test_a_record_takes_one_line_and_leaves_its_defaults_out() -> None:
    assert dump(debate())[0].decode() == DEBATE


def test_the_file_is_read_as_the_map_it_was_written_from() -> None:
    m = loaded(DEBATE)
    assert m == debate()
    assert list(m.actors) == ["city", "lee"]


def test_an_empty_map_is_its_version() -> None:
    assert dump(ArgumentMap())[0] == b'{\n  "argmap": 1\n}\n'
    assert loaded('{"argmap": 1}') == ArgumentMap()


def test_any_indent_and_order_of_keys_will_do() -> None:
    spread = json.dumps(json.loads(DEBATE), indent=3, sort_keys=True)
    assert loaded(spread) == debate()
    assert loaded(json.dumps(json.loads(DEBATE), separators=(",", ":"))) == debate()


def test_null_means_the_default() -> None:
    m = loaded(
        '{"argmap": 1, "title": null, "note": null, "sources": null, "extra": null,'
        ' "claims": [{"id": "caps", "text": "Caps.", "kind": null, "quantity": null}]}'
    )
    assert m.claims["caps"].kind is None
    assert m.title == ""


def test_values_may_be_written_as_the_builders_take_them() -> None:
    m = loaded(
        '{"argmap": 1, "sources": [{"id": "lee", "title": "Rents"}],'
        ' "claims": [{"id": "a", "text": " Rents\\nrose. "}, {"id": "b", "text": "B."}],'
        ' "relations": [{"id": "r", "kind": "supports", "premises": "b", "target": "a",'
        ' "passage": {"source": "lee", "spans": "120-171"}}]}'
    )
    relation = m.relations["r"]
    assert relation.premises == ("b",)
    assert relation.passage is not None
    assert relation.passage.spans == ((120, 171),)
    assert m.claims["a"].text == "Rents rose."


def test_records_may_refer_to_later_ones() -> None:
    m = loaded(
        '{"argmap": 1, "relations": [{"id": "u", "kind": "attacks", "premises": ["a"],'
        ' "target": "s"}, {"id": "s", "kind": "supports", "premises": ["a"], "target":'
        ' "b"}], "claims": [{"id": "a", "text": "A."}, {"id": "b", "text": "B."}]}'
    )
    assert m.is_undercut(m.relations["u"])


def test_every_reference_at_fault_is_named_at_once() -> None:
    assert refusal(
        '{"argmap": 1, "claims": [{"id": "a", "text": "A.", "issue": "none"}],'
        ' "assertions": [{"id": "s", "actor": "ann", "claim": "b"}]}'
    ).split("\n") == [
        "map.json: claim 'a': issue: no issue has id 'none'",
        "map.json: assertion 's': actor: no actor has id 'ann'",
        "map.json: assertion 's': claim: no claim has id 'b'",
    ]


ASIDE = """\
{
  "argmap": 1,
  "sources": [
    {"id": "lee", "title": "Rents", "pages": null}
  ],
  "actors": [
    {"id": "ann", "name": "Ann", "affiliations": [{"organization": "ann"}, {"organization": "bo", "desk": 4}]},
    {"id": "bo", "name": "Bo"}
  ],
  "claims": [
    {"id": "caps", "text": "Caps work.", "quantity": {"value": 1, "uint": "USD"}, "evidnce": "study", "votes": {"up": [1, 2]}}
  ],
  "assertions": [
    {"id": "caps-ann", "actor": "ann", "claim": "caps", "passage": {"source": "lee", "page": 3}}
  ],
  "titel": "Caps"
}
"""


def test_unknown_keys_are_kept_aside_and_reported() -> None:
    m, log = load(ASIDE.encode(), name="map.json")
    assert m.extra == {
        "json": {
            "": {"titel": "Caps"},
            "sources/lee": {"pages": None},
            "actors/ann": {"affiliations": {"1": {"desk": 4}}},
            "claims/caps": {
                "quantity": {"uint": "USD"},
                "evidnce": "study",
                "votes": {"up": [1, 2]},
            },
            "assertions/caps-ann": {"passage": {"page": 3}},
        }
    }
    assert str(log).split("\n") == [
        "map.json: 'titel' is not a key of argmap JSON and is kept aside; did you mean 'title'?",
        "map.json: sources[0] 'lee': 'pages' is not a field of a source and is kept aside",
        "map.json: actors[0] 'ann': affiliations[1]: 'desk' is not a field of an affiliation and is kept aside",
        "map.json: claims[0] 'caps': quantity: 'uint' is not a field of a quantity and is kept aside; did you mean 'unit'?",
        "map.json: claims[0] 'caps': 'evidnce' is not a field of a claim and is kept aside; did you mean 'evidence'?",
        "map.json: claims[0] 'caps': 'votes' is not a field of a claim and is kept aside; did you mean 'note'?",
        "map.json: assertions[0] 'caps-ann': passage: 'page' is not a field of a passage and is kept aside",
    ]
    assert {f.severity for f in log.findings} == {Severity.WARNING}
    assert log.findings[4].ids == ("caps",)
    assert log.lossy


def test_unknown_keys_are_written_back_to_their_places() -> None:
    m, _ = load(ASIDE.encode())
    assert dump(m)[0].decode() == ASIDE


def test_what_has_no_place_any_more_stands_under_extra() -> None:
    m, _ = load(ASIDE.encode())
    m.replace(Actor(id="ann", name="Ann"))
    m.remove("caps-ann")
    m.extra["json"]["claims/gone"] = {"colour": "red"}
    m.extra["kialo"] = {"": {"votes": [1]}, "claims/caps": {"link": "1.2."}}
    m.extra["aif"] = {}
    text = dump(m)[0].decode()
    assert text[text.index('  "titel"') :] == (
        '  "titel": "Caps",\n'
        '  "extra": {\n'
        '    "json": {\n'
        '      "claims/gone": {"colour": "red"},\n'
        '      "actors/ann": {"affiliations": {"1": {"desk": 4}}}\n'
        "    },\n"
        '    "kialo": {\n'
        '      "": {"votes": [1]},\n'
        '      "claims/caps": {"link": "1.2."}\n'
        "    },\n"
        '    "aif": {}\n'
        "  }\n"
        "}\n"
    )
    again, _ = load(text.encode())
    assert again == m
    assert dump(again)[0].decode() == text


texts = st.sampled_from(
    [
        "id",
        "text",
        "quantity",
        "passage",
        "0",
        "1",
        "x",
        "",
        "affiliations",
        "extra",
        "argmap",
    ]
)
paths = st.sampled_from(
    ["", "claims/caps", "claims/gone", "actors/ann", "assertions/caps-ann", "x"]
)
asides = st.recursive(
    st.none() | st.integers(),
    lambda inner: st.dictionaries(texts, inner) | st.lists(inner),
)


@given(
    st.dictionaries(st.sampled_from(["json", "aif"]), st.dictionaries(paths, asides))
)
def test_every_extra_of_plain_data_survives(extra: dict[str, dict[str, Any]]) -> None:
    m, _ = load(ASIDE.encode())
    m.extra = extra
    data, findings = dump(m)
    assert findings == ()
    again, _ = load(data)
    assert again.extra == extra
    assert again == m
    assert dump(again)[0] == data


def test_extra_that_is_no_plain_data_is_refused() -> None:
    m = ArgumentMap()
    m.extra["aif"] = {"claims/caps": {"seen": {1, 2}}, "": [float("nan")]}
    m.extra["json"] = "lost"  # type: ignore[assignment]
    m.extra[5] = {}  # type: ignore[index]
    with pytest.raises(FormatError) as caught:
        dump(m)
    assert str(caught.value).split("\n") == [
        "extra['aif']['claims/caps']: {1, 2} is not plain JSON; write a list",
        "extra['aif']['']: nan is not a number of JSON",
        "extra['json']: 'lost' is not an object",
        "extra: 5 is not the name of a notation",
    ]


def test_every_field_of_every_record_is_written_in_the_order_declared() -> None:
    m = debate()
    for space, record_class in RECORDS.items():
        for record in getattr(m, space).values():
            row = plain(record)
            assert list(row) == [key for key in kinds(record_class) if key in row]
            assert next(iter(row)) == "id"


def test_a_value_of_any_depth_is_refused_in_one_line() -> None:
    for depth in (50, *range(800, 1000), 2000):
        value = "[" * depth + "]" * depth
        assert "\n" not in refusal(f'{{"argmap": 1, "title": {value}}}')
        assert "\n" not in refusal(f'{{"argmap": 1, "claims": [{value}]}}')
