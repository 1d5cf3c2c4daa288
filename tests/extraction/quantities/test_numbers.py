from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.quantities.finding import figures_in
from argmap.extraction.quantities.numbers import number_at
from argmap.extraction.quantities.tokens import tokens_of

ONES = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
""".split()  # noqa: SIM905 - words read better so
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def in_words(number: int) -> str:
    """Return a whole number below a billion in English words."""
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {in_words(number % size)}" if number % size else ""
            return f"{in_words(number // size)} {name}{rest}"
    if number < 20:
        return ONES[number - 1]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones - 1]}" if ones else "")


@given(st.integers(2, 999_999_999))
def test_a_number_in_words_has_its_value(number: int) -> None:
    spelled = in_words(number)
    tokens = tokens_of(spelled, (0, len(spelled)))
    found = number_at(tokens, 0)
    assert found is not None
    assert (found.value, found.end) == (number, len(tokens))


@given(st.integers(0, 10**12))
def test_a_number_in_figures_stays_whole(number: int) -> None:
    for spelled in (f"{number:,}", f"{number:,}.5", str(number)):
        (token,) = tokens_of(spelled, (0, len(spelled)))
        assert token.value == float(spelled.replace(",", ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$1.2bn", (None, 1_200_000_000, None, "USD")),
        ("$1.5M", (None, 1_500_000, None, "USD")),
        ("US$ 64 million", (None, 64_000_000, None, "USD")),
        ("EUR 64 million", (None, 64_000_000, None, "EUR")),
        ("40k rows", (None, 40_000, None, "rows")),
        ("640MW", (None, 640, None, "megawatts")),
        ("640 MW", (None, 640, None, "megawatts")),
        ("3x", (None, 3, None, "times")),
        ("12-15%", (12, None, 15, "percent")),
        ("12% to 15%", (12, None, 15, "percent")),
        ("$4.8-5.5 million", (4_800_000, None, 5_500_000, "USD")),
        ("rose from $4 million to $5 million", (None, 5_000_000, None, "USD")),
        ("a hundred homes", (None, 100, None, "homes")),
        ("a dozen homes", (None, 12, None, "homes")),
        ("two dozen homes", (None, 24, None, "homes")),
        ("half a million homes", (None, 500_000, None, "homes")),
        ("two hundred and six homes", (None, 206, None, "homes")),
        ("one hundred homes", (None, 100, None, "homes")),
        ("nineteen homes", (None, 19, None, "homes")),
    ],
)
def test_numbers_are_read_in_many_forms(
    text: str, expected: tuple[float | None, float | None, float | None, str]
) -> None:
    (one,) = figures_in(text, [(0, len(text))])
    found = one.quantity
    assert (found.lower, found.value, found.upper, found.unit) == expected


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("One in five families left.", 20),
        ("One family in five left.", 20),
        ("Nine out of ten calls.", 90),
        ("9 in 10 schools.", 90),
        ("Three out of every four.", 75),
        ("Two-thirds of tenants.", 66.7),
        ("Two thirds left.", 66.7),
        ("Three-quarters left.", 75),
        ("A third of the beds.", 33.3),
        ("A quarter of them.", 25),
        ("Half of the shelters.", 50),
        ("Half the shelters.", 50),
        ("Rents fell by a third.", 33.3),
        ("Rents fell sharply, and wages rose by nearly a quarter in May.", 25),
        ("It cut the number of fires by half.", 50),
        ("A third fewer came.", 33.3),
        ("It is a quarter below that.", 25),
    ],
)
def test_a_share_in_words_is_told_in_percent(text: str, percent: float) -> None:
    (one,) = figures_in(text, [(0, len(text))])
    assert (one.quantity.value, one.quantity.unit) == (percent, "percent")
    assert one.quantity.measure == "ratio"
    assert one.rough


@pytest.mark.parametrize(
    "text",
    [
        "A third man came.",
        "A quarter of an hour.",
        "Half an hour.",
        "The first half of it.",
        "The other half of the shelters.",
        "The third quarter of 2025.",
        "A two-thirds majority.",
        "One in each.",
        "It was cut by a third party.",
        "It was run by a third.",
        "It fell by half a point.",
        "It fell by a third of a point.",
        "In half of it.".replace("of", "a"),
    ],
)
def test_not_every_third_is_a_share(text: str) -> None:
    assert figures_in(text, [(0, len(text))]) == ()


def test_so_many_in_so_much_time_is_no_share() -> None:
    (one,) = figures_in("One in ten years.", [(0, 17)])
    assert (one.quantity.value, one.quantity.unit) == (10, "years")
    found = figures_in("It held 12 in 14 counties.", [(0, 26)])
    assert [one.quantity.unit for one in found] == [None, "counties"]


@pytest.mark.parametrize(
    ("text", "rough"),
    [
        ("about 300 homes", True),
        ("some 300 homes", True),
        ("nearly 300 homes", True),
        ("300 homes", False),
        ("only 300 homes", False),
    ],
)
def test_a_figure_says_whether_it_is_rounded(text: str, *, rough: bool) -> None:
    (one,) = figures_in(text, [(0, len(text))])
    assert one.rough is rough


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two hundred and two hundred and six homes", [202, 6]),
        ("two million million homes", [2_000_000]),
        ("two thousand million homes", [2_000]),
        ("two thousand three million homes", [2_003]),
        ("fifteen hundred homes", [1_500]),
        ("twenty thirty homes", [20, 30]),
        ("zero million homes", [0]),
    ],
)
def test_a_number_ends_where_the_next_word_does_not_fit(
    text: str, values: list[int]
) -> None:
    tokens = tokens_of(text, (0, len(text)))
    found, at = [], 0
    while at < len(tokens):
        number = number_at(tokens, at)
        at = number.end if number else at + 1
        if number:
            found.append(number.value)
    assert found == values


def test_numbers_without_an_end_are_finite() -> None:
    for endless in ("two hundred and ", "two million ", "9", "1,000,", "a million "):
        text = endless * 300
        for one in figures_in(text, [(0, len(text))]):
            assert (one.quantity.value or 0) < 10**24
