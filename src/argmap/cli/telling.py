"""Telling proposals in words, with what stands around their passages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.phrases import date_in_words
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim
from argmap.model.proposing import Answer, Proposal, Verdict, proposals
from argmap.model.relations import Relation
from argmap.render.references import place
from argmap.texts.anchoring import digest_of, digest_of_words
from argmap.texts.folding import fold
from argmap.texts.library import Library
from argmap.texts.reading import printable
from argmap.texts.reanchoring import reanchored

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sources import Passage

__all__ = ["Teller", "in_context"]

Span = tuple[int, int]
Given = Mapping[str, Answer]

WORD = re.compile(r"\w+")
MOST_ALIKE = 5
LONGEST_CONTEXT = 400


@attrs.frozen(eq=False)
class Teller:
    """Tells proposals of a map in words.

    Parameters
    ----------
    m : ArgumentMap
        The map that proposes.
    texts : Library or None
        The texts of its sources; without them a passage is told by its own words.
    """

    m: ArgumentMap
    texts: Library | None
    _sentences: dict[str, Sequence[Span]] = attrs.field(factory=dict, init=False)

    def told(self, one: Proposal, given: Given) -> str:
        """Return a proposal on several lines, as answers have changed it."""
        record = one.record
        if isinstance(record, Claim):
            lines = [f"a claim{f', {record.kind}' if record.kind else ''}", record.text]
            lines += self._notes(record)
            for key, said in self.speakers(one, given):
                lines += self._said(said, given.get(key))
            for said in self.standing(one):
                first, *rest = self._said(said, None)
                lines += [f"in the map already: {first}", *rest]
        elif isinstance(record, Assertion):
            lines = ["who speaks on a claim", self.m.claims[record.claim].text]
            lines += self._said(record, given.get(one.key))
        else:
            lines = ["a link", self._link(record, given), *self._notes(record)]
            lines += self._passage(record.passage)
            for key in (*record.premises, record.target):
                lines += [f"[{key}] {who}" for who in self._voices(key)]
        return printable("\n  ".join(lines))

    def speakers(
        self, one: Proposal, given: Given
    ) -> tuple[tuple[str, Assertion], ...]:
        """Return who is proposed to speak, with their keys: not who was rejected."""
        if isinstance(one.record, Assertion):
            return ((one.key, one.record),)
        return tuple(
            (key, said)
            for key, said in zip(one.keys, one.assertions, strict=True)
            if key not in given or given[key].verdict is not Verdict.REJECTED
        )

    def standing(self, one: Proposal) -> tuple[Assertion, ...]:
        """Return what is said on a claim that is proposed, and is itself no proposal."""
        if not isinstance(one.record, Claim):
            return ()
        said = self.m.assertions_of(one.record)
        return tuple(each for each in said if not each.proposed)

    def who(self, one: Assertion, answer: Answer | None) -> str:
        """Return who takes which stance, as an answer has changed it."""
        name = self.m.actors[one.actor].name
        stance = one.stance
        if answer is not None:
            stance = answer.stance or stance
            name = answer.actor or name
            name = self.m.actors[name].name if name in self.m.actors else name
        return f"{name} {stance}"

    def claims(self, given: Given) -> dict[str, Claim]:
        """Return the claims as answers have reworded them, without the rejected."""
        found = dict(self.m.claims)
        for one in proposals(self.m, given.values()):
            answer = given.get(one.key)
            if answer is None or not isinstance(one.record, Claim):
                continue
            if answer.verdict is Verdict.REJECTED:
                del found[one.record.id]
            elif answer.text is not None:
                found[one.record.id] = attrs.evolve(
                    one.record, text=answer.text, quantity=answer.figure
                )
        return found

    def alike(self, key: str, given: Given) -> list[Claim]:
        """Return the claims that share the most words with one, the nearest first."""
        wanted = _words(self.m.claims[key].text)
        scored = [
            (len(wanted & words) / len(wanted | words), claim)
            for claim in self.claims(given).values()
            if claim.id != key and wanted & (words := _words(claim.text))
        ]
        scored.sort(key=lambda pair: -pair[0])
        return [claim for _, claim in scored[:MOST_ALIKE]]

    def _said(self, one: Assertion, answer: Answer | None) -> Iterator[str]:
        words = [self.who(one, answer)]
        if one.via:
            names = ", then ".join(self.m.actors[key].name for key in one.via)
            words.append(f"through {names}")
        if one.hedged:
            words.append("in hedged words")
        date = self.m.date_of(one)
        yield " ".join(words) + ("" if date is None else f", {date_in_words(date)}")
        yield from self._notes(one)
        yield from self._passage(one.passage)

    def _voices(self, key: str) -> Iterator[str]:
        """Yield who takes which stance on a claim, in which source, and when."""
        for said in self.m.assertions_of(key) if key in self.m.claims else ():
            words = [self.who(said, None)]
            if said.passage is not None:
                words.append(self.m.sources[said.passage.source].title)
            date = self.m.date_of(said)
            if date is not None:
                words.append(date_in_words(date))
            yield ", ".join(words)

    def _passage(self, passage: Passage | None) -> Iterator[str]:
        if passage is None:
            return
        source = self.m.sources[passage.source]
        yield ", ".join(part for part in (source.title, place(passage)) if part)
        shown = self._around(passage) or _own_words(passage)
        if shown:
            yield shown

    def _around(self, passage: Passage) -> str:
        """Return the sentences around a passage, "" where its text is not at hand."""
        if self.texts is None or not passage.spans:
            return ""
        document = self.texts.document(self.m.sources[passage.source])
        if document is None:
            return ""
        text = self.texts.text(document)
        spans = _spans_in(text, passage)
        if spans is None:
            return ""
        if document.path not in self._sentences:
            self._sentences[document.path] = _sentences_of(text)
        return in_context(text, spans, self._sentences[document.path])

    def _link(self, link: Relation, given: Given) -> str:
        claims = {**self.m.claims, **self.claims(given)}
        premises = " and ".join(
            f"“{claims[key].text}” [{key}]" for key in link.premises
        )
        if link.target in claims:
            target = claims[link.target]
            return f"{premises} {link.kind} “{target.text}” [{target.id}]"
        return f"{premises} {link.kind} the link {link.target!r}"

    def _notes(self, record: Claim | Assertion | Relation) -> Iterator[str]:
        if record.note:
            yield record.note


def in_context(text: str, spans: Sequence[Span], sentences: Sequence[Span]) -> str:
    """Return the sentences that a passage stands in, and one on either side.

    Parameters
    ----------
    text : str
        The whole text.
    spans : sequence of (int, int)
        The passage, in reading order; each span is put in brackets.
    sentences : sequence of (int, int)
        Of the text, in its order.

    Returns
    -------
    str
        One line; at most 400 characters on either side of the passage.

    Examples
    --------
    >>> text = "It rained. Rents rose, Lee said. Stocks fell. It snowed."
    >>> in_context(text, [(11, 21)], [(0, 10), (11, 32), (33, 45), (46, 56)])
    'It rained. [Rents rose], Lee said. Stocks fell.'
    """
    start, end = spans[0][0], spans[-1][1]
    starts = [first for first, _ in sentences]
    first = max(bisect_right(starts, start) - 2, 0)
    last = min(bisect_left(starts, end), len(starts) - 1)
    begin = min(sentences[first][0], start) if sentences else start
    stop = max(sentences[last][1], end) if sentences else end
    parts = ["…"] if begin < start - LONGEST_CONTEXT else []
    at = max(begin, start - LONGEST_CONTEXT)
    for here, there in spans:
        parts += [text[at:here], "[", text[here:there], "]"]
        at = there
    parts.append(text[at : min(stop, end + LONGEST_CONTEXT)])
    if stop > end + LONGEST_CONTEXT:
        parts.append("…")
    return fold("".join(parts))


def _spans_in(text: str, passage: Passage) -> tuple[Span, ...] | None:
    """Return where a passage stands in a text, which may have changed."""
    spans = passage.spans
    fits = spans[-1][1] <= len(text)
    if fits and passage.digest in (None, digest_of(text, spans)):
        return spans
    return reanchored(text, passage).spans


def _sentences_of(text: str) -> Sequence[Span]:
    from argmap.extraction.layout.layouts import layout
    from argmap.extraction.words.lexicon import lexicon

    return layout(text, lexicon=lexicon()).sentences


def _own_words(passage: Passage) -> str:
    """Return what a passage tells of its words: all, or the first and the last."""
    if passage.exact is not None:
        return f"[{fold(passage.exact)}]"
    ends = [one for one in (passage.head, passage.tail) if one is not None]
    if len(ends) > 1:
        whole = [
            one for one in _overlaps(*ends) if digest_of_words(one) == passage.digest
        ]
        ends = whole[:1] or ends
    return f"[{' … '.join(dict.fromkeys(ends))}]" if ends else ""


def _overlaps(head: str, tail: str) -> Iterator[str]:
    """Yield the texts that begin with the one and end with the other at once."""
    first, last = head.split(), tail.split()
    for shared in range(min(len(first), len(last)) + 1):
        if first[len(first) - shared :] == last[:shared]:
            yield " ".join([*first, *last[shared:]])


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(text.casefold()) if len(word) > 3)
