"""Sources of one map brought into another: what is new, what differs, what is the same.

Used by `argmap sources import`; two maps that must agree are merged with
`ArgumentMap.merge`.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from argmap.findings import Finding, Severity
from argmap.model.sources import Source

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["SourceImport", "import_sources"]

SAME = ("doi", "url", "sha256")
"""The fields by which two records tell of one document."""


@attrs.frozen(kw_only=True)
class SourceImport:
    """What an import did.

    Parameters
    ----------
    map : ArgumentMap
        The map with the sources; a new one.
    added : tuple of str
        The ids that are new, in the order of the list.
    changed : tuple of str
        The ids of sources whose fields were filled or replaced.
    findings : tuple of Finding
        Sources that differ from the map's and were left as they are, those that the
        map holds under another id, and names that are ids of its actors.
    """

    map: ArgumentMap
    added: tuple[str, ...]
    changed: tuple[str, ...]
    findings: tuple[Finding, ...]


def import_sources(
    m: ArgumentMap,
    refs: ArgumentMap,
    *,
    update: bool = False,
    replace: bool = False,
    join: bool = False,
) -> SourceImport:
    """Return a map with the sources of another, and what there is to say of it.

    Parameters
    ----------
    m : ArgumentMap
        The map to bring them into; it stays as it is.
    refs : ArgumentMap
        Usually a list of sources that was read.
    update : bool
        Fill in the fields that a source of the map lacks.
    replace : bool
        Also put the list's value in the place of one that differs.
    join : bool
        Let a name that is exactly an actor's stand for that actor.

    Returns
    -------
    SourceImport
        Without `update` and `replace` the map's own sources stay as they are.
    """
    names = {actor.name: key for key, actor in m.actors.items()} if join else {}
    merged = m.merge(type(m)())
    known = _by_mark(m)
    added, changed, findings = [], [], []
    for key, given in refs.sources.items():
        source = _joined(given, names)
        if key not in m.sources or update:
            findings += _names_as_ids(m, given, source)
        held = m.sources.get(key)
        if held is None:
            findings += _same_documents(source, known)
            merged.add(source)
            _copy_extra(refs, merged, key)
            added.append(key)
            continue
        lacking, other = _differences(held, source)
        taken = {**(lacking if update or replace else {}), **(other if replace else {})}
        if taken:
            merged.replace(attrs.evolve(held, **taken))
            changed.append(key)
        left = [name for name in (*lacking, *other) if name not in taken]
        if left:
            findings.append(_conflict(key, left, lacking))
    return SourceImport(
        map=merged,
        added=tuple(added),
        changed=tuple(changed),
        findings=tuple(findings),
    )


def _joined(source: Source, names: Mapping[str, str]) -> Source:
    if not names:
        return source
    authors = tuple(dict.fromkeys(names.get(one, one) for one in source.authors))
    publisher = source.publisher
    if publisher is not None:
        publisher = names.get(publisher, publisher)
    return attrs.evolve(source, authors=authors, publisher=publisher)


def _names_as_ids(m: ArgumentMap, given: Source, source: Source) -> list[Finding]:
    """Return a finding for each plain name that the map will take for an actor."""
    names = dict.fromkeys((*given.authors, given.publisher))
    return [
        Finding(
            code="name-is-an-id",
            severity=Severity.WARNING,
            where=f"source {source.id!r}",
            message=f"the name {name!r} is the id of an actor, {m.actors[name].name!r}, "
            "and is taken for it",
            ids=(source.id, name),
            remedy="write the name in full if it is somebody else",
        )
        for name in names
        if name is not None and name in m.actors and m.actors[name].name != name
    ]


def _differences(held: Source, given: Source) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the map's source lacks, and what it says otherwise."""
    lacking: dict[str, Any] = {}
    other: dict[str, Any] = {}
    for field in attrs.fields(Source):
        mine, theirs = getattr(held, field.name), getattr(given, field.name)
        if mine == theirs or theirs in (None, (), False):
            continue
        if field.name == "title" and theirs == given.id:
            continue  # the id stands for a title that is missing
        if mine in (None, (), False) or (field.name == "title" and mine == held.id):
            lacking[field.name] = theirs
        else:
            other[field.name] = theirs
    return lacking, other


def _conflict(key: str, left: list[str], lacking: Mapping[str, Any]) -> Finding:
    differing = [name for name in left if name not in lacking]
    missing = [name for name in left if name in lacking]
    says = []
    if differing:
        says.append(f"says otherwise in the list: {', '.join(differing)}")
    if missing:
        says.append(f"lacks what the list has: {', '.join(missing)}")
    wish = (
        "--update --replace takes the list's" if differing else "--update fills it in"
    )
    return Finding(
        code="source-differs",
        severity=Severity.WARNING,
        where=f"source {key!r}",
        message="; ".join(says),
        ids=(key,),
        remedy=wish,
    )


def _by_mark(m: ArgumentMap) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for key, source in m.sources.items():
        for mark in _marks(source):
            found.setdefault(mark, key)
    return found


def _marks(source: Source) -> list[tuple[str, str]]:
    marks = []
    for field in SAME:
        value = getattr(source, field)
        if value:
            # A DOI may be written as an address, and case does not count in it.
            text = value.lower() if field == "doi" else value.rstrip("/")
            for start in ("https://doi.org/", "http://dx.doi.org/", "doi:"):
                text = text.removeprefix(start)
            marks.append((field, text.strip()))
    return marks


def _same_documents(
    source: Source, known: Mapping[tuple[str, str], str]
) -> list[Finding]:
    for mark in _marks(source):
        if mark in known:
            return [
                Finding(
                    code="same-document",
                    severity=Severity.WARNING,
                    where=f"source {source.id!r}",
                    message=f"has the {mark[0]} of {known[mark]!r}, which the map holds",
                    ids=(source.id, known[mark]),
                    remedy="remove one of the two, or give them one id",
                )
            ]
    return []


def _copy_extra(refs: ArgumentMap, merged: ArgumentMap, key: str) -> None:
    where = f"sources/{key}"
    for name, held in refs.extra.items():
        if where in held:
            merged.extra.setdefault(name, {})[where] = copy.deepcopy(held[where])
