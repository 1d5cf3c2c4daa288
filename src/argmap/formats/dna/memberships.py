"""Memberships: for whom a person spoke, statement by statement, as affiliations.

A statement names a person and the organisation that it speaks for, on the document's
day. A person who always names the same one is affiliated to it without dates, for
nothing tells when that began or ended. One who changes, or at times names none, is
affiliated from the first to the last day of each run of statements that name the same:
so that at each statement's date it belongs to whom it spoke for, and between two runs
to nobody. Where days are not enough to tell, as on a day on which it speaks for two, the
statement's own organisation is kept beside it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

from argmap.formats.dna.tally import Tally
from argmap.model.actors import Affiliation
from argmap.model.dates import Date

__all__ = ["Memberships"]

Day = tuple[int, int, int]


class Memberships:
    """Collects for whom persons spoke.

    Parameters
    ----------
    tally : Tally
        Counts the persons of whom an affiliation cannot be told.
    """

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._found: dict[str, dict[Day | None, set[str]]] = defaultdict(dict)
        self._order: dict[str, int] = {}
        self._told: dict[str, tuple[Affiliation, ...]] = {}

    def add(self, person: str, organizations: tuple[str, ...], day: Day | None) -> None:
        """Take down what a statement says.

        Parameters
        ----------
        person : str
            The id of an actor.
        organizations : tuple of str
            Those of the actors that it speaks for; empty where it names none.
        day : tuple of int or None
            The day of the document.
        """
        self._found[person].setdefault(day, set()).update(organizations or ("",))
        for organization in organizations:
            self._order.setdefault(organization, len(self._order))

    def affiliations(self, person: str) -> tuple[Affiliation, ...]:
        """Return the affiliations of a person, in order of time.

        Parameters
        ----------
        person : str
            The id of an actor.

        Returns
        -------
        tuple of Affiliation
            Empty for one who named no organisation.
        """
        if person not in self._told:
            self._told[person] = self._worked_out(self._found.get(person, {}), person)
        return self._told[person]

    def told(self, person: str, day: Day | None) -> str:
        """Return the organisation that the affiliations tell a statement to be for.

        Parameters
        ----------
        person : str
            The id of an actor.
        day : tuple of int or None
            A day on which it spoke.

        Returns
        -------
        str
            The first of its affiliations that holds then, "" for none.
        """
        affiliations = self.affiliations(person)
        if day is None or (affiliations and affiliations[0].since is None):
            return affiliations[0].organization if affiliations else ""
        named = self._found[person][day] - {""}
        return min(named, key=self._order.__getitem__, default="")

    def _worked_out(
        self, by_day: dict[Day | None, set[str]], person: str
    ) -> tuple[Affiliation, ...]:
        every = set().union(*by_day.values())
        if len(every) == 1:
            return tuple(Affiliation(organization=one) for one in every if one)
        days = sorted((day, named) for day, named in by_day.items() if day is not None)
        if any(len(named) > 1 for _, named in days):
            self._tally.count("same-day", person)
        dated = set().union(*(named for _, named in days))
        if every - dated - {""}:
            self._tally.count("undated-affiliation", person)
        return tuple(
            Affiliation(
                organization=one, since=_date(run[0][0]), until=_date(run[-1][0])
            )
            for named, run in (
                (named, list(run))
                for named, run in itertools.groupby(days, key=lambda pair: pair[1])
            )
            for one in sorted(named - {""}, key=self._order.__getitem__)
        )


def _date(day: Day) -> Date:
    year, month, number = day
    return Date(f"{year:04d}-{month:02d}-{number:02d}")
