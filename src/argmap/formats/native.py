"""argmap JSON: the whole map, one record a line.

One object: the version under ``argmap``, then ``title``, ``question``, ``note``, the
records as arrays of objects in the order of the map, and ``extra``. Defaults are left
out and keys stand in the order in which the model declares them, so that the same map
gives the same bytes. A record takes one line: a changed record is one changed line in
a diff, and a file of ten thousand claims can still be paged through.

A key that no record has is kept in ``extra["json"]``, under ``claims/caps`` for a claim
and under "" for the file itself; within it, the name of a field that holds records, and
the index where it holds several, lead to the keys of those:
``{"colour": "red", "affiliations": {"0": {"desk": 4}}}``. On writing it goes back to
its place. What has no place, and the `extra` of other notations, stands under the key
``extra`` of the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from argmap.errors import FormatError, ModelError
from argmap.findings import Finding, Severity
from argmap.formats import aside, json_text
from argmap.formats.log import ReadLog
from argmap.model.actors import Actor, Affiliation
from argmap.model.argument_map import HEAD, ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue, Quantity
from argmap.model.identifiers import nearest
from argmap.model.messages import shown
from argmap.model.records import Nested, kinds, made, plain
from argmap.model.relations import Relation
from argmap.model.sources import Passage, Source

__all__ = ["RECORDS", "VERSION", "dump", "load", "schema"]

VERSION = 1
RECORDS: dict[str, type[Any]] = {
    "sources": Source,
    "actors": Actor,
    "issues": Issue,
    "claims": Claim,
    "relations": Relation,
    "assertions": Assertion,
}
HEAD_DEFAULTS = {"title": ""}
INNER = (Affiliation, Passage, Quantity)
TOP = ("argmap", *HEAD, *RECORDS, "extra")
BEGINNING = f'argmap JSON begins {{"argmap": {VERSION}'


def load(data: bytes, *, name: str = "") -> tuple[ArgumentMap, ReadLog]:
    """Return the map that argmap JSON describes, and what was kept aside.

    Values may be written as the builders take them: one premise without brackets, a
    span as ``12-80``; null and an absent key mean the default.

    Parameters
    ----------
    data : bytes
        A whole file.
    name : str
        What messages call it.

    Returns
    -------
    map : ArgumentMap
        With the records in the order of the file.
    log : ReadLog
        A warning for each key that no record has.

    Raises
    ------
    SyntaxFault
        The text is not JSON.
    FormatError
        It is not argmap JSON of a version known here, or records are at fault; every
        fault is among the findings, those of references once the records are sound.
    TextError
        The bytes are not text.
    """
    try:
        return _Reader(name).map(json_text.parse(data, name=name))
    except RecursionError:
        # A value that could be parsed may yet be too deep to be shown.
        raise json_text.too_deep(name) from None


def dump(m: ArgumentMap) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the map as argmap JSON, which carries every map whole.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    data : bytes
        UTF-8, a line end last.
    findings : tuple of Finding
        Always empty.

    Raises
    ------
    FormatError
        `m.extra` holds what is not plain JSON.
    """
    aside.check_extra(m.extra)
    left = dict(m.extra.get("json", {}))
    members = [_member("argmap", VERSION)]
    members += [
        _member(key, value)
        for key in HEAD
        if (value := getattr(m, key)) not in {None, HEAD_DEFAULTS.get(key)}
    ]
    for space, record_class in RECORDS.items():
        rows = []
        for key, record in getattr(m, space).items():
            row = plain(record)
            path = f"{space}/{key}"
            if path in left:
                _put_back(row, record_class, left, path)
            rows.append(f"    {json_text.one_line(row)}")
        if rows:
            members.append(_block(space, rows, "[]"))
    members += [_member(key, value) for key, value in _top_keys(left).items()]
    extra = dict(m.extra)
    if left or not extra.get("json", True):
        extra["json"] = left
    else:
        extra.pop("json", None)
    if extra:
        rows = [_extra_block(name, by_path) for name, by_path in extra.items()]
        members.append(_block("extra", rows, "{}"))
    return ("{\n" + ",\n".join(members) + "\n}\n").encode(), ()


