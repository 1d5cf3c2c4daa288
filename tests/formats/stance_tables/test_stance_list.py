from __future__ import annotations

from pathlib import Path

import pytest

from argmap.errors import FormatError, LossError, UnknownFormatError
from argmap.formats.table import dumps, loads, write
from argmap.formats.table import read as read_file
from argmap.model.actors import Affiliation
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Stance
from argmap.model.dates import Date
from argmap.model.sources import Passage
from tests.formats.stance_tables.reading import faults, read, said

LIST = "actor,claim,stance,source,date\n"


def test_a_row_is_an_assertion_of_an_actor_in_a_source_on_a_day() -> None:
    m, log = read(f"{LIST}J. Lee,Caps work.,agree,The Paper,2024-05-02\n")
    (one,) = m.assertions.values()
    assert (one.id, one.actor, one.claim) == ("caps-work-j-lee", "j-lee", "caps-work")
    assert one.passage == Passage(source="the-paper")
    assert (one.stance, one.date) == (Stance.ASSERTS, Date("2024-05-02"))
    assert m.actors["j-lee"].name == "J. Lee"
    assert m.claims["caps-work"].text == "Caps work."
    assert m.sources["the-paper"].title == "The Paper"
    assert (log.format, log.findings) == ("stances", ())


def test_every_column_says_a_field() -> None:
    row = {
        "Speaker": "Lee",
        "actor id": "lee",
        "Kind of actor": "researcher",
        "organisation": "College; Paper",
        "interest": "Owns flats",
        "note on the actor": "Retired",
        "Statement": "Caps work.",
        "claim-id": "caps",
        "TITLE": "Caps",
        "claim kind": "causal",
        "evidence": "study",
        "valid": "2020/2024",
        "tags": "rent; case:a",
        "claim_note": "Put short",
        "Question": "Do caps work?",
        "topic id": "do",
        "is thesis": "ja",
        "Position": "rather no",
        "said on": "2024-05-02 09:30:00",
        "reason": "It fell.",
        "quoted by": "Paper; Editor",
        "by act": "yes",
        "cites": "[4]; p",
        "proposed": "no",
        "comment": " two\nlines ",
        "assertion id": "q1",
        "Document": "Paper on rents",
        "document id": "p",
        "type of source": "report",
        "author": "Lee; Roe",
        "publisher": "college",
        "journal": "Rents",
        "issued": "2024",
        "retrieved": "2025-01",
        "link": "https://example.org/a",
        "doi": "10.5555/a",
        "lang": "en",
        "sha256": "a" * 64,
        "primary": "yes",
        "source_interest": "Sells flats",
        "note on the source": "A draft",
        "page": "4",
        "start": "3",
        "stop": "9",
        "quotation": "it fell",
        "prefix": "so ",
        "suffix": " then",
        "first words": "it",
        "last words": "fell",
        "digest": "b" * 64,
    }
    line = ",".join(f'"{cell}"' for cell in row.values())
    m, log = read(f"{','.join(row)}\n{line}\n")
    expected = ArgumentMap()
    expected.actor("College", id="college")
    expected.actor("Paper", id="paper")
    expected.actor("Editor", id="editor")
    expected.actor(
        "Lee",
        id="lee",
        kind="researcher",
        interest="Owns flats",
        note="Retired",
        affiliations=[{"organization": "college"}, {"organization": "paper"}],
    )
    expected.issue("Do caps work?", id="do")
    expected.claim(
        "Caps work.",
        id="caps",
        title="Caps",
        kind="causal",
        evidence="study",
        valid="2020/2024",
        tags=["rent", "case:a"],
        note="Put short",
        issue="do",
        thesis=True,
    )
    expected.source(
        "Paper on rents",
        id="p",
        type="report",
        authors=["Lee", "Roe"],
        publisher="college",
        container="Rents",
        issued="2024",
        accessed="2025-01",
        url="https://example.org/a",
        doi="10.5555/a",
        language="en",
        sha256="a" * 64,
        primary=True,
        interest="Sells flats",
        note="A draft",
    )
    expected.deny(
        "caps",
        actor="lee",
        id="q1",
        date="2024-05-02T09:30:00",
        wording="It fell.",
        via=["paper", "editor"],
        hedged=True,
        by_act=True,
        cites=["[4]", "p"],
        note=" two\nlines ",
        passage=Passage(
            source="p",
            spans=((3, 9),),
            locator="4",
            exact="it fell",
            prefix="so ",
            suffix=" then",
            head="it",
            tail="fell",
            digest="b" * 64,
        ),
    )
    assert m == expected
    assert log.findings == ()
    assert loads(dumps(m, format="stances"), format="stances") == m


