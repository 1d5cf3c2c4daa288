"""Files of aspects: TOML that a curator writes, read with the line of each fault."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from argmap.errors import FileError, FormatError, SyntaxFault
from argmap.extraction.matching.aspects import Aspect, name_fault, pattern_fault
from argmap.findings import Finding
from argmap.model.identifiers import nearest
from argmap.model.messages import shown
from argmap.texts.reading import decode, read_bytes

__all__ = ["aspects_toml", "read_aspects"]

KEYS = ("name", "patterns")
HEADER = re.compile(r"\s*\[\[\s*[\"']?aspect[\"']?\s*\]\]")
PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
FORM = 'write [[aspect]] with name = "..." and patterns = ["..."]'
WANTED = "give a TOML file of aspects, as `argmap aspects suggest` writes one"
APART = "give it another name, or put the patterns together"
HEAD = """\
# Aspects of a debate: what claims are about, and the words that tell of it.
# Words are found in all their forms; anything else is a regular expression.
"""


def read_aspects(path: str | os.PathLike[str]) -> tuple[Aspect, ...]:
    """Return the aspects in a file.

    The file is TOML, with a table ``[[aspect]]`` for each: its ``name``, and a list of
    ``patterns``.

    Parameters
    ----------
    path : str or path
        A file.

    Returns
    -------
    tuple of Aspect
        In the order of the file.

    Raises
    ------
    FormatError
        The file is no TOML, or a table is not as it should be; every fault has its
        line.
    FileError
        The file cannot be read.
    """
    name = str(path)
    text = decode(_bytes(path), name=name)
    try:
        # TOML has one line end; a file that was written elsewhere may have others.
        tables = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise _broken(error, text, name) from None
    faults = list(_Faults(text, name).of(tables))
    if faults:
        raise FormatError(findings=faults)
    return tuple(
        Aspect(name=one["name"], patterns=tuple(one["patterns"]))
        for one in tables["aspect"]
    )


def _bytes(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a file, or raise what file is wanted."""
    try:
        return read_bytes(path)
    except FileError as error:
        faults = [
            attrs.evolve(one, remedy="; ".join(filter(None, (WANTED, one.remedy))))
            for one in error.findings
        ]
        raise FileError(findings=faults) from error


def aspects_toml(aspects: Iterable[Aspect]) -> str:
    """Return aspects as TOML, which `read_aspects` reads.

    Parameters
    ----------
    aspects : iterable of Aspect
        At least one, each of another name.

    Returns
    -------
    str
        With a comment on top that says what patterns are.

    Raises
    ------
    FormatError
        There is none, or two have one name: no such file can be read.

    Examples
    --------
    >>> print(aspects_toml([Aspect(name="fares", patterns=("fare", "ticket price"))]))
    # Aspects of a debate: what claims are about, and the words that tell of it.
    # Words are found in all their forms; anything else is a regular expression.
    <BLANKLINE>
    [[aspect]]
    name = "fares"
    patterns = ["fare", "ticket price"]
    <BLANKLINE>
    """
    several = tuple(aspects)
    if not several:
        raise FormatError("there is no aspect to write; give at least one")
    counts = Counter(one.name for one in several)
    name, count = counts.most_common(1)[0]
    if count > 1:
        raise FormatError(f"{count} aspects are called {shown(name)}; {APART}")
    blocks = [
        f"\n[[aspect]]\nname = {_string(one.name)}\n"
        f"patterns = [{', '.join(map(_string, one.patterns))}]\n"
        for one in several
    ]
    return HEAD + "".join(blocks)


