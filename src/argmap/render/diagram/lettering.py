"""Short names of actors for their chips: acronyms, surnames, heads of descriptions.

A chip has room for a word or two. What a body is called in print is used where the map
tells it, by the actor's id or in brackets; initials that nobody uses are the last
resort, for they cannot be decoded.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.model.actors import Actor, ActorKind
from argmap.render.diagram.markup import cleaned
from argmap.render.diagram.wrapping import shortened, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["LONGEST", "letters"]

LONGEST = 14
"""Columns of the longest short name."""
ROOM = 12
"""Columns of one word, or of a name that needs a mark to tell it from another."""
WHOLE = 8
"""Columns up to which the last word of a pair is not cut."""
CUT = 6
"""Letters that a cut word keeps at most."""

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_INITIALED = re.compile(
    r"(?!(?:U\.S|U\.K|U\.N|E\.U)\.)(?:[^\W\d_]\.[\s-]*)+"
    r"(?P<surname>[^\W\d_][\w'’-]+(?: [\w'’-]+)?)"
)
_ACRONYM = re.compile(r"\((?P<short>[A-Z][A-Z0-9&-]{1,7})\)")
_SMALL = re.compile(
    "an?|and|at|by|for|from|in|of|on|or|the|to|under|who|with|against|about|"
    "d[eiu]s?|da|do|der|den|dem|das|die|e?l[aeo]s?|und|für|von|vom|aus|bei|et|ou|y|"
    "en|par|pour|por|para|con|per|van|het|door|voor|à|au|aux",
    re.IGNORECASE,
)
"""Words that give no initial, and before which the head of a description ends."""
_PARTICIPLE = re.compile(
    "[a-zà-ÿ]+(?:ed|é|és|ées?|[ai]d[oa]s?|[ai]t[ie])", re.IGNORECASE
)
"""``cited``, ``cités``, ``citados``, ``citati``: what ends a head before ``by``."""
_BRACKET = re.compile(r"\s*\([^()]*\)")


def letters(actors: Iterable[Actor]) -> dict[str, str]:
    """Return a short name for each actor, all different.

    A person goes by the surname; a body by the short name that its id or a bracket in
    its name gives, else by its first words, or by its initials where it has many. A
    collective, or what else is described and not named, goes by the head of the
    description: the words before its first small word, cut to a readable width. Where
    two heads are alike, each is followed by the first letters of its last word; of two
    other names that are alike the later one gets more letters, or a number.

    Parameters
    ----------
    actors : iterable of Actor
        In the map's order.

    Returns
    -------
    dict
        By actor id, in the order given; none takes more than `LONGEST` columns.

    Examples
    --------
    >>> letters([Actor(id="hs", name="Department of Home Safety")])
    {'hs': 'HS'}
    >>> letters([Actor(id="a", name="City Council"), Actor(id="b", name="M. Ortiz")])
    {'a': 'City Council', 'b': 'Ortiz'}
    >>> names = ("Critics cited by the Echo", "Critics cited by the Globe")
    >>> letters([Actor(id=name[-4:], name=name) for name in names])
    {'Echo': 'Critics E', 'lobe': 'Critics G'}
    """
    actors = list(actors)
    heads = Counter(_head(actor, LONGEST) for actor in actors if _is_described(actor))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for actor in actors:
        if _is_described(actor):
            alike = heads[_head(actor, LONGEST)] > 1
            proposals = _heads(actor, alike=alike)
        else:
            proposals = _names(actor)
        fitting = (shortened(one, LONGEST) for one in proposals)
        short = next(one for one in fitting if one not in taken)
        found[actor.id] = short
        taken.add(short)
    return found


def _is_described(actor: Actor) -> bool:
    """Whether the name is a description: of a collective, or "Authors of a study"."""
    name = cleaned(actor.name)
    if _ACRONYM.search(name) or _surname(actor, name) or not _WORD.search(name):
        return False
    if actor.kind is ActorKind.COLLECTIVE:
        return True
    words = _WORD.findall(name)
    plain = [word for word in words[1:] if word[0].islower()]
    named = all(_SMALL.fullmatch(word) for word in plain)
    return len(words) > 3 and bool(plain) and not named and not _acronym(actor, words)


def _heads(actor: Actor, *, alike: bool) -> Iterator[str]:
    """Yield short names for what is described, without end."""
    if not alike:
        yield _head(actor, LONGEST)
    head = _head(actor, ROOM)
    last = _WORD.findall(cleaned(actor.name))[-1]
    if last not in head.split():
        for length in range(1, min(4, len(last) + 1)):
            mark = last[:length].capitalize()
            yield f"{shortened(head, LONGEST - 1 - width(mark))} {mark}"
    yield from _numbered(head)


def _head(actor: Actor, room: int) -> str:
    """Return the head of a description: ``Sheriffs``, ``Rights groups``."""
    words = _WORD.findall(_BRACKET.sub("", cleaned(actor.name)))
    words = words or _WORD.findall(actor.name)
    while len(words) > 1 and _SMALL.fullmatch(words[0]):
        words = words[1:]
    end = next((n for n, word in enumerate(words) if _SMALL.fullmatch(word)), None)
    head = words[: end or None]
    if end and len(head) > 1 and _PARTICIPLE.fullmatch(head[-1]):
        head = head[:-1]
    if width(" ".join(head)) <= room or len(head) == 1:
        return _capital(shortened(" ".join(head), min(room, LONGEST)))
    # The last word says what they are; of those before it the one that the map-maker
    # chose for the id says best which.
    *before, last = head
    chosen = [word for word in before if word.lower() in re.split("[-_]", actor.id)]
    return _capital(_pair((chosen or before)[-1], last, room))


def _pair(one: str, two: str, room: int) -> str:
    """Return two words, cut where together they are too wide."""
    if width(one) + width(two) < room:
        return f"{one} {two}"
    if width(two) <= WHOLE:
        return f"{_cut(one, room - 2 - width(two))} {two}"
    short = one if width(one) <= CUT else _cut(one, CUT - 1)
    return f"{short} {_cut(two, room - 2 - width(short))}"


def _cut(word: str, columns: int) -> str:
    """Return the beginning of a word with a full stop, at best after a consonant."""
    kept = word[: max(2, min(columns, CUT))]
    while width(kept) > max(2, columns):
        kept = kept[:-1]
    while len(kept) > 3 and kept[-1].lower() in "aeiouyàáâäèéêëìíîïòóôöùúûü'’":
        kept = kept[:-1]
    return word if len(kept) == len(word) else f"{kept}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _names(actor: Actor) -> Iterator[str]:
    """Yield short names for a person or body, the best first, without end."""
    name = cleaned(actor.name)
    words = [w for w in _WORD.findall(name) if not _SMALL.fullmatch(w)]
    words = words or _WORD.findall(name) or [actor.id]
    first = shortened(_short_name(actor, name, words), LONGEST)
    yield first
    surname = _surname(actor, name)
    if surname:
        yield shortened(f"{name.strip()[:1]} {surname}", LONGEST)
    elif len(words) > 1:
        # The same initials with more letters of one word: CC, CiC, CCou.
        for length in (1, 2, 3, 4):
            for at, word in enumerate(words[:4]):
                initials = list(map(_initial, words[:6]))
                if length > 1:
                    initials[at] = word[:length].capitalize()
                yield shortened("".join(initials), LONGEST)
    yield from _numbered(first)


def _numbered(name: str) -> Iterator[str]:
    number = 2
    while True:
        yield f"{shortened(name, LONGEST - len(str(number)))}{number}"
        number += 1


def _short_name(actor: Actor, name: str, words: list[str]) -> str:
    surname = _surname(actor, name)
    bracket = _ACRONYM.search(name)
    if surname or (len(words) == 1 and not bracket):
        return shortened(surname or words[0], ROOM)
    return (
        (bracket["short"] if bracket else "")
        or _acronym(actor, _WORD.findall(name))
        or _branch(words)
        or _told(actor, words)
        or _folded(_plain(name))
        or "".join(map(_initial, words[:6]))
    )


def _branch(words: list[str]) -> str:
    """Return the acronym that a name begins with, and initials: ``DHS-OIG``."""
    first, *rest = words
    known = first.isupper() and first.isalpha() and 2 <= len(first) <= 5
    return f"{first}-{''.join(map(_initial, rest[:4]))}" if known else ""


def _plain(name: str) -> list[str]:
    """Return the words of a name of two or three, without any small word between."""
    bare = _BRACKET.sub("", name)
    first, *rest = _WORD.findall(bare) or [""]
    words = rest if _SMALL.fullmatch(first) else [first, *rest]
    small = any(map(_SMALL.fullmatch, words)) or "." in bare
    return words if 1 < len(words) < 4 and not small else []


def _acronym(actor: Actor, words: list[str]) -> str:
    """Return the actor's id in capitals where it is made of the name's initials."""
    every = "".join(map(_initial, words))
    fits = 2 <= len(actor.id) <= 6 and _within(actor.id.upper(), every)
    return actor.id.upper() if fits else ""


def _told(actor: Actor, words: list[str]) -> str:
    """Return the words of the name that the map-maker chose for the id, if not all.

    An id may also hold initials of the other words: ``uc-irvine``. Where it holds
    what the name does not, ``clinton-administration`` for the Clinton White House,
    the other words leave their initials.
    """
    keys = [key for key in re.split(r"[-_.\d]+", actor.id.casefold()) if len(key) > 1]
    spoken = {word.casefold(): word for word in words if len(word) > 2}
    chosen = [spoken[key] for key in keys if key in spoken]
    if not chosen or len(chosen) >= len(words):
        return ""
    others = [word for word in words if word not in chosen]
    initials = "".join(map(_initial, others))
    told = [
        spoken.get(key) or (key.upper() if _within(key.upper(), initials) else "")
        for key in keys
    ]
    if all(told):
        return _folded(told)
    initials = initials[:4]
    return f"{shortened(' '.join(chosen), LONGEST - 1 - len(initials))} {initials}"


def _folded(words: list[str]) -> str:
    """Return a few words, the last of them cut or left as an initial."""
    if not words:
        return ""
    whole = " ".join(words)
    if width(whole) <= ROOM + 1:
        return whole
    *before, last = words
    start = " ".join(before)
    room = ROOM - 2 - width(start)
    if not before or room < -1:
        return shortened(whole, ROOM)
    return f"{start} {_cut(last, room) if room > 3 else _initial(last)}"


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
