from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.chronology.validity import Figures, figures
from argmap.errors import QueryError, UnknownIdError
from argmap.findings import Severity
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim, Quantity
from argmap.model.dates import Date
from tests.analysis.chronicles import PERIODS, chronicles, new_id
from tests.graph.debates import renamed


def counted(measure: str | None = "stock", **valid: str | None) -> ArgumentMap:
    """Make one series: the first claim says 1, the second 2, and so on."""
    m = ArgumentMap("counted")
    m.issue("How many?", id="i")
    for number, (key, date) in enumerate(valid.items(), start=1):
        add(m, key, number, date, measure=measure)
    return m


def add(
    m: ArgumentMap, key: str, value: float, valid: str | None = None, **fields: Any
) -> Claim:
    given = {"unit": "gates", "measure": "stock", "scope": "town", **fields}
    return m.claim(
        f"Claim {key}.",
        id=key,
        issue=given.pop("issue", None),
        valid=valid,
        quantity={"value": value, **given},
    )


def held(found: Figures) -> list[str]:
    return [figure.claim.id for figure in found]


def said(found: Figures, code: str) -> list[str]:
    return [str(one) for one in found.findings if one.code == code]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2018", []),
        ("2019-03-01", ["a"]),
        ("2019", ["a"]),
        ("2024-05-01", ["a"]),
        ("2024-05-02", ["b"]),
        ("2024", ["b"]),
        ("2030", ["b"]),
        ("2019/2024", ["b"]),
        ("2019/..", ["b"]),
        ("../2020", ["a"]),
    ],
)
def test_a_stock_holds_until_a_newer_one_of_its_series(
    at: str, expected: list[str]
) -> None:
    m = counted(a="2019-03-01", b="2024-05-02")
    assert held(figures(m, at=at)) == expected


@pytest.mark.parametrize("measure", ["flow", "ratio", None])
@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2018", []),
        ("2019", ["a"]),
        ("2019-06", ["a"]),
        ("2020", []),
        ("2024-05-02", ["b"]),
        ("2019/2024", ["a", "b"]),
    ],
)
def test_a_flow_or_a_ratio_is_of_its_own_time(
    measure: str | None, at: str, expected: list[str]
) -> None:
    m = counted(measure, a="2019", b="2024")
    assert held(figures(m, at=at)) == expected


def test_a_flow_of_more_than_the_date_is_noted() -> None:
    m = counted("flow", a="2019")
    assert said(figures(m, at="2019-06"), "wider-period") == [
        "claim 'a': is of 2019, which is more than 2019-06"
    ]
    assert figures(m, at="2019").findings == ()
    assert figures(m, at="2018/2020").findings == ()


def test_an_interval_holds_no_longer_than_it_says() -> None:
    m = counted(a="2015", b="2018/2020")
    assert held(figures(m, at="2016")) == ["a"]
    assert held(figures(m, at="2019-05-01")) == ["b"]
    # Nor does what it took the place of come back.
    assert held(figures(m, at="2021")) == []
    assert held(figures(counted(a="2018/.."), at="2040")) == ["a"]
    assert held(figures(counted(a="../2018"), at="1900")) == ["a"]


def test_a_date_less_exact_than_the_question_may_lie_ahead() -> None:
    m = counted(a="2024", b="2025")
    found = figures(m, at="2025-04-14")
    assert held(found) == ["a", "b"]
    assert said(found, "inexact-date") == [
        "claim 'b': is of 2025, so that it may be later than 2025-04-14"
    ]
    assert said(found, "conflicting-figures") == []
    assert held(figures(m, at="2025-12-31")) == held(figures(m, at="2025")) == ["b"]


def test_a_stock_of_an_earlier_time_is_noted() -> None:
    found = figures(counted(a="2025-04-14"), at="2025-12-31")
    assert said(found, "earlier-date") == [
        "claim 'a': is of 2025-04-14, and the newest by 2025-12-31"
    ]
    assert figures(counted(a="2025-04-14"), at="2025-04").findings == ()


