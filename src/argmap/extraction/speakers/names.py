"""Names: a run of capitalized words parted into titles and a name, and what bears it."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from argmap.extraction.words.lexicon import Tag, table
from argmap.extraction.words.tokens import Word

__all__ = [
    "FORMER",
    "POSSESSIVE",
    "Gender",
    "Name",
    "Naming",
    "gender_of",
    "name_of",
    "naming",
    "runs",
    "title_of",
]

POSSESSIVE = re.compile(r"['’]s?$")
# A run with more names than this holds a title that is not known.
MOST_NAMES = 3
LONGEST_ABBREVIATION = 5
FORMER = "former"
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


class Gender(StrEnum):
    """Whether somebody is "she" or "he"."""

    FEMALE = "female"
    MALE = "male"


@attrs.frozen(kw_only=True, eq=False)
class Naming:
    """What tells names of people from other names.

    Parameters
    ----------
    given : mapping of str to Gender or None
        Given names; with None those that women and men bear.
    marked : mapping of str to Gender
        Words that say whether somebody is a woman: Mrs., spokesman, widow.
    spelled : mapping of str to str
        Titles that are short for others, or another form of them.
    roles, bodies, things, leading, persons, groups : frozenset of str
        The lists of ``lexicons/names.toml``.
    times : frozenset of str
        Days and months, which are nobody's name.
    """

    given: Mapping[str, Gender | None]
    marked: Mapping[str, Gender]
    spelled: Mapping[str, str]
    roles: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    leading: frozenset[str]
    persons: frozenset[str]
    groups: frozenset[str]
    times: frozenset[str]

    def of_person(self, word: str) -> bool:
        """Tell whether a word says that somebody is a person: mayor, neighbor, Mrs."""
        return word in self.roles or word in self.persons or word in self.marked


@attrs.frozen(kw_only=True)
class Name:
    """A name with the titles before it.

    Parameters
    ----------
    text : str
        The name, without titles and without the ending of a possessive.
    start, end : int
        Where it stands; the titles stand before.
    titles : tuple of str
        Lower case, as in the text.
    person : bool or None
        Whether a person bears it; None where the words do not tell.
    gender : Gender, optional
        What titles and given name say.
    cut : bool
        Whether words that are no known title were parted from its head.
    """

    text: str
    start: int
    end: int
    titles: tuple[str, ...] = ()
    person: bool | None = None
    gender: Gender | None = None
    cut: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """Its words, without "Jr."."""
        words = self.text.replace(".", " ").split()
        return tuple(one for one in words if one.lower() not in SUFFIXES)


@functools.cache
def naming() -> Naming:
    """Return what the package's lexicons say of names.

    Returns
    -------
    Naming
        The same object on every call.
    """
    names, given = table("names"), table("given_names")
    lists = ("roles", "bodies", "things", "leading", "persons", "groups")
    return Naming(
        given={
            **dict.fromkeys(given["both"].split()),
            **_gendered(given["women"], given["men"]),
        },
        marked=_gendered(names["female"], names["male"]),
        spelled=names["spelled"],
        times=frozenset(table("grammar")["times"].split()),
        **{name: frozenset(names[name].split()) for name in lists},
    )


def _gendered(women: str, men: str) -> dict[str, Gender]:
    return dict.fromkeys(women.split(), Gender.FEMALE) | dict.fromkeys(
        men.split(), Gender.MALE
    )


def runs(words: Sequence[Word], *, times: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of names in some words: first and last place, inclusive.

    Parameters
    ----------
    words : sequence of Word
        In the order of the text.
    times : collection of str
        Names of days and months, in lower case, which end a run.

    Yields
    ------
    (int, int)
        The stop of an abbreviation is part of a run.
    """
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and _in_run(words, first, last):
            last += 1
            if words[last - 1].lower.endswith(("'s", "’s")):
                break
        end = last
        # "told Lee Tuesday".
        while end > first and (
            words[end - 1].lower in times
            or (words[end - 1].text == "." and not _keeps_stop(words[end - 2]))
        ):
            end -= 1
        if end > first:
            yield first, end - 1
        first = max(last, first + 1)


def _in_run(words: Sequence[Word], first: int, at: int) -> bool:
    word = words[at]
    if word.tag is Tag.NAME or first == at:
        return word.tag is Tag.NAME
    before = words[at - 1]
    if word.text == "." and at - first > 1 and _keeps_stop(before):
        return True
    after = words[at + 1 : at + 2]
    if before.tag is not Tag.NAME or not any(one.tag is Tag.NAME for one in after):
        return False
    abbreviated = word.text == "." and len(before.text) <= LONGEST_ABBREVIATION
    # "the Tenants' Council" is one name.
    owned = word.text in "'’" and before.lower.endswith("s")
    return abbreviated or owned