def test_a_passage_of_several_parts_is_written_in_one_column() -> None:
    m = ArgumentMap()
    m.actor("Lee")
    m.source("Paper")
    m.claim("Caps work.")
    m.assertion("caps-work", actor="lee", source="paper", at=["1-4", "9-12"])
    m.assertion("caps-work", actor="lee", source="paper", at="20-24")
    assert dumps(m, format="stances").splitlines() == [
        "actor,claim,stance,source,date,issue,start,end,at",
        "Lee,Caps work.,asserts,Paper,,,,,1-4; 9-12",
        "Lee,Caps work.,asserts,Paper,,,20,24,",
    ]


def test_without_a_column_for_issues_each_claim_has_its_own() -> None:
    m, _ = read(f"{LIST}Lee,Caps work.,agree,,\nRoe,Rents fell.,no,,\n")
    assert [(i.id, i.question, i.thesis) for i in m.issues.values()] == [
        ("caps-work", "Caps work.", "caps-work"),
        ("rents-fell", "Rents fell.", "rents-fell"),
    ]
    assert "issue" not in dumps(m, format="stances")


def test_a_claim_alone_under_its_issue_is_the_thesis() -> None:
    text = "actor,claim,stance,issue\na,One.,agree,Q\na,Two.,agree,R\na,Three.,no,R\na,Four.,no,\n"
    m, _ = read(text)
    assert {i.id: i.thesis for i in m.issues.values()} == {"q": "one", "r": None}
    assert m.claims["four"].issue is None
    assert dumps(m, format="stances").splitlines()[0] == (
        "actor,claim,stance,source,date,issue"
    )


def test_the_thesis_is_the_one_that_a_column_tells() -> None:
    text = (
        "actor,claim,stance,issue,is thesis\n"
        "a,One.,agree,Q,no\na,Two.,agree,Q,yes\nb,Two.,no,Q,\na,Three.,no,R,\n"
    )
    m, _ = read(text)
    assert {i.id: i.thesis for i in m.issues.values()} == {"q": "two", "r": None}
    assert "answers_yes" in dumps(m, format="stances")
    assert loads(dumps(m, format="stances"), format="stances") == m


def test_a_name_alone_stands_for_the_record_that_has_it_elsewhere() -> None:
    text = (
        "actor,actor_id,claim,claim_id,stance\n"
        "Lee,,Caps work.,,agree\nLee,j-lee,Caps work.,caps,no\n"
    )
    m, _ = read(text)
    assert said(m) == ["j-lee asserts caps", "j-lee denies caps"]


def test_an_id_alone_stands_for_what_another_row_says_of_it() -> None:
    text = (
        "actor_id,actor,claim_id,claim,stance\nlee,,c,,agree\nlee,J. Lee,c,Caps.,no\n"
    )
    m, _ = read(text)
    assert (m.actors["lee"].name, m.claims["c"].text) == ("J. Lee", "Caps.")


def test_what_is_never_named_is_called_by_its_id() -> None:
    m, _ = read("actor_id,claim_id,stance,source_id,issue_id\nlee,c,agree,s,q\n")
    assert (m.actors["lee"].name, m.sources["s"].title) == ("lee", "s")
    assert (m.claims["c"].text, m.issues["q"].question) == ("", "q")
    assert loads(dumps(m, format="stances"), format="stances") == m


