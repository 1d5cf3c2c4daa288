"""Passives that name the speaker: the plan was called a failure by critics."""

from __future__ import annotations

from argmap.extraction.reporting.clauses import clause_end
from argmap.extraction.reporting.phrases import Range, phrase_after, phrase_before
from argmap.extraction.reporting.pointing import points_back
from argmap.extraction.reporting.preceding import Preceding
from argmap.extraction.reporting.report import Report
from argmap.extraction.reporting.subjects import BE
from argmap.extraction.reporting.supposed import is_supposed
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Cue, Tag

__all__ = ["Passives"]

NEAR = 14
FAR = 24
LONGEST_AGENT = 10


class Passives(Preceding):
    """Finds the reports whose speaker follows "by"."""

    def _passive(self, at: int, cues: tuple[Cue, ...]) -> Report | None:
        """Return the report of a passive verb, if someone speaks by it."""
        words = self.words
        be = at - 1
        while be > 0 and words[be].tag is Tag.ADVERB:
            be -= 1
        past = [cue for cue in cues if cue.form is Form.PAST and not cue.after]
        if be < 1 or not past or words[be].lower not in BE:
            return None
        by = self._by(at)
        agent = None if by is None else self._agent(by + 1)
        first = self._group_start(be, 0)
        about = phrase_before(words, first - 1, lexicon=self.lexicon)
        if about is None and first and words[first - 1].lower in ("this", "these"):
            about = first - 1, first - 1
        if by is None or agent is None or about is None:
            return None
        if is_supposed(self.unit, about, at, lexicon=self.lexicon):
            return None
        claimed = self._claimed_before(first)
        for cue in past:
            spans = self._passive_content(cue, about, claimed, (at, by, agent[1]))
            pointing = not spans and self._is_told_before(cue, about)
            if spans or pointing:
                that = bool(spans) and words[spans[0][0]].tag is Tag.THAT
                return self._report(
                    spans or [about],
                    cue=(first, at),
                    source=agent,
                    kind=None,
                    lemma=cue.lemma,
                    frame="pointing" if pointing else "that" if that else "noun",
                    stance=cue.stance,
                    negated=self._negated(about, at),
                )
        return None

    def _is_told_before(self, cue: Cue, about: Range) -> bool:
        """Tell "the allegations were denied by Lee" from "the permit was"."""
        return "pointing" in cue.takes and points_back(self.words, *about)

    def _by(self, at: int) -> int | None:
        """Return the place of the "by" that goes with a verb."""
        words = self.words
        for n in range(at + 1, min(len(words) - 1, at + NEAR)):
            if words[n].tag in (*FINITE, Tag.THAT, Tag.RELATIVE) or (
                words[n].tag is Tag.SIGN or not self._same_sentence(n, at)
            ):
                return None
            if words[n].lower == "by":
                return n
        return None

    def _agent(self, at: int) -> Range | None:
        """Return who speaks: no time, no number, no way in which something is done."""
        words = self.words
        found = phrase_after(words, at, lexicon=self.lexicon)
        if found is None or words[at].tag in (Tag.NUMBER, Tag.QUOTE):
            return None
        last = found[0]
        while last < min(found[1], found[0] + LONGEST_AGENT) and not (
            words[last + 1].tag is Tag.PREPOSITION
            and words[last + 1].lower not in ("of", "than")
        ):
            last += 1
        head = self._head((found[0], last)).lower
        classes = self.lexicon.classes
        # "By May", "by half", "by raising fees".
        if head in classes["times"] | classes["voiceless"] or words[at].lower.endswith(
            "ing"
        ):
            return None
        return found[0], last

    def _claimed_before(self, first: int) -> Range | None:
        """Return what was claimed where a claim is spoken of: the claim that rents fell."""
        words = self.words
        for n in range(first - 2, max(0, first - FAR), -1):
            if not self._same_sentence(n, first):
                return None
            if words[n].tag is Tag.THAT and words[n - 1].lower in self.lexicon.nouns:
                return n, first - 1
        return None

    def _passive_content(
        self,
        cue: Cue,
        about: Range,
        claimed: Range | None,
        places: tuple[int, int, int],
    ) -> list[Range]:
        """Return the content of a passive: places are verb, "by" and the agent's end."""
        words = self.words
        at, by, end = places
        first = end + 1
        behind = words[first].lower if first + 1 < len(words) else ""
        if behind == "that" and words[first].tag is Tag.THAT and "that" in cue.takes:
            # "It was reported by Lee that", "tenants were told by Lee that".
            told = cue.addressed or words[about[1]].lower == "it"
            last = clause_end(self.unit, first, lexicon=self.lexicon)
            return [(first, last)] if told else []
        if claimed is not None:
            return [claimed] if "noun" in cue.takes else []
        inner = (at + 1, by - 1)
        if "name" in cue.takes and inner[0] <= inner[1]:
            return [about, inner]
        likened = "as" in cue.takes
        if likened and words[at + 1].lower == "as" and inner[0] < inner[1]:
            return [about, inner]
        if behind in cue.linked or (likened and behind == "as"):
            last = clause_end(self.unit, first, lexicon=self.lexicon, phrase=True)
            return [about, (first, last)]
        return []
