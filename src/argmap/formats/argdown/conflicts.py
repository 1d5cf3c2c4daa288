"""Data of one class in conflict: members that give one key two values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown.data import to_plain

if TYPE_CHECKING:
    from argmap.formats.argdown.data import Entry
    from argmap.formats.argdown.faults import Report
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.formats.argdown.occurrences import ArgumentClass, StatementClass

__all__ = ["PER_OCCURRENCE", "note_conflicts"]

# What each occurrence says for itself: who says it and where, the relation of
# its line, and the reference's marks of one member.
PER_OCCURRENCE = frozenset(
    {
        "by",
        "proponent",
        "stance",
        "stances",
        "source",
        "at",
        "head",
        "tail",
        "digest",
        "quote",
        "prefix",
        "suffix",
        "locator",
        "via",
        "date",
        "hedged",
        "by-act",
        "cites",
        "rel",
        "isCanonical",
        "isInGroup",
    }
)


def note_conflicts(model: ArgdownModel, *, report: Report) -> None:
    """Warn where two members of a class give one key two values.

    The reference lets the last one win, or merges the two, without a word.

    Parameters
    ----------
    model : ArgdownModel
        The model.
    report : Report
        Takes the warnings.
    """
    classes: list[StatementClass | ArgumentClass] = [
        *model.statements.values(),
        *model.arguments.values(),
    ]
    for item in classes:
        if len(item.members) < 2:
            continue
        first: dict[str, Entry] = {}
        for member in item.members:
            for entry in member.data or ():
                name = entry.name.replace("_", "-")
                if name in PER_OCCURRENCE:
                    continue
                other = first.setdefault(name, entry)
                if to_plain(other.value) != to_plain(entry.value):
                    place = other.key.place
                    report.warn(
                        "conflicting-data",
                        f"{item.title!r} has another value for {entry.name!r} "
                        f"at {place.line}:{place.column}",
                        place=entry.key.place,
                        remedy="give it once",
                    )
