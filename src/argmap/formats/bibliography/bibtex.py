"""BibTeX and BibLaTeX: lists of sources, as LaTeX's users and reference managers keep them.

A map with sources only. An entry becomes an item of CSL-JSON, and that a source; what
CSL knows and the model does not is kept in ``extra["csl-json"]``, the file's own wording
in ``extra["bibtex"]``: the type of entry, fields without a CSL variable, and values that
would be written otherwise. A kept value is written again for as long as it says what the
map says. What BibTeX has no field for goes into one field named ``argmap``, as JSON.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs
import msgspec

from argmap.errors import SyntaxFault
from argmap.findings import Finding
from argmap.formats import aside, json_text
from argmap.formats.bibliography import latex
from argmap.formats.bibliography.bibtex_entries import (
    MONTHS,
    entry_type_of,
    fields_of,
    item_type,
    translated,
    variable_of,
)
from argmap.formats.bibliography.source_lists import SourceList, described, losses
from argmap.formats.log import ReadLog
from argmap.model.messages import shown
from argmap.texts.reading import decode

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["dump", "load"]

FORMAT = "bibtex"
OURS = "argmap"
ROOM = 1_000_000
LOOSE = ("crossref", "xref")
# What an entry does not take over from the one that it is part of.
OWN_FIELDS = frozenset(
    (
        *LOOSE,
        OURS,
        *["ids", "label", "key", "shorttitle", "subtitle", "titleaddon", "relatedtype"],
    )
)
KEY = re.compile(r"""[^\s,{}()"'#%~\\=@\x00-\x1f\x7f-\x9f]+""")
BEGINS = re.compile(r"@[^\S\n]*\w+[^\S\n]*[{(]")

# The library logs what it cannot parse; here those are findings.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


@attrs.frozen
class _Entry:
    """An entry as the file has it."""

    type: str
    key: str
    line: int
    fields: dict[str, str]
    inherited: dict[str, str] = attrs.field(factory=dict)

    @property
    def place(self) -> str:
        return f"{self.line} {shown(self.key)}"


def load(
    data: bytes, *, name: str = "", strict: bool = True
) -> tuple[ArgumentMap, ReadLog]:
    """Return a map of the sources that a BibTeX file lists, and what there is to report.

    Parameters
    ----------
    data : bytes
        A whole file.
    name : str
        What messages call it.
    strict : bool
        Whether an entry that breaks the rules raises. If not, it is left out and the
        log lists it.

    Returns
    -------
    map : ArgumentMap
        With sources only, in the order of the file.
    log : ReadLog
        A warning for what could not be read as it stands, which is kept; a note for
        keys that became other ids, and one that lists what is kept.

    Raises
    ------
    SyntaxFault
        Entries break the rules; one finding for each.
    TextError
        The bytes are not text.
    """
    reader = _Reader(decode(data, name=name), name)
    if reader.faults and strict:
        raise SyntaxFault(findings=reader.faults)
    m = reader.map()
    findings = (*reader.faults, *reader.listed.findings)
    return m, ReadLog(format=FORMAT, findings=findings)


