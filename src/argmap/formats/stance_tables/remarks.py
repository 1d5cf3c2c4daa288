"""Remarks: what a map does not say as the table does, that is no fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.findings import Finding, Severity
from argmap.formats.stance_tables.columns import COLUMNS
from argmap.model.assertions import Assertion
from argmap.model.messages import counted
from argmap.model.sources import Passage

if TYPE_CHECKING:
    from argmap.formats.stance_tables.assembly import Entry
    from argmap.formats.stance_tables.sheet import Sheet
    from argmap.formats.stance_tables.words import Answers

__all__ = ["remarks"]

# What a row says of an assertion, which it makes only with a stance.
OF_A_STANCE = frozenset(
    name for name, one in COLUMNS.items() if one.record in (Assertion, Passage)
) - {"stance"}


def remarks(
    sheet: Sheet,
    entries: Sequence[Entry],
    answers: Answers,
    *,
    renamed: Iterable[tuple[str, str, str]],
) -> Iterator[Finding]:
    """Yield what was dropped, read as less than it says, or named otherwise.

    Parameters
    ----------
    sheet : Sheet
        The file.
    entries : sequence of Entry
        What its rows say.
    answers : Answers
        What its words say.
    renamed : iterable of (str, str, str)
        Ids that are none: the column, the id in the table and the one in the map.

    Yields
    ------
    Finding
        Warnings; a note for each id.
    """
    if not sheet.rows and not sheet.faults:
        message = "holds the titles of its columns, and no rows"
        yield _warning("no-rows", sheet.name, message)
    yield from _strong(sheet, entries, answers)
    yield from _silent(sheet, entries, answers)
    for column, key, given in renamed:
        yield Finding(
            code="another-id",
            severity=Severity.NOTE,
            where=sheet.name,
            message=f"{column}: {key!r} becomes the id {given!r}",
            ids=(given,),
        )


def _strong(
    sheet: Sheet, entries: Sequence[Entry], answers: Answers
) -> Iterator[Finding]:
    """Yield the words that say more than a stance, each once."""
    rows: dict[str, list[int]] = {}
    for entry in entries:
        word = _word(entry)
        if answers.is_strong(word):
            rows.setdefault(word, []).append(entry.row)
    for word, found in rows.items():
        message = (
            f"{word!r} stands in {counted(len(found), 'cell')} and is read as a plain "
            "stance, for a map has no degrees"
        )
        yield _warning("strong-answer", sheet.at(found[0]), message)


def _silent(
    sheet: Sheet, entries: Sequence[Entry], answers: Answers
) -> Iterator[Finding]:
    """Yield what rows without a stance say of one, all of them at once."""
    rows: list[int] = []
    dropped: dict[str, None] = {}
    for entry in entries:
        left = [*(name for name in entry.values if name in OF_A_STANCE), *entry.aside]
        if left and answers.is_silent(_word(entry)):
            rows.append(entry.row)
            dropped.update(dict.fromkeys(left))
    if rows:
        which = counted(len(rows), "row")
        message = f"of {which} without a stance, {', '.join(dropped)} is dropped"
        yield _warning("without-stance", sheet.at(rows[0]), message)


def _word(entry: Entry) -> str:
    return entry.values["stance"].text if "stance" in entry.values else ""


def _warning(code: str, where: str, message: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, where=where, message=message)
