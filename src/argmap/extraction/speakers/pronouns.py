"""Pronouns: which of those present a pronoun means."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum

import attrs

from argmap.extraction.speakers.cast import Referent
from argmap.extraction.speakers.names import Gender
from argmap.extraction.speakers.scene import Scene

__all__ = ["GENDERS", "RIVAL", "Meant", "Pronoun", "meant_by", "pronoun_of"]


class Pronoun(StrEnum):
    """Pronouns by what they may mean."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    FIRST = "we"


FORMS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Pronoun.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Pronoun.SHE),
    **dict.fromkeys(("they", "them", "their"), Pronoun.THEY),
    **dict.fromkeys(("it", "its"), Pronoun.IT),
    **dict.fromkeys(("i", "we", "our", "my", "me", "us"), Pronoun.FIRST),
}
GENDERS = {Pronoun.HE: Gender.MALE, Pronoun.SHE: Gender.FEMALE}
CONTRACTION = re.compile(r"['’](?:s|ll|d|ve|re|m)$")
# How well a referent fits of which something is not known.
UNKNOWN_GENDER = 0.5
UNKNOWN_KIND = 0.3
# Less presence than this is none; with less than that, or with a rival that has so
# large a part of it, nobody is sure.
LEAST = {Pronoun.HE: 0.02, Pronoun.SHE: 0.02, Pronoun.THEY: 0.25, Pronoun.IT: 0.25}
SURE = 0.06
RIVAL = 0.6


@attrs.frozen(kw_only=True)
class Meant:
    """What a pronoun means: nothing, or something, and whether that is sure."""

    referent: Referent | None = None
    sure: bool = True


def pronoun_of(raw: str) -> Pronoun | None:
    """Return which pronoun some words are.

    Parameters
    ----------
    raw : str
        What stands in the place of a speaker.

    Returns
    -------
    Pronoun or None
        None for anything but a pronoun, a contraction included.

    Examples
    --------
    >>> pronoun_of("They’ll"), pronoun_of("Her")
    (<Pronoun.THEY: 'they'>, <Pronoun.SHE: 'she'>)
    """
    return FORMS.get(CONTRACTION.sub("", raw.lower()))


def meant_by(pronoun: Pronoun, scene: Scene, *, but: Collection[str] = ()) -> Meant:
    """Return what a pronoun means: whoever fits it and is the most present.

    Parameters
    ----------
    pronoun : Pronoun
        Of the third person.
    scene : Scene
        Who is present where it stands.
    but : collection of str
        Whom it cannot mean there.

    Returns
    -------
    Meant
        Not sure where another fits that is nearly as present.
    """
    best: Referent | None = None
    most = second = 0.0
    for referent, presence in scene.present():
        if referent.name in but:
            continue
        weight = presence * _fit(pronoun, referent)
        if weight > most:
            best, most, second = referent, weight, most
        elif weight > second:
            second = weight
    if best is None or most < LEAST[pronoun]:
        return Meant()
    return Meant(referent=best, sure=most >= SURE and second <= RIVAL * most)


def _fit(pronoun: Pronoun, referent: Referent) -> float:
    """Return how well a pronoun fits a referent, from 0 to 1."""
    if pronoun is Pronoun.THEY:
        return 1.0 if referent.plural else 0.3 * (referent.person is False)
    if referent.plural:
        return 0.0
    if pronoun is Pronoun.IT:
        return {False: 1.0, None: UNKNOWN_KIND, True: 0.0}[referent.person]
    if referent.person is False:
        return 0.0
    if referent.gender is GENDERS[pronoun]:
        return 1.0
    if referent.gender is not None:
        return 0.0
    return UNKNOWN_GENDER if referent.person else UNKNOWN_KIND
