"""Summary: a debate in one document, as Markdown, as a page of HTML and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from argmap.render.outline import outline_of
from argmap.render.prose import markdown, records
from argmap.render.prose.scope import Detail, scope_of
from argmap.render.references import numbered, numbers
from argmap.render.templating import environment

if TYPE_CHECKING:
    import os

    from argmap.model.actors import ActorKind
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Issue
    from argmap.model.dates import Date
    from argmap.model.relations import Basis
    from argmap.render.prose.sentences import Citation, Outline

    Issues = Iterable[Issue | str] | Issue | str
    Kinds = Iterable[ActorKind | str] | ActorKind | str

__all__ = ["summarize", "summary_html", "summary_json"]


def summarize(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    since: Date | str | None = None,
    kinds: Kinds = (),
    issues: Issues = (),
    detail: Detail | str = Detail.SHORT,
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
    since : Date or str, optional
        Tell only claims of which something was said on this date or later, and only
        positions taken then. A date that may be later counts; undated statements do
        not.
    kinds : ActorKind, str or iterable of them
        Tell positions, sides and silence of actors of these kinds only.
    issues : Issue, str or iterable of them
        Tell only the claims filed under these issues. Like `since` and `kinds` it
        chooses what is told; what is told is judged by the whole map.
    detail : str
        ``short``, a document to print, whose lists are cut alike on both sides and
        counted; or ``all``, which sets out every claim and names every actor.
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
        There is no such basis, kind of actor or detail, or `as_of` is before `since`.
    UnknownIdError
        No issue has the id.
    ModelError
        A date is none.
    FormatError
        The style cannot be used, or citeproc-py is not installed.

    Examples
    --------
    >>> from argmap.model.argument_map import ArgumentMap
    >>> summarize(ArgumentMap("Rent caps")).splitlines()[:3]
    ['# Rent caps', '', '## At a glance']
    """
    return markdown.written(
        _outline(
            m,
            basis=basis,
            as_of=as_of,
            since=since,
            kinds=kinds,
            issues=issues,
            detail=detail,
            style=style,
        )
    )


def summary_html(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    since: Date | str | None = None,
    kinds: Kinds = (),
    issues: Issues = (),
    detail: Detail | str = Detail.SHORT,
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
    basis, as_of, since, kinds, issues, detail, style : optional
        As in `summarize`.
    links : sequence of (str, str)
        Pages beside this one that its contents link to: the address and the name.

    Returns
    -------
    str
        The same bytes for the same map, whatever the day.

    Raises
    ------
    QueryError, UnknownIdError, ModelError, FormatError
        As in `summarize`.
    """
    outline = _outline(
        m,
        basis=basis,
        as_of=as_of,
        since=since,
        kinds=kinds,
        issues=issues,
        detail=detail,
        style=style,
    )
    pages = environment()
    number = numbers(outline.references)

    def marked(sources: Iterable[Citation]) -> tuple[tuple[int, str], ...]:
        return numbered(sources, number)

    pages.filters["numbered"] = marked
    return pages.get_template("summary.html").render(outline=outline, links=links)


def summary_json(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    since: Date | str | None = None,
    kinds: Kinds = (),
    issues: Issues = (),
    detail: Detail | str = Detail.SHORT,
    style: str | os.PathLike[str] | None = None,
) -> str:
    """Return the summary of a debate as JSON, each sentence with its sources.

    The same sentences as in `summarize`, for other programs: ``sections`` with their
    ``blocks``, in these records with a ``text`` and either ``sources`` (a source's id
    and the place in it) or ``"about_map": true``; then ``references``.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis, as_of, since, kinds, issues, detail, style : optional
        As in `summarize`.

    Returns
    -------
    str
        The same bytes for the same map, whatever the day.

    Raises
    ------
    QueryError, UnknownIdError, ModelError, FormatError
        As in `summarize`.
    """
    outline = _outline(
        m,
        basis=basis,
        as_of=as_of,
        since=since,
        kinds=kinds,
        issues=issues,
        detail=detail,
        style=style,
    )
    return json.dumps(records.plain(outline), ensure_ascii=False, indent=2) + "\n"


def _outline(
    m: ArgumentMap,
    *,
    basis: Basis | str | None,
    as_of: Date | str | None,
    since: Date | str | None,
    kinds: Kinds,
    issues: Issues,
    detail: Detail | str,
    style: str | os.PathLike[str] | None,
) -> Outline:
    """Return the outline of a map, its references in the style that is asked for."""
    scope = scope_of(m, since=since, kinds=kinds, issues=issues, detail=detail)
    if style is None:
        return outline_of(m, basis=basis, as_of=as_of, scope=scope)
    from argmap.render.citations import styled

    # The style first: a fault in it should not wait for the whole summary.
    listed = styled(m, style=style)
    outline = outline_of(m, basis=basis, as_of=as_of, scope=scope)
    entries = {reference.source: reference for reference in listed}
    chosen = tuple(
        attrs.evolve(entries[one.source], number=one.number)
        for one in outline.references
    )
    return attrs.evolve(outline, references=chosen)
