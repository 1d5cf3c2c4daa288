from __future__ import annotations

from typing import Any

import pytest

import argmap as am
from argmap.errors import FormatError
from argmap.extraction.evaluation import evaluate
from argmap.extraction.gold import (
    MarkedAttribution,
    MarkedDocument,
    documents_of_listing,
    documents_of_map,
)
from argmap.extraction.pipeline import extract
from tests.extraction.marked import FLAGGED, marked


def listed(*rows: Any, named: bool = False) -> tuple[MarkedDocument, ...]:
    placed = [(f"gold.jsonl:{n}", row) for n, row in enumerate(rows, 1)]
    return documents_of_listing(placed, named=named)


def test_a_row_is_an_attribution_with_all_that_it_tells() -> None:
    (herald,) = listed(
        {
            "document": "herald",
            "contents": ["30-40", [12, 20]],
            "source": "0-7",
            "speaker": "Lee",
            "optional": True,
            "own_voice": True,
            "id": "a1",
        }
    )
    assert herald == MarkedDocument(
        id="herald",
        attributions=(
            MarkedAttribution(
                contents=((12, 20), (30, 40)),
                source=(0, 7),
                speaker="Lee",
                optional=True,
                own_voice=True,
            ),
        ),
    )


def test_rows_are_parted_by_document() -> None:
    rows = [{"doc": doc, "content": [[0, 1]]} for doc in ("b", "a", "b", None)]
    assert [(one.id, len(one.attributions)) for one in listed(*rows)] == [
        ("b", 2),
        ("a", 1),
        ("", 1),
    ]


