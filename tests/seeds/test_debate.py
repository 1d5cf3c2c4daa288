"""What the shipped debate answers, asked as a user asks, and the traps it avoids."""

from __future__ import annotations

import re
from pathlib import Path

import argmap as am

ROOT = Path(__file__).parents[2]
THESIS = "agreements-lead-to-profiling"


def by(debate: am.ArgumentMap, actor: str, *, via: str | None = None) -> set[str]:
    return {
        one.claim
        for one in debate.assertions.values()
        if one.actor == actor and (via is None or via in one.via)
    }


def test_every_passage_stands_in_its_document(
    debate: am.ArgumentMap, texts: Path
) -> None:
    verification = am.verify(debate, texts=texts)
    assert verification.findings == ()
    assert set(verification.counts) == {am.Outcome.VERIFIED}
    assert len(verification.checks) > 500


def test_the_map_is_in_order(debate: am.ArgumentMap) -> None:
    assert am.check(debate) == ()


def test_every_assertion_is_pinned(debate: am.ArgumentMap) -> None:
    for one in debate.assertions.values():
        assert one.passage is not None
        assert one.passage.spans
        assert one.passage.digest
        assert one.passage.head
        assert one.passage.tail


def test_explicit_links_say_where_and_inferred_ones_why(
    debate: am.ArgumentMap,
) -> None:
    for link in debate.relations.values():
        if link.basis is am.Basis.EXPLICIT:
            assert link.passage is not None
            assert link.passage.spans
        else:
            assert link.note


def test_the_thesis_on_profiling_is_contested_by_the_denial(
    debate: am.ArgumentMap,
) -> None:
    found = am.assess(debate)[THESIS]
    assert found.status is am.Status.CONTESTED
    assert [strike.premises for strike in found.witnesses] == [
        ("no-encouragement-of-profiling",)
    ]


def test_splc_says_yes_and_the_department_no_on_profiling(
    debate: am.ArgumentMap,
) -> None:
    table = am.compare_stances(debate, actors=["splc", "dhs"], roll_up=True)
    assert table["splc", "profiling"].state is am.State.YES
    assert table["dhs", "profiling"].state is am.State.NO
    assert "profiling" in table.pair("splc", "dhs").opposed_on


def test_heritage_concedes_that_misconduct_occurs(debate: am.ArgumentMap) -> None:
    said = by(debate, "hankinson", via="npr")
    assert {"concerns-are-overblown", "misconduct-is-rare"} <= said
    concession = next(
        c for c in said if "misconduct" in c and c != "misconduct-is-rare"
    )
    status = am.assess(debate)[concession].status
    assert status is am.Status.UNCHALLENGED
    disputed = {claim.id for claim in am.contested(debate, actor="hankinson")}
    assert {"concerns-are-overblown", "misconduct-is-rare"} <= disputed
    table = am.compare_stances(debate, actors=["heritage"], roll_up=True)
    assert table["heritage", "who-pays"].state is am.State.SILENT
    assert table["heritage", "counts"].state is am.State.SILENT


def test_what_was_said_in_april_2025_on_pay_has_been_superseded(
    debate: am.ArgumentMap,
) -> None:
    statuses = am.assess(debate)
    superseded = {
        key for key, found in statuses.items() if am.Flag.SUPERSEDED in found.flags
    }
    assert {
        "pay-is-local",
        "federal-share-is-training",
        "overtime-is-local",
    } <= superseded
    newer = {
        link.premises[0]
        for link in debate.relations_to("federal-share-is-training")
        if link.kind is am.RelationKind.SUPERSEDES
    }
    assert newer == {"salaries-repaid-by-ice"}
    assert by(debate, "ice") >= newer


def test_the_map_is_the_same_in_every_notation(debate: am.ArgumentMap) -> None:
    for notation in ("json", "argdown"):
        assert am.loads(am.dumps(debate, format=notation), format=notation) == debate


def test_the_file_is_laid_out_as_the_writer_does_but_for_its_comment(
    debate: am.ArgumentMap,
) -> None:
    text = (ROOT / "seeds" / "287g.argdown").read_text(encoding="utf-8")
    front, rest = text.split("\n===\n", 1)
    comment, body = rest.split("*/\n", 1)
    assert comment.startswith("\n/*")
    assert am.dumps(debate, format="argdown") == f"{front}\n===\n{body}"


def test_the_thesis_of_an_issue_comes_first(debate: am.ArgumentMap) -> None:
    for issue in debate.issues.values():
        if issue.thesis is not None:
            first = next(claim for claim in debate if claim.issue == issue.id)
            assert first.id == issue.thesis


def test_titles_have_two_to_five_words_and_sentences_fit_a_card(
    debate: am.ArgumentMap,
) -> None:
    for claim in debate:
        assert claim.title is not None
        assert 2 <= len(claim.title.split()) <= 5
        assert len(claim.text) <= 150
        assert claim.text.endswith(".")


def test_an_issue_fits_a_page(debate: am.ArgumentMap) -> None:
    sizes = [
        sum(claim.issue == issue.id for claim in debate)
        for issue in debate.issues.values()
    ]
    assert len(sizes) == 22
    assert max(sizes) <= 21


