"""Reliability: how far two coders of the same texts agree, passage by passage."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

import attrs

from argmap.analysis.coding.alpha import Alpha, MeasurementLevel, krippendorff_alpha
from argmap.analysis.coding.documents import documents_of_both
from argmap.analysis.coding.pairing import has_place, paired
from argmap.analysis.coding.variables import VARIABLES, Reader, Variable
from argmap.analysis.versions.matching import matched
from argmap.errors import QueryError
from argmap.model import views
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.choices import one_of
from argmap.model.messages import shown
from argmap.model.sources import Source

__all__ = [
    "CodedUnit",
    "CodedVariable",
    "CoderComparison",
    "Disagreement",
    "compare_coders",
]

OVERLAP = 0.5

Assertions = dict[str, list[Assertion]]


@attrs.frozen(kw_only=True)
class CodedUnit:
    """A passage that both coders marked, and what each made of it.

    Parameters
    ----------
    source : Source
        The document, as the first map holds it.
    first, second : Assertion
        Of the first map and of the second.
    overlap : float
        How much of what either passage holds both hold; 1 for the same passage.
    ambiguous : bool
        Whether a coder made several assertions at the passage, so that what they say
        had to tell which goes with which.
    """

    source: Source
    first: Assertion
    second: Assertion
    overlap: float
    ambiguous: bool


@attrs.frozen(kw_only=True)
class Disagreement:
    """A unit that the coders gave different values.

    Parameters
    ----------
    unit : CodedUnit
        The passage.
    first, second : str or int
        The values. Ids of actors, claims and issues are those of the second map,
        where that has the record.
    """

    unit: CodedUnit
    first: Any
    second: Any


@attrs.frozen(kw_only=True)
class CodedVariable:
    """How far the coders agree in one thing.

    Parameters
    ----------
    name : str
        ``stance``, ``actor``, ``claim``, ``issue``, ``kind`` or ``hedged``.
    alpha : Alpha
        Krippendorff's alpha over the units that both gave a value.
    disagreements : tuple of Disagreement
        In the order of the units.
    """

    name: str
    alpha: Alpha
    disagreements: tuple[Disagreement, ...]

    @property
    def level(self) -> MeasurementLevel:
        """Which disagreements count how much."""
        return self.alpha.level


@attrs.frozen(kw_only=True, eq=False)
class CoderComparison:
    """Two maps of the same texts, compared passage by passage.

    Parameters
    ----------
    first, second : ArgumentMap
        The two maps, without what they only propose.
    overlap : float
        How much two passages had to overlap.
    sources : tuple of Source
        The documents that both coded, as the first map holds them.
    units : tuple of CodedUnit
        The passages that both marked, in the order of the first map.
    only_first, only_second : tuple of Assertion
        Those of a source of both, at a passage that the other did not mark.
    elsewhere_first, elsewhere_second : tuple of Assertion
        Those that could not be compared: without a passage, of a passage that tells
        neither offsets nor words, or of a source that is not compared.
    variables : tuple of CodedVariable
        What was coded, each with its alpha.
    """

    first: ArgumentMap
    second: ArgumentMap
    overlap: float
    sources: tuple[Source, ...]
    units: tuple[CodedUnit, ...]
    only_first: tuple[Assertion, ...]
    only_second: tuple[Assertion, ...]
    elsewhere_first: tuple[Assertion, ...]
    elsewhere_second: tuple[Assertion, ...]
    variables: tuple[CodedVariable, ...]

    @property
    def share(self) -> float | None:
        """Which share of the assertions made by either have a partner; None for none.

        A pair counts as one.
        """
        marked = len(self.units) + len(self.only_first) + len(self.only_second)
        return len(self.units) / marked if marked else None

    @property
    def ambiguous(self) -> int:
        """How many units were told from others of their passage by what they say."""
        return sum(unit.ambiguous for unit in self.units)

    def of(
        self, name: str, *, level: MeasurementLevel | str = MeasurementLevel.NOMINAL
    ) -> CodedVariable:
        """Return one variable.

        Parameters
        ----------
        name : str
            Such as ``stance``.
        level : MeasurementLevel or str
            Stances are on both; all else is nominal.

        Returns
        -------
        CodedVariable
            With its alpha and its disagreements.

        Raises
        ------
        QueryError
            There is no such variable.
        """
        scale = one_of(MeasurementLevel, "a level of measurement", level)
        for variable in self.variables:
            if variable.name == name and variable.level is scale:
                return variable
        known = ", ".join(v.name for v in self.variables if v.level is scale)
        raise QueryError(
            f"{shown(name)} is not coded at the {scale} level; write {known}"
        )


def compare_coders(
    a: ArgumentMap,
    b: ArgumentMap,
    *,
    overlap: float = OVERLAP,
    sources: Iterable[Source | str] | None = None,
) -> CoderComparison:
    """Return how far two coders agree who made maps of the same texts.

    A unit is a passage that both marked: an assertion of each, of one source, with the
    same spans, or with the same words where one has no spans, or else with spans that
    overlap enough; see `argmap.analysis.coding.pairing`. What each coder made of it is
    compared by Krippendorff's alpha: the stance (nominal; and as interval, with asserts
    1, doubts 0, denies -1, and reports missing), the actor, the claim, its issue and
    its kind, and whether it is hedged. Sources, actors, claims and issues are matched
    as in `diff`: by id, then by content.

    Alpha is about units that both coded. Passages that only one marked are listed
    apart and are no disagreement about a value: whether coders mark the same passages
    is another question, of which only `share` is told.

    The work grows as n log n with the assertions, and with the square of those of one
    source whose passages, of about one length, all lie over each other.

    Parameters
    ----------
    a, b : ArgumentMap
        The map of each coder; what they only propose is left out.
    overlap : float
        How much two passages must overlap to be one unit: the characters in both by
        those in either, above 0 and up to 1.
    sources : iterable of Source or str, optional
        Compare only these of the first map; by default all that both hold.

    Returns
    -------
    CoderComparison
        ``compare_coders(b, a)`` holds the same, turned round.

    Raises
    ------
    QueryError
        The maps have no source in common, or pin different texts of one; or `overlap`
        is no share.
    UnknownIdError
        No source of the first map has an id in `sources`.

    References
    ----------
    .. [1] A. F. Hayes, K. Krippendorff, "Answering the call for a standard reliability
       measure for coding data", Communication Methods and Measures 1(1), 2007,
       77-89, https://doi.org/10.1080/19312450709336664

    Examples
    --------
    >>> maps = ArgumentMap("Coder 1"), ArgumentMap("Coder 2")
    >>> for m, stance in zip(maps, ("asserts", "doubts")):
    ...     text, lee = m.source("Letter", id="letter"), m.actor("J. Lee", id="lee")
    ...     caps = m.claim("Rent caps cut supply.", id="caps")
    ...     _ = m.assertion(caps, actor=lee, source=text, at=(0, 40), stance=stance)
    >>> found = compare_coders(*maps)
    >>> len(found.units), found.of("stance").disagreements[0].second
    (1, 'doubts')
    >>> found.of("stance").alpha.undefined
    'only one unit has two values'
    """
    for m in (a, b):
        if not isinstance(m, ArgumentMap):
            raise QueryError(f"expected a map, found {shown(m)}")
    _check_overlap(overlap)
    first, second = views.accepted(a), views.accepted(b)
    matching = matched(first, second)
    common = documents_of_both(first, second, matching=matching, asked=sources)
    readers = (
        Reader(map=first, name=matching.new_id),
        Reader(map=second, name=lambda _, key: key),
    )
    here = _by_source(first, common), _by_source(second, common.values())
    units = tuple(_units(common, here, readers, overlap))
    only_first, elsewhere_first = _apart(first, here[0], {u.first.id for u in units})
    only_second, elsewhere_second = _apart(
        second, here[1], {u.second.id for u in units}
    )
    return CoderComparison(
        first=first,
        second=second,
        overlap=overlap,
        sources=tuple(first.sources[key] for key in common),
        units=units,
        only_first=only_first,
        only_second=only_second,
        elsewhere_first=elsewhere_first,
        elsewhere_second=elsewhere_second,
        variables=tuple(_coded(variable, units, readers) for variable in VARIABLES),
    )


def _check_overlap(overlap: Any) -> None:
    number = isinstance(overlap, int | float) and not isinstance(overlap, bool)
    if not number or not 0 < overlap <= 1:
        raise QueryError(
            f"overlap: expected a share above 0 and up to 1, found {shown(overlap)}"
        )


def _by_source(m: ArgumentMap, keys: Iterable[str]) -> Assertions:
    """Return the assertions that can be compared, by source."""
    found: Assertions = {key: [] for key in keys}
    for one in m.assertions.values():
        if one.passage is not None and one.passage.source in found and has_place(one):
            found[one.passage.source].append(one)
    return found


def _units(
    common: dict[str, str],
    here: tuple[Assertions, Assertions],
    readers: tuple[Reader, Reader],
    least: float,
) -> Iterator[CodedUnit]:
    m = readers[0].map
    pairs = {
        pair.first.id: (m.sources[key], pair)
        for key, other in common.items()
        for pair in paired(
            here[0][key],
            here[1][other],
            readings=(readers[0].keys, readers[1].keys),
            least=least,
        )
    }
    for source, pair in (pairs[key] for key in m.assertions if key in pairs):
        yield CodedUnit(
            source=source,
            first=pair.first,
            second=pair.second,
            overlap=pair.overlap,
            ambiguous=pair.ambiguous,
        )


def _apart(
    m: ArgumentMap, here: Assertions, taken: set[str]
) -> tuple[tuple[Assertion, ...], tuple[Assertion, ...]]:
    """Return the assertions without a partner: the compared ones and the others."""
    compared = {one.id for found in here.values() for one in found}
    left = [one for key, one in m.assertions.items() if key not in taken]
    return (
        tuple(one for one in left if one.id in compared),
        tuple(one for one in left if one.id not in compared),
    )


def _coded(
    variable: Variable, units: tuple[CodedUnit, ...], readers: tuple[Reader, Reader]
) -> CodedVariable:
    values = [
        (variable.read(readers[0], unit.first), variable.read(readers[1], unit.second))
        for unit in units
    ]
    return CodedVariable(
        name=variable.name,
        alpha=krippendorff_alpha(values, level=variable.level),
        disagreements=tuple(_differing(units, values)),
    )


def _differing(
    units: tuple[CodedUnit, ...],
    values: list[tuple[Hashable | None, Hashable | None]],
) -> Iterator[Disagreement]:
    for unit, (one, other) in zip(units, values, strict=True):
        if one is not None and other is not None and one != other:
            yield Disagreement(unit=unit, first=one, second=other)
