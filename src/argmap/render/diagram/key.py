"""The head of a diagram: title, counts, rule, actors, key and sources."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import Flag, Status
from argmap.model.assertions import Stance
from argmap.model.messages import counted
from argmap.model.relations import Basis, RelationKind
from argmap.render.diagram.badges import SIDES, packed
from argmap.render.diagram.chips import mark_of, marks
from argmap.render.diagram.lines import has_fallen
from argmap.render.diagram.looks import looks_of
from argmap.render.diagram.markup import (
    cell,
    filler,
    gap,
    html_label,
    link,
    styled,
    table,
)
from argmap.render.diagram.wrapping import shortened, width, wrapped
from argmap.render.style import (
    EVIDENCE_GLYPH,
    LINES,
    MARKS,
    STATUS_GLYPHS,
    STATUS_WORDS,
    UNDERCUT,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.render.diagram.cards import Writer

__all__ = ["heading"]

LEAST_COLUMNS = 100
MOST_COLUMNS = 320
SOURCE_COLUMNS = 48
NAME_COLUMNS = 60
MOST_ACTORS = 24
ROOM = 18
"""Points to spare beside the title, as beside the text of a card."""
MOST_OF_CLAIM = 120
MOST_SOURCES = 12
STANCE_WORDS = {
    Stance.ASSERTS: "asserts",
    Stance.DENIES: "denies",
    Stance.DOUBTS: "doubts",
    Stance.REPORTS: "reports, takes no side",
}

Item = tuple[str, str]
"""Words and their colour."""


def heading(writer: Writer, *, columns: int) -> str:
    """Return the label of a whole diagram; its key lists only what is shown.

    Parameters
    ----------
    writer : Writer
        Of the scene that is drawn.
    columns : int
        About how wide the picture is, in characters; the label is as wide or wider.

    Returns
    -------
    str
        An HTML-like label.
    """
    theme = writer.theme
    wide = min(max(columns, LEAST_COLUMNS), MOST_COLUMNS)
    rows = [cell(line) + gap(ROOM) for line in _title(writer, wide)]
    rows += [
        cell(styled(line, colour=theme.muted, size=9))
        for line in _subtitle(writer, wide)
    ]
    rows += _actor_rows(writer, wide)
    key = (*_links(writer), *_shapes(writer))
    rows += [cell(_line(items)) for items in _rows(key, wide)]
    rows += _source_rows(writer, wide)
    return html_label(table(rows, padding=2))


def _title(writer: Writer, wide: int) -> Iterator[str]:
    """Yield the title in lines, the question behind it where it fits there.

    The picture of one issue bears the issue's question as its title.
    """
    title, *others = _names(writer)
    theme = writer.theme
    *lines, last = wrapped(title, wide * 9 // 18, lines=3) or [""]
    for line in lines:
        yield styled(line, colour=theme.ink, size=18, bold=True)
    lead = styled(last, colour=theme.ink, size=18, bold=True)
    more = " · ".join(others)
    if width(last) * 2.2 + width(more) * 1.1 <= wide:
        yield lead + styled(f" · {more}" if more else "", colour=theme.muted, size=10)
        return
    yield lead
    for line in wrapped(more, wide, lines=3):
        yield styled(line, colour=theme.muted, size=10)


def _names(writer: Writer) -> list[str]:
    """Return what the picture is of, and what that is a part of."""
    m = writer.scene.whole
    view = writer.scene.view
    names = [m.issues[view.issue].question] if view.issue is not None else []
    if view.focus is not None:
        claim = m.claims[view.focus]
        names.append(shortened(claim.title or claim.label, MOST_OF_CLAIM))
    names += [name for name in (m.title, m.question) if name]
    return list(dict.fromkeys(names)) or ["A debate"]


def _subtitle(writer: Writer, wide: int) -> list[str]:
    scene = writer.scene
    view = scene.view
    counts = [
        counted(len(scene.claims), "claim"),
        counted(len(_actors(writer)), "actor"),
        counted(len(_sources(writer)), "source"),
    ]
    if scene.stubs:
        counts.append(f"{counted(len(scene.stubs), 'claim')} of other issues, small")
    folded = sum(scene.folded.values())
    if folded:
        counts.append(f"{counted(folded, 'piece')} of evidence folded")
    links = {
        None: "explicit and inferred links",
        Basis.EXPLICIT: "explicit links only",
        Basis.ANALYST: "inferred links only",
    }[view.basis]
    counts.append(f"statuses: grounded labelling, {links}")
    if view.as_of is not None:
        counts.append(f"as of {view.as_of}")
    proposed = sum(claim.proposed for claim in scene.whole)
    if proposed:
        counts.append(f"{proposed} proposed left out")
    return wrapped(" · ".join(counts), wide, lines=3)


def _actors(writer: Writer) -> list[str]:
    """Return the actors whose chips are shown, those heard most first."""
    scene = writer.scene
    heard: dict[str, int] = {}
    for claim in scene.claims:
        for actor, _ in marks(scene.map.assertions_of(claim), writer.chips):
            heard[actor] = heard.get(actor, 0) + 1
    coloured = [key for key in writer.chips if writer.chips[key].fill]
    return sorted(heard, key=lambda key: (key not in coloured, -heard[key]))


def _actor_rows(writer: Writer, wide: int) -> Iterator[str]:
    """Yield the actors' chips and names; of one issue by the sides that they take."""
    theme = writer.theme
    actors = _actors(writer)
    cells: list[tuple[int, str]] = []
    for word, actor, framed in _grouped(writer, actors)[:MOST_ACTORS]:
        name = shortened(writer.scene.map.actors[actor].name, NAME_COLUMNS)
        letters = writer.chips[actor].letters
        shown = writer.badges.chip(actor, size=9, framed=framed)
        if word:
            shown = cell(styled(f"{word} ", colour=theme.muted, size=9)) + shown
        if name != letters:
            shown += cell(styled(f" {name}", colour=theme.ink, size=9))
        needed = width(word) + width(letters) + 5
        needed += width(name) + 1 if name != letters else 0
        cells.append((needed, shown + gap(10)))
    if len(actors) > MOST_ACTORS:
        more = f"and {len(actors) - MOST_ACTORS} more"
        cells.append((len(more), cell(styled(more, colour=theme.muted, size=9))))
    for row in packed(cells, wide):
        yield cell(table(["".join((*row, filler()))]))


