"""Patterns of the lexer: what each kind of token may be written like."""

from __future__ import annotations

import re

from argmap.formats.argdown.tokens import Kind

__all__ = [
    "AFTER_COMMENT",
    "AFTER_EMPTY_LINE",
    "AFTER_NEWLINE",
    "AFTER_RANGE",
    "BLANKS",
    "BLANK_LINES",
    "CONTROL",
    "DASHES",
    "DATA_CLOSE",
    "DATA_STOP",
    "EMPTY_LINE",
    "EQUALS",
    "ESCAPE",
    "NEWLINE",
    "RANGE_START",
    "RANGE_START_ALONE",
    "RULE_TEXT",
    "RUN",
    "SEPARATOR",
    "SHORTCODE",
    "TAG_NAME",
    "TERMINATOR",
    "WHITE_SPACE",
]

# The reference runs on JavaScript: its `\s` and `.` are not Python's.
_SPACE = r"[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
# What its `trim` takes away.
WHITE_SPACE = (
    "\t\n\v\f\r \u00a0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_SOLID = _SPACE.replace("[", "[^", 1)
TERMINATOR = re.compile("[\n\r\u2028\u2029]")
SEPARATOR = re.compile("[\u2028\u2029]")
EMPTY_LINE = re.compile(r"(?:[ \t]*\r?\n){2,}")
NEWLINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")
AFTER_COMMENT = {
    Kind.EMPTY_LINE: re.compile(r"(?:[ \t]*\r\n|\n|\r)*"),
    Kind.NEWLINE: re.compile(
        r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r\n|\n|\r)))?",
    ),
}
EQUALS = re.compile("===+")
ESCAPE = re.compile("\\\\[^\n\r\u2028\u2029] *")
SHORTCODE = re.compile(rf"\.{_SOLID}+?\.[ \t]?|:{_SOLID}+?:[ \t]?")
DATA_STOP = re.compile(rf"}}(?={_SPACE}[^,}}])|[\r\u2028\u2029]")
DATA_CLOSE = re.compile(rf"}}(?!{_SPACE}*[,}}])")
_MARKER = (
    r"(\+>)|(->)|(<?\+)|(<?-)|(><)|(_>)|(<_|_(?={s}))"
    r"|(#+\ )|(\([0-9]+\))|([0-9]+\.(?={s}))|(\*(?={s})))"
).replace("{s}", _SPACE)
AFTER_NEWLINE = re.compile(r"([ \t']*)(?:(--)|" + _MARKER)
AFTER_EMPTY_LINE = re.compile(r"([ \t']*)(?:(--(?!))|" + _MARKER)
AFTER_RANGE = re.compile(r"[ \t]|(?=[\n\r)}_.,!?;:*-])|\Z")
RANGE_START = re.compile(rf"(?:\*\*|__|\*|_)(?!{_SPACE})")
RANGE_START_ALONE = re.compile(rf"[*_](?!{_SPACE})")
TAG_NAME = re.compile(
    "#[A-Za-z0-9\\[\\\\\\]^_`\\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+[ \t]?"
)
BLANKS = re.compile("[ \t]+")
# Text in which no other kind can begin: control characters only where one
# blank at most follows, for more are skipped, and not where `===` may follow.
RUN = re.compile(
    r"(?:[^\\@#*_\[\],.:</>(){}\r\n;-]+"
    r"|(?:[,;()>\]}-]|/(?![/*])|[.:](?=[ \t\r\n]))[ \t]?(?![ \t=]))+"
)
CONTROL = re.compile(r"[@#*_\[\],.:</>(){};-][ \t]?")
RULE_TEXT = re.compile(r"[^\\@#*_\[\],.:</>(){}\r\n;-]+|[@#*_\[\].:</>(){};-][ \t]?")
DASHES = re.compile("--+")
