"""Introductions: contents that a phrase or a colon leads in, whatever the verb."""

from __future__ import annotations

from argmap.extraction.records import AttributionKind
from argmap.extraction.reporting.clauses import (
    DASHES,
    clause_end,
    clause_start,
)
from argmap.extraction.reporting.insertions import FAR, comma_from
from argmap.extraction.reporting.phrases import (
    Range,
    is_statement,
    past_name,
    phrase_after,
)
from argmap.extraction.reporting.preceding import Preceding
from argmap.extraction.reporting.report import Report
from argmap.extraction.reporting.subjects import SPEECHLESS
from argmap.extraction.reporting.verb_groups import has_finite_verb
from argmap.extraction.words.lexicon import FINITE, Tag

__all__ = ["Introductions"]

LEAST_LEFT = 2
SIGNING = DASHES | {"-", "~"}
OPENING = frozenset(("after", "because", "since", "when", "while", "that", "where"))
OWNERS = frozenset(("his", "her", "their"))


class Introductions(Preceding):
    """Finds contents beside "according to Lee", "in his view" and a colon."""

    def _colon(self, at: int) -> Report | None:
        """Return the report of a quotation that a colon leads in, whatever the verb."""
        words = self.words
        start = words[at].start
        if at < 2 or words[at - 1].text != ":" or len(words[at].text.split()) < 3:
            return None
        if any(begin <= start < end for begin, end in self.covered):
            return None
        source = self._clause_subject(at - 1)
        if (
            source is None
            or words[source[1]].lower in SPEECHLESS | self.lexicon.classes["labels"]
        ):
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

    def _signed(self, at: int) -> Report | None:
        """Return the report of a quotation with a name behind a dash: "..." — Ann Lee."""
        words = self.words
        if at + 2 >= len(words) or words[at + 1].text not in SIGNING:
            return None
        alone = at == 0 or words[at - 1].tag is Tag.QUOTE
        source = phrase_after(words, at + 2, lexicon=self.lexicon)
        if not (alone and source and is_statement(words[at])):
            return None
        if words[source[0]].tag is not Tag.NAME or any(
            word.tag in FINITE for word in words[source[1] + 1 :]
        ):
            return None
        first = at
        while first and words[first - 1].tag is Tag.QUOTE:
            first -= 1
        return self._report(
            [(n, n) for n in range(first, at + 1)],
            cue=(at + 1, at + 1),
            source=source,
            kind=None,
            lemma="",
            frame="left",
        )

    def _phrase(self, at: int) -> Report | None:
        words = self.words
        introduced = self._introduced(at) or self._viewed(at) or self._per(at)
        if introduced is None:
            return None
        cue, source, last = introduced
        leads = at == 0 or (
            self.unit.sentences[at - 1] < self.unit.sentences[at]
            or words[at - 1].tag in (Tag.CONJUNCTION, Tag.SUBORDINATOR)
            # "Left after, according to her, the firm had raised the rent".
            or (words[at - 1].text == "," and words[at - 2].lower in OPENING)
        )
        spans: list[Range] = []
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
            # Who is quoted there speaks through this one.
            first = clause_start(self.unit, max(before, 0), floor=self.passed_on)
            rest = self._remainder(last + 1, quoted=False, left=(first, before))
            enough = before - first + 1 >= (1 if rest else LEAST_LEFT)
            if enough and words[before].tag is not Tag.CONJUNCTION:
                spans.append((first, before))
            spans += rest
        if not spans:
            return None
        if not leads:
            self.floor = self.passed_on = last + 1
        self.last_source, self.last_at = source, at
        return self._report(
            spans,
            cue=cue,
            source=source,
            kind=AttributionKind.ACCORDING_TO,
            lemma=words[cue[1]].lower,
            frame="according",
        )

    def _introduced(self, at: int) -> tuple[Range, Range, int] | None:
        """Return cue, source and last word of "according to Lee, who was there"."""
        words = self.words
        for phrase in self.lexicon.phrases:
            stop = at + len(phrase)
            if tuple(word.lower for word in words[at:stop]) == phrase:
                source = phrase_after(words, stop, lexicon=self.lexicon)
                if source is None:
                    return None
                if at and words[at - 1].text == ",":
                    source = source[0], past_name(words, source[1])
                return (at, stop - 1), source, self._past_relative(source[1])
        return None

    def _viewed(self, at: int) -> tuple[Range, Range, int] | None:
        """Return cue, source and last word of "in his view" and "in Lee's words"."""
        words = self.words
        if words[at].lower != "in":
            return None
        for view in range(at + 2, min(len(words), at + 8)):
            if words[view].lower in self.lexicon.classes["views"]:
                owner = words[view - 1]
                own = at + 2 == view and owner.lower in OWNERS
                if not (own or owner.lower.endswith(("'s", "s'"))):
                    return None
                return (view, view), (at + 1, view - 1), view
        return None

    def _per(self, at: int) -> tuple[Range, Range, int] | None:
        """Return cue, source and last word of "Per the ministry, rents fell"."""
        words = self.words
        before = words[at - 1].text if at else "."
        if words[at].lower != "per" or before not in (".", ",", "("):
            return None
        source = phrase_after(words, at + 1, lexicon=self.lexicon)
        definite = source is not None and (
            words[source[0]].lower == "the" or words[source[0]].tag is Tag.NAME
        )
        return ((at, at), source, source[1]) if source and definite else None

    def _past_relative(self, last: int) -> int:
        """Return the end of a phrase with "who met the press later" behind it."""
        words = self.words
        if last + 1 >= len(words) or words[last + 1].tag is not Tag.RELATIVE:
            return last
        for at in range(last + 2, min(len(words), last + 14)):
            if words[at].tag in (Tag.SIGN, Tag.QUOTE):
                return at - 1
        return last

    def _past_insertion(self, at: int) -> int:
        """Return where the main clause begins after a fronted phrase."""
        words = self.words
        if at < len(words) and words[at].text not in (",", ":"):
            comma = comma_from(words, at, FAR)
            if comma is None:
                return at
            at = comma
        for _ in range(3):
            start = at + 1
            comma = comma_from(words, start, FAR)
            if comma is None:
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
