"""Selection: which statements a network is about, by whom, on what and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.alignment import sides_by_issue
from argmap.analysis.speakers import asked_for, by_speaker, keys_of
from argmap.analysis.windows import Window
from argmap.errors import QueryError
from argmap.model import views
from argmap.model.actors import Actor, ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.model.choices import chosen
from argmap.model.claims import Claim, Issue
from argmap.model.relations import Basis

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["SIGNS", "Selected", "Selection"]

SIGNS = {Stance.ASSERTS: 1, Stance.DENIES: -1}


@attrs.frozen(eq=False)
class Selected:
    """The statements that a network is about, before duplicates are told apart.

    Parameters
    ----------
    actors : tuple of Actor
        The rows.
    said : dict
        By the id of an actor, the assertions and denials that count for it.
    columns : dict
        By the id of a claim, the column that it counts in, and with which sign.
    undated : int
        How many assertions have no date, and so lie in no window; 0 without one.
    straddling : int
        How many lie partly outside the window, for all that their date says.
    """

    actors: tuple[Actor, ...]
    said: dict[str, list[Assertion]]
    columns: dict[str, tuple[str, int]]
    undated: int
    straddling: int


@attrs.frozen(kw_only=True)
class Selection:
    """What is asked for, as `actor_network` takes it.

    Parameters
    ----------
    by : str
        ``claim`` or ``issue``.
    window : Window
        When it must have been said.
    actors, kinds, issues, claims : iterable, optional
        By whom, and on what.
    basis : Basis or str, optional
        By issue: take sides from links made on this basis only.
    roll_up : bool
        Whether what an actor says counts as its organisation's.
    """

    by: str
    window: Window
    actors: Iterable[Actor | str] | None
    kinds: Iterable[ActorKind | str] | None
    issues: Iterable[Issue | str] | None
    claims: Iterable[Claim | str] | None
    basis: Basis | str | None
    roll_up: bool

    def of(self, m: ArgumentMap) -> Selected:
        """Return the statements of a map that are asked for.

        Parameters
        ----------
        m : ArgumentMap
            Any map; what it only proposes is left out.

        Returns
        -------
        Selected
            Rows in the map's order, unless `actors` names them in another.

        Raises
        ------
        UnknownIdError
            An id names no record.
        QueryError
            There is no such word, kind or basis, or a basis is given by claim.
        """
        basis = self._asked_basis()
        view = views.accepted(m)
        filed = None if self.issues is None else set(keys_of(self.issues, m.issues))
        wanted = None if self.claims is None else set(keys_of(self.claims, m.claims))
        columns = {
            key: place
            for key, place in self._columns(view, basis)
            if (filed is None or view.claims[key].issue in filed)
            and (wanted is None or key in wanted)
        }
        polar = (
            one
            for one in view.assertions.values()
            if one.stance in SIGNS and one.claim in columns
        )
        said = by_speaker(m, polar, roll_up=self.roll_up)
        rows = asked_for(m, said, actors=self.actors, kinds=self.kinds)
        if self.window.is_open():
            return Selected(rows, said, columns, 0, 0)
        return self._inside(m, rows, said, columns)

    def _asked_basis(self) -> Basis | None:
        if self.by not in ("issue", "claim"):
            raise QueryError(f"cannot count by {self.by!r}; write 'issue' or 'claim'")
        basis = chosen(Basis, "a basis", self.basis)
        if basis is not None and self.by == "claim":
            raise QueryError(
                f"basis {basis.value!r} chooses the links that put claims on sides; "
                "by claim there are none: leave it out, or count by issue"
            )
        return basis

    def _inside(
        self,
        m: ArgumentMap,
        rows: tuple[Actor, ...],
        said: dict[str, list[Assertion]],
        columns: dict[str, tuple[str, int]],
    ) -> Selected:
        """Return what was said in the window, and count what no date puts there."""
        undated: set[str] = set()
        straddling: set[str] = set()
        inside: dict[str, list[Assertion]] = {}
        for actor in rows:
            for one in said.get(actor.id, ()):
                date = m.date_of(one)
                if date is None:
                    undated.add(one.id)
                elif self.window.holds(date):
                    inside.setdefault(actor.id, []).append(one)
                elif self.window.touches(date):
                    straddling.add(one.id)
        if self.actors is None:
            rows = tuple(actor for actor in rows if actor.id in inside)
        return Selected(rows, inside, columns, len(undated), len(straddling))

    def _columns(
        self, view: ArgumentMap, basis: Basis | None
    ) -> Iterator[tuple[str, tuple[str, int]]]:
        """Yield each claim with the column that it counts in, and with which sign."""
        if self.by == "claim":
            yield from ((claim.id, (claim.id, 1)) for claim in view)
            return
        if self.window.as_of is not None:
            view = views.as_of(view, self.window.as_of)
        for issue, sides in sides_by_issue(view, basis).items():
            yield from ((claim, (issue, side)) for claim, side in sides.items())
