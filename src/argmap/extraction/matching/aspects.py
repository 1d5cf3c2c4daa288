"""Aspects: what a debate turns on, by name, each with the words that tell of it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence

import attrs

from argmap.errors import ModelError
from argmap.extraction.matching.terms import folded, words_of
from argmap.extraction.words.stems import stem
from argmap.findings import Finding
from argmap.model.messages import shown
from argmap.texts.reading import printable

__all__ = ["Aspect", "aspects_of", "name_fault", "pattern_fault"]

Test = Callable[[str, str], bool]


@attrs.frozen(kw_only=True)
class Aspect:
    r"""Something that a debate turns on, and the patterns that tell of it.

    A pattern that is one word or several is found in every form of these words, next to
    each other: ``bus fare`` finds "bus fares". Any other is a regular expression as
    Python has them, which ignores capitals and may match anywhere: ``fare|ticket``.

    Parameters
    ----------
    name : str
        One line.
    patterns : tuple of str
        At least one; each tells of the aspect by itself.

    Raises
    ------
    ModelError
        The name or a pattern cannot be.

    Examples
    --------
    >>> fares = Aspect(name="fares", patterns=("bus fare", r"\btickets?\b"))
    >>> fares.tells("Bus fares rose."), fares.tells("The bus was late.")
    (True, False)
    """

    name: str
    patterns: tuple[str, ...]
    _tests: tuple[Test, ...] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        faults = [
            f"patterns: {fault}" for p in self.patterns if (fault := pattern_fault(p))
        ]
        if not self.patterns:
            faults.append("patterns: is empty; give words or regular expressions")
        if fault := name_fault(self.name):
            faults.append(f"name: {fault}")
        if faults:
            where = f"aspect {shown(self.name)}"
            raise ModelError(
                findings=[
                    Finding(code="invalid-aspect", where=where, message=fault)
                    for fault in faults
                ]
            )
        object.__setattr__(self, "_tests", tuple(map(_test, self.patterns)))

    def tells(self, text: str) -> bool:
        """Return whether a text is about the aspect.

        Parameters
        ----------
        text : str
            Any text.

        Returns
        -------
        bool
            Whether some pattern is found in it.
        """
        return self._found(text, _stemmed(words_of(text)))

    def _found(self, text: str, stemmed: str) -> bool:
        return any(test(text, stemmed) for test in self._tests)


def aspects_of(
    texts: Sequence[str], aspects: Iterable[Aspect]
) -> list[tuple[str, ...]]:
    """Return the names of the aspects that each text is about.

    Parameters
    ----------
    texts : sequence of str
        Any texts.
    aspects : iterable of Aspect
        Which to look for.

    Returns
    -------
    list of tuple of str
        In the order of the texts, each in the order of the aspects.
    """
    several = tuple(aspects)
    return [
        tuple(one.name for one in several if one._found(text, stemmed))  # noqa: SLF001
        for text in texts
        for stemmed in [_stemmed(words_of(text))]
    ]


def name_fault(name: str) -> str:
    """Return what is wrong with a name, "" where nothing is.

    Parameters
    ----------
    name : str
        Of an aspect.

    Returns
    -------
    str
        One line with the name and what would be right.
    """
    if name.strip() and name.splitlines() == [name] and printable(name) == name:
        return ""
    return f"is {shown(name)}; write one line"


def pattern_fault(pattern: str) -> str:
    """Return what is wrong with a pattern, "" where nothing is.

    Parameters
    ----------
    pattern : str
        Words or a regular expression.

    Returns
    -------
    str
        One line with the pattern and what would be right.
    """
    if _is_words(pattern):
        return ""
    if printable(pattern) != pattern:
        return f"{shown(pattern)} holds a sign that no text does; leave it out"
    try:
        matcher = _compiled(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"{shown(pattern)} is no regular expression: {error}"
    if matcher.search(""):
        return (
            f"{shown(pattern)} is found in every text; write what tells of the aspect"
        )
    return ""


def _compiled(pattern: str) -> re.Pattern[str]:
    with warnings.catch_warnings():
        # That "[[" may mean something else in a later Python is no fault of a curator.
        warnings.simplefilter("ignore", FutureWarning)
        return re.compile(pattern, re.IGNORECASE)


def _is_words(pattern: str) -> bool:
    """Whether a pattern is nothing but words, with one blank or hyphen in between."""
    words = words_of(pattern)
    return bool(words) and " ".join(words) == folded(pattern).replace("-", " ").strip()


def _test(pattern: str) -> Test:
    if _is_words(pattern):
        wanted = _stemmed(words_of(pattern))
        return lambda _, stemmed: wanted in stemmed
    matcher = _compiled(pattern)
    return lambda text, _: matcher.search(text) is not None


def _stemmed(words: Iterable[str]) -> str:
    """Return words as their stems with a blank around each, to look for runs in."""
    return f" {' '.join(map(stem, words))} "
