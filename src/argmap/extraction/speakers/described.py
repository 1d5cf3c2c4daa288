"""Described: whom a phrase names or describes, and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import attrs

from argmap.extraction.speakers.cast import Cast, Referent
from argmap.extraction.speakers.names import POSSESSIVE, gender_of, name_of, naming
from argmap.extraction.words.lexicon import Lexicon, Tag
from argmap.extraction.words.tokens import Word

__all__ = ["Described", "acronyms_in", "apposition", "described", "is_plural", "tidy"]

ACRONYM = re.compile(
    r"((?:\b[A-Z][\w.&’'-]{0,30}\s+(?:(?:of|for|and|the|in|on)\s+){0,2}){1,8}[A-Z][\w.&’'-]{0,30})"
    r"\s+\(([A-Z][A-Z.&]{1,9}s?)\)"
)
APPOSITION = re.compile(
    r"\s*,\s+((?:an?|the|who(?:\s+is|\s+was)?|of|from|\d{1,3},)\s[^,.;:\"“”()]{3,90}"
    r"|[a-z][^,.;:\"“”()]{3,90})[,.;]"
)
ARTICLES = ("the", "a", "an")
MOST_TITLE = 4
HANGING = re.compile(r" (?:of|for|in|at|who|from|on|with) ")


@attrs.frozen(kw_only=True)
class Described:
    """Whom a phrase means.

    Parameters
    ----------
    referent : Referent
        Who it is.
    named : bool
        Whether the phrase is a name, with or without words before it.
    before : str, optional
        What stands before the name.
    titled : tuple of str
        Who may be meant by the title that stands there in place of a name.
    """

    referent: Referent
    named: bool = False
    before: str | None = None
    titled: tuple[str, ...] = ()


def acronyms_in(text: str) -> dict[str, str]:
    """Return what each acronym stands for, and each name that has one.

    Parameters
    ----------
    text : str
        The whole text.

    Returns
    -------
    dict of str to str
        ``RCB`` and ``Rent Control Board`` give ``Rent Control Board (RCB)``.
    """
    found = {
        match.group(
            2
        ): f"{tidy(match.group(1)).removeprefix('The ')} ({match.group(2)})"
        for match in ACRONYM.finditer(text)
    }
    # The name alone stands for both.
    return found | {shown.rpartition(" (")[0]: shown for shown in found.values()}


def described(
    words: list[Word],
    text: str,
    *,
    cast: Cast,
    presence: Callable[[str], float],
    acronyms: Mapping[str, str],
) -> Described:
    """Return whom a phrase names or describes.

    Parameters
    ----------
    words : list of Word
        The phrase; at least one word.
    text : str
        The whole text.
    cast : Cast
        The people of the document.
    presence : callable
        How present somebody is where the phrase stands.
    acronyms : mapping of str to str
        What acronyms stand for.

    Returns
    -------
    Described
        A phrase without a name is its own name, without its article.
    """
    start = words[0].start
    core = _core(words)
    core = _without_place(core, text)
    run = _last_names(core)
    if not run or run[-1] is not core[-1]:
        return _unnamed(words, core, text, cast)
    name = name_of(run, text, spoken=[word.lower for word in core])
    hanging = None if name.cut else _hanging(core, run)
    if hanging is Tag.PREPOSITION:
        # "A spokesman for Mr. Lee" is not Lee.
        return Described(referent=_unnamed_referent(core, text))
    if hanging is Tag.CONJUNCTION:
        return Described(referent=Referent(name=_shown(core, text), plural=True))
    before = tidy(text[start : name.start]) or None
    if before is not None and before.lower() in ARTICLES:
        before = None
    if name.text in acronyms:
        return Described(
            referent=Referent(name=acronyms[name.text], person=False),
            named=True,
            before=before,
        )
    if name.person is None and words[0].lower == "the" and before is None:
        # "The Clearinghouse": people have no article.
        name = attrs.evolve(name, person=False)
    referent = cast.whom(name, presence)
    if not referent.person and is_plural(referent.name):
        referent = attrs.evolve(referent, plural=True)
    return Described(referent=referent, named=True, before=before)


def apposition(text: str, end: int, *, lexicon: Lexicon) -> str | None:
    """Return what the text says that somebody is, behind the name and a comma.

    Parameters
    ----------
    text : str
        The whole text.
    end : int
        Where the name ends.
    lexicon : Lexicon
        Reporting verbs, which begin no apposition.

    Returns
    -------
    str or None
        None where no apposition follows.
    """
    match = APPOSITION.match(text, end, min(len(text), end + 160))
    if match is None:
        return None
    said = tidy(match.group(1))
    first = said.split()[0].lower()
    if first in lexicon.cues or first in ("and", "but", "or", "said"):
        return None
    if first not in (*ARTICLES, "who", "of", "from") and not any(
        word in naming().roles for word in said.lower().split()[:3]
    ):
        return None
    return said


def tidy(text: str) -> str:
    """Return words with single blanks between, and without signs around them.

    Parameters
    ----------
    text : str
        Some words.

    Returns
    -------
    str
        On one line.
    """
    return " ".join(text.split()).strip(" ,;:")


def _unnamed(words: list[Word], core: list[Word], text: str, cast: Cast) -> Described:
    """Return whom a phrase describes that holds no name at its end."""
    referent = _unnamed_referent(core, text)
    definite = words[0].lower == "the" and len(core) <= MOST_TITLE
    lower = [word.lower for word in core]
    if not definite or not naming().of_person(lower[-1]):
        return Described(referent=referent)
    return Described(
        referent=referent, titled=tuple(cast.titled(lower, gender_of(lower)))
    )


def _unnamed_referent(core: list[Word], text: str) -> Referent:
    shown = _shown(core, text)
    head = _head(core)
    known = naming()
    plural = is_plural(shown)
    person = not plural and known.of_person(head)
    return Referent(name=shown, person=person, plural=plural, gender=gender_of((head,)))


def _shown(core: list[Word], text: str) -> str:
    return POSSESSIVE.sub("", tidy(text[core[0].start : core[-1].end]))


def _head(core: list[Word]) -> str:
    """Return the last noun before what hangs on it, in lower case."""
    head = core[0].lower
    for at, word in enumerate(core):
        if at and word.tag in (Tag.PREPOSITION, Tag.RELATIVE, Tag.VERB, Tag.SIGN):
            break
        head = word.lower
    return head


def is_plural(shown: str) -> bool:
    """Tell whether words name several.

    Parameters
    ----------
    shown : str
        A name or a phrase without its article.

    Returns
    -------
    bool
        By the ending of its head, by "and", and by nouns such as "staff".
    """
    head = HANGING.split(shown)[0].split()
    last = head[-1].lower() if head else ""
    return (
        last in naming().groups
        or "and" in head
        or (
            last.endswith("s")
            and not last.endswith(("ss", "us"))
            and not last.isupper()
        )
    )


def _core(words: list[Word]) -> list[Word]:
    """Return a phrase without its relative clause, its brackets and its article."""
    kept: list[Word] = []
    comma = next((n for n, word in enumerate(words) if word.text == ","), len(words))
    if 0 < comma < len(words) - 1 and _names_person(words[:comma], words[comma + 1 :]):
        # "Its director, Ann Lee".
        return words[comma + 1 :]
    for word in words:
        if kept and (word.tag is Tag.RELATIVE or word.text in ("(", ",")):
            break
        kept.append(word)
    while len(kept) > 1 and kept[0].lower in ARTICLES:
        kept = kept[1:]
    timed = len(kept) > 2 and kept[-1].lower in naming().times
    if timed and kept[-2].tag is Tag.VERB:
        # "A survey released Wednesday".
        kept = kept[:-2]
    alone = len(kept) == 1 and kept[0].tag is Tag.DETERMINER
    return words if alone or not kept else kept


def _names_person(title: list[Word], name: list[Word]) -> bool:
    """Tell a title with the name of whoever has it."""
    names = all(word.tag is Tag.NAME for word in name)
    return names and naming().of_person(title[-1].lower)


def _without_place(core: list[Word], text: str) -> list[Word]:
    """Return a person's name without what hangs on it: "Ann Lee of the Rent Board"."""
    for at in range(1, len(core)):
        if core[at].tag is Tag.PREPOSITION:
            run = _last_names(core[:at])
            return core[:at] if run and _is_titled(core[:at], run, text) else core
    return core


