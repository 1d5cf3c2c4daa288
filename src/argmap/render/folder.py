"""Folder: everything of `argmap report`, written beside each other.

Files of an earlier report are replaced one by one, each whole; a list beside them
says which they are. Anything else in the folder is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.analysis.chronology.events import timeline
from argmap.analysis.comparison import compare_stances
from argmap.errors import DrawingError, FileError
from argmap.findings import Finding
from argmap.formats.files import write_bytes
from argmap.formats.table import dumps
from argmap.render.charts.canvas import as_bytes
from argmap.render.charts.matrices import matrix, matrix_bytes
from argmap.render.charts.timelines import MOST_EVENTS, chart
from argmap.render.chronology import timeline_markdown
from argmap.render.comparison import stances_table
from argmap.render.diagram.viewing import View
from argmap.render.dot import MOST_NODES, to_dot
from argmap.render.drawing import draw_many
from argmap.render.listing import list_unrebutted
from argmap.render.sheets import to_csv
from argmap.render.stances import stances_html
from argmap.render.summary import summarize, summary_html
from argmap.render.tables import unrebutted_table

if TYPE_CHECKING:
    import os

    from argmap.model.argument_map import ArgumentMap

__all__ = ["write_report"]

MANIFEST = ".argmap-report"
LINKS = (("stances.html", "Who takes which side"),)
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
        ``summary.md``, ``summary.html``, ``map.svg``, ``map.png``, ``map.json``,
        ``unrebutted.csv``, ``stances.csv``, ``stances.html``, ``stances.svg`` (but
        for a table of more than 400 rows), ``timeline.md``, ``timeline.svg`` (but for
        a map with more than 400 dated claims) and one ``issue-....svg`` for each
        issue.

    Raises
    ------
    FileError
        The folder cannot be made or written, or it holds a file of somebody else
        with the name of one of these; nothing has been written then.
    DrawingError
        A picture cannot be drawn; nothing has been written then.
    """
    place = Path(folder)
    texts, pictures = _texts(m), _pictures(m)
    names = [*texts, *pictures]
    ours = _ours(place)
    _refuse_strangers(place, names, ours)
    drawn = _drawn(m, pictures)
    written = []
    _write_manifest(place, sorted({*ours, *names}))
    for name, data in (*((n, make()) for n, make in texts.items()), *drawn.items()):
        write_bytes(place / name, data)
        written.append(place / name)
        if progress is not None:
            progress(name)
    return tuple(written)


def _texts(m: ArgumentMap) -> dict[str, Callable[[], bytes]]:
    """Return what makes each text, by file name."""
    return {
        "summary.md": lambda: summarize(m).encode(),
        "summary.html": lambda: summary_html(m, links=LINKS).encode(),
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
    found = {"map.svg": (View(), "svg"), "map.png": (View(), "png")}
    for issue in m.issues:
        found[f"issue-{_file_name(issue, found)}.svg"] = (View(issue=issue), "svg")
    return found


def _drawn(m: ArgumentMap, pictures: dict[str, Picture]) -> dict[str, bytes]:
    if len(m) > MOST_NODES:
        raise DrawingError(
            f"a report draws the whole map, and {len(m):,} claims are more than "
            f"{MOST_NODES:,}; draw single issues with argmap draw --issue"
        )
    views = {view: to_dot(m, view=view) for view, _ in pictures.values()}
    drawn = draw_many([(views[view], kind) for view, kind in pictures.values()])
    return dict(zip(pictures, drawn, strict=True))


def _file_name(issue: str, taken: dict[str, Picture]) -> str:
    """Return an issue's id as a file name: no two differ in case alone."""
    safe = re.sub(r"[^\w-]", "-", issue)[:80]
    lower = {name.lower() for name in taken}
    name, number = safe, 2
    while f"issue-{name}.svg".lower() in lower:
        name, number = f"{safe}-{number}", number + 1
    return name


def _ours(place: Path) -> set[str]:
    try:
        listed = (place / MANIFEST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return set()
    return set(listed.splitlines())


def _refuse_strangers(place: Path, names: list[str], ours: set[str]) -> None:
    strangers = [name for name in names if name not in ours and (place / name).exists()]
    if strangers:
        raise FileError(
            findings=[
                Finding(
                    code="not-ours",
                    where=str(place / name),
                    message="is there already and no earlier report wrote it",
                    remedy="move it away, or choose another folder",
                )
                for name in strangers
            ]
        )


def _write_manifest(place: Path, names: list[str]) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise FileError(f"{place}: is a file; a report needs a folder") from None
    except OSError as error:
        raise FileError(
            f"{place}: cannot make the folder ({error.strerror or error}); "
            "choose another"
        ) from None
    write_bytes(place / MANIFEST, "".join(f"{name}\n" for name in names).encode())
