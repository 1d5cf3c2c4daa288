from __future__ import annotations

import hashlib
from typing import Any

import pytest

from argmap.findings import Severity
from argmap.formats.log import ReadLog
from argmap.formats.table import loads_with_log
from argmap.model.actors import Actor, ActorKind, Affiliation
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Stance
from argmap.model.claims import ClaimKind
from argmap.model.dates import Date
from tests.formats.dna.files import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    DnaFile,
    bus_debate,
    seconds,
)

NEWS = "\U0001f68c City hall wants bus lanes. Shops fear for parking."
VERSIONS = ["3", "2", "draft", "roles"]


def read(file: DnaFile) -> tuple[ArgumentMap, ReadLog]:
    return loads_with_log(file.data, name="x.dna", format="dna")


def losses(file: DnaFile) -> list[str]:
    """Return what was not read as it stands."""
    return [str(finding) for finding in read(file)[1].losses]


def notes(file: DnaFile) -> list[str]:
    found = read(file)[1].findings
    return [str(f) for f in found if f.severity is Severity.NOTE]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_of_a_debate_is_the_same_map(version: str) -> None:
    m, log = read(bus_debate(version))
    assert not log.lossy
    assert m == read(bus_debate())[0]
    assert [(c.id, c.text) for c in m] == [
        ("lanes-make-buses-faster", "Lanes make buses faster."),
        ("lanes-cost-parking", "Lanes cost parking."),
    ]
    assert {a.id: a.kind for a in m.actors.values()} == {
        "city-hall": None,
        "shops": None,
        "a-rook": ActorKind.PERSON,
        "b-finch": ActorKind.PERSON,
    }
    assert [(a.actor, a.claim, a.stance.value) for a in m.assertions.values()] == [
        ("city-hall", "lanes-make-buses-faster", "asserts"),
        ("shops", "lanes-cost-parking", "asserts"),
        ("a-rook", "lanes-make-buses-faster", "asserts"),
        ("b-finch", "lanes-make-buses-faster", "denies"),
        ("a-rook", "lanes-cost-parking", "asserts"),
        ("city-hall", "lanes-cost-parking", "denies"),
    ]
    assert m.sources["letter"].issued == Date("2024-06-05")


def test_a_passage_counts_code_points_where_java_counts_utf_16() -> None:
    m, _ = read(bus_debate())
    first, second = list(m.assertions.values())[:2]
    assert first.passage is not None
    assert second.passage is not None
    (start, end) = first.passage.spans[0]
    assert NEWS[start:end] == "wants bus lanes"
    assert second.passage.spans == ((NEWS.index("Shops"), len(NEWS)),)
    assert second.passage.head == second.passage.tail == "Shops fear for parking."


@pytest.mark.parametrize(
    ("span", "points"), [((0, 1), (0, 1)), ((1, 2), (0, 1)), ((1, 4), (0, 3))]
)
def test_half_a_character_is_the_whole_of_it(
    span: tuple[int, int], points: tuple[int, int]
) -> None:
    file = DnaFile()
    file.document(text=NEWS)
    file.statement(organization="Shops", span=span)
    (assertion,) = read(file)[0].assertions.values()
    assert assertion.passage is not None
    assert assertion.passage.spans == (points,)


def test_who_changes_sides_belongs_to_each_at_its_date() -> None:
    m, _ = read(bus_debate())
    assert m.actors["a-rook"].affiliations == (
        Affiliation(
            organization="city-hall", since=Date("2024-04-02"), until=Date("2024-04-02")
        ),
        Affiliation(
            organization="shops", since=Date("2024-06-05"), until=Date("2024-06-05")
        ),
    )
    assert m.actors["b-finch"].affiliations == (Affiliation(organization="shops"),)


def test_a_document_is_a_source_with_all_that_is_said_of_it() -> None:
    file = DnaFile()
    file.document(
        "  Budget\nspeech ",
        "Rates will fall.",
        seconds("2024-03-01T14:30:00"),
        Author="A. Rook; B. Finch",
        Source="The Herald",
        Section="Politics",
        Notes="Seen twice.\nOnce late.",
        Type="Article newspaper",
    )
    file.statement(person="B. Finch", organization="Shops", words="Rates")
    m, log = read(file)
    source = m.sources["budget-speech"]
    assert source.title == "Budget speech"
    assert source.issued == Date("2024-03-01T14:30:00")
    assert source.authors == ("A. Rook", "b-finch")
    assert source.container == "The Herald"
    assert source.type == "article-newspaper"
    assert source.note == "Seen twice.\nOnce late."
    assert source.sha256 == hashlib.sha256(b"Rates will fall.").hexdigest()
    assert m.extra["dna"]["sources/budget-speech"] == {
        "type": "Article newspaper",
        "section": "Politics",
    }
    assert not log.lossy


