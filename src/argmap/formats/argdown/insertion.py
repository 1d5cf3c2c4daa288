"""Insertion: an assertion put into an Argdown text, all else as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import attrs

from argmap.formats.argdown.composition import is_block_form, read_block
from argmap.formats.argdown.data import DataList, DataMap, to_plain
from argmap.formats.argdown.faults import Fault, Places, Report
from argmap.formats.argdown.formatter import layout_of
from argmap.formats.argdown.reading import parse_file
from argmap.formats.argdown.sourcing.claims import Claims
from argmap.formats.argdown.sourcing.head import Head
from argmap.formats.argdown.sourcing.keys import STANCE_KEYS, normal_name
from argmap.formats.argdown.sourcing.speakers import Voices
from argmap.formats.argdown.syntax import Argument
from argmap.formats.argdown.writing.blocks import APART, single
from argmap.formats.argdown.writing.emission import WIDTH, entries, mapping
from argmap.model.records import plain
from argmap.model.sources import Passage

if TYPE_CHECKING:
    from argmap.formats.argdown.data import DataNode
    from argmap.formats.argdown.occurrences import Occurrence
    from argmap.formats.argdown.syntax import DataBlock
    from argmap.model.assertions import Assertion

__all__ = ["with_assertion"]

_SPEAKING = frozenset(("by", "proponent"))
_UNTITLED = re.compile(r"Untitled \d+")


def with_assertion(text: str, one: Assertion, *, name: str = "") -> Iterator[str]:
    """Yield texts that state one more assertion, the best place first.

    It goes into the data of the claim's definition, behind the voices that are there;
    else into a reference to the claim at the end. A text that is laid out as `fmt`
    does stays so.

    Parameters
    ----------
    text : str
        An Argdown text without errors.
    one : Assertion
        What it is to state, of a claim that it has.
    name : str
        The file's name, put before each place, or "".

    Yields
    ------
    str
        Whether it is read as meant, and with the id of the assertion, the caller must
        see: ids come from the order of the text.

    Examples
    --------
    >>> from argmap.model.assertions import Assertion
    >>> one = Assertion(id="A-lee", actor="lee", claim="A")
    >>> next(with_assertion("[A]:   Rents fell.", one))
    '[A]:   Rents fell. {by: lee}'
    """
    members = _members(text, one.claim, name)
    is_laid_out = layout_of(text, name=name) == text
    for said in (_said(one, with_id=False), _said(one, with_id=True)):
        definitions = (member for member in members if not member.is_reference)
        places = [_in_definition(text, member, said) for member in definitions]
        for made in (
            *(one for place in places for one in place),
            *_at_end(text, members, said),
        ):
            laid_out = layout_of(made, name=name) if is_laid_out else None
            yield made if laid_out is None else laid_out


def _members(text: str, claim: str, name: str) -> list[Occurrence]:
    """Return what states or names a claim, in the order of the text."""
    model, read = parse_file(text, name=name)
    report = Report(name, Places(read))
    head = Head(model, report)
    claims = Claims(model, head, Voices(head, report), report)
    found = [
        occurrence
        for element, occurrence in model.occurrences.items()
        if claims.structure_of(element) is None and claims.of(element) == claim
    ]
    return sorted(found, key=lambda member: member.place)


def _said(one: Assertion, *, with_id: bool) -> dict[str, Any]:
    """Return the keys of an assertion with their plain values."""
    fields = plain(one if with_id else attrs.evolve(one, id="x"))
    passage = fields.pop("passage", {})
    if "spans" in passage:
        passage["spans"] = [f"{start}-{end}" for start, end in passage["spans"]]
    found = {}
    for key, (record, field) in STANCE_KEYS.items():
        given = passage if record is Passage else fields
        if field in given and key != "proponent" and (with_id or key != "id"):
            found[key] = single(given[field])
    return found


def _in_definition(text: str, member: Occurrence, said: dict[str, Any]) -> list[str]:
    """Return the texts with the assertion in the data of a definition."""
    block = member.node.data
    if block is None:
        return [] if APART & said.keys() else _behind_text(text, member, said)
    if is_block_form(block.source) or not isinstance(block.node, DataMap):
        return []
    given = {normal_name(entry.name): entry.value for entry in block.node}
    if "stances" in given:
        return _behind_last(text, block, given["stances"], mapping(said))
    if _SPEAKING & given.keys() or APART & said.keys():
        return [_behind_keys(text, block, f"stances: [{mapping(said)}]")]
    return [_behind_keys(text, block, entries(said))]


def _behind_text(text: str, member: Occurrence, said: dict[str, Any]) -> list[str]:
    """Return the text with a data block behind that of a definition, or below it."""
    end = len(text[: member.node.end].rstrip())
    data = mapping(said)
    fits = end - text.rfind("\n", 0, end) + len(data) <= WIDTH
    space = " " if fits or "\r" in text else _line_below(text, member.node.start.offset)
    return [text[:end] + space + data + text[end:]]


def _behind_keys(text: str, block: DataBlock, said: str) -> str:
    """Return the text with more entries behind those of a flow block.

    A block that becomes too long to stand behind its text moves below it; one that
    stands below grows by a line.
    """
    start = block.start.offset
    before, inside = text[:start], block.source[:-1].rstrip()
    comma = "" if inside[-1] in "{," else ","
    line = f"{before}{inside}".rpartition("\n")[2]
    fits = len(line) + len(said) + 3 <= WIDTH
    gap = "" if inside == "{" else " "
    if not fits and "\r" not in text:
        if before.rpartition("\n")[2].strip():
            before = before.rstrip(" \t") + _line_below(text, start)
        else:
            gap = "\n" + " " * block.start.column
    return f"{before}{inside}{comma}{gap}{said}}}{text[block.end :]}"


def _line_below(text: str, offset: int) -> str:
    """Return a line end and the margin of what hangs below the line of a place."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    margin = "".join(takewhile(str.isspace, line))
    return f"\n{margin}  "


