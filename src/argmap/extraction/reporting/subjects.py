"""Subjects: who the subject of a reporting verb is, and whether it is a verb at all."""

from __future__ import annotations

import itertools

from argmap.extraction.layout.units import Unit
from argmap.extraction.records import Span, Spans
from argmap.extraction.reporting.phrases import (
    ALONE,
    Range,
    phrase_before,
)
from argmap.extraction.reporting.supposed import (
    fronts_negation,
    is_supposed,
    is_unsaid,
)
from argmap.extraction.reporting.verb_groups import subject_before
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import PRONOMINAL, Word

__all__ = ["BE", "OPENERS", "SPEECHLESS", "Subjects"]


OBLIQUE = frozenset(["him", "me", "us", "them"])
BE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
    ]
)
SPEECHLESS = frozenset(("you", "it", "these", "those", "there"))
SUBJECTS = PRONOMINAL | {"another"}
"""Determiners behind which a word is a verb: several say."""
ATTRIBUTIVE = frozenset(("alleged", "supposed", "reported", "proposed", "claimed"))
# Adjectives behind their noun: neighbors close to, groups critical of.
POSTPOSED = ("close", "al", "ar", "ful", "able", "ible", "ent", "aware", "ous")
PARTICLES = frozenset(("out", "off", "down", "aside", "away", "up", "back"))
OPENERS = frozenset(("as",))
LEFT = frozenset(("some", "many", "others"))
FARTHEST = 80
PAIR = 2
FARTHEST_THING = 12
MOST_TRIED = 8
BOUNDARIES = frozenset(("while", "whereas", "but", "although", ";", ":"))


