"""Reading: a document read once from its head, with the people in it kept in mind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

import attrs

from argmap.extraction.layout.units import Unit
from argmap.extraction.records import Attribution, AttributionKind, Span
from argmap.extraction.speakers.cast import Cast, Referent
from argmap.extraction.speakers.described import (
    Described,
    acronyms_in,
    apposition,
    described,
    is_plural,
    tidy,
)
from argmap.extraction.speakers.mentions import (
    OBJECT,
    SUBJECT,
    Mention,
    mentions,
    said_of,
)
from argmap.extraction.speakers.names import Name, name_of, runs
from argmap.extraction.speakers.offices import holder, offices_in
from argmap.extraction.speakers.pronouns import (
    GENDERS,
    RIVAL,
    Meant,
    Pronoun,
    meant_by,
    pronoun_of,
)
from argmap.extraction.speakers.scene import Scene
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import Lexicon, Tag
from argmap.extraction.words.tokens import Word, tagged

__all__ = ["Reading", "Resolved"]

LONGEST = 400
FARTHEST = 8
# "Ask Lee. The bus is late, he says": where no person is a subject.
PROMOTED = 0.8
# A sentence with more words than this, of which so many have a capital, is a heading.
LEAST_HEADLINE = 4
HEADLINE = 0.6
INFLECTED = (Form.SINGULAR, Form.PAST)


@attrs.frozen(kw_only=True)
class Resolved:
    """A speaker as read.

    Parameters
    ----------
    name : str
        Who it is; "" for nobody that the text names.
    affiliation : str, optional
        What the text says of them.
    coreferent : bool
        Whether a pronoun or a title was made out.
    sure : bool
        Whether nobody else may be meant.
    same_as : (int, int), optional
        Where the speaker stands in whose words "I" and "we" are.
    """

    name: str
    affiliation: str | None = None
    coreferent: bool = False
    sure: bool = True
    same_as: Span | None = None


class Reading:
    """A document as it is read: the people in it, and who is present where."""

    def __init__(
        self, text: str, made: Sequence[Attribution], *, lexicon: Lexicon
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.acronyms = acronyms_in(text)
        self.offices = offices_in(text)
        self.cast = Cast()
        self.scene = Scene()
        self.resolved: dict[Span, Resolved] = {}
        self.pending = sorted(
            {one.source for one in made if one.source is not None}, reverse=True
        )
        self.said: dict[Span, list[Span]] = {}
        self.contents: list[tuple[int, int, Span, bool]] = []
        for one in made:
            if one.source is not None:
                self.said.setdefault(one.source, []).extend(one.contents)
                direct = one.type is AttributionKind.DIRECT
                self.contents += [(*span, one.source, direct) for span in one.contents]
        self.contents.sort()
        # The subjects named in the unit so far, with their places.
        self.subjects: list[tuple[int, str]] = []
        # Whether the sentence has named a person yet.
        self.begun = False
        # Up to here the text was taken for a speaker.
        self.taken = 0

    def know(self, place: Span) -> None:
        """Take note of a person whom a pipeline found."""
        shown = tidy(self.text[slice(*place)])
        self.cast.add(Name(text=shown, start=place[0], end=place[1], person=True))

    def note(self, words: list[Word]) -> None:
        """Take note of the people named in some words, before any is asked for."""
        if _is_headline(words, self.lexicon):
            return
        for first, last in runs(words, times=self.lexicon.classes["times"]):
            run = words[first : last + 1]
            told = said_of(words, (first, last))
            name = name_of(run, self.text, spoken=told)
            self.cast.add(name, told=told)
        for word in words:
            if word.tag is Tag.QUOTE:
                self.cast.add_quoted(word.text)

    def read(self, unit: Unit) -> None:
        """Read a unit: keep whom it mentions in mind, and name its speakers."""
        self.subjects = []
        heading = _is_headline(unit.words, self.lexicon)
        by_place = {} if heading else self._mentions(unit.words)
        sentence = -1
        for at, word in enumerate(unit.words):
            if unit.sentences[at] != sentence:
                sentence = unit.sentences[at]
                self.scene.sentence += 1
                self.begun = False
            if word.tag is Tag.QUOTE:
                self._quoted(word)
            self._speakers(word.end, self.scene)
            self._take(by_place.get(at, []), self.scene)

    def finish(self) -> None:
        """Name the speakers outside of the units, and whom "I" and "we" mean."""
        self._speakers(len(self.text) + 1, self.scene)
        for source, found in list(self.resolved.items()):
            if found.same_as is not None:
                name = self.resolved[found.same_as].name
                self.resolved[source] = attrs.evolve(found, name=name)

    def _speakers(self, end: int, scene: Scene) -> None:
        """Name the speakers that begin before an offset."""
        while self.pending and self.pending[-1][0] < end:
            source = self.pending.pop()
            self.taken = max(self.taken, source[1])
            self.begun = True
            self.resolved[source] = self._resolve(source, scene)

    def _quoted(self, quotation: Word) -> None:
        """Read a quotation in which others speak; whom it mentions stays in it."""
        if not self.pending or self.pending[-1][0] >= quotation.end:
            return
        inner = Scene(around=self.scene)
        words = tagged(
            self.text, (quotation.start + 1, quotation.end - 1), lexicon=self.lexicon
        )
        by_place = self._mentions(words)
        for at, word in enumerate(words):
            self._speakers(word.end, inner)
            self._take(by_place.get(at, []), inner)
        self._speakers(quotation.end, inner)

    def _mentions(self, words: list[Word]) -> dict[int, list[Mention]]:
        """Return the mentions in some words by the place of their first word."""
        found: dict[int, list[Mention]] = {}
        for mention in mentions(words, self.text, lexicon=self.lexicon):
            found.setdefault(mention.first, []).append(mention)
        return found

    def _name_at(self, source: Span) -> str:
        """Return who is named at a place; "" where a pronoun stands there."""
        held = self.resolved.get(source)
        if held is not None:
            return held.name
        if pronoun_of(self.text[slice(*source)]) is not None:
            return ""
        return self._described(source, self.scene).referent.name

    def _speaker_around(self, source: Span, *, quoted: bool) -> Span | None:
        """Return the speaker in whose own words a place stands."""
        at = bisect_right(self.contents, (source[0], len(self.text) + 1))
        for start, end, outer, direct in reversed(
            self.contents[max(0, at - FARTHEST) : at]
        ):
            if (
                outer != source
                and start <= source[0]
                and source[1] <= end
                and (quoted or direct)
            ):
                return outer
        return None

    def _resolve(self, source: Span, scene: Scene) -> Resolved:
        shown = tidy(self.text[slice(*source)])
        held = holder(shown, source[0], self.offices)
        if isinstance(held, str):
            return Resolved(name=held)
        if held is not None:
            referent = self._described(held, scene).referent
            scene.mention(referent, SUBJECT)
            return Resolved(name=referent.name, coreferent=True)
        pronoun = pronoun_of(shown)
        if pronoun is None:
            return self._by_phrase(source, scene)
        outer = self._speaker_around(source, quoted=scene.around is not None)
        if pronoun is Pronoun.FIRST:
            return Resolved(name="", coreferent=True, same_as=outer)
        others = self._named_in(source)
        if outer is not None:
            # Who says "she" in a quotation is not she.
            others.add(self._name_at(outer))
        found = self._meant(pronoun, scene, but=others)
        if found.referent is None:
            return Resolved(name="", coreferent=True)
        scene.mention(found.referent, SUBJECT)
        return Resolved(name=found.referent.name, coreferent=True, sure=found.sure)

    def _by_phrase(self, source: Span, scene: Scene) -> Resolved:
        """Return the speaker whom a phrase names or describes."""
        found = self._described(source, scene)
        holder = self._holder(found, scene)
        if not found.named and holder.referent is None:
            # Names in it are of others.
            self.taken = source[0] + 1
        referent = holder.referent or found.referent
        scene.mention(referent, SUBJECT)
        said = apposition(self.text, source[1], lexicon=self.lexicon)
        return Resolved(
            name=referent.name,
            affiliation=found.before or said,
            coreferent=holder.referent is not None,
            sure=holder.sure,
        )

    def _holder(self, found: Described, scene: Scene) -> Meant:
        """Return who of those present is meant by a title, if one stands there."""
        holders = sorted(found.titled, key=scene.presence, reverse=True)
        if not holders or not scene.presence(holders[0]):
            return Meant()
        first, *others = holders
        rival = max(map(scene.presence, others), default=0.0)
        return Meant(
            referent=Referent(
                name=first, person=True, gender=self.cast.genders.get(first)
            ),
            sure=rival <= RIVAL * scene.presence(first),
        )

    def _described(self, place: Span, scene: Scene) -> Described:
        start, end = place
        words = tagged(
            self.text, (start, min(end, start + LONGEST)), lexicon=self.lexicon
        )
        return described(
            words,
            self.text,
            cast=self.cast,
            presence=scene.presence,
            acronyms=self.acronyms,
        )

    def _named_in(self, source: Span) -> set[str]:
        """Return the subjects named in what a speaker says: somebody else."""
        return {
            name
            for at, name in self.subjects
            if any(start <= at < end for start, end in self.said[source])
        }

    def _meant(
        self, pronoun: Pronoun, scene: Scene, *, but: Collection[str] = ()
    ) -> Meant:
        found = meant_by(pronoun, scene, but=but)
        known = found.referent
        if known is None or pronoun not in GENDERS or not found.sure:
            return found
        # "Ortiz left; she said so": from here on Ortiz is "she".
        self.cast.learn(known.name, GENDERS[pronoun])
        learned = attrs.evolve(known, person=True, gender=GENDERS[pronoun])
        return attrs.evolve(found, referent=learned)

    def _take(self, found: Sequence[Mention], scene: Scene) -> None:
        """Keep in mind whom a unit mentions, but where a speaker was named."""
        for mention in found:
            if mention.start < self.taken:
                continue
            referent = self._mentioned(mention, scene)
            if referent is None:
                continue
            scene.mention(referent, self._weight(mention, referent))
            if referent.person and mention.weight >= OBJECT:
                self.begun = True

    def _mentioned(self, mention: Mention, scene: Scene) -> Referent | None:
        if mention.name is not None:
            return self._named(mention, mention.name, scene)
        pronoun = pronoun_of(self.text[mention.start : mention.end])
        if pronoun is not None:
            return self._meant(pronoun, scene).referent
        found = self._described((mention.start, mention.end), scene)
        if found.named:
            # Its name is a mention of its own.
            return None
        return self._holder(found, scene).referent or found.referent

    def _weight(self, mention: Mention, referent: Referent) -> float:
        """Return a mention's weight; who is the first in a sentence counts for more."""
        if not referent.person or mention.weight != OBJECT or self.begun:
            return mention.weight
        return PROMOTED

    def _named(self, mention: Mention, name: Name, scene: Scene) -> Referent | None:
        """Return whom a name means; None for a word that is nobody's name."""
        lone = len(name.parts) == 1 and name.person is None
        if lone and name.parts[0].lower() not in self.cast.by_part:
            several = is_plural(name.text)
            return Referent(name=name.text, plural=True) if several else None
        referent = self.cast.whom(name, scene.presence)
        if referent.person:
            self.cast.entitle(referent.name, (*name.titles, *mention.told))
        if mention.weight == SUBJECT:
            self.subjects.append((mention.start, referent.name))
        return referent


def _is_headline(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell a line in capital letters: "Calder Says He Is Unlikely To Win"."""
    spoken = [word for word in words if word.text[0].isalpha()]
    capital = [word for word in spoken[1:] if word.text[0].isupper()]
    return (
        len(spoken) > LEAST_HEADLINE
        and len(capital) > HEADLINE * len(spoken)
        and any(
            word.lower in lexicon.closed or lexicon.verbs.get(word.lower) in INFLECTED
            for word in capital
            if word.lower not in lexicon.classes["times"]
        )
    )
