from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import ModelError
from argmap.model.dates import ADVICE, Date
from tests.strategies import dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("0000", (0, 1, 1), (0, 12, 31)),
        ("2025-04", (2025, 4, 1), (2025, 4, 30)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2025-04-14", (2025, 4, 14), (2025, 4, 14)),
        ("2025-04-14T09:30:00", (2025, 4, 14), (2025, 4, 14)),
        ("2025-04-14T09:30:00-05", (2025, 4, 14), (2025, 4, 14)),
        ("2024/2025-06", (2024, 1, 1), (2025, 6, 30)),
        ("2024-05/2024-05-01", (2024, 5, 1), (2024, 5, 1)),
        ("2024/..", (2024, 1, 1), None),
        ("../2025", None, (2025, 12, 31)),
    ],
)
def test_a_date_means_its_days_from_the_first_to_the_last(
    text: str, first: object, last: object
) -> None:
    date = Date(text)
    assert (date.first, date.last) == (first, last)
    assert str(date) == text
    assert repr(date) == f"Date({text!r})"
    assert date.is_interval == ("/" in text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-13", "'2025-13' is not a date: no month is 13, months are 01 to 12"),
        ("2025-00", "'2025-00' is not a date: no month is 00, months are 01 to 12"),
        ("2025-02-29", "'2025-02-29' is not a date: 2025-02 has 28 days"),
        ("2025-01-00", "'2025-01-00' is not a date: 2025-01 has 31 days"),
        (
            "2025-01-01T24:00:00",
            "'2025-01-01T24:00:00' is not a date: no time is 24:00:00",
        ),
        (
            "2025-01-01T10:00:00+25:00",
            "'2025-01-01T10:00:00+25:00' is not a date: no time is 25:00",
        ),
        (
            "2025-01-01T10:00:00/2025-01-02",
            (
                "'2025-01-01T10:00:00/2025-01-02' is an interval with a time of day; "
                "write days"
            ),
        ),
        (
            "2025/2024",
            "'2025/2024' ends before it starts; write the earlier date first",
        ),
        ("../..", f"'../..' is open at both ends, so it says nothing; {ADVICE}"),
        ("14 April 2025", f"'14 April 2025' is not a date; {ADVICE}"),
        ("2025/", f"'2025/' is not a date; {ADVICE}"),
        ("2025/2026/2027", f"'2025/2026/2027' is not a date; {ADVICE}"),
        ("25", f"'25' is not a date; {ADVICE}"),
        (
            "\u0662\u0660\u0662\u0665",
            f"'\u0662\u0660\u0662\u0665' is not a date; {ADVICE}",
        ),
        ("2025\n", f"'2025\\n' is not a date; {ADVICE}"),
        ("", f"'' is not a date; {ADVICE}"),
        (2025, f"2025 is not a date; {ADVICE}"),
    ],
)
def test_what_is_no_date_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(ModelError) as caught:
        Date(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Date("2025"), "2025"),
        (" 2025-04 ", "2025-04"),
        (2025, "2025"),
        (33, "0033"),
        (dt.date(2025, 4, 14), "2025-04-14"),
        (
            dt.datetime(2025, 4, 14, 9, 30, 0, 250, tzinfo=dt.UTC),
            "2025-04-14T09:30:00+00:00",
        ),
    ],
)
def test_a_date_is_made_of_what_people_write(value: object, text: str) -> None:
    assert Date.of(value) == Date(text)


@pytest.mark.parametrize("value", [True, -1, 10_000, 20.25, None, ["2025"], b"2025"])
def test_a_date_is_made_of_nothing_else(value: object) -> None:
    with pytest.raises(ModelError) as caught:
        Date.of(value)
    assert str(caught.value) == f"{value!r} is not a date; {ADVICE}"


def test_a_number_with_more_digits_than_python_prints_is_refused_in_one_line() -> None:
    with pytest.raises(ModelError) as caught:
        Date.of(10**5000)
    assert str(caught.value) == f"a very long int is not a date; {ADVICE}"


def test_dates_are_equal_when_written_alike() -> None:
    assert Date("2025") == Date("2025")
    assert Date("2025") != Date("2025-01-01/2025-12-31")
    assert len({Date("2025"), Date("2025"), Date("2024")}) == 2


def test_dates_have_no_order() -> None:
    with pytest.raises(TypeError):
        sorted([Date("2025"), Date("2024")])  # type: ignore[type-var]


def test_an_open_interval_never_ends_and_never_begins() -> None:
    since, until = Date("2024/.."), Date("../2025")
    assert since.contains(Date("2026-02-13"))
    assert not since.contains(Date("2023"))
    assert not since.ends_by(Date("9999"))
    assert Date("9999").ends_by(since)
    assert until.ends_by(Date("2025"))
    assert until.before(Date("2026"))
    assert until.overlaps(since)


@given(dates(), dates())
def test_two_dates_overlap_or_one_is_before_the_other(one: Date, other: Date) -> None:
    assert [one.overlaps(other), one.before(other), other.before(one)].count(True) == 1
    assert one.overlaps(other) == other.overlaps(one)


@given(dates(), dates())
def test_a_date_that_contains_another_overlaps_it(one: Date, other: Date) -> None:
    assert one.contains(one)
    if one.contains(other):
        assert one.overlaps(other)


@given(dates(), dates(), dates())
def test_containing_and_being_before_are_transitive(a: Date, b: Date, c: Date) -> None:
    if a.contains(b) and b.contains(c):
        assert a.contains(c)
    if a.before(b) and b.before(c):
        assert a.before(c)


@given(dates(), dates())
def test_a_date_before_another_has_ended_by_it(one: Date, other: Date) -> None:
    if one.before(other):
        assert one.ends_by(other)
        assert one.sort_key < other.sort_key


@given(st.lists(dates()))
def test_the_sort_key_puts_any_dates_in_one_order(several: list[Date]) -> None:
    once = sorted(several, key=lambda date: date.sort_key)
    turned = several[::-1]
    assert once == sorted(turned, key=lambda date: date.sort_key)


@given(dates())
def test_a_date_is_read_from_its_own_text(date: Date) -> None:
    assert Date(date.text) == date
    assert hash(Date(date.text)) == hash(date)