def dump(m: ArgumentMap) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the sources of a map as BibTeX, with BibLaTeX's types and dates.

    Parameters
    ----------
    m : ArgumentMap
        Any map; authors and publishers that are actors are written by name.

    Returns
    -------
    data : bytes
        UTF-8, a line end last.
    findings : tuple of Finding
        What a list of sources has no place for.

    Raises
    ------
    FormatError
        `m.extra` holds what is not plain JSON.
    """
    aside.check_extra(m.extra)
    held = m.extra.get(FORMAT, {})
    whole = held.get("")
    file = whole if isinstance(whole, dict) else {}
    blocks = [*_texts(file, "comments"), *_texts(file, "preamble")]
    for source in m.sources.values():
        item = described(m, source, without=FORMAT)
        stored = held.get(f"sources/{source.id}")
        stored = stored if isinstance(stored, dict) else {}
        blocks.append(_entry_text(item, stored, otherwise=source.id))
    text = "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")
    return text.encode(), tuple(losses(m, carries=[(FORMAT, "")]))


class _Reader:
    """Takes a file apart: entries, macros, comments, and what breaks the rules."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.listed = SourceList(name)
        self.faults: list[Finding] = []
        self.entries: list[_Entry] = []
        self.file: dict[str, list[str]] = {}
        self.macros = {month: month for month in MONTHS}
        # What macros may add: definitions that double each other have no other end.
        self.room = ROOM + len(text)
        self._read(text.replace("\r\n", "\n"))

    def map(self) -> ArgumentMap:
        self._inherit()
        items, places = [], []
        unknown: Counter[str] = Counter()
        for entry in self.entries:
            items.append(self._item(entry))
            places.append(entry.place)
            unknown.update(
                field for field in entry.fields if _is_unknown(field, entry.type)
            )
        self.listed.add(items, places)
        self.listed.note_kept(unknown)
        m = self.listed.map
        kept = {} if not self.file else {"": self.file}
        for source, entry in zip(m.sources.values(), self.entries, strict=True):
            stored = _stored(described(m, source, without=FORMAT), entry)
            if stored:
                kept[f"sources/{source.id}"] = stored
        if kept:
            m.extra[FORMAT] = {**m.extra.get(FORMAT, {}), **kept}
        return m

    def _read(self, text: str) -> None:
        from bibtexparser import model
        from bibtexparser.entrypoint import parse_string

        for block in parse_string(text, parse_stack=[]).blocks:
            line = (block.start_line or 0) + 1
            twice: set[str] = set()
            if isinstance(block, model.DuplicateFieldKeyBlock):
                twice = set(block.duplicate_keys)
            if isinstance(
                block, model.DuplicateFieldKeyBlock | model.DuplicateBlockKeyBlock
            ):
                inner = block.ignore_error_block
            else:
                inner = block
            match inner:
                case model.Entry():
                    self._entry(inner, line, twice)
                case model.String():
                    self.macros[inner.key.lower()] = self._value(inner.value, line)
                case model.Preamble() | model.ExplicitComment():
                    part = (
                        "preamble" if isinstance(block, model.Preamble) else "comments"
                    )
                    self.file.setdefault(part, []).append((inner.raw or "").strip())
                case model.ImplicitComment():
                    self._comment(inner.comment, line)
                case model.ParsingFailedBlock():
                    begin = (inner.raw or "").split("\n", 1)[0][:60].strip()
                    reason = " ".join(
                        str(getattr(inner.error, "abort_reason", "")).split()
                    )
                    self._fault(
                        line, f"{begin!r} is not an entry: {reason.rstrip('. ')}"
                    )

    def _comment(self, text: str, line: int) -> None:
        if BEGINS.search(text):
            self._fault(line, f"{shown(text.strip())} is not an entry")
            return
        held = self.file.setdefault("comments", [])
        if held and not held[-1].startswith("@"):
            # Written without the entry between them, the two are one.
            held[-1] += f"\n\n{text}"
        else:
            held.append(text)

    def _entry(self, block: Any, line: int, twice: set[str]) -> None:
        fields: dict[str, str] = {}
        for field in block.fields:
            key = field.key.lower()
            if key in fields:
                twice.add(key)
                continue
            fields[key] = self._value(field.value, (field.start_line or 0) + 1)
        entry = _Entry(block.entry_type.lower(), block.key, line, fields)
        if not entry.key:
            self._fault(
                line, f"@{entry.type} has no key; write @{entry.type}{{key, ...}}"
            )
            return
        for key in sorted(twice):
            message = f"{key}: stands twice; the first one counts, the other is dropped"
            self.listed.warn("repeated-field", message, entry.place)
        self.entries.append(entry)

    def _value(self, raw: str, line: int) -> str:
        """Return a value without its delimiters, macros put in."""
        value = raw.strip()
        if value[:1] == "{" and value[-1:] == "}" and "#" not in value:
            return value[1:-1]
        parts = []
        for part in _pieces(value):
            if part[:1] in ('"', "{"):
                parts.append(part[1:-1])
            elif part.isdecimal():
                parts.append(part)
            elif part.lower() in self.macros:
                parts.append(self._macro(part.lower(), line))
            else:
                message = f"no @string is called {shown(part)}; it stands for itself"
                self.listed.warn("unknown-macro", message, str(line))
                parts.append(part)
        return "".join(parts)

    def _macro(self, name: str, line: int) -> str:
        text = self.macros[name]
        if len(text) > self.room >= 0:
            self._fault(line, f"@string {shown(name)} makes the file grow without end")
            self.room = -1
        if self.room < 0:
            return ""
        self.room -= len(text)
        return text

    def _inherit(self) -> None:
        by_key = {entry.key.lower(): entry for entry in reversed(self.entries)}
        for index, entry in enumerate(self.entries):
            target = entry.fields.get("crossref", "").strip()
            if not target:
                continue
            parent = by_key.get(target.lower())
            if parent is None or parent is entry:
                message = f"crossref: no other entry has the key {target!r}"
                self.listed.warn("unknown-crossref", message, entry.place)
                continue
            taken = {
                ("booktitle" if field == "title" else field): value
                for field, value in parent.fields.items()
                if field not in OWN_FIELDS
            }
            inherited = {k: v for k, v in taken.items() if k not in entry.fields}
            self.entries[index] = attrs.evolve(entry, inherited=inherited)

    def _item(self, entry: _Entry) -> dict[str, Any]:
        def warn(message: str) -> None:
            self.listed.warn("not-read", message, entry.place)

        item = translated(entry.type, {**entry.inherited, **entry.fields}, warn=warn)
        item["id"] = entry.key
        if OURS in entry.fields:
            more = _json(latex.text_of(entry.fields[OURS])[0])
            if more is None:
                warn(f"{OURS}: is not what argmap writes there, and is dropped")
            else:
                _put_in(item, more)
        return item

    def _fault(self, line: int, message: str) -> None:
        where = f"{self.name}:{line}" if self.name else f"{line}"
        self.faults.append(Finding(code="not-bibtex", where=where, message=message))


