"""Rules: the attributions in one unit, by reporting verbs, nouns and phrases."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.extraction.layout.units import Unit
from argmap.extraction.records import Spans
from argmap.extraction.reporting.clauses import before_predicate
from argmap.extraction.reporting.frames import following
from argmap.extraction.reporting.introductions import Introductions
from argmap.extraction.reporting.nouns import Nouns
from argmap.extraction.reporting.participles import Participles
from argmap.extraction.reporting.passives import Passives
from argmap.extraction.reporting.phrases import Range, is_statement
from argmap.extraction.reporting.pointing import points_back
from argmap.extraction.reporting.report import Following, Report
from argmap.extraction.reporting.verb_groups import is_reporting
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import Cue, Lexicon, Tag
from argmap.model.assertions import Stance

__all__ = ["reports"]

OTHERWISE = (["a", "different"], ["another", "story"], ["the", "opposite"])
DEEPEST = 4
OPENING_PARTICIPLES = frozenset(
    ("before", "after", "while", "when", "by", "in", "since")
)


def reports(unit: Unit, *, lexicon: Lexicon) -> tuple[Report, ...]:
    """Return the attributions of a unit, in the order of their cues.

    Parameters
    ----------
    unit : Unit
        A sentence with its quotations as one word each.
    lexicon : Lexicon
        The words to go by.

    Returns
    -------
    tuple of Report
        Those nested in the content of others included.
    """
    return tuple(Reader(unit, lexicon).read())


class Reader(Participles, Passives, Introductions, Nouns):
    """Goes once over the words of a unit."""

    def read(self) -> Iterator[Report]:
        """Yield the attributions.

        Yields
        ------
        Report
            In the order of their cues.
        """
        at = 0
        while at < len(self.words):
            word = self.words[at]
            found = None
            if word.lower in ("according", "as", "in", "per"):
                found = self._phrase(at)
            if found is None and word.lower in self.lexicon.cues:
                found = self._verb(at)
            if found is None and word.lower in self.lexicon.nouns:
                found = self._noun(at)
            if found is None and word.lower in self.lexicon.adjectives:
                found = self._adjective(at)
            if found is None and word.tag is Tag.QUOTE:
                found = self._colon(at) or self._signed(at)
            if found is not None and not self._told(found):
                found = attrs.evolve(found, contents=self._nested(found))
                self.covered += found.contents
                yield found
            at += 1

    def _told(self, found: Report) -> bool:
        """Tell a quotation that has its speaker: "said, when the case began, “No.”"."""
        return found.frame in ("quote", "left") and not set(found.contents).isdisjoint(
            self.covered[-DEEPEST:]
        )

    def _nested(self, found: Report) -> Spans:
        """Return contents that end with the content they stand in, cue and all."""
        if found.cue is None:
            return found.contents
        start, cut = found.cue[0], found.contents
        for first, last in self.covered[-DEEPEST:]:
            if first <= start < last:
                cut = tuple(
                    (begin, min(end, last) if first <= begin < last else end)
                    for begin, end in cut
                )
        return cut

    def _verb(self, at: int) -> Report | None:
        words = self.words
        word = words[at]
        cues = self.lexicon.cues[word.lower]
        participles = [cue for cue in cues if cue.form is Form.PARTICIPLE]
        if participles and (at == 0 or words[at - 1].lower in OPENING_PARTICIPLES):
            return self._opening_participle(at, participles)
        if word.tag not in (Tag.VERB, Tag.OTHER) or not word.text[0].islower():
            return None
        if participles:
            return self._participle(at, participles)
        if word.tag is not Tag.VERB:
            return None
        if self._says_nothing(at):
            return self._passive(at, cues)
        inverted = self._inverted(at, cues)
        if inverted is not None:
            return inverted
        subject = self._subject(at)
        if subject is None or self._says_otherwise(at):
            return None
        found = following(self.unit, at, cues, lexicon=self.lexicon)
        ahead = words[subject[0] - 1] if subject[0] else None
        quoted = ahead is not None and ahead.tag is Tag.QUOTE and is_statement(ahead)
        if found is None or (quoted and found[1].frame not in ("quote", "that")):
            # '"It fell," Lee explained when I called': the quotation is what is said.
            return self._denied_before(at, subject, cues) or self._after_content(
                at, subject, cues
            )
        return self._followed(at, subject, *found)

    def _followed(
        self, at: int, subject: Range, cue: Cue, content: Following
    ) -> Report | None:
        """Return the report of a verb that what is said follows: Lee said rents fell."""
        words = self.words
        if self._says_by_another(subject, content):
            return None
        last = self._end_of_lesser(subject, content.first, content.last)
        if self._is_thing_that(subject):
            if content.frame not in ("that", "clause", "quote"):
                return None
            last = self._before_main(content.first, last)
            if subject[0] <= self._clause_floor(at):
                # "A memo that said rents fell | was lost".
                last = before_predicate(words, content.first, last, self.lexicon)
        spans = [(content.first, last)]
        if content.frame == "quote":
            before = self._quote_before(subject[0])
            if before is not None:
                spans.insert(0, before)
            spans += self._quotes_after(content.last)
        if self._too_vague(subject, content.frame, at):
            return None
        self.last_source, self.last_at = subject, at
        critical = self.lexicon.classes["criticizing"]
        against = content.frame == "that" and cue.lemma in critical
        return self._report(
            spans,
            cue=(self._group_start(at, subject[1]), at),
            source=subject,
            kind=None,
            lemma=cue.lemma,
            frame=content.frame,
            stance=Stance.DENIES if against else cue.stance,
            negated=self._negated(subject, at),
        )

    def _says_by_another(self, subject: Range, content: Following) -> bool:
        """Tell "a man who answered the phone said": two verbs, and one of them says."""
        words = self.words
        inside = range(content.first + 1, content.last + 1)
        return (
            content.frame == "clause"
            and words[subject[1]].lower == "who"
            and words[subject[1] - 1].text != ","
            and any(is_reporting(words[n], self.lexicon) for n in inside)
        )

    def _denied_before(
        self, at: int, subject: Range, cues: tuple[Cue, ...]
    ) -> Report | None:
        """Return the report of "which Lee denies" and "a claim the town disputes"."""
        words = self.words
        cue = next((cue for cue in cues if "pointing" in cue.takes), None)
        after = words[at + 1] if at + 1 < len(words) else None
        ends = after is None or after.tag is Tag.SIGN or after.lower == "as"
        begins, end = subject
        named = points_back(words, begins, min(begins + 1, end))
        if named and all(word.tag is Tag.NAME for word in words[begins + 2 : end + 1]):
            # "A claim Ann Lee denies".
            subject = begins + 2, end
        last = subject[0] - 1
        told = words[last].lower == "which"
        if last > 1 and words[last].tag in (Tag.THAT, Tag.RELATIVE) and not told:
            last -= 1
        first = last if told else last - 1
        if cue is None or not ends or first < 1 or words[first - 1].text != ",":
            return None
        if not (told or points_back(words, first, last)):
            return None
        self.last_source, self.last_at = subject, at
        return self._report(
            [(first, last)],
            cue=(self._group_start(at, subject[1]), at),
            source=subject,
            kind=None,
            lemma=cue.lemma,
            frame="pointing",
            stance=cue.stance,
            negated=self._negated(subject, at),
        )

    def _says_otherwise(self, at: int) -> bool:
        """Tell "say otherwise", "tell a different story" and "show up", which say no more."""
        behind = [word.lower for word in self.words[at + 1 : at + 4]]
        up = behind[:1] == ["up"] and behind[1:2] != ["to"]
        particle = up and not any(
            "up" in cue.after for cue in self.lexicon.cues[self.words[at].lower]
        )
        return behind[:1] == ["otherwise"] or behind[:2] in OTHERWISE or particle
