"""Summary: a debate in one document, as Markdown and as a page of HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from argmap.render.outline import outline_of
from argmap.render.prose import markdown
from argmap.render.references import numbers
from argmap.render.templating import environment

if TYPE_CHECKING:
    import os

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date
    from argmap.model.relations import Basis
    from argmap.render.prose.sentences import Citation, Outline

__all__ = ["summarize", "summary_html"]


def summarize(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    style: str | os.PathLike[str] | None = None,
) -> str:
    """Return a summary of a debate as Markdown.

    It tells what the map holds, not who is right: positions, agreement, disputes
    issue by issue with both sides beside each other, objections without a reply,
    superseded figures, what the answers turn on, the rule used, and numbered
    references.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.
    style : str or path, optional
        A style of the Citation Style Language for the references: a ``.csl`` file, or
        the name of a style that is installed with citeproc-py. By default they are in
        the summary's own form, which needs no other library.

    Returns
    -------
    str
        The same bytes for the same map, whatever the day.

    Raises
    ------
    QueryError
        There is no such basis.
    FormatError
        The style cannot be used, or citeproc-py is not installed.

    Examples
    --------
    >>> from argmap.model.argument_map import ArgumentMap
    >>> summarize(ArgumentMap("Rent caps")).splitlines()[:3]
    ['# Rent caps', '', '## At a glance']
    """
    return markdown.written(_outline(m, basis=basis, as_of=as_of, style=style))


def summary_html(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    style: str | os.PathLike[str] | None = None,
    links: Sequence[tuple[str, str]] = (),
) -> str:
    """Return the summary of a debate as one self-contained page of HTML.

    The same sentences as in `summarize`. The page has no script and loads nothing; it
    is light or dark as the reader's system is, and prints.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis, as_of, style : optional
        As in `summarize`.
    links : sequence of (str, str)
        Pages beside this one that its contents link to: the address and the name.

    Returns
    -------
    str
        The same bytes for the same map, whatever the day.

    Raises
    ------
    QueryError
        There is no such basis.
    FormatError
        The style cannot be used, or citeproc-py is not installed.
    """
    outline = _outline(m, basis=basis, as_of=as_of, style=style)
    pages = environment()
    number = numbers(outline.references)

    def by_number(sources: Iterable[Citation]) -> list[Citation]:
        return sorted(sources, key=lambda one: number[one.source])

    pages.filters["by_number"] = by_number
    template = pages.get_template("summary.html")
    return template.render(outline=outline, number=number, links=links)


def _outline(
    m: ArgumentMap,
    *,
    basis: Basis | str | None,
    as_of: Date | str | None,
    style: str | os.PathLike[str] | None,
) -> Outline:
    """Return the outline of a map, its references in the style that is asked for."""
    if style is None:
        return outline_of(m, basis=basis, as_of=as_of)
    from argmap.render.citations import styled

    # The style first: a fault in it should not wait for the whole summary.
    listed = styled(m, style=style)
    outline = outline_of(m, basis=basis, as_of=as_of)
    entries = {reference.source: reference for reference in listed}
    chosen = tuple(
        attrs.evolve(entries[one.source], number=one.number)
        for one in outline.references
    )
    return attrs.evolve(outline, references=chosen)
