"""Rules: the attributions in one unit, by reporting verbs, nouns and phrases."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.extraction.layout.units import Unit
from argmap.extraction.records import AttributionKind
from argmap.extraction.reporting.clauses import (
    DASHES,
    clause_end,
    clause_start,
    has_finite_verb,
)
from argmap.extraction.reporting.frames import following
from argmap.extraction.reporting.phrases import (
    is_statement,
    phrase_after,
    phrase_before,
    subject_before,
)
from argmap.extraction.reporting.preceding import Preceding
from argmap.extraction.reporting.report import Report
from argmap.extraction.reporting.subjects import BE, FINITE, SPEECHLESS, Place
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import Cue, Lexicon, Tag

__all__ = ["reports"]

ATTACHED = frozenset(
    [
        "show",
        "suggest",
        "reveal",
        "indicate",
        "allege",
        "demonstrate",
        "find",
        "claim",
        "prove",
    ]
)
LEAST_LEFT = 2
AGENTIVE = frozenset(
    [
        "cite",
        "argue",
        "say",
        "claim",
        "insist",
        "warn",
        "add",
        "complain",
        "note",
        "stress",
        "contend",
        "assert",
        "maintain",
        "accuse",
        "state",
        "emphasize",
        "declare",
        "urge",
        "call",
        "describe",
        "tell",
    ]
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


class Reader(Preceding):
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
            if word.lower in ("according", "as", "in"):
                found = self._phrase(at)
            if found is None and word.lower in self.lexicon.cues:
                found = self._verb(at)
            if found is None and word.lower in self.lexicon.nouns:
                found = self._noun(at)
            if found is None and word.lower in self.lexicon.adjectives:
                found = self._adjective(at)
            if found is None and word.tag is Tag.QUOTE:
                found = self._colon(at)
            if found is not None:
                self.covered += found.contents
                yield found
            at += 1

    def _colon(self, at: int) -> Report | None:
        """Return the report of a quotation that a colon leads in, whatever the verb."""
        words = self.words
        start = words[at].start
        if at < 2 or words[at - 1].text != ":" or len(words[at].text.split()) < 3:
            return None
        if any(begin <= start < end for begin, end in self.covered):
            return None
        source = self._clause_subject(at - 1)
        if source is None or words[source[1]].lower in SPEECHLESS:
            return None
        spans = [(at, at), *self._quotes_after(at)]
        return self._report(
            spans,
            cue=(at - 1, at - 1),
            source=source,
            kind=None,
            lemma="",
            frame="colon",
        )

    def _phrase(self, at: int) -> Report | None:
        words = self.words
        for phrase in self.lexicon.phrases:
            stop = at + len(phrase)
            if tuple(word.lower for word in words[at:stop]) == phrase:
                break
        else:
            return None
        source = phrase_after(words, stop, lexicon=self.lexicon)
        if source is None:
            return None
        last = source[1]
        leads = at == 0 or (
            self.unit.sentences[at - 1] < self.unit.sentences[at]
            or words[at - 1].tag in (Tag.CONJUNCTION, Tag.SUBORDINATOR)
        )
        spans: list[Place] = []
        if leads:
            first = self._past_insertion(last + 1)
            if first >= len(words):
                return None
            end = clause_end(self.unit, first, lexicon=self.lexicon)
            if end >= first:
                spans.append((first, end))
        else:
            before = (
                at - 2
                if words[at - 1].text in (",", "(") or words[at - 1].text in DASHES
                else at - 1
            )
            first = clause_start(self.unit, max(before, 0), floor=self.floor)
            if before - first + 1 >= LEAST_LEFT:
                spans.append((first, before))
            spans += self._remainder(last + 1, quoted=False)
        if not spans:
            return None
        self.floor = last + 1 if not leads else self.floor
        self.last_source, self.last_at = source, at
        return self._report(
            spans,
            cue=(at, stop - 1),
            source=source,
            kind=AttributionKind.ACCORDING_TO,
            lemma=phrase[-1],
            frame="according",
        )

    def _past_insertion(self, at: int) -> int:
        """Return where the main clause begins after a fronted phrase."""
        words = self.words
        if at < len(words) and words[at].text not in (",", ":"):
            comma = next(
                (
                    n
                    for n in range(at, min(len(words), at + 25))
                    if words[n].text == ","
                ),
                -1,
            )
            if comma < 0:
                return at
            at = comma
        for _ in range(3):
            start = at + 1
            comma = next(
                (
                    n
                    for n in range(start, min(len(words), start + 25))
                    if words[n].text == ","
                ),
                -1,
            )
            if comma < 0 or start >= len(words):
                return start
            lead = words[start]
            inserted = lead.tag is Tag.RELATIVE or (
                lead.tag in (Tag.DETERMINER, Tag.NUMBER, Tag.PREPOSITION, Tag.OTHER)
                and not has_finite_verb(words, start, comma)
                and comma + 1 < len(words)
                and words[comma + 1].tag not in (Tag.CONJUNCTION, Tag.RELATIVE)
                and lead.tag is not Tag.PREPOSITION
            )
            if not inserted:
                return start
            at = comma
        return at + 1

    def _verb(self, at: int) -> Report | None:
        words = self.words
        word = words[at]
        if word.tag not in (Tag.VERB, Tag.OTHER) or not word.text[0].islower():
            return None
        cues = self.lexicon.cues[word.lower]
        participles = [cue for cue in cues if cue.form is Form.PARTICIPLE]
        if participles:
            return self._participle(at, participles)
        if word.tag is not Tag.VERB or self._is_noun(at):
            return None
        inverted = self._inverted(at, cues)
        if inverted is not None:
            return inverted
        subject = self._subject(at)
        if subject is None:
            return None
        found = following(self.unit, at, cues, lexicon=self.lexicon)
        ahead = words[subject[0] - 1] if subject[0] else None
        quoted = ahead is not None and ahead.tag is Tag.QUOTE and is_statement(ahead)
        if found is None or (quoted and found[1].frame not in ("quote", "that")):
            # '"It fell," Lee explained when I called': the quotation is what is said.
            return self._after_content(at, subject, cues)
        cue, content = found
        spans = [(content.first, content.last)]
        if content.frame == "quote":
            before = self._quote_before(subject[0])
            if before is not None:
                spans.insert(0, before)
            spans += self._quotes_after(content.last)
        if self._too_vague(subject, content.frame, at):
            return None
        self.last_source, self.last_at = subject, at
        return self._report(
            spans,
            cue=(self._group_start(at, subject[1]), at),
            source=subject,
            kind=None,
            lemma=cue.lemma,
            frame=content.frame,
            stance=cue.stance,
            negated=self._negated(subject[1] + 1, at),
        )

    def _too_vague(self, subject: Place, frame: str, at: int) -> bool:
        """Tell whether a noun phrase is no content: the subject could not say it."""
        head = self._head(subject)
        if frame in ("noun", "as", "about", "verb") and (
            head.lower in self.lexicon.classes["voiceless"] or head.tag is Tag.NUMBER
        ):
            return True
        return frame in ("noun", "verb") and self._negated(subject[1] + 1, at)

    def _participle(self, at: int, cues: list[Cue]) -> Report | None:
        words = self.words
        if at == 0 or words[at - 1].tag in (Tag.DETERMINER, Tag.PREPOSITION):
            return None
        before = words[at - 1]
        found = following(self.unit, at, cues, lexicon=self.lexicon)
        if found is None:
            return None
        cue, content = found
        if before.lower in BE or before.lower.endswith(("'re", "'s", "'m")):
            source = self._subject(at)
        elif (
            before.lower == "as"
            and at > 1
            and words[at - 2].lower
            in (
                "quoted",
                "cited",
            )
        ):
            source = subject_before(words, at - 2, lexicon=self.lexicon)
        elif before.tag in (Tag.OTHER, Tag.NAME, Tag.VERB) and (
            cue.lemma in ATTACHED or not self._clause_subject(at)
        ):
            source = phrase_before(words, at - 1, lexicon=self.lexicon)
        elif before.tag is not Tag.SIGN and cue.lemma not in AGENTIVE:
            source = phrase_before(words, at - 1, lexicon=self.lexicon)
            if source is None or words[source[0] - 1].lower != "with":
                return None
        else:
            source = self._clause_subject(at)
            if source is None or self.last_at >= self._clause_floor(at):
                recent = self.last_at >= 0 and self._same_sentence(self.last_at, at)
                source = self.last_source if recent else source
        if source is None or content.frame == "verb":
            return None
        if self._too_vague(source, content.frame, at):
            return None
        self.last_source, self.last_at = source, at
        return self._report(
            [(content.first, content.last)],
            cue=(at, at),
            source=source,
            kind=None,
            lemma=cue.lemma,
            frame=content.frame,
            stance=cue.stance,
        )

    def _noun(self, at: int) -> Report | None:
        words = self.words
        content = self._that_after(at)
        if content is None or words[at].tag not in (Tag.OTHER, Tag.VERB):
            return None
        source: Place | None = None
        cue = (at, at)
        owner = at - 1
        while (
            owner > 0
            and words[owner].tag in (Tag.OTHER, Tag.ADVERB)
            and not words[owner].lower.endswith(("'s", "s'"))
        ):
            owner -= 1
        if owner >= 0 and words[owner].lower.endswith(("'s", "s'")):
            source = phrase_before(words, owner, lexicon=self.lexicon)
        elif owner >= 0 and words[owner].lower in ("his", "her", "their"):
            source = (owner, owner)
        elif words[at + 1].lower in ("by", "from", "among"):
            source = phrase_after(words, at + 2, lexicon=self.lexicon)
            if source is not None:
                content = self._that_after(source[1])
        if source is None or content is None:
            return None
        return self._report(
            [content],
            cue=cue,
            source=source,
            kind=None,
            lemma=self.lexicon.nouns[words[at].lower],
            frame="that",
        )

    def _that_after(self, at: int) -> Place | None:
        words = self.words
        for later in range(at + 1, min(len(words) - 1, at + 8)):
            if words[later].tag is Tag.THAT:
                last = clause_end(self.unit, later, lexicon=self.lexicon)
                if has_finite_verb(words, later + 1, last):
                    return (later, last)
                return None
            if words[later].tag in FINITE or words[later].tag is Tag.SIGN:
                return None
        return None

    def _adjective(self, at: int) -> Report | None:
        words = self.words
        if at < 2 or at + 1 >= len(words) or words[at + 1].tag is not Tag.THAT:
            return None
        verb = at - 1
        while verb > 0 and words[verb].tag is Tag.ADVERB:
            verb -= 1
        made = words[verb].lower == "it" and words[verb - 1].lower in ("made", "makes")
        if made:
            verb -= 1
        elif words[verb].lower not in BE:
            return None
        source = self._subject(verb)
        if source is None or words[source[1]].lower in SPEECHLESS:
            return None
        last = clause_end(self.unit, at + 1, lexicon=self.lexicon)
        if not has_finite_verb(words, at + 2, last):
            return None
        return self._report(
            [(at + 1, last)],
            cue=(verb, at),
            source=source,
            kind=None,
            lemma=words[at].lower,
            frame="that",
            negated=self._negated(source[1] + 1, at),
        )
