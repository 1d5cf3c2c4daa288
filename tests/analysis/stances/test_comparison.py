from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.tables import StanceTable, State
from argmap.errors import QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date
from argmap.model.relations import Basis
from tests.graph.debates import debates

STANCES: dict[str, tuple[str, ...]] = {
    "+": ("asserts",),
    "-": ("denies",),
    "±": ("asserts", "denies"),
    "?": ("doubts",),
    "r": ("reports",),
    "·": (),
}


def table_of(*rows: str) -> StanceTable:
    """Compare actors A, B, ... on claims c1, c2, ..., one sign for each cell."""
    m = ArgumentMap("cells")
    for number in range(len(rows[0])):
        m.claim(f"Claim {number + 1}.", id=f"c{number + 1}")
    for name, row in zip("ABC", rows, strict=False):
        m.actor(name, id=name)
        for number, sign in enumerate(row):
            for stance in STANCES[sign]:
                m.assertion(f"c{number + 1}", actor=name, stance=stance)
    return compare_stances(m, by="claim", actors=list(m.actors))


def states(table: StanceTable, actor: str) -> list[str]:
    return [table[actor, column.id].state.value for column in table.columns]


def test_a_cell_has_one_of_five_states() -> None:
    table = table_of("+-±?·r")
    assert states(table, "A") == [
        "supports",
        "opposes",
        "mixed",
        "neutral",
        "silent",
        "silent",
    ]


def test_a_cell_keeps_its_assertions_and_its_reports_apart() -> None:
    m = ArgumentMap("cell")
    m.claim("Claim.", id="c")
    m.actor("A", id="a")
    said = m.assertion("c", actor="a")
    doubted = m.assertion("c", actor="a", stance="doubts")
    reported = m.assertion("c", actor="a", stance="reports")
    cell = compare_stances(m, by="claim")["a", "c"]
    assert cell.state is State.SUPPORTS
    assert cell.assertions == (said, doubted)
    assert cell.reports == (reported,)
    assert not cell.hollow


def test_every_measure_of_a_pair_with_mixed_neutral_and_silent_cells() -> None:
    # c1: opposed, distance 2; c2: mixed and neutral, distance 0; c3: B alone.
    pair = table_of("+±·", "-?+").pair("A", "B")
    assert (pair.agreed, pair.opposed_on, pair.other_on) == ((), ("c1",), ("c2",))
    assert (pair.first_alone, pair.second_alone) == ((), ("c3",))
    assert (pair.joint, pair.agree, pair.opposed, pair.other) == (2, 0, 1, 1)
    assert pair.overlap == pytest.approx(2 / 3)
    assert pair.agreement == 0
    assert pair.signed == -0.5
    assert pair.proximity == 0.5


def test_every_measure_of_a_pair_that_partly_agrees() -> None:
    # c1: agreed; c2: supports and neutral, distance 1; c3: mixed and opposes, 1.
    pair = table_of("++±", "+?-").pair("A", "B")
    assert (pair.joint, pair.agree, pair.opposed, pair.other) == (3, 1, 0, 2)
    assert pair.overlap == 1
    assert pair.agreement == pytest.approx(1 / 3)
    assert pair.signed == pytest.approx(1 / 3)
    assert pair.proximity == pytest.approx(2 / 3)
    assert pair.distance == 2


def test_a_column_on_which_neither_speaks_counts_nowhere() -> None:
    # c1: both silent, one of them reports; c2: agreed against; c3: A alone.
    pair = table_of("·-+", "r-·").pair("A", "B")
    assert (pair.joint, pair.agreed, pair.first_alone) == (1, ("c2",), ("c3",))
    assert pair.overlap == 0.5
    assert (pair.agreement, pair.signed, pair.proximity) == (1, 1, 1)


def test_two_middle_states_are_neither_agreement_nor_opposition() -> None:
    pair = table_of("?±?", "?±±").pair("A", "B")
    assert (pair.agree, pair.opposed, pair.other) == (0, 0, 3)
    assert (pair.agreement, pair.signed, pair.proximity) == (0, 0, 1)


@pytest.mark.parametrize("rows", [("+·-", "·+·"), ("···", "···"), ("+++", "rrr")])
def test_nothing_in_common_is_none_and_not_nought(rows: tuple[str, str]) -> None:
    pair = table_of(*rows).pair("A", "B")
    assert pair.joint == 0
    shares = (pair.overlap, pair.agreement, pair.signed, pair.proximity)
    assert shares == (None, None, None, None)


