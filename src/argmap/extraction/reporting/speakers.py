"""Speakers: the name of each, merged over the document.

A surname is given its full name, an acronym the name that it was introduced with, a
pronoun the nearest fitting mention before it. What the text says somebody is, before
the name or in an apposition, is kept as the affiliation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

import attrs

from argmap.extraction.layout.units import Unit
from argmap.extraction.records import Attribution, Span
from argmap.extraction.words.lexicon import Lexicon, Tag, table
from argmap.extraction.words.tokens import Word, tagged

__all__ = ["Resolved", "Speakers", "named"]

SINGULAR = frozenset(("he", "she", "him", "her", "his"))
PLURAL = frozenset(("they", "their"))
NEUTER = frozenset(("it", "its"))
FIRST = frozenset(("i", "we", "our", "my"))
RELATIVE = frozenset(("who", "which", "that"))
ACRONYM = re.compile(
    r"((?:\b[A-Z][\w.&’'-]{0,30}\s+(?:(?:of|for|and|the|in|on)\s+){0,2}){1,8}[A-Z][\w.&’'-]{0,30})"
    r"\s+\(([A-Z][A-Z.&]{1,9}s?)\)"
)
APPOSITION = re.compile(
    r"\s*,\s+((?:an?|the|who(?:\s+is|\s+was)?|of|from|\d{1,3},)\s[^,.;:\"“”()]{3,90}"
    r"|[a-z][^,.;:\"“”()]{3,90})[,.;]"
)
FARTHEST = 20_000
MOST_NAMES = 3
NEAR = 2_000
POSSESSIVE = re.compile(r"['’]s?$")


def named(
    text: str,
    made: Sequence[Attribution],
    *,
    found: Iterable[Unit],
    lexicon: Lexicon,
    entities: Iterable[tuple[int, int, str]] = (),
) -> tuple[Attribution, ...]:
    """Return attributions with their speakers named.

    Parameters
    ----------
    text : str
        The whole text.
    made : sequence of Attribution
        What is said, with the place of each speaker.
    found : iterable of Unit
        The units of the document.
    lexicon : Lexicon
        What words are tagged by.
    entities : iterable of (int, int, str)
        Names that a pipeline found: start, end and label.

    Returns
    -------
    tuple of Attribution
        In the same order; a surname has its full name, wherever in the text it
        stands, and a pronoun the name that it stands for.
    """
    people = Speakers(text, lexicon=lexicon, entities=entities)
    for unit in found:
        people.noted(unit.words)
    resolved: dict[Span, Resolved] = {}
    for source in sorted({one.source for one in made if one.source is not None}):
        resolved[source] = people.resolve(source)
    return tuple(
        one
        if one.source is None
        else attrs.evolve(
            one,
            speaker=resolved[one.source].name,
            affiliation=resolved[one.source].affiliation,
            coreferent=resolved[one.source].coreferent,
        )
        for one in made
    )


@attrs.frozen(kw_only=True)
class Resolved:
    """A speaker: the name, what the text says of them, whether a pronoun stood there."""

    name: str
    affiliation: str | None = None
    coreferent: bool = False


@attrs.frozen(kw_only=True)
class Mention:
    """Somebody named at a place."""

    at: int
    name: str
    person: bool
    plural: bool
    spoke: bool = True


class Speakers:
    """The speakers of one document, asked for in the order of the text.

    Parameters
    ----------
    text : str
        The whole text.
    lexicon : Lexicon
        What words are tagged by.
    entities : iterable of (int, int, str)
        Names that a pipeline found: start, end and label.
    """

    def __init__(
        self,
        text: str,
        *,
        lexicon: Lexicon,
        entities: Iterable[tuple[int, int, str]] = (),
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        names = table("names")
        self.roles = frozenset(names["roles"].split())
        self.bodies = frozenset(names["bodies"].split())
        self.groups = frozenset(names["groups"].split())
        self.acronyms = {
            match.group(
                2
            ): f"{_tidy(match.group(1)).removeprefix('The ')} ({match.group(2)})"
            for match in ACRONYM.finditer(text)
        }
        # The name alone stands for both.
        self.acronyms |= {
            shown.rpartition(" (")[0]: shown for shown in list(self.acronyms.values())
        }
        self.people: dict[str, str] = {}
        self.roles_of: dict[str, str] = {}
        self.mentions: list[Mention] = []
        for start, end, label in entities:
            if label in ("PERSON", "PER"):
                self._keep_person(_tidy(text[start:end]))

    def noted(self, words: Sequence[Word]) -> None:
        """Take note of the people named in some words, for later mentions.

        Parameters
        ----------
        words : sequence of Word
            A unit's words, in the order of the text.
        """
        run: list[Word] = []
        for word in (*words, None):
            joined = word is not None and (
                word.tag is Tag.NAME
                or (word.text == "." and run and len(run[-1].text) < 6)
            )
            if joined and word is not None:
                run.append(word)
                continue
            if len(run) > 1:
                self._note_run(run)
            run = []

    def resolve(self, source: Span) -> Resolved:
        """Return who is named at a place.

        Parameters
        ----------
        source : (int, int)
            Where a speaker is named.

        Returns
        -------
        Resolved
            The mention itself where nothing better is known.
        """
        raw = _tidy(self.text[slice(*source)])
        lower = raw.lower()
        if lower in SINGULAR or lower in PLURAL or lower in NEUTER:
            found = self._antecedent(source[0], lower)
            if found is None:
                return Resolved(name=raw, coreferent=True)
            self._mention(attrs.evolve(found, at=source[0]))
            return Resolved(name=found.name, coreferent=True)
        if lower in FIRST:
            return Resolved(name=raw, coreferent=True)
        name, before, person = self._named(source)
        affiliation = before or self._apposition(source[1])
        coreferent = False
        role = lower.removeprefix("the ")
        if lower.startswith("the ") and role in self.roles_of:
            name, coreferent, person = self.roles_of[role], True, True
        elif person and before:
            for one in before.lower().split():
                if one in self.roles:
                    self.roles_of[one] = name
        plural = not person and self._is_plural(name)
        self._mention(Mention(at=source[0], name=name, person=person, plural=plural))
        return Resolved(name=name, affiliation=affiliation, coreferent=coreferent)

    def _named(self, source: Span) -> tuple[str, str | None, bool]:
        """Return the name at a place, what stands before it, whether it is a person."""
        start, end = source
        words = tagged(self.text, (start, min(end, start + 400)), lexicon=self.lexicon)
        words = _core(words)
        run = _last_names(words)
        if run and run[-1] is words[-1]:
            kept = self._without_roles(run)
            if (
                len(kept) > MOST_NAMES
                and not any(word.lower in self.bodies for word in kept[-2:])
                and any(word.lower in self.roles for word in words)
            ):
                # "secretary for Public Affairs Ann Lee": the name is what stands last.
                kept = kept[-2:]
            elif _hangs(words, run):
                # "A spokesman for Mr. Lee" is not Lee.
                return _tidy(self.text[words[0].start : words[-1].end]), None, True
            name = POSSESSIVE.sub("", _tidy(self.text[kept[0].start : kept[-1].end]))
            before = _tidy(self.text[start : kept[0].start]) or None
            if before is not None and before.lower() in ("the", "a", "an"):
                before = None
            body = any(word.lower in self.bodies for word in kept)
            if name in self.acronyms:
                return self.acronyms[name], before, False
            if len(kept) == 1 and name in self.people:
                return self.people[name], before, True
            if body or (name.isupper() and len(name) > 1):
                return name, before, False
            if len(kept) > 1 and before is None and words[0].lower == "the":
                return name, before, False
            self._keep_person(name)
            return name, before, len(kept) > 1 or before is not None
        shown = POSSESSIVE.sub("", _tidy(self.text[words[0].start : words[-1].end]))
        return shown, None, False

    def _without_roles(self, run: list[Word]) -> list[Word]:
        """Return a run of names without the roles before the name itself."""
        last = max(
            (n for n, word in enumerate(run[:-1]) if word.lower in self.roles),
            default=-1,
        )
        kept = run[last + 1 :]
        while len(kept) > 1 and kept[0].text == ".":
            kept = kept[1:]
        # "Justice" of the Justice Department is no role.
        body = any(word.lower in self.bodies for word in kept)
        return run if body else kept

    def _note_run(self, run: list[Word]) -> None:
        kept = [
            word for word in run if word.text != "." and word.lower not in self.roles
        ]
        if not 2 <= len(kept) <= 4 or any(word.lower in self.bodies for word in kept):
            return
        name = _tidy(self.text[kept[0].start : kept[-1].end])
        if any(sign.isdigit() for sign in name) or name.isupper():
            return
        self._keep_person(POSSESSIVE.sub("", name))
        self.mentions.append(
            Mention(
                at=run[0].start,
                name=POSSESSIVE.sub("", name),
                person=True,
                plural=False,
                spoke=False,
            )
        )

    def _mention(self, mention: Mention) -> None:
        insort(self.mentions, mention, key=lambda one: one.at)

    def _keep_person(self, name: str) -> None:
        parts = name.split()
        if len(parts) > 1:
            self.people[parts[-1]] = name

    def _antecedent(self, at: int, pronoun: str) -> Mention | None:
        """Return the nearest mention that a pronoun may stand for."""
        last = bisect_left(self.mentions, at, key=lambda one: one.at)
        near = self.mentions[max(0, last - 40) : last]
        if pronoun in SINGULAR:
            people = [one for one in near if one.person and at - one.at <= FARTHEST]
            # Whoever spoke goes on speaking; who was only named does not begin.
            spoke = [one for one in people if one.spoke and at - one.at <= NEAR]
            best = spoke or people
            return best[-1] if best else None
        for mention in reversed(near):
            if at - mention.at > FARTHEST:
                return None
            if pronoun in PLURAL and (mention.plural or not mention.person):
                return mention
            if pronoun in NEUTER and not mention.person and not mention.plural:
                return mention
        return None

    def _is_plural(self, name: str) -> bool:
        head = re.split(r" (?:of|for|in|at|who|from|on|with) ", name)[0].split()
        last = head[-1].lower() if head else ""
        return last in self.groups or (
            last.endswith("s")
            and not last.endswith(("ss", "us"))
            and not last.isupper()
        )

    def _apposition(self, end: int) -> str | None:
        match = APPOSITION.match(self.text, end, min(len(self.text), end + 160))
        if match is None:
            return None
        said = _tidy(match.group(1))
        first = said.split()[0].lower()
        if first in self.lexicon.cues or first in ("and", "but", "or", "said"):
            return None
        if first not in ("a", "an", "the", "who", "of", "from") and not any(
            word in self.roles for word in said.lower().split()[:3]
        ):
            return None
        return said


def _core(words: list[Word]) -> list[Word]:
    """Return a phrase without its relative clause, its brackets and its determiner."""
    kept: list[Word] = []
    for word in words:
        if kept and (word.tag is Tag.RELATIVE or word.text in ("(", ",")):
            break
        kept.append(word)
    while (
        len(kept) > 1
        and kept[0].tag is Tag.DETERMINER
        and kept[0].lower
        in (
            "the",
            "a",
            "an",
        )
    ):
        kept = kept[1:]
    alone = len(kept) == 1 and kept[0].tag is Tag.DETERMINER
    return words if alone or not kept else kept


def _hangs(words: list[Word], run: list[Word]) -> bool:
    """Tell whether a run of names hangs on a noun before it by a preposition."""
    at = len(words) - len(run)
    return at > 1 and words[at - 1].tag is Tag.PREPOSITION


def _last_names(words: list[Word]) -> list[Word]:
    """Return the run of names at the end of a phrase, or before its first "of"."""
    run: list[Word] = []
    for word in reversed(words):
        inner = word.text == "." or (word.lower in ("of", "&") and run)
        if word.tag is Tag.NAME or inner:
            run.insert(0, word)
        else:
            break
    while run and run[0].tag is not Tag.NAME:
        run = run[1:]
    return run


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:")