def test_names_with_one_slug_are_told_apart_and_ids_come_first() -> None:
    text = "actor,actor_id,claim,stance\nA+B,,c,agree\nA/B,,c,no\nOld,a-b,c,no\n"
    m, _ = read(text)
    assert {a.id: a.name for a in m.actors.values()} == {
        "a-b-2": "A+B",
        "a-b-3": "A/B",
        "a-b": "Old",
    }


def test_what_is_no_id_becomes_one_and_the_log_says_so() -> None:
    text = "actor,short name,claim,stance\nOne,A / B,c,agree\nTwo,A+B,c,no\n"
    m, log = read(text)
    assert list(m.actors) == ["a-b", "a-b-2"]
    assert [str(one) for one in log.findings] == [
        "a.csv: actor_id: 'A / B' becomes the id 'a-b'",
        "a.csv: actor_id: 'A+B' becomes the id 'a-b-2'",
    ]
    assert not log.lossy


def test_silence_is_no_assertion_and_makes_known_what_it_names() -> None:
    text = f"{LIST}Lee,Caps work.,,Paper,\nRoe,,,,\n,Rents fell.,n/a,,\n"
    m, log = read(text)
    assert (said(m), list(m.actors)) == ([], ["lee", "roe"])
    assert (list(m.claims), list(m.sources)) == (["caps-work", "rents-fell"], ["paper"])
    assert log.findings == ()
    assert loads(dumps(m, format="stances"), format="stances") == m


def test_what_a_row_without_a_stance_says_of_one_is_reported() -> None:
    text = "actor,claim,stance,note,weight,page\na,b,,so,2,\na,c,no answer,,3,\na,d,no,so,3,\n"
    _, log = read(text)
    assert [(one.code, str(one)) for one in log.losses] == [
        (
            "unknown-column",
            "a.csv:1:5: 'weight' is no column of a list of stances and is kept aside",
        ),
        (
            "without-stance",
            "a.csv:2: of 2 rows without a stance, note, weight is dropped",
        ),
    ]


def test_a_strong_answer_is_a_plain_one_and_the_log_says_so() -> None:
    text = "actor,claim,stance\na,b,agree\na,c,Strongly agree\nb,c,Strongly agree\n"
    m, log = read(text)
    assert said(m) == ["a asserts b", "a asserts c", "b asserts c"]
    assert [(one.code, str(one)) for one in log.losses] == [
        (
            "strong-answer",
            (
                "a.csv:3: 'Strongly agree' stands in 2 cells and is read as a plain "
                "stance, for a map has no degrees"
            ),
        )
    ]


def test_a_header_alone_is_an_empty_map_and_the_log_says_so() -> None:
    m, log = read(LIST)
    assert m == ArgumentMap()
    assert [(one.code, str(one)) for one in log.losses] == [
        ("no-rows", "a.csv: holds the titles of its columns, and no rows")
    ]


def test_an_unknown_column_is_kept_and_written_back() -> None:
    m, log = read("actor,claim,stance,sorce,=x\na,b,agree,Paper,'-y\na,c,no,,\n")
    assert m.extra == {"stances": {"assertions/b-a": {"sorce": "Paper", "=x": "-y"}}}
    assert str(log.losses[0]) == (
        "a.csv:1:4: 'sorce' is no column of a list of stances and is kept aside; did "
        "you mean 'source'?"
    )
    assert dumps(m, format="stances").splitlines() == [
        "actor,claim,stance,source,date,sorce,'=x",
        "a,b,asserts,,,Paper,'-y",
        "a,c,denies,,,,",
    ]


