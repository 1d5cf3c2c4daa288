from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FileError, FormatError, TextError
from argmap.findings import Finding, Severity
from argmap.formats.baseline import (
    Accepted,
    Baseline,
    read_baseline,
    write_baseline,
)

ONE = Finding(code="undated", where="source 'a'", message="m", ids=("a", "x", "y"))
TWO = Finding(code="stale", where="source 'a'", message="m", ids=("a", "z"))

FILE = """\
# Findings of argmap that have been accepted, by code, place and ids.
# Write why in `reason`. An entry without `ids` accepts whatever is found at its place.

[[accepted]]
code = "stale"
where = "source 'a'"
ids = [
  "a",
  "z",
]
reason = ""

[[accepted]]
code = "undated"
where = "source 'a'"
ids = [
  "a",
  "x",
  "y",
]
reason = "Written by \\"hand\\"."
"""


def accepting(*findings: Finding) -> Baseline:
    return Baseline().renewed(findings)


def test_findings_that_are_accepted_are_counted_and_left_out() -> None:
    found = accepting(ONE).sift([ONE, TWO])
    assert (found.findings, found.accepted, found.leftover) == ((TWO,), 1, ())
    assert Baseline().sift([ONE, TWO]).findings == (ONE, TWO)


def test_another_code_or_place_is_not_accepted() -> None:
    other = Finding(code="undated", where="source 'b'", message="m", ids=ONE.ids)
    assert accepting(ONE).sift([other]).findings == (other,)


def test_the_sentence_and_the_order_of_ids_do_not_matter() -> None:
    again = Finding(
        code="undated",
        where="source 'a'",
        message="put otherwise",
        ids=("y", "a", "x"),
        severity=Severity.NOTE,
    )
    assert accepting(ONE).sift([again]).accepted == 1


def test_a_finding_with_new_records_is_left_and_names_them() -> None:
    more = Finding(
        code="undated",
        where="source 'a'",
        message="m",
        ids=("a", "x", "new", "y"),
        remedy="mend it",
    )
    (left,) = accepting(ONE).sift([more]).findings
    assert str(left) == "source 'a': m; mend it; new since the baseline: 'new'"
    bare = Finding(code="undated", where="source 'a'", message="m", ids=("new",))
    (left,) = accepting(ONE).sift([bare]).findings
    assert str(left) == "source 'a': m; new since the baseline: 'new'"


def test_what_is_accepted_and_not_found_any_more_is_named() -> None:
    less = Finding(code="undated", where="source 'a'", message="m", ids=("a", "y"))
    found = accepting(ONE, TWO).sift([less])
    assert found.accepted == 1
    assert [str(one) for one in found.leftover] == [
        (
            "source 'a': 'undated' is accepted for 'x', and not found any more; "
            "remove it from the entry"
        ),
        "source 'a': 'stale' is accepted, and not found any more; remove the entry",
    ]
    assert {one.severity for one in found.leftover} == {Severity.NOTE}


def test_what_was_not_looked_for_is_not_left_over() -> None:
    assert accepting(TWO).sift([], unsought={"stale"}).leftover == ()


def test_an_entry_without_ids_accepts_whatever_is_there() -> None:
    baseline = Baseline(entries=(Accepted(code="stale", where="source 'a'"),))
    assert baseline.sift([TWO, TWO]).accepted == 2
    both = Baseline(entries=(*accepting(TWO).entries, *baseline.entries))
    other = Finding(code="stale", where="source 'a'", message="m", ids=("q",))
    assert both.sift([other]).accepted == 1


def test_entries_at_one_place_accept_together() -> None:
    parts = tuple(
        Accepted(code="undated", where="source 'a'", ids=ids)
        for ids in (("a", "x"), ("y",))
    )
    assert Baseline(entries=parts).sift([ONE]).accepted == 1