def test_what_is_said_of_an_entity_is_kind_note_or_kept() -> None:
    file = DnaFile()
    file.document()
    top = file.entity(ORGANIZATION, "State", ChildOf=None)
    hall = file.entity(
        ORGANIZATION, "City hall", Red=16, Green=255, Blue=0, ChildOf=top
    )
    for name, value in {
        "Type": "Government",
        "Notes": "Elected.",
        "Alias": "Hall",
    }.items():
        file.attribute(hall, name, value)
    rook = file.entity(PERSON, "A. Rook", Red=0, Green=0, Blue=0)
    file.attribute(rook, "Type", "company")
    file.attribute(rook, "Alias", "")
    fast = file.entity(CONCEPT, "Lanes are fast.")
    file.attribute(fast, "Type", "causal")
    m, log = read(file)
    assert m.actors["city-hall"].kind is ActorKind.GOVERNMENT
    assert m.actors["city-hall"].note == "Elected."
    assert m.actors["a-rook"].kind is ActorKind.COMPANY
    assert m["lanes-are-fast"].kind is ClaimKind.CAUSAL  # type: ignore[union-attr]
    assert m.extra["dna"] == {
        "actors/city-hall": {
            "attributes": {"Type": "Government", "Alias": "Hall"},
            "color": "#10ff00",
            "child_of": "state",
        },
        "actors/a-rook": {"variable": "person"},
    }
    assert not log.lossy
    assert notes(file)[-1] == (
        "x.dna: 4 fields kept beside the map, to be written back "
        "(attributes: 1, color: 1, child_of: 1, variable: 1)"
    )


def test_entities_in_a_circle_are_kept_as_they_are() -> None:
    file = DnaFile()
    file.sql("INSERT INTO ENTITIES VALUES (1, 3, 'A', 0, 0, 0, 2)")
    file.sql("INSERT INTO ENTITIES VALUES (2, 3, 'B', 0, 0, 0, 1)")
    m, log = read(file)
    assert m.extra["dna"] == {
        "claims/a": {"child_of": "b"},
        "claims/b": {"child_of": "a"},
    }
    assert not log.lossy


def test_the_parent_of_version_2_is_named_by_its_text() -> None:
    file = DnaFile("2")
    file.entity(CONCEPT, "Cars")
    file.entity(CONCEPT, "Lanes", ChildOf="Cars", Type="causal", Alias="Strips")
    m, _ = read(file)
    assert m.extra["dna"]["claims/lanes"] == {
        "attributes": {"Alias": "Strips"},
        "child_of": "cars",
    }
    assert m.claims["lanes"].kind is ClaimKind.CAUSAL


def test_a_parent_of_version_2_may_be_called_as_a_number() -> None:
    file = DnaFile("2")
    file.entity(CONCEPT, "2030")
    file.entity(CONCEPT, "Lanes", ChildOf="2030")
    assert read(file)[0].extra["dna"] == {"claims/lanes": {"child_of": "2030"}}


def test_version_2_dates_are_moments_of_an_unknown_zone() -> None:
    file = DnaFile("2")
    file.document("Night", date=(seconds("2024-03-01T23:00:00")) * 1000)
    m, _ = read(file)
    assert m.sources["night"].issued == Date("2024-03-01T23:00:00Z")
    assert losses(file) == [
        (
            "x.dna: 1 document dated by a moment whose time zone the file does not tell "
            "('Night'); the day is that of UTC, and may be one off"
        )
    ]


def test_version_2_is_told_by_its_tables_where_no_setting_says_it() -> None:
    file = DnaFile("2")
    file.sql("DELETE FROM SETTINGS")
    file.document("Day", date=seconds("2024-03-01") * 1000)
    assert read(file)[0].sources["day"].issued == Date("2024-03-01")


