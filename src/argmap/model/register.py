"""The register of a map: its records by id, and the one check of references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeVar

from argmap.errors import (
    MOST_LINES,
    DuplicateIdError,
    ModelError,
    ReferencedError,
    UnknownIdError,
)
from argmap.findings import Finding
from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.links import Links
from argmap.model.messages import label, shown
from argmap.model.references import cleared, references, removal
from argmap.model.relations import Relation, RelationKind
from argmap.model.sources import Source

__all__ = ["Record", "Register", "listed", "place"]

Record = Actor | Source | Issue | Claim | Assertion | Relation
Item = TypeVar("Item")

SPACES: dict[type, str] = {
    Issue: "issues",
    Source: "sources",
    Actor: "actors",
    Claim: "claims",
    Relation: "relations",
    Assertion: "assertions",
}
ONE_NAME_SPACE = frozenset({Claim, Relation, Assertion})
OPEN_TO_UNDERCUT = (
    RelationKind.SUPPORTS,
    RelationKind.ATTACKS,
    RelationKind.CONTRADICTS,
)


class Table(dict[str, Item]):
    """Records by id; an unknown id is an error that names the nearest one."""

    def __init__(self, noun: str) -> None:
        super().__init__()
        self.noun = noun

    def __missing__(self, key: str) -> Item:
        raise UnknownIdError(findings=(_unknown(self.noun, key, self),))


class Tables(dict[type, Table[Any]]):
    """Tables by class of record; another class is an error."""

    def __missing__(self, cls: type) -> Table[Any]:
        raise ModelError(f"{cls.__name__} is not a class of records of the model")


class Register:
    """Records by id."""

    def __init__(self) -> None:
        self.actors = Table[Actor]("actor")
        self.sources = Table[Source]("source")
        self.issues = Table[Issue]("issue")
        self.claims = Table[Claim]("claim")
        self.assertions = Table[Assertion]("assertion")
        self.relations = Table[Relation]("relation")
        self.tables = Tables(
            {kind: getattr(self, space) for kind, space in SPACES.items()}
        )
        self._named: dict[str, Table[Any]] = {
            "actors": self.actors,
            "sources": self.sources,
            "issues": self.issues,
            "claims": self.claims,
            "targets": self.claims,  # undercuts are few
        }
        self._links: Links | None = None

    def holder(self, key: Any) -> Claim | Relation | Assertion | None:
        """Return the claim, relation or assertion with an id, None where none has it."""
        return (
            self.claims.get(key) or self.relations.get(key) or self.assertions.get(key)
        )

    def find(self, key: str) -> Claim | Relation | Assertion:
        """Return the claim, relation or assertion with an id."""
        found = self.holder(key)
        if found is None:
            known = chain(self.claims, self.relations, self.assertions)
            raise UnknownIdError(findings=(_unknown("record", key, known),))
        return found

    def sole(self, named: Record | str) -> Record:
        """Return the record held under a record's id, or under an id used once."""
        if not isinstance(named, str):
            return self.tables[type(named)][named.id]  # type: ignore[no-any-return]
        found: list[Record] = [t[named] for t in self.tables.values() if named in t]
        if not found:
            known = chain.from_iterable(self.tables.values())
            raise UnknownIdError(findings=(_unknown("record", named, known),))
        if len(found) > 1:
            places = " and ".join(SPACES[type(one)] for one in found)
            raise ModelError(
                f"{shown(named)} is the id of records among {places}; pass the record"
            )
        return found[0]

    @property
    def links(self) -> Links:
        """Who bears on what: worked out on first use, then kept up to date."""
        if self._links is None:
            self._links = Links([*self.relations.values(), *self.assertions.values()])
        return self._links

    def records(self) -> Iterator[Record]:
        """Yield every record, in an order in which few refer ahead."""
        return chain.from_iterable(table.values() for table in self.tables.values())

    def admit(self, records: tuple[Record, ...], *, replacing: bool) -> None:
        """Put records in place, check their references, and undo all at a fault."""
        done: list[tuple[Record, Record | None]] = []
        try:
            if replacing:
                self._replace_all(records, done)
            else:
                self._add_all(records, done)
            self._check(done)
        except BaseException:
            for record, old in reversed(done):
                if old is None:
                    self._drop(record)
                else:
                    self._swap(record, old)
            raise

    def remove(self, first: Record, *, cascade: bool) -> tuple[Record, ...]:
        """Take a record away, and with `cascade` all that cannot be without it."""
        gone, clear, naming = removal(self.records(), first, place)
        if naming and not cascade:
            raise _still_named(first, naming)
        for other, key in clear:
            held = self.tables[type(other)][other.id]
            self._swap(held, cleared(held, key))
        for record in gone:
            self._drop(record)
        return tuple(gone)

    def _add_all(
        self, records: tuple[Record, ...], done: list[tuple[Record, Record | None]]
    ) -> None:
        faults = []
        for record in records:
            table = self.tables[type(record)]
            shared = type(record) in ONE_NAME_SPACE
            held = self.holder(record.id) if shared else table.get(record.id)
            if held is not None:
                faults.append(_taken(record, held))
                continue
            done.append((record, None))
            self._put(record)
        if faults:
            raise DuplicateIdError(findings=faults)

    def _replace_all(
        self, records: tuple[Record, ...], done: list[tuple[Record, Record | None]]
    ) -> None:
        faults: list[Finding] = []
        for record in records:
            table = self.tables[type(record)]
            old = table.get(record.id)
            if old is None:
                near = table if len(faults) < MOST_LINES else ()
                faults.append(_unknown(table.noun, record.id, near))
                continue
            done.append((record, old))
            self._swap(old, record)
        if faults:
            raise UnknownIdError(findings=faults)

    def _put(self, record: Record) -> None:
        self.tables[type(record)][record.id] = record
        if self._links is not None:
            self._links.add(record)

    def _swap(self, old: Record, new: Record) -> None:
        """Put a record in the place of the one with its id."""
        self.tables[type(new)][new.id] = new
        if self._links is not None:
            self._links.replace(old, new)

    def _drop(self, record: Record) -> None:
        del self.tables[type(record)][record.id]
        if self._links is not None:
            self._links.remove(record)

    def _check(self, done: list[tuple[Record, Record | None]]) -> None:
        """Refuse references to no record, and to one of the wrong kind."""
        faults: list[Finding] = []
        for record, old in done:
            for field, space, key in references(record):
                if key in self._named[space]:
                    continue
                # Hints cost a search through all ids; only so many are printed.
                hint = len(faults) < MOST_LINES
                fault = self._fault(record, space, key, hint=hint)
                if fault is not None:
                    faults.append(_at(fault, record, field))
            if isinstance(record, Issue):
                faults += self._misfiled(record.id)
            if old is not None:
                faults += self._faults_of_dependents(record, old)
        if faults:
            unknown_only = all(fault.code == "unknown-id" for fault in faults)
            error = UnknownIdError if unknown_only else ModelError
            raise error(findings=dict.fromkeys(faults))

    def _faults_of_dependents(self, record: Record, old: Record) -> list[Finding]:
        """Return the faults that a replaced record leaves in those that name it."""
        if isinstance(old, Claim) and old.issue is not None:
            return self._misfiled(old.issue)
        if isinstance(record, Relation):
            undercuts = listed(self.relations, self.links.incoming.get(record.id))
            found = [(u, self._target_fault(u, record.id)) for u in undercuts]
            return [_at(fault, u, "target") for u, fault in found if fault is not None]
        return []

    def _misfiled(self, key: str) -> list[Finding]:
        """Return the fault of an issue whose thesis is not filed under it."""
        issue = self.issues[key]
        thesis = self.claims.get(issue.thesis or "")
        if thesis is None or thesis.issue == issue.id:
            return []
        filed = "no issue" if thesis.issue is None else f"the issue {thesis.issue!r}"
        return [
            Finding(
                code="thesis-elsewhere",
                where=label(issue),
                message=f"thesis: the claim {thesis.id!r} is filed under {filed}",
                ids=(issue.id,),
                remedy=f"file it under {issue.id!r}",
            )
        ]

    def _fault(
        self, record: Any, space: str, key: str, *, hint: bool
    ) -> Finding | None:
        """Return what keeps a record from naming another by that id."""
        if space == "targets":
            return self._target_fault(record, key, hint=hint)
        held = self.holder(key) if space == "claims" else None
        if held is not None:
            message = f"{key!r} is {_a_noun(held)}, not a claim"
            return Finding(code="wrong-record", message=message)
        table = self._named[space]
        return _unknown(table.noun, key, table if hint else ())

    def _target_fault(
        self, relation: Relation, key: str, *, hint: bool = True
    ) -> Finding | None:
        """Return what keeps a relation from targeting the record with that id."""
        attack = relation.kind is RelationKind.ATTACKS
        target = self.holder(key)
        if target is None:
            noun = "claim or relation" if attack else "claim"
            known = chain(self.claims, self.relations if attack else ())
            return _unknown(noun, key, known if hint else ())
        if isinstance(target, Claim):
            return None
        if isinstance(target, Assertion):
            message = f"{key!r} is an assertion; a relation targets a claim"
        elif not attack:
            message = (
                f"{key!r} is a relation; only an attack may target one, as an undercut"
            )
        elif target.kind not in OPEN_TO_UNDERCUT:
            message = (
                f"{key!r} {target.kind} a claim; an undercut hits only what supports, "
                "attacks or contradicts"
            )
        else:
            return None
        return Finding(code="wrong-target", message=message)


