from __future__ import annotations

import pytest

from argmap.errors import LossError
from argmap.formats.table import dumps, loads, loads_with_log
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date
from argmap.model.sources import Passage
from tests.formats.stance_tables.reading import faults, read, said

PLAIN = "Thesis;Green;Blue\nMore trams.;agree;disagree\nFewer cars.;neutral;\n"
STANCES = [
    "green asserts more-trams",
    "blue denies more-trams",
    "green doubts fewer-cars",
]


def test_a_cell_is_what_the_actor_above_says_of_the_claim_before_it() -> None:
    m, log = read(PLAIN)
    assert said(m) == STANCES
    assert [a.name for a in m.actors.values()] == ["Green", "Blue"]
    assert m.claims["more-trams"].text == "More trams."
    assert m.issues["more-trams"].thesis == "more-trams"
    assert (log.format, log.findings) == ("matrix", ())


def test_the_actors_may_be_in_the_rows() -> None:
    text = "Party;More trams.;Fewer cars.\nGreen;agree;neutral\nBlue;disagree;\n"
    m, log = read(text)
    assert sorted(said(m)) == sorted(STANCES)
    assert m == read(PLAIN)[0]
    assert log.format == "matrix"


def test_an_actor_without_any_answer_is_in_the_map() -> None:
    m, _ = read("claim,Green,Blue\nMore trams.,yes,\n")
    assert list(m.actors) == ["green", "blue"]
    assert dumps(m, format="matrix") == "claim,Green,Blue\r\nMore trams.,agree,\r\n"


def test_columns_describe_the_claims() -> None:
    text = (
        "id,Title,Statement,Kind,issue_id,issue,is thesis,Green\n"
        "t1,Trams,More trams.,normative,move,How do we move?,,yes\n"
        "t2,Cars,Fewer cars.,,move,,yes,no\n"
    )
    m, _ = read(text)
    assert said(m) == ["green asserts t1", "green denies t2"]
    assert (m.claims["t1"].title, m.claims["t1"].kind) == ("Trams", "normative")
    assert m.issues["move"].question == "How do we move?"
    assert m.issues["move"].thesis == "t2"


def test_rows_at_the_top_describe_the_actors_and_their_answers() -> None:
    text = (
        "Nr;claim;Green Party;Blue Party\n"
        ";id;green;blue\n"
        ";actor kind;advocacy;\n"
        ";source;Sheet A;Sheet B\n"
        ";URL;https://example.org/a;\n"
        ";date;2024-05-02;\n"
        "1;More trams.;yes;no\n"
        "2;date;yes;\n"
    )
    m, _ = read(text)
    assert said(m) == ["green asserts 1", "blue denies 1", "green asserts 2"]
    assert m.actors["green"].name == "Green Party"
    assert m.actors["green"].kind == "advocacy"
    assert m.sources["sheet-a"].url == "https://example.org/a"
    assert m.assertions["1-green"].date == Date("2024-05-02")
    assert m.assertions["1-green"].passage == Passage(source="sheet-a")
    assert m.assertions["1-blue"].date is None
    assert m.claims["2"].text == "date"


def test_a_row_like_one_at_the_top_is_a_claim_below_a_claim() -> None:
    m, _ = read("claim,Green\nMore trams.,yes\nsource,no\n")
    assert said(m) == ["green asserts more-trams", "green denies source"]


def test_a_row_with_an_id_of_its_own_is_a_claim_whatever_it_is_called() -> None:
    m, _ = read("Nr;claim;Green\n2;date;yes\n")
    assert said(m) == ["green asserts 2"]
    assert m.claims["2"].text == "date"
    m = ArgumentMap()
    m.assertion(m.claim("Source"), actor=m.actor("Green"))
    text = dumps(m, format="matrix")
    assert text.splitlines()[1:] == ["Source,source,,agree"]
    assert loads(text, format="matrix") == m


def test_with_a_title_for_a_stance_it_is_no_matrix() -> None:
    (fault,) = faults("claim,answer,Green\nOne.,yes,no\n")
    assert fault.startswith("a.csv:1: no column says the actor; ")


