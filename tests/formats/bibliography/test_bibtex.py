from __future__ import annotations

import subprocess
import sys

import attrs
import pytest

from argmap.errors import FormatError, SyntaxFault
from argmap.formats.bibliography.bibtex_entries import (
    FIELDS,
    TYPES,
    fields_of,
    translated,
)
from argmap.formats.table import dumps, loads_with_log
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date
from argmap.model.sources import Source, SourceType

REFS = r"""
@string{jrs = "Journal of Rents"}
@preamble{"\newcommand{\x}{y}"}
@comment{jabref-meta: x}

@Article{doe:2020+a,
  author = {Doe, Jane and van Beethoven, Ludwig and {World Bank}},
  title = {The {DNA} of K{\"o}ln: 5\% \& more},
  journal = jrs # " (new)",
  year = 2020, month = may,
  pages = {1--5}, volume = 3, number = {2},
  file = {:a.pdf:PDF},
}
"""
RENAMED = "the key 'doe:2020+a' becomes the id 'doe-2020-a'; it is written back"
KEPT = "refs.bib: kept beside the sources, to be written back:"


def read(text: str) -> tuple[ArgumentMap, list[str]]:
    m, log = loads_with_log(text, format="bibtex", name="refs.bib")
    return m, [str(finding) for finding in log.findings]


def only(text: str) -> Source:
    (source,) = read(text)[0].sources.values()
    return source


def test_an_entry_becomes_a_source_and_the_rest_is_kept() -> None:
    m, said = read(REFS)
    source = m.sources["doe-2020-a"]
    assert source.type is SourceType.ARTICLE_JOURNAL
    assert source.title == "The DNA of Köln: 5% & more"
    assert source.authors == ("Jane Doe", "Ludwig van Beethoven", "World Bank")
    assert source.container == "Journal of Rents (new)"
    assert source.issued == Date("2020-05")
    assert said == [
        f"refs.bib: 6 'doe:2020+a': {RENAMED}",
        f"{KEPT} issue (1), page (1), volume (1)",
        f"{KEPT} file (1)",
    ]


def test_what_was_read_is_written_as_it_stood() -> None:
    m, _ = read(REFS)
    assert dumps(m, format="bibtex") == (
        "@comment{jabref-meta: x}\n\n"
        '@preamble{"\\newcommand{\\x}{y}"}\n\n'
        "@article{doe:2020+a,\n"
        "  author = {Doe, Jane and van Beethoven, Ludwig and {World Bank}},\n"
        "  journal = {Journal of Rents (new)},\n"
        "  year = {2020},\n"
        "  month = may,\n"
        "  volume = {3},\n"
        "  number = {2},\n"
        "  pages = {1--5},\n"
        '  title = {The {DNA} of K{\\"o}ln: 5\\% \\& more},\n'
        "  file = {:a.pdf:PDF},\n"
        "}\n"
    )
    assert read(dumps(m, format="bibtex"))[0] == m


def test_an_edit_of_the_source_wins_over_what_was_kept() -> None:
    m, _ = read(REFS)
    m.replace(attrs.evolve(m.sources["doe-2020-a"], title="R&D", issued=Date("2021")))
    text = dumps(m, format="bibtex")
    assert "title = {R\\&D}" in text
    assert "year = {2021}" in text
    assert "month" not in text
    assert "K{" not in text


def test_what_bibtex_has_no_field_for_is_one_field_of_json() -> None:
    m = ArgumentMap()
    m.source("A bill", id="bill", type="bill", primary=True)
    assert dumps(m, format="bibtex") == (
        "@misc{bill,\n"
        "  title = {A bill},\n"
        '  argmap = {\\textbraceleft{}"instead": \\textbraceleft{}"type": ["document", '
        '"bill"]\\textbraceright{}, "more": \\textbraceleft{}"custom": '
        '\\textbraceleft{}"argmap": \\textbraceleft{}"primary": '
        "true\\textbraceright{}\\textbraceright{}\\textbraceright{}\\textbraceright{}},\n"
        "}\n"
    )
    assert read(dumps(m, format="bibtex"))[0] == m


@pytest.mark.parametrize(("entry", "item"), TYPES)
def test_each_type_of_the_table_is_read_and_comes_back(entry: str, item: str) -> None:
    source = only(f"@{entry}{{a, title = {{T}}}}")
    assert source.type == SourceType(item)
    m, _ = read(f"@{entry}{{a, title = {{T}}}}")
    assert dumps(m, format="bibtex") == f"@{entry}{{a,\n  title = {{T}},\n}}\n"


