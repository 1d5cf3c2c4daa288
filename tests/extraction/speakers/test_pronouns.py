from __future__ import annotations

import pytest

from argmap.extraction.speakers.cast import Referent
from argmap.extraction.speakers.names import Gender
from argmap.extraction.speakers.pronouns import (
    Meant,
    Pronoun,
    meant_by,
    pronoun_of,
)
from argmap.extraction.speakers.scene import Scene

WOMAN = Referent(name="Ann Lee", person=True, gender=Gender.FEMALE)
MAN = Referent(name="Tom Hill", person=True, gender=Gender.MALE)
PERSON = Referent(name="Sands", person=True)
BODY = Referent(name="Rent Board", person=False)
TENANTS = Referent(name="tenants", person=False, plural=True)
ALL = (WOMAN, MAN, BODY, TENANTS)


def scene(*referents: Referent) -> Scene:
    made = Scene()
    for referent in referents:
        made.mention(referent, 1.0)
    return made


@pytest.mark.parametrize(
    ("pronoun", "meant"),
    [
        (Pronoun.SHE, WOMAN),
        (Pronoun.HE, MAN),
        (Pronoun.IT, BODY),
        (Pronoun.THEY, TENANTS),
    ],
)
def test_a_pronoun_means_what_fits_it(pronoun: Pronoun, meant: Referent) -> None:
    assert meant_by(pronoun, scene(*ALL)) == Meant(referent=meant)
    assert meant_by(pronoun, scene(*(one for one in ALL if one is not meant))) in (
        Meant(),
        Meant(referent=BODY),
    )


def test_it_is_not_sure_which_of_two_is_meant() -> None:
    both = scene(MAN, Referent(name="Bo Day", person=True, gender=Gender.MALE))
    assert not meant_by(Pronoun.HE, both).sure
    assert meant_by(Pronoun.HE, both, but=("Bo Day",)) == Meant(referent=MAN)


def test_who_is_known_to_fit_comes_before_who_may() -> None:
    assert meant_by(Pronoun.SHE, scene(PERSON, WOMAN)) == Meant(referent=WOMAN)
    assert meant_by(Pronoun.SHE, scene(PERSON, MAN)) == Meant(referent=PERSON)


def test_who_was_named_long_ago_is_not_sure() -> None:
    long_ago = scene(WOMAN)
    long_ago.sentence += 5
    assert meant_by(Pronoun.SHE, long_ago) == Meant(referent=WOMAN, sure=False)
    long_ago.sentence += 5
    assert meant_by(Pronoun.SHE, long_ago) == Meant()


@pytest.mark.parametrize(
    ("raw", "pronoun"),
    [
        ("She", Pronoun.SHE),
        ("his", Pronoun.HE),
        ("They’ll", Pronoun.THEY),
        ("we've", Pronoun.FIRST),
        ("Itself", None),
        ("he said", None),
    ],
)
def test_a_pronoun_is_known_in_its_forms(raw: str, pronoun: Pronoun | None) -> None:
    assert pronoun_of(raw) is pronoun