def test_figures_of_one_time_that_differ_are_both_given() -> None:
    m = counted(a="2024-05-02", b="2024-05-02")
    found = figures(m, at="2024-05-02")
    assert held(found) == ["a", "b"]
    assert said(found, "conflicting-figures") == [
        (
            "gates (stock, town): 'a' (1 gates of 2024-05-02) and 'b' (2 gates of "
            "2024-05-02): neither is the newer; give both, with their sources"
        )
    ]
    assert [finding.severity for finding in found.findings] == [Severity.WARNING]


def test_figures_of_one_time_that_agree_do_not_conflict() -> None:
    m = counted(a="2024")
    add(m, "b", 1, "2024-07")
    assert held(figures(m, at="2024")) == ["a", "b"]
    assert figures(m, at="2024").findings == ()


def test_flows_of_several_times_do_not_conflict() -> None:
    m = counted("flow", a="2024-01", b="2024-02")
    assert figures(m, at="2024").findings == ()
    add(m, "c", 9, "2024-01", measure="flow")
    (conflict,) = figures(m, at="2024").findings
    assert conflict.ids == ("a", "c")


def test_what_supersedes_takes_the_place_within_one_time() -> None:
    m = counted(a="2024", b="2024")
    m.supersede("a", by="b", note="Counted again.")
    (figure,) = figures(m, at="2024")
    assert figure.claim.id == "b"
    assert figure.current
    assert [claim.id for claim in figure.supersedes] == ["a"]
    assert figure.superseded_by == ()


def test_a_superseded_figure_still_held_before() -> None:
    m = counted(a="2019", b="2024")
    m.supersede("a", by="b")
    (figure,) = figures(m, at="2020")
    assert (figure.claim.id, figure.current) == ("a", False)
    assert [claim.id for claim in figure.superseded_by] == ["b"]
    assert said(figures(m, at="2020"), "superseded-elsewhere") == []


def test_a_later_flow_leaves_an_earlier_one_as_it_is() -> None:
    m = counted("flow", a="2023", b="2024")
    m.supersede("a", by="b")
    assert held(figures(m, at="2023")) == ["a"]
    assert held(figures(m, at="2023/2024")) == ["a", "b"]
    assert held(figures(m)) == ["b"]


def test_a_figure_superseded_by_what_is_no_figure_is_given_with_a_warning() -> None:
    m = counted(a="2019")
    m.supersede("a", by=m.claim("Nobody counts any more.", id="b", valid="2024"))
    assert said(figures(m), "superseded-elsewhere") == [
        (
            "claim 'a': is superseded by 'b', with no newer figure of its series; "
            "say so beside the figure"
        )
    ]
    assert said(figures(m, at="2019"), "superseded-elsewhere") == []


def test_a_circle_of_supersessions_hides_no_figure() -> None:
    m = counted(a="2024", b="2024")
    m.supersede("a", by="b")
    m.supersede("b", by="a")
    found = figures(m)
    assert held(found) == ["a", "b"]
    assert [finding.code for finding in found.findings] == [
        "conflicting-figures",
        "circular-supersession",
    ]


def test_without_a_date_the_newest_of_each_series_is_given() -> None:
    m = counted(a="2019", b="2024", c="2021")
    add(m, "d", 5, "2018", unit="guests")
    found = figures(m)
    assert held(found) == ["b", "d"]
    assert all(figure.current for figure in found)
    assert found.at is None


def test_undated_figures_hold_at_no_date_and_are_named() -> None:
    m = counted(a="2019", b=None)
    then = figures(m, at="2020")
    assert held(then) == ["a"]
    assert [claim.id for claim in then.undated] == ["b"]
    assert said(then, "undated-figures") == [
        "left out, no time known: 'b'; give them `valid`"
    ]
    assert held(figures(m)) == ["a", "b"]
    assert said(figures(m), "undated-figures") == [
        "given though, no time known: 'b'; give them `valid`"
    ]


