from __future__ import annotations

import io
from pathlib import Path

import pytest

import argmap as am
from argmap.formats.answers import answers_beside, append_answer
from tests.cli.conftest import Run


def written(path: Path, *texts: str) -> Path:
    """Write a draft of a document of the file's name, in which Lee says these."""
    m = am.ArgumentMap()
    m.source(path.stem, id=path.stem)
    m.actor("Lee", id="lee")
    for text in texts:
        claim = m.claim(text, proposed=True)
        m.assertion(claim, actor="lee", source=path.stem, proposed=True)
    am.write(m, path)
    return path


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[Path, Path]:
    return (
        written(tmp_path / "courier.argdown", "The fare cap brings riders back."),
        written(tmp_path / "herald.argdown", "Riders are back since the fare cap."),
    )


def reject_the_link(path: Path) -> am.ArgumentMap:
    """Answer as review does: the link is wrong; the map is written."""
    m = am.read(path)
    (link,) = (one for one in am.proposals(m) if one.record.id in m.relations)
    append_answer(
        answers_beside(path), am.Answer(key=link.key, verdict=am.Verdict.REJECTED)
    )
    m.remove(link.record.id)
    am.write(m, path)
    return m


def test_match_adds_what_is_new_to_a_map_that_is_there(
    run: Run, drafts: tuple[Path, Path], tmp_path: Path
) -> None:
    path = tmp_path / "both.argdown"
    run("match", *drafts, "-o", path)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n// Mine.\n")
    before = path.read_bytes()
    outcome = run("match", *drafts, "-o", path)
    assert (outcome.status, outcome.out) == (0, f"{path}: nothing new is proposed\n")
    assert path.read_bytes() == before
    post = written(tmp_path / "post.argdown", "Since the fare cap riders came back.")
    outcome = run("match", *drafts, post, "-o", path)
    assert outcome.out == (
        f"{path}: added 1 claim, 1 assertion and 2 links; the old file is {path}.bak\n"
    )
    assert Path(f"{path}.bak").read_bytes() == before
    assert "// Mine.\n" in path.read_text(encoding="utf-8")
    assert len(am.read(path)) == 3


def test_claims_in_the_same_words_are_proposed_as_the_same_and_stay_two(
    run: Run, tmp_path: Path
) -> None:
    paths = []
    for key, text in (
        ("a", "Rents fell in the city."),
        ("b", "rents fell in the CITY."),
    ):
        m = am.ArgumentMap()
        claim = m.claim(text, id=f"in-{key}")
        m.assertion(claim, actor=m.actor(key), source=m.source(key, id=key))
        paths.append(tmp_path / f"{key}.json")
        am.write(m, paths[-1])
    path = tmp_path / "both.json"
    outcome = run("match", *paths, "-o", path)
    assert outcome.out == (
        f"{path}: 1 pair that says the same, 0 pairs of conflicting figures, "
        "0 superseded figures\n"
    )
    m = am.read(path)
    assert ([one.id for one in m], len(m.relations)) == (["in-a", "in-b"], 1)
    assert run("match", *paths, "-o", path).out == f"{path}: nothing new is proposed\n"


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize("order", [1, -1])
def test_a_rejected_link_is_not_proposed_again(
    run: Run, drafts: tuple[Path, Path], tmp_path: Path, *, anew: bool, order: int
) -> None:
    path = tmp_path / "both.argdown"
    run("match", *drafts, "-o", path)
    m = reject_the_link(path)
    if anew:
        path.unlink()
    outcome = run("match", *drafts[::order], "-o", path)
    assert outcome.status == 0
    assert outcome.out.endswith(
        "; 1 link rejected before and left out\n"
        if anew
        else ": nothing new is proposed\n"
    )
    assert am.read(path) == m


