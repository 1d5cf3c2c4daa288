"""Sentences: where each begins and ends, by paragraphs, abbreviations and quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from argmap.extraction.layout.paragraphs import Paragraph
from argmap.extraction.layout.quotations import Quotation
from argmap.extraction.words.lexicon import Lexicon
from argmap.extraction.words.tokens import quoted_end

__all__ = ["sentences"]

STOP = re.compile(r"(?:(?<![.!?])[.!?]++|…)(?:[\"”’'»)\]]|\[\d+\]|''){0,4}(?=\s)")
LAST_WORD = re.compile(r"[^\s(\[\"“‘']+$")
LONGEST_WORD = 40
# So much of a paragraph tells whether it is written without capitals.
LOOKED_AT = 500
NEXT = re.compile(r"\s+[(\[\"“‘'«]*")
# What may follow a quoted question: "Why now?" Lee asked.
AFTER_QUOTE = re.compile(r"\s+((?:[^\W\d_][\w.’'-]*\s+){0,4}?)([a-z]+)\b")


def sentences(
    text: str,
    blocks: Sequence[Paragraph],
    quoted: Sequence[Quotation],
    *,
    lexicon: Lexicon,
) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a text, every visible sign in exactly one.

    Parameters
    ----------
    text : str
        The whole text.
    blocks : sequence of Paragraph
        Its paragraphs; a sentence never reaches over their ends.
    quoted : sequence of Quotation
        Its quotations.
    lexicon : Lexicon
        Abbreviations, and the verbs that may follow a quoted question.

    Returns
    -------
    tuple of (int, int)
        In the order of the text.

    Examples
    --------
    >>> from argmap.extraction.words.lexicon import lexicon
    >>> from argmap.extraction.layout.paragraphs import paragraphs
    >>> text = "Sen. Ortiz spoke in the U.S. Senate. Rents fell."
    >>> sentences(text, paragraphs(text), (), lexicon=lexicon())
    ((0, 36), (37, 48))
    """
    found: list[tuple[int, int]] = []
    ends = [one.end for one in quoted]
    for block in blocks:
        start = block.start
        small = not any(
            map(str.isupper, text[start : min(block.end, start + LOOKED_AT)])
        )
        for match in STOP.finditer(text, block.start, block.end):
            stop = match.end()
            after = NEXT.match(text, stop, block.end)
            if after is None or after.end() >= block.end:
                continue
            if _parts(
                text, match, after.end(), lexicon, small=small
            ) and not _quoted_then_said(text, stop, ends, lexicon):
                found.append((start, stop))
                start = (
                    stop
                    + len(text[stop : after.end()])
                    - len(text[stop : after.end()].lstrip())
                )
        found.append((start, block.end))
    return tuple(found)


def _parts(
    text: str, match: re.Match[str], after: int, lexicon: Lexicon, *, small: bool
) -> bool:
    """Tell a full stop from the stop of an abbreviation."""
    following = text[after]
    if following.islower() and not small:
        return False
    mark = match.group()
    if mark[0] in "!?":
        return True
    at = match.start()
    word = LAST_WORD.search(text, max(0, at - LONGEST_WORD), at)
    if word is None:
        return True
    last = word.group()
    lower = last.lower()
    if len(mark) > 1 and mark[1] != ".":
        return True
    if lower in ("no", "nos", "art", "sec", "fig", "vol", "al", "ca", "cf"):
        return not following.isdigit() and lower in ("no", "art")
    if lower in lexicon.classes["abbreviations"]:
        # "in the U.S. The" begins anew; "U.S. Senate" does not.
        return "." in last and _begins(text, after, lexicon)
    if "." in last and last.isupper() and not following.isalpha():
        # "8 U.S.C. 1357", "H.R. 4567".
        return False
    # "p" of "5 p. m." and the initials of a name.
    return not (len(last) == 1 and last.isupper()) or last == "I"


def _begins(text: str, after: int, lexicon: Lexicon) -> bool:
    """Tell whether a word begins sentences: one of a closed class."""
    word = re.compile(r"[^\W\d_]+").match(text, after)
    if word is None:
        return False
    lower = word.group().lower()
    return lower in lexicon.closed or lower in ("according", "critics", "supporters")


def _quoted_then_said(
    text: str, stop: int, ends: Sequence[int], lexicon: Lexicon
) -> bool:
    """Tell whether a quotation ends here and what follows says who spoke."""
    at = bisect_right(ends, stop) - 1
    if at < 0 or ends[at] != stop:
        return False
    match = AFTER_QUOTE.match(text, stop, min(len(text), stop + 120))
    if match is None:
        return False
    if match.group(2) not in lexicon.cues:
        return False
    rest = text[match.end() : match.end() + 60].lstrip()
    lead = match.group(1).split()
    if any(one in lexicon.closed and one[0].islower() for one in lead[1:]):
        return False
    ended = quoted_end(text[max(0, stop - 6) : stop])
    begins = bool(lead) and lead[0][0].isupper() and lead[0].lower() in lexicon.closed
    if rest[:1] == ":" or (begins and ended == "."):
        # '"It fell." He added: "It will."': a sentence of its own.
        return False
    return bool(rest) and (rest[0] in ".,;:" or ended in ("?", "!", ","))
