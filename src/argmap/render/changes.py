"""Changes: the difference of two maps as Markdown, as text and as rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.model.records import kinds
from argmap.render.prose.markdown import escaped
from argmap.render.prose.revisions import Item, lead, parts
from argmap.render.prose.rewording import Mark, Run, plain_runs
from argmap.render.sheets import Table, Value

if TYPE_CHECKING:
    from argmap.analysis.differences import Difference, FieldChange, RecordChange

__all__ = ["changes_markdown", "changes_table", "changes_text"]

MOST = 20
COLUMNS = ("change", "noun", "id", "field", "before", "after", "text")
FORMS = {Mark.KEPT: "{}", Mark.GONE: "~~{}~~", Mark.NEW: "**{}**"}


def changes_markdown(
    difference: Difference, *, title: str | None = None, most: int | None = MOST
) -> str:
    """Return a difference as Markdown for a pull request.

    Issue by issue stand what a reviewer must know, the statuses and stances that
    changed, then the claims, who says what, and the links; issues in which a status
    changed come first. Words that are gone are
    struck out, new ones bold.

    Parameters
    ----------
    difference : Difference
        From `diff`.
    title : str, optional
        What was compared; the new map's title by default.
    most : int, optional
        How many items are written out in each list, 20 by default; how many there are
        besides is said. None for all.

    Returns
    -------
    str
        Ends with a line end.
    """
    named = difference.after.title if title is None else title
    head = f"## Changes: {escaped(named)}" if named else "## Changes"
    found = [head, escaped(lead(difference))]
    for part in parts(difference):
        found.append(f"### {escaped(part.title)}")
        for block in part.blocks:
            if block.title:
                found.append(f"**{escaped(block.title)}**")
            lines = _listed(block.items, most, begin="- ", write=_marked)
            found.append("\n".join(lines))
    return "\n\n".join(found) + "\n"


def changes_text(difference: Difference, *, most: int | None = MOST) -> str:
    """Return a difference as text for a terminal.

    Parameters
    ----------
    difference : Difference
        From `diff`.
    most : int, optional
        As in `changes_markdown`.

    Returns
    -------
    str
        Words that are gone stand in ``[-...-]``, new ones in ``{+...+}``.
    """
    found = [lead(difference)]
    for part in parts(difference):
        found += ["", part.title]
        for block in part.blocks:
            if block.title:
                found.append(f"  {block.title}")
            found += _listed(block.items, most, begin="    ", write=plain_runs)
    return "\n".join(found) + "\n"


def _listed(
    items: tuple[Item, ...],
    most: int | None,
    *,
    begin: str,
    write: Callable[[Iterable[Run]], str],
) -> Iterator[str]:
    blank = " " * (len(begin) - len(begin.lstrip()) + 2)
    for item in items[:most]:
        yield f"{begin}{write(item.runs)}"
        yield from (f"{blank}{begin.lstrip()}{write(line)}" for line in item.below)
    rest = 0 if most is None else len(items) - most
    if rest > 0:
        yield f"{begin}{write((Run(f'and {rest:,} more'),))}"


def _marked(runs: Iterable[Run]) -> str:
    return " ".join(FORMS[run.mark].format(escaped(run.text)) for run in runs)


def changes_table(difference: Difference) -> Table:
    """Return a difference as rows, every one of it.

    Parameters
    ----------
    difference : Difference
        From `diff`.

    Returns
    -------
    Table
        A row for each field that differs, for each record that was added or removed,
        and for each status and stance that changed. The field of a renamed record is
        ``id``; values that are no texts or numbers are JSON.
    """
    rows: list[tuple[Value, ...]] = [
        ("changed", "map", "", field.field, *_values(field, None), None)
        for field in difference.head
    ]
    for change in difference.changes:
        rows += _rows(change)
    for status in difference.statuses:
        for field, before, after in (
            ("status", status.before, status.after),
            ("status_explicit", status.explicit_before, status.explicit_after),
        ):
            if before is not after:
                about = (status.kind.value, "status", status.claim.id, field)
                rows.append((*about, before, after, status.claim.label))
    for stance in difference.stances:
        rows.append(
            (
                "changed",
                "stance",
                stance.actor.id,
                stance.column.id,
                stance.before.value,
                stance.after.value,
                stance.actor.name,
            )
        )
    return Table(columns=COLUMNS, rows=tuple(rows))


def _rows(change: RecordChange) -> Iterator[tuple[Value, ...]]:
    record: Any = change.record
    about = (change.kind.value, change.noun, record.id)
    text = next(
        (
            held
            for name in ("label", "name", "question", "title")
            if (held := getattr(record, name, None))
        ),
        None,
    )
    if change.before is None or change.after is None:
        yield (*about, None, None, None, text)
        return
    if change.before.id != change.after.id:
        yield (*about, "id", change.before.id, change.after.id, text)
    for field in change.fields:
        yield (*about, field.field, *_values(field, type(record)), text)


def _values(field: FieldChange, cls: type | None) -> tuple[Value, Value]:
    kind = None if cls is None else kinds(cls)[field.field]
    before, after = (
        value if value is None or kind is None else kind.plain(value)
        for value in (field.before, field.after)
    )
    return _cell(before), _cell(after)


def _cell(value: Any) -> Value:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return json.dumps(value, ensure_ascii=False)