def test_a_body_beside_a_person_is_what_the_person_belongs_to() -> None:
    text = (
        "person,organization,concept,agreement,docTitle,time\n"
        "Ash,Union,Cut it.,1,Hearing,2005-06-11 00:00:00\n"
        ",Union,Cut it.,0,Hearing,\n"
        "Ash,Club,Cut it.,0,,\n"
    )
    m, _ = read(text)
    assert said(m) == ["ash asserts cut-it", "union denies cut-it", "ash denies cut-it"]
    assert m.actors["ash"].affiliations == (
        Affiliation(organization="union"),
        Affiliation(organization="club"),
    )
    assert m.date_of(m.assertions["cut-it-ash"]) == Date("2005-06-11")
    assert loads(dumps(m, format="stances"), format="stances") == m


def test_without_a_column_for_the_actor_it_is_the_organisation() -> None:
    m, _ = read("organisation,claim,stance\nUnion,Cut it.,no\n")
    assert said(m) == ["union denies cut-it"]
    assert m.actors["union"].affiliations == ()


def test_those_who_passed_it_on_may_be_named_by_id_or_by_name() -> None:
    text = "actor,actor_id,claim,stance,via\nLee,,c,agree,x1; The Herald; lee\nEd,x1,c,no,\n"
    m, _ = read(text)
    assert m.assertions["c-lee"].via == ("x1", "the-herald", "lee")
    assert m.actors["the-herald"].name == "The Herald"


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024/..", "2024/.."),
        ("2024-05-02 00:00", "2024-05-02"),
        ("2024-05-02 00:00:00.000", "2024-05-02"),
        ("2024-05-02 00:00:30", "2024-05-02T00:00:30"),
        ("2024-05-02 09:30", "2024-05-02T09:30:00"),
    ],
)
def test_a_date_is_read_as_it_is_written(cell: str, date: str) -> None:
    m, _ = read(f"{LIST}a,b,agree,,{cell}\n")
    assert m.assertions["b-a"].date == Date(date)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("5/2/2023", "'5/2/2023' may be two days; write 2023-02-05 or 2023-05-02"),
        ("2-5-2023", "'2-5-2023' may be two days; write 2023-05-02 or 2023-02-05"),
        (
            "5/31/2023",
            "'5/31/2023' is not in the order of ISO 8601; write 2023-05-31",
        ),
        (
            "3. 3. 2023",
            "'3. 3. 2023' is not in the order of ISO 8601; write 2023-03-03",
        ),
        (
            "29.2.2023",
            (
                "'29.2.2023' is not a date; write 2025, 2025-04, 2025-04-14, 2024/2025, "
                "2024/.. or ../2025"
            ),
        ),
    ],
)
def test_a_date_in_another_order_is_refused(cell: str, message: str) -> None:
    assert faults(f"{LIST}a,b,agree,,{cell}\n") == [f"a.csv:2:5: date: {message}"]


def test_a_row_at_fault_may_be_left_out() -> None:
    text = f"{LIST}a,b,agree,,\nc,d,agre,,soon\ne\nc,b,no,,\n"
    m, log = read(text, strict=False)
    assert (said(m), list(m.actors)) == (["a asserts b", "c denies b"], ["a", "c"])
    assert list(m.claims) == ["b"]
    assert [one.where for one in log.losses] == ["a.csv:3:3", "a.csv:3:5", "a.csv:4"]
    assert faults(text) == [str(one) for one in log.losses]


def test_a_cell_at_fault_is_one_fault() -> None:
    assert faults("actor,claim,stance\na\x07,b,yes\n") == [
        "a.csv:2:1: actor: holds the character U+0007 at 1; remove it"
    ]


def test_a_fault_is_told_under_the_title_that_the_file_has() -> None:
    text = "Partei: Name;These: These;Position: Position\nlee;b;agre\n"
    assert faults(text) == [
        (
            "a.csv:2:3: Position: Position: 'agre' is no word for a stance; did you mean "
            "'agree'?"
        )
    ]


