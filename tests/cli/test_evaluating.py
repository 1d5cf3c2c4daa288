from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

import argmap as am
from tests.cli.conftest import Run

HERALD = (
    "Critics warn that rents rose. Lee said that permits fell to 45.\n\n"
    "The ministry denied that rents rose.\n"
)
SECOND = "Roe said that caps work in most cities. Lee left.\n"


@pytest.fixture(autouse=True)
def drafts(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write two documents, and their draft as a map and as a listing."""
    monkeypatch.chdir(tmp_path)
    Path("herald.txt").write_text(HERALD, encoding="utf-8")
    Path("second.txt").write_text(SECOND, encoding="utf-8")
    options = ("herald.txt", "second.txt", "--workers", "1")
    assert run("extract", *options, "-o", "draft.argdown").status == 0
    listing = run("extract", *options, "--format", "json").out
    Path("draft.json").write_text(listing, encoding="utf-8")


def gold(*rows: dict[str, Any]) -> None:
    text = "\n".join(map(json.dumps, rows))
    Path("gold.jsonl").write_text(text, encoding="utf-8")


def span(text: str, words: str) -> list[int]:
    at = text.index(words)
    return [at, at + len(words)]


def row(document: str, words: str, speaker: str) -> dict[str, Any]:
    text = HERALD if document.startswith("herald") else SECOND
    return {
        "doc": document,
        "content": [span(text, words)],
        "source": span(text, speaker),
        "speaker": speaker,
    }


def accept(m: am.ArgumentMap, *, but: str) -> am.ArgumentMap:
    """Return a map in which somebody has rejected what one actor says."""
    answers = [
        am.Answer(
            key=one.key,
            verdict=am.Verdict.REJECTED
            if getattr(one.record, "text", "").startswith(but)
            else am.Verdict.ACCEPTED,
        )
        for one in am.proposals(m)
    ]
    return am.settle(m, answers).map


def scores(run: Run, *arguments: str) -> list[tuple[Any, ...]]:
    outcome = run("evaluate", *arguments, "--format", "json")
    assert (outcome.status, outcome.err) == (0, "")
    keys = ("document", "right", "proposed", "wanted")
    return [tuple(one[key] for key in keys) for one in json.loads(outcome.out)]


def test_a_draft_is_measured_document_by_document(run: Run) -> None:
    # Both know the id of a document and its title, which is the name of its file.
    for draft, name in (
        ("draft.json", "herald"),
        ("draft.json", "herald.txt"),
        ("draft.argdown", "herald.txt"),
    ):
        gold(
            row(name, "that rents rose", "Critics"),
            row(name, "permits fell", "ministry"),
            row("second", "caps work in most cities", "Roe"),
        )
        assert scores(run, draft, "gold.jsonl") == [
            (name, 2, 3, 2),
            (name, 1, 3, 2),
            ("second", 1, 1, 1),
            ("second", 1, 1, 1),
            (None, 3, 4, 3),
            (None, 2, 4, 3),
        ]


def test_the_listing_says_by_which_rule_speakers_were_compared(run: Run) -> None:
    outcome = run("evaluate", "draft.json", "draft.json", "--document", "second")
    assert outcome.out == (
        "document  measure                      right  proposed  wanted  precision  recall  f1  \n"
        "second    contents                     1      1         1       1.00       1.00    1.00\n"
        "second    contents, speakers by place  1      1         1       1.00       1.00    1.00\n"
    )
    outcome = run("evaluate", "draft.argdown", "draft.json", "--format", "json")
    measures = [one["measure"] for one in json.loads(outcome.out)]
    assert measures == ["contents", "contents, speakers by name"] * 3
    assert "\nall " in run("evaluate", "draft.json", "draft.json").out


@pytest.mark.parametrize("name", ["gold.argdown", "gold.json"])
def test_a_reviewed_draft_is_a_gold_standard(run: Run, name: str) -> None:
    am.write(accept(am.read("draft.argdown"), but="permits"), name)
    for draft in ("draft.argdown", "draft.json"):
        assert scores(run, draft, name, "--document", "herald") == [
            ("herald", 2, 3, 2),
            ("herald", 2, 3, 2),
        ]
    assert scores(run, name, name)[-1] == (None, 3, 3, 3)


def test_what_is_still_proposed_in_a_gold_standard_counts_neither_way(
    run: Run,
) -> None:
    m = am.read("draft.argdown")
    half = accept(m, but="nothing")
    for one in m.assertions.values():
        if one.passage is not None and one.passage.source == "second":
            half.replace(one)
    am.write(half, "gold.json")
    assert scores(run, "draft.json", "gold.json")[-1] == (None, 3, 3, 3)
    outcome = run("evaluate", "draft.json", "draft.argdown")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "argmap: draft.argdown: nothing in it is accepted or required; review it first\n"
    )


def test_a_document_of_one_side_is_left_out_and_told(run: Run) -> None:
    gold(row("herald", "that rents rose", "Critics"), {"content": [[0, 3]]})
    outcome = run("evaluate", "draft.json", "gold.jsonl", "--format", "json")
    assert outcome.err == (
        "argmap: warning: draft.json: left out: document 'second', 1 attribution; "
        "gold.jsonl has nothing of it\n"
        "argmap: warning: gold.jsonl: left out: what names no document, 1 attribution; "
        "draft.json has nothing of it\n"
    )
    assert {one["proposed"] for one in json.loads(outcome.out)} == {3}


def test_an_assertion_without_a_place_is_left_out_and_told(run: Run) -> None:
    m = accept(am.read("draft.argdown"), but="nothing")
    for one in list(m.assertions.values())[:2]:
        m.replace(attrs.evolve(one, passage=None))
    am.write(m, "gold.json")
    outcome = run("evaluate", "draft.json", "gold.json")
    assert outcome.err == (
        "argmap: warning: gold.json: left out: 2 assertions without a place in a text\n"
    )


def test_the_document_is_chosen_on_both_sides(run: Run) -> None:
    gold(row("herald", "that rents rose", "Critics"))
    expected = [("herald", 1, 3, 1)] * 2
    assert scores(run, "draft.json", "gold.jsonl", "--document", "Herald") == expected
    outcome = run("evaluate", "draft.json", "gold.jsonl", "--document", "heralt")
    assert (outcome.status, outcome.err) == (
        2,
        "argmap: no document is called 'heralt'; the nearest is 'herald'\n",
    )


def test_files_without_a_common_document_are_refused(run: Run) -> None:
    gold(row("herald", "that rents rose", "Critics") | {"doc": "times"})
    outcome = run("evaluate", "draft.json", "gold.jsonl")
    assert outcome.status == 2
    assert outcome.err == (
        "argmap: draft.json and gold.jsonl have no document in common: 'herald' and "
        "'second' against 'times'; name documents alike, by the id or the title of "
        "their source\n"
    )


def test_a_listing_beside_a_map_must_name_speakers(run: Run) -> None:
    gold({"doc": "herald", "content": [[13, 28]], "source": [0, 7]})
    assert run("evaluate", "draft.json", "gold.jsonl").status == 0
    outcome = run("evaluate", "draft.argdown", "gold.jsonl")
    assert outcome.err == (
        "argmap: gold.jsonl:1: speaker: is missing; give the name, by which the speakers "
        "of a map are compared\n"
    )


def test_a_higher_threshold_asks_for_more(run: Run) -> None:
    gold(row("herald", "rents rose", "Critics"), row("second", "caps work", "Roe"))
    assert scores(run, "draft.json", "gold.jsonl")[-2] == (None, 1, 4, 2)
    strict = ("--threshold", "1")
    assert scores(run, "draft.json", "gold.jsonl", *strict)[-2] == (None, 0, 4, 2)
    assert scores(run, "draft.json", "draft.json", *strict)[-1] == (None, 4, 4, 4)


DEEP = "[" * 100_000


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("bad.json", DEEP, "bad.json: is nested too deep"),
        ("bad.jsonl", f"{{}}\n{DEEP}", "bad.jsonl:2: is nested too deep"),
        ("bad.jsonl", "null\n", "bad.jsonl:1: is None; write an object"),
        ("bad.json", '"x"', "bad.json:1: is 'x'; write an object"),
        ("bad.json", "[\n3]", "bad.json:2: is 3; write an object"),
        ("bad.json", "[", "bad.json:1:2: the text ends within a value"),
        ("bad.json", "{}\n", "bad.json:1: contents: is missing; write [[12, 80]]"),
        ("bad.argdown", "===\nsources: 3\n===\n", "bad.argdown:2:"),
    ],
)
def test_what_is_no_draft_and_no_gold_standard_is_one_line(
    run: Run, name: str, text: str, message: str, place: int
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    files = ["draft.json"]
    files.insert(place, name)
    outcome = run("evaluate", *files)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"argmap: {message}")
    assert outcome.err.count("\n") == 1


def test_an_empty_listing_marks_nothing(run: Run) -> None:
    Path("none.json").write_text("[]", encoding="utf-8")
    outcome = run("evaluate", "none.json", "draft.json")
    assert outcome.status == 2
    assert "none against 'herald' and 'second'" in outcome.err