@settings(deadline=None, max_examples=60)
@given(debates(), st.sampled_from(["issue", "claim"]))
def test_agreement_is_symmetric(m: ArgumentMap, by: str) -> None:
    table = compare_stances(m, by=by)
    for pair in table.pairs():
        back = table.pair(pair.second, pair.first)
        assert (pair.agreed, pair.opposed_on) == (back.agreed, back.opposed_on)
        assert (pair.other_on, pair.clashes) == (back.other_on, back.clashes)
        assert (pair.first_alone, pair.second_alone) == (
            back.second_alone,
            back.first_alone,
        )
        for share in ("overlap", "agreement", "signed", "proximity", "distance"):
            assert getattr(pair, share) == getattr(back, share)


@settings(deadline=None, max_examples=60)
@given(debates(), st.randoms(use_true_random=False))
def test_the_order_of_the_actors_changes_no_cell_and_no_pair(
    m: ArgumentMap, random: Random
) -> None:
    actors = list(m.actors)
    random.shuffle(actors)
    table, again = (
        compare_stances(m, actors=m.actors),
        compare_stances(m, actors=actors),
    )
    assert table.cells == again.cells
    assert [actor.id for actor in again.actors] == actors
    assert table.pair("ann", "bob") == again.pair("ann", "bob")


@settings(deadline=None, max_examples=60)
@given(debates(proposals=False), st.sampled_from(["issue", "claim"]))
def test_silence_and_reporting_are_never_an_opinion(m: ArgumentMap, by: str) -> None:
    table = compare_stances(m, by=by, actors=m.actors)
    for cell in table.cells.values():
        assert (cell.state is State.SILENT) == (not cell.assertions)
        assert all(a.stance == "reports" for a in cell.reports)
    for pair in table.pairs():
        for column in (*pair.agreed, *pair.opposed_on, *pair.other_on):
            assert table[pair.first, column].assertions
            assert table[pair.second, column].assertions
        assert pair.agree + pair.opposed + pair.other == pair.joint


def test_by_default_the_rows_are_those_who_take_a_stance() -> None:
    m = ArgumentMap("rows")
    m.claim("Claim.", id="c")
    for name in "ABC":
        m.actor(name, id=name)
    m.assertion("c", actor="C")
    m.assertion("c", actor="B", stance="reports")
    assert [actor.id for actor in compare_stances(m).actors] == ["C"]


@pytest.fixture
def m() -> ArgumentMap:
    """Two issues with sides, one without; three actors."""
    m = ArgumentMap("Rent caps")
    supply = m.issue("Do caps cut supply?", id="supply")
    cost = m.issue("Do caps cost money?", id="cost")
    count = m.issue("How many homes?", id="count")
    m.claim("Caps cut supply.", id="caps", issue=supply, thesis=True)
    m.claim("Starts fell.", id="starts", issue=supply)
    m.claim("Stock held.", id="held", issue=supply)
    m.claim("Homes matter.", id="homes", issue=supply)
    m.claim("Caps cost money.", id="money", issue=cost, thesis=True)
    m.claim("45 homes.", id="few", issue=count)
    m.support("caps", by="starts", id="fall")
    m.contradict("held", "caps", id="hold")
    m.attack("starts", by="held", id="against")
    for name, kind in (("Lee", "researcher"), ("Ortiz", "government"), ("Roe", "news")):
        m.actor(name, id=name.lower(), kind=kind)
    return m


def test_an_actor_says_yes_where_it_asserts_the_theses_side(m: ArgumentMap) -> None:
    m.assertion("starts", actor="lee")
    cell = compare_stances(m)["lee", "supply"]
    assert (cell.state, cell.hollow) == (State.YES, True)
    m.assertion("caps", actor="lee")
    cell = compare_stances(m)["lee", "supply"]
    assert (cell.state, cell.hollow) == (State.YES, False)


def test_an_actor_says_yes_where_it_denies_the_other_side(m: ArgumentMap) -> None:
    m.deny("held", actor="lee")
    assert compare_stances(m)["lee", "supply"].state is State.YES
    m.deny("caps", actor="ortiz")
    cell = compare_stances(m)["ortiz", "supply"]
    assert (cell.state, cell.hollow) == (State.NO, False)


def test_an_actor_on_both_sides_is_mixed(m: ArgumentMap) -> None:
    m.assertion("starts", actor="lee")
    m.assertion("held", actor="lee")
    cell = compare_stances(m)["lee", "supply"]
    assert (cell.state, cell.hollow) == (State.MIXED, True)


