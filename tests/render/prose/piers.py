"""A debate on piers, and the words that a section of its summary says."""

from __future__ import annotations

from typing import Any

from argmap.model.argument_map import ArgumentMap
from argmap.render.outline import outline_of
from argmap.render.prose.scope import scope_of
from argmap.render.prose.sentences import Outline, Section


def part(m: ArgumentMap, number: str, **choices: Any) -> Section:
    """One section of the summary of a map."""
    found = outline_of(m, scope=scope_of(m, **choices))
    return next(one for one in found.sections if one.number == number)


def texts(section: Section) -> list[str]:
    """The sentences of a section, in reading order."""
    outline = Outline(title="", question="", sections=(section,), references=())
    return [one.text for one in outline.sentences()]


def told(m: ArgumentMap, number: str, **choices: Any) -> str:
    """What a section says, in one text."""
    return " ".join(texts(part(m, number, **choices)))


def piers() -> ArgumentMap:
    """One question with a yes and a no that contradict each other, and a log."""
    m = ArgumentMap("Piers")
    issue = m.issue("Are piers safe?", id="safe")
    m.claim("Piers are safe.", id="yes", issue=issue, thesis=True)
    m.claim("Piers are not safe.", id="no", issue=issue)
    m.contradict("yes", "no", basis="analyst", analyst="rk", id="clash")
    m.source("The log", id="log", issued="2024", publisher="harbour")
    m.actor("Harbour", id="harbour", kind="government")
    return m


def crowd(m: ArgumentMap, count: int = 12) -> None:
    """Add so many groups that each say yes, so that actors with little have a line."""
    for number in range(count):
        actor = m.actor(f"Group {number}", id=f"g{number}", kind="collective")
        m.assertion("yes", actor=actor, source="log")


def load(m: ArgumentMap, count: int = 60) -> None:
    """Add so many claims that a summary in short has no room to spare."""
    issue = m.issue("How many piers are there?", id="count")
    for number in range(count):
        m.claim(f"There are {number} piers.", id=f"n{number}", issue=issue)
