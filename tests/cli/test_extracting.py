from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import attrs
import pytest
import spacy

import argmap as am
from argmap.extraction.pipeline import with_rules
from argmap.formats.answers import answers_beside, append_answer
from argmap.texts.folding import fold
from argmap.texts.library import read_text, text_digest
from tests.cli.conftest import Outcome, Run
from tests.texts.documents import page_of, pdf

TEXT = (
    "Critics warn that rents rose. As of Feb. 13, there were 45 permits, Lee said.\n\n"
    "The ministry denied that rents rose.\n"
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "herald.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_extract_lists_what_is_proposed(run: Run, text: Path) -> None:
    outcome = run("extract", text)
    assert (outcome.status, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert "Critics" in lines[1]
    assert "denies" in lines[3]
    assert lines[-1] == "3 proposals; none is decided."


def test_extract_writes_a_map_whose_passages_are_verified(run: Run, text: Path) -> None:
    output = text.with_suffix(".argdown")
    options = ("--publisher", "Herald", "--issued", "2026-02-20", "--title", "Rents")
    outcome = run("extract", text, "-o", output, *options)
    assert outcome.out == f"{output}: 2 claims and 3 assertions, all proposed\n"
    m = am.read(output)
    assert m.sources["herald"].title == "Rents"
    assert [str(claim.valid) for claim in m if claim.quantity] == ["2026-02-13"]
    assert run("verify", output, "--texts", text.parent).status == 0
    assert am.unrebutted(m) == ()


def test_extract_adds_what_is_new_to_a_map_that_is_there(run: Run, text: Path) -> None:
    output = text.with_suffix(".argdown")
    run("extract", text, "-o", output)
    outcome = run("extract", text, "-o", output)
    assert outcome.out == f"{output}: nothing new is proposed\n"
    m = am.read(output)
    with output.open("a", encoding="utf-8") as file:
        file.write("\n// A remark of mine.\n")
    second = text.with_name("second.txt")
    second.write_text("Roe said that caps work.\n", encoding="utf-8")
    outcome = run("extract", second, "-o", output)
    assert outcome.out == (
        f"{output}: added 1 claim and 1 assertion, all proposed; the old file is "
        f"{output}.bak\n"
    )
    found = am.read(output)
    assert len(found) == len(m) + 1
    assert "// A remark of mine." in output.read_text(encoding="utf-8")
    assert list(found.sources) == ["herald", "second"]


def test_what_was_rejected_does_not_come_back(run: Run, text: Path) -> None:
    output = text.with_suffix(".argdown")
    run("extract", text, "-o", output)
    proposed = am.proposals(am.read(output))
    path = answers_beside(output)
    append_answer(path, am.Answer(key=proposed[0].key, verdict=am.Verdict.REJECTED))
    output.unlink()
    outcome = run("extract", text, "-o", output)
    assert outcome.out == f"{output}: 1 claim and 1 assertion, all proposed\n"
    assert [one.key for one in am.proposals(am.read(output))] == [proposed[1].key]


def test_what_is_there_and_no_map_is_left_alone(run: Run, text: Path) -> None:
    output = text.with_suffix(".json")
    output.write_text("{", encoding="utf-8")
    outcome = run("extract", text, "-o", output)
    assert outcome.status == 2
    assert outcome.err.startswith(f"argmap: {output}:1:")
    assert output.read_text(encoding="utf-8") == "{"
    # That is seen before any document is read.
    assert run("extract", text.with_name("none.txt"), "-o", output) == outcome


def test_several_documents_are_read_side_by_side(run: Run, text: Path) -> None:
    second = text.with_name("second.txt")
    second.write_text("Roe said that caps work. Lee denied that.\n", encoding="utf-8")
    rows = []
    for workers in ("1", "2"):
        options = ("--workers", workers, "--format", "json")
        rows.append(json.loads(run("extract", text, second, *options).out))
    assert rows[0] == rows[1]
    assert list(dict.fromkeys(row["document"] for row in rows[0])) == [
        "herald",
        "second",
    ]
    output = text.with_name("both.json")
    assert run("extract", text, second, "-o", output).status == 0
    assert list(am.read(output).sources) == ["herald", "second"]
    titles = {Path(row["title"]).name for row in rows[0]}
    assert titles == {"herald.txt", "second.txt"}
    outcome = run("extract", text, second, "--title", "Rents")
    assert outcome.err == (
        "argmap: --source and --title are of one document; name one\n"
    )


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_file_does_not_lose_the_others(
    run: Run, text: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.chdir(text.parent)
    Path("bad.pdf").write_bytes(b"x")
    Path("late.txt").write_text("Roe said that caps work.\n", encoding="utf-8")
    files = ("herald.txt", "bad.pdf", "absent", "late.txt", "--workers", workers)
    outcome = run("extract", *files, "-o", "draft.argdown")
    assert outcome == Outcome(
        2,
        "draft.argdown: 3 claims and 4 assertions, all proposed\n",
        "argmap: bad.pdf: is no PDF, or a broken one: Stream has ended unexpectedly; "
        "save its text as a .txt file\n"
        "argmap: absent: no such file\n",
    )
    assert list(am.read("draft.argdown").sources) == ["herald", "late"]
    listed = run("extract", *files, "--format", "json")
    assert (listed.status, listed.err) == (2, outcome.err)
    assert {row["document"] for row in json.loads(listed.out)} == {"herald", "late"}


@pytest.mark.parametrize("files", [("bad.txt",), ("bad.txt", "none.txt")])
def test_nothing_is_written_where_no_file_can_be_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.txt").write_bytes(b"\xff")
    outcome = run("extract", *files, "-o", "draft.argdown")
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == len(files)
    assert not Path("draft.argdown").exists()


ODD_NAMES = (
    "a\x07.txt",
    "b\udcff.txt",
    "c\x85.txt",
    "d\x1b[31m.txt",
    "e\ufffe.txt",
    "f\n.txt",
    "g\f.txt",
    " ",
)


def test_no_name_of_a_file_stops_the_others(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = []
    for number, name in enumerate(ODD_NAMES):
        try:
            Path(name).write_text(f"Ann said that rents fell {number} times.\n")
        except OSError:  # a system that has no such names
            continue
        made.append(name)
    outcome = run("extract", *made, ".", "/", "absent\x07", "-o", "draft.json")
    assert outcome.err == (
        "argmap: .: is a folder; name a file\n"
        "argmap: /: is a folder; name a file\n"
        "argmap: absent\ufffd: no such file\n"
    )
    titles = [one.title for one in am.read("draft.json").sources.values()]
    assert len(set(titles)) == len(made)
    if made == list(ODD_NAMES):
        assert titles[0] == r"'a\x07.txt'"
        assert titles[-1] == "' '"
    again = run("extract", *made, "-o", "draft.json")
    assert (again.out, again.err) == ("draft.json: nothing new is proposed\n", "")


def test_a_file_that_may_not_be_read_does_not_stop_the_others(
    run: Run, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may read everything, so that only what asks before reading can be seen.
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    outcome = run("extract", text, text.with_name("absent"))
    assert outcome.out.endswith("\n3 proposals; none is decided.\n")


PIPELINE = """
import os
import signal
from pathlib import Path

import spacy
from spacy.language import Language


@Language.component("argmap_tests_deadly")
def deadly(doc):
    once = Path("once")
    if "parks" in doc.text or ("shops" in doc.text and not once.exists()):
        if "shops" in doc.text:
            once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return doc


def load(**_):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("argmap_tests_deadly")
    return nlp
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_reader_that_is_killed_loses_one_document_at_most(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "argmap_tests_deadly"
    package.mkdir()
    (package / "__init__.py").write_text(PIPELINE)
    about = tmp_path / "argmap_tests_deadly-1.0.dist-info" / "METADATA"
    about.parent.mkdir()
    about.write_text("Metadata-Version: 2.1\nName: argmap_tests_deadly\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    subjects = ("rents", "shops", "parks", "trams", "banks")
    for subject in subjects:
        Path(f"{subject}.txt").write_text(f"Ann said that {subject} grew.\n")
    files = [f"{subject}.txt" for subject in subjects]
    options = ("--model", "argmap_tests_deadly", "--workers", "2", "-o", "m.json")
    # One is killed once, as the system may kill any; another each time it is read.
    assert run("extract", *files, *options) == Outcome(
        2,
        "m.json: 4 claims and 4 assertions, all proposed\n",
        "argmap: parks.txt: the process that read it was killed twice, the second time "
        "alone; see whether memory is short, or split the file\n",
    )
    assert list(am.read("m.json").sources) == ["rents", "shops", "trams", "banks"]


def test_files_of_one_name_are_two_documents(run: Run, text: Path) -> None:
    other = text.parent / "other" / text.name
    other.parent.mkdir()
    other.write_text("Roe said that caps work.\n", encoding="utf-8")
    rows = json.loads(run("extract", text, other, "--format", "json").out)
    assert [row["document"] for row in rows] == [*["herald"] * 3, "herald-2"]
    output = text.with_name("both.json")
    assert run("extract", text, other, "-o", output).status == 0
    assert list(am.read(output).sources) == ["herald", "herald-2"]


COURIER = "Ann said that rents fell.\n"
HERALD = "Di said that parks grew. Ann said that rents fell.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two documents of one name, to work in."""
    for name, said in (("a", COURIER), ("b", HERALD)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.txt").write_text(said, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def accept_all(path: Path) -> None:
    """Answer as review does, and write the map."""
    m = am.read(path)
    said = [
        am.Answer(key=key, verdict=am.Verdict.ACCEPTED)
        for one in am.proposals(m)
        for key in (*one.keys, one.key)
    ]
    for answer in said:
        append_answer(answers_beside(path), answer)
    am.write(am.settle(m, said).map, path)


def test_what_was_decided_on_a_document_holds_of_no_other_of_its_name(
    run: Run, folder: Path
) -> None:
    output = folder / "m.argdown"
    run("extract", "a/page.txt", "-o", output, "--publisher", "Courier")
    accept_all(output)
    outcome = run("extract", "b/page.txt", "-o", output, "--publisher", "Herald")
    assert outcome.out.startswith(f"{output}: added 1 claim and 2 assertions, all")
    m = am.read(output)
    assert [one.title for one in m.sources.values()] == ["a/page.txt", "b/page.txt"]
    assert [
        (one.passage.source, one.proposed)
        for one in m.assertions_of("rents-fell")
        if one.passage
    ] == [("page", False), ("page-2", True)]


def test_the_title_is_the_way_from_the_map_to_the_file(run: Run, folder: Path) -> None:
    run("extract", "a/page.txt", "-o", "b/m.json")
    assert am.read("b/m.json").sources["page"].title == "../a/page.txt"
    run("extract", folder / "b" / "page.txt", "-o", "b/m.json")
    assert [one.title for one in am.read("b/m.json").sources.values()] == [
        "../a/page.txt",
        "page.txt",
    ]


def test_a_document_that_has_changed_stays_the_same_source(
    run: Run, folder: Path
) -> None:
    output = folder / "m.argdown"
    run("extract", "b/page.txt", "-o", output, "--publisher", "Herald")
    page = Path("b/page.txt")
    page.write_text(f"By our own reporter. {HERALD}Cy said that shops closed.\n")
    outcome = run("extract", page, "-o", output)
    assert outcome.err == (
        "argmap: warning: b/page.txt: has changed since it was read as source 'page'; "
        "2 passages found again in it\n"
    )
    assert outcome.out.startswith(f"{output}: added 1 claim and 1 assertion, all")
    (source,) = am.read(output).sources.values()
    assert source.publisher == "Herald"
    assert run("verify", output, "--texts", "b").out == (
        "Nothing to report.\n3 passages in 1 source, 1 text at hand: 3 verified\n"
    )
    again = run("extract", page, "-o", output)
    assert (again.out, again.err) == (f"{output}: nothing new is proposed\n", "")
    page.write_text(HERALD)
    outcome = run("extract", page, "-o", output)
    assert outcome.err == (
        "argmap: warning: b/page.txt: has changed since it was read as source 'page'; "
        "1 of 3 passages not found in it: argmap verify names what is lost\n"
    )
    assert outcome.out == (
        f"{output}: nothing new is proposed; the old file is {output}.bak.2\n"
    )
    assert "[passage-beyond-the-text]" in run("verify", output, "--texts", "b").out


@pytest.mark.usefixtures("folder")
def test_a_document_that_holds_nothing_of_another_is_one_of_its_own(run: Run) -> None:
    run("extract", "a/page.txt", "-o", "m.json")
    page = Path("a/page.txt")
    page.write_text("Cy said that shops closed.\n")
    outcome = run("extract", page, "-o", "m.json")
    assert outcome.err == (
        "argmap: warning: a/page.txt: is not taken for a newer text of source 'page': it "
        "holds none of its passages; tell them apart by --title\n"
    )
    assert list(am.read("m.json").sources) == ["page", "page-2"]


@pytest.mark.usefixtures("folder")
def test_the_source_that_is_named_is_meant(run: Run) -> None:
    m = am.ArgumentMap()
    m.source("The Herald on rents", id="herald", publisher="Herald")
    am.write(m, "m.json")
    run("extract", "b/page.txt", "-o", "m.json", "--source", "herald")
    m = am.read("m.json")
    (source,) = m.sources.values()
    assert (source.title, source.sha256) == (
        "The Herald on rents",
        text_digest(HERALD),
    )
    assert len(m) == 2


@pytest.mark.usefixtures("folder")
def test_offsets_without_words_are_not_carried_to_another_text(run: Run) -> None:
    m = am.ArgumentMap()
    m.source("b/page.txt", id="page", sha256=text_digest(COURIER))
    m.assertion(m.claim("It fell."), actor=m.actor("Ann"), source="page", at=(0, 3))
    am.write(m, "m.json")
    outcome = run("extract", "b/page.txt", "-o", "m.json")
    assert outcome.err == (
        "argmap: warning: b/page.txt: is not taken for a newer text of source 'page': "
        "1 passage of that keeps no words to look for\n"
    )
    assert am.read("m.json").sources["page"] == m.sources["page"]


@pytest.mark.usefixtures("folder")
def test_what_the_map_says_of_a_document_holds(run: Run) -> None:
    page = Path("b/page.txt")
    page.write_text("Rents fell in 2024 by 3 percent. Parks grew, too.\n")
    run("extract", page, "-o", "m.json", "--publisher", "Herald")
    assert run("extract", page, "-o", "m.json").out == (
        "m.json: nothing new is proposed\n"
    )
    outcome = run("extract", page, "-o", "m.json", "--publisher", "P", "--type", "book")
    assert outcome.err == (
        "argmap: warning: source 'page' has the publisher 'Herald' in the map, which "
        "holds, not 'P'\n"
        "argmap: warning: source 'page' has no type in the map, which holds, not 'book'\n"
    )
    assert outcome.out == "m.json: nothing new is proposed\n"


@pytest.mark.usefixtures("folder")
def test_documents_without_a_publisher_have_a_voice_each(run: Run) -> None:
    for name in ("a", "b"):
        Path(name, "page.txt").write_text(f"Rents fell in {name} by 3 percent.\n")
    run("extract", "a/page.txt", "b/page.txt", "-o", "m.json")
    assert [one.name for one in am.read("m.json").actors.values()] == [
        "Publisher of a/page.txt",
        "Publisher of b/page.txt",
    ]


@pytest.mark.usefixtures("folder")
def test_a_voice_keeps_its_name_where_the_map_gets_a_publisher(run: Run) -> None:
    Path("a/page.txt").write_text("Rents fell in 2024 by 3 percent.\n")
    run("extract", "a/page.txt", "-o", "m.json")
    m = am.read("m.json")
    m.replace(attrs.evolve(m.sources["page"], publisher="Courier"))
    am.write(m, "m.json")
    for options in ((), ("--publisher", "Courier")):
        outcome = run("extract", "a/page.txt", "-o", "m.json", *options)
        assert (outcome.out, outcome.err) == ("m.json: nothing new is proposed\n", "")
    # Who gives the voice the name, too, has it in the map.
    (voice,) = m.actors.values()
    m.replace(attrs.evolve(voice, name="Courier"))
    am.write(m, "m.json")
    outcome = run("extract", "a/page.txt", "-o", "m.json")
    assert (outcome.out, outcome.err) == ("m.json: nothing new is proposed\n", "")


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("-o", "rows.json", "--format", "json"), "as --format json"),
        (("-o", "m.argdown", "--format", "table"), "as --format table"),
        (("-o", "x.csv"), "to 'x.csv'"),
        (("-o", "x.txt"), "to 'x.txt'"),
        (("-o", "x.csl.json"), "to 'x.csl.json'"),
        (("-o", "x"), "to 'x'"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_no_map_is_not_written(
    run: Run, options: tuple[str, ...], what: str
) -> None:
    assert run("extract", "a/page.txt", *options) == Outcome(
        2,
        "",
        "argmap: -o writes a map, to a file that ends in .argdown or .json, not "
        f"{what}; without -o the listing is printed, by --format as rows\n",
    )
    assert not Path(options[1]).exists()


@pytest.mark.usefixtures("folder")
def test_where_nothing_can_be_written_nothing_is_read(run: Run) -> None:
    for place, why in (
        ("no/x.json", "there is no folder 'no'"),
        ("a/page.txt/x.json", "'a/page.txt' is a file, not a folder"),
        (f"{300 * 'x'}.json", "cannot be written: File name too long"),
    ):
        # The file that is not there would be told, too.
        assert run("extract", "absent", "a/page.txt", "-o", place) == Outcome(
            2, "", f"argmap: {place}: {why}\n"
        )


def test_links_are_counted(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        'Critics warn that rents rose. Lee rejected these criticisms: "Rents fell."\n'
    )
    output = tmp_path / "m.json"
    outcome = run("extract", page, "-o", output)
    assert outcome.out == (
        f"{output}: 2 claims, 3 assertions and 1 link, all proposed\n"
    )


def test_a_map_without_proposals_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    page, output = tmp_path / "page.txt", tmp_path / "m.json"
    page.write_text("Rents")
    outcome = run("extract", page, "-o", output)
    assert outcome.out == f"{output}: a map in which nothing is proposed\n"


@pytest.mark.usefixtures("folder")
def test_one_proposal_is_told_as_one(run: Run) -> None:
    outcome = run("extract", "a/page.txt")
    assert outcome.out.endswith("\n1 proposal; it is not decided.\n")


def test_a_web_page_is_read_without_its_menu(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rents.html"
    path.write_text(
        page_of(
            "Critics&nbsp;warn that rents rose in every part of the city last year.",
            "The ministry denied that <b>rents</b> rose twice.",
        ),
        encoding="utf-8",
    )
    check_against_its_text(run, path)


def test_a_pdf_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rents.pdf"
    path.write_bytes(
        pdf(
            "The council met on Monday in the old hall by the river,\n"
            "and it was a long evening. Critics warn that rents rose\n"
            "in every part of the city last year.",
            "The ministry denied that rents rose twice.",
        )
    )
    check_against_its_text(run, path)


def check_against_its_text(run: Run, path: Path) -> None:
    """Check that proposals point into the text that is taken out of a document."""
    listed = json.loads(run("extract", path, "--format", "json").out)
    rows = [row for row in listed if row["speaker"]]
    assert [(row["speaker"], row["says"]) for row in rows] == [
        ("Critics", "that rents rose in every part of the city last year"),
        ("ministry", "that rents rose twice"),
    ]
    text = read_text(path)
    for row in rows:
        start, end = map(int, row["contents"][0].split("-"))
        assert fold(text[start:end]) == row["says"]
    output = path.with_suffix(".argdown")
    assert run("extract", path, "-o", output).status == 0
    verified = run("verify", output, "--texts", path.parent)
    assert verified.out.endswith(f": {len(listed)} verified\n")


def test_extract_leaves_out_what_has_less_confidence(run: Run, text: Path) -> None:
    outcome = run("extract", text, "--least", "0.95", "--format", "json")
    assert [row["speaker"] for row in json.loads(outcome.out)] == [
        "Critics",
        "ministry",
    ]


@pytest.mark.parametrize("least", ["nan", "-0.1", "1.1"])
def test_confidence_is_from_0_to_1(run: Run, text: Path, least: str) -> None:
    outcome = run("extract", text, "--least", least)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.endswith(" is not in the range 0<=x<=1.\n")


def test_what_words_that_point_back_mean_is_listed(run: Run, text: Path) -> None:
    text.write_text(
        "Critics warn that rents rose. The ministry denied this.\n", encoding="utf-8"
    )
    assert "denies   this [rents rose]" in run("extract", text).out
    rows = json.loads(run("extract", text, "--format", "json").out)
    assert [(row["stance"], row["says"], row["means"]) for row in rows] == [
        ("asserts", "that rents rose", []),
        ("denies", "this", ["rents rose"]),
    ]
    # As in the map.
    output = text.with_suffix(".json")
    run("extract", text, "-o", output)
    (claim,) = am.read(output)
    assert [one.stance.value for one in am.read(output).assertions_of(claim)] == [
        "asserts",
        "denies",
    ]
    # Who denies a denial is no second to deny.
    text.write_text(
        "The ministry denied that rents rose. Roe denied this.\n", encoding="utf-8"
    )
    row = json.loads(run("extract", text, "--format", "json").out)[-1]
    assert (row["speaker"], row["means"]) == ("Roe", ["ministry denies: rents rose"])
    # Where nothing is known to be meant, there is neither.
    text.write_text("The ministry denied this.\n", encoding="utf-8")
    (row,) = json.loads(run("extract", text, "--format", "json").out)
    assert (row["stance"], row["says"], row["means"]) == (None, "this", [])


def test_extract_says_when_a_text_is_not_english(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "zeitung.txt"
    path.write_text("Die Mieten sind wieder stark gestiegen, sagt Lee. " * 6, "utf-8")
    outcome = run("extract", path)
    assert outcome.status == 0
    assert "the text seems not to be English" in outcome.err


def test_extract_says_when_there_is_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("Rents", "utf-8")
    outcome = run("extract", path)
    assert outcome.out == "Nothing in this document seems to be claimed.\n"


def test_a_document_is_read_while_another_is_waited_for(tmp_path: Path) -> None:
    # The first is there only when the second has been read: one process waits forever.
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    for pipe in (first, second):
        os.mkfifo(pipe)

    def write() -> None:
        for pipe in (second, first):
            pipe.write_text(TEXT, encoding="utf-8")

    threading.Thread(target=write, daemon=True).start()
    command = [sys.executable, "-m", "argmap", "extract", str(first), str(second)]
    command += ["--workers", "2", "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert {row["document"] for row in json.loads(done.stdout)} == {"first", "second"}


LEXICON = '[verbs.ours]\nwords = "bellyache"\ntakes = ["that"]\n'


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("option", ["--model", "--lexicon"])
def test_every_worker_goes_by_the_model_and_the_lexicon(
    run: Run, tmp_path: Path, option: str, workers: int
) -> None:
    lexicon = tmp_path / "words.toml"
    lexicon.write_text(LEXICON, encoding="utf-8")
    value = lexicon
    if option == "--model":
        value = tmp_path / "model"
        with_rules(words=lexicon).to_disk(value)
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_text("Ortiz bellyached that rents rose.\n", encoding="utf-8")
    options = ("--workers", workers, "--format", "json")
    rows = json.loads(run("extract", *paths, *options, option, value).out)
    assert [row["speaker"] for row in rows] == ["Ortiz", "Ortiz"]
    rows = json.loads(run("extract", *paths, *options).out)
    assert [row["speaker"] for row in rows] == ["", ""]


def test_a_model_without_rules_takes_a_lexicon(run: Run, text: Path) -> None:
    lexicon = text.with_name("words.toml")
    lexicon.write_text(LEXICON, encoding="utf-8")
    spacy.blank("en").to_disk(text.with_name("model"))
    text.write_text("Ortiz bellyached that rents rose.\n", encoding="utf-8")
    model = ("--model", text.with_name("model"), "--lexicon", lexicon)
    rows = json.loads(run("extract", text, *model, "--format", "json").out)
    assert [row["speaker"] for row in rows] == ["Ortiz"]


def test_a_bad_lexicon_is_told_once(run: Run, text: Path) -> None:
    lexicon = text.with_name("words.toml")
    lexicon.write_text('[verbs.x]\nwords = "Sing"\ntakes = ["that"]\n', "utf-8")
    outcome = run("extract", text, text, "--lexicon", lexicon)
    assert outcome == Outcome(
        2,
        "",
        f"argmap: {lexicon}: verbs.x.words: 'Sing' is no word in small letters; write "
        "'sing'\n",
    )


def test_an_unknown_model_is_one_line(run: Run, text: Path) -> None:
    outcome = run("extract", text, "--model", "no_such_model")
    assert outcome.status == 2
    assert outcome.err == (
        "argmap: no spaCy pipeline is called 'no_such_model'; name one that is "
        "installed, or leave it out: the rules need none\n"
    )


def test_what_is_asked_or_not_said_is_listed_without_a_stance(
    run: Run, text: Path
) -> None:
    text.write_text('"Who knew?" asked Lee. Roe did not say that rents fell.\n')
    rows = json.loads(run("extract", text, "--format", "json").out)
    assert [(row["stance"], row["mood"]) for row in rows] == [
        (None, "interrogative"),
        (None, "declarative"),
    ]


def test_who_waits_at_a_terminal_sees_how_many_documents_are_read(
    text: Path,
) -> None:
    second = text.with_name("second.txt")
    second.write_text("Roe said that caps work.\n", encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "argmap", "extract", str(text), str(second)]
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # as Linux tells that the other end is shut
            while part := os.read(ours, 4096):
                shown += part
    os.close(ours)
    assert process.returncode == 0
    assert b"reading" in shown
    assert b"2/2" in shown or b"100%" in shown
