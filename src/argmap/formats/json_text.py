"""JSON text and plain data: parsing with the place of a fault, one-line writing.

Shared by the notations that are JSON underneath. Plain data are dict with text keys,
list, str, int, float, bool and None, nested at most `DEEPEST` deep.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

import attrs
import msgspec

from argmap.errors import SyntaxFault
from argmap.findings import Finding
from argmap.model.messages import shown
from argmap.texts.reading import decode

__all__ = ["DEEPEST", "fault", "one_line", "parse", "parse_rows", "too_deep"]

DEEPEST = 100
EXCERPT = 60
# Python writes no integer of more digits.
MOST_DIGITS = 4300
LARGEST_BITS = int(MOST_DIGITS * math.log2(10))
SCALARS = (type(None), bool, str, int, float)

_MALFORMED = re.compile(r"JSON is malformed: (.*) \(byte (\d+)\)")
_BEYOND = re.compile(r"(?:Integer value|Number) out of range.*")
HALF_A_PAIR = r"a \u escape is half of a pair; write both halves, or the character"
_PHRASES = {
    "trailing comma in object": "a comma stands before the end of the object",
    "trailing comma in array": "a comma stands before the end of the array",
    "trailing characters": "expected the end of the text, found {}",
    "object keys must be strings": "expected a key in double quotes, found {}",
    "invalid character": "{} does not belong here",
    "unexpected end of escaped utf-16 surrogate pair": HALF_A_PAIR,
    "invalid utf-16 surrogate pair": HALF_A_PAIR,
}


def parse(data: bytes, *, name: str = "") -> Any:
    """Return the plain data that JSON text spells.

    Parameters
    ----------
    data : bytes
        A whole file.
    name : str
        What messages call it.

    Returns
    -------
    dict, list, str, int, float, bool or None
        Objects keep the order of their keys.

    Raises
    ------
    SyntaxFault
        The text is not JSON, or an object holds a key twice: which of the two is
        meant nobody can tell, and most readers drop one in silence.
    TextError
        The bytes are not text.

    Examples
    --------
    >>> parse(b'{"id": "caps",}', name="debate.json")
    Traceback (most recent call last):
    argmap.errors.SyntaxFault: debate.json:1:15: a comma stands before the end of the object
    """
    text = decode(data, name=name)
    try:
        value = msgspec.json.decode(text)
        # Where the value would be written otherwise, a key may have stood twice,
        # which only a slower pass over the pairs can tell.
        if msgspec.json.format(text, indent=-1).encode() != msgspec.json.encode(value):
            json.loads(
                text, object_pairs_hook=_pairs_checked, parse_int=len, parse_float=len
            )
    except RecursionError:
        raise too_deep(name) from None
    except msgspec.DecodeError as error:
        raise _malformed(text, str(error), name) from None
    except _RepeatedKeyError as error:
        raise _refused(name, str(error)) from None
    return value


def parse_rows(data: bytes, *, name: str = "") -> Iterator[tuple[str, Any]]:
    r"""Yield the items of a JSON array, or the values of one JSON text a line.

    Parameters
    ----------
    data : bytes
        A whole file. What begins with ``[`` is an array; empty lines are passed over.
    name : str
        What messages call it.

    Yields
    ------
    place : str
        The name and the line that the value begins in.
    value : dict, list, str, int, float, bool or None
        In the order of the file.

    Raises
    ------
    SyntaxFault
        The array or a line is not JSON, as for `parse`.
    TextError
        The bytes are not text.

    Examples
    --------
    >>> list(parse_rows(b'{"n": 1}\n{"n": 2}', name="rows.jsonl"))
    [('rows.jsonl:1', {'n': 1}), ('rows.jsonl:2', {'n': 2})]
    """
    text = decode(data, name=name)
    prefix = f"{name}:" if name else ""
    if text.lstrip().startswith("["):
        items = parse(text.encode(), name=name)
        for first, item in zip(_lines_of_items(text), items, strict=True):
            yield f"{prefix}{first}", item
        return
    # Not splitlines: a string of JSON may hold the line ends of Unicode.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            where = f"{prefix}{number}"
            try:
                yield where, parse(line.encode())
            except SyntaxFault as error:
                faults = [attrs.evolve(one, where=where) for one in error.findings]
                raise SyntaxFault(findings=faults, excerpt=error.excerpt) from None


def _lines_of_items(text: str) -> Iterator[int]:
    """Yield the line that each item of a JSON array begins in."""
    data, line, reached = text.encode(), 1, 0
    for item in msgspec.json.decode(text, type=list[msgspec.Raw]):
        # Between two items there is nothing that an item begins with.
        at = data.index(bytes(item), reached)
        line += data.count(b"\n", reached, at)
        yield line
        line += data.count(b"\n", at, at + len(item))
        reached = at + len(item)


def one_line(value: Any) -> str:
    """Return plain data as JSON on one line, with a blank after commas and colons.

    Parameters
    ----------
    value : object
        Plain data.

    Returns
    -------
    str
        Without a line end.

    Examples
    --------
    >>> one_line({"id": "caps", "tags": ["rent", "city"]})
    '{"id": "caps", "tags": ["rent", "city"]}'
    """
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def fault(value: object) -> str:
    """Return what keeps a value from being plain data, or "".

    Parameters
    ----------
    value : object
        Any value; it may even contain itself.

    Returns
    -------
    str
        One line that shows the offending part.

    Examples
    --------
    >>> fault({"seen": [True, None, (1, 2)]})
    '(1, 2) is not plain JSON; write a list'
    """
    layer = [value]
    for _ in range(DEEPEST):
        below: list[object] = []
        for item in layer:
            if type(item) is dict:
                below += item
                below += item.values()
                wrong = [key for key in item if type(key) is not str]
                if wrong:
                    return f"{shown(wrong[0])} is not a key of JSON; write a text"
            elif type(item) is list:
                below += item
            elif found := _scalar_fault(item):
                return found
        if not below:
            return ""
        # A value that holds itself twice would double at each level.
        layer = list({id(item): item for item in below}.values())
    return f"is nested more than {DEEPEST} deep"


def too_deep(name: str) -> SyntaxFault:
    """Return the error for data that are nested too deep to be read.

    Parameters
    ----------
    name : str
        What messages call the file.

    Returns
    -------
    SyntaxFault
        To be raised.
    """
    return _refused(name, f"is nested too deep; at most {DEEPEST} levels make sense")


class _RepeatedKeyError(Exception):
    """Carries what is to be said of an object that holds a key twice."""


def _pairs_checked(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) == len(pairs):
        return
    keys = [key for key, _ in pairs]
    twice = next(key for i, key in enumerate(keys) if key in keys[:i])
    label = next((f" with the id {v!r}" for k, v in pairs if k == "id"), "")
    raise _RepeatedKeyError(f"the key {twice!r} stands twice in an object{label}")


def _malformed(text: str, said: str, name: str) -> SyntaxFault:
    if _BEYOND.fullmatch(said):
        return _refused(name, f"the number {_beyond(text)} is too large")
    found = _MALFORMED.fullmatch(said)
    if found is None:
        return _cut_off(text, name)
    before = text.encode()[: int(found[2])].decode(errors="ignore")
    at = repr(text[len(before)]) if len(before) < len(text) else "the end of the text"
    phrase = _PHRASES.get(found[1], f"{found[1]}, found {{}}").format(at)
    return _refused_at(text, len(before), phrase, name)


def _beyond(text: str) -> str:
    """Return the first number of JSON text that no float or printed int can be."""
    beyond: list[str] = []

    def keep_float(number: str) -> None:
        if math.isinf(float(number)):
            beyond.append(number)

    def keep_int(number: str) -> None:
        if len(number.removeprefix("-")) > MOST_DIGITS:
            beyond.append(number)

    json.loads(text, parse_float=keep_float, parse_int=keep_int)
    found = beyond[0]
    return found if len(found) <= EXCERPT else f"{found[:EXCERPT]}..."


def _cut_off(text: str, name: str) -> SyntaxFault:
    if not text.strip():
        return _refused(name, "is empty; JSON holds at least a value")
    try:
        json.loads(text)
    except json.JSONDecodeError:
        return _refused_at(text, len(text), "the text ends within a value", name)
    return _refused(name, HALF_A_PAIR)


def _refused_at(text: str, offset: int, message: str, name: str) -> SyntaxFault:
    lines = re.split(r"\r\n?|\n", text[:offset])
    column = len(lines[-1])
    where = (
        f"{name}:{len(lines)}:{column + 1}" if name else f"{len(lines)}:{column + 1}"
    )
    line = re.split(r"[\r\n]", text[offset - column :], maxsplit=1)[0]
    start = max(0, column - EXCERPT)
    shown_line = line[start : column + EXCERPT].replace("\t", " ")
    return _refused(where, message, f"{shown_line}\n{' ' * (column - start)}^")


def _refused(where: str, message: str, excerpt: str = "") -> SyntaxFault:
    finding = Finding(code="malformed-json", where=where, message=message)
    return SyntaxFault(findings=(finding,), excerpt=excerpt)


def _scalar_fault(item: object) -> str:
    if type(item) not in SCALARS:
        remedy = "; write a list" if isinstance(item, tuple | set | frozenset) else ""
        return f"{shown(item)} is not plain JSON{remedy}"
    if isinstance(item, float) and not math.isfinite(item):
        return f"{item!r} is not a number of JSON"
    if isinstance(item, int) and item.bit_length() > LARGEST_BITS:
        return f"an integer of {item.bit_length()} bits is too large"
    if isinstance(item, str) and not item.isascii():
        try:
            item.encode()
        except UnicodeEncodeError:
            return f"{shown(item)} holds half of a pair of surrogates"
    return ""