GOOD = {"content": [[12, 80]]}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (4, "is 4; write an object"),
        (None, "is None; write an object"),
        ("x", "is 'x'; write an object"),
        ({}, "contents: is missing; write [[12, 80]]"),
        ({"contents": None}, "contents: is None; write [[12, 80]]"),
        ({"contents": [4]}, "contents: 4 is no span; write [12, 80]"),
        ({"content": "12-80"}, "content: is '12-80'; write [[12, 80]]"),
        ({"content": ["x"]}, "content: 'x' is no span; write [12, 80]"),
        ({"content": [None]}, "content: None is no span; write [12, 80]"),
        ({"content": [[4, 2]]}, "content: [4, 2] is no span; write [12, 80]"),
        ({"content": ["9" * 5000 + "-1"]}, "content: '9"),
        (GOOD | {"source": [True, 2]}, "source: [True, 2] is no span; write [12, 80]"),
        (GOOD | {"source": 3}, "source: 3 is no span; write [12, 80]"),
        (GOOD | {"doc": 4}, "doc: is 4; write a name in quotes"),
        (GOOD | {"document": []}, "document: is []; write a name in quotes"),
        (GOOD | {"speaker": {}}, "speaker: is {}; write a name in quotes"),
        (GOOD | {"optional": "no"}, "optional: is 'no'; write true or false"),
        (GOOD | {"own_voice": 1}, "own_voice: is 1; write true or false"),
    ],
)
def test_a_row_that_cannot_be_is_told_with_its_place(row: Any, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        listed(GOOD, row)
    assert str(caught.value).startswith(f"gold.jsonl:2: {message}")
    assert "\n" not in str(caught.value)


def test_all_faults_of_a_listing_are_told_at_once() -> None:
    with pytest.raises(FormatError) as caught:
        listed(4, GOOD, {"contents": [[3, 1], "x"], "source": 7, "doc": 0}, named=True)
    assert str(caught.value).split("\n") == [
        "gold.jsonl:1: is 4; write an object",
        (
            "gold.jsonl:2: speaker: is missing; give the name, by which the speakers of "
            "a map are compared"
        ),
        (
            "gold.jsonl:3: speaker: is missing; give the name, by which the speakers of "
            "a map are compared"
        ),
        "gold.jsonl:3: source: 7 is no span; write [12, 80]",
        "gold.jsonl:3: contents: [3, 1] is no span; write [12, 80]",
        "gold.jsonl:3: contents: 'x' is no span; write [12, 80]",
        "gold.jsonl:3: doc: is 0; write a name in quotes",
    ]


def test_a_row_names_its_speaker_where_names_are_compared() -> None:
    assert listed(GOOD | {"speaker": None}, named=True)
    with pytest.raises(FormatError) as caught:
        listed(GOOD, named=True)
    assert str(caught.value) == (
        "gold.jsonl:1: speaker: is missing; give the name, by which the speakers of a "
        "map are compared"
    )


def debate() -> am.ArgumentMap:
    m = am.ArgumentMap("Rents")
    m.source("Rents fell", id="herald", publisher="Port Herald")
    m.source("Nothing", id="empty")
    m.actor("Ann Lee", id="lee")
    m.actor("Port Herald", id="ph")
    m.claim("Rents fell.", id="fell")
    return m


def marks(m: am.ArgumentMap, *, settled: bool = False) -> list[MarkedAttribution]:
    return list(documents_of_map(m, settled=settled)[0].attributions)


def test_an_assertion_is_marked_at_its_passage_with_its_actors_name() -> None:
    m = debate()
    m.assertion("fell", actor="lee", source="herald", at=(3, 9))
    m.assertion("fell", actor="lee", source="herald")
    m.assertion("fell", actor="lee")
    herald, empty = documents_of_map(m)
    assert (herald.id, herald.title) == ("herald", "Rents fell")
    assert herald.attributions == (
        MarkedAttribution(contents=((3, 9),), speaker="Ann Lee"),
    )
    assert empty.attributions == ()


def test_what_is_reported_of_nobody_has_no_speaker() -> None:
    m = debate()
    m.assertion("fell", actor="ph", stance="reports", source="herald", at=(3, 9))
    assert marks(m) == [MarkedAttribution(contents=((3, 9),))]


def test_what_the_publisher_says_itself_is_its_own_voice() -> None:
    m = debate()
    m.assertion("fell", actor="ph", source="herald", at=(3, 9))
    m.assertion("fell", actor="lee", via="ph", source="herald", at=(3, 9))
    assert [one.own_voice for one in marks(m)] == [True, False]
    m.replace(am.Source(id="herald", title="Rents fell", publisher="ph"))
    assert [one.own_voice for one in marks(m)] == [True, False]


def test_what_nobody_has_decided_on_is_optional_in_a_gold_standard() -> None:
    m = debate()
    m.assertion("fell", actor="lee", source="herald", at=(3, 9), proposed=True)
    assert [one.optional for one in marks(m)] == [False]
    assert [one.optional for one in marks(m, settled=True)] == [True]


@pytest.mark.parametrize("publisher", [None, "Port Courier"])
@pytest.mark.parametrize("path", FLAGGED, ids=lambda path: path.stem)
def test_the_map_of_a_draft_is_as_good_as_the_draft(
    path: Any, publisher: str | None
) -> None:
    document = marked(path.read_text(encoding="utf-8"))
    source = am.Source(id="page", title="Page", publisher=publisher)
    draft = extract(document.text, source=source)
    (page,) = documents_of_map(draft.to_map())
    gold = document.attributions
    found = evaluate(page.attributions, gold).contents
    assert found == evaluate(draft.attributions, gold).contents


@pytest.mark.parametrize("path", FLAGGED, ids=lambda path: path.stem)
def test_a_map_of_which_all_is_accepted_agrees_with_itself(path: Any) -> None:
    document = marked(path.read_text(encoding="utf-8"))
    source = am.Source(id="page", title="Page", publisher="Port Courier")
    m = extract(document.text, source=source).to_map()
    accepted = [
        am.Answer(key=one.key, verdict=am.Verdict.ACCEPTED) for one in am.proposals(m)
    ]
    settled = am.settle(m, accepted).map
    (mine,), (gold,) = (
        documents_of_map(settled),
        documents_of_map(settled, settled=True),
    )
    assert any(one.own_voice for one in gold.attributions)
    found = evaluate(mine.attributions, gold.attributions, speakers="name")
    assert found.contents == found.speakers
    assert found.contents.right == found.contents.proposed == found.contents.wanted > 0
