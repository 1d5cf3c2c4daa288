from __future__ import annotations

import copy
from collections.abc import Callable, Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import DuplicateIdError, ModelError, QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.claims import Issue
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation
from argmap.model.views import accepted, undated
from tests.strategies import dates, maps


def ids(m: ArgumentMap) -> set[str]:
    return {record.id for record in m.records()}


def test_a_subset_of_claims_keeps_what_bears_on_them(m: ArgumentMap) -> None:
    part = m.subset(claims=["caps", m.claims["starts"], "rates"])
    assert ids(part) == {
        *("caps", "starts", "rates", "step", "cut"),
        *("supply", "lee-says", "ortiz-denies", "lee", "ortiz", "lee-2023"),
    }
    assert part.title == "Rent caps"
    assert part.question == "Should rents be capped?"


def test_a_subset_of_an_issue_keeps_the_claims_filed_there(m: ArgumentMap) -> None:
    part = m.subset(issues="supply")
    assert list(part.claims) == ["caps", "starts", "held"]
    assert list(part.relations) == ["step", "clash"]


def test_a_subset_of_actors_keeps_the_claims_they_speak_on(m: ArgumentMap) -> None:
    part = m.subset(actors=m.actors["ortiz"])
    assert list(part.claims) == ["caps"]
    assert list(part.assertions) == ["ortiz-denies"]
    assert list(part.actors) == ["ortiz"]


def test_a_subset_of_sources_keeps_the_claims_found_there(m: ArgumentMap) -> None:
    part = m.subset(sources=["lee-2023"])
    assert list(part.assertions) == ["lee-says"]


def test_a_subset_of_a_basis_keeps_the_claims_and_the_relations_so_made(
    m: ArgumentMap,
) -> None:
    m.attack("caps", by="rates", source="lee-2023", id="printed")
    part = m.subset(basis="explicit")
    assert list(part.relations) == ["printed"]
    assert len(part) == 4
    assert set(m.subset(basis=Basis.ANALYST).relations) == {"step", "cut", "clash"}


def test_an_issue_whose_thesis_is_not_kept_has_none(m: ArgumentMap) -> None:
    assert m.subset(claims=["held"]).issues["supply"].thesis is None


def test_an_undercut_goes_with_the_relation_that_it_targets(m: ArgumentMap) -> None:
    m.undercut("cut", by="held", id="cut-cut")
    assert "cut-cut" in m.subset(claims=["caps", "starts", "rates", "held"])
    assert list(m.subset(claims=["caps", "rates", "held"]).relations) == ["clash"]


def test_organisations_and_cited_sources_stay_with_those_that_name_them() -> None:
    m = ArgumentMap()
    for key, parent in (("dept", None), ("agency", "dept"), ("spokesman", "agency")):
        m.actor(key, id=key, affiliations={"organization": parent} if parent else None)
    m.actor("House", id="house")
    m.actor("Nobody", id="nobody")
    m.source("Data", id="data")
    m.source("Study", id="study", cites="data")
    m.source("Story", id="story", publisher="house", cites=["study", "[9]"])
    m.source("Unused", id="unused")
    m.claim("t", id="c")
    m.assertion("c", actor="spokesman", source="story")
    part = m.subset(claims=["c"])
    assert list(part.actors) == ["dept", "agency", "spokesman", "house"]
    assert list(part.sources) == ["data", "study", "story"]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda m: m.subset(claims=["cap"]),
            "no claim has id 'cap'; the nearest is 'caps'",
        ),
        (lambda m: m.subset(claims=["step"]), "no claim has id 'step'"),
        (lambda m: m.subset(claims=[7]), "no claim has id '7'"),
        (lambda m: m.subset(issues="x"), "no issue has id 'x'"),
        (lambda m: m.subset(actors="le"), "no actor has id 'le'; the nearest is 'lee'"),
        (lambda m: m.subset(sources="x"), "no source has id 'x'"),
    ],
)
def test_a_subset_of_what_is_not_there_is_refused(
    m: ArgumentMap, ask: Callable[[ArgumentMap], object], message: str
) -> None:
    with pytest.raises(UnknownIdError) as caught:
        ask(m)
    assert str(caught.value) == message


def test_a_subset_of_an_unknown_basis_is_refused(m: ArgumentMap) -> None:
    with pytest.raises(QueryError) as caught:
        m.subset(basis="analist")
    assert str(caught.value) == "'analist' is not a basis; did you mean 'analyst'?"