@pytest.mark.parametrize(
    ("date", "finding"),
    [
        (None, "1 document without a date ('A report'); give the day of publication"),
        ("soon", "1 document without a date ('A report'); give the day of publication"),
        (0, "1 document without a date ('A report'); give the day of publication"),
        (
            10**15,
            (
                "1 document without a date: the number is beyond the years 1 to 9999 "
                "('A report')"
            ),
        ),
    ],
)
def test_a_statement_without_a_date_is_a_statement(date: Any, finding: str) -> None:
    file = DnaFile()
    file.document(text="Lanes.", date=date)
    file.statement(organization="Shops")
    m, _ = read(file)
    assert m.sources["a-report"].issued is None
    assert len(m.assertions) == 1
    assert losses(file) == [f"x.dna: {finding}"]


@pytest.mark.parametrize(
    ("agreement", "others", "stance"),
    [
        (1, [], "asserts"),
        (0, [], "denies"),
        (5, [], "asserts"),
        (-2, [], "denies"),
        (2.0, [], "asserts"),
        (b"1", [], "asserts"),
        (0, [1, 0], "denies"),
    ],
)
def test_agreement_is_a_stance(agreement: Any, others: list[int], stance: str) -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    file.statement(organization="Shops", agreement=agreement)
    for other in others:
        file.statement(organization="City hall", agreement=other)
    m, log = read(file)
    first = next(iter(m.assertions.values()))
    assert first.stance.value == stance
    assert not log.lossy
    degree = agreement not in (0, 1, b"1")
    kept = {"values": {"agreement": int(agreement)}} if degree else None
    assert m.extra.get("dna", {}).get(f"assertions/{first.id}") == kept


def test_an_agreement_between_yes_and_no_is_left_out_and_counted() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    for agreement in (0, -1, 1, 0):
        file.statement(organization="Shops", agreement=agreement)
    m, _ = read(file)
    assert [a.stance for a in m.assertions.values()] == [Stance.DENIES, Stance.ASSERTS]
    assert losses(file) == [
        (
            "x.dna: 2 statements left out: the agreement is 0 in a file where it is also "
            "below 0 (1, 4); a map says that somebody asserts or denies, not that they are "
            "neutral"
        )
    ]


@pytest.mark.parametrize("agreement", ["maybe", 0.5])
def test_an_agreement_that_is_no_number_is_left_out(agreement: Any) -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    file.statement(organization="Shops", agreement=agreement)
    assert not read(file)[0].assertions
    assert losses(file) == [
        (
            "x.dna: 1 statement left out: the agreement is no whole number (1); 1 stands "
            "for yes, 0 for no"
        )
    ]


def test_without_an_agreement_somebody_asserts_and_that_is_told() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    for _ in range(5):
        file.statement(organization="Shops", agreement=None)
    m, _ = read(file)
    assert {a.stance for a in m.assertions.values()} == {Stance.ASSERTS}
    assert losses(file) == [
        (
            "x.dna: 5 statements taken to assert: no agreement (1, 2, 3, ...); say whether "
            "they agree"
        )
    ]


def test_statements_that_are_not_whole_are_counted() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    file.statement()
    file.statement(organization="Shops", concept="")
    file.statement(organization="Shops", document=7)
    file.statement(organization="Shops", span=(2, 99))
    file.statement(organization="Shops", span=(3, 3))
    file.statement(organization="Shops", span=("x", None))
    file.statement(type=2)
    file.statement(type=9)
    m, _ = read(file)
    assert [a.passage and a.passage.spans for a in m.assertions.values()] == [
        None,
        (),
        (),
        (),
    ]
    assert m.extra["dna"]["assertions/caps-cut-supply-shops-2"] == {"span": [2, 99]}
    assert losses(file) == [
        (
            "x.dna: 2 statements left out: a type without person, organization and concept "
            "(Annotation: 1, (no type): 1)"
        ),
        (
            "x.dna: 1 statement left out: neither person nor organization (1); say who "
            "makes them"
        ),
        "x.dna: 1 statement left out: no concept (2); say what they are about",
        "x.dna: 1 statement without a source: the document is not there (3)",
        (
            "x.dna: 3 statements without a place: its span is not inside the document's "
            "text (4, 5, 6); mark the words again"
        ),
    ]