def _pieces(value: str) -> Iterator[str]:
    """Yield the parts of a value that # joins."""
    depth, start, quoted = 0, 0, False
    for match in re.finditer(r'\\.|[{}"#]', value, re.DOTALL):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            yield value[start : match.start()].strip()
            start = match.end()
    yield value[start:].strip()


def _json(text: str) -> dict[str, dict[str, Any]] | None:
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    parts = ("more", "instead")
    if not isinstance(value, dict) or not value.keys() <= set(parts):
        return None
    if json_text.fault(value) or not all(isinstance(v, dict) for v in value.values()):
        return None
    return value


def _put_in(item: dict[str, Any], more: Mapping[str, Mapping[str, Any]]) -> None:
    """Put what the fields could not say into an item, unless they now say otherwise."""
    for variable, value in more.get("more", {}).items():
        item.setdefault(variable, value)
    for variable, pair in more.get("instead", {}).items():
        if isinstance(pair, list) and len(pair) == 2 and item.get(variable) == pair[0]:
            item.pop(variable, None)
            if pair[1] is not None:
                item[variable] = pair[1]


def _is_unknown(field: str, entry_type: str) -> bool:
    return field not in (OURS, *LOOSE) and variable_of(field, entry_type) is None


def _silent(_: str) -> None:
    """Take a warning that was given on reading."""


def _stored(item: Mapping[str, Any], entry: _Entry) -> dict[str, Any]:
    """Return what of an entry would not be written as it stands."""
    wanted = _type_for(item, entry.type)
    kind, plain, _ = _fields(item, {"type": wanted})
    stored: dict[str, Any] = (
        {} if entry_type_of(item) == entry.type else {"type": entry.type}
    )
    by_variable: dict[str, dict[str, str]] = {}
    for field, value in entry.fields.items():
        if field != OURS:
            variable = variable_of(field, entry.type) or f"={field}"
            by_variable.setdefault(variable, {})[field] = value
    fields: dict[str, str] = {}
    for variable, held in by_variable.items():
        made = {k: v for k, v in plain.items() if variable_of(k, kind) == variable}
        if made != held:
            fields |= held
    if fields:
        stored["fields"] = fields
    if entry.inherited:
        stored["inherited"] = entry.inherited
    return stored


def _type_for(item: Mapping[str, Any], wanted: Any) -> str:
    """Return the wanted type of entry where it still says the item's type."""
    if isinstance(wanted, str) and wanted:
        said = item_type(wanted)
        if said == item.get("type"):
            return wanted
        if said is not None and said == item_type(entry_type_of(item)):
            return wanted
    return ""


def _fields(
    item: Mapping[str, Any], stored: Mapping[str, Any]
) -> tuple[str, dict[str, str], dict[str, Any]]:
    """Return type and fields of an entry, and what the fields do not say."""
    kind, plain = fields_of(item, entry_type=_type_for(item, stored.get("type")))
    raw = _strings(stored.get("fields"))
    inherited = _strings(stored.get("inherited")) if "crossref" in raw else {}
    told = {**inherited, **raw}
    before = translated(kind, told, warn=_silent) if told else {}
    covered = {
        variable
        for field in (*raw, *inherited)
        if (variable := variable_of(field, kind)) is not None
        and before.get(variable) == item.get(variable)
    }
    fields = {k: v for k, v in plain.items() if variable_of(k, kind) not in covered}
    for field, value in raw.items():
        variable = variable_of(field, kind)
        if variable is None or variable in covered:
            fields[field] = value
    said = translated(kind, {**inherited, **fields}, warn=_silent)
    rest: dict[str, Any] = {}
    for variable in (*item, *(one for one in said if one not in item)):
        if variable == "id" or said.get(variable) == item.get(variable):
            continue
        if variable in said:
            pair = [said[variable], item.get(variable)]
            rest.setdefault("instead", {})[variable] = pair
        else:
            rest.setdefault("more", {})[variable] = item[variable]
    return kind, fields, rest


def _entry_text(
    item: Mapping[str, Any], stored: Mapping[str, Any], *, otherwise: str
) -> str:
    """Return an entry; its key is the id `otherwise` where the item's cannot be one."""
    kind, fields, rest = _fields(item, stored)
    given = item["id"]
    key = given if isinstance(given, str) and KEY.fullmatch(given) else otherwise
    if key != given:
        rest.setdefault("instead", {})["id"] = [key, given]
    if rest:
        fields[OURS] = latex.written(json_text.one_line(rest))
    lines = [f"@{kind}{{{key},"]
    for field, value in fields.items():
        plain = field == "month" and value in MONTHS
        lines.append(f"  {field} = {value if plain else f'{{{value}}}'},")
    return "\n".join((*lines, "}"))


def _strings(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {k: v for k, v in value.items() if isinstance(v, str)}


def _texts(file: Mapping[str, Any], key: str) -> list[str]:
    held = file.get(key)
    return (
        [one for one in held if isinstance(one, str)] if isinstance(held, list) else []
    )
