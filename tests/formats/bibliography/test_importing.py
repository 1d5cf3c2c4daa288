from __future__ import annotations

import pytest

from argmap.formats.bibliography.importing import import_sources
from argmap.model.argument_map import ArgumentMap


@pytest.fixture
def debate() -> ArgumentMap:
    m = ArgumentMap("Rents")
    m.actor("J. Lee", id="lee")
    m.source("Rents and supply", id="study", doi="10.1/X", note="mine")
    m.claim("Caps cut supply.", id="caps")
    return m


def refs(**fields: object) -> ArgumentMap:
    m = ArgumentMap()
    m.source(**{"title": "Rents", "id": "study", **fields})  # type: ignore[arg-type]
    m.extra["csl-json"] = {f"sources/{next(iter(m.sources))}": {"page": "1"}}
    return m


def test_a_new_source_comes_with_what_was_kept_of_it(debate: ArgumentMap) -> None:
    done = import_sources(debate, refs(id="new"))
    assert done.added == ("new",)
    assert done.map.extra == {"csl-json": {"sources/new": {"page": "1"}}}
    assert list(done.map.sources) == ["study", "new"]
    assert "new" not in debate.sources
    assert debate.extra == {}


def test_a_source_that_agrees_is_no_finding(debate: ArgumentMap) -> None:
    done = import_sources(debate, refs(title="Rents and supply", doi="10.1/X"))
    assert (done.added, done.changed, done.findings) == ((), (), ())
    assert done.map == debate


@pytest.mark.parametrize(
    ("options", "title", "issued", "said"),
    [
        (
            {},
            "Rents and supply",
            None,
            (
                "source 'study': says otherwise in the list: title; lacks what the list has: "
                "issued; --update --replace takes the list's"
            ),
        ),
        (
            {"update": True},
            "Rents and supply",
            "2020",
            (
                "source 'study': says otherwise in the list: title; --update --replace takes "
                "the list's"
            ),
        ),
        ({"update": True, "replace": True}, "Rents", "2020", ""),
    ],
)
def test_a_source_that_differs_is_left_filled_or_replaced(
    debate: ArgumentMap,
    options: dict[str, bool],
    title: str,
    issued: str | None,
    said: str,
) -> None:
    done = import_sources(debate, refs(issued="2020"), **options)
    source = done.map.sources["study"]
    assert source.title == title
    assert (source.issued and source.issued.text) == issued
    assert source.note == "mine"
    assert "\n".join(map(str, done.findings)) == said


@pytest.mark.parametrize("doi", ["10.1/x", "https://doi.org/10.1/X", "doi:10.1/x"])
def test_one_document_under_two_ids_is_reported(debate: ArgumentMap, doi: str) -> None:
    done = import_sources(debate, refs(id="other", doi=doi))
    assert done.added == ("other",)
    assert [str(one) for one in done.findings] == [
        (
            "source 'other': has the doi of 'study', which the map holds; remove one of the "
            "two, or give them one id"
        )
    ]


def test_names_become_actors_only_when_asked(debate: ArgumentMap) -> None:
    given = refs(id="new", authors=["J. Lee", "R. Roe"], publisher="J. Lee")
    assert import_sources(debate, given).map.sources["new"].publisher == "J. Lee"
    joined = import_sources(debate, given, join=True).map.sources["new"]
    assert (joined.authors, joined.publisher) == (("lee", "R. Roe"), "lee")


def test_a_name_that_is_an_id_is_reported(debate: ArgumentMap) -> None:
    done = import_sources(debate, refs(id="new", authors=["lee"]))
    assert [str(one) for one in done.findings] == [
        (
            "source 'new': the name 'lee' is the id of an actor, 'J. Lee', and is taken "
            "for it; write the name in full if it is somebody else"
        )
    ]


def test_a_list_can_be_merged_as_well(debate: ArgumentMap) -> None:
    merged = debate.merge(refs(id="new"))
    assert list(merged.sources) == ["study", "new"]
    assert merged.extra["csl-json"] == {"sources/new": {"page": "1"}}
