r"""Text in the fields of BibTeX: LaTeX's accents and signs, to Unicode and back.

Reading knows the accents, letters and signs that the library pylatexenc knows, and
takes commands such as ``\emph`` off their text. Writing puts nothing but the signs that
LaTeX would not print, since today's tools read UTF-8.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

__all__ = ["address", "text_of", "written"]

DEEPEST = 40
"""Braces in braces; the library goes down by recursion."""

# What only LaTeX can read: commands, mathematics, ties, and signs of several characters.
_MARKED = re.compile(r"[\\$~]|--|``|''|[?!]`")
# BibTeX files are seldom written for TeX alone: a bare % is a percent sign.
_BARE = re.compile(r"(\\.)|([%&])", re.DOTALL)
_ANY = re.compile(r"[\\{}$~`']|--")
_BRACE = re.compile(r"[{}]")
_ESCAPED = re.compile(r"\\([_%&#$~{}])")
_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&#_$"},
}
_READ = {text: sign for sign, text in _SIGNS.items()}
_OURS = re.compile("|".join(re.escape(text) for text in _READ))
_WRITTEN = re.compile(r"[\\{}~^%&#_$]|(?<=-)-|(?<=`)`|(?<=')'|(?<=[?!])`")


def text_of(value: str) -> tuple[str, str]:
    r"""Return the text that LaTeX prints for a field's value, and a fault.

    Parameters
    ----------
    value : str
        Without the outermost braces.

    Returns
    -------
    text : str
        The value itself where it cannot be read as LaTeX.
    fault : str
        "" where all is well.

    Examples
    --------
    >>> text_of(r"Stra{\ss}e in K{\"o}ln: 5\% -- {DNA}")
    ('Straße in Köln: 5% – DNA', '')
    """
    # The library takes a tenth of a millisecond a command: most values need it not.
    if not _ANY.search(value):
        return value, ""
    parts = _OURS.split(value)
    if not any(map(_MARKED.search, parts)):
        bare = [_BRACE.sub("", part) for part in parts]
        signs = [_READ[one] for one in _OURS.findall(value)]
        return "".join(chain.from_iterable(zip(bare, [*signs, ""], strict=True))), ""
    return _by_library(value)


def written(text: str) -> str:
    r"""Return text as LaTeX prints it.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        With balanced braces.

    Examples
    --------
    >>> written("R&D: 5 % -- {x}")
    'R\\&D: 5 \\% -{}- \\textbraceleft{}x\\textbraceright{}'
    """
    return _WRITTEN.sub(lambda m: _SIGNS.get(m[0]) or f"{{}}{m[0]}", text)


def address(value: str) -> str:
    r"""Return an address, in which some programs put a backslash before a sign."""
    return _ESCAPED.sub(r"\1", value)


@lru_cache(maxsize=20_000)
def _by_library(value: str) -> tuple[str, str]:
    """Return the text of a value that is read again when its entry is written."""
    if _depth(value) > DEEPEST:
        return value, f"has more than {DEEPEST} braces in braces"
    source = _BARE.sub(lambda m: m[1] or f"\\{m[2]}", value)
    try:
        text: str = _reader().latex_to_text(source)
    except Exception as fault:  # noqa: BLE001 - the library raises what happens to it
        return value, f"is not LaTeX ({type(fault).__name__})"
    return text, ""


def _depth(value: str) -> int:
    depth = deepest = 0
    for sign in re.findall(r"[{}$]|\\begin\b|\\.", value):
        if sign in ("{", "\\begin"):
            depth += 1
            deepest = max(deepest, depth)
        elif sign == "}":
            depth = max(depth - 1, 0)
    return deepest


@cache
def _reader() -> LatexNodes2Text:
    from pylatexenc.latex2text import (
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )

    def as_it_stands(node: Any, **_: Any) -> str:
        return f"\\{node.macroname} "

    context = get_default_latex_context_db()
    signs = {
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciicircum": "^",
        "url": "%s",
        "LaTeX": "LaTeX",
        "TeX": "TeX",
    }
    context.add_context_category(
        "argmap",
        prepend=True,
        macros=[
            MacroTextSpec(name, simplify_repl=text) for name, text in signs.items()
        ],
    )
    context.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=as_it_stands))
    return LatexNodes2Text(latex_context=context, math_mode="verbatim")