def test_nought_is_no_where_another_type_alone_goes_below_it() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    of_second = (
        (12, "organization", "short text"),
        (13, "concept", "short text"),
        (14, "agreement", "boolean"),
    )
    for variable in of_second:
        file.sql("INSERT INTO VARIABLES VALUES (?, ?, ?, 2)", *variable)
    file.statement(organization="Shops", agreement=-1)
    file.statement(organization="Shops", agreement=0)
    other = file.statement(type=2, concept=None, agreement=None)
    file.value(other, 12, "City hall")
    file.value(other, 13, "Lanes help.")
    file.other("DATABOOLEAN", other, 14, 0)
    m, _ = read(file)
    assert [(m.actors[a.actor].name, a.stance) for a in m.assertions.values()] == [
        ("Shops", Stance.DENIES),
        ("City hall", Stance.DENIES),
    ]


def test_values_of_other_variables_are_kept() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    for number, (name, kind) in enumerate(
        (("strength", "integer"), ("frame", "short text"), ("why", "long text")), 6
    ):
        file.sql("INSERT INTO VARIABLES VALUES (?, ?, ?, 1)", number, name, kind)
    one = file.statement(organization="Shops")
    file.other("DATAINTEGER", one, 6, 3)
    file.value(one, 7, "safety")
    file.other("DATALONGTEXT", one, 8, "For the\nchildren.")
    file.value(file.statement(organization="Shops"), 7, "")
    file.entity(7, "never used")
    m, _ = read(file)
    assert m.extra["dna"] == {
        "assertions/caps-cut-supply-shops": {
            "values": {"frame": "safety", "strength": 3, "why": "For the\nchildren."}
        }
    }
    assert losses(file) == [
        "x.dna: 1 entity left out: of a variable that a map has no place for (frame: 1)"
    ]


def test_attributes_of_other_values_are_left_out_and_counted() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    file.sql("INSERT INTO VARIABLES VALUES (6, 'frame', 'short text', 1)")
    file.value(file.statement(organization="Shops"), 6, "safety")
    assert losses(file) == []
    file.attribute(file.entity(6, "safety"), "Alias", "care")
    assert losses(file) == [
        "x.dna: 1 entity left out: of a variable that a map has no place for (frame: 1)"
    ]


def test_documents_stand_in_the_order_of_their_numbers() -> None:
    file = DnaFile()
    file.sql("DROP TABLE DOCUMENTS")
    file.sql("CREATE TABLE DOCUMENTS (ID, Title, Text, Date)")
    file.sql("INSERT INTO DOCUMENTS VALUES (2, 'B', '', 9), (1, 'A', '', 9)")
    assert list(read(file)[0].sources) == ["a", "b"]


def test_a_statement_type_of_ones_own_is_read_where_it_has_the_variables() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    file.sql("INSERT INTO STATEMENTTYPES VALUES (3, 'Claim', 0, 0, 0)")
    for number, name in ((6, "Organisation"), (7, "Concept"), (8, "Agreement")):
        file.sql("INSERT INTO VARIABLES VALUES (?, ?, '', 3)", number, name)
    one = file.statement(concept=None, agreement=None, type=3)
    file.value(one, 6, "Shops")
    file.value(one, 7, "Caps cut supply.")
    file.other("DATAINTEGER", one, 8, 0)
    file.statement(organization="Shops")
    m, log = read(file)
    assert [(a.actor, a.claim, a.stance.value) for a in m.assertions.values()] == [
        ("shops", "caps-cut-supply", "denies"),
        ("shops", "caps-cut-supply", "asserts"),
    ]
    assert m.extra["dna"] == {
        "assertions/caps-cut-supply-shops": {"statement_type": "Claim"}
    }
    assert not log.lossy
    assert any("2 entities joined with one of the same name" in n for n in notes(file))


def test_a_statement_of_several_persons_is_several_assertions() -> None:
    file = DnaFile("roles")
    file.document(text="Lanes.")
    one = file.statement(1, "A. Rook", "Shops")
    file.value(one, PERSON, "B. Finch")
    file.value(one, CONCEPT, "Lanes are fast.")
    m, log = read(file)
    assert [(a.actor, a.claim) for a in m.assertions.values()] == [
        ("a-rook", "caps-cut-supply"),
        ("a-rook", "lanes-are-fast"),
        ("b-finch", "caps-cut-supply"),
        ("b-finch", "lanes-are-fast"),
    ]
    assert {a.affiliations for a in m.actors.values() if a.id != "shops"} == {
        (Affiliation(organization="shops"),)
    }
    assert not log.lossy
    assert (
        "x.dna: 1 statement read as several assertions: several actors or concepts (1)"
        in notes(file)
    )


