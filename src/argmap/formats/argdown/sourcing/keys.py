"""The sourcing keys: what may stand in a data block, and what each key means.

One table for each record. A key's field decides its type from the characters as
written, so that dates, ids and offsets need no quotes; see `value_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from argmap.formats.argdown.data import DataList, DataMap, Entry, Scalar
from argmap.formats.argdown.faults import Fault, Report
from argmap.model import identifiers
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim
from argmap.model.fields import FieldError, Flag, Kind, Number, Spans
from argmap.model.messages import shown
from argmap.model.records import Nested, kinds
from argmap.model.relations import Relation, RelationKind
from argmap.model.sources import Passage

if TYPE_CHECKING:
    from argmap.formats.argdown.data import DataNode

__all__ = [
    "ARGDOWN_KEYS",
    "ASSERTION_KEYS",
    "BLOCK_KEYS",
    "CLAIM_KEYS",
    "PASSAGE_KEYS",
    "RELATION_FIELDS",
    "RELATION_KEYS",
    "RENAME",
    "STANCE_KEYS",
    "Fields",
    "Key",
    "fields_of",
    "json_of",
    "normal_name",
    "suggestion",
    "value_of",
]

_TEXT = Kind()
_INTEGER = re.compile(r"[-+]?[0-9]{1,4300}")
_DECIMAL = re.compile(r"[-+]?[0-9]*\.?[0-9]*(?:[eE][-+]?[0-9]+)?")

RENAME = "give one of them another id"

# A key and the field that it fills: in the record, or in the record's passage.
Key = tuple[type, str]

CLAIM_KEYS: dict[str, Key] = {
    "id": (Claim, "id"),
    "title": (Claim, "title"),
    "issue": (Claim, "issue"),
    "kind": (Claim, "kind"),
    "evidence": (Claim, "evidence"),
    "valid": (Claim, "valid"),
    "quantity": (Claim, "quantity"),
    "requires-support": (Claim, "requires_support"),
    "proposed": (Claim, "proposed"),
    "note": (Claim, "note"),
}
PASSAGE_KEYS: dict[str, Key] = {
    "source": (Passage, "source"),
    "at": (Passage, "spans"),
    "head": (Passage, "head"),
    "tail": (Passage, "tail"),
    "digest": (Passage, "digest"),
    "quote": (Passage, "exact"),
    "prefix": (Passage, "prefix"),
    "suffix": (Passage, "suffix"),
    "locator": (Passage, "locator"),
}
ASSERTION_KEYS: dict[str, Key] = {
    "by": (Assertion, "actor"),
    "proponent": (Assertion, "actor"),
    "stance": (Assertion, "stance"),
    **PASSAGE_KEYS,
    "via": (Assertion, "via"),
    "date": (Assertion, "date"),
    "hedged": (Assertion, "hedged"),
    "by-act": (Assertion, "by_act"),
    "cites": (Assertion, "cites"),
    "wording": (Assertion, "wording"),
}
STANCE_KEYS: dict[str, Key] = {
    "id": (Assertion, "id"),
    **ASSERTION_KEYS,
    "proposed": (Assertion, "proposed"),
    "note": (Assertion, "note"),
}
RELATION_FIELDS: dict[str, Key] = {
    "id": (Relation, "id"),
    "basis": (Relation, "basis"),
    "author": (Relation, "author"),
    "analyst": (Relation, "analyst"),
    **PASSAGE_KEYS,
    "date": (Relation, "date"),
    "scheme": (Relation, "scheme"),
    "proposed": (Relation, "proposed"),
    "note": (Relation, "note"),
}
RELATION_KEYS: dict[str, RelationKind] = {
    "contradicts": RelationKind.CONTRADICTS,
    "supersedes": RelationKind.SUPERSEDES,
    "qualifies": RelationKind.QUALIFIES,
    "rephrases": RelationKind.REPHRASES,
    "undercuts": RelationKind.ATTACKS,
}
# What ordinary Argdown tools read; kept for them, and without a meaning here. The
# addresses of links in a text are kept among them, under `links`.
ARGDOWN_KEYS = frozenset(
    [
        "isCanonical",
        "isInMap",
        "isInGroup",
        "isGroup",
        "isClosed",
        "color",
        "images",
        "uses",
        "from",
        "links",
    ]
)
BLOCK_KEYS = frozenset(
    (*CLAIM_KEYS, *ASSERTION_KEYS, *RELATION_KEYS, "thesis", "stances", "rel")
)


@attrs.define(eq=False)
class Fields:
    """What the keys of one mapping give.

    Parameters
    ----------
    values : dict
        Canonical values by field of the record.
    passage : dict
        Canonical values by field of its passage.
    others : tuple of Entry
        The entries whose keys are not in the table.
    entry : dict
        The entry that gave each field, for its place.
    faulty : bool
        Whether an entry had to be left out.
    """

    values: dict[str, Any] = attrs.field(factory=dict)
    passage: dict[str, Any] = attrs.field(factory=dict)
    others: tuple[Entry, ...] = ()
    entry: dict[str, Entry] = attrs.field(factory=dict)
    faulty: bool = False

    @property
    def content(self) -> frozenset[tuple[str, Any]]:
        """What the mapping says, its id aside, in a form to be looked up by."""
        said = (item for item in self.values.items() if item[0] != "id")
        placed = ((f"passage {name}", value) for name, value in self.passage.items())
        return frozenset((*said, *placed))


def fields_of(node: DataMap, table: Mapping[str, Key], report: Report) -> Fields:
    """Return the canonical values that a mapping's keys give by a table.

    Parameters
    ----------
    node : DataMap
        The mapping as written.
    table : mapping
        Which key fills which field.
    report : Report
        Takes the faults; a value at fault is left out.

    Returns
    -------
    Fields
        Empty for an empty mapping.
    """
    found = Fields()
    others = []
    for entry in node:
        key = table.get(normal_name(entry.name))
        if key is None:
            others.append(entry)
            continue
        comma = _warn_of_comma(entry, report)
        record, field = key
        try:
            value = value_of(entry.value, kinds(record)[field])
        except FieldError as fault:
            message = f"{entry.name}: {fault}"
            place = entry.value.place
            report.error(Fault("invalid-field", message, place=place, remedy=comma))
            found.faulty = True
            continue
        if value is None:
            continue
        into = found.passage if record is Passage else found.values
        if field in into and into[field] != value:
            message = f"{entry.name}: stands beside another value for the same"
            report.error(Fault("two-values", message, place=entry.key.place))
        into[field] = value
        found.entry[field] = entry
    found.others = tuple(others)
    return found


def _warn_of_comma(entry: Entry, report: Report) -> str:
    """Warn of JSON's habit in block YAML; give the remedy, "" where none is needed."""
    value = entry.value
    if not (isinstance(value, Scalar) and value.plain and value.text.endswith(",")):
        return ""
    remedy = "remove the comma: block YAML has a key on each line"
    message = f"{entry.name}: the value {shown(value.text)} ends in a comma"
    report.warn("comma-in-value", message, place=value.place, remedy=remedy)
    return remedy


