"""History: the statuses that a claim has had, and since when it has the present one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Assessment, Status, assess, status_of
from argmap.analysis.labellings import labellings
from argmap.analysis.phrases import date_in_words
from argmap.model.dates import Date

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.relations import Basis

__all__ = ["Histories", "History", "StatusSince", "histories"]

# Rebutted is never a bare verdict in print.
IN_WORDS = {
    Status.UNCHALLENGED: "unchallenged",
    Status.DEFENDED: "defended",
    Status.CONTESTED: "contested",
    Status.REBUTTED: "rebutted (objection on record, no reply that stands)",
}


@attrs.frozen(kw_only=True)
class StatusSince:
    """A status, and the date from which a claim had it.

    Parameters
    ----------
    status : Status
        The new status.
    since : Date
        What had been said by the end of this date gives it; as exact as the date of
        the statement is known.
    """

    status: Status
    since: Date


@attrs.frozen(kw_only=True)
class History:
    """The statuses that one claim has had.

    Parameters
    ----------
    claim : Claim
        The claim.
    status : Status
        That of today: with all that the map holds, undated statements too.
    changes : tuple of StatusSince
        From when it was first said on; one for each change, so that no two
        neighbours have the same status. Empty where nothing said of it has a date.
    """

    claim: Claim
    status: Status
    changes: tuple[StatusSince, ...]

    @property
    def since(self) -> Date | None:
        """Since when it has its status; None where what has no date gives it."""
        if self.changes and self.changes[-1].status is self.status:
            return self.changes[-1].since
        return None

    @property
    def reinstated(self) -> Date | None:
        """Since when it stands again after it was rebutted; None where it does not."""
        if not self.status.is_unrebutted or self.since is None:
            return None
        fallen = [c.status is Status.REBUTTED for c in self.changes]
        if not any(fallen):
            return None
        last = len(fallen) - 1 - fallen[::-1].index(True)
        return next(c.since for c in self.changes[last:] if c.status.is_unrebutted)

    @property
    def sentence(self) -> str:
        """The history in a sentence, the present status first, with its full stop.

        Such as "Contested since 7 November 2025; before that unchallenged since
        April 2025."
        """
        now = IN_WORDS[self.status]
        if self.since is None:
            parts = [f"{now}, by what has no date in this map"]
            before = self.changes
        else:
            parts = [f"{now} {_since(self.since)}"]
            before = self.changes[:-1]
        if self.reinstated is not None:
            parts[0] = f"reinstated: {parts[0]}"
        parts += (
            f"before that {IN_WORDS[one.status]} {_since(one.since)}"
            for one in reversed(before)
        )
        text = "; ".join(parts)
        return f"{text[:1].upper()}{text[1:]}."


@attrs.frozen(kw_only=True, eq=False)
class Histories(Mapping[str, History]):
    """The history of each claim of a map.

    Parameters
    ----------
    assessment : Assessment
        The statuses of today.
    dates : tuple of Date
        The dates at which something was said, one for each labelling.
    by_claim : dict
        The histories by claim id, in the map's order.
    """

    assessment: Assessment
    dates: tuple[Date, ...]
    by_claim: dict[str, History]

    def __getitem__(self, key: str) -> History:
        found = self.by_claim.get(key)
        if found is None:
            return self.by_claim[self.assessment[key].claim.id]
        return found

    def __contains__(self, key: object) -> bool:
        return key in self.by_claim

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_claim)

    def __len__(self) -> int:
        return len(self.by_claim)

    @property
    def changed(self) -> tuple[History, ...]:
        """Those of claims that have had more than one status, in the map's order."""
        return tuple(
            one
            for one in self.values()
            if len({one.status, *(change.status for change in one.changes)}) > 1
        )


def histories(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Histories:
    """Return the statuses that each claim has had over time.

    At each date at which something was said the map is labelled as it stood then; see
    `ArgumentMap.as_of` for what counts as said. A claim has a history from the first
    statement of it that has a date.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis : Basis or str, optional
        Count only links made on this basis; both by default.
    as_of : Date or str, optional
        Stop there; the present status is then that of the map as of this date.

    Returns
    -------
    Histories
        A mapping from claim id to `History`, in the map's order. The work is one
        labelling of the map for each date: with every statement of a large map dated
        to a day of its own, it grows with the square of the map.

    Raises
    ------
    QueryError
        There is no such basis.

    Examples
    --------
    >>> import argmap as am
    >>> m = am.ArgumentMap("Rent caps")
    >>> lee = m.actor("J. Lee", id="lee")
    >>> caps, held = m.claim("Caps cut supply.", id="caps"), m.claim("Stock held.")
    >>> _ = m.attack(caps, by=held)
    >>> _ = m.assertion(caps, actor=lee, date="2023")
    >>> _ = m.assertion(held, actor=lee, date="2024-05")
    >>> histories(m)["caps"].sentence.partition("; ")[2]
    'before that unchallenged since 2023.'
    """
    now = assess(m, basis=basis, as_of=as_of)
    found: dict[str, list[StatusSince]] = {key: [] for key in now}
    dates = []
    for date, graph, labels in labellings(m, basis=basis, as_of=as_of):
        dates.append(date)
        for number, claim in enumerate(graph.map):
            status = status_of(labels[number], attacked=bool(graph.strikes[number]))
            changes = found[claim.id]
            if not changes or changes[-1].status is not status:
                changes.append(StatusSince(status=status, since=date))
    return Histories(
        assessment=now,
        dates=tuple(dates),
        by_claim={
            key: History(claim=one.claim, status=one.status, changes=tuple(found[key]))
            for key, one in now.items()
        },
    )


def _since(date: Date) -> str:
    """Return since when, at the latest where the statement is somewhere in a period."""
    end = date.text.rpartition("/")[2]
    if not date.is_interval:
        return f"since {date_in_words(date)}"
    return f"since {date_in_words(Date(end))} at the latest"