def _behind_last(
    text: str, block: DataBlock, stances: DataNode, said: str
) -> list[str]:
    """Return the text with one more item behind the last stance of a flow block."""
    if not isinstance(stances, DataList) or not stances.items:
        return []
    last = stances.items[-1].place.offset - block.start.offset
    before = block.source[:last].rpartition("\n")
    gap = f"\n{before[2]}" if before[1] and not before[2].strip() else " "
    expected = _plain(block.source)
    for match in re.finditer(r"\]", block.source[last:]):
        end = last + match.start()
        inside = block.source[:end].rstrip()
        comma = "" if inside.endswith(",") else ","
        made = f"{inside}{comma}{gap}{said}{block.source[end:]}"
        if _plain(made, without_last=True) == expected:
            return [text[: block.start.offset] + made + text[block.end :]]
    return []


def _plain(source: str, *, without_last: bool = False) -> Any:
    """Return what a block says, perhaps without the last of its stances."""
    try:
        node = read_block(source, offset=0, places=Places(source))
    except Fault:
        return None
    found: Any = to_plain(node)
    if without_last and isinstance(found, dict):
        for key, value in found.items():
            if normal_name(key) == "stances" and isinstance(value, list):
                value.pop()
    return found


def _at_end(text: str, members: list[Occurrence], said: dict[str, Any]) -> list[str]:
    """Return the text with one more reference to the claim at its end."""
    titled = [member for member in members if member.node.title is not None]
    if not titled:
        return []
    title = str(titled[0].node.title)
    is_argument = isinstance(titled[0].node, Argument)
    key = f"<{title}>" if is_argument else f"[{title}]"
    data = mapping({"stances": [said]} if APART & said.keys() else said)
    ending = "\r\n" if "\r\n" in text else "\n"
    return [f"{text.rstrip()}{ending}{ending}{key} {data}{ending}"]
