from __future__ import annotations

import codecs

import pytest
from hypothesis import given

from argmap.errors import SyntaxFault
from argmap.formats.stance_tables.sheet import Sheet, guarded, header_of, to_bytes
from tests.strategies import texts

TABLE = "actor,claim\r\nlee,Caps\r\n"


def cells(text: str) -> list[list[str]]:
    sheet = Sheet.of(text.encode())
    return [list(sheet.header), *(row for _, row in sheet.rows)]


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace("\r\n", "\n"),
        TABLE.replace("\r\n", "\r"),
        TABLE.replace(",", ";"),
        TABLE.replace(",", "\t"),
        f"sep=|\n{TABLE}".replace(",", "|"),
        f"Sep=,\r\n{TABLE}",
        '"actor","claim"\nlee,"Caps"',
        "\n,,\nactor , claim\nlee,Caps,,\n , \n",
    ],
)
def test_cells_are_read_whatever_is_between_them(text: str) -> None:
    assert cells(text) == [["actor", "claim"], ["lee", "Caps"]]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_says_how_the_text_is_written(
    mark: bytes, encoding: str
) -> None:
    data = mark + "actor;claim\nLeé;Ç\n".encode(encoding)
    assert Sheet.of(data).rows == ((2, ["Leé", "Ç"]),)


def test_the_sign_that_makes_more_known_titles_is_between_the_cells() -> None:
    assert header_of('claim,"a;b;c;d",SPD') == ("claim", "a;b;c;d", "SPD")
    assert header_of("claim;a, b, c, d;SPD") == ("claim", "a, b, c, d", "SPD")


def test_without_known_titles_the_sign_that_makes_more_cells_counts() -> None:
    assert header_of("one, two;three;four") == ("one, two", "three", "four")
    assert header_of("one,two;three") == ("one", "two;three")


def test_a_text_without_rows_has_no_header() -> None:
    assert header_of("") == ()
    assert header_of('a,"b" c') == ()


def test_a_cell_may_hold_line_ends_signs_and_quotation_marks() -> None:
    text = 'actor,claim\nlee,"one\r\ntwo, ""three"""\nroe,5" pipe\n'
    assert cells(text)[1:] == [["lee", 'one\r\ntwo, "three"'], ["roe", '5" pipe']]


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    sheet = Sheet.of(b'\nactor,claim\n"a\nb",c\n\nd,e\n', name="a.csv")
    assert (sheet.first, [number for number, _ in sheet.rows]) == (2, [3, 5])
    assert (sheet.at(5), sheet.at(5, 0)) == ("a.csv:5", "a.csv:5:1")


def test_a_declared_sign_takes_a_row() -> None:
    sheet = Sheet.of(b"sep=;\nactor;claim\na;b\n")
    assert (sheet.first, sheet.rows, sheet.at(3, 1)) == (2, ((3, ["a", "b"]),), "3:2")


def test_a_row_that_does_not_fit_is_a_fault_and_the_others_are_read() -> None:
    sheet = Sheet.of(b"actor,claim\na\nb,c\nd,e,f\n", name="a.csv")
    assert sheet.rows == ((3, ["b", "c"]),)
    assert [(row, str(fault)) for row, fault in sheet.faults] == [
        (
            2,
            (
                "a.csv:2: has 1 cell, the header 2; write the empty cells too, and line "
                "breaks within quotation marks"
            ),
        ),
        (
            4,
            (
                "a.csv:4: has 3 cells, the header 2; the last is 'f'; put a cell that "
                "holds the sign between cells in quotation marks"
            ),
        ),
    ]


def test_a_cell_of_a_megabyte_is_read() -> None:
    assert len(cells(f"actor,claim\nlee,{'x' * 1_000_000}\n")[1][1]) == 1_000_000


def test_a_quotation_mark_that_is_never_closed_is_where_it_opens() -> None:
    with pytest.raises(SyntaxFault) as caught:
        Sheet.of(b'actor,claim\na,"b\nc,d\ne,f\n', name="a.csv")
    assert str(caught.value) == (
        "a.csv:2: a quotation mark is opened in this row and never closed"
    )


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1 for it", "'+1 for it"),
        ("-x", "'-x"),
        ("@user", "'@user"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("\uff1d1", "'\uff1d1"),
        ("'=1", "''=1"),
        ("''-x", "'''-x"),
        ("-9", "-9"),
        ("+1.5e3", "+1.5e3"),
        ("-9a", "'-9a"),
        ("'tis", "'tis"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_spreadsheet_takes_a_cell_for_a_formula(text: str, cell: str) -> None:
    assert guarded(text) == cell
    data = to_bytes(["a", "b"], [["x", text]])
    assert data == to_bytes(["a", "b"], [["x", text]])
    assert Sheet.of(data).rows == ((2, ["x", text]),)


def test_a_guard_that_another_program_wrote_is_taken_off() -> None:
    assert cells("actor,claim\n'+x,'=1+1\n")[1] == ["+x", "=1+1"]


def test_what_is_written_is_csv_as_its_standard_has_it() -> None:
    rows = [['say "so"', "a,b"], ["a\nb", "é"]]
    assert to_bytes(["x", "y"], rows).decode() == (
        'x,y\r\n"say ""so""","a,b"\r\n"a\nb",é\r\n'
    )


@given(texts(), texts())
def test_every_text_is_read_as_it_was_written(one: str, two: str) -> None:
    data = to_bytes(["actor", "claim"], [["x", one], [two, "x"]])
    assert [row for _, row in Sheet.of(data).rows] == [["x", one], [two, "x"]]