@pytest.mark.parametrize(
    "other", [{"unit": "guests"}, {"measure": "flow"}, {"scope": "port"}]
)
def test_figures_that_differ_in_kind_are_never_merged(other: dict[str, str]) -> None:
    m = counted()
    add(m, "a", 1, "2024", issue="i")
    add(m, "b", 2, "2024", issue="i", **other)
    found = figures(m, at="2024")
    assert held(found) == ["a", "b"]
    (mixture,) = found.findings
    assert (mixture.code, mixture.severity) == ("figures-differ", Severity.WARNING)
    assert mixture.ids == ("a", "b")
    assert mixture.where == "issue 'i'"


def test_a_mixture_names_what_each_figure_gives() -> None:
    m = counted(a="2024")
    add(m, "b", 2, "2024", scope="port")
    assert said(figures(m, at="2024"), "figures-differ") == [
        (
            "'a' gives gates (stock, town) and 'b' gives gates (stock, port): they do "
            "not measure the same; do not add or compare them"
        )
    ]


def test_a_question_that_finds_nothing_says_what_there_is() -> None:
    m = counted()
    add(m, "a", 1, "2026-02-13", issue="i")
    add(m, "b", 2, "2025-04-14", issue="i", unit="guests")
    found = figures(m, at="2025-04-14", unit="gates")
    assert held(found) == []
    assert [series.name for series in found.without] == ["gates (stock, town)"]
    assert said(found, "no-figure") == [
        (
            "gates (stock, town): none holds at 2025-04-14; its figures are of "
            "2026-02-13 ('a'); in another unit there is 'b' (2 guests of 2025-04-14)"
        )
    ]


def test_a_question_about_everything_counts_what_it_does_not_find() -> None:
    m = counted(a="2026")
    (finding,) = figures(m, at="2019").findings
    assert str(finding) == "none of gates (stock, town) holds at 2019"
    assert finding.severity is Severity.NOTE


def test_the_listing_can_be_limited() -> None:
    m = counted(a="2019")
    add(m, "b", 2, "2024", issue="i")
    add(m, "c", 3, "2024", unit="guests", measure="flow", scope="port")
    assert held(figures(m, unit="GUESTS")) == ["c"]
    assert held(figures(m, scope="Port")) == ["c"]
    assert held(figures(m, measure="flow")) == ["c"]
    assert held(figures(m, issue="i")) == ["b"]
    # The issue limits what is listed; 'a' does not come back for it.
    assert held(figures(m, at="2020", issue="i")) == []


def test_what_nobody_counts_is_named_with_the_nearest() -> None:
    m = counted(a="2019")
    assert said(figures(m, unit="gate"), "unknown-unit") == [
        "no figure of this map has the unit 'gate'; the nearest is 'gates'"
    ]
    assert said(figures(m, scope="sea"), "unknown-scope") == [
        "no figure of this map has the scope 'sea'"
    ]
    with pytest.raises(QueryError, match="'stocks' is not a measure"):
        figures(m, measure="stocks")
    with pytest.raises(UnknownIdError):
        figures(m, issue="j")


def test_who_says_so_and_who_doubts_it() -> None:
    m = counted(a="2019")
    actor = m.actor("A")
    for key in ("s", "t", "u"):
        m.source(key, id=key)
    m.assertion("a", actor=actor, source="s")
    m.assertion("a", actor=actor, source="t", stance="reports")
    m.assertion("a", actor=actor, source="u", stance="doubts")
    (figure,) = figures(m)
    assert figure.sources == ("s", "t")
    assert figure.doubted_in == ("u",)
    assert len(figure.assertions) == 3


def test_a_map_without_figures_has_none() -> None:
    m = ArgumentMap("empty")
    m.claim("Claim.")
    assert len(figures(m)) == 0
    assert figures(m, at="2019").findings == ()


def test_figures_are_a_sequence() -> None:
    found = figures(counted(a="2019"))
    assert found[0] is found[:1][0] is next(iter(found))


questions = st.fixed_dictionaries(
    {"at": st.none() | st.sampled_from(PERIODS)},
    optional={
        "unit": st.sampled_from(["flights", "guests"]),
        "measure": st.sampled_from(["stock", "flow"]),
        "basis": st.sampled_from(["explicit", "analyst"]),
    },
)


