"""Sentences: the records that a summary is made of, before it is Markdown or HTML.

Laws are stated on these records: each sentence has sources or is about the map itself,
and swapping the sides of a debate swaps the columns of every sided `Split`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

__all__ = [
    "Block",
    "Bullets",
    "Citation",
    "Entry",
    "Grid",
    "Outline",
    "Paragraph",
    "Reference",
    "Run",
    "Section",
    "Sentence",
    "Split",
    "about",
    "sourced",
]

UNSOURCED = "(no source recorded in this map)"


@attrs.frozen
class Citation:
    """A source that a sentence rests on, and the place in it.

    Parameters
    ----------
    source : str
        The id of a source.
    place : str
        A page, or the characters of the text; "" for the whole source.
    """

    source: str
    place: str = ""


@attrs.frozen
class Sentence:
    """One or more sentences of plain text that rest on the same sources.

    Parameters
    ----------
    text : str
        Not escaped for any notation.
    sources : tuple of Citation
        What it rests on.
    about_map : bool
        Whether it speaks of the map itself, and needs no source.
    """

    text: str
    sources: tuple[Citation, ...] = ()
    about_map: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.sources and not self.about_map:
            raise ValueError(f"{self.text!r} has no source and is not about the map")


@attrs.frozen
class Paragraph:
    """Sentences that follow each other.

    Parameters
    ----------
    sentences : tuple of Sentence
        What is said.
    lead : str
        What stands in bold before them, a name or a heading word; "" for none.
    """

    kind: ClassVar[str] = "paragraph"
    sentences: tuple[Sentence, ...]
    lead: str = ""


@attrs.frozen
class Bullets:
    """A list, each item of it some sentences.

    Parameters
    ----------
    items : tuple of tuple of Sentence
        In order.
    """

    kind: ClassVar[str] = "bullets"
    items: tuple[tuple[Sentence, ...], ...]


@attrs.frozen
class Grid:
    """A table whose cells are sentences.

    Parameters
    ----------
    columns : tuple of str
        The headings.
    rows : tuple of tuple of Sentence
        As many cells as there are headings; the first one names the row.
    """

    kind: ClassVar[str] = "grid"
    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@attrs.frozen
class Entry:
    """A claim in a column, and what is to be said of it.

    Parameters
    ----------
    lead : Sentence
        The claim's text.
    lines : tuple of Sentence
        Who said it, on what evidence, what stands against it.
    quiet : bool
        Whether it is a remark on the column, not a claim in bold.
    """

    lead: Sentence
    lines: tuple[Sentence, ...] = ()
    quiet: bool = False


@attrs.frozen
class Split:
    """Two columns beside each other.

    Parameters
    ----------
    title : str
        What the two columns are about; "" for none.
    headings : tuple of (str, str)
        Of the left and of the right column.
    left, right : tuple of Entry
        Never empty: a column with nothing says so.
    sided : bool
        Whether the columns are the two sides of an issue, yes and no.
    foot : tuple of Sentence
        What holds for both columns.
    """

    kind: ClassVar[str] = "split"
    title: str
    headings: tuple[str, str]
    left: tuple[Entry, ...]
    right: tuple[Entry, ...]
    sided: bool = False
    foot: tuple[Sentence, ...] = ()


@attrs.frozen
class Section:
    """A part of the summary with a heading; sections stand inside sections.

    Parameters
    ----------
    title : str
        The heading.
    blocks : tuple
        Paragraphs, lists, tables, columns and sections.
    number : str
        Its number among the sections of every summary, not printed; "" for a section
        inside another.
    """

    kind: ClassVar[str] = "section"
    title: str
    blocks: tuple[Block, ...]
    number: str = ""


Block = Paragraph | Bullets | Grid | Split | Section


@attrs.frozen
class Run:
    """A stretch of text in one style.

    Parameters
    ----------
    text : str
        Not escaped for any notation.
    style : str
        "" for plain text, ``i``, ``b``, ``sup`` or ``sub``.
    linked : bool
        Whether it is an address of the web that may be a link.
    """

    text: str
    style: str = ""
    linked: bool = False


@attrs.frozen(kw_only=True)
class Reference:
    """A source in the list of references, its parts in the order of CSL.

    Parameters
    ----------
    number : int
        From 1.
    source : str
        The source's id.
    makers, title, container, date, url, marks : str
        The authors, else the publisher; the title; where it stands, with the publisher
        where authors are named; the date in words; where it is found; what the map
        says of it. Each may be "" but the title.
    entry : tuple of Run
        The entry in a style of citations, printed instead of all but the marks; empty
        for the summary's own.
    """

    number: int
    source: str
    makers: str
    title: str
    container: str
    date: str
    url: str
    marks: str
    entry: tuple[Run, ...] = ()

    @property
    def linked(self) -> bool:
        """Whether the address may be a link: only http and https are."""
        return self.url.lower().startswith(("https://", "http://"))


@attrs.frozen(kw_only=True)
class Outline:
    """A summary: its heading, its sections and its references.

    Parameters
    ----------
    title, question : str
        Of the map; either may be "".
    sections : tuple of Section
        Numbered.
    references : tuple of Reference
        The map's sources.
    """

    title: str
    question: str
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence, in reading order."""
        for section in self.sections:
            yield from _sentences(section)


def about(text: str) -> Sentence:
    """Return a sentence about the map itself."""
    return Sentence(text, (), about_map=True)


def sourced(text: str, sources: tuple[Citation, ...]) -> Sentence:
    """Return a sentence with its sources, or one that says that the map has none."""
    if sources:
        return Sentence(text, sources)
    return about(f"{text} {UNSOURCED}")


def _sentences(block: Block) -> Iterator[Sentence]:
    match block:
        case Section():
            for inner in block.blocks:
                yield from _sentences(inner)
        case Paragraph():
            yield from block.sentences
        case Bullets():
            for item in block.items:
                yield from item
        case Grid():
            for row in block.rows:
                yield from row
        case Split():
            for entry in (*block.left, *block.right):
                yield entry.lead
                yield from entry.lines
            yield from block.foot
