"""Double coding as Markdown, as text and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.prose.coding import listed, parts, sentences, spans_of
from argmap.render.prose.markdown import escaped
from argmap.render.sheets import Table, Value, to_markdown
from argmap.texts.anchoring import shown

if TYPE_CHECKING:
    from argmap.analysis.coding.reliability import CodedUnit, CoderComparison
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion

__all__ = [
    "alpha_table",
    "coincidences_table",
    "disagreements_table",
    "printed_alphas",
    "reliability_markdown",
    "reliability_text",
    "unmatched_table",
]

MOST = 20
DIGITS = 6
SAID = ("id", "at", "actor", "stance", "claim")


def reliability_markdown(found: CoderComparison, *, most: int | None = MOST) -> str:
    """Return how far two coders agree as Markdown.

    Parameters
    ----------
    found : CoderComparison
        From `compare_coders`.
    most : int, optional
        How many items are written out in each list, 20 by default; how many there are
        besides is said. None for all.

    Returns
    -------
    str
        What was compared, alpha of each variable, the disagreements, and what only one
        coder marked. Ends with a line end.
    """
    title = found.first.title or found.second.title
    blocks = [
        f"## Double coding: {escaped(title)}" if title else "## Double coding",
        escaped(" ".join(sentences(found))),
        to_markdown(printed_alphas(found)).rstrip("\n"),
    ]
    for part in parts(found):
        lines = _cut(part.items, most)
        blocks.append(f"### {escaped(part.title)}")
        blocks.append("\n".join(f"- {escaped(line)}" for line in lines))
    return "\n\n".join(blocks) + "\n"


def reliability_text(found: CoderComparison, *, most: int | None = MOST) -> str:
    """Return what two coders did otherwise as text for a terminal.

    Parameters
    ----------
    found : CoderComparison
        From `compare_coders`.
    most : int, optional
        As in `reliability_markdown`.

    Returns
    -------
    str
        List by list, each below an empty line; "" where they did nothing otherwise.
    """
    lines = []
    for part in parts(found):
        lines += ["", part.title]
        lines += [f"  {line}" for line in _cut(part.items, most)]
    return "".join(f"{line}\n" for line in lines)


def _cut(items: tuple[str, ...], most: int | None) -> list[str]:
    rest = 0 if most is None else len(items) - most
    return [*items[:most], *([f"and {rest:,} more"] if rest > 0 else [])]


def printed_alphas(found: CoderComparison) -> Table:
    """Return alpha of each variable as it is printed: with three digits.

    Parameters
    ----------
    found : CoderComparison
        From `compare_coders`.

    Returns
    -------
    Table
        Where alpha is undefined, why it is.
    """
    rows: list[tuple[Value, ...]] = []
    for variable in found.variables:
        alpha = variable.alpha
        value, observed, expected = (
            "" if number is None else f"{number:.3f}".replace("-", "−")
            for number in (alpha.value, alpha.observed, alpha.expected)
        )
        rows.append(
            (
                variable.name,
                variable.level.value,
                value or f"none: {alpha.undefined}",
                observed,
                expected,
                alpha.units,
                len(variable.disagreements),
            )
        )
    names = ("variable", "level", "alpha", "observed", "expected", "units", "differ")
    return Table(columns=names, rows=tuple(rows))


def alpha_table(found: CoderComparison) -> Table:
    """Return alpha of each variable as rows, with what it was computed from.

    Parameters
    ----------
    found : CoderComparison
        From `compare_coders`.

    Returns
    -------
    Table
        Each row says, too, how many units both coders coded, and how many one alone.
    """
    made: tuple[Value, ...] = (
        len(found.units),
        len(found.only_first),
        len(found.only_second),
        _rounded(found.share),
        found.ambiguous,
        found.overlap,
    )
    rows = [
        (
            variable.name,
            variable.level.value,
            _rounded(variable.alpha.value),
            variable.alpha.undefined or None,
            _rounded(variable.alpha.observed),
            _rounded(variable.alpha.expected),
            variable.alpha.units,
            variable.alpha.values,
            len(variable.disagreements),
            *made,
        )
        for variable in found.variables
    ]
    names = ("variable", "level", "alpha", "undefined", "observed", "expected")
    counts = ("units", "values", "disagreements", "both", "only_first", "only_second")
    return Table(
        columns=(*names, *counts, "share", "ambiguous", "overlap"), rows=tuple(rows)
    )


def disagreements_table(found: CoderComparison) -> Table:
    """Return what the coders gave different values as rows.

    Parameters
    ----------
    found : CoderComparison
        From `compare_coders`.

    Returns
    -------
    Table
        Variable by variable, stances once; both assertions with who says what.
    """
    rows = [
        (variable.name, one.first, one.second, *_unit(found, one.unit))
        for variable in listed(found)
        for one in variable.disagreements
    ]
    sides = [f"{side}_{name}" for side in ("first", "second") for name in SAID]
    names = ("variable", "first", "second", "source", "overlap", "ambiguous", *sides)
    return Table(columns=names, rows=tuple(rows))


def _unit(found: CoderComparison, unit: CodedUnit) -> tuple[Value, ...]:
    about = (unit.source.id, _rounded(unit.overlap), unit.ambiguous)
    first, second = _said(found.first, unit.first), _said(found.second, unit.second)
    return (*about, *first, *second)


def _said(m: ArgumentMap, one: Assertion) -> tuple[Value, ...]:
    spans = spans_of(one)
    actor, claim = m.actors[one.actor].name, m.claims[one.claim].label
    return one.id, shown(spans) if spans else None, actor, one.stance.value, claim


def unmatched_table(found: CoderComparison) -> Table:
    """Return the assertions without a partner as rows.

    Parameters
    ----------
    found : CoderComparison
        From `compare_coders`.

    Returns
    -------
    Table
        First those that the other coder did not mark, of the first coder and the
        second; then those that could not be compared.
    """
    rows: list[tuple[Value, ...]] = []
    for compared, sides in (
        (True, (found.only_first, found.only_second)),
        (False, (found.elsewhere_first, found.elsewhere_second)),
    ):
        for coder, m, alone in (
            ("first", found.first, sides[0]),
            ("second", found.second, sides[1]),
        ):
            for one in alone:
                source = None if one.passage is None else one.passage.source
                rows.append((coder, compared, source, *_said(m, one)))
    return Table(columns=("coder", "compared", "source", *SAID), rows=tuple(rows))


def coincidences_table(found: CoderComparison) -> Table:
    """Return how often two values stand in one unit as rows.

    Parameters
    ----------
    found : CoderComparison
        From `compare_coders`.

    Returns
    -------
    Table
        The coincidence matrix of each variable, but for the cells with 0.
    """
    rows = [
        (variable.name, variable.level.value, *cell)
        for variable in found.variables
        for cell in variable.alpha.coincidences
    ]
    return Table(
        columns=("variable", "level", "value", "other", "number"), rows=tuple(rows)
    )


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DIGITS)
