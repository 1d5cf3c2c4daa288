from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.lines import with_changes

TEXTS = st.lists(st.sampled_from("abcde"), max_size=8)
OWN = st.sampled_from(["# one", "# two"])


@given(TEXTS, TEXTS)
def test_where_nobody_has_edited_the_new_lines_come_out(
    old: list[str], new: list[str]
) -> None:
    assert with_changes(old, old=old, new=new) == new


@given(TEXTS, TEXTS)
def test_where_nothing_changes_the_edited_lines_come_out(
    mine: list[str], old: list[str]
) -> None:
    assert with_changes(mine, old=old, new=old) == mine


@given(TEXTS, TEXTS, st.data())
def test_lines_of_somebody_s_own_stay_and_every_change_is_made(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    mine = list(old)
    own = data.draw(st.lists(OWN, max_size=3))
    for line in own:
        mine.insert(data.draw(st.integers(0, len(mine))), line)
    made = with_changes(mine, old=old, new=new)
    if made is not None:
        assert [line for line in made if line[0] != "#"] == new
        assert sorted(line for line in made if line[0] == "#") == sorted(own)


def test_a_change_beside_a_line_of_somebody_s_own_is_made() -> None:
    mine = ["# head", "a", "# of b", "b", "c"]
    made = with_changes(mine, old=["a", "b", "c"], new=["a", "B", "c", "d"])
    assert made == ["# head", "a", "# of b", "B", "c", "d"]


def test_a_line_of_somebody_s_own_in_the_midst_of_a_change_stays() -> None:
    made = with_changes(["a", "# own", "b"], old=["a", "b"], new=["c"])
    assert made == ["c", "# own"]


def test_a_change_to_a_line_that_is_not_as_it_was_is_refused() -> None:
    assert with_changes(["A", "b"], old=["a", "b"], new=["c", "b"]) is None
    assert with_changes([], old=["a"], new=["b"]) is None


def test_new_lines_go_behind_the_line_that_they_followed() -> None:
    made = with_changes(["a", "# own", "b"], old=["a", "b"], new=["a", "x", "b"])
    assert made == ["a", "x", "# own", "b"]
    assert with_changes(["# own"], old=[], new=["x"]) == ["# own", "x"]
