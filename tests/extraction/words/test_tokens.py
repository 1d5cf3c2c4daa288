from __future__ import annotations

import pytest

from argmap.extraction.words.lexicon import Tag, lexicon
from argmap.extraction.words.tokens import tagged


def tags(text: str, pos: dict[str, str] | None = None) -> dict[str, Tag]:
    """Return the class of each word; `pos` is what a pipeline says of some of them."""
    told = {text.index(word): tag for word, tag in (pos or {}).items()}
    words = tagged(text, (0, len(text)), lexicon=lexicon(), tags=told or None)
    return {word.text: word.tag for word in words}


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("People close to the mayor left.", "close", Tag.OTHER),
        ("Shops close to save money.", "close", Tag.VERB),
        ("Experts estimate Ann Lee needs it.", "estimate", Tag.VERB),
        ("The GAO report, which fell short, was read.", "report", Tag.OTHER),
        ("The Democrats report, as they must, on it.", "report", Tag.VERB),
        ("Lee said Tuesday rents fell.", "rents", Tag.OTHER),
    ],
)
def test_nouns_are_told_from_verbs_by_what_stands_beside_them(
    text: str, word: str, tag: Tag
) -> None:
    assert tags(text)[word] is tag


@pytest.mark.parametrize(
    ("text", "word", "pos", "tag"),
    [
        ("Those words bolster it.", "bolster", "VERB", Tag.VERB),
        # A participle makes no clause, whatever a tagger calls it.
        ("Lee left, saying it was late.", "saying", "VERB", Tag.OTHER),
        ("He sold the plots.", "plots", "NOUN", Tag.OTHER),
        ("Yesterday mentions it.", "mentions", "NOUN", Tag.VERB),
    ],
)
def test_a_tagger_decides_between_noun_and_verb(
    text: str, word: str, pos: str, tag: Tag
) -> None:
    assert tags(text, {word: pos})[word] is tag
