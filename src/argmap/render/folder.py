"""Folder: everything of `argmap report`, written beside each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.analysis.acceptability import assess
from argmap.analysis.chronology.events import timeline
from argmap.analysis.stances.comparison import compare_stances
from argmap.errors import DrawingError
from argmap.formats.table import dumps
from argmap.render.charts.canvas import as_bytes
from argmap.render.charts.matrices import matrix, matrix_bytes
from argmap.render.charts.timelines import MOST_EVENTS, chart
from argmap.render.chronology import timeline_markdown
from argmap.render.comparison import stances_table
from argmap.render.diagram.viewing import View
from argmap.render.dot import MOST_NODES, diagram
from argmap.render.explorer.page import explorer_html
from argmap.render.listing import list_unrebutted
from argmap.render.manifest import Manifest
from argmap.render.pages import issue_files
from argmap.render.picture import drawn
from argmap.render.sheets import to_csv
from argmap.render.stances import stances_html
from argmap.render.summary import summarize, summary_html
from argmap.render.tables import unrebutted_table

if TYPE_CHECKING:
    import os

    from argmap.model.argument_map import ArgumentMap

__all__ = ["write_report"]

MANIFEST = ".argmap-report"
LINKS = (
    ("stances.html", "Who takes which side"),
    ("explorer.html", "Search and walk the map"),
)
"""Pages that the summary links to."""

Picture = tuple[View, str]


def write_report(
    m: ArgumentMap,
    folder: str | os.PathLike[str],
    *,
    progress: Callable[[str], None] | None = None,
) -> tuple[Path, ...]:
    """Write everything there is to see of a map into a folder, and return the paths.

    Parameters
    ----------
    m : ArgumentMap
        Any map; an empty one makes files that say so.
    folder : str or os.PathLike
        Made where it is missing.
    progress : callable, optional
        Called with the name of each file once it is written.

    Returns
    -------
    tuple of Path
        ``summary.md``, ``summary.html``, ``explorer.html``, ``overview.svg``, ``map.svg``, ``map.png``,
        ``map.json``, ``unrebutted.csv``, ``stances.csv``, ``stances.html``,
        ``stances.svg`` (but for a table of more than 400 rows), ``timeline.md``,
        ``timeline.svg`` (but for a map with more than 400 dated claims) and one
        ``issue-....svg`` for each issue.

    Raises
    ------
    FileError
        The folder cannot be made or written, or it holds a file of somebody else
        with the name of one of these; nothing has been written then.
    DrawingError
        A picture cannot be drawn; nothing has been written then.
    """
    texts, pictures = _texts(m), _pictures(m)
    manifest = Manifest(folder=Path(folder), name=MANIFEST, noun="report")
    manifest.refuse_strangers([*texts, *pictures])
    drawings = _drawn(m, pictures)
    made = {name: make() for name, make in texts.items()}
    return manifest.write({**made, **drawings}, progress=progress)


def _texts(m: ArgumentMap) -> dict[str, Callable[[], bytes]]:
    """Return what makes each text, by file name."""
    return {
        "summary.md": lambda: summarize(m).encode(),
        "summary.html": lambda: summary_html(m, links=LINKS).encode(),
        "explorer.html": lambda: explorer_html(m).encode(),
        "map.json": lambda: dumps(m, format="json").encode(),
        "unrebutted.csv": lambda: to_csv(
            unrebutted_table(list_unrebutted(m), m)
        ).encode(),
        **_stances(m),
        **_timelines(m),
    }


def _stances(m: ArgumentMap) -> dict[str, Callable[[], bytes]]:
    """Return what makes the table of stances, and its picture where it has room."""
    table = compare_stances(m)
    made: dict[str, Callable[[], bytes]] = {
        "stances.csv": lambda: to_csv(stances_table(table)).encode(),
        "stances.html": lambda: stances_html(table).encode(),
    }
    try:
        canvas = matrix(table)
    except DrawingError:
        return made
    return made | {"stances.svg": lambda: matrix_bytes(canvas, table, "svg")}


def _timelines(m: ArgumentMap) -> dict[str, Callable[[], bytes]]:
    """Return what makes the timeline, and its picture where it has room for all."""
    found = timeline(m)
    made: dict[str, Callable[[], bytes]] = {
        "timeline.md": lambda: timeline_markdown(found, m).encode()
    }
    if len(found.valid) <= MOST_EVENTS:
        title = m.title or "Timeline"
        made["timeline.svg"] = lambda: as_bytes(chart(found, m), "svg", title=title)
    return made


def _pictures(m: ArgumentMap) -> dict[str, Picture]:
    """Return the view and the format of each picture, by file name."""
    found = {
        "overview.svg": (View(overview=True), "svg"),
        "map.svg": (View(), "svg"),
        "map.png": (View(), "png"),
    }
    for issue, name in issue_files(m.issues).items():
        found[name] = (View(issue=issue), "svg")
    return found


def _drawn(m: ArgumentMap, pictures: dict[str, Picture]) -> dict[str, bytes]:
    if len(m) > MOST_NODES:
        raise DrawingError(
            f"a report draws the whole map, and {len(m):,} claims are more than "
            f"{MOST_NODES:,}; draw an overview and single issues with "
            "argmap draw --pages"
        )
    known = assess(m)
    addresses = {key: quote(name) for key, name in issue_files(m.issues).items()}
    views = {
        view: diagram(m, view=view, addresses=addresses, assessment=known)
        for view, _ in pictures.values()
    }
    jobs = [(views[view], kind) for view, kind in pictures.values()]
    return dict(zip(pictures, drawn(jobs), strict=True))
