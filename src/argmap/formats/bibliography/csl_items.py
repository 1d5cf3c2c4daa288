"""Sources and items of CSL-JSON, one made of the other, with nothing lost.

What an item says of a source and the model can hold becomes the source's. The rest is
*kept*: variables that the model has no field for, and the wording of one whose field
says it otherwise, such as the parts of a name. A kept wording is written again for as
long as it still means what the field says, so that what came in goes out, and an edit
of the source wins. None stands for a variable that was not there.

What CSL has no variable for, or cannot say exactly, stands under ``custom``, key
``argmap``: the digest, the works cited, a time of day.

References
----------
.. [1] Citation Style Language 1.0.2, ``csl-data.json``: ``custom`` holds what has no
   field of its own, https://github.com/citation-style-language/schema
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from argmap.formats.bibliography.csl_dates import read_date, write_date
from argmap.model import identifiers
from argmap.model.fields import FieldError, Line, Text
from argmap.model.messages import shown
from argmap.model.records import kinds
from argmap.model.sources import Source, SourceType

__all__ = [
    "FORMAT",
    "KNOWN",
    "Reading",
    "item_of",
    "plain_name",
    "source_ids",
    "source_of",
]

FORMAT = "csl-json"
OURS = "argmap"
# What a source without a type is written as; CSL-JSON asks for one.
NO_TYPE = "document"
OWN = ("sha256", "cites", "primary", "interest")
_NAMES = (
    "author chair collection-editor compiler composer container-author contributor "
    "curator director editor editorial-director executive-producer guest host "
    "interviewer illustrator narrator organizer original-author performer producer "
    "recipient reviewed-author script-writer series-creator translator"
)
_DATES = "accessed available-date event-date issued original-date submitted"
_TEXTS = (
    "id type citation-key categories language journalAbbreviation shortTitle abstract "
    "annote archive archive_collection archive_location archive-place authority "
    "call-number chapter-number citation-number citation-label collection-number "
    "collection-title container-title container-title-short dimensions division DOI "
    "edition event event-title event-place first-reference-note-number genre ISBN ISSN "
    "issue jurisdiction keyword locator medium note number number-of-pages "
    "number-of-volumes original-publisher original-publisher-place original-title page "
    "page-first part part-title PMCID PMID printing publisher publisher-place "
    "references reviewed-genre reviewed-title scale section source status supplement "
    "title title-short URL version volume volume-title volume-title-short year-suffix "
    "custom"
)
# The variables of CSL 1.0.2.
KNOWN = frozenset(f"{_NAMES} {_DATES} {_TEXTS}".split())

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# The markup that CSL allows in a title; anything else in angle brackets is text.
_MARKUP = re.compile(
    r"</?(?:i|b|sc|sup|sub)>|</span>"
    r"|<span (?:class=\"nocase\"|style=\"font-variant: ?small-caps;\")>"
)


@attrs.frozen
class Reading:
    """A source made of an item, and what there is to say of it.

    Parameters
    ----------
    source : Source
        What the model can hold.
    kept : dict
        The rest, by CSL variable.
    extra : dict
        What other notations left with the source, by their names.
    faults : tuple of str
        What could not be read as it stands.
    """

    source: Source
    kept: dict[str, Any]
    extra: dict[str, Any]
    faults: tuple[str, ...]


@attrs.frozen
class _Variable:
    """A field of a source, its CSL variable, and the ways between them."""

    field: str
    key: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]

    def meaning(self, value: Any) -> Any:
        """Return what the field is for a variable; raises if it cannot be read."""
        return None if value is None else self.read(value)

    def written(self, value: Any) -> Any:
        """Return the variable for a field; None where it is not to be there."""
        if value is None or value == ():
            return NO_TYPE if self.field == "type" else None
        return self.write(value)


def source_ids(keys: Iterable[str]) -> list[str]:
    """Return an id for each citation key, no two alike.

    Parameters
    ----------
    keys : iterable of str
        Any texts.

    Returns
    -------
    list of str
        A key that is an id is its own the first time; another becomes its slug, with
        a number where that is taken.

    Examples
    --------
    >>> source_ids(["doe+a", "doe-a", "doe+a"])
    ['doe-a-2', 'doe-a', 'doe-a-3']
    """
    given = [identifiers.normal(key) for key in keys]
    fit = [not identifiers.fault(key) for key in given]
    reserved = {key for key, good in zip(given, fit, strict=True) if good}
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    found = []
    for key, good in zip(given, fit, strict=True):
        base = one = key if good else identifiers.slug(key, otherwise="source")
        while one in taken or (one in reserved and not (good and one == key)):
            numbers[base] = numbers.get(base, 1) + 1
            one = f"{base}-{numbers[base]}"
        taken.add(one)
        found.append(one)
    return found


def source_of(item: Mapping[str, Any], *, id: str) -> Reading:
    """Return the source that an item describes, what is kept, and the faults.

    Parameters
    ----------
    item : mapping
        An item of CSL-JSON, values of any shape.
    id : str
        The source's id.

    Returns
    -------
    Reading
        Its title is the id where the item has none.
    """
    return _ItemReader(item, id).reading()


def item_of(
    source: Source,
    *,
    kept: Mapping[str, Any] | None = None,
    extra: Mapping[str, Any] | None = None,
    names: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return a source as an item of CSL-JSON.

    Parameters
    ----------
    source : Source
        Any source.
    kept : mapping, optional
        What was kept of the item that the source was made of.
    extra : mapping, optional
        What other notations left with it, by their names.
    names : mapping, optional
        The names of actors, by id: authors and publisher are written by name.

    Returns
    -------
    dict
        ``id`` and ``type`` first, then the variables of the source, then the others.
    """
    left = dict(kept or {})
    item: dict[str, Any] = {"id": left.pop("id", source.id)}
    custom = left.pop("custom", None)
    own: dict[str, Any] = {}
    for one in _VARIABLES:
        value = _named(one.field, getattr(source, one.field), names or {})
        if one.key in left and _still_says(source, one, left[one.key], value):
            written = left[one.key]
        else:
            written = one.written(value)
            if not _same(_read(one, written)[0], value):
                plain = kinds(Source)[one.field].plain
                own[one.field] = None if value is None else plain(value)
        if written is not None:
            item[one.key] = written
    used = [one.key for one in _VARIABLES]
    item |= {key: value for key, value in left.items() if key not in used}
    for field in OWN:
        value = getattr(source, field)
        if value:
            own[field] = kinds(Source)[field].plain(value)
    if extra:
        own["extra"] = dict(extra)
    whole = dict(custom) if isinstance(custom, dict) else {}
    if own:
        before = whole.get(OURS)
        whole[OURS] = {**(before if isinstance(before, dict) else {}), **own}
    if whole or isinstance(custom, dict):
        item["custom"] = whole
    return item


