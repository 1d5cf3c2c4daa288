from __future__ import annotations

import pytest

from argmap.model.dates import Date
from argmap.render.prose.wording import (
    closed,
    counted,
    cut,
    date_in_words,
    joined,
    period,
    quoted,
)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025", "2025"),
        ("2025-04", "April 2025"),
        ("2025-04-09", "9 April 2025"),
        ("2025-04-14T09:30:00Z", "14 April 2025"),
        ("0987", "987"),
        ("2024/..", "2024 or later"),
        ("../2024-02", "February 2024 or earlier"),
        ("2021/2023-06", "2021 to June 2023"),
    ],
)
def test_a_date_is_put_in_words(date: str, words: str) -> None:
    assert date_in_words(Date(date)) == words


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ([], "", ""),
        (["2024"], "2024", "2024"),
        (["1996/2001-01", "2026-02"], "1996", "February 2026"),
        (["2024", "2020/2025"], "2020", "2025"),
        (["2024", "2025/.."], "2024", "2025 or later"),
        (["../1990", "2024"], "1990 or earlier", "2024"),
    ],
)
def test_a_period_runs_from_the_first_to_the_last(
    dates: list[str], first: str, last: str
) -> None:
    assert period(map(Date, dates)) == (first, last)


@pytest.mark.parametrize(
    ("names", "most", "text"),
    [
        ([], None, ""),
        (["A"], None, "A"),
        (["A", "B"], None, "A and B"),
        (["A", "B", "C"], None, "A, B and C"),
        (["A", "B", "C"], 2, "A, B and C"),
        (["A", "B", "C", "D"], 2, "A, B and 2 more"),
        (["A", "B"], 2, "A and B"),
    ],
)
def test_names_are_joined(names: list[str], most: int | None, text: str) -> None:
    assert joined(names, most=most) == text


def test_text_is_cut_between_words() -> None:
    assert cut("one two three", 8) == "one two …"
    assert cut("one two", 7) == "one two"
    assert cut("x" * 50, 10) == f"{'x' * 10} …"
    assert cut("  one\u2028two ", 20) == "one two"
    assert cut(" " * 1_000_000 + "late", 20) == "…"


def test_a_quotation_drops_its_full_stop() -> None:
    assert quoted("Rents fell.") == "“Rents fell”"
    assert quoted("Rents fell...") == "“Rents fell...”"


@pytest.mark.parametrize("end", [".", "!", "?", "…", "?”"])
def test_a_sentence_has_one_end(end: str) -> None:
    assert closed(f"So{end}") == f"So{end}"
    assert closed("So") == "So."


def test_counts_agree_with_their_noun() -> None:
    assert [counted(n, "claim") for n in (0, 1, 2, 1200)] == [
        "no claim",
        "1 claim",
        "2 claims",
        "1,200 claims",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They open at 8 a.m.", "“They open at 8 a.m.”"),
        ("They open at eight.", "“They open at eight”"),
        ("They open ...", "“They open ...”"),
        ("Plan B.", "“Plan B”"),
    ],
)
def test_a_quotation_loses_its_full_stop_and_no_other(text: str, words: str) -> None:
    assert quoted(text) == words
