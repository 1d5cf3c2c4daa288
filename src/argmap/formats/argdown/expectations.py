"""What the grammar expected, what it found, and how to mend it."""

from __future__ import annotations

from argmap.formats.argdown.faults import Fault
from argmap.formats.argdown.tokens import Kind, Token

__all__ = ["LONGEST_QUOTE", "missing", "unexpected"]

LONGEST_QUOTE = 40

_MARKER_REMEDY = (
    "indent it below the statement it relates to, with no empty line between, "
    r"or escape the sign if it is text, e.g. '\-'"
)
_BRACKET_REMEDY = (
    r"put an empty line before it; in text write '\[', or '@[Title]' to mention it"
)
_ANGLE_REMEDY = (
    r"put an empty line before it; in text write '\<', or '@<Title>' to mention it"
)
_TEXT_REMEDY = (
    "put an empty line before it; data stand after text and tags, "
    "and behind a reference no text may follow"
)
_REMEDIES = {
    **dict.fromkeys(
        (
            Kind.SUPPORTED,
            Kind.ATTACKED,
            Kind.SUPPORTS,
            Kind.ATTACKS,
            Kind.CONTRADICTS,
            Kind.UNDERCUT,
            Kind.UNDERCUTS,
            Kind.INDENT,
        ),
        _MARKER_REMEDY,
    ),
    **dict.fromkeys(
        (Kind.STATEMENT_DEFINITION, Kind.STATEMENT_REFERENCE), _BRACKET_REMEDY
    ),
    **dict.fromkeys((Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE), _ANGLE_REMEDY),
    Kind.DATA: "write all data in one block, after text and tags",
    Kind.NUMBER: r"put an empty line before it, or write '\(' if it is text",
    Kind.INFERENCE_START: (
        r"inferences stand between numbered statements; write '\--' if it is text"
    ),
    Kind.ORDERED_ITEM: r"put an empty line before the list, or write '\.' if it is text",
    Kind.BULLET: r"put an empty line before the list, or write '\*' if it is text",
    Kind.FRONT_MATTER: r"front matter stands at the top; write '\===' if it is text",
    Kind.HEADING: r"put an empty line before it, or write '\#' if it is text",
    Kind.RANGE_END: r"write '\*' or '\_' for the character",
    Kind.TEXT: _TEXT_REMEDY,
    Kind.TAG: "put tags before the data",
    Kind.STRAY: r"write '\\' for a backslash",
    Kind.END: "",
    Kind.EMPTY_LINE: "remove the empty line",
}
# What is expected decides where it says more than what is found.
_REMEDIES_BY_WISH = {
    "a statement": (
        "write text or '[Title]'; an argument '<Title>' neither contradicts "
        "nor is a premise"
    ),
    "a numbered conclusion": (
        "write it below the inference line, e.g. '(3) text', with no empty line between"
    ),
    "the end of the line behind the inference": (
        "rules and data stand between the dashes, and the conclusion on the next line"
    ),
    "the name of a rule": "write a rule behind the comma, or remove the comma",
    "an undercut: '_' and a blank": (
        "write '_ ': below an inference line only undercuts may stand"
    ),
}
# Likewise where nothing is found.
_REMEDIES_OF_ABSENCE = {
    "a statement, an argument, a heading or a list": (
        "write one: a document needs a block besides front matter and comments"
    ),
    "a statement or an argument": (
        "write text, '[Title]' or '<Title>' behind the sign, or remove the sign"
    ),
    "a statement": "write text or '[Title]' behind the sign, or remove the sign",
}
_NOTHING = (Kind.END, Kind.DEDENT)
_DATA_REMEDY = (
    "nothing may follow a data block; a block ends at the first '}' with white space "
    r"and text behind it: write '\x7d' for one in quoted text"
)


def unexpected(expected: str, found: Token, *, after: Kind | None = None) -> Fault:
    """Fault of a token where the grammar wants something else.

    Parameters
    ----------
    expected : str
        What it wants.
    found : Token
        What is there.
    after : Kind or None
        The kind of the token before it.

    Returns
    -------
    Fault
        It names both and says how to mend the text.
    """
    code = "stray-backslash" if found.kind is Kind.STRAY else "unexpected-token"
    remedy = _REMEDIES_BY_WISH.get(expected) or _REMEDIES.get(found.kind, _TEXT_REMEDY)
    if found.kind in _NOTHING:
        remedy = _REMEDIES_OF_ABSENCE.get(expected, remedy)
    if after is Kind.DATA and found.kind in (Kind.TEXT, Kind.RANGE_START, Kind.ESCAPE):
        remedy = _DATA_REMEDY
    return Fault(
        code,
        f"expected {expected}, found {_description(found)}",
        place=found.place,
        remedy=remedy,
    )


def missing(
    what: str,
    found: Token,
    *,
    after: Kind | None = None,
    opening: Token | None = None,
) -> Fault:
    """Fault of something that must be there and is not.

    Parameters
    ----------
    what : str
        What is missing: ``text``, ``block``, ``empty-line``, ``range-end``, ``link-end``,
        ``inference`` or ``inference-end``.
    found : Token
        What is there instead.
    after : Kind or None
        The kind of the token before it.
    opening : Token or None
        What the missing end would close.

    Returns
    -------
    Fault
        Its code is ``missing-`` and `what`.
    """
    seen = _description(found)
    since = ""
    mark = opening.source if opening else ""
    if opening:
        since = f" opened at {opening.place.line}:{opening.place.column}"
    messages = {
        "text": (
            f"expected text{_behind(after)}, found {seen}",
            "write text before the data and before the end of the paragraph",
        ),
        "empty-line": (
            f"expected an empty line after the front matter, found {seen}",
            'put an empty line after it; an "=" of "===" inside it is written "\\x3d"',
        ),
        "block": (
            f"expected a statement or a heading after the front matter, found {seen}",
            "put an empty line and a heading or a statement after it",
        ),
        "range-end": (
            f"expected {mark!r} to close the range{since}, found {seen}",
            f"close it, or write {''.join(chr(92) + c for c in mark)} for the character",
        ),
        "link-end": (
            f"expected a link on one line, found {seen}",
            "write title and address on one line",
        ),
        "inference": (
            f"expected an inference line, found {seen}",
            "write '----' between premises and conclusion",
        ),
        "inference-end": (
            f"expected '--' to close the inference{since}, found {seen}",
            "write '----', or rules between '--' and '--'",
        ),
    }
    message, remedy = messages[what]
    return Fault(f"missing-{what}", message, place=found.place, remedy=remedy)


def _behind(kind: Kind | None) -> str:
    """Behind what something is missing."""
    return f" behind {kind.value}" if kind else ""


def _description(token: Token) -> str:
    """Say what a token is, and its first characters where they say more."""
    silent = (Kind.EMPTY_LINE, Kind.NEWLINE, Kind.INDENT, Kind.DEDENT, Kind.END)
    source = token.source.strip(" \t'")
    if token.kind in silent or not source or source in token.kind.value:
        return token.kind.value
    if len(source) > LONGEST_QUOTE:
        source = source[: LONGEST_QUOTE - 3] + "..."
    return f"{token.kind.value} {source!r}"
