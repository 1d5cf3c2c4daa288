from __future__ import annotations

import csv
import io
from typing import Any

import attrs
import pytest

from argmap.analysis.coding.reliability import CoderComparison, compare_coders
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import ClaimKind
from argmap.model.sources import Passage
from argmap.render.coding import (
    alpha_table,
    coincidences_table,
    disagreements_table,
    printed_alphas,
    reliability_markdown,
    reliability_text,
    unmatched_table,
)
from argmap.render.prose.coding import sentences
from argmap.render.sheets import Table, to_csv
from tests.analysis.coding.coders import coder

DIGEST = "0" * 64


@pytest.fixture
def found() -> CoderComparison:
    """Two coders who differ in everything once, over five units."""
    shared: list[dict[str, Any]] = [{"at": (0, 9)}, {"at": (10, 19)}]
    a = coder(
        *shared,
        {"at": (20, 30), "stance": "denies", "actor": "a-y"},
        {"passage": Passage(source="s2", digest=DIGEST, locator="p. 3")},
        {"at": (40, 50)},
        {"at": (60, 70), "claim": "c-y", "stance": "doubts"},
        {"passage": Passage(source="s2", locator="p. 9")},
    )
    b = coder(
        *shared,
        {"at": (20, 29), "stance": "doubts", "actor": "a-z", "hedged": True},
        {"passage": Passage(source="s2", digest=DIGEST, spans=((5, 9),))},
        {"at": (40, 50), "claim": "c-z"},
        {"at": (40, 50), "claim": "c-y"},
    )
    b.issue("Is *it* so?", id="other")
    b.replace(attrs.evolve(b.claims["c-z"], issue="other", kind=None))
    return compare_coders(a, b)


def test_sentences_tell_what_was_compared(found: CoderComparison) -> None:
    assert " ".join(sentences(found)) == (
        "Units coded by both: 5, in 2 common sources; by the first coder alone: 1; "
        "by the second alone: 1. Share coded by both: 71%. "
        "Passages count as one if they share at least 0.5 of what either holds. "
        "Units at passages with several assertions of a coder, paired by what they "
        "say: 1. Not compared, without offsets or words in a common source: 1 of the "
        "first, 0 of the second."
    )


def test_sentences_say_that_no_unit_was_coded_by_both() -> None:
    (said,) = sentences(compare_coders(coder(), coder(), overlap=1))
    assert said == (
        "Units coded by both: none, in 2 common sources; by the first coder alone: 0; "
        "by the second alone: 0."
    )


def test_text_lists_what_the_coders_did_otherwise(found: CoderComparison) -> None:
    assert reliability_text(found) == (
        "\n"
        "Disagreements on stance: 1 of 5 units\n"
        "  s1, characters 20-30 and characters 20-29: denies / doubts "
        "(Actor y, “Claim x”)\n"
        "\n"
        "Disagreements on actor: 1 of 5 units\n"
        "  s1, characters 20-30 and characters 20-29: Actor y / Actor z (“Claim x”)\n"
        "\n"
        "Disagreements on claim: 1 of 5 units\n"
        "  s1, characters 40-50: “Claim x” / “Claim z” (Actor x)\n"
        "\n"
        "Disagreements on issue: 1 of 5 units\n"
        "  s1, characters 40-50: “Do rents fall?” / “Is *it* so?” (Actor x, “Claim x”)\n"
        "\n"
        "Disagreements on hedged: 1 of 5 units\n"
        "  s1, characters 20-30 and characters 20-29: not hedged / hedged "
        "(Actor y, “Claim x”)\n"
        "\n"
        "Coded by the first coder alone: 1\n"
        "  s1, characters 60-70: Actor x doubts “Claim y”\n"
        "\n"
        "Coded by the second coder alone: 1\n"
        "  s1, characters 40-50: Actor x asserts “Claim y”\n"
    )
    m = found.first
    assert reliability_text(compare_coders(m, m)) == ""


def test_a_kind_that_differs_is_listed() -> None:
    a, b = coder({"at": (0, 9)}), coder({"at": (0, 9)})
    b.replace(attrs.evolve(b.claims["c-x"], kind=ClaimKind.CAUSAL))
    assert reliability_text(compare_coders(a, b)) == (
        "\n"
        "Disagreements on kind: 1 of 1 unit\n"
        "  s1, characters 0-9: factual / causal (Actor x, “Claim x”)\n"
    )


def test_a_passage_without_offsets_is_told_by_its_words() -> None:
    bare = coder({"passage": Passage(source="s1", exact="Rents fell.")})
    placed = Passage(source="s1", exact="Rents fell.", spans=((1, 12),))
    other = coder({"passage": placed, "actor": "a-y"})
    said = "s1 and characters 1-12: Actor x / Actor y (“Claim x”)"
    assert said in reliability_text(compare_coders(bare, other))
    said = "s1, characters 1-12 and the same words: Actor y / Actor x (“Claim x”)"
    assert said in reliability_text(compare_coders(other, bare))


def test_lists_are_cut_and_say_so() -> None:
    at = [{"at": (10 * n, 10 * n + 9)} for n in range(23)]
    a, b = coder(*at), coder(*({**one, "stance": "denies"} for one in at))
    found = compare_coders(a, b)
    text = reliability_text(found)
    assert text.count("asserts / denies") == 20
    assert text.endswith("\n  and 3 more\n")
    assert reliability_text(found, most=None).count("asserts / denies") == 23
    assert "more" not in reliability_text(found, most=23)
    assert reliability_markdown(found, most=2).endswith("\n- and 21 more\n")
    assert reliability_markdown(found, most=None).count("asserts / denies") == 23