def test_renewing_keeps_reasons_wide_entries_and_what_was_not_looked_for() -> None:
    before = Baseline(
        entries=(
            Accepted(code="undated", where="source 'a'", ids=("a",), reason="Old."),
            Accepted(code="undated", where="source 'a'", ids=("x",), reason="Older."),
            Accepted(code="stale", where="source 'a'", reason="All of it."),
            Accepted(code="stale", where="source 'gone'", reason="Lost."),
            Accepted(code="unused-actor", where="actor 'b'", ids=("b",)),
        )
    )
    assert before.renewed([ONE, TWO], unsought={"unused-actor"}).entries == (
        Accepted(
            code="undated",
            where="source 'a'",
            ids=("a", "x", "y"),
            reason="Old. Older.",
        ),
        Accepted(code="stale", where="source 'a'", reason="All of it."),
        Accepted(code="unused-actor", where="actor 'b'", ids=("b",)),
    )


def test_a_baseline_is_written_sorted_one_id_to_a_line(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    reasoned = Accepted(
        code="undated",
        where="source 'a'",
        ids=("a", "x", "y"),
        reason='Written by "hand".',
    )
    baseline = Baseline(entries=(reasoned, *accepting(TWO).entries))
    write_baseline(baseline, path)
    assert path.read_text(encoding="utf-8") == FILE
    write_baseline(Baseline(entries=baseline.entries[::-1]), path)
    assert path.read_text(encoding="utf-8") == FILE


@given(
    st.lists(
        st.builds(
            Accepted,
            code=st.text(st.characters(exclude_categories=["Cs"])),
            where=st.text(st.characters(exclude_categories=["Cs"])),
            ids=st.none() | st.lists(st.text('aé\x7f"\\\n')).map(sorted).map(tuple),
            reason=st.text(st.characters(exclude_categories=["Cs"])),
        ),
        max_size=3,
    )
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Accepted]
) -> None:
    path = tmp_path_factory.mktemp("baseline") / "b.toml"
    write_baseline(Baseline(entries=tuple(entries)), path)
    assert sorted(read_baseline(path).entries, key=repr) == sorted(entries, key=repr)


def test_a_file_without_entries_accepts_nothing(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_bytes(b"# nothing yet\r\n")
    assert read_baseline(path) == Baseline()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("found = 1", " unknown key 'found'; write [[accepted]]"),
        ("accepted = 1", " accepted: 1 is no list; write [[accepted]]"),
        ("accepted = [1]", " accepted[0]: 1 is no table; write [[accepted]]"),
        (
            "[[accepted]]\ncode = 'undated'\n",
            " accepted[0]: where is missing; add it",
        ),
        (
            "[[accepted]]\ncode = 3\nwhere = ''\n",
            " accepted[0]: code: 3 is no text; write it in quotation marks",
        ),
        (
            "[[accepted]]\ncode = ''\nwhere = ''\nids = 'a'\n",
            ' accepted[0]: ids: \'a\' is no list of ids; write ["a", "b"]',
        ),
        (
            "[[accepted]]\ncode = ''\nwhere = ''\nids = [1]\n",
            ' accepted[0]: ids: [1] is no list of ids; write ["a", "b"]',
        ),
        (
            "[[accepted]]\ncode = ''\nwhere = ''\nreasons = ''\n",
            " accepted[0]: unknown key 'reasons'; did you mean 'reason'?",
        ),
        (
            "[[accepted]]\ncode = ''\nwhere = ''\nq = ''\n",
            " accepted[0]: unknown key 'q'; write code, where, ids, reason",
        ),
    ],
)
def test_a_wrong_baseline_is_one_clear_line(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "b.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as error:
        read_baseline(path)
    assert str(error.value) == f"{path}:{message}"


def test_what_is_not_toml_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_text("[[accepted]]\ncode = undated\n", encoding="utf-8")
    with pytest.raises(FormatError) as error:
        read_baseline(path)
    assert str(error.value) == (
        f"{path}:2:8: is not TOML: invalid value; write a baseline with --write-baseline"
    )


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_text("[[accepted]]\n[[accepted]]\ncode = 1\n", encoding="utf-8")
    with pytest.raises(FormatError) as error:
        read_baseline(path)
    assert len(error.value.findings) == 4


def test_a_file_that_cannot_be_read_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        read_baseline(tmp_path / "b.toml")
    path = tmp_path / "binary.toml"
    path.write_bytes(b"\xff\x00")
    with pytest.raises(TextError):
        read_baseline(path)


def test_deep_nesting_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_text("a = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(FormatError, match="is not TOML"):
        read_baseline(path)