def test_a_link_that_was_rejected_in_a_map_is_not_proposed_of_that_map(
    run: Run, drafts: tuple[Path, Path], tmp_path: Path
) -> None:
    path = tmp_path / "both.argdown"
    run("match", *drafts, "-o", path)
    reject_the_link(path)
    post = written(tmp_path / "post.argdown", "Trams are late.")
    outcome = run("match", path, post, "-o", tmp_path / "all.argdown")
    assert outcome.out.endswith("; 1 link rejected before and left out\n")
    assert am.read(tmp_path / "all.argdown").relations == {}


def test_what_match_finds_there_and_no_map_is_left_alone(
    run: Run, drafts: tuple[Path, Path], tmp_path: Path
) -> None:
    path = tmp_path / "both.json"
    path.write_text("{", encoding="utf-8")
    outcome = run("match", *drafts, "-o", path)
    assert outcome.status == 2
    assert outcome.err.startswith(f"argmap: {path}:1:")
    assert path.read_text(encoding="utf-8") == "{"


NOTE = """\
Rents rose by 12 percent in 2024, the Housing Office said on Monday.

Critics warn that caps reduce supply. The ministry denied that rents rose.
"""


def test_what_was_answered_holds_when_the_document_changes(
    run: Run, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text(NOTE, encoding="utf-8")
    path = tmp_path / "draft.argdown"
    run("extract", note, "-o", path)
    m = am.read(path)
    said = [
        am.Answer(
            key=key, verdict=am.Verdict.ACCEPTED if number else am.Verdict.REJECTED
        )
        for number, one in enumerate(am.proposals(m))
        for key in (*one.keys, one.key)
    ]
    for answer in said:
        append_answer(answers_beside(path), answer)
    am.write(am.settle(m, said).map, path)
    note.write_text(f"By our reporter.\n\n{NOTE}", encoding="utf-8")
    outcome = run("extract", note, "-o", path)
    assert outcome.out == (
        f"{path}: nothing new is proposed; the old file is {path}.bak\n"
    )
    note.write_text(f"{NOTE}\nMs Roe said that landlords left.\n", encoding="utf-8")
    outcome = run("extract", note, "-o", path)
    assert outcome.out.startswith(f"{path}: added 1 claim and 1 assertion, all")


def test_a_map_begun_anew_has_what_was_accepted_for_review_to_settle(
    run: Run, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text(NOTE, encoding="utf-8")
    path = tmp_path / "draft.argdown"
    run("extract", note, "-o", path)
    first, second, _ = am.proposals(am.read(path))
    for one, verdict in ((first, am.Verdict.ACCEPTED), (second, am.Verdict.REJECTED)):
        append_answer(answers_beside(path), am.Answer(key=one.key, verdict=verdict))
    path.unlink()
    run("extract", note, "-o", path)
    listed = am.proposals(am.read(path))
    assert first.key in [one.key for one in listed]
    assert second.key not in [one.key for one in listed]


def test_answers_of_an_older_argmap_are_told_and_no_error(
    run: Run, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text(NOTE, encoding="utf-8")
    path = tmp_path / "draft.argdown"
    beside = answers_beside(path)
    old = '{"key": "2e07bc1d9c5bb4fd", "verdict": "rejected"}\n'
    beside.write_text(old, encoding="utf-8")
    outcome = run("extract", note, "-o", path)
    assert outcome.status == 0
    assert outcome.err == (
        f"argmap: warning: {beside}: 1 answer of an older argmap, which knew proposals by "
        "their place in the text, fits nothing any more; what was rejected so may be "
        "asked about once more\n"
    )
    assert beside.read_text(encoding="utf-8") == old


def test_half_an_answer_is_told_and_kept_in_a_copy(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    path = written(tmp_path / "draft.argdown", "Rents rose.")
    beside = answers_beside(path)
    beside.write_text('{"key": "claim:1", "verd', encoding="utf-8")
    outcome = run("review", path)
    assert outcome.err.startswith(
        f"argmap: warning: {beside}: ends in half an answer, which does not count; the "
        f"file as it was is {beside}.bak\n"
    )
    assert beside.read_bytes() == b""
    assert run("review", path).err == ""
