"""Inflection: the forms of a verb, made from its base form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

__all__ = ["Form", "inflected"]

VOWELS = "aeiou"
# One short syllable that ends in one consonant.
SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|[^aeiou]*qui[^aeiouwxy]")


class Form(StrEnum):
    """The forms that a verb may have in a text."""

    BASE = "base"
    SINGULAR = "singular"
    PAST = "past"
    PARTICIPLE = "participle"


def inflected(
    verb: str, *, irregular: Mapping[str, str], doubled: frozenset[str]
) -> dict[str, Form]:
    """Return the forms of a verb, each with its kind.

    Parameters
    ----------
    verb : str
        The base form, in small letters.
    irregular : mapping of str to str
        The past forms of irregular verbs, separated by blanks, by base form.
    doubled : frozenset of str
        The verbs of two syllables that double their last letter; those of one do by
        rule: begged, but talked and showed.

    Returns
    -------
    dict
        Where two forms are spelled alike, the kind that can be finite: "read" is the
        base form.

    Examples
    --------
    >>> inflected("deny", irregular={}, doubled=frozenset())
    {'deny': <Form.BASE: 'base'>, 'denies': <Form.SINGULAR: 'singular'>, \
'denied': <Form.PAST: 'past'>, 'denying': <Form.PARTICIPLE: 'participle'>}
    """
    stem = verb + verb[-1] if verb in doubled or SHORT.fullmatch(verb) else verb
    hissing = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    after_consonant = verb.endswith("y") and verb[-2:-1] not in VOWELS
    if after_consonant:
        singular, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    else:
        singular = f"{verb}es" if hissing else f"{verb}s"
        past = f"{verb}d" if verb.endswith("e") else f"{stem}ed"
    silent = verb.endswith("e") and not verb.endswith(("ee", "oe", "ye"))
    participle = f"{verb[:-1]}ing" if silent and len(verb) > 2 else f"{stem}ing"
    if verb.endswith("ie"):
        participle = f"{verb[:-2]}ying"
    forms = {verb: Form.BASE, singular: Form.SINGULAR}
    for one in irregular.get(verb, past).split():
        forms.setdefault(one, Form.PAST)
    forms.setdefault(participle, Form.PARTICIPLE)
    if verb[-1] == "l" and verb[-2:-1] in VOWELS and verb[-3:-2] not in VOWELS:
        # British spelling: signalled.
        forms.setdefault(f"{verb}led", Form.PAST)
        forms.setdefault(f"{verb}ling", Form.PARTICIPLE)
    return forms
