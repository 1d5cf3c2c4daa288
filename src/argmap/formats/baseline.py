"""Baselines: findings that somebody has accepted, kept in a TOML file beside a map.

An entry names a finding by its code, its place and its ids, never by its sentence or
its number: it outlives every edit that leaves those as they are. TOML, because a
person is to write the reasons and may comment on them.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import attrs

from argmap.errors import FormatError
from argmap.findings import Finding, Severity
from argmap.formats.files import write_bytes
from argmap.model.identifiers import nearest
from argmap.model.messages import named, shown
from argmap.texts.reading import decode, read_bytes

__all__ = ["Accepted", "Baseline", "Sifted", "read_baseline", "write_baseline"]

HEAD = """\
# Findings of argmap that have been accepted, by code, place and ids.
# Write why in `reason`. An entry without `ids` accepts whatever is found at its place.
"""
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


@attrs.frozen(kw_only=True)
class Accepted:
    """A finding that somebody has accepted.

    Parameters
    ----------
    code : str
        Its code.
    where : str
        Its place, as the finding has it.
    ids : tuple of str or None
        The records that were looked at, sorted; None for whatever there is.
    reason : str
        Why it was accepted; "" where nobody has said so.
    """

    code: str
    where: str
    ids: tuple[str, ...] | None = None
    reason: str = ""


@attrs.frozen(kw_only=True)
class Sifted:
    """Findings without those that a baseline accepts.

    Parameters
    ----------
    findings : tuple of Finding
        What is left, in the order given. One that has records which the baseline does
        not name is left, and says which.
    accepted : int
        How many findings were accepted.
    leftover : tuple of Finding
        Notes on what the baseline accepts and nothing finds any more.
    """

    findings: tuple[Finding, ...]
    accepted: int
    leftover: tuple[Finding, ...]


@attrs.frozen(kw_only=True)
class Baseline:
    """The findings that have been accepted.

    Parameters
    ----------
    entries : tuple of Accepted
        In any order. Several at one place accept what they name together.
    """

    entries: tuple[Accepted, ...] = ()

    def sift(
        self, findings: Iterable[Finding], *, unsought: Collection[str] = ()
    ) -> Sifted:
        """Return the findings that have not been accepted.

        Parameters
        ----------
        findings : iterable of Finding
            What was found.
        unsought : collection of str
            The codes that were not looked for, so that an entry for one of them is
            not said to be left over.

        Returns
        -------
        Sifted
            What is left, what was accepted, and what may be removed.
        """
        known = self._known()
        found: dict[tuple[str, str], set[str]] = {}
        left = []
        accepted = 0
        for one in findings:
            key = (one.code, one.where)
            found.setdefault(key, set()).update(one.ids)
            if key not in known:
                left.append(one)
                continue
            ids = known[key]
            fresh = [] if ids is None else [i for i in one.ids if i not in ids]
            if fresh:
                remedy = f"{one.remedy}; new since the baseline: {named(fresh)}"
                left.append(attrs.evolve(one, remedy=remedy.removeprefix("; ")))
            else:
                accepted += 1
        leftover = tuple(
            one for entry in self.entries for one in _leftover(entry, found, unsought)
        )
        return Sifted(findings=tuple(left), accepted=accepted, leftover=leftover)

    def renewed(
        self, findings: Iterable[Finding], *, unsought: Collection[str] = ()
    ) -> Baseline:
        """Return the baseline that accepts some findings, and nothing else.

        Parameters
        ----------
        findings : iterable of Finding
            What is to be accepted.
        unsought : collection of str
            The codes that were not looked for; their entries are kept.

        Returns
        -------
        Baseline
            Reasons are kept, and so is an entry that accepts whatever is at its place.
        """
        known = self._known()
        reasons: dict[tuple[str, str], dict[str, None]] = {}
        for entry in self.entries:
            if entry.reason:
                place = (entry.code, entry.where)
                reasons.setdefault(place, {})[entry.reason] = None
        found: dict[tuple[str, str], set[str]] = {}
        for one in findings:
            found.setdefault((one.code, one.where), set()).update(one.ids)
        made = [
            Accepted(
                code=code,
                where=where,
                ids=None
                if known.get((code, where), ()) is None
                else tuple(sorted(ids)),
                reason=" ".join(reasons.get((code, where), ())),
            )
            for (code, where), ids in found.items()
        ]
        kept = [one for one in self.entries if one.code in unsought]
        return Baseline(entries=(*made, *kept))

    def _known(self) -> dict[tuple[str, str], set[str] | None]:
        """Return the ids that are accepted at each place, None for any."""
        known: dict[tuple[str, str], set[str] | None] = {}
        for entry in self.entries:
            ids = known.setdefault((entry.code, entry.where), set())
            if entry.ids is None:
                known[entry.code, entry.where] = None
            elif ids is not None:
                ids.update(entry.ids)
        return known


def read_baseline(path: str | os.PathLike[str]) -> Baseline:
    """Return the baseline in a file.

    Parameters
    ----------
    path : str or path
        A TOML file, as `write_baseline` writes it.

    Returns
    -------
    Baseline
        Empty for a file without entries.

    Raises
    ------
    FileError
        The file cannot be read.
    TextError
        It is no text.
    FormatError
        It is not TOML, or not such a file: every fault is named.
    """
    name = os.fspath(path)
    text = decode(read_bytes(path), name=name).replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FormatError(findings=(_malformed(str(error), name),)) from None
    faults: list[Finding] = []
    tables = _tables(data, name, faults)
    entries = [_entry(table, where, faults) for where, table in tables]
    if faults:
        raise FormatError(findings=faults)
    return Baseline(entries=tuple(one for one in entries if one is not None))


def write_baseline(baseline: Baseline, path: str | os.PathLike[str]) -> None:
    """Write a baseline to a TOML file, its entries sorted.

    Parameters
    ----------
    baseline : Baseline
        What to write.
    path : str or path
        Where to; a file that is there is replaced.

    Raises
    ------
    FileError
        The system refuses.
    """
    entries = sorted(
        baseline.entries, key=lambda one: (one.code, one.where, one.ids or ())
    )
    blocks = [HEAD, *map(_block, entries)]
    write_bytes(path, "\n".join(blocks).encode())


def _leftover(
    entry: Accepted, found: dict[tuple[str, str], set[str]], unsought: Collection[str]
) -> Iterator[Finding]:
    ids = found.get((entry.code, entry.where))
    if ids is None:
        if entry.code not in unsought:
            yield _note(entry, "", "remove the entry")
        return
    gone = [key for key in entry.ids or () if key not in ids]
    if gone:
        yield _note(entry, f" for {named(gone)}", "remove it from the entry")


def _note(entry: Accepted, part: str, remedy: str) -> Finding:
    return Finding(
        code="unused-entry",
        severity=Severity.NOTE,
        where=entry.where,
        message=f"{shown(entry.code)} is accepted{part}, and not found any more",
        ids=entry.ids or (),
        remedy=remedy,
    )


def _malformed(message: str, name: str) -> Finding:
    place = _PLACE.search(message)
    said = _PLACE.sub("", message)
    return Finding(
        code="malformed-toml",
        where=f"{name}:{place[1]}:{place[2]}" if place else name,
        message=f"is not TOML: {said[:1].lower()}{said[1:]}",
        remedy="write a baseline with --write-baseline",
    )


def _tables(
    data: dict[str, Any], name: str, faults: list[Finding]
) -> list[tuple[str, Any]]:
    faults += [
        _wrong(name, f"unknown key {shown(key)}", "write [[accepted]]")
        for key in data
        if key != "accepted"
    ]
    tables = data.get("accepted", [])
    if not isinstance(tables, list):
        faults.append(
            _wrong(name, f"accepted: {shown(tables)} is no list", "write [[accepted]]")
        )
        return []
    return [(f"{name}: accepted[{i}]", table) for i, table in enumerate(tables)]


def _entry(table: Any, where: str, faults: list[Finding]) -> Accepted | None:
    if not isinstance(table, dict):
        faults.append(
            _wrong(where, f"{shown(table)} is no table", "write [[accepted]]")
        )
        return None
    before = len(faults)
    for key in table:
        if key not in KEYS:
            near = nearest(key, KEYS)
            right = f"did you mean {near!r}?" if near else f"write {', '.join(KEYS)}"
            faults.append(_wrong(where, f"unknown key {shown(key)}", right))
    for key in ("code", "where", "reason"):
        value = table.get(key, "" if key == "reason" else None)
        if value is None:
            faults.append(_wrong(where, f"{key} is missing", "add it"))
        elif not isinstance(value, str):
            message = f"{key}: {shown(value)} is no text"
            faults.append(_wrong(where, message, "write it in quotation marks"))
    ids = table.get("ids", [])
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        message = f"ids: {shown(ids)} is no list of ids"
        faults.append(_wrong(where, message, 'write ["a", "b"]'))
    if len(faults) > before:
        return None
    given = tuple(sorted(ids)) if "ids" in table else None
    return Accepted(**{**table, "ids": given})


KEYS = ("code", "where", "ids", "reason")


def _wrong(where: str, message: str, remedy: str) -> Finding:
    return Finding(code="wrong-baseline", where=where, message=message, remedy=remedy)


def _block(entry: Accepted) -> str:
    lines = ["[[accepted]]", f"code = {_text(entry.code)}"]
    lines.append(f"where = {_text(entry.where)}")
    if entry.ids is not None:
        # One to a line: a change of one is a change of one line.
        inside = "".join(f"  {_text(one)},\n" for one in entry.ids)
        lines.append(f"ids = [\n{inside}]" if inside else "ids = []")
    lines.append(f"reason = {_text(entry.reason)}")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    """Return a TOML string; JSON's escapes are TOML's, but DEL must not stand raw."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
