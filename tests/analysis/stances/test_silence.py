from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.silence import silences
from argmap.analysis.stances.tables import State
from argmap.model.argument_map import ArgumentMap
from tests.graph.debates import debates


def test_who_is_silent_on_what_is_told_actor_by_actor() -> None:
    m = ArgumentMap("silence")
    for key in ("trust", "cost", "safety"):
        issue = m.issue(f"Is it {key}?", id=key)
        m.claim(f"It is {key}.", id=f"{key}-yes", issue=issue, thesis=True)
    for name in ("Heritage", "Center"):
        m.actor(name, id=name.lower())
    m.assertion("trust-yes", actor="heritage")
    m.assertion("safety-yes", actor="heritage", stance="reports")
    for key in ("trust", "cost", "safety"):
        m.assertion(f"{key}-yes", actor="center", stance="doubts")
    heritage, center = silences(compare_stances(m))
    assert heritage.actor == m.actors["heritage"]
    assert [column.id for column in heritage.columns] == ["cost", "safety"]
    assert heritage.reported == ("safety",)
    assert str(heritage) == "Heritage says nothing on cost, safety"
    assert (center.columns, center.reported) == ((), ())
    assert str(center) == "Center speaks on everything that is compared"
    by_claim = silences(compare_stances(m, by="claim", actors="heritage"))
    assert [c.id for c in by_claim[0].columns] == ["cost-yes", "safety-yes"]


def test_an_actor_that_never_speaks_is_silent_on_everything() -> None:
    m = ArgumentMap("silence")
    m.issue("Is it so?", id="i")
    m.actor("A", id="a")
    assert silences(compare_stances(m)) == ()
    (one,) = silences(compare_stances(m, actors="a"))
    assert str(one) == "A says nothing on i"


@settings(deadline=None, max_examples=60)
@given(m=debates(), by=st.sampled_from(["issue", "claim"]), derived=st.booleans())
def test_silence_is_where_the_cell_is_silent(
    m: ArgumentMap, *, by: str, derived: bool
) -> None:
    table = compare_stances(m, by=by, actors=m.actors, derived=derived)
    for one in silences(table):
        silent = [c for c in table.columns if table[one.actor, c].state is State.SILENT]
        assert list(one.columns) == silent
        assert one.reported == tuple(
            c.id for c in silent if table[one.actor, c].reports
        )
