"""Markdown: escaping of text, tables, and the summary's outline written out.

The dialect is CommonMark with the tables of GitHub. Text from a map is escaped so that
it reads as it stands: it makes no emphasis, link, list, table cell or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Entry,
    Grid,
    Outline,
    Paragraph,
    Reference,
    Run,
    Section,
    Sentence,
    Split,
)
from argmap.render.references import numbered, numbers

__all__ = ["escaped", "table", "written"]

# Entities for what begins HTML: not every dialect knows a backslash before it.
_MARKS = {
    **{ord(mark): f"\\{mark}" for mark in "\\`*_[]|~#$@"},
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}
_START = re.compile(r"^(?:([-+=:])|(\d+)([.)]))")
_LINKING = re.compile(r"(?i)(?<=www)\.|:(?=//|[\w+-]+:)")
_WHITE = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it stands, on one line.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        Safe at the start of a line, in a table and inside emphasis.

    Examples
    --------
    >>> escaped("1. *Rents* <b>|fell|</b>")
    '1\\. \\*Rents\\* &lt;b&gt;\\|fell\\|&lt;/b&gt;'
    """
    line = _WHITE.sub(" ", text).strip(" ").translate(_MARKS)
    line = _LINKING.sub(lambda match: f"\\{match[0]}", line)
    return _START.sub(
        lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", line
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already.

    Parameters
    ----------
    columns : sequence of str
        The headings.
    rows : iterable of sequence of str
        As many cells as there are headings.

    Returns
    -------
    str
        Lines, the last one without its end.
    """
    lines = [_row(columns), _row(["---"] * len(columns))]
    lines += [_row(row) for row in rows]
    return "\n".join(lines)


def written(outline: Outline) -> str:
    """Return a summary as Markdown.

    Parameters
    ----------
    outline : Outline
        What is to be written.

    Returns
    -------
    str
        Ends with a line end.
    """
    writer = _Writer(numbers(outline.references))
    parts = [f"# {escaped(outline.title)}"]
    for section in outline.sections:
        parts += writer.section(section, 2)
    if outline.references:
        parts.append("## References")
        parts += [_reference(one) for one in outline.references]
    return "\n\n".join(parts) + "\n"


class _Writer:
    """Writes blocks, with the number of each source at hand."""

    def __init__(self, number: Mapping[str, int]) -> None:
        self.number = number

    def section(self, section: Section, level: int) -> Iterator[str]:
        yield f"{'#' * min(level, 6)} {escaped(section.title)}"
        for block in section.blocks:
            yield from self.block(block, level)

    def block(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Section():
                yield from self.section(block, level + 1)
            case Paragraph():
                lead = f"**{escaped(block.lead)}.** " if block.lead else ""
                yield f"{lead}{self.run(block.sentences)}"
            case Bullets():
                yield "\n".join(f"- {self.run(item)}" for item in block.items)
            case Grid():
                rows = ([self.sentence(cell) for cell in row] for row in block.rows)
                yield table([escaped(name) for name in block.columns], rows)
            case Split():
                yield from self.split(block)

    def split(self, split: Split) -> Iterator[str]:
        if split.title:
            yield f"**{escaped(split.title)}**"
        columns = (split.left, split.right)
        row = ["<br><br>".join(map(self.entry, entries)) for entries in columns]
        yield table(split.headings, [row])
        if split.foot:
            yield self.run(split.foot)

    def entry(self, entry: Entry) -> str:
        text = escaped(entry.lead.text)
        bold = text if entry.quiet else f"**{text}**"
        lead = f"{bold}{self.cites(entry.lead)}"
        return "<br>".join((lead, *map(self.sentence, entry.lines)))

    def run(self, sentences: Iterable[Sentence]) -> str:
        return " ".join(map(self.sentence, sentences))

    def sentence(self, sentence: Sentence) -> str:
        return f"{escaped(sentence.text)}{self.cites(sentence)}"

    def cites(self, sentence: Sentence) -> str:
        if not sentence.sources:
            return ""
        marks = []
        for number, place in numbered(sentence.sources, self.number):
            where = f", {escaped(place)}" if place else ""
            marks.append(f"[{number}{where}]")
        return f" {''.join(marks)}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _reference(one: Reference) -> str:
    parts = [f"[{one.number}]"]
    if one.entry:
        parts.append(_runs(one.entry))
        return " ".join((*parts, escaped(one.marks)) if one.marks else parts)
    if one.makers:
        parts.append(f"{escaped(one.makers)}.")
    parts.append(f"*{escaped(one.title)}*.")
    place = ", ".join(escaped(part) for part in (one.container, one.date) if part)
    if place:
        parts.append(f"{place}.")
    if one.url:
        parts.append(f"<{one.url}>." if one.linked else f"{escaped(one.url)}.")
    if one.marks:
        parts.append(escaped(one.marks))
    return " ".join(parts)


def _runs(runs: Sequence[Run]) -> str:
    """Return text in several styles; where a mark would not be one, it is left out."""
    text = ""
    before = ""
    for number, run in enumerate(runs):
        after = runs[number + 1].text[:1] if number + 1 < len(runs) else ""
        core = run.text.strip()
        if not core:
            text += " " if run.text else ""
            continue
        lead = " " if run.text[0].isspace() else ""
        trail = " " if run.text[-1].isspace() else ""
        inside = f"<{core}>" if run.linked else escaped(core)
        mark = {"i": "*", "b": "**"}.get(run.style, "")
        opens = core[0].isalnum() or lead or not before.isalnum()
        closes = core[-1].isalnum() or trail or not after.isalnum()
        if not opens or not closes:
            mark = ""
        text += f"{lead}{mark}{inside}{mark}{trail}"
        before = run.text[-1]
    return text.strip()
