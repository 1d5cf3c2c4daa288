"""Tally: what a reader left out or repaired, counted by kind.

A file may hold a million statements, so that a finding for each would help nobody: each
kind is one finding, with its number and the first examples.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from argmap.findings import Finding, Severity
from argmap.model.messages import counted, shown

__all__ = ["KINDS", "NOTES", "Tally"]

MOST_EXAMPLES = 3

# What is counted, what is so, what would be right; in the order of report.
KINDS: dict[str, tuple[str, str, str]] = {
    "document-number": (
        "document",
        "left out: no number of its own",
        "give each row of DOCUMENTS an ID",
    ),
    "statement-number": (
        "statement",
        "left out: no number of its own",
        "give each row of STATEMENTS an ID",
    ),
    "entity-number": (
        "entity",
        "left out: no number of its own",
        "give each row of ENTITIES an ID",
    ),
    "stray-value": (
        "value",
        "left out: no such statement, variable or entity",
        "",
    ),
    "not-utf-8": (
        "text",
        "repaired: not UTF-8, U+FFFD stands for what cannot be read",
        "",
    ),
    "unfit-character": (
        "text",
        "repaired: U+FFFD stands for control characters",
        "",
    ),
    "statement-type": (
        "statement",
        "left out: a type without person, organization and concept",
        "",
    ),
    "no-actor": (
        "statement",
        "left out: neither person nor organization",
        "say who makes them",
    ),
    "no-concept": ("statement", "left out: no concept", "say what they are about"),
    "neutral": (
        "statement",
        "left out: the agreement is 0 in a file where it is also below 0",
        "a map says that somebody asserts or denies, not that they are neutral",
    ),
    "unknown-agreement": (
        "statement",
        "left out: the agreement is no whole number",
        "1 stands for yes, 0 for no",
    ),
    "no-agreement": (
        "statement",
        "taken to assert: no agreement",
        "say whether they agree",
    ),
    "no-document": (
        "statement",
        "without a source: the document is not there",
        "",
    ),
    "no-span": (
        "statement",
        "without a place: its span is not inside the document's text",
        "mark the words again",
    ),
    "no-text": ("document", "without text: its passages are not pinned", ""),
    "undated": ("document", "without a date", "give the day of publication"),
    "unknown-date": (
        "document",
        "without a date: the number is beyond the years 1 to 9999",
        "",
    ),
    "time-zone": (
        "document",
        "dated by a moment whose time zone the file does not tell",
        "the day is that of UTC, and may be one off",
    ),
    "merged": (
        "entity",
        "joined with one of the same name and variable",
        "",
    ),
    "same-day": (
        "person",
        "affiliated in more than one way on one day",
        "",
    ),
    "undated-affiliation": (
        "person",
        "without an affiliation that no date tells from others",
        "",
    ),
    "other-entity": (
        "entity",
        "left out: of a variable that a map has no place for",
        "",
    ),
    "table": ("row", "left out: a table that a map has no place for", ""),
    "split": (
        "statement",
        "read as several assertions: several actors or concepts",
        "",
    ),
    "write-ahead-log": (
        "file",
        "read without the changes that a file beside it, its name with -wal, may hold",
        "",
    ),
    "kept-aside": (
        "field",
        "kept beside the map, to be written back",
        "",
    ),
    "texts-aside": (
        "document",
        "pinned by digest: a map holds no texts",
        "convert --texts FOLDER writes them",
    ),
}
# Of which every example is named, with its count.
NAMED = ("statement-type", "other-entity", "table", "kept-aside")
NOTES = frozenset(
    ("write-ahead-log", "kept-aside", "texts-aside", "no-text", "split", "merged")
)
PLURALS = {"entity": "entities", "person": "persons"}


class Tally:
    """What was counted in one file.

    Parameters
    ----------
    name : str
        What messages call the file.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, dict[Any, int]] = {}

    def count(self, code: str, example: Any, *, number: int = 1) -> None:
        """Count one thing of a kind, or several."""
        self._counts[code] += number
        examples = self._examples.setdefault(code, {})
        if example in examples:
            examples[example] += number
        elif len(examples) <= MOST_EXAMPLES or code in NAMED:
            examples[example] = number

    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for each kind that occurred."""
        return tuple(self._finding(code) for code in KINDS if code in self._counts)

    def _finding(self, code: str) -> Finding:
        noun, message, remedy = KINDS[code]
        number = counted(self._counts[code], noun, PLURALS.get(noun, ""))
        return Finding(
            code=code,
            severity=Severity.NOTE if code in NOTES else Severity.WARNING,
            where=self._name,
            message=f"{number} {message} ({self._listed(code)})",
            remedy=remedy,
        )

    def _listed(self, code: str) -> str:
        examples = self._examples[code]
        if code in NAMED:
            return ", ".join(f"{one}: {n:,}" for one, n in examples.items())
        listed = [shown(one) for one in examples]
        if len(listed) > MOST_EXAMPLES:
            listed[MOST_EXAMPLES:] = ["..."]
        return ", ".join(listed)
