from __future__ import annotations

from typing import Any

import pytest

from argmap.errors import FormatError
from argmap.extraction.words.inflection import Form, inflected
from argmap.extraction.words.lexicon import lexicon, table
from argmap.model.assertions import Stance

FILES = "boilerplate cues evidence figures forms grammar names qualifiers signals"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", "say says said saying"),
        ("deny", "deny denies denied denying"),
        ("argue", "argue argues argued arguing"),
        ("admit", "admit admits admitted admitting"),
        ("stress", "stress stresses stressed stressing"),
        ("write", "write writes wrote written writing"),
        ("lie", "lie lies lied lay lain lying"),
        ("agree", "agree agrees agreed agreeing"),
        ("signal", "signal signals signaled signaling signalled signalling"),
        ("be", "be bes was were been being"),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: str) -> None:
    made = inflected(
        verb,
        irregular=table("forms")["past"],
        doubled=frozenset(table("forms")["doubled"]["words"].split()),
    )
    assert list(made) == forms.split()


def test_a_form_spelled_like_the_base_form_is_the_base_form() -> None:
    forms = inflected("cut", irregular={"cut": "cut"}, doubled=frozenset())
    assert forms["cut"] is Form.BASE


@pytest.mark.parametrize("name", FILES.split())
def test_every_lexicon_is_read(name: str) -> None:
    assert table(name)


def test_the_verbs_of_denying_deny() -> None:
    stances = {cue.lemma: cue.stance for cue in lexicon().cues["denied"]}
    assert stances == {"deny": Stance.DENIES}


def test_the_lexicon_of_the_package_is_made_once() -> None:
    assert lexicon() is lexicon()


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"nouns": {}}, "lexicon: has no table 'nouns'; write [verbs.NAME]"),
        ({"verbs": 4}, "lexicon: verbs: is 4; write [verbs.NAME]"),
        ({"verbs": {"x": 4}}, "lexicon: verbs.x: is 4; write [verbs.x]"),
        (
            {"verbs": {"x": {"takes": ["that"]}}},
            "lexicon: verbs.x: words: is None; give base forms with blanks",
        ),
        (
            {"verbs": {"x": {"words": "sing", "takes": ["song"]}}},
            (
                "lexicon: verbs.x: takes: is ['song']; list some of about, as, clause, name, "
                "noun, pointing, quote, that, verb, whether"
            ),
        ),
        (
            {"verbs": {"x": {"words": "sing", "takes": ["that"], "stance": "hums"}}},
            (
                "lexicon: verbs.x: stance: is 'hums'; write one of asserts, denies, doubts, "
                "reports"
            ),
        ),
    ],
)
def test_a_users_words_are_checked(extra: dict[str, Any], message: str) -> None:
    with pytest.raises(FormatError) as caught:
        lexicon(extra)
    assert str(caught.value) == message
