"""Columns: what the titles of a table name, and what their cells hold.

One table of names and synonyms. Titles are compared without case, and with blanks for
``_`` and ``-``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs

from argmap.errors import ModelError
from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date
from argmap.model.fields import FieldError, Flag, Lines, References, Spans, Text, When
from argmap.model.messages import shown
from argmap.model.records import kinds
from argmap.model.sources import Passage, Source

__all__ = [
    "COLUMNS",
    "NO",
    "YES",
    "Column",
    "cell_of",
    "column_of",
    "columns_of",
    "nearest_title",
    "value_of",
    "value_text",
]


@attrs.frozen(kw_only=True)
class Column:
    """One thing that a table may say of a record.

    Parameters
    ----------
    name : str
        The title that is written.
    record : type
        The class of the record.
    field : str
        Its field.
    synonyms : tuple of str
        Other titles, in lower case.
    """

    name: str
    record: type
    field: str
    synonyms: tuple[str, ...] = ()


def _of(record: type, *rows: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(name=name, record=record, field=field, synonyms=synonyms)
        for name, field, *synonyms_ in rows
        for synonyms in [tuple(synonyms_)]
    )


_EVERY = (
    *_of(
        Actor,
        *(
            (
                *("actor", "name", "speaker", "party", "person", "candidate"),
                *("partei", "partei: name", "akteur"),
            ),
            ("actor_id", "id", "party id", "short name", "partei: kurzbezeichnung"),
            ("actor_kind", "kind", "kind of actor", "type of actor"),
            # Where no column is for the actor, it is this one.
            ("organization", "affiliations", "organisation", "affiliation"),
            ("actor_interest", "interest", "interest"),
            ("actor_note", "note", "note on the actor"),
        ),
    ),
    *_of(
        Claim,
        *(
            (
                *("claim", "text", "thesis", "statement", "proposition", "concept"),
                *("these", "these: these", "aussage", "item"),
            ),
            (
                *("claim_id", "id", "thesis id", "statement id", "nr", "nr.", "number"),
                *("no.", "#", "these: nr."),
            ),
            ("title", "title", "claim title", "short title", "these: titel", "titel"),
            ("kind", "kind", "claim kind", "kind of claim"),
            ("evidence", "evidence"),
            ("valid", "valid", "about"),
            ("tags", "tags"),
            ("claim_note", "note", "note on the claim"),
            # Of the issue that the claim is filed under: it is the one that says yes.
            ("answers_yes", "thesis", "is thesis"),
        ),
    ),
    *_of(
        Issue,
        *(
            ("issue", "question", "question", "topic", "subject", "thema"),
            ("issue_id", "id", "topic id"),
        ),
    ),
    *_of(
        Assertion,
        *(
            (
                *("stance", "stance", "answer", "position", "polarity", "agreement"),
                *("position: position", "haltung", "antwort"),
            ),
            ("date", "date", "said on", "time", "datum"),
            (
                *("wording", "wording", "reason", "reasons", "justification"),
                *("explanation", "begründung", "position: begründung"),
            ),
            ("via", "via", "reported by", "quoted by"),
            ("hedged", "hedged"),
            ("by_act", "by_act", "by act"),
            ("cites", "cites"),
            ("proposed", "proposed"),
            ("note", "note", "comment", "remark", "bemerkung", "kommentar"),
            ("id", "id", "assertion id"),
        ),
    ),
    *_of(
        Source,
        *(
            ("source", "title", "document", "source title", "doctitle", "quelle"),
            ("source_id", "id", "document id", "docid"),
            ("source_type", "type", "type of source"),
            ("authors", "authors", "author"),
            ("publisher", "publisher"),
            ("container", "container", "journal", "site"),
            ("published", "issued", "issued", "source date", "document date"),
            ("accessed", "accessed", "retrieved"),
            ("url", "url", "link", "source url"),
            ("doi", "doi"),
            ("language", "language", "lang"),
            ("sha256", "sha256"),
            ("primary", "primary"),
            ("source_interest", "interest"),
            ("source_note", "note", "note on the source"),
        ),
    ),
    *_of(
        Passage,
        *(
            ("locator", "locator", "page", "paragraph", "timestamp", "seite"),
            ("start", "spans", "start offset"),
            ("end", "spans", "stop", "end offset"),
            ("at", "spans", "spans"),
            ("quote", "exact", "exact", "quotation", "zitat"),
            ("prefix", "prefix"),
            ("suffix", "suffix"),
            ("head", "head", "first words"),
            ("tail", "tail", "last words"),
            ("digest", "digest"),
        ),
    ),
)
COLUMNS: Mapping[str, Column] = MappingProxyType({one.name: one for one in _EVERY})
_KEEP_BLANKS = frozenset(
    one.name for one in _EVERY if isinstance(kinds(one.record).get(one.field), Text)
)
# Kinds of field whose cells hold several values, a semicolon between.
LISTED = (Lines, References, Spans)
# Columns whose cells name actors, by id or by name.
OF_ACTORS = ("organization", "via")
YES = ("yes", "true", "1", "x", "ja", "oui", "✓")
NO = ("no", "false", "0", "nein", "non")

_NUMERIC = re.compile(r"(\d{1,2})([./-])[ ]?(\d{1,2})\2[ ]?(\d{4})", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(:\d{2})?(?:\.0+)?", re.ASCII)


def _folded(title: str) -> str:
    return " ".join(re.sub(r"[_-]", " ", title.casefold()).split())


_TITLES: dict[str, Column] = {
    _folded(title): one for one in _EVERY for title in (one.name, *one.synonyms)
}


def column_of(title: str) -> Column | None:
    """Return the column that a title names.

    Parameters
    ----------
    title : str
        As the table has it.

    Returns
    -------
    Column or None
        None where it names none.
    """
    return _TITLES.get(_folded(title))


def columns_of(titles: Sequence[str]) -> list[Column | None]:
    """Return the columns that the titles of a table name.

    Parameters
    ----------
    titles : sequence of str
        As the table has them.

    Returns
    -------
    list of Column or None
        An organisation is the actor where no title is for that.
    """
    found = [column_of(title) for title in titles]
    names = {one.name for one in found if one}
    if {"actor", "actor_id"} & names:
        return found
    actor, organization = COLUMNS["actor"], COLUMNS["organization"]
    return [actor if one == organization else one for one in found]


def value_text(cell: str, column: Column) -> str:
    """Return what a cell holds, without blanks around unless they may be meant.

    Parameters
    ----------
    cell : str
        As it stands in the file.
    column : Column
        Where it stands.

    Returns
    -------
    str
        Empty where it holds nothing but blanks.
    """
    bare = cell.strip()
    return cell if bare and column.name in _KEEP_BLANKS else bare


def value_of(column: Column, text: str) -> Any:
    """Return what a cell says, as the record holds it.

    Parameters
    ----------
    column : Column
        Where the cell stands.
    text : str
        What it holds; not empty.

    Returns
    -------
    object
        A canonical value; for ``start`` and ``end`` an int, and texts where it names
        actors.

    Raises
    ------
    FieldError
        The text is no such value.
    """
    if column.name in ("start", "end"):
        if not text.isdecimal():
            raise FieldError(f"{shown(text)} is not an offset; write a whole number")
        return int(text)
    if column.name == "answers_yes":
        return _flag(text)
    kind = kinds(column.record)[column.field]
    given: Any = text
    if column.name in OF_ACTORS:
        return tuple(dict.fromkeys(_parts(text)))
    if isinstance(kind, LISTED):
        given = _parts(text)
    elif isinstance(kind, Flag):
        given = _flag(text)
    elif isinstance(kind, When):
        given = _iso(text)
    value = kind.convert(given)
    fault = kind.fault(value)
    if fault:
        raise FieldError(fault)
    return value


def cell_of(column: Column, value: Any) -> str | None:
    """Return the text of a cell that says a value.

    Parameters
    ----------
    column : Column
        Where the cell stands.
    value : object
        What a record holds, no default.

    Returns
    -------
    str or None
        None where no cell can say it: an empty text, or an item with a semicolon.
    """
    kind = kinds(column.record)[column.field]
    plain = kind.plain(value)
    if column.name == "organization":
        # A cell has no room for posts and dates, nor for the same body twice.
        if len({*value}) < len(value) or any(len(one) > 1 for one in plain):
            return None
        plain = [one["organization"] for one in plain]
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    if not isinstance(plain, list):
        return str(plain) if str(plain).strip() else None
    if isinstance(kind, Spans):
        return "; ".join(f"{start}-{end}" for start, end in plain)
    if any(";" in item for item in plain):
        return None
    return "; ".join(plain)


def nearest_title(title: str) -> str | None:
    """Return the name of the column that a title most looks like.

    Parameters
    ----------
    title : str
        As the table has it.

    Returns
    -------
    str or None
        None where it looks like no name and no synonym.
    """
    near = identifiers.nearest(_folded(title), _TITLES)
    return None if near is None else _TITLES[near].name


def _parts(text: str) -> list[str]:
    return [part for one in text.split(";") if (part := one.strip())]


def _flag(text: str) -> bool:
    word = text.casefold()
    if word in YES or word in NO:
        return word in YES
    raise FieldError(f"{shown(text)} is neither yes nor no")


def _iso(text: str) -> str:
    """Return a date as the model writes it, or refuse one in another order."""
    moment = _MOMENT.fullmatch(text)
    if moment:
        day, time, seconds = moment.groups()
        if (time, seconds or ":00") == ("00:00", ":00"):
            return day
        return f"{day}T{time}{seconds or ':00'}"
    numeric = _NUMERIC.fullmatch(text)
    if numeric is None:
        return text
    first, _, second, year = numeric.groups()
    readings = {
        f"{year}-{month:0>2}-{day:0>2}": None
        for day, month in ((first, second), (second, first))
    }
    possible = [one for one in readings if _is_date(one)]
    if not possible:
        return text
    if len(possible) == 1:
        raise FieldError(
            f"{shown(text)} is not in the order of ISO 8601; write {possible[0]}"
        )
    raise FieldError(f"{shown(text)} may be two days; write {' or '.join(possible)}")


def _is_date(text: str) -> bool:
    try:
        Date(text)
    except ModelError:
        return False
    return True
