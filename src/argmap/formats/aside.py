"""Keys that no record has, set aside on reading and put back on writing.

What is set aside of a record is an object of the unknown keys. In it the name of a
field that holds records leads to the unknown keys of those, by index where there are
several: ``{"colour": "red", "affiliations": {"0": {"desk": 4}}}``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.errors import FormatError
from argmap.findings import Finding
from argmap.formats import json_text
from argmap.model.messages import shown
from argmap.model.records import Nested, kinds

__all__ = ["check_extra", "extra_faults", "joined", "put_back", "split", "unknown"]


def split(
    row: Mapping[str, Any], record_class: type
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the part of a record's plain data that the model has, and the rest.

    Parameters
    ----------
    row : mapping
        Plain data of a record, values of any shape.
    record_class : type
        The class of the record.

    Returns
    -------
    known, aside : dict
        The second empty where the model has every key.
    """
    table = kinds(record_class)
    known: dict[str, Any] = {}
    aside: dict[str, Any] = {}
    for key, value in row.items():
        kind = table.get(key)
        if kind is None:
            aside[key] = value
            continue
        known[key] = value
        if not isinstance(kind, Nested):
            continue
        inner = kind.record()
        if isinstance(value, dict):
            known[key], rest = split(value, inner)
            if rest:
                aside[key] = {"0": rest} if kind.many else rest
        elif kind.many and isinstance(value, list):
            parts = [
                split(item, inner) if isinstance(item, dict) else (item, {})
                for item in value
            ]
            known[key] = [part for part, _ in parts]
            rests = {str(i): rest for i, (_, rest) in enumerate(parts) if rest}
            if rests:
                aside[key] = rests
    return known, aside


def unknown(
    aside: Mapping[str, Any], record_class: type, *, within: str = ""
) -> Iterator[tuple[str, str, type]]:
    """Yield each unknown key: the place within the record, the key, whose it is not.

    Parameters
    ----------
    aside : mapping
        As `split` returns it.
    record_class : type
        The class of the record.
    within : str
        The place of that record in another.

    Yields
    ------
    place : str
        "" for the record itself, else as ``affiliations[0]``.
    key : str
        The unknown key.
    record_class : type
        The class that has no such field.
    """
    table = kinds(record_class)
    for key, value in aside.items():
        kind = table.get(key)
        if not isinstance(kind, Nested):
            yield within, key, record_class
        elif kind.many:
            for index, inner in value.items():
                yield from unknown(inner, kind.record(), within=f"{key}[{index}]")
        else:
            yield from unknown(value, kind.record(), within=key)


def put_back(
    row: dict[str, Any], record_class: type, aside: Mapping[str, Any]
) -> dict[str, Any]:
    """Put set-aside keys back into a record's plain data, and return what has no place.

    Parameters
    ----------
    row : dict
        Plain data of a record, as the model gives them; changed in place.
    record_class : type
        The class of the record.
    aside : mapping
        Plain data; not necessarily made by `split`.

    Returns
    -------
    dict
        Empty where every key has its place; joined with what `split` would set aside
        of `row`, it is `aside` again.
    """
    table = kinds(record_class)
    left: dict[str, Any] = {}
    for key, value in aside.items():
        kind = table.get(key)
        if kind is None:
            row[key] = value
        elif isinstance(kind, Nested) and _has_keys(value) and key in row:
            inner = kind.record()
            if kind.many:
                rest = _put_back_many(row[key], inner, value)
            else:
                rest = put_back(row[key], inner, value)
            if rest:
                left[key] = rest
        else:
            left[key] = value
    return left


def joined(
    placed: Mapping[str, Any], left: Mapping[str, Any], *, within: str = ""
) -> tuple[dict[str, Any], list[str]]:
    """Return both joined, objects key by key, and the paths that clash.

    Parameters
    ----------
    placed, left : mapping
        Plain data; where both hold a value, the one of `placed` stands.
    within : str
        What the paths begin with.

    Returns
    -------
    both : dict
        The keys of `placed` first.
    clashes : list of str
        Keys, a slash between, at which the two hold different values.
    """
    both = dict(placed)
    clashes: list[str] = []
    for key, value in left.items():
        if key not in both:
            both[key] = value
        elif isinstance(value, dict) and isinstance(both[key], dict):
            both[key], more = joined(both[key], value, within=f"{within}{key}/")
            clashes += more
        elif both[key] != value:
            clashes.append(f"{within}{key}")
    return both, clashes


def check_extra(extra: Any) -> None:
    """Refuse the `extra` of a map that cannot be written as JSON.

    Parameters
    ----------
    extra : object
        By notation, then by record, plain data.

    Raises
    ------
    FormatError
        It holds what is not plain JSON.
    """
    faults = extra_faults(extra)
    if faults:
        raise FormatError(findings=faults)


def extra_faults(extra: Any) -> list[Finding]:
    """Return what keeps the `extra` of a map from being written as JSON.

    Parameters
    ----------
    extra : object
        By notation, then by record, plain data.

    Returns
    -------
    list of Finding
        One for each offending entry.
    """
    faults = []
    for name, by_path in extra.items():
        entries = by_path.items() if isinstance(by_path, dict) else ()
        if not isinstance(by_path, dict):
            faults.append((f"extra[{name!r}]", f"{shown(by_path)} is not an object"))
        elif type(name) is not str:
            faults.append(("extra", f"{name!r} is not the name of a notation"))
        for path, value in entries:
            wrong = json_text.fault({path: value})
            if wrong:
                faults.append((f"extra[{name!r}][{path!r}]", wrong))
    return [
        Finding(code="not-plain-json", where=where, message=message)
        for where, message in faults
    ]


def _put_back_many(
    rows: list[dict[str, Any]], record_class: type, aside: Mapping[str, Any]
) -> dict[str, Any]:
    places = {str(index): row for index, row in enumerate(rows)}
    left: dict[str, Any] = {}
    for index, value in aside.items():
        rest = value
        if index in places and _has_keys(value):
            rest = put_back(places[index], record_class, value)
            if not rest:
                continue
        left[index] = rest
    return left


def _has_keys(value: object) -> bool:
    return isinstance(value, dict) and bool(value)
