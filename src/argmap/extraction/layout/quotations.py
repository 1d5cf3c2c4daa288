"""Quotations: what stands between quote signs, in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from argmap.extraction.layout.paragraphs import Paragraph

__all__ = ["Quotation", "quotations", "runs"]

SIGNS = re.compile(r"[\"“”„‟«»‘’]|''|``|'")
OPENING = frozenset("“„‟«‘")
CLOSES = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‘": "’", "``": ("''",)}
PARAGRAPH_OPENING = ('"', "“", "„", "«", "''", "``")
BEFORE_OPENING = frozenset("([{—–-/")
# What else is read as the closing sign where nothing is open inside.
OTHER = {"“": ('"',), '"': ("“", "”"), "„": ('"',)}
LEAST_SPEECH = 24
LONGEST_SLIP = 800
LONGEST = 20_000


@attrs.frozen(kw_only=True)
class Quotation:
    """Words between quote signs, signs included.

    Parameters
    ----------
    start, end : int
        Where they stand.
    continues : bool
        Whether the quotation goes on from the paragraph before, which left it open.
    """

    start: int
    end: int
    continues: bool = False


def quotations(text: str, blocks: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    r"""Return the quotations of a text.

    Straight and curly signs, angle signs and the doubled single signs of typewriters
    count; a quotation inside another does not. A paragraph that leaves its quotation
    open goes on in the next where that begins with an opening sign; else the opening
    sign is taken for a slip unless the paragraph begins with it.

    Parameters
    ----------
    text : str
        The whole text.
    blocks : sequence of Paragraph
        Its paragraphs.

    Returns
    -------
    tuple of Quotation
        In the order of the text, none overlapping.

    Examples
    --------
    >>> from argmap.extraction.layout.paragraphs import paragraphs
    >>> text = 'He said "no" and “never”.'
    >>> [(one.start, one.end) for one in quotations(text, paragraphs(text))]
    [(8, 12), (17, 24)]
    """
    found: list[Quotation] = []
    open_before = False
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        goes_on = after is not None and text.startswith(PARAGRAPH_OPENING, after.start)
        inside = _in_paragraph(text, block, open_before, goes_on)
        open_before = bool(inside) and inside[-1][2]
        for start, end, _, continues in inside:
            found.append(Quotation(start=start, end=end, continues=continues))
    return tuple(found)


def runs(quoted: Sequence[Quotation]) -> Iterator[tuple[Quotation, ...]]:
    """Yield the quotations that go on over several paragraphs, the parts of each.

    Parameters
    ----------
    quoted : sequence of Quotation
        The quotations of a text, in its order.

    Yields
    ------
    tuple of Quotation
        Two parts or more: the first, and those that go on from it.
    """
    first = 0
    for at in range(1, len(quoted) + 1):
        if at == len(quoted) or not quoted[at].continues:
            if at - first > 1:
                yield tuple(quoted[first:at])
            first = at


def _in_paragraph(
    text: str,
    block: Paragraph,
    open_before: bool,  # noqa: FBT001
    followed: bool,  # noqa: FBT001
) -> list[tuple[int, int, bool, bool]]:
    """Return the quotations of a paragraph: span, left open, going on."""
    found: list[tuple[int, int, bool, bool]] = []
    opened: tuple[int, str] | None = None
    inner = False
    goes_on = open_before
    for match in SIGNS.finditer(text, block.start, block.end):
        sign, at, stop = match.group(), match.start(), match.end()
        if opened is None:
            if _opens(text, sign, at, stop, block):
                opened, inner = (at, sign), False
            elif not found and _ends_speech(text, sign, at, block):
                # The opening sign was forgotten.
                found.append((block.start, stop, False, goes_on))
            continue
        if sign in OTHER.get(opened[1], ()):
            # A quotation inside, in the other signs; or a slip for the closing sign.
            if inner or _opens(text, sign, at, stop, block):
                inner = not inner
                continue
        elif not _closes(text, opened[1], sign, stop, block.end):
            continue
        single = opened[1] in "'‘"
        if not single or _quotes_words(text, opened[0], stop):
            found.append((opened[0], stop, False, goes_on and opened[0] == block.start))
        opened = None
    if opened is not None and opened[1] not in "'‘":
        first = opened[0] == block.start
        if first or followed or _begins_speech(text, opened, block):
            found.append((opened[0], block.end, followed, goes_on and first))
    return found


def _ends_speech(text: str, sign: str, at: int, block: Paragraph) -> bool:
    """Tell a closing sign behind a stop, in a paragraph that opened no quotation."""
    if sign not in ('"', "”") or not LEAST_SPEECH <= at - block.start <= LONGEST_SLIP:
        return False
    after = text[at + 1 : at + 2]
    return text[at - 1] in ",.?!" and (not after or after.isspace())


def _begins_speech(text: str, opened: tuple[int, str], block: Paragraph) -> bool:
    """Tell an opening sign that is no slip: a sentence begins behind it."""
    at, sign = opened
    after = at + len(sign)
    return (
        sign not in ("'", "‘")
        and block.end - at >= LEAST_SPEECH
        and text[after].isupper()
        and text[:at].rstrip()[-1:] in '.,:?!”"'
    )


def _opens(text: str, sign: str, at: int, stop: int, block: Paragraph) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[stop] if stop < block.end else " "
    if sign in ("“", "„", "``"):
        # These have one side; what is cut from may have a blank: “ … if".
        return stop < block.end
    if after.isspace():
        return False
    if sign in OPENING:
        return True
    if sign in ('"', "''", "'"):
        return before.isspace() or before in BEFORE_OPENING
    return False


def _closes(text: str, opening: str, sign: str, stop: int, end: int) -> bool:
    after = text[stop] if stop < end else " "
    fits = sign in CLOSES[opening] if opening in CLOSES else sign == opening
    # An apostrophe stands inside a word.
    return fits and (opening not in ("'", "‘") or not after.isalnum())


def _quotes_words(text: str, start: int, stop: int) -> bool:
    """Tell a single-quoted phrase from two apostrophes."""
    return stop - start > 12 and stop - start < LONGEST and " " in text[start:stop]
