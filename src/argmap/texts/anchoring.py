"""Passages and offsets: what stands at spans of a text, and where words stand in it.

The *words of a passage* are its spans in reading order, joined by a blank, with white
space collapsed (`folding.fold`). Its *digest* is the SHA-256 of its words in UTF-8, in
hexadecimal; its *head* and *tail* are the first and the last of them, up to five each.
So a passage keeps its digest when lines are wrapped anew, and two passages with the
same words have the same digest, however many spans they have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from argmap.errors import TextError
from argmap.findings import Finding
from argmap.model import fields
from argmap.model.sources import Passage
from argmap.texts.folding import Folded, fold

__all__ = [
    "Spans",
    "anchored",
    "digest_of",
    "digest_of_words",
    "ends_of_words",
    "find",
    "head_and_tail",
    "passage_text",
    "shown",
    "words_at",
]

Spans = tuple[tuple[int, int], ...]

# Scripts without blanks have "words" as long as a paragraph.
END_WORDS = 5
LONGEST_END = 80


def passage_text(text: str, spans: Sequence[tuple[int, int]]) -> str:
    r"""Return the words of a passage: its spans, joined by a blank and folded.

    Parameters
    ----------
    text : str
        The whole text.
    spans : sequence of (int, int)
        0-based, end-exclusive code points, in reading order.

    Returns
    -------
    str
        "" for spans of white space alone, and for no spans.

    Raises
    ------
    TextError
        A span is none, is out of order, or reaches beyond the text.

    Examples
    --------
    >>> passage_text("Rent caps,\nthey say, cut supply.", [(0, 9), (21, 32)])
    'Rent caps cut supply.'
    """
    return words_at(text, _checked(text, spans))


def digest_of(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the digest of a passage: the SHA-256 of its words.

    Parameters
    ----------
    text : str
        The whole text.
    spans : sequence of (int, int)
        As in `passage_text`.

    Returns
    -------
    str
        64 hexadecimal digits.

    Raises
    ------
    TextError
        A span is none, is out of order, or reaches beyond the text.

    Examples
    --------
    >>> digest_of("Rent caps cut supply.", [(0, 9)])[:16]
    '051a41b75ff121d8'
    """
    return digest_of_words(passage_text(text, spans))


def head_and_tail(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """Return the first and the last words of a passage, up to five each.

    Parameters
    ----------
    text : str
        The whole text.
    spans : sequence of (int, int)
        As in `passage_text`.

    Returns
    -------
    tuple of (str, str)
        Each at most 80 characters, for scripts that put no blanks between words; the
        same twice where the passage has at most five words.

    Raises
    ------
    TextError
        A span is none, is out of order, or reaches beyond the text.

    Examples
    --------
    >>> head_and_tail("Starts fell by 12 % in the two years since.", [(0, 43)])
    ('Starts fell by 12 %', 'in the two years since.')
    """
    return ends_of_words(passage_text(text, spans))


def anchored(text: str, spans: Sequence[tuple[int, int]], *, source: str) -> Passage:
    """Return a passage with its spans, digest, head and tail.

    Parameters
    ----------
    text : str
        The whole text of the source.
    spans : sequence of (int, int)
        As in `passage_text`; kept as they are.
    source : str
        The id of the source.

    Returns
    -------
    Passage
        Without a quotation.

    Raises
    ------
    TextError
        A span is none, is out of order, or reaches beyond the text, or the passage
        holds nothing but white space.
    ModelError
        The first or last words hold a control character.

    Examples
    --------
    >>> anchored("Rent caps cut supply.", [(0, 9)], source="lee-2023").head
    'Rent caps'
    """
    kept = _checked(text, spans)
    words = words_at(text, kept)
    if not words:
        raise _refused(f"{shown(kept)} holds nothing but white space")
    head, tail = ends_of_words(words)
    return Passage(
        source=source, spans=kept, digest=digest_of_words(words), head=head, tail=tail
    )


def find(text: str | Folded, words: str) -> Spans:
    r"""Return every place where words stand, white space folded, none overlapping.

    Parameters
    ----------
    text : str or Folded
        The whole text; fold it once for many searches.
    words : str
        What to find, letter by letter; a word may be found inside a longer one.

    Returns
    -------
    tuple of (int, int)
        The span of each place, in reading order; empty where there is none, and for
        words of white space alone.

    Examples
    --------
    >>> find("Rent caps cut supply. Do rent\ncaps?", "ent caps")
    ((1, 9), (26, 34))
    """
    wanted = fold(words)
    if not wanted:
        return ()
    whole = text if isinstance(text, Folded) else Folded(text)
    found = []
    at = whole.folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        found.append(whole.span(at, end))
        at = whole.folded.find(wanted, end)
    return tuple(found)


def words_at(text: str, spans: Spans) -> str:
    """Return the words at spans that are known to lie inside the text."""
    return fold(" ".join([text[start:end] for start, end in spans]))


def digest_of_words(words: str) -> str:
    """Return the digest of a passage with these words, already folded."""
    return hashlib.sha256(words.encode()).hexdigest()


def ends_of_words(words: str) -> tuple[str, str]:
    """Return the head and the tail of a passage with these words, already folded."""
    several = words.split(" ")
    head = " ".join(several[:END_WORDS])
    tail = " ".join(several[-END_WORDS:])
    return head[:LONGEST_END].rstrip(), tail[-LONGEST_END:].lstrip()


def shown(spans: Spans) -> str:
    """Return spans as maps write them: ``12-80``, ``[12-80, 95-120]``."""
    several = [f"{start}-{end}" for start, end in spans]
    return several[0] if len(several) == 1 else f"[{', '.join(several)}]"


def _checked(text: str, spans: Sequence[tuple[int, int]]) -> Spans:
    kept = tuple((start, end) for start, end in spans)
    fault = fields.Spans().fault(kept)
    if not fault and kept and kept[-1][1] > len(text):
        fault = f"{shown(kept)} reaches beyond the text, which ends at {len(text)}"
    if fault:
        raise _refused(fault)
    return kept


def _refused(message: str) -> TextError:
    return TextError(findings=(Finding(code="invalid-spans", message=message),))