@given(chronicles(), questions)
def test_no_figure_holds_before_its_time_begins(
    m: ArgumentMap, asked: dict[str, Any]
) -> None:
    for figure in figures(m, **asked):
        valid = figure.claim.valid
        if asked["at"] is not None:
            assert valid is not None
            assert not Date(asked["at"]).before(valid)


@given(chronicles(), questions)
def test_some_figure_of_a_series_that_has_begun_is_given_or_has_ended(
    m: ArgumentMap, asked: dict[str, Any]
) -> None:
    for series in figures(m, **asked).without:
        if asked["at"] is None:
            raise AssertionError(series)
        at = Date(asked["at"])
        if series.measure == "stock":
            assert all(
                at.before(claim.valid)
                or any(c.valid.is_interval for c in series.claims if c.valid)
                for claim in series.claims
                if claim.valid is not None
            )
        else:
            assert not any(c.valid.overlaps(at) for c in series.claims if c.valid)


@given(chronicles(), questions)
def test_renaming_ids_only_renames_figures(
    m: ArgumentMap, asked: dict[str, Any]
) -> None:
    before = [new_id(key, "x") for key in held(figures(m, **asked))]
    assert held(figures(renamed(m, "x"), **asked)) == before


@given(chronicles(), questions)
def test_an_unrelated_claim_changes_no_figure(
    m: ArgumentMap, asked: dict[str, Any]
) -> None:
    before = held(figures(m, **asked))
    m.add(
        Claim(id="z0", text="No figure."),
        Claim(id="z1", text="Another.", quantity=Quantity(value=1, unit="boats")),
    )
    assert [key for key in held(figures(m, **asked)) if key != "z1"] == before


@given(chronicles(), questions, st.sampled_from(["2020", "2021-06", "2022"]))
def test_what_had_been_said_may_be_cut_before_or_after(
    m: ArgumentMap, asked: dict[str, Any], date: str
) -> None:
    assert figures(m, as_of=date, **asked) == figures(m.as_of(date), **asked)


@given(chronicles(), questions)
def test_limits_of_the_listing_change_no_answer(
    m: ArgumentMap, asked: dict[str, Any]
) -> None:
    whole = figures(m, at=asked["at"], basis=asked.get("basis"))
    unit, measure = asked.get("unit"), asked.get("measure")
    expected = tuple(
        figure
        for figure in whole
        if unit in (None, figure.quantity.unit)
        and measure in (None, figure.quantity.measure)
    )
    assert figures(m, **asked).held == expected


@given(chronicles())
def test_a_current_figure_is_current_at_the_end_of_time(m: ArgumentMap) -> None:
    current = {figure.claim.id for figure in figures(m)}
    for figure in figures(m, at="9999"):
        if figure.quantity.measure == "stock":
            assert figure.current == (figure.claim.id in current)
    assert all(attrs.has(type(figure)) for figure in figures(m))


def test_of_very_many_other_units_some_are_named_and_the_rest_counted() -> None:
    m = counted()
    add(m, "a", 1, "2026", issue="i")
    for number in range(9):
        add(m, f"b{number}", 2, "2025", issue="i", unit=f"unit {number}")
    (told,) = said(figures(m, at="2025", unit="gates"), "no-figure")
    assert told.endswith("'b2' (2 unit 2 of 2025), 'b3' (2 unit 3 of 2025) and 5 more")


def test_what_the_map_maker_notes_of_a_figure_is_said() -> None:
    m = counted()
    m.claim("A.", id="a", valid="2024", quantity={"value": 1}, note="Not\n\ncertain.")
    assert said(figures(m, at="2024"), "map-note") == [
        "claim 'a': the map-maker notes: Not certain."
    ]


def test_a_figure_is_hedged_where_all_who_assert_it_hedge() -> None:
    m = counted(a="2024")
    actor = m.actor("A", id="n")
    assert not figures(m)[0].hedged
    m.assertion("a", actor=actor, hedged=True)
    assert figures(m)[0].hedged
    m.assertion("a", actor=actor)
    assert not figures(m)[0].hedged
