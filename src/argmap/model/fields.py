"""The kinds of field that records have: how each is checked, read and written.

A field's kind stands beside its declaration as the attrs validator, so that a
record's class is the one table from which come the checks, the conversion of plain
data (builders and readers), the plain data of a record (writers) and its JSON Schema.

Kinds check canonical values and never change them; `convert` makes a canonical value
of what a person or a file gives.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from numbers import Integral, Rational, Real
from typing import Any, ClassVar, TypeVar

import attrs

from argmap.errors import ModelError
from argmap.model import identifiers
from argmap.model.dates import Date
from argmap.model.messages import refused, shown

__all__ = [
    "Digest",
    "FieldError",
    "Flag",
    "Identifier",
    "Kind",
    "Line",
    "Lines",
    "Number",
    "References",
    "Spans",
    "Tags",
    "Text",
    "When",
    "several",
]

Member = TypeVar("Member", bound=StrEnum)

# The largest integer that every reader of JSON keeps exactly.
LARGEST_OFFSET = 2**53 - 1

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WHITE = re.compile("[ \t\r\n\u2028\u2029]+")
_BLANKS = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HEX = re.compile(r"[0-9a-f]{64}")
_SPAN = re.compile(r"\s*(\d{1,16})\s*-\s*(\d{1,16})\s*", re.ASCII)


class FieldError(ValueError):
    """What is wrong with one value, said without naming the field."""


class Kind:
    """One kind of field.

    Subclasses say what is wrong with a value (`fault`), make a canonical value of
    what a person or file gives (`convert`), and give the plain form (`plain`) and
    its JSON Schema (`schema`).
    """

    def __call__(
        self, record: Any, attribute: attrs.Attribute[Any], value: Any
    ) -> None:
        """Refuse a value of the wrong kind: the attrs validator's protocol."""
        if value is attribute.default:
            return
        fault = self.fault(value)
        if fault:
            raise refused(record, f"{attribute.name}: {fault}")

    def fault(self, value: Any) -> str:
        """Return what is wrong with a canonical value, or ""."""
        raise NotImplementedError

    def convert(self, value: Any) -> Any:
        """Return the canonical value that a person or a file meant."""
        return value

    def plain(self, value: Any) -> Any:
        """Return the value as plain JSON data."""
        return value

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the plain form."""
        raise NotImplementedError


class Identifier(Kind):
    """An id; also the name by which one record refers to another."""

    def fault(self, value: Any) -> str:
        return identifiers.fault(value)

    def convert(self, value: Any) -> Any:
        return _id_of(value)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": r"^[\p{L}\p{M}\p{N}_.:][\p{L}\p{M}\p{N}_.:-]*$",
        }


class References(Kind):
    """A tuple of ids, none twice."""

    def __init__(self, *, at_least: int = 0) -> None:
        self.at_least = at_least

    def fault(self, value: Any) -> str:
        if type(value) is not tuple:
            return f"{shown(value)} is not a tuple of ids"
        if len(value) < self.at_least:
            return f"needs at least {self.at_least} id"
        for item in value:
            fault = identifiers.fault(item)
            if fault:
                return fault
        return _repeated(value)

    def convert(self, value: Any) -> Any:
        return tuple([_id_of(item) for item in several(value)])

    def plain(self, value: Any) -> Any:
        return list(value)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "array",
            "items": Identifier().schema(),
            "uniqueItems": True,
            "minItems": self.at_least,
        }


class Text(Kind):
    """A text of any number of lines; no control character but tab and line end."""

    def fault(self, value: Any) -> str:
        if type(value) is not str:
            return f"{shown(value)} is not a text"
        return "" if value.isprintable() else _unfit(value)

    def convert(self, value: Any) -> Any:
        return _bare(value)

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}


class Line(Kind):
    """A text of one line, with single blanks inside and none outside."""

    def __init__(self, *, empty: bool = False) -> None:
        self.empty = empty

    def fault(self, value: Any) -> str:
        if type(value) is not str:
            return f"{shown(value)} is not a line of text"
        if not value:
            return "" if self.empty else "is empty"
        if _is_plain_line(value):
            return ""
        unfit = _unfit(value)
        if unfit or _folded(value) == value:
            return unfit
        return f"{shown(value)} has line breaks or needless blanks; write one line"

    def convert(self, value: Any) -> Any:
        if not isinstance(value, str) or _is_plain_line(value):
            return _bare(value)
        return _folded(value)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 0 if self.empty else 1}


class Lines(Kind):
    """A tuple of lines: names, reference marks, or records that have an id."""

    line: ClassVar[Line] = Line()

    def fault(self, value: Any) -> str:
        if type(value) is not tuple:
            return f"{shown(value)} is not a tuple of texts"
        for item in value:
            fault = self.line.fault(item)
            if fault:
                return fault
        return _repeated(value)

    def convert(self, value: Any) -> Any:
        return tuple([self.line.convert(_named(item)) for item in several(value)])

    def plain(self, value: Any) -> Any:
        return list(value)

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.line.schema(), "uniqueItems": True}


class Tags(Lines):
    """A tuple of tags: lines without ``#``, brackets and parentheses."""

    def fault(self, value: Any) -> str:
        fault = super().fault(value)
        if fault:
            return fault
        for tag in value:
            if any(char in "#()[]" for char in tag):
                return f"the tag {shown(tag)} holds one of # ( ) [ ]"
        return ""

    def schema(self) -> dict[str, Any]:
        item = {"type": "string", "pattern": r"^[^#()\[\]]+$"}
        return {"type": "array", "items": item, "uniqueItems": True}


