"""Pages: a debate as an overview and one picture to an issue, in a folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import attrs
from markupsafe import Markup

from argmap.errors import DrawingError, QueryError
from argmap.model.messages import counted
from argmap.render.diagram.boxes import NO_ISSUE
from argmap.render.diagram.overview import overviewed
from argmap.render.diagram.viewing import View
from argmap.render.dot import diagram
from argmap.render.manifest import Manifest
from argmap.render.picture import drawn
from argmap.render.prose.wording import cut
from argmap.render.style import STATUS_GLYPHS, STATUS_WORDS, theme_named
from argmap.render.templating import environment

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from argmap.analysis.acceptability import Assessment
    from argmap.model.argument_map import ArgumentMap
    from argmap.render.diagram.overview import Box, Overview
    from argmap.render.dot import Diagram

__all__ = ["draw_pages", "issue_files"]

MANIFEST = ".argmap-pages"
OVERVIEW = "overview.svg"
INDEX = "index.html"
LONGEST_NAME = 80


def draw_pages(
    m: ArgumentMap,
    folder: str | os.PathLike[str],
    *,
    view: View | None = None,
    theme: str = "light",
    force: bool = False,
    progress: Callable[[str], None] | None = None,
) -> tuple[Path, ...]:
    """Draw a map as an overview and one picture to an issue, and return the paths.

    The boxes of the overview, and the claims of other issues on a page, lead to the
    picture of their issue. Evidence is folded into counts. Files that an earlier call
    wrote are replaced, and no others.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    folder : str or path
        Made where it is missing.
    view : View, optional
        The rule, the date, the actors and the colours; it names no issue and no
        focus.
    theme : str
        ``light``, ``dark`` or ``print``.
    force : bool
        Whether to draw pictures of very many claims, however long it takes.
    progress : callable, optional
        Called with the name of each file once it is written.

    Returns
    -------
    tuple of Path
        ``index.html``, which holds the overview and lists the issues,
        ``overview.svg``, and ``issue-....svg`` for each issue with claims.

    Raises
    ------
    QueryError
        There is no such theme, or the view names an issue or a focus.
    UnknownIdError
        The view names an actor or tag that the map does not have.
    DrawingError
        A picture has too many claims or cannot be drawn; nothing has been written
        then.
    FileError
        The folder cannot be made or written, or it holds a file of somebody else
        with the name of one of these; nothing has been written then.
    """
    view = view or View()
    if view.issue is not None or view.focus is not None:
        raise QueryError(
            "pages show every issue; leave out "
            f"{'the issue' if view.issue is not None else 'the focus'}"
        )
    whole = attrs.evolve(view, overview=True, fold_evidence=False)
    overview = overviewed(m, whole)
    issues = [box.issue.id for box in overview.boxes if box.issue is not None]
    names = issue_files(issues)
    manifest = Manifest(folder=Path(folder), name=MANIFEST, noun="set of pages")
    manifest.refuse_strangers([INDEX, OVERVIEW, *names.values()])
    look = _Look(
        theme=theme,
        force=force,
        addresses={issue: quote(name) for issue, name in names.items()},
    )
    known = overview.assessment
    made = {OVERVIEW: _page(m, OVERVIEW, look=look, view=whole, assessment=known)}
    for issue, name in names.items():
        page = attrs.evolve(view, issue=issue, overview=False, fold_evidence=True)
        made[name] = _page(m, name, look=look, view=page, assessment=known)
    pictures = drawn([(one, "svg") for one in made.values()], force=force)
    svgs = dict(zip(made, pictures, strict=True))
    index = _index(overview, names, svgs[OVERVIEW].decode(), theme=theme)
    return manifest.write({INDEX: index.encode(), **svgs}, progress=progress)


@attrs.frozen(kw_only=True)
class _Look:
    """What all the pictures have in common."""

    theme: str
    force: bool
    addresses: dict[str, str]


def issue_files(issues: Iterable[str]) -> dict[str, str]:
    """Return the name of the file for each issue's picture.

    Parameters
    ----------
    issues : iterable of str
        Ids.

    Returns
    -------
    dict
        ``issue-....svg`` by id; no two differ in case alone.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for issue in issues:
        safe = re.sub(r"[^\w-]", "-", issue)[:LONGEST_NAME]
        name, number = f"issue-{safe}.svg", 2
        while name.lower() in taken:
            name, number = f"issue-{safe}-{number}.svg", number + 1
        taken.add(name.lower())
        found[issue] = name
    return found


def _page(
    m: ArgumentMap, name: str, *, look: _Look, view: View, assessment: Assessment
) -> Diagram:
    """Return the diagram of one issue; an error names the picture."""
    try:
        return diagram(
            m,
            view=view,
            theme=look.theme,
            force=look.force,
            addresses=look.addresses,
            assessment=assessment,
        )
    except DrawingError as error:
        raise DrawingError(f"{name}: {error}") from None


def _index(overview: Overview, names: dict[str, str], svg: str, *, theme: str) -> str:
    """Return the page that holds the overview and lists the issues."""
    whole = overview.whole
    return (
        environment()
        .get_template("pages.html")
        .render(
            title=cut(whole.question or whole.title) or "A debate",
            theme=theme_named(theme),
            # From its root on: a page of HTML has no XML declaration. It is argmap's own.
            picture=Markup(svg[svg.index("<svg") :]),  # noqa: S704
            rows=[_row(box, names) for box in overview.boxes],
        )
    )


def _row(box: Box, names: dict[str, str]) -> dict[str, str]:
    key = box.issue.id if box.issue is not None else ""
    statuses = [
        f"{STATUS_GLYPHS[status]} {count:,} {STATUS_WORDS[status][0]}"
        for status, count in box.statuses.items()
    ]
    return {
        "address": quote(names.get(key, "")),
        "question": cut(box.issue.question) if box.issue is not None else NO_ISSUE,
        "thesis": cut(box.thesis.label) if box.thesis is not None else "",
        "counts": f"{counted(box.claims, 'claim')}: {', '.join(statuses)}",
    }
