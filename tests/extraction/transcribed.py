"""Transcripts, sentence by sentence: who says it, and whether it states something.

A line begins with what it holds: ``/`` how the text is laid out, ``#`` a line outside of
the turns, ``@`` the label of a turn and whom it names, ``=`` a statement, ``?`` a
question, ``!`` an order, ``-`` what greets, thanks or rules, ``[`` an aside.
"""

from __future__ import annotations

import itertools
import re
import textwrap
from pathlib import Path

import attrs

__all__ = ["TRANSCRIPTS", "Sentence", "Transcribed", "transcribed"]

TRANSCRIPTS = tuple(
    sorted((Path(__file__).parent / "documents" / "transcripts").glob("*.txt"))
)
# How wide the lines of a layout are, and what stands between two turns.
LAYOUTS = {"printed": (72, "\n"), "typed": (64, "\n\n"), "online": (0, "\n\n")}


@attrs.frozen(kw_only=True)
class Sentence:
    span: tuple[int, int]
    speaker: str
    states: bool


@attrs.frozen(kw_only=True)
class Transcribed:
    text: str
    sentences: tuple[Sentence, ...]


def transcribed(source: str) -> Transcribed:
    """Return a transcript as it is printed, and what each sentence of it is."""
    lines = [(line[0], line[2:]) for line in source.splitlines() if line]
    width, between = LAYOUTS[lines[0][1]]
    paragraphs: list[str] = []
    marks: list[tuple[str, str, str]] = []
    speaker = ""
    for before, (mark, said) in itertools.pairwise(lines):
        words = said
        if mark == "@":
            words, speaker = said.split(" | ")
        elif mark != "#":
            marks.append((mark, said, speaker))
        if mark in "=?!-" and before[0] != "[":
            paragraphs[-1] += f" {words}"
        else:
            paragraphs.append(f"    {words}" if mark != "#" and width else words)
    text = between.join(
        "\n".join(textwrap.wrap(one, width, break_on_hyphens=False)) if width else one
        for one in paragraphs
    )
    sentences = []
    at = 0
    for mark, said, name in marks:
        found = re.compile(r"\s+".join(map(re.escape, said.split()))).search(text, at)
        assert found is not None, said
        at = found.end()
        sentences.append(Sentence(span=found.span(), speaker=name, states=mark == "="))
    return Transcribed(text=text, sentences=tuple(sentences))