def test_no_group_without_a_name_is_merged_across_documents(
    debate: am.ArgumentMap,
) -> None:
    for actor in debate.actors.values():
        if actor.kind is am.ActorKind.COLLECTIVE:
            sources = {
                said.passage.source
                for said in debate.assertions.values()
                if said.actor == actor.id and said.passage is not None
            }
            assert len(sources) == 1


def test_a_figure_stands_in_its_sentence(debate: am.ArgumentMap) -> None:
    words = {"45": 45, "nine": 9, "three": 3, "a month": 1, "no": 0, "full": 100}
    words |= {"most": 50}
    for claim in debate:
        if claim.quantity is None:
            continue
        text = claim.text.replace(",", "").casefold()
        printed = {
            float(number) * (1_000_000 if f"{number} million" in text else 1)
            for number in re.findall(r"\d+(?:\.\d+)?", text)
        }
        printed |= {float(value) for word, value in words.items() if word in text}
        quantity = claim.quantity
        for bound in (quantity.value, quantity.lower, quantity.upper):
            assert bound is None or float(bound) in printed, claim.id
        assert quantity.unit
        assert quantity.measure
        assert quantity.scope


def test_what_the_map_holds_against_each_other_is_what_was_weighed(
    debate: am.ArgumentMap,
) -> None:
    opposed = {
        (link.premises[0], link.target)
        for link in debate.relations.values()
        if link.kind is am.RelationKind.CONTRADICTS
    }
    assert {frozenset(pair) for pair in opposed} == {
        frozenset(pair)
        for pair in (
            ("trust-before-partnership", "programme-is-needed"),
            ("threat-account-is-false", "many-pose-a-threat"),
            ("any-contact-counts", "serious-criminals-are-targeted"),
            ("public-safety-suffers", "communities-made-safer"),
            ("no-encouragement-of-profiling", "agreements-lead-to-profiling"),
            ("no-encouragement-of-profiling", "risk-of-profiling"),
            ("partners-act-impartially", "profiling-still-occurs"),
            ("misconduct-is-rare", "singling-out-by-officers"),
            ("concerns-are-overblown", "civil-rights-at-risk"),
            ("no-agents-of-ice", "officers-become-agents"),
            ("federal-money-offsets-costs", "costly-to-local-governments"),
        )
    }
    undercut = {
        (link.premises[0], debate.relations[link.target].premises[0])
        for link in debate.relations.values()
        if debate.is_undercut(link)
    }
    assert undercut == {
        ("credit-is-unclear", "arrests-in-florida"),
        ("credit-is-unclear", "arrests-in-west-virginia"),
        ("credit-is-unclear", "help-against-criminals"),
        ("suits-called-ideological", "arpaio-sued-in-2007"),
        ("suits-called-ideological", "lawsuits-accuse-participants"),
        ("salaries-repaid-by-ice", "north-carolina-first-year-cost"),
        ("salaries-repaid-by-ice", "tax-rise-in-virginia"),
        ("counts-not-provided", "agreements-in-2019"),
    }


def test_gaps_and_cases_are_tagged(debate: am.ArgumentMap) -> None:
    tagged: dict[str, set[str]] = {}
    for claim in debate:
        for tag in claim.tags:
            tagged.setdefault(tag, set()).add(claim.id)
    assert set(tagged) == {"case:maricopa", "case:alamance", "status:pending", "gap"}
    assert tagged["case:alamance"] == {
        "traffic-stops-in-alamance",
        "profiling-was-widespread",
        "cautionary-precedents",
        "county-cases-drove-resistance",
    }
    assert tagged["gap"] == {
        "counts-not-provided",
        "no-tribal-agreements",
        "none-in-d-c",
        "credit-is-unclear",
        "data-hard-to-read",
        "goals-left-unclear",
        "measures-not-yet-set",
    }


def test_the_answers_in_question_are_worded_as_they_were_weighed(
    debate: am.ArgumentMap,
) -> None:
    assert [
        debate.claims[issue.thesis].text
        for issue in debate.issues.values()
        if issue.thesis is not None
    ] == [
        "The programme is needed for public safety and to enforce the law.",
        "Many immigrants who enter without lawful status threaten public safety.",
        "The programme goes after violent and other serious criminals.",
        "The agreements strengthen the enforcement of immigration law.",
        "The programme makes communities safer.",
        "The agreements erode the trust of communities in their police.",
        "287(g) agreements lead to racial profiling.",
        "287(g) agreements put people's civil rights at risk.",
        "ICE arrests, detains and deports U.S. citizens by mistake.",
        "The agreements in effect turn local officers into ICE agents.",
        "Local police are not trained well enough for federal immigration work.",
        "The programme could use better oversight.",
        "287(g) agreements are costly to state and local governments.",
        "Taking part exposes local governments to costly lawsuits.",
    ]


def test_every_issue_is_drawn_to_fit_a_screen(debate: am.ArgumentMap) -> None:
    """At 1920 by 1200 no picture is shown at less than two thirds of its size."""
    for issue in debate.issues:
        svg = am.to_svg(debate, view=am.View(issue=issue))
        size = re.search(r'<svg width="(\d+)pt" height="(\d+)pt"', svg)
        assert size is not None
        wide, high = (int(number) * 96 / 72 for number in size.groups())
        assert min(1920 / wide, 1200 / high) > 2 / 3, issue