def _is_titled(core: list[Word], run: list[Word], text: str) -> bool:
    """Tell whether a phrase is a person's name with no more than titles before it."""
    name = name_of(run, text)
    lead = core[: len(core) - len(run)]
    known = naming()
    return name.person is True and (
        not lead
        or name.cut
        or any(map(known.of_person, name.titles))
        or known.of_person(lead[-1].lower)
    )


def _hanging(core: list[Word], run: list[Word]) -> Tag | None:
    """Return by what a run of names hangs on a noun before it, if it does."""
    at = len(core) - len(run) - 1
    if at > 0 and core[at].tag is Tag.DETERMINER:
        at -= 1
    if at > 0 and core[at].tag is Tag.OTHER and not naming().of_person(core[at].lower):
        # "A study in the journal Science", but "professor of law Ann Lee".
        while at > 0 and core[at].tag in (Tag.DETERMINER, Tag.OTHER):
            at -= 1
        if core[at].lower == "of":
            return None
    return core[at].tag if at > 0 else None


def _last_names(words: list[Word]) -> list[Word]:
    """Return the run of names at the end of a phrase, or before its first "of"."""
    run: list[Word] = []
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        inner = word.text == "." or (word.lower in ("of", "&") and run)
        # "The Owners' Union" is one name.
        owned = word.text in "'’" and at > 0 and words[at - 1].lower.endswith("s")
        if word.tag is Tag.NAME or inner or (owned and run):
            run.insert(0, word)
        else:
            break
    while run and run[0].tag is not Tag.NAME:
        run = run[1:]
    return run
