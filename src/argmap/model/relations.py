"""Relations: how claims bear on each other."""

from __future__ import annotations

from enum import StrEnum

import attrs

from argmap.model.choices import Choice, words_taken
from argmap.model.dates import Date
from argmap.model.fields import Flag, Identifier, Line, References, Text, When
from argmap.model.messages import refused
from argmap.model.records import Nested
from argmap.model.sources import Passage

__all__ = ["Basis", "Relation", "RelationKind"]


class RelationKind(StrEnum):
    """How the premises bear on the target."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"
    CONTRADICTS = "contradicts"
    SUPERSEDES = "supersedes"
    QUALIFIES = "qualifies"
    REPHRASES = "rephrases"


class Basis(StrEnum):
    """Who makes the link: a document, or the map-maker."""

    EXPLICIT = "explicit"
    ANALYST = "analyst"


LINKED = (RelationKind.SUPPORTS, RelationKind.ATTACKS)


@attrs.frozen(kw_only=True, field_transformer=words_taken)
class Relation:
    """That one or more claims bear on a claim, or on another relation.

    Parameters
    ----------
    id : str
        Unique among claims, relations and assertions.
    kind : RelationKind
        An attack on a claim is a rebuttal, on a relation an undercut.
    premises : tuple of str
        Ids of claims; several are linked and count only together.
    target : str
        The id of a claim or, for an undercut, of a relation.
    basis : Basis
        Whether a document makes the link, or the map-maker.
    author : str, optional
        The id of the actor who makes the link.
    analyst : str, optional
        The map-maker who makes it.
    passage : Passage, optional
        Where the link is made.
    date : Date, optional
        When it was made, where that differs from the source's date.
    scheme : str, optional
        The argumentation scheme or rule of inference.
    proposed : bool
        Whether it still awaits a person's decision.
    note : str, optional
        A remark of the map-maker.
    """

    id: str = attrs.field(validator=Identifier())
    kind: RelationKind = attrs.field(
        validator=Choice(RelationKind, "a kind of relation")
    )
    premises: tuple[str, ...] = attrs.field(validator=References(at_least=1))
    target: str = attrs.field(validator=Identifier())
    basis: Basis = attrs.field(
        default=Basis.ANALYST, validator=Choice(Basis, "a basis")
    )
    author: str | None = attrs.field(default=None, validator=Identifier())
    analyst: str | None = attrs.field(default=None, validator=Line())
    passage: Passage | None = attrs.field(
        default=None, validator=Nested(lambda: Passage)
    )
    date: Date | None = attrs.field(default=None, validator=When())
    scheme: str | None = attrs.field(default=None, validator=Line())
    proposed: bool = attrs.field(default=False, validator=Flag())
    note: str | None = attrs.field(default=None, validator=Text())

    def __attrs_post_init__(self) -> None:
        if self.target == self.id:
            raise refused(self, "target: a relation cannot target itself; name another")
        if len(self.premises) > 1 and self.kind not in LINKED:
            raise refused(
                self,
                f"premises: {self.kind} takes one premise; "
                "only supports and attacks may be linked",
            )
