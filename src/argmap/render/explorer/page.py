"""Page: the explorer of a map, one file of HTML that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from argmap.analysis.acceptability import assess
from argmap.analysis.chronology.events import timeline
from argmap.analysis.phrases import date_in_words, speakers
from argmap.analysis.stances.comparison import compare_stances
from argmap.errors import DrawingError, QueryError
from argmap.formats.files import write_bytes
from argmap.model import views
from argmap.model.claims import Issue
from argmap.model.relations import Basis
from argmap.render.diagram.viewing import View
from argmap.render.dot import MOST_NODES, Diagram, diagram
from argmap.render.explorer.opening import answers
from argmap.render.explorer.plates import Palette, Plate, plate
from argmap.render.explorer.records import known as known_of
from argmap.render.grids import grid_of
from argmap.render.picture import drawn
from argmap.render.prose.wording import capital, counted
from argmap.render.templating import environment

if TYPE_CHECKING:
    import os

    from argmap.analysis.acceptability import Assessment
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.render.grids import Grid

__all__ = ["explore", "explorer_html"]

TABS = (
    ("map", "Map"),
    ("claims", "Claims"),
    ("stances", "Stances"),
    ("timeline", "Timeline"),
    ("sources", "Sources"),
)
LINKS = {
    "all": "explicit and inferred",
    Basis.EXPLICIT.value: "explicit only",
    Basis.ANALYST.value: "inferred only",
}
THEMES = ("light", "dark")
MOST_CLAIMS = 10_000
"""A page of so many has some twenty megabytes; browsers open no more readily."""


def explore(
    m: ArgumentMap, path: str | os.PathLike[str], *, view: View | None = None
) -> Path:
    """Write the explorer of a map to a file, whole or not at all.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    path : str or path
        In an existing folder; a file of that name is replaced.
    view : View, optional
        Colours of your own, by actor or tag; all else is for the reader to choose.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    DrawingError
        There is no drawing engine, or it fails, or the map has more than
        `MOST_CLAIMS` claims; nothing has been written then.
    FileError
        The path is a folder, its folder does not exist, or cannot be written to.
    QueryError
        The view names more than colours.
    UnknownIdError
        A colour is for an actor or tag that the map does not have.
    """
    place = Path(path)
    write_bytes(place, explorer_html(m, view=view).encode())
    return place


def explorer_html(m: ArgumentMap, *, view: View | None = None) -> str:
    """Return a page on which a reader can search, filter and walk a map.

    It holds the pictures of the map and of each issue, every claim with who says so,
    where and why it has its status, the stances, the timeline and the sources. It
    needs no server, loads nothing and sends nothing.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    view : View, optional
        Colours of your own, by actor or tag; all else is for the reader to choose.

    Returns
    -------
    str
        One document of HTML; the same for the same map.

    Raises
    ------
    DrawingError
        There is no drawing engine, or it fails, or the map has more than
        `MOST_CLAIMS` claims.
    QueryError
        The view names more than colours.
    UnknownIdError
        A colour is for an actor or tag that the map does not have.
    """
    from markupsafe import Markup

    view = _only_colours(view)
    seen = views.accepted(m)
    if len(seen) > MOST_CLAIMS:
        raise DrawingError(
            f"the explorer would hold {len(seen):,} claims, more than {MOST_CLAIMS:,}; "
            "explore a subset, or draw pages"
        )
    facts = known_of(seen)
    palette = Palette()
    known = assess(seen)
    plates = _plates(seen, view, palette=palette, known=known)
    style = _style(palette)
    script = _template("explorer.js")
    return (
        environment()
        .get_template("explorer.html")
        .render(
            title=seen.title or "A debate",
            question=seen.question or "",
            style=Markup(style),  # noqa: S704 - ours
            style_hash=_hash(style),
            script=Markup(script),  # noqa: S704 - ours
            script_hash=_hash(script),
            data=Markup(_json(facts)),  # noqa: S704 - escaped for a script element
            plates=[
                {"key": one.key, "title": one.title, "svg": Markup(one.svg)}  # noqa: S704
                for one in plates
            ],
            sights=_sights(seen, plates),
            tabs=TABS,
            bases=LINKS.items(),
            dates=facts["dates"],
            rule=_rule(facts),
            groups=list(_groups(facts)),
            events=list(_events(seen)),
            undated=_undated(seen),
            sources=sorted(
                ({"url": "", **one} for one in facts["sources"].values()),
                key=lambda one: int(one["number"]),
            ),
            stances=_stances(seen),
            answers=answers(seen, assessment=known),
            most=f"{MOST_NODES:,}",
            **_choices(facts),
        )
    )


def _only_colours(view: View | None) -> View:
    """Return the view, which names colours alone: the reader chooses all the rest."""
    view = view or View()
    named = [
        field.name
        for field in attrs.fields(View)
        if field.name != "colours" and getattr(view, field.name) != field.default
    ]
    if named:
        raise QueryError(
            "the explorer shows all of a map and lets its reader choose; leave out "
            f"{' and '.join(named)}"
        )
    return view


def _plates(
    m: ArgumentMap, view: View, *, palette: Palette, known: Assessment
) -> list[Plate]:
    """Return the pictures of the page, each drawn in both themes.

    A map that is too large for one picture has one of each issue. An issue that itself
    is too large has none, and its claims are only listed.
    """

    def sheets(**part: Any) -> list[Diagram]:
        asked = attrs.evolve(view, **part)
        try:
            return [
                diagram(m, view=asked, theme=theme, assessment=known)
                for theme in THEMES
            ]
        except DrawingError:
            # Of a diagram that is not yet drawn, nothing but the size can be wrong.
            return []

    filed = _filed(m)
    wanted = [("overview", "Overview", sheets(overview=True))] if filed else []
    whole = sheets() if len(m) <= MOST_NODES else []
    if whole:
        wanted.append(("map", "The whole map", whole))
    else:
        wanted += [
            (f"issue-{key}", m.issues[key].question, sheets(issue=key)) for key in filed
        ]
    found = [one for one in wanted if one[2]]
    pictures = drawn([(sheet, "svg") for *_, pair in found for sheet in pair])
    return [
        plate(key, title, light=light, dark=dark, palette=palette)
        for (key, title, _), light, dark in zip(
            found, pictures[::2], pictures[1::2], strict=True
        )
    ]


def _sights(m: ArgumentMap, plates: list[Plate]) -> list[tuple[str, str]]:
    """Return what a reader can go and see: the pictures, and the issues in them."""
    drawn = {one.key: one.title for one in plates}
    if "map" not in drawn:
        return [*drawn.items()]
    return [
        *drawn.items(),
        *(
            (f"issue-{key}", m.issues[key].question)
            for key in _filed(m)
            if f"issue-{key}" not in drawn
        ),
    ]


def _filed(m: ArgumentMap) -> list[str]:
    """Return the issues under which claims are filed, in the map's order."""
    filed = {claim.issue for claim in m}
    return [key for key in m.issues if key in filed]