class When(Kind):
    """A partial date or an interval."""

    def fault(self, value: Any) -> str:
        return "" if isinstance(value, Date) else f"{shown(value)} is not a Date"

    def convert(self, value: Any) -> Any:
        try:
            return Date.of(value)
        except ModelError as error:
            raise FieldError(error.findings[0].message) from None

    def plain(self, value: Any) -> Any:
        return value.text

    def schema(self) -> dict[str, Any]:
        day = r"\d{4}(-\d{2}(-\d{2})?)?"
        time = r"T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}(:\d{2})?)?"
        moment = rf"\d{{4}}-\d{{2}}-\d{{2}}{time}"
        end = rf"({day}|\.\.)"
        return {"type": "string", "pattern": rf"^({day}|{moment}|{end}/{end})$"}


class Flag(Kind):
    """True or False."""

    def fault(self, value: Any) -> str:
        if value is True or value is False:
            return ""
        return f"{shown(value)} is neither true nor false"

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Number(Kind):
    """A finite int or float."""

    def fault(self, value: Any) -> str:
        if type(value) is not int and type(value) is not float:
            return f"{shown(value)} is not a number"
        try:
            finite = math.isfinite(value)
        except OverflowError:  # an int that no float can hold
            finite = False
        return "" if finite else f"{shown(value)} is not a finite number"

    def convert(self, value: Any) -> Any:
        if isinstance(value, bool):
            return value
        if isinstance(value, Integral):
            return int(value)
        if isinstance(value, Real) and not isinstance(value, Rational):
            return float(value)
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "number"}


class Spans(Kind):
    """Spans of text: pairs of offsets in reading order, none overlapping another."""

    def fault(self, value: Any) -> str:
        if type(value) is not tuple:
            return f"{shown(value)} is not a tuple of (start, end) pairs"
        reached = 0
        for span in value:
            fault = _span_fault(span, reached)
            if fault:
                return fault
            reached = span[1]
        return ""

    def convert(self, value: Any) -> Any:
        if isinstance(value, str):
            return (_span(value),)
        if _is_pair(value):
            return (tuple(value),)
        return tuple(_span(item) for item in several(value))

    def plain(self, value: Any) -> Any:
        return [list(span) for span in value]

    def schema(self) -> dict[str, Any]:
        offset = {"type": "integer", "minimum": 0, "maximum": LARGEST_OFFSET}
        pair = {
            "type": "array",
            "prefixItems": [offset, offset],
            "items": False,
            "minItems": 2,
        }
        return {"type": "array", "items": pair}


class Digest(Kind):
    """A SHA-256 digest: 64 hexadecimal digits in lower case."""

    def fault(self, value: Any) -> str:
        if type(value) is str and _HEX.fullmatch(value):
            return ""
        return f"{shown(value)} is not a sha256; write 64 hexadecimal digits"

    def convert(self, value: Any) -> Any:
        return str(value).strip().lower() if isinstance(value, str) else value

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def several(value: Any) -> Iterable[Any]:
    """Return the items of a list; a list of one may lack its brackets."""
    if type(value) is tuple or type(value) is list:
        return value
    if isinstance(value, (str, Mapping)) or not isinstance(value, Iterable):
        return (value,)
    if isinstance(value, (set, frozenset)):
        raise FieldError(f"{shown(value)} has no order; write a list")
    return value


def _unfit(text: str) -> str:
    """Return which character the text should not hold, and where, or ""."""
    found = _UNFIT.search(text)
    if found is None:
        return ""
    return (
        f"holds the character U+{ord(found.group()):04X} at {found.start()}; remove it"
    )


def _is_plain_line(text: str) -> bool:
    """Whether the text is a line without tabs and without blanks but U+0020."""
    return (
        text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "
    )


def _folded(text: str) -> str:
    """Fold line ends and blanks; no-break and other wide blanks inside are meant."""
    return _WHITE.sub(" ", text).strip(_BLANKS)


def _bare(value: Any) -> Any:
    """Return the str of a subclass: markup-safe strings must not stay safe here."""
    return str.__str__(value) if isinstance(value, str) else value


def _id_of(value: Any) -> Any:
    """Return the id that a string, or a record that has one, stands for."""
    if type(value) is str:
        return identifiers.normal(value)
    if isinstance(value, str):
        return identifiers.normal(_bare(value))
    return getattr(value, "id", value)


def _named(value: Any) -> Any:
    """Return a text, or the id of a record that has one."""
    return value if isinstance(value, str) else getattr(value, "id", value)


def _repeated(values: tuple[Any, ...]) -> str:
    if len(values) < 2 or len(set(values)) == len(values):
        return ""
    twice = Counter(values).most_common(1)[0][0]
    return f"{shown(twice)} stands twice"


def _is_pair(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(type(offset) is int for offset in value)
    )


def _span(value: Any) -> Any:
    if isinstance(value, str):
        match = _SPAN.fullmatch(value)
        if match is None:
            raise FieldError(
                f"{shown(value)} is not a span; write start-end, as in 12-80"
            )
        return (int(match[1]), int(match[2]))
    return tuple(value) if isinstance(value, list | tuple) else value


def _span_fault(span: Any, reached: int) -> str:
    if type(span) is not tuple or not _is_pair(span):
        return f"{shown(span)} is not a pair of offsets (start, end)"
    start, end = span
    if not 0 <= start <= LARGEST_OFFSET or not 0 <= end <= LARGEST_OFFSET:
        return f"{shown(span)} lies outside of any text"
    if end < start:
        return f"{start}-{end} ends before it starts; write start, then end"
    if end == start:
        return f"{start}-{end} is empty; the end is the offset after the last character"
    if start < reached:
        return f"{start}-{end} is out of order; write spans in reading order"
    return ""
