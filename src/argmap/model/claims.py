"""Claims, the figures in them, and the issues that they are about."""

from __future__ import annotations

from enum import StrEnum

import attrs

from argmap.model.choices import Choice, words_taken
from argmap.model.dates import Date
from argmap.model.fields import Flag, Identifier, Line, Number, Tags, Text, When
from argmap.model.messages import refused, shown
from argmap.model.records import Nested

__all__ = ["Claim", "ClaimKind", "EvidenceKind", "Issue", "Measure", "Quantity"]


class ClaimKind(StrEnum):
    """What sort of thing a claim says."""

    FACTUAL = "factual"
    CAUSAL = "causal"
    EVALUATIVE = "evaluative"
    NORMATIVE = "normative"
    PREDICTIVE = "predictive"
    CONDITIONAL = "conditional"
    DEFINITIONAL = "definitional"


class EvidenceKind(StrEnum):
    """What a claim reports, where it reports evidence."""

    STATISTIC = "statistic"
    STUDY = "study"
    INVESTIGATION = "investigation"
    LEGAL_CASE = "legal-case"
    OFFICIAL_RECORD = "official-record"
    LAW = "law"
    TESTIMONY = "testimony"
    EXAMPLE = "example"


class Measure(StrEnum):
    """What a figure measures: a level at a time, a change over time, or a share."""

    STOCK = "stock"
    FLOW = "flow"
    RATIO = "ratio"


@attrs.frozen(kw_only=True)
class Issue:
    """A question under debate, under which claims are filed.

    Parameters
    ----------
    id : str
        Unique among issues.
    question : str
        Best put so that yes or no answers it.
    thesis : str, optional
        The id of a claim of this issue that says yes; None for a question without
        sides, such as a count or a definition.
    """

    id: str = attrs.field(validator=Identifier())
    question: str = attrs.field(validator=Line())
    thesis: str | None = attrs.field(default=None, validator=Identifier())


@attrs.frozen(kw_only=True, field_transformer=words_taken)
class Quantity:
    """The figure that a claim states.

    Parameters
    ----------
    value : int or float, optional
        The figure itself; at least one of value, lower and upper is given.
    lower, upper : int or float, optional
        Bounds: "more than 450" has a lower one.
    unit : str, optional
        What is counted or measured in: ``agreements``, ``USD``, ``percent``.
    measure : Measure, optional
        Stock, flow or ratio.
    scope : str, optional
        Whom or what the figure covers.
    """

    value: int | float | None = attrs.field(default=None, validator=Number())
    lower: int | float | None = attrs.field(default=None, validator=Number())
    upper: int | float | None = attrs.field(default=None, validator=Number())
    unit: str | None = attrs.field(default=None, validator=Line())
    measure: Measure | None = attrs.field(
        default=None, validator=Choice(Measure, "a measure")
    )
    scope: str | None = attrs.field(default=None, validator=Line())

    @property
    def bounds(self) -> tuple[float | None, float | None, float | None]:
        """Lower bound, value and upper bound, None for what is not given."""
        return self.lower, self.value, self.upper

    def __attrs_post_init__(self) -> None:
        given = [n for n in self.bounds if n is not None]
        if not given:
            raise refused(self, "value: is missing; give a value, a lower or an upper")
        if given != sorted(given):
            named = (
                ("lower", self.lower),
                ("value", self.value),
                ("upper", self.upper),
            )
            order = ", ".join(
                f"{name} {shown(n)}" for name, n in named if n is not None
            )
            raise refused(self, f"{order}: out of order; write them from low to high")


@attrs.frozen(kw_only=True, field_transformer=words_taken)
class Claim:
    """One statement that somebody makes or might make, true or not.

    Parameters
    ----------
    id : str
        Unique among claims, relations and assertions.
    text : str
        One line; empty where only a key stands for it.
    title : str, optional
        Two to five words.
    issue : str, optional
        The id of the issue that it is filed under.
    kind : ClaimKind, optional
        What sort of thing it says.
    evidence : EvidenceKind, optional
        What it reports, where it reports evidence.
    valid : Date, optional
        The time that it is about, not when it was said.
    quantity : Quantity, optional
        Its figure; one figure a claim.
    requires_support : bool
        Whether it falls when no supporter stands.
    proposed : bool
        Whether it still awaits a person's decision.
    tags : tuple of str
        Free marks, e.g. ``case:maricopa`` or ``status:pending``.
    note : str, optional
        A remark of the map-maker.
    """

    id: str = attrs.field(validator=Identifier())
    text: str = attrs.field(validator=Line(empty=True))
    title: str | None = attrs.field(default=None, validator=Line())
    issue: str | None = attrs.field(default=None, validator=Identifier())
    kind: ClaimKind | None = attrs.field(
        default=None, validator=Choice(ClaimKind, "a kind of claim")
    )
    evidence: EvidenceKind | None = attrs.field(
        default=None, validator=Choice(EvidenceKind, "a kind of evidence")
    )
    valid: Date | None = attrs.field(default=None, validator=When())
    quantity: Quantity | None = attrs.field(
        default=None, validator=Nested(lambda: Quantity)
    )
    requires_support: bool = attrs.field(default=False, validator=Flag())
    proposed: bool = attrs.field(default=False, validator=Flag())
    tags: tuple[str, ...] = attrs.field(default=(), validator=Tags())
    note: str | None = attrs.field(default=None, validator=Text())

    @property
    def label(self) -> str:
        """What to call the claim in print: its text, else its title, else its id."""
        return self.text or self.title or self.id
