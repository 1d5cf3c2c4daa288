"""Revisions: what differs between two maps, put in items under the issues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from argmap.analysis.acceptability import Status
from argmap.analysis.phrases import link_in_words, speakers
from argmap.analysis.versions.shifts import ChangeKind, StanceChange, StatusChange
from argmap.model.assertions import Assertion, Stance
from argmap.model.dates import Date
from argmap.model.records import kinds, plain
from argmap.model.relations import Relation
from argmap.model.sources import Passage
from argmap.render.prose.rewording import Run, reworded
from argmap.render.prose.wording import LONGEST_CLAIM, counted, cut, joined, quoted
from argmap.render.references import place

if TYPE_CHECKING:
    from argmap.analysis.differences import Difference, FieldChange, RecordChange
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Block", "Item", "Part", "lead", "parts"]

LONGEST_VALUE = 120
WORDED = frozenset({"text", "title", "name", "question", "note", "wording", "interest"})
PLURALS = {
    "claim": "claims",
    "relation": "links",
    "assertion": "assertions",
    "issue": "issues",
    "actor": "actors",
    "source": "sources",
}
SINGULARS = {"relation": "link"}
# In the past tense, which is the same for one and for many.
SAID = {
    Stance.ASSERTS: "asserted",
    Stance.DENIES: "denied",
    Stance.DOUBTS: "doubted",
    Stance.REPORTS: "reported",
}


@attrs.frozen
class Item:
    """One thing that differs, and in what.

    Parameters
    ----------
    runs : tuple of Run
        The sentence.
    below : tuple of tuples of Run
        What belongs to it.
    """

    runs: tuple[Run, ...]
    below: tuple[tuple[Run, ...], ...] = ()


@attrs.frozen
class Block:
    """Items of one sort."""

    title: str
    items: tuple[Item, ...]


@attrs.frozen
class Part:
    """What differs under one question, or in the lists that the map keeps."""

    title: str
    blocks: tuple[Block, ...]


def lead(difference: Difference) -> str:
    """Return how much differs, in one sentence.

    Parameters
    ----------
    difference : Difference
        From `diff`.

    Returns
    -------
    str
        "No difference." where nothing does.
    """
    if not difference:
        return "No difference."
    told = []
    moved = [s for s in difference.statuses if s.before and s.after]
    for number, noun in ((len(moved), "status"), (len(difference.stances), "stance")):
        if number:
            plural = f"{noun}es" if noun == "status" else ""
            told.append(f"{counted(number, noun, plural)} changed")
    for noun, plural in PLURALS.items():
        by_kind = [
            f"{number:,} {kind.value}"
            for kind in ChangeKind
            if (number := len(difference.of(noun, kind)))
        ]
        if by_kind:
            told.append(f"{plural}: {', '.join(by_kind)}")
    if difference.head:
        told.append(f"{counted(len(difference.head), 'field')} of the map changed")
    text = "; ".join(told)
    return f"{text[0].upper()}{text[1:]}."


def parts(difference: Difference) -> tuple[Part, ...]:
    """Return what differs, issue by issue: statuses, stances, claims, who says what.

    Parameters
    ----------
    difference : Difference
        From `diff`.

    Returns
    -------
    tuple of Part
        In the new map's order, issues with a changed status first; then issues that
        are gone, what is under no issue, the actors, the sources, and the map itself.
    """
    return tuple(part for part in _Teller(difference).parts() if part.blocks)


class _Teller:
    def __init__(self, difference: Difference) -> None:
        self.found = difference
        self.old, self.new = difference.before, difference.after
        self.renamed = {
            c.before.id: c.after.id
            for c in difference.of("issue")
            if c.before is not None and c.after is not None
        }
        claims = difference.of("claim")
        self.added = {c.record.id for c in claims if c.before is None}
        self.removed = {c.record.id for c in claims if c.after is None}
        self.statuses = {
            (s.claim.id, s.kind is ChangeKind.REMOVED): s for s in difference.statuses
        }
        self.under: dict[str, dict[str, list[Any]]] = {}
        for status in difference.statuses:
            # Of a claim that comes or goes, the status stands beside it.
            if (status.before and status.after) or not self._comes_or_goes(status):
                gone = status.kind is ChangeKind.REMOVED
                self._file(self._issue(status.claim.id, gone=gone), "status", status)
        for stance in difference.stances:
            self._file(self._issue_of(stance), "stance", stance)
        for change in difference.changes:
            if change.noun in ("claim", "relation", "assertion", "issue"):
                self._file(self._place(change), change.noun, change)

    def parts(self) -> Iterator[Part]:
        new, old = self.new.issues, self.old.issues
        gone = [key for key in old if self.renamed.get(key, key) not in new]
        keys = [key for key in (*new, *gone, "") if key in self.under]
        for key in sorted(keys, key=lambda key: "status" not in self.under[key]):
            issue = new.get(key) or old.get(key)
            title = "Under no issue" if issue is None else issue.question
            yield Part(title, tuple(self._blocks(self.under[key])))
        for noun in ("actor", "source"):
            items = self._items(self.found.of(noun), self._named)
            yield Part(PLURALS[noun].capitalize(), (Block("", items),) if items else ())
        head = tuple(
            Item((Run(f"{field.field}:"), *self._values(field)))
            for field in self.found.head
        )
        yield Part("The map", (Block("", head),) if head else ())

    def _file(self, issue: str, noun: str, what: Any) -> None:
        self.under.setdefault(issue, {}).setdefault(noun, []).append(what)

    def _comes_or_goes(self, status: StatusChange) -> bool:
        if status.kind is ChangeKind.REMOVED:
            return status.claim.id in self.removed
        return status.claim.id in self.added

    def _side(self, change: RecordChange) -> ArgumentMap:
        return self.old if change.after is None else self.new

    def _issue(self, claim: str, *, gone: bool) -> str:
        held = self.old.claims.get(claim) if gone else self.new.claims.get(claim)
        held = held or self.old.claims.get(claim) or self.new.claims[claim]
        key = held.issue or ""
        return self.renamed.get(key, key) if gone else key

    def _issue_of(self, change: StanceChange) -> str:
        column = change.column
        key = column.id if hasattr(column, "question") else column.issue or ""
        return key if key in self.new.issues else self.renamed.get(key, key)

    def _place(self, change: RecordChange) -> str:
        """Return the issue that a change is told under."""
        record, gone = change.record, change.after is None
        if change.noun == "issue":
            return record.id
        if isinstance(record, Assertion):
            return self._issue(record.claim, gone=gone)
        if isinstance(record, Relation):
            return self._issue(self._target(self._side(change), record), gone=gone)
        return self._issue(record.id, gone=gone)

    def _target(self, m: ArgumentMap, relation: Relation) -> str:
        """Return the claim at the end of a chain of undercuts, which may be a circle."""
        seen = set()
        while m.is_undercut(relation) and relation.id not in seen:
            seen.add(relation.id)
            relation = m.relations[relation.target]
        return relation.premises[0] if m.is_undercut(relation) else relation.target

    def _blocks(self, held: dict[str, list[Any]]) -> Iterator[Block]:
        tellers: dict[str, tuple[str, Callable[[list[Any]], tuple[Item, ...]]]] = {
            "issue": ("The issue", lambda all_: self._items(all_, self._named)),
            "status": ("Statuses", lambda all_: tuple(map(self._status, all_))),
            "stance": ("Stances", lambda all_: tuple(map(self._stance, all_))),
            "claim": ("Claims", lambda all_: self._items(all_, self._claim)),
            "assertion": ("Assertions", self._assertions),
            "relation": ("Links", lambda all_: self._items(all_, self._link)),
        }
        for noun, (title, tell) in tellers.items():
            items = tell(held[noun]) if noun in held else ()
            if items:
                yield Block(title, items)

    def _status(self, change: StatusChange) -> Item:
        words = [f"{quoted(change.claim.label, LONGEST_CLAIM)}:"]
        if change.before is not change.after:
            words.append(f"{_word(change.before)} → {_word(change.after)}")
        if change.explicit_before is not change.explicit_after:
            alone = f"{_word(change.explicit_before)} → {_word(change.explicit_after)}"
            if change.before is change.after:
                words.append(f"by explicit links alone {alone}")
            elif alone != words[-1]:
                words.append(f"(by explicit links alone {alone})")
        elif change.before is not change.after:
            words.append(
                f"(by explicit links alone still {_word(change.explicit_after)})"
            )
        return Item((Run(" ".join(words)),), _lines(change.reasons))

    def _stance(self, change: StanceChange) -> Item:
        states = [
            f"{state} (derived)" if hollow else str(state)
            for state, hollow in (
                (change.before, change.hollow_before),
                (change.after, change.hollow_after),
            )
        ]
        column = change.column
        on = (
            ""
            if hasattr(column, "question")
            else f" on {quoted(column.label, LONGEST_VALUE)}"
        )
        return Item((Run(f"{cut(change.actor.name)}{on}: {' → '.join(states)}"),))

    def _items(
        self, changes: Iterable[RecordChange], name: Callable[[RecordChange], str]
    ) -> tuple[Item, ...]:
        items = []
        followers: dict[str, int] = {}
        for change in changes:
            named = change.kind is ChangeKind.RENAMED
            if named and not change.fields and change.noun in ("relation", "assertion"):
                followers[change.noun] = followers.get(change.noun, 0) + 1
                continue
            items.append(self._item(change, name))
        for noun, number in followers.items():
            told = counted(number, SINGULARS.get(noun, noun))
            items.append(Item((Run(f"{told} with another id, else as before"),)))
        return tuple(items)

    def _item(self, change: RecordChange, name: Callable[[RecordChange], str]) -> Item:
        below: list[tuple[Run, ...]] = []
        lead_run: tuple[Run, ...] = ()
        if change.kind is ChangeKind.RENAMED:
            assert change.before is not None  # noqa: S101 - as its kind says
            below.append((Run(f"id: {change.before.id} → {change.record.id}"),))
        for field in change.fields:
            told = self._values(field)
            if field.field in ("text", "name", "question") and not lead_run:
                lead_run = told
            elif field.field == "passage":
                below += _passages(field)
            else:
                below.append((Run(f"{field.field.replace('_', ' ')}:"), *told))
        verb = Run(f"{change.kind}:")
        if lead_run:
            return Item((verb, *lead_run), tuple(below))
        if change.noun == "claim" and change.kind is ChangeKind.ADDED:
            below += self._standing(change)
        return Item((verb, Run(name(change))), tuple(below))

    def _standing(self, change: RecordChange) -> list[tuple[Run, ...]]:
        status = self.statuses.get((change.record.id, False))
        if status is None or status.after in (None, Status.UNCHALLENGED):
            return []
        return [(Run(f"{status.after}:"), *line) for line in _lines(status.reasons)]

    def _claim(self, change: RecordChange) -> str:
        m, claim = self._side(change), change.record
        text = quoted(m.claims[claim.id].label, LONGEST_CLAIM)
        if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
            return f"{text} ({speakers(m, claim.id)})"
        return text

    def _assertions(self, changes: list[RecordChange]) -> tuple[Item, ...]:
        """Leave out who asserts a claim that comes or goes: that stands beside it."""

        def told_with_the_claim(change: RecordChange) -> bool:
            one = change.record
            assert isinstance(one, Assertion)  # noqa: S101 - as its noun says
            if one.stance is not Stance.ASSERTS:
                return False
            return (change.before is None and one.claim in self.added) or (
                change.after is None and one.claim in self.removed
            )

        kept = [change for change in changes if not told_with_the_claim(change)]
        return self._items(kept, self._assertion)

    def _assertion(self, change: RecordChange) -> str:
        m, one = self._side(change), change.record
        assert isinstance(one, Assertion)  # noqa: S101 - as its noun says
        told = (
            f"{cut(m.actors[one.actor].name)} {SAID[one.stance]} "
            f"{quoted(m.claims[one.claim].label, LONGEST_VALUE)}"
        )
        if one.via:
            told += f", reported by {joined([m.actors[key].name for key in one.via])}"
        if one.passage is not None:
            told += f" ({_where(m, one.passage)})"
        return told

    def _link(self, change: RecordChange) -> str:
        m, link = self._side(change), change.record
        assert isinstance(link, Relation)  # noqa: S101 - as its noun says
        verb = "undercuts" if m.is_undercut(link) else link.kind.value
        return (
            f"{_claims(m, link.premises)} {verb} {_target(m, link)}, "
            f"{link_in_words(m, link)}"
        )

    def _named(self, change: RecordChange) -> str:
        record: Any = change.record
        name = getattr(record, "name", None) or getattr(record, "title", None)
        return f"{cut(name or record.question)} ({record.id})"

    def _values(self, field: FieldChange) -> tuple[Run, ...]:
        texts = isinstance(field.before, str) and isinstance(field.after, str)
        if field.field in WORDED and texts:
            return reworded(cut(field.before, 2000), cut(field.after, 2000))
        old = _value(self.old, field.field, field.before)
        return (Run(f"{old} → {_value(self.new, field.field, field.after)}"),)


def _word(status: Status | None) -> str:
    return "not counted" if status is None else status.value


def _lines(sentences: Iterable[str]) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(cut(sentence, 400)),) for sentence in sentences)


def _passages(field: FieldChange) -> list[tuple[Run, ...]]:
    old, new = field.before, field.after
    if not isinstance(old, Passage) or not isinstance(new, Passage):
        told = [_bare(one) for one in (old, new)]
        return [(Run(f"passage: {' → '.join(told)}"),)]
    names = [n for n in kinds(Passage) if getattr(old, n) != getattr(new, n)]
    if not {"source", "spans", "locator"} & {*names}:
        return [(Run(f"passage: other {joined(names)}"),)]
    return [(Run(f"passage: {_bare(old)} → {_bare(new)}"),)]


def _bare(passage: Passage | None) -> str:
    if passage is None:
        return "nothing"
    return ", ".join(filter(None, (passage.source, place(passage))))


def _where(m: ArgumentMap, passage: Passage) -> str:
    title = cut(m.sources[passage.source].title, LONGEST_VALUE)
    return ", ".join(filter(None, (title, place(passage))))


def _claims(m: ArgumentMap, keys: Iterable[str]) -> str:
    told = [quoted(m.claims[key].label, LONGEST_VALUE) for key in keys]
    return " together with ".join(told)


def _target(m: ArgumentMap, link: Relation) -> str:
    if not m.is_undercut(link):
        return _claims(m, (link.target,))
    hit = m.relations[link.target]
    end = "another link" if m.is_undercut(hit) else _claims(m, (hit.target,))
    return f"the step from {_claims(m, hit.premises)} to {end}"


def _value(m: ArgumentMap, field: str, value: Any) -> str:
    """Return a field's value for people: names for ids, words for truth values."""
    if value is None or value in ((), ""):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field == "issue":
        return quoted(m.issues[value].question, LONGEST_VALUE)
    each = value if isinstance(value, tuple) else (value,)
    if field in ("thesis", "claim", "premises", "target"):
        return joined([_named_claim(m, key) for key in each])
    if field in ("actor", "author", "via"):
        return joined([cut(m.actors[key].name) for key in each])
    return cut("; ".join(map(_fields, each)), LONGEST_VALUE)


def _named_claim(m: ArgumentMap, key: str) -> str:
    claim = m.claims.get(key)
    return f"the link {key}" if claim is None else quoted(claim.label, LONGEST_VALUE)


def _fields(value: Any) -> str:
    if isinstance(value, Date):
        return value.text
    if not attrs.has(type(value)):
        return str(value)
    return ", ".join(f"{name} {held}" for name, held in plain(value).items())
