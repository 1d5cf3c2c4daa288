from __future__ import annotations

import ast
import json
import re
import tomllib
from typing import Any

import click
import pytest

import argmap as am
from argmap.analysis.consistency import CODES
from argmap.analysis.sourcing.briefs import SEVERITIES
from argmap.cli.main import VERBS, command
from argmap.formats.argdown.sourcing.head import DECLARED, TITLES
from argmap.formats.argdown.sourcing.keys import (
    ASSERTION_KEYS,
    CLAIM_KEYS,
    RELATION_FIELDS,
    RELATION_KEYS,
    STANCE_KEYS,
)
from argmap.formats.bibliography.bibtex_entries import FIELDS, TYPES
from argmap.formats.dna.schema import LONGEST, PASSWORD
from argmap.formats.dna.tally import KINDS, NOTES
from argmap.formats.native import schema
from argmap.formats.stance_tables.columns import COLUMNS, Column
from argmap.formats.stance_tables.words import HEDGED, SILENT, STRONG, WORDS
from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.records import kinds
from argmap.model.sources import Passage, Source
from argmap.texts.checking import Outcome
from tests.docs.pages import DOCS, ROOT, cells, page, section

# What to do where the schema has changed.
ANEW = "write json.dumps(schema(), indent=2, ensure_ascii=False) and a line end to it"


def test_the_api_page_documents_every_public_name_once() -> None:
    documented = re.findall(r"^\.\. auto\w+:: (\w+)$", page("api.md"), re.MULTILINE)
    assert sorted(documented) == sorted(am.__all__)


def test_the_command_line_page_has_a_section_for_each_verb() -> None:
    titles = re.findall(r"^## ([\w-]+)$", page("command-line.md"), re.MULTILINE)
    assert sorted({*titles} - {"Listings"}) == sorted(VERBS)


def test_the_readme_lists_every_verb() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(
        r"^argmap ([\w-]+) ", section(readme, "Command line"), re.MULTILINE
    )
    assert sorted(listed) == sorted(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_the_command_line_page_lists_the_options_of(verb: str) -> None:
    found = command.get_command(click.Context(command), verb)
    assert found is not None
    parts = found.commands.values() if isinstance(found, click.Group) else [found]
    options = {
        name
        for part in parts
        for option in part.params
        if isinstance(option, click.Option)
        for name in (*option.opts, *option.secondary_opts)
    }
    listed = cells(section(page("command-line.md"), verb))
    named = {one.split()[0] for one in listed if one.startswith("-")}
    assert named == options


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Front matter", {*TITLES, *DECLARED, "extra"}),
        ("Claims", {*CLAIM_KEYS, "thesis"}),
        ("Assertions", {*ASSERTION_KEYS, *STANCE_KEYS}),
        ("Relations", {*RELATION_KEYS, *RELATION_FIELDS, "with"}),
    ],
)
def test_the_sourcing_page_lists_the_keys_of(title: str, keys: set[str]) -> None:
    text = section(page("sourcing-keys.md"), title).split("\n### ")[0]
    without_signs = text.split("For what has no sign")[-1]
    assert set(cells(without_signs)) == keys


@pytest.mark.parametrize(
    ("title", "record"),
    [("A source", am.Source), ("An actor", am.Actor), ("An issue", am.Issue)],
)
def test_the_sourcing_page_lists_the_fields_of(title: str, record: Any) -> None:
    fields = {name.replace("_", "-") for name in kinds(record)}
    assert set(cells(section(page("sourcing-keys.md"), title))) == fields


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("kind", am.ClaimKind),
        ("evidence", am.EvidenceKind),
        ("stance", am.Stance),
    ],
)
def test_the_sourcing_page_lists_the_values_of(key: str, values: Any) -> None:
    claims = section(page("sourcing-keys.md"), "Claims")
    rows = claims + section(page("sourcing-keys.md"), "Assertions")
    row = next(line for line in rows.splitlines() if line.startswith(f"| `{key}` |"))
    assert set(cells(row, column=1)) == {value.value for value in values}


def test_the_schema_is_that_of_the_format() -> None:
    text = (DOCS / "reference" / "argmap.schema.json").read_text(encoding="utf-8")
    assert json.loads(text) == schema(), ANEW


def test_the_errors_page_lists_every_error_in_the_order_of_the_tree() -> None:
    listed = cells(section(page("errors.md"), "When each is raised"))
    errors = [name for name in listed if name in am.__all__]
    tree = re.findall(r"\b\w+(?:Error|Fault|Warning)\b", am.errors.__doc__ or "")
    assert errors == [name for name in tree if name in errors]
    assert set(errors) == set(am.errors.__all__)


def test_the_findings_page_lists_every_code_of_check() -> None:
    listed = set(cells(section(page("findings.md"), "check")))
    assert listed == CODES
    assert listed == codes(
        "analysis/consistency.py", "analysis/chronology/supersession.py"
    )


def test_the_findings_page_lists_every_code_of_audit_with_its_severity() -> None:
    text = section(page("findings.md"), "audit")
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+) \|", text, re.MULTILINE)
    assert rows == [(code, severity.value) for code, severity in SEVERITIES.items()]
    assert set(SEVERITIES) == codes(
        "analysis/sourcing/gaps.py", "analysis/sourcing/concentration.py"
    )


