"""Removal: what changes where records are taken out of a map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Status, status_of
from argmap.analysis.dependence import rule
from argmap.analysis.phrases import date_in_words, quoted, speakers
from argmap.graph.compilation import CompiledMap, compiled
from argmap.graph.labelling import labels_of
from argmap.model import views
from argmap.model.views import Place

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date
    from argmap.model.register import Record
    from argmap.model.relations import Basis
    from argmap.model.sources import Source

__all__ = ["Change", "WhatIf", "source_in_words", "what_if"]

MOST_CHANGED = 40
MOST_GONE = 12
NOUNS = {
    "sources": "source",
    "actors": "actor",
    "claims": "claim",
    "relations": "link",
    "assertions": "assertion",
}


@attrs.frozen(kw_only=True)
class Change:
    """A claim whose status is another one where records are taken out.

    Parameters
    ----------
    claim : Claim
        The claim.
    before : Status
        Its status in the whole map.
    after : Status or None
        Its status without the records; None where the claim is gone with them.
    speakers : str
        Who states it and when, in words.
    """

    claim: Claim
    before: Status
    after: Status | None
    speakers: str

    def __str__(self) -> str:
        told = f"{quoted(self.claim.label)} ({self.speakers})"
        if self.after is None:
            return f"{told}, {self.before.value} before."
        return f"{told}: {self.before.value} before, {self.after.value} then."


@attrs.frozen(kw_only=True)
class WhatIf:
    """What would change if some records were not in a map.

    Parameters
    ----------
    without : tuple of Record
        The records, in the order given.
    names : tuple of str
        For each, what it is and what it is called.
    basis : Basis or None
        The only basis whose links count; None for both.
    as_of : Date or None
        The date by which what counts had been said; None for no such limit.
    changes : tuple of Change
        The claims whose status changes and those that are gone, in the map's order.
    claims : int
        How many claims had a status before.
    """

    without: tuple[Record, ...]
    names: tuple[str, ...]
    basis: Basis | None
    as_of: Date | None
    changes: tuple[Change, ...]
    claims: int

    @property
    def changed(self) -> tuple[Change, ...]:
        """The claims that are still there, with another status."""
        return tuple(one for one in self.changes if one.after is not None)

    @property
    def gone(self) -> tuple[Claim, ...]:
        """The claims on which nobody is left who speaks, and those named."""
        return tuple(one.claim for one in self.changes if one.after is None)

    @property
    def unchanged(self) -> int:
        """How many claims keep their status."""
        return self.claims - len(self.changes)

    def __str__(self) -> str:
        head = f"Without {'; '.join(self.names)}" if self.names else "Nothing left out"
        lines = [
            head,
            f"{_capital(rule(self.basis, self.as_of))}.",
            (
                f"Of {self.claims:,} claims {len(self.changed):,} would have another "
                f"status, and {len(self.gone):,} would be gone."
            ),
        ]
        gone = [one for one in self.changes if one.after is None]
        for title, listed, most in (
            ("Another status:", self.changed, MOST_CHANGED),
            ("Gone:", gone, MOST_GONE),
        ):
            if listed:
                lines += (title, *(f"- {one}" for one in listed[:most]))
                if len(listed) > most:
                    lines.append(f"- and {len(listed) - most:,} more")
        return "\n".join(lines)


def what_if(
    m: ArgumentMap,
    *,
    without: Iterable[Record | str] | Record | str,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> WhatIf:
    """Return which statuses would change if some records were not in the map.

    What goes with a source, an actor, a claim or a link is said at
    `ArgumentMap.without`.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    without : record, str or iterable of them
        Sources, actors, claims, relations or assertions, or their ids; an id that
        several of them have is written with its view: ``sources/npr``.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.

    Returns
    -------
    WhatIf
        Without a change where nothing is taken out.

    Raises
    ------
    UnknownIdError
        There is no such record.
    QueryError
        Several records have an id, a record is an issue or none at all, or there is no
        such basis.

    Examples
    --------
    >>> from argmap.model.argument_map import ArgumentMap
    >>> m = ArgumentMap("Rent caps")
    >>> caps = m.claim("Rent caps cut supply.")
    >>> held = m.claim("The housing stock held steady.")
    >>> _ = m.attack(caps, by=held)
    >>> for change in what_if(m, without=held).changed:
    ...     print(change.claim.id, change.before, change.after)
    rent-caps-cut-supply rebutted unchallenged
    """
    gone = views.placed(m, without)
    counting = views.accepted(m)
    graph = compiled(counting, basis=basis, as_of=as_of)
    before = _statuses(graph)
    less = views.left_out(counting, gone)
    after = _statuses(compiled(less, basis=basis, as_of=as_of))
    return WhatIf(
        without=tuple(getattr(m, space)[key] for space, key in gone),
        names=tuple(_named(m, one) for one in gone),
        basis=graph.basis,
        as_of=graph.as_of,
        changes=tuple(
            Change(
                claim=claim,
                before=before[claim.id],
                after=after.get(claim.id),
                speakers=speakers(graph.map, claim.id),
            )
            for claim in graph.map
            if after.get(claim.id) is not before[claim.id]
        ),
        claims=len(before),
    )


def _statuses(graph: CompiledMap) -> dict[str, Status]:
    labels = labels_of(graph)
    return {
        key: status_of(labels[n], attacked=bool(graph.strikes[n]))
        for key, n in graph.index.items()
    }


def _named(m: ArgumentMap, place: Place) -> str:
    """Return what a record is, and what it is called."""
    space, key = place
    if space == "sources":
        name = source_in_words(m, m.sources[key])
    elif space == "actors":
        name = m.actors[key].name
    else:
        name = quoted(m.claims[key].label) if space == "claims" else key
    return f"the {NOUNS[space]} {name}"


def source_in_words(m: ArgumentMap, source: Source) -> str:
    """Return who made a source, its title and its date."""
    makers = source.authors or ((source.publisher,) if source.publisher else ())
    names = [m.actors[one].name if one in m.actors else one for one in makers]
    more = " and others" if len(names) > 1 else ""
    by = f"{names[0]}{more}, " if names else ""
    date = "" if source.issued is None else f" ({date_in_words(source.issued)})"
    return f"{by}{quoted(source.title)}{date}"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
