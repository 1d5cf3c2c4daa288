"""A cursor over the tokens that the grammar sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown.expectations import unexpected
from argmap.formats.argdown.lexer import tokenize
from argmap.formats.argdown.syntax import Place
from argmap.formats.argdown.tokens import TRIVIA, Kind, Token

if TYPE_CHECKING:
    from argmap.formats.argdown.faults import Fault, Report

__all__ = ["Cursor"]

_INFERENCE_BOUNDS = frozenset(
    {Kind.INFERENCE_START, Kind.INFERENCE_END, Kind.EMPTY_LINE}
)


class Cursor:
    """One pass over the tokens of a text, one of them looked at in advance."""

    def __init__(self, text: str, report: Report) -> None:
        self.text = text
        self.report = report
        self.tokens = self.significant(tokenize(text))
        self.index = 0
        self.token = self.tokens[0]
        self.last_end = 0
        self.last_kind: Kind | None = None
        self.flow_only = False
        self.late_faults: list[Fault] = []

    def significant(self, tokens: list[Token]) -> list[Token]:
        """Tokens that the grammar sees, and the end."""
        seen: list[Token] = []
        in_inference, drops = False, True
        for token in tokens:
            if token.kind not in TRIVIA:
                # The last empty line does not count, unless it breaks off an
                # inference.
                drops = token.kind is not Kind.EMPTY_LINE or not in_inference
                if token.kind in _INFERENCE_BOUNDS:
                    in_inference = token.kind is Kind.INFERENCE_START
                seen.append(token)
            elif token.source.startswith("//") and self.behind_colon(token):
                self.report.warn(
                    "comment-in-url",
                    "'//' behind a colon starts a comment: the rest of the line is lost",
                    place=token.place,
                    remedy=r"write '[title](address)', or ':\/\/'",
                )
        if seen and drops and seen[-1].kind is Kind.EMPTY_LINE:
            seen.pop()
        place = Place(1, 1, 0)
        if seen:
            last = seen[-1]
            at = last.offset if last.kind is Kind.NEWLINE else last.end
            place = self.report.places.at(at)
        return [*seen, Token(Kind.END, "", *place)]

    def behind_colon(self, token: Token) -> bool:
        """Whether a colon stands right before a token."""
        return token.offset > 0 and self.text[token.offset - 1] == ":"

    def at(self, kind: Kind) -> bool:
        """Whether the next token is of a kind."""
        return self.token.kind is kind

    def take(self) -> Token:
        """Pass the next token; the end is never passed."""
        token = self.token
        self.last_end = token.end
        # A line end behind data takes nothing from them.
        if token.kind is not Kind.NEWLINE or self.last_kind is not Kind.DATA:
            self.last_kind = token.kind
        if token.kind is not Kind.END:
            self.index += 1
            self.token = self.tokens[self.index]
        return token

    def skip(self, kind: Kind) -> bool:
        """Pass the next token if it is of a kind."""
        if self.token.kind is kind:
            self.take()
            return True
        return False

    def following(self) -> Kind:
        """Kind of the token after the next."""
        return self.tokens[min(self.index + 1, len(self.tokens) - 1)].kind

    def fault(self, expected: str) -> Fault:
        """Fault that the next token is."""
        return unexpected(expected, self.token, after=self.last_kind)
