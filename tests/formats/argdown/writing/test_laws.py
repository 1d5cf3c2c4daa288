"""What holds for every map that is written as Argdown and read again."""

from __future__ import annotations

import difflib
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.formats.argdown.notation import dump, load
from argmap.model.argument_map import ArgumentMap
from tests.formats.argdown.hostile import LINES, hostile_maps

EXAMPLE = Path(__file__).parents[1] / "quay-road.argdown"


def text_of(m: ArgumentMap) -> str:
    data, findings = dump(m)
    assert findings == ()
    return data.decode()


@settings(deadline=None)
@given(hostile_maps())
def test_a_map_written_and_read_is_the_same_map_and_written_again_the_same_text(
    m: ArgumentMap,
) -> None:
    text = text_of(m)
    again, log = load(text.encode())
    assert again == m
    assert text_of(again) == text
    kept = {"unknown-key", "no-text"}
    assert {finding.code for finding in log.findings} <= kept


@settings(deadline=None)
@given(hostile_maps(), st.data(), LINES)
def test_a_change_of_one_text_is_a_diff_of_few_lines(
    m: ArgumentMap, data: st.DataObject, text: str
) -> None:
    assume(len(m))
    claim = data.draw(st.sampled_from(list(m)))
    assume(claim.text)
    before = text_of(m).splitlines()
    m.replace(attrs.evolve(claim, text=text))
    after = text_of(m).splitlines()
    changed = [
        line
        for line in difflib.unified_diff(before, after, n=0)
        if line[0] in "+-" and line[:3] not in ("+++", "---")
    ]
    # Its line, and its data where they no longer stand behind it, or do again.
    groups = 6 + len(m.assertions_of(claim))
    assert len(changed) <= 3 + groups


def test_the_example_is_written_in_its_own_layout() -> None:
    m, _ = load(EXAMPLE.read_bytes())
    again, log = load(dump(m)[0])
    assert again == m
    assert log.findings == ()
    lines = set(EXAMPLE.read_text(encoding="utf-8").splitlines())
    # What the layout leaves no choice in: claims that stand in a structure, and a
    # line that a writer would not leave longer than 110 columns.
    assert [line for line in text_of(m).splitlines() if line not in lines] == [
        "    _ [Fair moved]: The summer fair had moved away.",
        "      {by: paper, source: courier, at: 1730-1802,",
        "       rel: {note: Another cause.}}",
        "[Closure helps shops]: A quiet road brings shops more custom. {kind: causal}",
        (
            "[Air cleaner]: Soot at the quay fell by a third. "
            "{by: office, source: count, at: 412-466}"
        ),
        "[Keep closed]: The road should stay closed.",
        "  {kind: normative, by: office, source: courier, at: 20-71, by-act: true}",
        "<two-gains>",
        "(1) [Air cleaner]",
        "(2) [Closure helps shops]",
        "(3) [Keep closed]",
    ]


@pytest.mark.parametrize("depth", [60, 97])
def test_plain_data_as_deep_as_json_allows_are_carried(depth: int) -> None:
    value: object = "[{" * 200
    for _ in range(depth):
        value = [value]
    m = ArgumentMap(note="[{" * 200)
    m.claim("A.", id="a")
    m.extra["argdown"] = {"claims/a": {"deep": value}}
    m.extra["aif"] = {"": {"deep": value}}
    assert load(dump(m)[0])[0] == m


def test_many_sources_and_long_ids_are_carried() -> None:
    m = ArgumentMap()
    for number in range(12_000):
        m.source("A source", id=f"s{number}", issued="2024", container="C", note="n")
    m.actor("A", id="a" * 3000)
    m.claim("C.", id="c" * 3000)
    m.assertion("c" * 3000, actor="a" * 3000)
    m.extra["aif"] = {f"claims/{'c' * 3000}": {"k" * 3000: 10**400}}
    assert load(dump(m)[0])[0] == m


def test_long_chains_of_replies_and_undercuts_are_carried() -> None:
    m = ArgumentMap()
    m.claim("C.", id="c0")
    for number in range(1, 2000):
        m.claim("C.", id=f"c{number}")
        relation = m.support(f"c{number - 1}", by=f"c{number}")
    for _ in range(1000):
        relation = m.undercut(relation, by="c0")
    assert load(dump(m)[0])[0] == m
