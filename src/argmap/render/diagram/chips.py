"""Actors' chips: a few letters and a colour for each, the same in every picture."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from argmap.errors import UnknownIdError
from argmap.model.assertions import Stance
from argmap.model.identifiers import nearest
from argmap.render.diagram.lettering import letters
from argmap.render.style import ACTOR_COLOURS, MARKS, ink_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion

__all__ = ["Chip", "chips_of", "in_proportion", "mark_of", "marks"]


@attrs.frozen(kw_only=True)
class Chip:
    """How an actor is shown: letters, and a colour for those heard most.

    Parameters
    ----------
    letters : str
        Unique within the map.
    fill : str or None
        As ``#RRGGBB``; None for the theme's own, as all actors beyond those have it.
    ink : str or None
        The letters' colour on the fill; None where the theme decides.
    """

    letters: str
    fill: str | None = None
    ink: str | None = None


def chips_of(
    m: ArgumentMap, colours: Mapping[str, str] | None = None
) -> dict[str, Chip]:
    """Return the chip of each actor of a map.

    Parameters
    ----------
    m : ArgumentMap
        The whole map: every picture of a part of it then shows the same chips.
    colours : mapping, optional
        Colours that are asked for, by actor or tag.

    Returns
    -------
    dict
        By actor id, in the map's order.

    Raises
    ------
    UnknownIdError
        A colour is asked for what is neither an actor nor a tag of the map.
    """
    own = colours or {}
    _check_names(m, own)
    heard = Counter(a.actor for a in m.assertions.values())
    order = sorted(m.actors, key=lambda key: -heard[key])
    given = dict(zip((k for k in order if heard[k]), ACTOR_COLOURS, strict=False))
    found = {}
    for key, short in letters(m.actors.values()).items():
        fill = own.get(key, given.get(key))
        found[key] = Chip(letters=short, fill=fill, ink=fill and ink_on(fill))
    return found


def _check_names(m: ArgumentMap, names: Iterable[str]) -> None:
    """Refuse names that are neither an actor's nor a tag's."""
    strange = [name for name in names if name not in m.actors]
    tags = {tag for claim in m for tag in claim.tags} if strange else set()
    for name in strange:
        if name not in tags:
            near = nearest(name, [*m.actors, *sorted(tags)])
            hint = f"; the nearest is {near!r}" if near else ""
            raise UnknownIdError(f"no actor or tag is called {name!r}{hint}")


def marks(
    said: Iterable[Assertion], actors: Mapping[str, Chip]
) -> Iterator[tuple[str, str]]:
    """Yield who takes what stance on a claim: those for it, against it, the rest.

    Parameters
    ----------
    said : iterable of Assertion
        The claim's assertions.
    actors : mapping
        The chips by actor id.

    Yields
    ------
    tuple of str
        An actor's id, and letters with a mark: ``CC ✓``. Reporting is marked only
        for an actor that takes no stance.
    """
    stances: dict[str, set[Stance]] = {}
    for assertion in said:
        stances.setdefault(assertion.actor, set()).add(assertion.stance)
    order = list(Stance)
    for actor, taken in sorted(
        stances.items(), key=lambda item: min(map(order.index, item[1]))
    ):
        shown = taken - {Stance.REPORTS} or taken
        if len(shown) > 1:
            shown = shown - {Stance.DOUBTS}
        signs = "".join(MARKS[stance] for stance in order if stance in shown)
        yield actor, f"{actors[actor].letters} {signs}"


def in_proportion(said: Sequence[tuple[str, str]]) -> list[int]:
    """Return in which order to leave chips standing where not all of them fit.

    Each mark keeps one chip before any keeps two, and beyond that as many as answer
    to its share: a picture must not hide those who say no behind those who say yes.

    Parameters
    ----------
    said : sequence of tuple of str
        Actors and marked letters, as `marks` yields them.

    Returns
    -------
    list of int
        Places in `said`, those to keep first.

    Examples
    --------
    >>> in_proportion([("a", "A ✓"), ("b", "B ✓"), ("c", "C ✓"), ("d", "D ✗")])
    [0, 3, 1, 2]
    """
    places: dict[str, list[int]] = {}
    for at, (_, text) in enumerate(said):
        places.setdefault(mark_of(text), []).append(at)
    shares = [
        (number / len(group), at)
        for group in places.values()
        for number, at in enumerate(group)
    ]
    return [at for _, at in sorted(shares)]


def mark_of(text: str) -> str:
    """Return the marks behind an actor's letters.

    Parameters
    ----------
    text : str
        As `marks` yields it.

    Returns
    -------
    str
        One mark or more.
    """
    return text.rpartition(" ")[2]
