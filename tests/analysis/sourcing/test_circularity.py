from __future__ import annotations

from argmap.analysis.sourcing.circularity import circular_citations, circular_quotations
from argmap.model.argument_map import ArgumentMap


def sources(**cites: list[str]) -> ArgumentMap:
    m = ArgumentMap("sources")
    for key, marks in cites.items():
        m.source(key.title(), id=key, cites=marks)
    for key in ("ann", "bob", "cyd"):
        m.actor(key.title(), id=key)
    m.claim("C.", id="c")
    m.claim("D.", id="d")
    return m


def test_sources_that_cite_each_other_are_found_in_order() -> None:
    m = sources(z=["a"], a=["q", "1"], q=["z"], out=["z"], p=["o"], o=["p"])
    assert list(circular_citations(m)) == [("z", "a", "q"), ("p", "o")]


def test_a_chain_of_citations_and_a_bare_mark_are_no_circle() -> None:
    assert list(circular_citations(sources(a=["b", "c", "a1"], b=["c"], c=[]))) == []


def test_a_source_that_cites_itself_is_a_circle_of_one() -> None:
    assert list(circular_citations(sources(a=["a"], b=["a"]))) == [("a",)]


def test_what_a_statement_cites_its_document_cites() -> None:
    m = sources(a=[], b=["a"])
    m.assertion("c", actor="ann", source="a", cites=["b"])
    m.assertion("c", actor="ann", cites=["a"])
    assert list(circular_citations(m)) == [("a", "b")]


def quotations(m: ArgumentMap) -> list[tuple[str, tuple[str, ...]]]:
    return [(claim.id, circle) for claim, circle in circular_quotations(m)]


def test_speakers_that_quote_each_other_for_a_claim_are_found() -> None:
    m = sources()
    m.assertion("d", actor="bob", via="ann")
    m.assertion("d", actor="ann", via=["cyd", "bob"])
    m.assertion("c", actor="bob", via="ann")
    assert quotations(m) == [("d", ("ann", "bob", "cyd"))]
    m.assertion("c", actor="ann", stance="reports", via="bob")
    assert quotations(m) == [("c", ("ann", "bob")), ("d", ("ann", "bob", "cyd"))]


def test_quoting_each_other_on_different_matters_is_no_circle() -> None:
    m = sources()
    m.assertion("c", actor="bob", via="ann")
    m.assertion("d", actor="ann", via="bob")
    m.deny("c", actor="ann", via="bob")
    assert quotations(m) == []
    m.deny("c", actor="bob", via="ann")
    assert quotations(m) == [("c", ("ann", "bob"))]


def test_who_passes_on_its_own_words_quotes_itself() -> None:
    m = sources()
    m.assertion("c", actor="ann", via="ann")
    m.assertion("d", actor="ann", via=["bob", "cyd"])
    assert quotations(m) == [("c", ("ann",))]
