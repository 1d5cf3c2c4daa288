"""Actors' chips: a few letters and a colour for each, the same in every picture."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from argmap.model.actors import Actor, ActorKind
from argmap.model.assertions import Stance
from argmap.render.diagram.markup import cleaned, shortened
from argmap.render.style import ACTOR_COLOURS, MARKS, ink_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion

__all__ = ["Chip", "chips_of", "letters", "marks"]

LONGEST = 10
"""Columns of a chip's letters."""

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_INITIALED = re.compile(
    r"(?!(?:U\.S|U\.K|U\.N|E\.U)\.)(?:[^\W\d_]\.[\s-]*)+"
    r"(?P<surname>[^\W\d_][\w'’-]+(?: [\w'’-]+)?)"
)
_ACRONYM = re.compile(r"\((?P<short>[A-Z][A-Z0-9&-]{1,7})\)")
_SMALL = re.compile(
    "an?|and|at|by|for|from|in|of|on|the|to|under|with|"
    "d[eiu]|der|des|e?l[aeo]s?|und|für|et|y",
    re.IGNORECASE,
)
"""Words that give no initial."""


@attrs.frozen(kw_only=True)
class Chip:
    """How an actor is shown: letters, and a colour for those heard most.

    Parameters
    ----------
    letters : str
        Unique within the map.
    fill : str or None
        As ``#RRGGBB``; None for a frame without a fill.
    ink : str or None
        The letters' colour on the fill; None where the theme decides.
    """

    letters: str
    fill: str | None = None
    ink: str | None = None


def chips_of(m: ArgumentMap) -> dict[str, Chip]:
    """Return the chip of each actor of a map.

    Parameters
    ----------
    m : ArgumentMap
        The whole map: every picture of a part of it then shows the same chips.

    Returns
    -------
    dict
        By actor id, in the map's order.
    """
    heard = Counter(a.actor for a in m.assertions.values())
    order = sorted(m.actors, key=lambda key: -heard[key])
    colours = dict(zip((k for k in order if heard[k]), ACTOR_COLOURS, strict=False))
    found = {}
    for key, short in letters(m.actors.values()).items():
        fill = colours.get(key)
        found[key] = Chip(letters=short, fill=fill, ink=fill and ink_on(fill))
    return found


def letters(actors: Iterable[Actor]) -> dict[str, str]:
    """Return a short name for each actor, all different.

    A person goes by the surname; a body by the short name that its id or a bracket in
    its name gives, else by its initials; a name of one word stays. Where two would
    be alike the later one gets more letters, or a number.

    Parameters
    ----------
    actors : iterable of Actor
        In the map's order.

    Returns
    -------
    dict
        By actor id, in the order given.

    Examples
    --------
    >>> letters([Actor(id="hs", name="Department of Home Safety")])
    {'hs': 'HS'}
    >>> letters([Actor(id="a", name="City Council"), Actor(id="b", name="M. Ortiz")])
    {'a': 'CC', 'b': 'Ortiz'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for actor in actors:
        short = next(one for one in _proposals(actor) if one not in taken)
        found[actor.id] = short
        taken.add(short)
    return found


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


def _proposals(actor: Actor) -> Iterator[str]:
    """Yield short names for an actor, the best first, without end."""
    name = cleaned(actor.name)
    words = [w for w in _WORD.findall(name) if not _SMALL.fullmatch(w)]
    words = words or _WORD.findall(name) or [actor.id]
    first = _short_name(actor, name, words)
    yield first
    surname = _surname(actor, name)
    if surname:
        yield shortened(f"{name.strip()[:1]} {surname}", LONGEST)
    elif len(words) > 1:
        # The same initials with more letters of one word: CC, CiC, CCou.
        for length in (2, 3, 4):
            for at, word in enumerate(words[:4]):
                initials = list(map(_initial, words[:6]))
                initials[at] = word[:length].capitalize()
                yield "".join(initials)
    number = 2
    while True:
        yield f"{first}{number}"
        number += 1


def _short_name(actor: Actor, name: str, words: list[str]) -> str:
    surname = _surname(actor, name)
    if surname:
        return shortened(surname, LONGEST)
    bracket = _ACRONYM.search(name)
    if bracket:
        return bracket["short"]
    if len(words) == 1:
        return shortened(words[0], LONGEST)
    first, *rest = words
    initials = "".join(map(_initial, words[:6]))
    every = "".join(map(_initial, _WORD.findall(name)))
    if 2 <= len(actor.id) <= 6 and _within(actor.id.upper(), every):
        return actor.id.upper()
    if first.isupper() and first.isalpha() and 2 <= len(first) <= 5:
        return f"{first}-{''.join(map(_initial, rest[:4]))}"
    return initials


def _surname(actor: Actor, name: str) -> str:
    """Return a person's surname, "" for what does not look like a person."""
    match = _INITIALED.fullmatch(name.strip())
    if match:
        return match["surname"]
    return (
        name.rsplit(maxsplit=1)[-1]
        if actor.kind is ActorKind.PERSON and name.split()
        else ""
    )


def _initial(word: str) -> str:
    if word.isdigit():
        return f"-{word}"
    # "U.S." holds its initials already.
    bare = word.replace(".", "")
    return bare if "." in word and bare.isupper() else word[0].upper()


def _within(short: str, initials: str) -> bool:
    """Whether the letters stand among the initials in this order."""
    rest = iter(initials)
    return all(letter in rest for letter in short)
