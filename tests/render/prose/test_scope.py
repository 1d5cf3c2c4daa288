from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError, ModelError, QueryError, UnknownIdError
from argmap.model.actors import ActorKind
from argmap.model.argument_map import ArgumentMap
from argmap.render.outline import outline_of
from argmap.render.prose import scope as module
from argmap.render.prose.scope import (
    FEW,
    LONG,
    ROOMY,
    TIGHT,
    Detail,
    Scope,
    first,
    scope_of,
)
from argmap.render.prose.sentences import Outline, Paragraph, Section
from argmap.render.prose.survey import survey
from argmap.render.summary import summarize, summary_html, summary_json
from tests.render.debates import VERDICTS, debates, rent_caps, swap, swap_columns


def words(m: ArgumentMap, number: str, **choices: Any) -> str:
    found = outline_of(m, scope=scope_of(m, **choices))
    part = next(one for one in found.sections if one.number == number)
    outline = Outline(title="", question="", sections=(part,), references=())
    return " ".join(one.text for one in outline.sentences())


def leads(m: ArgumentMap, **choices: Any) -> list[str]:
    found = outline_of(m, scope=scope_of(m, **choices))
    part = next(one for one in found.sections if one.number == "2")
    return [one.lead for one in part.blocks if isinstance(one, Paragraph)]


def titles(m: ArgumentMap, **choices: Any) -> list[str]:
    found = outline_of(m, scope=scope_of(m, **choices))
    part = next(one for one in found.sections if one.number == "4")
    return [one.title for one in part.blocks if isinstance(one, Section)]


def test_a_scope_holds_each_kind_and_issue_once_in_order() -> None:
    m = rent_caps()
    found = scope_of(m, kinds=["news", "advocacy", "news"], issues=["rents", "supply"])
    assert found.kinds == (ActorKind.ADVOCACY, ActorKind.NEWS)
    assert found.issues == ("supply", "rents")
    assert scope_of(m, kinds="news", issues="rents") == Scope(
        kinds=(ActorKind.NEWS,), issues=("rents",)
    )
    assert scope_of(m, issues=m.issues["rents"]).issues == ("rents",)
    assert scope_of(m) == Scope()
    assert not Scope(detail=Detail.ALL).is_narrow


@pytest.mark.parametrize(
    ("choice", "error", "message"),
    [
        (
            {"detail": "long"},
            QueryError,
            "'long' is not a length of summary; write short, all",
        ),
        ({"kinds": "press"}, QueryError, None),
        ({"issues": "rent"}, UnknownIdError, None),
        ({"since": "last year"}, ModelError, None),
    ],
)
def test_a_choice_that_does_not_exist_is_refused(
    choice: dict[str, str], error: type[ArgmapError], message: str | None
) -> None:
    with pytest.raises(error) as caught:
        scope_of(rent_caps(), **choice)
    assert next(iter(choice.values())) in str(caught.value)
    if message is not None:
        assert str(caught.value) == message


def test_a_time_that_ends_before_it_begins_is_refused() -> None:
    m = rent_caps()
    for write in (summarize, summary_html, summary_json):
        with pytest.raises(QueryError) as caught:
            write(m, since="2024-05", as_of="2023")
        assert str(caught.value) == (
            "the window ends before it begins: as of '2023' is before since "
            "'2024-05'; write the earlier date as since"
        )
        assert write(m, since="2024-05", as_of="2024")


@given(st.lists(st.integers()), st.none() | st.integers(0, 5))
def test_no_list_is_cut_for_one_more(items: list[int], most: int | None) -> None:
    shown = list(first(items, most))
    assert shown == items[: len(shown)]
    assert len(items) - len(shown) != 1
    if most is None or len(items) <= most:
        assert shown == items
    elif len(items) > most + 1:
        assert len(shown) == most


def test_a_small_debate_has_room_for_more_of_each() -> None:
    short, long_form = Scope(), Scope(detail=Detail.ALL)
    assert short.caps(FEW) == ROOMY
    assert short.caps(FEW + 1) == TIGHT
    assert long_form.caps(10**6) == LONG


@settings(max_examples=100)
@given(debates(), st.sampled_from([None, "2020", "2021-05-06"]))
def test_every_scope_mirrors(m: ArgumentMap, since: str | None) -> None:
    for choice in (
        {"detail": "all"},
        {"since": since},
        {"kinds": ["advocacy", "collective"]},
        {"issues": list(m.issues)[:1]},
    ):
        scope = scope_of(m, **choice)
        mirrored = swap_columns(outline_of(m, scope=scope))
        assert outline_of(swap(m), scope=scope) == mirrored


@settings(max_examples=60)
@given(debates())
def test_the_long_form_tells_every_claim(m: ArgumentMap) -> None:
    found = outline_of(m, scope=scope_of(m, detail="all"))
    told = " ".join(one.text for one in found.sentences())
    assert all(claim.text.rstrip(".") in told for claim in m)
    assert "And 2 more claim" not in told