def test_what_is_unknown_of_kept_records_is_kept(m: ArgumentMap) -> None:
    m.extra["json"] = {"": 1, "claims/caps": {"x": [2]}, "claims/held": 3}
    part = m.subset(claims=["caps"])
    assert part.extra == {"json": {"": 1, "claims/caps": {"x": [2]}}}
    part.extra["json"]["claims/caps"]["x"].append(4)
    assert m.extra["json"]["claims/caps"] == {"x": [2]}


def test_a_map_as_of_a_date_holds_what_had_been_said(m: ArgumentMap) -> None:
    early = m.as_of("2023")
    assert list(early.claims) == ["caps"]
    assert list(early.assertions) == ["lee-says"]
    assert list(m.as_of("2024").assertions) == ["lee-says", "ortiz-denies"]
    assert len(m.as_of("2022")) == 0


def test_a_link_of_the_map_maker_is_as_old_as_its_claims(m: ArgumentMap) -> None:
    m.assertion("held", actor="lee", date="2021", id="early")
    assert list(m.as_of("2024").relations) == ["clash"]
    assert list(m.as_of("2021").relations) == []


def test_a_link_made_in_a_document_is_as_old_as_the_document(m: ArgumentMap) -> None:
    m.assertion("held", actor="lee", date="2021", id="early")
    m.attack("held", by="caps", source="lee-2023", id="printed")
    m.attack("caps", by="held", date="2030", id="late")
    m.attack("caps", by="held", basis="explicit", id="undated")
    assert "printed" in m.as_of("2023-05-02")
    assert "printed" not in m.as_of("2023-05-01")
    assert "late" not in m.as_of("2029")
    assert "undated" not in m.as_of("9999")
    assert undated(m) == (m.relations["undated"],)


def test_what_nobody_can_date_is_listed(m: ArgumentMap) -> None:
    m.assertion("held", actor="lee", id="whenever")
    assert undated(m) == (m.assertions["whenever"],)
    assert "whenever" not in m.as_of("2024/..")


def test_a_map_as_of_no_date_is_refused(m: ArgumentMap) -> None:
    with pytest.raises(ModelError) as caught:
        m.as_of("2025-13")
    assert (
        str(caught.value)
        == "'2025-13' is not a date: no month is 13, months are 01 to 12"
    )


def test_what_is_proposed_is_left_out_with_all_that_needs_it(m: ArgumentMap) -> None:
    assert accepted(m) is m
    m.replace(attrs.evolve(m.claims["caps"], proposed=True))
    left = accepted(m)
    assert list(left.claims) == ["starts", "held", "rates"]
    assert list(left.relations) == list(left.assertions) == []
    assert left.issues["supply"].thesis is None
    assert list(left.actors) == ["lee", "ortiz"]


def test_maps_are_merged_with_the_records_of_the_first_before(m: ArgumentMap) -> None:
    other = ArgumentMap("Other", note="n")
    other.actor("J. Lee", id="lee")
    other.claim("New.", id="new")
    other.extra = {"json": {"": {"x": 1}, "claims/new": 2}}
    m.extra = {"json": {"": {"y": 1}}}
    both = m.merge(other)
    assert (both.title, both.note) == ("Rent caps", "n")
    assert list(both.claims) == ["caps", "starts", "held", "rates", "new"]
    assert both.extra == {"json": {"": {"y": 1}, "claims/new": 2}}


def test_maps_that_differ_under_an_id_are_not_merged(m: ArgumentMap) -> None:
    other = ArgumentMap()
    other.actor("Another Lee", id="lee")
    other.claim("t", id="caps")
    other.claim("t", id="step")
    other.source("A source may share an actor's id.", id="ortiz")
    with pytest.raises(DuplicateIdError) as caught:
        m.merge(other)
    assert str(caught.value) == (
        "actor 'lee': differs from the one with this id in the other map; "
        "give one of them another id\n"
        "claim 'caps': differs from the one with this id in the other map; "
        "give one of them another id\n"
        "claim 'step': differs from the one with this id in the other map; "
        "give one of them another id"
    )


@given(maps(extra=True))
def test_a_subset_of_all_is_the_map(m: ArgumentMap) -> None:
    assert m.subset() == m


@given(maps(extra=True))
def test_a_view_is_a_map_of_its_own(m: ArgumentMap) -> None:
    before = copy.deepcopy(m)
    for view in (m.subset(), m.as_of("9999"), m.merge(m)):
        view.claim("A claim of its own.")
        view.extra["json"] = {"": 1}
    assert m == before