def value_of(node: DataNode, kind: Kind) -> Any:
    """Return the canonical value of a field from the characters as written.

    Parameters
    ----------
    node : DataNode
        The value as written.
    kind : Kind
        The field's kind: it decides what ``2024`` or ``no`` means.

    Returns
    -------
    object
        None for a plain ``null``, ``~`` or nothing.

    Raises
    ------
    FieldError
        The value is not of that kind.
    """
    value = _written(node, kind)
    if value is None:
        return None
    value = kind.convert(value)
    fault = kind.fault(value)
    if fault:
        raise FieldError(fault)
    return value


def json_of(node: DataNode) -> Any:
    """Return plain JSON data for a value without a field; dates stay as written."""
    if isinstance(node, Scalar):
        return _exact(node)
    if isinstance(node, DataList):
        return [json_of(item) for item in node.items]
    return {entry.name: json_of(entry.value) for entry in node}


def normal_name(name: str) -> str:
    """Return a key's name with hyphens: ``by_act`` is ``by-act``."""
    return name.replace("_", "-")


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return the remedy for an unknown key, or ""."""
    near = identifiers.nearest(normal_name(name), known)
    return f"did you mean {near!r}?" if near else ""


def _written(node: DataNode, kind: Kind) -> Any:
    if isinstance(node, DataList):
        inner = kind if isinstance(kind, Nested | Spans) else _TEXT
        return [_written(item, inner) for item in node.items]
    if isinstance(node, Scalar):
        if node.is_null:
            return None
        if isinstance(kind, Spans) and _INTEGER.fullmatch(node.text):
            return int(node.text)
        return _exact(node) if isinstance(kind, Flag | Number) else node.text
    if not isinstance(kind, Nested):
        return json_of(node)
    table = kinds(kind.record())
    named = {entry.name.replace("-", "_"): entry.value for entry in node}
    return {
        name: _written(value, table.get(name, _TEXT)) for name, value in named.items()
    }


def _exact(node: Scalar) -> Any:
    """Return a scalar's value; the core schema's numbers are doubles, these are not."""
    if node.plain and _INTEGER.fullmatch(node.text):
        return int(node.text)
    value = node.value
    if isinstance(value, str):
        return node.text
    if isinstance(value, int) and _DECIMAL.fullmatch(node.text):
        return float(node.text)
    return value