def schema() -> dict[str, Any]:
    """Return the JSON Schema of argmap JSON as it is written.

    It comes from the same table as the checks of the records. Keys that no record has
    are allowed, since they are kept; so it accepts more than the model, which also
    checks references, and less than `load`, which takes values as builders do.

    Returns
    -------
    dict
        Draft 2020-12; its patterns are those of ECMA-262 with the flag ``u``.
    """
    arrays = {
        space: {"type": "array", "items": {"$ref": f"#/$defs/{record_class.__name__}"}}
        for space, record_class in RECORDS.items()
    }
    by_path = {"type": "object", "additionalProperties": {"type": "object"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "argmap JSON",
        "type": "object",
        "properties": {
            "argmap": {"const": VERSION},
            **{name: kind.schema() for name, kind in HEAD.items()},
            **arrays,
            "extra": by_path,
        },
        "required": ["argmap"],
        "$defs": {
            record_class.__name__: _record_schema(record_class)
            for record_class in (*RECORDS.values(), *INNER)
        },
    }


class _Reader:
    """Collects the records, the faults and the unknown keys of one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Finding] = []
        self.findings: list[Finding] = []
        self.aside: dict[str, Any] = {}

    def map(self, top: Any) -> tuple[ArgumentMap, ReadLog]:
        self._check_version(top)
        unknown = {key: top[key] for key in top if key not in TOP}
        for key in unknown:
            self._warn("", key, "a key of argmap JSON", TOP)
        if unknown:
            self.aside[""] = unknown
        head = {key: self._head(key, top.get(key)) for key in HEAD}
        records: list[Any] = []
        for space in RECORDS:
            records += self._records(space, top.get(space))
        extra = self._extra(top.get("extra"))
        self._raise_faults()
        m = ArgumentMap(head["title"] or "", head["question"], note=head["note"])
        m.extra.update(extra)
        try:
            m.add(*records)
        except ModelError as error:
            for fault in error.findings:
                self._fault_of(fault.where, fault)
            self._raise_faults()
        return m, ReadLog(format="json", findings=tuple(self.findings))

    def _check_version(self, top: Any) -> None:
        if not isinstance(top, dict):
            fault = f"{shown(top)} is not an object; {BEGINNING}"
        elif "argmap" not in top:
            fault = f"has no key 'argmap'; {BEGINNING}"
        elif type(version := top["argmap"]) is not int or version < 1:
            fault = f"argmap: {shown(version)} is not a version; {BEGINNING}"
        elif version > VERSION:
            fault = (
                f"argmap: the file is of version {version}, and this argmap reads "
                f"version {VERSION}; use a newer argmap"
            )
        else:
            return
        finding = Finding(code="not-argmap-json", where=self.name, message=fault)
        raise FormatError(findings=(finding,))

    def _raise_faults(self) -> None:
        if self.faults:
            raise FormatError(findings=self.faults)

    def _head(self, key: str, value: Any) -> Any:
        if value is None:
            return None
        kind = HEAD[key]
        value = kind.convert(value)
        fault = kind.fault(value)
        if fault:
            self._fault(key, fault)
        return value

    def _records(self, space: str, rows: Any) -> list[Any]:
        if rows is None:
            return []
        if not isinstance(rows, list):
            self._fault(space, f"{shown(rows)} is not an array")
            return []
        record_class = RECORDS[space]
        table = kinds(record_class)
        nested = {key for key, kind in table.items() if isinstance(kind, Nested)}
        records = []
        nothing: dict[str, Any] = {}
        for index, row in enumerate(rows):
            if not isinstance(row, dict):
                self._fault(f"{space}[{index}]", f"{shown(row)} is not an object")
                continue
            known, rest = row, nothing
            if not (row.keys() <= table.keys() and nested.isdisjoint(row)):
                known, rest = aside.split(row, record_class)
            try:
                record = made(record_class, known)
            except ModelError as error:
                fault = error.findings[0]
                if strange := [key for key in rest if key not in table]:
                    whose = f"{strange[0]!r} is not a field of {_noun(record_class)}"
                    fault = attrs.evolve(fault, remedy=whose)
                self._fault_of(_place(space, index, row), fault)
                continue
            records.append(record)
            if rest:
                self.aside[f"{space}/{record.id}"] = rest
                self._report(rest, record, _place(space, index, row))
        return records

    def _report(self, rest: dict[str, Any], record: Any, place: str) -> None:
        for within, key, record_class in aside.unknown(rest, type(record)):
            where = f"{place}: {within}" if within else place
            whose = f"a field of {_noun(record_class)}"
            self._warn(where, key, whose, kinds(record_class), record.id)

    def _warn(
        self, where: str, key: str, whose: str, known: Iterable[str], *ids: str
    ) -> None:
        near = nearest(key, known)
        self.findings.append(
            Finding(
                code="unknown-key",
                severity=Severity.WARNING,
                where=_joined(self.name, where),
                message=f"{key!r} is not {whose} and is kept aside",
                ids=ids,
                remedy=f"did you mean {near!r}?" if near else "",
            )
        )

    def _extra(self, given: Any) -> dict[str, dict[str, Any]]:
        """Return the map's `extra`: what the file lists and what was set aside."""
        if given is not None and not isinstance(given, dict):
            self._fault("extra", f"{shown(given)} is not an object")
            return {}
        extra = dict(given or {})
        wrong = [
            *aside.extra_faults(extra),
            *aside.extra_faults({"json": self.aside}),
        ]
        for fault in wrong:
            self._fault_of(fault.where, fault)
        if self.aside and not wrong:
            listed = extra.get("json", {})
            extra["json"], clashes = aside.joined(self.aside, listed)
            for path in clashes:
                message = "stands at its place in the file too; drop one of the two"
                self._fault(f"extra['json'] {path!r}", message)
        return extra

    def _fault(self, where: str, message: str) -> None:
        self._fault_of(where, Finding(code="invalid-field", message=message))

    def _fault_of(self, where: str, fault: Finding) -> None:
        self.faults.append(attrs.evolve(fault, where=_joined(self.name, where)))


def _put_back(
    row: dict[str, Any], record_class: type, left: dict[str, Any], path: str
) -> None:
    """Put back what was set aside of a record; what has no place stays in `left`."""
    if isinstance(left[path], dict) and left[path]:
        rest = aside.put_back(row, record_class, left.pop(path))
        if rest:
            left[path] = rest


def _top_keys(left: dict[str, Any]) -> dict[str, Any]:
    """Return the file's own keys that were set aside; others stay in `left`."""
    given = left.get("")
    if not isinstance(given, dict) or not given:
        return {}
    del left[""]
    if rest := {key: given[key] for key in given if key in TOP}:
        left[""] = rest
    return {key: given[key] for key in given if key not in TOP}


def _place(space: str, index: int, row: dict[str, Any]) -> str:
    label = f" {shown(row['id'])}" if row.get("id") is not None else ""
    return f"{space}[{index}]{label}"


def _noun(record_class: type) -> str:
    name = record_class.__name__.lower()
    return f"{'an' if name[0] in 'ai' else 'a'} {name}"


def _joined(name: str, place: str) -> str:
    return f"{name}: {place}" if name and place else name or place


def _member(key: str, value: Any) -> str:
    return f"  {json_text.one_line(key)}: {json_text.one_line(value)}"


def _block(key: str, rows: list[str], brackets: str) -> str:
    inside = ",\n".join(rows)
    return f"  {json_text.one_line(key)}: {brackets[0]}\n{inside}\n  {brackets[1]}"


def _extra_block(name: str, by_path: dict[str, Any]) -> str:
    rows = [
        f"      {json_text.one_line(path)}: {json_text.one_line(value)}"
        for path, value in by_path.items()
    ]
    inside = "{\n" + ",\n".join(rows) + "\n    }" if rows else "{}"
    return f"    {json_text.one_line(name)}: {inside}"


def _record_schema(record_class: type) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            name: kind.schema() for name, kind in kinds(record_class).items()
        },
        "required": [
            field.name
            for field in attrs.fields(record_class)
            if field.default is attrs.NOTHING
        ],
    }