def listed(
    table: Mapping[str, Item], row: Mapping[str, int] | None
) -> tuple[Item, ...]:
    """Return the records in a row of `Links`, in the order added."""
    if row is None:
        return ()
    return tuple([table[key] for key in sorted(row, key=row.__getitem__)])


def place(record: Record) -> tuple[str, str]:
    """Return the view that holds a record, and its id."""
    return SPACES[type(record)], record.id


def _unknown(noun: str, key: object, known: Iterable[str]) -> Finding:
    near = identifiers.nearest(key, known) if isinstance(key, str) else None
    return Finding(
        code="unknown-id",
        message=f"no {noun} has id {shown(key)}",
        remedy=f"the nearest is {near!r}" if near else "",
    )


def _taken(record: Record, holder: Record) -> Finding:
    return Finding(
        code="duplicate-id",
        where=label(record),
        message=f"{_a_noun(holder)} has the id {shown(record.id)} already",
        ids=(record.id,),
        remedy="give one of them another id",
    )


def _a_noun(record: Record) -> str:
    noun = type(record).__name__.lower()
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _at(fault: Finding, record: Record, field: str) -> Finding:
    return Finding(
        code=fault.code,
        where=label(record),
        ids=(record.id,),
        message=f"{field}: {fault.message}",
        remedy=fault.remedy,
    )


def _still_named(record: Record, naming: list[Record]) -> ReferencedError:
    names = list(dict.fromkeys(label(other) for other in naming))
    rest = f" and {len(names) - 3} more" if len(names) > 3 else ""
    finding = Finding(
        code="still-referenced",
        where=label(record),
        message=f"is named by {', '.join(names[:3])}{rest}",
        ids=(record.id,),
        remedy="remove these first, or all with cascade=True",
    )
    return ReferencedError(findings=(finding,))
