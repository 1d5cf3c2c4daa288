"""Participles, and the contents of sayings that stand in a lesser clause."""

from __future__ import annotations

import attrs

from argmap.extraction.reporting.frames import following
from argmap.extraction.reporting.phrases import Range, phrase_after, phrase_before
from argmap.extraction.reporting.preceding import Preceding
from argmap.extraction.reporting.report import Following, Report
from argmap.extraction.reporting.subjects import BE, SPEECHLESS
from argmap.extraction.reporting.supposed import is_unreal
from argmap.extraction.reporting.verb_groups import subject_before
from argmap.extraction.words.lexicon import FINITE, Cue, Tag
from argmap.extraction.words.tokens import quoted_end

__all__ = ["Participles"]

QUOTING = frozenset(
    ("quoted", "quotes", "quote", "cited", "cites", "quoting", "citing")
)
STOPPING = frozenset(
    ("stopped", "stops", "stop", "quit", "ceased", "avoided", "avoids")
)
KEEPING = frozenset(("kept", "keeps", "keep"))
REACH = 14
PARTICLES = frozenset(("up", "down", "out", "off"))
FRONTING = frozenset(
    (
        "while",
        "although",
        "though",
        "whereas",
        "when",
        "after",
        "because",
        "since",
        "as",
        "before",
        "once",
    )
)