def test_markdown_has_the_sentences_the_table_and_the_lists(
    found: CoderComparison,
) -> None:
    text = reliability_markdown(found)
    head, told, table, title, item, *_ = text.split("\n\n")
    assert head == "## Double coding: Coded"
    assert told.startswith("Units coded by both: 5, in 2 common sources;")
    assert table.startswith(
        "| variable | level | alpha | observed | expected | units | differ |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| stance | nominal | 0\\.471 | "
    )
    assert title == "### Disagreements on stance: 1 of 5 units"
    assert item.startswith("- s1, characters 20-30 and ")
    assert "Is \\*it\\* so?" in text
    bare = attrs.evolve(found, first=ArgumentMap(), second=ArgumentMap())
    assert reliability_markdown(
        attrs.evolve(bare, variables=(), only_first=(), only_second=())
    ).startswith("## Double coding\n\nUnits")


def test_alpha_is_printed_with_three_digits_or_with_the_reason() -> None:
    a = coder(*({"at": (10 * n, 10 * n + 9)} for n in range(3)))
    b = coder({"at": (0, 9), "stance": "denies"}, {"at": (10, 19)}, {"at": (20, 29)})
    rows = printed_alphas(compare_coders(a, b)).rows
    assert rows[0] == ("stance", "nominal", "0.000", "0.333", "0.333", 3, 1)
    assert rows[1] == ("stance", "interval", "0.000", "1.333", "1.333", 3, 1)
    assert rows[2] == (
        "actor",
        "nominal",
        "none: every value is 'a-x'",
        "0.000",
        "0.000",
        3,
        0,
    )
    both = compare_coders(
        coder({"at": (0, 9)}, {"at": (10, 19), "stance": "denies"}),
        coder({"at": (0, 9), "stance": "denies"}, {"at": (10, 19)}),
    )
    assert printed_alphas(both).rows[0][2] == "−0.500"


def column(table: Table, name: str) -> list[Any]:
    return [row[table.columns.index(name)] for row in table.rows]


def test_rows_of_alpha_say_what_they_rest_on(found: CoderComparison) -> None:
    table = alpha_table(found)
    stance = dict(zip(table.columns, table.rows[0], strict=True))
    assert stance == {
        "variable": "stance",
        "level": "nominal",
        "alpha": 0.470588,
        "undefined": None,
        "observed": 0.2,
        "expected": 0.377778,
        "units": 5,
        "values": 10,
        "disagreements": 1,
        "both": 5,
        "only_first": 1,
        "only_second": 1,
        "share": 0.714286,
        "ambiguous": 1,
        "overlap": 0.5,
    }
    assert column(alpha_table(compare_coders(coder(), coder())), "share") == [None] * 7
    kind = dict(zip(table.columns, table.rows[5], strict=True))
    assert (kind["alpha"], kind["undefined"]) == (None, "every value is 'factual'")
    assert kind["units"] == 4


def test_rows_of_disagreements_hold_both_assertions(found: CoderComparison) -> None:
    table = disagreements_table(found)
    assert column(table, "variable") == ["stance", "actor", "claim", "issue", "hedged"]
    first = dict(zip(table.columns, table.rows[0], strict=True))
    assert first == {
        "variable": "stance",
        "first": "denies",
        "second": "doubts",
        "source": "s1",
        "overlap": 0.9,
        "ambiguous": False,
        "first_id": "q2",
        "first_at": "20-30",
        "first_actor": "Actor y",
        "first_stance": "denies",
        "first_claim": "Claim x.",
        "second_id": "q2",
        "second_at": "20-29",
        "second_actor": "Actor z",
        "second_stance": "doubts",
        "second_claim": "Claim x.",
    }
    rows = list(csv.reader(io.StringIO(to_csv(table))))
    assert rows[3][:3] == ["claim", "c-x", "c-z"]
    assert rows[3][5] == "true"


def test_rows_of_what_is_unmatched_say_whether_it_was_compared(
    found: CoderComparison,
) -> None:
    assert unmatched_table(found) == Table(
        columns=("coder", "compared", "source", "id", "at", "actor", "stance", "claim"),
        rows=(
            ("first", True, "s1", "q5", "60-70", "Actor x", "doubts", "Claim y."),
            ("second", True, "s1", "q5", "40-50", "Actor x", "asserts", "Claim y."),
            ("first", False, "s2", "q6", None, "Actor x", "asserts", "Claim x."),
        ),
    )
    m = coder()
    m.assertion("c-x", actor="a-x", id="bare")
    (row,) = unmatched_table(compare_coders(coder(), m)).rows
    assert row[:5] == ("second", False, None, "bare", None)


def test_rows_of_coincidences_are_the_matrix() -> None:
    a = coder({"at": (0, 9)}, {"at": (10, 19), "stance": "denies"})
    b = coder({"at": (0, 9)}, {"at": (10, 19), "stance": "doubts"})
    table = coincidences_table(compare_coders(a, b))
    assert table.columns == ("variable", "level", "value", "other", "number")
    assert table.rows[:6] == (
        ("stance", "nominal", "asserts", "asserts", 2),
        ("stance", "nominal", "denies", "doubts", 1),
        ("stance", "nominal", "doubts", "denies", 1),
        ("stance", "interval", 1, 1, 2),
        ("stance", "interval", -1, 0, 1),
        ("stance", "interval", 0, -1, 1),
    )