def test_a_plain_no_is_as_direct_as_a_plain_yes(m: ArgumentMap) -> None:
    m.contradict("caps", m.claim("Caps leave supply.", id="leave", issue="supply"))
    m.assertion("leave", actor="lee")
    cell = compare_stances(m)["lee", "supply"]
    assert (cell.state, cell.hollow) == (State.NO, False)
    m.rephrase("caps", m.claim("Caps cut it.", id="again", issue="supply"))
    m.assertion("again", actor="ortiz")
    cell = compare_stances(m)["ortiz", "supply"]
    assert (cell.state, cell.hollow) == (State.YES, False)


def test_an_actor_on_both_sides_with_one_answer_alone_is_hollow(
    m: ArgumentMap,
) -> None:
    m.support("held", by=m.claim("Few flats stood empty.", id="flats", issue="supply"))
    m.assertion("caps", actor="lee")
    m.assertion("flats", actor="lee")
    cell = compare_stances(m)["lee", "supply"]
    assert (cell.state, cell.hollow) == (State.MIXED, True)
    m.deny("caps", actor="lee")
    assert not compare_stances(m)["lee", "supply"].hollow


def test_reporting_or_doubting_the_thesis_leaves_a_side_hollow(m: ArgumentMap) -> None:
    m.assertion("starts", actor="lee")
    m.assertion("caps", actor="lee", stance="reports")
    assert compare_stances(m)["lee", "supply"].hollow
    m.assertion("caps", actor="lee", stance="doubts")
    assert compare_stances(m)["lee", "supply"].hollow


def test_reporting_on_an_issue_is_silence_on_it(m: ArgumentMap) -> None:
    m.assertion("money", actor="lee")
    m.assertion("caps", actor="lee", stance="reports")
    table = compare_stances(m)
    assert states(table, "lee") == ["silent", "yes", "silent"]
    assert [a.stance for a in table["lee", "supply"].reports] == ["reports"]


def test_speaking_on_claims_without_a_side_or_doubting_is_neutral(
    m: ArgumentMap,
) -> None:
    m.assertion("homes", actor="lee")
    m.assertion("caps", actor="ortiz", stance="doubts")
    m.assertion("few", actor="roe")
    table = compare_stances(m)
    assert states(table, "lee") == ["neutral", "silent", "silent"]
    assert states(table, "ortiz") == ["neutral", "silent", "silent"]
    assert states(table, "roe") == ["silent", "silent", "neutral"]
    assert not any(cell.hollow for cell in table.cells.values())


def test_every_measure_of_a_pair_by_issue(m: ArgumentMap) -> None:
    # supply: yes and no, distance 2; cost: agreed; count: Lee alone.
    m.assertion("starts", actor="lee")
    m.assertion("held", actor="ortiz")
    m.assertion("money", actor="lee")
    m.assertion("money", actor="ortiz")
    m.assertion("few", actor="lee")
    pair = compare_stances(m).pair("lee", "ortiz")
    assert (pair.agreed, pair.opposed_on, pair.other_on) == (("cost",), ("supply",), ())
    assert (pair.first_alone, pair.second_alone) == (("count",), ())
    assert pair.overlap == pytest.approx(2 / 3)
    assert (pair.agreement, pair.signed, pair.proximity) == (0.5, 0, 0.5)


def test_clashes_are_the_attacks_between_what_the_two_assert(m: ArgumentMap) -> None:
    m.assertion("starts", actor="lee")
    m.assertion("held", actor="ortiz")
    pair = compare_stances(m).pair("lee", "ortiz")
    assert pair.clashes == (m.relations["against"],)
    m.assertion("caps", actor="lee")
    pair = compare_stances(m).pair("lee", "ortiz")
    assert pair.clashes == (m.relations["hold"], m.relations["against"])


def test_a_linked_attack_clashes_where_one_asserts_all_its_premises(
    m: ArgumentMap,
) -> None:
    both = m.attack("money", by=["few", "homes"])
    m.assertion("money", actor="lee")
    m.assertion("few", actor="ortiz")
    assert compare_stances(m).pair("lee", "ortiz").clashes == ()
    m.assertion("homes", actor="ortiz")
    assert compare_stances(m).pair("lee", "ortiz").clashes == (both,)