@given(st.data(), maps(nasty=False, extra=True))
def test_a_subset_of_a_subset_is_the_same_subset(
    data: st.DataObject, m: ArgumentMap
) -> None:
    wanted = {
        name: data.draw(st.none() | st.sets(st.sampled_from(list(known))), label=name)
        for name, known in (
            ("claims", m.claims),
            ("issues", m.issues),
            ("actors", m.actors),
            ("sources", m.sources),
        )
        if known
    }
    basis = data.draw(st.none() | st.sampled_from(Basis), label="basis")
    part = m.subset(**wanted, basis=basis)
    assert ids(part) <= ids(m)
    again = {
        name: known and {key for key in known if key in getattr(part, name)}
        for name, known in wanted.items()
    }
    assert part.subset(**again, basis=basis) == part


@given(maps(nasty=False), dates(), dates())
def test_a_later_date_loses_nothing(m: ArgumentMap, one: Date, other: Date) -> None:
    if (one.last or (10_000,)) > (other.last or (10_000,)):
        one, other = other, one
    early, late = m.as_of(one), m.as_of(other)
    assert ids(early) <= ids(late) <= ids(m)
    assert late.as_of(one) == early


@given(maps(extra=True))
def test_a_map_merged_with_itself_or_with_nothing_is_the_map(m: ArgumentMap) -> None:
    assert m.merge(m) == m
    assert m.merge(ArgumentMap()) == m
    assert ArgumentMap().merge(m) == m


@given(maps(nasty=False), maps(nasty=False), maps(nasty=False))
def test_merging_is_associative_where_it_succeeds(
    a: ArgumentMap, b: ArgumentMap, c: ArgumentMap
) -> None:
    b, c = renamed(b, "b"), renamed(c, "c")
    assert a.merge(b).merge(c) == a.merge(b.merge(c))
    parts = a.subset(basis="explicit"), a.subset(basis="analyst")
    assert parts[0].merge(parts[1]).merge(b) == parts[0].merge(parts[1].merge(b))


@given(maps(nasty=False))
def test_renaming_ids_renames_those_of_every_view(m: ArgumentMap) -> None:
    other = renamed(m, "n")
    assert ids(other.as_of("2020")) == {f"n{key}" for key in ids(m.as_of("2020"))}
    assert ids(other.subset(basis="analyst")) == {
        f"n{key}" for key in ids(m.subset(basis="analyst"))
    }
    assert renamed(m, "") == m


def renamed(m: ArgumentMap, prefix: str) -> ArgumentMap:
    """The map with other ids, made field by field."""

    def new(key: str) -> str:
        return f"{prefix}{key}"

    def known(key: str, names: Mapping[str, object]) -> str:
        return new(key) if key in names else key

    other = ArgumentMap(m.title, m.question, note=m.note)
    placed: list[Relation | Assertion] = [
        *m.relations.values(),
        *m.assertions.values(),
    ]
    passages = {
        record.id: attrs.evolve(record.passage, source=new(record.passage.source))
        for record in placed
        if record.passage is not None
    }
    other.add(
        *(
            attrs.evolve(
                issue, id=new(issue.id), thesis=issue.thesis and new(issue.thesis)
            )
            for issue in m.issues.values()
        ),
        *(
            attrs.evolve(
                source,
                id=new(source.id),
                authors=tuple(known(one, m.actors) for one in source.authors),
                publisher=source.publisher and known(source.publisher, m.actors),
                cites=tuple(known(one, m.sources) for one in source.cites),
            )
            for source in m.sources.values()
        ),
        *(
            attrs.evolve(
                actor,
                id=new(actor.id),
                affiliations=tuple(
                    attrs.evolve(one, organization=new(one.organization))
                    for one in actor.affiliations
                ),
            )
            for actor in m.actors.values()
        ),
        *(
            attrs.evolve(c, id=new(c.id), issue=c.issue and new(c.issue))
            for c in m.claims.values()
        ),
        *(
            attrs.evolve(
                r,
                id=new(r.id),
                premises=tuple(new(premise) for premise in r.premises),
                target=new(r.target),
                author=r.author and new(r.author),
                passage=passages.get(r.id),
            )
            for r in m.relations.values()
        ),
        *(
            attrs.evolve(
                a,
                id=new(a.id),
                actor=new(a.actor),
                claim=new(a.claim),
                via=tuple(new(actor) for actor in a.via),
                cites=tuple(known(one, m.sources) for one in a.cites),
                passage=passages.get(a.id),
            )
            for a in m.assertions.values()
        ),
    )
    return other


def spoken(m: ArgumentMap) -> ArgumentMap:
    """The debate of the fixture, with more voices and documents."""
    m.source("News", id="news", publisher="ortiz")
    m.actor("Wire", id="wire")
    m.actor("Aide", id="aide", affiliations=[{"organization": "ortiz"}])
    m.assertion("rates", actor="lee", via="wire", source="news", id="rates-lee")
    m.assertion("rates", actor="aide", source="lee-2023", id="rates-aide")
    m.assertion("starts", actor="lee", via="wire", source="news", id="starts-lee")
    return m