def test_a_newspaper_is_a_subtype_of_article() -> None:
    text = "@article{a,\n  title = {T},\n  entrysubtype = {newspaper},\n}\n"
    m, _ = read(text)
    assert m.sources["a"].type is SourceType.ARTICLE_NEWSPAPER
    assert dumps(m, format="bibtex") == text


def test_each_variable_of_the_table_is_written_and_read() -> None:
    special = {
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "A and B"}],
        "editor": [{"family": "de la Cruz", "given": "J.", "suffix": "Jr."}],
        "translator": [
            {"family": "Gogh", "given": "V.", "non-dropping-particle": "van"}
        ],
        "issued": {"date-parts": [[2020, 5, 4]]},
        "accessed": {"date-parts": [[2020], [2021]]},
        "original-date": {"date-parts": [[1999]]},
        "event-date": {"date-parts": [[2001, 2]]},
        "page": "1-5",
    }
    item = {"type": "book", **{name: special.get(name, "A & B") for name in FIELDS}}
    kind, fields = fields_of(item)
    assert translated(kind, fields, warn=pytest.fail) == item


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2020", "2020"),
        ("year = {2020}, month = {May}", "2020-05"),
        ("year = 2020, month = sept", "2020-09"),
        ("date = {2024/..}", "2024/.."),
        ('year = "2020", month = "Sept."', "2020-09"),
        ("year = 2020, month = 12, day = 3", "2020-12-03"),
        ("date = {2020-05-04}", "2020-05-04"),
        ("date = {2020/}", "2020/.."),
        ("date = {2020-01/2020-03}", "2020-01/2020-03"),
        ("date = {2020}, year = {1999}", "2020"),
        ("date = {2020~}", None),
        ("date = {2020-21}", None),
        ("year = {in press}", None),
        ("year = 2020, month = {Spring}", None),
        ('year = 2020, month = jan # "~5"', None),
    ],
)
def test_dates_of_both_dialects(fields: str, date: str | None) -> None:
    text = f"@misc{{a, title = {{T}}, {fields}}}"
    m, said = read(text)
    assert m.sources["a"].issued == (Date(date) if date else None)
    assert any("is not a date" in one for one in said) == (date is None)
    assert read(dumps(m, format="bibtex"))[0] == m


@pytest.mark.parametrize(
    ("value", "title"),
    [
        (r"{\"o}\'{e}\c{c}{\ss}", "öéçß"),
        (r"Caf\'e -- ``caf\'e''", "Café – “café”"),
        (r"$x^2$ and \emph{more}", "$x^2$ and more"),
        (r"50% of R&D, \#1", "50% of R&D, #1"),
        (r"\LaTeX\ and \foo{x}", r"LaTeX and \foo x"),
        (r"<script>\&lt;</script>", "<script>&lt;</script>"),
        (r"\input{/etc/passwd} x", "x"),
        ("a\n   b", "a b"),
    ],
)
def test_latex_is_read_as_text_and_written_back(value: str, title: str) -> None:
    m, _ = read(f"@misc{{a,\n  title = {{{value}}},\n}}\n")
    assert m.sources["a"].title == title
    assert f"title = {{{value}}}" in dumps(m, format="bibtex")


def test_a_chapter_takes_over_from_its_book_what_it_lacks() -> None:
    text = (
        "@incollection{ch,\n  title = {Rents},\n  author = {Roe, R.},\n"
        "  crossref = {bk},\n}\n\n"
        "@book{bk,\n  title = {The Book},\n  publisher = {Pub},\n  year = {2020},\n}\n"
    )
    m, said = read(text)
    chapter = m.sources["ch"]
    assert (chapter.container, chapter.publisher) == ("The Book", "Pub")
    assert chapter.issued == Date("2020")
    assert said == []
    assert dumps(m, format="bibtex") == text


