"""Differences: what was added, removed, changed or renamed between two maps."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from argmap.analysis.versions.matching import Matching, Record, matched
from argmap.analysis.versions.shifts import (
    ChangeKind,
    StanceChange,
    StatusChange,
    stance_changes,
    status_changes,
)
from argmap.errors import QueryError
from argmap.model.choices import chosen
from argmap.model.relations import Basis

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date

__all__ = [
    "NOUNS",
    "Difference",
    "FieldChange",
    "RecordChange",
    "diff",
]

# Views in the order of reading, and what one record of each is called.
NOUNS = {
    "issues": "issue",
    "claims": "claim",
    "relations": "relation",
    "assertions": "assertion",
    "actors": "actor",
    "sources": "source",
}
HEAD = ("title", "question", "note")
_ABSENT = object()


@attrs.frozen(kw_only=True)
class FieldChange:
    """That one field holds something else.

    Parameters
    ----------
    field : str
        Its name; ``extra.json.claims/caps`` for what only a notation knows.
    before, after : object
        The values as the records hold them; None for none.
    """

    field: str
    before: Any
    after: Any


@attrs.frozen(kw_only=True)
class RecordChange:
    """That a record was added, removed, changed or given another id.

    Parameters
    ----------
    kind : ChangeKind
        A renamed record may have changed too: then `fields` is not empty.
    noun : str
        ``claim``, ``relation``, ``assertion``, ``issue``, ``actor`` or ``source``.
    before, after : record or None
        The record in each map.
    fields : tuple of FieldChange
        The fields that differ, in the record's order; ids that merely follow a renamed
        record do not. Empty for what was added or removed.
    """

    kind: ChangeKind
    noun: str
    before: Record | None
    after: Record | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def record(self) -> Record:
        """The new record, or the old one of what was removed."""
        found = self.before if self.after is None else self.after
        assert found is not None  # noqa: S101 - one of the two is always given
        return found


@attrs.frozen(kw_only=True, eq=False)
class Difference:
    """What differs between two maps; true if anything does.

    Parameters
    ----------
    before, after : ArgumentMap
        The two maps.
    head : tuple of FieldChange
        Title, question, note, and what only a notation knows.
    changes : tuple of RecordChange
        Of issues, claims, relations, assertions, actors and sources, in this order:
        of each in the order of the new map, and then what is gone in the old order.
    statuses : tuple of StatusChange
        In the same order.
    stances : tuple of StanceChange
        Actor by actor.
    basis : Basis, optional
        Which links statuses and stances count; both kinds by default.
    as_of : Date or str, optional
        The date by which they count what had been said.
    """

    before: ArgumentMap
    after: ArgumentMap
    head: tuple[FieldChange, ...]
    changes: tuple[RecordChange, ...]
    statuses: tuple[StatusChange, ...]
    stances: tuple[StanceChange, ...]
    basis: Basis | None = None
    as_of: Date | str | None = None

    def __len__(self) -> int:
        return len(self.head) + len(self.changes)

    def of(self, noun: str, *kinds: ChangeKind | str) -> tuple[RecordChange, ...]:
        """Return the changes of one class of records.

        Parameters
        ----------
        noun : str
            ``claim``, ``relation``, ``assertion``, ``issue``, ``actor`` or ``source``.
        *kinds : ChangeKind or str
            Only changes of these kinds; by default of all.

        Returns
        -------
        tuple of RecordChange
            In order.

        Raises
        ------
        QueryError
            There is no such noun or kind.
        """
        if noun not in NOUNS.values():
            known = ", ".join(NOUNS.values())
            raise QueryError(f"{noun!r} is no class of records; write {known}")
        wanted = {chosen(ChangeKind, "a kind of change", kind) for kind in kinds}
        return tuple(
            change
            for change in self.changes
            if change.noun == noun and (not wanted or change.kind in wanted)
        )


def diff(
    a: ArgumentMap,
    b: ArgumentMap,
    *,
    by: str = "issue",
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Difference:
    """Return what differs between an old map and a new one.

    Records are matched by id and then by content; see `matched` in
    `argmap.analysis.versions.matching`. Equal maps have no difference, whatever their order.

    Parameters
    ----------
    a, b : ArgumentMap
        The old and the new map.
    by : str
        Whether stances are compared by ``issue`` or by ``claim``. By claim the work
        grows with the actors times the claims that something was changed about.
    basis : Basis or str, optional
        Count only links made on this basis, in statuses and stances; records are
        compared whole.
    as_of : Date or str, optional
        Count only what had been said by then, in statuses and stances.

    Returns
    -------
    Difference
        ``diff(b, a)`` holds the same, turned round.

    Raises
    ------
    QueryError
        `by` is neither word, or there is no such basis.

    Examples
    --------
    >>> from argmap.model.argument_map import ArgumentMap
    >>> old = ArgumentMap("Rent caps")
    >>> caps = old.claim("Rent caps cut supply.", id="caps")
    >>> new = old.subset()
    >>> _ = new.attack("caps", by=new.claim("The stock held steady.", id="stock"))
    >>> change = diff(old, new).statuses[0]
    >>> change.claim.id, str(change.before), str(change.after)
    ('caps', 'unchallenged', 'rebutted')
    """
    if by not in ("issue", "claim"):
        raise QueryError(f"cannot compare by {by!r}; write 'issue' or 'claim'")
    asked = chosen(Basis, "a basis", basis)
    matching = matched(a, b)
    changes = tuple(
        change
        for space in NOUNS
        for change in _changes(matching, space, getattr(a, space), getattr(b, space))
    )
    statuses: tuple[StatusChange, ...] = ()
    stances: tuple[StanceChange, ...] = ()
    if changes:
        statuses = status_changes(a, b, matching, basis=asked, as_of=as_of)
        touched = (
            [c.before for c in changes if c.before is not None],
            [c.after for c in changes if c.after is not None],
        )
        stances = stance_changes(
            (a, b), touched, matching=matching, by=by, basis=asked, as_of=as_of
        )
    return Difference(
        before=a,
        after=b,
        head=tuple(_head(a, b, matching)),
        changes=changes,
        statuses=statuses,
        stances=stances,
        basis=asked,
        as_of=as_of,
    )


def _changes(
    matching: Matching, space: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[RecordChange]:
    noun = NOUNS[space]
    names = matching.names[space]
    former = {new_id: old[old_id] for old_id, new_id in names.items()}
    for key, record in new.items():
        before = former.get(key)
        if before is None:
            yield RecordChange(
                kind=ChangeKind.ADDED, noun=noun, before=None, after=record
            )
            continue
        fields = _fields(matching, before, record)
        if before.id != key or fields:
            yield RecordChange(
                kind=ChangeKind.CHANGED if before.id == key else ChangeKind.RENAMED,
                noun=noun,
                before=before,
                after=record,
                fields=fields,
            )
    for key, record in old.items():
        if key not in names:
            yield RecordChange(
                kind=ChangeKind.REMOVED, noun=noun, before=record, after=None
            )


def _fields(matching: Matching, before: Any, after: Any) -> tuple[FieldChange, ...]:
    if before == after and not matching.renamed:
        return ()
    return tuple(
        FieldChange(
            field=name, before=getattr(before, name), after=getattr(after, name)
        )
        for name, value in matching.values(before).items()
        if name != "id" and value != getattr(after, name)
    )


def _head(a: ArgumentMap, b: ArgumentMap, matching: Matching) -> Iterator[FieldChange]:
    for name in HEAD:
        old, new = getattr(a, name), getattr(b, name)
        if old != new:
            yield FieldChange(field=name, before=old, after=new)
    for name in dict.fromkeys((*a.extra, *b.extra)):
        held, holds = a.extra.get(name), b.extra.get(name)
        if not (held or holds) and held != holds:
            yield FieldChange(field=f"extra.{name}", before=held, after=holds)
        before = {_moved(matching, at): value for at, value in (held or {}).items()}
        after = holds or {}
        for at in dict.fromkeys((*before, *after)):
            old, new = before.get(at, _ABSENT), after.get(at, _ABSENT)
            if old != new:
                yield FieldChange(
                    field=f"extra.{name}.{at}".rstrip("."),
                    before=None if old is _ABSENT else copy.deepcopy(old),
                    after=None if new is _ABSENT else copy.deepcopy(new),
                )


def _moved(matching: Matching, at: str) -> str:
    """Return where what stands at a record's place stands in the new map."""
    space, _, key = at.partition("/")
    return f"{space}/{matching.new_id(space, key)}" if space in NOUNS else at
