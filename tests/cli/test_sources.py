from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap as am
from tests.cli.conftest import DEBATE, Run

REFS = """
@report{roe-2024,
  title = {Homes},
  author = {Roe, R.},
  date = {2024},
  url = {https://example.org/roe},
  pages = {1--5},
}
@report{lee, title = {Rents}, date = {2023-05-02}, doi = {10.1/x}}
"""
HAND_MADE = """\
===
# A comment of mine.
title: Rent caps
sources:
    lee:   {title: Rents and supply, url: "https://example.org/roe/"}   # keep

    # Above the last one.
    ortiz:
        title: >-
            A long
            title
actors: {lee: J. Lee}
===

[Caps]:   Rent caps  cut supply.   {by: lee, source: lee}
"""


@pytest.fixture
def refs(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(REFS, encoding="utf-8")
    return path


@pytest.fixture
def hand_made(tmp_path: Path) -> Path:
    path = tmp_path / "mine.argdown"
    path.write_bytes(HAND_MADE.encode())
    return path


def test_new_sources_stand_at_the_end_of_the_block_and_nothing_else_moves(
    run: Run, hand_made: Path, refs: Path
) -> None:
    outcome = run("sources", "import", hand_made, refs)
    assert outcome.out == (
        "source 'roe-2024': has the url of 'lee', which the map holds; remove one of "
        "the two, or give them one id [same-document]\n"
        "source 'lee': says otherwise in the list: title; lacks what the list has: type, "
        "issued, doi; --update --replace takes the list's [source-differs]\n"
        f"1 added, 0 changed; the old file is {hand_made}.bak\n"
    )
    assert outcome.status == 1
    new = (
        "    roe-2024: {type: report, title: Homes, authors: [R. Roe], "
        'issued: 2024, url: "https://example.org/roe"}\n'
    )
    extra = "extra: "
    lines = hand_made.read_text("utf-8").splitlines(keepends=True)
    assert (
        "".join(line for line in lines if line != new and not line.startswith(extra))
        == HAND_MADE
    )
    assert lines.index(new) == lines.index("            title\n") + 1
    assert Path(f"{hand_made}.bak").read_text("utf-8") == HAND_MADE
    m = am.read(hand_made)
    assert m.sources["roe-2024"].title == "Homes"
    assert m.extra["csl-json"]["sources/roe-2024"]["page"] == "1-5"


def test_the_same_import_twice_writes_nothing(
    run: Run, hand_made: Path, refs: Path
) -> None:
    run("sources", "import", hand_made, refs)
    before = hand_made.read_bytes()
    outcome = run("sources", "import", hand_made, refs)
    assert outcome.out.endswith("0 added, 0 changed; nothing to write\n")
    assert hand_made.read_bytes() == before


def test_an_old_file_is_never_overwritten(
    run: Run, hand_made: Path, tmp_path: Path
) -> None:
    for number in range(3):
        refs = tmp_path / f"{number}.bib"
        refs.write_text(f"@misc{{new{number}, title = {{T}}, pages = {{{number}}}}}")
        assert run("sources", "import", hand_made, refs).status == 0
    names = sorted(path.name for path in tmp_path.glob("*.bak*"))
    assert names == ["mine.argdown.bak", "mine.argdown.bak.2", "mine.argdown.bak.3"]
    assert len(am.read(hand_made).sources) == 5


@pytest.mark.parametrize(
    "text",
    [
        "[Caps]: Caps work.\n",
        "===\nsources: {lee: Rents}\n===\n\n[Caps]: Caps work.\n",
        "===\nsources:\n  - {id: a, title: Rents}\n===\n\n[Caps]: Caps work.\n",
    ],
)
def test_front_matter_that_cannot_be_edited_is_left_alone(
    run: Run, tmp_path: Path, refs: Path, text: str
) -> None:
    path = tmp_path / "a.argdown"
    path.write_text(text, encoding="utf-8")
    outcome = run("sources", "import", path, refs)
    assert outcome.status == 2
    assert outcome.err == (
        f"argmap: {path}: its front matter cannot be edited without losing comments or "
        "layout; name another file with -o\n"
    )
    assert path.read_text("utf-8") == text
    other = tmp_path / "b.argdown"
    assert run("sources", "import", path, refs, "-o", other).status in (0, 1)
    assert "roe-2024" in am.read(other).sources


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_without_the_block_gets_one(
    run: Run, tmp_path: Path, refs: Path, end: str
) -> None:
    path = tmp_path / "a.argdown"
    text = "===\ntitle: Rents\n===\n\n[Caps]: Caps work.\n".replace("\n", end)
    path.write_bytes(text.encode())
    assert run("sources", "import", path, refs).status == 0
    data = path.read_bytes().decode()
    assert data.startswith(
        "===\n".replace("\n", end) + f"title: Rents{end}sources:{end}  roe-2024: "
    )
    assert data.count("\n") == data.count(end)


def test_update_fills_and_replace_replaces(
    run: Run, tmp_path: Path, refs: Path
) -> None:
    path = tmp_path / "map.json"
    am.write(am.loads(HAND_MADE, format="argdown"), path)
    run("sources", "import", path, refs, "--update")
    lee = am.read(path).sources["lee"]
    assert (lee.title, lee.doi) == ("Rents and supply", "10.1/x")
    outcome = run("sources", "import", path, refs, "--update", "--replace")
    assert outcome.status == 0
    assert outcome.out == f"0 added, 1 changed; the old file is {path}.bak.2\n"
    assert am.read(path).sources["lee"].title == "Rents"


def test_update_of_a_text_written_by_hand_asks_for_another_file(
    run: Run, hand_made: Path, refs: Path
) -> None:
    outcome = run("sources", "import", hand_made, refs, "--update")
    assert outcome.status == 2
    assert outcome.err == (
        f"argmap: {hand_made}: declared sources cannot be edited without losing "
        "comments or layout; name another file with -o\n"
    )
    assert hand_made.read_bytes() == HAND_MADE.encode()


def test_replace_goes_with_update(run: Run, hand_made: Path, refs: Path) -> None:
    outcome = run("sources", "import", hand_made, refs, "--replace")
    assert outcome.err == "argmap: --replace goes with --update\n"


def test_names_join_actors_when_asked(run: Run, tmp_path: Path) -> None:
    refs = tmp_path / "refs.json"
    item = {"id": "x", "type": "book", "title": "T", "author": [{"literal": "J. Lee"}]}
    refs.write_text(json.dumps([item]))
    for option, authors in (((), ("J. Lee",)), (("--join",), ("lee",))):
        path = tmp_path / f"{len(option)}.json"
        am.write(am.loads(HAND_MADE, format="argdown"), path)
        assert run("sources", "import", path, refs, *option).status == 0
        assert am.read(path).sources["x"].authors == authors


def test_list_shows_the_sources(run: Run, debate: Path) -> None:
    out = run("sources", "list", debate).out
    assert "Rents and supply" in out
    rows = json.loads(run("sources", "list", debate, "--format", "json").out)
    assert rows[0]["issued"] == "2023-05-02"
    assert len(rows) == 1


def test_export_writes_what_a_reference_manager_reads(
    run: Run, debate: Path, tmp_path: Path
) -> None:
    target = tmp_path / "refs.bib"
    assert run("sources", "export", debate, "-o", target).status == 0
    assert am.read(target).sources["lee"].publisher == "J. Lee"
    assert run("sources", "export", debate, "-o", target).status == 2
    assert run("sources", "export", debate, "-o", target, "--force").status == 0
    out = run("sources", "export", debate, "--to", "csl-json").out
    assert json.loads(out)[0]["issued"] == {"date-parts": [[2023, 5, 2]]}
    outcome = run("sources", "export", debate, "-o", tmp_path / "a.txt")
    assert outcome.err == (
        "argmap: a list of sources is .bib or .csl.json, not '.txt'\n"
    )
    assert "name the notation" in run("sources", "export", debate).err
    assert debate.read_text("utf-8") == DEBATE
