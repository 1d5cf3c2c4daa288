"""Actors: who speaks, and for whom."""

from __future__ import annotations

from enum import StrEnum

import attrs

from argmap.model.choices import Choice, words_taken
from argmap.model.dates import Date
from argmap.model.fields import Flag, Identifier, Line, Text, When
from argmap.model.messages import refused
from argmap.model.records import Nested

__all__ = ["Actor", "ActorKind", "Affiliation"]


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    GOVERNMENT = "government"
    OVERSIGHT_BODY = "oversight-body"
    COURT = "court"
    LEGISLATURE = "legislature"
    THINK_TANK = "think-tank"
    ADVOCACY = "advocacy"
    RESEARCHER = "researcher"
    NEWS = "news"
    LAW_ENFORCEMENT = "law-enforcement"
    COMPANY = "company"
    COLLECTIVE = "collective"


@attrs.frozen(kw_only=True)
class Affiliation:
    """That an actor belongs to an organisation, and may speak for it.

    Parameters
    ----------
    organization : str
        The id of an actor.
    role : str, optional
        The office or post held.
    since, until : Date, optional
        First and last date of the affiliation; None where it is not known.
    """

    organization: str = attrs.field(validator=Identifier())
    role: str | None = attrs.field(default=None, validator=Line())
    since: Date | None = attrs.field(default=None, validator=When())
    until: Date | None = attrs.field(default=None, validator=When())

    def __attrs_post_init__(self) -> None:
        if self.since and self.until and self.until.before(self.since):
            raise refused(
                self,
                f"until: {self.until.text!r} is before {self.since.text!r}, "
                "since when it holds; write the earlier date as since",
            )

    def holds_on(self, date: Date | None) -> bool:
        """Return whether nothing speaks against the affiliation on that date.

        Parameters
        ----------
        date : Date or None
            None, an unknown date, is taken to be within the affiliation.

        Returns
        -------
        bool
            False where the date lies wholly before `since` or after `until`.
        """
        if date is None:
            return True
        too_early = self.since is not None and date.before(self.since)
        too_late = self.until is not None and self.until.before(date)
        return not (too_early or too_late)


@attrs.frozen(kw_only=True, field_transformer=words_taken)
class Actor:
    """A person, a body or an unnamed collective that takes part in the debate.

    Parameters
    ----------
    id : str
        Unique among actors.
    name : str
        As it is to be printed.
    kind : ActorKind, optional
        What the actor is; ``collective`` is for the unnamed: "critics".
    affiliations : tuple of Affiliation
        The organisations that the actor belongs to.
    rolls_up : bool
        Whether what the actor says may be counted as its organisation's, where a
        question asks for that; False for bodies such as an inspector general.
    interest : str, optional
        What the actor has at stake.
    note : str, optional
        A remark of the map-maker.
    """

    id: str = attrs.field(validator=Identifier())
    name: str = attrs.field(validator=Line())
    kind: ActorKind | None = attrs.field(
        default=None, validator=Choice(ActorKind, "a kind of actor")
    )
    affiliations: tuple[Affiliation, ...] = attrs.field(
        default=(), validator=Nested(lambda: Affiliation, many=True)
    )
    rolls_up: bool = attrs.field(default=True, validator=Flag())
    interest: str | None = attrs.field(default=None, validator=Line())
    note: str | None = attrs.field(default=None, validator=Text())
