from __future__ import annotations

import pytest

from argmap.errors import ModelError
from argmap.model.actors import Affiliation
from argmap.model.dates import Date


def test_an_affiliation_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ModelError) as caught:
        Affiliation(organization="dhs", since=Date("2025-01-20"), until=Date("2024"))
    assert str(caught.value) == (
        "affiliation: until: '2024' is before '2025-01-20', since when it holds; "
        "write the earlier date as since"
    )


def test_an_affiliation_may_end_within_the_date_on_which_it_starts() -> None:
    one = Affiliation(organization="dhs", since=Date("2025"), until=Date("2025-03"))
    assert one.until == Date("2025-03")


@pytest.mark.parametrize(
    ("date", "holds"),
    [
        ("2020", False),
        ("2021-05", True),
        ("2022", True),
        ("2023-12-31", True),
        ("2024", False),
        ("../2019", False),
        ("2019/..", True),
        (None, True),
    ],
)
def test_an_affiliation_holds_where_nothing_speaks_against_it(
    date: str | None,
    holds: bool,  # noqa: FBT001 - a parametrised outcome
) -> None:
    one = Affiliation(organization="dhs", since=Date("2021"), until=Date("2023"))
    assert one.holds_on(None if date is None else Date(date)) is holds


def test_an_affiliation_without_dates_always_holds() -> None:
    assert Affiliation(organization="dhs").holds_on(Date("1900"))