def plain_name(name: Any) -> str:
    """Return a name of CSL-JSON as it is said: ``Ludwig van Beethoven``.

    Parameters
    ----------
    name : object
        An object with ``literal``, or with ``family``, ``given`` and the like.

    Returns
    -------
    str
        "" where it holds no name.
    """
    if isinstance(name, str):
        return _line(name)
    if not isinstance(name, dict):
        return ""
    if isinstance(name.get("literal"), str) and name["literal"].strip():
        return _line(name["literal"])
    order = ("given", "dropping-particle", "non-dropping-particle", "family")
    parts = [_line(name[key]) for key in order if isinstance(name.get(key), str)]
    whole = " ".join(part for part in parts if part)
    suffix = name.get("suffix")
    if whole and isinstance(suffix, str) and suffix.strip():
        whole += f"{',' if name.get('comma-suffix') else ''} {_line(suffix)}"
    return whole


class _ItemReader:
    """Makes a source of one item."""

    def __init__(self, item: Mapping[str, Any], id_: str) -> None:
        self.item = item
        self.faults: list[str] = []
        self.values: dict[str, Any] = {"id": id_}
        self.kept: dict[str, Any] = (
            {} if item.get("id") == id_ else {"id": item.get("id")}
        )
        self.custom, self.own = _custom(item.get("custom"), self.faults)

    def reading(self) -> Reading:
        for one in _VARIABLES:
            self._variable(one)
        for field in OWN:
            self._own_field(field)
        extra = self.own.pop("extra", {})
        if self.own:
            self.custom = {**(self.custom or {}), OURS: self.own}
        used = {"id", "custom", *(one.key for one in _VARIABLES)}
        self.kept |= {k: v for k, v in self.item.items() if k not in used}
        if self.custom is not None:
            self.kept["custom"] = self.custom
        fields = {k: v for k, v in self.values.items() if v is not None}
        return Reading(Source(**fields), self.kept, extra, tuple(self.faults))

    def _variable(self, one: _Variable) -> None:
        given = self.item.get(one.key)
        value, fault = _read(one, given)
        if one.field in self.own:
            exact = _own_value(one.field, self.own[one.field])
            if _is_fit(one.field, exact) and one.written(exact) == given:
                value, fault = exact, ""
                del self.own[one.field]
        if fault:
            self.faults.append(f"{one.key}: {fault}")
        if one.field == "title" and value is None:
            value = self.values["id"]
            if not fault:
                self.faults.append("title: is missing; the id stands for it")
        if one.written(value) != given:
            self.kept[one.key] = given
        self.values[one.field] = value

    def _own_field(self, field: str) -> None:
        if field not in self.own:
            return
        value = _own_value(field, self.own[field])
        if _is_fit(field, value):
            self.values[field] = value
            del self.own[field]
        else:
            self.faults.append(f"custom: {field}: {shown(value)} is not one")


