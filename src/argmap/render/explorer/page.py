"""Page: the explorer of a map, one file of HTML that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.analysis.acceptability import assess
from argmap.analysis.chronology.events import timeline
from argmap.analysis.comparison import compare_stances
from argmap.analysis.phrases import date_in_words, speakers
from argmap.formats.files import write_bytes
from argmap.model import views
from argmap.model.relations import Basis
from argmap.render.boxes import Box, box_of, key_of
from argmap.render.charts.foot import counted_words, side_words
from argmap.render.diagram.viewing import View
from argmap.render.dot import MOST_NODES, diagram
from argmap.render.explorer.plates import Palette, Plate, plate
from argmap.render.explorer.records import known as known_of
from argmap.render.picture import drawn
from argmap.render.prose.wording import capital, counted
from argmap.render.references import numbers, references
from argmap.render.tallies import heading, kind_words
from argmap.render.templating import environment

if TYPE_CHECKING:
    import os

    from argmap.model.argument_map import ArgumentMap

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


def explore(m: ArgumentMap, path: str | os.PathLike[str]) -> Path:
    """Write the explorer of a map to a file, whole or not at all.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    path : str or path
        In an existing folder; a file of that name is replaced.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    DrawingError
        There is no drawing engine, or it fails; nothing has been written then.
    FileError
        The path is a folder, its folder does not exist, or cannot be written to.
    """
    place = Path(path)
    write_bytes(place, explorer_html(m).encode())
    return place


def explorer_html(m: ArgumentMap) -> str:
    """Return a page on which a reader can search, filter and walk a map.

    It holds the pictures of the map and of each issue, every claim with who says so,
    where and why it has its status, the stances, the timeline and the sources. It
    needs no server, loads nothing and sends nothing.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.

    Returns
    -------
    str
        One document of HTML; the same for the same map.

    Raises
    ------
    DrawingError
        There is no drawing engine, or it fails.
    """
    from markupsafe import Markup

    view = views.accepted(m)
    facts = known_of(view)
    palette = Palette()
    plates = _plates(view, palette)
    style = _style(palette)
    script = _template("explorer.js")
    return (
        environment()
        .get_template("explorer.html")
        .render(
            title=view.title or "A debate",
            question=view.question or "",
            style=Markup(style),  # noqa: S704 - ours
            style_hash=_hash(style),
            script=Markup(script),  # noqa: S704 - ours
            script_hash=_hash(script),
            data=Markup(_json(facts)),  # noqa: S704 - escaped for a script element
            plates=[
                {"key": one.key, "title": one.title, "svg": Markup(one.svg)}  # noqa: S704
                for one in plates
            ],
            sights=_sights(view, plates),
            tabs=TABS,
            bases=LINKS.items(),
            dates=facts["dates"],
            rule=_rule(facts),
            groups=list(_groups(facts)),
            events=list(_events(view)),
            undated=_undated(view),
            sources=sorted(
                ({"url": "", **one} for one in facts["sources"].values()),
                key=lambda one: int(one["number"]),
            ),
            stances=_stances(view),
            **_choices(facts),
        )
    )


def _plates(m: ArgumentMap, palette: Palette) -> list[Plate]:
    """Return the pictures of the page, each drawn in both themes."""
    wanted = [("overview", "Overview", View(overview=True))] if _filed(m) else []
    if len(m) <= MOST_NODES:
        wanted.append(("map", "The whole map", View()))
    else:
        wanted += [
            (f"issue-{key}", m.issues[key].question, View(issue=key))
            for key in _filed(m)
        ]
    known = assess(m)
    pictures = drawn(
        [
            (diagram(m, view=view, theme=theme, assessment=known), "svg")
            for _, _, view in wanted
            for theme in THEMES
        ]
    )
    return [
        plate(key, title, light=light, dark=dark, palette=palette)
        for (key, title, _), light, dark in zip(
            wanted, pictures[::2], pictures[1::2], strict=True
        )
    ]


def _sights(m: ArgumentMap, plates: list[Plate]) -> list[tuple[str, str]]:
    """Return what a reader can go and see: the pictures, and the issues in them."""
    drawn = {one.key: one.title for one in plates}
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


def _stances(m: ArgumentMap) -> dict[str, Any]:
    """Return the table of stances by issue, without the rows of the silent."""
    table = compare_stances(m)
    number = numbers(references(m))
    groups: dict[str, list[tuple[str, str, list[Box]]]] = {}
    for actor in table.actors:
        row = [box_of(table, table[actor, issue], number) for issue in table.columns]
        if any(box.lines for box in row):
            named = (actor.id, actor.name, row)
            groups.setdefault(kind_words(actor), []).append(named)
    rows = [row for group in groups.values() for _, _, row in group]
    return {
        "issues": [(issue.id, heading(issue)) for issue in table.columns],
        "groups": groups,
        "key": key_of(rows),
        "rule": f"{side_words(table)} {counted_words(table)}".strip(),
    }