def test_what_is_kept_of_several_assertions_is_each_ones_own() -> None:
    file = DnaFile("roles")
    file.document(text="Lanes.")
    file.value(file.statement(1, "A. Rook", "", agreement=3), PERSON, "B. Finch")
    first, second = read(file)[0].extra["dna"].values()
    assert first == second == {"values": {"agreement": 3}}
    first["values"]["agreement"] = 5
    assert second == {"values": {"agreement": 3}}


def test_a_person_that_is_a_long_text_is_kept_as_one() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    file.other("DATALONGTEXT", file.statement(organization="Shops"), PERSON, "A. Rook")
    m, log = read(file)
    assert list(m.actors) == ["shops"]
    assert m.extra["dna"] == {
        "assertions/caps-cut-supply-shops": {"values": {"person": "A. Rook"}}
    }
    assert not log.lossy


def test_tables_that_have_no_place_are_counted() -> None:
    file = DnaFile()
    file.sql("INSERT INTO REGEXES VALUES ('bus.*', 1, 2, 3)")
    file.sql("INSERT INTO CODERS VALUES (2, 'B', 0, 0, 0, '')")
    file.sql("INSERT INTO VARIABLELINKS VALUES (1, 1, 2)")
    assert losses(file) == [
        (
            "x.dna: 4 rows left out: a table that a map has no place for "
            "(REGEXES: 1, VARIABLELINKS: 1, CODERS: 2)"
        )
    ]


def test_texts_that_are_not_utf_8_are_repaired() -> None:
    file = DnaFile()
    file.sql(
        "INSERT INTO ENTITIES VALUES (1, 3, CAST(x'41E942' AS TEXT), 0, 0, 0, NULL)"
    )
    m, _ = read(file)
    assert [c.text for c in m] == ["A\ufffdB"]
    assert losses(file) == [
        (
            "x.dna: 1 text repaired: not UTF-8, U+FFFD stands for what cannot be read "
            "('A\ufffdB')"
        )
    ]


def test_control_characters_are_repaired() -> None:
    file = DnaFile()
    file.entity(CONCEPT, "A\x07\x0cB \n C")
    m, _ = read(file)
    assert [c.text for c in m] == ["A\ufffd B C"]
    assert losses(file) == [
        "x.dna: 1 text repaired: U+FFFD stands for control characters ('A\ufffd B \\n C')"
    ]


def test_cells_of_other_types_are_what_they_spell() -> None:
    file = DnaFile()
    file.document(title=5, text=b"Lanes.")  # type: ignore[arg-type]
    file.statement(organization="Shops", span=("0", 5.0))
    m, log = read(file)
    assert list(m.sources) == ["5"]
    assert [a.passage and a.passage.head for a in m.assertions.values()] == ["Lanes"]
    assert not log.lossy


def test_rows_without_a_number_of_their_own_are_left_out() -> None:
    file = DnaFile()
    for table, columns in (
        ("DOCUMENTS", "ID, Title, Text, Date"),
        ("STATEMENTS", "ID, StatementTypeId, DocumentId, Start, Stop"),
        ("ENTITIES", "ID, VariableId, Value"),
    ):
        file.sql(f"DROP TABLE {table}")
        file.sql(f"CREATE TABLE {table} ({columns})")
    file.sql("INSERT INTO DOCUMENTS VALUES (1, 'A', '', 9), (1, 'B', '', 9)")
    file.sql("INSERT INTO STATEMENTS VALUES ('x', 1, 1, 0, 1)")
    file.sql("INSERT INTO ENTITIES VALUES (NULL, 3, 'C')")
    m, _ = read(file)
    assert list(m.sources) == ["a"]
    assert not m.claims
    assert [line.partition(";")[0] for line in losses(file)] == [
        "x.dna: 1 document left out: no number of its own ('1')",
        "x.dna: 1 statement left out: no number of its own ('x')",
        "x.dna: 1 entity left out: no number of its own ('')",
    ]


