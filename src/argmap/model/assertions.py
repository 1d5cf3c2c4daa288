"""Assertions: one actor's attitude to one claim, at one place."""

from __future__ import annotations

from enum import StrEnum

import attrs

from argmap.model.choices import Choice, words_taken
from argmap.model.dates import Date
from argmap.model.fields import Flag, Identifier, Line, Lines, References, Text, When
from argmap.model.records import Nested
from argmap.model.sources import Passage

__all__ = ["Assertion", "Stance"]


class Stance(StrEnum):
    """What an actor does with a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    REPORTS = "reports"


@attrs.frozen(kw_only=True, field_transformer=words_taken)
class Assertion:
    """One actor's attitude to one claim at one place.

    Parameters
    ----------
    id : str
        Unique among claims, relations and assertions.
    actor : str
        The id of the one who speaks.
    claim : str
        The id of the claim.
    stance : Stance
        ``reports`` is for reporting that names no speaker; it is no stance.
    wording : str, optional
        How the claim was put, where it differs from the claim's text.
    passage : Passage, optional
        Where it stands.
    date : Date, optional
        When it was said, where that differs from the source's date.
    via : tuple of str
        The ids of those who passed it on, from the speaker outward.
    hedged : bool
        Whether the speaker qualified it.
    by_act : bool
        Whether an official act shows it: signing, ending, suing.
    cites : tuple of str
        The reference marks printed with the passage: ids of sources, or bare marks.
    proposed : bool
        Whether it still awaits a person's decision.
    note : str, optional
        A remark of the map-maker.
    """

    id: str = attrs.field(validator=Identifier())
    actor: str = attrs.field(validator=Identifier())
    claim: str = attrs.field(validator=Identifier())
    stance: Stance = attrs.field(
        default=Stance.ASSERTS, validator=Choice(Stance, "a stance")
    )
    wording: str | None = attrs.field(default=None, validator=Line())
    passage: Passage | None = attrs.field(
        default=None, validator=Nested(lambda: Passage)
    )
    date: Date | None = attrs.field(default=None, validator=When())
    via: tuple[str, ...] = attrs.field(default=(), validator=References())
    hedged: bool = attrs.field(default=False, validator=Flag())
    by_act: bool = attrs.field(default=False, validator=Flag())
    cites: tuple[str, ...] = attrs.field(default=(), validator=Lines())
    proposed: bool = attrs.field(default=False, validator=Flag())
    note: str | None = attrs.field(default=None, validator=Text())