def test_clashes_and_sides_keep_to_the_basis(m: ArgumentMap) -> None:
    source = m.source("Study", id="study")
    told = m.contradict("homes", "caps", source=source)
    m.assertion("homes", actor="ortiz")
    m.assertion("starts", actor="lee")
    m.assertion("held", actor="ortiz")
    m.assertion("caps", actor="lee")
    table = compare_stances(m, basis="explicit")
    assert table.pair("lee", "ortiz").clashes == (told,)
    assert table["ortiz", "supply"].state is State.NO
    analyst = compare_stances(m, basis="analyst")
    assert analyst.pair("lee", "ortiz").clashes == (
        m.relations["hold"],
        m.relations["against"],
    )


def test_clashes_keep_to_the_issues_and_claims_asked_for(m: ArgumentMap) -> None:
    m.assertion("held", actor="ortiz")
    m.assertion("caps", actor="lee")
    clash = (m.relations["hold"],)
    for choice in ({"issues": "supply"}, {"claims": "caps"}, {"claims": ["held"]}):
        assert compare_stances(m, **choice).pair("lee", "ortiz").clashes == clash
    assert compare_stances(m, issues="cost").pair("lee", "ortiz").clashes == ()
    table = compare_stances(m, by="claim", claims=["few"])
    assert table.pair("lee", "ortiz").clashes == ()


def test_claims_filed_under_no_issue_clash_all_the_same() -> None:
    m = ArgumentMap("loose")
    clash = m.contradict(m.claim("One.", id="one"), m.claim("Two.", id="two"))
    m.assertion("one", actor=m.actor("A"))
    m.assertion("two", actor=m.actor("B"))
    assert compare_stances(m).pair("a", "b").clashes == (clash,)


def test_an_undercut_is_no_clash(m: ArgumentMap) -> None:
    m.undercut("fall", by="homes")
    m.assertion("homes", actor="ortiz")
    m.assertion("starts", actor="lee")
    assert compare_stances(m).pair("lee", "ortiz").clashes == ()


def test_rows_and_columns_are_chosen(m: ArgumentMap) -> None:
    for actor in m.actors:
        m.assertion("caps", actor=actor)

    def shape(**choices: Any) -> tuple[list[str], list[str]]:
        table = compare_stances(m, **choices)
        return [a.id for a in table.actors], [c.id for c in table.columns]

    everybody, issues = ["lee", "ortiz", "roe"], ["supply", "cost", "count"]
    assert shape() == (everybody, issues)
    assert shape(actors=["roe", m.actors["lee"], "roe"]) == (["roe", "lee"], issues)
    assert shape(actors="roe", issues=["cost"]) == (["roe"], ["cost"])
    assert shape(kinds="news") == (["roe"], issues)
    assert shape(kinds=["news", "government"], issues=m.issues["cost"]) == (
        ["ortiz", "roe"],
        ["cost"],
    )
    assert shape(by="claim", issues=["cost", "count"])[1] == ["money", "few"]
    assert shape(by="claim", claims=["few", "caps"])[1] == ["caps", "few"]
    assert shape(actors=[]) == ([], issues)


def test_no_actors_and_one_actor_make_no_pairs(m: ArgumentMap) -> None:
    assert compare_stances(m).pairs() == ()
    assert compare_stances(m, actors="lee").pairs() == ()
    assert compare_stances(ArgumentMap("empty")).cells == {}


