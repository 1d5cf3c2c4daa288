"""Contents that come before their speaker: "Rents fell," said Lee; rents, Lee said, fell."""

from __future__ import annotations

from argmap.extraction.reporting.clauses import (
    DASHES,
    clause_end,
    clause_start,
)
from argmap.extraction.reporting.phrases import (
    SPOKEN,
    Range,
    is_statement,
    past_name,
    phrase_after,
)
from argmap.extraction.reporting.report import Report
from argmap.extraction.reporting.reported import Reported
from argmap.extraction.reporting.subjects import OPENERS
from argmap.extraction.reporting.verb_groups import (
    behind_adverbs,
    has_finite_verb,
    has_main_verb,
)
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Cue, Tag
from argmap.extraction.words.tokens import Word, is_dash, quoted_end
from argmap.model.assertions import Stance

__all__ = ["Preceding"]

LEAST_LEFT = 2

# After one of these a content is not at its end.
UNFINISHED = frozenset(
    (Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.AUXILIARY, Tag.THAT, Tag.CONJUNCTION)
)


class Preceding(Reported):
    """Finds contents before a saying, and makes the reports of a unit."""

    def _inverted(self, at: int, cues: tuple[Cue, ...]) -> Report | None:
        words = self.words
        before = words[at - 1]
        usable = [
            cue
            for cue in cues
            if not cue.addressed
            and cue.stance is not Stance.DENIES
            and (
                "clause" in cue.takes
                or ("quote" in cue.takes and before.tag is Tag.QUOTE)
            )
        ]
        if at + 1 >= len(words) or not usable:
            return None
        if not (before.tag is Tag.QUOTE or before.text == "," or before.text in DASHES):
            return None
        source = self._speaker_behind(at)
        if source is None:
            return None
        source = source[0], past_name(words, source[1])
        rest = self._rest_after_insertion(source[1] + 1)
        left = self._left(at, part=rest is not None)
        if left is None:
            return None
        spans = [left, *self._quotes_after(source[1])]
        if rest is not None and before.tag is not Tag.QUOTE:
            spans = [left, rest]
        self.floor = source[1] + 1
        self.last_source, self.last_at = source, at
        cue = usable[0]
        return self._report(
            spans,
            cue=(at, at),
            source=source,
            kind=None,
            lemma=cue.lemma,
            frame="left",
            stance=cue.stance,
        )

    def _speaker_behind(self, at: int) -> Range | None:
        """Return the subject that stands behind its verb, if no clause goes on with it."""
        words = self.words
        source = phrase_after(words, at + 1, lexicon=self.lexicon)
        if source is None or any(
            words[n].tag is Tag.QUOTE and is_statement(words[n])
            for n in range(source[0], source[1] + 1)
        ):
            return None
        if source[0] == source[1] and (
            words[source[0]].lower in self.lexicon.classes["times"]
        ):
            return None
        next_at = behind_adverbs(words, source[1] + 1)
        after = words[next_at] if next_at < len(words) else None
        if after is not None and (
            after.tag in FINITE or after.tag in (Tag.THAT, Tag.PRONOUN, Tag.QUOTE)
        ):
            return None
        return source

    def _rest_after_insertion(self, at: int) -> Range | None:
        """Return what goes on after "said Lee, a lawyer," if a verb leads it."""
        words = self.words
        for later in range(at, min(len(words) - 1, at + 25)):
            after = words[later + 1]
            if words[later].text != "," or after.lower in self.lexicon.cues:
                continue
            if after.tag in FINITE:
                last = clause_end(self.unit, later + 1, lexicon=self.lexicon)
                return (later + 1, last) if last > later + 1 else None
        return None

    def _after_content(
        self, at: int, subject: Range, cues: tuple[Cue, ...]
    ) -> Report | None:
        """Return the report whose content stands before its subject."""
        words = self.words
        first = subject[0]
        if first == 0:
            return None
        before = words[first - 1]
        spoken = before.tag is Tag.QUOTE
        usable = [
            cue
            for cue in cues
            if cue.takes & {"clause", "quote"} and (spoken or "clause" in cue.takes)
        ]
        if before.lower in OPENERS:
            # "As far as I know" says nothing.
            known = {"that"} if words[subject[1]].lower not in ("i", "we") else set()
            told = (
                self._as_they_say(at, subject, cue)
                for cue in cues
                if cue.takes & {"clause", "quote", *known}
            )
            return next(filter(None, told), None)
        if not usable:
            return None
        if not (before.tag is Tag.QUOTE or before.text == "," or before.text in DASHES):
            return None
        stop = self._end_of_saying(at + 1, usable[0])
        if stop is None:
            if not spoken:
                return None
            stop = len(words)
        left = self._left(first, part=True)
        if left is None:
            return None
        quoted = words[left[1]].tag is Tag.QUOTE
        rest = self._remainder(stop, quoted=quoted, left=left)
        if not rest and self._left(first) is None:
            return None
        spans = [left, *rest]
        self.floor = stop
        self.last_source, self.last_at = subject, at
        return self._report(
            spans,
            cue=(self._group_start(at, subject[1]), at),
            source=subject,
            kind=None,
            lemma=usable[0].lemma,
            frame="left",
            stance=usable[0].stance,
            negated=self._negated(subject, at),
        )

    def _end_of_saying(self, at: int, cue: Cue) -> int | None:
        """Return the place of the sign that ends "Lee told reporters on Monday"."""
        words = self.words
        limit = min(len(words), at + 30)
        if cue.after and at < limit:
            if words[at].lower not in cue.after:
                return None
            at += 1
        if at < limit and not (
            cue.addressed
            or words[at].tag in (Tag.SIGN, Tag.QUOTE, Tag.ADVERB, Tag.SUBORDINATOR)
            or (words[at].tag is Tag.PREPOSITION and not self._infinitive(at))
            or words[at].lower in self.lexicon.classes["times"]
            or words[at].lower in ("this", "last", "earlier", "late")
        ):
            return None
        behind = words[at + 1] if at + 1 < limit else None
        if behind and words[at].tag is Tag.ADVERB and behind.tag is Tag.NUMBER:
            # "Wages explain roughly 60 percent".
            return None
        while at < limit:
            word = words[at]
            if word.tag is Tag.QUOTE:
                return at
            if word.tag is Tag.SIGN and word.text not in ("(", ")", "&", "'", "’", "$"):
                if (
                    word.text == "."
                    and words[at - 1].text[0].isupper()
                    and (len(words[at - 1].text) < 5 and at + 1 < len(words))
                ):
                    at += 1
                    continue
                return at
            if word.tag is Tag.THAT or (
                word.tag in FINITE and words[at - 1].tag is Tag.PRONOUN
            ):
                return None
            at += 1
        return at if at >= len(words) else None

    def _infinitive(self, at: int) -> bool:
        words = self.words
        return (
            words[at].lower == "to"
            and at + 1 < len(words)
            and self.lexicon.verbs.get(words[at + 1].lower) is Form.BASE
        )

    def _left(self, stop: int, *, part: bool = False) -> Range | None:
        """Return the content, or the part of one, that ends before a place."""
        words = self.words
        last = stop - 1
        while last >= self.floor and (
            words[last].text == "," or words[last].text in DASHES
        ):
            last -= 1
        if last < self.floor:
            return None
        first = clause_start(self.unit, last, floor=self.floor)
        if first <= self.last_at < last:
            # "She asked whether it held, since nobody, he said, knew".
            inner = [
                n
                for n in range(self.last_at + 2, last)
                if words[n].tag is Tag.SUBORDINATOR and words[n - 1].text == ","
            ]
            first = inner[-1] + 1 if inner else first
        if words[last].tag is Tag.QUOTE and quoted_end(words[last].text) in SPOKEN:
            # What stands before a quotation that ends a sentence may be its frame.
            if first == last:
                return (first, last)
        elif words[last].tag is Tag.QUOTE:
            return (first, last)
        if words[last].tag is Tag.QUOTE and first < last:
            before = words[last - 1]
            # "Photo: A. Lee “Rents fell,” she said": a caption has run into the text.
            caption = before.tag is Tag.NAME and any(
                words[n].text == ":" for n in range(first, last)
            )
            led_in = before.text == ":"
            if caption or led_in or is_dash(words, last - 1):
                return (last, last)
        if part:
            return (first, last)
        if first < last and (
            has_main_verb(words, first, last + 1)
            or any(words[n].tag is Tag.QUOTE for n in range(first, last + 1))
        ):
            return (first, last)
        return None

    def _quote_before(self, first: int) -> Range | None:
        """Return the content that ends with a quotation before the subject."""
        at = first - 1
        if at >= self.floor and self.words[at].text == ",":
            at -= 1
        if at < self.floor or self.words[at].tag is not Tag.QUOTE:
            return None
        if at == first - 1 and not self._same_sentence(at, first):
            return None
        return (clause_start(self.unit, at, floor=self.floor), at)

    def _quotes_after(self, at: int) -> list[Range]:
        """Return the next quotation after a saying, a comma between them."""
        words = self.words
        for later in range(at + 1, min(len(words), at + 20)):
            word = words[later]
            if word.tag is Tag.QUOTE:
                led = words[later - 1].text in (",", ":", ".", ";")
                long = len(word.text.split()) > 3
                # "Costs," he said, "rose."
                goes_on = word.text[1:2].islower()
                return [(later, later)] if led and (long or goes_on) else []
            if word.tag in FINITE or word.text in ("?", "!"):
                return []
            if word.lower in self.lexicon.cues and word.lower.endswith("ing"):
                # "he said, adding": what follows has a cue of its own.
                return []
        return []

    def _remainder(
        self, at: int, *, quoted: bool, left: Range | None = None
    ) -> list[Range]:
        """Return what goes on after "Lee said," in the middle of a content."""
        words = self.words
        if at >= len(words):
            return []
        if quoted:
            more = self._quotes_after(at - 1)
            if more or left is None or words[left[0]].tag is not Tag.PREPOSITION:
                return more
        if words[at].text != "," or at + 1 >= len(words):
            return []
        lead = words[at + 1]
        unfinished = left is not None and (
            self._is_unfinished(*left) or self._lacks_object(left[1], lead)
        )
        goes_on = lead.tag in (Tag.AUXILIARY, Tag.VERB, Tag.PRONOUN) or lead.lower in (
            "and",
            "but",
            "because",
            "if",
            "that",
            "not",
        )
        if not (goes_on or unfinished) or lead.lower in self.lexicon.cues:
            return []
        last = clause_end(self.unit, at + 1, lexicon=self.lexicon)
        return [(at + 1, last)] if last > at + 1 else []

    def _is_unfinished(self, first: int, last: int) -> bool:
        """Tell a part of a content that needs more: If rents fall, he said, ..."""
        words = self.words
        if words[last].tag in UNFINISHED:
            return True
        single = all(words[n].text != "," for n in range(first, last))
        leads = words[first].tag in (Tag.SUBORDINATOR, Tag.PREPOSITION)
        return (leads and single) or not has_finite_verb(words, first, last)

    def _before_main(self, first: int, last: int) -> int:
        """Return where a clause ends that the main clause follows behind a comma."""
        words = self.words
        for comma in range(first + 1, last):
            if words[comma].text != ",":
                continue
            main = phrase_after(words, comma + 1, lexicon=self.lexicon)
            if main is not None and self._verb_behind(main[1] + 1):
                return comma - 1
        return last

    def _verb_behind(self, at: int) -> bool:
        """Tell whether a finite verb stands at a place, adverbs put aside."""
        at = behind_adverbs(self.words, at)
        return at < len(self.words) and self.words[at].tag in FINITE

    def _lacks_object(self, last: int, lead: Word) -> bool:
        """Tell a verb and its object: the firm receives, Lee said, $61 million."""
        amount = lead.tag is Tag.NUMBER or lead.text in "$€£"
        return self.words[last].tag is Tag.VERB and (
            amount or lead.tag is Tag.DETERMINER
        )

    def _as_they_say(self, at: int, subject: Range, cue: Cue) -> Report | None:
        """Return the report of "As Lee noted, rents fell" or "..., as Lee noted"."""
        words = self.words
        opening = subject[0] - 1
        stop = self._end_of_saying(at + 1, cue)
        if stop is None:
            return None
        first_cue = self._group_start(at, subject[1])
        if opening > 1 and [w.lower for w in words[opening - 2 : opening]] == [
            "as",
            "far",
        ]:
            opening -= 2
            first_cue = opening
        leads = opening == 0 or (
            self.unit.sentences[opening - 1] < self.unit.sentences[opening]
            or words[opening - 1].tag is Tag.CONJUNCTION
            or (
                words[opening - 1].text == ","
                and words[opening - 2].tag is Tag.CONJUNCTION
            )
        )
        if leads:
            if stop + 1 >= len(words) or words[stop].text not in (",", ":"):
                return None
            first = stop + 1
            last = clause_end(self.unit, first, lexicon=self.lexicon)
        else:
            before = words[opening - 1]
            last = opening - 1 if before.tag is Tag.QUOTE else opening - 2
            if before.text != "," and before.tag is not Tag.QUOTE:
                return None
            first = clause_start(self.unit, max(last, 0), floor=self.floor)
        if last - first < LEAST_LEFT and words[max(last, 0)].tag is not Tag.QUOTE:
            return None
        if not leads and any(
            (words[n].tag is Tag.AUXILIARY and words[n + 1].lower == "not")
            or any(
                cue.stance is Stance.DENIES
                for cue in self.lexicon.cues.get(words[n].lower, ())
            )
            for n in range(max(first, 0), last)
        ):
            # "Rents did not fall, as owners claim": it is the contrary that they claim.
            return None
        self.last_source, self.last_at = subject, at
        return self._report(
            [(first, last)],
            cue=(first_cue, at),
            source=subject,
            kind=None,
            lemma=cue.lemma,
            frame="left",
            stance=cue.stance,
        )
