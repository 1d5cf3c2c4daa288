"""Entries of BibTeX and items of CSL-JSON: which field is which variable.

Names, dates and texts are read here; the tables below say the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from argmap.formats.bibliography import latex
from argmap.formats.bibliography.csl_dates import read_date, write_date
from argmap.model.fields import FieldError

__all__ = [
    "FIELDS",
    "MONTHS",
    "TYPES",
    "entry_type_of",
    "fields_of",
    "item_type",
    "translated",
    "variable_of",
]

# Types of entry and of item. The first row with a type is the one that is written:
# BibLaTeX's where classic BibTeX has none that fits.
TYPES: tuple[tuple[str, str], ...] = (
    ("article", "article-journal"),
    ("book", "book"),
    ("incollection", "chapter"),
    ("inbook", "chapter"),
    ("suppbook", "chapter"),
    ("suppcollection", "chapter"),
    ("inreference", "entry-encyclopedia"),
    ("inproceedings", "paper-conference"),
    ("conference", "paper-conference"),
    ("report", "report"),
    ("techreport", "report"),
    ("manual", "report"),
    ("thesis", "thesis"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("online", "webpage"),
    ("electronic", "webpage"),
    ("www", "webpage"),
    ("dataset", "dataset"),
    ("software", "software"),
    ("patent", "patent"),
    ("unpublished", "manuscript"),
    ("booklet", "pamphlet"),
    ("periodical", "periodical"),
    ("legislation", "legislation"),
    ("jurisdiction", "legal_case"),
    ("legal", "treaty"),
    ("letter", "personal_communication"),
    ("artwork", "graphic"),
    ("image", "figure"),
    ("movie", "motion_picture"),
    ("video", "motion_picture"),
    ("music", "song"),
    ("audio", "song"),
    ("performance", "performance"),
    ("review", "review"),
    ("standard", "standard"),
    ("misc", "document"),
    ("collection", "book"),
    ("mvbook", "book"),
    ("mvcollection", "book"),
    ("proceedings", "book"),
    ("mvproceedings", "book"),
    ("reference", "book"),
)
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
PERIODICAL = ("article", "periodical", "suppperiodical")
# Which of several fields is written, by type of entry; else the first one.
WRITTEN = {
    ("publisher", "report"): "institution",
    ("publisher", "techreport"): "institution",
    ("publisher", "thesis"): "institution",
    ("publisher", "phdthesis"): "school",
    ("publisher", "mastersthesis"): "school",
    ("publisher", "online"): "organization",
    ("container-title", "article"): "journal",
    ("issue", "article"): "number",
    ("issue", "periodical"): "number",
}
# By variable, its fields: the first one that is there is read.
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "subtitle"),
    "author": ("author",),
    "editor": ("editor",),
    "translator": ("translator",),
    "container-title": ("booktitle", "journaltitle", "journal"),
    "container-title-short": ("shortjournal",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("address", "location"),
    "issued": ("date", "year", "month", "day"),
    "accessed": ("urldate",),
    "original-date": ("origdate",),
    "event-date": ("eventdate",),
    "volume": ("volume",),
    "issue": ("issue",),
    "number": ("number",),
    "page": ("pages",),
    "edition": ("edition",),
    "collection-title": ("series",),
    "number-of-volumes": ("volumes",),
    "number-of-pages": ("pagetotal",),
    "chapter-number": ("chapter",),
    "event-title": ("eventtitle",),
    "event-place": ("venue",),
    "original-title": ("origtitle",),
    "title-short": ("shorttitle",),
    "genre": ("type",),
    "status": ("pubstate",),
    "version": ("version",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "PMID": ("pmid",),
    "PMCID": ("pmcid",),
    "DOI": ("doi",),
    "URL": ("url",),
    "language": ("language", "langid"),
    "keyword": ("keywords",),
    "abstract": ("abstract",),
    "annote": ("annotation", "annote"),
    "note": ("note",),
}
MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)

_VARIABLES = {field: variable for variable, all_ in FIELDS.items() for field in all_}
_ITEM_TYPES = dict(reversed(TYPES))
_ENTRY_TYPES = {item: entry for entry, item in reversed(TYPES)}
_NAMED = ("author", "editor", "translator")
_DATED = {"accessed": "urldate", "original-date": "origdate", "event-date": "eventdate"}
_VERBATIM = ("URL", "DOI")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)

Fields = Mapping[str, str]
Warn = Callable[[str], None]


def variable_of(field: str, entry_type: str) -> str | None:
    """Return the CSL variable of a field; None for a field without one."""
    if field == "number" and entry_type in PERIODICAL:
        return "issue"
    if field == "entrysubtype":
        return "type"
    return _VARIABLES.get(field)


def item_type(entry_type: str, subtype: str = "") -> str | None:
    """Return the type of item of an entry; None for a type that has none."""
    kind = _ITEM_TYPES.get(entry_type)
    if kind == "article-journal":
        return SUBTYPES.get(subtype.strip().lower(), kind)
    return kind


def entry_type_of(item: Mapping[str, Any]) -> str:
    """Return the type of entry that an item is written as."""
    kind = item.get("type")
    if kind in SUBTYPES.values():
        return "article"
    return _ENTRY_TYPES.get(kind, "misc") if isinstance(kind, str) else "misc"


def translated(entry_type: str, fields: Fields, *, warn: Warn) -> dict[str, Any]:
    """Return the item that an entry describes, without its id.

    Parameters
    ----------
    entry_type : str
        In lower case.
    fields : mapping
        Values without delimiters, by name in lower case.
    warn : callable
        Called with what cannot be read as it stands.

    Returns
    -------
    dict
        Variables in the order of `FIELDS`, ``type`` first.
    """
    item: dict[str, Any] = {}
    kind = item_type(entry_type, fields.get("entrysubtype", ""))
    if kind is None:
        warn(f"@{entry_type} is no type of entry that has a type of CSL")
    else:
        item["type"] = kind
    for variable, names in FIELDS.items():
        found = {name: fields[name] for name in names if name in fields}
        if variable == "issue" and "number" in fields and entry_type in PERIODICAL:
            found = {"number": fields["number"], **found}
        elif variable == "number" and entry_type in PERIODICAL:
            continue
        if found and (value := _value(variable, found, warn)):
            item[variable] = value
    return item


def fields_of(
    item: Mapping[str, Any], *, entry_type: str = ""
) -> tuple[str, dict[str, str]]:
    """Return the type of entry and the fields that carry an item, as far as they do.

    Parameters
    ----------
    item : mapping
        An item of CSL-JSON.
    entry_type : str
        The type where it is known already.

    Returns
    -------
    type : str
        ``misc`` where no other fits.
    fields : dict
        Values without delimiters; what has no field is left out.
    """
    kind = item.get("type")
    subtype = next((name for name, one in SUBTYPES.items() if one == kind), "")
    chosen = entry_type or entry_type_of(item)
    fields: dict[str, str] = {}
    for variable, names in FIELDS.items():
        value = item.get(variable)
        if value is None:
            continue
        if variable == "issued":
            fields |= _date_fields(value)
            continue
        name = WRITTEN.get((variable, chosen), names[0])
        if variable == "number" and chosen in PERIODICAL:
            continue
        text = _written(variable, value)
        if text:
            fields[name] = text
    if subtype and chosen == "article":
        fields["entrysubtype"] = subtype
    return chosen, fields


def _value(variable: str, found: dict[str, str], warn: Warn) -> Any:
    if variable == "issued":
        return _issued(found)
    first = next(iter(found.values()))
    if variable in _NAMED:
        return _names(first, warn)
    if variable in _DATED:
        return _dated(first.strip())
    if variable in _VERBATIM:
        return " ".join(latex.address(first).split())
    if variable == "title" and len(found) == 2:
        parts = [_text(variable, one, warn) for one in found.values()]
        return ": ".join(part for part in parts if part)
    if variable == "page":
        first = re.sub(r"\s*(?:-{2,}|–)\s*", "-", first)
    return _text(variable, first, warn)


def _text(what: str, value: str, warn: Warn) -> str:
    text, fault = latex.text_of(value)
    if fault:
        warn(f"{what}: {fault}")
    # Line breaks within a note are meant; elsewhere they come from the file's layout.
    return (
        text.strip()
        if what in ("note", "annote", "abstract")
        else " ".join(text.split())
    )


def _issued(found: Fields) -> dict[str, Any] | None:
    if "date" in found:
        return _dated(found["date"].strip())
    year, month, day = (
        latex.text_of(found.get(name, ""))[0].strip()
        for name in ("year", "month", "day")
    )
    number = _month(month)
    if _NUMBER.fullmatch(year) and len(year) == 4:
        if not month:
            return {"date-parts": [[int(year)]]}
        if number and not day:
            return {"date-parts": [[int(year), number]]}
        if number and _NUMBER.fullmatch(day):
            return {"date-parts": [[int(year), number, int(day)]]}
    text = " ".join(part for part in (year, month, day) if part)
    return {"literal": text} if text else None


def _month(text: str) -> int:
    """Return the number of a month, by number or by name in English; 0 for none."""
    if _NUMBER.fullmatch(text):
        return int(text) if 1 <= int(text) <= 12 else 0
    name = text.rstrip(".").lower()
    names = [month for month in MONTHS if name[:3] == month]
    whole = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
    ]
    fits = name in MONTHS or name in whole
    return MONTHS.index(names[0]) + 1 if names and fits else 0


def _dated(text: str) -> dict[str, Any] | None:
    if not text:
        return None
    plain = re.sub(r"^/|/$", lambda m: "../" if m.start() == 0 else "/..", text)
    try:
        return write_date(read_date(plain))
    except FieldError:
        return {"literal": text}


def _date_fields(value: Any) -> dict[str, str]:
    text = _date_text(value)
    if text is None:
        return {}
    parts = text.split("-")
    if "/" in text or len(parts) == 3:
        return {"date": text}
    year = {"year": parts[0]}
    return year if len(parts) == 1 else {**year, "month": MONTHS[int(parts[1]) - 1]}


def _date_text(value: Any) -> str | None:
    """Return a date as BibLaTeX writes it; None where it would say something else."""
    try:
        date = read_date(value)
    except FieldError:
        return None
    return date.text if write_date(date) == value else None


def _names(value: str, warn: Warn) -> list[dict[str, str]]:
    from bibtexparser.middlewares.names import split_multiple_persons_names

    found = []
    for one in split_multiple_persons_names(value):
        if one.strip() == "others":
            warn("the names end in 'others': who they are the file does not say")
        elif one.strip() and (name := _name(one.strip(), warn)):
            found.append(name)
    return found


def _name(one: str, warn: Warn) -> dict[str, str]:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if one[0] == "{" and one[-1] == "}" and _is_one_group(one):
        text = _text("name", one[1:-1], warn)
        return {"literal": text} if text else {}
    # Not strict: a name with a brace too many is still a name.
    parts = parse_single_name_into_parts(one, strict=False)
    keys = {
        "family": parts.last,
        "given": parts.first,
        "non-dropping-particle": parts.von,
        "suffix": parts.jr,
    }
    read = {key: _text("name", " ".join(words), warn) for key, words in keys.items()}
    return {key: text for key, text in read.items() if text}


def _is_one_group(text: str) -> bool:
    depth = 0
    for match in re.finditer(r"\\.|[{}]", text):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match.end() < len(text):
            return False
    return depth == 0


def _written(variable: str, value: Any) -> str:
    """Return a variable as a field holds it; "" where none can."""
    text = ""
    if variable in _NAMED:
        text = " and ".join(map(_name_written, value)) if _are_names(value) else ""
    elif variable in _DATED:
        text = _date_text(value) or ""
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        text = str(value)
        if variable in _VERBATIM:
            text = text if _is_balanced(text) else ""
        else:
            text = latex.written(text)
        if variable == "page":
            text = re.sub(r"(?<=\w)-(?=\w)", "--", text)
    return "" if _CONTROL.search(text) else text


def _is_balanced(text: str) -> bool:
    """Whether an address can stand in a field as it is."""
    return "\\" not in text and "{" not in text and "}" not in text


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and all(isinstance(part, str) for part in one.values())
        for one in value
    )


def _name_written(name: Mapping[str, str]) -> str:
    if "family" not in name:
        return f"{{{latex.written(name.get('literal', ''))}}}"
    particles = [name.get("non-dropping-particle", "")]
    family = " ".join(
        [*filter(None, map(latex.written, particles)), _part(name["family"])]
    )
    rest = [name[key] for key in ("suffix", "given") if name.get(key)]
    return ", ".join([family, *map(_part, rest)])


def _part(text: str) -> str:
    """Return a part of a name, in braces where it would be taken apart."""
    marked = latex.written(text)
    is_lower = any(word[:1].islower() for word in text.split())
    return f"{{{marked}}}" if is_lower or re.search(r",|\band\b", text) else marked