def _style(palette: Palette) -> str:
    plain, dark = palette.rules()
    rules = (*plain, *(f":root.dark {rule}" for rule in dark))
    return "\n".join((_template("explorer.css"), *rules, ""))


def _template(name: str) -> str:
    return (files("argmap.render") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the source expression of a text for a Content-Security-Policy."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{digest}"


def _json(facts: dict[str, Any]) -> str:
    """Return facts as JSON that ends no script element and holds no lone surrogate."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    whole = text.encode("utf-8", "replace").decode()
    for mark in "<>&\u2028\u2029":
        whole = whole.replace(mark, f"\\u{ord(mark):04x}")
    return whole


def _rule(facts: dict[str, Any]) -> str:
    claims, actors = len(facts["claims"]), len(facts["actors"])
    return (
        f"{counted(claims, 'claim')}, {counted(actors, 'actor')}, "
        f"{counted(len(facts['sources']), 'source')}. Statuses: grounded labelling; "
        "what this map holds, not who is right."
    )


def _choices(facts: dict[str, Any]) -> dict[str, Any]:
    """Return what the filters offer: only what some claim has."""
    claims = facts["claims"].values()
    kinds = [
        one[field] for one in claims for field in ("kind", "evidence") if field in one
    ]
    return {
        "issues": [(key, one["question"]) for key, one in facts["issues"].items()],
        "actors": sorted(
            ((key, one["name"]) for key, one in facts["actors"].items()),
            key=lambda pair: (pair[1].casefold(), pair[0]),
        ),
        "kinds": [(kind, kind) for kind in sorted(set(kinds))],
        "statuses": [
            (key, f"{glyph} {word}")
            for key, (glyph, word, _) in facts["statuses"].items()
        ],
    }


def _groups(facts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the claims in words, issue by issue."""
    filed: dict[str, list[dict[str, Any]]] = {}
    for key, claim in facts["claims"].items():
        glyph, word, _ = facts["statuses"][claim["now"]["all"]]
        marks = dict.fromkeys(
            f"{facts['actors'][one['actor']]['name']} {facts['marks'][one['stance']]}"
            for one in claim.get("said", ())
        )
        filed.setdefault(claim.get("issue", ""), []).append(
            {
                "key": key,
                "number": claim["n"],
                "text": claim["text"],
                "status": f"{glyph} {word}",
                "said": ", ".join(marks),
            }
        )
    for key, issue in facts["issues"].items():
        if key in filed:
            yield {"key": key, "title": issue["question"], "claims": filed[key]}
    if "" in filed:
        title = "Claims of no issue" if len(filed) > 1 else "Claims"
        yield {"key": "", "title": title, "claims": filed[""]}


def _events(m: ArgumentMap) -> Iterator[dict[str, Any]]:
    found = timeline(m)
    for event in found.valid:
        claim = event.claims[0]
        yield {
            "key": claim.id,
            "date": capital(date_in_words(event.date)),
            "text": claim.text,
            "said": speakers(m, claim.id),
            "superseded": claim.id in found.superseded,
        }


def _undated(m: ArgumentMap) -> str:
    without = sum(claim.valid is None for claim in m)
    if not without:
        return ""
    return f"{counted(without, 'claim')} without a time of their own."


def _stances(m: ArgumentMap) -> Grid:
    """Return the table of stances by issue, the questions with two sides first."""
    table = compare_stances(m)
    columns = sorted(table.columns, key=_is_without_sides)
    return grid_of(attrs.evolve(table, columns=tuple(columns)))


def _is_without_sides(column: Claim | Issue) -> bool:
    return isinstance(column, Issue) and column.thesis is None