def test_one_issue_alone_is_told_and_judged_by_the_whole_map() -> None:
    m = rent_caps()
    m.attack("lower", by="rates", id="across")
    assert titles(m, issues="rents") == ["2. Are rents lower under the cap?"]
    glance = words(m, "0", issues="rents")
    assert (
        "Told here: only claims under “Are rents lower under the cap?”, 3 claims in "
        "all; each is judged by the whole map."
    ) in glance
    assert "1 claim contested" not in glance
    assert "2 claims with a standing objection" in glance
    assert "“Interest rates rose in those years, too”" in words(m, "4", issues="rents")
    assert "Left out as filed elsewhere: 9 claims." in words(m, "9", issues="rents")
    assert "4,100 homes" not in words(m, "6", issues="rents")
    assert "4,100 homes" in words(m, "6", issues="count")
    assert leads(m, issues="rents") == ["Tenants' Union", "Owners' League"]
    assert "question 1" not in words(m, "2", issues="rents")
    assert "1. Do rent caps" not in words(m, "8", issues="rents")
    assert "1 claim of 3 rest on a single source" not in words(m, "7", issues="rents")
    assert "3 claims of 3 rest on a single source" in words(m, "7", issues="rents")


def test_positions_of_some_kinds_of_actors_leave_the_claims_as_they_are() -> None:
    m = rent_caps()
    assert leads(m, kinds="advocacy") == ["Tenants' Union", "Owners' League"]
    assert (
        "Positions, sides and silence are those of advocacy groups only: 2 actors. "
        "Claims are told whoever states them."
    ) in words(m, "0", kinds="advocacy")
    disputes = words(m, "4", kinds="advocacy")
    assert "Stated by J. Lee (2 May 2023); Owners' League, as reported by" in disputes
    assert "Stated claims on this side: Housing Office." not in disputes
    assert "Stated claims on this side: Housing Office." in words(m, "4")
    assert "(yes 1, no 1)" in words(m, "0", kinds="advocacy")
    assert "No actor told here takes a stance." in words(m, "2", kinds="court")
    assert "Nobody told here is on this side." in words(m, "4", kinds="court")


def test_what_was_said_since_a_date_is_told_and_the_answers_with_it() -> None:
    m = rent_caps()
    found = survey(m, scope=scope_of(m, since="2024-03"))
    # The undercut by the union of March 2024 is made of `rates` alone.
    assert {one.claim.id for one in found.found} == {
        *("steady", "rates", "lower", "fell", "new"),
    }
    assert [actor.id for actor in found.actors] == ["union"]
    disputes = words(m, "4", since="2024-03")
    # An answer is told beside the other however old it is.
    assert "Rent caps cut supply." in disputes
    assert "New buildings are exempt" not in disputes
    assert "Nobody since March 2024 is on this side." in disputes
    assert "in March 2024 or later" in words(m, "0", since="2024-03")
    assert "Silent since March 2024" not in words(m, "2", since="2024-03")


def test_an_undated_statement_is_not_of_lately_and_counted() -> None:
    m = ArgumentMap("Quays")
    m.source("The log", id="log")
    pilot, office = m.actor("Pilot"), m.actor("Office")
    old, new = m.claim("Quays are wet."), m.claim("Quays are dry.")
    m.assertion(old, actor=pilot, source="log", date="2020")
    m.assertion(old, actor=office, source="log")
    m.assertion(new, actor=pilot, source="log", date="2021")
    assert [
        one.claim.id for one in survey(m, scope=scope_of(m, since="2021")).found
    ] == [new.id]
    assert (
        "Left out as not said of since 2021: 1 claim; 1 statement without a date "
        "passed over."
    ) in words(m, "9", since="2021")
    # A date that may be later counts.
    assert len(survey(m, scope=scope_of(m, since="2020-06")).found) == 2


def test_agreement_among_some_kinds_is_theirs() -> None:
    m = rent_caps()
    m.remove("new-owners")
    m.assertion("rates", actor="lee", source="study")
    assert "Interest rates rose" in words(m, "3", kinds="researcher")
    assert "Interest rates rose" not in words(m, "3", kinds="government")


def test_statements_left_out_as_old_are_counted_apart_from_those_told() -> None:
    m = ArgumentMap("Quays")
    m.source("The log", id="log")
    pilot = m.actor("Pilot")
    for number, date in enumerate(("2019", "2019", "2019", "2021")):
        m.assertion(m.claim(f"Quay {number}."), actor=pilot, source="log", date=date)
    told = words(m, "9", since="2021")
    assert "Left out as not said of since 2021: 3 claims; no statement" in told


@settings(max_examples=100)
@given(debates())
def test_a_summary_with_no_room_to_spare_mirrors_and_is_sourced(m: ArgumentMap) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FEW", -1)
        found = outline_of(m)
        assert outline_of(swap(m)) == swap_columns(found)
    for one in found.sentences():
        assert bool(one.sources) != one.about_map
        assert VERDICTS.search(one.text) is None
