from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from argmap.analysis.networks.building import (
    actor_network,
    affiliation_network,
    claim_network,
)
from argmap.analysis.networks.counting import statements
from argmap.analysis.networks.frustration import coalitions
from argmap.errors import QueryError
from argmap.model.argument_map import ArgumentMap
from argmap.render.networks import (
    coalitions_table,
    network_csv,
    network_graphml,
    network_sentence,
    statements_table,
)
from tests.analysis.networks.statements import spoken, two_by_three


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_edges_as_csv_name_the_counts_and_the_policy() -> None:
    network = actor_network(two_by_three(), aggregation="subtract", since="2023")
    head, row = rows(network_csv(network))
    assert dict(zip(head, row, strict=True)) == {
        "first": "lee",
        "second": "ortiz",
        "first_name": "Lee",
        "second_name": "Ortiz",
        "weight": "-0.5",
        "sign": "-1",
        "congruence": "2",
        "conflict": "4",
        "aggregation": "subtract",
        "normalization": "average",
        "duplicates": "document",
        "by": "claim",
        "basis": "",
        "roll_up": "false",
        "since": "2023",
        "until": "",
        "as_of": "",
    }


def test_a_matrix_is_symmetric_and_empty_on_the_diagonal() -> None:
    network = claim_network(
        two_by_three(), aggregation="conflict", normalization="none"
    )
    assert rows(network_csv(network, layout="matrix")) == [
        [
            "conflict; normalization none; duplicates document",
            "caps",
            "starts",
            "stock",
        ],
        ["caps", "", "4", ""],
        ["starts", "4", "", "2"],
        ["stock", "", "2", ""],
    ]


def test_a_matrix_of_two_modes_tells_silence_from_balance() -> None:
    text = network_csv(affiliation_network(two_by_three()), layout="matrix")
    assert rows(text)[1:] == [["lee", "2", "0", ""], ["ortiz", "-1", "2", "-1"]]


def test_a_layout_that_there_is_not_is_refused() -> None:
    with pytest.raises(QueryError) as caught:
        network_csv(actor_network(two_by_three()), layout="list")
    assert str(caught.value) == ("there is no layout 'list'; write 'edges' or 'matrix'")


def test_graphml_is_read_back_with_signs_and_policy() -> None:
    network = actor_network(two_by_three(), aggregation="subtract")
    text = network_graphml(network)
    again = nx.parse_graphml(text)
    assert again["lee"]["ortiz"]["weight"] == -0.5
    assert again["lee"]["ortiz"]["sign"] == -1
    assert again.nodes["lee"]["name"] == "Lee"
    assert again.graph["duplicates"] == "document"
    assert text == network_graphml(
        actor_network(two_by_three(), aggregation="subtract")
    )
    assert ET.fromstring(text).tag.endswith("graphml")  # noqa: S314 - our own text


@pytest.mark.parametrize("make", [actor_network, claim_network, affiliation_network])
def test_an_empty_network_can_be_written(make: object) -> None:
    assert callable(make)
    network = make(ArgumentMap("empty"))
    assert len(rows(network_csv(network))) == 1
    assert len(rows(network_csv(network, layout="matrix"))) == 1
    assert len(nx.parse_graphml(network_graphml(network))) == 0


def test_the_sentence_names_policy_window_and_what_is_left_out() -> None:
    m = spoken(
        [
            ("a", "x", "asserts", "d1"),
            ("a", "x", "asserts", "d2"),
            ("a", "x", "asserts", "d3"),
        ]
    )
    network = actor_network(m, since="2023-06", until="2024", roll_up=True)
    assert network_sentence(network) == (
        "Network of actors by claim: congruence, normalization average, duplicates "
        "document (what one actor repeats in a document counts once), since 2023-06, "
        "until 2024, people counted as their organisations. 1 assertion or denial "
        "counted, 0 repeat others, 1 undated left out, 1 dated only partly within the "
        "window left out. Doubts and reports take no side."
    )


def test_by_issue_the_sentence_names_the_links_that_give_sides() -> None:
    told = [
        network_sentence(actor_network(two_by_three(), by="issue", basis=basis))
        for basis in (None, "explicit", "analyst")
    ]
    assert [one.split(". ")[0].split(", ")[-1] for one in told] == [
        "sides by explicit and inferred links",
        "sides by explicit links",
        "sides by inferred links",
    ]


def test_events_have_a_row_for_each_assertion_in_order_of_time() -> None:
    m = two_by_three()
    table = statements_table(statements(m), by="claim", duplicates="document")
    assert table.columns == (
        "date",
        "actor",
        "claim",
        "polarity",
        "source",
        "id",
        "counted",
        "duplicates",
    )
    assert [row[:7] for row in table.rows] == [
        ("2023", "lee", "caps", 1, "d1", "caps-lee", True),
        ("2023", "lee", "caps", 1, "d1", "caps-lee-2", False),
        ("2023", "lee", "starts", 1, "d1", "starts-lee", True),
        ("2023", "ortiz", "caps", -1, "d1", "caps-ortiz", True),
        ("2023", "ortiz", "starts", 1, "d1", "starts-ortiz", True),
        ("2023", "ortiz", "stock", -1, "d1", "stock-ortiz", True),
        ("2024-05", "lee", "caps", 1, "d2", "caps-lee-3", True),
        ("2024-05", "lee", "starts", -1, "d2", "starts-lee-2", True),
        ("2024-05", "ortiz", "starts", 1, "d2", "starts-ortiz-2", True),
    ]


def test_coalitions_have_a_row_for_each_split_and_one_for_those_apart() -> None:
    m = spoken(
        [
            ("a", "x", "asserts", "d1"),
            ("b", "x", "denies", "d1"),
            ("c", "y", "asserts", "d1"),
        ]
    )
    network = actor_network(m, aggregation="subtract", normalization="none")
    table = coalitions_table(coalitions(network), network)
    assert [row[:7] for row in table.rows] == [
        (1, ("a", "b"), True, 0, ("a",), ("b",), ()),
        (0, ("c",), True, None, None, None, None),
    ]