def _keeps_stop(word: Word) -> bool:
    """Tell whether a stop belongs to a name that it ends: "Ann T.", "Bo Hill Jr."."""
    return word.tag is Tag.NAME and (len(word.text) == 1 or _is_suffix(word))


def name_of(run: Sequence[Word], text: str, *, spoken: Iterable[str] = ()) -> Name:
    """Return the name that a run holds.

    Parameters
    ----------
    run : sequence of Word
        At least one word.
    text : str
        The whole text.
    spoken : iterable of str
        Words beside the run that say what its bearer is, in lower case.

    Returns
    -------
    Name
        Of a body, the whole run.
    """
    known = naming()
    kept, cut = _without_titles(run, named=any(one in known.roles for one in spoken))
    titles = tuple(w.lower for w in run[: len(run) - len(kept)] if w.tag is Tag.NAME)
    words = [POSSESSIVE.sub("", w.lower) for w in kept if w.tag is Tag.NAME]
    shown = " ".join(text[kept[0].start : kept[-1].end].split())
    said = [one for one in (*titles, *spoken) if known.of_person(one)]
    alone = len(words) == 1
    sure = (
        any(map(known.of_person, titles))
        or (not alone and words[0] in known.given)
        # "In Orange, Virginia, the director said": Virginia is no director.
        or (bool(said) and (not alone or _may_be(shown)))
    )
    if words[-1] in known.roles or _is_body(words) or not (sure or _may_be(shown)):
        whole = " ".join(text[run[0].start : run[-1].end].split())
        return Name(
            text=POSSESSIVE.sub("", whole),
            start=run[0].start,
            end=run[-1].end,
            person=None if words[-1] in known.roles else False,
        )
    given = known.given.get(words[0]) if not alone or said else None
    return Name(
        text=POSSESSIVE.sub("", shown),
        start=kept[0].start,
        end=kept[-1].end,
        titles=titles,
        person=True if sure else None,
        gender=gender_of(titles) or given or gender_of(said),
        cut=cut,
    )


def gender_of(words: Iterable[str]) -> Gender | None:
    """Return what some words say: the first that tells a woman from a man.

    Parameters
    ----------
    words : iterable of str
        In lower case.

    Returns
    -------
    Gender or None
        None where no word tells.
    """
    marked = naming().marked
    return next((marked[one] for one in words if one in marked), None)


def title_of(word: str) -> str:
    """Return the form of a title by which others of its kind are compared.

    Parameters
    ----------
    word : str
        In lower case.

    Returns
    -------
    str
        "representative" for "rep" and "congresswoman".
    """
    return naming().spelled.get(word, word)


def _without_titles(run: Sequence[Word], *, named: bool) -> tuple[Sequence[Word], bool]:
    """Return a run without the titles at its head, and whether others were cut."""
    known = naming()
    last = max(n for n, word in enumerate(run) if word.tag is Tag.NAME)
    titled = [n for n, word in enumerate(run[:last]) if word.lower in known.roles]
    kept = _past(run, titled[-1] + 1 if titled else 0)
    if len(kept) == 1 and titled and run[titled[-1]].lower in known.given:
        # "Dean Lee", who is no dean.
        kept = run[titled[-1] :]
    names = [n for n, word in enumerate(kept) if word.tag is Tag.NAME]
    cut: Sequence[Word] = kept
    initial = len(kept[0].text) == 1
    if len(names) > 1 and kept[0].lower not in known.given and not initial:
        # "Chemist Ann Lee": the name begins with the given name.
        later = [n for n in names[1:-1] if kept[n].lower in known.given]
        cut = kept[later[0] :] if later else kept
    full = [n for n in names if len(kept[n].text) > 1 and not _is_suffix(kept[n])]
    if cut is kept and len(full) > MOST_NAMES and (titled or named):
        # "secretary for Public Affairs Ai Li": the name is what stands last.
        cut = kept[full[-2] :]
    if any(word.lower in known.bodies for word in cut):
        # "Justice" of the Justice Department is no title.
        return run, False
    return cut, cut is not kept


def _past(run: Sequence[Word], first: int) -> Sequence[Word]:
    while first < len(run) - 1 and run[first].text == ".":
        first += 1
    return run[first:]


def _is_suffix(word: Word) -> bool:
    return word.lower in SUFFIXES


def _is_body(words: Sequence[str]) -> bool:
    return any(one in naming().bodies for one in words)


def _may_be(shown: str) -> bool:
    """Tell what may be a person from an acronym, a place and a thing."""
    words = POSSESSIVE.sub("", shown.lower()).split()
    known = naming()
    return not (
        (shown.isupper() and len(shown) > 1)
        or any(sign.isdigit() for sign in shown)
        or words[-1] in known.things
        or (len(words) > 1 and words[0] in known.leading)
    )
