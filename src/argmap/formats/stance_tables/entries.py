"""Entries: what a map holds as rows of cells, and what has no place in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import attrs

from argmap.findings import Finding, Severity
from argmap.formats.stance_tables.columns import COLUMNS, cell_of, column_of
from argmap.formats.stance_tables.roster import NAMING, default_id, numbered
from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.argument_map import HEAD, ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.messages import counted, label, shown
from argmap.model.records import kinds
from argmap.model.sources import Passage, Source

__all__ = ["Entries", "Row"]

BY_FIELD = {
    (one.record, one.field): one
    for one in COLUMNS.values()
    if one.name not in ("start", "end", "answers_yes")
}
# Fields that a row says by naming another record.
ELSEWHERE = {
    Assertion: frozenset({"actor", "claim", "passage"}),
    Claim: frozenset({"issue"}),
    Issue: frozenset({"thesis"}),
    Passage: frozenset({"source"}),
}
NO_PLACE = "has no place in a table of stances"
_EMPTY = ArgumentMap()
OF_AN_ISSUE = ("issue", "issue_id", "answers_yes")


@attrs.frozen(kw_only=True)
class Row:
    """Cells by the names of their columns, and those set aside by their titles.

    Parameters
    ----------
    cells, aside : dict of str to str
        None of them empty.
    assertion : Assertion or None
        What the row says; None where it only makes a record known.
    """

    cells: dict[str, str]
    aside: dict[str, str] = attrs.field(factory=dict)
    assertion: Assertion | None = None


class Entries:
    """The records of a map as cells.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    format : str
        The notation, whose own `extra` is written again; "" for one that has none.

    Attributes
    ----------
    losses : list of Finding
        What no cell can say.
    """

    def __init__(self, m: ArgumentMap, *, format: str = "") -> None:
        self.losses: list[Finding] = []
        self._map = m
        self._format = format
        self._missing: Counter[tuple[type, str]] = Counter()
        self._cells: dict[tuple[type, str], dict[str, str]] = {}
        spaces = (m.actors, m.sources, m.issues, m.claims)
        records: Iterator[Any] = chain.from_iterable(one.values() for one in spaces)
        for record in records:
            self._cells[type(record), record.id] = self._of(record)
        self._own = all(_has_own_issue(m, claim) for claim in m) and (
            m.issues.keys() == m.claims.keys()
        )
        theses = {issue.thesis for issue in m.issues.values()} - {None}
        for key in theses:
            self._cells[Claim, str(key)]["answers_yes"] = "yes"
        self._tell_theses = theses != set(_sole_claims(m))
        self.rows = tuple(self._every_row())
        self._report()

    def described(self, record: type, key: str | None) -> dict[str, str]:
        """Return the cells of a record, a claim's with those of its issue.

        Parameters
        ----------
        record : type
            The class of the record.
        key : str or None
            Its id; None gives no cells.

        Returns
        -------
        dict of str to str
            By the names of their columns.
        """
        if key is None:
            return {}
        cells = dict(self._cells[record, key])
        if record is Claim:
            cells |= self.described(Issue, self._map.claims[key].issue)
        return cells

    def columns(self, rows: Sequence[Row], *, always: Sequence[str]) -> list[str]:
        """Return the columns that some rows need.

        Parameters
        ----------
        rows : sequence of Row
            What is to be written, in its order.
        always : sequence of str
            Columns that are to be there even where they are empty, and come first.

        Returns
        -------
        list of str
            Without the ids that reading makes anew, and without issues where each
            claim has its own.
        """
        used = {name for row in rows for name in row.cells}
        used -= {key for record, (_, key) in NAMING.items() if _remade(record, rows)}
        if "id" in used and self._ids_are_remade(rows):
            used.remove("id")
        used.update(always)
        if self._own:
            used.difference_update(OF_AN_ISSUE)
        elif self._map.claims or self._map.issues:
            used.add("issue")
            used.discard("answers_yes")
            used.update(("answers_yes",) if self._tell_theses else ())
        first = [name for name in always if name in used]
        return [*first, *(n for n in COLUMNS if n in used and n not in first)]

    def _every_row(self) -> Iterable[Row]:
        """Yield a row for each assertion, then one for each record that none names."""
        m = self._map
        named: set[tuple[type, str | None]] = set()
        for one in m.assertions.values():
            source = one.passage.source if one.passage else None
            issue = m.claims[one.claim].issue
            named |= {(Actor, one.actor), (Claim, one.claim)}
            named |= {(Source, source), (Issue, issue)}
            cells = {
                **self.described(Actor, one.actor),
                **self.described(Claim, one.claim),
                **self._of(one),
                **self.described(Source, source),
                **(self._of(one.passage) if one.passage else {}),
            }
            yield Row(cells=cells, aside=self._aside(one.id), assertion=one)
        named |= {(Issue, claim.issue) for claim in m}
        for key in (*((Claim, c) for c in m.claims), *((Issue, i) for i in m.issues)):
            if key not in named:
                yield Row(cells=self.described(*key))
        for key in (*((Source, s) for s in m.sources), *((Actor, a) for a in m.actors)):
            if key not in named:
                yield Row(cells=self.described(*key))

    def _of(self, record: Any) -> dict[str, str]:
        """Return the cells of a record alone."""
        kind = type(record)
        cells: dict[str, str] = {}
        for field in attrs.fields(kind):
            value = getattr(record, field.name)
            stays = kind is Assertion and field.name == "stance"
            unworded = kind is Claim and field.name == "text" and not value
            if value is None or unworded or (value == field.default and not stays):
                continue
            if field.name in ELSEWHERE.get(kind, ()):
                continue
            column = BY_FIELD.get((kind, field.name))
            if column is None:
                self._missing[kind, field.name] += 1
                continue
            if column.name == "at" and len(value) == 1:
                cells["start"], cells["end"] = (str(one) for one in value[0])
                continue
            text = cell_of(column, value)
            if text is None:
                whose = "a passage" if kind is Passage else label(record)
                plain = kinds(kind)[field.name].plain(value)
                why = f"{shown(plain)} cannot stand in a cell"
                self._lose(f"{whose}: {field.name}", why)
            else:
                cells[column.name] = text
        return cells

    def _aside(self, key: str) -> dict[str, str]:
        held = self._map.extra.get(self._format, {}).get(f"assertions/{key}")
        return dict(held) if held and _is_plain(held) else {}

    def _ids_are_remade(self, rows: Sequence[Row]) -> bool:
        said = [row.assertion for row in rows if row.assertion is not None]
        bases = (identifiers.assertion_id(claim=a.claim, actor=a.actor) for a in said)
        made = numbered(bases, set(self._map.claims))
        return all(one.id == key for one, key in zip(said, made, strict=True))

    def _report(self) -> None:
        """Put what the map is made of before the values that no cell can hold."""
        m, values, self.losses = self._map, self.losses, []
        for key in HEAD:
            if getattr(m, key) != getattr(_EMPTY, key):
                self._lose(f"the map's {key}", NO_PLACE)
        if m.relations:
            links = counted(len(m.relations), "relation")
            self._lose(links, NO_PLACE)
        for (kind, field), number in self._missing.items():
            whose = counted(number, kind.__name__.lower())
            self._lose(f"{field} of {whose}", NO_PLACE)
        for name, held in m.extra.items():
            keeps = name == self._format and held
            if not keeps or not all(
                key.removeprefix("assertions/") in m.assertions and _is_plain(value)
                for key, value in held.items()
            ):
                self._lose(f"the map's extra of {name!r}", NO_PLACE)
        self.losses += values

    def _lose(self, what: str, why: str) -> None:
        self.losses.append(
            Finding(
                code="no-place", severity=Severity.WARNING, message=f"{what}: {why}"
            )
        )


def _has_own_issue(m: ArgumentMap, claim: Claim) -> bool:
    own = Issue(id=claim.id, question=claim.label, thesis=claim.id)
    return claim.issue == claim.id and m.issues[claim.id] == own


def _sole_claims(m: ArgumentMap) -> Iterable[str]:
    """Yield the claims that are alone under their issue."""
    counts = Counter(claim.issue for claim in m)
    for claim in m:
        if claim.issue is not None and counts[claim.issue] == 1:
            yield claim.id


def _remade(record: type, rows: Sequence[Row]) -> bool:
    """Whether reading would give the records that rows name the ids that they have."""
    name, key = NAMING[record]
    first: dict[str, Mapping[str, str]] = {}
    for row in rows:
        if key in row.cells:
            first.setdefault(row.cells[key], row.cells)
    names = [cells.get(name, "") for cells in first.values()]
    if "" in names or len(set(names)) < len(names):
        return False
    bases = (
        default_id(record, cells[name], title=cells.get("title"))
        for cells in first.values()
    )
    return list(numbered(bases, set())) == list(first)


def _is_plain(held: Any) -> bool:
    """Whether an entry of `extra` can be cells under titles of its own."""
    return (
        isinstance(held, dict)
        and bool(held)
        and all(
            isinstance(text, str) and text and text == text.strip()
            for pair in held.items()
            for text in pair
        )
        and not any(column_of(title) for title in held)
    )
