"""Attributions: the reports of all units joined into records of who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from argmap.extraction.layout.paragraphs import Paragraph
from argmap.extraction.layout.quotations import Quotation, runs
from argmap.extraction.layout.units import Unit, unit_of
from argmap.extraction.records import Attribution, AttributionKind, Span
from argmap.extraction.reporting.lists import listed
from argmap.extraction.reporting.phrases import SPOKEN
from argmap.extraction.reporting.report import Report
from argmap.extraction.reporting.rules import reports
from argmap.extraction.reporting.subjects import Subjects
from argmap.extraction.reporting.transcripts import turns
from argmap.extraction.words.lexicon import Lexicon, Tag
from argmap.extraction.words.names import name_key
from argmap.extraction.words.tokens import quoted_end
from argmap.model.assertions import Stance
from argmap.texts.folding import fold

__all__ = ["attributed", "joined", "passed_on"]

LEAST_QUOTED = 3
LEAST_NESTED = 5
NESTED_FRAMES = frozenset(("that", "according"))
NOBODY = frozenset(["i", "we", "you"])
# "The judge dismissed a suit claiming that": the judge does not pass that on.
PASSING = frozenset((Stance.ASSERTS, Stance.REPORTS))


@attrs.define(kw_only=True)
class _Draft:
    """A report that later units may still add to."""

    report: Report
    unit: int
    paragraph: int
    depth: int = 0
    more: list[Span] = attrs.field(factory=list)

    def covers(self, offset: int) -> bool:
        """Tell whether a place stands in what is reported."""
        return any(start <= offset < end for start, end in self.report.contents)

    def whole(self) -> Report:
        """Return the report with all that was added to it."""
        if not self.more:
            return self.report
        contents = tuple(sorted((*self.report.contents, *self.more)))
        return attrs.evolve(self.report, contents=contents)


def joined(
    text: str,
    found: Sequence[Unit],
    quoted: Sequence[Quotation],
    blocks: Sequence[Paragraph],
    *,
    lexicon: Lexicon,
) -> list[Report]:
    """Return the reports of a document, quotations that go on joined to theirs.

    Parameters
    ----------
    text : str
        The whole text.
    found : sequence of Unit
        Its units.
    quoted : sequence of Quotation
        Its quotations.
    blocks : sequence of Paragraph
        Its paragraphs.
    lexicon : Lexicon
        The words to go by.

    Returns
    -------
    list of Report
        In the order of their first content.
    """
    own = [
        [
            _Draft(report=one, unit=number, paragraph=unit.paragraph)
            for one in reports(unit, lexicon=lexicon)
        ]
        for number, unit in enumerate(found)
    ]
    spoken_for = _join_runs(found, own, quoted)
    going_on = frozenset(one.start for one in quoted if one.continues)
    drafts: list[_Draft] = []
    last: _Draft | None = None
    for number, (unit, made) in enumerate(zip(found, own, strict=True)):
        first = unit.words[0]
        owner = spoken_for.get(first.start)
        if owner is not None and owner.unit < number:
            owner.unit, owner.paragraph = number, unit.paragraph
        elif (
            owner is None
            and first.tag is Tag.QUOTE
            and not any(one.covers(first.start) for one in made)
        ):
            follow = _continuing(
                unit,
                last,
                number,
                going_on=first.start in going_on,
                before=found[number - 1] if number else None,
                lexicon=lexicon,
            )
            if follow is not None:
                made.insert(0, follow)
        last = made[-1] if made else last
        drafts += made
        for word in unit.words:
            if word.tag is Tag.QUOTE and len(word.text) > 30:
                drafts += [
                    _Draft(report=one, unit=number, paragraph=unit.paragraph, depth=1)
                    for one in _nested(text, (word.start, word.end), unit, lexicon)
                ]
    kept = [one.whole() for one in drafts]
    kept += listed(text, found, blocks, quoted, lexicon=lexicon)
    kept += turns(text, blocks, quoted, lexicon=lexicon)
    return sorted(kept, key=lambda one: (one.contents, one.cue or (0, 0)))


def _join_runs(
    found: Sequence[Unit], own: Sequence[Sequence[_Draft]], quoted: Sequence[Quotation]
) -> dict[int, _Draft]:
    """Give each quotation over several paragraphs to the one report of its speaker.

    The speaker stands before its first part, or behind a later one: "... ," said Lee.
    Returned is who speaks, by where each of the other parts begins.
    """
    speaking = {
        word.start: next((one for one in made if one.covers(word.start)), None)
        for unit, made in zip(found, own, strict=True)
        for word in unit.words
        if word.tag is Tag.QUOTE
    }
    spoken_for: dict[int, _Draft] = {}
    for run in runs(quoted):
        owner = next(filter(None, (speaking.get(part.start) for part in run)), None)
        if owner is not None:
            left = [part for part in run if speaking.get(part.start) is None]
            owner.more += [(part.start, part.end) for part in left]
            spoken_for |= {part.start: owner for part in left}
    return spoken_for


def _continuing(
    unit: Unit,
    last: _Draft | None,
    number: int,
    *,
    going_on: bool,
    before: Unit | None,
    lexicon: Lexicon,
) -> _Draft | None:
    """Join a quotation without a cue to what was said before, or make it its own.

    Its speaker is the one who spoke last, or whom the sentence before it is about:
    Ann Lee was angry. "Rents rose."
    """
    first = unit.words[0]
    span = (first.start, first.end)
    alone = all(word.tag in (Tag.QUOTE, Tag.SIGN) for word in unit.words)
    if last is not None and number - last.unit <= 1:
        spoken = last.report.kind in (AttributionKind.DIRECT, AttributionKind.MIXED)
        if spoken and (going_on or (unit.paragraph == last.paragraph and alone)):
            last.more.append(span)
            last.unit = number
            return None
    ended = quoted_end(first.text) in SPOKEN
    if not (alone and ended and len(first.text.split()) >= LEAST_QUOTED):
        return None
    source = None
    if before is not None and before.paragraph == unit.paragraph:
        source = Subjects(before, lexicon).actor()
    if source is None and last is not None and unit.paragraph - last.paragraph <= 2:
        source = last.report.source
    return _Draft(
        report=Report(
            contents=(span,),
            cue=None,
            source=source,
            kind=AttributionKind.DIRECT,
            lemma="",
            frame="continued",
            confidence=0.5,
        ),
        unit=number,
        paragraph=unit.paragraph,
    )


def _nested(text: str, span: Span, unit: Unit, lexicon: Lexicon) -> Iterator[Report]:
    """Yield what a quotation reports of others."""
    inner = (span[0] + 1, span[1] - 1)
    for part in unit_of(
        text, [inner], (), number=unit.paragraph, lexicon=lexicon, depth=1
    ):
        if len(part.words) < LEAST_NESTED:
            continue
        for one in reports(part, lexicon=lexicon):
            named = one.source is not None and text[slice(*one.source)].lower()
            if one.frame in NESTED_FRAMES and named and named not in NOBODY:
                yield one


def attributed(text: str, found: Iterable[Report]) -> tuple[Attribution, ...]:
    """Return the records of some reports, each speaker as the text names it.

    Parameters
    ----------
    text : str
        The whole text.
    found : iterable of Report
        In the order of the text.

    Returns
    -------
    tuple of Attribution
        With ids ``a1``, ``a2``, in the order given; not yet qualified.
    """
    return tuple(
        Attribution(
            id=f"a{number}",
            contents=report.contents,
            cue=report.cue,
            source=report.source,
            speaker=fold(text[slice(*report.source)]) if report.source else "",
            type=report.kind,
            stance=report.stance,
            lemma=report.lemma,
            withheld=report.cue_negated,
            points_back=report.frame == "pointing",
            confidence=report.confidence,
        )
        for number, report in enumerate(found, 1)
    )


def passed_on(
    made: Sequence[Attribution], *, publisher: str = ""
) -> tuple[Attribution, ...]:
    """Return attributions with those who pass each of them on.

    Parameters
    ----------
    made : sequence of Attribution
        With their speakers named.
    publisher : str
        Who passes on all that the document reports, or "".

    Returns
    -------
    tuple of Attribution
        In the same order. What stands in the content of another, cue and all, is
        passed on by that one's speaker.
    """
    outer = _nesting(made)
    by_id = {one.id: one for one in made}
    done = []
    for one in made:
        chain = []
        held = outer.get(one.id)
        while held is not None:
            if by_id[held].stance in PASSING:
                chain.append(by_id[held].speaker)
            held = outer.get(held)
        if not one.own_voice:
            chain.append(publisher)
        others = {name_key(name): name for name in reversed(chain)}
        via = tuple(
            name
            for key, name in reversed(others.items())
            if key not in ("", name_key(one.speaker))
        )
        done.append(attrs.evolve(one, via=via, within=outer.get(one.id)))
    return tuple(done)


def _nesting(made: Sequence[Attribution]) -> dict[str, str]:
    """Return for each attribution the innermost one in whose content it stands."""
    outer: dict[str, str] = {}
    live: list[Attribution] = []
    for one in sorted(made, key=lambda one: (one.start, -one.end)):
        live = [held for held in live if held.end > one.start]
        holder = next((held for held in reversed(live) if _stands_in(one, held)), None)
        if holder is not None:
            outer[one.id] = holder.id
        live.append(one)
    return outer


def _stands_in(one: Attribution, other: Attribution) -> bool:
    """Tell whether an attribution, cue and all, stands in the content of another."""
    cue = one.cue or one.contents[0]
    return one.contents != other.contents and any(
        start <= cue[0] and cue[1] <= end and start <= one.start and one.end <= end
        for start, end in other.contents
    )