def _grouped(writer: Writer, actors: list[str]) -> list[tuple[str, str, bool]]:
    """Return actors, the first of each side led by its word, and who gets a frame."""
    sides = writer.sides.get(writer.scene.view.issue or "", {})
    order = {actor: number for number, actor in enumerate(actors)}
    found = []
    for state, word in SIDES.items():
        taking = [one for one in sides.get(state, ()) if one.actor in order]
        taking.sort(key=lambda one: order[one.actor])
        for number, one in enumerate(taking):
            found.append(("" if number else word, one.actor, one.hollow))
            del order[one.actor]
    return found + [("", actor, False) for actor in order]


def _links(writer: Writer) -> Iterator[Item]:
    scene, theme = writer.scene, writer.theme
    kinds = {link.kind for link in scene.links if not scene.undercuts(link)}
    for kind in RelationKind:
        if kind in kinds:
            line = LINES[kind]
            sign = line.sign if line.sign != line.words else ""
            words = " ".join(part for part in (line.glyph, sign, line.words) if part)
            yield words, theme.colour(line)
    if any(map(scene.undercuts, scene.links)):
        yield f"{UNDERCUT.glyph} {UNDERCUT.words}", theme.colour(UNDERCUT)
    if any(has_fallen(scene, link) for link in scene.links):
        yield "(+) faint, in brackets: has fallen, so it does not count", theme.muted
    bases = {link.basis for link in scene.links}
    if Basis.EXPLICIT in bases:
        yield "━━ thick: the document makes the link", theme.muted
    if Basis.ANALYST in bases:
        yield "── thin: the map-maker infers it", theme.muted
    if any(len(link.premises) > 1 for link in scene.links):
        yield "•< joined at a point: count only together", theme.muted