def test_a_crossref_that_leads_nowhere_is_reported() -> None:
    _, said = read("@book{a, title = {T}, crossref = {a}}")
    assert said == ["refs.bib: 1 'a': crossref: no other entry has the key 'a'"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "@misc{a, title = {T}, author = {Doe, J. and others}}",
            "refs.bib: 1 'a': the names end in 'others': who they are the file does not say",
        ),
        (
            "@foo{a, title = {T}}",
            "refs.bib: 1 'a': @foo is no type of entry that has a type of CSL",
        ),
        (
            "@misc{a, title = {T}, title = {U}}",
            "refs.bib: 1 'a': title: stands twice; the first one counts, the other is dropped",
        ),
        (
            "@misc{a, title = rents}",
            "refs.bib: 1: no @string is called 'rents'; it stands for itself",
        ),
        (
            "@misc{a, title = {T}}\n@misc{a, title = {U}}",
            "refs.bib: 2 'a': the key 'a' stands twice; this source gets the id 'a-2'",
        ),
        (
            "@misc{a, title = {" + "\\emph{" * 50 + "x" + "}" * 50 + "}}",
            "refs.bib: 1 'a': title: has more than 40 braces in braces",
        ),
        (
            "@misc{a, title = {\\href{u}{v}}}",
            "refs.bib: 1 'a': title: is not LaTeX (IndexError)",
        ),
        (
            "@misc{a, title = {T}, argmap = {x}}",
            "refs.bib: 1 'a': argmap: is not what argmap writes there, and is dropped",
        ),
    ],
)
def test_what_is_read_otherwise_is_reported(text: str, said: str) -> None:
    assert said in read(text)[1]


BROKEN = "@misc{a, title = {T}}\n@misc{b, title = {x\n@misc{c, title = {U}}\n"


def test_an_entry_at_fault_raises_with_its_line() -> None:
    with pytest.raises(SyntaxFault) as caught:
        read(BROKEN)
    assert str(caught.value) == (
        "refs.bib:2: '@misc{b, title = {x' is not an entry: Unexpected block start: "
        "`@misc`. Was still looking for field-value closing `}`"
    )


def test_an_entry_at_fault_can_be_left_out() -> None:
    m, log = loads_with_log(BROKEN, format="bibtex", strict=False)
    assert list(m.sources) == ["a", "c"]
    assert [finding.code for finding in log.losses] == ["not-bibtex"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("@misc{, title = {T}}", "refs.bib:1: @misc has no key; write @misc{key, ...}"),
        (
            '@string{a = "'
            + "x" * 9000
            + '"}\n'
            + "".join(
                f"@string{{b{i} = {'a' if not i else f'b{i - 1}'} # {'a' if not i else f'b{i - 1}'}}}\n"
                for i in range(40)
            ),
            "refs.bib:7: @string 'b4' makes the file grow without end",
        ),
        (
            "\0@misc{a}",
            "refs.bib: is binary, not text: byte 0 is NUL; save the file as UTF-8",
        ),
    ],
)
def test_hostile_files_are_refused(text: str, fault: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(text)
    assert str(caught.value) == fault


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title = {" + "{" * 100_000,
        "@article{a, title = {" + "{" * 100_000 + "}" * 100_000 + "}}",
        "@article{a, title = {x}\n" * 2_000,
        "@" * 100_000,
        "@misc{a, title = {" + "\\begin{x}" * 1_000 + "}}",
        "@misc{a, title = {" + "\\sqrt[" * 2_000 + "}}",
    ],
)
def test_hostile_braces_end_in_a_map_or_in_findings(text: str) -> None:
    m, log = loads_with_log(text, format="bibtex", strict=False)
    assert m.sources or log.losses or m.extra


def test_a_file_is_known_by_its_content() -> None:
    assert loads_with_log(REFS)[1].format == "bibtex"
    assert loads_with_log("% mine\n@misc(a, title = {T})")[1].format == "bibtex"


def test_a_latin_1_file_is_refused_with_its_byte() -> None:
    with pytest.raises(FormatError, match="byte 18 is 0xe9, which is not UTF-8"):
        loads_with_log("@misc{a, title = {\xe9}}".encode("latin-1"), name="refs.bib")


def test_a_key_that_bibtex_cannot_write_gives_way_to_the_id() -> None:
    m, _ = loads_with_log('[{"id": "a, b", "type": "book", "title": "T"}]')
    text = dumps(m, format="bibtex")
    assert text.startswith("@book{a-b,\n")
    assert read(text)[0].extra["csl-json"] == m.extra["csl-json"]


def test_other_notations_load_no_library_of_bibtex() -> None:
    code = (
        "import sys, argmap as am\n"
        "am.loads('[Caps]: Rents rose.', format='argdown')\n"
        "am.loads('[]', format='csl-json')\n"
        "print({'bibtexparser', 'pylatexenc', 'citeproc'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert done.stdout == "set()\n"
