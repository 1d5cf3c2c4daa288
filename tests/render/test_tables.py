from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.analysis.consistency import check
from argmap.render.listing import list_unrebutted
from argmap.render.sheets import Table, to_csv, to_json, to_markdown
from argmap.render.tables import (
    contested_table,
    findings_table,
    objections_table,
    unrebutted_table,
)
from tests.render.debates import rent_caps

Row = dict[str, object]


def table(*rows: tuple[object, ...]) -> Table:
    columns = tuple(f"c{i}" for i in range(len(rows[0])))
    return Table(columns=columns, rows=rows)  # type: ignore[arg-type]


def rows_of(found: Table) -> list[Row]:
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\uff1d1", "'\uff1d1"),
        ("-9", "-9"),
        ("+1.5e3", "+1.5e3"),
        ("-9 %", "'-9 %"),
        (-9, "-9"),
        (-0.5, "-0.5"),
        ("a=b", "a=b"),
        (None, ""),
        (True, "true"),
        (("one", "two"), "one; two"),
        (("=one", "two"), "'=one; two"),
        ((), ""),
    ],
)
def test_a_cell_of_csv_is_no_formula(value: object, cell: str) -> None:
    found = list(csv.reader(io.StringIO(to_csv(table((value, "end"))), newline="")))
    assert found[1] == [cell, "end"]


def test_csv_quotes_what_needs_it_and_ends_lines_with_crlf() -> None:
    found = to_csv(table(('a "b", c', "d"), ("e\r\nf", "g")))
    assert found == 'c0,c1\r\n"a ""b"", c",d\r\n"e\r\nf",g\r\n'


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_csv_reads_back_but_for_the_apostrophe(rows: list[tuple[str, str]]) -> None:
    made = Table(columns=("a", "b"), rows=tuple(rows))
    found = list(csv.reader(io.StringIO(to_csv(made), newline="")))[1:]
    for row, cells in zip(rows, found, strict=True):
        for value, cell in zip(row, cells, strict=True):
            assert cell in (value, f"'{value}")


def test_markdown_shows_cells_as_they_stand() -> None:
    found = to_markdown(table(("a | b", "<b>*x*</b>"), (None, 3)))
    assert found == (
        "| c0 | c1 |\n| --- | --- |\n"
        "| a \\| b | &lt;b&gt;\\*x\\*&lt;/b&gt; |\n|  | 3 |\n"
    )
    page = MarkdownIt("commonmark").enable("table").render(found)
    assert "<td>a | b</td>\n<td>&lt;b&gt;*x*&lt;/b&gt;</td>" in page


def test_json_keeps_numbers_lists_and_nothing() -> None:
    found = to_json(table((1, 0.5, None, ("a", "b"), True, "é")))
    assert json.loads(found) == [
        {"c0": 1, "c1": 0.5, "c2": None, "c3": ["a", "b"], "c4": True, "c5": "é"}
    ]
    assert found.endswith("]\n")
    assert to_json(Table(columns=("a",), rows=())) == "[]\n"


def test_unrebutted_claims_come_as_rows() -> None:
    m = rent_caps()
    rows = rows_of(unrebutted_table(list_unrebutted(m), m))
    assert rows[0] == {
        "issue": "supply",
        "question": "Do rent caps reduce supply?",
        "side": "yes",
        "group": "statements",
        "claim": "starts",
        "text": "Starts fell 12 % in two years.",
        "status": "unchallenged",
        "status_explicit": "unchallenged",
        "reason": "No reply recorded in this map.",
        "actors": ("J. Lee",),
        "sources": ("study, characters 200-260",),
        "flags": ("unsupported",),
    }


def test_contested_claims_come_as_rows() -> None:
    rows = rows_of(contested_table(rent_caps()))
    assert [(row["claim"], row["side"], row["status_explicit"]) for row in rows] == [
        ("caps", "yes", "contested"),
        ("steady", "no", "unchallenged"),
    ]
    assert rows[1]["actors"] == ("M. Ortiz", "Tenants' Union")


def test_objections_without_a_reply_come_as_rows() -> None:
    rows = rows_of(objections_table(rent_caps()))
    assert [(row["claims"], row["to"], row["basis"]) for row in rows] == [
        (
            ("rates",),
            "the step from “Starts fell 12 % in two years” to “Rent caps cut supply”",
            "explicit",
        ),
        (("lapsed",), "New buildings are exempt from the cap.", "explicit"),
        (("fees",), "Rents fell 3 % in the first year.", "analyst"),
    ]
    assert rows[2]["actors"] == ("Owners' League",)


def test_findings_come_as_rows() -> None:
    found = findings_table(check(rent_caps()))
    assert found.columns == ("severity", "code", "where", "message", "remedy", "ids")
    assert {row[0] for row in found.rows} == {"warning"}
    assert findings_table(()).rows == ()