def test_titles_may_be_ids_that_a_row_names() -> None:
    m, _ = read("claim,g,b\nactor,Green Party,\nMore trams.,yes,no\n")
    assert {a.id: a.name for a in m.actors.values()} == {"g": "Green Party", "b": "b"}


def test_columns_of_its_own_say_more_of_an_answer() -> None:
    text = (
        "claim;Green;Green: reason;Green (Quelle);Blue;Blue : hedged\n"
        "More trams.;yes;They are quiet.;Sheet A;no;yes\n"
        "Fewer cars.;no;;;yes;no\n"
    )
    m, _ = read(text)
    one = m.assertions["more-trams-green"]
    assert (one.wording, one.passage) == ("They are quiet.", Passage(source="sheet-a"))
    assert m.assertions["more-trams-blue"].hedged
    assert not m.assertions["fewer-cars-blue"].hedged


def test_what_stands_nearer_to_an_answer_counts_and_a_source_as_a_whole() -> None:
    text = (
        "claim,source,date,Green,Green: source,Green: date\n"
        "source,,,Top,,\nurl,,,https://example.org/top,,\ndate,,,2021,,\n"
        "One.,,,yes,,\n"
        "Two.,Row,2022,yes,,\n"
        "Three.,Row,2022,yes,Cell,2023\n"
    )
    m, _ = read(text)
    found = [
        (a.passage.source, str(a.date)) for a in m.assertions.values() if a.passage
    ]
    assert found == [("top", "2021"), ("row", "2022"), ("cell", "2023")]
    assert {one.id: one.url for one in m.sources.values()} == {
        "top": "https://example.org/top",
        "row": None,
        "cell": None,
    }


def test_a_source_is_known_though_nobody_answers_in_it() -> None:
    m, log = read("claim,source,Green\nsource,,Sheet\nOne.,Paper,\n")
    assert (said(m), list(m.sources)) == ([], ["sheet", "paper"])
    assert log.findings == ()


def test_a_title_with_its_column_in_front_is_never_another_column() -> None:
    m, _ = read("claim,party: Date,actor: Green: note\nOne.,yes,no\n")
    assert [a.name for a in m.actors.values()] == ["Date", "Green: note"]
    assert dumps(m, format="matrix").splitlines()[0] == (
        "claim,actor: Date,actor: Green: note"
    )


def test_such_a_title_is_no_column_of_more_beside_its_namesake() -> None:
    m, _ = read("claim,Green,actor: Green: note,Green: note\nOne.,yes,no,so\n")
    assert said(m) == ["green asserts one", "green-note denies one"]
    assert m.assertions["one-green"].note == "so"


def test_a_column_of_more_is_one_only_beside_the_answers() -> None:
    m, _ = read("claim,Green: new list,Blue (note)\nOne.,yes,no\n")
    assert [a.name for a in m.actors.values()] == ["Green: new list", "Blue (note)"]


def test_what_a_cell_says_without_a_stance_is_reported() -> None:
    m, log = read("claim,Green,Green: reason\nOne.,,Because.\n")
    assert said(m) == []
    assert [str(one) for one in log.losses] == [
        "a.csv:2: of 1 row without a stance, wording is dropped"
    ]


def test_without_a_column_of_answers_there_is_a_warning() -> None:
    m, log = read("claim,kind\nOne.,normative\n")
    assert list(m.claims) == ["one"]
    assert [(one.code, one.where) for one in log.losses] == [("no-answers", "a.csv:1")]