def test_a_map_without_a_source_lacks_what_is_quoted_from_it(m: ArgumentMap) -> None:
    less = spoken(m).without("news")
    assert ids(m) - ids(less) == {
        "news",
        "rates-lee",
        "starts-lee",
        "starts",
        "step",
        "cut",
    }
    assert "rates" in less


def test_a_map_without_an_actor_lacks_its_words_and_those_it_passed_on(
    m: ArgumentMap,
) -> None:
    less = spoken(m).without(m.actors["wire"])
    assert ids(m) - ids(less) == {
        "wire",
        "rates-lee",
        "starts-lee",
        "starts",
        "step",
        "cut",
    }


def test_a_map_without_an_actor_keeps_its_members_and_its_publications(
    m: ArgumentMap,
) -> None:
    less = spoken(m).without("ortiz")
    assert ids(m) - ids(less) == {"ortiz", "ortiz-denies"}
    assert less.actors["aide"].affiliations == ()
    assert less.sources["news"].publisher == "ortiz"


def test_a_map_without_an_actor_lacks_the_links_that_it_makes(m: ArgumentMap) -> None:
    m.attack("caps", by="rates", author="ortiz", id="made")
    assert "made" not in m.without("ortiz")
    assert "rates" in m.without("ortiz")


def test_a_map_without_a_claim_lacks_its_links_and_their_undercuts(
    m: ArgumentMap,
) -> None:
    less = m.without(m.claims["starts"])
    assert ids(m) - ids(less) == {"starts", "step", "cut"}
    less = m.without("caps")
    assert less.issues["supply"].thesis is None
    assert {"lee-says", "ortiz-denies", "clash"}.isdisjoint(ids(less))


def test_a_map_without_a_link_lacks_its_undercuts(m: ArgumentMap) -> None:
    assert ids(m) - ids(m.without("step")) == {"step", "cut"}


def test_a_map_without_an_assertion_lacks_a_claim_that_nobody_else_speaks_on(
    m: ArgumentMap,
) -> None:
    assert ids(m) - ids(m.without("lee-says")) == {"lee-says"}
    less = m.without(["lee-says", "ortiz-denies"])
    assert "caps" not in less
    assert {"starts", "held"} <= ids(less), "nobody spoke on them to begin with"


def test_a_map_without_nothing_is_a_copy(m: ArgumentMap) -> None:
    assert m.without([]) == m
    assert m.without([]) is not m


@given(maps(), st.data())
def test_a_map_without_records_refers_to_none_of_them(
    m: ArgumentMap, data: st.DataObject
) -> None:
    records = [r for r in m.records() if not isinstance(r, Issue)]
    gone = data.draw(st.lists(st.sampled_from(records), max_size=3)) if records else []
    less = m.without(gone)
    assert ids(less) <= ids(m)
    for record in gone:
        space = f"{type(record).__name__.lower()}s"
        assert record.id not in getattr(less, space)
    assert less == less.without([])


def test_an_id_may_be_written_with_its_view(m: ArgumentMap) -> None:
    m.source("Lee's page", id="lee")
    assert "lee" in m.without("sources/lee").actors
    assert "lee" in m.without("actors/lee").sources
    with pytest.raises(QueryError) as caught:
        m.without("lee")
    assert str(caught.value) == (
        "'lee' is the id of a source and of an actor; pass the record, or write "
        "'sources/lee' or 'actors/lee'"
    )


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        (
            "step-",
            UnknownIdError,
            (
                "no source, actor, claim, relation or assertion has id 'step-'; the nearest "
                "is 'step'"
            ),
        ),
        (
            "sources/lee-202",
            UnknownIdError,
            "no source has id 'lee-202'; the nearest is 'lee-2023'",
        ),
        (
            "issues/supply",
            QueryError,
            (
                "'issues/supply': expected sources, actors, claims, relations or assertions "
                "before the slash"
            ),
        ),
    ],
)
def test_what_a_map_cannot_be_without_is_refused(
    m: ArgumentMap, name: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        m.without(name)
    assert str(caught.value) == message


def test_a_map_cannot_be_without_an_issue(m: ArgumentMap) -> None:
    with pytest.raises(QueryError) as caught:
        m.without(m.issues["supply"])
    assert str(caught.value) == (
        "issue 'supply' cannot be left out; name a source, an actor, a claim, a "
        "relation or an assertion"
    )