def _string(text: str) -> str:
    """Return a basic string of TOML: JSON's, but that DEL is escaped, too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


class _Faults:
    """Finds what is wrong with the tables of a file, and the line of each fault."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.lines = text.split("\n")
        self.heads = [n for n, line in enumerate(self.lines) if HEADER.match(line)]

    def of(self, tables: Mapping[str, Any]) -> Iterator[Finding]:
        for key in tables:
            if key != "aspect":
                yield self._fault(self._line(key), f"unknown key {shown(key)}", FORM)
        listed = tables.get("aspect")
        if listed is None:
            yield self._fault(0, "there is no [[aspect]]", FORM)
        elif not isinstance(listed, list) or not all(
            isinstance(one, dict) for one in listed
        ):
            yield self._fault(self._line("aspect"), f"aspect is {shown(listed)}", FORM)
        else:
            yield from self._of_aspects(listed)

    def _of_aspects(self, listed: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
        if not listed:
            yield self._fault(self._line("aspect"), "there is no [[aspect]]", FORM)
        seen: dict[str, int] = {}
        for number, one in enumerate(listed):
            at = self._span(number)
            for key in one:
                if key not in KEYS:
                    near = nearest(key, KEYS)
                    hint = (
                        f"did you mean {near!r}?"
                        if near
                        else f"write {' or '.join(KEYS)}"
                    )
                    yield self._fault(
                        self._line(key, at), f"unknown key {shown(key)}", hint
                    )
            name = one.get("name")
            if not isinstance(name, str) or name_fault(name):
                yield self._wrong("name", one, at, 'write name = "..."')
            elif name in seen:
                first = seen[name] + 1
                yield self._fault(
                    self._line("name", at),
                    f"a second aspect {shown(name)}; the first is in line {first}",
                    APART,
                )
            else:
                seen[name] = self._line("name", at)
            yield from self._of_patterns(one, at)

    def _of_patterns(
        self, one: Mapping[str, Any], at: tuple[int, int]
    ) -> Iterator[Finding]:
        patterns = one.get("patterns")
        if not isinstance(patterns, list) or not patterns:
            yield self._wrong("patterns", one, at, 'write patterns = ["...", "..."]')
            return
        for pattern in patterns:
            if not isinstance(pattern, str):
                line = self._line("patterns", at)
                message = f"the pattern {shown(pattern)} is no text"
                yield self._fault(line, message, "put it in quote signs")
            elif fault := pattern_fault(pattern):
                yield self._fault(self._holding(pattern, at), f"the pattern {fault}")

    def _wrong(
        self, key: str, one: Mapping[str, Any], at: tuple[int, int], remedy: str
    ) -> Finding:
        told = f"{key} is {shown(one[key])}" if key in one else f"{key} is missing"
        return self._fault(self._line(key, at), told, remedy)

    def _span(self, number: int) -> tuple[int, int]:
        """Return the lines of one aspect, from its head to the next."""
        if number >= len(self.heads):
            return 0, len(self.lines)
        after = self.heads[number + 1 :]
        return self.heads[number], after[0] if after else len(self.lines)

    def _line(self, key: str, at: tuple[int, int] | None = None) -> int:
        """Return the line in which a key is given, else the first of its aspect."""
        first, end = at or (0, len(self.lines))
        given = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[\]=.]")
        found = (n for n in range(first, end) if given.match(self.lines[n]))
        return next(found, first)

    def _holding(self, pattern: str, at: tuple[int, int]) -> int:
        """Return the line in which a pattern is written, as it stands or escaped."""
        first, end = at
        spelled = (pattern, _string(pattern)[1:-1])
        found = (
            n
            for n in range(first, end)
            if any(f"{q}{one}{q}" in self.lines[n] for one in spelled for q in "\"'")
        )
        return next(found, self._line("patterns", at))

    def _fault(self, line: int, message: str, remedy: str = "") -> Finding:
        return Finding(
            code="invalid-aspects",
            where=f"{self.name}:{line + 1}",
            message=message,
            remedy=remedy,
        )


def _broken(error: tomllib.TOMLDecodeError, text: str, name: str) -> SyntaxFault:
    """Return the error for a file that is no TOML, with its line and a caret."""
    message = str(error)
    lines = text.split("\n")
    row, column = len(lines), len(lines[-1]) + 1
    found = PLACE.search(message)
    if found is not None and found[1]:
        row, column = int(found[1]), int(found[2])
    said = PLACE.sub("", message)
    finding = Finding(
        code="not-toml",
        where=f"{name}:{row}:{column}",
        message=f"this is no TOML: {said[:1].lower()}{said[1:]}",
        remedy=FORM,
    )
    shown_line = lines[row - 1].rstrip("\r") if row <= len(lines) else ""
    return SyntaxFault(
        findings=(finding,), excerpt=f"{shown_line}\n{' ' * (column - 1)}^"
    )
