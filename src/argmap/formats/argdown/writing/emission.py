"""Emission: running text, keys and data so that they read back as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.formats.argdown.scalars import core_value
from argmap.formats.argdown.shortcodes import SHORTCODES

__all__ = [
    "WIDTH",
    "block",
    "entries",
    "entry",
    "escaped",
    "flow",
    "mapping",
    "tag",
]

WIDTH = 110

_MARKUP = re.compile(r"[\\#*_\[\]<>{}@]|/(?=[/*])|={3,}")
_WORD = re.compile(r"[^ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]+")
_SHORTCODE = re.compile("|".join(map(re.escape, SHORTCODES)))
_BARE_TAG = re.compile(r"[A-Za-z0-9-]+")
_BARE_KEY = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
# What may stand without quotes in flow YAML whatever comes before and after it.
_PLAIN = re.compile(
    r"[^\W_](?:[\w .;/%$&()+?!'-]|:(?=\w)|[\u2018-\u201d\u2013\u2014])*"
)
_SPECIAL = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_INTEGER = re.compile(r"[-+]?[0-9]+")
# What YAML or the lexer would not leave alone within double quotes: a brace ends the
# block, `]:` makes a definition of the reference before the block, `===` ends a front
# matter, and no YAML holds the rest.
_UNFIT = re.compile(
    r"}|\](?=:)|(?<===)=|[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Longer keys need a question mark; YAML allows 1024 characters.
LONGEST_KEY = 1000


def escaped(text: str) -> str:
    """Return the text so that Argdown reads it as it is: one line, markup escaped."""
    return _WORD.sub(_escaped_word, text)


def _escaped_word(match: re.Match[str]) -> str:
    word = match.group()
    marked = _MARKUP.sub(lambda found: "".join(f"\\{c}" for c in found.group()), word)
    # Between two stops or colons everything is a shortcode, backslashes included.
    for mark in ".:":
        if word.count(mark) > 1 and (marked != word or _SHORTCODE.search(word)):
            marked = marked.replace(mark, f"\\{mark}")
    return marked


def tag(name: str) -> str:
    """Return a tag as written behind a text."""
    return f"#{name}" if _BARE_TAG.fullmatch(name) else f"#({name})"


def key_of(name: str) -> str:
    """Return a key of a mapping."""
    bare = _BARE_KEY.fullmatch(name) and name.lower() not in _SPECIAL
    return name if bare else _quoted(name)


def flow(value: Any, *, typed: bool = True) -> str:
    """Return a value as flow YAML on one line.

    Parameters
    ----------
    value : object
        Plain JSON data.
    typed : bool
        Whether a field decides the type, so that ``2024`` needs no quotes as text.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _scalar(value, typed=typed)
    if isinstance(value, Mapping):
        return mapping(value, typed=typed)
    return f"[{', '.join(flow(item, typed=typed) for item in value)}]"


def mapping(values: Mapping[str, Any], *, typed: bool = True) -> str:
    """Return a mapping as flow YAML on one line."""
    return f"{{{entries(values, typed=typed)}}}"


def entries(values: Mapping[str, Any], *, typed: bool = True) -> str:
    """Return the entries of a mapping as flow YAML on one line, without braces."""
    return ", ".join(
        entry(name, flow(value, typed=typed)) for name, value in values.items()
    )


def entry(name: str, value: str, *, margin: str | None = None) -> str:
    """Return an entry of a mapping.

    Parameters
    ----------
    name : str
        Its key.
    value : str
        Its value as written.
    margin : str, optional
        The blanks before it where the mapping is block YAML; none for flow YAML.
    """
    key = key_of(name)
    start = margin or ""
    if len(key) <= LONGEST_KEY:
        return f"{start}{key}: {value}"
    between = " " if margin is None else f"\n{start}"
    return f"{start}? {key}{between}: {value}"


def block(groups: Iterable[str], *, indent: int, room: int) -> str:
    """Return a data block: on the line of its text, else below, a group a line.

    Parameters
    ----------
    groups : iterable of str
        Entries that belong together, braces left out; a group may have several lines.
    indent : int
        Blanks before the block where it stands below.
    room : int
        Columns that are left on the line of the text.
    """
    several = [group for group in groups if group]
    if not several:
        return ""
    short = f" {{{', '.join(several)}}}"
    if "\n" not in short and len(short) <= room:
        return short
    margin = " " * indent
    lines = f",\n{margin} ".join(g.replace("\n", f"\n{margin} ") for g in several)
    return f"\n{margin}{{{lines}}}"


def _scalar(text: str, *, typed: bool) -> str:
    plain = (
        _PLAIN.fullmatch(text) is not None
        and text[-1] not in " :"
        and " #" not in text
        and "===" not in text
        and text.lower() not in _SPECIAL
    )
    if plain and not typed:
        # Not all that the core schema leaves a text is one: it has no large numbers.
        plain = core_value(text) == text and not _INTEGER.fullmatch(text)
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    return _UNFIT.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    number = ord(match.group())
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
