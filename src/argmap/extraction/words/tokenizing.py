"""The tokenizer of the default pipeline: linear in any text, and the same on each run.

The one that spaCy has takes quadratic time on a long run of signs without a blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.extraction.words.tokens import PATTERN

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["WordTokenizer"]


class WordTokenizer:
    """Splits a text into the words that the rules see; white space is kept.

    Parameters
    ----------
    vocab : Vocab
        The vocabulary of the pipeline.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text; its text is the text given.

        Parameters
        ----------
        text : str
            Any text.

        Returns
        -------
        Doc
            Runs of white space but single blanks are tokens.
        """
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for match in PATTERN.finditer(text):
            start, end = match.span()
            if start > at:
                self._blank(text[at:start], words, spaces)
            words.append(match.group())
            spaces.append(False)
            at = end
        if at < len(text):
            self._blank(text[at:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    @staticmethod
    def _blank(gap: str, words: list[str], spaces: list[bool]) -> None:
        """Add white space: a blank belongs to the word before it."""
        if gap[0] == " " and words and not spaces[-1]:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)

    # What spaCy asks of a tokenizer that is saved with its pipeline.

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: there is nothing to save."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> WordTokenizer:
        """Return the tokenizer as it is."""
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Save nothing."""

    def from_disk(self, _: str | Path, **__: Any) -> WordTokenizer:
        """Return the tokenizer as it is."""
        return self