def test_what_a_list_has_no_place_for_is_refused_by_name() -> None:
    m = ArgumentMap("Caps", "Do they?", note="x")
    lee = m.actor(
        "Lee", rolls_up=False, affiliations={"organization": "lee", "role": "x"}
    )
    m.source("Paper", cites=["4"], authors=["A; B"])
    caps = m.claim("Caps work.", note=" ", quantity={"value": 1})
    m.support(caps, by=m.claim("Rents fell."))
    m.assertion(caps, actor=lee)
    m.extra["json"] = {"": {"x": 1}}
    m.extra["stances"] = {"claims/caps-work": {"x": "y"}}
    with pytest.raises(LossError) as caught:
        dumps(m, format="stances")
    assert str(caught.value).splitlines() == [
        "the map's title: has no place in a table of stances",
        "the map's question: has no place in a table of stances",
        "the map's note: has no place in a table of stances",
        "1 relation: has no place in a table of stances",
        "rolls_up of 1 actor: has no place in a table of stances",
        "cites of 1 source: has no place in a table of stances",
        "quantity of 1 claim: has no place in a table of stances",
        "the map's extra of 'json': has no place in a table of stances",
        "the map's extra of 'stances': has no place in a table of stances",
        (
            "actor 'lee': affiliations: [{'organization': 'lee', 'role': 'x'}] "
            "cannot stand in a cell"
        ),
        "source 'paper': authors: ['A; B'] cannot stand in a cell",
        "claim 'caps-work': note: ' ' cannot stand in a cell",
    ]


@pytest.mark.parametrize(
    "held", [{"x": 1}, {"x": " y"}, {"note": "y"}, {"": "y"}, {}, "y"]
)
def test_what_cannot_be_cells_of_its_own_is_refused(held: object) -> None:
    m = ArgumentMap()
    m.assertion(m.claim("Caps work."), actor=m.actor("Lee"))
    m.extra["stances"] = {"assertions/caps-work-lee": held}
    with pytest.raises(LossError) as caught:
        dumps(m, format="stances")
    assert str(caught.value) == (
        "the map's extra of 'stances': has no place in a table of stances"
    )


def test_records_of_one_name_are_written_with_their_ids() -> None:
    m = ArgumentMap()
    caps = m.claim("Caps work.")
    m.assertion(caps, actor=m.actor("Lee"))
    m.deny(caps, actor=m.actor("Lee"))
    assert list(m.actors) == ["lee", "lee-2"]
    text = dumps(m, format="stances")
    assert text.splitlines()[1] == "Lee,Caps work.,asserts,,,lee,"
    assert loads(text, format="stances") == m


def test_a_note_of_no_words_has_no_place() -> None:
    with pytest.raises(LossError) as caught:
        dumps(ArgumentMap(note=""), format="stances")
    assert str(caught.value) == "the map's note: has no place in a table of stances"


def test_a_header_above_a_row_at_fault_is_not_alone() -> None:
    _, log = read("actor,claim,stance\nlee\n", strict=False)
    assert [one.code for one in log.findings] == ["not-a-table"]


def test_a_file_of_tabs_is_read_and_never_written(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("actor\tclaim\tstance\nlee\tcaps\tyes\n", encoding="utf-8")
    m = read_file(path)
    assert said(m) == ["lee asserts caps"]
    with pytest.raises(UnknownFormatError):
        write(m, path)
    write(m, tmp_path / "a.csv")
    assert read_file(tmp_path / "a.csv") == m
    assert (tmp_path / "a.csv").read_bytes() == (
        b"actor,claim,stance,source,date\r\nlee,caps,asserts,,\r\n"
    )


def test_a_file_that_is_no_table_says_what_a_table_has(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_file(path)
    assert str(caught.value) == (
        f"{path}:1: no column says the actor; a list of stances has the columns actor, "
        "claim and stance, a matrix has claims in the first column, called claim, and "
        "an actor above each of the others"
    )


def test_a_stance_list_is_read_by_its_content() -> None:
    text = "speaker;statement;position\nlee;caps;+\n"
    assert loads(text).actors["lee"].name == "lee"
    with pytest.raises(FormatError):
        loads("speaker;statement\nlee;caps\n")