def test_a_dated_table_holds_what_had_been_said(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee", date="2020")
    m.deny("caps", actor="lee", date="2022")
    assert compare_stances(m, as_of="2021")["lee", "supply"].state is State.YES
    assert compare_stances(m)["lee", "supply"].state is State.MIXED
    silent = compare_stances(m, as_of="2021", actors=["ortiz"])
    assert silent["ortiz", "supply"].state is State.SILENT
    assert silent.cells == {}
    with pytest.raises(QueryError) as caught:
        compare_stances(m, as_of="2021").pair("lee", "ortiz")
    assert str(caught.value) == "'ortiz' is not among the actors compared"


def test_a_table_tells_what_it_counts(m: ArgumentMap) -> None:
    plain = compare_stances(m)
    assert (plain.basis, plain.as_of, plain.since) == (None, None, None)
    assert (plain.latest, plain.roll_up) == (False, False)
    table = compare_stances(m, basis="analyst", as_of="2024-05", roll_up=True)
    assert (table.basis, table.as_of, table.roll_up) == (
        Basis.ANALYST,
        Date("2024-05"),
        True,
    )
    table = compare_stances(m, since="2020", latest=True)
    assert (table.since, table.latest) == (Date("2020"), True)


def test_what_stands_under_no_issue_is_counted_where_issues_are_compared(
    m: ArgumentMap,
) -> None:
    m.claim("Nobody filed this.", id="loose")
    both = [{"organization": "lee"}, {"organization": "ortiz"}]
    m.actor("Ann", id="ann", affiliations=both)
    m.assertion("loose", actor="ann", date="2020")
    m.assertion("loose", actor="lee", stance="doubts", date="2022")
    m.assertion("loose", actor="lee", stance="reports", date="2022")
    m.assertion("caps", actor="lee", date="2022")
    assert compare_stances(m).unfiled == 2
    assert compare_stances(m, roll_up=True).unfiled == 2
    assert compare_stances(m, actors="ann").unfiled == 1
    assert compare_stances(m, since="2021").unfiled == 1
    assert compare_stances(m, as_of="2021").unfiled == 1
    assert compare_stances(m, issues="supply").unfiled == 0
    assert compare_stances(m, by="claim").unfiled == 0


def test_a_link_made_after_a_date_is_no_clash_as_of_it() -> None:
    m = ArgumentMap("links")
    for name in ("A", "B"):
        claim = m.claim(f"{name}.", id=f"of-{name}")
        m.assertion(claim, actor=m.actor(name, id=name), date="2020")
    m.contradict("of-A", "of-B", basis="explicit", date="2022")
    assert compare_stances(m, as_of="2021").pair("A", "B").clashes == ()
    assert len(compare_stances(m, as_of="2022").pair("A", "B").clashes) == 1


def test_what_is_only_proposed_is_no_stance(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee", proposed=True)
    assert compare_stances(m).actors == ()


def test_people_are_rolled_up_to_their_organisation_where_asked(
    m: ArgumentMap,
) -> None:
    since = {"organization": "ortiz", "since": "2021"}
    m.actor("Ann", id="ann", affiliations=[since])
    m.actor("Ida", id="ida", affiliations=[since], rolls_up=False)
    before = m.assertion("caps", actor="ann", date="2019")
    after = m.assertion("held", actor="ann", date="2022")
    m.assertion("held", actor="ida", date="2022")
    plain = compare_stances(m)
    assert [actor.id for actor in plain.actors] == ["ann", "ida"]
    table = compare_stances(m, roll_up=True)
    assert [actor.id for actor in table.actors] == ["ortiz", "ann", "ida"]
    assert table["ortiz", "supply"].assertions == (after,)
    assert table["ann", "supply"].assertions == (before,)


def test_rolling_up_a_dated_view_still_finds_the_outermost_organisation() -> None:
    m = ArgumentMap("offices")
    m.claim("Claim.", id="c")
    m.actor("Department", id="department")
    m.actor("Bureau", id="bureau", affiliations=[{"organization": "department"}])
    m.actor("Ann", id="ann", affiliations=[{"organization": "bureau"}])
    m.assertion("c", actor="ann", date="2020")
    for as_of in (None, "2021"):
        table = compare_stances(m, by="claim", roll_up=True, as_of=as_of)
        assert [actor.id for actor in table.actors] == ["department"]


def test_unknown_words_and_ids_are_refused_in_one_line(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee")
    table = compare_stances(m)
    cases: list[tuple[Any, type[Exception], str]] = [
        (
            lambda: compare_stances(m, by="topic"),
            QueryError,
            "cannot compare by 'topic'; write 'issue' or 'claim'",
        ),
        (
            lambda: compare_stances(m, actors=["le"]),
            UnknownIdError,
            "no actor has id 'le'; the nearest is 'lee'",
        ),
        (
            lambda: compare_stances(m, issues=["suply"]),
            UnknownIdError,
            "no issue has id 'suply'; the nearest is 'supply'",
        ),
        (
            lambda: compare_stances(m, kinds="goverment"),
            QueryError,
            "'goverment' is not a kind of actor; did you mean 'government'?",
        ),
        (
            lambda: table.pair("lee", "ortiz"),
            QueryError,
            "'ortiz' is not among the actors compared",
        ),
        (
            lambda: compare_stances(m, issues="cost")["lee", "supply"],
            QueryError,
            "'supply' is not among the columns compared",
        ),
        (
            lambda: table["lee", "suply"],
            UnknownIdError,
            "no issue has id 'suply'; the nearest is 'supply'",
        ),
    ]
    for call, error, message in cases:
        with pytest.raises(error) as caught:
            call()
        assert str(caught.value) == message