def test_values_that_belong_to_nothing_are_counted() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    one = file.statement(organization="Shops")
    file.sql("INSERT INTO DATASHORTTEXT VALUES (NULL, ?, 2, 99)", one)
    file.sql("INSERT INTO DATASHORTTEXT VALUES (NULL, ?, 77, 1)", one)
    file.other("DATABOOLEAN", one, ORGANIZATION, 1)
    file.other("DATALONGTEXT", one, 66, "x")
    file.other("DATABOOLEAN", one, AGREEMENT, None)
    assert losses(file) == [
        "x.dna: 5 values left out: no such statement, variable or entity ('1')"
    ]


def test_a_file_without_texts_keeps_the_places_as_they_are() -> None:
    file = DnaFile()
    file.document()
    file.statement(organization="Shops", span=(40, 52))
    m, log = read(file)
    assert m.sources["a-report"].sha256 is None
    (assertion,) = m.assertions.values()
    assert assertion.passage is not None
    assert assertion.passage.spans == ((40, 52),)
    assert assertion.passage.digest is None
    assert not log.lossy
    assert notes(file) == [
        "x.dna: 1 document without text: its passages are not pinned ('A report')"
    ]


def test_a_passage_of_white_space_has_a_place_and_no_digest() -> None:
    file = DnaFile()
    file.document(text="A\n\nB")
    file.statement(organization="Shops", span=(1, 3))
    (assertion,) = read(file)[0].assertions.values()
    assert assertion.passage is not None
    assert assertion.passage.spans == ((1, 3),)
    assert assertion.passage.digest is None


def test_two_of_one_name_are_told_apart_by_variable() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    file.statement(person="Dove", organization="Dove")
    m, _ = read(file)
    assert m.actors["dove"] == Actor(
        id="dove",
        name="Dove",
        kind=ActorKind.PERSON,
        affiliations=(Affiliation(organization="dove-2"),),
    )


def test_a_person_of_two_organizations_on_a_day_is_told() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    file.statement(person="A. Rook", organization="Shops")
    file.statement(person="A. Rook", organization="City hall")
    m, _ = read(file)
    assert [a.organization for a in m.actors["a-rook"].affiliations] == [
        "shops",
        "city-hall",
    ]
    assert m.extra["dna"] == {
        "assertions/caps-cut-supply-a-rook-2": {"organizations": ["city-hall"]}
    }
    assert losses(file) == [
        "x.dna: 1 person affiliated in more than one way on one day ('a-rook')"
    ]


def test_who_names_no_organisation_on_an_unknown_day_loses_none() -> None:
    file = DnaFile()
    for day in ("2024-01-01", "2024-02-01"):
        file.document(day, date=seconds(day))
    file.document("Undated", date=None)
    file.statement(1, person="A. Rook", organization="Shops")
    file.statement(2, person="A. Rook", organization="City hall")
    file.statement(3, person="A. Rook")
    m, _ = read(file)
    affiliations = m.actors["a-rook"].affiliations
    assert [a.organization for a in affiliations] == ["shops", "city-hall"]
    assert not any("affiliation" in loss for loss in losses(file))


def test_an_affiliation_that_no_date_places_is_told() -> None:
    file = DnaFile()
    file.document("A", date=seconds("2024-01-01"))
    file.document("B", date=None)
    file.statement(1, person="A. Rook", organization="Shops")
    file.statement(2, person="A. Rook", organization="City hall")
    m, _ = read(file)
    assert [a.organization for a in m.actors["a-rook"].affiliations] == ["shops"]
    assert losses(file)[-1] == (
        "x.dna: 1 person without an affiliation that no date tells from others "
        "('a-rook')"
    )


def test_between_two_runs_a_person_belongs_to_nobody() -> None:
    file = DnaFile()
    for month in (1, 2, 3, 4):
        file.document(f"D{month}", date=seconds(f"2024-0{month}-01"))
    for number, organization in enumerate(("Shops", "Shops", "", "Shops"), 1):
        file.statement(number, person="A. Rook", organization=organization)
    rook = read(file)[0].actors["a-rook"]
    assert [(str(a.since), str(a.until)) for a in rook.affiliations] == [
        ("2024-01-01", "2024-02-01"),
        ("2024-04-01", "2024-04-01"),
    ]


def test_what_is_left_out_is_counted_under_each_name() -> None:
    file = DnaFile()
    file.document(text="Lanes.")
    for kind in (2, 9, 2, 2):
        file.statement(type=kind)
    (message,) = losses(file)
    assert message == (
        "x.dna: 4 statements left out: a type without person, organization and concept "
        "(Annotation: 3, (no type): 1)"
    )
