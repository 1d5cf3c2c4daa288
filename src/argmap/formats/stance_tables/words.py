"""Words: how a cell says what an actor does with a claim.

One table; case does not count, nor do blanks and a full stop around. What is not in it
is an error: a stance is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

import attrs

from argmap.model.assertions import Stance
from argmap.model.fields import FieldError
from argmap.model.identifiers import nearest, normal
from argmap.model.messages import shown

__all__ = ["HEDGED", "SILENT", "STRONG", "WORDS", "Answer", "Answers"]

WORDS: dict[Stance, tuple[str, ...]] = {
    Stance.ASSERTS: (
        *("asserts", "agrees", "agree", "yes", "y", "for", "pro", "in favour"),
        *("in favor", "supports", "support", "approve", "+", "1", "+1", "✓", "✔"),
        *("stimme zu", "stimmt zu", "zustimmung", "ja", "dafür", "oui", "d'accord"),
        *("sí", "de acuerdo", "eens", "sì", "d'accordo"),
    ),
    Stance.DENIES: (
        *("denies", "disagrees", "disagree", "no", "n", "against", "contra", "con"),
        *("opposes", "oppose", "reject", "-", "-1", "✗", "✘", "stimme nicht zu"),
        *("stimmt nicht zu", "ablehnung", "nein", "dagegen", "non", "pas d'accord"),
        *("en desacuerdo", "oneens", "nee", "in disaccordo"),
    ),
    Stance.DOUBTS: (
        *("doubts", "doubt", "neutral", "undecided", "unsure", "abstains", "abstain"),
        *("no opinion", "don't know", "neither", "neither agree nor disagree", "0"),
        *("±", "unentschieden", "enthaltung", "neutre", "neutraal", "neutrale"),
    ),
    Stance.REPORTS: ("reports", "report", "mentions", "berichtet"),
}
# A qualified answer: the stance, and that the speaker hedged it.
HEDGED: dict[Stance, tuple[str, ...]] = {
    Stance.ASSERTS: (
        *("rather yes", "rather agree", "somewhat agree", "tend to agree"),
        *("eher ja", "stimme eher zu", "plutôt oui", "piuttosto sì"),
    ),
    Stance.DENIES: (
        *("rather no", "rather disagree", "somewhat disagree", "tend to disagree"),
        *("eher nein", "stimme eher nicht zu", "plutôt non", "piuttosto no"),
    ),
}
# A strong answer: the map knows no degrees, and the log says so.
STRONG: dict[Stance, tuple[str, ...]] = {
    Stance.ASSERTS: ("strongly agree", "completely agree", "helemaal eens"),
    Stance.DENIES: ("strongly disagree", "completely disagree", "helemaal oneens"),
}
SILENT = (
    *(
        "",
        "no answer",
        "not answered",
        "n/a",
        "na",
        "silent",
        "keine angabe",
        "k.a",
        "k. a",
    ),
    *("keine antwort", "sans réponse", "geen antwoord"),
)
# A sign that some tables use for another thing, and the one that tells which it is.
BESIDE = MappingProxyType({"0": "-1", "-": "+"})
_MEANT = {
    "0": "neutral, or disagree as in tables of 1 and 0",
    "-": "disagree, or no answer",
}
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        "\uff0b": "+",
        "\ufe0e": None,
        "\ufe0f": None,
    }
)
NAMED = "agree, neutral, disagree, or no answer at all"


@attrs.frozen(kw_only=True)
class Answer:
    """What a word says.

    Parameters
    ----------
    stance : Stance or None
        None for silence.
    hedged : bool
        Whether the speaker qualified it.
    strong : bool
        Whether it says more than the map can.
    """

    stance: Stance | None
    hedged: bool = False
    strong: bool = False


_TABLE: dict[str, Answer] = {
    **{word: Answer(stance=s) for s, words in WORDS.items() for word in words},
    **{
        word: Answer(stance=s, hedged=True)
        for s, words in HEDGED.items()
        for word in words
    },
    **{
        word: Answer(stance=s, strong=True)
        for s, words in STRONG.items()
        for word in words
    },
    **{word: Answer(stance=None) for word in SILENT},
}


class Answers:
    """What the words of one table say.

    Parameters
    ----------
    words : iterable of str
        All that its cells hold: ``0`` is neutral beside ``-1``, and ``-`` is no
        beside ``+``; alone they might mean another thing, and are refused.
    two_valued : bool
        Whether ``0`` is no, as in the column ``agreement`` of an event list.
    """

    def __init__(self, words: Iterable[str], *, two_valued: bool = False) -> None:
        self._held = {_folded(word) for word in set(words)}
        self._two_valued = two_valued
        self._known: dict[str, Answer] = {}

    def __getitem__(self, word: str) -> Answer:
        """Return what a word says.

        Parameters
        ----------
        word : str
            As the cell has it.

        Returns
        -------
        Answer
            One without a stance for an empty cell.

        Raises
        ------
        FieldError
            The table has no such word, or it might mean two things here.
        """
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._said(word)
        return found

    def __contains__(self, word: str) -> bool:
        """Return whether the table has a word, whatever it may mean."""
        return self._plainly(word) is not None

    def is_silent(self, word: str) -> bool:
        """Return whether a word is no answer.

        Parameters
        ----------
        word : str
            As the cell has it.

        Returns
        -------
        bool
            False for a word that the table has not.
        """
        found = self._plainly(word)
        return found is not None and found.stance is None

    def is_strong(self, word: str) -> bool:
        """Return whether a word says more than a stance.

        Parameters
        ----------
        word : str
            As the cell has it; False for a word that the table has not.

        Returns
        -------
        bool
            True for words such as *strongly agree*.
        """
        found = self._plainly(word)
        return found is not None and found.strong

    def _plainly(self, word: str) -> Answer | None:
        """Return what a word says, whatever else it may mean in this table."""
        return self._known.get(word) or _TABLE.get(_folded(word))

    def _said(self, word: str) -> Answer:
        folded = _folded(word)
        beside = BESIDE.get(folded)
        if beside is not None and beside not in self._held:
            if folded == "0" and self._two_valued:
                return Answer(stance=Stance.DENIES)
            raise FieldError(
                f"{shown(word)} may mean {_MEANT[folded]}, for no cell of the table is "
                f"{beside!r}; write a word"
            )
        answer = _TABLE.get(folded)
        if answer is None:
            near = nearest(folded, [known for known in _TABLE if len(known) > 2])
            remedy = f"did you mean {near!r}?" if near else f"write {NAMED}"
            raise FieldError(f"{shown(word)} is no word for a stance; {remedy}")
        return answer


def _folded(word: str) -> str:
    """Return the word as the table has it."""
    return " ".join(normal(word).translate(_SAME).casefold().split()).rstrip(".")