class Participles(Preceding):
    """Finds contents behind participles: Lee, citing fees, left."""

    def _participle(self, at: int, cues: list[Cue]) -> Report | None:
        words = self.words
        if self._unsaid_before(at):
            return None
        if at == 0 or words[at - 1].tag in (
            Tag.DETERMINER,
            Tag.PREPOSITION,
            # "that calling the police is risky".
            Tag.THAT,
        ):
            return None
        found = following(self.unit, at, cues, lexicon=self.lexicon)
        if found is None:
            return None
        cue, content = found
        source = self._speaker(at, cue)
        promised = cue.addressed or cue.lemma in self.lexicon.classes["promising"]
        if source is None or (content.frame == "verb" and not promised):
            return None
        if is_unreal(self.unit, source, at, lexicon=self.lexicon):
            return None
        if self._too_vague(source, content.frame, at):
            return None
        last = self._end_of_lesser(source, content.first, content.last)
        return self._spoken(at, cue, source, attrs.evolve(content, last=last))

    def _unsaid_before(self, at: int) -> bool:
        """Tell "stopped claiming that" and "misquoted her as saying that"."""
        words = self.words
        near = [word.lower for word in words[max(0, at - REACH) : at]]
        misquoted = near[-1:] == ["as"] and any(
            word.startswith("misquot") for word in near
        )
        return misquoted or (bool(near) and near[-1] in STOPPING)

    def _speaker(self, at: int, cue: Cue) -> Range | None:
        """Return who speaks by a participle: the noun before it, or the subject."""
        words = self.words
        before = words[at - 1]
        if before.lower in BE or before.lower.endswith(("'re", "'s", "'m")):
            return self._subject(at)
        if before.lower == "as" and words[at - 2].lower in ("quoted", "cited"):
            return subject_before(words, at - 2, lexicon=self.lexicon)
        if before.lower == "as" and any(
            words[n].lower in QUOTING for n in range(max(0, at - 14), at - 1)
        ):
            # "quotes his sister as saying".
            return phrase_before(words, at - 2, lexicon=self.lexicon)
        if before.lower in KEEPING:
            # "Lee kept saying that".
            return self._subject(at - 1)
        attached = cue.lemma in self.lexicon.classes["attached"]
        if before.tag in (Tag.OTHER, Tag.NAME, Tag.VERB) and (
            attached or not self._clause_subject(at)
        ):
            return phrase_before(words, at - 1, lexicon=self.lexicon)
        agentive = cue.lemma in self.lexicon.classes["agentive"]
        closed = before.tag is Tag.SIGN or quoted_end(before.text) == ","
        if not (closed or agentive):
            found = phrase_before(words, at - 1, lexicon=self.lexicon)
            with_it = found is not None and words[found[0] - 1].lower == "with"
            return found if with_it else None
        source = self._clause_subject(at) or self._inserted_behind(at)
        if source is None or self.last_at >= self._clause_floor(at):
            recent = self.last_at >= 0 and self._same_sentence(self.last_at, at)
            return self.last_source if recent else source
        return source

    def _opening_participle(self, at: int, cues: list[Cue]) -> Report | None:
        """Return the report of "Citing fees, Lee left" or "left after saying that"."""
        words = self.words
        found = following(self.unit, at, cues, lexicon=self.lexicon)
        if found is None or (
            found[1].frame == "noun"
            and found[0].lemma not in self.lexicon.classes["agentive"]
        ):
            return None
        cue, content = found
        if at < 2 or words[at - 2].tag is Tag.SIGN:
            source, content = self._main_behind(content)
        elif self.last_at >= 0 and self._same_sentence(self.last_at, at):
            source = self.last_source
        else:
            source = self._clause_subject(at)
        if source is None or words[source[1]].lower in SPEECHLESS:
            return None
        return self._spoken(at, cue, source, content)

    def _main_behind(self, content: Following) -> tuple[Range | None, Following]:
        """Return the subject of the clause behind a content, and the content before it."""
        words = self.words
        for comma in range(content.first + 1, min(len(words) - 1, content.last + 2)):
            if words[comma].text != ",":
                continue
            main = phrase_after(words, comma + 1, lexicon=self.lexicon)
            if main is not None and self._verb_behind(main[1] + 1):
                last = min(content.last, comma - 1)
                planned = words[main[1] + 1].lower in self.lexicon.classes["modals"]
                return None if planned else main, attrs.evolve(content, last=last)
        return None, content

    def _spoken(
        self, at: int, cue: Cue, source: Range, content: Following
    ) -> Report | None:
        self.last_source, self.last_at = source, at
        return self._report(
            [(content.first, content.last)],
            cue=(at, at),
            source=source,
            kind=None,
            lemma=cue.lemma,
            frame=content.frame,
            stance=cue.stance,
            # "Denied saying that", "not saying that".
            negated=self._negated((source[0], max(source[1], at - 2)), at),
        )

    def _inserted_behind(self, at: int) -> Range | None:
        """Return the subject that an insertion follows: Lee, citing the law, told."""
        words = self.words
        if at < 2 or words[at - 1].text != ",":
            return None
        found = phrase_before(words, at - 2, lexicon=self.lexicon)
        # "Backs her up, putting": no phrase ends so.
        return None if found and words[found[1]].lower in PARTICLES else found

    def _end_of_lesser(self, subject: Range, first: int, last: int) -> int:
        """Return where a content ends whose saying stands in a lesser clause.

        "While Lee said that rents fell, they rose", "Lee, who said that rents fell, left":
        the clause around it goes on behind a comma.
        """
        words = self.words
        before = words[subject[0] - 1] if subject[0] else None
        fronted = before is not None and before.lower in FRONTING | {"with"}
        relative = (
            words[subject[1]].tag is Tag.RELATIVE and words[subject[1] - 1].text == ","
        ) or (
            # "The bill, which owners say will cut fees, passed".
            subject[0] > 1
            and words[subject[0] - 1].tag is Tag.RELATIVE
            and words[subject[0] - 2].text == ","
        )
        opening = words[self._clause_floor(subject[0])]
        fronted = fronted or (relative and opening.tag is Tag.PREPOSITION)
        if not (fronted or relative):
            return last
        closing = (
            comma
            for comma in range(first + 1, last)
            if words[comma].text == ","
            and relative
            and words[comma + 1].tag in (*FINITE, Tag.ADVERB)
        )
        end = next(closing, last + 1) - 1
        return min(end, self._before_main(first, last)) if fronted else end

    def _too_vague(self, subject: Range, frame: str, at: int) -> bool:
        """Tell whether a noun phrase is no content: the subject could not say it."""
        head = self._head(subject)
        if frame in ("noun", "as", "about", "verb") and (
            head.lower in self.lexicon.classes["voiceless"]
            or head.tag is Tag.NUMBER
            or self.words[subject[1]].lower == "which"
        ):
            return True
        return frame in ("noun", "verb") and self._negated(subject, at)
