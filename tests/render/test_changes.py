from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.differences import diff
from argmap.model.argument_map import ArgumentMap
from argmap.render.changes import changes_markdown, changes_table, changes_text
from argmap.render.prose.rewording import Mark, plain_runs, reworded
from tests.analysis.edits import versions


@pytest.fixture
def old() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    m.issue("Do rent caps cut supply?", id="supply")
    m.source("A study", id="study", issued="2023-05-02")
    m.actor("J. Lee", id="lee")
    m.actor("M. Ortiz", id="ortiz")
    m.claim("Rent caps cut supply.", id="caps", issue="supply", thesis=True)
    m.claim("Starts fell.", id="starts", issue="supply")
    m.support("caps", by="starts", id="step", analyst="rk")
    m.assertion("caps", actor="lee", source="study", at=(3, 40), id="said")
    return m


@pytest.fixture
def new(old: ArgumentMap) -> ArgumentMap:
    m = old.subset()
    m.replace(attrs.evolve(m.claims["starts"], text="Starts fell by 12 %."))
    said = m.assertions["said"]
    assert said.passage is not None
    passage = attrs.evolve(said.passage, spans=((5, 42),))
    m.replace(attrs.evolve(said, hedged=True, passage=passage))
    m.claim("The stock | held *steady*.", id="held")
    m.attack("caps", by="held", id="blow", basis="analyst", analyst="rk")
    m.assertion("held", actor="ortiz", id="held-ortiz")
    m.deny("starts", actor="ortiz", source="study", id="no")
    m.remove("step")
    m.actor("A. Kim", id="kim")
    m.note = "Second draft."
    return m


MARKDOWN = """\
## Changes: Rent caps

2 statuses changed; 1 stance changed; claims: 1 added, 1 changed; links: 1 added, \
1 removed; assertions: 2 added, 1 changed; actors: 1 added; 1 field of the map changed.

### Do rent caps cut supply?

**Statuses**

- “Rent caps cut supply”: unchallenged → rebutted (by explicit links alone still \
unchallenged)
  - Objection on record, no reply recorded: “The stock \\| held \\*steady\\*” \
(M. Ortiz), link inferred by rk.
- “Starts fell by 12 %”: unchallenged → contested
  - Denial on record: M. Ortiz, 2 May 2023; no ground recorded in this map.

**Stances**

- M. Ortiz: silent → neutral

**Claims**

- changed: Starts ~~fell.~~ **fell by 12 %.**

**Assertions**

- changed: J. Lee asserted “Rent caps cut supply” (A study, characters 5-42)
  - passage: study, characters 3-40 → study, characters 5-42
  - hedged: no → yes
- added: M. Ortiz denied “Starts fell by 12 %” (A study)

**Links**

- added: “The stock \\| held \\*steady\\*” attacks “Rent caps cut supply”, link \
inferred by rk
- removed: “Starts fell” supports “Rent caps cut supply”, link inferred by rk

### Under no issue

**Claims**

- added: “The stock \\| held \\*steady\\*” (M. Ortiz)

### Actors

- added: A. Kim (kim)

### The map

- note: nothing → Second draft.
"""


def test_markdown_tells_issue_by_issue_what_differs(
    old: ArgumentMap, new: ArgumentMap
) -> None:
    assert changes_markdown(diff(old, new)) == MARKDOWN


def test_text_marks_words_as_git_does(old: ArgumentMap, new: ArgumentMap) -> None:
    text = changes_text(diff(old, new))
    assert "    changed: Starts [-fell.-] {+fell by 12 %.+}\n" in text
    assert "\nDo rent caps cut supply?\n  Statuses\n" in text


def test_no_difference_is_said(old: ArgumentMap) -> None:
    assert changes_markdown(diff(old, old)) == (
        "## Changes: Rent caps\n\nNo difference.\n"
    )
    assert changes_text(diff(old, old)) == "No difference.\n"
    assert changes_table(diff(old, old)).rows == ()


def test_a_title_may_be_given(old: ArgumentMap) -> None:
    text = changes_markdown(diff(old, old), title="a/rent_caps.argdown")
    assert text.startswith("## Changes: a/rent\\_caps.argdown\n")


def test_a_long_list_says_how_much_it_leaves_out(old: ArgumentMap) -> None:
    new = old.subset()
    for number in range(25):
        new.claim(f"Claim {number}.", id=f"c{number}")
    found = diff(old, new)
    assert "- “Claim" not in changes_markdown(found, most=0)
    assert "- and 5 more\n" in changes_markdown(found)
    assert "more" not in changes_markdown(found, most=None)
    assert changes_text(found, most=1).count("Claim ") == 1


def test_ids_that_follow_a_renamed_claim_are_counted(old: ArgumentMap) -> None:
    fresh = ArgumentMap("Rent caps")
    new: dict[str, Any] = {
        "supply": {"thesis": "rent-caps"},
        "caps": {"id": "rent-caps"},
        "step": {"id": "step-2", "target": "rent-caps"},
        "said": {"id": "said-2", "claim": "rent-caps"},
    }
    fresh.add(*(attrs.evolve(r, **new.get(r.id, {})) for r in old.records()))
    text = changes_markdown(diff(old, fresh))
    assert "- renamed: “Rent caps cut supply”\n  - id: caps → rent-caps\n" in text
    assert "- 1 link with another id, else as before" in text
    assert "- 1 assertion with another id, else as before" in text


def test_rows_hold_every_change(old: ArgumentMap, new: ArgumentMap) -> None:
    table = changes_table(diff(old, new))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert {(row["change"], row["noun"], row["id"], row["field"]) for row in rows} == {
        ("changed", "map", "", "note"),
        ("added", "claim", "held", None),
        ("changed", "claim", "starts", "text"),
        ("added", "relation", "blow", None),
        ("removed", "relation", "step", None),
        ("added", "assertion", "held-ortiz", None),
        ("added", "assertion", "no", None),
        ("changed", "assertion", "said", "hedged"),
        ("changed", "assertion", "said", "passage"),
        ("added", "actor", "kim", None),
        ("changed", "status", "caps", "status"),
        ("changed", "status", "starts", "status"),
        ("changed", "status", "starts", "status_explicit"),
        ("added", "status", "held", "status"),
        ("added", "status", "held", "status_explicit"),
        ("changed", "stance", "ortiz", "supply"),
    }
    (moved,) = (row for row in rows if row["field"] == "passage")
    assert moved["after"] == '{"source": "study", "spans": [[5, 42]]}'


@given(versions())
def test_every_difference_can_be_written(
    pair: tuple[ArgumentMap, ArgumentMap],
) -> None:
    found = diff(*pair)
    assert changes_markdown(found, most=None).endswith("\n")
    assert changes_text(found).endswith("\n")
    assert bool(changes_table(found).rows) == bool(found)


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=8).map(" ".join)


@given(WORDS, WORDS)
def test_runs_hold_the_old_words_and_the_new_ones(old: str, new: str) -> None:
    runs = reworded(old, new)
    kept = [run for run in runs if run.mark is not Mark.NEW]
    assert " ".join(run.text for run in kept) == old
    kept = [run for run in runs if run.mark is not Mark.GONE]
    assert " ".join(run.text for run in kept) == new


def test_texts_with_little_in_common_stand_whole() -> None:
    assert plain_runs(reworded("They fell a lot.", "Rents in town doubled.")) == (
        "[-They fell a lot.-] {+Rents in town doubled.+}"
    )
    assert plain_runs(reworded("a " * 600, "a " * 599)).startswith("[-a a")
