"""The cast: the people of a document, by the names and titles that it gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice

import attrs

from argmap.extraction.speakers.names import FORMER, Gender, Name, naming, title_of

__all__ = ["Cast", "Referent"]

# Of more people with one surname, or one title, only the last are looked at.
MOST_NAMESAKES = 40
MOST_PARTS = 4
# A name ends in a look-ahead: of "Director Ann Lee" each word is tried for a given name.
FULL = re.compile(r"\b([A-Z][a-z]+)(?=((?: [A-Z]\.?)? [A-Z][\w’'-]{0,30}[a-z])\b)")


@attrs.frozen(kw_only=True)
class Referent:
    """Somebody or something that words stand for.

    Parameters
    ----------
    name : str
        As it is shown.
    person : bool or None
        Whether it is a person; None where nothing tells.
    plural : bool
        Whether it is several.
    gender : Gender, optional
        Whether it is "she" or "he".
    """

    name: str
    person: bool | None = None
    plural: bool = False
    gender: Gender | None = None


class Cast:
    """The people of one document.

    A name is kept in its longest form, a person under given name and surname.
    """

    def __init__(self) -> None:
        self.full: dict[tuple[str, str], str] = {}
        # Names in the order of the text: the keys of a dict, for a quick look-up.
        self.by_part: dict[str, dict[str, None]] = {}
        self.genders: dict[str, Gender] = {}
        self.titles: dict[str, set[str]] = {}
        self.holders: dict[str, dict[str, None]] = {}
        self.sure: set[str] = set()
        self.bodies: set[str] = set()

    def add(self, name: Name, *, told: Iterable[str] = ()) -> None:
        """Take note of a person's name.

        Parameters
        ----------
        name : Name
            Ignored unless it has a given name and a surname.
        told : iterable of str
            The words of a title that stand beside it.
        """
        parts = name.parts
        if not 2 <= len(parts) <= MOST_PARTS:
            return
        if name.person is False:
            self._add_body(name)
            return
        key = parts[0].lower(), parts[-1].lower()
        held = self.full.get(key)
        if held is None or len(name.text) > len(held):
            self.full[key] = name.text
        shown = self.full[key]
        # A given name alone is somebody's only if the name is surely a person's.
        for part in key if name.person else key[1:]:
            forms = self.by_part.setdefault(part, {})
            if held is not None and held != shown:
                forms.pop(held, None)
            forms[shown] = None
        if held is not None and held != shown:
            self._rename(held, shown)
        if name.person:
            self.sure.add(shown)
            self.entitle(shown, (*name.titles, *told))
        if name.gender is not None:
            self.learn(shown, name.gender)

    def add_quoted(self, text: str) -> None:
        """Take note of the full names in a quotation.

        Parameters
        ----------
        text : str
            What is quoted.
        """
        given = naming().given
        for match in FULL.finditer(text):
            gender = given.get(match[1].lower())
            if gender is not None:
                self.add(
                    Name(
                        text=match[1] + match[2],
                        start=match.start(),
                        end=match.end(2),
                        person=True,
                        gender=gender,
                    )
                )

    def learn(self, shown: str, gender: Gender) -> None:
        """Keep whether somebody is "she" or "he"; the first word on it holds.

        Parameters
        ----------
        shown : str
            The name.
        gender : Gender
            What was learned.
        """
        self.genders.setdefault(shown, gender)

    def entitle(self, shown: str, words: Iterable[str]) -> None:
        """Keep by which titles somebody was introduced.

        Parameters
        ----------
        shown : str
            The name.
        words : iterable of str
            The words of the title, in lower case.
        """
        held = self.titles.setdefault(shown, set())
        for one in words:
            held.add(title_of(one))
            self.holders.setdefault(title_of(one), {})[shown] = None

    def titled(self, words: Iterable[str], gender: Gender | None) -> list[str]:
        """Return who was introduced by a title, in the order of the text.

        Parameters
        ----------
        words : iterable of str
            The words of a description without its article: "vice chairman".
        gender : Gender, optional
            What the description says.

        Returns
        -------
        list of str
            Names; empty where the title is nobody's.
        """
        spelled = [title_of(one) for one in words]
        asked = set(spelled) - {FORMER}
        return [
            one
            for one in _last(self.holders.get(spelled[-1], {}))
            if asked <= self.titles[one]
            and (FORMER in spelled or FORMER not in self.titles[one])
            and (gender is None or self.genders.get(one, gender) is gender)
        ]

    def whom(self, name: Name, presence: Callable[[str], float]) -> Referent:
        """Return who is meant by a name.

        Parameters
        ----------
        name : Name
            A full name, or a part of one.
        presence : callable
            How present somebody is where the name stands.

        Returns
        -------
        Referent
            Under the longest form of the name that the text gives. Of several with
            the same surname, whom title and given name fit, then the most present.
        """
        parts = name.parts
        if name.person is False or not parts:
            return Referent(name=self._body(name), person=False)
        if len(parts) > 1:
            self.add(name)
            held = self.full.get((parts[0].lower(), parts[-1].lower()), "")
            shown = max(held, name.text, key=len)
        else:
            part = parts[0].lower()
            shown = self._namesake(part, name.gender, presence) or name.text
            self.by_part.setdefault(part, {shown: None})
        if name.gender is not None:
            self.learn(shown, name.gender)
        known = shown in self.sure or shown in self.genders
        person = False if shown in self.bodies else known or name.person
        if person:
            self.sure.add(shown)
        return Referent(name=shown, person=person, gender=self.genders.get(shown))

    def _add_body(self, name: Name) -> None:
        """Take note of a newspaper or another body that its last word stands for."""
        words = [one.lower() for one in name.parts]
        if naming().bodies.isdisjoint(words):
            self.bodies.add(name.text)
            self.by_part.setdefault(words[-1], {})[name.text] = None

    def _body(self, name: Name) -> str:
        """Return the longer name of a body: the Public Records Clearinghouse."""
        forms = _last(self.by_part.get(name.text.lower(), {}))
        return next((one for one in forms if one not in self.sure), name.text)

    def _namesake(
        self, part: str, gender: Gender | None, presence: Callable[[str], float]
    ) -> str | None:
        fitting = [
            one
            for one in _last(self.by_part.get(part, {}))
            if gender is None or self.genders.get(one, gender) is gender
        ]
        # A surname before a given name, and the first of those equally present.
        return max(
            fitting,
            key=lambda one: (presence(one), one.split()[-1].lower() == part),
            default=None,
        )

    def _rename(self, held: str, shown: str) -> None:
        """Move what is known under a shorter form to the longer one."""
        if held in self.genders:
            self.genders.setdefault(shown, self.genders.pop(held))
        if held in self.sure:
            self.sure.add(shown)
        words = self.titles.pop(held, set())
        self.titles.setdefault(shown, set()).update(words)
        for word in words:
            self.holders[word].pop(held, None)
            self.holders[word][shown] = None


def _last(names: dict[str, None]) -> list[str]:
    """Return the names that are looked at, in the order of the text."""
    return list(islice(reversed(names), MOST_NAMESAKES))[::-1]
