"""Drafting: the map that a draft proposes, each record with its passage."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

import attrs

from argmap.errors import ModelError
from argmap.extraction.drafts import Draft
from argmap.extraction.records import Attribution, FigureFound, SignalKind, Span, Spans
from argmap.extraction.words.names import name_key
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Stance
from argmap.model.claims import Claim, EvidenceKind, Quantity
from argmap.model.dates import Date
from argmap.model.relations import Basis
from argmap.model.sources import Passage, Source
from argmap.texts.anchoring import anchored
from argmap.texts.folding import fold
from argmap.texts.reading import printable

__all__ = ["UNNAMED", "claim_text", "map_of", "meant"]

UNNAMED = "Publisher of "
"""What begins the name of a publisher who is not given: each document has its own."""

DENIALS = (Stance.DENIES, Stance.DOUBTS)
QUOTES = "\"“”'‘’«»"
LONGEST_TITLE = 120


def map_of(draft: Draft, *, least: float = 0.0) -> ArgumentMap:
    """Return the map that a draft proposes.

    The text of each claim is what stands in the document, without a leading "that" and
    the quote signs around it. What the text says that a speaker did *not* say is left
    out, and so are questions and orders. Two contents in the same words are one claim. A
    claim whose words give one figure carries it; of several it carries only their time,
    where all have the same.

    Parameters
    ----------
    draft : Draft
        What extraction proposes.
    least : float
        Leave out what has less confidence.

    Returns
    -------
    ArgumentMap
        Every claim, assertion and relation is marked ``proposed``.
    """
    return _Maker(draft).made(least)


def meant(draft: Draft, *, least: float = 0.0) -> dict[str, tuple[Attribution, ...]]:
    """Return what words that point back mean: denied this, rejected these criticisms.

    Parameters
    ----------
    draft : Draft
        What extraction proposes.
    least : float
        Leave out what has less confidence.

    Returns
    -------
    dict
        By the id of each attribution with such words, those whose contents they mean,
        in the order of the text; without those of which nothing is known to be meant,
        and those of nobody who is named.
    """
    sure = [one for one in draft.attributions if one.confidence >= least]
    asserted = {one.id: one for one in sure if one.asserted}
    pointing = [one for one in sure if one.points_back]
    found: dict[str, tuple[Attribution, ...]] = {}
    for signal in draft.signals:
        if signal.kind is SignalKind.REJECTION:
            answers = [asserted[key] for key in signal.answers if key in asserted]
            for one in _beside(pointing, signal.span) if answers else ():
                if one.speaker:
                    found[one.id] = (*found.get(one.id, ()), *answers)
    return found


def claim_text(text: str, one: Attribution) -> str:
    """Return what a claim says: the content without "that" and outer quote signs.

    Parameters
    ----------
    text : str
        The document.
    one : Attribution
        Of that document.

    Returns
    -------
    str
        One line; "" where nothing is left.
    """
    shown = fold(printable(" ".join(text[slice(*span)] for span in one.contents)))
    shown = shown.removeprefix("that ")
    if one.stance is Stance.DOUBTS:
        # "Doubts whether rents fell": what is doubted is that they did.
        shown = shown.removeprefix("whether ").removeprefix("if ")
    shown = shown.strip(" ,;")
    inner = shown[1:-1]
    whole = len(shown) > 2 and shown[0] in QUOTES and shown[-1] in QUOTES
    if whole and not any(sign in inner for sign in '"“”'):
        shown = inner.strip(" ,")
    return shown


class _Maker:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.source = _source(draft)
        self.m = ArgumentMap(self.source.title)
        self.m.add(self.source)
        self.actors: dict[str, str] = {}
        self.claims: dict[str, Claim] = {}
        self.claim_of: dict[str, str] = {}
        # Who has taken a stance on which claim.
        self.taken: set[tuple[str, str]] = set()

    def made(self, least: float) -> ArgumentMap:
        kept = [
            one
            for one in self.draft.attributions
            if one.confidence >= least and one.asserted
        ]
        for one in kept:
            self._assert(one)
        by_id = {one.id: one for one in kept}
        for signal in self.draft.signals:
            if signal.kind is SignalKind.REJECTION and signal.reply in by_id:
                answers = [by_id[key] for key in signal.answers if key in by_id]
                reply = by_id[signal.reply]
                self._rebut(answers, reply, signal.span)
                if _meets(reply.cue, signal.span):
                    # "Rejected these criticisms: ..." denies them, too.
                    self._reject(answers, reply, signal.span)
        found = meant(self.draft, least=least)
        for one in self.draft.attributions:
            if one.id in found:
                places = [one.cue or one.contents[0], *one.contents]
                span = min(start for start, _ in places), max(end for _, end in places)
                self._reject(found[one.id], one, span)
        return self.m

    def _assert(self, one: Attribution) -> None:
        text = claim_text(self.draft.text, one)
        if not text:
            return
        claim = self._claim(one, text)
        self.claim_of[one.id] = claim.id
        named = bool(one.speaker) or one.own_voice
        stance = one.stance if named else Stance.REPORTS
        self._take_stance(one, claim.id, stance, self._passage(one.contents))

    def _reject(
        self, targets: Iterable[Attribution], one: Attribution, span: Span
    ) -> None:
        """Propose that who rejects "these criticisms" denies each of them.

        Who denies a denial, or a doubt, asserts what it is about. Who has taken a stance
        on a claim is given no second one.
        """
        for target in targets if one.speaker else ():
            claim = self.claim_of.get(target.id)
            if claim is None or (self._actor(one.speaker), claim) in self.taken:
                continue
            turned = target.stance in DENIALS
            stance = Stance.ASSERTS if turned else Stance.DENIES
            self._take_stance(one, claim, stance, self._passage((span,)))

    def _take_stance(
        self, one: Attribution, claim: str, stance: Stance, passage: Passage
    ) -> None:
        """Propose an assertion by the speaker of an attribution."""
        actor = self._actor(one.speaker)
        self.taken.add((actor, claim))
        told = dict.fromkeys(self._actor(name) for name in one.via)
        self.m.assertion(
            claim,
            actor=actor,
            stance=stance,
            passage=passage,
            via=[name for name in told if name != actor],
            hedged=one.hedged,
            proposed=True,
            note=_note(one),
        )

    def _claim(self, one: Attribution, text: str) -> Claim:
        held = self.claims.get(text.casefold())
        if held is not None:
            return held
        quantity, valid = _figure([*self._figures(one)])
        made = self.m.claim(
            text,
            evidence=self._evidence(one),
            quantity=quantity,
            valid=valid,
            proposed=True,
        )
        self.claims[text.casefold()] = made
        return made

    def _figures(self, one: Attribution) -> Iterator[FigureFound]:
        """Yield the figures that stand in a content."""
        quantities = self.draft.quantities
        for start, end in one.contents:
            first = bisect_left(quantities, start, key=lambda found: found.span[0])
            last = bisect_left(quantities, end, key=lambda found: found.span[0])
            yield from (q for q in quantities[first:last] if q.span[1] <= end)

    def _evidence(self, one: Attribution) -> EvidenceKind | None:
        evidence = self.draft.evidence
        at = bisect_right(evidence, one.start, key=lambda found: found.span[0]) - 1
        within = at >= 0 and one.start < evidence[at].span[1]
        return evidence[at].kind if within else None

    def _actor(self, name: str) -> str:
        publisher = self.source.publisher or f"{UNNAMED}{self.source.title}"
        shown = fold(printable(name)) or publisher
        key = name_key(shown)
        if key == name_key(publisher):
            shown = publisher
        if key not in self.actors:
            held = self.m.actors.get(shown)
            self.actors[key] = held.id if held else self.m.actor(shown).id
        return self.actors[key]

    def _passage(self, spans: Spans) -> Passage:
        try:
            return anchored(self.draft.text, spans, source=self.source.id)
        except (ModelError, UnicodeEncodeError):
            # Lone surrogates and control characters have no digest or no head.
            return Passage(source=self.source.id, spans=spans)

    def _rebut(
        self, targets: list[Attribution], reply: Attribution, span: Span
    ) -> None:
        """Propose that what is said in place of a claim rebuts it, or backs what it denies."""
        premise = self.claim_of.get(reply.id)
        if premise is None:
            return
        for one in targets:
            target = self.claim_of.get(one.id)
            if target is None or target == premise:
                continue
            # Who rejects a denial of others speaks for what is denied.
            own = name_key(one.speaker) == name_key(reply.speaker)
            turned = one.stance in DENIALS and not own
            relate = self.m.support if turned else self.m.attack
            relate(
                target,
                by=premise,
                basis=Basis.EXPLICIT,
                author=self._actor(reply.speaker) if reply.speaker else None,
                passage=self._passage((span,)),
                proposed=True,
            )


def _meets(cue: Span | None, span: Span) -> bool:
    return cue is not None and cue[0] < span[1] and span[0] < cue[1]


def _beside(found: list[Attribution], span: Span) -> Iterator[Attribution]:
    """Yield the attributions whose cue stands in the words of a rejection."""
    first = bisect_left(found, span[0], key=lambda one: one.cue[1] if one.cue else 0)
    for one in found[first:]:
        if not _meets(one.cue, span):
            return
        yield one


def _source(draft: Draft) -> Source:
    """Return the document's record, its text pinned if nothing else is."""
    given = draft.source
    if given is None:
        first = next((line for line in draft.text.split("\n") if line.strip()), "")
        title = fold(printable(first))[:LONGEST_TITLE].strip() or "Document"
        given = Source(id="document", title=title)
    if given.sha256 is not None:
        return given
    try:
        data = draft.text.encode()
    except UnicodeEncodeError:
        return given
    return attrs.evolve(given, sha256=hashlib.sha256(data).hexdigest())


def _figure(figures: list[FigureFound]) -> tuple[Quantity | None, Date | None]:
    """Return the figure of a claim that holds one, and the time that all are of."""
    times = {figure.as_of for figure in figures}
    valid = times.pop() if len(times) == 1 else None
    return (figures[0].quantity if len(figures) == 1 else None), valid


def _note(one: Attribution) -> str | None:
    said = []
    if one.own_voice:
        said.append("the publisher's own voice")
    if one.affiliation:
        said.append(f"the text says: {fold(printable(one.affiliation))}")
    return "; ".join(said) or None
