"""Nouns and adjectives that carry a content: the claim that, is convinced that."""

from __future__ import annotations

from argmap.extraction.reporting.clauses import (
    before_predicate,
    clause_end,
)
from argmap.extraction.reporting.phrases import Range, phrase_after, phrase_before
from argmap.extraction.reporting.preceding import Preceding
from argmap.extraction.reporting.report import Report
from argmap.extraction.reporting.subjects import BE, SPEECHLESS
from argmap.extraction.reporting.verb_groups import has_finite_verb, is_relative_verb
from argmap.extraction.words.lexicon import FINITE, Tag
from argmap.extraction.words.tokens import Word
from argmap.model.assertions import Stance

__all__ = ["Nouns"]

CONTRACTED = frozenset(("he's", "she's", "they're"))


class Nouns(Preceding):
    """Finds contents behind reporting nouns and adjectives."""

    def _noun(self, at: int) -> Report | None:
        words = self.words
        content = self._that_after(at)
        if content is None or words[at].tag not in (Tag.OTHER, Tag.VERB):
            return None
        source: Range | None = None
        cue = (at, at)
        owner = at - 1
        while (
            owner > 0
            and words[owner].tag in (Tag.OTHER, Tag.ADVERB, Tag.DETERMINER)
            and words[owner].lower not in ("his", "her", "their")
            and not words[owner].lower.endswith(("'s", "s'"))
        ):
            owner -= 1
        held = self._held_by(at)
        if held is not None:
            source, content = held, self._that_after(held[1])
        elif owner >= 0 and words[owner].lower.endswith(("'s", "s'")):
            source = self._owner(owner)
        elif owner >= 0 and words[owner].lower in ("his", "her", "their"):
            source = (owner, owner)
        elif owner == at - 1 and self._names_speaker(owner, words[at]):
            source = (self._start_of_name(owner), owner)
        elif words[at + 1].lower in ("by", "from", "among"):
            source = phrase_after(words, at + 2, lexicon=self.lexicon)
            if source is not None:
                content = self._that_after(source[1])
        elif owner >= 0 and words[owner].lower in self.lexicon.classes["light_verbs"]:
            source, cue = self._subject(owner), (owner, at)
        if source is None or content is None:
            return None
        if self.words[self._clause_floor(at)].tag is Tag.PREPOSITION:
            # "Despite assurances from Lee that rents fell, Poe left".
            content = content[0], self._before_main(*content)
        return self._report(
            [content],
            cue=cue,
            source=source,
            kind=None,
            lemma=self.lexicon.nouns[words[at].lower],
            frame="that",
            stance=self._stance(at),
            # "Includes no admission that".
            negated=any(words[n].lower == "no" for n in range(cue[0], at)),
        )

    def _stance(self, at: int) -> Stance:
        """Tell "is skeptical that" and "her doubts that" from "is convinced that"."""
        doubting = self.words[at].lower in self.lexicon.classes["doubting"]
        return Stance.DOUBTS if doubting else Stance.ASSERTS

    def _held_by(self, at: int) -> Range | None:
        """Return who holds "the contention of Ann Lee that": a name, not "of fraud"."""
        words = self.words
        if words[at + 1].lower != "of":
            return None
        source = phrase_after(words, at + 2, lexicon=self.lexicon)
        named = source is not None and words[source[1]].tag is Tag.NAME
        return source if named else None

    def _names_speaker(self, at: int, noun: Word) -> bool:
        """Tell "Republican claims that rents fell" from "DNA evidence that"."""
        word = self.words[at]
        return (
            at >= 0
            and word.tag is Tag.NAME
            and word.lower not in self.lexicon.classes["times"]
            and noun.lower != "evidence"
        )

    def _start_of_name(self, last: int) -> int:
        """Return where a name begins: Census Bureau."""
        first = last
        while first and self.words[first - 1].tag is Tag.NAME:
            first -= 1
        return first

    def _owner(self, at: int) -> Range | None:
        """Return the phrase of an owner: no verb, no preposition but "of" goes before it.

        "Waved off the report's claim", "no merit in the state's argument".
        """
        words = self.words
        found = phrase_before(words, at, lexicon=self.lexicon)
        if found is None:
            return None
        first, last = found
        for n in range(last, first, -1):
            before = words[n - 1]
            verbal = before.lower in self.lexicon.cues and before.tag is Tag.VERB
            leads = before.tag is Tag.PREPOSITION and before.lower != "of"
            if leads or (verbal and words[n - 2].tag is not Tag.DETERMINER):
                return n, last
        return found

    def _that_after(self, at: int) -> Range | None:
        words = self.words
        for later in range(at + 1, min(len(words) - 1, at + 8)):
            if words[later].lower in BE and words[later + 1].tag is Tag.THAT:
                # "His claim is that".
                continue
            if words[later].tag is Tag.THAT:
                if is_relative_verb(words[later + 1], self.lexicon):
                    return None
                last = clause_end(self.unit, later, lexicon=self.lexicon)
                if self._is_headless(at):
                    last = before_predicate(words, later + 1, last, self.lexicon)
                quoted = any(words[n].tag is Tag.QUOTE for n in range(later, last + 1))
                if quoted or has_finite_verb(words, later + 1, last):
                    return (later, last)
                return None
            if words[later].tag in FINITE or words[later].tag is Tag.SIGN:
                return None
        return None

    def _is_headless(self, at: int) -> bool:
        """Tell a claim that is the subject of its sentence: no verb stands before it."""
        low = self._clause_floor(at)
        return not any(self.words[n].tag in FINITE for n in range(low, at))

    def _that_near(self, at: int) -> int | None:
        """Return the place of "that" behind an adjective: clear to them on Monday that."""
        words = self.words
        for later in range(at, min(len(words) - 1, at + 10)):
            if words[later].tag is Tag.THAT:
                plain = later == at or words[at].tag is Tag.PREPOSITION
                return later if plain else None
            if words[later].tag in (Tag.SIGN, Tag.QUOTE, *FINITE):
                return None
        return None

    def _adjective(self, at: int) -> Report | None:
        words = self.words
        if at < 1:
            return None
        that = self._that_near(at + 1)
        if that is None:
            return None
        verb = at - 1
        while verb > 0 and words[verb].tag is Tag.ADVERB:
            verb -= 1
        made = words[verb].lower == "it" and words[verb - 1].lower in ("made", "makes")
        if made:
            verb -= 1
        contracted = words[verb].lower in CONTRACTED
        if not (made or contracted or words[verb].lower in BE):
            return None
        source = (verb, verb) if contracted else self._subject(verb)
        if source is None or words[source[1]].lower in SPEECHLESS:
            return None
        last = clause_end(self.unit, that, lexicon=self.lexicon)
        if not has_finite_verb(words, that + 1, last):
            return None
        return self._report(
            [(that, last)],
            cue=(verb, at),
            source=source,
            kind=None,
            lemma=words[at].lower,
            frame="that",
            stance=self._stance(at),
            negated=self._negated(source, at),
        )
