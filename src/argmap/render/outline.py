"""Outline: a map as nested sections, from which Markdown, HTML and JSON all come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.prose.agreement import agreement
from argmap.render.prose.disputes import disputes
from argmap.render.prose.glance import glance
from argmap.render.prose.method import method
from argmap.render.prose.pending import pending
from argmap.render.prose.positions import positions
from argmap.render.prose.questions import asked
from argmap.render.prose.sentences import Outline
from argmap.render.prose.sourcing import sourcing
from argmap.render.prose.succession import succession
from argmap.render.prose.survey import survey
from argmap.render.prose.turning import turning
from argmap.render.prose.wording import cut
from argmap.render.references import references

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date
    from argmap.model.relations import Basis
    from argmap.render.prose.scope import Scope

__all__ = ["outline_of"]

SECTIONS = (
    glance,
    asked,
    positions,
    agreement,
    disputes,
    pending,
    succession,
    sourcing,
    turning,
    method,
)


def outline_of(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    scope: Scope | None = None,
) -> Outline:
    """Return the summary of a map as records, before it is written out.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.
    scope : Scope, optional
        What of it is told; all of it by default, in short.

    Returns
    -------
    Outline
        The same for the same map, whatever the day.

    Raises
    ------
    QueryError
        There is no such basis.
    """
    s = survey(m, basis=basis, as_of=as_of, scope=scope)
    return Outline(
        title=cut(s.m.title) or "A debate",
        question=cut(s.m.question or ""),
        sections=tuple(section(s) for section in SECTIONS),
        references=references(s.m),
    )
