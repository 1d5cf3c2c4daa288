"""Where things go: the column of every card, so that a diagram is easy to follow.

Links run from right to left, from a reason to what it bears on. Left to itself
Graphviz chooses the columns so that lines are short, and a debate does not gain by it:
a link between two issues pushes one of them to the right, and a few of them make a
staircase; issues that do not hang together all stand one above the other; claims
without links end up in the far corner. So the columns are chosen here, and Graphviz
orders the cards within them and draws the lines.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from argmap.render.diagram.bearing import SYMMETRIC
from argmap.render.diagram.fitting import (
    BANNER_HEIGHT,
    CARD_HEIGHT,
    MOST_COLUMNS,
    fit,
    heights,
    loose_columns,
    may_fit,
    stacked,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model.relations import Relation
    from argmap.render.diagram.scenes import Scene

__all__ = ["Layout", "arranged"]

CROWD = 7
"""More reasons than these on one claim are set out in two columns."""
MOST_STACKS = 5
MOST_STACKS_OF_MANY = 2
MANY = 300
"""Cards; a line across five stacks of a large picture takes Graphviz a second."""


@attrs.frozen(kw_only=True, eq=False)
class Layout:
    """The columns of one scene, in ranks: half columns, counted from the left.

    Cards stand on even ranks, so that a point on a link, where premises join or an
    undercut ends, finds room between two columns of cards and takes none of its own.

    Parameters
    ----------
    ranks : dict
        The rank of each card, by claim id.
    points : dict
        The rank of each point, by the id of its link.
    stacks : dict
        By claim id, the rank at which its stack of issues begins.
    rows : tuple of tuple of str
        Claims without links, in rows; each row begins with the claim that it stands
        below, "" for none.
    """

    ranks: dict[str, int]
    points: dict[str, int]
    stacks: dict[str, int]
    rows: tuple[tuple[str, ...], ...]

    def columns(self, claims: Iterable[str]) -> int:
        """Return how many columns of cards some claims take.

        Parameters
        ----------
        claims : iterable of str
            Ids of claims of one issue, or of all.

        Returns
        -------
        int
            At least 1.
        """
        found = [self.ranks[key] for key in claims if key in self.ranks]
        return (max(found) - min(found)) // 2 + 1 if found else 1


def arranged(scene: Scene) -> Layout:
    """Return the columns of a scene.

    Parameters
    ----------
    scene : Scene
        What is shown.

    Returns
    -------
    Layout
        The same for the same scene.
    """
    plans = [
        _planned(scene, widened=widened, columns=columns)
        for columns in loose_columns(scene)
        for widened in ((False, True) if may_fit(scene) else (False,))
    ]
    planner, stacks = min(plans, key=lambda plan: fit(scene, plan[0].ranks))
    claims = {claim.id for claim in (*scene.claims, *scene.stubs)}
    return Layout(
        ranks={key: rank for key, rank in planner.ranks.items() if key in claims},
        # Undercuts in a circle end at no claim: nothing sets their points at odd ranks.
        points={link: planner.ranks[_point(link)] | 1 for link in planner.points},
        stacks=stacks,
        rows=tuple(planner.rows),
    )


def _planned(
    scene: Scene, *, widened: bool, columns: int
) -> tuple[_Planner, dict[str, int]]:
    planner = _Planner(scene, columns=columns)
    planner.hold_strays()
    planner.hold_loose()
    if widened:
        planner.widen()
    return planner, planner.stack_parts()


def _point(link: str) -> str:
    """Key the point of a link; no id begins with NUL."""
    return f"\0{link}"


class _Planner:
    """Finds out what holds each claim in place, and then where it stands.

    `ahead` holds, for each claim and point, what stands to its left and how many
    ranks away at least.
    """

    def __init__(self, scene: Scene, *, columns: int) -> None:
        self.scene = scene
        self.columns = columns
        self.boxed = scene.view.is_boxed
        self.cards = {claim.id: claim for claim in scene.claims}
        claims = [*self.cards, *(claim.id for claim in scene.stubs)]
        self.hits = {link.id: scene.claim_hit(link) for link in scene.links}
        self.points = scene.points
        self.depths = self._depths()
        self.ahead: dict[str, list[tuple[str, int]]] = {key: [] for key in claims}
        self.ahead |= {_point(link): [] for link in self.points}
        crowded = set(_crowded(scene))
        for link in scene.links:
            self._hold(link, 2 * (link.id in crowded))
        self.rows: list[tuple[str, ...]] = []
        self.ranks = self._ranks()

    def _hold(self, link: Relation, more: int) -> None:
        """Let a link hold its ends in place, but for ends in issues that it crosses."""
        onto = self.scene.undercuts(link)
        end = _point(link.target) if onto else link.target
        length = (1 if onto else 2) + more
        starts = list(link.premises)
        if self._is_turned(link):
            starts, end = [end], starts[0]
        if link.id in self.points:
            self.ahead[_point(link.id)].append((end, 2 if onto else 1))
            end, length = _point(link.id), 1
        for start, premise in zip(starts, link.premises, strict=True):
            if start != end and not self._crosses(link, premise):
                self.ahead[start].append((end, length))

    def _is_turned(self, link: Relation) -> bool:
        """Whether a link that has no direction leads to its first claim.

        Of the two the one nearer to a thesis goes to the left.
        """
        near, far = self.depths[link.premises[0]], self.depths[self.hits[link.id]]
        return link.kind in SYMMETRIC and near < far

    def _crosses(self, link: Relation, premise: str) -> bool:
        """Whether a link lies across issues and so holds nothing in place.

        Where a thesis supports or attacks a claim of another issue, the one issue as
        a whole bears on the other, and stands to its right. Two wordings of one claim
        that are equally far from a thesis hold each other neither.
        """
        aim = self.hits[link.id]
        if link.kind in SYMMETRIC and self.depths[premise] == self.depths[aim]:
            return True
        one, other = self.cards.get(premise), self.cards.get(aim)
        if one is None or other is None or None in (one.issue, other.issue):
            return False
        if not self.boxed:  # around a claim the issues do not stand apart
            return False
        leads = self.scene.map.issues[str(one.issue)].thesis == premise
        whole = leads and link.kind not in SYMMETRIC and not self.scene.undercuts(link)
        return one.issue != other.issue and not whole

    def hold_strays(self) -> None:
        """Let what bears on other issues alone stand where reasons for the thesis do."""
        held = self._held()
        for key, claim in self.cards.items():
            if key not in held or self.ahead[key] or claim.issue is None:
                continue
            thesis = self.scene.map.issues[claim.issue].thesis
            if thesis in self.cards and thesis != key and not self._leads(thesis, key):
                self.ahead[key].append((thesis, 2))
        self.ranks = self._ranks()

    def hold_loose(self) -> None:
        """Put the claims that nothing holds in rows, and let each row hold them."""
        held = self._held()
        loose: dict[str | None, list[str]] = {}
        for key, claim in self.cards.items():
            if key not in held:
                loose.setdefault(claim.issue, []).append(key)
        for issue, keys in loose.items():
            anchor = self._anchor(issue, held) or keys[0]
            leading = anchor in keys  # then it begins the first row
            if leading:
                keys = [anchor, *(key for key in keys if key != anchor)]  # noqa: PLW2901
            length = self._row_length(issue, len(keys))
            for at in range(0, len(keys), length):
                row = keys[at : at + length]
                above = "" if leading and not at else anchor
                self.rows.append((above, *row))
                if above:
                    self.ahead[row[0]].append((anchor, 0))
                for left, right in pairwise(row):
                    self.ahead[right].append((left, 2))
        self.ranks = self._ranks()

    def stack_parts(self) -> dict[str, int]:
        """Set what does not hang together side by side, and return the offsets."""
        parts = self._parts()
        most = MOST_STACKS if len(self.cards) <= MANY else MOST_STACKS_OF_MANY
        offsets = stacked([self._size(part) for part in parts], most=most)
        begins = {}
        for part, offset in zip(parts, offsets, strict=True):
            begins.update(dict.fromkeys(part, offset))
        for key, offset in begins.items():
            self.ranks[key] += offset
        return begins

    def widen(self) -> None:
        """Move reasons from the tallest column to the next while that fits better."""
        loose = {key for row in self.rows for key in row}
        moved: dict[str, int] = {}
        best = fit(self.scene, self.ranks)
        while True:
            columns = heights(self.scene, self.ranks)
            tallest = max(columns, key=lambda rank: (columns[rank], -rank), default=0)
            trials: list[tuple[tuple[float, float], int, str]] = []
            for claim in (*self.scene.claims, *self.scene.stubs):
                key = self._mover(claim.id)
                free = claim.id not in loose and len(self.ahead[key]) == 1
                if free and self.ranks[claim.id] == tallest and moved.get(key, 0) < 2:
                    self._move(key, 2)
                    trials.append((fit(self.scene, self._ranks()), len(trials), key))
                    self._move(key, -2)
            if not trials or min(trials)[0] >= best:
                return
            best, _, key = min(trials)
            self._move(key, 2)
            moved[key] = moved.get(key, 0) + 1
            self.ranks = self._ranks()

    def _mover(self, key: str) -> str:
        """Return what to move for a claim: the point that it stands at, or itself."""
        if len(self.ahead[key]) == 1 and self.ahead[key][0][0].startswith("\0"):
            return self.ahead[key][0][0]
        return key

    def _move(self, key: str, ranks: int) -> None:
        end, length = self.ahead[key][0]
        self.ahead[key] = [(end, length + ranks)]

    def _held(self) -> set[str]:
        held = {end for ends in self.ahead.values() for end, _ in ends}
        held.update(key for key, ends in self.ahead.items() if ends)
        return held

    def _leads(self, start: str, end: str) -> bool:
        """Whether a way leads from one claim to another."""
        seen = {start}
        ways = [start]
        while ways and end not in seen:
            fresh = {key for key, _ in self.ahead[ways.pop()]} - seen
            seen |= fresh
            ways.extend(fresh)
        return end in seen

    def _depths(self) -> dict[str, int]:
        """Return how many links each claim is away from a thesis or last conclusion."""
        beside: dict[str, list[str]] = {}
        bearing: set[str] = set()
        for link in self.scene.links:
            aim = self.hits[link.id]
            for premise in link.premises:
                beside.setdefault(aim, []).append(premise)
                beside.setdefault(premise, []).append(aim)
                if link.kind not in SYMMETRIC:
                    bearing.add(premise)
        issues = self.scene.map.issues.values()
        theses = [
            i.thesis for i in issues if i.thesis is not None and i.thesis in beside
        ]
        depths: dict[str, int] = {}
        _spread([key for key in theses if key not in bearing], beside, depths)
        # Then what these do not reach, one root at a time.
        for root in (*theses, *(key for key in beside if key not in bearing), *beside):
            if root not in depths:
                _spread([root], beside, depths)
        return depths

    def _ranks(self) -> dict[str, int]:
        """Return the longest way from each claim and point to a last conclusion.

        What goes round in a circle is entered where it is first met.
        """
        behind: dict[str, list[tuple[str, int]]] = {key: [] for key in self.ahead}
        waiting = {key: len(ends) for key, ends in self.ahead.items()}
        for key, ends in self.ahead.items():
            for end, length in ends:
                behind[end].append((key, length))
        ranks = dict.fromkeys(self.ahead, 0)
        done: set[str] = set()
        last = [key for key in self.ahead if not waiting[key]]
        for ready in (last, *([key] for key in self.ahead)):
            for key in ready:  # which grows
                if key in done:
                    continue
                done.add(key)
                for other, length in behind[key]:
                    waiting[other] -= 1
                    if other not in done:
                        ranks[other] = max(ranks[other], ranks[key] + length)
                        if not waiting[other]:
                            ready.append(other)
        return ranks

    def _anchor(self, issue: str | None, held: set[str]) -> str:
        """Return the claim that the rows of an issue stand below; "" for a row."""
        if issue is not None:
            thesis = self.scene.map.issues[issue].thesis
            if thesis in self.cards:
                return str(thesis)
        mine = [
            key
            for key in self.cards
            if key in held and issue in (None, self.cards[key].issue)
        ]
        return min(mine, key=self.ranks.__getitem__, default="")

    def _row_length(self, issue: str | None, count: int) -> int:
        if self.columns:
            return self.columns
        reach = [self.ranks[key] for key, c in self.cards.items() if c.issue == issue]
        columns = (max(reach) - min(reach)) // 2 + 1 if reach else 1
        while columns < MOST_COLUMNS and columns * columns * 3 < count:
            columns += 1
        return columns

    def _parts(self) -> list[list[str]]:
        """Return the claims and points in parts that hang together, issues whole."""
        beside: dict[str, list[str]] = {key: [] for key in self.ahead}
        first: dict[str, str] = {}
        for key, ends in self.ahead.items():
            claim = self.cards.get(key)
            near = [end for end, _ in ends]
            if self.boxed and claim is not None and claim.issue is not None:
                near.append(first.setdefault(claim.issue, key))
            for end in near:
                beside[key].append(end)
                beside[end].append(key)
        parts: list[list[str]] = []
        done: set[str] = set()
        for key in self.ahead:
            if key not in done:
                reached: dict[str, int] = {}
                _spread([key], beside, reached)
                done.update(reached)
                parts.append(list(reached))
        return parts

    def _size(self, part: list[str]) -> tuple[int, int]:
        """Return how many ranks, and about how many points of height, a part takes."""
        crowds: dict[str | None, dict[int, int]] = {}
        for key in part:
            if not key.startswith("\0"):
                issue = self.cards[key].issue if key in self.cards else None
                column = crowds.setdefault(issue, {})
                column[self.ranks[key]] = column.get(self.ranks[key], 0) + 1
        height = sum(
            max(counts.values()) * CARD_HEIGHT + BANNER_HEIGHT
            for counts in crowds.values()
        )
        ranks = max(self.ranks[key] for key in part) + 2
        return ranks + ranks % 2, height


def _spread(
    level: list[str], beside: dict[str, list[str]], depths: dict[str, int]
) -> None:
    """Put in how many links away from some claims the others are."""
    depth = 0
    while level:
        fresh = [key for key in dict.fromkeys(level) if key not in depths]
        depths.update(dict.fromkeys(fresh, depth))
        level = [other for key in fresh for other in beside[key]]
        depth += 1


def _crowded(scene: Scene) -> Iterator[str]:
    """Yield every other of many links to one claim that come from mere leaves."""
    borne_on = {link.target for link in scene.links}
    bearing: dict[str, int] = {}
    for link in scene.links:
        for premise in link.premises:
            bearing[premise] = bearing.get(premise, 0) + 1
    leaves: dict[str, list[str]] = {}
    for link in scene.links:
        premise = link.premises[0]
        single = len(link.premises) == 1 and bearing[premise] == 1
        if single and premise not in borne_on and link.id not in borne_on:
            leaves.setdefault(link.target, []).append(link.id)
    for keys in leaves.values():
        if len(keys) > CROWD:
            yield from keys[1::2]
