"""Argdown: text to a model as `@argdown/core` reads it, a model to a map, and back.

Bytes come in, a map and a log go out, and back. `lexer`, `parser` and `interpretation`
make the model, `sourcing` lowers it to a map, `writing` goes the other way; `formatter`
and `editing` change a text and leave the rest of it. `notation` is what the table of
notations calls.
"""

from __future__ import annotations
