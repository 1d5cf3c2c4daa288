"""Figures and timelines as rows, and a timeline as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from argmap.analysis.chronology.events import Event, Timeline
from argmap.analysis.chronology.history import Histories
from argmap.analysis.chronology.series import Series
from argmap.analysis.chronology.validity import Figures
from argmap.analysis.phrases import (
    amount_in_words,
    date_in_words,
    link_in_words,
    quoted,
    speakers,
)
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim
from argmap.model.relations import Relation, RelationKind
from argmap.render.prose.markdown import escaped, table
from argmap.render.prose.wording import capital, closed, counted, joined
from argmap.render.sheets import Table, Value

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = [
    "figures_markdown",
    "figures_table",
    "timeline_markdown",
    "timeline_table",
]

FIGURE_COLUMNS = (
    *("issue", "claim", "text", "figure", "value", "lower", "upper"),
    *("unit", "measure", "scope", "valid", "current"),
    *(
        "stated",
        "hedged",
        "sources",
        "doubted_in",
        "supersedes",
        "superseded_by",
        "remarks",
    ),
)
EVENT_COLUMNS = (
    *("date", "kind", "record", "id", "claims", "text", "actor", "stance"),
    *("figure", "series", "superseded", "sources"),
)
VERBS = {
    Stance.ASSERTS: "states",
    Stance.DENIES: "states the contrary of",
    Stance.DOUBTS: "doubts",
    Stance.REPORTS: "reports",
}
LINKS = {
    RelationKind.SUPPORTS: ("supports", "together support"),
    RelationKind.ATTACKS: ("objects to", "together object to"),
    RelationKind.CONTRADICTS: ("contradicts", "contradict"),
    RelationKind.SUPERSEDES: ("takes the place of", "take the place of"),
    RelationKind.QUALIFIES: ("qualifies", "qualify"),
    RelationKind.REPHRASES: ("rephrases", "rephrase"),
}
UNDATED = {
    Claim: "claim that does not tell what time it is about",
    Assertion: "statement without a date",
    Relation: "link without a date",
}


def figures_table(found: Figures, m: ArgumentMap) -> Table:
    """Return the figures that hold at a date as rows.

    Parameters
    ----------
    found : Figures
        From `figures`.
    m : ArgumentMap
        The map that they are of.

    Returns
    -------
    Table
        In the order of the figures; ``remarks`` has the findings that name the claim.
        A row names all that its figure took the place of: where many figures share
        a long chain, that is their number times its length.
    """
    remarks: dict[str, list[str]] = {}
    for finding in found.findings:
        for key in finding.ids:
            remarks.setdefault(key, []).append(finding.message)
    rows: list[tuple[Value, ...]] = []
    for one in found:
        claim, figure = one.claim, one.quantity
        rows.append(
            (
                claim.issue or "",
                claim.id,
                claim.label,
                amount_in_words(figure),
                *(figure.value, figure.lower, figure.upper),
                figure.unit or "",
                figure.measure.value if figure.measure else "",
                figure.scope or "",
                claim.valid.text if claim.valid else "",
                one.current,
                speakers(m, claim.id),
                one.hedged,
                one.sources,
                one.doubted_in,
                tuple(older.id for older in one.supersedes),
                tuple(newer.id for newer in one.superseded_by),
                tuple(remarks.get(claim.id, ())),
            )
        )
    return Table(columns=FIGURE_COLUMNS, rows=tuple(rows))


def figures_markdown(found: Figures, m: ArgumentMap) -> str:
    """Return the figures that hold at a date as Markdown: a table, then the findings.

    Parameters
    ----------
    found : Figures
        From `figures`.
    m : ArgumentMap
        The map that they are of.

    Returns
    -------
    str
        Ends with a line end.
    """
    parts = []
    if len(found):
        rows = []
        for one in found:
            hedged = "in hedged words" if one.hedged else ""
            who = speakers(m, one.claim.id, sources=True)
            said = (part for part in (who, hedged, _doubting(m, one.claim)) if part)
            valid = one.claim.valid
            rows.append(
                [
                    escaped("" if valid is None else date_in_words(valid)),
                    escaped(amount_in_words(one.quantity)),
                    escaped(", ".join(filter(None, _kind(one.claim)))),
                    escaped("; ".join(said)),
                ]
            )
        parts.append(table(("Time", "Figure", "Measure and scope", "Stated by"), rows))
    else:
        parts.append("No figure of this map holds then.")
    if found.findings:
        lines = (closed(f"{capital(one.severity)}: {one}") for one in found.findings)
        parts.append("\n".join(f"- {escaped(line)}" for line in lines))
    return "\n\n".join(parts) + "\n"


def _kind(claim: Claim) -> tuple[str | None, ...]:
    figure = claim.quantity
    return () if figure is None else (figure.measure, figure.scope)


def timeline_table(found: Timeline, m: ArgumentMap) -> Table:
    """Return the events of a timeline as rows.

    Parameters
    ----------
    found : Timeline
        From `timeline`.
    m : ArgumentMap
        The map that it is of.

    Returns
    -------
    Table
        In order of time, then what has no date: an empty one, and no kind.
    """
    rows = [_row(found, m, event.record, event) for event in found.events]
    rows += [_row(found, m, record, None) for record in found.undated]
    return Table(columns=EVENT_COLUMNS, rows=tuple(rows))


def _row(
    found: Timeline,
    m: ArgumentMap,
    record: Claim | Assertion | Relation,
    event: Event | None,
) -> tuple[Value, ...]:
    claims = _claims(m, record) if event is None else event.claims
    quantity = record.quantity if isinstance(record, Claim) else None
    series = "" if quantity is None else _series_name(record)
    return (
        "" if event is None else event.date.text,
        "" if event is None else event.kind.value,
        type(record).__name__.lower(),
        record.id,
        tuple(claim.id for claim in claims),
        _text(m, record),
        m.actors[record.actor].name if isinstance(record, Assertion) else "",
        record.stance.value if isinstance(record, Assertion) else "",
        "" if quantity is None else amount_in_words(quantity),
        series,
        isinstance(record, Claim) and record.id in found.superseded,
        _sources(m, record),
    )


def timeline_markdown(
    found: Timeline, m: ArgumentMap, *, histories: Histories | None = None
) -> str:
    """Return a timeline as Markdown: figures, what claims are about, what was said.

    Parameters
    ----------
    found : Timeline
        From `timeline`.
    m : ArgumentMap
        The map that it is of.
    histories : Histories, optional
        From `histories`; the claims whose status has changed are listed then.

    Returns
    -------
    str
        Ends with a line end; the same for the same map.

    Examples
    --------
    >>> import argmap as am
    >>> m = am.ArgumentMap("Rent caps")
    >>> claim = m.claim("Starts fell.", valid="2021/2023")
    >>> print(timeline_markdown(am.timeline(m), m).splitlines()[-1])
    - **2021 to 2023**: “Starts fell” (nobody named).
    """
    title = m.title or "A debate"
    if found.issue is not None:
        title = m.issues[found.issue].question
    parts = [f"# {escaped(f'Timeline: {title}')}"]
    if found.as_of is not None:
        parts.append(f"As of {date_in_words(found.as_of)}.")
    parts += _figures(found, m)
    parts += _listed("Claims, by the time that they are about", found.valid, m)
    parts += _listed("Statements, by when they were made", found.said, m)
    if histories is not None:
        parts += _changed(found, m, histories)
    parts += _undated(found)
    if len(parts) == 1:
        parts.append("This map holds nothing.")
    return "\n\n".join(parts) + "\n"


def _figures(found: Timeline, m: ArgumentMap) -> Iterator[str]:
    """Yield a table for each series with a date, in the order of the map."""
    dated = [series for series in found.series if series.claims]
    if not dated:
        return
    yield "## Figures, by what they measure"
    yield (
        "Figures in one table measure the same and can be compared; those of "
        "different tables cannot."
    )
    for series in dated:
        yield f"### {escaped(capital(series.name))}"
        rows = [_figure(found, m, claim) for claim in (*series.claims, *series.undated)]
        yield table(("Time", "Figure", "Stated by", "Remarks"), rows)


def _figure(found: Timeline, m: ArgumentMap, claim: Claim) -> list[str]:
    amount = "" if claim.quantity is None else amount_in_words(claim.quantity)
    when = "time not known" if claim.valid is None else date_in_words(claim.valid)
    superseded = "superseded" if claim.id in found.superseded else ""
    said = [a for a in m.assertions_of(claim) if a.stance is Stance.ASSERTS]
    hedged = "in hedged words" if said and all(a.hedged for a in said) else ""
    remarks = [part for part in (superseded, hedged, _doubting(m, claim)) if part]
    who = speakers(m, claim.id, sources=True)
    return [*map(escaped, (when, amount, who, "; ".join(remarks)))]


def _doubting(m: ArgumentMap, claim: Claim) -> str:
    """Return who doubts a claim and who denies it; "" for nobody."""
    parts = []
    for stance, verb in ((Stance.DOUBTS, "doubted"), (Stance.DENIES, "denied")):
        names = dict.fromkeys(
            m.actors[one.actor].name
            for one in m.assertions_of(claim)
            if one.stance is stance
        )
        if names:
            parts.append(f"{verb} by {joined(list(names))}")
    return "; ".join(parts)


def _listed(title: str, events: Iterable[Event], m: ArgumentMap) -> Iterator[str]:
    """Yield a heading and one list: the date where it is new, and what it is of."""
    lines = []
    for date, group in groupby(events, key=lambda event: event.date):
        texts = [_sentence(m, event.record) for event in group]
        day = date_in_words(date)
        if len(texts) == 1:
            lines.append(f"- **{day}**: {escaped(texts[0])}")
        else:
            lines.append(f"- **{day}**:")
            lines += (f"  - {escaped(text)}" for text in texts)
    if lines:
        yield f"## {title}"
        yield "\n".join(lines)


def _changed(found: Timeline, m: ArgumentMap, histories: Histories) -> Iterator[str]:
    changed = [
        one
        for one in histories.changed
        if found.issue is None or one.claim.issue == found.issue
    ]
    yield "## Statuses over time"
    if not changed:
        yield "No claim has changed its status."
        return
    yield "\n".join(
        f"- {escaped(quoted(one.claim.label))} "
        f"({escaped(speakers(m, one.claim.id))}): {escaped(one.sentence)}"
        for one in changed
    )


def _undated(found: Timeline) -> Iterator[str]:
    counts = [
        counted(number, *_noun(noun))
        for kind, noun in UNDATED.items()
        if (number := sum(isinstance(record, kind) for record in found.undated))
    ]
    if counts:
        yield f"Not shown, for want of a date: {joined(counts)}."


def _noun(noun: str) -> tuple[str, str]:
    first, _, rest = noun.partition(" ")
    plural = rest.replace("does not", "do not").replace("it is", "they are")
    return noun, f"{first}s {plural}"


def _sentence(m: ArgumentMap, record: Claim | Assertion | Relation) -> str:
    """Return what an event is, with its full stop."""
    if isinstance(record, Claim):
        amount = ""
        if record.quantity is not None:
            amount = f"{amount_in_words(record.quantity)}: "
        return f"{amount}{quoted(record.label)} ({speakers(m, record.id)})."
    return f"{_text(m, record)}."


def _text(m: ArgumentMap, record: Claim | Assertion | Relation) -> str:
    if isinstance(record, Claim):
        return record.label
    if isinstance(record, Assertion):
        via = [m.actors[actor].name for actor in record.via]
        through = f", as reported by {joined(via)}" if via else ""
        claim = quoted(m.claims[record.claim].label)
        hedge = " (hedged)" if record.hedged else ""
        name = m.actors[record.actor].name
        return f"{name} {VERBS[record.stance]} {claim}{hedge}{through}"
    premises = joined([quoted(m.claims[key].label) for key in record.premises])
    if record.target in m.claims:
        target = quoted(m.claims[record.target].label)
    else:
        hit = m.relations[record.target]
        shown = joined([quoted(m.claims[key].label) for key in hit.premises])
        target = f"the bearing of {shown}"
    verb, several = LINKS[record.kind]
    verb = verb if len(record.premises) == 1 else several
    return f"{premises} {verb} {target} ({link_in_words(m, record)})"


def _claims(m: ArgumentMap, record: Claim | Assertion | Relation) -> list[Claim]:
    if isinstance(record, Claim):
        return [record]
    if isinstance(record, Assertion):
        return [m.claims[record.claim]]
    keys = dict.fromkeys((*record.premises, record.target))
    return [m.claims[key] for key in keys if key in m.claims]


def _series_name(record: Claim | Assertion | Relation) -> str:
    figure = record.quantity if isinstance(record, Claim) else None
    if figure is None:
        return ""
    unit, measure, scope = figure.unit, figure.measure, figure.scope
    return Series(unit=unit, measure=measure, scope=scope, claims=()).name


def _sources(m: ArgumentMap, record: Claim | Assertion | Relation) -> tuple[str, ...]:
    if isinstance(record, Claim):
        passages = [one.passage for one in m.assertions_of(record)]
    else:
        passages = [record.passage]
    return tuple(dict.fromkeys(p.source for p in passages if p is not None))