def test_a_column_at_fault_may_be_left_out_and_so_may_a_row_and_a_cell() -> None:
    text = "claim,Weight,Green\nOne.,3,yes\nOne.,4,no\nTwo.,5,maybe\nThree.,6,no\n"
    m, log = read(text, strict=False)
    assert said(m) == ["green asserts one", "green denies three"]
    assert list(m.actors) == ["green"]
    assert list(m.claims) == ["one", "two", "three"]
    assert [one.where for one in log.losses] == ["a.csv:1:2", "a.csv:3:1", "a.csv:4:3"]
    assert len(faults(text)) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "claim,Green,\nOne.,yes,no\n",
            (
                "a.csv:2: has 3 cells, the header 2; the last is 'no'; put a cell that "
                "holds the sign between cells in quotation marks"
            ),
        ),
        (
            "claim,,Green\nOne.,yes,no\n",
            "a.csv:1:2: the column has no title; write whose answers it holds",
        ),
        (
            "claim,Green,date,date\nOne.,yes,,\n",
            "a.csv:1:4: 'date' is a second column for the date",
        ),
        (
            "claim,Green\nOne.,agre\nTwo.,yes\n",
            "a.csv:2:2: Green: 'agre' is no word for a stance; did you mean 'agree'?",
        ),
        (
            "actor,A thesis of many words that is longer than forty\nGreen,no\nBlue,agre\n",
            (
                "a.csv:3:2: A thesis of many words that is longer...: 'agre' is no word for "
                "a stance; did you mean 'agree'?"
            ),
        ),
        (
            "claim,Green\ndate,1/2/2024\nOne.,yes\n",
            (
                "a.csv:2:2: Green: '1/2/2024' may be two days; write 2024-02-01 or "
                "2024-01-02"
            ),
        ),
    ],
)
def test_a_matrix_at_fault_says_where_and_what_would_be_right(
    text: str, message: str
) -> None:
    assert faults(text) == [message]


def test_what_is_the_same_in_all_answers_of_an_actor_stands_above_them() -> None:
    m, _ = read(
        "actor,claim,stance,source,date,note\n"
        "Green,One.,yes,Sheet A,2024,x\nGreen,Two.,no,Sheet A,2024,\n"
        "Blue,One.,no,Sheet B,,\n"
    )
    assert dumps(m, format="matrix").splitlines() == [
        "claim,Green,Green: note,Blue",
        "date,2024,,",
        "source,Sheet A,,Sheet B",
        "One.,agree,x,disagree",
        "Two.,disagree,,",
    ]


def test_a_source_is_written_in_one_place_as_a_whole() -> None:
    m, _ = read(
        "actor,claim,stance,source,publisher\n"
        "Green,One.,yes,Letter,Paper\nGreen,Two.,no,Speech,Paper\n"
    )
    text = dumps(m, format="matrix")
    assert text.splitlines()[0] == "claim,Green,Green: source,Green: publisher"
    assert loads(text, format="matrix") == m


def test_actors_of_one_name_stand_under_their_ids() -> None:
    m = ArgumentMap()
    claim = m.claim("One.", id="one")
    m.actor("Green", id="g1")
    m.deny(claim, actor=m.actor("Green", id="g2"))
    assert dumps(m, format="matrix").splitlines() == [
        "claim,issue,g1,g2",
        "actor,,Green,Green",
        "One.,,,disagree",
    ]
    assert loads(dumps(m, format="matrix"), format="matrix") == m


def test_what_a_matrix_has_no_place_for_is_refused_by_name() -> None:
    m = ArgumentMap()
    m.source("Paper")
    m.issue("Why?")
    claim = m.claim("One.")
    with pytest.raises(LossError) as caught:
        dumps(m, format="matrix")
    assert str(caught.value).splitlines() == [
        "a map without actors: a matrix has a column for each",
        "1 source that no answer names: has no place in a matrix",
        "1 issue that no answer names: has no place in a matrix",
    ]
    m = ArgumentMap()
    claim, green = m.claim("One."), m.actor("Green")
    m.assertion(claim, actor=green)
    m.deny(claim, actor=green)
    m.extra["matrix"] = {"assertions/one-green": {"x": "y"}}
    with pytest.raises(LossError) as caught:
        dumps(m, format="matrix")
    assert str(caught.value).splitlines() == [
        "the map's extra of 'matrix': has no place in a table of stances",
        "1 assertion: a matrix has one answer of an actor to a claim",
    ]
    text = dumps(m, format="matrix", lossy=True)
    assert said(loads(text, format="matrix")) == ["green asserts one"]


def test_a_matrix_is_told_by_its_content_but_argdown_is_no_matrix() -> None:
    assert loads_with_log(PLAIN)[1].format == "matrix"
    assert loads_with_log("Claim, made early\n\n[A]: b\n")[1].format == "argdown"