class Subjects:
    """Finds subjects in one unit; places are (first, last) words, inclusive.

    Parameters
    ----------
    unit : Unit
        A sentence with its quotations as one word each.
    lexicon : Lexicon
        The words to go by.
    """

    def __init__(self, unit: Unit, lexicon: Lexicon) -> None:
        self.unit = unit
        self.words = unit.words
        self.lexicon = lexicon
        # What stands before belongs to an attribution that is closed.
        self.floor = 0
        # What stands before has been passed on: "according to the Times".
        self.passed_on = 0
        self.last_source: Range | None = None
        self.last_at = -1
        self.covered: Spans = ()

    def _says_nothing(self, at: int) -> bool:
        """Tell a noun that is spelled like a reporting verb: the claims, a state."""
        words = self.words
        if at == 0:
            return True
        before = words[at - 1]
        past = any(c.form is Form.PAST for c in self.lexicon.cues[words[at].lower])
        if before.tag is Tag.DETERMINER:
            return before.lower not in SUBJECTS
        if before.tag is Tag.NUMBER:
            # "2,904 reported offenses", but "the 287(g) report says".
            return words[at].lower in ATTRIBUTIVE
        if before.tag is Tag.PREPOSITION:
            return before.lower != "to"
        if before.lower.endswith(("'s", "s'")) and before.tag is not Tag.PRONOUN:
            return not past
        if words[at].lower == "state" and self._governed(at):
            # "dodge state caps", "state Sen. Lee".
            return True
        return self._modifies(at) if past else self._is_object(at)

    def _governed(self, at: int) -> bool:
        """Tell whether a noun stands next."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        return after is not None and after.tag in (Tag.OTHER, Tag.NAME)

    def _modifies(self, at: int) -> bool:
        """Tell a past form that goes with a noun, or is passive: phantom, alleged."""
        words = self.words
        before = words[at - 1]
        # "canneries and alleged phantom payrolls".
        attributive = words[at].lower in ATTRIBUTIVE and self._governed(at)
        leads = before.tag in (Tag.CONJUNCTION, Tag.SIGN)
        # Passive, or a participle after its noun: reports published by.
        passive = before.lower in BE or (
            before.tag is Tag.ADVERB and at > 1 and words[at - 2].lower in BE
        )
        by = at + 1 < len(words) and words[at + 1].lower == "by"
        # "One widely cited study".
        known = before.lower.endswith("ly") and at > 1 and self._governed(at)
        counted = known and words[at - 2].tag in (Tag.DETERMINER, Tag.NUMBER)
        return (attributive and leads) or passive or by or counted

    def _is_object(self, at: int) -> bool:
        """Tell a noun by the verb before it or the words behind it."""
        words = self.words
        before = words[at - 1]
        if self._is_headed(at) or self._is_claimed(at):
            return True
        if before.tag is Tag.VERB and (
            before.lower not in self.lexicon.cues or self._governs_noun(at - 1)
        ):
            return True
        if before.tag is not Tag.CONJUNCTION:
            return False
        after = words[at + 1] if at + 1 < len(words) else None
        follows = after is not None and (
            after.tag in (Tag.THAT, Tag.QUOTE, Tag.PRONOUN, Tag.DETERMINER)
            or after.lower == "to"
        )
        return not follows and not (at > 1 and words[at - 2].tag in FINITE)

    def _is_claimed(self, at: int) -> bool:
        """Tell "fought claims that" and "threw out claims that" from "Lee claims that"."""
        words = self.words
        before = words[at - 1]
        noun = words[at].lower.endswith("s") and words[at].lower in self.lexicon.nouns
        that = at + 1 < len(words) and words[at + 1].tag is Tag.THAT
        return noun and that and (before.tag is Tag.VERB or before.lower in PARTICLES)

    def _is_headed(self, at: int) -> bool:
        """Tell a noun by what follows it: claims will, report says, view of."""
        words = self.words
        if at + 1 >= len(words):
            return False
        before, after = words[at - 1], words[at + 1]
        if after.tag is Tag.AUXILIARY:
            cues = self.lexicon.cues[words[at].lower]
            never = self.lexicon.classes["never_nouns"]
            return any(cue.lemma not in never for cue in cues)
        if after.lower == "of":
            return words[at].lower not in ("warn", "warns", "complain", "complains")
        return (
            after.tag is Tag.VERB
            and after.lower in self.lexicon.cues
            and before.tag not in (Tag.PRONOUN, Tag.AUXILIARY)
            and not self._governs_noun(at)
        )

    def _governs_noun(self, at: int) -> bool:
        """Tell a verb and its object: denied claims that, repeated reports that."""
        verb = self.words[at].lower
        return self.words[at + 1].lower in self.lexicon.nouns and (
            verb in self.lexicon.classes["light_verbs"]
            or any("noun" in cue.takes for cue in self.lexicon.cues.get(verb, ()))
        )

    def _subject(self, at: int) -> Range | None:
        """Return who says something by the verb at a place, if somebody does."""
        words = self.words
        found = self._subject_named(at) or self._thing_that(at)
        if found is None or not self._could_say(found, at):
            return None
        if is_supposed(self.unit, found, at, lexicon=self.lexicon):
            return None
        first, last = found
        restrictive = words[last].lower == "who" and words[last - 1].text != ","
        if restrictive and not self._happened((first, last - 1), at):
            return None
        return found

    def _thing_that(self, at: int) -> Range | None:
        """Return what speaks in "a report that found": it is not known from before."""
        words = self.words
        told = any(cue.form is Form.PAST for cue in self.lexicon.cues[words[at].lower])
        if at < 2 or words[at - 1].tag is not Tag.THAT or not told:
            return None
        for first in range(at - 2, max(-1, at - FARTHEST_THING), -1):
            if words[first].lower in ("a", "an"):
                return (first, at - 2) if first < at - 2 else None
            if words[first].tag in (Tag.SIGN, Tag.QUOTE, *FINITE):
                break
        return None

    def _is_thing_that(self, subject: Range) -> bool:
        """Tell the subject of a clause that is the subject of another: a memo that said."""
        after = subject[1] + 1
        return self.words[after].tag is Tag.THAT

    def _subject_named(self, at: int) -> Range | None:
        """Return the phrase that is the subject of the verb at a place."""
        words = self.words
        group = at - 1
        while group > 0 and words[group].tag in (Tag.ADVERB, Tag.AUXILIARY):
            group -= 1
        if group > 0 and words[group].tag is Tag.CONJUNCTION:
            # "rejected the plan and said": the subject of the verb before.
            return self._clause_subject(group)
        if at > 1 and words[at - 1].lower == "to" and words[at - 2].lower in LEFT:
            # "leaving many to wonder".
            return (at - 2, at - 2)
        found = subject_before(words, at, lexicon=self.lexicon)
        if found is None or not self._agrees(found, at):
            return None
        behind = words[at + 1 : at + 3]
        inserted = len(behind) == PAIR and behind[0].text == ","
        if inserted and behind[1].tag in FINITE:
            # "Cole, the clerk said, left": the name is not the clerk's.
            return found
        return self._with_name(found)

    def _could_say(self, phrase: Range, at: int) -> bool:
        """Tell whether a phrase can be a speaker: no "you", no "it" but of some verbs."""
        words = self.words
        first, last = phrase
        lower = words[last].lower
        if first == last and lower in OBLIQUE:
            return False
        if lower in ("it", "which") and any(
            words[n].lower == "to" for n in range(last + 1, at)
        ):
            # "It is wrong to say", "which is meant to find".
            return False
        if words[last].tag is not Tag.PRONOUN or lower not in SPEECHLESS:
            return True
        said = {cue.lemma for cue in self.lexicon.cues.get(words[at].lower, ())}
        return lower == "it" and not said.isdisjoint(self.lexicon.classes["it_says"])

    def _happened(self, phrase: Range, at: int) -> bool:
        """Tell "the clerk who said so" from "anybody who says so"."""
        lead = self.words[phrase[0]]
        told = self.lexicon.verbs.get(self.words[at].lower) is Form.PAST
        # "Borrowers who think so may write": the capital is the sentence's.
        alone = phrase == (0, 0)
        named = self._head(phrase).tag is Tag.NAME and not alone
        return named or (
            told
            and not alone
            and lead.lower not in ("any", "anyone", "every", "no", "those")
        )

    def _with_name(self, phrase: Range) -> Range:
        """Return a phrase with the name before it: Ann Lee, a lawyer in Ames said."""
        words = self.words
        first, last = phrase
        if first < 2 or words[first - 1].text != ",":
            return phrase
        if words[first].tag is not Tag.DETERMINER:
            return self._with_title(phrase)
        name = first - 2
        while name >= 0 and words[name].tag is Tag.NAME:
            name -= 1
        begins = name < 0 or words[name].tag is Tag.SIGN or words[name].lower in OPENERS
        return (name + 1, last) if begins and first - 2 - name > 1 else phrase

    def _with_title(self, name: Range) -> Range:
        """Return a name with what it is: "Rents fell," the clerk, Ann Lee, said."""
        words = self.words
        first, last = name
        if words[first].tag is not Tag.NAME or words[last + 1].text != ",":
            return name
        title = phrase_before(words, first - 2, lexicon=self.lexicon)
        behind_quotation = title and title[0] and words[title[0] - 1].tag is Tag.QUOTE
        return (title[0], last) if title and behind_quotation else name

    def _agrees(self, phrase: Range, at: int) -> bool:
        """Tell whether a phrase can be the subject of the verb at a place."""
        words = self.words
        head = self._head(phrase)
        lead = words[phrase[0]]
        if lead.lower in ("one", "another", "each") and phrase[0] == phrase[1]:
            # "One answer is": a noun.
            return self.lexicon.verbs.get(words[at].lower) is not Form.BASE
        if head.tag is Tag.PRONOUN or head.tag is Tag.QUOTE or lead.lower in ALONE:
            return True
        if lead.lower == "your":
            return False
        lower = head.lower
        joined = any(
            words[n].tag is Tag.CONJUNCTION for n in range(phrase[0], phrase[1])
        )
        plural = (
            lower in self.lexicon.classes["plurals"]
            or lower.endswith("men")
            # "Hollis et al. estimate".
            or lower == "al"
            or (lower.endswith("s") and not lower.endswith(("ss", "us", "is")))
        )
        if head.tag is not Tag.NAME and lead.tag is not Tag.NAME:
            bare = lead.tag not in (Tag.DETERMINER, Tag.NUMBER, Tag.PRONOUN)
            owned = any(
                words[n].lower.endswith(("'s", "s'"))
                for n in range(phrase[0], phrase[1])
            )
            if bare and not (
                plural or joined or owned or lower in self.lexicon.classes["mass"]
            ):
                return False
        between = words[phrase[1] + 1 : at]
        if any(
            word.tag is Tag.AUXILIARY or word.lower in ("to", "along", "together")
            for word in between
        ):
            return True
        if fronts_negation(words, phrase[0], self.lexicon):
            # "At no point did the clerk say".
            return True
        form = self.lexicon.verbs.get(words[at].lower)
        if words[at].lower in self.lexicon.classes["unchanged"]:
            return True
        if form is Form.BASE:
            return plural or joined or head.text.isupper()
        if form is Form.SINGULAR:
            return (
                not plural
                or head.tag is Tag.NAME
                or lower in self.lexicon.classes["either"]
            )
        return True

    def _clause_subject(self, at: int) -> Range | None:
        """Return the subject of the clause that a place stands in."""
        words = self.words
        low = self._clause_floor(at)
        tried = 0
        for place in range(low + 1, at):
            word = words[place]
            if tried == MOST_TRIED:
                break
            if word.tag in FINITE and not self._in_relative(place, low):
                tried += 1
                found = subject_before(words, place, lexicon=self.lexicon)
                with_phrase = found and words[found[0] - 1].lower == "with"
                if found is not None and found[0] >= low and not with_phrase:
                    return found
        return None

    def actor(self) -> Span | None:
        """Return the place of the name or pronoun that the unit is about, if there is one."""
        words = self.words
        subject = self._clause_subject(len(words) - 1)
        if subject is None and words[0].tag in (Tag.NAME, Tag.PRONOUN):
            # A verb that is not known: Lee shook his head.
            names = itertools.takewhile(lambda word: word.tag is words[0].tag, words)
            subject = (0, sum(1 for _ in names) - 1)
        if subject is None or words[subject[1]].lower in SPEECHLESS:
            return None
        head = self._head(subject)
        acts = head.tag is Tag.NAME or words[subject[0]].tag is Tag.PRONOUN
        span = words[subject[0]].start, words[subject[1]].end
        return span if acts else None

    def _clause_floor(self, at: int) -> int:
        """Return where the clause begins that a place stands in."""
        low = at
        floor = max(0, at - FARTHEST)
        while low > floor and self._same_sentence(low - 1, at):
            if self.words[low - 1].lower in BOUNDARIES:
                break
            low -= 1
        return low

    def _in_relative(self, place: int, low: int) -> bool:
        """Tell whether a relative word stands between the last sign and a verb."""
        for at in range(place - 1, low - 1, -1):
            if self.words[at].tag is Tag.RELATIVE:
                return True
            if self.words[at].tag is Tag.SIGN:
                return False
        return False

    def _group_start(self, at: int, last: int) -> int:
        """Return where the verb group begins: has repeatedly asserted."""
        first = at
        while first - 1 > last and self.words[first - 1].tag in (
            Tag.AUXILIARY,
            Tag.ADVERB,
        ):
            first -= 1
        return first

    def _negated(self, subject: Range, at: int) -> bool:
        return is_unsaid(self.words, subject, at, lexicon=self.lexicon)

    def _head(self, phrase: Range) -> Word:
        first, last = phrase
        head = self.words[first]
        for at in range(first, last + 1):
            word = self.words[at]
            if at > first and (
                word.tag in (Tag.PREPOSITION, Tag.RELATIVE)
                or word.lower == "such"
                or (word.tag is Tag.VERB and word.lower.endswith("ed"))
            ):
                break
            if word.tag in (Tag.OTHER, Tag.NAME, Tag.VERB, Tag.PRONOUN) and not (
                at < last
                and self.words[at + 1].tag is Tag.PREPOSITION
                and head.lower.endswith(("s", "people"))
                and word.lower.endswith(POSTPOSED)
            ):
                head = word
        return head

    def _same_sentence(self, one: int, other: int) -> bool:
        return self.unit.sentences[one] == self.unit.sentences[other]
