"""Explanations as nested Markdown lists and as rows."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.analysis.explanations import Explanation
from argmap.render.prose.markdown import escaped
from argmap.render.sheets import Table

__all__ = ["explanation_markdown", "explanation_table"]

COLUMNS = (
    "claim",
    "status",
    "depth",
    "kind",
    "claims",
    "record",
    "target",
    "label",
    "ending",
    "sentence",
)


def explanation_markdown(told: Iterable[Explanation]) -> str:
    """Return explanations as Markdown: the claim in bold, the dispute as a list.

    Parameters
    ----------
    told : iterable of Explanation
        In the order to be printed.

    Returns
    -------
    str
        With a line end after each line; replies are lists in a list.
    """
    parts = []
    for one in told:
        lines = [f"**{escaped(one.claim.label)}**", "", f"{escaped(one.heading)}:", ""]
        lines += (f"{'  ' * line.depth}- {escaped(line.text)}" for line in one.lines)
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def explanation_table(told: Iterable[Explanation], *, exact: bool = False) -> Table:
    """Return the moves of explanations as rows.

    Parameters
    ----------
    told : iterable of Explanation
        In the order of the rows.
    exact : bool
        Whether to add what becomes of each claim, as `explain` was asked to say.

    Returns
    -------
    Table
        A row for each move; one without a move for a claim that nothing attacks. Then
        rows of the kind ``also`` for what else stands against the claim, and of the
        kind ``caution`` for what a reader should know besides. Labels and endings are
        those of `Label` and `Ending`, in small letters. With `exact` one more column, ``prospect``, None for a claim that is not contested.
    """
    rows: list[tuple[str | int | tuple[str, ...] | None, ...]] = []
    for one in told:
        begin = (one.claim.id, one.status.value)
        outcome = None if one.prospect is None else one.prospect.value
        end = (outcome,) if exact else ()
        if not one.moves:
            rows.append((*begin, *[None] * 7, " ".join(one.reasons), *end))
        rows += (
            (
                *begin,
                move.depth,
                move.kind.value,
                tuple(claim.id for claim in move.claims),
                move.record,
                move.target,
                move.label.name.lower(),
                None if move.ending is None else move.ending.value,
                sentence,
                *end,
            )
            for move, sentence in zip(one.moves, one.sentences, strict=True)
        )
        besides = {"also": one.beside, "caution": one.cautions}
        rows += (
            (*begin, None, kind, *[None] * 5, sentence, *end)
            for kind, sentences in besides.items()
            for sentence in sentences
        )
    columns = (*COLUMNS, "prospect") if exact else COLUMNS
    return Table(columns=columns, rows=tuple(rows))
