from __future__ import annotations

from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.tables import StanceTable, State
from argmap.errors import QueryError
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date
from argmap.model.views import accepted
from tests.analysis.stances import oracle
from tests.graph.debates import debates

COLUMNS = st.sampled_from(["issue", "claim"])


def by_names(table: StanceTable) -> dict[tuple[str, str], tuple[str, bool]]:
    cells = [table[actor, column] for actor in table.actors for column in table.columns]
    return {(c.actor, c.column): (c.state.value, c.hollow) for c in cells}


@settings(deadline=None, max_examples=150)
@given(m=debates(), by=COLUMNS, latest=st.booleans())
def test_cells_and_pairs_are_those_computed_one_by_one(
    m: ArgumentMap, *, by: str, latest: bool
) -> None:
    table = compare_stances(m, by=by, actors=m.actors, latest=latest)
    actors, columns = list(m.actors), [column.id for column in table.columns]
    states = {
        (actor, column): oracle.state(m, actor, column, by=by, latest=latest)
        for actor in actors
        for column in columns
    }
    assert {key: state for key, (state, _) in by_names(table).items()} == states
    expected = oracle.comparison(states, actors, columns)
    for pair in table.pairs():
        either = pair.first_columns + pair.second_columns - pair.joint
        assert expected[pair.first, pair.second] == (
            pair.agree,
            pair.opposed,
            pair.other,
            pair.distance,
            either,
        )


@settings(deadline=None, max_examples=80)
@given(m=debates(), by=COLUMNS, latest=st.booleans())
def test_what_a_cell_keeps_and_what_is_history_is_all_that_is_said(
    m: ArgumentMap, *, by: str, latest: bool
) -> None:
    table = compare_stances(m, by=by, actors=m.actors, latest=latest)
    for cell in table.cells.values():
        every = [a for a, _ in oracle.said(m, cell.actor, cell.column, by)]
        kept = [a for a, _ in oracle.left_over(m, cell.actor, cell.column, by)]
        assert list(cell.assertions) == (kept if latest else every)
        assert [a for a in every if a not in cell.assertions] == list(cell.history)


@settings(deadline=None, max_examples=80)
@given(debates(), COLUMNS)
def test_on_a_map_of_one_date_the_latest_is_all(m: ArgumentMap, by: str) -> None:
    day = Date("2021")
    m.replace(*(attrs.evolve(a, date=day) for a in m.assertions.values()))
    plain = compare_stances(m, by=by)
    assert compare_stances(m, by=by, latest=True).cells == plain.cells


@settings(deadline=None, max_examples=80)
@given(debates(), COLUMNS)
def test_since_before_everything_leaves_nothing_out(m: ArgumentMap, by: str) -> None:
    m.replace(
        *(
            attrs.evolve(a, date=a.date or Date("2020-05"))
            for a in m.assertions.values()
        )
    )
    table = compare_stances(m, by=by, since="1900")
    assert table.cells == compare_stances(m, by=by).cells
    assert (table.undated, table.straddling) == (0, 0)


@settings(deadline=None, max_examples=80)
@given(debates(), st.sampled_from(["2020", "2021", "2022"]), COLUMNS)
def test_what_a_window_leaves_out_is_counted(
    m: ArgumentMap, year: str, by: str
) -> None:
    table = compare_stances(m, by=by, actors=m.actors, since=year, as_of=year)
    dates = [m.date_of(a) for a in accepted(m).assertions.values()]
    assert table.undated == dates.count(None)
    inside = {a.id for row in table.rows.values() for a in row.said}
    assert {m.date_of(m.assertions[key]) for key in inside} <= {Date(year)}
    assert len(inside) == sum(1 for date in dates if date == Date(year))