def _shapes(writer: Writer) -> Iterator[Item]:
    scene, muted = writer.scene, writer.theme.muted
    looks = looks_of(writer.theme)
    stances = {
        mark
        for claim in scene.claims
        for _, text in marks(scene.map.assertions_of(claim), writer.chips)
        for mark in mark_of(text)
    }
    shown = [f"{MARKS[s]} {STANCE_WORDS[s]}" for s in Stance if MARKS[s] in stances]
    if shown:
        yield "  ".join(shown), muted
    drawn = {claim.issue for claim in scene.claims}
    if any(
        one.hollow
        for issue, sides in writer.sides.items()
        if issue in drawn
        for taking in sides.values()
        for one in taking
    ):
        yield f"{looks.derived}: takes the side by other claims than the answer", muted
    statuses = [scene.assessment[claim.id] for claim in (*scene.claims, *scene.stubs)]
    extra = {
        Status.CONTESTED: " (double border)",
        Status.REBUTTED: f" ({looks.rebutted})",
    }
    for status in Status:
        if any(found.status is status for found in statuses):
            word, meaning = STATUS_WORDS[status]
            glyph = STATUS_GLYPHS[status]
            yield f"{glyph} {word}{extra.get(status, '')}: {meaning}", muted
    if any(found.claim.evidence for found in statuses):
        yield f"{EVIDENCE_GLYPH} folded corner: evidence", muted
    theses = {issue.thesis for issue in scene.map.issues.values()}
    if any(claim.id in theses for claim in scene.claims):
        yield f"{looks.thesis}: the thesis, which says yes", muted
    if any(Flag.SUPERSEDED in found.flags for found in statuses):
        yield "struck through: a newer figure replaces it", muted
    if scene.dimmed:
        names = (writer.chips[key].letters for key in scene.view.actors)
        yield f"{looks.dimmed}: no stance of {', '.join(names)}", muted
    if scene.rests:
        yield (
            "… in a dashed box: bears on it too, not shown; + for it, − against",
            muted,
        )


def _rows(items: Iterable[Item], wide: int) -> Iterator[list[Item]]:
    row: list[Item] = []
    taken = 0
    for item in items:
        needed = width(item[0]) + 4
        if row and taken + needed > wide:
            yield row
            row, taken = [], 0
        row.append(item)
        taken += needed
    if row:
        yield row


def _line(items: list[Item]) -> str:
    cells = (
        cell(styled(text, colour=colour, size=9)) + gap(10) for text, colour in items
    )
    return table(["".join((*cells, filler()))])


def _sources(writer: Writer) -> list[int]:
    return sorted(
        {n for claim in writer.scene.claims for n in writer.sources_of(claim)}
    )


def _source_rows(writer: Writer, wide: int) -> Iterator[str]:
    """Yield the sources by number, each a link where its address may be one."""
    shown = _sources(writer)
    theme = writer.theme
    by_number = {number: key for key, number in writer.teller.sources.items()}
    cells: list[tuple[int, str]] = []
    for number in shown[:MOST_SOURCES]:
        source = writer.scene.map.sources[by_number[number]]
        text = f"[{number}] {shortened(source.title, SOURCE_COLUMNS)}"
        if source.issued:
            text += f" ({source.issued})"
        address = link(source.url or (source.doi and f"https://doi.org/{source.doi}"))
        attributes = f'HREF="{html.escape(address)}"' if address else ""
        shown_as = cell(styled(text, colour=theme.muted, size=8), attributes)
        cells.append((width(text), shown_as + gap(10)))
    if len(shown) > MOST_SOURCES:
        more = f"and {len(shown) - MOST_SOURCES} more, named in the tooltips"
        cells.append((width(more), cell(styled(more, colour=theme.muted, size=8))))
    for row in packed(cells, wide):
        yield cell(table(["".join((*row, filler()))]))
