"""The YAML library's scanner, brought nearer to YAML 1.2 and the reference.

The library takes ``{k:, l: 1}`` and ``{k:[1]}`` for other words than YAML 1.2 does,
and refuses tabs wherever it would skip blanks.
"""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.scanner import Scanner
from ruamel.yaml.tokens import ScalarToken

__all__ = ["DEEPEST", "DepthError", "spaced", "yaml_reader"]

# Plain JSON data of a map may be 100 levels deep, and stand three below the root.
DEEPEST = 110

# A plain scalar of one line, up to a colon that a sign of a flow follows.
_KEY = re.compile(r"(?:[^\s,\[\]{}:]|:(?![\s,\[\]{}])| +(?=[^\s#:]))++(?= *:[,\[\]{}])")
_SIGNS = frozenset(",[]{}")
_ENDS = frozenset("\0 \t\r\n\x85\u2028\u2029")
# A quoted text, whose signs do not count, a bracket, an indent with tabs, or tabs.
_PART = re.compile(
    r"""(?<![^\s\[\]{},:])(?:"(?:[^"\\]|\\.)*+(?:"|\Z)|'[^']*+(?:'|\Z))"""
    r"""|[\[\]{}]|(?<![^\n])( *\t[ \t]*)|\t+""",
    re.DOTALL,
)
_LINE_ENDS = frozenset(("\n", "\r", "#", ""))


class DepthError(MarkedYAMLError):
    """Brackets nested deeper than `DEEPEST`."""


class _Scanner(Scanner):
    """Scanner for which a colon before a sign of a flow ends a key."""

    def fetch_flow_collection_start(self, token: Any, to_push: str) -> None:
        """Open a list or mapping, not too deep: the library takes quadratic time."""
        if self.flow_level >= DEEPEST:
            raise DepthError(problem_mark=self.reader.get_mark())
        super().fetch_flow_collection_start(token, to_push)

    def check_value(self) -> Any:
        """Whether a colon comes before a value."""
        if self.flow_level:
            following = self.reader.peek(1)
            no_key = self.flow_level not in self.possible_simple_keys
            if following in _SIGNS:
                return True
            if following not in _ENDS and no_key:
                return False
        return super().check_value()

    def scan_plain(self) -> Any:
        """Plain scalar."""
        reader = self.reader
        match = _KEY.match(reader.buffer, reader.pointer) if self.flow_level else None
        if match is None:
            return super().scan_plain()
        start = reader.get_mark()
        reader.forward(len(match[0]))
        self.allow_simple_key = False
        return ScalarToken(
            match[0], plain=True, start_mark=start, end_mark=reader.get_mark()
        )


def yaml_reader() -> YAML:
    """Return a new reader of YAML 1.2.

    Returns
    -------
    YAML
        The library's, with the scanner of this module.
    """
    reader = YAML(typ="safe", pure=True)
    reader.Scanner = _Scanner
    return reader


def spaced(source: str) -> str:
    """Return some YAML with blanks for the tabs that the reference skips as blanks.

    Tabs within quotes stay, and those that indent a line of a block, where they are
    not allowed.

    Parameters
    ----------
    source : str
        The YAML.

    Returns
    -------
    str
        Of the same length.
    """
    parts = []
    done = depth = 0
    for match in _PART.finditer(source):
        part = match[0]
        if part in "[{":
            depth += 1
        elif part in "]}":
            depth = max(0, depth - 1)
        elif part.isspace():
            start, end = match.span()
            indents = match[1] is not None and source[end : end + 1] not in _LINE_ENDS
            if depth or not indents:
                parts += [source[done:start], " " * len(part)]
                done = end
    return "".join([*parts, source[done:]])