def test_the_findings_page_lists_every_code_of_verify() -> None:
    silent = {Outcome.VERIFIED, Outcome.NO_TEXT}
    outcomes = {f"passage-{one}" for one in Outcome if one not in silent}
    # Of the folder itself, or of a file that is named and not there: errors, no findings.
    raised = {
        "not-a-folder",
        "no-such-folder",
        "no-such-file",
        "is-a-folder",
    }
    rooms = ("verification", "library", "reading", "webpages", "pdf")
    found = codes(*(f"texts/{room}.py" for room in rooms)) | {"encrypted"}
    assert (
        set(cells(section(page("findings.md"), "verify")))
        == (found | outcomes) - raised
    )


def test_the_source_lists_page_lists_every_type_and_field() -> None:
    text = page("source-lists.md")
    types = section(text, "Types")
    assert [*zip(cells(types, column=1), _spread(types), strict=True)] == sorted(
        TYPES, key=lambda row: [item for _, item in TYPES].index(row[1])
    )
    fields = section(text, "Fields of BibTeX")
    assert cells(fields) == list(FIELDS)
    assert cells(fields, column=1) == [
        one for names in FIELDS.values() for one in names
    ]


def _spread(text: str) -> list[str]:
    """Return the first column of a table, once for each code in the second."""
    found = []
    for line in text.splitlines():
        if line.startswith("| `"):
            found += cells(line) * len(cells(line, column=1))
    return found


def test_the_source_lists_page_lists_every_code_of_reading() -> None:
    names = {"csl-json", "container-title"}
    modules = ("csl_json", "source_lists", "bibtex")
    found = codes(*(f"formats/bibliography/{name}.py" for name in modules)) - names
    assert set(cells(section(page("source-lists.md"), "Findings of reading"))) == found


def test_the_source_lists_page_lists_every_code_of_an_import() -> None:
    listed = cells(section(page("source-lists.md"), "Findings of an import"))
    assert set(listed) == codes("formats/bibliography/importing.py")


def test_the_stance_tables_page_lists_every_column_and_its_titles() -> None:
    text = section(page("stance-tables.md"), "Columns")
    assert cells(text) == [name for _, name in _of_records()]
    titles = [title for one, _ in _of_records() for title in one.synonyms]
    assert cells(text, column=2) == titles


def _of_records() -> list[tuple[Column, str]]:
    """Return the columns as the page groups them, with their names."""
    order = (Actor, Claim, Issue, Assertion, Source, Passage)
    columns = sorted(COLUMNS.values(), key=lambda one: order.index(one.record))
    return [(one, one.name) for one in columns]


def test_the_stance_tables_page_lists_every_word() -> None:
    text = section(page("stance-tables.md"), "Words")
    tables = (WORDS, HEDGED, STRONG)
    words = [word for table in tables for held in table.values() for word in held]
    assert cells(text, column=1) == [*words, *filter(None, SILENT)]


def test_the_stance_tables_page_lists_every_code_of_reading() -> None:
    modules = ("sheet", "stance_list", "matrix", "assembly", "remarks", "entries")
    found = codes(*(f"formats/stance_tables/{name}.py" for name in modules))
    listed = cells(section(page("stance-tables.md"), "Findings of reading"))
    assert {one for one in listed if "=" not in one} == found


def test_the_dna_page_lists_every_finding_of_reading_with_its_severity() -> None:
    text = section(page("dna.md"), "Findings of reading")
    rows = re.findall(r"^\| `([\w-]+)` \| (\w+) \|", text, re.MULTILINE)
    assert rows == [(code, "note" if code in NOTES else "warning") for code in KINDS]


def test_the_dna_page_tells_the_password_and_the_room_of_a_file() -> None:
    text = section(page("dna.md"), "Writing")
    assert f"password is `{PASSWORD}`" in text
    assert f"room for {LONGEST} characters" in text


def test_the_architecture_page_lists_the_rooms_from_top_to_bottom() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    house = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = [room for layer in house for room in re.findall(r"argmap\.(\w+)", layer)]
    text = (DOCS / "explanation" / "architecture.md").read_text(encoding="utf-8")
    assert cells(section(text, "Architecture").split("\n## ")[0]) == rooms


def test_the_architecture_page_names_every_room_within_a_room() -> None:
    text = section(page("../explanation/architecture.md"), "Architecture")
    lists = text.split("calls it:\n\n")[1].split("\n\n")[0]
    named = {
        (within, room)
        for entry in lists.split("* in ")[1:]
        for within, *rooms in [re.findall(r"`(\w+)`", entry)]
        for room in rooms
    }
    packages = (ROOT / "src" / "argmap").glob("*/*/__init__.py")
    assert named == {(one.parts[-3], one.parts[-2]) for one in packages}


def test_the_glossary_is_in_order() -> None:
    terms = re.findall(r"^([a-z].*)\n  ", page("../glossary.md"), re.MULTILINE)
    assert terms == sorted(terms)


def codes(*modules: str) -> set[str]:
    """Return the texts in kebab case that a module gives where a code is due."""
    found: set[str] = set()
    for module in modules:
        tree = ast.parse((ROOT / "src" / "argmap" / module).read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return {
        text
        for text in found
        if re.fullmatch(r"[a-z]+(-[a-z]+)+|unsourced|undated|stale", text)
    }