@settings(deadline=None, max_examples=60)
@given(
    m=debates(),
    by=COLUMNS,
    latest=st.booleans(),
    random=st.randoms(use_true_random=False),
)
def test_renaming_and_reordering_actors_only_permutes(
    m: ArgumentMap, *, by: str, latest: bool, random: Random
) -> None:
    names = {"ann": "zoe", "bob": "yan", "cyd": "xia"}
    again = ArgumentMap(m.title)
    records = [
        attrs.evolve(record, id=names[record.id]) for record in m.actors.values()
    ]
    random.shuffle(records)
    again.add(
        *m.sources.values(),
        *m.issues.values(),
        *m.claims.values(),
        *m.relations.values(),
        *records,
        *(
            attrs.evolve(
                a, actor=names[a.actor], via=tuple(names[key] for key in a.via)
            )
            for a in m.assertions.values()
        ),
    )
    tables = [
        compare_stances(x, by=by, actors=x.actors, latest=latest) for x in (m, again)
    ]
    assert {
        (names[actor], column): told
        for (actor, column), told in by_names(tables[0]).items()
    } == by_names(tables[1])
    for pair in tables[0].pairs():
        other = tables[1].pair(names[pair.first], names[pair.second])
        assert (pair.agree, pair.opposed, pair.distance, pair.hollow) == (
            other.agree,
            other.opposed,
            other.distance,
            other.hollow,
        )


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    supply = m.issue("Do caps cut supply?", id="supply")
    m.claim("Caps cut supply.", id="caps", issue=supply, thesis=True)
    m.claim("Starts fell.", id="starts", issue=supply)
    m.claim("Homes matter.", id="homes", issue=supply)
    m.support("caps", by="starts")
    for name in ("Lee", "Ortiz"):
        m.actor(name, id=name.lower())
    return m


def test_the_last_dated_position_takes_the_place_of_the_earlier_one(
    m: ArgumentMap,
) -> None:
    before = m.assertion("caps", actor="lee", date="2020")
    after = m.deny("caps", actor="lee", date="2022")
    assert compare_stances(m)["lee", "supply"].state is State.MIXED
    for by, column, state in (("issue", "supply", "no"), ("claim", "caps", "opposes")):
        cell = compare_stances(m, by=by, latest=True)["lee", column]
        assert cell.state == state
        assert (cell.assertions, cell.history) == ((after,), (before,))
        assert not cell.hollow


def test_what_says_the_same_as_the_last_stays_with_it(m: ArgumentMap) -> None:
    plain = m.assertion("caps", actor="lee", date="2020")
    hint = m.assertion("starts", actor="lee", date="2022")
    cell = compare_stances(m, latest=True)["lee", "supply"]
    assert (cell.assertions, cell.history, cell.hollow) == ((plain, hint), (), False)
    turn = m.deny("caps", actor="lee", date="2021")
    cell = compare_stances(m, latest=True)["lee", "supply"]
    # The plain yes was given up in 2021: what is left is derived.
    assert cell.state is State.YES
    assert cell.assertions == (hint,)
    assert set(cell.history) == {plain, turn}
    assert cell.hollow


def test_a_later_doubt_is_a_position_by_claim_and_none_by_issue(
    m: ArgumentMap,
) -> None:
    m.assertion("caps", actor="lee", date="2020")
    m.assertion("caps", actor="lee", stance="doubts", date="2021")
    by_claim = compare_stances(m, by="claim", latest=True)
    assert by_claim["lee", "caps"].state is State.NEUTRAL
    assert len(by_claim["lee", "caps"].history) == 1
    by_issue = compare_stances(m, latest=True)
    assert by_issue["lee", "supply"].state is State.YES
    assert by_issue["lee", "supply"].history == ()


def test_positions_of_which_nobody_can_tell_the_later_both_count(
    m: ArgumentMap,
) -> None:
    m.assertion("caps", actor="lee", date="2020")
    m.deny("caps", actor="lee", date="2020-05")
    cell = compare_stances(m, by="claim", latest=True)["lee", "caps"]
    assert (cell.state, len(cell.assertions), cell.history) == (State.MIXED, 2, ())