def _still_says(source: Source, one: _Variable, kept: Any, value: Any) -> bool:
    """Whether what was kept of a variable means what the field is now."""
    meant = _read(one, kept)[0]
    if meant is None and one.field == "title":
        meant = source.id
    return _same(meant, value)


def _custom(
    given: Any, faults: list[str]
) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """Return what ``custom`` holds of others, None where nothing, and what of ours."""
    if given is None:
        return None, {}
    if not isinstance(given, dict):
        faults.append(f"custom: {shown(given)} is not an object and is dropped")
        return None, {}
    ours = given.get(OURS)
    if not isinstance(ours, dict) or not isinstance(ours.get("extra", {}), dict):
        return dict(given), {}
    others = {key: given[key] for key in given if key != OURS}
    return others or None, dict(ours)


def _read(one: _Variable, given: Any) -> tuple[Any, str]:
    """Return what a field is for a variable, and what is wrong with it."""
    try:
        value = one.meaning(given)
    except FieldError as refused:
        return None, str(refused)
    unfit = isinstance(given, str) and _UNFIT.search(given)
    fault = f"holds the character U+{ord(unfit[0]):04X}, now a blank" if unfit else ""
    return value, fault


def _own_value(field: str, value: Any) -> Any:
    if value is None:
        return None
    try:
        return kinds(Source)[field].convert(value)
    except (FieldError, TypeError, ValueError):
        return value


def _is_fit(field: str, value: Any) -> bool:
    return value is None or not kinds(Source)[field].fault(value)


def _same(one: Any, other: Any) -> bool:
    return (None if one == () else one) == (None if other == () else other)


def _named(field: str, value: Any, names: Mapping[str, str]) -> Any:
    if field == "publisher":
        return names.get(value, value)
    if field == "authors":
        return tuple(dict.fromkeys(names.get(one, one) for one in value))
    return value


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise FieldError(f"{shown(value)} is not a text")
    return _UNFIT.sub(" ", value if isinstance(value, str) else str(value))


def _line(value: Any) -> str:
    line: str = Line().convert(_text(value))
    return line


def _read_line(value: Any) -> str | None:
    return _line(value) or None


def _read_title(value: Any) -> str | None:
    return _line(_MARKUP.sub("", _text(value))) or None


def _read_note(value: Any) -> str:
    text: str = Text().convert(_text(value))
    return text


def _read_type(value: Any) -> SourceType:
    try:
        return SourceType(value)
    except ValueError:
        raise FieldError(f"{shown(value)} is not a type of CSL 1.0.2") from None


def _read_names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise FieldError(f"{shown(value)} is not a list of names")
    found = [plain_name(one) for one in value]
    if "" in found:
        where = value[found.index("")]
        raise FieldError(f"{shown(where)} is not a name")
    return tuple(dict.fromkeys(found))


def _write_names(names: Iterable[str]) -> list[dict[str, str]]:
    # Which part of a name is the family's nobody can tell from the name alone.
    return [{"literal": name} for name in names]


_VARIABLES = (
    _Variable("type", "type", _read_type, str),
    _Variable("title", "title", _read_title, str),
    _Variable("authors", "author", _read_names, _write_names),
    _Variable("publisher", "publisher", _read_line, str),
    _Variable("container", "container-title", _read_title, str),
    _Variable("issued", "issued", read_date, write_date),
    _Variable("accessed", "accessed", read_date, write_date),
    _Variable("url", "URL", _read_line, str),
    _Variable("doi", "DOI", _read_line, str),
    _Variable("language", "language", _read_line, str),
    _Variable("note", "note", _read_note, str),
)
