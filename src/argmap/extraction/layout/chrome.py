"""Page chrome: which paragraphs are of a page and not of its text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

import attrs

from argmap.extraction.records import Span
from argmap.extraction.words.lexicon import table

__all__ = ["SHORT", "by_place", "by_words"]

# So much of a paragraph is looked at; one that is longer is chrome by legal phrases alone.
SHORT = 400
BEGINS_WITHIN = 200
LABEL_WORDS = 6
# A biography has so many paragraphs before it.
LEAST_BEFORE = 2
YEAR = r"(?:19|20)\d\d[a-z]?"
ENTRY = re.compile(
    r"(?:\[?\d{1,3}[\].)]?\s+|[•*-]\s+)?[A-Z][\w’'-]+,\s+"
    r"(?:[A-Z]\.|[A-Z][a-z]+(?:\s[A-Z]\.)?[,.]|[A-Z][a-z]+\s[A-Z]\.)"
)
DATED = re.compile(rf"\({YEAR}\)|[.,]\s{YEAR}[.,;:]")
PRINTED = re.compile(
    r"\d\s?\(\d+\)|\d:\s?\d|\d[–-]\d|\bpp?\.|\bdoi\b|https?:|\b(?:Journal|Press|Review)\b"
)
CITED = re.compile(rf"\b{YEAR}\b|https?:")
ABOUT = re.compile(r"(?i:about)\s+(?i:the\s+)?(?P<whom>[A-Z].{0,80}?):?")
NAME = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}"


def by_words(line: str, *, length: int) -> bool:
    """Tell whether a paragraph is page chrome by its own words.

    Parameters
    ----------
    line : str
        What it begins with, in small letters, blanks made single.
    length : int
        How long the whole paragraph is.

    Returns
    -------
    bool
        By ``lexicons/boilerplate.toml``: what it begins with, what it is as a whole, a
        short line that a label begins, or a phrase that it holds; and for a line
        without any letter.

    Examples
    --------
    >>> by_words("copyright 2024 herald", length=21)
    True
    >>> by_words("copyright law protects the owners of a text.", length=44)
    False
    """
    known = _known()
    if known.legal.search(line):
        return True
    if length > SHORT:
        return False
    begun = length < BEGINS_WITHIN and known.begins.match(line) is not None
    labelled = known.labels.match(line) and len(line.split()) <= LABEL_WORDS
    letters = any(sign.isalpha() for sign in line)
    return bool(
        begun or labelled or line in known.whole or known.held.search(line)
    ) or (not letters)


def by_place(
    text: str, spans: Sequence[Span], *, running: Sequence[bool]
) -> Iterator[int]:
    """Yield the numbers of paragraphs that are page chrome by what stands around them.

    Parameters
    ----------
    text : str
        The whole text.
    spans : sequence of (int, int)
        Its paragraphs.
    running : sequence of bool
        Which of them are running text so far.

    Yields
    ------
    int
        The entries of a list of references; what a press release says "About" its
        publisher; who the author is, at the end, where the text names nobody so.
    """
    listed = False
    for number, (start, end) in enumerate(spans):
        line = text[start : min(end, start + SHORT)]
        entry = end - start <= SHORT and _is_entry(line, listed=listed)
        listed = entry or _heads(line, end - start)
        if entry:
            yield number
        about = ABOUT.fullmatch(line)
        after = number + 1
        if about and after < len(spans) and running[after]:
            whom = re.compile(
                rf"(?:the\s+)?{re.escape(about['whom'])}\b", re.IGNORECASE
            )
            if whom.match(text, *spans[after]):
                yield from (number, after)
    yield from _biographies(text, spans, running)


def _is_entry(line: str, *, listed: bool) -> bool:
    """Tell whether a paragraph is one of a list of references."""
    if listed and CITED.search(line):
        return True
    return all((ENTRY.match(line), DATED.search(line), PRINTED.search(line)))


def _heads(line: str, length: int) -> bool:
    return length <= SHORT and line.lower().strip(" :#*") in _known().lists


def _biographies(
    text: str, spans: Sequence[Span], running: Sequence[bool]
) -> Iterator[int]:
    """Yield the last paragraph where it tells who somebody is whom no other names."""
    told = [span for span, runs in zip(spans, running, strict=True) if runs]
    if len(told) <= LEAST_BEFORE or told[-1][1] - told[-1][0] > SHORT:
        return
    match = _known().biography.match(text, *told[-1])
    if match is None:
        return
    name = match["name"]
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b") if name else None
    if surname is None or not any(surname.search(text, *span) for span in told[:-1]):
        yield spans.index(told[-1])


@attrs.frozen(kw_only=True, eq=False)
class _Known:
    """The phrases of ``lexicons/boilerplate.toml`` as patterns."""

    begins: re.Pattern[str]
    labels: re.Pattern[str]
    held: re.Pattern[str]
    legal: re.Pattern[str]
    biography: re.Pattern[str]
    whole: frozenset[str]
    lists: frozenset[str]


@functools.cache
def _known() -> _Known:
    known = table("boilerplate")

    def some(name: str, *, to_word: bool = False) -> re.Pattern[str]:
        phrases = "|".join(map(re.escape, known[name]))
        # "Donate" is no beginning of "donated", "©" is one of "©2024".
        return re.compile(rf"(?:{phrases})" + r"(?:(?<=\W)|(?!\w))" * to_word)

    works = "|".join(known["works"].split())
    does = "|".join(known["does"].split())
    return _Known(
        begins=some("begins", to_word=True),
        labels=some("labels", to_word=True),
        held=some("patterns"),
        legal=some("legal"),
        biography=re.compile(
            rf"(?:(?P<name>{NAME})|The\s(?:author|writer))(?:,[^,.]{{1,60}},)?\s"
            rf"(?:is\s(?:(?:an?|the)\s(?:[\w’'-]+\s){{0,5}}?|(?:[a-z]+\s)?)(?:{works})"
            rf"(?:[.,]|\s(?:and|at|based|for|in|of|who|with)\b)|(?:{does})\s)"
        ),
        whole=frozenset(known["whole"]),
        lists=frozenset(known["lists"]),
    )