def test_what_has_no_date_counts_as_said_before_what_has_one(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee")
    assert compare_stances(m, latest=True)["lee", "supply"].state is State.YES
    m.deny("caps", actor="lee", date="1800")
    cell = compare_stances(m, latest=True)["lee", "supply"]
    assert (cell.state, len(cell.history)) == (State.NO, 1)


def test_two_of_one_day_both_count_and_two_without_a_date(m: ArgumentMap) -> None:
    for actor, date in (("lee", "2021-05-03"), ("ortiz", None)):
        m.assertion("caps", actor=actor, date=date)
        m.deny("caps", actor=actor, date=date)
    table = compare_stances(m, by="claim", latest=True)
    assert table["lee", "caps"].state is State.MIXED
    assert table["ortiz", "caps"].state is State.MIXED
    m.deny("caps", actor="lee", date="2021-05-04")
    table = compare_stances(m, by="claim", latest=True)
    assert table["lee", "caps"].state is State.OPPOSES
    assert len(table["lee", "caps"].history) == 1


def test_only_what_was_said_since_then_counts(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee", date="2019")
    m.assertion("caps", actor="ortiz", date="2020/2022")
    m.deny("caps", actor="ortiz", date="2021-03")
    m.assertion("starts", actor="ortiz")
    table = compare_stances(m, since="2021", actors=["lee", "ortiz"])
    assert table["lee", "supply"].state is State.SILENT
    assert table["ortiz", "supply"].state is State.NO
    assert (table.undated, table.straddling) == (1, 1)
    assert [a.id for a in compare_stances(m, since="2021").actors] == ["ortiz"]
    window = compare_stances(m, since="2019", as_of="2019")
    assert [a.id for a in window.actors] == ["lee"]


def test_clashes_are_of_what_is_still_asserted(m: ArgumentMap) -> None:
    clash = m.contradict("caps", m.claim("Caps do nothing.", id="no", issue="supply"))
    m.assertion("no", actor="ortiz", date="2020")
    m.assertion("caps", actor="lee", date="2020")
    m.deny("caps", actor="lee", date="2021")
    assert compare_stances(m).pair("lee", "ortiz").clashes == (clash,)
    assert compare_stances(m, latest=True).pair("lee", "ortiz").clashes == ()


def test_a_window_that_ends_before_it_begins_is_refused(m: ArgumentMap) -> None:
    with pytest.raises(QueryError) as caught:
        compare_stances(m, since="2022", as_of="2021")
    assert str(caught.value) == (
        "the window ends before it begins: as of '2021' is before since '2022'; "
        "write the earlier date as since"
    )


def test_a_silent_cell_is_made_on_demand_and_kept_nowhere(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee")
    m.assertion("starts", actor="ortiz", stance="reports")
    table = compare_stances(m, by="claim", actors=["lee", "ortiz"])
    assert list(table.cells) == [("lee", "caps"), ("ortiz", "starts")]
    assert table["ortiz", "homes"].state is State.SILENT
    assert table["ortiz", "homes"].assertions == ()
    assert len(table.cells) == 2


def test_cells_come_row_by_row_in_the_order_of_the_columns(m: ArgumentMap) -> None:
    for claim in ("homes", "caps", "starts"):
        m.assertion(claim, actor="ortiz")
    m.assertion("homes", actor="lee")
    assert list(compare_stances(m, by="claim").cells) == [
        ("lee", "homes"),
        ("ortiz", "caps"),
        ("ortiz", "starts"),
        ("ortiz", "homes"),
    ]


def test_by_issue_only_plain_answers_count_where_derived_ones_are_refused(
    m: ArgumentMap,
) -> None:
    m.assertion("starts", actor="lee")
    m.assertion("starts", actor="ortiz")
    m.deny("caps", actor="ortiz")
    derived = compare_stances(m)
    assert derived["lee", "supply"].state is State.YES
    assert derived["lee", "supply"].hollow
    assert derived["ortiz", "supply"].state is State.MIXED
    plain = compare_stances(m, derived=False)
    assert plain["lee", "supply"].state is State.NEUTRAL
    assert plain["ortiz", "supply"].state is State.NO
    assert not plain["ortiz", "supply"].hollow
    assert len(plain["lee", "supply"].assertions) == 1
    assert compare_stances(m, derived=True).cells == derived.cells


def test_positions_that_changed_on_two_claims_leave_both() -> None:
    m = ArgumentMap("turns")
    m.actor("Lee", id="lee")
    for key in ("one", "two"):
        m.claim(f"{key.title()}.", id=key)
        m.assertion(key, actor="lee", date="2020")
        m.deny(key, actor="lee", date="2022")
    table = compare_stances(m, by="claim", latest=True)
    for key in ("one", "two"):
        cell = table["lee", key]
        assert [said.date for said in cell.history] == [Date("2020")]
        assert [said.date for said in cell.assertions] == [Date("2022")]


def test_the_last_position_goes_back_to_the_last_that_differs() -> None:
    m = ArgumentMap("turns")
    m.claim("One.", id="one")
    m.actor("Lee", id="lee")
    for year in range(2019, 2025):
        stance = "denies" if year % 2 and year < 2023 else "asserts"
        m.assertion("one", actor="lee", stance=stance, date=year)
    cell = compare_stances(m, by="claim", latest=True)["lee", "one"]
    assert cell.state is State.SUPPORTS
    assert [str(said.date) for said in cell.assertions] == ["2022", "2023", "2024"]
    assert [str(said.date) for said in cell.history] == ["2019", "2020", "2021"]
