"""The summary of the shipped debate, as it is printed."""

from __future__ import annotations

import re

import pytest

import argmap as am
from argmap.render.outline import outline_of
from argmap.render.prose.scope import Detail, Scope
from argmap.render.prose.sentences import Outline, Section
from argmap.render.prose.wording import closed
from tests.render.debates import VERDICTS, splits

LENGTHS = [Detail.SHORT, Detail.ALL]


def texts(section: Section) -> list[str]:
    outline = Outline(title="", question="", sections=(section,), references=())
    return [one.text for one in outline.sentences()]


def test_it_is_short_enough_to_print_and_the_long_form_has_every_claim(
    debate: am.ArgumentMap,
) -> None:
    short, long_form = am.summarize(debate), am.summarize(debate, detail="all")
    assert len(short.split()) < 10_000
    assert len(re.sub(r"\[\d[^]]*\]|[|·]", " ", short).split()) < 9_000
    told = " ".join(
        one.text
        for one in outline_of(debate, scope=Scope(detail=Detail.ALL)).sentences()
    )
    assert all(claim.text.rstrip(".") in told for claim in debate)
    assert len(long_form) > 1.5 * len(short)


@pytest.mark.parametrize("detail", LENGTHS)
def test_no_sentence_of_it_judges(debate: am.ArgumentMap, detail: Detail) -> None:
    claims = {closed(claim.label) for claim in debate}
    for one in outline_of(debate, scope=Scope(detail=detail)).sentences():
        # What a claim says is its speakers' word, in quotation marks or a lead.
        own = "" if one.text in claims else re.sub("“[^”]*”", "“”", one.text)
        assert VERDICTS.search(own) is None, own


@pytest.mark.parametrize("detail", LENGTHS)
def test_every_sentence_has_its_sources(debate: am.ArgumentMap, detail: Detail) -> None:
    for one in outline_of(debate, scope=Scope(detail=detail)).sentences():
        assert bool(one.sources) != one.about_map
        assert "no source recorded" not in one.text


@pytest.mark.parametrize("detail", LENGTHS)
def test_no_issue_actor_or_side_is_passed_over(
    debate: am.ArgumentMap, detail: Detail
) -> None:
    found = outline_of(debate, scope=Scope(detail=detail))
    assert [one.number for one in found.sections] == list("0123456789")
    blocks = [one for one in found.sections[4].blocks if isinstance(one, Section)]
    assert [int(one.title.split(".")[0]) for one in blocks] == [*range(1, 23)]
    for block, issue in zip(blocks, range(1, 23), strict=True):
        assert bool(splits(block.blocks)) == (issue <= 14)
        assert "ilent in this map" in " ".join(texts(block))
    positions = found.sections[2]
    words = " ".join(texts(positions)) + " ".join(
        getattr(one, "lead", "")
        for block in (positions, *positions.blocks)
        if isinstance(block, Section)
        for one in block.blocks
    )
    assert all(actor.name in words for actor in debate.actors.values())


def test_columns_are_cut_alike(debate: am.ArgumentMap) -> None:
    found = outline_of(debate)
    for split in splits(found.sections):
        counts = [len(column[-1].lines) for column in (split.left, split.right)]
        if split.left[-1].quiet:
            assert split.right[-1].quiet
            assert max(counts) <= 2


def test_figures_superseded_stand_beside_the_current_ones(
    debate: am.ArgumentMap,
) -> None:
    words = " ".join(texts(outline_of(debate).sections[6]))
    assert "hundreds of agreements or over a thousand" in words
    assert "1,412 active 287(g) agreements" in words
