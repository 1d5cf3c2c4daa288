"""Where the answers' places are in the map: by passage, and by who speaks there."""

from __future__ import annotations

from typing import Any

import argmap as am

__all__ = ["ACTORS", "claims_of", "core", "covering", "shown_by"]

COVERED = 0.5

# The actors of the map that an answer's plain name may stand for.
ACTORS: dict[str, set[str]] = {
    "2013 longitudinal analysis": {"factually-analysts"},
    "Abigail Spanberger": {"spanberger"},
    "Annie Lai": {"lai"},
    "DHS Office of the Inspector General": {"dhs-inspector-general"},
    "Department of Homeland Security": {"dhs", "dhs-2012"},
    "Department of Justice": {"doj"},
    "Donald Trump": {"trump"},
    "Doris Meissner": {"meissner"},
    "Factually": {"factually"},
    "Government Accountability Office": {"gao"},
    "John Sandweg": {"sandweg"},
    "John Torres": {"torres"},
    "Major Cities Chiefs Association": {"mcca"},
    "NPR": {"npr"},
    "Obama administration": {"obama-administration"},
    "Ron DeSantis": {"desantis"},
    "SPLC": {"splc"},
    "Simon Hankinson": {"hankinson"},
    "Tricia McLaughlin": {"mclaughlin"},
    "Trump administration": {"trump-administration"},
    "U.S. Immigration and Customs Enforcement": {"ice"},
    "VisaVerge": {"visaverge"},
    "advocates for expansion": {"factually-expansion-advocates"},
    "civil rights groups": {"visaverge-rights-groups"},
    "civil-rights advocates": {"factually-rights-advocates"},
    "critics": {"npr-critics", "visaverge-critics", "factually-critics"},
    "immigration advocates": {"visaverge-immigration-advocates"},
    "immigration experts and people who worked under previous administrations": {
        "npr-experts",
        "npr-former-officials",
    },
    "local leaders": {"npr-local-leaders"},
    "many people and groups": {"visaverge-worried"},
    "multiple 2024-2025 reports": {"factually-reports"},
    "national immigrant advocate groups": {"visaverge-immigrant-groups"},
    "other jurisdictions": {"factually-jurisdictions"},
    "other municipalities and states": {"factually-jurisdictions"},
    "people who worked under earlier administrations": {"npr-former-officials"},
    "plaintiffs in lawsuits against participating jurisdictions": {
        "factually-plaintiffs"
    },
    "plaintiffs in the 2007 suit against Arpaio": {"arpaio-plaintiffs"},
    "residents in some areas": {"visaverge-residents"},
    "several advocacy organizations": {"visaverge-advocacy-groups"},
    "several watchdog and legal groups": {"visaverge-watchdogs"},
    "some cities and counties": {"visaverge-localities"},
    "some law-enforcement leaders": {"factually-police-leaders"},
    "some municipalities and states": {"factually-restricting"},
    "some sheriffs and police chiefs": {"factually-sheriffs"},
    "some state governments": {"florida"},
    "empirical studies and reporting": {"factually-studies"},
    "supporters": {"visaverge-supporters"},
}


def core(answers: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in answers["answer"] if one["core"]]


def shown_by(debate: am.ArgumentMap, answer: dict[str, Any]) -> list[am.Assertion]:
    """Return the assertions whose passage shares words with the answer's."""
    return [
        one
        for one in debate.assertions.values()
        if one.passage is not None
        and one.passage.source == answer["document"]
        and any(
            start < answer_end and answer_start < end
            for start, end in one.passage.spans
            for answer_start, answer_end in answer["spans"]
        )
    ]


def covering(debate: am.ArgumentMap, answer: dict[str, Any]) -> list[am.Assertion]:
    """Return the assertions whose passage holds at least half of the answer's."""
    length = sum(end - start for start, end in answer["spans"])
    return [
        one
        for one in debate.assertions.values()
        if one.passage is not None
        and one.passage.source == answer["document"]
        and sum(
            max(0, min(end, answer_end) - max(start, answer_start))
            for start, end in one.passage.spans
            for answer_start, answer_end in answer["spans"]
        )
        >= COVERED * length
    ]


def claims_of(debate: am.ArgumentMap, answer: dict[str, Any]) -> set[str]:
    """Return the claims that the answer's speaker is shown to speak on, at its place."""
    speakers = ACTORS.get(answer["actor"], set())
    return {one.claim for one in shown_by(debate, answer) if one.actor in speakers}
